import { describe, expect, it } from 'vitest';
import { int64 } from '../tensor/dtype.ts';
import type { AdamOptions, SgdOptions } from './kernels.ts';
import { expectClose, implementations, noise, operand, result, valuesOf } from './suite.ts';

const IGNORED = -100;

/** Losses, and their gradient times scale, straight from the definition. */
function crossEntropyByHand(
  x: Float32Array,
  c: number,
  targets: readonly number[],
  eps: number,
  scale: number,
) {
  const losses: number[] = [];
  const grad: number[] = [];
  for (const [i, y] of targets.entries()) {
    const row = Float64Array.from(x.subarray(i * c, i * c + c));
    const largest = row.reduce((m, v) => Math.max(m, v), -Infinity);
    const sum = row.reduce((s, v) => s + Math.exp(v - largest), 0);
    const logs = row.map((v) => v - largest - Math.log(sum));
    const smooth = eps === 0 ? 0 : (eps / c) * logs.reduce((s, v) => s + v, 0);
    losses.push(y === IGNORED ? 0 : -(1 - eps) * logs[y]! - smooth);
    for (let j = 0; j < c; j++) {
      const wanted = eps / c + (j === y ? 1 - eps : 0);
      grad.push(y === IGNORED ? 0 : scale * (Math.exp(logs[j]!) - wanted));
    }
  }
  return { losses, grad, sum: losses.reduce((s, v) => s + v, 0) };
}

