"""no_grad, enable_grad, set_grad_enabled, inference_mode: context managers and decorators."""

import functools
import inspect

from .._engine import engine


def is_grad_enabled():
    return engine.gradEnabled()


class _Mode:
    """Sets grad mode while entered; as a decorator, for each call of the function."""

    _value = False

    def __init__(self, orig_func=None):
        self._before = []

    def __new__(cls, orig_func=None):
        made = object.__new__(cls)
        if orig_func is None or not callable(orig_func):
            return made
        made.__init__()
        return made(orig_func)

    def __enter__(self):
        self._before.append(engine.gradEnabled())
        engine.setGradEnabled(self._value)

    def __exit__(self, kind, value, trace):
        engine.setGradEnabled(self._before.pop())

    def clone(self):
        return type(self)()

    def __call__(self, function):
        if inspect.isgeneratorfunction(function):
            return self._wrapped_generator(function)

        @functools.wraps(function)
        def wrapped(*args, **kwargs):
            with self.clone():
                return function(*args, **kwargs)

        return wrapped

    def _wrapped_generator(self, function):
        @functools.wraps(function)
        def wrapped(*args, **kwargs):
            generator = function(*args, **kwargs)
            sent = None
            while True:
                try:
                    with self.clone():
                        value = generator.send(sent)
                except StopIteration as stop:
                    return stop.value
                sent = yield value

        return wrapped


class no_grad(_Mode):
    _value = False


class enable_grad(_Mode):
    _value = True


class inference_mode(_Mode):
    """Also sets grad mode: off, or with `mode=False` on."""

    def __new__(cls, mode=True):
        made = object.__new__(cls)
        if not callable(mode):
            return made
        made.__init__()
        return made(mode)

    def __init__(self, mode=True):
        self._before = []
        self.mode = mode

    def __enter__(self):
        self._before.append((engine.gradEnabled(), engine.setInferenceMode(self.mode)))
        engine.setGradEnabled(not self.mode)

    def __exit__(self, kind, value, trace):
        grad, inference = self._before.pop()
        engine.setInferenceMode(inference)
        engine.setGradEnabled(grad)

    def clone(self):
        return inference_mode(self.mode)


def is_inference_mode_enabled():
    return engine.inferenceMode()


class set_grad_enabled(_Mode):
    def __new__(cls, mode):
        return object.__new__(cls)

    def __init__(self, mode):
        self._before = [engine.gradEnabled()]
        self._value = bool(mode)
        engine.setGradEnabled(self._value)

    def __enter__(self):
        engine.setGradEnabled(self._value)

    def __exit__(self, kind, value, trace):
        engine.setGradEnabled(self._before[0])

    def clone(self):
        return set_grad_enabled(self._value)

    def __call__(self, function):
        engine.setGradEnabled(self._before[0])
        return super().__call__(function)
