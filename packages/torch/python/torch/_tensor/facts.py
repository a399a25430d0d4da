"""What a tensor is: its shape, strides, dtype, where it lies."""

from .. import _types
from .._engine import RESULTS, engine, ints
from .._types import Size

_CODES_BY_TYPE = {f"{_types.TENSOR_NAMES[d._name]}Tensor": d._code for d in _types.DTYPES}


class Facts:
    __slots__ = ()

    @property
    def shape(self):
        n = engine.shape(self._h)
        return Size(ints[RESULTS : RESULTS + n])

    def size(self, dim=None):
        if dim is None:
            return self.shape
        if not isinstance(dim, int):
            dim = int(dim)
        shape = self.shape
        n = len(shape)
        if not -max(n, 1) <= dim < max(n, 1) or n == 0:
            if n == 0:
                raise IndexError(
                    f"Dimension specified as {dim} but tensor has no dimensions"
                )
            raise IndexError(
                f"Dimension out of range (expected to be in range of [{-n}, {n - 1}], but got {dim})"
            )
        return shape[dim]

    def stride(self, dim=None):
        n = engine.strides(self._h)
        strides = tuple(ints[RESULTS : RESULTS + n])
        return strides if dim is None else strides[dim]

    def dim(self):
        return engine.rank(self._h)

    ndimension = dim
    ndim = property(dim)

    def numel(self):
        return engine.numel(self._h)

    nelement = numel

    def storage_offset(self):
        return engine.offset(self._h)

    def untyped_storage(self):
        from .._storage import UntypedStorage

        return UntypedStorage(self)

    def storage(self):
        from .._storage import TypedStorage

        return TypedStorage(self)

    def data_ptr(self):
        return engine.address(self._h)

    @property
    def dtype(self):
        return _types.dtype_of_code[engine.dtype(self._h)]

    @property
    def device(self):
        return _types.cpu

    @property
    def layout(self):
        return _types.strided

    @property
    def itemsize(self):
        return self.dtype.itemsize

    def element_size(self):
        return self.dtype.itemsize

    @property
    def nbytes(self):
        return self.numel() * self.dtype.itemsize

    def is_contiguous(self, memory_format=_types.contiguous_format):
        return engine.isContiguous(self._h, memory_format._code)

    def is_floating_point(self):
        return self.dtype.is_floating_point

    def is_complex(self):
        return self.dtype.is_complex

    def is_signed(self):
        return self.dtype.is_signed

    is_cuda = is_sparse = is_quantized = is_meta = is_mps = is_xpu = property(lambda self: False)
    is_cpu = property(lambda self: True)
    is_sparse_csr = is_mkldnn = is_nested = property(lambda self: False)

    def get_device(self):
        return -1

    def type(self, dtype=None):
        if dtype is None:
            return f"torch.{_types.TENSOR_NAMES[self.dtype._name]}Tensor"
        if isinstance(dtype, str):
            dtype = _types.dtype_of_code[_CODES_BY_TYPE[dtype.split(".")[-1]]]
        return self.to(getattr(dtype, "_tensor_dtype", dtype))
