"""Signatures read from op schemas, as PyTorch's argument parser shows and checks them."""

import re

TYPE_TEXT = {
    "Tensor": "Tensor",
    "Tensor[]": "tuple of Tensors",
    "Tensor?[]": "tuple of Tensors",
    "Scalar": "Number",
    "int": "int",
    "int[]": "tuple of ints",
    "float": "float",
    "float[]": "tuple of floats",
    "bool": "bool",
    "bool[]": "tuple of bools",
    "str": "str",
    "ScalarType": "torch.dtype",
    "Layout": "torch.layout",
    "Device": "torch.device",
    "MemoryFormat": "torch.memory_format",
    "Generator": "torch.Generator",
}

# Other names that PyTorch accepts for an argument, for people who come from NumPy.
ALIASES = {"dim": ("axis",), "keepdim": ("keepdims",), "input": ("x", "a", "x1"), "other": ("x2",)}


class Parameter:
    __slots__ = ("name", "kind", "size", "allows_none", "optional", "keyword_only", "numbers", "shown")

    def __init__(self, name, kind, size, allows_none, default, keyword_only, numbers):
        self.name = name
        self.kind = kind
        self.size = size
        self.allows_none = allows_none
        self.optional = default is not None
        self.keyword_only = keyword_only
        self.numbers = numbers
        self.shown = f"{TYPE_TEXT[kind]} {name}" + ("" if default is None else f" = {_SHOWN.get(default, default)}")


_SHOWN = {"Mean": "mean", "[]": "()"}
_TYPE = re.compile(r"(\w+)(\?)?(?:\[(\d*)\])?(\?)?$")


class Signature:
    """One overload: `key` names it for the engine, `engine_count` is how many parameters the engine's op has."""

    __slots__ = ("name", "key", "parameters", "engine_count", "text", "results", "names", "positional", "required", "has_self", "is_old")

    def __init__(self, line, is_method):
        flags, self.key, schema = line
        head, _, result = schema.rpartition(") -> ")
        # "Tensor(a!) self" has parentheses too: the first one opens the arguments.
        _, _, inner = head.partition("(")
        inplace = "i" in flags
        self.name, _, overload = self.key.partition(".")
        # Old call forms are accepted, but error texts don't offer them.
        self.is_old = overload == "value_first"
        self.parameters = _parameters(inner, is_method, "n" in flags)
        self.engine_count = len(self.parameters)
        self.results, self.names = _results(result)
        names = {p.name for p in self.parameters}
        if "o" in flags and not is_method and not inplace:
            self._insert_out()
        if {"dtype", "layout", "device", "pin_memory"} <= names:
            self.parameters.append(Parameter("requires_grad", "bool", 0, False, "False", True, False))
        self.has_self = is_method
        shown = self.parameters[1:] if is_method else self.parameters
        self.positional = sum(not p.keyword_only for p in shown)
        self.required = sum(not p.optional for p in shown)
        self.text = _text(shown)

    def _insert_out(self):
        """`out` comes first among a factory's keywords, else last."""
        kind = "Tensor" if len(self.results) == 1 else "Tensor[]"
        out = Parameter("out", kind, 0, True, "None", True, False)
        names = [p.name for p in self.parameters]
        factory = {"dtype", "layout", "device", "pin_memory"} <= set(names)
        at = names.index("dtype") if factory else len(names)
        self.parameters.insert(at, out)


def _parameters(inner, is_method, numbers):
    parameters = []
    keyword_only = False
    for part in inner.split(", ") if inner else ():
        if part == "*":
            keyword_only = True
            continue
        type_text, _, rest = part.partition(" ")
        name, equals, default = rest.partition("=")
        type_text = re.sub(r"\([^)]*\)", "", type_text).replace("SymInt", "int")
        base, inner_none, size, outer_none = _TYPE.match(type_text).groups()
        is_list = "[" in type_text
        kind = base + ("?[]" if is_list and inner_none else "[]" if is_list else "")
        allows_none = bool(outer_none or (inner_none and not is_list))
        if name == "self" and not is_method:
            name = "input"
        parameters.append(
            Parameter(name, kind, int(size or 0), allows_none, default if equals else None, keyword_only, numbers)
        )
    return parameters


def _results(text):
    """Kinds and names of the results."""
    parts = text.strip("()").split(", ") if text.startswith("(") else [text]
    kinds = [re.sub(r"\([^)]*\)", "", p.split(" ")[0]) for p in parts if p]
    names = [p.split(" ")[1] for p in parts if " " in p]
    return kinds, names


def _text(parameters):
    shown = []
    star = False
    for p in parameters:
        if p.keyword_only and not star:
            shown.append("*")
            star = True
        shown.append(p.shown)
    return f"({', '.join(shown)})"
