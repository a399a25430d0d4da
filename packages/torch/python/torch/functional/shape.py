"""Shapes: functions that take any number of tensors, or whose arguments PyTorch sorts out in Python."""

from .._tensor import Tensor, _functions
from .._types import Size

__all__ = [
    "atleast_1d",
    "atleast_2d",
    "atleast_3d",
    "block_diag",
    "broadcast_shapes",
    "broadcast_tensors",
    "cartesian_prod",
    "meshgrid",
    "split",
    "unravel_index",
]
METHODS = ["split"]

_split = _functions["split"]
_split_with_sizes = _functions["split_with_sizes"]


def split(tensor, split_size_or_sections=None, dim=0, *, split_size=None):
    """Pieces of a size (int) or of the sizes in a list."""
    sizes = split_size if split_size_or_sections is None else split_size_or_sections
    if isinstance(sizes, (int, Tensor)):
        return _split(tensor, int(sizes), dim)
    return _split_with_sizes(tensor, sizes, dim)


def _together(tensors):
    """The tensors of f(a, b) or of f([a, b])."""
    if len(tensors) == 1 and isinstance(tensors[0], (tuple, list)):
        return tensors[0]
    return tensors


def _one_or_many(name):
    of_one = _functions[name]

    def function(*tensors):
        if len(tensors) == 1 and isinstance(tensors[0], Tensor):
            return of_one(tensors[0])
        return tuple([of_one(t) for t in _together(tensors)])

    function.__name__ = function.__qualname__ = name
    return function


atleast_1d = _one_or_many("atleast_1d")
atleast_2d = _one_or_many("atleast_2d")
atleast_3d = _one_or_many("atleast_3d")


def _variadic(name):
    of_list = _functions[name]

    def function(*tensors):
        return of_list(_together(tensors))

    function.__name__ = function.__qualname__ = name
    return function


broadcast_tensors = _variadic("broadcast_tensors")
cartesian_prod = _variadic("cartesian_prod")


def block_diag(*tensors):
    return _functions["block_diag"](tensors)


def meshgrid(*tensors, indexing=None):
    """Coordinate grids of vectors; rows first ('ij') unless `indexing` is 'xy'."""
    if indexing is None:
        return _functions["meshgrid"](_together(tensors))
    return _functions["meshgrid"](_together(tensors), indexing=indexing)


def broadcast_shapes(*shapes):
    """The shape that tensors of these shapes have together."""
    shapes = [(s,) if isinstance(s, int) else tuple(s) for s in shapes]
    rank = max(map(len, shapes), default=0)
    out = [1] * rank
    for number, shape in enumerate(shapes):
        for i in range(-1, -1 - len(shape), -1):
            if shape[i] < 0:
                raise RuntimeError(f"Trying to create tensor with negative dimension ({shape[i]}): ({shape[i]})")
            if shape[i] in (1, out[i]):
                continue
            if out[i] != 1:
                raise RuntimeError(
                    f"Attempting to broadcast a dimension of length {shape[i]} at {i}! Mismatching argument at index "
                    f"{number} had {shape}; but expected shape should be broadcastable to {out}"
                )
            out[i] = shape[i]
    return Size(out)


def unravel_index(indices, shape):
    """Coordinates in `shape` of positions in it when flattened."""
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    coordinates = []
    for size in reversed(shape):
        coordinates.append(indices % size)
        indices = indices.div(size, rounding_mode="floor")
    return tuple(reversed(coordinates))
