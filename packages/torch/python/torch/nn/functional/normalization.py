"""Normalisation and dropout."""

from .._mode import is_float_probability
from ._ops import torch

__all__ = [
    "batch_norm",
    "layer_norm",
    "group_norm",
    "instance_norm",
    "rms_norm",
    "local_response_norm",
    "normalize",
    "dropout",
    "dropout1d",
    "dropout2d",
    "dropout3d",
    "alpha_dropout",
    "feature_alpha_dropout",
]


def _check_size(size):
    count = size[0]
    for n in size[2:]:
        count *= n
    if count == 1:
        raise ValueError(f"Expected more than 1 value per channel when training, got input size {size}")


def batch_norm(
    input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05
):
    if training:
        _check_size(input.size())
    if input.numel() == 0:
        out = input.clone()
        if weight is not None:
            out = out * weight[0]
        return out if bias is None else out + bias[0]
    return torch.batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, True)


def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05):
    return torch.layer_norm(input, normalized_shape, weight, bias, eps, True)


def group_norm(input, num_groups, weight=None, bias=None, eps=1e-05):
    if input.dim() < 2:
        raise RuntimeError(f"Expected at least 2 dimensions for input tensor but received {input.dim()}")
    _check_size([input.size(0) * input.size(1) // num_groups, num_groups] + list(input.size()[2:]))
    return torch.group_norm(input, num_groups, weight, bias, eps, True)


def rms_norm(input, normalized_shape, weight=None, eps=None):
    return torch.rms_norm(input, normalized_shape, weight, eps)


def instance_norm(
    input,
    running_mean=None,
    running_var=None,
    weight=None,
    bias=None,
    use_input_stats=True,
    momentum=0.1,
    eps=1e-05,
):
    """Batch norm of each example for itself: the batch becomes part of the channels."""
    if use_input_stats:
        count = 1
        for n in input.size()[2:]:
            count *= n
        if count == 1:
            raise ValueError(
                f"Expected more than 1 spatial element when training, got input size {input.size()}"
            )
    batch, channels = input.size(0), input.size(1)

    def repeated(t):
        return None if t is None else t.repeat(batch)

    merged = input.contiguous().view(1, batch * channels, *input.size()[2:])
    mean, variance = repeated(running_mean), repeated(running_var)
    out = torch.batch_norm(
        merged, repeated(weight), repeated(bias), mean, variance, use_input_stats, momentum, eps, True
    )
    if use_input_stats and running_mean is not None:
        with _no_grad():
            running_mean.copy_(mean.view(batch, channels).mean(0))
            running_var.copy_(variance.view(batch, channels).mean(0))
    return out.view(input.size())


def _no_grad():
    from ...autograd.grad_mode import no_grad

    return no_grad()


def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
    from .convolution import avg_pool2d, avg_pool3d
    from .spatial import pad

    dims = input.dim()
    if dims < 3:
        raise ValueError(f"Expected 3D or higher dimensionality                          input (got {dims} dimensions)")
    if input.numel() == 0:
        return input
    square = input.mul(input)
    if dims == 3:
        mean = avg_pool2d(pad(square.unsqueeze(1), (0, 0, size // 2, (size - 1) // 2)), (size, 1), stride=1)
        mean = mean.squeeze(1)
    else:
        sizes = input.size()
        square = square.view(sizes[0], 1, sizes[1], sizes[2], -1)
        square = pad(square, (0, 0, 0, 0, size // 2, (size - 1) // 2))
        mean = avg_pool3d(square, (size, 1, 1), stride=1).squeeze(1).view(sizes)
    return input / mean.mul(alpha).add(k).pow(beta)


def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    scale = input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)
    return torch.div(input, scale, out=out) if out is not None else input / scale


def _written(input, result, inplace):
    return input.copy_(result) if inplace and result is not input else result


def dropout(input, p=0.5, training=True, inplace=False):
    is_float_probability("dropout", p)
    return _written(input, torch.dropout(input, p, training), inplace)


def dropout1d(input, p=0.5, training=True, inplace=False):
    is_float_probability("dropout", p)
    if input.dim() not in (2, 3):
        raise RuntimeError(
            f"dropout1d: Expected 2D or 3D input, but received a {input.dim()}D input. Note that dropout1d exists to provide channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an optional batch dimension (i.e. 2D or 3D inputs)."
        )
    return _features(input, p, training, inplace, input.dim() == 3)


def dropout2d(input, p=0.5, training=True, inplace=False):
    is_float_probability("dropout", p)
    return _features(input, p, training, inplace, True)


def dropout3d(input, p=0.5, training=True, inplace=False):
    is_float_probability("dropout", p)
    return _features(input, p, training, inplace, input.dim() != 4)


def _features(input, p, training, inplace, is_batched):
    if is_batched:
        return _written(input, torch.feature_dropout(input, p, training), inplace)
    return _written(input, torch.feature_dropout(input.unsqueeze(0), p, training).squeeze(0), inplace)


def alpha_dropout(input, p=0.5, training=False, inplace=False):
    """Keeps mean 0 and variance 1 for SELU: what is dropped gets its lower limit."""
    is_float_probability("dropout", p)
    return _alpha(input, p, training, input.shape)


def feature_alpha_dropout(input, p=0.5, training=False, inplace=False):
    is_float_probability("dropout", p)
    return _alpha(input, p, training, [n if i < 2 else 1 for i, n in enumerate(input.shape)])


def _alpha(input, p, training, shape):
    if p == 0 or not training or input.numel() == 0:
        return input
    if p == 1:
        return input * 0.0
    limit = 1.7580993408473766
    kept = input.new_empty(shape).bernoulli_(1 - p)
    scale = 1.0 / ((limit * limit * p + 1) * (1 - p)) ** 0.5
    shift = (kept - 1) * (limit * scale) + limit * scale * p
    return input * (kept * scale) + shift
