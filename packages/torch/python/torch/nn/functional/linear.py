from ._ops import nn

__all__ = ["linear"]

linear = nn.linear
