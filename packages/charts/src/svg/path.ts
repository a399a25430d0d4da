import { round } from './element.ts';

export type Point = readonly [x: number, y: number];

/** How far, in units of the drawing, a line may pass beside a point that was left out. */
const TOLERANCE = 0.2;

/** The path through points in drawing units, in relative steps of a tenth; points that change nothing visible are left out. */
export function linePath(points: readonly Point[]): string {
  let [lastX, lastY] = [0, 0];
  return thin(points)
    .map(([x, y], i) => {
      const [dx, dy] = [round(round(x) - lastX), round(round(y) - lastY)];
      [lastX, lastY] = [round(x), round(y)];
      return `${i === 0 ? 'M' : i === 1 ? 'l' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
    })
    .join('');
}

/** Keeps the ends and, between them, the farthest point from the straight line, again and again (Douglas and Peucker 1973). */
function thin(points: readonly Point[]): readonly Point[] {
  const kept = new Set([0, points.length - 1]);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let part = open.pop(); part; part = open.pop()) {
    const [start, end] = part;
    const far = farthest(points, start, end);
    if (far === null) continue;
    kept.add(far);
    open.push([start, far], [far, end]);
  }
  return points.filter((_, i) => kept.has(i));
}

function farthest(points: readonly Point[], start: number, end: number): number | null {
  const [from, to] = [points[start], points[end]];
  if (!from || !to) return null;
  let [found, most] = [null as number | null, TOLERANCE];
  for (let i = start + 1; i < end; i++) {
    const point = points[i];
    if (!point) continue;
    const distance = distanceTo(point, from, to);
    if (distance > most) [found, most] = [i, distance];
  }
  return found;
}

function distanceTo([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length));
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}
