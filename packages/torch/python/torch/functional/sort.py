"""Distinct values: as many results as are asked for."""

from .._tensor import _functions

__all__ = ["unique", "unique_consecutive"]
METHODS = ["unique", "unique_consecutive"]


def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    """Sorted distinct elements, or distinct slices along `dim`."""
    if dim is None:
        found = _functions["_unique2"](input, sorted, return_inverse, return_counts)
    else:
        found = _functions["unique_dim"](input, dim, sorted, return_inverse, return_counts)
    return _asked_for(found, return_inverse, return_counts)


def unique_consecutive(input, return_inverse=False, return_counts=False, dim=None):
    """Elements that differ from the one before."""
    found = _functions["unique_consecutive"](input, return_inverse, return_counts, dim)
    return _asked_for(found, return_inverse, return_counts)


def _asked_for(found, return_inverse, return_counts):
    values, inverse, counts = found
    asked = (values, *([inverse] if return_inverse else []), *([counts] if return_counts else []))
    return asked if len(asked) > 1 else values
