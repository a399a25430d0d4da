/** Runs an experiment's program for the seeds and values asked, several at once where there are several runtimes. */
import {
  constantsOf,
  type Experiment,
  type ExperimentRun,
  readReports,
  setConstants,
} from '@tenfold/pattern';
import type { Outcome, Runtime } from '@tenfold/runtime';

/** Generous: a busy machine must not make a run fail. */
const LIMITS = { timeMs: 120_000, outputChars: 400_000 };

export interface AskedRuns {
  readonly seeds: readonly number[];
  readonly values: readonly number[];
}

/** By value, for each seed what its run gave. */
export type Runs = ReadonlyMap<number, readonly ExperimentRun[]>;

/** A program that did not give a result: its author's mistake, to be shown without a stack. */
export class NoResult extends Error {
  override readonly name = 'NoResult';
}

/** `data` are the pattern's files by name. Throws `NoResult`. */
export async function runExperiment(
  experiment: Experiment,
  data: ReadonlyMap<string, Uint8Array>,
  { seeds, values }: AskedRuns,
  runtime: Runtime,
  onRun: () => void = () => {},
): Promise<Runs> {
  const files = Object.fromEntries(experiment.files.map((name) => [name, fileOf(experiment, data, name)]));
  const one = async (value: number, seed: number): Promise<ExperimentRun> => {
    const { code } = setConstants(experiment.code, constantsOf(experiment, seed, value));
    const outcome = await runtime.run({ code, files }, { limits: LIMITS });
    onRun();
    return toRun(outcome, `experiment ${experiment.id}, seed ${seed}, ${experiment.varies} = ${value}`);
  };
  const all = values.map(async (value) => {
    return [value, await Promise.all(seeds.map((seed) => one(value, seed)))] as const;
  });
  return new Map(await Promise.all(all));
}

function fileOf({ id }: Experiment, data: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const bytes = data.get(name);
  if (bytes === undefined) throw new NoResult(`experiment ${id}: there is no data/${name}.`);
  return bytes;
}

function toRun(outcome: Outcome, what: string): ExperimentRun {
  if (outcome.kind === 'raised') throw new NoResult(`${what} raised:\n${outcome.error.traceback}`);
  if (outcome.kind !== 'finished') throw new NoResult(`${what} was ${outcome.kind}.`);
  const reports = readReports(outcome.stdout);
  const result = reports.find((report) => report.kind === 'result');
  if (result === undefined) throw new NoResult(`${what} reported no result.`);
  return { epochs: reports.filter((report) => report.kind === 'epoch'), result };
}
