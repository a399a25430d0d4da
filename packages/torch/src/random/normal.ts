/** Normal draws, bit for bit: blocks of 16 for 16 or more contiguous values, else one Box-Muller value at a time. */
import { fma, log32, sinCos32 } from './float32-math.ts';
import type { Generator } from './generator.ts';

const f = Math.fround;
const TWO_PI_32 = f(2 * Math.PI);
const BLOCK = 16;
const HALF = 8;

/** One value in double precision; every second comes from the pair kept in the generator. */
export function normalScalar(g: Generator, mean: number, std: number): number {
  if (g.keptNormal !== null) {
    const kept = g.keptNormal;
    g.keptNormal = null;
    return kept * std + mean;
  }
  const u1 = g.float64();
  const u2 = g.float64();
  const radius = Math.sqrt(-2 * Math.log1p(-u2));
  const angle = 2 * Math.PI * u1;
  g.keptNormal = radius * Math.sin(angle);
  return radius * Math.cos(angle) * std + mean;
}

type Pair = (u1: number, u2: number) => [number, number];

function pair32(mean: number, std: number): Pair {
  const [m, s] = [f(mean), f(std)];
  return (a, b) => {
    const radius = f(Math.sqrt(f(-2 * log32(f(1 - a)))));
    const [sine, cosine] = sinCos32(f(TWO_PI_32 * b));
    return [fma(f(radius * cosine), s, m), fma(f(radius * sine), s, m)];
  };
}

const pair64 =
  (mean: number, std: number): Pair =>
  (a, b) => {
    const radius = Math.sqrt(-2 * Math.log(1 - a));
    const angle = 2 * Math.PI * b;
    return [radius * Math.cos(angle) * std + mean, radius * Math.sin(angle) * std + mean];
  };

/** `n` values as PyTorch fills a contiguous tensor of float32 (`isDouble` false) or float64. */
export function normalValues(
  g: Generator,
  n: number,
  mean: number,
  std: number,
  isDouble: boolean,
): Float64Array {
  const out = new Float64Array(n);
  if (n < BLOCK) {
    for (let i = 0; i < n; i++) out[i] = normalScalar(g, mean, std);
    return out;
  }
  const uniform = () => (isDouble ? g.float64() : g.float32());
  const pair = isDouble ? pair64(mean, std) : pair32(mean, std);
  for (let i = 0; i < n; i++) out[i] = uniform();
  for (let i = 0; i + BLOCK <= n; i += BLOCK) transform(out, i, pair);
  if (n % BLOCK !== 0) {
    // The last 16 are drawn again, so that every value comes out of a whole block.
    for (let i = n - BLOCK; i < n; i++) out[i] = uniform();
    transform(out, n - BLOCK, pair);
  }
  return out;
}

function transform(values: Float64Array, at: number, pair: Pair): void {
  for (let i = at; i < at + HALF; i++) [values[i], values[i + HALF]] = pair(values[i]!, values[i + HALF]!);
}

/** `n` uniform values in [from, to): one fused multiply-add each in float32. */
export function uniformValues(
  g: Generator,
  n: number,
  from: number,
  to: number,
  isDouble: boolean,
): Float64Array {
  const out = new Float64Array(n);
  const [low, range] = [f(from), f(f(to) - f(from))];
  for (let i = 0; i < n; i++) {
    out[i] = isDouble ? g.float64() * (to - from) + from : fma(g.float32(), range, low);
  }
  return out;
}
