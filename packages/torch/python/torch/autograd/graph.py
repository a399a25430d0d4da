"""Nodes of the graph as Python sees them, and hooks."""

from .._calls import wrap
from .._engine import RESULTS, drop, engine, ints


class Node:
    """A node of the backward graph."""

    def __init__(self, handle):
        self._h = handle

    def __del__(self):
        drop(-self._h)

    def __eq__(self, other):
        return isinstance(other, Node) and engine.nodeNumber(self._h) == engine.nodeNumber(other._h)

    def __hash__(self):
        return engine.nodeNumber(self._h)

    def name(self):
        name = engine.nodeName(self._h)
        return f"torch::autograd::{name}" if name in _IN_NAMESPACE else name

    @property
    def next_functions(self):
        n = engine.nextFunctions(self._h)
        flat = ints[RESULTS : RESULTS + n].tolist()
        return tuple((node_of(h), nr) for h, nr in zip(flat[::2], flat[1::2]))

    @property
    def variable(self):
        h = engine.nodeVariable(self._h)
        if not h:
            raise AttributeError(f"'{self.name()}' object has no attribute 'variable'")
        return wrap(h)

    def __repr__(self):
        return f"<{type(self).__name__} object at {id(self):#x}>"


# Nodes that PyTorch wrote by hand have a C++ namespace in their names.
_IN_NAMESPACE = {"AccumulateGrad", "CopyBackwards", "CopySlices"}
_classes = {}


def node_of(handle):
    if not handle:
        return None
    name = engine.nodeName(handle)
    if name not in _classes:
        _classes[name] = type(name, (Node,), {})
    return _classes[name](handle)


class RemovableHandle:
    def __init__(self, remove):
        self._remove = remove

    def remove(self):
        if self._remove is not None:
            self._remove()
            self._remove = None

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.remove()


class _Failures:
    """An exception raised in Python code that the engine called; re-raised when the engine's call is back."""

    error = None


def raise_kept():
    error, _Failures.error = _Failures.error, None
    if error is not None:
        raise error


def guarded(call):
    """For callables the engine calls: keeps an exception and gives -1 instead of crossing the engine with it."""

    def run(*handles):
        try:
            return call(*handles)
        except BaseException as error:
            _Failures.error = error
            return -1

    return run


def register_tensor_hook(tensor, hook):
    def call(handle):
        result = hook(wrap(handle))
        if result is None:
            return 0
        _results.append(result)
        return result._h

    from .._engine import checked

    number = checked(engine.registerHook(tensor._h, guarded(call)))
    return RemovableHandle(lambda: engine.removeHook(number))


# Results of hooks stay alive until the backward call that used them is over.
_results = []


def clear_results():
    _results.clear()
