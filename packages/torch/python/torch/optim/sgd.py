from .._engine import engine
from .per_parameter import PerParameter, check_range, with_weight_decay

__all__ = ["SGD"]


class SGD(PerParameter):
    """Stochastic gradient descent, with momentum (Nesterov's if asked) and weight decay."""

    def __init__(
        self,
        params,
        lr=1e-3,
        momentum=0,
        dampening=0,
        weight_decay=0,
        nesterov=False,
        *,
        maximize=False,
        foreach=None,
        differentiable=False,
        fused=None,
    ):
        check_range(lr >= 0.0, "learning rate", lr)
        check_range(momentum >= 0.0, "momentum value", momentum)
        check_range(weight_decay >= 0.0, "weight_decay value", weight_decay)
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        defaults = {
            "lr": lr,
            "momentum": momentum,
            "dampening": dampening,
            "weight_decay": weight_decay,
            "nesterov": nesterov,
            "maximize": maximize,
            "foreach": foreach,
            "differentiable": differentiable,
            "fused": fused,
        }
        super().__init__(params, defaults)

    def _update_all(self, group):
        if group["differentiable"] or not isinstance(group["lr"], (int, float)):
            return False
        momentum = group["momentum"]
        handles = []
        for p in group["params"]:
            state = self.state.get(p) if momentum else None
            buffer = state.get("momentum_buffer") if state else None
            handles += (p._h, 0 if buffer is None else buffer._h)
        return engine.sgdStep(
            group["lr"],
            momentum,
            group["dampening"],
            group["weight_decay"],
            group["nesterov"],
            group["maximize"],
            *handles,
        )

    def _update(self, p, grad, state, group):
        grad = with_weight_decay(p, grad, group)
        momentum = group["momentum"]
        if momentum != 0:
            buffer = state.get("momentum_buffer")
            if buffer is None:
                buffer = grad.detach().clone()
            else:
                buffer.mul_(momentum).add_(grad, alpha=1 - group["dampening"])
            state["momentum_buffer"] = buffer
            grad = grad.add(buffer, alpha=momentum) if group["nesterov"] else buffer
        p.add_(grad, alpha=-group["lr"])
