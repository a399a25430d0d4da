"""An exception as the learner may see it: the frames of the program, never those of the runner.

Frames of the standard library and of torch are left out too: they name files of this machine, and differ
between CPython and Pyodide, while the lines that the learner can change are all in the program.
"""

import linecache
import traceback

PROGRAM = 'program.py'
PRELUDE = 'prelude.py'
SHOW = 'show.py'
CHECK = 'check.py'

_LONGEST = 20_000
_MOST_FRAMES = 2_000


def remember_source(filename, source):
    """Lets tracebacks, warnings and `inspect.getsource` quote `source` as the lines of `filename`."""
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)


def describe(error, files=(PROGRAM,)):
    """The exception in the form of `PythonError`: type, message, traceback, line."""
    return {
        'type': type(error).__name__,
        'message': message_of(error),
        'traceback': format_traceback(error, files),
        'line': line_of(error, PROGRAM),
    }


def message_of(error):
    try:
        return str(error)[:_LONGEST]
    except BaseException:  # the program's own __str__, and an interrupt within it
        return '<exception str() failed>'


def format_traceback(error, files=(PROGRAM,)):
    """As Python prints it, with the frames of `files` only."""
    whole = traceback.TracebackException.from_exception(error, limit=_MOST_FRAMES)
    waiting, seen = [whole], set()
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        one.stack[:] = [frame for frame in one.stack if frame.filename in files]
        waiting += [one.__cause__, one.__context__, *(getattr(one, 'exceptions', None) or ())]
        if not one.stack:
            one.stack = None
    return ''.join(whole.format())[:_LONGEST]


def line_of(error, filename):
    """Line of the innermost frame of `filename`, or of its syntax error; None when it has neither."""
    if isinstance(error, SyntaxError) and error.filename == filename:
        return error.lineno
    line, frame = None, error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename == filename:
            line = frame.tb_lineno
        frame = frame.tb_next
    return line
