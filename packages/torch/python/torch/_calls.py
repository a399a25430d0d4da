"""Python functions for op names.

A call's *shape* (the types of its arguments and the names of its keywords) decides its overload, so the parser runs
once for a shape: from the third call on a *plan*, straight code made for that shape, goes to the engine directly.
"""

from . import _parser, _types
from ._engine import RESULTS, checked, engine, fail, floats, ints
from ._signature import Signature

_new = object.__new__
Tensor = None  # set by _tensor
_entries = {}
CALLS_BEFORE_PLAN = 2


def wrap(handle):
    """A Tensor for a handle the engine made."""
    if handle < 0:
        fail()
    t = _new(Tensor)
    t._h = handle
    return t


def wrap_results(count):
    if count < 0:
        fail()
    handles = ints[RESULTS : RESULTS + count]
    while len(handles) < count:
        more = engine.moreResults()
        handles.extend(ints[RESULTS : RESULTS + more])
    return [wrap(h) if h else None for h in handles]


def entry(key, wire):
    """The engine's function for an op and a wire (see entry.ts)."""
    name = (key, wire)
    if name not in _entries:
        _entries[name] = engine.entry(key, wire)
    return _entries[name]


def make(name, lines, is_method):
    """The Python function of all overloads of `name`; `lines` are (flags, key, schema)."""
    plans = {}
    calls = {}
    signatures = []

    def function(*args, **kwargs):
        if kwargs:
            shape = (*map(type, args), *kwargs, *map(type, kwargs.values()))
        else:
            shape = tuple(map(type, args))
        plan = plans.get(shape)
        if plan is not None:
            return plan(*args, **kwargs)
        return slow(args, kwargs, shape)

    def slow(args, kwargs, shape):
        if is_method and not isinstance(args[0] if args else None, Tensor):
            raise TypeError(_wrong_self(name, args))
        if not signatures:
            signatures.extend(Signature(line, is_method) for line in lines)
        signature, bound = _parser.parse(name, signatures, args, kwargs)
        result, is_plain = invoke(name, signature, bound)
        if is_plain:
            calls[shape] = calls.get(shape, 0) + 1
            if calls[shape] >= CALLS_BEFORE_PLAN:
                plans[shape] = _compile(name, signature, bound, args, kwargs, slow, shape)
        return result

    function.__name__ = name
    function.__qualname__ = name
    return function


def _wrong_self(name, args):
    """What Python says of `torch.Tensor.add(1)`."""
    if not args:
        return f"unbound method TensorBase.{name}() needs an argument"
    return f"descriptor '{name}' for 'torch._C.TensorBase' objects doesn't apply to a '{type(args[0]).__name__}' object"


def invoke(name, signature, bound):
    """Calls the engine with bound arguments. Also tells whether a plan can be made for calls of this shape."""
    wire = []
    values = []
    extra = {}
    is_plain = True
    for p, value, source in bound:
        if p.name in ("out", "requires_grad") and p.keyword_only and not _is_engines(signature, p):
            extra[p.name] = value
            is_plain = is_plain and (value is None or value is False)
            continue
        letter, flat, plain = _encode(name, p, value, source)
        wire.append(letter)
        values.extend(flat)
        is_plain = is_plain and plain
    result = _decode(entry(signature.key, "".join(wire))(*values), signature, bound)
    if extra.get("out") is not None:
        result = _store(signature, extra["out"], result)
    if extra.get("requires_grad"):
        checked(engine.setRequiresGrad(result._h, True, "Only Tensors of floating point and complex dtype"))
    return result, is_plain


def _is_engines(signature, p):
    """`out` and `requires_grad` are added by the signature, unless the op itself has such a parameter."""
    return len(signature.parameters) == signature.engine_count


def _store(signature, out, result):
    if isinstance(out, (tuple, list)):
        for i, (o, r) in enumerate(zip(out, result)):
            checked(engine.storeOut(signature.key, o._h, r._h, i))
        return _named(signature, list(out), "_out")
    checked(engine.storeOut(signature.key, out._h, result._h, 0))
    return out


def _number(value):
    """(letter, value) of a Python number."""
    if isinstance(value, bool):
        return "b", value
    if isinstance(value, int):
        return "i", value
    return "f", float(value)


def _encode(name, p, value, source):
    """(letter, flat values, whether a plan may be made)."""
    if source is None:
        return "d", (), True
    if p.kind in ("Layout", "Device"):
        if p.kind == "Device":
            _types.check_device(value)
        return "d", (), p.kind == "Layout" or value is None
    if value is None:
        return "n", (), True
    return _ENCODERS[p.kind](name, p, value)


def _encode_tensor(name, p, value):
    if isinstance(value, Tensor):
        return "t", (value._h,), True
    if isinstance(value, complex):
        return "c", (value.real, value.imag), False
    letter, number = _number(value)
    return letter, (number,), True


def _encode_number(name, p, value):
    plain = True
    if isinstance(value, Tensor):
        value, plain = value.item(), False
    if isinstance(value, complex):
        return "c", (value.real, value.imag), False
    letter, number = _number(value)
    if p.kind == "int":
        letter, number = "i", int(number)
    elif p.kind == "float":
        letter, number = "f", float(number)
    return letter, (number,), plain


def _encode_list(name, p, value):
    if not isinstance(value, (tuple, list)):
        number = value.item() if isinstance(value, Tensor) else value
        return "l", (p.size, *(number,) * p.size), not isinstance(value, Tensor)
    plain = True
    if p.kind == "int[]" and any(type(v) is not int for v in value):
        value, plain = [_int_element(name, p, v, i) for i, v in enumerate(value)], False
    return "l", (len(value), *value), plain


