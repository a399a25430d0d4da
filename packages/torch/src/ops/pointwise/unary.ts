/** Builds a unary op from its name and function; derivative and in-place variant follow in the op's file. */
import { edge, node } from '../../autograd/node.ts';
import { derivative, type Op, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import type { DType } from '../../tensor/dtype.ts';
import { torch } from '../torch.ts';
import { map1, type ResultRule } from './driver.ts';

export type UnarySchema<N extends string> = `${N}(Tensor self) -> Tensor`;

/** Which dtypes PyTorch has a kernel for, where that isn't all, and the kernel's name for the error. */
export interface Support {
  readonly kernel: string;
  readonly categories: readonly DType['category'][];
}

export function unary<const N extends string>(
  name: N,
  f: (x: number) => number,
  rule: ResultRule = 'float',
  support: Support | null = null,
): Op<UnarySchema<N>> {
  const scalar = { name, f };
  return op({
    schema: `${name}(Tensor self) -> Tensor`,
    on: ['function', 'method'],
    out: true,
    forward: ((self: { dtype: DType }) => {
      if (support)
        checkImplemented(support.categories.includes(self.dtype.category), support.kernel, self.dtype);
      return map1(self as never, scalar, rule);
    }) as never,
  });
}

/** For steps (floor, sign): the gradient is 0 wherever there is one. */
export function zeroDerivative<N extends string>(target: Op<UnarySchema<N>>, name: string): void {
  const build = (self: Parameters<typeof edge>[0]) =>
    node(
      name,
      edge(self, [], (g) => torch.zerosLike(g)),
    );
  derivative(target, build as never);
}
