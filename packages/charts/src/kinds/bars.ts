import { formatNumber } from '../axis/format-number.ts';
import { drawFrame, type Frame } from '../axis/frame.ts';
import { toScale } from '../axis/scale.ts';
import { drawKey, type KeyEntry } from '../label/key.ts';
import { type Drawing, type Layout, lineHeight } from '../layout.ts';
import type { SpecOf } from '../spec/chart-spec.ts';
import { element, text } from '../svg/element.ts';
import { markers, seriesClass } from '../svg/marker.ts';
import { textWidth, wrapText } from '../svg/text-width.ts';

type Bars = SpecOf<'bars'>;

/** Groups of bars by category, from 0. Each bar carries its series' shape; its value is written where there is room. */
export function drawBars(spec: Bars, layout: Layout): Drawing {
  const line = lineHeight(layout);
  const all = [
    ...spec.series.flatMap(({ values }) => values),
    ...(spec.references ?? []).map(({ value }) => value),
  ];
  const y = toScale(spec.y, [0, ...all], 5);
  // Room for the values, which stand beyond the ends of their bars.
  const beyond = spec.digits === undefined ? 0 : line - 4;
  const key = drawKey(layout, keyEntries(spec));
  // The frame decides the width of a category; how many lines the names take then, its height.
  const labels = (frame: Frame) =>
    categoryLabels(spec, layout, (frame.right - frame.left) / spec.categories.length);
  const above = key.height;
  const under = Math.min(...all) < 0 ? beyond : 0;
  const first = labels(drawFrame(layout, null, y, { above, beyond, right: 4 }));
  const below = under + first.height + (spec.x ? line + 4 : 0);
  const frame = drawFrame(layout, null, y, { above, below, beyond, right: 4 });
  const slot = (frame.right - frame.left) / spec.categories.length;
  const content = [
    key.svg,
    frame.svg,
    drawSeries(spec, layout, frame, slot),
    element('path', {
      class: 'base',
      d: `M${frame.left} ${frame.toY(0).toFixed(1)}H${frame.right.toFixed(1)}`,
    }),
    ...(spec.references ?? []).map(({ value }) =>
      element('path', {
        class: 'reference',
        d: `M${frame.left} ${frame.toY(value).toFixed(1)}H${frame.right.toFixed(1)}`,
      }),
    ),
    ...spec.categories.map((_, i) => first.draw(i, frame.left + (i + 0.5) * slot, frame.bottom + under)),
    spec.x ? text(frame.right, frame.height - 4, spec.x.label, 'end', 'axis') : '',
  ];
  return { height: frame.height, content: content.join('') };
}

function keyEntries(spec: Bars): KeyEntry[] {
  const series = spec.series.length > 1 ? spec.series : [];
  return [
    ...series.map(({ name }, index): KeyEntry => ({ name, index, sample: 'marker' })),
    ...(spec.references ?? []).map(({ label }): KeyEntry => ({ name: label, index: 0, sample: 'reference' })),
  ];
}

function drawSeries(spec: Bars, layout: Layout, frame: Frame, slot: number): string {
  const count = spec.series.length;
  const width = Math.min(44, (slot * 0.78) / count);
  const zero = frame.toY(0);
  const written = spec.series.flatMap(({ values }) => values.map((value) => valueText(spec, value)));
  const isWritten =
    spec.digits !== undefined &&
    Math.max(...written.map((each) => textWidth(each, layout.fontSize))) <= (count === 1 ? slot : width) - 2;
  const bar = (i: number, s: number, value: number) => {
    const [x, end] = [frame.left + (i + 0.5) * slot + (s - count / 2) * width, frame.toY(value)];
    const gap = Math.min(1, width * 0.05);
    return {
      rect: `M${(x + gap).toFixed(1)} ${zero.toFixed(1)}V${end.toFixed(1)}h${(width - 2 * gap).toFixed(1)}V${zero.toFixed(1)}z`,
      middle: x + width / 2,
      end,
    };
  };
  return spec.series
    .map(({ values }, s) => {
      const bars = values.map((value, i) => ({ ...bar(i, s, value), value }));
      const path = element('path', {
        class: `${seriesClass(s)} bar`,
        d: bars.map(({ rect }) => rect).join(''),
      });
      const ends = bars.map(({ middle, end }): [number, number] => [middle, end]);
      if (!isWritten) return path + (count > 1 ? markers(s, ends, Math.min(4, width / 2.4)) : '');
      return (
        path +
        bars
          .map(({ value, middle, end }) =>
            text(
              middle,
              value < 0 ? end + layout.fontSize + 1 : end - 4,
              valueText(spec, value),
              'middle',
              'value',
            ),
          )
          .join('')
      );
    })
    .join('');
}

const valueText = (spec: Bars, value: number) => formatNumber(value, spec.digits ?? 0, spec.y.format);

/** Names below the bars: in lines of words where each word fits its slot, slanted where one does not. */
function categoryLabels({ categories }: Bars, layout: Layout, slot: number) {
  const { fontSize } = layout;
  const line = lineHeight(layout);
  const wrapped = categories.map((name) => wrapText(name, fontSize, slot - 4));
  const isFlat = wrapped.every((lines) => lines.every((each) => textWidth(each, fontSize) <= slot - 2));
  if (isFlat) {
    const most = Math.max(...wrapped.map(({ length }) => length));
    return {
      height: most * line + 4,
      draw: (i: number, x: number, y: number) =>
        (wrapped[i] ?? []).map((each, n) => text(x, y + (n + 1) * line + 1, each, 'middle', 'tick')).join(''),
    };
  }
  const longest = Math.max(...categories.map((name) => textWidth(name, fontSize)));
  return {
    height: longest * Math.SQRT1_2 + fontSize + 4,
    draw: (i: number, x: number, y: number) =>
      element(
        'g',
        { transform: `translate(${(x + 4).toFixed(1)} ${(y + fontSize).toFixed(1)})rotate(-45)` },
        text(0, 0, categories[i] ?? '', 'end', 'tick'),
      ),
  };
}
