"""torch.gradient: slopes of sampled functions, second order inside and first or second order at the ends."""

from .._tensor import Tensor, _functions

__all__ = ["gradient"]


def gradient(input, *, spacing=None, dim=None, edge_order=1):
    """The slopes along each dimension (or those in `dim`), for samples `spacing` apart or at coordinates."""
    if edge_order not in (1, 2):
        raise RuntimeError("torch.gradient only supports edge_order=1 and edge_order=2.")
    dims = range(input.dim()) if dim is None else (dim,) if isinstance(dim, int) else dim
    dims = [d % input.dim() if -input.dim() <= d < input.dim() else d for d in dims]
    for d in dims:
        if dims.count(d) > 1:
            raise RuntimeError(f"dim {d} appears multiple times in the list of dims")
        if d >= input.dim() or d < 0:
            raise IndexError(
                f"Dimension out of range (expected to be in range of [{-input.dim()}, {input.dim() - 1}], but got {d})"
            )
        if input.shape[d] <= edge_order:
            raise RuntimeError("torch.gradient expected each dimension size to be at least edge_order+1")
    return tuple([_along(input, d, step, edge_order) for d, step in zip(dims, _steps(spacing, dims, dim is None))])


def _steps(spacing, dims, is_all):
    if spacing is None or isinstance(spacing, (int, float)):
        return [1 if spacing is None else spacing] * len(dims)
    if len(spacing) != len(dims):
        raise RuntimeError(
            "torch.gradient expected spacing to be unspecified, a scalar, or a list of length equal to 'self.dim() = "
            f"{len(dims)}', since dim argument was not given, but got a list of length {len(spacing)}"
            if is_all
            else "torch.gradient expected spacing to be unspecified, a scalar or it's spacing and dim arguments to have "
            f"the same length, but got a spacing argument of length {len(spacing)} and a dim argument of length "
            f"{len(dims)}."
        )
    return spacing


def _along(f, d, step, edge_order):
    n = f.shape[d]

    def part(start, length):
        return f.narrow(d, start, length)

    if isinstance(step, Tensor):
        weights = _weights_at(step, [n if k == d else 1 for k in range(f.dim())], d)
    else:
        weights = _even_weights(step)
    inside, first, last, left, right = weights
    middle = sum(w * part(k, n - 2) for k, w in enumerate(inside))
    if edge_order == 1:
        start, end = (part(1, 1) - part(0, 1)) * left, (part(n - 1, 1) - part(n - 2, 1)) * right
    else:
        start = sum(w * part(k, 1) for k, w in enumerate(first))
        end = sum(w * part(n - 3 + k, 1) for k, w in enumerate(last))
    return _functions["cat"]([start, middle, end], d)


def _even_weights(h):
    return (-0.5 / h, 0.0, 0.5 / h), (-1.5 / h, 2 / h, -0.5 / h), (0.5 / h, -2 / h, 1.5 / h), 1 / h, 1 / h


def _weights_at(x, shape, d):
    """Weights of three neighbours that differentiate the parabola through them, inside and at both ends."""
    n = shape[d]
    h = (x[1:] - x[:-1]).reshape([s - 1 if k == d else s for k, s in enumerate(shape)])
    a, b = h.narrow(d, 0, n - 2), h.narrow(d, 1, n - 2)
    inside = (-b / (a * (a + b)), (b - a) / (a * b), a / (b * (a + b)))
    a, b = (h.narrow(d, k, 1) for k in (0, min(1, n - 2)))
    first = (-(2 * a + b) / (a * (a + b)), (a + b) / (a * b), -a / (b * (a + b)))
    a, b = (h.narrow(d, k, 1) for k in (max(n - 3, 0), n - 2))
    last = (b / (a * (a + b)), -(a + b) / (a * b), (2 * b + a) / (b * (a + b)))
    return inside, first, last, 1 / h.narrow(d, 0, 1), 1 / h.narrow(d, n - 2, 1)
