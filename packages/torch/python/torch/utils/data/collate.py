"""Makes a batch of a list of examples."""

from collections.abc import Mapping, Sequence

from ... import Tensor, as_tensor, float64, stack, tensor

__all__ = ["default_collate", "default_convert"]


def default_collate(batch):
    first = batch[0]
    if isinstance(first, Tensor):
        return stack(batch, 0)
    if hasattr(first, "__array__") and hasattr(first, "dtype"):
        return stack([as_tensor(item) for item in batch], 0)
    if isinstance(first, float):
        return tensor(batch, dtype=float64)
    if isinstance(first, int):
        return tensor(batch)
    if isinstance(first, (str, bytes)):
        return batch
    if isinstance(first, Mapping):
        return type(first)({key: default_collate([item[key] for item in batch]) for key in first})
    if isinstance(first, tuple) and hasattr(first, "_fields"):
        return type(first)(*(default_collate(part) for part in zip(*batch)))
    if isinstance(first, Sequence):
        if any(len(item) != len(first) for item in batch):
            raise RuntimeError("each element in list of batch should be of equal size")
        return [default_collate(part) for part in zip(*batch)]
    raise TypeError(
        f"default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {type(first)}"
    )


def default_convert(data):
    if isinstance(data, Tensor) or not hasattr(data, "__array__"):
        return data
    return as_tensor(data)
