"""What values a parameter or a sample may take: `check` gives a bool tensor, the text stands in errors."""


class Constraint:
    is_discrete = False
    event_dim = 0

    def __init__(self, text, holds, event_dim=0, is_discrete=False):
        self._text = text
        self._holds = holds
        self.event_dim = event_dim
        self.is_discrete = is_discrete

    def check(self, value):
        return self._holds(value)

    def __repr__(self):
        return self._text


def greater_than(bound):
    return Constraint(f"GreaterThan(lower_bound={bound})", lambda v: v > bound)


def greater_than_eq(bound):
    return Constraint(f"GreaterThanEq(lower_bound={bound})", lambda v: v >= bound)


def less_than(bound):
    return Constraint(f"LessThan(upper_bound={bound})", lambda v: v < bound)


def interval(low, high):
    text = f"Interval(lower_bound={low}, upper_bound={high})"
    return Constraint(text, lambda v: (v >= low) & (v <= high))


def integer_interval(low, high):
    text = f"IntegerInterval(lower_bound={low}, upper_bound={high})"
    return Constraint(text, lambda v: (v % 1 == 0) & (v >= low) & (v <= high), is_discrete=True)


def independent(base, count):
    """A constraint of vectors: all their elements satisfy `base`."""

    def holds(value):
        inside = base.check(value)
        return inside.reshape((*inside.shape[: inside.dim() - count], -1)).all(-1)

    return Constraint(f"IndependentConstraint({base!r}, {count})", holds, base.event_dim + count, base.is_discrete)


def _is_simplex(v):
    return (v >= 0).all(dim=-1) & ((v.sum(-1) - 1).abs() < 1e-6)


def _is_one_hot(v):
    return ((v == 0) | (v == 1)).all(-1) & (v.sum(-1) == 1)


def _is_lower_cholesky(v):
    return (v.tril() == v).flatten(-2).all(-1) & (v.diagonal(dim1=-2, dim2=-1) > 0).all(-1)


def _is_positive_definite(v):
    from ..linalg import cholesky_ex

    symmetric = (v - v.mT).abs().flatten(-2).amax(-1) < 1e-6
    return symmetric & (cholesky_ex(v).info == 0)


real = Constraint("Real()", lambda v: v == v)
real_vector = independent(real, 1)
positive = greater_than(0.0)
nonnegative = greater_than_eq(0.0)
unit_interval = interval(0.0, 1.0)
boolean = Constraint("Boolean()", lambda v: (v == 0) | (v == 1), is_discrete=True)
nonnegative_integer = Constraint(
    "IntegerGreaterThan(lower_bound=0)", lambda v: (v % 1 == 0) & (v >= 0), is_discrete=True
)
simplex = Constraint("Simplex()", _is_simplex, 1)
one_hot = Constraint("OneHot()", _is_one_hot, 1, True)
lower_cholesky = Constraint("LowerCholesky()", _is_lower_cholesky, 2)
positive_definite = Constraint("PositiveDefinite()", _is_positive_definite, 2)
