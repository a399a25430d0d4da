"""state_dict and load_state_dict."""

from collections import OrderedDict

from ..._tensor import Tensor


class IncompatibleKeys(tuple):
    """What load_state_dict gives: the keys it missed and those it didn't expect."""

    __slots__ = ()

    def __new__(cls, missing_keys, unexpected_keys):
        return tuple.__new__(cls, (missing_keys, unexpected_keys))

    missing_keys = property(lambda self: self[0])
    unexpected_keys = property(lambda self: self[1])

    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return "<All keys matched successfully>"
        return f"_IncompatibleKeys(missing_keys={self[0]}, unexpected_keys={self[1]})"

    __str__ = __repr__


class ModuleState:
    """The part of Module that saves and restores parameters and buffers."""

    def _own_state(self):
        for name, p in self._parameters.items():
            if p is not None:
                yield name, p
        for name, b in self._buffers.items():
            if b is not None and name not in self._non_persistent_buffers_set:
                yield name, b

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        for name, value in self._own_state():
            destination[prefix + name] = value if keep_vars else value.detach()
        if type(self).get_extra_state is not ModuleState.get_extra_state:
            destination[prefix + "_extra_state"] = self.get_extra_state()

    def get_extra_state(self):
        raise RuntimeError("Reached a code path in Module.get_extra_state() that should never be called.")

    def set_extra_state(self, state):
        raise RuntimeError("Reached a code path in Module.set_extra_state() that should never be called.")

    def state_dict(self, *args, destination=None, prefix="", keep_vars=False):
        destination = OrderedDict() if destination is None else destination
        self._save_to_state_dict(destination, prefix, keep_vars)
        for name, module in self._modules.items():
            if module is not None:
                module.state_dict(destination=destination, prefix=f"{prefix}{name}.", keep_vars=keep_vars)
        for hook in self._state_dict_hooks.values():
            hook(self, destination, prefix, {})
        return destination

    def load_state_dict(self, state_dict, strict=True, assign=False):
        if not hasattr(state_dict, "items"):
            raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
        missing, errors, known = [], [], set()
        self._load("", state_dict, missing, errors, known, assign)
        unexpected = [k for k in state_dict if k not in known]
        if strict:
            if missing:
                errors.insert(0, f"Missing key(s) in state_dict: {_quoted(missing)}. ")
            if unexpected:
                errors.insert(0, f"Unexpected key(s) in state_dict: {_quoted(unexpected)}. ")
        if errors:
            lines = "\n\t".join(errors)
            raise RuntimeError(f"Error(s) in loading state_dict for {type(self).__name__}:\n\t{lines}")
        return IncompatibleKeys(missing, unexpected)

    def _load(self, prefix, state, missing, errors, known, assign):
        for name, value in self._own_state():
            key = prefix + name
            known.add(key)
            if key not in state:
                missing.append(key)
            else:
                self._load_one(name, key, value, state[key], errors, assign)
        for name, module in self._modules.items():
            if module is not None:
                module._load(f"{prefix}{name}.", state, missing, errors, known, assign)

    def _load_one(self, name, key, value, given, errors, assign):
        from ...autograd.grad_mode import no_grad

        if not isinstance(given, Tensor):
            errors.append(
                f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object from checkpoint but received {type(given)}'
            )
            return
        if given.shape != value.shape:
            errors.append(
                f"size mismatch for {key}: copying a param with shape {given.shape} from checkpoint, the shape in current model is {value.shape}."
            )
            return
        if assign:
            from ..parameter import Parameter

            made = Parameter(given, value.requires_grad) if name in self._parameters else given
            (self._parameters if name in self._parameters else self._buffers)[name] = made
            return
        with no_grad():
            value.copy_(given)


def _quoted(keys):
    return ", ".join(f'"{k}"' for k in keys)
