import { decimalsOf, formatNumber } from '../axis/format-number.ts';
import { toScale } from '../axis/scale.ts';
import { type Drawing, type Layout, lineHeight } from '../layout.ts';
import type { SpecOf } from '../spec/chart-spec.ts';
import { element, text } from '../svg/element.ts';
import { markers, seriesClass } from '../svg/marker.ts';
import { textWidth } from '../svg/text-width.ts';

type Intervals = SpecOf<'intervals'>;

/** Means with what they may be: a row each, its name and its numbers above its bar. */
export function drawIntervals(spec: Intervals, layout: Layout): Drawing {
  const line = lineHeight(layout);
  const values = [
    ...spec.rows.flatMap(({ low, high }) => [low, high]),
    ...(spec.reference ? [spec.reference.value] : []),
  ];
  const scale = toScale(spec.value, values, layout.name === 'narrow' ? 4 : 6);
  const ends = [scale.ticks[0]?.label ?? '', scale.ticks.at(-1)?.label ?? ''].map((label) =>
    Math.max(8, textWidth(label, layout.fontSize) / 2 + 2),
  );
  const [left, right] = [ends[0] ?? 8, layout.width - (ends[1] ?? 8)];
  const toX = (value: number) => left + scale.toUnit(value) * (right - left);
  const rowHeight = line + 24;
  const top = spec.reference ? line + 6 : 4;
  const bottom = top + spec.rows.length * rowHeight + 4;
  const rows = spec.rows.map((row, i) => drawRow(spec, layout, row, top + i * rowHeight, toX));
  const ticks = scale.ticks.map(({ value }) => `M${toX(value).toFixed(1)} ${bottom}v5`).join('');
  const content = [
    reference(spec, layout, toX, top, bottom),
    ...rows,
    element('path', { class: 'base', d: `M${left.toFixed(1)} ${bottom}H${right.toFixed(1)}${ticks}` }),
    ...scale.ticks.map(({ value, label }) => text(toX(value), bottom + line + 3, label, 'middle', 'tick')),
    text(layout.width, bottom + 2 * line + 2, spec.value.label, 'end', 'axis'),
  ];
  return { height: bottom + 2 * line + 8, content: content.join('') };
}

function drawRow(
  spec: Intervals,
  layout: Layout,
  { name, mean, low, high }: Intervals['rows'][number],
  top: number,
  toX: (value: number) => number,
): string {
  const base = top + lineHeight(layout);
  const y = base + 12;
  const digits = spec.digits ?? decimalsOf(Math.max(1e-6, (high - low) / 2), spec.value.format) + 1;
  const [m, l, h] = [mean, low, high].map((value) => formatNumber(value, digits, spec.value.format));
  const whisker = `M${toX(low).toFixed(1)} ${y - 5}v10m0-5H${toX(high).toFixed(1)}m0-5v10`;
  return [
    text(0, base, name),
    text(layout.width, base, `${m}  [${l}, ${h}]`, 'end', 'value'),
    element('path', { class: `${seriesClass(0)} line`, d: whisker }),
    markers(0, [[toX(mean), y]], 5),
  ].join('');
}

function reference(
  spec: Intervals,
  layout: Layout,
  toX: (value: number) => number,
  top: number,
  bottom: number,
) {
  if (!spec.reference) return '';
  const x = toX(spec.reference.value);
  const half = textWidth(spec.reference.label, layout.fontSize) / 2;
  const middle = Math.min(layout.width - half, Math.max(half, x));
  return (
    text(middle, lineHeight(layout) - 3, spec.reference.label, 'middle', 'quiet') +
    element('path', { class: 'reference', d: `M${x.toFixed(1)} ${top}V${bottom.toFixed(1)}` })
  );
}
