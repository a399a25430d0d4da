/** A number's binary exponent and its neighbours. */
import { edge, edgeOfMany, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { floatScalar } from '../../dispatch/scalar.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { check } from '../../errors/torch-error.ts';
import { fromValues, valuesOf } from '../../tensor/create.ts';
import { float32, float64, int32, isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { castData, map2 } from './driver.ts';
import { resultType } from './promotion.ts';

export const ldexp = op({
  schema: 'ldexp.Tensor(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, other) {
    const takesDtype = isFloat(self.dtype) && !isFloat(other.dtype);
    return torch.mul(self, powerOfTwo(takesDtype ? castData(other, self.dtype) : other));
  },
});
const powerOfTwo = (exponent: Tensor): Tensor => torch.powOfScalar(floatScalar(2), exponent);
// d(x 2^e)/dx = 2^e, d/de = x 2^e ln 2
derivative(ldexp, (self, other, result) =>
  node(
    'LdexpBackward0',
    edge(self, [other], (g, e) => torch.mul(g, powerOfTwo(e))),
    edge(other, [result], (g, y) => torch.mul(g, torch.mul(y, Math.LN2))),
  ),
);
export const ldexp_ = inplaceOf(ldexp);

/** [m, e] with x = m 2^e and 1/2 <= |m| < 1 */
function split(x: number): [number, number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  let exponent = Math.max(-1023, Math.floor(Math.log2(Math.abs(x))) + 1);
  let mantissa = x * 2 ** -exponent;
  while (Math.abs(mantissa) < 0.5) [mantissa, exponent] = [mantissa * 2, exponent - 1];
  while (Math.abs(mantissa) >= 1) [mantissa, exponent] = [mantissa / 2, exponent + 1];
  return [mantissa, exponent];
}

export const frexp = op({
  schema: 'frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)',
  on: ['function', 'method'],
  forward(self) {
    check(isFloat(self.dtype), () => 'torch.frexp() only supports floating-point dtypes');
    const parts = Array.from(valuesOf(self), split);
    return [
      fromValues(
        parts.map(([m]) => m),
        self.shape,
        self.dtype,
      ),
      fromValues(
        parts.map(([, e]) => e),
        self.shape,
        int32,
      ),
    ];
  },
});
derivative(frexp, (self, [, exponent]) =>
  node(
    'FrexpBackward0',
    edgeOfMany(self, [exponent], ([g], e) => (g ? torch.div(g, torch.exp2(e)) : null)),
  ),
);

const bits = new BigInt64Array(1);
const double = new Float64Array(bits.buffer);
const shortBits = new Int32Array(1);
const single = new Float32Array(shortBits.buffer);

/** The next float from x towards y: one step of the bits, which are ordered as the magnitudes are. */
function stepDouble(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === y) return y;
  if (x === 0) return y > 0 ? Number.MIN_VALUE : -Number.MIN_VALUE;
  double[0] = x;
  bits[0]! += x > 0 === y > x ? 1n : -1n;
  return double[0];
}

function stepSingle(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === y) return y;
  if (x === 0) return y > 0 ? 2 ** -149 : -(2 ** -149);
  single[0] = x;
  shortBits[0]! += x > 0 === y > x ? 1 : -1;
  return single[0];
}

export const nextafter = op({
  schema: 'nextafter(Tensor self, Tensor other) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, other) {
    const dtype = resultType(self, other);
    checkImplemented(dtype === float32 || dtype === float64, 'nextafter_cpu', dtype);
    return map2(self, other, { name: 'nextafter', f: dtype === float64 ? stepDouble : stepSingle });
  },
});
// The gradient goes to self where the two differ.
derivative(nextafter, (self, other) =>
  node(
    'NextafterBackward0',
    edge(self, [self, other], (g, x, y) => torch.mul(g, torch.ne(x, y))),
    edge(other, [self, other], (g, x, y) => torch.mul(g, torch.eq(x, y))),
  ),
);
export const nextafter_ = inplaceOf(nextafter);
