"""Python subscripts as the flat integers the engine reads (see tensor-calls.ts)."""

from . import _types
from ._numpy import is_array
from ._tensor import Tensor

_INVALID = (
    "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got {})"
)


def flattened(index):
    """(flat values, tensors to keep alive during the call)."""
    flat, keep = [], []
    for item in index if isinstance(index, tuple) or _is_like_tuple(index) else (index,):
        _add(item, flat, keep)
    return flat, keep


def _is_like_tuple(index):
    """A short list that holds subscripts rather than numbers stands for a tuple of them."""
    kinds = (Tensor, list, tuple, range, slice, type(None), type(Ellipsis))
    return isinstance(index, list) and len(index) < 32 and any(isinstance(item, kinds) for item in index)


def _add(item, flat, keep):
    if item is None:
        flat.append(2)
    elif item is Ellipsis:
        flat.append(3)
    elif isinstance(item, bool):
        flat += (5, item)
    elif isinstance(item, int):
        flat += (0, item)
    elif isinstance(item, slice):
        flat += (1, _bound(item.start), _bound(item.stop), _bound(item.step))
    elif isinstance(item, Tensor):
        _add_tensor(item, flat, keep)
    elif isinstance(item, (list, tuple, range)):
        from ._creation import tensor

        made = tensor(list(item))
        _add_tensor(made if made.numel() else made.long(), flat, keep)
    elif isinstance(item, str):
        raise TypeError("new(): invalid data type 'str'")
    elif is_array(item):
        _add_tensor(item._tensor, flat, keep)
    elif hasattr(item, "__index__"):
        flat += (0, item.__index__())
    else:
        raise IndexError(_INVALID.format(type(item).__name__))


def _add_tensor(t, flat, keep):
    if t.dim() == 0 and not t.dtype.is_floating_point and t.dtype not in (_types.bool_, _types.uint8):
        flat += (0, int(t.item()))
        return
    keep.append(t)
    flat += (4, t._h)


def _bound(value):
    return None if value is None else value.__index__()
