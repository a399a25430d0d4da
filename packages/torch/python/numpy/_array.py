"""numpy.ndarray: a thin wrapper over a tensor, whose memory it shares, with NumPy's rules of promotion."""

import torch

from . import _text
from ._types import Number, dtype, scalar_types

_FLOATS = ("float64", "float32", "float16")


class ndarray:
    __module__ = "numpy"
    __slots__ = ("_tensor",)

    def __init__(self, *args, **kwargs):
        raise TypeError("make arrays with numpy.array, zeros, ones or empty")

    def __getattr__(self, name):
        raise AttributeError(f"'numpy.ndarray' object has no attribute '{name}'")

    # Facts

    shape = property(lambda self: tuple(self._tensor.shape))
    ndim = property(lambda self: self._tensor.dim())
    size = property(lambda self: self._tensor.numel())
    dtype = property(lambda self: dtype(str(self._tensor.dtype).partition(".")[2]))
    itemsize = property(lambda self: self._tensor.itemsize)
    nbytes = property(lambda self: self._tensor.nbytes)
    strides = property(lambda self: tuple(s * self.itemsize for s in self._tensor.stride()))
    T = property(lambda self: of(self._tensor.T if self.ndim != 2 else self._tensor.t()))
    flat = property(lambda self: iter(self.ravel()))

    def tolist(self):
        return self._tensor.tolist()

    def item(self, *index):
        value = self[index[0] if len(index) == 1 else index] if index else self
        return value.item() if value is not self else self._tensor.item()

    def __len__(self):
        if not self.ndim:
            raise TypeError("len() of unsized object")
        return self.shape[0]

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __repr__(self):
        return _text.array_repr(self)

    def __str__(self):
        return _text.body(self, " ", "", "") if self.ndim else _text.float_text(self.item(), self.dtype.name) if self.dtype.kind == "f" else str(self.item())

    def __format__(self, spec):
        return format(self.item(), spec) if spec else str(self)

    def __bool__(self):
        if self.size != 1:
            raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
        return bool(self._tensor.item())

    def __float__(self):
        return float(self._tensor.item())

    def __int__(self):
        return int(self._tensor.item())

    def __index__(self):
        if self.dtype.kind == "f" or self.ndim:
            raise TypeError("only integer scalar arrays can be converted to a scalar index")
        return int(self._tensor.item())

    def __hash__(self):
        raise TypeError("unhashable type: 'numpy.ndarray'")

    def __array__(self, dtype=None, copy=None):
        return self if dtype is None else self.astype(dtype)

    # Elements

    def __getitem__(self, index):
        return number_or_array(self._tensor[tensors_of(index)])

    def __setitem__(self, index, value):
        value = asarray(value)._tensor.to(self._tensor.dtype)
        self._tensor[tensors_of(index)] = value

    def __contains__(self, value):
        return bool((self == value).any())

    # Shapes

    def reshape(self, *shape, order="C"):
        shape = shape[0] if len(shape) == 1 and not isinstance(shape[0], int) else shape
        try:
            return of(self._tensor.reshape(shape))
        except RuntimeError:
            raise ValueError(f"cannot reshape array of size {self.size} into shape {_shape_text(shape)}") from None

    def transpose(self, *axes):
        axes = axes[0] if len(axes) == 1 and not isinstance(axes[0], int) else axes
        return of(self._tensor.permute(tuple(axes) or tuple(range(self.ndim - 1, -1, -1))))

    def swapaxes(self, a, b):
        return of(self._tensor.transpose(a, b))

    def ravel(self):
        return of(self._tensor.reshape(-1))

    def flatten(self):
        return self.copy().ravel()

    def squeeze(self, axis=None):
        return of(self._tensor.squeeze() if axis is None else self._tensor.squeeze(axis))

    def copy(self):
        return of(self._tensor.contiguous().clone())

    def astype(self, kind, copy=True):
        return of(self._tensor.to(dtype(kind).torch, copy=copy))

    def fill(self, value):
        self._tensor.fill_(value)

    def repeat(self, times, axis=None):
        return of(self._tensor.repeat_interleave(times, dim=axis))

    def sort(self, axis=-1):
        self._tensor.copy_(self._tensor.sort(axis).values)

    def argsort(self, axis=-1):
        return of(self._tensor.argsort(axis, stable=True))

    # Products

    def dot(self, other):
        a, b = common(self, other)
        return number_or_array(a * b if not a.dim() or not b.dim() else a @ b)

    def __matmul__(self, other):
        try:
            return self.dot(other)
        except RuntimeError:
            raise ValueError(
                f"matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) "
                f"(size {asarray(other).shape[0]} is different from {self.shape[-1]})"
            ) from None

    def __rmatmul__(self, other):
        return asarray(other) @ self

    def clip(self, low=None, high=None):
        return of(self._tensor.clamp(low, high))

    def round(self, decimals=0):
        return of(self._tensor.round(decimals=decimals) if self.dtype.kind == "f" else self._tensor.clone())


def of(tensor):
    """The array over a tensor's memory."""
    array = object.__new__(ndarray)
    array._tensor = tensor
    return array


def number_or_array(tensor):
    """NumPy gives a number, not an array, for what has no dimensions."""
    if tensor.dim():
        return of(tensor)
    return scalar_types[str(tensor.dtype).partition(".")[2]](tensor.item())


