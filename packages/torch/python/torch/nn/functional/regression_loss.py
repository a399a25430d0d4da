"""Losses of models that predict numbers."""

import math
import warnings

from ...functional.shape import broadcast_tensors
from .._reduction import chosen
from ._ops import nn, torch

__all__ = ["l1_loss", "mse_loss", "smooth_l1_loss", "huber_loss", "poisson_nll_loss", "gaussian_nll_loss"]


def _broadcast(input, target):
    """Both in their common shape, with PyTorch's warning where they differ: usually it's a forgotten squeeze."""
    if target.size() != input.size():
        warnings.warn(
            f"Using a target size ({target.size()}) that is different to the input size ({input.size()}). "
            "This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size.",
            stacklevel=3,
        )
    return broadcast_tensors(input, target)


def _weighted(losses, weight, input, reduction, is_by_weight=True):
    """A mean is over the weights, or over the number of losses."""
    if weight.size() != input.size():
        raise ValueError("Weights and input must have the same size.")
    losses = losses * weight
    if reduction == "none":
        return losses
    if reduction == "sum":
        return losses.sum()
    if reduction == "mean":
        return losses.sum() / weight.sum() if is_by_weight else losses.mean()
    raise ValueError(f"Invalid reduction mode: {reduction}. Expected one of 'none', 'mean', 'sum'.")


def l1_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
    number = chosen(reduction, size_average, reduce)
    a, b = _broadcast(input, target)
    if weight is not None:
        return _weighted(nn.l1_loss(a, b, 0), weight, input, reduction)
    return nn.l1_loss(a, b, number)


def mse_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
    number = chosen(reduction, size_average, reduce)
    a, b = _broadcast(input, target)
    if weight is not None:
        return _weighted(nn.mse_loss(a, b, 0), weight, input, reduction)
    return nn.mse_loss(a, b, number)


def smooth_l1_loss(input, target, size_average=None, reduce=None, reduction="mean", beta=1.0):
    number = chosen(reduction, size_average, reduce)
    a, b = _broadcast(input, target)
    return nn.l1_loss(a, b, number) if beta == 0.0 else nn.smooth_l1_loss(a, b, number, beta)


def huber_loss(input, target, reduction="mean", delta=1.0, weight=None):
    a, b = _broadcast(input, target)
    if weight is not None:
        return _weighted(nn.huber_loss(a, b, 0, delta), weight, input, reduction, False)
    return nn.huber_loss(a, b, chosen(reduction, None, None), delta)


def poisson_nll_loss(
    input,
    target,
    log_input=True,
    full=False,
    size_average=None,
    eps=1e-8,
    reduce=None,
    reduction="mean",
):
    number = chosen(reduction, size_average, reduce)
    return torch.poisson_nll_loss(input, target, log_input, full, eps, number)


def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
    """Half of log var + (x - t)^2 / var; `full` adds the constant. `var` is a number, or has the shape of `input`,
    or that without its last dimension, or with 1 there."""
    if isinstance(var, (int, float)):
        if var < 0:
            raise ValueError("var has negative entry/entries")
        var = var * torch.ones_like(input)
    elif (var < 0).any():
        raise ValueError("var has negative entry/entries")
    if var.size() != input.size():
        if input.size()[:-1] == var.size():
            var = var.unsqueeze(-1)
        elif not (input.size()[:-1] == var.size()[:-1] and var.size(-1) == 1):
            raise ValueError("var is of incorrect size")
    if reduction not in ("none", "mean", "sum"):
        raise ValueError(f"{reduction} is not valid")
    var = torch.clamp(var, min=eps) if not var.requires_grad else _clamped(var, eps)
    loss = 0.5 * (torch.log(var) + (input - target) ** 2 / var)
    if full:
        loss = loss + 0.5 * math.log(2 * math.pi)
    if reduction == "mean":
        return loss.mean()
    return loss.sum() if reduction == "sum" else loss


def _clamped(var, eps):
    """Raised to eps, with a gradient as if it hadn't been."""
    from ...autograd.grad_mode import no_grad

    var = var.clone()
    with no_grad():
        var.clamp_(min=eps)
    return var
