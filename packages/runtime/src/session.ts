/**
 * A `Runtime` made of one Python at a time: queues programs, watches the clock and the abort signal, stops what
 * must be stopped, replaces a Python that is gone, and puts the outcome together.
 * What kind of Python it is (child process, worker thread, worker in a sandboxed frame) is behind `Python`.
 */
import { type Request, type Result, toRequest } from './protocol.ts';
import { DEFAULT_LIMITS, RuntimeUnavailable } from './runtime.ts';
import type { Outcome, Program, RunOptions, Runtime, RuntimeInfo } from './runtime.ts';
import { Transcript } from './transcript.ts';

/** What a program does while it runs. */
export interface Listener {
  onOutput(text: string): void;
  onResult(result: Result): void;
}

/** How a run was over for Python itself: `ready` for the next, or `gone`; `because` says why there is no result. */
export interface End {
  readonly python: 'ready' | 'gone';
  readonly because: string;
}

/** One live Python with the driver loaded. */
export interface Python {
  readonly info: RuntimeInfo;
  /** False once it has ended, also by itself. */
  readonly alive: boolean;
  /** Runs one program; resolves when that is over, however it came. Never called while another runs. */
  run(request: Request, listener: Listener): Promise<End>;
  /** Asks the running program to stop; false where it cannot be asked. */
  interrupt(): boolean;
  /** Ends the running program by force; `run` resolves soon after. */
  kill(): void;
  close(): Promise<void>;
}

/** A program that ignores being asked is asked again, as it may catch what it is asked with; then it is ended. */
const ASK_EVERY_MS = 10;
const ASK_FOR_MS = 400;

/** Starts Python by `start`, and again whenever it is gone. Rejects as `start` does. */
export async function openSession(start: () => Promise<Python>): Promise<Runtime> {
  const session = new Session(start, await start());
  return session;
}

class Session implements Runtime {
  readonly info: RuntimeInfo;
  readonly #start: () => Promise<Python>;
  #python: Promise<Python>;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(start: () => Promise<Python>, first: Python) {
    this.#start = start;
    this.#python = Promise.resolve(first);
    this.info = first.info;
  }

  run(program: Program, options: RunOptions = {}): Promise<Outcome> {
    const outcome = this.#last.then(() => this.#runNow(program, options));
    this.#last = outcome.catch(() => undefined);
    return outcome;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const python = await this.#python.catch(() => null);
    python?.kill();
    await this.#last;
    await (await this.#python.catch(() => null))?.close();
  }

  async #runNow(program: Program, options: RunOptions): Promise<Outcome> {
    if (this.#closed) throw new RuntimeUnavailable('This runtime was closed.');
    const python = await this.#living();
    const request = toRequest(program, { ...DEFAULT_LIMITS, ...options.limits });
    if (options.signal?.aborted)
      return outcomeWithout('interrupted', '', { stdout: '', truncated: false }, 0);
    const { outcome, end } = await runOnce(python, request, options);
    if (end.python === 'gone' && !this.#closed) this.#replace();
    return outcome;
  }

  async #living(): Promise<Python> {
    const python = await this.#python.catch(() => null);
    if (!python?.alive) this.#replace();
    return this.#python;
  }

  /** The next Python starts at once, so that the next run need not wait for it; a failure is told to that run. */
  #replace(): void {
    this.#python = this.#start();
    this.#python.catch(() => undefined);
  }
}

async function runOnce(
  python: Python,
  request: Request,
  options: RunOptions,
): Promise<{ outcome: Outcome; end: End }> {
  const transcript = new Transcript(request.outputChars, options.onOutput);
  const stopper = new Stopper(python);
  const startedAt = performance.now();
  let result: Result | null = null;
  let stopped: StopReason | null = null;
  const interrupt = (): void => stopper.stop('interrupted');
  const timer = setTimeout(() => stopper.stop('timed-out'), request.timeMs);
  options.signal?.addEventListener('abort', interrupt);
  const end = await python.run(request, {
    onOutput: (text) => transcript.add(text),
    onResult: (message) => {
      if (result !== null) return;
      result = message;
      stopped = stopper.reason;
    },
  });
  stopper.close();
  clearTimeout(timer);
  options.signal?.removeEventListener('abort', interrupt);
  const ran = { stdout: transcript.text, truncated: transcript.truncated };
  const outcome = result
    ? outcomeOf(result, stopped, ran)
    : outcomeWithout(stopper.reason, end.because, ran, performance.now() - startedAt);
  return { outcome, end };
}

type StopReason = 'timed-out' | 'interrupted';
type Printed = Pick<Outcome, 'stdout' | 'truncated'>;

/** Stops a program once there is a reason: asks it, asks again, ends it by force. */
class Stopper {
  reason: StopReason | null = null;
  readonly #python: Python;
  #asking: ReturnType<typeof setInterval> | undefined;

  constructor(python: Python) {
    this.#python = python;
  }

  stop(reason: StopReason): void {
    if (this.reason !== null) return;
    this.reason = reason;
    const untilMs = performance.now() + ASK_FOR_MS;
    this.#asking = setInterval(() => this.#ask(untilMs), ASK_EVERY_MS);
    this.#ask(untilMs);
  }

  close(): void {
    clearInterval(this.#asking);
  }

  #ask(untilMs: number): void {
    if (performance.now() < untilMs && this.#python.interrupt()) return;
    this.close();
    this.#python.kill();
  }
}

/** A program that ended for a reason from outside is told by that reason, whatever it made of the interrupt. */
function outcomeOf(result: Result, stopped: StopReason | null, printed: Printed): Outcome {
  const { kind: _, ending, ...told } = result;
  const ran = { ...printed, ...told };
  if (stopped !== null) return { kind: stopped, ...ran };
  return ending.kind === 'raised'
    ? { kind: 'raised', ...ran, error: ending.error }
    : { kind: ending.kind, ...ran };
}

/** Python ended under the program: by our force, or by `os._exit`, a crash, the system's memory guard. */
function outcomeWithout(stopped: StopReason | null, message: string, printed: Printed, ms: number): Outcome {
  const ran = { ...printed, shown: null, check: null, values: {}, ms };
  if (stopped !== null) return { kind: stopped, ...ran };
  const error = { type: 'SystemError', message, traceback: `SystemError: ${message}\n`, line: null };
  return { kind: 'raised', ...ran, error };
}
