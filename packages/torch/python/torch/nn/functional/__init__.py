"""torch.nn.functional. A family's file lists its own in `__all__`."""

from .activation import *
from .attention import *
from .convolution import *
from .distance import *
from .embedding import *
from .linear import *
from .loss import *
from .margin_loss import *
from .normalization import *
from .regression_loss import *
from .softmax import *
from .sparse import *
from .spatial import *
