"""Replays recorded cases through whatever `torch` is imported: our package in Pyodide, or PyTorch itself.

`replay(case)` gives (status, why): 'passed', 'failed' or 'unsupported' (a name that doesn't exist, or complex
numbers, which are out of scope). Only PyTorch's public interface is used.
"""

import math
import re

import torch
import torch.nn as nn

from compare import Mismatch, compare, flat_values
from decode import Unsupported, decode, resolve, tensors_in



def replay(case, extras=True):
    reset()
    try:
        why = KINDS[case["k"]](case, extras)
        return ("failed", why) if why else ("passed", "")
    except Unsupported as e:
        return "unsupported", str(e)
    except Mismatch as e:
        return "failed", str(e)
    except Exception as e:  # noqa: BLE001  (whatever a case raises is its result)
        return "failed", f"raised {type(e).__name__}: {e}"[:300]


def reset():
    torch.set_default_dtype(torch.float32)
    torch.set_printoptions(profile="default")
    torch.set_grad_enabled(True)
    torch.manual_seed(0)


# Ops


def replay_op(case, extras):
    run_op(case, "as recorded")
    if not extras:
        return None
    for letter, run in (("m", as_method), ("i", as_inplace)):
        if letter in case.get("var", ""):
            run(case)
    if not depends_on_layout(case):
        run_op(case, "non-contiguous inputs", non_contiguous=True)
    if not is_inplace(case):
        run_op(case, "under no_grad", grad=False)
    return None


_INPLACE = re.compile(r"Tensor\.__(i\w+|setitem)__$")


def is_inplace(case):
    return "mut" in case or bool(_INPLACE.match(case["fn"]))


# These write running statistics into their arguments.
_CHANGES_INPUTS = ("F.batch_norm", "F.instance_norm")


# Where strides are what the op is about, or decide the order in which random numbers are drawn, or where PyTorch
# itself gives another answer (take_along_dim).
_LAYOUT = re.compile(
    r"\.(view|view_as|as_strided|is_contiguous|stride|storage_offset|data_ptr|unfold|new_.*|randn_like|normal_?|empty.*|"
    r"bernoulli_?|.*dropout.*|is_set_to|data|resize_?|reshape|flatten|contiguous|chunk|rrelu_?|random_|uniform_|exponential_|"
    r"multinomial|.*_init|geometric_|cauchy_|log_normal_|rand_like|randint_like|poisson|set_|ravel|reshape_as|unflatten|take_along_dim)$"
)


def depends_on_layout(case):
    return bool(_LAYOUT.search(case["fn"])) or case["fn"].startswith("nn.init.") or is_inplace(case)


def call(case, args, kw):
    fn = case["fn"]
    head, _, name = fn.partition(".")
    if head == "Tensor":
        found = lookup_attribute(args[0], name)
        if callable(found) and not isinstance(found, (torch.Tensor, torch.dtype)) or args[1:]:
            return found(*args[1:], **kw)
        return found
    return resolve(fn)(*args, **kw)


def lookup_attribute(owner, name):
    if isinstance(owner, torch.Tensor) and not hasattr(type(owner), name):
        raise Unsupported(f"Tensor.{name}")
    return getattr(owner, name)


def run_op(case, what, non_contiguous=False, grad=True):
    inputs = Inputs(case, detached=is_inplace(case), non_contiguous=non_contiguous)
    before = {} if is_inplace(case) or case["fn"] in _CHANGES_INPUTS else inputs.snapshot()
    torch.manual_seed(0)
    torch.set_grad_enabled(grad)
    try:
        out = call(case, inputs.args, inputs.kw)
        torch.set_grad_enabled(True)
        scale = case.get("tk", 1)
        compare(case["out"], out, scale, f"out ({what})")
        for path, value in case.get("mut", {}).items():
            compare(value, inputs.at[path], scale, f"{path} after the call ({what})")
        for path, values in before.items():
            if flat_values(inputs.at[path]) != values:
                raise Mismatch(f"input {path} was changed ({what})")
        outputs = tensors_in(out)
        if grad:
            if not non_contiguous:
                check_aliases(case, inputs, outputs)
                check_nodes(case["gf"] if "gf" in case else None, outputs)
            check_gradients(case, inputs, outputs, what)
        else:
            check_nodes([None] * len(outputs) if "gf" in case and "al" not in case else None, outputs)
    finally:
        torch.set_grad_enabled(True)


