import { drawFrame } from '../axis/frame.ts';
import { toScale } from '../axis/scale.ts';
import { drawKey } from '../label/key.ts';
import type { Drawing, Layout } from '../layout.ts';
import type { SpecOf } from '../spec/chart-spec.ts';
import { element, text } from '../svg/element.ts';
import { markers, seriesClass } from '../svg/marker.ts';
import { linePath, type Point } from '../svg/path.ts';

const SMALLEST = 2.5;
const LARGEST = 9;

/** Share right against confidence, bin by bin; the area of a marker is the share of predictions in its bin. */
export function drawReliability(spec: SpecOf<'reliability'>, layout: Layout): Drawing {
  const axis = (label: string) => toScale({ label, from: 0, to: 1 }, [], 5);
  const key = drawKey(
    layout,
    spec.series.map(({ name }, index) => ({ name, index, sample: 'line' })),
  );
  const side = layout.name === 'narrow' ? layout.width - 40 : 360;
  const frame = drawFrame(layout, axis('confidence'), axis('share that is right'), {
    above: key.height,
    right: layout.name === 'narrow' ? 8 : layout.width - side - 40,
    height: key.height + side + 66,
  });
  const series = spec.series.map(({ bins }) => {
    const filled = bins.filter(({ count }) => count > 0).toSorted((a, b) => a.confidence - b.confidence);
    const total = filled.reduce((sum, { count }) => sum + count, 0);
    return {
      points: filled.map(({ confidence, accuracy }): Point => [frame.toX(confidence), frame.toY(accuracy)]),
      radius: (i: number) => Math.max(SMALLEST, LARGEST * Math.sqrt((filled[i]?.count ?? 0) / total)),
    };
  });
  const { left, right, top, bottom } = frame;
  const content = [
    key.svg,
    frame.svg,
    element('path', { class: 'reference', d: `M${left} ${bottom}L${right.toFixed(1)} ${top}` }),
    ...series.map(({ points }, i) =>
      element('path', { class: `${seriesClass(i)} line thin`, d: linePath(points) }),
    ),
    ...series.map(({ points, radius }, i) => markers(i, points, radius)),
    // Above the lines, which its halo interrupts.
    text(left + 8, top + layout.fontSize + 12, 'more often right than sure', 'start', 'quiet'),
    text(right - 8, bottom - 10, 'surer than right', 'end', 'quiet'),
  ];
  return { height: frame.height, content: content.join('') };
}
