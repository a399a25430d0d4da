"""Discrete distributions are given by probabilities or by logits; the other follows when it is asked for."""

from functools import cached_property

import torch

from .distribution import broadcast_all


def one_of(probs, logits):
    """Raises unless exactly one is given."""
    if (probs is None) == (logits is None):
        raise ValueError("Either `probs` or `logits` must be specified, but not both.")


def clamped(probs):
    eps = torch.finfo(probs.dtype).eps
    return probs.clamp(min=eps, max=1 - eps)


class BinaryProbabilities:
    """Probabilities of a success."""

    @cached_property
    def logits(self):
        p = clamped(self.probs)
        return torch.log(p) - torch.log1p(-p)

    @cached_property
    def probs(self):
        return torch.sigmoid(self.logits)

    def _take(self, probs, logits):
        one_of(probs, logits)
        (value,) = broadcast_all(logits if probs is None else probs)
        setattr(self, "logits" if probs is None else "probs", value)
        return value
