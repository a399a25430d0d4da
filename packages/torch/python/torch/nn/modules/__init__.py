"""All modules. A family's file lists its own in `__all__`."""

from .activation import *
from .attention import *
from .container import *
from .convolution import *
from .distance import *
from .dropout import *
from .embedding import *
from .flatten import *
from .flatten import *
from .lazy import *
from .linear import *
from .loss import *
from .module import Module
from .normalization import *
from .parameter_container import *
from .pooling import *
from .rnn import *
from .rnn_cell import *
from .softmax import *
from .spatial import *
from .transformer import *
