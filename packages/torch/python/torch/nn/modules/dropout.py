from .. import functional as F
from .._mode import is_float_probability
from .module import Module

__all__ = ["Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout"]


class _Dropout(Module):
    def __init__(self, p=0.5, inplace=False):
        super().__init__()
        is_float_probability("dropout", p)
        self.p = p
        self.inplace = inplace

    def extra_repr(self):
        return f"p={self.p}, inplace={self.inplace}"

    def forward(self, input):
        return getattr(F, self._name)(input, self.p, self.training, self.inplace)


class Dropout(_Dropout):
    _name = "dropout"


class Dropout1d(_Dropout):
    _name = "dropout1d"


class Dropout2d(_Dropout):
    _name = "dropout2d"


class Dropout3d(_Dropout):
    _name = "dropout3d"


class AlphaDropout(_Dropout):
    _name = "alpha_dropout"


class FeatureAlphaDropout(_Dropout):
    _name = "feature_alpha_dropout"
