"""What arrays print as: shortest digits that tell the number apart, at most eight, in columns."""

import math
import struct

PRECISION, THRESHOLD, EDGE, LINE = 8, 1000, 3, 75


def _digits(value, name):
    """Shortest scientific text ('1.25e+00') that gives the number back in its type."""
    if name == "float64":
        for p in range(17):
            text = f"{value:.{p}e}"
            if float(text) == value:
                return text
    form = "f" if name == "float32" else "e"
    for p in range(12):
        text = f"{value:.{p}e}"
        if struct.unpack(form, struct.pack(form, float(text)))[0] == value:
            return text
    return f"{value:.16e}"


def float_text(value, name):
    """Of a single number, as str() gives it."""
    if not math.isfinite(value):
        return str(value)
    text = repr(float(_digits(value, name)))
    return text


def _positional(value, name):
    places = max(0, len(_digits(value, name).partition("e")[0].partition(".")[2]) - int(_digits(value, name).partition("e")[2]))
    text = f"{value:.{min(places, PRECISION)}f}"
    whole, _, part = text.partition(".")
    return whole, part.rstrip("0")


def _scientific(value, name):
    mantissa, _, exponent = _digits(value, name).partition("e")
    if len(mantissa.partition(".")[2]) > PRECISION:
        mantissa, _, exponent = f"{value:.{PRECISION}e}".partition("e")
    whole, _, part = mantissa.partition(".")
    return whole, part.rstrip("0"), exponent


def _float_format(values, name):
    finite = [v for v in values if math.isfinite(v)]
    sizes = [abs(v) for v in finite if v]
    science = bool(sizes) and (max(sizes) >= 1e8 or min(sizes) < 1e-4 or max(sizes) / min(sizes) > 1000)
    if science:
        parts = {v: _scientific(v, name) for v in finite}
        right = max(len(p[1]) for p in parts.values())
        # Zeros at the end are digits too: those of the number in binary.
        texts = {v: f"{v:.{right}e}" if right else f"{v:.0e}".replace("e", ".e") for v in parts}
        tail = max(len(t.partition("e")[2]) for t in texts.values()) + 1
        left = max(len(p[0]) for p in parts.values())
    else:
        parts = {v: _positional(v, name) for v in finite}
        right = max((len(p[1]) for p in parts.values()), default=0)
        tail = 0
        texts = {v: f"{w}.{f.ljust(right)}" for v, (w, f) in parts.items()}
        left = max((len(p[0]) for p in parts.values()), default=1)
    width = left + 1 + right + tail
    width = max([width, *(len(str(v)) for v in values if not math.isfinite(v))])
    return lambda v: (texts[v] if math.isfinite(v) else str(v)).rjust(width)


def _format(values, name):
    if name.startswith("float"):
        # -0.0 and 0.0 are equal as keys, but not as texts.
        if any(v == 0 and math.copysign(1, v) < 0 for v in values):
            plain = _float_format([v for v in values], name)
            return lambda v: plain(v)
        return _float_format(values, name)
    width = max((len(str(v)) for v in values), default=0)
    return lambda v: str(v).rjust(width)


def _ends(n, summarised):
    return [*range(EDGE), None, *range(n - EDGE, n)] if summarised and n > 2 * EDGE else list(range(n))


def _shown(rows, rank, summarised):
    if rank == 0:
        return [rows]
    return [v for i in _ends(len(rows), summarised) if i is not None for v in _shown(rows[i], rank - 1, summarised)]


def body(array, separator, prefix, suffix):
    if array.size == 0:
        return "[]"
    rows, rank = array.tolist(), array.ndim
    summarised = array.size > THRESHOLD
    text = _format(_shown(rows, rank, summarised), array.dtype.name)
    if rank == 0:
        return text(rows)
    return _rows(rows, rank, text, separator, " " * (len(prefix) + 1), LINE - len(suffix), summarised)


def _rows(rows, rank, text, separator, indent, width, summarised):
    parts = _ends(len(rows), summarised)
    if rank > 1:
        inner = ["..." if i is None else _rows(rows[i], rank - 1, text, separator, indent + " ", width - 1, summarised) for i in parts]
        return "[" + (separator.rstrip() + "\n" * (rank - 1) + indent).join(inner) + "]"
    limit = width - max(len(separator.rstrip()), 1)
    lines, line = "", indent
    for at, i in enumerate(parts):
        word = "..." if i is None else text(rows[i])
        if len(line) + len(word) > limit and len(line) > len(indent):
            lines += line.rstrip() + "\n"
            line = indent
        line += word + (separator if at < len(parts) - 1 else "")
    return "[" + (lines + line)[len(indent) :] + "]"


def array_repr(array):
    body_text = body(array, ", ", "array(", ")")
    default = array.dtype.name in ("float64", "int64", "bool") and array.size
    extras = [] if array.size <= THRESHOLD and (array.size or array.ndim == 1) else [f"shape={array.shape}"]
    if not default:
        extras.append(f"dtype={array.dtype.name}")
    if not extras:
        return f"array({body_text})"
    extra = ", ".join(extras) + ")"
    last = len(f"array({body_text},") - (f"array({body_text},".rfind("\n") + 1)
    gap = "\n      " if last + len(extra) + 1 > LINE else " "
    return f"array({body_text},{gap}{extra}"
