"""Names in Python's own error texts about constructors that several classes share here."""

from types import FunctionType


def own_constructor(cls):
    """Class decorator: `Conv2d(3)` is told that `Conv2d.__init__()` misses arguments, not the class both come from."""
    shared = cls.__init__
    init = FunctionType(shared.__code__, shared.__globals__, "__init__", shared.__defaults__, shared.__closure__)
    init.__kwdefaults__ = shared.__kwdefaults__
    init.__qualname__ = f"{cls.__name__}.__init__"
    cls.__init__ = init
    return cls
