"""Kullback-Leibler divergences, by the two types."""

import torch

from .bernoulli import Bernoulli
from .beta import Beta
from .categorical import Categorical
from .dirichlet import Dirichlet
from .exponential import Exponential
from .gamma import Gamma
from .independent import Independent
from .laplace import Laplace
from .multivariate_normal import MultivariateNormal
from .normal import Normal
from .one_hot_categorical import OneHotCategorical
from .poisson import Poisson
from .uniform import Uniform

_FORMULAS = {}


def register_kl(type_p, type_q):
    """Decorates a function of (p, q) that gives their divergence."""

    def decorate(formula):
        _FORMULAS[type_p, type_q] = formula
        return formula

    return decorate


def kl_divergence(p, q):
    """The mean of log p - log q under p, of the batch's shape."""
    for a in type(p).__mro__:
        for b in type(q).__mro__:
            if (a, b) in _FORMULAS:
                return _FORMULAS[a, b](p, q)
    raise NotImplementedError(
        f"No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}"
    )


@register_kl(Normal, Normal)
def _normals(p, q):
    ratio = (p.scale / q.scale).pow(2)
    return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())


@register_kl(Categorical, Categorical)
def _categoricals(p, q):
    terms = p.probs * (p.logits - q.logits)
    terms = torch.where((q.probs == 0).expand_as(terms), float("inf"), terms)
    return torch.where((p.probs == 0).expand_as(terms), 0.0, terms).sum(-1)


@register_kl(OneHotCategorical, OneHotCategorical)
def _one_hots(p, q):
    return _categoricals(p._categorical, q._categorical)


@register_kl(Bernoulli, Bernoulli)
def _bernoullis(p, q):
    def part(a, b, near, far):
        terms = a * (near - far)
        terms = torch.where(b == 0, float("inf"), terms)
        return torch.where(a == 0, 0.0, terms)

    soft = torch.nn.functional.softplus
    success = part(p.probs, q.probs, soft(-q.logits), soft(-p.logits))
    failure = part(1 - p.probs, 1 - q.probs, soft(q.logits), soft(p.logits))
    return success + failure


@register_kl(Uniform, Uniform)
def _uniforms(p, q):
    inside = (q.low <= p.low) & (q.high >= p.high)
    return torch.where(inside, torch.log((q.high - q.low) / (p.high - p.low)), float("inf"))


@register_kl(Exponential, Exponential)
def _exponentials(p, q):
    ratio = q.rate / p.rate
    return -ratio.log() + ratio - 1


@register_kl(Laplace, Laplace)
def _laplaces(p, q):
    ratio = p.scale / q.scale
    distance = (p.loc - q.loc).abs()
    return -ratio.log() + distance / q.scale + ratio * torch.exp(-distance / p.scale) - 1


@register_kl(Poisson, Poisson)
def _poissons(p, q):
    return p.rate * (p.rate.log() - q.rate.log()) - (p.rate - q.rate)


@register_kl(Gamma, Gamma)
def _gammas(p, q):
    a, b = p.concentration, q.concentration
    shape = torch.lgamma(b) - torch.lgamma(a) + (a - b) * torch.digamma(a)
    return b * (p.rate / q.rate).log() + shape + (q.rate - p.rate) * (a / p.rate)


@register_kl(Dirichlet, Dirichlet)
def _dirichlets(p, q):
    a, b = p.concentration, q.concentration
    norms = torch.lgamma(a.sum(-1)) - torch.lgamma(b.sum(-1)) + (torch.lgamma(b) - torch.lgamma(a)).sum(-1)
    means = torch.digamma(a) - torch.digamma(a.sum(-1)).unsqueeze(-1)
    return norms + ((a - b) * means).sum(-1)


@register_kl(Beta, Beta)
def _betas(p, q):
    return _dirichlets(p._dirichlet, q._dirichlet)


@register_kl(MultivariateNormal, MultivariateNormal)
def _multivariate_normals(p, q):
    solved = torch.linalg.solve_triangular(q._tril, p._tril, upper=False)
    off = torch.linalg.solve_triangular(q._tril, (q.loc - p.loc).unsqueeze(-1), upper=False)
    spread = solved.pow(2).sum((-2, -1)) + off.pow(2).sum((-2, -1))
    return q._log_volume() - p._log_volume() + 0.5 * (spread - p.event_shape[0])


@register_kl(Independent, Independent)
def _independents(p, q):
    if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
        raise NotImplementedError
    return p._summed(kl_divergence(p.base_dist, q.base_dist))
