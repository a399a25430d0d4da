/** A child process that runs `tenfold_driver.serve`, as a `Python`: requests down, lines of JSON up, signals across. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Interface } from 'node:readline';
import { setImmediate as turn } from 'node:timers/promises';
import * as v from 'valibot';
import { parseMessage, type Request } from '../protocol.ts';
import type { RuntimeInfo } from '../runtime.ts';
import type { End, Listener, Python } from '../session.ts';

const controlSchema = v.variant('kind', [
  v.object({ kind: v.literal('started'), pid: v.number() }),
  v.object({ kind: v.literal('ended'), status: v.number() }),
]);

/** The value of a line of JSON; null for what is not JSON, which is none of ours. */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

interface Run {
  readonly listener: Listener;
  readonly end: (end: End) => void;
  /** The process that runs the program, once it is known. */
  pid: number | null;
}

export class PythonProcess implements Python {
  readonly info: RuntimeInfo;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #forks: boolean;
  #run: Run | null = null;

  /** `child` has said that it is ready; `lines` are its standard output. */
  constructor(child: ChildProcessWithoutNullStreams, lines: Interface, info: RuntimeInfo, forks: boolean) {
    this.#child = child;
    this.#forks = forks;
    this.info = info;
    lines.on('line', (line) => this.#onLine(line));
    // What a program or a library writes past Python's own streams.
    child.stderr.setEncoding('utf8').on('data', (text: string) => this.#run?.listener.onOutput(text));
    // A request to a process that has just ended; its 'close' tells.
    child.stdin.on('error', () => undefined);
    // A fork that outlives it would keep the pipes open, and 'close' from coming.
    child.on('exit', () => forks && this.kill());
    child.on('close', (code, signal) => this.#finish('gone', signal ?? `exit status ${code}`));
  }

  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  run(request: Request, listener: Listener): Promise<End> {
    return new Promise((resolve) => {
      this.#run = { listener, end: resolve, pid: this.#forks ? null : (this.#child.pid ?? null) };
      this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    });
  }

  interrupt(): boolean {
    // Windows has no SIGINT to send: Node would end the process outright.
    if (process.platform === 'win32') return false;
    if (this.#run?.pid) signal(this.#run.pid, 'SIGINT');
    return true;
  }

  kill(): void {
    // The fork leads a group of its own, which its own children belong to.
    if (this.#forks && this.#run?.pid) signal(-this.#run.pid, 'SIGKILL');
    else this.#child.kill('SIGKILL');
  }

  async close(): Promise<void> {
    if (!this.alive) return;
    const closed = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.kill('SIGKILL');
    await closed;
  }

  #onLine(line: string): void {
    const data = parseLine(line);
    const run = this.#run;
    if (data === null || run === null) return;
    const control = v.safeParse(controlSchema, data);
    if (!control.success) {
      const message = parseMessage(data);
      if (message?.kind === 'output') run.listener.onOutput(message.text);
      if (message?.kind === 'result') run.listener.onResult(message);
    } else if (control.output.kind === 'started') {
      run.pid = control.output.pid;
    } else {
      void this.#finishReading(control.output.status);
    }
  }

  /** What was written to the other pipe before the end is in it by now: one full turn of the loop reads it. */
  async #finishReading(status: number): Promise<void> {
    await turn();
    await turn();
    if (this.#forks) this.#finish('ready', status < 0 ? `signal ${-status}` : `exit status ${status}`);
  }

  #finish(python: End['python'], how: string): void {
    this.#run?.end({ python, because: `Python ended before the program did (${how})` });
    this.#run = null;
  }
}

/** Sends it, unless that process has just ended. */
function signal(pid: number, name: 'SIGINT' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch {
    // Its end is on the way in the other pipe.
  }
}
