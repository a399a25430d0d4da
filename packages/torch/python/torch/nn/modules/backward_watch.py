"""Backward hooks of a module: what enters and what leaves it passes an identity whose backward calls them."""

from ..._tensor import Tensor
from ...autograd.function import Function
from ...autograd.grad_mode import is_grad_enabled


class BackwardHookFunction(Function):
    """The identity; `run` gets the gradients and gives those that go on."""

    @staticmethod
    def forward(ctx, run, fills_in, *tensors):
        ctx.run = run
        ctx.set_materialize_grads(fills_in)
        made = tuple(t.view_as(t) for t in tensors)
        ctx.mark_non_differentiable(*[m for m, t in zip(made, tensors) if not t.requires_grad])
        return made

    @staticmethod
    def backward(ctx, *grads):
        return (None, None, *ctx.run(grads))


class BackwardWatch:
    """One call of a module. Its gradients arrive at the outputs first, then at the inputs."""

    def __init__(self, module):
        self._module = module
        self._grad_outputs = None
        self._input_count = 0
        self._sees_inputs = False

    def entering(self, args):
        self._input_count = len(args)
        args, self._sees_inputs = _through(args, self._at_inputs, True)
        return args

    def leaving(self, result):
        many = isinstance(result, tuple)
        made, _ = _through(result if many else (result,), self._at_outputs, False)
        return made if many else made[0]

    def _at_outputs(self, grads, places, count):
        spread = _spread(grads, places, count)
        for hook in list(self._module._backward_pre_hooks.values()):
            changed = _checked(hook(self._module, spread), spread, "Backward pre hook", "grad_output")
            spread = spread if changed is None else changed
        self._grad_outputs = spread
        if not self._sees_inputs:
            self._call_hooks((None,) * self._input_count)
        return spread

    def _at_inputs(self, grads, places, count):
        if self._grad_outputs is None:
            raise RuntimeError(
                "Module backward hook for grad_input is called before the grad_output one. "
                "This happens because the gradient in your nn.Module flows to the Module's input without passing "
                "through the Module's output. Make sure that the output depends on the input and that the loss is "
                "computed based on the output."
            )
        spread = self._call_hooks(_spread(grads, places, count))
        self._grad_outputs = None
        return spread

    def _call_hooks(self, grads):
        for hook in list(self._module._backward_hooks.values()):
            given = hook(self._module, grads, self._grad_outputs)
            changed = _checked(given, grads, "Backward hook", "grad_input")
            grads = grads if changed is None else changed
        return grads


def _checked(changed, grads, what, name):
    """None, or a replacement of the gradients: as many as there were."""
    if changed is None:
        return None
    changed = changed if isinstance(changed, tuple) or not isinstance(changed, Tensor) else (changed,)
    if len(changed) != len(grads):
        raise RuntimeError(
            f"{what} returned an invalid number of {name}, got {len(changed)}, but expected {len(grads)}"
        )
    return tuple(changed)


def _spread(grads, places, count):
    """Gradients at the places of their tensors among all arguments, None elsewhere."""
    spread = [None] * count
    for place, grad in zip(places, grads):
        spread[place] = grad
    return tuple(spread)


def _through(values, run, fills_in):
    """The values with their tensors passed through the identity, and whether that was of use."""
    places = [i for i, v in enumerate(values) if isinstance(v, Tensor)]
    tensors = [values[i] for i in places]
    if not (is_grad_enabled() and any(t.requires_grad for t in tensors)):
        return values, False

    def collect(grads):
        spread = run(grads, places, len(values))
        return tuple(spread[place] for place in places)

    made = list(values)
    for place, t in zip(places, BackwardHookFunction.apply(collect, fills_in, *tensors)):
        made[place] = t
    return tuple(made), True
