/** Is what is recorded of an experiment still what happens? A few of its runs are run again; the whole takes minutes. */
import {
  type Experiment,
  type ExperimentRecord,
  hashOfExperiment,
  largestDifferences,
  parseExperimentRecord,
  valuesOf,
} from '@tenfold/pattern';
import type { Asked } from '../proofs/asked.ts';
import type { FoundOn } from '../proofs/judge-runs.ts';
import type { RunOn } from '../proofs/run-on.ts';
import type { On } from '../runtimes.ts';
import { type Account, measuresOf } from './to-record.ts';

export interface RecordedText {
  /** As messages name it. */
  readonly file: string;
  readonly text: string | null;
}

/**
 * Two machines, and two versions of a runtime, add in another order, and training lets that grow. How far, the record
 * shows itself: a new run may be twice as far off as the engine and PyTorch ever are with the same seed, and a little.
 */
const SPREADS = 2;
const ABSOLUTE = 0.005;
const RELATIVE = 0.005;

/** The seeds that are run again: the first and the last. */
export function seedsToVerify({ seeds }: Experiment): number[] {
  return [0, seeds - 1];
}

/** `accounts` have the runs of `seedsToVerify` for the two values that are compared. */
export async function verifyExperiment(
  experiment: Experiment,
  { file, text }: RecordedText,
  data: ReadonlyMap<string, Uint8Array>,
  accounts: readonly Account[],
): Promise<FoundOn[]> {
  const finding = (
    kind: FoundOn['kind'],
    expected: string,
    got: string,
    on: readonly On[] = [],
  ): FoundOn => ({
    kind,
    question: `experiment-${experiment.id}`,
    variant: null,
    answer: null,
    expected,
    got,
    at: { file, line: 1, column: 1 },
    on,
  });
  if (text === null)
    return [finding('not-recorded', 'it is recorded', 'there is no record: npx tenfold experiment --record')];
  const record = parseExperimentRecord(text);
  if (typeof record === 'string') return [finding('stale', 'the record can be read', record)];
  if (record.hash !== (await hashOfExperiment(experiment, data))) {
    const got = 'program, settings or data have changed since: npx tenfold experiment --record';
    return [finding('stale', 'the record is of this version of the experiment', got)];
  }
  const own = inconsistencies(experiment, record).map((got) =>
    finding('disagreement', 'what the record says follows from its runs', got),
  );
  const rerun = accounts.flatMap((account) => {
    const { on } = account.info;
    if (record.measures[on] === undefined) return [];
    return differences(experiment, record.measures, account).map(([was, is]) =>
      finding('disagreement', `the record: ${was}`, is, [on]),
    );
  });
  return [...own, ...rerun];
}

/** Where the figures of `record` are not those that its own runs give. */
function inconsistencies(experiment: Experiment, { measures, values, between }: ExperimentRecord): string[] {
  const { engine, pytorch } = measures;
  const reference = pytorch ?? engine ?? {};
  const found: string[] = [];
  for (const [on, bySeed] of Object.entries(measures))
    for (const value of experiment.values) {
      const seeds = bySeed?.[value]?.length ?? 0;
      if (seeds !== experiment.seeds) found.push(`${seeds} seeds at ${value} on ${on}`);
    }
  if (!isSame(values, valuesOf(experiment, reference))) found.push('its `values` are others');
  if (!isSame(between, engine && pytorch ? largestDifferences(engine, pytorch) : {}))
    found.push('its `between` is another');
  return found;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Recorded and new, in words, for each measure of each run that is not the same. */
function differences(
  experiment: Experiment,
  recorded: ExperimentRecord['measures'],
  { info: { on }, runs }: Account,
): [string, string][] {
  const seeds = seedsToVerify(experiment);
  const now = measuresOf(runs);
  return [experiment.plain, experiment.treated].flatMap((value) =>
    seeds.flatMap((seed, at) => {
      const [was, is] = [recorded[on]?.[value]?.[seed] ?? {}, now[value]?.[at] ?? {}];
      const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
      return names
        .filter((name) => !isNear(was[name], is[name], spreadOf(name, recorded)))
        .map((name): [string, string] => [
          `${name} ${was[name]} with seed ${seed}, ${experiment.varies} = ${value}`,
          `${name} ${is[name]}`,
        ]);
    }),
  );
}

/** How far the runtimes are apart at most in one measure of one seed; 0 where only one ran. */
function spreadOf(measure: string, { engine = {}, pytorch = {} }: ExperimentRecord['measures']): number {
  const apart = Object.entries(engine).flatMap(([value, runs]) =>
    runs.map((run, seed) =>
      Math.abs((run[measure] ?? 0) - (pytorch[value]?.[seed]?.[measure] ?? Number.NaN)),
    ),
  );
  return Math.max(0, ...apart.filter((difference) => !Number.isNaN(difference)));
}

function isNear(was: number | undefined, is: number | undefined, spread: number): boolean {
  if (was === undefined || is === undefined) return false;
  return Math.abs(was - is) <= ABSOLUTE + RELATIVE * Math.abs(was) + SPREADS * spread;
}

/** What is wrong with the records of the experiments of `asked`, according to what `runs` ran of them. */
export async function verifyExperiments(asked: readonly Asked[], runs: readonly RunOn[]): Promise<FoundOn[]> {
  const found = asked.flatMap((pattern, at) =>
    pattern.experiments.map((experiment, number) => {
      const accounts = runs.flatMap(({ patterns }) => {
        const ran = patterns[at];
        const own = ran?.experiments[number];
        return ran && own ? [{ info: ran.info, runs: own }] : [];
      });
      const record = pattern.experimentRecords.get(experiment.id);
      const file = record?.file ?? experiment.file;
      return verifyExperiment(experiment, { file, text: record?.text ?? null }, pattern.data, accounts);
    }),
  );
  return (await Promise.all(found)).flat();
}
