/** From runs to the record of an experiment, and its text. */
import {
  type Experiment,
  type ExperimentRecord,
  type ExperimentRun,
  hashOfExperiment,
  largestDifferences,
  type MeasuresBySeed,
  type ToldRun,
  round,
  type Trace,
  valuesOf,
} from '@tenfold/pattern';
import type { RuntimeInfo } from '@tenfold/runtime';
import type { Runs } from './run-experiment.ts';

/** All runs of an experiment on one runtime. */
export interface Account {
  readonly info: RuntimeInfo;
  readonly runs: Runs;
}

/** `accounts` has at least one; values and traces are PyTorch's where it ran. */
export async function toRecord(
  experiment: Experiment,
  data: ReadonlyMap<string, Uint8Array>,
  accounts: readonly [Account, ...Account[]],
): Promise<ExperimentRecord> {
  const reference = accounts.find(({ info }) => info.on === 'pytorch') ?? accounts[0];
  const measures = Object.fromEntries(accounts.map(({ info, runs }) => [info.on, measuresOf(runs)]));
  const { engine, pytorch } = measures;
  return {
    format: 1,
    experiment: experiment.id,
    hash: await hashOfExperiment(experiment, data),
    ranOn: accounts.map(({ info: { on, python, torch } }) => ({ on, python, torch })),
    values: valuesOf(experiment, measuresOf(reference.runs)),
    between: engine && pytorch ? largestDifferences(engine, pytorch) : {},
    runs: [experiment.plain, experiment.treated].flatMap((value) => {
      const run = reference.runs.get(value)?.[0];
      return run === undefined ? [] : [toToldRun(value, run)];
    }),
    measures,
  };
}

/** What the runs of `runs` measured at their end. */
export function measuresOf(runs: Runs): MeasuresBySeed {
  const rounded = (run: ExperimentRun) =>
    Object.fromEntries(Object.entries(run.result.measures).map(([name, value]) => [name, round(value)]));
  return Object.fromEntries([...runs].map(([value, all]) => [value, all.map(rounded)]));
}

function toToldRun(value: number, { epochs, result }: ExperimentRun): ToldRun {
  const names = Object.keys(epochs.at(-1)?.measures ?? {});
  const told = epochs.filter(({ measures }) => names.every((name) => name in measures));
  const trace: Trace = {
    epoch: told.map(({ epoch }) => epoch),
    ...Object.fromEntries(
      names.map((name) => [name, told.map(({ measures }) => round(measures[name] ?? 0))]),
    ),
  };
  return { value, seed: 0, trace, tables: result.tables };
}

/** As it is written to disk: a line for each innermost list or object. */
export function formatRecord(record: ExperimentRecord): string {
  const spread = JSON.stringify(record, null, 1);
  const short = spread.replace(/[[{]\n[^[\]{}]*\n *[\]}]/g, (block) => block.replace(/\n */g, ' '));
  return `${short.replace(/^ +/gm, (indent) => ' '.repeat(2 * indent.length))}\n`;
}
