/** softmax(q k^T scale + mask) v: in one node where PyTorch's CPU kernel would take it, else by ops. */
import { jointNode } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { bool, cName, isFloat } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

const scaleOf = (query: Tensor, scale: number | null): number => scale ?? 1 / Math.sqrt(query.shape.at(-1)!);

/** Added to the scores: 0 where attention is allowed, -inf where it isn't. */
function asBias(mask: Tensor, like: Tensor): Tensor {
  if (mask.dtype !== bool) return mask;
  const zeros = torch.zeros(mask.shape, like.dtype);
  return torch.maskedFill(zeros, torch.logicalNot(mask), Number.NEGATIVE_INFINITY);
}

/** Query i sees keys up to i. */
function causalMask(query: Tensor, key: Tensor): Tensor {
  return torch.tril(torch.ones([query.shape.at(-2)!, key.shape.at(-2)!], bool));
}

/** A softmax of rows; those that may attend to nothing (-inf throughout) become 0 instead of NaN. */
function safeSoftmax(scores: Tensor): Tensor {
  const closed = torch.allDim(torch.eq(scores, Number.NEGATIVE_INFINITY), -1, true);
  return torch.maskedFill(torch.softmax(scores, -1), closed, 0);
}

function probabilities(q: Tensor, k: Tensor, bias: Tensor | null, causal: boolean, scale: number): Tensor {
  let scores = torch.mul(torch.matmul(q, torch.transpose(k, -2, -1)), scale);
  if (causal) scores = torch.add(scores, asBias(causalMask(q, k), scores));
  if (bias) scores = torch.add(scores, asBias(bias, scores));
  return safeSoftmax(scores);
}

/** (N, heads, length, features) each, no dropout; the second result is the log-sum-exp, which stays unused. */
export const flashAttention = op({
  schema:
    '_scaled_dot_product_flash_attention_for_cpu(Tensor query, Tensor key, Tensor value, float dropout_p=0.0, bool is_causal=False, *, Tensor? attn_mask=None, float? scale=None) -> (Tensor output, Tensor logsumexp)',
  on: ['function'],
  forward(query, key, value, _dropout, causal, mask, scale) {
    const p = probabilities(query, key, mask, causal, scaleOf(query, scale));
    return [torch.matmul(p, value), torch.zeros(query.shape.slice(0, -1), query.dtype)];
  },
});
// With P the probabilities: dV = P^T G, dS = P (G V^T - sum(P G V^T)), dQ = dS K scale, dK = dS^T Q scale
derivative(flashAttention, (query, key, value, _dropout, causal, mask, scale) =>
  jointNode(
    'ScaledDotProductFlashAttentionForCpuBackward0',
    [query, key, value],
    [query, key, value, ...(mask ? [mask] : [])],
    ([g], _needs, q, k, v, mask) => {
      if (!g) return [null, null, null];
      const factor = scaleOf(q, scale);
      const p = probabilities(q, k, mask ?? null, causal, factor);
      const dp = torch.mul(torch.matmul(g, torch.transpose(v, -2, -1)), p);
      const ds = torch.mul(torch.sub(dp, torch.mul(p, torch.sumDim(dp, [-1], true))), factor);
      return [
        torch.matmul(ds, k),
        torch.matmul(torch.transpose(ds, -2, -1), q),
        torch.matmul(torch.transpose(p, -2, -1), g),
      ];
    },
  ),
);

function checkInputs(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | null): void {
  check(
    query.dtype === key.dtype && query.dtype === value.dtype,
    () =>
      `Expected query, key, and value to have the same dtype, but got query.dtype: ${cName(query.dtype)} key.dtype: ${cName(key.dtype)} and value.dtype: ${cName(value.dtype)} instead.`,
  );
  check(
    query.rank >= 2 && key.rank >= 2 && value.rank >= 2,
    () =>
      `Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: ${query.rank} key.dim: ${key.rank} and value.dim: ${value.rank} instead.`,
  );
  check(
    mask === null || mask.dtype === bool || mask.dtype === query.dtype || mask.dtype.name === 'float32',
    () =>
      `Expected attn_mask dtype to be bool or float or to match query dtype, but got attn_mask.dtype: ${cName(mask!.dtype)} and  query.dtype: ${cName(query.dtype)} instead.`,
  );
}

function isFlash(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | null, dropout: number): boolean {
  const [batch, heads, , features] = query.shape;
  const fits = (t: Tensor) => t.rank === 4 && t.shape[0] === batch && t.shape[3] === features;
  const shared = fits(query) && fits(key) && fits(value);
  const sameHeads = key.shape[1] === heads && value.shape[1] === heads;
  const filled = [query, key, value].every((t) => t.numel > 0);
  return (
    shared && sameHeads && filled && dropout === 0 && isFloat(query.dtype) && !(mask?.requiresGrad ?? false)
  );
}

/** Heads of keys and values repeated so that every query head has one. */
function grouped(t: Tensor, query: Tensor): Tensor {
  const times = query.shape.at(-3)! / t.shape.at(-3)!;
  check(
    Number.isInteger(times),
    () =>
      'Number of heads in key and value must divide the number of heads in query for grouped-query attention',
  );
  return times === 1 ? t : torch.repeatInterleaveInt(t, times, t.rank - 3);
}

export const scaledDotProductAttention = op({
  schema:
    'scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor',
  on: ['nn'],
  forward(query, key, value, mask, dropout, causal, scale, gqa) {
    checkInputs(query, key, value, mask);
    if (isFlash(query, key, value, mask, dropout))
      return torch.flashAttention(query, key, value, 0, causal, mask, scale)[0];
    check(
      !(causal && mask),
      () => '_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True',
    );
    check(isFloat(query.dtype), () => `expected scalar type Float but found ${query.dtype.scalarType}`);
    const [k, v] = gqa ? [grouped(key, query), grouped(value, query)] : [key, value];
    const half = Math.sqrt(scaleOf(query, scale));
    let scores = torch.matmul(torch.mul(query, half), torch.mul(torch.transpose(k, -2, -1), half));
    const bias = causal ? causalMask(query, k) : mask;
    if (bias) scores = torch.add(scores, asBias(bias, scores));
    const p = safeSoftmax(scores);
    return torch.matmul(dropout > 0 ? torch.dropout(p, dropout, true) : p, v);
  },
});
