/** What an experiment gave over its seeds, on each runtime: the form of `proofs/experiment-<id>.json`. */
import * as v from 'valibot';
import type { RanOn } from '../proof.ts';
import { type Comparison, compareSeeds, halfInterval, mean } from './compare-seeds.ts';
import type { Experiment } from './experiment.ts';
import type { EpochReport, ResultReport } from './report.ts';

/** One run: the reports after its epochs, and its result. */
export interface ExperimentRun {
  readonly epochs: readonly EpochReport[];
  readonly result: ResultReport;
}

/** By value of the constant that varies (as in JSON, `0.02`), for each seed its measures. */
export type MeasuresBySeed = Readonly<Record<string, readonly Readonly<Record<string, number>>[]>>;

/** Of one measure, for prose: `acc.plain`, `acc.low`, `acc.eps02` … */
export type RecordedValues = Readonly<
  Record<string, number | null | Readonly<Record<string, number | null>>>
>;

/** Measures after each epoch, by name; `epoch` has the epochs' numbers. */
export type Trace = Readonly<Record<string, readonly number[]>>;

/** One seed told in full. */
export interface ToldRun {
  readonly value: number;
  readonly seed: number;
  readonly trace: Trace;
  readonly tables: Readonly<Record<string, readonly (readonly number[])[]>>;
}

/** `content/<track>/<pattern>/traces.json`: how the told runs trained, by experiment. */
export type PublicTraces = Readonly<Record<string, readonly Omit<ToldRun, 'tables'>[]>>;

export interface ExperimentRecord {
  readonly format: 1;
  readonly experiment: string;
  /** Of the program, the data and what is varied. */
  readonly hash: string;
  readonly ranOn: readonly RanOn[];
  /** From PyTorch's runs where it ran, else from the engine's. */
  readonly values: RecordedValues;
  /** The largest difference between the runtimes' means over the seeds, by measure; empty when only one ran. */
  readonly between: Readonly<Record<string, number>>;
  /** The first seed of the two values that are compared, from the runtime that `values` are from. */
  readonly runs: readonly ToldRun[];
  readonly measures: Readonly<Partial<Record<RanOn['on'], MeasuresBySeed>>>;
}

const number = v.number();
const recordSchema: v.GenericSchema<unknown, ExperimentRecord> = v.strictObject({
  format: v.literal(1),
  experiment: v.string(),
  hash: v.string(),
  ranOn: v.array(
    v.strictObject({ on: v.picklist(['engine', 'pytorch']), python: v.string(), torch: v.string() }),
  ),
  values: v.record(v.string(), v.union([v.nullable(number), v.record(v.string(), v.nullable(number))])),
  between: v.record(v.string(), number),
  runs: v.array(
    v.strictObject({
      value: number,
      seed: number,
      trace: v.record(v.string(), v.array(number)),
      tables: v.record(v.string(), v.array(v.array(number))),
    }),
  ),
  measures: v.strictObject({
    engine: v.exactOptional(v.record(v.string(), v.array(v.record(v.string(), number)))),
    pytorch: v.exactOptional(v.record(v.string(), v.array(v.record(v.string(), number)))),
  }),
});

/** The record in the JSON `text`, or the reason why it is none. */
export function parseExperimentRecord(text: string): ExperimentRecord | string {
  try {
    const parsed = v.safeParse(recordSchema, JSON.parse(text));
    return parsed.success ? parsed.output : v.summarize(parsed.issues);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Of one measure: the two means that are compared, their paired difference, and what that says. */
export interface MeasureRow extends Comparison {
  readonly measure: string;
  /** In how many seeds the treated run was better; null where neither direction is. */
  readonly wins: number | null;
}

/** A row for each measure that all runs have, in the order in which the experiment names them, then the others'. */
export function compareMeasures(
  experiment: Pick<Experiment, 'plain' | 'treated' | 'higher' | 'lower'>,
  bySeed: MeasuresBySeed,
): MeasureRow[] {
  const [plain, treated] = [bySeed[experiment.plain] ?? [], bySeed[experiment.treated] ?? []];
  const seeds = Math.min(plain.length, treated.length);
  const [first = {}] = plain;
  const judged = [...experiment.higher, ...experiment.lower];
  const names = [...judged, ...Object.keys(first).filter((name) => !judged.includes(name))];
  return names.flatMap((measure) => {
    const of = (runs: typeof plain) => runs.slice(0, seeds).flatMap((run) => run[measure] ?? []);
    const [a, b] = [of(plain), of(treated)];
    if (a.length < seeds || b.length < seeds || seeds === 0) return [];
    const comparison = compareSeeds(a, b);
    const wins = experiment.higher.includes(measure)
      ? comparison.above
      : experiment.lower.includes(measure)
        ? comparison.below
        : null;
    return [{ measure, ...comparison, wins }];
  });
}

/** Mean over the seeds and half its 95 % interval, of one measure at one value; null where no run has it. */
export function meanOver(
  bySeed: MeasuresBySeed,
  value: number,
  measure: string,
): { readonly mean: number; readonly half: number | null } | null {
  const all = (bySeed[value] ?? []).flatMap((run) => run[measure] ?? []);
  return all.length === 0 ? null : { mean: mean(all), half: halfInterval(all) };
}

/** By value, the mean of each measure over its seeds. */
export type MeansByValue = Readonly<Record<string, Readonly<Record<string, number>>>>;

export function meansOf(bySeed: MeasuresBySeed): MeansByValue {
  const means = Object.entries(bySeed).map(([value, runs]) => {
    const names = Object.keys(runs[0] ?? {});
    const all = names.map((name) => [name, round(meanOver(bySeed, Number(value), name)?.mean ?? 0)]);
    return [value, Object.fromEntries(all)];
  });
  return Object.fromEntries(means);
}

/** What prose may refer to: for each measure the comparison, and its mean at every value (`eps02` for 0.02). */
export function valuesOf(experiment: Experiment, bySeed: MeasuresBySeed): RecordedValues {
  const rows = compareMeasures(experiment, bySeed).map(({ measure, treated, wins, ...row }) => {
    const means = experiment.values.map((value) => [
      nameOfValue(value),
      round(meanOver(bySeed, value, measure)?.mean ?? null),
    ]);
    const compared = Object.entries({ ...row, smoothed: treated, wins }).map(([name, found]) => [
      name,
      round(found),
    ]);
    return [measure, Object.fromEntries([...compared, ...means])] as const;
  });
  return { seeds: experiment.seeds, eps: experiment.treated, ...Object.fromEntries(rows) };
}

/** `eps02` for 0.02, `eps0` for 0. */
function nameOfValue(value: number): string {
  return `eps${String(value).replace(/^0\./, '')}`;
}

/** The largest difference between the means of two runtimes, by measure. */
export function largestDifferences(a: MeasuresBySeed, b: MeasuresBySeed): Record<string, number> {
  const largest: Record<string, number> = {};
  for (const [value, runs] of Object.entries(a)) {
    for (const measure of Object.keys(runs[0] ?? {})) {
      const [one, other] = [meanOver(a, Number(value), measure), meanOver(b, Number(value), measure)];
      if (one === null || other === null) continue;
      largest[measure] = Math.max(largest[measure] ?? 0, round(Math.abs(one.mean - other.mean)));
    }
  }
  return largest;
}

/** To six significant digits: more would differ from machine to machine. */
export function round<T extends number | null>(value: T): T {
  return (value === null ? null : Number(value.toPrecision(6))) as T;
}
