"""A step length with the strong Wolfe conditions: bracket, then zoom by cubic interpolation (Nocedal and Wright, 3.5, 3.6)."""

import math

DECREASE = 1e-4
CURVATURE = 0.9
SHORTEST = 1e-9
MOST_CALLS = 25


def _cubic(x1, f1, g1, x2, f2, g2, bounds=None):
    """Where the cubic through two points with these slopes is least, within the bounds."""
    low, high = bounds or ((x1, x2) if x1 <= x2 else (x2, x1))
    d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
    square = d1**2 - g1 * g2
    if square < 0:
        return (low + high) / 2.0
    d2 = math.sqrt(square)
    if x1 <= x2:
        least = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
    else:
        least = x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2))
    return min(max(least, low), high)


class _Point:
    def __init__(self, t, loss, gradient, slope):
        self.t, self.loss, self.gradient, self.slope = t, loss, gradient, slope


def strong_wolfe(at, t, direction, loss, gradient, slope):
    """Gives (loss, gradient, step length, evaluations); `at(t)` gives loss and gradient at a distance."""
    size = direction.abs().max().item()
    start = _Point(0, loss, gradient.clone(), slope)

    def point(distance):
        value, grad = at(distance)
        return _Point(distance, value, grad.clone(), grad.dot(direction).item())

    def is_too_high(p):
        return p.loss > start.loss + DECREASE * p.t * start.slope

    before, now = start, point(t)
    calls = 1
    bracket, is_done = None, False
    while bracket is None and calls <= MOST_CALLS:
        if is_too_high(now) or (calls > 1 and now.loss >= before.loss):
            bracket = [before, now]
        elif abs(now.slope) <= -CURVATURE * start.slope:
            bracket, is_done = [now], True
        elif now.slope >= 0:
            bracket = [before, now]
        else:
            bounds = (now.t + 0.01 * (now.t - before.t), now.t * 10)
            further = _cubic(before.t, before.loss, before.slope, now.t, now.loss, now.slope, bounds)
            before, now = now, point(further)
            calls += 1
    if bracket is None:
        bracket = [start, now]
    if not is_done:
        calls = _zoom(bracket, point, start, is_too_high, size, calls)
    best = bracket[0] if len(bracket) == 1 or bracket[0].loss <= bracket[-1].loss else bracket[1]
    return best.loss, best.gradient, best.t, calls


def _zoom(bracket, point, start, is_too_high, size, calls):
    has_stalled = False
    low, high = (0, 1) if bracket[0].loss <= bracket[-1].loss else (1, 0)
    while calls < MOST_CALLS:
        a, b = bracket
        if abs(b.t - a.t) * size < SHORTEST:
            break
        t = _cubic(a.t, a.loss, a.slope, b.t, b.loss, b.slope)
        left, right = min(a.t, b.t), max(a.t, b.t)
        margin = 0.1 * (right - left)
        if min(right - t, t - left) < margin:
            if has_stalled or t >= right or t <= left:
                t = right - margin if abs(t - right) < abs(t - left) else left + margin
                has_stalled = False
            else:
                has_stalled = True
        else:
            has_stalled = False
        new = point(t)
        calls += 1
        if is_too_high(new) or new.loss >= bracket[low].loss:
            bracket[high] = new
            low, high = (0, 1) if bracket[0].loss <= bracket[1].loss else (1, 0)
        else:
            is_good = abs(new.slope) <= -CURVATURE * start.slope
            if not is_good and new.slope * (bracket[high].t - bracket[low].t) >= 0:
                bracket[high] = bracket[low]
            bracket[low] = new
            if is_good:
                break
    return calls
