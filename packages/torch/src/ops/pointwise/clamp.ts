/** Values held between bounds: numbers or tensors, both or one. */
import { edge, jointNode, node } from '../../autograd/node.ts';
import { aliasOf } from '../../dispatch/alias.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { realFor } from '../../dispatch/scalar.ts';
import { check } from '../../errors/torch-error.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { castData, map1, map2 } from './driver.ts';
import { resultType } from './promotion.ts';

const atLeast = { name: 'maximum', f: (x: number, low: number) => Math.max(x, low) };
const atMost = { name: 'minimum', f: (x: number, high: number) => Math.min(x, high) };

function checkSomeBound(min: unknown, max: unknown): void {
  check(min !== null || max !== null, () => "torch.clamp: At least one of 'min' or 'max' must not be None");
}

const passedWhere = (inside: Tensor, g: Tensor): Tensor => torch.where(inside, g, torch.zerosLike(g));

export const clampTensor = op({
  schema: 'clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, min, max) {
    checkSomeBound(min, max);
    const dtype = resultType(...[self, min, max].filter((t) => t !== null));
    let out = castData(self, dtype);
    if (min) out = map2(out, castData(min, dtype), atLeast);
    if (max) out = map2(out, castData(max, dtype), atMost);
    return out === self ? torch.clone(self) : out;
  },
});
// The gradient goes to whichever of the three the value is; max wins where the bounds cross.
derivative(clampTensor, (self, min, max) => {
  const inputs = [self, min ?? self, max ?? self] as const;
  return jointNode('ClampBackward0', [self, min, max], inputs, ([g], needs, x, low, high) => {
    const [lower, upper] = [min ? low : null, max ? high : null];
    return [
      needs[0] ? passedWhere(insideOf(x, lower, upper), g!) : null,
      needs[1] && lower ? passedWhere(belowOf(x, lower, upper), g!) : null,
      needs[2] && upper ? passedWhere(aboveOf(x, lower, upper), g!) : null,
    ];
  });
});
export const clampTensor_ = inplaceOf(clampTensor);

function insideOf(x: Tensor, low: Tensor | null, high: Tensor | null): Tensor {
  const least = low && torch.ge(x, low);
  const most = high && torch.le(x, high);
  return least && most ? torch.logicalAnd(least, most) : (least ?? most)!;
}

function belowOf(x: Tensor, low: Tensor, high: Tensor | null): Tensor {
  const below = torch.lt(x, low);
  return high ? torch.logicalAnd(below, torch.lt(low, high)) : below;
}

function aboveOf(x: Tensor, low: Tensor | null, high: Tensor): Tensor {
  const above = torch.gt(x, high);
  return low ? torch.logicalOr(above, torch.lt(high, low)) : above;
}

export const clamp = op({
  schema: 'clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, min, max) {
    checkSomeBound(min, max);
    const dtype = resultType(self, ...[min, max].filter((b) => b !== null).map(wrappedNumber));
    for (const bound of [min, max]) if (bound && !Number.isNaN(bound.value)) realFor(dtype, bound);
    const [low, high] = [min?.value ?? -Infinity, max?.value ?? Infinity];
    if (Number.isNaN(low) || Number.isNaN(high)) return torch.fullLike(castData(self, dtype), Number.NaN);
    return map1(castData(self, dtype), { name: 'clamp', f: (x) => Math.min(Math.max(x, low), high) });
  },
});
derivative(clamp, (self, min, max) =>
  node(
    'ClampBackward1',
    edge(self, [self], (g, x) => {
      const least = min && torch.ge(x, min.value);
      const most = max && torch.le(x, max.value);
      return passedWhere(least && most ? torch.logicalAnd(least, most) : (least ?? most)!, g);
    }),
  ),
);
export const clamp_ = inplaceOf(clamp);

export const clipTensor = aliasOf(clampTensor, 'clip');
export const clipTensor_ = inplaceOf(clipTensor);
export const clip = aliasOf(clamp, 'clip');
export const clip_ = inplaceOf(clip);

export const clampMinTensor = op({
  schema: 'clamp_min.Tensor(Tensor self, Tensor min) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, min) => map2(self, min, atLeast),
});
derivative(clampMinTensor, (self, min) =>
  node(
    'ClampMinBackward1',
    edge(self, [self, min], (g, x, low) => passedWhere(torch.ge(x, low), g)),
    edge(min, [self, min], (g, x, low) => passedWhere(torch.lt(x, low), g)),
  ),
);
export const clampMinTensor_ = inplaceOf(clampMinTensor);

export const clampMin = op({
  schema: 'clamp_min(Tensor self, Scalar min) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, min) => map2(self, wrappedNumber(min), atLeast),
});
derivative(clampMin, (self, min) =>
  node(
    'ClampMinBackward0',
    edge(self, [self], (g, x) => passedWhere(torch.ge(x, min.value), g)),
  ),
);
export const clampMin_ = inplaceOf(clampMin);

export const clampMaxTensor = op({
  schema: 'clamp_max.Tensor(Tensor self, Tensor max) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, max) => map2(self, max, atMost),
});
derivative(clampMaxTensor, (self, max) =>
  node(
    'ClampMaxBackward1',
    edge(self, [self, max], (g, x, high) => passedWhere(torch.le(x, high), g)),
    edge(max, [self, max], (g, x, high) => passedWhere(torch.gt(x, high), g)),
  ),
);
export const clampMaxTensor_ = inplaceOf(clampMaxTensor);

export const clampMax = op({
  schema: 'clamp_max(Tensor self, Scalar max) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward: (self, max) => map2(self, wrappedNumber(max), atMost),
});
derivative(clampMax, (self, max) =>
  node(
    'ClampMaxBackward0',
    edge(self, [self], (g, x) => passedWhere(torch.le(x, max.value), g)),
  ),
);
export const clampMax_ = inplaceOf(clampMax);
