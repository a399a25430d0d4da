"""Calling a module that has hooks."""

from ..._tensor import Tensor


def call_with_hooks(module, args, kwargs):
    for number, hook in list(module._forward_pre_hooks.items()):
        if number in module._forward_pre_hooks_with_kwargs:
            changed = hook(module, args, kwargs)
            if changed is not None:
                args, kwargs = changed
        else:
            changed = hook(module, args)
            if changed is not None:
                args = changed if isinstance(changed, tuple) else (changed,)
    backward = bool(module._backward_hooks or module._backward_pre_hooks)
    if backward:
        args = tuple(_watched(module, args))
    result = module.forward(*args, **kwargs)
    for number, hook in list(module._forward_hooks.items()):
        if number in module._forward_hooks_with_kwargs:
            changed = hook(module, args, kwargs, result)
        else:
            changed = hook(module, args, result)
        if changed is not None:
            result = changed
    return _hooked_result(module, args, result) if backward else result


def _watched(module, args):
    """Inputs as views of their own, so that their gradients can be told from those of other uses."""
    for a in args:
        yield a.view_as(a) if isinstance(a, Tensor) and a.requires_grad and hasattr(a, "view_as") else a


def _hooked_result(module, args, result):
    outputs = result if isinstance(result, tuple) else (result,)
    inputs = [a if isinstance(a, Tensor) and a.requires_grad else None for a in args]
    grads_out = [None] * len(outputs)
    grads_in = [None] * len(inputs)
    waiting = [sum(a is not None for a in inputs)]

    def on_output(i):
        def hook(grad):
            grads_out[i] = grad
            for pre in list(module._backward_pre_hooks.values()):
                changed = pre(module, tuple(grads_out))
                if changed is not None:
                    changed = changed if isinstance(changed, tuple) else (changed,)
                    grads_out[i] = changed[i]
            if not waiting[0]:
                _run(module, grads_in, grads_out)
            return grads_out[i]

        return hook

    def on_input(i):
        def hook(grad):
            grads_in[i] = grad
            if all(g is not None or inputs[j] is None for j, g in enumerate(grads_in)):
                changed = _run(module, grads_in, grads_out)
                return None if changed is None else changed[i]

        return hook

    for i, o in enumerate(outputs):
        if isinstance(o, Tensor) and o.requires_grad:
            o.register_hook(on_output(i))
    for i, a in enumerate(inputs):
        if a is not None:
            a.register_hook(on_input(i))
    return result


def _run(module, grads_in, grads_out):
    result = None
    for hook in list(module._backward_hooks.values()):
        changed = hook(module, tuple(grads_in), tuple(grads_out))
        if changed is not None:
            result = changed if isinstance(changed, tuple) else (changed,)
    return result
