/** The results that the page shows, recorded or the learner's own, in one form. */
import { compareMeasures, type MeasureRow, type MeasuresBySeed } from '@tenfold/pattern/experiment';
import type { Lab, SeedRun } from './lab.ts';
import type { NamedRun } from './result-specs.ts';

export interface ShownResults {
  readonly source: 'recorded' | 'own';
  /** Seeds that both compared values have. */
  readonly seeds: number;
  readonly rows: readonly MeasureRow[];
  /** Every value that was run, for charts over all of them. */
  readonly bySeed: MeasuresBySeed;
  /** Runs told in full, the plain one first. */
  readonly told: readonly NamedRun[];
  /** The value that is compared with plain. */
  readonly treated: number;
}

/** Reads the signals of `lab`. */
export function shownResults(lab: Lab): ShownResults {
  const { experiment } = lab;
  const own = lab.own.value;
  const treated = lab.treated.value;
  const source = lab.shown.value === 'own' && own !== null ? 'own' : 'recorded';
  const bySeed =
    source === 'own' && own ? pairedBySeed(own.runs, experiment.plain, treated) : experiment.record.measures;
  const all = source === 'own' && own ? allBySeed(own.runs) : experiment.record.measures;
  const runs = source === 'own' && own ? own.told : experiment.record.runs;
  const wanted = runs.filter(({ value }) => value === experiment.plain || value === treated);
  return {
    source,
    seeds: Math.min(bySeed[experiment.plain]?.length ?? 0, bySeed[treated]?.length ?? 0),
    rows: compareMeasures({ ...experiment, treated }, bySeed),
    bySeed: all,
    told: wanted
      .map((run) => ({ ...run, name: nameOf(run.value, experiment.plain) }))
      .sort((a, b) => a.value - b.value),
    treated,
  };
}

export function nameOf(value: number, plain: number): string {
  return value === plain ? 'plain' : `smoothed ${value}`;
}

/** The measures of the seeds that both values have, in the order of the seeds. */
export function pairedBySeed(runs: readonly SeedRun[], plain: number, treated: number): MeasuresBySeed {
  const of = (value: number) => runs.filter((run) => run.value === value);
  const both = of(plain)
    .map(({ seed }) => seed)
    .filter((seed) => of(treated).some((run) => run.seed === seed))
    .sort((a, b) => a - b);
  const measures = (value: number) =>
    both.flatMap((seed) => of(value).filter((run) => run.seed === seed)).map((run) => run.measures);
  return Object.fromEntries([plain, treated].map((value) => [value, measures(value)]));
}

function allBySeed(runs: readonly SeedRun[]): MeasuresBySeed {
  const bySeed: Record<string, SeedRun['measures'][]> = {};
  for (const { value, measures } of runs) (bySeed[value] ??= []).push(measures);
  return bySeed;
}
