"""Names of PyTorch that Tenfold does not run, each with the reason a program is told."""

_COMPILERS = "programs run as they are written; there is no compiler behind them"
_FOURIER = "there are no Fourier transforms"
_SPARSE = "tensors are strided only"
_QUANTISED = "tensors hold plain numbers only"
_ONE = "everything runs in one process on one processor"

FUNCTIONS = {
    "compile": _COMPILERS,
    **dict.fromkeys("stft istft".split(), _FOURIER),
    **dict.fromkeys(
        "sparse_coo_tensor sparse_csr_tensor sparse_csc_tensor sparse_bsr_tensor sparse_compressed_tensor".split(),
        _SPARSE,
    ),
    **dict.fromkeys("quantize_per_tensor quantize_per_channel quantize_per_tensor_dynamic".split(), _QUANTISED),
}
NAMES = {
    "fft": _FOURIER,
    **dict.fromkeys("complex32 chalf".split(), "complex numbers are complex64 or complex128"),
    **dict.fromkeys("jit fx export onnx _dynamo".split(), _COMPILERS),
    **dict.fromkeys("distributed multiprocessing".split(), _ONE),
    **dict.fromkeys("sparse sparse_coo sparse_csr".split(), _SPARSE),
    **dict.fromkeys("quantization ao qint8 quint8 qint32".split(), _QUANTISED),
    "hub": "programs here have no network to load models from",
}


def found(name):
    """What stands for `name`: a function that raises when called, or None for a name not listed; raises for others."""
    if name in FUNCTIONS:

        def refuse(*args, **kwargs):
            raise NotImplementedError(f"Tenfold does not run torch.{name}: {FUNCTIONS[name]}")

        refuse.__name__ = refuse.__qualname__ = name
        return refuse
    if name in NAMES:
        raise NotImplementedError(f"Tenfold does not run torch.{name}: {NAMES[name]}")
    return None
