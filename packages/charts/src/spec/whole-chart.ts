/** What only several fields of a chart together can get wrong. */
import type { ChartKind, ChartSpec, SpecOf } from './chart-spec.ts';

export interface ChartProblem {
  /** The field as an author would write it: `series[1].points`. Empty for the chart itself. */
  readonly field: string;
  readonly message: string;
}

const SMALLEST_LOG = 1e-30;

const problem = (field: string, message: string): ChartProblem => ({ field, message });

type Checks = { readonly [K in ChartKind]: (spec: SpecOf<K>) => ChartProblem[] };

const checks: Checks = {
  lines: (spec) => [...belowLog(spec), ...sameNames('series', spec.series)],
  bars: (spec) => [
    ...spec.series.flatMap(({ values }, i) =>
      sameLength(`series[${i}].values`, values, 'categories', spec.categories),
    ),
    ...sameNames('series', spec.series),
    ...(spec.y.scale === 'log'
      ? [problem('y.scale', 'must not be "log": the length of a bar starts at 0, so use "lines" instead')]
      : []),
  ],
  reliability: (spec) => [
    ...spec.series.flatMap(({ bins }, i) =>
      bins.some(({ count }) => count > 0)
        ? []
        : [problem(`series[${i}].bins`, 'must hold a prediction: every count is 0')],
    ),
    ...sameNames('series', spec.series),
  ],
  heat: (spec) => [
    ...sameLength('values', spec.values, 'rows', spec.rows),
    ...spec.values.flatMap((row, i) => sameLength(`values[${i}]`, row, 'columns', spec.columns)),
  ],
  scatter: (spec) => [
    ...(['x', 'y'] as const).flatMap((axis) =>
      spec[axis].scale === 'log' ? [problem(`${axis}.scale`, 'must not be "log" in a scatter chart')] : [],
    ),
    ...sameNames('classes', spec.classes),
  ],
  intervals: (spec) => [
    ...spec.rows.flatMap(({ low, mean, high }, i) =>
      low <= mean && mean <= high
        ? []
        : [problem(`rows[${i}]`, `must have low <= mean <= high, but has ${low}, ${mean}, ${high}`)],
    ),
    ...(spec.value.scale === 'log'
      ? [problem('value.scale', 'must not be "log": intervals are drawn on a linear axis')]
      : []),
  ],
};

/** Every fault that the schema of one field cannot see. */
export function checkWhole<K extends ChartKind>(spec: SpecOf<K> & { kind: K }): ChartProblem[] {
  return checks[spec.kind](spec);
}

function sameLength(field: string, values: readonly unknown[], other: string, others: readonly unknown[]) {
  if (values.length === others.length) return [];
  return [problem(field, `has ${values.length} entries, but "${other}" has ${others.length}: give as many`)];
}

function sameNames(field: string, named: readonly { readonly name: string }[]) {
  return named.flatMap(({ name }, i) =>
    named.findIndex((each) => each.name === name) === i
      ? []
      : [problem(`${field}[${i}].name`, `is "${name}" a second time: give each its own name`)],
  );
}

function belowLog(spec: Extract<ChartSpec, { kind: 'lines' }>) {
  const values = { x: [] as number[], y: [] as number[] };
  for (const { points } of spec.series) {
    for (const [x, y] of points) {
      values.x.push(x);
      values.y.push(y);
    }
  }
  for (const { axis, value } of spec.references ?? []) values[axis].push(value);
  return (['x', 'y'] as const).flatMap((axis) => {
    const { scale, from, to } = spec[axis];
    const all = [...values[axis], ...(from === undefined ? [] : [from]), ...(to === undefined ? [] : [to])];
    const wrong = all.find((value) => value < SMALLEST_LOG);
    if (scale !== 'log' || wrong === undefined) return [];
    return [
      problem(
        `${axis}.scale`,
        `is "log", but the data holds ${wrong}: leave out what is not above ${SMALLEST_LOG}, or use a linear axis`,
      ),
    ];
  });
}
