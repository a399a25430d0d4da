"""torch.nn"""

from . import functional, init, modules
from .modules import *
from .modules import Module
from .parameter import Buffer, Parameter

__all__ = [name for name in dir(modules) if name[0].isupper()] + ["Parameter", "Buffer"]


def __getattr__(name):
    """Submodules load when they are first used."""
    import importlib.util

    if importlib.util.find_spec(f"torch.nn.{name}") is not None:
        return importlib.import_module(f"torch.nn.{name}")
    raise AttributeError(f"module 'torch.nn' has no attribute '{name}'")
