"""Tensors from Python values: torch.tensor and its relatives."""

import array

from . import _types
from ._calls import wrap
from ._defaults import default_dtype
from ._engine import checked, engine
from ._numpy import is_array
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
    if is_array(data):
        data = data._tensor
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
    if dtype.is_complex:
        flat = [part for v in map(complex, flat) for part in (v.real, v.imag)]
    elif complex in map(type, flat) and dtype is not _types.bool_:
        raise TypeError("must be real number, not complex" if dtype.is_floating_point else "'complex' object cannot be interpreted as an integer")
    elif dtype.is_floating_point is False and dtype is not _types.bool_:
        flat = _whole_numbers(flat, dtype)
    elif dtype is _types.bool_:
        flat = [1 if v else 0 for v in flat]
    if len(flat) <= FLAT_LIMIT:
        made = wrap(engine.fromFlat(dtype._code, len(shape), *shape, *map(float, flat)))
    else:
        made = wrap(engine.fromBuffer(dtype._code, array.array("d", flat), *shape))
    if dtype is _types.int64:
        _store_wide(made, flat)
    return made


def _store_wide(t, flat):
    """What doubles don't hold."""
    if flat and (max(flat) > 2**53 or min(flat) < -(2**53)):
        for i, v in enumerate(flat):
            if int(float(v)) != v:
                engine.setExact(t._h, i, str(v))


def _whole_numbers(values, dtype):
    info = _types.iinfo(dtype)
    # C++ takes a negative number for an unsigned one if its size fits.
    least, most = info.min or -info.max, info.max
    for v in values:
        if not least <= v <= most or v < 0 == info.min and isinstance(v, float):
            if isinstance(v, int) and not -(2**63) <= v < 2**63:
                raise ValueError("Overflow when unpacking long long")
            raise RuntimeError(f"value cannot be converted to type {dtype._name} without overflow")
    return list(map(int, values))


def _measure(data, shape):
    while isinstance(data, (list, tuple, range)) or _has_rows(data):
        shape.append(len(data))
        if len(data) == 0:
            return
        data = data[0]
    if isinstance(data, str):
        raise TypeError("new(): invalid data type 'str'")


def _has_rows(data):
    return isinstance(data, Tensor) and data.dim() > 0 or is_array(data) and data.ndim > 0


def _flatten(data, shape, depth, flat):
    if isinstance(data, Tensor) or is_array(data):
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
    if isinstance(value, (int, float, complex)):
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
    if kinds and all(k.__module__ == "numpy" for k in kinds):
        return _promoted(kinds)
    if complex in kinds:
        return default_dtype().to_complex()
    if not kinds or float in kinds:
        return default_dtype()
    if kinds == {bool}:
        return _types.bool_
    return _types.int64 if kinds <= {int, bool} else default_dtype()


def _promoted(kinds):
    from ._tensor import _functions

    promoted = None
    for k in kinds:
        d = _types._by_name[k.__name__.rstrip("_")]
        promoted = d if promoted is None else _functions["promote_types"](promoted, d)
    return promoted


def as_tensor(data=_Missing, dtype=None, device=None):
    _required(data, "as_tensor")
    _types.check_device(device)
    if is_array(data):
        data = data._tensor.detach()
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
    if t.dtype.is_complex:
        return list(map(complex, values[::2], values[1::2]))
    kind = bool if t.dtype is _types.bool_ else int
    if t.dtype is _types.int64 and values and (max(values) >= 2**53 or min(values) <= -(2**53)):
        return list(map(int, engine.exactValues(t._h).split(",")))
    return list(map(kind, values))