def check_nodes(expected, outputs):
    if expected is None:
        return
    for i, (name, t) in enumerate(zip(expected, outputs)):
        found = t.grad_fn.name() if t.grad_fn is not None else None
        if found != name:
            raise Mismatch(f"grad_fn of output {i}: expected {name}, got {found}")


def check_aliases(case, inputs, outputs):
    for i, (path, t) in enumerate(zip(case.get("al", ()), outputs)):
        if path is None or t.numel() == 0:
            continue
        if inputs.at[path].untyped_storage().data_ptr() != t.untyped_storage().data_ptr():
            raise Mismatch(f"output {i} doesn't share memory with {path}")


def check_gradients(case, inputs, outputs, what):
    if "ct" not in case or not case.get("gin"):
        return
    pairs = [(t, decode(c)) for t, c in zip(outputs, case["ct"]) if c is not None and t.requires_grad]
    wanted = [inputs.at[path] for path, _ in case["gin"]]
    if not pairs:
        if any(g is not None for _, g in case["gin"]):
            raise Mismatch("no output requires grad")
        return
    roots, cotangents = zip(*pairs)
    found = torch.autograd.grad(roots, wanted, cotangents, allow_unused=True)
    for (path, expected), g in zip(case["gin"], found):
        compare(expected, g, case.get("gtk", 1), f"gradient of {path} ({what})")


def as_method(case):
    inputs = Inputs(case, detached=True)
    torch.manual_seed(0)
    name = case["fn"].split(".")[-1]
    out = lookup_attribute(inputs.args[0], name)(*inputs.args[1:], **inputs.kw)
    compare(case["out"], out, case.get("tk", 1), "out (as a method)")


def as_inplace(case):
    inputs = Inputs(case, detached=True)
    torch.manual_seed(0)
    target = inputs.args[0].clone()
    name = case["fn"].split(".")[-1] + "_"
    out = lookup_attribute(target, name)(*inputs.args[1:], **inputs.kw)
    if out is not target:
        raise Mismatch(f"{name} doesn't return its tensor")
    compare(case["out"], target, case.get("tk", 1), "out (in place)")


class Inputs:
    """Decoded arguments, and the tensors among them by path (`a0`, `a1.2`, `kweight`)."""

    def __init__(self, case, detached=False, non_contiguous=False):
        self.at = {}
        self._detached = detached
        self._non_contiguous = non_contiguous
        self.args = [self._value(v, f"a{i}") for i, v in enumerate(case.get("args", ()))]
        self.kw = {k: self._value(v, f"k{k}") for k, v in case.get("kw", {}).items()}

    def _value(self, v, path):
        if isinstance(v, list):
            return [self._value(x, f"{path}.{i}") for i, x in enumerate(v)]
        if isinstance(v, dict) and "u" in v:
            return tuple(self._value(x, f"{path}.{i}") for i, x in enumerate(v["u"]))
        made = decode(v)
        if isinstance(made, torch.Tensor):
            if self._non_contiguous and "st" not in v:
                made = spread(made)
            if v.get("rg") and not self._detached:
                made.requires_grad_(True)
            self.at[path] = made
        return made

    def snapshot(self):
        return {path: flat_values(t) for path, t in self.at.items()}


def spread(t):
    """The same values in a larger storage, with gaps."""
    if t.dim() == 0 or t.numel() == 0:
        return t
    wide = torch.zeros([2 * s for s in t.shape], dtype=t.dtype)
    part = wide[tuple(slice(None, None, 2) for _ in t.shape)]
    part.copy_(t)
    return part


# Errors


def error_of(run):
    try:
        run()
    except Unsupported:
        raise
    except Exception as e:  # noqa: BLE001
        return e
    return None


