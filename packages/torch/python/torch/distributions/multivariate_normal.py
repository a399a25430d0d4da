import math
from functools import cached_property

import torch
from torch import Size

from . import constraints
from .distribution import Distribution


class MultivariateNormal(Distribution):
    """Given by its covariance, its inverse, or the covariance's Cholesky factor."""

    arg_constraints = {
        "loc": constraints.real_vector,
        "covariance_matrix": constraints.positive_definite,
        "precision_matrix": constraints.positive_definite,
        "scale_tril": constraints.lower_cholesky,
    }
    support = constraints.real_vector
    has_rsample = True

    def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
        given = {
            "covariance_matrix": covariance_matrix,
            "precision_matrix": precision_matrix,
            "scale_tril": scale_tril,
        }
        given = {name: m for name, m in given.items() if m is not None}
        if loc.dim() < 1:
            raise ValueError("loc must be at least one-dimensional.")
        if len(given) != 1:
            raise ValueError(
                "Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified."
            )
        ((name, matrix),) = given.items()
        if matrix.dim() < 2:
            raise ValueError(f"{name} must be at least two-dimensional, with optional leading batch dimensions")
        batch = torch.broadcast_shapes(matrix.shape[:-2], loc.shape[:-1])
        self.__dict__[name] = matrix.expand((*batch, -1, -1))
        self.loc = loc.expand((*batch, -1))
        super().__init__(batch, self.loc.shape[-1:], validate_args=validate_args)
        self._tril = _factor(name, matrix)

    def expand(self, batch_shape, _instance=None):
        made = super().expand(batch_shape)
        made._tril = self._tril.expand((*batch_shape, *self._tril.shape[-2:]))
        return made

    @cached_property
    def scale_tril(self):
        return self._tril.expand((*self._batch_shape, *self._event_shape, *self._event_shape))

    @cached_property
    def covariance_matrix(self):
        return (self._tril @ self._tril.mT).expand((*self._batch_shape, *self._event_shape, *self._event_shape))

    @cached_property
    def precision_matrix(self):
        return torch.cholesky_inverse(self._tril)

    @property
    def mean(self):
        return self.loc

    mode = mean

    @property
    def variance(self):
        return self._tril.pow(2).sum(-1).expand((*self._batch_shape, *self._event_shape))

    def rsample(self, sample_shape=Size()):
        zeros = torch.zeros(self._extended_shape(sample_shape), dtype=self.loc.dtype)
        drawn = torch.normal(zeros, torch.ones_like(zeros))
        return self.loc + (self._tril @ drawn.unsqueeze(-1)).squeeze(-1)

    def _log_volume(self):
        return self._tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        off = (value - self.loc).unsqueeze(-1)
        whitened = torch.linalg.solve_triangular(self._tril, off, upper=False)
        distance = whitened.squeeze(-1).pow(2).sum(-1)
        return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + distance) - self._log_volume()

    def entropy(self):
        h = 0.5 * self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + self._log_volume()
        return h if len(self._batch_shape) == 0 else h.expand(self._batch_shape)


def _factor(name, matrix):
    """The Cholesky factor of the covariance."""
    if name == "scale_tril":
        return matrix
    if name == "covariance_matrix":
        return torch.linalg.cholesky(matrix)
    return torch.linalg.cholesky(torch.linalg.inv(matrix))
