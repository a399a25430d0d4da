"""The engine, and what it shares with Python: two arrays in Python's memory that save a call each way.

`ints[0]` counts the handles in `ints[1:]` that Python let go of (nodes are negative); the engine frees them at its
next call. From RESULTS on it writes handles, sizes and the like. `floats[0]` carries a float result.
"""

import array

import _tenfold_torch as engine

RESULTS = 2048
ints = array.array("i", bytes(4 * 4096))
floats = array.array("d", bytes(8 * 16))
engine.attach(ints, floats)


class LinAlgError(RuntimeError):
    """torch.linalg.LinAlgError"""


LinAlgError.__name__ = LinAlgError.__qualname__ = "_LinAlgError"
LinAlgError.__module__ = "torch._C"


class OutOfMemoryError(RuntimeError):
    """torch.OutOfMemoryError"""


_CLASSES = {
    kind.__name__: kind
    for kind in (
        RuntimeError,
        ValueError,
        TypeError,
        IndexError,
        NotImplementedError,
        KeyError,
        AttributeError,
        OverflowError,
        MemoryError,
        SystemError,
        OutOfMemoryError,
    )
} | {"LinAlgError": LinAlgError}


def fail():
    """Raises what the last engine call, which gave -1 or None, left pending."""
    kind, _, message = engine.takeError().partition("\n")
    raise _CLASSES[kind](message) from None


def checked(result):
    """The result of an engine call, unless it failed."""
    if result is None or result == -1:
        fail()
    return result


def results(count):
    """The first `count` integers that the engine stored."""
    if count < 0:
        fail()
    return ints[RESULTS : RESULTS + count]


def drop(handle, ints=ints, flush=engine.flush):
    """Lets go of a tensor handle (or of a node, negated)."""
    count = ints[0] + 1
    if count >= RESULTS:
        flush()
        count = 1
    ints[count] = handle
    ints[0] = count
