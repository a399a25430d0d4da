"""Layers that learn the size of their input from the first input, and become the ordinary layer then."""

from ..parameter import UninitializedBuffer, UninitializedParameter
from . import convolution, normalization
from .constructor import own_constructor
from .linear import Linear

__all__ = ["LazyLinear"]


class _Lazy:
    """Mixed in before the layer `_becomes`; `_size` names what is not known yet."""

    def _wait(self):
        for p in self._parameters.values():
            if p is not None:
                p.__class__ = UninitializedParameter
        for name in ("running_mean", "running_var"):
            if self._buffers.get(name) is not None:
                self._buffers[name].__class__ = UninitializedBuffer

    def reset_parameters(self):
        """Nothing to draw before the first input."""

    def forward(self, input):
        size = self._size_of(input)
        for name, p in self._parameters.items():
            if p is not None:
                p.materialize(self._weight_shape(size) if name == "weight" else self._bias_shape(size))
        for b in self._buffers.values():
            if isinstance(b, UninitializedBuffer):
                b.materialize((size,))
        setattr(self, self._size, size)
        self.__class__ = self._becomes
        self.reset_parameters()
        return self(input)


class LazyLinear(_Lazy, Linear):
    _becomes, _size = Linear, "in_features"

    def __init__(self, out_features, bias=True, device=None, dtype=None):
        super().__init__(0, out_features, bias, device, dtype)
        self._wait()

    def _size_of(self, input):
        return input.shape[-1]

    def _weight_shape(self, size):
        return (self.out_features, size)

    def _bias_shape(self, size):
        return (self.out_features,)


class _LazyConvolution(_Lazy):
    _size = "in_channels"

    def __init__(self, out_channels, kernel_size, *args, **kwargs):
        super().__init__(0, out_channels, kernel_size, *args, **kwargs)
        self._wait()

    def _size_of(self, input):
        return input.shape[-1 - self._spatial]

    def _weight_shape(self, size):
        out, groups = self.out_channels, self.groups
        channels = (size, out // groups) if self.transposed else (out, size // groups)
        return (*channels, *self.kernel_size)

    def _bias_shape(self, size):
        return (self.out_channels,)


class _LazyNorm(_Lazy):
    _size = "num_features"

    def __init__(self, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, **bias):
        super().__init__(0, eps, momentum, affine, track_running_stats, device, dtype, **bias)
        self._wait()

    def _size_of(self, input):
        return input.shape[1]

    def _weight_shape(self, size):
        return (size,)

    _bias_shape = _weight_shape


def _define(kind, mixin, home):
    for n in (1, 2, 3):
        ordinary = getattr(home, f"{kind}{n}d")
        name = f"Lazy{kind}{n}d"
        made = type(name, (mixin, ordinary), {"_becomes": ordinary, "__module__": __name__})
        globals()[name] = own_constructor(made)
        __all__.append(name)


_define("Conv", _LazyConvolution, convolution)
_define("ConvTranspose", _LazyConvolution, convolution)
_define("BatchNorm", _LazyNorm, normalization)
_define("InstanceNorm", _LazyNorm, normalization)
