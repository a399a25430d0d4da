"""numpy's functions that Tenfold has."""

import torch

from ._array import asarray, broadcast, common, ndarray, number_or_array, of
from ._types import dtype

_FLOAT = "float64"


def array(data, dtype=None, copy=True, ndmin=0):
    made = asarray(data, dtype)
    made = made.copy() if made is data or isinstance(data, torch.Tensor) else made
    return made.reshape((1,) * (ndmin - made.ndim) + made.shape) if made.ndim < ndmin else made


def _filled(name):
    def function(shape, dtype=_FLOAT):
        return of(getattr(torch, name)(shape if isinstance(shape, (tuple, list)) else (shape,), dtype=_torch(dtype)))

    return function


def _torch(kind):
    return dtype(kind).torch


zeros, ones, empty = _filled("zeros"), _filled("ones"), _filled("zeros")


def full(shape, value, dtype=None):
    kind = dtype or asarray(value).dtype
    return of(torch.full(shape if isinstance(shape, (tuple, list)) else (shape,), value, dtype=_torch(kind)))


def _like(f):
    return lambda a, dtype=None: f(asarray(a).shape, dtype=dtype or asarray(a).dtype)


zeros_like, ones_like, empty_like = _like(zeros), _like(ones), _like(empty)


def full_like(a, value, dtype=None):
    return full(asarray(a).shape, value, dtype or asarray(a).dtype)


def arange(*bounds, dtype=None):
    kind = dtype or ("float64" if float in map(type, bounds) else "int64")
    return of(torch.arange(*bounds, dtype=_torch(kind)))


def linspace(start, stop, num=50, dtype=_FLOAT):
    return of(torch.linspace(start, stop, num, dtype=_torch(dtype)))


def eye(n, m=None, dtype=_FLOAT):
    return of(torch.eye(n, m if m is not None else n, dtype=_torch(dtype)))


identity = eye


def _unary(name, keeps_ints=False):
    f = getattr(torch, name)

    def function(x):
        t = asarray(x)._tensor
        if not keeps_ints and not t.is_floating_point():
            t = t.to(torch.float64)
        return number_or_array(f(t))

    function.__name__ = name
    return function


exp, log, log2, log10, log1p, expm1, sqrt, sin, cos, tan, tanh, sinh, cosh = map(
    _unary, "exp log log2 log10 log1p expm1 sqrt sin cos tan tanh sinh cosh".split()
)
arctan, arcsin, arccos, floor, ceil = map(_unary, "atan asin acos floor ceil".split())
absolute, sign, square, isnan, isinf, isfinite, logical_not, negative = (
    _unary(n, True) for n in "abs sign square isnan isinf isfinite logical_not neg".split()
)
abs = absolute


def _binary(f):
    return lambda a, b: broadcast(f, a, b)


maximum, minimum, logical_and, logical_or = map(
    _binary, (torch.maximum, torch.minimum, torch.logical_and, torch.logical_or)
)
add, subtract, multiply, power, mod, floor_divide = map(
    _binary, (torch.add, torch.sub, torch.mul, torch.pow, torch.remainder, torch.floor_divide)
)
equal, not_equal, greater, less = map(_binary, (torch.eq, torch.ne, torch.gt, torch.lt))


def divide(a, b):
    return asarray(a) / b


def where(condition, a=None, b=None):
    condition = asarray(condition)._tensor
    if a is None:
        return tuple(of(t) for t in torch.where(condition))
    return number_or_array(torch.where(condition, *common(a, b)))


def _reduction(name, keeps_ints=True):
    def function(a, axis=None, keepdims=False, **options):
        t = asarray(a)._tensor
        if not keeps_ints and not t.is_floating_point():
            t = t.to(torch.float64)
        return number_or_array(_REDUCERS[name](t, axis, keepdims, **options))

    function.__name__ = name
    return function


def _every(axis, t):
    return tuple(range(t.dim())) if axis is None else axis


_REDUCERS = {
    "sum": lambda t, axis, keep, dtype=None: t.sum(_every(axis, t), keepdim=keep, dtype=None if dtype is None else _torch(dtype)),
    "mean": lambda t, axis, keep: t.mean(_every(axis, t), keepdim=keep),
    "std": lambda t, axis, keep, ddof=0: t.std(_every(axis, t), correction=ddof, keepdim=keep),
    "var": lambda t, axis, keep, ddof=0: t.var(_every(axis, t), correction=ddof, keepdim=keep),
    "max": lambda t, axis, keep: t.amax(_every(axis, t), keepdim=keep),
    "min": lambda t, axis, keep: t.amin(_every(axis, t), keepdim=keep),
    "argmax": lambda t, axis, keep: t.argmax(axis, keepdim=keep),
    "argmin": lambda t, axis, keep: t.argmin(axis, keepdim=keep),
    "prod": lambda t, axis, keep: t.prod() if axis is None else t.prod(axis, keepdim=keep),
    "all": lambda t, axis, keep: t.all() if axis is None else t.all(axis, keepdim=keep),
    "any": lambda t, axis, keep: t.any() if axis is None else t.any(axis, keepdim=keep),
}
for _name in _REDUCERS:
    _f = _reduction(_name, _name not in ("mean", "std", "var"))
    globals()[_name] = _f
    setattr(ndarray, _name, _f)
amax, amin = globals()["max"], globals()["min"]


def cumsum(a, axis=None):
    t = asarray(a)._tensor
    return of(t.reshape(-1).cumsum(0) if axis is None else t.cumsum(axis))


ndarray.cumsum = cumsum


def median(a, axis=None):
    t = asarray(a)._tensor.to(torch.float64)
    return number_or_array(t.quantile(0.5) if axis is None else t.quantile(0.5, axis))


def concatenate(arrays, axis=0):
    return of(torch.cat(common(*arrays), axis))


def stack(arrays, axis=0):
    return of(torch.stack(common(*arrays), axis))


def vstack(arrays):
    return of(torch.vstack(common(*arrays)))


def hstack(arrays):
    return of(torch.hstack(common(*arrays)))


def _method(name):
    return lambda a, *args, **kwargs: getattr(asarray(a), name)(*args, **kwargs)


reshape, transpose, squeeze, ravel, clip, dot, repeat, argsort, copy, swapaxes = map(
    _method, "reshape transpose squeeze ravel clip dot repeat argsort copy swapaxes".split()
)
around = round = _method("round")


def matmul(a, b):
    return asarray(a) @ b


def outer(a, b):
    return of(torch.outer(*common(a, b)))


def sort(a, axis=-1):
    return of(asarray(a)._tensor.sort(axis).values)


def unique(a, return_counts=False):
    made = asarray(a)._tensor.unique(return_counts=return_counts)
    return tuple(of(t) for t in made) if return_counts else of(made)


def expand_dims(a, axis):
    return of(asarray(a)._tensor.unsqueeze(axis))


def allclose(a, b, rtol=1e-5, atol=1e-8, equal_nan=False):
    return torch.allclose(*torch.broadcast_tensors(*common(a, b)), rtol=rtol, atol=atol, equal_nan=equal_nan)


def isclose(a, b, rtol=1e-5, atol=1e-8):
    return number_or_array(torch.isclose(*common(a, b), rtol=rtol, atol=atol))


def array_equal(a, b):
    a, b = asarray(a), asarray(b)
    return a.shape == b.shape and bool((a == b).all())


def bincount(a, minlength=0):
    return of(torch.bincount(asarray(a)._tensor, minlength=minlength))


def shape(a):
    return asarray(a).shape
