"""Stopping a program from outside: SIGINT becomes KeyboardInterrupt, but only where the program can be left.

The other side repeats the signal until the program ends, so one that comes while the runner itself is at work
(preparing the result) is simply dropped.
"""

import os
import signal
import sys

_HERE = os.path.dirname(__file__)
_POLITE_SIGNALS = 2
_TOOL = 4
_waits = set()
_postponed = False


def interruptible(function):
    """Marks a function of the runner that waits on behalf of the program."""
    _waits.add(function.__code__)
    return function


def listen(files):
    """Lets SIGINT interrupt code that was compiled as one of `files`."""
    received = 0

    def on_signal(_number, frame):
        global _postponed
        nonlocal received
        innermost, program = _whose(frame, files)
        if not program:
            return
        received += 1
        if received > _POLITE_SIGNALS:
            insist(files)
        if innermost == 'program':
            raise KeyboardInterrupt
        _postponed = True

    signal.signal(signal.SIGINT, on_signal)


def raise_postponed():
    """Called by what the runner does for a program, when it is done: raises an interrupt that came meanwhile."""
    global _postponed
    if _postponed:
        _postponed = False
        raise KeyboardInterrupt


def stop_listening():
    global _postponed
    _postponed = False
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(sys, 'monitoring') and sys.monitoring.get_tool(_TOOL):
        sys.monitoring.set_events(_TOOL, 0)
        sys.monitoring.free_tool_id(_TOOL)


def _whose(frame, files):
    """Whose code runs in the innermost frame that is the program's or the runner's; and whether the program runs."""
    innermost = None
    while frame is not None:
        code = frame.f_code
        if code.co_filename in files or code in _waits:
            return innermost or 'program', True
        if code.co_filename.startswith(_HERE):
            innermost = 'runner'
        frame = frame.f_back
    return innermost, False


def insist(files):
    """From now on every line of `files` raises, the one after a bare `except:` in a loop too.

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
