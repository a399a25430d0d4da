"""Python's side of the CPython runtime: reads requests as JSON lines, answers in JSON lines.

With `--fork` (Linux) torch is imported once and every program runs in a fork of this process: nothing that it
does reaches the next one, its memory is limited, and killing it costs nothing. Without, the process runs one
program and exits; the other side starts the next.

The protocol takes over standard input and output for itself, at other numbers: to a program, input is empty,
and what it or a library writes past `sys.stdout` reaches the other side through standard error.
"""

import argparse
import contextlib
import os
import platform
import select
import signal
import sys
import tempfile
import threading
import traceback
from json import dumps, loads
from os import write

from .run import run


def main():
    options = argparse.ArgumentParser()
    options.add_argument('--fork', action='store_true')
    forks = options.parse_args().fork
    # Ctrl+C in a terminal reaches every process of it; only the other side decides what that stops.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, send = _take_over_protocol()
    # A program imports modules from its own folder, as a script does.
    sys.path[0] = ''
    import torch

    torch.set_num_threads(1)
    send({'kind': 'ready', 'python': platform.python_version(), 'torch': torch.__version__})
    for line in requests:
        request = loads(line)
        with tempfile.TemporaryDirectory(prefix='tenfold-', ignore_cleanup_errors=True) as folder:
            status = _run_in_fork(request, send, folder, requests) if forks else _run_here(request, send, folder)
        send({'kind': 'ended', 'status': status})
        if not forks:
            # Threads and exit handlers of the program have no say in how this process ends.
            os._exit(0)


def _take_over_protocol():
    requests = os.fdopen(os.dup(0), encoding='utf-8')
    replies = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    lock = threading.Lock()

    def send(message):
        # A program that was killed may have left half a line behind, so a line also begins with a line feed.
        line = f'\n{dumps(message)}\n'.encode()
        with lock:
            while line:
                line = line[write(replies, line) :]

    return requests, send


def _run_here(request, send, folder):
    os.chdir(folder)
    _limit_memory(request['memoryMb'])
    run(request, send)
    os.chdir(os.path.dirname(folder))
    return 0


def _run_in_fork(request, send, folder, requests):
    """Gives the exit status of the fork, negative for the signal that killed it."""
    child = os.fork()
    if child == 0:
        try:
            os.setpgid(0, 0)
            os.chdir(folder)
            _limit_memory(request['memoryMb'])
            run(request, send)
            os._exit(0)
        except BaseException:
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(1)
    with contextlib.suppress(OSError):
        os.setpgid(child, child)
    send({'kind': 'started', 'pid': child})
    return _wait(child, requests)


def _wait(child, requests):
    """Waits until the fork has ended, or the other side is gone; then ends what is left of the fork's group."""
    ended = os.pidfd_open(child)
    watch = select.poll()
    watch.register(ended, select.POLLIN)
    watch.register(requests, 0)
    watch.poll()
    os.close(ended)
    with contextlib.suppress(OSError):
        os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _limit_memory(megabytes):
    """Allows that much above what torch itself takes. Only Linux can: elsewhere the time limit has to do."""
    if sys.platform != 'linux':
        return
    import resource

    with open('/proc/self/statm') as file:
        data_pages = int(file.read().split()[5])
    most = data_pages * resource.getpagesize() + megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == '__main__':
    main()
