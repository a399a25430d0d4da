"""Python's side of the Pyodide runtime: one interpreter that runs many programs.

What a program changed outside its own namespace is put back after it: modules it loaded or replaced, names it
set in modules and classes that were there before, its files, environment and working folder. That protects one
program from another's accidents, not from malice: Python can always reach deeper.
"""

import functools
import gc
import os
import platform
import sys
import tempfile
import time
import types
from json import dumps, loads

# What programs use, so that it stays loaded.
import torch
import torch.nn.functional
import torch.optim

from .interrupts import interruptible
from .run import run

_SLICE_SECONDS = 0.005
# These keep in their names what must outlive a program; built-ins are put back by `run`.
_KEEP_STATE = {'__main__', 'asyncio', 'builtins', 'pyodide', '_pyodide', '_pyodide_core', 'threading', 'warnings'}


@functools.cache
def start():
    """The one that there is in this interpreter."""
    return Resident()


class Resident:
    """Made once, when everything that shall stay loaded is loaded."""

    def __init__(self):
        time.sleep = _sleep
        tempfile.gettempdir()
        self._modules = dict(sys.modules)
        self._spaces = [(space, dict(vars(space))) for space in _spaces_to_guard(self._modules)]
        self._environment = dict(os.environ)
        self._recursion_limit = sys.getrecursionlimit()
        # Objects that stay for ever need not be looked at by the collection after each program.
        gc.collect()
        gc.freeze()

    def run(self, request, post):
        """Runs a request, both it and the messages handed to `post` being JSON text."""
        folder = os.getcwd()
        try:
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as own_folder:
                os.chdir(own_folder)
                run(loads(request), lambda message: post(dumps(message)))
        finally:
            os.chdir(folder)
            self._restore()

    def _restore(self):
        sys.settrace(None)
        sys.setrecursionlimit(self._recursion_limit)
        sys.modules.clear()
        sys.modules.update(self._modules)
        for space, names in self._spaces:
            if not _same(vars(space), names):
                _put_back(space, names)
        _reset_torch()
        if os.environ != self._environment:
            os.environ.clear()
            os.environ.update(self._environment)
        gc.collect()


_sleep_at_once = time.sleep


@interruptible
def _sleep(seconds, /):
    """Pyodide cannot be interrupted within a sleep, but between two."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > _SLICE_SECONDS:
        _sleep_at_once(_SLICE_SECONDS)
    _sleep_at_once(left if seconds >= 0 else seconds)


def _reset_torch():
    """What torch keeps elsewhere than in the names of its modules."""
    torch.set_default_dtype(torch.float32)
    torch.set_grad_enabled(True)
    torch.set_printoptions(profile='default')


def _spaces_to_guard(modules):
    """The modules whose names a program may overwrite, and the classes of torch."""
    for name, module in modules.items():
        package = name.partition('.')[0]
        if isinstance(module, types.ModuleType) and package not in _KEEP_STATE:
            yield module
            if package == 'torch':
                yield from _classes_of(module)


def _classes_of(module):
    return {
        thing
        for thing in vars(module).values()
        if isinstance(thing, type) and thing.__module__ == module.__name__
    }


def _same(now, before):
    """Compared by Python itself, which looks at identity first: that is quick where nothing was changed."""
    try:
        return now == before
    except Exception:  # the program put something there that cannot be compared
        return False


def _put_back(space, names):
    for name in set(vars(space)) - set(names):
        delattr(space, name)
    for name, thing in names.items():
        if vars(space).get(name) is not thing:
            setattr(space, name, thing)


def info():
    """What runs here, as JSON text."""
    return dumps({'python': platform.python_version(), 'torch': torch.__version__})
