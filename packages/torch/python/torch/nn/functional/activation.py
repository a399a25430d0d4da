from ._ops import nn, torch

__all__ = [
    "celu",
    "celu_",
    "elu",
    "elu_",
    "gelu",
    "glu",
    "hardshrink",
    "hardsigmoid",
    "hardswish",
    "hardtanh",
    "hardtanh_",
    "leaky_relu",
    "leaky_relu_",
    "logsigmoid",
    "mish",
    "prelu",
    "relu",
    "relu6",
    "relu_",
    "rrelu",
    "rrelu_",
    "selu",
    "selu_",
    "sigmoid",
    "silu",
    "softplus",
    "softshrink",
    "softsign",
    "tanh",
    "tanhshrink",
    "threshold",
    "threshold_",
]

celu_ = torch.celu_
elu_ = nn.elu_
gelu = nn.gelu
hardshrink = torch.hardshrink
hardtanh_ = nn.hardtanh_
leaky_relu_ = nn.leaky_relu_
logsigmoid = nn.log_sigmoid
prelu = torch.prelu
relu_ = torch.relu_
rrelu_ = torch.rrelu_
selu_ = torch.selu_
softplus = nn.softplus
softshrink = nn.softshrink
threshold_ = torch.threshold_


def relu(input, inplace=False):
    return torch.relu_(input) if inplace else torch.relu(input)


def relu6(input, inplace=False):
    return nn.relu6_(input) if inplace else nn.relu6(input)


def elu(input, alpha=1.0, inplace=False):
    return nn.elu_(input, alpha) if inplace else nn.elu(input, alpha)


def selu(input, inplace=False):
    return torch.selu_(input) if inplace else torch.selu(input)


def celu(input, alpha=1.0, inplace=False):
    return torch.celu_(input, alpha) if inplace else torch.celu(input, alpha)


def silu(input, inplace=False):
    return nn.silu_(input) if inplace else nn.silu(input)


def mish(input, inplace=False):
    return nn.mish_(input) if inplace else nn.mish(input)


def hardsigmoid(input, inplace=False):
    return nn.hardsigmoid_(input) if inplace else nn.hardsigmoid(input)


def hardswish(input, inplace=False):
    return nn.hardswish_(input) if inplace else nn.hardswish(input)


def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False):
    if min_val > max_val:
        raise ValueError("min_val cannot be greater than max_val")
    return nn.hardtanh_(input, min_val, max_val) if inplace else nn.hardtanh(input, min_val, max_val)


def leaky_relu(input, negative_slope=0.01, inplace=False):
    return nn.leaky_relu_(input, negative_slope) if inplace else nn.leaky_relu(input, negative_slope)


def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    draw = torch.rrelu_ if inplace else torch.rrelu
    return draw(input, lower, upper, training)


def threshold(input, threshold, value, inplace=False):
    cut = torch.threshold_ if inplace else torch.threshold
    return cut(input, threshold, value)


def glu(input, dim=-1):
    if input.dim() == 0:
        raise RuntimeError("glu does not support scalars because halving size must be even")
    return nn.glu(input, dim)


def sigmoid(input):
    return input.sigmoid()


def tanh(input):
    return input.tanh()


def tanhshrink(input):
    return input - input.tanh()


def softsign(input):
    return input / (input.abs() + 1)
