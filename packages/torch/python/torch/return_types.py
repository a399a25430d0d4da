"""Named tuples of results, such as torch.return_types.max."""

_types = {}


class _Result(tuple):
    __slots__ = ()
    _fields = ()

    def __repr__(self):
        inner = ",\n".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
        return f"torch.return_types.{type(self).__name__}(\n{inner})"


def make_type(name, fields):
    """The type for an op's results; the same one each time."""
    name = name.strip("_")
    if name not in _types:
        members = {"__slots__": (), "_fields": fields}
        for i, field in enumerate(fields):
            members[field] = property(lambda self, i=i: self[i])
        _types[name] = type(name, (_Result,), members)
        _types[name].__module__ = "torch.return_types"
    return _types[name]


def __getattr__(name):
    if name in _types:
        return _types[name]
    raise AttributeError(f"module 'torch.return_types' has no attribute '{name}'")
