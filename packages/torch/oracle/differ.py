"""Compares two outputs of calls.py: python differ.py THEIRS OURS [-v] counts the calls that differ, by function and what differs."""

import collections
import math
import re
import sys

NUMBER = re.compile(r"'([^']*)'")
# Digits that a dtype holds, and a few of the last may differ.
RELATIVE = {"float32": 4e-6, "float64": 1e-9, "float16": 2e-3, "bfloat16": 1.6e-2, "complex64": 4e-6}


def close(a, b, dtype):
    x, y = float(a), float(b)
    if math.isnan(x) or math.isnan(y) or math.isinf(x) or math.isinf(y):
        return str(x) == str(y)
    return abs(x - y) <= RELATIVE.get(dtype, 0) * max(1, abs(x))


def difference(theirs, ours):
    """What differs, or None."""
    if theirs == ours:
        return None
    if re.match(r"\w+(Error|Exception): ", theirs) or re.match(r"\w+(Error|Exception): ", ours):
        one, two = theirs.split(": ")[0], ours.split(": ")[0]
        return "text" if one == two else "error" if ("Error" in one) == ("Error" in two) else "raises" if "Error" in one else "refused"
    kinds = []
    for a, b in zip(theirs.split("; "), ours.split("; ")):
        head_a, head_b = a.split(" [", 1)[0], b.split(" [", 1)[0]
        if head_a != head_b:
            kinds.append("dtype")
        elif NUMBER.sub("", a) != NUMBER.sub("", b):
            lay_a, lay_b = (re.match(r"\w+ (\[[^]]*\]) (\[[^]]*\])?", v) for v in (a, b))
            if not lay_a or not lay_b:
                kinds.append("value")
            else:
                kinds.append("shape" if lay_a[1] != lay_b[1] else "strides" if lay_a[2] != lay_b[2] else "value")
        elif not all(close(x, y, head_a) for x, y in zip(NUMBER.findall(a), NUMBER.findall(b))):
            kinds.append("value")
    return kinds[0] if kinds else None


def main(theirs, ours, verbose=None):
    count, by = 0, collections.defaultdict(list)
    for a, b in zip(open(theirs), open(ours)):
        (head, x), (_, y) = a.rstrip("\n").split(" -> ", 1), b.rstrip("\n").split(" -> ", 1)
        count += 1
        what = difference(x, y)
        if what:
            by[(head.split()[1], what)].append((head, x, y))
    print(f"{sum(map(len, by.values()))} of {count} differ")
    for (name, what), cases in sorted(by.items(), key=lambda item: -len(item[1])):
        print(f"{len(cases):4} {name} {what}")
        for head, x, y in cases[: 2 if verbose else 0]:
            print(f"       {head[:110]}\n         theirs {x[:230]}\n         ours   {y[:230]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
