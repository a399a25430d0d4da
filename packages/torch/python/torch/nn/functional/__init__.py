"""torch.nn.functional. A family's file lists its own in `__all__`."""

from .activation import *
from .distance import *
from .linear import *
from .loss import *
from .margin_loss import *
from .regression_loss import *
from .softmax import *
from .sparse import *
