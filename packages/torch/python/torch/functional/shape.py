"""Shapes: functions whose arguments PyTorch sorts out in Python."""

from .._tensor import Tensor, _functions

__all__ = ["split"]
METHODS = ["split"]

_split = _functions["split"]
_split_with_sizes = _functions["split_with_sizes"]


def split(tensor, split_size_or_sections=None, dim=0, *, split_size=None):
    """Pieces of a size (int) or of the sizes in a list."""
    sizes = split_size if split_size_or_sections is None else split_size_or_sections
    if isinstance(sizes, (int, Tensor)):
        return _split(tensor, int(sizes), dim)
    return _split_with_sizes(tensor, sizes, dim)
