"""The default floating dtype and device."""

from . import _types
from ._engine import engine

_default = [_types.float32]


def default_dtype():
    return _default[0]


def set_default_dtype(d):
    if isinstance(d, str):
        d = getattr(_types, d.removeprefix("torch."))
    if not isinstance(d, _types.dtype):
        raise TypeError(f"invalid dtype object: {d!r}")
    if not d.is_floating_point:
        raise TypeError("only floating-point types are supported as the default type")
    _default[0] = d
    engine.setDefaultDtype(d._code)


def set_default_device(device):
    """There is one device only: any other raises."""
    _types.check_device(device)


def get_default_device():
    return _types.cpu
