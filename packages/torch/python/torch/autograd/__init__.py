"""torch.autograd: backward, grad, grad modes, Function."""

from .._calls import wrap_results
from .._engine import engine, fail
from .._tensor import Tensor
from . import graph
from .anomaly_mode import detect_anomaly, set_detect_anomaly
from .function import Function
from .gradcheck import GradcheckError, gradcheck
from .grad_mode import enable_grad, inference_mode, is_grad_enabled, no_grad, set_grad_enabled

RETAIN, CREATE, ACCUMULATE, ALLOW_UNUSED = 1, 2, 4, 8

Variable = Tensor


def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None):
    """Adds the gradients of `tensors` to the leaves' `.grad`."""
    roots = _listed(tensors)
    given = _listed(grad_tensors) if grad_tensors is not None else [None] * len(roots)
    wanted = [] if inputs is None else _listed(inputs)
    if inputs is not None and not wanted:
        raise RuntimeError("`inputs` argument to `backward()` cannot be empty.")
    retain = create_graph if retain_graph is None else retain_graph
    bits = (RETAIN if retain else 0) | (CREATE if create_graph else 0) | ACCUMULATE
    _run(bits, roots, given, wanted)


def grad(
    outputs,
    inputs,
    grad_outputs=None,
    retain_graph=None,
    create_graph=False,
    only_inputs=True,
    allow_unused=None,
    is_grads_batched=False,
    materialize_grads=False,
):
    """The gradients of `outputs` with respect to `inputs`, as a tuple."""
    roots, wanted = _listed(outputs), _listed(inputs)
    given = _listed(grad_outputs) if grad_outputs is not None else [None] * len(roots)
    retain = create_graph if retain_graph is None else retain_graph
    unused_allowed = materialize_grads if allow_unused is None else allow_unused
    bits = (RETAIN if retain else 0) | (CREATE if create_graph else 0) | (ALLOW_UNUSED if unused_allowed else 0)
    found = _run(bits, roots, given, wanted)
    if materialize_grads:
        from .._tensor import _function

        found = [_function("zeros_like")(t) if g is None else g for g, t in zip(found, wanted)]
    return tuple(found)


def _listed(value):
    return [value] if isinstance(value, Tensor) or value is None else list(value)


def _run(bits, roots, given, wanted):
    flat = [t._h for t in roots] + [0 if g is None else g._h for g in given] + [t._h for t in wanted]
    try:
        count = engine.runBackward(bits, len(roots), *flat)
    finally:
        graph.clear_results()
        error, graph._Failures.error = graph._Failures.error, None
        if error is not None:
            engine.takeError()
            raise error
    if count < 0:
        fail()
    return wrap_results(count)


def __getattr__(name):
    """What few programs use loads when it is first used."""
    if name == "functional":
        import importlib

        return importlib.import_module("torch.autograd.functional")
    raise AttributeError(f"module 'torch.autograd' has no attribute '{name}'")
