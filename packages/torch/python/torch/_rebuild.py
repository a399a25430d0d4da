"""Tensors in pickles: what they are taken apart into, and made from again."""

import array


def tensor(kind, dtype, shape, numbers, requires_grad, attributes):
    from ._creation import tensor as make
    from .nn.parameter import Buffer, Parameter

    values = array.array(_letter(dtype))
    values.frombytes(numbers)
    made = make(values.tolist(), dtype=dtype).reshape(shape)
    if kind == "Parameter":
        made = Parameter(made, requires_grad)
    elif kind == "Buffer":
        made = Buffer(made)
    else:
        made.requires_grad_(requires_grad)
    made.__dict__.update(attributes)
    return made


def parts(t):
    """What `tensor` takes, for a tensor."""
    from ._creation import numbers_of

    numbers = array.array(_letter(t.dtype), numbers_of(t.detach().reshape(-1))).tobytes()
    return (type(t).__name__, t.dtype, tuple(t.shape), numbers, t.requires_grad, dict(t.__dict__))


def _letter(dtype):
    return "d" if dtype.is_floating_point else "q"
