"""Hooks of modules: registering them, and calling a module that has some."""

import itertools
import warnings
from collections import OrderedDict

from ..._tensor import Tensor

HOOKS = dict.fromkeys(
    (
        "_forward_pre_hooks",
        "_forward_pre_hooks_with_kwargs",
        "_forward_hooks",
        "_forward_hooks_with_kwargs",
        "_forward_hooks_always_called",
        "_backward_hooks",
        "_backward_pre_hooks",
        "_state_dict_hooks",
        "_state_dict_pre_hooks",
        "_load_state_dict_pre_hooks",
        "_load_state_dict_post_hooks",
    ),
    OrderedDict,
)


class _Handle:
    """Removes a hook."""

    _next = itertools.count()

    def __init__(self, hooks):
        self._hooks = hooks
        self.id = next(self._next)

    def remove(self):
        self._hooks.pop(self.id, None)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.remove()


class ModuleHooks:
    def _add_hook(self, kind, hook, prepend=False):
        hooks = self.__dict__[kind]
        handle = _Handle(hooks)
        hooks[handle.id] = hook
        if prepend:
            hooks.move_to_end(handle.id, last=False)
        return handle

    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        handle = self._add_hook("_forward_pre_hooks", hook, prepend)
        if with_kwargs:
            self._forward_pre_hooks_with_kwargs[handle.id] = True
        return handle

    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        handle = self._add_hook("_forward_hooks", hook, prepend)
        if with_kwargs:
            self._forward_hooks_with_kwargs[handle.id] = True
        if always_call:
            self._forward_hooks_always_called[handle.id] = True
        return handle

    def register_full_backward_hook(self, hook, prepend=False):
        return self._add_hook("_backward_hooks", hook, prepend)

    register_backward_hook = register_full_backward_hook

    def register_full_backward_pre_hook(self, hook, prepend=False):
        return self._add_hook("_backward_pre_hooks", hook, prepend)

    def register_state_dict_pre_hook(self, hook):
        return self._add_hook("_state_dict_pre_hooks", hook)

    def register_state_dict_post_hook(self, hook):
        hook._from_public_api = True
        return self._add_hook("_state_dict_hooks", hook)

    def _register_state_dict_hook(self, hook):
        return self._add_hook("_state_dict_hooks", hook)

    def register_load_state_dict_pre_hook(self, hook):
        """`hook` gets this module first, then what _load_from_state_dict gets."""
        return self._add_hook("_load_state_dict_pre_hooks", lambda *state: hook(self, *state))

    def _register_load_state_dict_pre_hook(self, hook, with_module=False):
        if with_module:
            return self.register_load_state_dict_pre_hook(hook)
        return self._add_hook("_load_state_dict_pre_hooks", hook)

    def register_load_state_dict_post_hook(self, hook):
        return self._add_hook("_load_state_dict_post_hooks", hook)


def call_with_hooks(module, args, kwargs):
    args, kwargs = _before(module, args, kwargs)
    called = set()
    try:
        return _call(module, args, kwargs, called)
    except Exception:
        _call_always(module, args, kwargs, called)
        raise


def _call(module, args, kwargs, called):
    backward = bool(module._backward_hooks or module._backward_pre_hooks)
    if backward:
        args = tuple(_watched(module, args))
    result = module.forward(*args, **kwargs)
    for number in list(module._forward_hooks):
        called.add(number)
        changed = _forward_hook(module, number, args, kwargs, result)
        if changed is not None:
            result = changed
    return _hooked_result(module, args, result) if backward else result


def _call_always(module, args, kwargs, called):
    """After a failure: the hooks that are called always, with None for the result."""
    for number in module._forward_hooks_always_called:
        if number in module._forward_hooks and number not in called:
            try:
                _forward_hook(module, number, args, kwargs, None)
            except Exception as error:
                warnings.warn(
                    "module forward hook with ``always_call=True`` raised an exception "
                    f"that was silenced as another error was raised in forward: {error}",
                    stacklevel=2,
                )


def _before(module, args, kwargs):
    for number, hook in list(module._forward_pre_hooks.items()):
        if number in module._forward_pre_hooks_with_kwargs:
            changed = hook(module, args, kwargs)
            if changed is None:
                continue
            if not (isinstance(changed, tuple) and len(changed) == 2):
                raise RuntimeError(
                    f"forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got {changed}."
                )
            args, kwargs = changed
        else:
            changed = hook(module, args)
            if changed is not None:
                args = changed if isinstance(changed, tuple) else (changed,)
    return args, kwargs


def _forward_hook(module, number, args, kwargs, result):
    hook = module._forward_hooks[number]
    if number in module._forward_hooks_with_kwargs:
        return hook(module, args, kwargs, result)
    return hook(module, args, result)


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
