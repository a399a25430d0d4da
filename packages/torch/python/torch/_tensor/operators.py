"""Python's operators on tensors. Each stands for a method or function of the op table."""

from .._calls import entry
from .._engine import fail

_NAMED_OTHERWISE = {
    "truediv": "div",
    "floordiv": "floor_divide",
    "mod": "remainder",
    "and": "bitwise_and",
    "or": "bitwise_or",
    "xor": "bitwise_xor",
    "lshift": "bitwise_left_shift",
    "rshift": "bitwise_right_shift",
    "pos": "positive",
}
_ARITHMETIC = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor", "lshift", "rshift")
_SYMMETRIC = ("add", "mul", "and", "or", "xor")
_COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge")


def define(Tensor, functions):
    """Gives Tensor its operators; its methods are there already."""

    def method(name):
        return getattr(Tensor, _NAMED_OTHERWISE.get(name, name))

    def define_one(name, operator):
        operator.__name__ = f"__{name}__"
        operator.__qualname__ = f"Tensor.__{name}__"
        setattr(Tensor, operator.__name__, operator)

    def binary(name, compute, operands=(Tensor, int, float, complex)):
        define_one(name, lambda self, other: compute(self, other) if isinstance(other, operands) else NotImplemented)

    def direct(name, call):
        """The operators that programs use most go to the engine without a plan."""
        otherwise, new = getattr(Tensor, f"__{name}__"), object.__new__

        def operator(self, other):
            if type(other) is Tensor:
                r = call(self._h, other._h)
                if r > 0:
                    t = new(Tensor)
                    t._h = r
                    return t
                fail()
            return otherwise(self, other)

        define_one(name, operator)

    for name in (*_ARITHMETIC, *_COMPARISONS):
        binary(name, method(name))
    for name in _ARITHMETIC:
        binary(f"i{name}", getattr(Tensor, f"{_NAMED_OTHERWISE.get(name, name)}_"))
    direct("add", entry("add.Tensor", "ttd"))
    direct("mul", entry("mul.Tensor", "tt"))
    for name in _SYMMETRIC:
        setattr(Tensor, f"__r{name}__", getattr(Tensor, f"__{name}__"))
    for name in ("floordiv", "mod", "pow", "lshift", "rshift"):
        function = functions[_NAMED_OTHERWISE.get(name, name)]
        binary(f"r{name}", lambda self, other, function=function: function(other, self))
    binary("rsub", functions["rsub"])
    binary("rtruediv", lambda self, other: self.reciprocal() * other)
    binary("matmul", method("matmul"), Tensor)
    binary("rmatmul", lambda self, other: other.matmul(self), Tensor)
    for name in ("neg", "pos", "abs"):
        setattr(Tensor, f"__{name}__", method(name))
    define_one("invert", _invert)
    # Names from Python 2 that PyTorch keeps.
    for sign in ("", "r", "i"):
        setattr(Tensor, f"__{sign}div__", getattr(Tensor, f"__{sign}truediv__"))


def _invert(self):
    if self.dtype.is_floating_point or self.dtype.is_complex:
        raise TypeError("~ (operator.invert) is only implemented on integer and Boolean-type tensors")
    return self.bitwise_not()
