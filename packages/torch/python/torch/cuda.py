"""torch.cuda where there is no CUDA: programs that ask first go on with the cpu, the others get PyTorch's error."""

from ._types import check_device


def is_available():
    return False


is_initialized = is_bf16_supported = is_available


def device_count():
    return 0


def _without_effect(*args, **kwargs):
    """Does nothing, as PyTorch's function of this name does without CUDA."""


empty_cache = manual_seed = manual_seed_all = seed = seed_all = _without_effect
reset_peak_memory_stats = reset_max_memory_allocated = ipc_collect = _without_effect


def memory_allocated(device=None):
    return 0


max_memory_allocated = memory_reserved = max_memory_reserved = memory_allocated


def _refused(*args, **kwargs):
    check_device("cuda")


current_device = get_device_name = get_device_properties = get_device_capability = _refused
synchronize = set_device = current_stream = Stream = Event = init = _refused
