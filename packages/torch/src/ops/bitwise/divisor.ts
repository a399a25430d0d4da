/** Greatest common divisor and least common multiple. */
import { inplaceOf } from '../../dispatch/inplace.ts';
import { op } from '../../dispatch/op.ts';
import { mapInts } from './bit-op.ts';

function greatestDivisor(x: number, y: number): number {
  let [a, b] = [Math.abs(x), Math.abs(y)];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

const leastMultiple = (x: number, y: number): number => {
  const divisor = greatestDivisor(x, y);
  return divisor === 0 ? 0 : Math.abs((x / divisor) * y);
};

const onInts = (kernel: string, f: (x: number, y: number) => number) => ({
  kernel,
  takesBool: false,
  numberOverload: '',
  scalarOf: () => ({ name: kernel, f }),
});
const gcdLoop = onInts('gcd_cpu', greatestDivisor);
const lcmLoop = onInts('lcm_cpu', leastMultiple);

export const gcd = op({
  schema: 'gcd(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => mapInts(self, other, gcdLoop),
});
export const gcd_ = inplaceOf(gcd);

export const lcm = op({
  schema: 'lcm(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, other) => mapInts(self, other, lcmLoop),
});
export const lcm_ = inplaceOf(lcm);
