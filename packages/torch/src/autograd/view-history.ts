/**
 * In-place ops on a view change the history of the tensor it is a view of: the base gets a CopySlices node that
 * sends the part of its gradient under the view through the op's node; the view's own history is made anew.
 */
import { torch } from '../ops/torch.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { type Grad, Node, type Target, targetOf } from './node.ts';

/** Gives base and view the history after an in-place op whose node is `inner`. */
export function rebaseView(view: Tensor, inner: Node): void {
  const base = view.base!;
  const { shape, strides, offset } = view;
  const baseOffset = base.offset;
  const first: Target | null = targetOf(base);
  inner.outputs[0] = { shape, dtype: view.dtype };
  inner.retain();
  const node = new Node('CopySlices', [first, ...inner.targets.slice(1)], inner.saved, (grads, needs) =>
    copySlicesBackward(grads[0] ?? null, needs),
  );
  node.onFree = () => inner.release();
  node.outputs[0] = { shape: base.shape, dtype: base.dtype };
  base.setGradFn(node, 0);
  refreshViewHistory(view);

  function copySlicesBackward(grad: Grad, needs: readonly boolean[]): Grad[] {
    if (!grad) return [];
    const rest = torch.clone(grad, 0);
    const slice = torch.asStrided(rest, shape, strides, offset - baseOffset);
    const [own, ...others] = inner.run([torch.clone(slice)], [true, ...needs.slice(1)], true);
    if (own) torch.copy_(slice, torch.expandAs(own, slice));
    else torch.zero_(slice);
    return [rest, ...others];
  }
}

/** The history of a view whose base was changed in place since: as a strided part of the base. */
export function refreshViewHistory(view: Tensor): void {
  const base = view.base;
  if (!base?.gradFn) return;
  const { strides, shape, offset } = view;
  const [baseShape, baseOffset] = [base.shape, base.offset];
  const node = new Node('AsStridedBackward0', [targetOf(base)], [], ([g]) => {
    if (!g) return [null];
    const whole = torch.newZeros(g, baseShape);
    torch.copy_(torch.asStrided(whole, shape, strides, offset - baseOffset), g);
    return [whole];
  });
  node.outputs[0] = { shape, dtype: view.dtype };
  view.setGradFn(node, 0);
  view.viewVersion = view.counter.version;
}

/** The node a tensor's gradient goes to, brought up to date if its base was changed in place. */
export function refreshedHistory(t: Tensor): Node | null {
  if (t.base?.gradFn && t.viewVersion !== t.counter.version && t.base.requiresGrad) refreshViewHistory(t);
  return t.gradFn;
}
