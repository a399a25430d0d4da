import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { createEngine } from '../../engine.ts';
import { float64, int64 } from '../../tensor/dtype.ts';
import { MEAN, NONE, SUM } from './reduction.ts';

type Nested = number | 'nan' | Nested[];
interface Case {
  readonly id: number;
  readonly logits: Nested;
  readonly target: Nested;
  readonly soft: boolean;
  readonly weight: number[] | null;
  readonly ignore_index: number;
  readonly reduction: 'none' | 'mean' | 'sum';
  readonly label_smoothing: number;
  readonly result: { readonly loss: Nested; readonly grad: Nested };
}

const { torch, tensor, tidy, backward, valuesOf } = createEngine();
const file = new URL('../../../oracle/cross-entropy.json.gz', import.meta.url);
const { cases } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as { cases: Case[] };

const shapeOf = (n: Nested): number[] => (Array.isArray(n) ? [n.length, ...shapeOf(n[0] ?? 0)] : []);
const flat = (n: Nested): number[] => (Array.isArray(n) ? n.flatMap(flat) : [Number(n)]);
const made = (n: Nested, dtype = float64, requiresGrad = false) =>
  tensor(flat(n), shapeOf(n), { dtype, requiresGrad });

it('has 240 recorded cases', () => expect(cases).toHaveLength(240));

it.each(cases)('case $id has PyTorch’s loss and gradient', (c) => {
  tidy(() => {
    const logits = made(c.logits, float64, true);
    const target = made(c.target, c.soft ? float64 : int64);
    const weight = c.weight && made(c.weight);
    const reduction = { none: NONE, mean: MEAN, sum: SUM }[c.reduction];
    const loss = torch.crossEntropy(logits, target, weight, reduction, c.ignore_index, c.label_smoothing);
    backward(torch.sum(loss));
    expectClose(flat(c.result.loss), valuesOf(loss));
    expectClose(flat(c.result.grad), valuesOf(logits.grad!));
  });
});

function expectClose(expected: number[], found: Float64Array): void {
  expect(found).toHaveLength(expected.length);
  expect(expected.filter((e, i) => !isClose(e, found[i]!))).toEqual([]);
}

const isClose = (e: number, found: number): boolean =>
  Number.isNaN(e) ? Number.isNaN(found) : Math.abs(found - e) <= 1e-9 + 1e-8 * Math.abs(e);

it.each([
  [[1, 2, 3, 4], [1, 2, 3], 'size mismatch (got input: [1, 2, 3, 4] , target: [1, 2, 3]'],
  [
    [2, 5, 3, 3],
    [2, 3],
    'only batches of spatial targets supported (3D tensors) but got targets of dimension: 2',
  ],
  [[2, 5, 7], [2, 5], 'Expected target size [2, 7], got [2, 5]'],
])('logits %j with a target %j are refused in PyTorch’s words', (logits, target, message) => {
  const made = (shape: readonly number[], dtype = float64) =>
    tensor(Array<number>(shape.reduce((a, b) => a * b)).fill(0), shape, { dtype });
  const loss = () => torch.crossEntropy(made(logits), made(target, int64), null, MEAN, -100, 0.1);
  expect(loss).toThrow(expect.objectContaining({ message }));
});
