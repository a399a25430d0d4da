"""The ops PyTorch keeps in torch._C._nn, and those of `torch`, as attributes."""

from ..._table import functions
from ..._tensor import _functions


class _Namespace:
    def __init__(self, members):
        self.__dict__.update(members)


nn = _Namespace(functions("nn"))
torch = _Namespace(_functions)
