"""detect_anomaly and set_detect_anomaly: backward tells which node first gave NaN."""

from .._engine import engine

_state = (False, True)


def is_anomaly_enabled():
    return _state[0]


class set_detect_anomaly:
    """Takes effect at once; as a context manager, until its end. The trace of the forward call is not kept."""

    def __init__(self, mode, check_nan=True):
        self._before = _state
        _set(bool(mode), check_nan)

    def __enter__(self):
        pass

    def __exit__(self, *exception):
        _set(*self._before)


class detect_anomaly:
    """A context in which backward looks for NaN."""

    def __init__(self, check_nan=True):
        self._check_nan = check_nan
        self._before = _state

    def __enter__(self):
        self._before = _state
        _set(True, self._check_nan)

    def __exit__(self, *exception):
        _set(*self._before)


def _set(mode, check_nan):
    global _state
    _state = (mode, check_nan)
    engine.setAnomaly(mode, check_nan)
