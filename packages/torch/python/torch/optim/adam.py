"""Optimizers with running means of the gradient and of its square: Adam and its kin."""

from .._creation import tensor
from .._engine import engine
from .. import zeros_like
from .per_parameter import PerParameter, check_betas, check_range, with_weight_decay

__all__ = ["Adam", "AdamW", "Adamax", "NAdam", "RAdam"]


def _checked(lr, betas, eps, weight_decay):
    check_range(lr >= 0.0, "learning rate", lr)
    check_range(eps >= 0.0, "epsilon value", eps)
    check_betas(betas)
    check_range(weight_decay >= 0.0, "weight_decay value", weight_decay)


def _advance(p, grad, state, group):
    """Counts the step and moves both means; gives (step, mean, mean of squares). Kingma and Ba 2015, algorithm 1."""
    if not state:
        state["step"] = tensor(0.0)
        state["exp_avg"] = zeros_like(p)
        state["exp_avg_sq"] = zeros_like(p)
    beta1, beta2 = group["betas"]
    state["step"] += 1
    mean, square = state["exp_avg"], state["exp_avg_sq"]
    mean.lerp_(grad, 1 - beta1)
    square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
    return state["step"].item(), mean, square


def _decayed(p, grad, group):
    """Decoupled decay shrinks the parameter itself (Loshchilov and Hutter 2019); else it is added to the gradient."""
    if not group["decoupled_weight_decay"]:
        return with_weight_decay(p, grad, group)
    if group["weight_decay"] != 0:
        p.mul_(1 - group["lr"] * group["weight_decay"])
    return grad


class Adam(PerParameter):
    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0,
        amsgrad=False,
        *,
        foreach=None,
        maximize=False,
        capturable=False,
        differentiable=False,
        fused=None,
        decoupled_weight_decay=False,
    ):
        _checked(lr, betas, eps, weight_decay)
        defaults = {
            "lr": lr,
            "betas": betas,
            "eps": eps,
            "weight_decay": weight_decay,
            "amsgrad": amsgrad,
            "maximize": maximize,
            "foreach": foreach,
            "capturable": capturable,
            "differentiable": differentiable,
            "fused": fused,
            "decoupled_weight_decay": decoupled_weight_decay,
        }
        super().__init__(params, defaults)

    def _update_all(self, group):
        if group["differentiable"] or not isinstance(group["lr"], (int, float)):
            return False
        handles = []
        for p in group["params"]:
            state = self.state.get(p)
            if state:
                top = state["max_exp_avg_sq"]._h if group["amsgrad"] else 0
                handles += (p._h, state["step"]._h, state["exp_avg"]._h, state["exp_avg_sq"]._h, top)
            else:
                handles += (p._h, 0, 0, 0, 0)
        return engine.adamStep(
            group["lr"],
            *group["betas"],
            group["eps"],
            group["weight_decay"],
            group["decoupled_weight_decay"],
            group["maximize"],
            *handles,
        )

    def _update(self, p, grad, state, group):
        grad = _decayed(p, grad, group)
        if group["amsgrad"] and not state:
            largest = zeros_like(p)
        else:
            largest = state.get("max_exp_avg_sq")
        step, mean, square = _advance(p, grad, state, group)
        beta1, beta2 = group["betas"]
        if group["amsgrad"]:
            state["max_exp_avg_sq"] = square = largest.maximum(square)
        # p -= lr / (1 - beta1^t) * mean / (sqrt(square / (1 - beta2^t)) + eps)
        scale = (square.sqrt() / (1 - beta2**step) ** 0.5).add_(group["eps"])
        p.addcdiv_(mean, scale, value=-group["lr"] / (1 - beta1**step))


class AdamW(Adam):
    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=1e-2,
        amsgrad=False,
        *,
        maximize=False,
        foreach=None,
        capturable=False,
        differentiable=False,
        fused=None,
    ):
        super().__init__(
            params,
            lr,
            betas,
            eps,
            weight_decay,
            amsgrad,
            foreach=foreach,
            maximize=maximize,
            capturable=capturable,
            differentiable=differentiable,
            fused=fused,
            decoupled_weight_decay=True,
        )


