"""torch.nn"""

from . import functional, init, modules
from .modules import *
from .modules import Module
from .parameter import Buffer, Parameter

__all__ = [name for name in dir(modules) if name[0].isupper() and name != "LATER"]
__all__ += [*modules.LATER, "Parameter", "Buffer"]


def __getattr__(name):
    """Submodules and big families of modules load when they are first used."""
    if name in modules.LATER:
        return getattr(modules, name)
    import importlib.util

    if importlib.util.find_spec(f"torch.nn.{name}") is not None:
        return importlib.import_module(f"torch.nn.{name}")
    raise AttributeError(f"module 'torch.nn' has no attribute '{name}'")


def __dir__():
    return sorted({*globals(), *__all__})
