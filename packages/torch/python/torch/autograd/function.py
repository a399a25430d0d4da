"""torch.autograd.Function: ops whose backward is written in Python."""

from .._calls import wrap
from .._engine import RESULTS, checked, engine, ints
from .._tensor import Tensor
from .graph import guarded
from .grad_mode import no_grad


class FunctionCtx:
    """What `forward` leaves for `backward`."""

    def __init__(self):
        self.saved_tensors = ()
        self.needs_input_grad = ()
        self._not_differentiable = ()
        self._materialises = True

    def save_for_backward(self, *tensors):
        self.saved_tensors = tensors

    def mark_dirty(self, *tensors):
        self._dirty = tensors

    def mark_non_differentiable(self, *tensors):
        self._not_differentiable = tensors

    def set_materialize_grads(self, value):
        self._materialises = value


class Function:
    """Subclass with static `forward(ctx, ...)` and `backward(ctx, *grads)`; call with `apply`."""

    @staticmethod
    def forward(ctx, *args, **kwargs):
        raise NotImplementedError(
            "You must implement the forward function for custom autograd.Function."
        )

    @staticmethod
    def backward(ctx, *grads):
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD."
        )

    vjp = backward

    @classmethod
    def apply(cls, *args, **kwargs):
        ctx = FunctionCtx()
        tensors = [a if isinstance(a, Tensor) else None for a in args]
        records = engine.gradEnabled() and any(t is not None and t.requires_grad for t in tensors)
        ctx.needs_input_grad = tuple(t is not None and t.requires_grad for t in tensors)
        with no_grad():
            if "setup_context" in cls.__dict__:
                result = cls.forward(*args, **kwargs)
                cls.setup_context(ctx, args, result)
            else:
                result = cls.forward(ctx, *args, **kwargs)
        if not records:
            return result
        many = isinstance(result, tuple)
        outputs = [_fresh(r, tensors) for r in (result if many else (result,))]
        _attach(cls, ctx, tensors, outputs)
        return tuple(outputs) if many else outputs[0]


def _fresh(output, inputs):
    """An output that is one of the inputs becomes a view of it, so that it can have its own history."""
    return output.detach() if any(output is t for t in inputs) else output


def _attach(cls, ctx, inputs, outputs):
    differentiable = [o for o in outputs if not any(o is n for n in ctx._not_differentiable)]
    shapes = [(o.shape, o.dtype) for o in outputs]
    positions = [next(i for i, o in enumerate(outputs) if o is d) for d in differentiable]

    def run(*handles):
        grads = [None] * len(outputs)
        for position, h in zip(positions, handles):
            grads[position] = wrap(h) if h else None
        if ctx._materialises:
            grads = [_zeros(*shape) if g is None else g for g, shape in zip(grads, shapes)]
        backward = cls.backward if cls.backward is not Function.backward else cls.vjp
        found = backward(ctx, *grads)
        found = found if isinstance(found, tuple) else (found,)
        if len(found) < len(inputs) or any(g is not None for g in found[len(inputs) :]):
            raise RuntimeError(
                f"function {cls.__name__}Backward returned an incorrect number of gradients (expected {len(inputs)}, got {len(found)})"
            )
        ctx._kept = found
        for i in range(len(inputs)):
            ints[RESULTS + i] = 0 if found[i] is None else found[i]._h
        return len(inputs)

    handles = [0 if t is None else t._h for t in inputs] + [o._h for o in differentiable]
    checked(engine.customNode(f"{cls.__name__}Backward", guarded(run), len(inputs), *handles))


def _zeros(shape, dtype):
    from .._tensor import _function

    return _function("zeros")(shape, dtype=dtype)
