"""nn.Parameter and nn.Buffer."""

from .._engine import checked, engine
from .._tensor import Tensor


class _ParameterMeta(type(Tensor)):
    def __instancecheck__(cls, instance):
        return type.__instancecheck__(cls, instance) or (
            isinstance(instance, Tensor) and getattr(instance, "_is_param", False)
        )


class Parameter(Tensor, metaclass=_ParameterMeta):
    """A tensor that a Module counts among its parameters."""

    __slots__ = ()
    __module__ = "torch.nn.parameter"

    def __new__(cls, data=None, requires_grad=True):
        if data is None:
            data = Tensor()
        source = data.detach()  # held until the engine has seen it
        t = object.__new__(cls)
        t._h = checked(engine.sameTensor(source._h))
        checked(engine.setRequiresGrad(t._h, requires_grad, "Only Tensors of floating point and complex dtype"))
        return t

    def __init__(self, data=None, requires_grad=True):
        pass

    def __repr__(self):
        return "Parameter containing:\n" + Tensor.__repr__(self)

    def __deepcopy__(self, memo):
        if id(self) in memo:
            return memo[id(self)]
        copied = type(self)(self.data.clone(), self.requires_grad)
        memo[id(self)] = copied
        return copied


class _Uninitialized:
    """Mixed into a tensor of a layer whose shape is not known yet."""

    __slots__ = ()

    @property
    def shape(self):
        raise RuntimeError(
            "Can't access the shape of an uninitialized parameter or buffer. This error usually happens in `load_state_dict` when trying to load an uninitialized parameter into an initialized one. Call `forward` to initialize the parameters before accessing their attributes."
        )

    def materialize(self, shape):
        """Takes on this shape, with content yet to be set, and becomes what it stands for."""
        from .._tensor import _function

        self.__class__ = self._becomes
        self.data = _function("empty")(shape, dtype=self.dtype)

    def __repr__(self):
        return f"<{type(self).__name__}>"


class UninitializedParameter(_Uninitialized, Parameter):
    __slots__ = ()
    _becomes = Parameter


class Buffer(Tensor):
    """A tensor that a Module counts among its buffers."""

    __slots__ = ()

    def __new__(cls, data=None, *, persistent=True):
        source = data.detach()
        t = object.__new__(cls)
        t._h = checked(engine.sameTensor(source._h))
        t.persistent = persistent
        return t

    def __init__(self, data=None, *, persistent=True):
        pass


class UninitializedBuffer(_Uninitialized, Tensor):
    __slots__ = ()
    _becomes = Tensor
