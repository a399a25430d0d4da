"""Parameters as one vector, and back."""

from ..._tensor import Tensor, _functions


def parameters_to_vector(parameters):
    return _functions["cat"]([p.view(-1) for p in parameters])


def vector_to_parameters(vec, parameters):
    """Each parameter takes its part of the vector for its data."""
    if not isinstance(vec, Tensor):
        raise TypeError(f"expected torch.Tensor, but got: {type(vec)}")
    start = 0
    for p in parameters:
        end = start + p.numel()
        p.data = vec[start:end].view_as(p).data
        start = end
