/** The shapes that tell series apart without colour; the series at `index` always has the same one. */
import { element, round } from './element.ts';
import type { Point } from './path.ts';

type Shape = (x: number, y: number, r: number) => string;

const at = (x: number, y: number) => `M${round(x)} ${round(y)}`;

const SHAPES: readonly Shape[] = [
  (x, y, r) =>
    `${at(x - r, y)}a${round(r)} ${round(r)} 0 1 0 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 0 ${round(-2 * r)} 0z`,
  (x, y, r) => `${at(x - 0.9 * r, y - 0.9 * r)}h${round(1.8 * r)}v${round(1.8 * r)}h${round(-1.8 * r)}z`,
  (x, y, r) => `${at(x, y - 1.2 * r)}l${round(1.1 * r)} ${round(2 * r)}h${round(-2.2 * r)}z`,
  (x, y, r) =>
    `${at(x, y - 1.3 * r)}l${round(1.3 * r)} ${round(1.3 * r)}l${round(-1.3 * r)} ${round(1.3 * r)}l${round(-1.3 * r)} ${round(-1.3 * r)}z`,
  (x, y, r) => `${at(x, y + 1.2 * r)}l${round(1.1 * r)} ${round(-2 * r)}h${round(-2.2 * r)}z`,
  (x, y, r) =>
    `${at(x - 0.4 * r, y - 1.2 * r)}h${round(0.8 * r)}v${round(0.8 * r)}h${round(0.8 * r)}v${round(0.8 * r)}h${round(-0.8 * r)}v${round(0.8 * r)}h${round(-0.8 * r)}v${round(-0.8 * r)}h${round(-0.8 * r)}v${round(-0.8 * r)}h${round(0.8 * r)}z`,
  (x, y, r) =>
    `${at(x - r, y + 0.5 * r)}l${round(r)} ${round(-1.7 * r)}l${round(r)} ${round(1.7 * r)}l${round(-r)} ${round(0.7 * r)}z`,
];

export const seriesClass = (index: number) => `s${(index % SHAPES.length) + 1}`;

/** The outline of a marker, as the path of SVG or of a canvas. */
export function markerPath(index: number, x: number, y: number, radius: number): string {
  return SHAPES[index % SHAPES.length]?.(x, y, radius) ?? '';
}

/** Markers of one series as one path. `radius` may differ by point. */
export function markers(
  index: number,
  points: readonly Point[],
  radius: number | ((i: number) => number),
): string {
  if (points.length === 0) return '';
  const radiusOf = typeof radius === 'number' ? () => radius : radius;
  const d = points.map(([x, y], i) => markerPath(index, x, y, radiusOf(i))).join('');
  return element('path', { class: `${seriesClass(index)} mark`, d });
}
