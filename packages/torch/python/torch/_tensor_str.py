"""torch.set_printoptions. The printing itself is the engine's."""

from ._engine import engine

_PROFILES = {
    "default": {"precision": 4, "threshold": 1000, "edgeitems": 3, "linewidth": 80},
    "short": {"precision": 2, "threshold": 1000, "edgeitems": 2, "linewidth": 80},
    "full": {"precision": 4, "threshold": float("inf"), "edgeitems": 3, "linewidth": 80},
}
_options = {**_PROFILES["default"], "sci_mode": None}


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None):
    if profile is not None:
        _options.update(_PROFILES[profile])
    given = {"precision": precision, "threshold": threshold, "edgeitems": edgeitems, "linewidth": linewidth}
    _options.update({k: v for k, v in given.items() if v is not None})
    _options["sci_mode"] = sci_mode
    _apply()


def _apply():
    o = _options
    sci = -1 if o["sci_mode"] is None else int(o["sci_mode"])
    engine.setPrintOptions(o["precision"], float(o["threshold"]), o["edgeitems"], o["linewidth"], sci)


class printoptions:
    """set_printoptions for a `with` block."""

    def __init__(self, **options):
        self._given = options

    def __enter__(self):
        self._before = dict(_options)
        set_printoptions(**self._given)

    def __exit__(self, *exception):
        _options.update(self._before)
        _apply()
