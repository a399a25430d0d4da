from ._ops import nn

__all__ = ["one_hot"]

one_hot = nn.one_hot
