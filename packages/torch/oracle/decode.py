"""JSON of the case format to Python values."""

import base64
import struct
from math import inf, nan

import torch

DTYPES = {
    "f32": "float32",
    "f64": "float64",
    "f16": "float16",
    "bf16": "bfloat16",
    "i64": "int64",
    "i32": "int32",
    "i16": "int16",
    "i8": "int8",
    "u8": "uint8",
    "b": "bool",
    "c64": "complex64",
    "c128": "complex128",
}
# Raw data of the 16-bit floats is stored as float32.
_FORMATS = {"f32": "f", "f64": "d", "f16": "f", "bf16": "f", "i64": "q", "i32": "i", "i16": "h", "i8": "b", "u8": "B", "b": "B", "c64": "f", "c128": "d"}


class Unsupported(Exception):
    """Not there, or out of scope: counted apart from failures."""


def number(v):
    if isinstance(v, str):
        return {"nan": nan, "inf": inf, "-inf": -inf}.get(v) if v in ("nan", "inf", "-inf") else int(v)
    return v


def values_of(o):
    """Row-major values of an encoded tensor."""
    values = _parts_of(o)
    return list(map(complex, values[::2], values[1::2])) if o["t"] in ("c64", "c128") else values


def _parts_of(o):
    """Its numbers; of complex ones the parts by turns."""
    if "v" in o:
        return [number(v) for v in o["v"]]
    data = base64.b64decode(o["b"])
    form = _FORMATS[o["t"]]
    return list(struct.unpack(f"<{len(data) // struct.calcsize(form)}{form}", data))


def tensor(o):
    dtype = getattr(torch, DTYPES[o["t"]])
    t = torch.tensor(values_of(o), dtype=dtype).reshape(o["s"])
    return strided(t, o["st"]) if "st" in o else t


def strided(t, strides):
    """The same values with the given strides, in a storage just large enough."""
    length = 1 + sum((s - 1) * st for s, st in zip(t.shape, strides)) if t.numel() else 0
    place = torch.zeros(max(length, 0), dtype=t.dtype).as_strided(tuple(t.shape), tuple(strides))
    place.copy_(t)
    return place


def decode(v):
    if isinstance(v, list):
        return [decode(x) for x in v]
    if not isinstance(v, dict):
        return v
    if "t" in v:
        return tensor(v)
    key = next(iter(v))
    if key not in _DECODERS:
        raise Unsupported(f"value of kind {key}")
    return _DECODERS[key](v)


def _complex(v):
    return complex(*map(number, v["c"]))


def _numpy(v):
    return tensor(v["np"]).numpy()


_BUILTINS = {"int": int, "float": float, "bool": bool, "str": str}

_DECODERS = {
    "i": lambda v: int(v["i"]),
    "f": lambda v: float(number(v["f"])),
    "c": _complex,
    "u": lambda v: tuple(decode(x) for x in v["u"]),
    "sz": lambda v: torch.Size(v["sz"]),
    "m": lambda v: {decode(k): decode(x) for k, x in v["m"]},
    "sl": lambda v: slice(*map(decode, v["sl"])),
    "e": lambda v: Ellipsis,
    "d": lambda v: resolve(f"torch.{v['d']}"),
    "dev": lambda v: torch.device(v["dev"]),
    "mf": lambda v: getattr(torch, v["mf"]),
    "lay": lambda v: getattr(torch, v["lay"]),
    "ty": lambda v: _BUILTINS[v["ty"]],
    "np": _numpy,
    "gen": lambda v: torch.Generator().manual_seed(decode(v["gen"])),
}

_ROOTS = {
    "torch": lambda: torch,
    "nn": lambda: torch.nn,
    "F": lambda: torch.nn.functional,
    "Tensor": lambda: torch.Tensor,
    "optim": lambda: torch.optim,
    "lr_scheduler": lambda: torch.optim.lr_scheduler,
}


def resolve(name):
    """What a dotted name of the format stands for."""
    head, *rest = name.split(".")
    try:
        found = _ROOTS[head]()
        for part in rest:
            found = getattr(found, part)
    except AttributeError:
        raise Unsupported(name) from None
    return found


def tensors_in(value):
    """Tensors of a result, in order."""
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, (list, tuple)):
        return [t for v in value for t in tensors_in(v)]
    if isinstance(value, dict):
        return [t for v in value.values() for t in tensors_in(v)]
    return []
