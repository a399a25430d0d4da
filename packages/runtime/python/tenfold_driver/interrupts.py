"""Stopping a program from outside: SIGINT becomes KeyboardInterrupt, but only in the program's own code.

The other side repeats the signal until the program ends, so one that comes while the runner itself is at work
(writing a message, preparing the result) is simply dropped.
"""

import os
import signal
import sys

_HERE = os.path.dirname(__file__)
_POLITE_SIGNALS = 2
_TOOL = 4
_waits = set()


def interruptible(function):
    """Marks a function of the runner that waits on behalf of the program."""
    _waits.add(function.__code__)
    return function


def listen(files, output):
    """Lets SIGINT interrupt code that was compiled as one of `files`."""
    received = 0

    def on_signal(_number, frame):
        nonlocal received
        if not _in_program(frame, files):
            return
        output.flush()
        received += 1
        if received > _POLITE_SIGNALS:
            _insist(files)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, on_signal)


def stop_listening():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(sys, 'monitoring') and sys.monitoring.get_tool(_TOOL):
        sys.monitoring.set_events(_TOOL, 0)
        sys.monitoring.free_tool_id(_TOOL)


def _in_program(frame, files):
    while frame is not None:
        code = frame.f_code
        if code.co_filename in files or code in _waits:
            return True
        if code.co_filename.startswith(_HERE):
            return False
        frame = frame.f_back
    return False


def _insist(files):
    """From now on every line of the program raises, the one after a bare `except:` in a loop too.

    Before Python 3.12 nothing can do this; there the other side ends the process.
    """
    if not hasattr(sys, 'monitoring') or sys.monitoring.get_tool(_TOOL):
        return

    def on_line(code, _line):
        if code.co_filename in files:
            raise KeyboardInterrupt

    sys.monitoring.use_tool_id(_TOOL, 'tenfold')
    sys.monitoring.register_callback(_TOOL, sys.monitoring.events.LINE, on_line)
    sys.monitoring.set_events(_TOOL, sys.monitoring.events.LINE)
