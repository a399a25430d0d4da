"""Compares the gradients that backward gives with slopes by central differences."""

import warnings

from .._tensor import Tensor, _function


class GradcheckError(RuntimeError):
    """Raised by gradcheck where the two Jacobians differ."""


def gradcheck(
    func,
    inputs,
    *,
    eps=1e-6,
    atol=1e-5,
    rtol=1e-3,
    raise_exception=True,
    nondet_tol=0.0,
    check_grad_dtypes=False,
):
    """Whether backward's Jacobians of `func` are those by central differences, for every input that requires grad.

    Raises GradcheckError where they are not, or gives False without `raise_exception`. Real inputs only, every
    element by itself; PyTorch's fast mode, forward mode, batched and
    undefined-gradient checks are not there.
    """
    inputs = _tuple(inputs)
    _check_inputs(inputs)
    results = _tuple(func(*inputs))
    try:
        _compare(func, inputs, results, eps, atol, rtol, nondet_tol, check_grad_dtypes)
    except GradcheckError:
        if raise_exception:
            raise
        return False
    return True


def _tuple(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def _is_checked(x):
    return isinstance(x, Tensor) and x.requires_grad


def _check_inputs(inputs):
    for i, x in enumerate(inputs):
        if not _is_checked(x):
            continue
        if str(x.dtype) != "torch.float64":
            warnings.warn(
                f"Input #{i} requires gradient and is not a double precision floating point or complex. "
                "This check will likely fail if all the inputs are not of double precision floating point or complex. ",
                stacklevel=3,
            )
        if any(step == 0 and size > 1 for step, size in zip(x.stride(), x.shape)):
            raise RuntimeError(
                f"The {i}th input has a dimension with stride 0. gradcheck only supports inputs that are "
                "non-overlapping to be able to compute the numerical gradients correctly. You should call "
                ".contiguous on the input before passing it to gradcheck."
            )
    if not any(map(_is_checked, inputs)):
        raise ValueError(
            "gradcheck expects at least one input tensor to require gradient, "
            "but none of them have requires_grad=True."
        )


def _compare(func, inputs, results, eps, atol, rtol, nondet_tol, check_grad_dtypes):
    recorded = [(i, r) for i, r in enumerate(results) if r.requires_grad]
    numerical = [_numerical(func, inputs, i, results, eps) for i, x in enumerate(inputs) if _is_checked(x)]
    if not recorded:
        if any((slopes != 0).any() for of_input in numerical for slopes in of_input):
            raise GradcheckError("Numerical gradient for function expected to be zero")
        return
    # PyTorch counts the outputs that require grad alone.
    for place, (i, result) in enumerate(recorded):
        analytical = _analytical(inputs, result, check_grad_dtypes)
        again = _analytical(inputs, result, False)
        if any((a - b).abs().max() > nondet_tol for a, b in zip(analytical, again) if a.numel()):
            raise GradcheckError(
                "Backward is not reentrant, i.e., running backward with same input and grad_output multiple times "
                "gives different values, although analytical gradient matches numerical gradient."
                f"The tolerance for nondeterminism was {nondet_tol}."
            )
        for j, (a, of_input) in enumerate(zip(analytical, numerical)):
            n = of_input[i]
            wide = _function("promote_types")(a.dtype, n.dtype)
            if not _function("allclose")(a.to(wide), n.to(wide), rtol, atol):
                raise GradcheckError(
                    f"Jacobian mismatch for output {place} with respect to input {j},\n"
                    f"numerical:{n}\nanalytical:{a}\n"
                )


def _numerical(func, inputs, index, results, eps):
    """For each result, its slopes [elements of the input, elements of the result] by central differences."""
    x = inputs[index]
    rows = [[] for _ in results]
    # `data`: writing to it is not seen by what was recorded.
    place = x.data
    for position in _positions(x.shape):
        held = place[position].item()
        sides = []
        for value in (held - eps, held + eps):
            place[position] = value
            sides.append([r.detach().clone() for r in _tuple(func(*inputs))])
        place[position] = held
        for row, below, above in zip(rows, *sides):
            row.append(((above - below) / (2 * eps)).reshape(-1))
    return [_stack(row, r) for row, r in zip(rows, results)]


def _positions(shape):
    if not shape:
        yield ()
        return
    for i in range(shape[0]):
        for rest in _positions(shape[1:]):
            yield (i, *rest)


def _stack(rows, result):
    if rows:
        return _function("stack")(rows)
    return result.detach().new_zeros(0, result.numel())


def _analytical(inputs, result, check_grad_dtypes):
    """For each input, backward's slopes of `result` [elements of the input, elements of the result]."""
    from . import grad

    checked = [x for x in inputs if _is_checked(x)]
    columns = [[] for _ in checked]
    for position in _positions(result.shape):
        direction = _function("zeros_like")(result)
        direction[position] = 1
        found = grad(result.clone(), checked, direction, retain_graph=True, allow_unused=True)
        for x, column, g in zip(checked, columns, found):
            if g is not None and g.shape != x.shape:
                raise GradcheckError("Analytical gradient has incorrect size")
            if g is not None and check_grad_dtypes and g.dtype != x.dtype:
                raise GradcheckError("Gradient has dtype mismatch")
            column.append((_function("zeros_like")(x) if g is None else g).detach().reshape(-1))
    return [
        _function("stack")(column, 1) if column else x.detach().new_zeros(x.numel(), 0)
        for x, column in zip(checked, columns)
    ]
