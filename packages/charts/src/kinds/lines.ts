import { drawFrame, type Frame } from '../axis/frame.ts';
import { type Scale, toScale } from '../axis/scale.ts';
import { drawKey, type KeyEntry } from '../label/key.ts';
import { spread } from '../label/spread.ts';
import { type Drawing, type Layout, lineHeight } from '../layout.ts';
import type { SpecOf } from '../spec/chart-spec.ts';
import { element, text } from '../svg/element.ts';
import { markers, seriesClass } from '../svg/marker.ts';
import { linePath, type Point } from '../svg/path.ts';
import { textWidth } from '../svg/text-width.ts';

type Lines = SpecOf<'lines'>;

/** A series with more points than this gets markers at some of them only. */
const MARK_ALL = 12;
const MARKS = 5;
/** The share of the width that names at the ends may take; longer ones go above the plot. */
const LABEL_SHARE = 0.3;

export function drawLines(spec: Lines, layout: Layout): Drawing {
  const { x, y } = scales(spec, layout);
  const entries = keyEntries(spec);
  const widest = Math.max(...entries.map(({ name }) => textWidth(name, layout.fontSize))) + 16;
  const atEnds = widest <= layout.width * LABEL_SHARE;
  const key = atEnds ? { svg: '', height: 0 } : drawKey(layout, entries);
  const frame = drawFrame(layout, x, y, { above: key.height, right: atEnds ? widest : 6 });
  const series = spec.series.map(({ points }) =>
    points.toSorted(([a], [b]) => a - b).map(([px, py]): Point => [frame.toX(px), frame.toY(py)]),
  );
  const content = [
    key.svg,
    frame.svg,
    references(spec, layout, frame),
    ...series.map((points, i) =>
      element('path', {
        class: `${seriesClass(i)} line${spec.series[i]?.dashed ? ' dashed' : ''}`,
        d: linePath(points),
      }),
    ),
    ...series.map((points, i) => markers(i, marked(points, i, series.length), 4)),
    atEnds ? endLabels(spec, layout, frame, series) : '',
  ];
  return { height: frame.height, content: content.join('') };
}

function scales(spec: Lines, layout: Layout): { x: Scale; y: Scale } {
  const values = (axis: 'x' | 'y') => [
    ...spec.series.flatMap(({ points }) => points.map((point) => point[axis === 'x' ? 0 : 1])),
    ...(spec.references ?? []).filter((each) => each.axis === axis).map(({ value }) => value),
  ];
  const isNarrow = layout.name === 'narrow';
  return {
    x: toScale(spec.x, values('x'), isNarrow ? 4 : 6),
    y: toScale(spec.y, values('y'), 5),
  };
}

function keyEntries(spec: Lines): KeyEntry[] {
  return [
    ...spec.series.map(
      ({ name, dashed }, index): KeyEntry => ({ name, index, sample: dashed ? 'dashed' : 'line' }),
    ),
    ...(spec.references ?? [])
      .filter(({ axis }) => axis === 'y')
      .map(({ label }): KeyEntry => ({ name: label, index: 0, sample: 'reference' })),
  ];
}

/** All points, or some at even distances; those of each series at other places, so that curves which lie on one another show. */
function marked(points: readonly Point[], index: number, count: number): readonly Point[] {
  if (points.length <= MARK_ALL) return points;
  const last = points.length - 1;
  const every = last / MARKS;
  const places = Array.from({ length: MARKS }, (_, i) =>
    Math.round((i + (index + 0.5) / (count + 1)) * every),
  );
  return [...places, last].map((place) => points[place]).filter((point) => point !== undefined);
}

function endLabels(spec: Lines, layout: Layout, frame: Frame, series: readonly (readonly Point[])[]): string {
  const lines = (spec.references ?? []).filter(({ axis }) => axis === 'y');
  const ends = [
    ...series.map((points, i) => ({
      name: spec.series[i]?.name ?? '',
      y: points.at(-1)?.[1] ?? 0,
      style: `${seriesClass(i)} end`,
    })),
    ...lines.map(({ label, value }) => ({ name: label, y: frame.toY(value), style: 'quiet' })),
  ];
  const places = spread(
    ends.map(({ y }) => y),
    lineHeight(layout),
    frame.top,
    frame.bottom,
  );
  return ends
    .map(({ name, style }, i) =>
      text(frame.right + 10, (places[i] ?? 0) + layout.fontSize * 0.35, name, 'start', style),
    )
    .join('');
}

function references(spec: Lines, layout: Layout, frame: Frame): string {
  const all = spec.references ?? [];
  let taken = -Infinity;
  let row = 0;
  return all
    .toSorted((a, b) => a.value - b.value)
    .map(({ axis, value, label }) => {
      if (axis === 'y')
        return element('path', {
          class: 'reference',
          d: `M${frame.left} ${frame.toY(value).toFixed(1)}H${frame.right.toFixed(1)}`,
        });
      const x = frame.toX(value);
      const width = textWidth(label, layout.fontSize) + 6;
      const isLeft = x + width > frame.right;
      const start = isLeft ? x - width : x;
      row = start < taken ? row + 1 : 0;
      taken = Math.max(taken, start + width);
      const base = frame.top + layout.fontSize + row * lineHeight(layout);
      return (
        element('path', { class: 'reference', d: `M${x.toFixed(1)} ${frame.top}V${frame.bottom}` }) +
        text(isLeft ? x - 5 : x + 5, base, label, isLeft ? 'end' : 'start', 'quiet')
      );
    })
    .join('');
}
