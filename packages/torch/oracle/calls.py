"""Random calls, the same wherever it runs: python calls.py [COUNT] [SEED] prints each call with what it gave or raised.

Run it on PyTorch and on the engine and compare the two with `differ.py`. Functions meet shapes, dtypes, layouts and
numbers that suit them and some that don't.
"""

import math
import random
import sys
import warnings

import torch

UNARY = """abs neg sign square sqrt rsqrt exp expm1 log log1p log2 log10 sin cos tan asin acos atan sinh cosh tanh asinh acosh
atanh sigmoid relu floor ceil round trunc frac reciprocal erf erfc lgamma digamma i0 sinc logit isnan isfinite isinf signbit sgn
deg2rad rad2deg exp2 positive bitwise_not logical_not nan_to_num t flatten ravel squeeze numel isreal angle fliplr flipud
unique nonzero argwhere trace tril triu diag diagflat inverse det slogdet logdet pinverse cholesky qr svd matrix_exp
atleast_1d atleast_2d atleast_3d diff cumsum0 median mode msort std var mean sum prod max min amax amin all any argmax argmin
count_nonzero aminmax std_mean var_mean logsumexp0 norm unbind corrcoef cov combinations cartesian_prod bincount histc
celu selu nn.softsign nn.relu6 nn.gelu nn.silu nn.mish nn.hardswish nn.hardsigmoid nn.softplus nn.logsigmoid nn.tanhshrink nn.hardtanh
nn.elu nn.leaky_relu nn.softshrink nn.hardshrink""".split()
BINARY = """add sub mul div floor_divide remainder fmod pow atan2 hypot maximum minimum fmax fmin logaddexp logaddexp2 copysign
nextafter eq ne lt le gt ge logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor bitwise_left_shift
bitwise_right_shift gcd lcm ldexp xlogy heaviside float_power isclose allclose equal dist matmul mm bmm mv dot vdot inner outer
kron cross cdist tensordot1 masked_select take where3 max min rsub true_divide polar complex bucketize searchsorted isin
expand_as view_as type_as masked_fill0 lerp5 addcmul3 addcdiv3 clamp2 nn.mse_loss nn.l1_loss nn.smooth_l1_loss
nn.binary_cross_entropy_with_logits nn.kl_div nn.cosine_similarity nn.pairwise_distance nn.linear addmv3 addmm3 addr3 baddbmm3
addbmm3 chain_matmul ger linalg.solve linalg.lstsq0 scatter_add4 gather3 index_add4 index_copy4 result_type can_cast0""".split()
DIM = """sum mean prod max min argmax argmin std var cumsum cumprod cummax cummin logcumsumexp softmax log_softmax sort argsort
median mode amax amin all any logsumexp flip unbind squeeze unsqueeze norm nansum nanmean diff count_nonzero std_mean var_mean
aminmax0 nn.softmin nn.glu nn.normalize unsqueeze_ squeeze_ quantile5 kthvalue2 topk2 roll1 chunk2 split2 tensor_split2
repeat_interleave2 select1 narrow2 index_select3 unflatten2 movedim1 swapaxes1 rot90_1 renorm2 cosine_similarity2 stack2 cat2
hsplit2 vsplit2 trapezoid gradient0 linalg.vector_norm linalg.norm vector_norm0 nansum cumulative_trapezoid""".split()
INPLACE = """add_ sub_ mul_ div_ floor_divide_ remainder_ fmod_ pow_ bitwise_and_ bitwise_or_ bitwise_xor_ eq_ lt_ ge_ clamp_min_ clamp_max_
atan2_ copysign_ fill_ logical_and_ xlogy_ masked_fill_1 lerp_1 addcmul_2 addcdiv_2 exp_ sqrt_ neg_ abs_ sigmoid_ zero_ floor_
round_ trunc_ sin_ log_ reciprocal_ rsqrt_ cumsum_1 t_ transpose_1 index_fill_1 copy_ square_ sign_ logical_not_ bitwise_not_
tril_ triu_ fill_diagonal_ hypot_ ldexp_ float_power_ gcd_ lcm_ heaviside_ nan_to_num_ erf_ tanh_ relu_ digamma_ lgamma_""".split()
DTYPES = [torch.float32] * 5 + [torch.float64, torch.int64, torch.int64, torch.int32, torch.uint8, torch.int8, torch.bool, torch.float16, torch.bfloat16]
SHAPES = [(), (1,), (3,), (3,), (4,), (2, 3), (2, 3), (3, 3), (3, 3), (3, 2), (1, 3), (3, 1), (2, 3, 3), (2, 1, 3), (0,), (2, 0)]
NUMBERS = [0, 1, 2, -1, 3, 0.5, 2.5, -1.5, True, 100, 300, 2**40]


