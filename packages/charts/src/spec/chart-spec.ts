/**
 * A chart as data: what an author's Python sets as `figure`, and what a page gives to `drawChart`. What only several
 * fields together can get wrong (lengths, order) is checked in `whole-chart.ts`.
 */
import * as v from 'valibot';

/** More than these cannot be told apart by colour and shape. */
const MOST_SERIES = 7;

const number = v.pipe(
  v.number('must be a number: use float(...), and leave out what has no value'),
  v.finite('must be finite: leave out points that are nan or inf'),
  v.check((value) => Math.abs(value) <= 1e30, 'must be between -1e30 and 1e30: use other units'),
);
const text = v.pipe(v.string('must be text'), v.trim(), v.nonEmpty('must not be empty'));
const flag = v.optional(v.boolean('must be True or False'));
const digits = v.optional(
  v.pipe(
    v.number('must be a whole number'),
    v.integer('must be a whole number'),
    v.minValue(0, 'must be 0 or more'),
    v.maxValue(10, 'must be at most 10'),
  ),
);
const listOf = <T extends v.GenericSchema>(item: T, most = 20_000) =>
  v.pipe(
    v.array(item, 'must be a list: use .tolist() for a tensor'),
    v.nonEmpty('must hold something: an empty chart says nothing'),
    v.maxLength(most, `must have at most ${most} entries: split the figure, or thin the points`),
  );
const point = v.strictTuple([number, number], 'must be a pair [x, y]');

const format = v.optional(v.picklist(['number', 'percent'], 'must be "number" or "percent"'));

/** `from` and `to` only widen an axis: it always shows all the data. */
const axis = v.strictObject({
  label: text,
  from: v.optional(number),
  to: v.optional(number),
  scale: v.optional(v.picklist(['linear', 'log'], 'must be "linear" or "log"')),
  format,
});
const reference = v.strictObject({
  axis: v.picklist(['x', 'y'], 'must be "x" or "y"'),
  value: number,
  label: text,
});
const about = {
  title: text,
  /** What the drawing shows, for who does not see it: the finding, not only the axes. */
  alt: v.pipe(text, v.minLength(20, 'must tell what the chart shows in a sentence (20 characters or more)')),
};

const lines = v.strictObject({
  kind: v.literal('lines'),
  ...about,
  x: axis,
  y: axis,
  series: listOf(v.strictObject({ name: text, points: listOf(point), dashed: flag }), MOST_SERIES),
  references: v.optional(v.array(reference, 'must be a list')),
});

const bars = v.strictObject({
  kind: v.literal('bars'),
  ...about,
  categories: listOf(text, 60),
  x: v.optional(v.strictObject({ label: text })),
  y: axis,
  series: listOf(v.strictObject({ name: text, values: listOf(number, 60) }), MOST_SERIES),
  references: v.optional(v.array(v.strictObject({ value: number, label: text }), 'must be a list')),
  /** Decimals of the values written on the bars; without it none are written. */
  digits,
});

const share = v.pipe(number, v.minValue(0, 'must be 0 or more'), v.maxValue(1, 'must be at most 1'));
const reliability = v.strictObject({
  kind: v.literal('reliability'),
  ...about,
  series: listOf(
    v.strictObject({
      name: text,
      /** Mean confidence, share right and number of predictions of each bin; bins without predictions are not drawn. */
      bins: listOf(
        v.strictObject({
          confidence: share,
          accuracy: share,
          count: v.pipe(number, v.minValue(0, 'must be 0 or more')),
        }),
        60,
      ),
    }),
    MOST_SERIES,
  ),
});

const heat = v.strictObject({
  kind: v.literal('heat'),
  ...about,
  rows: listOf(text, 64),
  columns: listOf(text, 64),
  values: listOf(listOf(number, 64), 64),
  rowLabel: v.optional(text),
  columnLabel: v.optional(text),
  digits,
});

const scatter = v.strictObject({
  kind: v.literal('scatter'),
  ...about,
  x: axis,
  y: axis,
  classes: listOf(v.strictObject({ name: text, points: listOf(point, 5000) }), MOST_SERIES),
});

const intervals = v.strictObject({
  kind: v.literal('intervals'),
  ...about,
  value: axis,
  rows: listOf(v.strictObject({ name: text, mean: number, low: number, high: number }), 40),
  /** Usually 0, "no difference". */
  reference: v.optional(v.strictObject({ value: number, label: text })),
  digits,
});

export const chartSpec = v.variant('kind', [lines, bars, reliability, heat, scatter, intervals]);
export type ChartSpec = v.InferOutput<typeof chartSpec>;
export type ChartKind = ChartSpec['kind'];
export type SpecOf<K extends ChartKind> = Extract<ChartSpec, { kind: K }>;
export type Axis = v.InferOutput<typeof axis>;
