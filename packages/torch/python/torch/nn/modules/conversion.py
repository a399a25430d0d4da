"""Modes of a module, and conversions of its parameters and buffers."""


class ModuleConversion:
    def apply(self, fn):
        for module in self.children():
            module.apply(fn)
        fn(self)
        return self

    def train(self, mode=True):
        if not isinstance(mode, bool):
            raise ValueError("training mode is expected to be boolean")
        self.training = mode
        for module in self.children():
            module.train(mode)
        return self

    def eval(self):
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        for p in self.parameters():
            p.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=True):
        for p in self.parameters():
            if p.grad is None:
                continue
            if set_to_none:
                p.grad = None
            else:
                p.grad.detach_().zero_() if p.grad.grad_fn is not None else p.grad.requires_grad_(False).zero_()

    def _apply(self, fn, recurse=True):
        for module in self.children() if recurse else ():
            module._apply(fn)
        for p in self._parameters.values():
            if p is not None:
                self._replace_data(p, fn)
        for name, buffer in self._buffers.items():
            if buffer is not None:
                self._buffers[name] = fn(buffer)
        return self

    @staticmethod
    def _replace_data(p, fn):
        """A parameter keeps its identity; its memory and dtype may change."""
        from ..._engine import checked, engine

        made = fn(p.data)
        grad = None if p.grad is None else fn(p.grad.data)
        p.grad = None
        checked(engine.become(p._h, made._h))
        if grad is not None:
            p.grad = grad

    def to(self, *args, **kwargs):
        from ..._tensor.conversion import to_arguments

        dtype, _, memory_format = to_arguments(args, kwargs)
        if dtype is not None and not (dtype.is_floating_point or dtype.is_complex):
            raise TypeError(
                f"nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={dtype}"
            )

        def convert(t):
            target = dtype if dtype is not None and (t.is_floating_point() or t.is_complex()) else t.dtype
            return t.to(target, memory_format=memory_format) if t.dim() in (4, 5) else t.to(target)

        return self._apply(convert)

    def float(self):
        return self._apply(lambda t: t.float() if t.is_floating_point() else t)

    def double(self):
        return self._apply(lambda t: t.double() if t.is_floating_point() else t)

    def half(self):
        return self._apply(lambda t: t.half() if t.is_floating_point() else t)

    def bfloat16(self):
        return self._apply(lambda t: t.bfloat16() if t.is_floating_point() else t)

    def type(self, dst_type):
        return self._apply(lambda t: t.type(dst_type))

    def cpu(self):
        return self

    def cuda(self, device=None):
        from ..._types import check_device

        check_device("cuda")

    def to_empty(self, *, device, recurse=True):
        """The same shapes with memory that isn't initialised."""
        from ..._tensor import _functions

        return self._apply(lambda t: _functions["empty_like"](t, device=device), recurse)

    def share_memory(self):
        return self
