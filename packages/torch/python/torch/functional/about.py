"""Questions about tensors, asked as functions."""

from .._tensor import Tensor

__all__ = ["is_tensor", "is_floating_point", "is_inference", "is_complex", "numel", "typename", "is_nonzero"]


def is_tensor(obj):
    return isinstance(obj, Tensor)


def is_floating_point(input):
    return input.dtype.is_floating_point


def is_complex(input):
    return input.dtype.is_complex


def is_inference(input):
    return input.is_inference()


def numel(input):
    return input.numel()


def is_nonzero(input):
    return bool(input)


def typename(obj):
    return obj.type() if isinstance(obj, Tensor) else f"{type(obj).__module__}.{type(obj).__qualname__}"
