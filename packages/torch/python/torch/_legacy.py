"""The constructors torch.Tensor(...), torch.FloatTensor(...), torch.LongTensor(...)."""

from . import _types
from ._creation import from_data
from ._defaults import default_dtype
from ._numpy import is_array
from ._tensor import Tensor, _functions


def legacy_tensor(cls, args, kwargs, dtype=None):
    """Sizes make an uninitialised tensor, a sequence its values, always in the type's own dtype."""
    kwargs.pop("device", None)
    data = kwargs.pop("data", None)
    if data is not None:
        args = (data,)
    if kwargs:
        raise TypeError(f"new() got an unexpected keyword argument '{next(iter(kwargs))}'")
    dtype = dtype or default_dtype()
    made = _made(args, dtype)
    return made if cls is Tensor else made.as_subclass(cls)


def _made(args, dtype):
    if not args:
        return from_data([], dtype)
    if all(isinstance(a, int) and not isinstance(a, bool) for a in args):
        return _functions["empty"](*args, dtype=dtype)
    first = args[0]
    if len(args) == 1 and isinstance(first, _types.Size):
        return _functions["empty"](first, dtype=dtype)
    if len(args) == 1 and isinstance(first, Tensor):
        if first.dtype is not dtype:
            expected = _types.TENSOR_NAMES[dtype._name]
            raise TypeError(f"expected {expected} (got {first.type()})")
        return first.detach()
    if len(args) == 1 and (isinstance(first, (list, tuple)) or is_array(first)):
        return from_data(first, dtype)
    if len(args) == 1:
        raise TypeError(f"new(): data must be a sequence (got {type(first).__name__})")
    raise TypeError("new() received an invalid combination of arguments - got (" + ", ".join(type(a).__name__ for a in args) + "), but expected one of:")


class _TypeMeta(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, Tensor) and instance.dtype is cls._tensor_dtype

    def __call__(cls, *args, **kwargs):
        return legacy_tensor(Tensor, args, kwargs, cls._tensor_dtype)


def tensor_types():
    """{'FloatTensor': class, ...}"""
    return {
        f"{_types.TENSOR_NAMES[d._name]}Tensor": _TypeMeta(
            f"{_types.TENSOR_NAMES[d._name]}Tensor", (), {"_tensor_dtype": d, "dtype": d, "__module__": "torch"}
        )
        for d in _types.DTYPES
    }