def check_error(expected, error):
    """Class and first line."""
    if error is None:
        raise Mismatch(f"did not raise {expected['t']}: {first_line(expected['m'])}")
    if type(error).__name__ != expected["t"]:
        raise Mismatch(
            f"expected {expected['t']}: {first_line(expected['m'])[:120]}; got {type(error).__name__}: {first_line(str(error))[:120]}"
        )
    if first_line(str(error)) != first_line(expected["m"]):
        raise Mismatch(f"expected text {first_line(expected['m'])!r}; got {first_line(str(error))!r}")


def first_line(text):
    return text.split("\n")[0]


def replay_err(case, extras):
    inputs = Inputs(case)
    check_error(case["err"], error_of(lambda: call(case, inputs.args, inputs.kw)))


# Modules


def replay_mod(case, extras):
    cls = resolve(case["cls"])
    torch.manual_seed(case["seed"])
    module = cls(*[decode(a) for a in case["ctor"]], **{k: decode(v) for k, v in case.get("kw", {}).items()})
    if "init" in case:
        compare_state(case["init"], module, 1, "initial state")
    if repr(module) != case["repr"]:
        raise Mismatch(f"repr: expected {case['repr']!r}, got {module!r}")
    names = [n for n, _ in module.named_parameters()]
    if names != case["pnames"]:
        raise Mismatch(f"parameters: expected {case['pnames']}, got {names}")
    module.load_state_dict({k: decode(v) for k, v in case["state"].items()})
    module.train(case["train"])
    inputs = Inputs({"args": case["in"], "kw": case.get("fkw", {})})
    for _ in range(case.get("calls", 1)):
        if "fseed" in case:
            torch.manual_seed(case["fseed"])
        out = module(*inputs.args, **inputs.kw)
    scale = case.get("tk", 1)
    compare(case["out"], out, scale, "out")
    compare_state({**case["state"], **case.get("state2", {})}, module, scale, "state after the call")
    outputs = tensors_in(out)
    check_nodes(case.get("gf"), outputs)
    check_module_gradients(case, module, inputs, outputs)


def compare_state(expected, module, scale, what):
    state = module.state_dict()
    if list(state) != list(expected):
        raise Mismatch(f"{what}: expected keys {list(expected)}, got {list(state)}")
    for key, value in expected.items():
        compare(value, state[key], scale, f"{what}, {key}")


def check_module_gradients(case, module, inputs, outputs):
    if "ct" not in case:
        return
    pairs = [(t, decode(c)) for t, c in zip(outputs, case["ct"]) if c is not None and t.requires_grad]
    if not pairs:
        return
    parameters = dict(module.named_parameters())
    gin, gp = case.get("gin", []), case.get("gp", {})
    wanted = [inputs.at[path] for path, _ in gin] + [parameters[name] for name in gp]
    if not wanted:
        return
    roots, cotangents = zip(*pairs)
    found = torch.autograd.grad(roots, wanted, cotangents, allow_unused=True)
    expected = [*gin, *gp.items()]
    for (path, value), g in zip(expected, found):
        compare(value, g, case.get("gtk", 1), f"gradient of {path}")


# Optimizers and schedulers


def parameters_of(case):
    return [nn.Parameter(decode(p)) for p in case["p"]]


def replay_optim(case, extras):
    cls = resolve(case["cls"])
    parameters = parameters_of(case)
    optimizer = cls(parameters, **{k: decode(v) for k, v in case["kw"].items()})
    if "repr" in case and repr(optimizer) != case["repr"]:
        raise Mismatch(f"repr: expected {case['repr']!r}, got {optimizer!r}")
    for i, (grads, after) in enumerate(zip(case["g"], case["p2"])):
        for p, g in zip(parameters, grads):
            p.grad = None if g is None else decode(g)
        optimizer.step()
        for j, (p, expected) in enumerate(zip(parameters, after)):
            compare(expected, p, case.get("tk", 1), f"parameter {j} after step {i + 1}")


def replay_optim_err(case, extras):
    cls = resolve(case["cls"])
    kw = {k: decode(v) for k, v in case["kw"].items()}
    check_error(case["err"], error_of(lambda: cls(parameters_of(case), **kw)))


