"""Element types: `numpy.dtype`, and the classes that are both a type's name and a number of that type."""

import struct

import torch


class Number:
    """What the numbers below share; they are Python numbers, so torch takes them as such."""

    __slots__ = ()

    def __repr__(self):
        return f"np.{type(self).__name__}({self})"

    def item(self):
        return self._plain(self)

    def astype(self, kind):
        return scalar_types[dtype(kind).name](self)

    dtype = property(lambda self: dtype(type(self)))
    shape = property(lambda self: ())
    ndim = property(lambda self: 0)
    size = property(lambda self: 1)


def _float_type(name, form):
    def __new__(cls, value=0.0):
        number = float(value)
        if form != "d":
            number = struct.unpack(form, struct.pack(form, number))[0]
        return float.__new__(cls, number)

    def __str__(self):
        from ._text import float_text

        return float_text(float(self), name)

    return type(name, (Number, float), {"__new__": __new__, "__str__": __str__, "__module__": "numpy", "_plain": float, "__slots__": ()})


def _int_type(name):
    return type(name, (Number, int), {"__str__": int.__repr__, "__module__": "numpy", "_plain": int, "__slots__": ()})


float64, float32, float16 = _float_type("float64", "d"), _float_type("float32", "f"), _float_type("float16", "e")
int64, int32, int16, int8, uint8 = map(_int_type, ("int64", "int32", "int16", "int8", "uint8"))


class bool_(Number, int):
    __module__ = "numpy"
    _plain = bool

    def __new__(cls, value=False):
        return int.__new__(cls, bool(value))

    def __str__(self):
        return "True" if self else "False"

    def __repr__(self):
        return f"np.{self}"

    def __invert__(self):
        return bool_(not self)


scalar_types = {t.__name__.rstrip("_"): t for t in (float64, float32, float16, int64, int32, int16, int8, uint8, bool_)}
_ALIASES = {float: "float64", int: "int64", bool: "bool", "float": "float64", "int": "int64", "double": "float64", "single": "float32"}


class dtype:
    __module__ = "numpy"
    __slots__ = ("name",)

    def __init__(self, kind):
        if isinstance(kind, dtype):
            self.name = kind.name
            return
        name = _ALIASES.get(kind, kind)
        name = (name if isinstance(name, str) else getattr(name, "__name__", "")).rstrip("_")
        if name not in scalar_types:
            raise TypeError(f"data type {kind!r} is not in Tenfold's numpy, which has {', '.join(scalar_types)}")
        self.name = name

    type = property(lambda self: scalar_types[self.name])
    itemsize = property(lambda self: self.torch.itemsize)
    kind = property(lambda self: {"b": "b", "f": "f", "u": "u"}.get(self.name[0], "i"))
    torch = property(lambda self: getattr(torch, self.name))

    def __eq__(self, other):
        try:
            return self.name == dtype(other).name
        except TypeError:
            return False

    def __hash__(self):
        return hash(self.name)

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"dtype({self.name!r})"
