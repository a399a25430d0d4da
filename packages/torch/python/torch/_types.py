"""torch.dtype, torch.device, torch.Size and the other small value types."""


class dtype:
    __slots__ = ("_name", "_code", "is_floating_point", "is_complex", "is_signed", "itemsize")

    def __init__(self, name, code, itemsize, floating, signed=True, is_complex=False):
        self._name = name
        self._code = code
        self.itemsize = itemsize
        self.is_floating_point = floating
        self.is_complex = is_complex
        self.is_signed = signed

    def __repr__(self):
        return f"torch.{self._name}"

    def __reduce__(self):
        return _dtype_named, (self._name,)

    def to_real(self):
        return {"complex64": float32, "complex128": float64}.get(self._name, self)

    def to_complex(self):
        return complex128 if self in (float64, complex128) else complex64


uint8 = dtype("uint8", 0, 1, False, False)
int8 = dtype("int8", 1, 1, False)
int16 = dtype("int16", 2, 2, False)
int32 = dtype("int32", 3, 4, False)
int64 = dtype("int64", 4, 8, False)
float16 = dtype("float16", 5, 2, True)
float32 = dtype("float32", 6, 4, True)
float64 = dtype("float64", 7, 8, True)
complex64 = dtype("complex64", 9, 8, False, is_complex=True)
complex128 = dtype("complex128", 10, 16, False, is_complex=True)
bool_ = dtype("bool", 11, 1, False, False)
bfloat16 = dtype("bfloat16", 15, 2, True)

DTYPES = (uint8, int8, int16, int32, int64, float16, float32, float64, complex64, complex128, bool_, bfloat16)
dtype_of_code = {d._code: d for d in DTYPES}
_by_name = {d._name: d for d in DTYPES}
# As in torch.FloatTensor.
TENSOR_NAMES = {
    "float32": "Float",
    "float64": "Double",
    "complex64": "ComplexFloat",
    "complex128": "ComplexDouble",
    "float16": "Half",
    "bfloat16": "BFloat16",
    "int64": "Long",
    "int32": "Int",
    "int16": "Short",
    "int8": "Char",
    "uint8": "Byte",
    "bool": "Bool",
}
python_types = {float: float64, int: int64, bool: bool_, complex: complex128}


def _dtype_named(name):
    return _by_name[name]


class layout:
    __slots__ = ("_name",)

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return f"torch.{self._name}"


strided = layout("strided")
sparse_coo = layout("sparse_coo")


class memory_format:
    __slots__ = ("_name", "_code")

    def __init__(self, name, code):
        self._name = name
        self._code = code

    def __repr__(self):
        return f"torch.{self._name}"


contiguous_format = memory_format("contiguous_format", 0)
preserve_format = memory_format("preserve_format", 1)
channels_last = memory_format("channels_last", 2)
channels_last_3d = memory_format("channels_last_3d", 3)

_DEVICES = (
    "cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, mps, meta, hpu, mtia, "
    "privateuseone"
)


class device:
    """torch.device: any name that PyTorch knows can be made; tensors live on 'cpu' only."""

    __slots__ = ("type", "index")

    def __init__(self, type, index=None):
        if isinstance(type, device):
            type, index = type.type, type.index
        elif isinstance(type, int):
            type, index = "cuda", type
        elif not isinstance(type, str):
            raise TypeError(f"device(): argument 'type' (position 1) must be str, not {type.__class__.__name__}")
        name, colon, number = type.partition(":")
        if name not in _DEVICES.split(", "):
            raise RuntimeError(
                f"Expected one of {_DEVICES} device type at start of device string: {name}"
            )
        if colon:
            if not number.isdigit():
                raise RuntimeError(f"Invalid device string: '{type}'")
            index = int(number)
        self.type = name
        self.index = index

    def __repr__(self):
        return f"device(type='{self.type}')" if self.index is None else f"device(type='{self.type}', index={self.index})"

    def __str__(self):
        return self.type if self.index is None else f"{self.type}:{self.index}"

    def __eq__(self, other):
        return isinstance(other, device) and (self.type, self.index) == (other.type, other.index)

    def __hash__(self):
        return hash((self.type, self.index))

    def __enter__(self):
        check_device(self)
        return self

    def __exit__(self, *exception):
        return None


cpu = device("cpu")


def check_device(value):
    """Raises PyTorch's error for a device that a build for processors only doesn't have."""
    if value is None:
        return
    wanted = value if isinstance(value, device) else device(value)
    if wanted.type == "cuda":
        raise AssertionError("Torch not compiled with CUDA enabled")
    if wanted.type == "mps":
        raise RuntimeError("PyTorch is not linked with support for mps devices")
    if wanted.type != "cpu":
        raise RuntimeError(f"Tenfold runs tensors on the cpu only, not on '{wanted}'")


class Size(tuple):
    """torch.Size"""

    __slots__ = ()

    def __repr__(self):
        return f"torch.Size([{', '.join(map(str, self))}])"

    def numel(self):
        n = 1
        for s in self:
            n *= s
        return n

    def __getitem__(self, item):
        part = tuple.__getitem__(self, item)
        return Size(part) if isinstance(item, slice) else part

    def __add__(self, other):
        return Size(tuple.__add__(self, other)) if isinstance(other, tuple) else NotImplemented

    def __radd__(self, other):
        return Size(tuple(other) + tuple(self))

    def __mul__(self, times):
        return Size(tuple.__mul__(self, times))

    __rmul__ = __mul__


class finfo:
    """torch.finfo of a floating dtype."""

    _TABLE = {
        "float64": (64, 2.220446049250313e-16, 1.7976931348623157e308, 2.2250738585072014e-308, 5e-324, 1e-15),
        "float32": (32, 1.1920928955078125e-07, 3.4028234663852886e38, 1.1754943508222875e-38, 1.401298464324817e-45, 1e-06),
        "float16": (16, 0.0009765625, 65504.0, 6.103515625e-05, 5.960464477539063e-08, 0.001),
        "bfloat16": (16, 0.0078125, 3.3895313892515355e38, 1.1754943508222875e-38, 9.183549615799121e-41, 0.01),
    }

    def __init__(self, type=None):
        from ._defaults import default_dtype

        type = (type or default_dtype()).to_real()
        if not type.is_floating_point:
            raise TypeError(f"torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'")
        self.bits, self.eps, self.max, self.tiny, self.smallest_subnormal, self.resolution = self._TABLE[type._name]
        self.min = -self.max
        self.smallest_normal = self.tiny
        self.dtype = type._name

    def __repr__(self):
        return (
            f"finfo(resolution={self.resolution:g}, min={self.min:g}, max={self.max:g}, eps={self.eps:g}, "
            f"smallest_normal={self.tiny:g}, tiny={self.tiny:g}, dtype={self.dtype})"
        )


class iinfo:
    """torch.iinfo of an integer dtype."""

    def __init__(self, type):
        if type.is_floating_point or type.is_complex or type is bool_:
            raise TypeError("torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'")
        self.bits = type.itemsize * 8
        self.max = 2 ** (self.bits - (1 if type.is_signed else 0)) - 1
        self.min = -(2 ** (self.bits - 1)) if type.is_signed else 0
        self.dtype = type._name

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"
