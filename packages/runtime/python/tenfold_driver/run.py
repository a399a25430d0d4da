"""Runs one program, phase by phase, in one namespace: prelude, code, show, check."""

import ast
import builtins
import contextlib
import random
import sys
import threading
import time
import types
import warnings
from base64 import b64decode

from .errors import CHECK, PRELUDE, PROGRAM, SHOW, describe, format_traceback, line_of, message_of, remember_source
from .interrupts import interruptible, listen, stop_listening
from .output import Output, take_over_streams
from .tracer import Tracer
from .values import to_value

_RESERVE_BYTES = 4 << 20


def run(request, send):
    """Runs `request` (`Request` in `src/protocol.ts`): sends `output` messages as it prints, then one `result`."""
    output = Output(send, request['outputChars'])
    take_over_streams(output)
    listen({PROGRAM, PRELUDE, SHOW, CHECK})
    _write_files(request.get('files') or {})
    names = _fresh_main()
    _seed()
    with warnings.catch_warnings():
        warnings.formatwarning = _format_warning
        threading.excepthook = _report_thread
        result = _run_phases(request, names, output)
    stop_listening()
    send(result)


def _write_files(files):
    for name, content in files.items():
        with open(name, 'wb') as file:
            file.write(b64decode(content))


def _run_phases(request, names, output):
    # A program that used up its memory must not leave the report of it without any.
    reserve = bytearray(_RESERVE_BYTES)
    started = time.perf_counter()
    error = _execute(request.get('prelude') or '', PRELUDE, names)
    began, tracer = error is None, None
    if began:
        remember_source(PROGRAM, request['code'])
        if request.get('trace'):
            tracer = Tracer(request['code'], names, output, request['trace'])
        error = _execute(request['code'], PROGRAM, names, tracer)
    ms = (time.perf_counter() - started) * 1000
    del reserve
    _restore_builtins()
    ending = _ending(error)
    values = {name: to_value(names[name]) for name in request.get('watch') or () if name in names}
    result = {'kind': 'result', 'ending': ending, 'shown': None, 'check': None, 'values': values, 'ms': ms}
    if tracer:
        result['trace'] = tracer.told
    if began and ending['kind'] != 'interrupted':
        _run_blocks_after(request, names, error if ending['kind'] == 'raised' else None, output, result)
    return result


_builtins = vars(builtins)
_builtins_before = dict(_builtins)


def _restore_builtins():
    """A program may replace `len` or `isinstance`; the report of it is made with those of Python."""
    _builtins.update(_builtins_before)
    for name in _builtins.keys() - _builtins_before.keys():
        del _builtins[name]


def _run_blocks_after(request, names, error, output, result):
    """Runs `show` and `check` on the names of the program; what they say goes into `result`."""
    seen = {'stdout': output.text, 'error': error}
    try:
        if _wanted(request.get('show'), error):
            result['shown'] = _show(request['show'], {**names, **seen}, output)
        if _wanted(request.get('check'), error):
            result['check'] = _check(request['check'], {**names, **seen})
    except KeyboardInterrupt as interrupt:
        result['ending'] = _ending(interrupt)


def _fresh_main():
    """A new module `__main__`, so that pickling, dataclasses and `__name__ == '__main__'` work as in a script."""
    module = types.ModuleType('__main__')
    module.__file__ = PROGRAM
    module.__builtins__ = builtins
    sys.modules['__main__'] = module
    sys.argv = [PROGRAM]
    return vars(module)


def _seed():
    """Random numbers are the same in every run, so that what a program does can be recorded and compared."""
    random.seed(0)
    if 'torch' in sys.modules:
        sys.modules['torch'].manual_seed(0)


def _execute(source, filename, names, tracer=None):
    """Runs `source`; gives the exception that ended it, or None."""
    try:
        code = compile(source, filename, 'exec', dont_inherit=True)
        with tracer or contextlib.nullcontext():
            exec(code, names)
        _join_threads()
    except MemoryError as error:
        # With no memory left even the traceback may not be continued; what then ends the program has no lines.
        return error if line_of(error, filename) else error.__context__ or error
    except BaseException as error:
        return error
    return None


@interruptible
def _join_threads():
    """Waits, as Python does at the end of a script, for the threads that are not daemons."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()


def _ending(error):
    if error is None or (isinstance(error, SystemExit) and error.code in (None, 0)):
        return {'kind': 'finished'}
    if isinstance(error, KeyboardInterrupt):
        return {'kind': 'interrupted'}
    return {'kind': 'raised', 'error': describe(error)}


def _wanted(source, error):
    """Whether a block after the program runs: always when it finished, else only if it reads `error`."""
    if not source:
        return False
    return error is None or _reads(source, 'error')


def _reads(source, name):
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return True
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(tree))


def _show(source, names, output):
    """What `show` prints; where it raises, that follows as its last line."""
    shown = Output(lambda message: None, output.limit)
    take_over_streams(shown)
    try:
        error = _execute(source, SHOW, names)
    finally:
        take_over_streams(output)
    if isinstance(error, KeyboardInterrupt):
        raise error
    if error is not None:
        shown.write(f'{type(error).__name__}: {message_of(error)}\n')
    return shown.text


def _check(source, names):
    remember_source(CHECK, source)
    error = _execute(source, CHECK, names)
    if error is None:
        return {'kind': 'passed'}
    if isinstance(error, KeyboardInterrupt):
        raise error
    if isinstance(error, AssertionError):
        return {'kind': 'failed', 'message': message_of(error) or _assertion(source, error)}
    return {'kind': 'broken', 'error': describe(error, (PROGRAM, CHECK))}


def _assertion(source, error):
    """The line of the check that failed, for an assertion without a message."""
    line = line_of(error, CHECK)
    return source.splitlines()[line - 1].strip() if line else 'assertion failed'


def _format_warning(message, category, filename, lineno, line=None):
    """As Python prints it for the program; without the machine's path for a library."""
    if filename == PROGRAM:
        return _python_format(message, category, filename, lineno, line)
    return f'{category.__name__}: {message}\n'


_python_format = warnings.formatwarning


def _report_thread(args):
    """What a thread of the program raised, without the frames of `threading`."""
    if args.exc_type is not SystemExit:
        print(f'Exception in thread {args.thread.name}:\n{format_traceback(args.exc_value)}', file=sys.stderr, end='')
