import torch
from torch import Size

from .categorical import Categorical
from .distribution import Distribution


class MixtureSameFamily(Distribution):
    """A component drawn from a Categorical; components are the last batch dimension of one distribution."""

    arg_constraints = {}

    def __init__(self, mixture_distribution, component_distribution, validate_args=None):
        if not isinstance(mixture_distribution, Categorical):
            raise ValueError(
                " The Mixture distribution needs to be an  instance of torch.distributions.Categorical"
            )
        if not isinstance(component_distribution, Distribution):
            raise ValueError(
                "The Component distribution need to be an instance of torch.distributions.Distribution"
            )
        self.mixture_distribution = mixture_distribution
        self.component_distribution = component_distribution
        batch = component_distribution.batch_shape[:-1]
        self._event_rank = len(component_distribution.event_shape)
        super().__init__(batch, component_distribution.event_shape, validate_args=validate_args)

    @property
    def support(self):
        return self.component_distribution.support

    def _weights(self):
        probs = self.mixture_distribution.probs
        return probs.reshape(probs.shape + (1,) * self._event_rank)

    def _over(self):
        return -1 - self._event_rank

    @property
    def mean(self):
        return (self._weights() * self.component_distribution.mean).sum(self._over())

    @property
    def variance(self):
        means = self.component_distribution.mean
        within = (self._weights() * self.component_distribution.variance).sum(self._over())
        off = means - self.mean.unsqueeze(self._over())
        return within + (self._weights() * off.pow(2.0)).sum(self._over())

    def _per_component(self, value):
        return value.unsqueeze(self._over())

    def cdf(self, value):
        return (self.component_distribution.cdf(self._per_component(value)) * self.mixture_distribution.probs).sum(-1)

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        logs = self.component_distribution.log_prob(self._per_component(value))
        weights = torch.log_softmax(self.mixture_distribution.logits, -1)
        return torch.logsumexp(logs + weights, dim=-1)

    def sample(self, sample_shape=Size()):
        with torch.no_grad():
            gather_dim = len(sample_shape) + len(self._batch_shape)
            chosen = self.mixture_distribution.sample(sample_shape)
            drawn = self.component_distribution.sample(sample_shape)
            tail = (1,) * (self._event_rank + 1)
            index = chosen.reshape(chosen.shape + tail)
            index = index.expand((*chosen.shape, 1, *self._event_shape))
            return torch.gather(drawn, gather_dim, index).squeeze(gather_dim)

    def __repr__(self):
        return f"MixtureSameFamily(\n  {self.mixture_distribution},\n  {self.component_distribution})"
