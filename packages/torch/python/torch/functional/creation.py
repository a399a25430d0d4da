"""Tensors made in other ways than `torch.tensor`."""

from .._creation import as_tensor, tensor
from .._legacy import legacy_tensor
from .._tensor import Tensor, _functions

__all__ = ["asarray", "frombuffer", "range"]
METHODS = ["new", "apply_", "is_nonzero", "is_same_size", "polygamma"]


def asarray(obj, *, dtype=None, device=None, copy=None, requires_grad=False):
    if isinstance(obj, Tensor) and not copy:
        made = as_tensor(obj, dtype=dtype, device=device)
    else:
        made = tensor(obj, dtype=dtype, device=device)
    return made.requires_grad_(True) if requires_grad else made


# Python's letters for numbers in a buffer; bfloat16 has none.
_LETTERS = {
    "uint8": "B",
    "int8": "b",
    "int16": "h",
    "int32": "i",
    "int64": "q",
    "float16": "e",
    "float32": "f",
    "float64": "d",
    "bool": "?",
}


def frombuffer(buffer, *, dtype, count=-1, offset=0, requires_grad=False):
    """Reads a copy: PyTorch shares the memory."""
    import struct

    data = memoryview(buffer).cast("B")[offset:]
    if count < 0:
        count = len(data) // dtype.itemsize
    return tensor(struct.unpack(f"={count}{_LETTERS[dtype._name]}", data[: count * dtype.itemsize]), dtype=dtype, requires_grad=requires_grad)


def range(start=0, end=None, step=1, *, out=None, dtype=None, layout=None, device=None, requires_grad=False):
    """Like `arange` with the end, in the default dtype; PyTorch discourages it."""
    from .._defaults import default_dtype

    if end is None:
        start, end = 0, start
    count = int((end - start) / step) + 1
    if count < 1:
        raise RuntimeError("upper bound and lower bound inconsistent with step sign")
    values = _functions["arange"](count, dtype=_functions["promote_types"](default_dtype(), dtype or default_dtype()))
    made = (values * step + start).to(dtype or default_dtype())
    return made.requires_grad_(True) if requires_grad else made


def new(self, *args, **kwargs):
    return legacy_tensor(Tensor, args, kwargs, self.dtype)


def apply_(self, function):
    """Changes each element by a Python function."""
    values = [function(v) for v in self.detach().reshape(-1).tolist()]
    return self.copy_(tensor(values, dtype=self.dtype).reshape(self.shape))


def is_nonzero(self):
    return bool(self)


def is_same_size(self, other):
    return self.shape == other.shape


def polygamma(self, n):
    return _functions["polygamma"](n, self)
