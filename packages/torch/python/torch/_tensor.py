"""torch.Tensor: a thin wrapper over an engine handle. Most methods come from the op table at the end of the file."""

from weakref import ref

from . import _calls, _parser, _types
from ._calls import entry, wrap
from ._engine import RESULTS, checked, drop, engine, fail, floats, ints
from ._types import Size

_new = object.__new__


class Tensor:
    # `_grad` refers weakly to the wrapper of the gradient, so that `x.grad is x.grad`.
    __slots__ = ("_h", "_grad", "__weakref__", "__dict__")
    __module__ = "torch"
    __array_priority__ = 1000

    def __new__(cls, *args, **kwargs):
        from ._legacy import legacy_tensor

        return legacy_tensor(cls, args, kwargs)

    def __del__(self, drop=drop):
        drop(self._h)

    # Facts

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
        from ._storage import UntypedStorage

        return UntypedStorage(self)

    def storage(self):
        from ._storage import TypedStorage

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
        return False

    def is_signed(self):
        return self.dtype.is_signed

    is_cuda = is_sparse = is_quantized = is_meta = is_mps = is_xpu = property(lambda self: False)
    is_cpu = property(lambda self: True)
    is_sparse_csr = is_mkldnn = is_nested = property(lambda self: False)

    def get_device(self):
        return -1

    def type(self, dtype=None):
        if dtype is None:
            return f"torch.{_TYPE_NAMES[self.dtype._name]}Tensor"
        if isinstance(dtype, str):
            dtype = _types.dtype_of_code[_CODES_BY_TYPE[dtype.split(".")[-1]]]
        return self.to(getattr(dtype, "_tensor_dtype", dtype))

    # Values

    def item(self):
        kind = engine.item(self._h)
        if kind == 1:
            return floats[0]
        if kind < 0:
            fail()
        if kind:
            return floats[0] != 0
        value = int(floats[0])
        return value if -(2**53) < value < 2**53 else int(engine.exactValues(self._h))

    def tolist(self):
        from ._creation import numbers_of

        shape = self.shape
        if not shape:
            return self.item()
        return _nested(numbers_of(self), shape)

    def numpy(self, *, force=False):
        from ._numpy import to_numpy

        return to_numpy(self, force)

    def __array__(self, dtype=None, copy=None):
        array = self.numpy()
        return array if dtype is None else array.astype(dtype)

    def __float__(self):
        return float(_single(self))

    def __int__(self):
        return int(_single(self))

    def __index__(self):
        if self.dtype.is_floating_point or self.numel() != 1:
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

    def __contains__(self, element):
        if isinstance(element, (Tensor, int, float)):
            return bool((element == self).any().item())
        raise RuntimeError(
            f"Tensor.__contains__ only supports Tensor or scalar, but you passed in a {type(element)}."
        )

    def __hash__(self):
        return id(self)

    def __repr__(self, *, tensor_contents=None):
        return engine.text(self._h)

    def __format__(self, spec):
        if self.dim() == 0 and type(self) is Tensor:
            return self.item().__format__(spec)
        return object.__format__(self, spec)

    def __reversed__(self):
        return self if self.dim() == 0 else self.flip(0)

    def __deepcopy__(self, memo):
        if not self.is_leaf:
            raise RuntimeError(
                "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  "
                "If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see "
                "https://github.com/pytorch/pytorch/pull/103001"
            )
        if id(self) in memo:
            return memo[id(self)]
        from .autograd.grad_mode import no_grad

        with no_grad():
            copied = self.detach().clone()
        if type(self) is not Tensor:
            copied = copied.as_subclass(type(self))
        copied.requires_grad_(self.requires_grad)
        if self.grad is not None:
            copied.grad = self.grad.__deepcopy__(memo)
        copied.__dict__.update(self.__dict__)
        memo[id(self)] = copied
        return copied

    def __reduce_ex__(self, protocol):
        from . import _rebuild

        return _rebuild.tensor, _rebuild.parts(self)

    def as_subclass(self, cls):
        t = _new(cls)
        t._h = checked(engine.sameTensor(self._h))
        return t

    # Subscripts

    def __getitem__(self, index):
        if type(index) is int:
            return wrap(engine.getItem(self._h, 0, index))
        from ._subscript import flattened

        flat, keep = flattened(index)
        return wrap(engine.getItem(self._h, *flat))

    def __setitem__(self, index, value):
        from ._creation import tensor
        from ._subscript import flattened

        flat, keep = flattened(index)
        if not isinstance(value, Tensor):
            if isinstance(value, (int, float)):
                value = tensor(value, dtype=self.dtype if not isinstance(value, float) or self.dtype.is_floating_point else None)
            else:
                raise TypeError(f"can't assign a {type(value).__name__} to a torch.{_TYPE_NAMES[self.dtype._name]}Tensor")
        checked(engine.setItem(self._h, value._h, *flat))

    # Autograd

    @property
    def requires_grad(self):
        return engine.requiresGrad(self._h)

    @requires_grad.setter
    def requires_grad(self, value):
        checked(engine.setRequiresGrad(self._h, bool(value), "only Tensors of floating point and complex dtype"))

    def requires_grad_(self, requires_grad=True):
        checked(engine.setRequiresGrad(self._h, bool(requires_grad), "only Tensors of floating point dtype"))
        return self

    @property
    def grad(self):
        try:
            known = self._grad()
        except AttributeError:
            known = None
        h = engine.grad(self._h, 0 if known is None else known._h)
        if known is not None and h == known._h:
            return known
        if not h:
            return None
        made = wrap(h)
        self._grad = ref(made)
        return made

    @grad.setter
    def grad(self, value):
        if value is not None and not isinstance(value, Tensor):
            raise TypeError(f"assigned grad expected to be a Tensor or None but got grad of type {type(value).__name__}")
        checked(engine.setGrad(self._h, 0 if value is None else value._h))
        if value is not None:
            self._grad = ref(value)

    @grad.deleter
    def grad(self):
        engine.setGrad(self._h, 0)

    @property
    def grad_fn(self):
        from .autograd.graph import node_of

        return node_of(engine.gradFn(self._h))

    @property
    def is_leaf(self):
        return engine.isLeaf(self._h)

    @property
    def output_nr(self):
        return engine.outputNr(self._h)

    @property
    def retains_grad(self):
        return engine.retainsGrad(self._h)

    def retain_grad(self):
        checked(engine.retainGrad(self._h))

    @property
    def _version(self):
        return engine.version(self._h)

    @property
    def _base(self):
        h = engine.base(self._h)
        if not h:
            return None
        known = engine.knownHandle(h)
        if known:
            import gc

            # Few ask for a base: looking through what lives costs less than a table of all tensors.
            for t in gc.get_objects():
                if isinstance(t, Tensor) and t._h == known:
                    drop(h)
                    return t
        return wrap(h)

    def _is_view(self):
        return engine.isView(self._h)

    @property
    def data(self):
        return wrap(engine.dataOf(self._h))

    @data.setter
    def data(self, value):
        checked(engine.setData(self._h, value._h))

    def is_inference(self):
        return False

    def backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None):
        from .autograd import backward

        backward(self, gradient, retain_graph, create_graph, inputs=inputs)

    def register_hook(self, hook):
        from .autograd.graph import register_tensor_hook

        return register_tensor_hook(self, hook)

    # Conversions

    def to(self, *args, **kwargs):
        dtype, copy, memory_format = _to_arguments(args, kwargs)
        return _converted(self, dtype or self.dtype, copy, memory_format)

    def cpu(self, memory_format=_types.preserve_format):
        return self

    def cuda(self, device=None, non_blocking=False):
        _types.check_device("cuda")

    def type_as(self, other):
        return self.to(other.dtype)

    def new_tensor(self, data, *, dtype=None, device=None, requires_grad=False):
        from ._creation import tensor

        return tensor(data, dtype=dtype or self.dtype, device=device, requires_grad=requires_grad)

    # Views that are attributes

    @property
    def T(self):
        return self.permute(tuple(range(self.dim() - 1, -1, -1)))

    @property
    def mT(self):
        return _matrix_transposed(self, "mT")

    @property
    def mH(self):
        return _matrix_transposed(self, "mH")

    @property
    def H(self):
        if self.dim() not in (0, 2):
            raise RuntimeError(
                f"tensor.H is only supported on matrices (2-D tensors). Got {self.dim()}-D tensor."
                + (" For batches of matrices, consider using tensor.mH" if self.dim() > 2 else "")
            )
        return self.transpose(0, 1) if self.dim() else self

    real = property(lambda self: self)

    @property
    def imag(self):
        raise RuntimeError("imag is not implemented for tensors with non-complex dtypes.")

    # Operators

    def __add__(self, other):
        if type(other) is Tensor:
            r = _add(self._h, other._h)
            if r > 0:
                t = _new(Tensor)
                t._h = r
                return t
            fail()
        return self.add(other) if isinstance(other, _OPERANDS) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return self.sub(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __rsub__(self, other):
        return rsub(self, other) if isinstance(other, _OPERANDS) else NotImplemented

    def __mul__(self, other):
        if type(other) is Tensor:
            r = _mul(self._h, other._h)
            if r > 0:
                t = _new(Tensor)
                t._h = r
                return t
            fail()
        return self.mul(other) if isinstance(other, _OPERANDS) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self.div(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __rtruediv__(self, other):
        return self.reciprocal() * other if isinstance(other, _OPERANDS) else NotImplemented

    def __floordiv__(self, other):
        return self.floor_divide(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __rfloordiv__(self, other):
        return _function("floor_divide")(other, self) if isinstance(other, _OPERANDS) else NotImplemented

    def __mod__(self, other):
        return self.remainder(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __rmod__(self, other):
        return _function("remainder")(other, self) if isinstance(other, _OPERANDS) else NotImplemented

    def __pow__(self, other):
        return self.pow(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __rpow__(self, other):
        return _function("pow")(other, self) if isinstance(other, _OPERANDS) else NotImplemented

    def __matmul__(self, other):
        return self.matmul(other) if isinstance(other, Tensor) else NotImplemented

    def __rmatmul__(self, other):
        return other.matmul(self) if isinstance(other, Tensor) else NotImplemented

    def __neg__(self):
        return self.neg()

    def __pos__(self):
        return self.positive()

    def __abs__(self):
        return self.abs()

    def __invert__(self):
        if self.dtype.is_floating_point:
            raise TypeError("~ (operator.invert) is only implemented on integer and Boolean-type tensors")
        return self.bitwise_not()

    def __eq__(self, other):
        return self.eq(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __ne__(self, other):
        return self.ne(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __lt__(self, other):
        return self.lt(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __le__(self, other):
        return self.le(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __gt__(self, other):
        return self.gt(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __ge__(self, other):
        return self.ge(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __and__(self, other):
        return self.bitwise_and(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __or__(self, other):
        return self.bitwise_or(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __xor__(self, other):
        return self.bitwise_xor(other) if isinstance(other, _OPERANDS) else NotImplemented

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def __lshift__(self, other):
        return self.bitwise_left_shift(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __rshift__(self, other):
        return self.bitwise_right_shift(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __rlshift__(self, other):
        return _function("bitwise_left_shift")(other, self) if isinstance(other, _OPERANDS) else NotImplemented

    def __rrshift__(self, other):
        return _function("bitwise_right_shift")(other, self) if isinstance(other, _OPERANDS) else NotImplemented

    def __iadd__(self, other):
        return self.add_(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __isub__(self, other):
        return self.sub_(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __imul__(self, other):
        return self.mul_(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __itruediv__(self, other):
        return self.div_(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __ifloordiv__(self, other):
        return self.floor_divide_(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __imod__(self, other):
        return self.remainder_(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __ipow__(self, other):
        return self.pow_(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __iand__(self, other):
        return self.bitwise_and_(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __ior__(self, other):
        return self.bitwise_or_(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __ixor__(self, other):
        return self.bitwise_xor_(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __ilshift__(self, other):
        return self.bitwise_left_shift_(other) if isinstance(other, _OPERANDS) else NotImplemented

    def __irshift__(self, other):
        return self.bitwise_right_shift_(other) if isinstance(other, _OPERANDS) else NotImplemented

    def where(self, condition, other):
        """Here and not from the op table: the method's tensor is the op's second argument."""
        return _function("where")(condition, self, other)

    # Names from Python 2 that PyTorch keeps.
    __div__, __rdiv__, __idiv__ = __truediv__, __rtruediv__, __itruediv__


_OPERANDS = (Tensor, int, float)

_TYPE_NAMES = {
    "float32": "Float",
    "float64": "Double",
    "float16": "Half",
    "bfloat16": "BFloat16",
    "int64": "Long",
    "int32": "Int",
    "int16": "Short",
    "int8": "Char",
    "uint8": "Byte",
    "bool": "Bool",
}
_CODES_BY_TYPE = {f"{_TYPE_NAMES[d._name]}Tensor": d._code for d in _types.DTYPES}


def _nested(flat, shape):
    if len(shape) == 1:
        return flat
    inner = shape[1:]
    step = inner.numel()
    return [_nested(flat[i * step : (i + 1) * step], inner) for i in range(shape[0])]


def _matrix_transposed(t, name):
    n = t.dim()
    if n == 1:
        raise RuntimeError(f"tensor.{name} is only supported on matrices or batches of matrices. Got {n}-D tensor.")
    return t.transpose(-2, -1) if n else t


def _single(t):
    if t.numel() != 1:
        raise ValueError("only one element tensors can be converted to Python scalars")
    return t.item()


def _to_arguments(args, kwargs):
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
        if isinstance(a, Tensor):
            other = a
        elif isinstance(a, _types.dtype) or a in (float, int, bool):
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
    "bfloat16": _types.bfloat16,
    "long": _types.int64,
    "int": _types.int32,
    "short": _types.int16,
    "char": _types.int8,
    "byte": _types.uint8,
    "bool": _types.bool_,
}.items():
    setattr(Tensor, _name, _converter(_name, _dtype))

_calls.Tensor = Tensor
_parser.Tensor = Tensor

from . import _table  # noqa: E402  (needs Tensor)

_functions = _table.functions("function")
rsub = _functions["rsub"]


def _function(name):
    """A function of the op table that an operator stands for."""
    return _functions[name]


for _name, _method in _table.functions("method").items():
    if _name not in Tensor.__dict__:
        setattr(Tensor, _name, _method)

_add = entry("add.Tensor", "ttd")
_mul = entry("mul.Tensor", "tt")
_to_copy = entry("_to_copy", "tym")
