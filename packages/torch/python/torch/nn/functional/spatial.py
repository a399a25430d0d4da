"""Padding, interpolation, patches and pixel shuffles."""

import math

from ._ops import nn, torch

__all__ = ["pad", "interpolate", "upsample", "upsample_nearest", "upsample_bilinear", "unfold", "fold", "pixel_shuffle", "pixel_unshuffle", "affine_grid", "grid_sample"]

pad = nn.pad
pixel_shuffle = nn.pixel_shuffle
pixel_unshuffle = nn.pixel_unshuffle


def _per_dimension(value, spatial, name):
    if isinstance(value, (tuple, list)):
        if len(value) != spatial:
            raise ValueError(
                f"Input and {name} must have the same number of spatial dimensions, but got input with spatial dimensions of {spatial} and {name} of {value}."
            )
        return list(value)
    return [value] * spatial


_NEAREST = {1: nn.upsample_nearest1d, 2: nn.upsample_nearest2d, 3: nn.upsample_nearest3d}
_EXACT = {1: nn._upsample_nearest_exact1d, 2: nn._upsample_nearest_exact2d}
_LINEAR = {
    (3, "linear"): nn.upsample_linear1d,
    (4, "bilinear"): nn.upsample_bilinear2d,
    (4, "bicubic"): nn.upsample_bicubic2d,
    (5, "trilinear"): nn.upsample_trilinear3d,
}


def interpolate(
    input,
    size=None,
    scale_factor=None,
    mode="nearest",
    align_corners=None,
    recompute_scale_factor=None,
    antialias=False,
):
    if mode in ("nearest", "area", "nearest-exact"):
        if align_corners is not None:
            raise ValueError(
                "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear"
            )
    elif align_corners is None:
        align_corners = False
    spatial = input.dim() - 2
    if size is not None and scale_factor is not None:
        raise ValueError("only one of size or scale_factor should be defined")
    if size is None and scale_factor is None:
        raise ValueError("either size or scale_factor should be defined")
    sizes = None if size is None else _per_dimension(size, spatial, "output size")
    scales = None if scale_factor is None else _per_dimension(scale_factor, spatial, "scale_factor")
    if recompute_scale_factor and scales is not None:
        sizes = [math.floor(float(n) * s) for n, s in zip(input.shape[2:], scales)]
        scales = None
    if antialias:
        raise NotImplementedError("Tenfold does not run interpolate with antialias=True")
    if mode == "area":
        return _area(input, sizes or [math.floor(float(n) * s) for n, s in zip(input.shape[2:], scales)])
    if mode == "nearest" and spatial in _NEAREST:
        return _NEAREST[spatial](input, sizes, scales)
    if mode == "nearest-exact" and spatial in _EXACT:
        return _EXACT[spatial](input, sizes, scales)
    resample = _LINEAR.get((input.dim(), mode))
    if resample is None:
        raise NotImplementedError(
            "Input Error: Only 3D, 4D and 5D input Tensors supported"
            f" (got {input.dim()}D) for the modes: nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact"
            f" (got {mode})"
        )
    return resample(input, sizes, align_corners, scales)


def _area(input, sizes):
    from . import convolution

    return getattr(convolution, f"adaptive_avg_pool{input.dim() - 2}d")(input, sizes)


def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    return interpolate(input, size, scale_factor, mode, align_corners)


def upsample_nearest(input, size=None, scale_factor=None):
    return interpolate(input, size, scale_factor, mode="nearest")


def upsample_bilinear(input, size=None, scale_factor=None):
    return interpolate(input, size, scale_factor, mode="bilinear", align_corners=True)


def _pair(value):
    return list(value) if isinstance(value, (tuple, list)) else [value, value]


def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    return nn.im2col(input, _pair(kernel_size), _pair(dilation), _pair(padding), _pair(stride))


def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    return nn.col2im(
        input, _pair(output_size), _pair(kernel_size), _pair(dilation), _pair(padding), _pair(stride)
    )


def affine_grid(theta, size, align_corners=None):
    if not theta.is_floating_point():
        raise ValueError(f"Expected theta to have floating point type, but got {theta.dtype}")
    size = tuple(size)
    if len(size) not in (4, 5):
        raise NotImplementedError(
            "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. "
            f"Got size {size}."
        )
    rows = len(size) - 2
    if theta.dim() != 3 or theta.shape[-2] != rows or theta.shape[-1] != rows + 1:
        raise ValueError(
            f"Expected a batch of {rows}D affine matrices of shape Nx{rows}x{rows + 1} for size {size}. Got {theta.shape}."
        )
    if min(size) <= 0:
        raise ValueError(f"Expected non-zero, positive output size. Got {size}")
    return torch.affine_grid_generator(theta, size, bool(align_corners))


_MODES = ("bilinear", "nearest", "bicubic")
_PADDINGS = ("zeros", "border", "reflection")


def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
    if mode not in _MODES:
        raise ValueError(
            f"nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '{mode}'"
        )
    if padding_mode not in _PADDINGS:
        raise ValueError(
            "nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', "
            f"but got: '{padding_mode}'"
        )
    return torch.grid_sampler(input, grid, _MODES.index(mode), _PADDINGS.index(padding_mode), bool(align_corners))
