"""Hooks of modules: registering them, and calling a module that has some."""

import itertools
import warnings
from collections import OrderedDict

from .backward_watch import BackwardWatch

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
    _is_full_backward_hook = None

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
        if self._is_full_backward_hook is False:
            raise RuntimeError(
                "Cannot use both regular backward hooks and full backward hooks on a "
                "single Module. Please use only one of them."
            )
        self._is_full_backward_hook = True
        return self._add_hook("_backward_hooks", hook, prepend)

    def register_backward_hook(self, hook):
        """Deprecated in PyTorch, where it sees the gradients of the last op only; here it's as the full hook."""
        if self._is_full_backward_hook is True:
            raise RuntimeError(
                "Cannot use both regular backward hooks and full backward hooks on a "
                "single Module. Please use only one of them."
            )
        self._is_full_backward_hook = False
        return self._add_hook("_backward_hooks", hook)

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
    watch = BackwardWatch(module) if module._backward_hooks or module._backward_pre_hooks else None
    if watch:
        args = watch.entering(args)
    result = module.forward(*args, **kwargs)
    for number in list(module._forward_hooks):
        called.add(number)
        changed = _forward_hook(module, number, args, kwargs, result)
        if changed is not None:
            result = changed
    return watch.leaving(result) if watch else result


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
