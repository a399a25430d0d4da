"""What a trace says of a value: the `TracedValue` of `src/trace.ts`, and whether it is still what it was.

Numbers are rounded to six significant digits: enough to read, and what two correct runtimes agree on. Nothing of the
program is called here (a `__repr__` could print or change something), so what is shown of its own objects are their
attributes.
"""

import math
import re
import sys
import types
import weakref
from json import loads

_PARAMETER_VALUES = 144
_COMPARED_VALUES = 512
_MOST_PARAMETERS = 60
_MOST_ITEMS = 12
_DEEPEST = 3
_LONGEST = 240
_FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType)


def is_shown(name, value):
    return not name.startswith('__') and name != '.0' and not isinstance(value, types.ModuleType)


class Seen:
    """A value as it was when it was looked at: `told` is what the trace says of it."""

    __slots__ = ('_mark', 'told')

    def __init__(self, value, most, before=None):
        """`most`: how many values of a tensor are taken. `before`: what was seen under that name the last time."""
        try:
            self._mark, tell = _look_at(value, most)
            self.told = before.told if before is not None and before._mark == self._mark else tell()
        except Exception:  # a tensor without storage, a module half made, an object that refuses
            self._mark, self.told = None, {'kind': 'plain', 'type': type(value).__name__, 'text': '…'}


def _look_at(value, most):
    """Something that is equal for as long as the value is, and how to tell it."""
    torch = sys.modules.get('torch')
    if torch is not None and isinstance(value, torch.Tensor):
        return _mark_of_tensor(value, most), lambda: _tensor(value, most)
    if torch is not None and isinstance(value, torch.nn.Module):
        return _mark_of_module(value), lambda: _module(value)
    if isinstance(value, (*_FUNCTIONS, type)):
        return value, lambda: {'kind': 'function', 'text': _function(value)}
    text = text_of(value)
    return text, lambda: {'kind': 'plain', 'type': type(value).__name__, 'text': text}


class _Same:
    """Equal to another only when both were made for one living object."""

    __slots__ = ('_ref',)

    def __init__(self, value):
        self._ref = weakref.ref(value)

    def __eq__(self, other):
        value = self._ref()
        return value is not None and isinstance(other, _Same) and value is other._ref()


def _mark_of_tensor(x, most):
    """Equal for two looks between which nothing changed. Small tensors are compared by their numbers, as writing
    through `.data` or a view of NumPy changes no version; of large ones that is not noticed."""
    grad = _grad_of(x)
    grads = None if grad is None else _contents(grad, most)
    return (x.dtype, tuple(x.shape), x.requires_grad, _name_of_grad_fn(x), _contents(x, most), grads)


def _contents(x, most):
    return _raw(x, most) if x.numel() <= min(most, _COMPARED_VALUES) else (_Same(x), x._version)


def _tensor(x, most):
    grad = _grad_of(x)
    return {
        'kind': 'tensor',
        'dtype': str(x.dtype).removeprefix('torch.'),
        'shape': list(x.shape),
        'requiresGrad': x.requires_grad,
        'gradFn': _name_of_grad_fn(x),
        'values': values_of(x, most),
        'grad': None if grad is None else values_of(grad, most),
    }


def _grad_of(x):
    # PyTorch warns where the gradient of any other tensor is read.
    return x.grad if x.requires_grad and (x.is_leaf or x.retains_grad) else None


def _name_of_grad_fn(x):
    return None if x.grad_fn is None else type(x.grad_fn).__name__


def _raw(x, most):
    flat = x.detach().reshape(-1)
    return (flat if flat.numel() <= most else flat[:most]).tolist()


def values_of(x, most):
    """The first `most` values, row by row, rounded."""
    values = _raw(x, most)
    if x.is_floating_point() and values:
        # All at once, which takes a third of the time; those that are not finite have an `n` in their names.
        text = ('%.6g,' * len(values)) % tuple(values)
        if 'n' not in text:
            return loads(f'[{text[:-1]}]')
    return [_number(value) for value in values]


def _number(value):
    """Rounded to six significant digits if it is a float; a text where JSON has no number for it."""
    if isinstance(value, float):
        if math.isfinite(value):
            return float(f'{value:.6g}')
        return 'nan' if math.isnan(value) else 'inf' if value > 0 else '-inf'
    return int(value)


def _mark_of_module(module):
    named = list(module.named_parameters())[:_MOST_PARAMETERS]
    return (type(module), module.training, [(name, _mark_of_tensor(x, _PARAMETER_VALUES)) for name, x in named])


def _module(module):
    own = type(module).__repr__ is not sys.modules['torch'].nn.Module.__repr__
    return {
        'kind': 'module',
        'type': type(module).__name__,
        'text': type(module).__name__ if own else _cut(repr(module), 2 * _LONGEST),
        'training': module.training,
        'parameters': [
            {'name': name, 'value': _tensor(x, _PARAMETER_VALUES if x.numel() <= _PARAMETER_VALUES else 0)}
            for name, x in list(module.named_parameters())[:_MOST_PARAMETERS]
        ],
    }


def _function(value):
    if isinstance(value, type):
        return f'class {value.__name__}'
    code = getattr(value, '__code__', None)
    if code is None or value.__module__ != '__main__':
        return f'{value.__name__}()'
    return f'{value.__name__}({", ".join(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount])})'


def text_of(value, depth=0):
    """Short, on one line, and equal wherever it runs: without addresses, floats rounded."""
    if isinstance(value, float) and type(value) is float:
        return repr(float(f'{value:.6g}'))
    if type(value) in (list, tuple, set, frozenset, dict):
        return _items(value, depth)
    if isinstance(value, str):
        return repr(_cut(str(value), _LONGEST))
    torch = sys.modules.get('torch')
    if torch is not None and isinstance(value, torch.Tensor):
        return f'tensor({text_of(value.item())})' if value.numel() == 1 else f'tensor of {list(value.shape)}'
    if isinstance(value, (*_FUNCTIONS, type)):
        return _function(value)
    if type(value).__module__ == '__main__':
        names = getattr(value, '__dict__', {})
        inside = ', '.join(f'{name}={text_of(part, depth + 1)}' for name, part in list(names.items())[:_MOST_ITEMS])
        return f'{type(value).__name__}({inside if depth < _DEEPEST else "…"})'
    return _cut(re.sub(r' at 0x[0-9a-f]+', '', ' '.join(repr(value).split())), _LONGEST)


_BRACKETS = {list: '[]', tuple: '()', set: '{}', frozenset: '{}', dict: '{}'}


def _items(value, depth):
    left, right = _BRACKETS[type(value)]
    if depth >= _DEEPEST and value:
        return f'{left}…{right}'
    whole = sorted(value, key=repr) if isinstance(value, (set, frozenset)) else list(value)
    tell = (lambda key: f'{text_of(key, depth + 1)}: {text_of(value[key], depth + 1)}') if isinstance(value, dict) else (
        lambda item: text_of(item, depth + 1)
    )
    told = [tell(item) for item in whole[:_MOST_ITEMS]]
    if len(whole) > _MOST_ITEMS:
        told.append(f'… {len(whole)} in all')
    return f'{left}{", ".join(told)}{"," if isinstance(value, tuple) and len(whole) == 1 else ""}{right}'


def _cut(text, longest):
    return text if len(text) <= longest else f'{text[:longest]}…'