def replay_sched(case, extras):
    cls = resolve(case["cls"])
    groups = [{"params": [nn.Parameter(torch.zeros(1))], "lr": decode(lr)} for lr in case["lr0"]]
    optimizer = torch.optim.SGD(groups, **{k: decode(v) for k, v in case.get("okw", {}).items()})
    kw = {k: decode(v) for k, v in case["kw"].items()}
    scheduler = cls(optimizer, **{k: schedule_value(v) for k, v in kw.items()})
    for i, expected in enumerate(case["lrs"]):
        if i > 0:
            optimizer.step()
            scheduler.step(*([decode(case["metrics"][i - 1])] if case.get("metrics") else []))
        check_floats(expected, [g["lr"] for g in optimizer.param_groups], f"lr after step {i}")
        if case.get("moms"):
            found = [g["momentum"] if "momentum" in g else g["betas"][0] for g in optimizer.param_groups]
            check_floats(case["moms"][i], found, f"momentum after step {i}")


def schedule_value(v):
    return v


def check_floats(expected, found, what):
    for e, f in zip(expected, found):
        e = decode(e)
        if not math.isclose(e, float(f), rel_tol=1e-9, abs_tol=1e-12):
            raise Mismatch(f"{what}: expected {expected}, got {[float(x) for x in found]}")


# Random numbers, printing, programs


def replay_rng(case, extras):
    torch.manual_seed(decode(case["seed"]))
    for i, one in enumerate(case["calls"]):
        inputs = Inputs(one)
        out = call(one, inputs.args, inputs.kw)
        # QR decompositions are the same to a tolerance only.
        scale = 1 if one["fn"] == "nn.init.orthogonal_" else 0
        compare(one["out"], out, scale, f"call {i}, {one['fn']}")


def replay_repr(case, extras):
    t = decode(case["args"][0])
    if case.get("rg"):
        t.requires_grad_()
    if case.get("po"):
        torch.set_printoptions(**{k: math.inf if v == "inf" else decode(v) for k, v in case["po"].items()})
    if repr(t) != case["s"]:
        raise Mismatch(f"expected {case['s']!r}, got {t!r}")


_MISSING = re.compile(
    r"module 'torch[\w.]*' has no attribute|'(Tensor|Parameter)' object has no attribute|No module named|cannot import name"
)


def replay_py(case, extras):
    import contextlib
    import io

    buffer = io.StringIO()
    error = None
    with contextlib.redirect_stdout(buffer), contextlib.redirect_stderr(io.StringIO()):
        try:
            exec(compile(case["code"], "program.py", "exec"), {"__name__": "__main__"})
        except Exception as e:  # noqa: BLE001
            error = e
    if "err" in case:
        if error is not None and type(error).__name__ != case["err"]["t"] and _MISSING.search(str(error)):
            raise Unsupported(str(error)[:100])
        check_error(case["err"], error)
    elif error is not None:
        if _MISSING.search(str(error)):
            raise Unsupported(str(error)[:100])
        raise error
    check_output(case, buffer.getvalue())


_NUMBER = re.compile(r"(?<![\w.])[-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?)", re.IGNORECASE)


def check_output(case, found):
    expected = case["out"]
    if found == expected:
        return
    why = f"printed {found[:200]!r}, expected {expected[:200]!r}"
    if case["cmp"] == "exact":
        raise Mismatch(why)
    if squeezed(_NUMBER.sub("#", expected)) != squeezed(_NUMBER.sub("#", found)):
        raise Mismatch(why)
    for e, f in zip(_NUMBER.findall(expected), _NUMBER.findall(found)):
        if not same_number(e, f):
            raise Mismatch(f"number {f}, expected {e}; {why}")


def squeezed(text):
    return re.sub(r"\s+", "", text)


def same_number(e, f):
    if e == f:
        return True
    if re.fullmatch(r"[-+]?\d+", e):
        return float(e) == float(f)
    mantissa, _, exponent = e.lower().partition("e")
    places = len(mantissa.partition(".")[2]) - int(exponent or 0)
    a, b = float(e), float(f)
    return abs(a - b) <= max(1.01 * 10.0**-places, 2e-4 * abs(a))


KINDS = {
    "op": replay_op,
    "err": replay_err,
    "mod": replay_mod,
    "optim": replay_optim,
    "optim_err": replay_optim_err,
    "sched": replay_sched,
    "rng": replay_rng,
    "repr": replay_repr,
    "py": replay_py,
}
