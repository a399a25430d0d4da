"""Chooses the overload for a call and binds its arguments, with PyTorch's rules and error texts.

Follows what PyTorch's argument parser does observably: overloads are tried in order; with one plausible overload the
first wrong argument is named, else all overloads are listed.
"""

from . import _types
from ._signature import ALIASES, TYPE_TEXT


def _is_tensor(v):
    return isinstance(v, Tensor)


def _is_int(v):
    return isinstance(v, int) and not isinstance(v, bool) or (type(v).__module__ == "numpy" and hasattr(v, "__index__"))


def _is_int_like(v):
    if _is_int(v):
        return True
    return _is_tensor(v) and v.dim() == 0 and not v.requires_grad and not v.dtype.is_floating_point and v.dtype is not _types.bool_


def _is_number(v):
    return isinstance(v, (int, float, complex)) or (_is_tensor(v) and v.dim() == 0 and not v.requires_grad)


def _is_real(v):
    return isinstance(v, (int, float)) or (_is_tensor(v) and v.dim() == 0 and not v.requires_grad)


def _is_list_of(v, test, whole):
    if not isinstance(v, (tuple, list)):
        return False
    return all(map(test, v)) if whole else not v or test(v[0])


CHECKS = {
    "Tensor": _is_tensor,
    "Scalar": _is_number,
    "int": _is_int_like,
    "float": _is_real,
    "bool": lambda v: isinstance(v, bool),
    "str": lambda v: isinstance(v, str),
    "int[]": lambda v: _is_list_of(v, _is_int_like, False),
    "float[]": lambda v: _is_list_of(v, _is_real, True),
    "bool[]": lambda v: _is_list_of(v, lambda x: isinstance(x, bool), True),
    "Tensor[]": lambda v: _is_list_of(v, _is_tensor, True),
    "Tensor?[]": lambda v: _is_list_of(v, lambda x: x is None or _is_tensor(x), True),
    "ScalarType": lambda v: isinstance(v, _types.dtype) or v in (float, int, bool, complex),
    "Layout": lambda v: isinstance(v, _types.layout),
    "Device": lambda v: isinstance(v, (str, int, _types.device)),
    "MemoryFormat": lambda v: isinstance(v, _types.memory_format),
    "Generator": lambda v: hasattr(v, "_id"),
}


def accepts(p, v):
    if CHECKS[p.kind](v):
        return True
    if p.kind == "Tensor":
        return p.numbers and isinstance(v, (int, float, complex))
    return p.size > 0 and p.kind in ("int[]", "float[]") and (_is_int_like(v) if p.kind == "int[]" else _is_real(v))


def parse(name, signatures, args, kwargs):
    """(signature, [(parameter, value, source)]). `source` is where the value came from: an argument's position, a
    keyword, ('rest', position) for f(1, 2, 3) standing for f((1, 2, 3)), or None for a default."""
    if len(signatures) == 1:
        return signatures[0], _bind(signatures[0], name, args, kwargs, True)
    for signature in signatures:
        bound = _bind(signature, name, args, kwargs, False)
        if bound is not None:
            return signature, bound
    signatures = [s for s in signatures if not s.is_old]
    offset = signatures[0].has_self
    given = len(args) - offset + len(kwargs)
    plausible = [s for s in signatures if s.required <= given <= len(s.parameters) - offset]
    if len(plausible) == 1:
        return plausible[0], _bind(plausible[0], name, args, kwargs, True)
    raise TypeError(_no_overload(name, signatures, args[offset:], kwargs))


