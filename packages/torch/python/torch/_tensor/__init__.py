"""torch.Tensor: a thin wrapper over an engine handle. Most of its methods come from the op table."""

from .. import _calls, _parser, _table, _types
from .._calls import wrap
from .._engine import checked, drop, engine
from . import operators
from .conversion import Conversion
from .differentiation import Differentiation
from .facts import Facts
from .values import Values

_new = object.__new__


class Tensor(Facts, Values, Differentiation, Conversion):
    # `_grad` refers weakly to the wrapper of the gradient, so that `x.grad is x.grad`.
    __slots__ = ("_h", "_grad", "__weakref__", "__dict__")
    __module__ = "torch"
    __array_priority__ = 1000

    def __new__(cls, *args, **kwargs):
        from .._legacy import legacy_tensor

        return legacy_tensor(cls, args, kwargs)

    def __del__(self, drop=drop):
        drop(self._h)

    def __contains__(self, element):
        if isinstance(element, (Tensor, int, float, complex)):
            return bool((element == self).any().item())
        raise RuntimeError(
            f"Tensor.__contains__ only supports Tensor or scalar, but you passed in a {type(element)}."
        )

    def __format__(self, spec):
        if self.dim() == 0 and type(self) is Tensor:
            return self.item().__format__(spec)
        return object.__format__(self, spec)

    def __deepcopy__(self, memo):
        if not self.is_leaf:
            raise RuntimeError(
                "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  "
                "If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see "
                "https://github.com/pytorch/pytorch/pull/103001"
            )
        if id(self) in memo:
            return memo[id(self)]
        from ..autograd.grad_mode import no_grad

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
        from .. import _rebuild

        return _rebuild.tensor, _rebuild.parts(self)

    def as_subclass(self, cls):
        t = _new(cls)
        t._h = checked(engine.sameTensor(self._h))
        return t

    def backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None):
        from ..autograd import backward

        backward(self, gradient, retain_graph, create_graph, inputs=inputs)

    def where(self, condition, other):
        """Here and not from the op table: the method's tensor is the op's second argument."""
        return _function("where")(condition, self, other)

    # Subscripts

    def __getitem__(self, index):
        if type(index) is int:
            return wrap(engine.getItem(self._h, 0, index))
        from .._subscript import flattened

        flat, keep = flattened(index)
        return wrap(engine.getItem(self._h, *flat))

    def __setitem__(self, index, value):
        from .._creation import tensor
        from .._subscript import flattened

        flat, keep = flattened(index)
        if not isinstance(value, Tensor):
            if isinstance(value, (int, float, complex)):
                value = tensor(value, dtype=self.dtype if isinstance(value, int) or self.dtype.is_floating_point and isinstance(value, float) else None)
            else:
                raise TypeError(f"can't assign a {type(value).__name__} to a torch.{_types.TENSOR_NAMES[self.dtype._name]}Tensor")
        checked(engine.setItem(self._h, value._h, *flat))


_calls.Tensor = Tensor
_parser.Tensor = Tensor
_functions = _table.functions("function")


def _function(name):
    """A function of the op table that an operator stands for."""
    return _functions[name]


for _name, _method in _table.functions("method").items():
    if not hasattr(Tensor, _name):
        setattr(Tensor, _name, _method)
operators.define(Tensor, _functions)
for _part in Tensor.__bases__:
    for _name, _member in vars(_part).items():
        # Python's own error texts name the function.
        if hasattr(_member, "__qualname__"):
            _member.__qualname__ = f"Tensor.{_name}"
