"""Expected values of the case format against what a call gave, with the format's tolerances."""

import math

import torch
from decode import DTYPES, Unsupported, decode, number, values_of

# (relative, absolute) by dtype: torch.testing's defaults.
TOLERANCES = {"f32": (1.3e-6, 1e-5), "f64": (1e-7, 1e-7), "f16": (1e-3, 1e-5), "bf16": (1.6e-2, 1e-5), "c64": (1.3e-6, 1e-5), "c128": (1e-7, 1e-7)}


class Mismatch(Exception):
    """A result differs from the recorded one."""


def flat_values(t):
    return [_key(v) for v in t.detach().reshape(-1).tolist()]


def _key(v):
    return "nan" if isinstance(v, float) and math.isnan(v) else v


def close(e, a, scale, tolerance):
    if e == a or (math.isnan(e) and math.isnan(a)):
        return True
    if math.isinf(e) or math.isinf(a) or math.isnan(e) or math.isnan(a):
        return False
    rtol, atol = tolerance
    return abs(a - e) <= scale * (atol + rtol * abs(e))


def compare(expected, found, scale, what):
    """Raises Mismatch. `scale` 0 asks for equal bits in float32 and 1e-15 in float64 (random numbers)."""
    if isinstance(expected, dict) and "t" in expected:
        compare_tensor(expected, found, scale, what)
    elif isinstance(expected, list) or (isinstance(expected, dict) and "u" in expected):
        compare_sequence(expected, found, scale, what)
    elif isinstance(expected, dict) and "f" in expected:
        e = float(number(expected["f"]))
        if not isinstance(found, float) or not close(e, found, 1, (1.3e-6, 1e-6)):
            raise Mismatch(f"{what}: expected {e}, got {found!r}")
    elif isinstance(expected, dict) and "m" in expected:
        compare_dict(expected["m"], found, scale, what)
    elif isinstance(expected, dict) and "np" in expected:
        compare_tensor(expected["np"], torch.from_numpy(found), scale, what)
    else:
        e = decode(expected)
        if type(e) is not type(found) or e != found:
            raise Mismatch(f"{what}: expected {e!r}, got {found!r}")


def compare_sequence(expected, found, scale, what):
    kind = list if isinstance(expected, list) else tuple
    items = expected if isinstance(expected, list) else expected["u"]
    if not isinstance(found, kind) or len(found) != len(items):
        raise Mismatch(f"{what}: expected a {kind.__name__} of {len(items)}, got {str(found)[:100]}")
    if isinstance(expected, dict) and "nt" in expected:
        for name in expected["nf"]:
            if not hasattr(found, name):
                raise Mismatch(f"{what}: the result has no field {name}")
    for i, (e, f) in enumerate(zip(items, found)):
        compare(e, f, scale, f"{what}[{i}]")


def compare_dict(expected, found, scale, what):
    if not isinstance(found, dict) or [decode(k) for k, _ in expected] != list(found):
        raise Mismatch(f"{what}: expected other keys than {list(found)}")
    for k, e in expected:
        compare(e, found[decode(k)], scale, f"{what}[{decode(k)!r}]")


def compare_tensor(expected, found, scale, what):
    if not isinstance(found, torch.Tensor):
        raise Mismatch(f"{what}: expected a tensor, got {str(found)[:100]}")
    values = values_of(expected)
    dtype = f"torch.{DTYPES[expected['t']]}"
    if str(found.dtype) != dtype:
        raise Mismatch(f"{what}: expected {dtype}, got {found.dtype}")
    if list(found.shape) != expected["s"]:
        raise Mismatch(f"{what}: expected shape {expected['s']}, got {list(found.shape)}")
    got = found.detach().reshape(-1).tolist()
    tolerance = TOLERANCES.get(expected["t"])
    for i, (e, a) in enumerate(zip(values, got)):
        if not same(expected["t"], e, a, scale, tolerance):
            raise Mismatch(f"{what}: element {i} is {a!r}, expected {e!r}")


def same(kind, e, a, scale, tolerance):
    if kind == "b":
        return bool(e) == a
    if tolerance is None:
        return e == a
    if isinstance(e, complex):
        part = "f32" if kind == "c64" else "f64"
        return same(part, e.real, a.real, scale, tolerance) and same(part, e.imag, a.imag, scale, tolerance)
    if scale == 0:
        if kind == "f64":
            return close(e, a, 1, (1e-15, 0))
        return rounded(kind, e) == a or (math.isnan(e) and math.isnan(a))
    return close(e, a, scale, tolerance)


def rounded(kind, e):
    """Shortest float32 decimals are read as float64: round them."""
    return torch.tensor(e, dtype=getattr(torch, DTYPES[kind])).item()