class Calls:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = []

    def pick(self, of):
        return self.random.choice(of)

    def tensor(self, like=None):
        shape = tuple(like.shape) if like is not None and self.random.random() < 0.6 else self.pick(SHAPES)
        dtype = like.dtype if like is not None and self.random.random() < 0.6 else self.pick(DTYPES)
        count = math.prod(shape)
        if dtype.is_floating_point:
            values = [self.pick([round(self.random.uniform(-3, 3), 2), round(self.random.uniform(0, 1), 3), 0.0, 2.0]) for _ in range(count)]
            if self.random.random() < 0.1 and count:
                values[0] = self.pick([math.inf, -math.inf, math.nan, -0.0, 1e30])
        elif dtype is torch.bool:
            values = [self.random.random() < 0.5 for _ in range(count)]
        else:
            low = 0 if dtype is torch.uint8 else -4
            values = [self.random.randint(low, 5) for _ in range(count)]
            if self.random.random() < 0.1 and count:
                values[0] = 100 if dtype.itemsize == 1 else 2**31 - 1
        t = torch.tensor(values, dtype=dtype).reshape(shape)
        text = f"T({str(dtype)[6:]},{list(shape)})"
        if t.dim() > 1 and self.random.random() < 0.25:
            t, text = t.transpose(-1, -2), text + ".t"
        self.names.append(text)
        return t

    def number(self):
        n = self.pick(NUMBERS)
        self.names.append(repr(n))
        return n

    def operand(self, like):
        return self.tensor(like) if self.random.random() < 0.8 else self.number()

    def dim(self, t):
        d = self.pick([0, 0, -1, -1, 1, 2, t.dim() - 1])
        self.names.append(f"dim={d}")
        return d


def function(name):
    """Looked up when it is called: what isn't there is an error of the call."""
    return lambda *args, **kwargs: found(name)(*args, **kwargs)


def found(name):
    name = name.rstrip("0123456789").rstrip("_") if name[-1].isdigit() and name not in KEEP else name
    if name.startswith("nn."):
        return getattr(torch.nn.functional, name[3:])
    if name.startswith("linalg."):
        return getattr(torch.linalg, name[7:])
    return getattr(torch, name, None) or getattr(torch.Tensor, name)


KEEP = {"exp2", "log2", "log10", "logaddexp2", "i0", "rot90", "atan2", "atan2_", "expm1", "log1p", "atleast_1d", "nn.relu6"}


def index_like(c, t, dim):
    size = t.shape[dim] if t.dim() else 1
    values = [c.random.randint(0, max(size - 1, 0)) for _ in range(t.numel())]
    return torch.tensor(values, dtype=torch.int64).reshape(t.shape)


def call_of(c):
    """(name, function without arguments)"""
    kind = c.pick(["unary", "unary", "binary", "binary", "dim", "dim", "inplace"])
    c.names = []
    x = c.tensor()
    if kind == "unary":
        name = c.pick(UNARY)
        f = function(name)
        extra = [0] if name in ("cumsum0", "logsumexp0") else []
        return name, lambda: f(x, *extra)
    if kind == "binary":
        name = c.pick(BINARY)
        f = function(name)
        y = c.operand(x)
        return name, lambda: binary(c, name, f, x, y)
    if kind == "dim":
        name = c.pick(DIM)
        f = function(name)
        d = c.dim(x)
        keep = c.random.random()
        return name, lambda: along(c, name, f, x, d, keep)
    name = c.pick(INPLACE)
    f = lambda *args: getattr(torch.Tensor, name.rstrip("0123456789"))(*args)
    y, z = c.operand(x), c.operand(x)
    arity = c.pick([1, 1, 1, 0])
    return name, lambda: in_place(name, f, x, y, z, arity)


