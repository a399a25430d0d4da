"""Norms and contractions whose arguments PyTorch sorts out in Python."""

from .._table import functions
from .._tensor import Tensor, _functions

__all__ = ["cdist", "chain_matmul", "einsum", "lu", "norm", "tensordot"]
METHODS = ["norm"]

_linalg = functions("linalg")
_MODES = {
    None: 0,
    "use_mm_for_euclid_dist_if_necessary": 0,
    "use_mm_for_euclid_dist": 1,
    "donot_use_mm_for_euclid_dist": 2,
}


def norm(input, p="fro", dim=None, keepdim=False, out=None, dtype=None):
    """The p-norm of all elements or along dimensions; 'nuc' is of matrices."""
    dims = [dim] if isinstance(dim, int) else dim
    if isinstance(p, str) and not (p == "fro" and (dims is None or len(dims) <= 2)):
        return _linalg["linalg_matrix_norm"](input, p, (-2, -1) if dims is None else dims, keepdim, dtype=dtype, out=out)
    order = 2 if p is None or p == "fro" else p
    return _linalg["linalg_vector_norm"](input, order, dims, keepdim, dtype=dtype, out=out)


def cdist(x1, x2, p=2.0, compute_mode="use_mm_for_euclid_dist_if_necessary"):
    """Distances between all rows of x1 and all rows of x2."""
    if compute_mode not in _MODES:
        raise ValueError(f"{compute_mode} is not a valid value for compute_mode")
    return _functions["cdist"](x1, x2, p, _MODES[compute_mode])


def chain_matmul(*matrices, out=None):
    for i, m in enumerate(matrices):
        if not isinstance(m, Tensor):
            raise TypeError(f"expected Tensor as element {i} in argument 0, but got {type(m).__name__}")
        if m.dim() != 2:
            raise RuntimeError(f"Tensor dimension is {m.dim()}, expected 2 instead.")
    return _linalg["linalg_multi_dot"](matrices, out=out)


def tensordot(a, b, dims=2, out=None):
    """Sums products over `dims` dimensions: the last of a with the first of b, or two lists of them."""
    if isinstance(dims, Tensor):
        dims = dims.tolist() if dims.numel() > 1 else int(dims.item())
    if isinstance(dims, (tuple, list)):
        dims_a, dims_b = dims
        dims_a, dims_b = ([d] if isinstance(d, int) else list(d) for d in (dims_a, dims_b))
    else:
        if dims < 0:
            raise RuntimeError(f"tensordot expects dims >= 0, but got dims={dims}")
        if dims > min(a.dim(), b.dim()):
            raise RuntimeError(f"tensordot expects dims < ndim_a or ndim_b, but got dims={dims}")
        dims_a, dims_b = list(range(-dims, 0)), list(range(dims))
    return _functions["tensordot"](a, b, dims_a, dims_b, out=out)


def einsum(*args):
    """einsum('ij,jk->ik', a, b), or operands with lists of numbers for letters."""
    if len(args) < 2:
        raise ValueError(
            "einsum(): must specify the equation string and at least one operand, "
            "or at least one operand and its subscripts list"
        )
    if isinstance(args[0], Tensor):
        equation, operands = _from_numbers(args)
    else:
        equation, *operands = args
    if len(operands) == 1 and isinstance(operands[0], (tuple, list)):
        return einsum(equation, *operands[0])
    return _functions["einsum"](equation, operands)


def _from_numbers(args):
    """The equation that stands for einsum(a, [0, 1], b, [1, 2], [0, 2])."""

    def letters(numbers):
        return "".join("..." if n is Ellipsis else _letter(n) for n in numbers)

    equation = ",".join(letters(numbers) for numbers in args[1::2])
    if len(args) % 2:
        equation += "->" + letters(args[-1])
    return equation, args[: len(args) // 2 * 2 : 2]


def _letter(n):
    if 0 <= n < 52:
        return chr(ord("A") + n) if n < 26 else chr(ord("a") + n - 26)
    raise ValueError("einsum(): subscript in subscript list is not within the valid range [0, 52)")


def lu(A, pivot=True, get_infos=False, out=None):
    """LU factors and the rows exchanged, both in one matrix and a vector."""
    factors, pivots = _linalg["linalg_lu_factor"](A, pivot=pivot)
    return factors, pivots
