"""torch.autograd.functional: Jacobians, Hessians and their products with vectors, of functions of tensors."""

from .._tensor import Tensor
from . import enable_grad, grad

__all__ = ["vjp", "jvp", "jacobian", "hessian", "vhp", "hvp"]

_OUTPUTS = "outputs of the user-provided function"
_TO_GIVE = {
    "output": "Output {i} of the user-provided function does not require gradients. The outputs must be computed in a "
    "differentiable manner from the input when running in strict mode.",
    "gradient": "The gradient with respect to input {i} is independent of the inputs of the user-provided function. "
    "This is not allowed in strict mode.",
    "jacobian": "While computing the hessian, found that the jacobian of the user-provided function with respect to "
    "input {i} is independent of the input. This is not allowed in strict mode. You should ensure that your function is "
    "twice differentiable and that the jacobian depends on the inputs (this would be violated by a linear function for "
    "example).",
    "unused": "The output of the user-provided function is independent of input {i}. This is not allowed in strict mode.",
}


def _as_tuple(value, what, name):
    """The tensors of `value`, and whether it was a tuple."""
    is_tuple = isinstance(value, tuple)
    tensors = value if is_tuple else (value,)
    for i, t in enumerate(tensors):
        if not isinstance(t, Tensor):
            which = f"value at index {i}" if is_tuple else f"given {what}"
            raise TypeError(
                f"The {what} given to {name} must be either a Tensor or a tuple of Tensors but the {which} has type {type(t)}."
            )
    return tensors, is_tuple


def _same_form(tensors, is_tuple):
    return tuple(tensors) if is_tuple else tensors[0]


def _fresh(inputs, create_graph):
    """Tensors of their own, so that the function's other uses of the inputs don't count."""
    return tuple(
        x.view_as(x) if create_graph and x.requires_grad else x.detach().requires_grad_() for x in inputs
    )


def _results(tensors, is_tuple, create_graph):
    return _same_form([t if create_graph else t.detach() for t in tensors], is_tuple)


def _check_strict(tensors, kind, strict):
    for i, t in enumerate(tensors if strict else ()):
        if t is None or not t.requires_grad:
            raise RuntimeError(_TO_GIVE["unused" if t is None else kind].format(i=i))


def _gradients(outputs, inputs, cotangents, create_graph=False, retain_graph=None):
    """As autograd.grad, with None where an input has no part in the outputs, which may not require grad."""
    pairs = [(o, c) for o, c in zip(outputs, cotangents) if o is not None and o.requires_grad]
    if not pairs:
        return (None,) * len(inputs)
    roots, given = zip(*pairs)
    return grad(roots, inputs, given, create_graph=create_graph, retain_graph=retain_graph, allow_unused=True)


def _or_zeros(grads, inputs):
    return tuple(x.detach().mul(0) if g is None else g for g, x in zip(grads, inputs))


def _vector(v, like, is_tuple, name, single_of):
    """`v` checked against what it multiplies; the default is 1 for a single number."""
    if v is None:
        if len(like) != 1 or like[0].numel() != 1:
            raise RuntimeError(
                f"The vector v can only be None if {single_of} a single Tensor with a single element."
            )
        return (like[0].detach().mul(0).add(1),)
    tensors, _ = _as_tuple(v, "v", name)
    if len(tensors) != len(like):
        if is_tuple:
            raise RuntimeError(f"v is a tuple of invalid length: should be {len(like)} but got {len(tensors)}.")
        raise RuntimeError("The given v should contain a single Tensor.")
    for i, (t, other) in enumerate(zip(tensors, like)):
        if t.shape != other.shape:
            entry = f"Entry {i} in " if is_tuple else ""
            raise RuntimeError(f"{entry}v has invalid size: should be {other.shape} but got {t.shape}.")
    return tensors


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    """(outputs, v^T J)"""
    with enable_grad():
        xs, many = _as_tuple(inputs, "inputs", "vjp")
        xs = _fresh(xs, create_graph)
        ys, many_out = _as_tuple(func(*xs), _OUTPUTS, "vjp")
        _check_strict(ys, "output", strict)
        v = _vector(v, ys, many_out, "vjp", "the user-provided function returns")
        grads = _gradients(ys, xs, v, create_graph)
        _check_strict(grads, "gradient", strict and create_graph)
        products = _or_zeros(grads, xs)
    return _results(ys, many_out, create_graph), _results(products, many, create_graph)


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    """(outputs, J v): v^T J is linear in v, and its derivative by v, times another vector, is J times that."""
    with enable_grad():
        xs, many = _as_tuple(inputs, "inputs", "jvp")
        v = _vector(v, xs, many, "jvp", "the input to the user-provided function is")
        xs = _fresh(xs, create_graph)
        ys, many_out = _as_tuple(func(*xs), _OUTPUTS, "jvp")
        _check_strict(ys, "output", strict)
        probes = tuple(y.detach().mul(0).requires_grad_() for y in ys)
        grads = _gradients(ys, xs, probes, create_graph=True)
        _check_strict(grads, "gradient", strict)
        products = _or_zeros(_gradients(grads, probes, v, create_graph), ys)
    return _results(ys, many_out, create_graph), _results(products, many_out, create_graph)


