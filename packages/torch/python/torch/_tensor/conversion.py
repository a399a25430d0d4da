"""A tensor as another: of another dtype or device, transposed."""

from .. import _calls, _parser, _types
from .._calls import entry, wrap

_to_copy = entry("_to_copy", "tym")


def _part(name):
    """The property of a complex number's part; a real tensor is its own real part."""
    call = entry(name, "t")

    def part(self):
        handle = call(self._h)
        return wrap(handle) if handle else self

    return property(part)


class Conversion:
    __slots__ = ()

    def to(self, *args, **kwargs):
        dtype, copy, memory_format = to_arguments(args, kwargs)
        return _converted(self, dtype or self.dtype, copy, memory_format)

    def cpu(self, memory_format=_types.preserve_format):
        return self

    def cuda(self, device=None, non_blocking=False):
        _types.check_device("cuda")

    def type_as(self, other):
        if not isinstance(other, _calls.Tensor):
            raise TypeError(
                f"type_as(): argument 'other' (position 1) must be Tensor, not {type(other).__name__}"
            )
        return self.to(other.dtype)

    def new_tensor(self, data, *, dtype=None, device=None, requires_grad=False):
        from .._creation import tensor

        return tensor(data, dtype=dtype or self.dtype, device=device, requires_grad=requires_grad)

    @property
    def T(self):
        return self.permute(tuple(range(self.dim() - 1, -1, -1)))

    @property
    def mT(self):
        return _matrix_transposed(self, "mT")

    @property
    def mH(self):
        return _matrix_transposed(self, "mH").conj()

    @property
    def H(self):
        if self.dim() not in (0, 2):
            raise RuntimeError(
                f"tensor.H is only supported on matrices (2-D tensors). Got {self.dim()}-D tensor."
                + (" For batches of matrices, consider using tensor.mH" if self.dim() > 2 else "")
            )
        return self.transpose(0, 1).conj() if self.dim() else self

    real = _part("real")
    imag = _part("imag")


def _matrix_transposed(t, name):
    n = t.dim()
    if n == 1:
        raise RuntimeError(f"tensor.{name} is only supported on matrices or batches of matrices. Got {n}-D tensor.")
    return t.transpose(-2, -1) if n else t


def to_arguments(args, kwargs):
    """(dtype or None, copy, memory format) of a call of Tensor.to."""
    kwargs = dict(kwargs)
    dtype = kwargs.pop("dtype", None)
    device = kwargs.pop("device", None)
    other = kwargs.pop("other", None)
    copy = kwargs.pop("copy", False)
    kwargs.pop("non_blocking", None)
    memory_format = kwargs.pop("memory_format", None) or _types.preserve_format
    if kwargs:
        raise TypeError(f"to() got an unexpected keyword argument '{next(iter(kwargs))}'")
    for i, a in enumerate(args):
        if isinstance(a, _calls.Tensor):
            other = a
        elif isinstance(a, _types.dtype) or a in (float, int, bool, complex):
            dtype = a
        elif isinstance(a, (str, _types.device)) or (isinstance(a, int) and not isinstance(a, bool)):
            device = a
        elif isinstance(a, bool):
            copy = a if i == len(args) - 1 and len(args) > 2 else copy
        elif a is not None:
            raise TypeError(
                f"to() received an invalid combination of arguments - got ({', '.join(map(_parser.type_name, args))}), but expected one of:\n"
                " * (torch.device device = None, torch.dtype dtype = None, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)\n"
                " * (torch.dtype dtype, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)\n"
                " * (Tensor tensor, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)\n"
            )
    _types.check_device(device)
    if other is not None:
        dtype = other.dtype
    return _types.python_types.get(dtype, dtype), copy, memory_format


def _converted(t, dtype, copy, memory_format):
    """The tensor itself where it has the dtype and the format already."""
    in_format = memory_format is _types.preserve_format or t.is_contiguous(memory_format=memory_format)
    if dtype is t.dtype and in_format and not copy:
        return t
    return wrap(_to_copy(t._h, dtype._code, memory_format._code))


def _converter(name, dtype):
    def convert(self, *args, memory_format=_types.preserve_format):
        if args:
            were = "was" if len(args) == 1 else "were"
            raise TypeError(f"{name}() takes 0 positional arguments but {len(args)} {were} given")
        return _converted(self, dtype, False, memory_format)

    convert.__name__ = convert.__qualname__ = name
    return convert


for _name, _dtype in {
    "float": _types.float32,
    "double": _types.float64,
    "half": _types.float16,
    "cfloat": _types.complex64,
    "cdouble": _types.complex128,
    "bfloat16": _types.bfloat16,
    "long": _types.int64,
    "int": _types.int32,
    "short": _types.int16,
    "char": _types.int8,
    "byte": _types.uint8,
    "bool": _types.bool_,
}.items():
    setattr(Conversion, _name, _converter(_name, _dtype))
