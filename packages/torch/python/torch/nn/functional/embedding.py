from ._ops import torch

__all__ = ["embedding", "embedding_bag"]


def _renormalise(weight, indices, max_norm, norm_type):
    """Shrinks the rows in use to at most max_norm, in place."""
    from ...autograd.grad_mode import no_grad

    with no_grad():
        rows = indices.reshape(-1).unique()
        used = weight[rows]
        norms = used.norm(norm_type, 1, keepdim=True)
        weight[rows] = used * torch.where(norms > max_norm, max_norm / (norms + 1e-7), torch.ones_like(norms))


def embedding(
    input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False
):
    rows = weight.size(0) if weight.dim() else 0
    if padding_idx is None:
        padding_idx = -1
    elif padding_idx > 0 and padding_idx >= rows or padding_idx < 0 and padding_idx < -rows:
        raise AssertionError("Padding_idx must be within num_embeddings")
    elif padding_idx < 0:
        padding_idx += rows
    if max_norm is not None:
        _renormalise(weight, input, max_norm, norm_type)
    return torch.embedding(weight, input, padding_idx, scale_grad_by_freq, sparse)


def embedding_bag(
    input,
    weight,
    offsets=None,
    max_norm=None,
    norm_type=2,
    scale_grad_by_freq=False,
    mode="mean",
    sparse=False,
    per_sample_weights=None,
    include_last_offset=False,
    padding_idx=None,
):
    """The sum, mean or maximum of each bag's rows; a bag is a row of a 2-D input or starts at an offset."""
    if input.is_floating_point() and not weight.is_floating_point():
        # The order of an old version; PyTorch still takes it.
        input, weight = weight, input
    if mode not in ("sum", "mean", "max"):
        raise ValueError("mode has to be one of sum or mean")
    if max_norm is not None:
        _renormalise(weight, input, max_norm, norm_type)
    if input.dim() == 2:
        starts = list(range(0, input.numel(), input.size(1))) if input.numel() else [0] * input.size(0)
        per_sample = None if per_sample_weights is None else per_sample_weights.reshape(-1)
    else:
        starts = offsets.tolist()
        per_sample = per_sample_weights
    flat = input.reshape(-1)
    ends = [*starts[1:], flat.numel()]
    if include_last_offset:
        starts, ends = starts[:-1], ends[:-1]
    rows = torch.embedding(weight, flat, -1, scale_grad_by_freq, sparse)
    if per_sample is not None:
        rows = rows * per_sample.unsqueeze(1)
    return torch.stack([_bag(rows[a:b], flat[a:b], mode, padding_idx) for a, b in zip(starts, ends)])


def _bag(rows, indices, mode, padding_idx):
    if padding_idx is not None:
        rows = rows[indices != padding_idx]
    if rows.size(0) == 0:
        return rows.sum(0)
    return rows.max(0).values if mode == "max" else rows.sum(0) if mode == "sum" else rows.mean(0)
