"""The engine's table of ops, by where Python finds them."""

from ._calls import make
from ._engine import engine


def _grouped():
    places = {}
    for line in engine.table().split("\n"):
        where, flags, key, schema = line.split("\t")
        name = key.split(".")[0]
        for place in where.split(","):
            places.setdefault(place, {}).setdefault(name, []).append((flags, key, schema))
    return places


_places = _grouped()


def functions(place):
    """{name: function} of a place: 'function', 'method', 'nn', 'linalg', 'special', 'fft'."""
    return {name: make(name, lines, place == "method") for name, lines in _places.get(place, {}).items()}
