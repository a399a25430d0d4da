"""A small numpy of Tenfold's own, for what goes to and from tensors: arrays share memory with them."""

from math import e, inf, nan, pi

from . import random
from ._array import asarray, ndarray
from ._functions import *  # noqa: F403
from ._types import bool_, dtype, float16, float32, float64, int8, int16, int32, int64, uint8

__version__ = "2.4+tenfold"
newaxis = None


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'numpy' has no attribute '{name}'")
    raise AttributeError(f"Tenfold's numpy has no '{name}': it holds the part of NumPy that goes to and from tensors")
