"""Optimizers that update one parameter at a time from its gradient and its own state."""

from ..autograd.grad_mode import no_grad
from .optimizer import Optimizer


class PerParameter(Optimizer):
    """A subclass gives `_update(parameter, gradient, state, group)`; `state` is empty before the first step."""

    def step(self, closure=None):
        loss = None if closure is None else self._loss_of(closure)
        for group in self.param_groups:
            if not self._update_all(group):
                with no_grad():
                    for p in group["params"]:
                        grad = p.grad
                        if grad is not None:
                            self._update(p, -grad if group["maximize"] else grad, self.state[p], group)
        return loss

    def _update_all(self, group):
        """Updates a whole group in one call of the engine, where a subclass can; tells whether it did."""
        return False

    def _update(self, p, grad, state, group):
        raise NotImplementedError


def check_range(is_valid, name, value):
    """PyTorch's words for a hyperparameter out of its range."""
    if not is_valid:
        raise ValueError(f"Invalid {name}: {value}")


def check_betas(betas):
    for i, beta in enumerate(betas):
        check_range(0.0 <= beta < 1.0, f"beta parameter at index {i}", beta)


def with_weight_decay(p, grad, group):
    """The gradient of the loss plus weight_decay / 2 * |p|^2."""
    decay = group["weight_decay"]
    return grad.add(p, alpha=decay) if decay != 0 else grad


__all__ = ["PerParameter"]
