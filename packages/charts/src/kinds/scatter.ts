import { drawFrame } from '../axis/frame.ts';
import { toScale } from '../axis/scale.ts';
import { drawKey } from '../label/key.ts';
import type { Drawing, Layout } from '../layout.ts';
import type { SpecOf } from '../spec/chart-spec.ts';
import { markers } from '../svg/marker.ts';
import type { Point } from '../svg/path.ts';

/** Points by class, each class with its shape and colour. */
export function drawScatter(spec: SpecOf<'scatter'>, layout: Layout): Drawing {
  const points = spec.classes.flatMap((each) => each.points);
  const isNarrow = layout.name === 'narrow';
  const x = toScale(
    spec.x,
    points.map((point) => point[0]),
    isNarrow ? 4 : 6,
  );
  const y = toScale(
    spec.y,
    points.map((point) => point[1]),
    5,
  );
  const key = drawKey(
    layout,
    spec.classes.map(({ name }, index) => ({ name, index, sample: 'marker' })),
  );
  const frame = drawFrame(layout, x, y, {
    above: key.height,
    right: 8,
    height: layout.height * 1.2 + key.height,
  });
  const radius = points.length > 200 ? 2.5 : 3.5;
  const content = [
    key.svg,
    frame.svg,
    ...spec.classes.map((each, i) =>
      markers(
        i,
        each.points.map(([px, py]): Point => [frame.toX(px), frame.toY(py)]),
        radius,
      ),
    ),
  ];
  return { height: frame.height, content: content.join('') };
}
