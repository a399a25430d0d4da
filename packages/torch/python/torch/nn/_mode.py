def is_float_probability(name, p):
    """PyTorch's check of a dropout probability."""
    if p < 0 or p > 1:
        raise ValueError(f"{name} probability has to be between 0 and 1, but got {p}")
