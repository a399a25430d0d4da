"""torch.func: functions made of functions of tensors: gradients, Jacobians, and `vmap`, which runs them row by row."""

import functools

from . import autograd
from ._tensor import Tensor

__all__ = ["grad", "grad_and_value", "vjp", "jvp", "jacrev", "jacfwd", "hessian", "vmap", "functional_call"]


def _mapped(f, *trees):
    """`f` of the tensors at each place of nested tuples, lists and dicts of one form."""
    first = trees[0]
    if isinstance(first, dict):
        return {k: _mapped(f, *(t[k] for t in trees)) for k in first}
    if isinstance(first, (tuple, list)):
        items = [_mapped(f, *(t[i] for t in trees)) for i in range(len(first))]
        return type(first)(*items) if hasattr(first, "_fields") else type(first)(items)
    return f(*trees)


def _leaves(tree):
    found = []
    _mapped(found.append, tree)
    return [t for t in found if isinstance(t, Tensor)]


def _fresh(tree):
    """Tensors of their own that require grad; inside another of these functions they keep their history."""
    return _mapped(lambda t: t.view_as(t) if t.requires_grad else t.detach().requires_grad_(), tree)


def grad_and_value(func, argnums=0, has_aux=False):
    """(gradients, value) of a function that gives one number."""

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        is_nested = any(t.requires_grad for t in _leaves([args, kwargs]))
        places = (argnums,) if isinstance(argnums, int) else argnums
        given = list(args)
        with autograd.enable_grad():
            for i in places:
                given[i] = _fresh(given[i])
            out = func(*given, **kwargs)
            value, aux = out if has_aux else (out, None)
            if not isinstance(value, Tensor):
                raise RuntimeError(
                    "Expected f(*args) to return a Tensor, got non-Tensor output. "
                    "If you would like f(*args) to return a (tensor, aux) tuple, please set has_aux=True."
                )
            if value.dim() != 0:
                raise RuntimeError(
                    "grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with "
                    f"{value.dim()} dims. Maybe you wanted to use the vjp or jacrev APIs instead?"
                )
            wanted = [given[i] for i in places]
            flat = _leaves(wanted)
            found = iter(_gradients([value], flat, None, is_nested))
        grads = [_mapped(lambda t: next(found), tree) for tree in wanted]
        result = grads[0] if isinstance(argnums, int) else tuple(grads)
        own = value if is_nested else value.detach()
        if has_aux and not is_nested:
            aux = _mapped(lambda t: t.detach() if isinstance(t, Tensor) else t, aux)
        return (result, (own, aux)) if has_aux else (result, own)

    return wrapper


def _gradients(outputs, inputs, cotangents, create_graph):
    needed = [o.requires_grad for o in outputs]
    if not any(needed):
        return [x.detach().mul(0) for x in inputs]
    roots = [o for o, n in zip(outputs, needed) if n]
    given = None if cotangents is None else [c for c, n in zip(cotangents, needed) if n]
    return autograd.grad(
        roots, inputs, given, create_graph=create_graph, retain_graph=True, allow_unused=True, materialize_grads=True
    )


def grad(func, argnums=0, has_aux=False):
    both = grad_and_value(func, argnums, has_aux)

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        grads, value = both(*args, **kwargs)
        return (grads, value[1]) if has_aux else grads

    return wrapper


def vjp(func, *primals, has_aux=False):
    """(output, function of a cotangent)"""
    is_nested = any(t.requires_grad for t in _leaves(primals))
    with autograd.enable_grad():
        given = _fresh(primals)
        out = func(*given)
    value, aux = out if has_aux else (out, None)

    def pullback(*cotangents):
        tree = cotangents[0] if len(cotangents) == 1 else cotangents
        found = iter(_gradients(_leaves(value), _leaves(given), _leaves([tree]), is_nested))
        return _mapped(lambda t: next(found), given)

    shown = value if is_nested else _mapped(lambda t: t.detach(), value)
    return (shown, pullback, aux) if has_aux else (shown, pullback)


def jvp(func, primals, tangents, *, strict=False, has_aux=False):
    from .autograd.functional import jvp as product

    return product(func, tuple(primals), tuple(tangents), strict=strict)


def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None):
    @functools.wraps(func)
    def wrapper(*args):
        from .autograd.functional import jacobian

        places = (argnums,) if isinstance(argnums, int) else argnums

        def of_places(*points):
            given = list(args)
            for i, p in zip(places, points):
                given[i] = p
            return func(*given)

        is_nested = any(t.requires_grad for t in _leaves(args))
        found = jacobian(of_places, tuple(args[i] for i in places), create_graph=is_nested)
        if isinstance(argnums, int):
            return found[0] if isinstance(found[0], Tensor) else tuple(row[0] for row in found)
        return found

    return wrapper


def jacfwd(func, argnums=0, has_aux=False, *, randomness="error"):
    return jacrev(func, argnums, has_aux=has_aux)


def hessian(func, argnums=0):
    return jacrev(jacrev(func, argnums), argnums)


def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    """`func` over slices of its arguments along `in_dims` (None: the argument whole), results stacked along `out_dims`."""

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        from . import stack

        dims = _spread(in_dims, args)
        sizes = _sizes(args, dims)
        results = [
            func(*_mapped(lambda t, d: t if d is None else t.select(d, i), args, dims), **_sliced(kwargs, i))
            for i in range(sizes)
        ]
        return _mapped(lambda d, *rows: stack(rows, d), _spread(out_dims, results[0]), *results)

    return wrapper


def _sliced(kwargs, i):
    return {k: _mapped(lambda t: t.select(0, i), v) for k, v in kwargs.items()}


def _spread(dims, tree):
    """One dimension for each place: a number counts for all that is below it."""
    if isinstance(tree, Tensor):
        return dims
    if isinstance(tree, dict):
        return {k: _spread(dims[k] if isinstance(dims, dict) else dims, v) for k, v in tree.items()}
    if isinstance(tree, (tuple, list)):
        return type(tree)(_spread(dims[i] if isinstance(dims, (tuple, list)) else dims, v) for i, v in enumerate(tree))
    return None


def _sizes(args, dims):
    found = []
    _mapped(lambda t, d: found.append(t.shape[d]) if d is not None else None, args, dims)
    if not found:
        raise ValueError(
            "vmap(<function>, in_dims=..., ...)(<inputs>): at least one argument has to be mapped over"
        )
    if len(set(found)) > 1:
        raise ValueError(
            f"vmap: Expected all tensors to have the same size in the mapped dimension, got sizes {found} for the mapped dimension"
        )
    return found[0]


def functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True, strict=False):
    """Calls a module with other tensors in place of its parameters and buffers, which it has again afterwards."""
    given = parameter_and_buffer_dicts
    if not isinstance(given, dict):
        given = {k: v for d in given for k, v in d.items()}
    places = []
    try:
        for name, t in given.items():
            path, _, last = name.rpartition(".")
            owner = module.get_submodule(path)
            table = owner._parameters if last in owner._parameters else owner._buffers
            places.append((table, last, table[last]))
            table[last] = t
        arguments = args if isinstance(args, tuple) else () if args is None else (args,)
        return module(*arguments, **(kwargs or {}))
    finally:
        for table, last, before in reversed(places):
            table[last] = before
