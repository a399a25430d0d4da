import math

from ..._tensor import Tensor
from ._ops import nn, torch

__all__ = ["multi_head_attention_forward", "scaled_dot_product_attention"]

scaled_dot_product_attention = nn.scaled_dot_product_attention


def _check(condition, text, error=AssertionError):
    if not condition:
        raise error(text)


def _check_ranks(query, key, value, key_padding_mask, attn_mask, num_heads):
    """Gives whether there is a batch dimension."""
    if query.dim() not in (2, 3):
        raise AssertionError(
            f"query should be unbatched 2D or batched 3D tensor but received {query.dim()}-D query tensor"
        )
    is_batched = query.dim() == 3
    what = "batched (3-D)" if is_batched else "unbatched (2-D)"
    _check(
        key.dim() == query.dim() and value.dim() == query.dim(),
        f"For {what} `query`, expected `key` and `value` to be {query.dim()}-D but found {key.dim()}-D and {value.dim()}-D tensors respectively",
    )
    if key_padding_mask is not None:
        rank = query.dim() - 1
        _check(
            key_padding_mask.dim() == rank,
            f"For {what} `query`, expected `key_padding_mask` to be `None` or {rank}-D but found {key_padding_mask.dim()}-D tensor instead",
        )
    if attn_mask is not None:
        _check(
            attn_mask.dim() in (2, 3),
            f"For {what} `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found {attn_mask.dim()}-D tensor instead",
        )
        if not is_batched and attn_mask.dim() == 3:
            expected = (num_heads, query.shape[0], key.shape[0])
            _check(
                attn_mask.shape == expected,
                f"Expected `attn_mask` shape to be {expected} but got {attn_mask.shape}",
            )
    return is_batched


def canonical_mask(mask, mask_name, other_type, other_name, target_type, check_other=True):
    """A mask that is added to scores: bool ones become 0 and -inf."""
    import warnings

    if mask is None:
        return None
    is_bool = mask.dtype.is_floating_point is False and str(mask.dtype) == "torch.bool"
    _check(
        is_bool or mask.is_floating_point(),
        f"only bool and floating types of {mask_name} are supported",
    )
    if check_other and other_type is not None and mask.dtype != other_type:
        warnings.warn(
            f"Support for mismatched {mask_name} and {other_name} is deprecated. Use same type for both instead.",
            stacklevel=2,
        )
    if is_bool:
        return torch.zeros_like(mask, dtype=target_type).masked_fill_(mask, float("-inf"))
    return mask


def _project_together(q, k, v, weight, bias):
    """Queries, keys and values from one weight of three parts; equal inputs share a product."""
    size = q.size(-1)
    if k is v:
        if q is k:
            projected = nn.linear(q, weight, bias)
            parts = projected.unflatten(-1, (3, size)).unsqueeze(0).transpose(0, -2).squeeze(-2).contiguous()
            return parts[0], parts[1], parts[2]
        w_q, w_kv = weight.split([size, size * 2])
        b_q, b_kv = (None, None) if bias is None else bias.split([size, size * 2])
        pair = nn.linear(k, w_kv, b_kv)
        pair = pair.unflatten(-1, (2, size)).unsqueeze(0).transpose(0, -2).squeeze(-2).contiguous()
        return nn.linear(q, w_q, b_q), pair[0], pair[1]
    weights = weight.chunk(3)
    biases = (None, None, None) if bias is None else bias.chunk(3)
    return tuple(nn.linear(x, w, b) for x, w, b in zip((q, k, v), weights, biases))


def _project_apart(inputs, weights, bias, embed_dim):
    q, k, v = inputs
    biases = (None, None, None) if bias is None else bias.chunk(3)
    for x, w, letter in zip(inputs, weights, "qkv"):
        expected = (embed_dim, x.size(-1))
        _check(
            w.shape == expected,
            f"expecting {letter} weights shape of {expected}, but got {w.shape}",
        )
    return tuple(nn.linear(x, w, b) for x, w, b in zip((q, k, v), weights, biases))


def _padded(mask):
    """A mask with a further column that lets everyone see what was appended to the keys."""
    if mask is None:
        return None
    column = torch.zeros((*mask.shape[:-1], 1), dtype=mask.dtype)
    return torch.cat([mask, column], -1)


def _merged(attn_mask, key_padding_mask, batch, heads, source):
    """Both masks added, as (batch * heads, ...)."""
    if key_padding_mask is None:
        return attn_mask
    spread = key_padding_mask.view(batch, 1, 1, source).expand(-1, heads, -1, -1)
    spread = spread.reshape(batch * heads, 1, source)
    return spread if attn_mask is None else attn_mask + spread


def _check_attn_mask(mask, target, source, batch, heads):
    if mask.dim() == 2:
        expected = (target, source)
        if mask.shape != expected:
            raise RuntimeError(
                f"The shape of the 2D attn_mask is {mask.shape}, but should be {expected}."
            )
        return mask.unsqueeze(0)
    expected = (batch * heads, target, source)
    if mask.shape != expected:
        raise RuntimeError(
            f"The shape of the 3D attn_mask is {mask.shape}, but should be {expected}."
        )
    return mask


