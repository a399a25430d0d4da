"""torch.optim"""

from .adam import *
from .adaptive import *
from .optimizer import Optimizer
from .sgd import *


def __getattr__(name):
    """Submodules load when they are first used."""
    import importlib.util

    if name == "LBFGS":
        from .lbfgs import LBFGS

        return LBFGS
    if importlib.util.find_spec(f"torch.optim.{name}") is not None:
        return importlib.import_module(f"torch.optim.{name}")
    raise AttributeError(f"module 'torch.optim' has no attribute '{name}'")
