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


class TypedStorage:
    """The same memory seen as numbers of the tensor's dtype."""

    def __init__(self, tensor):
        length = engine.storageLength(tensor._h)
        self._numbers = tensor.detach().as_strided((length,), (1,), 0)
        self.dtype = tensor.dtype

    def __len__(self):
        return self._numbers.numel()

    size = __len__

    def __getitem__(self, index):
        return self._numbers[index].item()

    def __setitem__(self, index, value):
        self._numbers[index] = value

    def __iter__(self):
        return iter(self.tolist())

    def tolist(self):
        return self._numbers.tolist()

    def data_ptr(self):
        return self._numbers.data_ptr()

    def untyped(self):
        return UntypedStorage(self._numbers)

    def __repr__(self):
        rows = "".join(f" {value}\n" for value in self)
        return f"{rows}[torch.storage.TypedStorage(dtype={self.dtype}, device=cpu) of size {len(self)}]"
