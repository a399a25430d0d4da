"""torch.backends: none but the cpu's is there; flags can be set and change nothing."""


class _Backend:
    def __init__(self, available, **flags):
        self._available = available
        self.__dict__.update(flags)

    def is_available(self):
        return self._available

    is_built = is_available


cudnn = _Backend(False, enabled=True, benchmark=False, deterministic=False, allow_tf32=True)
cuda = _Backend(False)
mps = _Backend(False)
mkldnn = _Backend(False, enabled=False)
