/** Rounding to whole numbers, and what is left of that. */
import { edge, node } from '../../autograd/node.ts';
import { aliasOf } from '../../dispatch/alias.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { torch } from '../torch.ts';
import { map1 } from './driver.ts';
import { roundedTo } from './precision.ts';
import { unary, zeroDerivative } from './unary.ts';

const numbersOnly = (kernel: string) => ({ kernel, categories: ['int', 'float'] }) as const;

export const floor = unary('floor', Math.floor, 'same', numbersOnly('floor_vml_cpu'));
zeroDerivative(floor, 'FloorBackward0');
export const floor_ = inplaceOf(floor);

export const ceil = unary('ceil', Math.ceil, 'same', numbersOnly('ceil_vml_cpu'));
zeroDerivative(ceil, 'CeilBackward0');
export const ceil_ = inplaceOf(ceil);

export const trunc = unary('trunc', Math.trunc, 'same', numbersOnly('trunc_vml_cpu'));
zeroDerivative(trunc, 'TruncBackward0');
export const trunc_ = inplaceOf(trunc);
export const fix = aliasOf(trunc, 'fix');
export const fix_ = inplaceOf(fix);

/** To the nearest whole number; halves go to the even one. */
function roundHalfEven(x: number): number {
  const down = Math.floor(x);
  const rest = x - down;
  if (rest !== 0.5) return rest < 0.5 ? down : Math.ceil(x);
  return down % 2 === 0 ? down : Math.ceil(x);
}

export const round = unary('round', roundHalfEven, 'same', numbersOnly('round_vml_cpu'));
zeroDerivative(round, 'RoundBackward0');
export const round_ = inplaceOf(round);

export const roundDecimals = op({
  schema: 'round.decimals(Tensor self, *, int decimals) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, decimals) {
    checkImplemented(isFloat(self.dtype), decimals === 0 ? 'round_vml_cpu' : 'round_cpu', self.dtype);
    if (decimals === 0) return torch.round(self);
    const step = roundedTo(self.dtype);
    const power = step(10 ** Math.abs(decimals));
    const f =
      decimals > 0
        ? (x: number) => roundHalfEven(step(x * power)) / power
        : (x: number) => roundHalfEven(step(x / power)) * power;
    return map1(self, { name: 'roundDecimals', f });
  },
});
derivative(roundDecimals, (self) =>
  node(
    'RoundBackward1',
    edge(self, [], (g) => torch.zerosLike(g)),
  ),
);
export const roundDecimals_ = inplaceOf(roundDecimals);

export const frac = unary('frac', (x) => x - Math.trunc(x), 'same', {
  kernel: 'frac_cpu',
  categories: ['float'],
});
derivative(frac, (self) =>
  node(
    'FracBackward0',
    edge(self, [], (g) => g),
  ),
);
export const frac_ = inplaceOf(frac);
