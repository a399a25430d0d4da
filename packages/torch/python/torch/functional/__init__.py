"""Functions of `torch` that are written in Python, a file a family.

A family lists its functions in `__all__`; those that are methods of Tensor as well (`self` first) also in `METHODS`.
"""

from .._tensor import Tensor
from . import about, creation, gradient, indexing, linalg, shape, sort

FAMILIES = (about, creation, gradient, indexing, linalg, shape, sort)

for _family in FAMILIES:
    for _name in _family.__all__:
        globals()[_name] = getattr(_family, _name)
    for _name in getattr(_family, "METHODS", ()):
        setattr(Tensor, _name, getattr(_family, _name))

__all__ = [name for family in FAMILIES for name in family.__all__]
