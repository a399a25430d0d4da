import { edge, node, type Node } from '../../autograd/node.ts';
import { TorchError } from '../../errors/torch-error.ts';
import type { Tensor } from '../../tensor/tensor.ts';

/** The node of an op that PyTorch records but can't differentiate: asking it for a gradient raises. */
export function refusedNode(opName: string, ...inputs: readonly Tensor[]): Node {
  const refuse = (): never => {
    throw new TorchError('RuntimeError', `derivative for aten::${opName} is not implemented`);
  };
  return node('NotImplemented', ...inputs.map((t) => edge(t, [], refuse)));
}