def _rows(y, xs, create_graph, strict, kind):
    """For each input the gradients of the elements of y, in a tensor [*y.shape, *x.shape]."""
    from .. import stack

    rows = [[] for _ in xs]
    for element in y.reshape(-1):
        grads = _gradients([element], xs, [None], create_graph, retain_graph=True)
        _check_strict(grads, kind, strict and create_graph)
        for row, g, x in zip(rows, grads, xs):
            row.append(x.detach().mul(0) if g is None else g)
    return [stack(row).view(y.shape + x.shape) if row else y.new_zeros(y.shape + x.shape) for row, x in zip(rows, xs)]


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
    """[*output.shape, *input.shape], for several outputs or inputs in tuples of tuples."""
    if strategy not in ("forward-mode", "reverse-mode"):
        raise AssertionError('Expected strategy to be either "forward-mode" or "reverse-mode".')
    with enable_grad():
        xs, many = _as_tuple(inputs, "inputs", "jacobian")
        xs = _fresh(xs, create_graph)
        ys, many_out = _as_tuple(func(*xs), _OUTPUTS, "jacobian")
        _check_strict(ys, "output", strict)
        found = [_rows(y, xs, create_graph, strict, "jacobian") for y in ys]
    return _same_form([_results(row, many, create_graph) for row in found], many_out)


def _one_number(value, name):
    if not isinstance(value, Tensor):
        raise RuntimeError(f"The function given to {name} should return a single Tensor")
    if value.numel() != 1:
        raise RuntimeError(f"The Tensor returned by the function given to {name} should contain a single element")
    return value.squeeze()


def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy="reverse-mode"):
    """The Jacobian of the gradient of a function that gives one number."""
    xs, many = _as_tuple(inputs, "inputs", "hessian")

    def gradient(*points):
        out = _one_number(func(*points), "hessian")
        grads = _gradients([out], points, [None], create_graph=True)
        _check_strict([out], "output", strict)
        _check_strict(grads, "jacobian", strict)
        return _or_zeros(grads, points)

    found = jacobian(gradient, xs, create_graph=create_graph, strict=strict)
    return _same_form([_same_form(row, many) for row in found], many)


def _product(func, inputs, v, create_graph, strict, name):
    """(output, H v) and, the Hessian being symmetric, v^T H."""
    with enable_grad():
        xs, many = _as_tuple(inputs, "inputs", name)
        v = _vector(v, xs, many, name, "the input to the user-provided function is")
        xs = _fresh(xs, create_graph)
        y = func(*xs)
        out = _one_number(y, name)
        _check_strict([out], "output", strict)
        grads = _gradients([out], xs, [None], create_graph=True)
        _check_strict(grads, "jacobian", strict)
        products = _or_zeros(_gradients(grads, xs, v, create_graph), xs)
    return _results([y], False, create_graph), _results(products, many, create_graph)


def vhp(func, inputs, v=None, create_graph=False, strict=False):
    return _product(func, inputs, v, create_graph, strict, "vhp")


def hvp(func, inputs, v=None, create_graph=False, strict=False):
    return _product(func, inputs, v, create_graph, strict, "hvp")
