"""torch.nn.functional. A family's file lists its own in `__all__`."""

from .activation import *
from .linear import *
from .loss import *
from .sparse import *
