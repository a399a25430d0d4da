"""The measured programs in Python: the same file runs on PyTorch and, in Pyodide, on our engine."""

import time

import torch
import torch.nn.functional as F
from torch import nn, optim


def cross_entropy(n, classes):
    def prepare():
        torch.manual_seed(0)
        logits = torch.randn(n, classes, requires_grad=True)
        target = torch.arange(n) * 7 % classes

        def step():
            logits.grad = None
            loss = F.cross_entropy(logits, target, label_smoothing=0.1)
            loss.backward()
            return loss

        return step

    return prepare


def mlp(sizes, batch, make_optimizer):
    def prepare():
        torch.manual_seed(0)
        layers = []
        for inputs, outputs in zip(sizes, sizes[1:]):
            layers += [nn.Linear(inputs, outputs), nn.ReLU()]
        model = nn.Sequential(*layers[:-1])
        criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
        optimizer = make_optimizer(model.parameters())
        x = torch.randn(batch, sizes[0])
        y = torch.arange(batch) * 7 % sizes[-1]

        def step():
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
            return loss

        return step

    return prepare


def matmul(size):
    def prepare():
        torch.manual_seed(0)
        a, b = torch.randn(size, size), torch.randn(size, size)
        return lambda: a @ b

    return prepare


def convolution():
    torch.manual_seed(0)
    x = torch.randn(128, 16, 28, 28, requires_grad=True)
    layer = nn.Conv2d(16, 32, 3, padding=1)

    def step():
        x.grad = None
        layer.zero_grad()
        out = layer(x).sum()
        out.backward()
        return out

    return step


def elementwise():
    torch.manual_seed(0)
    a, b = torch.randn(10), torch.randn(10)
    return lambda: a + b


def sgd(parameters):
    return optim.SGD(parameters, lr=0.05)


def adam(parameters):
    return optim.Adam(parameters, lr=1e-3)


PREPARE = {
    "ce-128x10": cross_entropy(128, 10),
    "ce-128x1000": cross_entropy(128, 1000),
    "ce-1024x1000": cross_entropy(1024, 1000),
    "ce-4096x1000": cross_entropy(4096, 1000),
    "mlp-small-sgd": mlp((64, 128, 10), 64, sgd),
    "mlp-small-adam": mlp((64, 128, 10), 64, adam),
    "mlp-large-sgd": mlp((784, 256, 128, 10), 128, sgd),
    "matmul-1024": matmul(1024),
    "conv": convolution,
    "add-10": elementwise,
}

_steps = {}


def measure(row, budget_seconds):
    """Milliseconds a step takes, on average over the budget, and what the first step ever gave (summed up)."""
    if row not in _steps:
        step = PREPARE[row]()
        _steps[row] = (step, float(step().sum().item()))
        until = time.perf_counter() + budget_seconds
        while time.perf_counter() < until:
            step()
    step, value = _steps[row]
    count, batch = 0, 1
    start = now = time.perf_counter()
    while now < start + budget_seconds:
        # In batches of a twentieth of the budget, so that reading the clock doesn't count.
        for _ in range(batch):
            step()
        count += batch
        now = time.perf_counter()
        batch = max(1, int(budget_seconds / 20 / (now - start) * count))
    return (now - start) / count * 1000, value
