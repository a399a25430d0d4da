/** One chart of each kind, for tests. */
import type { ChartKind, SpecOf } from './spec/chart-spec.ts';

const about = { title: 'A chart', alt: 'What the chart shows, told in one sentence.' };
const axis = (label: string) => ({ label });
const falling = (to: number) =>
  Array.from({ length: 40 }, (_, i): [number, number] => [i, to + 2 * Math.exp(-i / 8)]);

export const samples: { readonly [K in ChartKind]: SpecOf<K> } = {
  lines: {
    kind: 'lines',
    ...about,
    x: axis('epoch'),
    y: { label: 'loss', from: 0 },
    series: [
      { name: 'plain', points: falling(0.1) },
      { name: 'smoothed', points: falling(0.14), dashed: true },
    ],
    references: [
      { axis: 'y', value: 0.5, label: 'floor' },
      { axis: 'x', value: 30, label: 'best epoch' },
    ],
  },
  bars: {
    kind: 'bars',
    ...about,
    categories: ['cat', 'dog', 'owl', 'eel'],
    y: axis('gradient'),
    series: [
      { name: 'plain', values: [-0.6, 0.2, 0.3, 0.1] },
      { name: 'smoothed', values: [-0.5, 0.15, 0.25, 0.1] },
    ],
    digits: 2,
  },
  reliability: {
    kind: 'reliability',
    ...about,
    series: [
      {
        name: 'plain',
        bins: [
          { confidence: 0.55, accuracy: 0.5, count: 10 },
          { confidence: 0.75, accuracy: 0.6, count: 20 },
          { confidence: 0.98, accuracy: 0.95, count: 300 },
        ],
      },
      {
        name: 'smoothed',
        bins: [
          { confidence: 0.45, accuracy: 0.6, count: 12 },
          { confidence: 0.85, accuracy: 0.99, count: 290 },
        ],
      },
    ],
  },
  heat: {
    kind: 'heat',
    ...about,
    rows: ['first', 'second'],
    columns: ['0', '1', '2', '3'],
    values: [
      [0.1, -0.7, 0.25, 0.35],
      [1, 0, -1, 0.5],
    ],
    rowLabel: 'example',
    columnLabel: 'class',
  },
  scatter: {
    kind: 'scatter',
    ...about,
    x: axis('across'),
    y: axis('up'),
    classes: ['3', '8', '9'].map((name, k) => ({
      name,
      points: Array.from({ length: 30 }, (_, i): [number, number] => [
        k * 3 + Math.sin(i * 7.3),
        k * k + Math.cos(i * 3.1),
      ]),
    })),
  },
  intervals: {
    kind: 'intervals',
    ...about,
    value: { label: 'difference in accuracy, points' },
    rows: [
      { name: 'clean', mean: 1.5, low: 1.21, high: 1.79 },
      { name: '40 % noise', mean: 0.6, low: -0.1, high: 1.3 },
    ],
    reference: { value: 0, label: 'no difference' },
  },
};
