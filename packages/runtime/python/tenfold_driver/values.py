"""Values of a program in a form that survives JSON: the `Value` of `src/runtime.ts`.

Tensors are known by what they can do (dtype, shape, tolist), so PyTorch's and ours look the same.
"""

import math

_MOST_ITEMS = 1000
_DEEPEST = 8
_LONGEST = 10_000
_LARGEST_WHOLE = 2**53


def to_value(x, depth=0):
    """The value of `x`; what cannot be told otherwise is its type and `repr`."""
    try:
        return _plain(x) or _tensor(x) or _list(x, depth) or _other(x)
    except BaseException as error:  # the program's own __repr__, and an interrupt within it
        return {'kind': 'other', 'type': type(x).__name__, 'repr': f'<{type(error).__name__}>'}


def _plain(x):
    if x is None:
        return {'kind': 'none'}
    if isinstance(x, bool):
        return {'kind': 'boolean', 'value': x}
    if isinstance(x, float) or (isinstance(x, int) and abs(x) <= _LARGEST_WHOLE):
        return {'kind': 'number', 'value': _number(x)}
    if isinstance(x, str):
        return {'kind': 'text', 'value': str(x)[:_LONGEST]}
    return None


def _number(x):
    """A JSON number, or the name of one that JSON lacks."""
    if isinstance(x, float) and not math.isfinite(x):
        return 'nan' if math.isnan(x) else 'inf' if x > 0 else '-inf'
    return float(x) if isinstance(x, float) else int(x)


def _tensor(x):
    if isinstance(x, type) or not all(hasattr(x, name) for name in ('dtype', 'shape', 'tolist')):
        return None
    shape = [int(size) for size in x.shape]
    numbers = _flat(x.tolist()) if math.prod(shape) <= _MOST_ITEMS else None
    if numbers is not None and not all(isinstance(number, (int, float)) for number in numbers):
        numbers = None
    values = None if numbers is None else [_number(number) for number in numbers]
    return {'kind': 'tensor', 'dtype': str(x.dtype).removeprefix('torch.'), 'shape': shape, 'values': values}


def _flat(nested):
    if not isinstance(nested, list):
        return [nested]
    return [number for item in nested for number in _flat(item)]


def _list(x, depth):
    if not isinstance(x, (list, tuple)) or len(x) > _MOST_ITEMS or depth >= _DEEPEST:
        return None
    return {'kind': 'list', 'items': [to_value(item, depth + 1) for item in x]}


def _other(x):
    return {'kind': 'other', 'type': type(x).__name__, 'repr': repr(x)[:_LONGEST]}
