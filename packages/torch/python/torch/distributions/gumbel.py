import math

import torch
from torch import Size

from . import constraints
from .distribution import Distribution, broadcast_all

_EULER = 0.57721566490153286060


class Gumbel(Distribution):
    arg_constraints = {"loc": constraints.real, "scale": constraints.positive}
    support = constraints.real
    has_rsample = True

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = broadcast_all(loc, scale)
        super().__init__(self.loc.size(), validate_args=validate_args)

    @property
    def mean(self):
        return self.loc + self.scale * _EULER

    @property
    def mode(self):
        return self.loc

    @property
    def stddev(self):
        return (math.pi / math.sqrt(6)) * self.scale

    @property
    def variance(self):
        return self.stddev.pow(2)

    def rsample(self, sample_shape=Size()):
        info = torch.finfo(self.loc.dtype)
        span = (1 - info.eps) - info.tiny
        drawn = info.tiny + torch.rand(self._extended_shape(sample_shape), dtype=self.loc.dtype) * span
        return self.loc - self.scale * (-drawn.log()).log()

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        y = (self.loc - value) / self.scale
        return (y - y.exp()) - self.scale.log()

    def cdf(self, value):
        return torch.exp(-torch.exp((self.loc - value) / self.scale))

    def entropy(self):
        return self.scale.log() + (1 + _EULER)
