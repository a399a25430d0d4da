"""NumPy arrays to tensors and back, by copy, where a NumPy is installed."""

from . import _types
from ._tensor import Tensor

_MISSING = "Numpy is not available"


def _numpy():
    try:
        import numpy
    except ImportError:
        raise RuntimeError(_MISSING) from None
    return numpy


def to_numpy(t, force=False):
    if t.requires_grad and not force:
        raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    if t.dtype is _types.bfloat16:
        raise TypeError("Got unsupported ScalarType BFloat16")
    from ._creation import numbers_of

    return _numpy().array(numbers_of(t), dtype=t.dtype._name).reshape(tuple(t.shape))


def from_numpy(array):
    numpy = _numpy()
    if not isinstance(array, numpy.ndarray):
        raise TypeError(f"expected np.ndarray (got {type(array).__name__})")
    name = array.dtype.name
    dtype = _types._by_name.get(name)
    if dtype is None:
        raise TypeError(
            f"can't convert np.ndarray of type {array.dtype.type.__module__}.{array.dtype.type.__name__}. The only supported "
            "types are: float64, float32, float16, complex64, complex128, int64, int32, int16, int8, uint64, uint32, uint16, "
            "uint8, and bool."
        )
    from ._creation import from_flat

    return from_flat(array.ravel().tolist(), array.shape, dtype)
