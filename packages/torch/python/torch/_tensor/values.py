"""A tensor's numbers as Python's: single ones, lists, text."""

from .._engine import engine, fail, floats


class Values:
    __slots__ = ()

    def item(self):
        kind = engine.item(self._h)
        if kind == 1:
            return floats[0]
        if kind < 0:
            fail()
        if kind == 3:
            return complex(floats[0], floats[1])
        if kind:
            return floats[0] != 0
        value = int(floats[0])
        return value if -(2**53) < value < 2**53 else int(engine.exactValues(self._h))

    def tolist(self):
        from .._creation import numbers_of

        shape = self.shape
        if not shape:
            return self.item()
        return _nested(numbers_of(self), shape)

    def numpy(self, *, force=False):
        from .._numpy import to_numpy

        return to_numpy(self, force)

    def __array__(self, dtype=None, copy=None):
        array = self.numpy()
        return array if dtype is None else array.astype(dtype)

    def __float__(self):
        return float(_real(_single(self), "double"))

    def __int__(self):
        return int(_real(_single(self), "int64_t"))

    def __index__(self):
        if self.dtype.is_floating_point or self.dtype.is_complex or self.numel() != 1:
            raise TypeError("only integer tensors of a single element can be converted to an index")
        return int(self.item())

    def __bool__(self):
        n = self.numel()
        if n != 1:
            many = "more than one value" if n else "no values"
            raise RuntimeError(f"Boolean value of Tensor with {many} is ambiguous")
        return self.item() != 0

    def __complex__(self):
        return complex(_single(self))

    def __len__(self):
        if self.dim() == 0:
            raise TypeError("len() of a 0-d tensor")
        return self.shape[0]

    def __iter__(self):
        if self.dim() == 0:
            raise TypeError("iteration over a 0-d tensor")
        return iter(self.unbind(0))

    def __hash__(self):
        return id(self)

    def __repr__(self, *, tensor_contents=None):
        return engine.text(self._h)

    def __reversed__(self):
        return self if self.dim() == 0 else self.flip(0)


def _nested(flat, shape):
    if len(shape) == 1:
        return flat
    inner = shape[1:]
    step = inner.numel()
    return [_nested(flat[i * step : (i + 1) * step], inner) for i in range(shape[0])]


def _single(t):
    if t.numel() != 1:
        raise ValueError("only one element tensors can be converted to Python scalars")
    return t.item()


def _real(value, c_name):
    if isinstance(value, complex):
        if value.imag:
            raise RuntimeError(f"value cannot be converted to type {c_name} without overflow")
        return value.real
    return value
