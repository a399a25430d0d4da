import math

import torch
from torch import Size

from . import constraints
from .distribution import Distribution
from .normal import Normal


class HalfNormal(Distribution):
    """The absolute value of a normal variable around 0."""

    arg_constraints = {"scale": constraints.positive}
    support = constraints.nonnegative
    has_rsample = True

    def __init__(self, scale, validate_args=None):
        self._base = Normal(0, scale, validate_args=False)
        super().__init__(self._base.batch_shape, validate_args=validate_args)

    @property
    def scale(self):
        return self._base.scale

    @property
    def mean(self):
        return self.scale * math.sqrt(2 / math.pi)

    @property
    def mode(self):
        return torch.zeros_like(self.scale)

    @property
    def variance(self):
        return self.scale.pow(2) * (1 - 2 / math.pi)

    def expand(self, batch_shape, _instance=None):
        made = super().expand(batch_shape)
        made._base = self._base.expand(batch_shape)
        return made

    def rsample(self, sample_shape=Size()):
        return self._base.rsample(sample_shape).abs()

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        return torch.where(value >= 0, self._base.log_prob(value) + math.log(2), -math.inf)

    def cdf(self, value):
        return 2 * self._base.cdf(value) - 1

    def entropy(self):
        return self._base.entropy() - math.log(2)
