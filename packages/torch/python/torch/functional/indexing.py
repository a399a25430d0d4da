"""Indexing: results that PyTorch chooses in Python."""

from .._tensor import _functions

__all__ = ["nonzero"]
METHODS = ["nonzero"]


def nonzero(input, *, out=None, as_tuple=False):
    """Coordinates of the elements that aren't zero: as rows, or (`as_tuple`) as a tensor for each dimension."""
    if as_tuple:
        return _functions["nonzero_numpy"](input)
    return _functions["nonzero"](input, out=out)
