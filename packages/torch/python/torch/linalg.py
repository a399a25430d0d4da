"""torch.linalg: the engine's functions of that name, without the prefix they have there."""

from ._engine import LinAlgError  # noqa: F401
from ._table import functions

globals().update({name.removeprefix("linalg_"): function for name, function in functions("linalg").items()})


def _needs_complex(name):
    def function(*args, **kwargs):
        raise NotImplementedError(
            f"torch.linalg.{name} gives complex numbers, which Tenfold doesn't compute. For symmetric matrices use "
            "torch.linalg.eigh or torch.linalg.eigvalsh."
        )

    function.__name__ = function.__qualname__ = name
    return function


eig = _needs_complex("eig")
eigvals = _needs_complex("eigvals")
