import type { Generator } from '../../random/generator.ts';

/** Exponential draws, one double each; multinomial samples are made of them too. */
export function exponentialValues(g: Generator, count: number, rate: number): Float64Array {
  return Float64Array.from({ length: count }, () => (-1 / rate) * Math.log1p(-g.float64()));
}
