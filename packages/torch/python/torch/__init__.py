"""PyTorch for Tenfold: the Python half, over an engine in TypeScript."""

from . import _types
from ._defaults import default_dtype as get_default_dtype
from ._defaults import get_default_device, set_default_device, set_default_dtype
from ._engine import OutOfMemoryError, engine as _engine
from ._tensor import Tensor, _functions
from ._types import (
    DTYPES,
    Size,
    bfloat16,
    channels_last,
    complex64,
    complex128,
    channels_last_3d,
    contiguous_format,
    device,
    dtype,
    finfo,
    float16,
    float32,
    float64,
    iinfo,
    int8,
    int16,
    int32,
    int64,
    layout,
    memory_format,
    preserve_format,
    strided,
    uint8,
)

globals().update(_functions)

from . import autograd, functional, random, return_types  # noqa: E402
from ._creation import as_tensor, scalar_tensor, tensor  # noqa: E402
from ._legacy import tensor_types as _tensor_types  # noqa: E402
from ._numpy import from_numpy  # noqa: E402
from ._tensor_str import set_printoptions  # noqa: E402
from .autograd.grad_mode import (  # noqa: E402
    enable_grad,
    inference_mode,
    is_inference_mode_enabled,
    is_grad_enabled,
    no_grad,
    set_grad_enabled,
)
from .functional import *  # noqa: E402,F403
from .random import (  # noqa: E402
    Generator,
    default_generator,
    get_rng_state,
    initial_seed,
    manual_seed,
    seed,
    set_rng_state,
)

__version__ = "2.13.0+tenfold"

bool, float, double, half = _types.bool_, float32, float64, float16
cfloat, cdouble = complex64, complex128
int, long, short = int32, int64, int16
inf, nan, pi, e = __import__("math").inf, __import__("math").nan, __import__("math").pi, __import__("math").e
newaxis = None
globals().update(_tensor_types())

from . import nn, optim  # noqa: E402


_LAZY = {"save": "serialization", "load": "serialization", "vmap": "func"}


def get_num_threads():
    return 1


def set_num_threads(count):
    """Accepted without effect: tensors are computed in one thread."""


get_num_interop_threads, set_num_interop_threads = get_num_threads, set_num_threads


def __getattr__(name):
    """Submodules, and what few programs use, load when they are first used."""
    import importlib.util

    if name in _LAZY:
        return getattr(importlib.import_module(f"torch.{_LAZY[name]}"), name)
    if importlib.util.find_spec(f"torch.{name}") is not None:
        return importlib.import_module(f"torch.{name}")
    from ._out_of_scope import found

    stand_in = found(name)
    if stand_in is not None:
        return stand_in
    raise AttributeError(f"module 'torch' has no attribute '{name}'")
