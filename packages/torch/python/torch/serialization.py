"""torch.save and torch.load, for the files that programs here write themselves: a mark, then a pickle."""

import io
import os
import pickle

_MARK = b"Tenfold tensors 1\n"
_ALLOWED = {
    ("collections", "OrderedDict"),
    ("builtins", "set"),
    ("torch", "Size"),
    ("torch", "device"),
    ("torch._types", "Size"),
    ("torch._types", "device"),
    ("torch._types", "_dtype_named"),
    ("torch._rebuild", "tensor"),
}
_allowed_by_program = set()


def save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True):
    """Writes `obj` to a path or an open binary file."""
    content = _MARK + pickle.dumps(obj, protocol=max(pickle_protocol, 4))
    if hasattr(f, "write"):
        f.write(content)
        return
    folder = os.path.dirname(os.fspath(f))
    if folder and not os.path.isdir(folder):
        raise RuntimeError(f"Parent directory {folder} does not exist.")
    with open(f, "wb") as file:
        file.write(content)


def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **pickle_load_args):
    """Reads what `save` wrote; classes other than tensors and plain containers only with weights_only=False."""
    if map_location is not None and not callable(map_location) and not isinstance(map_location, dict):
        from ._types import check_device

        check_device(map_location)
    content = f.read() if hasattr(f, "read") else _content_of(f)
    if not content:
        raise EOFError
    if not content.startswith(_MARK):
        raise pickle.UnpicklingError("Tenfold loads only files that torch.save wrote here")
    file = io.BytesIO(content[len(_MARK) :])
    return pickle.load(file) if weights_only is False else _Weights(file).load()


def _content_of(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        # In the page the system numbers its errors otherwise than where PyTorch runs.
        raise FileNotFoundError(2, "No such file or directory", os.fspath(path)) from None


def add_safe_globals(classes):
    """Lets `load` make objects of these classes too."""
    _allowed_by_program.update(classes)


class _Weights(pickle.Unpickler):
    """Makes only what holds weights."""

    def find_class(self, module, name):
        if (module, name) in _ALLOWED:
            return super().find_class(module, name)
        for known in _allowed_by_program:
            if (known.__module__, known.__qualname__) == (module, name):
                return known
        raise pickle.UnpicklingError(
            "Weights only load failed. This file can still be loaded, to do so you have two options, "
            "\033[1mdo those steps only if you trust the source of the checkpoint\033[0m. \n"
            "\t(1) Pass weights_only=False to torch.load; the file may then run any code.\n"
            f"\t(2) Allow the class: torch.serialization.add_safe_globals([{module}.{name}])\n"
            f"\tUnsupported global: GLOBAL {module}.{name} was not an allowed global by default."
        )