def asarray(data, kind=None):
    if isinstance(data, ndarray):
        return data if kind is None else of(data._tensor.to(dtype(kind).torch))
    if isinstance(data, torch.Tensor):
        return asarray(data.numpy(), kind)
    if kind is None:
        kind = _kind_of(data)
    return of(torch.tensor(_plain(data), dtype=dtype(kind).torch))


def _plain(data):
    if isinstance(data, (list, tuple)):
        return [_plain(v) for v in data]
    if isinstance(data, range):
        return list(data)
    return data.tolist() if isinstance(data, (ndarray, torch.Tensor)) else data


def _kind_of(data):
    """Floats win over ints, ints over bools; NumPy's own numbers keep their type."""
    found = set()
    stack = [data]
    while stack:
        v = stack.pop()
        if isinstance(v, (list, tuple)):
            stack.extend(v)
        elif isinstance(v, (ndarray, torch.Tensor)) or isinstance(v, Number):
            found.add(dtype(str(v.dtype).split(".")[-1]).name)
        else:
            found.add("bool" if isinstance(v, bool) else "int64" if isinstance(v, (int, range)) else "float64")
    if not found:
        return "float64"
    kind = found.pop()
    for other in found:
        kind = promoted(kind, other)
    return kind


def promoted(a, b):
    """As NumPy: an int of more than 16 bits meets a float32 in float64."""
    if a == b:
        return a
    for x, y in ((a, b), (b, a)):
        if x in _FLOATS and y not in _FLOATS and y != "bool":
            small = {"float64": (), "float32": ("int8", "uint8", "int16"), "float16": ("int8", "uint8")}[x]
            return x if y in small or x == "float64" else "float64" if y in ("int64", "int32") else "float32"
    return str(torch.promote_types(getattr(torch, a), getattr(torch, b))).partition(".")[2]


def common(*operands):
    """The operands' tensors in the type they meet in; Python numbers follow the arrays."""
    weak = [type(v) in (int, float, bool) for v in operands]
    if all(weak):
        weak = [False] * len(operands)
    arrays = [None if w else asarray(v) for v, w in zip(operands, weak)]
    kind = None
    for a in arrays:
        if a is not None:
            kind = a.dtype.name if kind is None else promoted(kind, a.dtype.name)
    for v, w in zip(operands, weak):
        if w and type(v) is float and kind not in _FLOATS:
            kind = "float64"
        elif w and type(v) is int and kind == "bool":
            kind = "int64"
    target = dtype(kind).torch
    return [torch.tensor(v, dtype=target) if a is None else a._tensor.to(target) for v, a in zip(operands, arrays)]


def tensors_of(index):
    if isinstance(index, tuple):
        return tuple(tensors_of(i) for i in index)
    if isinstance(index, list):
        return asarray(index)._tensor
    return index._tensor if isinstance(index, ndarray) else index


def _shape_text(shape):
    return f"({','.join(map(str, shape))}{',' if len(shape) == 1 else ''})" if not isinstance(shape, int) else f"({shape},)"


def broadcast(f, *operands):
    try:
        return number_or_array(f(*common(*operands)))
    except RuntimeError as error:
        if "must match the size" not in str(error):
            raise
        shapes = " ".join(_shape_text(asarray(v).shape) for v in operands)
        raise ValueError(f"operands could not be broadcast together with shapes {shapes} ") from None


def _floats(f):
    """Division and the like leave the whole numbers."""
    return lambda *ts: f(*(t if t.is_floating_point() else t.to(torch.float64) for t in ts))


_OPERATORS = {
    "add": torch.add,
    "sub": torch.sub,
    "mul": torch.mul,
    "truediv": _floats(torch.div),
    "floordiv": torch.floor_divide,
    "mod": torch.remainder,
    "pow": torch.pow,
    "and": torch.bitwise_and,
    "or": torch.bitwise_or,
    "xor": torch.bitwise_xor,
}


def _is_foreign(other):
    return isinstance(other, torch.Tensor) or not isinstance(other, (ndarray, int, float, list, tuple))


def _add_operator(name, f):
    def forward(self, other):
        return NotImplemented if _is_foreign(other) else broadcast(f, self, other)

    def reverse(self, other):
        return NotImplemented if _is_foreign(other) else broadcast(f, other, self)

    def in_place(self, other):
        made = broadcast(f, self, other)
        made = asarray(made)._tensor
        if made.is_floating_point() and not self._tensor.is_floating_point():
            raise TypeError(
                f"Cannot cast ufunc '{_UFUNCS.get(name, name)}' output from dtype('{asarray(made).dtype}') to dtype('{self.dtype}') with casting rule 'same_kind'"
            )
        self._tensor.copy_(made)
        return self

    for prefix, method in (("", forward), ("r", reverse), ("i", in_place)):
        setattr(ndarray, f"__{prefix}{name}__", method)


_UFUNCS = {"sub": "subtract", "mul": "multiply", "truediv": "divide"}
for _name, _f in _OPERATORS.items():
    _add_operator(_name, _f)
for _name in ("eq", "ne", "lt", "le", "gt", "ge"):
    setattr(
        ndarray,
        f"__{_name}__",
        lambda self, other, f=getattr(torch, _name): NotImplemented if _is_foreign(other) else broadcast(f, self, other),
    )
ndarray.__neg__ = lambda self: of(-self._tensor)
ndarray.__abs__ = lambda self: of(abs(self._tensor))
ndarray.__invert__ = lambda self: of(~self._tensor)
