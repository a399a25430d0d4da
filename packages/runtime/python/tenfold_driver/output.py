"""What a run prints: standard output and standard error in one stream, in the order written."""

import codecs
import io
import sys

from .interrupts import raise_postponed


class Output:
    """Keeps text up to `limit` characters and sends it on as it comes, so that none is lost if the program is ended.

    One character more than the limit is sent: that is how the other side, which writes the notice, learns that
    there was more.
    """

    def __init__(self, send, limit):
        self._send = send
        self.limit = limit
        self._left = limit + 1
        self._kept = []

    @property
    def text(self):
        """Everything written so far, cut at the limit."""
        return ''.join(self._kept)[: self.limit]

    def write(self, text):
        text = text[: self._left]
        if text:
            self._left -= len(text)
            self._kept.append(text)
            self._send({'kind': 'output', 'text': text})


class _Sink(io.RawIOBase):
    """The byte side of `sys.stdout`, so that `sys.stdout.buffer.write(b'...')` lands in order too."""

    def __init__(self, output, number):
        self._output = output
        self._number = number
        self._decoder = codecs.getincrementaldecoder('utf-8')('replace')

    def writable(self):
        return True

    def fileno(self):
        return self._number

    def write(self, data):
        self._output.write(self._decoder.decode(bytes(data)))
        raise_postponed()
        return len(data)


class _NoInput(io.TextIOBase):
    """There is nobody to type: reading says so instead of waiting."""

    def readable(self):
        return True

    def _refuse(self, *_):
        raise EOFError('input() has nobody to ask here: write the value into the program instead')

    read = readline = _refuse


def take_over_streams(output):
    """Points the three standard streams of this interpreter at `output`."""
    streams = [_text_stream(output, number) for number in (1, 2)]
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__ = streams
    sys.stdin = sys.__stdin__ = _NoInput()


def _text_stream(output, number):
    sink = _Sink(output, number)
    return io.TextIOWrapper(sink, encoding='utf-8', errors='backslashreplace', newline='\n', write_through=True)
