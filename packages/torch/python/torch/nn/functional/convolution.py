"""Convolution, pooling and what goes through windows."""

from ._ops import nn, torch

__all__ = [
    "conv1d",
    "conv2d",
    "conv3d",
    "conv_transpose1d",
    "conv_transpose2d",
    "conv_transpose3d",
    "avg_pool1d",
    "avg_pool2d",
    "avg_pool3d",
    "adaptive_avg_pool1d",
    "adaptive_avg_pool2d",
    "adaptive_avg_pool3d",
    "max_pool1d",
    "max_pool2d",
    "max_pool3d",
    "max_pool1d_with_indices",
    "max_pool2d_with_indices",
    "max_pool3d_with_indices",
    "adaptive_max_pool1d",
    "adaptive_max_pool2d",
    "adaptive_max_pool3d",
    "lp_pool1d",
    "lp_pool2d",
]

conv1d = torch.conv1d
conv2d = torch.conv2d
conv3d = torch.conv3d
conv_transpose1d = torch.conv_transpose1d
conv_transpose2d = torch.conv_transpose2d
conv_transpose3d = torch.conv_transpose3d
avg_pool1d = torch.avg_pool1d
avg_pool2d = nn.avg_pool2d
avg_pool3d = nn.avg_pool3d
adaptive_avg_pool1d = torch.adaptive_avg_pool1d
max_pool1d_with_indices = torch.max_pool1d_with_indices
max_pool2d_with_indices = nn.max_pool2d_with_indices
max_pool3d_with_indices = nn.max_pool3d_with_indices


def _max_pool(pool):
    def max_pool(
        input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
    ):
        values, places = pool(
            input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode
        )
        return (values, places) if return_indices else values

    return max_pool


max_pool1d = _max_pool(torch.max_pool1d_with_indices)
max_pool2d = _max_pool(nn.max_pool2d_with_indices)
max_pool3d = _max_pool(nn.max_pool3d_with_indices)


def _sizes(input, output_size, spatial):
    """None in an output size keeps the input's."""
    if not isinstance(output_size, (tuple, list)):
        output_size = (output_size,) * spatial
    if input.dim() <= len(output_size):
        raise ValueError(f"Input dimension should be at least {len(output_size) + 1}")
    return [n if size is None else size for size, n in zip(output_size, input.shape[-spatial:])]


def adaptive_avg_pool2d(input, output_size):
    return nn.adaptive_avg_pool2d(input, _sizes(input, output_size, 2))


def adaptive_avg_pool3d(input, output_size):
    return nn.adaptive_avg_pool3d(input, _sizes(input, output_size, 3))


def _adaptive_max(pool, spatial):
    def adaptive_max_pool(input, output_size, return_indices=False):
        values, places = pool(input, _sizes(input, output_size, spatial))
        return (values, places) if return_indices else values

    return adaptive_max_pool


adaptive_max_pool1d = _adaptive_max(torch.adaptive_max_pool1d, 1)
adaptive_max_pool2d = _adaptive_max(nn.adaptive_max_pool2d, 2)
adaptive_max_pool3d = _adaptive_max(nn.adaptive_max_pool3d, 3)


def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    mean = avg_pool1d(input.pow(norm_type), kernel_size, [] if stride is None else stride, 0, ceil_mode)
    return (torch.sign(mean) * torch.relu(torch.abs(mean))).mul(kernel_size).pow(1.0 / norm_type)


def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    height, width = kernel_size if isinstance(kernel_size, (tuple, list)) else (kernel_size, kernel_size)
    mean = avg_pool2d(input.pow(norm_type), kernel_size, [] if stride is None else stride, 0, ceil_mode)
    return (torch.sign(mean) * torch.relu(torch.abs(mean))).mul(height * width).pow(1.0 / norm_type)
