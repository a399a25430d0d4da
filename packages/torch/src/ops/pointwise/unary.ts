/** Builds a unary op from its name and function; derivative and in-place variant follow in the op's file. */
import { type Op, op } from '../../dispatch/op.ts';
import { map1, type ResultRule } from './driver.ts';

export type UnarySchema<N extends string> = `${N}(Tensor self) -> Tensor`;

export function unary<const N extends string>(
  name: N,
  f: (x: number) => number,
  rule: ResultRule = 'float',
): Op<UnarySchema<N>> {
  const scalar = { name, f };
  return op({
    schema: `${name}(Tensor self) -> Tensor` as UnarySchema<N>,
    on: ['function', 'method'],
    out: true,
    forward: ((self: never) => map1(self, scalar, rule)) as never,
  });
}
