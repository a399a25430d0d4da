"""All modules. A family's file lists its own in `__all__`; big ones load when one of their names is first used."""

from .activation import *
from .container import *
from .convolution import *
from .distance import *
from .dropout import *
from .embedding import *
from .flatten import *
from .lazy import *
from .linear import *
from .loss import *
from .module import Module
from .normalization import *
from .parameter_container import *
from .pooling import *
from .softmax import *
from .spatial import *

_LATER = {
    "attention": ("MultiheadAttention",),
    "rnn": ("GRU", "LSTM", "RNN", "RNNBase"),
    "rnn_cell": ("GRUCell", "LSTMCell", "RNNCell", "RNNCellBase"),
    "transformer": (
        "Transformer",
        "TransformerDecoder",
        "TransformerDecoderLayer",
        "TransformerEncoder",
        "TransformerEncoderLayer",
    ),
}
LATER = {name: file for file, names in _LATER.items() for name in names}


def __getattr__(name):
    if name not in LATER:
        raise AttributeError(f"module 'torch.nn.modules' has no attribute '{name}'")
    import importlib

    found = getattr(importlib.import_module(f"torch.nn.modules.{LATER[name]}"), name)
    globals()[name] = found
    return found
