"""Layers that learn the size of their input from the first input, and become the ordinary layer then."""

from ..parameter import UninitializedParameter
from .convolution import Conv1d, Conv2d
from .linear import Linear

__all__ = ["LazyLinear", "LazyConv1d", "LazyConv2d"]


class _Lazy:
    """Mixed in before the layer `_becomes`; `_size` names what is not known yet."""

    def _wait(self):
        for p in self._parameters.values():
            if p is not None:
                p.__class__ = UninitializedParameter

    def reset_parameters(self):
        """Nothing to draw before the first input."""

    def forward(self, input):
        size = input.shape[self._dim]
        for name, p in self._parameters.items():
            if p is not None:
                p.materialize(self._weight_shape(size) if name == "weight" else (self._outputs(),))
        setattr(self, self._size, size)
        self.__class__ = self._becomes
        self.reset_parameters()
        return self(input)


class LazyLinear(_Lazy, Linear):
    _becomes, _size, _dim = Linear, "in_features", -1

    def __init__(self, out_features, bias=True, device=None, dtype=None):
        super().__init__(0, out_features, bias, device, dtype)
        self._wait()

    def _outputs(self):
        return self.out_features

    def _weight_shape(self, size):
        return (self.out_features, size)


class _LazyConvolution(_Lazy):
    _size = "in_channels"

    def __init__(self, out_channels, *args, **kwargs):
        super().__init__(0, out_channels, *args, **kwargs)
        self._wait()

    @property
    def _dim(self):
        return -1 - self._spatial

    def _outputs(self):
        return self.out_channels

    def _weight_shape(self, size):
        return (self.out_channels, size // self.groups, *self.kernel_size)


class LazyConv1d(_LazyConvolution, Conv1d):
    _becomes = Conv1d


class LazyConv2d(_LazyConvolution, Conv2d):
    _becomes = Conv2d
