"""Records a program statement by statement: the `Trace` of `src/trace.ts`.

A step begins where Python comes to a statement and ends where it comes to the next; what changed between the two
is what the step did. A function's call is a step (its arguments), and so is the caller's line when the function is
back, if anything follows from it. Only frames of the program are followed; comprehensions and class bodies are part
of their statement.
"""

import sys
from json import dumps

from .backward_watch import BackwardWatch
from .errors import PROGRAM, message_of
from .interrupts import insist, raise_postponed
from .statements import Statements
from .traced_values import Seen, is_shown

_PARTS = {'<genexpr>', '<listcomp>', '<setcomp>', '<dictcomp>'}
_OPTIMIZED, _GENERATOR = 0x1, 0x20 | 0x80 | 0x200
# Events that begin no step (a long comprehension, a loop on one line) for each step that is allowed.
_EVENTS_PER_STEP = 20
_LONGEST_MESSAGE = 2000
_WHAT_HAPPENS = ('changes', 'gone', 'returned', 'printed', 'raised', 'backward')


class _Frame:
    """A frame of the program that is running or suspended."""

    __slots__ = ('frame', 'number', 'statement', 'began_at', 'seen')

    def __init__(self, frame, number):
        self.frame = frame
        self.number = number
        self.statement = None
        self.began_at = -1
        self.seen = {}


class Tracer:
    """Traces while it is entered; `told` is the trace. Ends the program where a limit is reached."""

    def __init__(self, source, names, output, limits):
        self._statements = Statements(source)
        self._output = output
        self._limits = limits
        self._printed = len(output.text)
        self._left_out = {name for name in names if name not in self._statements.names}
        self._module = _Frame(None, 0)
        self._names = names
        self._generators = {}
        self._stack = []
        self._open = None
        self._left = {'events': limits['steps'] * _EVENTS_PER_STEP, 'bytes': limits['bytes']}
        start, _ = self._look(self._module, names)
        self.told = {
            'start': [one for one in start if one['value']['kind'] != 'function'],
            'startPrinted': output.text,
            'frames': [{'name': '<module>', 'caller': None}],
            'steps': [],
            'cut': None,
        }
        self._watch = BackwardWatch(self._note_backward)

    def __enter__(self):
        self._watch.__enter__()
        sys.settrace(self._on_call)
        return self

    def __exit__(self, *_):
        sys.settrace(None)
        self._watch.__exit__()
        self._guarded(self._finish)

    # What Python calls

    def _on_call(self, frame, _event, _arg):
        code = frame.f_code
        if code.co_filename != PROGRAM or code.co_name in _PARTS or self.told['cut']:
            return None
        if not code.co_flags & _OPTIMIZED and self._stack:
            return None  # a class body
        self._guarded(self._call, frame)
        return self._on_event

    def _on_event(self, frame, event, arg):
        if self.told['cut']:
            return None
        while self._stack and self._stack[-1].frame is not frame:
            self._stack.pop()
        if self._stack:
            if event == 'line':
                self._guarded(self._line, self._stack[-1])
            elif event == 'return':
                self._guarded(self._return, self._stack[-1], arg)
            elif event == 'exception':
                self._guarded(self._raise, arg[1] if arg[1] is not None else arg[0]())
        return self._on_event

    def _guarded(self, act, *args):
        """A program may have replaced what is used here; then it goes on without being recorded."""
        if self.told['cut'] == 'disturbed':
            return
        try:
            act(*args)
        except Exception:
            self.told['cut'] = 'disturbed'
        raise_postponed()

    # What becomes of it

    def _call(self, frame):
        running = self._generators.get(frame)
        if running is None:
            if not self._stack:
                self._module.frame = frame
                self._stack.append(self._module)
                return
            running = _Frame(frame, len(self.told['frames']))
            self.told['frames'].append({'name': frame.f_code.co_name, 'caller': self._stack[-1].number})
            if frame.f_code.co_flags & _GENERATOR:
                self._generators[frame] = running
            self._stack.append(running)
            line = frame.f_code.co_firstlineno
            self._begin('call', running, self._statements.at(line) or (line, line))
        else:
            self._stack.append(running)

    def _line(self, running):
        frame = running.frame
        self._left['events'] -= 1
        if self._left['events'] < 0:
            self._cut('steps')
        statement = self._statements.at(frame.f_lineno)
        if statement is None:
            return  # of an empty program, or `case`, which goes with its `match`
        if statement == running.statement and frame.f_lasti > running.began_at:
            return  # another line of the same one
        running.statement, running.began_at = statement, frame.f_lasti
        self._begin('line', running, statement)

    def _return(self, running, value):
        step = self._open
        # At the end of a function, and for an exception, Python tells of None as well.
        says_so = value is not None or (running.statement or (0,))[0] in self._statements.returns
        if step is not None and says_so and not step['raised']:
            step['returned'] = Seen(value, self._limits['values']).told
        self._finish()
        self._stack.pop()
        if self._stack:
            caller = self._stack[-1]
            self._begin('back', caller, caller.statement or (1, 1))

    def _raise(self, error):
        if isinstance(error, (StopIteration, GeneratorExit, KeyboardInterrupt)) or _is_exit(error):
            return
        if self._open is not None:
            message = message_of(error)[:_LONGEST_MESSAGE]
            self._open['raised'] = {'type': type(error).__name__, 'message': message}

    def _note_backward(self, graph):
        if self._open is not None:
            self._open['backward'] = graph

    # Steps

    def _begin(self, kind, running, statement):
        self._finish()
        if len(self.told['steps']) >= self._limits['steps']:
            self._cut('steps')
        if self._left['bytes'] < 0:
            self._cut('bytes')
        self._running = running
        self._open = {
            'kind': kind,
            'line': statement[0],
            'endLine': statement[1],
            'frame': running.number,
            'changes': [],
            'gone': [],
            'returned': None,
            'printed': '',
            'raised': None,
            'backward': None,
        }

    def _finish(self):
        step, self._open = self._open, None
        if step is None:
            return
        running = self._running
        looked_at = [running] if running is self._module else [running, self._module]
        for one in looked_at:
            names = self._names if one is self._module else one.frame.f_locals
            changes, gone = self._look(one, names)
            step['changes'] += changes
            step['gone'] += gone
        text = self._output.text
        step['printed'], self._printed = text[self._printed :], len(text)
        if step['kind'] == 'back' and not any(step[part] for part in _WHAT_HAPPENS):
            return
        self._left['bytes'] -= len(dumps(step))
        self.told['steps'].append(step)

    def _look(self, running, names):
        """What changed of the names of a frame since they were last looked at."""
        changes, seen = [], running.seen
        for name, value in list(names.items()):
            if not is_shown(name, value) or (running is self._module and name in self._left_out):
                continue
            before = seen.get(name)
            now = seen[name] = Seen(value, self._limits['values'], before)
            if before is None or (now.told is not before.told and now.told != before.told):
                changes.append({'frame': running.number, 'name': name, 'value': now.told})
        gone = [name for name in seen if name not in names]
        for name in gone:
            del seen[name]
        return changes, [{'frame': running.number, 'name': name} for name in gone]

    def _cut(self, why):
        self.told['cut'] = why
        insist({PROGRAM})
        raise KeyboardInterrupt


def _is_exit(error):
    return isinstance(error, SystemExit) and error.code in (None, 0)
