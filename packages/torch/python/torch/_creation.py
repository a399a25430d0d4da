"""Tensors from Python values: torch.tensor and its relatives."""

import array

from . import _types
from ._calls import wrap
from ._defaults import default_dtype
from ._engine import checked, engine
from ._tensor import Tensor

FLAT_LIMIT = 64


class _Missing:
    """Stands for an argument that wasn't given: PyTorch's text isn't Python's."""


def _required(data, name):
    if data is _Missing:
        raise TypeError(f'{name}() missing 1 required positional arguments: "data"')


def tensor(data=_Missing, *, dtype=None, device=None, requires_grad=False, pin_memory=False):
    _required(data, "tensor")
    _types.check_device(device)
    if isinstance(data, Tensor):
        made = data.detach().clone()
        made = made.to(_python_dtype(dtype)) if dtype is not None else made
    else:
        made = from_data(data, _python_dtype(dtype))
    if requires_grad:
        checked(engine.setRequiresGrad(made._h, True, "Only Tensors of floating point and complex dtype"))
    return made


def _python_dtype(dtype):
    return _types.python_types.get(dtype, dtype) if dtype is not None else None


def from_data(data, dtype=None):
    """A tensor of nested sequences of numbers; the dtype is inferred where none is given."""
    shape, flat = [], []
    _measure(data, shape)
    _flatten(data, shape, 0, flat)
    return from_flat(flat, shape, dtype or _inferred(flat))


def from_flat(flat, shape, dtype):
    """A tensor from row-major Python numbers."""
    if dtype.is_floating_point is False and dtype is not _types.bool_:
        flat = [_whole(v, dtype) for v in flat]
    elif dtype is _types.bool_:
        flat = [1 if v else 0 for v in flat]
    if len(flat) <= FLAT_LIMIT:
        return wrap(engine.fromFlat(dtype._code, len(shape), *shape, *map(float, flat)))
    return wrap(engine.fromBuffer(dtype._code, array.array("d", flat), *shape))


def _whole(value, dtype):
    v = int(value)
    info = _types.iinfo(dtype)
    if not info.min <= v <= info.max and dtype is not _types.uint8:
        raise RuntimeError(f"value cannot be converted to type {_C_NAMES[dtype._name]} without overflow")
    if not -(2**53) <= v <= 2**53 and int(float(v)) != v:
        raise OverflowError(
            f"Tenfold keeps int64 exactly up to 2**53 in magnitude; {v} would not be exact"
        )
    return v


_C_NAMES = {"int8": "int8_t", "int16": "int16_t", "int32": "int32_t", "int64": "int64_t"}


def _measure(data, shape):
    while isinstance(data, (list, tuple, range)) or (isinstance(data, Tensor) and data.dim() > 0):
        shape.append(len(data))
        if len(data) == 0:
            return
        data = data[0]
    if isinstance(data, str):
        raise TypeError("new(): invalid data type 'str'")


def _flatten(data, shape, depth, flat):
    if isinstance(data, Tensor):
        data = data.tolist()
    is_sequence = isinstance(data, (list, tuple, range))
    if depth == len(shape):
        if is_sequence:
            raise ValueError(f"expected sequence of length 0 at dim {depth} (got {len(data)})")
        flat.append(_number(data))
        return
    if not is_sequence:
        raise TypeError(f"{type(data).__name__!r} object is not subscriptable" if depth == 0 else "not a sequence")
    if len(data) != shape[depth]:
        raise ValueError(f"expected sequence of length {shape[depth]} at dim {depth} (got {len(data)})")
    for element in data:
        _flatten(element, shape, depth + 1, flat)


def _number(value):
    if isinstance(value, (int, float)):
        return value
    if hasattr(value, "__float__") and not isinstance(value, str):
        return value.item() if hasattr(value, "item") else float(value)
    if value is None:
        raise RuntimeError("Could not infer dtype of NoneType")
    if isinstance(value, str):
        raise TypeError("new(): invalid data type 'str'")
    raise RuntimeError(f"Could not infer dtype of {type(value).__name__}")


def _inferred(flat):
    kinds = set(map(type, flat))
    if not kinds or float in kinds:
        return default_dtype()
    if kinds == {bool}:
        return _types.bool_
    return _types.int64 if kinds <= {int, bool} else default_dtype()


def as_tensor(data=_Missing, dtype=None, device=None):
    _required(data, "as_tensor")
    _types.check_device(device)
    if isinstance(data, Tensor):
        return data.to(dtype) if dtype is not None else data
    return tensor(data, dtype=dtype)


def scalar_tensor(value, *, dtype=None, device=None, requires_grad=False):
    return tensor(value, dtype=dtype or default_dtype(), device=device, requires_grad=requires_grad)


def numbers_of(t):
    """Row-major Python numbers of a tensor."""
    values = engine.values(t._h).to_memoryview().tolist()
    if t.dtype.is_floating_point:
        return values
    kind = bool if t.dtype is _types.bool_ else int
    return list(map(kind, values))
