"""torch.manual_seed, torch.Generator and the state of the generators."""

from ._engine import engine
from . import _types


class Generator:
    """A source of random numbers of its own."""

    __module__ = "torch"

    def __init__(self, device="cpu"):
        _types.check_device(device)
        self._id = engine.newGenerator()

    device = property(lambda self: _types.cpu)

    def manual_seed(self, seed):
        engine.manualSeed(self._id, _seed(seed))
        return self

    def initial_seed(self):
        return int(engine.initialSeed(self._id))

    def seed(self):
        import os

        value = int.from_bytes(os.urandom(8), "little")
        engine.manualSeed(self._id, value)
        return value

    def get_state(self):
        from ._creation import from_flat

        return from_flat(engine.generatorState(self._id).to_memoryview().tolist(), [626], _types.float64)

    def set_state(self, state):
        from ._creation import numbers_of

        engine.setGeneratorState(self._id, *numbers_of(state))
        return self


class _Default(Generator):
    def __init__(self):
        self._id = 0


default_generator = _Default()


def _seed(seed):
    value = int(seed)
    if not -(2**63) <= value < 2**64:
        raise RuntimeError("Overflow when unpacking long long")
    return value % 2**64


def manual_seed(seed):
    return default_generator.manual_seed(seed)


def seed():
    return default_generator.seed()


def initial_seed():
    return default_generator.initial_seed()


def get_rng_state():
    return default_generator.get_state()


def set_rng_state(state):
    default_generator.set_state(state)
