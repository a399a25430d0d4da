/** Trains the networks of an experiment in this page: a queue of runs, and two or three Pythons that work it off. */
import {
  type EpochReport,
  ReportReader,
  type ResultReport,
  SEED,
  setConstants,
  type ToldRun,
  type Trace,
} from '@tenfold/pattern/experiment';
import type { Outcome, Runtime } from '@tenfold/runtime';
import { dataFile } from '../../content/data-file.ts';
import { say } from '../../status/status-line.tsx';
import { keepResults } from './kept-results.ts';
import { type Lab, NO_PROGRESS, withRun } from './lab.ts';
import { withPythons } from './pythons.ts';

/** A learner's program may be slow; what never ends is stopped by hand. */
const LIMITS = { timeMs: 10 * 60_000, outputChars: 1_000_000 };

interface Job {
  readonly seed: number;
  readonly value: number;
}

/** The runs of plain and treated for the seeds chosen, seed by seed: first those that were not run with this program. */
function jobsOf(lab: Lab): Job[] {
  const { plain } = lab.experiment;
  const seeds = Array.from({ length: lab.seeds.peek() }, (_, seed) => seed);
  const all = seeds.flatMap((seed) =>
    [...new Set([plain, lab.treated.peek()])].map((value) => ({ seed, value })),
  );
  const own = lab.own.peek();
  const known = own?.code === lab.code.peek() ? own.runs : [];
  const missing = all.filter(
    ({ seed, value }) => !known.some((run) => run.seed === seed && run.value === value),
  );
  return missing.length > 0 ? missing : all;
}

/** The one that trains: two at once would hold twice the Pythons, and each take twice the time. */
let training: Lab | null = null;

/**
 * Trains until the queue is empty, `stopTraining` is called, or a program fails. Does nothing while it trains; another
 * experiment that trains is stopped.
 */
export async function startTraining(lab: Lab): Promise<void> {
  if (lab.training.peek().kind === 'running') return;
  if (training !== null) stopTraining(training);
  training = lab;
  const stop = new AbortController();
  lab.training.value = { kind: 'running', stop };
  const jobs = jobsOf(lab);
  for (const watcher of lab.watchers) watcher.onBegin();
  lab.progress.value = { ...NO_PROGRESS, total: jobs.length };
  try {
    const bytes = lab.experiment.files.map(async (name) => [name, await dataFile(lab.path, name)] as const);
    const files = Object.fromEntries(await Promise.all(bytes));
    const pace = new Pace(lab, jobs.length);
    const queue = [...jobs];
    await withPythons(jobs.length, stop.signal, async (python) => {
      for (let job = queue.shift(); job && !stop.signal.aborted; job = queue.shift())
        await train(lab, job, files, python, stop.signal, pace);
    });
    say(
      stop.signal.aborted
        ? 'Stopped. What was trained is kept.'
        : `Trained ${jobs.length} ${jobs.length === 1 ? 'network' : 'networks'}.`,
    );
    if (lab.training.peek().kind === 'running') lab.training.value = { kind: 'idle' };
  } catch (error) {
    stop.abort();
    const message = error instanceof Error ? error.message : String(error);
    lab.training.value = { kind: 'failed', error: message };
    say('Training failed.');
  }
  lab.progress.value = NO_PROGRESS;
}

export function stopTraining(lab: Lab): void {
  const training = lab.training.peek();
  if (training.kind === 'running') training.stop.abort();
}

async function train(
  lab: Lab,
  { seed, value }: Job,
  files: Readonly<Record<string, Uint8Array>>,
  python: Runtime,
  signal: AbortSignal,
  pace: Pace,
): Promise<void> {
  const source = lab.code.peek();
  const { code, missing } = setConstants(source, {
    [SEED]: String(seed),
    [lab.experiment.varies]: String(value),
  });
  if (missing.length > 0)
    throw new Error(
      `The program needs a line that sets ${missing.join(' and ')}, such as ${missing[0]} = 0.`,
    );
  for (const watcher of lab.watchers) watcher.onStart(seed, value);
  const reader = new ReportReader();
  const epochs: EpochReport[] = [];
  let result: ResultReport | null = null;
  const finished = pace.begin();
  const read = (text: string) => {
    for (const report of reader.add(text)) {
      if (report.kind === 'result') result = report;
      else {
        epochs.push(report);
        // After its last epoch it still measures: only then is it trained.
        finished(report.epoch / (report.of + 1));
        for (const watcher of lab.watchers) watcher.onEpoch(seed, value, report);
      }
    }
  };
  const outcome = await python.run({ code, files }, { limits: LIMITS, signal, onOutput: read });
  if (outcome.kind === 'interrupted' || (signal.aborted && outcome.kind !== 'finished')) return;
  read('\n');
  take(lab, source, { seed, value }, outcome, result, epochs);
  finished(1);
}

/** Adds what a run gave to the learner's results, or throws what is wrong with it. */
function take(
  lab: Lab,
  code: string,
  { seed, value }: Job,
  outcome: Outcome,
  result: ResultReport | null,
  epochs: readonly EpochReport[],
): void {
  if (outcome.kind === 'raised') throw new Error(outcome.error.traceback);
  if (outcome.kind === 'timed-out') throw new Error('The program was still running after ten minutes.');
  if (result === null)
    throw new Error('The program ended without a line {"result": …}: keep its last report.');
  const told: ToldRun = { value, seed, trace: traceOf(epochs), tables: result.tables };
  lab.own.value = withRun(
    lab.own.peek(),
    code,
    { value, seed, measures: result.measures, ms: outcome.ms },
    told,
  );
  lab.shown.value = 'own';
  keepResults(lab);
}

/** Measures by epoch, of the epochs that have all that the last one has. */
function traceOf(epochs: readonly EpochReport[]): Trace {
  const names = Object.keys(epochs.at(-1)?.measures ?? {});
  const whole = epochs.filter(({ measures }) => names.every((name) => name in measures));
  const columns = names.map((name) => [name, whole.map(({ measures }) => measures[name] ?? 0)] as const);
  return { epoch: whole.map(({ epoch }) => epoch), ...Object.fromEntries(columns) };
}

/** How far all runs are together, and from that how long it will take. */
class Pace {
  readonly #lab: Lab;
  readonly #total: number;
  readonly #shares: number[] = [];
  #startedAt: number | null = null;

  constructor(lab: Lab, total: number) {
    this.#lab = lab;
    this.#total = total;
  }

  /** A run begins; the function that it gives is told which share of it is done. */
  begin(): (share: number) => void {
    const at = this.#shares.push(0) - 1;
    this.#startedAt ??= performance.now();
    return (share) => {
      this.#shares[at] = share;
      this.#tell();
    };
  }

  #tell(): void {
    const share = this.#shares.reduce((sum, each) => sum + each, 0) / this.#total;
    const elapsed = (performance.now() - (this.#startedAt ?? 0)) / 1000;
    this.#lab.progress.value = {
      done: this.#shares.filter((each) => each === 1).length,
      total: this.#total,
      share,
      secondsLeft: share > 0.02 ? Math.ceil((elapsed / share) * (1 - share)) : null,
    };
  }
}