class Adamax(PerParameter):
    """Adam with the largest past gradient in place of the mean square."""

    def __init__(
        self,
        params,
        lr=2e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0,
        foreach=None,
        *,
        maximize=False,
        differentiable=False,
        capturable=False,
    ):
        _checked(lr, betas, eps, weight_decay)
        defaults = {
            "lr": lr,
            "betas": betas,
            "eps": eps,
            "weight_decay": weight_decay,
            "foreach": foreach,
            "maximize": maximize,
            "differentiable": differentiable,
            "capturable": capturable,
        }
        super().__init__(params, defaults)

    def _update(self, p, grad, state, group):
        grad = with_weight_decay(p, grad, group)
        if not state:
            state["step"] = tensor(0.0)
            state["exp_avg"] = zeros_like(p)
            state["exp_inf"] = zeros_like(p)
        state["step"] += 1
        beta1, beta2 = group["betas"]
        mean = state["exp_avg"].lerp_(grad, 1 - beta1)
        state["exp_inf"] = largest = (state["exp_inf"] * beta2).maximum(grad.abs().add_(group["eps"]))
        p.addcdiv_(mean, largest, value=-group["lr"] / (1 - beta1 ** state["step"].item()))


class NAdam(PerParameter):
    """Adam with Nesterov momentum (Dozat 2016)."""

    def __init__(
        self,
        params,
        lr=2e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0,
        momentum_decay=4e-3,
        decoupled_weight_decay=False,
        *,
        foreach=None,
        maximize=False,
        capturable=False,
        differentiable=False,
    ):
        _checked(lr, betas, eps, weight_decay)
        check_range(momentum_decay >= 0.0, "momentum_decay value", momentum_decay)
        defaults = {
            "lr": lr,
            "betas": betas,
            "eps": eps,
            "weight_decay": weight_decay,
            "momentum_decay": momentum_decay,
            "decoupled_weight_decay": decoupled_weight_decay,
            "maximize": maximize,
            "foreach": foreach,
            "capturable": capturable,
            "differentiable": differentiable,
        }
        super().__init__(params, defaults)

    def _update(self, p, grad, state, group):
        grad = _decayed(p, grad, group)
        product = state.pop("mu_product", None)
        step, mean, square = _advance(p, grad, state, group)
        beta1, beta2 = group["betas"]
        now, after = (beta1 * (1 - 0.5 * 0.96 ** (t * group["momentum_decay"])) for t in (step, step + 1))
        state["mu_product"] = product = (tensor(1.0) if product is None else product) * now
        reached = product.item()
        scale = (square / (1 - beta2**step)).sqrt_().add_(group["eps"])
        p.addcdiv_(grad, scale, value=-group["lr"] * (1 - now) / (1 - reached))
        p.addcdiv_(mean, scale, value=-group["lr"] * after / (1 - reached * after))


class RAdam(PerParameter):
    """Adam that waits with the adaptive rate until its variance can be estimated (Liu et al. 2020)."""

    def __init__(
        self,
        params,
        lr=1e-3,
        betas=(0.9, 0.999),
        eps=1e-8,
        weight_decay=0,
        decoupled_weight_decay=False,
        *,
        foreach=None,
        maximize=False,
        capturable=False,
        differentiable=False,
    ):
        _checked(lr, betas, eps, weight_decay)
        defaults = {
            "lr": lr,
            "betas": betas,
            "eps": eps,
            "weight_decay": weight_decay,
            "maximize": maximize,
            "foreach": foreach,
            "capturable": capturable,
            "decoupled_weight_decay": decoupled_weight_decay,
            "differentiable": differentiable,
        }
        super().__init__(params, defaults)

    def _update(self, p, grad, state, group):
        grad = _decayed(p, grad, group)
        step, mean, square = _advance(p, grad, state, group)
        beta1, beta2 = group["betas"]
        unbiased = mean / (1 - beta1**step)
        # length of the approximated simple moving average, at infinity and now
        limit = 2 / (1 - beta2) - 1
        length = limit - 2 * step * beta2**step / (1 - beta2**step)
        if length <= 5.0:
            p.add_(unbiased, alpha=-group["lr"])
            return
        rectified = (
            (length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)
        ) ** 0.5
        adaptive = (1 - beta2**step) ** 0.5 / square.sqrt().add_(group["eps"])
        p.add_(unbiased * group["lr"] * adaptive * rectified, alpha=-1.0)
