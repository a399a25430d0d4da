"""Limited-memory BFGS (Nocedal and Wright 2006, algorithms 7.4 and 7.5), with a strong Wolfe line search if asked."""

from .. import cat
from ..autograd.grad_mode import enable_grad, no_grad
from .optimizer import Optimizer
from .wolfe import strong_wolfe

__all__ = ["LBFGS"]


class LBFGS(Optimizer):
    def __init__(
        self,
        params,
        lr=1,
        max_iter=20,
        max_eval=None,
        tolerance_grad=1e-7,
        tolerance_change=1e-9,
        history_size=100,
        line_search_fn=None,
    ):
        if lr < 0.0:
            raise ValueError(f"Invalid learning rate: {lr}")
        defaults = {
            "lr": lr,
            "max_iter": max_iter,
            "max_eval": max_iter * 5 // 4 if max_eval is None else max_eval,
            "tolerance_grad": tolerance_grad,
            "tolerance_change": tolerance_change,
            "history_size": history_size,
            "line_search_fn": line_search_fn,
        }
        super().__init__(params, defaults)
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
        self._params = self.param_groups[0]["params"]

    def _gradient(self):
        return cat([(p.new_zeros(p.numel()) if p.grad is None else p.grad.reshape(-1)) for p in self._params])

    def _move(self, t, direction):
        start = 0
        for p in self._params:
            p.add_(direction[start : start + p.numel()].view_as(p), alpha=t)
            start += p.numel()

    def _evaluate_at(self, closure, kept, t, direction):
        """Loss and gradient at a distance, the parameters left where they were."""
        self._move(t, direction)
        loss = float(closure())
        gradient = self._gradient()
        for p, value in zip(self._params, kept):
            p.copy_(value)
        return loss, gradient

    def step(self, closure):
        with no_grad():
            return self._step(lambda: _recorded(closure))

    def _step(self, closure):
        group = self.param_groups[0]
        state = self.state[self._params[0]]
        state.setdefault("func_evals", 0)
        state.setdefault("n_iter", 0)
        first_loss = closure()
        loss = float(first_loss)
        evaluations = 1
        state["func_evals"] += 1
        gradient = self._gradient()
        if gradient.abs().max().item() <= group["tolerance_grad"]:
            return first_loss
        for iteration in range(1, group["max_iter"] + 1):
            state["n_iter"] += 1
            direction = self._direction(state, gradient, group["history_size"])
            state["prev_flat_grad"] = gradient.clone()
            last_loss = loss
            t = group["lr"]
            if state["n_iter"] == 1:
                t *= min(1.0, 1.0 / gradient.abs().sum().item())
            slope = gradient.dot(direction).item()
            if slope > -group["tolerance_change"]:
                break
            if group["line_search_fn"] is not None:
                if group["line_search_fn"] != "strong_wolfe":
                    raise RuntimeError("only 'strong_wolfe' is supported")
                kept = [p.clone() for p in self._params]

                def at(distance):
                    return self._evaluate_at(closure, kept, distance, direction)

                loss, gradient, t, calls = strong_wolfe(at, t, direction, loss, gradient, slope)
                self._move(t, direction)
            else:
                self._move(t, direction)
                calls = 0
                if iteration != group["max_iter"]:
                    loss = float(closure())
                    gradient = self._gradient()
                    calls = 1
            state["d"], state["t"] = direction, t
            evaluations += calls
            state["func_evals"] += calls
            small_step = direction.mul(t).abs().max().item() <= group["tolerance_change"]
            settled = abs(loss - last_loss) < group["tolerance_change"]
            flat = gradient.abs().max().item() <= group["tolerance_grad"]
            if evaluations >= group["max_eval"] or flat or small_step or settled:
                break
        return first_loss

    def _direction(self, state, gradient, history_size):
        """Minus the gradient, bent by the curvature seen in the last steps (two-loop recursion)."""
        if state["n_iter"] == 1:
            state["pairs"] = []
            state["scale"] = 1.0
            return gradient.neg()
        change = gradient.sub(state["prev_flat_grad"])
        moved = state["d"].mul(state["t"])
        curvature = change.dot(moved).item()
        if curvature > 1e-10:
            state["pairs"] = [*state["pairs"], (change, moved, 1.0 / curvature)][-history_size:]
            state["scale"] = curvature / change.dot(change).item()
        q = gradient.neg()
        weights = []
        for y, s, rho in reversed(state["pairs"]):
            weight = s.dot(q).item() * rho
            weights.append(weight)
            q.add_(y, alpha=-weight)
        direction = q.mul(state["scale"])
        for (y, s, rho), weight in zip(state["pairs"], reversed(weights)):
            direction.add_(s, alpha=weight - y.dot(direction).item() * rho)
        return direction


def _recorded(closure):
    with enable_grad():
        return closure()
