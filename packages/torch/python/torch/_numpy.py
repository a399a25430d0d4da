"""Arrays of Tenfold's numpy to tensors and back: both are views of the same memory."""

from . import _types


def to_numpy(t, force=False):
    from numpy._array import of

    if t.requires_grad and not force:
        raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    if t.dtype is _types.bfloat16:
        raise TypeError("Got unsupported ScalarType BFloat16")
    return of(t.detach())


def is_array(value):
    """Without loading numpy: it has to be there if there is an array."""
    return type(value).__module__ == "numpy" and hasattr(value, "_tensor")


def from_numpy(array):
    if not is_array(array):
        raise TypeError(f"expected np.ndarray (got {type(array).__name__})")
    return array._tensor.detach()
