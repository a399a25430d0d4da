"""Optimizers that scale each coordinate by the gradients it has seen, without Adam's bias correction."""

from .. import full_like, where, zeros_like
from .._creation import tensor
from .per_parameter import PerParameter, check_range, with_weight_decay

__all__ = ["Adagrad", "Adadelta", "RMSprop", "Rprop", "ASGD"]


class Adagrad(PerParameter):
    """Divides by the root of the sum of squared gradients (Duchi et al. 2011)."""

    def __init__(
        self,
        params,
        lr=1e-2,
        lr_decay=0,
        weight_decay=0,
        initial_accumulator_value=0,
        eps=1e-10,
        foreach=None,
        *,
        maximize=False,
        differentiable=False,
        fused=None,
    ):
        check_range(lr >= 0.0, "learning rate", lr)
        check_range(lr_decay >= 0.0, "lr_decay value", lr_decay)
        check_range(weight_decay >= 0.0, "weight_decay value", weight_decay)
        check_range(
            initial_accumulator_value >= 0.0, "initial_accumulator_value value", initial_accumulator_value
        )
        check_range(eps >= 0.0, "epsilon value", eps)
        defaults = {
            "lr": lr,
            "lr_decay": lr_decay,
            "eps": eps,
            "weight_decay": weight_decay,
            "initial_accumulator_value": initial_accumulator_value,
            "foreach": foreach,
            "maximize": maximize,
            "differentiable": differentiable,
            "fused": fused,
        }
        super().__init__(params, defaults)
        for group in self.param_groups:
            for p in group["params"]:
                state = self.state[p]
                state["step"] = tensor(0.0)
                state["sum"] = full_like(p.detach(), initial_accumulator_value)

    def _update(self, p, grad, state, group):
        grad = with_weight_decay(p, grad, group)
        state["step"] += 1
        total = state["sum"].addcmul_(grad, grad, value=1)
        rate = group["lr"] / (1 + (state["step"].item() - 1) * group["lr_decay"])
        p.addcdiv_(grad, total.sqrt().add_(group["eps"]), value=-rate)


class Adadelta(PerParameter):
    """Scales by the ratio of the root mean squares of past updates and gradients (Zeiler 2012)."""

    def __init__(
        self,
        params,
        lr=1.0,
        rho=0.9,
        eps=1e-6,
        weight_decay=0,
        foreach=None,
        *,
        capturable=False,
        maximize=False,
        differentiable=False,
    ):
        check_range(lr >= 0.0, "learning rate", lr)
        check_range(0.0 <= rho <= 1.0, "rho value", rho)
        check_range(eps >= 0.0, "epsilon value", eps)
        check_range(weight_decay >= 0.0, "weight_decay value", weight_decay)
        defaults = {
            "lr": lr,
            "rho": rho,
            "eps": eps,
            "weight_decay": weight_decay,
            "maximize": maximize,
            "capturable": capturable,
            "foreach": foreach,
            "differentiable": differentiable,
        }
        super().__init__(params, defaults)

    def _update(self, p, grad, state, group):
        grad = with_weight_decay(p, grad, group)
        if not state:
            state["step"] = tensor(0.0)
            state["square_avg"] = zeros_like(p)
            state["acc_delta"] = zeros_like(p)
        state["step"] += 1
        rho, eps = group["rho"], group["eps"]
        square = state["square_avg"].mul_(rho).addcmul_(grad, grad, value=1 - rho)
        moved = state["acc_delta"]
        delta = moved.add(eps).sqrt_().div_(square.add(eps).sqrt_()).mul_(grad)
        moved.mul_(rho).addcmul_(delta, delta, value=1 - rho)
        p.add_(delta, alpha=-group["lr"])


