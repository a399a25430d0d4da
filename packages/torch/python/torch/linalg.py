"""torch.linalg: the engine's functions of that name, without the prefix they have there."""

from ._engine import LinAlgError  # noqa: F401
from ._table import functions

globals().update({name.removeprefix("linalg_"): function for name, function in functions("linalg").items()})
