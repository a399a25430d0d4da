"""numpy.random's old functions, on the same twister as NumPy's `RandomState`: the same seed gives the same numbers."""

import math

import torch

from ._array import asarray, number_or_array, of


class _Twister:
    def __init__(self):
        import random

        self._source = random.Random()
        self._kept = None

    def seed(self, number):
        state = [number & 0xFFFFFFFF]
        for i in range(1, 624):
            state.append((1812433253 * (state[-1] ^ (state[-1] >> 30)) + i) & 0xFFFFFFFF)
        self._source.setstate((3, (*state, 624), None))
        self._kept = None

    def double(self):
        return self._source.random()

    def below(self, limit):
        """Whole numbers in [0, limit], by rejection under a mask."""
        if limit == 0:
            return 0
        mask = (1 << limit.bit_length()) - 1
        while True:
            bits = self._source.getrandbits(32)
            if limit > 0xFFFFFFFF:
                bits = (bits << 32) | self._source.getrandbits(32)
            if bits & mask <= limit:
                return bits & mask

    def gauss(self):
        """Marsaglia's polar method, one of a pair kept."""
        if self._kept is not None:
            kept, self._kept = self._kept, None
            return kept
        while True:
            x, y = 2 * self.double() - 1, 2 * self.double() - 1
            r = x * x + y * y
            if 0 < r < 1:
                scale = math.sqrt(-2 * math.log(r) / r)
                self._kept = scale * x
                return scale * y


_twister = _Twister()


def seed(number=None):
    _twister.seed(0 if number is None else int(number))


def _drawn(size, draw, kind=torch.float64):
    shape = () if size is None else (size,) if isinstance(size, int) else tuple(size)
    count = math.prod(shape)
    made = torch.tensor([draw() for _ in range(count)], dtype=kind).reshape(shape)
    return number_or_array(made) if size is None else of(made)


def rand(*shape):
    return _drawn(shape or None, _twister.double)


def random(size=None):
    return _drawn(size, _twister.double)


random_sample = random


def randn(*shape):
    return _drawn(shape or None, _twister.gauss)


def standard_normal(size=None):
    return _drawn(size, _twister.gauss)


def normal(loc=0.0, scale=1.0, size=None):
    return _drawn(size, lambda: loc + scale * _twister.gauss())


def uniform(low=0.0, high=1.0, size=None):
    return _drawn(size, lambda: low + (high - low) * _twister.double())


def randint(low, high=None, size=None):
    low, high = (0, low) if high is None else (low, high)
    if low >= high:
        raise ValueError("low >= high")
    made = _drawn(size, lambda: low + _twister.below(high - 1 - low), torch.int64)
    return int(made) if size is None else made


def shuffle(x):
    for i in range(len(x) - 1, 0, -1):
        j = _twister.below(i)
        if hasattr(x, "_tensor"):
            x[[i, j]] = x[[j, i]]
        else:
            x[i], x[j] = x[j], x[i]


def permutation(x):
    made = of(torch.arange(x)) if isinstance(x, int) else asarray(x).copy()
    shuffle(made)
    return made


def choice(a, size=None, replace=True):
    values = of(torch.arange(a)) if isinstance(a, int) else asarray(a)
    if replace:
        return values[randint(0, len(values), size)]
    count = math.prod(size) if isinstance(size, tuple) else (size or 1)
    return values[permutation(len(values))[:count]]


def __getattr__(name):
    raise AttributeError(f"Tenfold's numpy.random has no {name!r}: it has seed, rand, randn, randint, normal, uniform, permutation, shuffle, choice")