def binary(c, name, f, x, y):
    n = name[-1] if name[-1].isdigit() and name not in KEEP else ""
    if name == "where3":
        return f(x > 0, x, y)
    if name == "lerp5":
        return f(x, y, 0.5)
    if name == "clamp2":
        return f(x, y, y)
    if name == "masked_fill0":
        return f(x, y, 0)
    if name == "tensordot1":
        return f(x, y, 1)
    if name in ("addcmul3", "addcdiv3", "addmv3", "addmm3", "addr3", "baddbmm3", "addbmm3"):
        return f(x, y, y)
    if name in ("gather3",):
        return f(x, 0, index_like(c, x, 0))
    if n == "4":
        return f(x, 0, index_like(c, x, 0) if name == "scatter_add4" else torch.arange(x.shape[0] if x.dim() else 1), y)
    return f(x, y)


def along(c, name, f, x, d, keep):
    arguments = {
        "quantile5": (0.5, d), "kthvalue2": (1, d), "topk2": (2, d), "roll1": (1, d), "chunk2": (2, d), "split2": (2, d),
        "tensor_split2": (2, d), "repeat_interleave2": (2, d), "select1": (d, 0), "narrow2": (d, 0, 1), "movedim1": (d, 0),
        "swapaxes1": (d, 0), "rot90_1": (1, (0, d)), "renorm2": (2, d, 1.0), "flip": ((d,),), "unflatten2": (d, (1, -1)),
        "hsplit2": (2,), "vsplit2": (2,), "nn.normalize": (2.0, d), "renorm": (2, d, 1.0),
    }
    if name in ("stack2", "cat2"):
        return f([x, x], d)
    if name == "cosine_similarity2":
        return f(x, x, d)
    if name == "index_select3":
        return f(x, d, torch.tensor([0]))
    if name in ("norm", "linalg.vector_norm", "linalg.norm"):
        return f(x, 2, d) if keep < 0.7 else f(x, 1, d, True)
    if name in arguments:
        return f(x, *arguments[name])
    if name in ("sum", "prod", "mean", "cumsum", "cumprod", "softmax", "log_softmax", "nansum") and keep < 0.3:
        return f(x, d, dtype=c.pick(DTYPES))
    if name in ("sum", "mean", "max", "min", "argmax", "amax", "all", "any", "std", "var", "logsumexp", "median") and keep > 0.7:
        return f(x, d, keepdim=True)
    if name == "sort" and keep > 0.5:
        return f(x, dim=d, descending=True)
    return f(x, dim=d)


def in_place(name, f, x, y, z, arity):
    x = x.clone()
    base = name.rstrip("0123456789")
    two = {"masked_fill_": (x > 0, y), "lerp_": (y, 0.5), "addcmul_": (y, z), "addcdiv_": (y, z), "cumsum_": (0,)}
    two |= {"transpose_": (0, -1), "index_fill_": (0, torch.tensor([0]), y), "fill_diagonal_": (y,)}
    if base in two:
        return f(x, *two[base])
    no_argument = "exp_ sqrt_ neg_ abs_ sigmoid_ zero_ floor_ round_ trunc_ sin_ log_ reciprocal_ rsqrt_ t_ square_ sign_ logical_not_ bitwise_not_ tril_ triu_ nan_to_num_ erf_ tanh_ relu_ digamma_ lgamma_"
    return f(x) if base in no_argument.split() else f(x, y)


def text(value):
    if isinstance(value, torch.Tensor):
        strides = list(value.stride()) if value.numel() > 1 else ""
        return f"{str(value.dtype)[6:]} {list(value.shape)} {strides} {[round_(v) for v in value.reshape(-1).tolist()]}"
    if isinstance(value, (tuple, list)):
        return "; ".join(map(text, value))
    return repr(value)


def round_(v):
    return f"{v:.9g}" if isinstance(v, float) else v


def main(count=3000, seed=0):
    warnings.simplefilter("ignore")
    c = Calls(seed)
    for i in range(count):
        name, run = call_of(c)
        head = f"{i} {name} {' '.join(c.names)}"
        try:
            result = text(run())
        except Exception as e:
            result = f"{type(e).__name__}: {str(e).splitlines()[0] if str(e) else ''}"
        print(f"{head} -> {result}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