describe.each(implementations)('%s', (_name, { strict }) => {
  describe.each([1, 2, 5, 10, 16, 17, 100, 1000])('cross entropy of %i classes', (c) => {
    it.each([0, 0.1, 1])('smoothing %d', (smoothing) => {
      const n = 7;
      const x = noise(n * c, 6, c);
      const targets = Array.from({ length: n }, (_, i) => (i === 3 ? IGNORED : (i * 31) % c));
      const [losses, grad] = [result([n]), result([n, c])];
      const options = { ignored: IGNORED, smoothing, scale: 0.25 };
      const operands = [operand(x, [n, c]), operand(targets, [n], { dtype: int64 })] as const;
      const sum = strict.crossEntropy(n, c, ...operands, options, losses, grad);
      const expected = crossEntropyByHand(x, c, targets, smoothing, 0.25);
      expectClose([sum], [expected.sum], 1e-6);
      expectClose(valuesOf(losses, n), expected.losses);
      expectClose(valuesOf(grad, n * c), expected.grad, 5e-7);
      const again = result([n]);
      strict.crossEntropy(n, c, ...operands, options, again, null);
      expect(valuesOf(again, n)).toEqual(valuesOf(losses, n));
    });
  });

  it('logits far from 0 lose no precision', () => {
    const x = noise(40, 3).map((v, i) => v + (i < 20 ? 1000 : -5000));
    const [losses, grad] = [result([2]), result([2, 20])];
    const options = { ignored: IGNORED, smoothing: 0.1, scale: 1 };
    const targets = operand([3, 4], [2], { dtype: int64 });
    strict.crossEntropy(2, 20, operand(x, [2, 20]), targets, options, losses, grad);
    const expected = crossEntropyByHand(x, 20, [3, 4], 0.1, 1);
    expectClose(valuesOf(losses, 2), expected.losses);
    expectClose(valuesOf(grad, 40), expected.grad);
  });

  it.each([30, 43, 44, 45, 64, 88, 90, 120, 300])(
    'a logit %d from the target’s counts as what it is',
    (far) => {
      const logits = Float32Array.from([0, far, 1, 0, -far, 1, far, 0, far / 2, 5, 5 - far, 5 + far / 2]);
      const [losses, grad] = [result([4]), result([4, 3])];
      const options = { ignored: IGNORED, smoothing: 0.1, scale: 1 };
      const classes = [0, 0, 1, 2];
      const targets = operand(classes, [4], { dtype: int64 });
      strict.crossEntropy(4, 3, operand(logits, [4, 3]), targets, options, losses, grad);
      const expected = crossEntropyByHand(logits, 3, classes, 0.1, 1);
      expectClose(valuesOf(losses, 4), expected.losses);
      expectClose(valuesOf(grad, 12), expected.grad);
    },
  );

  it('a class that is ruled out has probability and gradient 0; NaN and inf make a row NaN', () => {
    const rows = [
      [0, -Infinity, 1],
      [0, Infinity, 1],
      [Number.NaN, 0, 1],
      [-200, 0, -300],
    ];
    const [losses, grad] = [result([4]), result([4, 3])];
    const options = { ignored: IGNORED, smoothing: 0, scale: 1 };
    const targets = operand([0, 0, 1, 1], [4], { dtype: int64 });
    strict.crossEntropy(4, 3, operand(rows.flat(), [4, 3]), targets, options, losses, grad);
    const g = valuesOf(grad, 12);
    expect(g[1]).toBe(0);
    expect(g.slice(3, 9)).toEqual(new Array(6).fill(Number.NaN));
    expect(g.slice(9)).toEqual([0, 0, 0]);
    expect(valuesOf(losses, 4).slice(1)).toEqual([Number.NaN, Number.NaN, -0]);
  });

  const sgdCases: [string, Partial<SgdOptions>, boolean][] = [
    ['plain', {}, false],
    ['maximizing with weight decay', { sign: -1, decay: 0.1 }, false],
    ['momentum', { keep: 0.9, take: 1 }, true],
    ['momentum with dampening and decay', { keep: 0.9, take: 0.5, decay: 0.01 }, true],
    ['Nesterov', { keep: 0.9, take: 1, nesterov: true }, true],
  ];
  it.each(sgdCases)('SGD, %s', (_title, given, hasBuffer) => {
    const n = 13;
    const options: SgdOptions = { rate: 0.1, sign: 1, decay: 0, keep: 0, take: 1, nesterov: false, ...given };
    const [p, g, b] = [noise(n), noise(n, 1, 2), noise(n, 1, 3)];
    const [ps, bs] = [operand(p, [n]), hasBuffer ? operand(b, [n]) : null];
    strict.sgd(n, ps, operand(g, [n]), bs, options);
    const steps = Array.from({ length: n }, (_, i) => options.sign * g[i]! + options.decay * p[i]!);
    const buffer = steps.map((s, i) => options.keep * b[i]! + options.take * s);
    const used = steps.map((s, i) =>
      !hasBuffer ? s : options.nesterov ? s + options.keep * buffer[i]! : buffer[i]!,
    );
    expectClose(
      valuesOf(ps, n),
      used.map((s, i) => p[i]! - 0.1 * s),
      2e-7,
    );
    if (bs) expectClose(valuesOf(bs, n), buffer, 2e-7);
  });

  const adamCases: [string, Partial<AdamOptions>, boolean][] = [
    ['plain', {}, false],
    ['weight decay in the gradient, maximizing', { decay: 0.1, sign: -1 }, false],
    ['weight decay apart (AdamW)', { shrink: 0.99 }, false],
    ['AMSGrad', {}, true],
  ];
  it.each(adamCases)('Adam, %s', (_title, given, hasTop) => {
    const n = 11;
    const base = {
      rate: 0.01,
      sign: 1,
      decay: 0,
      shrink: 1,
      beta1: 0.9,
      beta2: 0.999,
      eps: 1e-8,
      correction: 0.3,
    };
    const options = { ...base, ...given } as AdamOptions;
    const [p, g, m] = [noise(n), noise(n, 1, 2), noise(n, 1, 3)];
    const [v, top] = [noise(n, 1, 4).map(Math.abs), noise(n, 1, 5).map(Math.abs)];
    const [ps, ms, vs, tops] = [operand(p, [n]), operand(m, [n]), operand(v, [n]), operand(top, [n])];
    strict.adam(n, ps, operand(g, [n]), ms, vs, hasTop ? tops : null, options);
    const step = Array.from(p, (x, i) => options.sign * g[i]! + options.decay * options.shrink * x);
    const first = step.map((s, i) => m[i]! + (s - m[i]!) * (1 - options.beta1));
    const second = step.map((s, i) => options.beta2 * v[i]! + (1 - options.beta2) * s * s);
    const largest = second.map((s, i) => (hasTop ? Math.max(s, top[i]!) : s));
    const updated = first.map(
      (f, i) => p[i]! * options.shrink - (0.01 * f) / (Math.sqrt(largest[i]!) / options.correction + 1e-8),
    );
    expectClose(valuesOf(ps, n), updated, 5e-7);
    expectClose(valuesOf(ms, n), first, 2e-7);
    expectClose(valuesOf(vs, n), second, 2e-7);
    if (hasTop) expectClose(valuesOf(tops, n), largest, 2e-7);
  });

  it('a buffer that is not kept is replaced', () => {
    const [p, b] = [operand([1, 2, 3], [3]), operand([9, 9, 9], [3])];
    const options: SgdOptions = { rate: 1, sign: 1, decay: 0, keep: 0, take: 1, nesterov: false };
    strict.sgd(3, p, operand([1, 1, 1], [3]), b, options);
    expect(valuesOf(b, 3)).toEqual([1, 1, 1]);
    expect(valuesOf(p, 3)).toEqual([0, 1, 2]);
  });
});
