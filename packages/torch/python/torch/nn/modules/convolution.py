"""Convolution layers."""

import math

from ..._tensor import _function
from .. import functional as F
from .. import init
from ..parameter import Parameter
from .constructor import own_constructor
from .module import Module

__all__ = ["Conv1d", "Conv2d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d"]


def per_dimension(value, spatial):
    return tuple(value) if isinstance(value, (tuple, list)) else (value,) * spatial


class _Convolution(Module):
    _spatial = 0
    _transposed = False

    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        dilation=1,
        groups=1,
        bias=True,
        padding_mode="zeros",
        device=None,
        dtype=None,
        output_padding=0,
    ):
        super().__init__()
        if groups <= 0:
            raise ValueError("groups must be a positive integer")
        if in_channels % groups != 0:
            raise ValueError("in_channels must be divisible by groups")
        if out_channels % groups != 0:
            raise ValueError("out_channels must be divisible by groups")
        self._check_padding(stride, padding, padding_mode)
        spatial = self._spatial
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = per_dimension(kernel_size, spatial)
        self.stride = per_dimension(stride, spatial)
        self.padding = padding if isinstance(padding, str) else per_dimension(padding, spatial)
        self.dilation = per_dimension(dilation, spatial)
        self.transposed = self._transposed
        self.output_padding = per_dimension(output_padding, spatial)
        self.groups = groups
        self.padding_mode = padding_mode
        self._reversed_padding = self._around()
        channels = (in_channels, out_channels // groups) if self.transposed else (out_channels, in_channels // groups)
        empty = _function("empty")
        self.weight = Parameter(empty((*channels, *self.kernel_size), device=device, dtype=dtype))
        if bias:
            self.bias = Parameter(empty(out_channels, device=device, dtype=dtype))
        else:
            self.register_parameter("bias", None)
        self.reset_parameters()

    def _check_padding(self, stride, padding, padding_mode):
        if isinstance(padding, str):
            if padding not in ("same", "valid"):
                raise ValueError(
                    f"Invalid padding string {padding!r}, should be one of {{'valid', 'same'}}"
                )
            if padding == "same" and any(s != 1 for s in per_dimension(stride, self._spatial)):
                raise ValueError("padding='same' is not supported for strided convolutions")
        modes = ("zeros", "reflect", "replicate", "circular")
        if padding_mode not in modes:
            raise ValueError(f"padding_mode must be one of {set(modes)}, but got padding_mode='{padding_mode}'")
        if self._transposed and padding_mode != "zeros":
            raise ValueError(f'Only "zeros" padding mode is supported for {type(self).__name__}')

    def _around(self):
        """The padding as `F.pad` takes it: last dimension first, before and after."""
        sides = []
        for i in reversed(range(self._spatial)):
            if self.padding == "same":
                total = self.dilation[i] * (self.kernel_size[i] - 1)
                sides += [total // 2, total - total // 2]
            else:
                size = 0 if self.padding == "valid" else self.padding[i]
                sides += [size, size]
        return sides

    def reset_parameters(self):
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            fan_in = self.weight.size(1)
            for size in self.weight.shape[2:]:
                fan_in *= size
            if fan_in != 0:
                bound = 1 / math.sqrt(fan_in)
                init.uniform_(self.bias, -bound, bound)

    def extra_repr(self):
        text = f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
        if self.padding != (0,) * len(self.kernel_size):
            text += f", padding={self.padding}"
        if self.dilation != (1,) * len(self.kernel_size):
            text += f", dilation={self.dilation}"
        if self.output_padding != (0,) * len(self.kernel_size):
            text += f", output_padding={self.output_padding}"
        if self.groups != 1:
            text += f", groups={self.groups}"
        if self.bias is None:
            text += ", bias=False"
        if self.padding_mode != "zeros":
            text += f", padding_mode={self.padding_mode}"
        return text

    def _convolve(self, convolution, input):
        padding = self.padding
        if self.padding_mode != "zeros":
            input = F.pad(input, self._reversed_padding, mode=self.padding_mode)
            padding = 0
        return convolution(input, self.weight, self.bias, self.stride, padding, self.dilation, self.groups)


@own_constructor
class Conv1d(_Convolution):
    _spatial = 1

    def forward(self, input):
        return self._convolve(F.conv1d, input)


@own_constructor
class Conv2d(_Convolution):
    _spatial = 2

    def forward(self, input):
        return self._convolve(F.conv2d, input)


@own_constructor
class Conv3d(_Convolution):
    _spatial = 3

    def forward(self, input):
        return self._convolve(F.conv3d, input)


class _ConvTranspose(_Convolution):
    _transposed = True

    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        output_padding=0,
        groups=1,
        bias=True,
        dilation=1,
        padding_mode="zeros",
        device=None,
        dtype=None,
    ):
        super().__init__(
            in_channels,
            out_channels,
            kernel_size,
            stride,
            padding,
            dilation,
            groups,
            bias,
            padding_mode,
            device,
            dtype,
            output_padding,
        )

    def _extra(self, input, output_size):
        """The output padding that gives the size asked for."""
        if output_size is None:
            return self.output_padding
        sizes = list(output_size)[-self._spatial :]
        extra = []
        for i, wanted in enumerate(sizes):
            least = (input.size(i - self._spatial) - 1) * self.stride[i] - 2 * self.padding[i]
            least += self.dilation[i] * (self.kernel_size[i] - 1) + 1
            extra.append(wanted - least)
            if not 0 <= extra[i] < self.stride[i]:
                raise ValueError(
                    f"requested an output size of {sizes}, but valid sizes range from {least} to {least + self.stride[i] - 1} (for an input of {input.size()[2:]})"
                )
        return extra


@own_constructor
class ConvTranspose1d(_ConvTranspose):
    _spatial = 1

    def forward(self, input, output_size=None):
        extra = self._extra(input, output_size)
        return F.conv_transpose1d(
            input, self.weight, self.bias, self.stride, self.padding, extra, self.groups, self.dilation
        )


@own_constructor
class ConvTranspose2d(_ConvTranspose):
    _spatial = 2

    def forward(self, input, output_size=None):
        extra = self._extra(input, output_size)
        return F.conv_transpose2d(
            input, self.weight, self.bias, self.stride, self.padding, extra, self.groups, self.dilation
        )


@own_constructor
class ConvTranspose3d(_ConvTranspose):
    _spatial = 3

    def forward(self, input, output_size=None):
        extra = self._extra(input, output_size)
        return F.conv_transpose3d(
            input, self.weight, self.bias, self.stride, self.padding, extra, self.groups, self.dilation
        )
