/** Losses that ask for a margin between scores or distances; compositions, so without nodes of their own. */
import { op } from '../../dispatch/op.ts';
import { floatScalar } from '../../dispatch/scalar.ts';
import { check } from '../../errors/torch-error.ts';
import { full, wrappedNumber } from '../../tensor/create.ts';
import { shapeText } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { applyReduction } from './reduction.ts';

/** A float in type promotion, whole or not. */
const asNumber = (margin: number): Tensor => wrappedNumber(floatScalar(margin));

/** max(0, -t (a - b) + margin) */
export const marginRankingLoss = op({
  schema:
    'margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=Mean) -> Tensor',
  on: ['function'],
  forward(a, b, target, margin, reduction) {
    check(
      a.rank === b.rank && a.rank === target.rank,
      () =>
        `margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: ${shapeText(a.shape)}, input2: ${shapeText(b.shape)}, target: ${shapeText(target.shape)} `,
    );
    const wrong = torch.mul(torch.neg(target), torch.sub(a, b));
    return applyReduction(torch.clampMin(torch.add(wrong, asNumber(margin)), 0), reduction);
  },
});

/** x where t = 1, max(0, margin - x) where t = -1 */
export const hingeEmbeddingLoss = op({
  schema: 'hinge_embedding_loss(Tensor self, Tensor target, float margin=1.0, int reduction=Mean) -> Tensor',
  on: ['function'],
  forward(self, target, margin, reduction) {
    // The margin takes the dtype of self: whole numbers stay whole.
    const hinge = torch.clampMin(torch.sub(full([], margin, self.dtype), self), 0);
    const far = torch.where(torch.ne(target, 1), hinge, torch.zerosLike(hinge));
    const near = torch.where(torch.ne(target, -1), self, torch.zerosLike(self));
    return applyReduction(torch.add(far, near), reduction);
  },
});

/** 1 - cos where t = 1, max(0, cos - margin) where t = -1 */
export const cosineEmbeddingLoss = op({
  schema:
    'cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=Mean) -> Tensor',
  on: ['function'],
  forward(a, b, target, margin, reduction) {
    checkPairs(a, b, target);
    const dim = target.rank;
    const dot = (x: Tensor, y: Tensor) => torch.sumDim(torch.mul(x, y), [dim]);
    const [na, nb] = [torch.add(dot(a, a), 1e-8), torch.add(dot(b, b), 1e-8)];
    const cos = torch.div(dot(a, b), torch.sqrt(torch.mul(na, nb)));
    const zero = torch.zerosLike(cos);
    const near = torch.where(torch.eq(target, 1), torch.sub(1, cos), zero);
    const far = torch.where(torch.eq(target, -1), torch.clampMin(torch.sub(cos, asNumber(margin)), 0), zero);
    return applyReduction(torch.add(near, far), reduction);
  },
});

function checkPairs(a: Tensor, b: Tensor, target: Tensor): void {
  const sizes = () => `${shapeText(a.shape)} and ${shapeText(b.shape)}`;
  check(target.rank <= 1, () => '0D or 1D target tensor expected, multi-target not supported');
  const [rank, what] =
    target.rank === 1 ? [2, '1D target tensor expects 2D'] : [1, '0D target tensor expects 1D'];
  check(
    a.rank === rank && b.rank === rank,
    () => `${what} input tensors, but found inputs with sizes ${sizes()}.`,
  );
}

/** max(0, d(anchor, positive) - d(anchor, negative) + margin) */
export const tripletMarginLoss = op({
  schema:
    'triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2.0, float eps=1e-06, bool swap=False, int reduction=Mean) -> Tensor',
  on: ['function'],
  forward(anchor, positive, negative, margin, p, eps, swap, reduction) {
    check(
      anchor.rank === positive.rank && anchor.rank === negative.rank,
      () =>
        `The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: anchor ${anchor.rank}D, positive ${positive.rank}D, and negative ${negative.rank}D inputs`,
    );
    const near = torch.pairwiseDistance(anchor, positive, p, eps);
    let far = torch.pairwiseDistance(anchor, negative, p, eps);
    if (swap) far = torch.minimum(far, torch.pairwiseDistance(positive, negative, p, eps));
    return applyReduction(torch.clampMin(torch.sub(torch.add(near, asNumber(margin)), far), 0), reduction);
  },
});
