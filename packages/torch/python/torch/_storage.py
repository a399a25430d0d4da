"""The memory behind a tensor, as far as programs look at it."""

from ._engine import engine


class UntypedStorage:
    def __init__(self, tensor):
        self._tensor = tensor

    def data_ptr(self):
        return engine.storageAddress(self._tensor._h)

    def nbytes(self):
        return engine.storageLength(self._tensor._h) * self._tensor.dtype.itemsize

    size = __len__ = nbytes