class RMSprop(PerParameter):
    """Divides by the root of a running mean of squared gradients (Hinton, lecture 6e)."""

    def __init__(
        self,
        params,
        lr=1e-2,
        alpha=0.99,
        eps=1e-8,
        weight_decay=0,
        momentum=0,
        centered=False,
        capturable=False,
        foreach=None,
        maximize=False,
        differentiable=False,
    ):
        check_range(lr >= 0.0, "learning rate", lr)
        check_range(eps >= 0.0, "epsilon value", eps)
        check_range(momentum >= 0.0, "momentum value", momentum)
        check_range(weight_decay >= 0.0, "weight_decay value", weight_decay)
        check_range(alpha >= 0.0, "alpha value", alpha)
        defaults = {
            "lr": lr,
            "momentum": momentum,
            "alpha": alpha,
            "eps": eps,
            "centered": centered,
            "weight_decay": weight_decay,
            "capturable": capturable,
            "foreach": foreach,
            "maximize": maximize,
            "differentiable": differentiable,
        }
        super().__init__(params, defaults)

    def _update(self, p, grad, state, group):
        grad = with_weight_decay(p, grad, group)
        if not state:
            state["step"] = tensor(0.0)
            state["square_avg"] = zeros_like(p)
            if group["momentum"] > 0:
                state["momentum_buffer"] = zeros_like(p)
            if group["centered"]:
                state["grad_avg"] = zeros_like(p)
        state["step"] += 1
        alpha = group["alpha"]
        square = state["square_avg"].mul_(alpha).addcmul_(grad, grad, value=1 - alpha)
        if group["centered"]:
            mean = state["grad_avg"].lerp_(grad, 1 - alpha)
            scale = square.addcmul(mean, mean, value=-1).sqrt_()
        else:
            scale = square.sqrt()
        scale = scale.add_(group["eps"])
        if group["momentum"] > 0:
            buffer = state["momentum_buffer"].mul_(group["momentum"]).addcdiv_(grad, scale)
            p.add_(buffer, alpha=-group["lr"])
        else:
            p.addcdiv_(grad, scale, value=-group["lr"])


class Rprop(PerParameter):
    """Uses the sign of the gradient alone, with a step size for each coordinate (Riedmiller and Braun 1993)."""

    def __init__(
        self,
        params,
        lr=1e-2,
        etas=(0.5, 1.2),
        step_sizes=(1e-6, 50),
        *,
        capturable=False,
        foreach=None,
        maximize=False,
        differentiable=False,
    ):
        check_range(lr >= 0.0, "learning rate", lr)
        check_range(0.0 < etas[0] < 1.0 < etas[1], "eta values", f"{etas[0]}, {etas[1]}")
        defaults = {
            "lr": lr,
            "etas": etas,
            "step_sizes": step_sizes,
            "foreach": foreach,
            "maximize": maximize,
            "differentiable": differentiable,
            "capturable": capturable,
        }
        super().__init__(params, defaults)

    def _update(self, p, grad, state, group):
        if not state:
            state["step"] = tensor(0.0)
            state["prev"] = zeros_like(p)
            state["step_size"] = full_like(grad, group["lr"])
        state["step"] += 1
        shrink, grow = group["etas"]
        sign = grad.mul(state["prev"]).sign()
        factor = where(sign > 0, grow, where(sign < 0, shrink, 1.0))
        size = state["step_size"].mul_(factor).clamp_(*group["step_sizes"])
        # where the sign turned, this step is left out and the next starts afresh
        grad = grad.masked_fill(sign < 0, 0.0)
        p.addcmul_(grad.sign(), size, value=-1)
        state["prev"] = grad.clone()


class ASGD(PerParameter):
    """Averages the parameters along the way (Polyak and Juditsky 1992); the average is in the state's `ax`."""

    def __init__(
        self,
        params,
        lr=1e-2,
        lambd=1e-4,
        alpha=0.75,
        t0=1e6,
        weight_decay=0,
        foreach=None,
        maximize=False,
        differentiable=False,
        capturable=False,
    ):
        check_range(lr >= 0.0, "learning rate", lr)
        check_range(weight_decay >= 0.0, "weight_decay value", weight_decay)
        defaults = {
            "lr": lr,
            "lambd": lambd,
            "alpha": alpha,
            "t0": t0,
            "weight_decay": weight_decay,
            "foreach": foreach,
            "maximize": maximize,
            "differentiable": differentiable,
            "capturable": capturable,
        }
        super().__init__(params, defaults)

    def _update(self, p, grad, state, group):
        if not state:
            state["step"] = tensor(0.0)
            state["eta"] = tensor(float(group["lr"]))
            state["mu"] = tensor(1.0)
            state["ax"] = zeros_like(p)
        grad = with_weight_decay(p, grad, group)
        state["step"] += 1
        step, eta, share = state["step"].item(), state["eta"].item(), state["mu"].item()
        lambd, lr = group["lambd"], group["lr"]
        p.mul_(1 - lambd * eta).add_(grad, alpha=-eta)
        average = state["ax"]
        average.copy_(p) if share == 1 else average.add_(p.sub(average).mul_(share))
        state["eta"] = tensor(lr / ((1 + lambd * lr * step) ** group["alpha"]))
        state["mu"] = tensor(1 / max(1, step - group["t0"]))