def _bind(signature, name, args, kwargs, raises):
    offset = 1 if signature.has_self else 0
    parameters = signature.parameters
    bound = [(parameters[0], args[0], 0)] if offset else []
    count = len(args)
    takes_rest = signature.positional == 1 and len(parameters) > offset and parameters[offset].kind == "int[]"
    if count - offset > signature.positional and not takes_rest:
        return _extra_arguments(signature, name, count - offset) if raises else None
    position = offset
    used = 0
    for index in range(offset, len(parameters)):
        p = parameters[index]
        if position < count:
            if p.keyword_only:
                return _extra_arguments(signature, name, count - offset) if raises else None
            value, source = args[position], position
        else:
            value, source = _keyword(p, kwargs)
        if source is None:
            if not p.optional:
                return _missing(signature, name, index) if raises else None
            bound.append((p, None, None))
            continue
        if p.kind == "Tensor[]" and isinstance(value, (tuple, list)):
            _check_elements(value, index - offset)
        if (value is None and p.allows_none) or accepts(p, value):
            bound.append((p, value, source))
        elif takes_rest and index == offset and source == position and _is_int_like(value):
            bound.append((p, args[position:], ("rest", position)))
            position = count
            continue
        else:
            return _wrong_type(name, p, value, source, offset) if raises else None
        if isinstance(source, int):
            position += 1
        else:
            used += 1
    if position < count:
        return _extra_arguments(signature, name, count - offset) if raises else None
    if used < len(kwargs):
        return _extra_keywords(signature, name, kwargs, count) if raises else None
    return bound


def _check_elements(tensors, argument):
    """A list where tensors are wanted is never tried as anything else."""
    for i, element in enumerate(tensors):
        if not _is_tensor(element):
            raise TypeError(
                f"expected Tensor as element {i} in argument {argument}, but got {type(element).__name__}"
            )


def _keyword(p, kwargs):
    if p.name in kwargs:
        return kwargs[p.name], p.name
    for alias in ALIASES.get(p.name, ()):
        if alias in kwargs:
            return kwargs[alias], alias
    return None, None


def _extra_arguments(signature, name, given):
    least = sum(not (p.optional or p.keyword_only) for p in signature.parameters) - signature.has_self
    most = signature.positional
    if least != most:
        raise TypeError(f"{name}() takes from {least} to {most} positional arguments but {given} were given")
    s = "" if most == 1 else "s"
    were = "was" if given == 1 else "were"
    raise TypeError(f"{name}() takes {most} positional argument{s} but {given} {were} given")


def _missing(signature, name, index):
    missing = [f'"{p.name}"' for p in signature.parameters[index:] if not p.optional]
    # PyTorch has the plural the wrong way round.
    s = "s" if len(missing) == 1 else ""
    raise TypeError(f"{name}() missing {len(missing)} required positional argument{s}: {', '.join(missing)}")


def _wrong_type(name, p, value, source, offset):
    where = f" (position {source + 1 - offset})" if isinstance(source, int) else ""
    found = f", not {type_name(value)}"
    if isinstance(value, (tuple, list)) and p.kind.endswith("[]"):
        for i, element in enumerate(value):
            if not accepts_element(p, element):
                found = f", but found element of type {type_name(element)} at pos {i}"
                break
    raise TypeError(f"{name}(): argument '{p.name}'{where} must be {TYPE_TEXT[p.kind]}{found}")


def accepts_element(p, element):
    if p.kind == "int[]":
        return _is_int_like(element)
    if p.kind == "float[]":
        return _is_real(element)
    if p.kind == "bool[]":
        return isinstance(element, bool)
    return _is_tensor(element) or (element is None and p.kind == "Tensor?[]")


def _extra_keywords(signature, name, kwargs, count):
    names = [p.name for p in signature.parameters]
    for key in kwargs:
        if key not in names:
            raise TypeError(f"{name}() got an unexpected keyword argument '{key}'")
        if names.index(key) < count:
            raise TypeError(f"{name}() got multiple values for argument '{key}'")
    raise TypeError("invalid keyword arguments")


def type_name(v):
    return "Tensor" if type(v) is Tensor else type(v).__name__


def _described(v):
    if isinstance(v, (tuple, list)) and type(v) in (tuple, list):
        kind, left, right = ("tuple", "(", ")") if isinstance(v, tuple) else ("list", "[", "]")
        inner = ", ".join(map(type_name, v))
        if kind == "tuple" and len(v) == 1:
            inner += ","
        return f"{kind} of {left}{inner}{right}"
    return type_name(v)


def _no_overload(name, signatures, args, kwargs):
    got = ", ".join(map(_described, args))
    if kwargs:
        got += (", " if got else "") + "".join(f"{k}={_described(v)}, " for k, v in kwargs.items())
    if len(signatures) == 1:
        expected = signatures[0].text
    else:
        expected = "one of:\n" + "".join(f" * {s.text}\n" for s in signatures)
    return f"{name}() received an invalid combination of arguments - got ({got}), but expected {expected}"


Tensor = None  # set by _tensor
