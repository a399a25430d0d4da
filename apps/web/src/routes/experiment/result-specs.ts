/** The charts of an experiment's results, as data: from the runs that are told in full, and from means over the seeds. */
import type { ChartSpec, SpecOf } from '@tenfold/charts';
import { type MeasuresBySeed, meanOver, type ToldRun } from '@tenfold/pattern/experiment';
import { measureOf, writeValue } from './measures.ts';

/** A run and what it is called: `plain`, `smoothed 0.1`. */
export interface NamedRun extends ToldRun {
  readonly name: string;
}

const CLASSES = 10;

/** Mean of the other logits below the label's at the smallest loss: ln(K (1 - eps) / eps + 1); infinite for eps 0. */
export function bestGap(eps: number): number {
  return Math.log((CLASSES * (1 - eps)) / eps + 1);
}

/** Of fewer answers a share says little, and one of them makes a spike. */
const FEWEST_IN_BIN = 5;

/** Rows of a table `bins`: how many answers, the sum of their confidence, how many were right. */
export function reliabilitySpec(runs: readonly NamedRun[]): SpecOf<'reliability'> {
  const series = runs.map(({ name, tables }) => ({
    name,
    bins: (tables['bins'] ?? []).map(([count = 0, surety = 0, right = 0]) => ({
      confidence: count === 0 ? 0 : Math.min(1, surety / count),
      accuracy: count === 0 ? 0 : right / count,
      count,
    })),
  }));
  const said = series.map(({ name, bins }) => {
    const all = bins.reduce((sum, { count }) => sum + count, 0);
    const [sure, right] = (['confidence', 'accuracy'] as const).map(
      (of) => bins.reduce((sum, bin) => sum + bin.count * bin[of], 0) / all,
    );
    return `${name}: ${percent(sure)} sure and ${percent(right)} right on average`;
  });
  return {
    kind: 'reliability',
    title: `Reliability on the test images, in bins of at least ${FEWEST_IN_BIN}`,
    alt: `${said.join('; ')}.`,
    series: series.map(({ name, bins }) => ({
      name,
      bins: bins.filter(({ count }) => count >= FEWEST_IN_BIN),
    })),
  };
}

/** The logit gap of the training images epoch by epoch, with its theoretical value where there is one. */
export function gapSpec(runs: readonly (NamedRun & { readonly eps: number })[]): SpecOf<'lines'> {
  const series = runs.map(({ name, trace }) => ({ name, points: pointsOf(trace, 'gap') }));
  const finite = runs.filter(({ eps }) => eps > 0);
  const references = finite.map(({ eps }) => ({
    axis: 'y' as const,
    value: bestGap(eps),
    label: `theory ${bestGap(eps).toFixed(2)}`,
  }));
  const ends = series.map(({ name, points }) => `${name} ends at ${(points.at(-1)?.[1] ?? 0).toFixed(2)}`);
  const theory = finite.map(({ eps }) => `theory says ${bestGap(eps).toFixed(2)} for ${eps}`);
  return {
    kind: 'lines',
    title: 'Logit gap of the training images',
    alt: `${[...ends, ...theory].join('; ')}.`,
    x: { label: 'epoch' },
    y: { label: 'logit gap', from: 0 },
    series,
    references,
  };
}

/** One measure after each epoch; `epochs` says what those are. */
export function traceSpec(runs: readonly NamedRun[], measure: string, epochs: string): SpecOf<'lines'> {
  const series = runs.map(({ name, trace }) => ({ name, points: pointsOf(trace, measure) }));
  const { name, isShare } = measureOf(measure);
  const ends = series.map(
    (each) => `${each.name} ends at ${writeValue(measure, each.points.at(-1)?.[1] ?? 0)}`,
  );
  return {
    kind: 'lines',
    title: `${name} while training`,
    alt: `${ends.join('; ')}.`,
    x: { label: epochs },
    y: { label: name.toLowerCase(), format: isShare ? 'percent' : 'number' },
    series,
  };
}

function pointsOf(trace: NamedRun['trace'], measure: string): [number, number][] {
  const values = trace[measure] ?? [];
  return (trace['epoch'] ?? []).flatMap((epoch, at): [number, number][] => {
    const value = values[at];
    return value === undefined ? [] : [[epoch, value]];
  });
}

/** Where test images of three classes lie on the plane through their templates: rows of a table class, x, y. */
export function projectionSpec({ name, tables }: NamedRun): SpecOf<'scatter'> {
  const rows = tables['projection'] ?? [];
  const digits = [...new Set(rows.map(([digit = 0]) => digit))].sort((a, b) => a - b);
  const classes = digits.map((digit) => ({
    name: String(digit),
    points: rows.filter(([of]) => of === digit).map(([, x = 0, y = 0]): [number, number] => [x, y]),
  }));
  return {
    kind: 'scatter',
    title: `Test images of ${digits.join(', ')}, ${name}`,
    alt: `${rows.length} test images of the digits ${digits.join(', ')} on the plane through the three rows of the last layer, ${name}.`,
    x: { label: 'along the plane' },
    y: { label: 'up the plane' },
    classes,
  };
}

/** A measure at every value of the constant that was run, with its 95% interval over the seeds. */
export function sweepSpec(
  measure: string,
  bySeed: MeasuresBySeed,
  values: readonly number[],
): ChartSpec | null {
  const rows = values.flatMap((value) => {
    const found = meanOver(bySeed, value, measure);
    if (found === null) return [];
    const half = found.half ?? 0;
    return [
      {
        name: value === 0 ? 'plain' : String(value),
        mean: found.mean,
        low: found.mean - half,
        high: found.mean + half,
      },
    ];
  });
  if (rows.length < 2) return null;
  const { name, isShare } = measureOf(measure);
  const said = rows.map((row) => `${row.name}: ${writeValue(measure, row.mean)}`);
  return {
    kind: 'intervals',
    title: `${name} by label_smoothing`,
    alt: `Means over the seeds: ${said.join(', ')}.`,
    value: { label: name, format: isShare ? 'percent' : 'number' },
    rows,
    digits: isShare ? 1 : 3,
  };
}

/** What the teacher answers to each digit, on average: rows of a table of probabilities. */
export function answersSpec({ name, tables }: NamedRun, omitted: number): SpecOf<'heat'> {
  const rows = tables['answers'] ?? [];
  const digits = Array.from({ length: CLASSES }, (_, digit) => digit);
  const spread = rows.map((row, at) =>
    row.filter((_, digit) => digit !== digits.filter((d) => d !== omitted)[at]),
  );
  const others = spread.flat();
  const [least, most] = [Math.min(...others), Math.max(...others)];
  return {
    kind: 'heat',
    title: `What the teacher answers, ${name}`,
    alt: `Mean answers of the ${name} teacher: to the other digits it gives between ${least.toFixed(3)} and ${most.toFixed(3)}.`,
    rows: digits.filter((digit) => digit !== omitted).map(String),
    columns: digits.map(String),
    values: rows.map((row) => [...row]),
    rowLabel: 'shown',
    columnLabel: 'answered',
    digits: 2,
  };
}

function percent(share = 0): string {
  return `${(100 * share).toFixed(1)}%`;
}