def _int_element(name, p, value, i):
    if not _parser.accepts_element(p, value):
        raise TypeError(
            f"{name}(): argument '{p.name}' failed to unpack the object at pos {i + 1} with error "
            f'"type must be tuple of ints,but got {_parser.type_name(value)}"'
        )
    return int(value)


def _code_of(dtype):
    return _types.python_types.get(dtype, dtype)._code


_ENCODERS = {
    "Tensor": _encode_tensor,
    "Scalar": _encode_number,
    "int": _encode_number,
    "float": _encode_number,
    "bool": lambda name, p, v: ("b", (v,), True),
    "str": lambda name, p, v: ("s", (v,), True),
    "int[]": _encode_list,
    "float[]": _encode_list,
    "bool[]": _encode_list,
    "Tensor[]": lambda name, p, v: ("T", (len(v), *[t._h for t in v]), True),
    "Tensor?[]": lambda name, p, v: ("T", (len(v), *[0 if t is None else t._h for t in v]), True),
    "ScalarType": lambda name, p, v: ("y", (_code_of(v),), True),
    "MemoryFormat": lambda name, p, v: ("m", (v._code,), True),
    "Generator": lambda name, p, v: ("g", (v._id,), True),
}


def _decode(raw, signature, bound):
    kinds = signature.results
    if not kinds:
        return checked(raw) and None
    if len(kinds) > 1:
        return _named(signature, wrap_results(raw))
    if kinds[0] == "Tensor":
        return bound[0][1] if raw == 0 else wrap(raw)
    if kinds[0] == "Tensor[]":
        return tuple(wrap_results(raw))
    if raw is None:
        fail()
    if kinds[0] == "ScalarType":
        return _types.dtype_of_code[raw]
    return floats[0] if kinds[0] == "float" else raw


def _named(signature, values, suffix=""):
    if not signature.names:
        return tuple(values)
    from .return_types import make_type

    return make_type(signature.name + suffix, tuple(signature.names))(values)


def _compile(name, signature, bound, args, kwargs, slow, shape):
    """A function for calls of this shape: no parsing, one engine call."""
    passed, checks, wire = [], [], []
    for p, value, source in bound:
        if p.name in ("out", "requires_grad") and p.keyword_only and not _is_engines(signature, p):
            continue
        letter = _encode(name, p, value, source)[0]
        wire.append(letter)
        expression = source if isinstance(source, str) else f"a{source}"
        if letter in "dn":
            continue
        if isinstance(source, tuple):
            rest = [f"a{i}" for i in range(source[1], len(args))]
            passed += [str(len(rest)), *rest]
        else:
            _add_expression(letter, p, value, expression, passed, checks)
    parameters = [f"a{i}" for i in range(len(args))] + (["*", *kwargs] if kwargs else [])
    keywords = ", ".join(f"'{k}': {k}" for k in kwargs)
    positional = "".join(f"a{i}, " for i in range(len(args)))
    lines = [f"def {name}({', '.join(parameters)}):"]
    if checks:
        lines.append(f"    if not ({' and '.join(checks)}):")
        lines.append(f"        return slow(({positional}), {{{keywords}}}, shape)")
    lines.append(f"    r = entry({', '.join(passed)})")
    lines += _result_lines(signature, bound)
    scope = {
        "entry": entry(signature.key, "".join(wire)),
        "slow": slow,
        "shape": shape,
        "fail": fail,
        "new": _new,
        "Tensor": Tensor,
        "code_of": _code_of,
        "decode": lambda r: _decode(r, signature, bound),
        "all_ints": _all_ints,
    }
    exec(compile("\n".join(lines), f"<torch.{name}>", "exec"), scope)
    return scope[name]


def _all_ints(values, kinds=frozenset((int,))):
    return kinds.issuperset(map(type, values))


def _add_expression(letter, p, value, expression, passed, checks):
    if letter == "t":
        passed.append(f"{expression}._h")
    elif letter == "l" and isinstance(value, (tuple, list)):
        passed.append(f"len({expression}), *{expression}")
        if p.kind == "int[]":
            checks.append(f"all_ints({expression})")
    elif letter == "l":
        passed.append(f"{p.size}" + f", {expression}" * p.size)
    elif letter == "T":
        element = "x._h" if p.kind == "Tensor[]" else "0 if x is None else x._h"
        passed.append(f"len({expression}), *[{element} for x in {expression}]")
        # The shape of the call doesn't tell what is in a list.
        checks.append(f"all(isinstance(x, Tensor){'' if p.kind == 'Tensor[]' else ' or x is None'} for x in {expression})")
    elif letter == "y":
        passed.append(f"code_of({expression})")
    elif letter == "m":
        passed.append(f"{expression}._code")
    elif letter == "g":
        passed.append(f"{expression}._id")
    else:
        passed.append(expression)


def _result_lines(signature, bound):
    if signature.results != ["Tensor"]:
        return ["    return decode(r)"]
    first = bound[0][2]
    itself = first if isinstance(first, str) else "a0"
    lines = ["    if r > 0:", "        t = new(Tensor)", "        t._h = r", "        return t"]
    if bound[0][0].kind == "Tensor" and first is not None:
        lines += ["    if r == 0:", f"        return {itself}"]
    return [*lines, "    fail()"]
