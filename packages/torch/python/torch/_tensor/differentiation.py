"""A tensor's place in the graph: gradients, nodes, versions, views."""

from weakref import ref

from .. import _calls
from .._calls import wrap
from .._engine import checked, drop, engine


class Differentiation:
    __slots__ = ()

    @property
    def requires_grad(self):
        return engine.requiresGrad(self._h)

    @requires_grad.setter
    def requires_grad(self, value):
        checked(engine.setRequiresGrad(self._h, bool(value), "only Tensors of floating point and complex dtype"))

    def requires_grad_(self, requires_grad=True):
        checked(engine.setRequiresGrad(self._h, bool(requires_grad), "only Tensors of floating point dtype"))
        return self

    @property
    def grad(self):
        try:
            known = self._grad()
        except AttributeError:
            known = None
        h = engine.grad(self._h, 0 if known is None else known._h)
        if known is not None and h == known._h:
            return known
        if not h:
            return None
        made = wrap(h)
        self._grad = ref(made)
        return made

    @grad.setter
    def grad(self, value):
        if value is not None and not isinstance(value, _calls.Tensor):
            raise TypeError(f"assigned grad expected to be a Tensor or None but got grad of type {type(value).__name__}")
        checked(engine.setGrad(self._h, 0 if value is None else value._h))
        if value is not None:
            self._grad = ref(value)

    @grad.deleter
    def grad(self):
        engine.setGrad(self._h, 0)

    @property
    def grad_fn(self):
        from ..autograd.graph import node_of

        return node_of(engine.gradFn(self._h))

    @property
    def is_leaf(self):
        return engine.isLeaf(self._h)

    @property
    def output_nr(self):
        return engine.outputNr(self._h)

    @property
    def retains_grad(self):
        return engine.retainsGrad(self._h)

    def retain_grad(self):
        checked(engine.retainGrad(self._h))

    @property
    def _version(self):
        return checked(engine.version(self._h))

    @property
    def _base(self):
        h = engine.base(self._h)
        if not h:
            return None
        known = engine.knownHandle(h)
        if known:
            import gc

            # Few ask for a base: looking through what lives costs less than a table of all tensors.
            for t in gc.get_objects():
                if isinstance(t, _calls.Tensor) and t._h == known:
                    drop(h)
                    return t
        return wrap(h)

    def _is_view(self):
        return engine.isView(self._h)

    @property
    def data(self):
        return wrap(engine.dataOf(self._h))

    @data.setter
    def data(self, value):
        checked(engine.setData(self._h, value._h))

    def is_inference(self):
        return engine.isInference(self._h)

    def register_hook(self, hook):
        from ..autograd.graph import register_tensor_hook

        return register_tensor_hook(self, hook)
