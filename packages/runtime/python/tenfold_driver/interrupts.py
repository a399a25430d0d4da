"""Stopping a program from outside: SIGINT becomes KeyboardInterrupt, but only in the program's own code.

The other side repeats the signal until the program ends, so one that comes while the runner itself is at
work (writing a message, preparing the result) is simply dropped.
"""

import os
import signal

_HERE = os.path.dirname(__file__)
_waits = set()


def interruptible(function):
    """Marks a function of the runner that waits on behalf of the program."""
    _waits.add(function.__code__)
    return function


def listen(files):
    """Lets SIGINT interrupt code that was compiled as one of `files`."""

    def on_signal(_number, frame):
        while frame is not None:
            code = frame.f_code
            if code.co_filename in files or code in _waits:
                raise KeyboardInterrupt
            if code.co_filename.startswith(_HERE):
                return
            frame = frame.f_back

    signal.signal(signal.SIGINT, on_signal)