def multi_head_attention_forward(
    query,
    key,
    value,
    embed_dim_to_check,
    num_heads,
    in_proj_weight,
    in_proj_bias,
    bias_k,
    bias_v,
    add_zero_attn,
    dropout_p,
    out_proj_weight,
    out_proj_bias,
    training=True,
    key_padding_mask=None,
    need_weights=True,
    attn_mask=None,
    use_separate_proj_weight=False,
    q_proj_weight=None,
    k_proj_weight=None,
    v_proj_weight=None,
    static_k=None,
    static_v=None,
    average_attn_weights=True,
    is_causal=False,
):
    """Attention of several heads over (length, batch, features): the output and, if needed, the weights."""
    is_batched = _check_ranks(query, key, value, key_padding_mask, attn_mask, num_heads)
    if not is_batched:
        query, key, value = _with_batch(query, key, value)
        if key_padding_mask is not None:
            key_padding_mask = key_padding_mask.unsqueeze(0)
    target, batch, embed_dim = query.shape
    mask_type = None if attn_mask is None else attn_mask.dtype
    key_padding_mask = canonical_mask(
        key_padding_mask, "key_padding_mask", mask_type, "attn_mask", query.dtype
    )
    if is_causal and attn_mask is None:
        raise RuntimeError(
            "Need attn_mask if specifying the is_causal hint. "
            "You may use the Transformer module method `generate_square_subsequent_mask` to create this mask."
        )
    if is_causal and key_padding_mask is None and not need_weights:
        attn_mask = None
    else:
        attn_mask = canonical_mask(attn_mask, "attn_mask", None, "", query.dtype, False)
        is_causal = is_causal and key_padding_mask is None
    _check(
        embed_dim == embed_dim_to_check,
        f"was expecting embedding dimension of {embed_dim_to_check}, but got {embed_dim}",
    )
    head_dim = embed_dim // num_heads
    _check(
        head_dim * num_heads == embed_dim,
        f"embed_dim {embed_dim} not divisible by num_heads {num_heads}",
    )
    if use_separate_proj_weight:
        _check(
            key.shape[:2] == value.shape[:2],
            f"key's sequence and batch dims {key.shape[:2]} do not match value's {value.shape[:2]}",
        )
        q, k, v = _project_apart(
            (query, key, value), (q_proj_weight, k_proj_weight, v_proj_weight), in_proj_bias, embed_dim
        )
    else:
        _check(
            key.shape == value.shape,
            f"key shape {key.shape} does not match value shape {value.shape}",
        )
        q, k, v = _project_together(query, key, value, in_proj_weight, in_proj_bias)
    if attn_mask is not None:
        attn_mask = _check_attn_mask(attn_mask, target, key.shape[0], batch, num_heads)
    if bias_k is not None and bias_v is not None:
        k = torch.cat([k, bias_k.repeat(1, batch, 1)])
        v = torch.cat([v, bias_v.repeat(1, batch, 1)])
        attn_mask, key_padding_mask = _padded(attn_mask), _padded(key_padding_mask)
    q = q.view(target, batch * num_heads, head_dim).transpose(0, 1)
    k = k.view(k.shape[0], batch * num_heads, head_dim).transpose(0, 1) if static_k is None else static_k
    v = v.view(v.shape[0], batch * num_heads, head_dim).transpose(0, 1) if static_v is None else static_v
    if add_zero_attn:
        zeros = torch.zeros((batch * num_heads, 1, head_dim), dtype=k.dtype)
        k, v = torch.cat([k, zeros], 1), torch.cat([v, zeros], 1)
        attn_mask, key_padding_mask = _padded(attn_mask), _padded(key_padding_mask)
    source = k.size(1)
    if key_padding_mask is not None:
        _check(
            key_padding_mask.shape[0] == batch,
            f"Expected key_padded_mask.shape[0] to be {batch}, but got {key_padding_mask.shape[0]}",
        )
        _check(
            key_padding_mask.shape[1] == source,
            f"Expected key_padded_mask.shape[1] to be {source}, but got {key_padding_mask.shape[1]}",
        )
    attn_mask = _merged(attn_mask, key_padding_mask, batch, num_heads, source)
    dropout_p = dropout_p if training else 0.0
    if need_weights:
        weights = _weights(q, k, attn_mask, dropout_p)
        output = torch.bmm(weights, v)
        output = output.transpose(0, 1).contiguous().view(target * batch, embed_dim)
    else:
        weights = None
        output = _fused(q, k, v, attn_mask, dropout_p, is_causal, (batch, num_heads, target, source))
        output = output.permute(2, 0, 1, 3).contiguous().view(batch * target, embed_dim)
    output = nn.linear(output, out_proj_weight, out_proj_bias).view(target, batch, embed_dim)
    if weights is not None:
        weights = weights.view(batch, num_heads, target, source)
        if average_attn_weights:
            weights = weights.mean(dim=1)
    if not is_batched:
        output = output.squeeze(1)
        weights = None if weights is None else weights.squeeze(0)
    return output, weights


def _with_batch(query, key, value):
    """Unbatched inputs with a batch dimension; what was the same tensor stays the same one."""
    q = query.unsqueeze(1)
    k = q if key is query else key.unsqueeze(1)
    v = k if value is key else q if value is query else value.unsqueeze(1)
    return q, k, v


def _weights(q, k, mask, dropout_p):
    scaled = q * math.sqrt(1.0 / float(q.size(-1)))
    scores = torch.bmm(scaled, k.transpose(-2, -1))
    if mask is not None:
        scores = mask + scores
    weights = scores.softmax(-1)
    return torch.dropout(weights, dropout_p, True) if dropout_p > 0.0 else weights


def _fused(q, k, v, mask, dropout_p, is_causal, sizes):
    batch, heads, target, source = sizes
    if mask is not None:
        mask = mask.unsqueeze(0) if mask.size(0) == 1 else mask.view(batch, heads, -1, source)
    q = q.view(batch, heads, target, -1)
    k = k.view(batch, heads, source, -1)
    v = v.view(batch, heads, source, -1)
    return scaled_dot_product_attention(q, k, v, mask, dropout_p, is_causal)
