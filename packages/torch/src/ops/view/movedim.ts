import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { shapeText, wrapDim, type Shape } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

function moved(self: Tensor, source: Shape, destination: Shape): Tensor {
  check(
    source.length === destination.length,
    () =>
      `movedim: Invalid source or destination dims: source (${shapeText(source)} dims) should contain the same number of dims as destination (${shapeText(destination)} dims)`,
  );
  const from = uniqueDims(source, self.rank, 'source');
  const to = uniqueDims(destination, self.rank, 'destination');
  if (self.rank === 0) return torch.alias(self);
  const rest = self.shape.map((_, d) => d).filter((d) => !from.includes(d));
  const order = self.shape.map((_, d) => {
    const at = to.indexOf(d);
    return at >= 0 ? from[at]! : rest.shift()!;
  });
  return torch.permute(self, order);
}

function uniqueDims(dims: Shape, rank: number, name: string): number[] {
  const wrapped = dims.map((d) => wrapDim(d, rank));
  check(
    new Set(wrapped).size === wrapped.length,
    () => `movedim: repeated dim in \`${name}\` (${shapeText(dims)})`,
  );
  return wrapped;
}

export const movedimList = op({
  schema: 'movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)',
  on: ['function', 'method'],
  forward: moved,
});
export const movedim = op({
  schema: 'movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)',
  on: ['function', 'method'],
  forward: (self, source, destination) => moved(self, [source], [destination]),
});
export const moveaxisList = op({
  schema: 'moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)',
  on: ['function', 'method'],
  forward: moved,
});
export const moveaxis = op({
  schema: 'moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)',
  on: ['function', 'method'],
  forward: (self, source, destination) => moved(self, [source], [destination]),
});
