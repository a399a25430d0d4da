"""Handwritten digits, learned with or without label smoothing. Needs digits.u8 beside it, and prints lines of JSON."""

import json

import torch
import torch.nn as nn
import torch.nn.functional as F

SEED = 0  # decides the split, the first weights and the order of the images
SMOOTHING = 0.1  # label_smoothing of the loss; 0.0 is plain cross-entropy
NOISE = 0.0  # the share of training labels that are made wrong
TRAIN = 900  # images to learn from; 200 more fit the temperature, the rest are the test
HIDDEN = (64, 32)
EPOCHS = 40


def report(**values):
    """One line of JSON: what you, or a page, can read while the program runs."""
    print(json.dumps(values), flush=True)


def load_digits():
    """1,797 images as rows of 64 numbers between 0 and 1, and their labels."""
    data = torch.tensor(list(open('digits.u8', 'rb').read()), dtype=torch.uint8)
    return data[: 1797 * 64].view(1797, 64).float() / 16, data[1797 * 64 :].long()


def with_noise(labels, share):
    """Each label is replaced, with probability `share`, by one of the nine others."""
    wrong = (labels + torch.randint(1, 10, labels.shape)) % 10
    return torch.where(torch.rand(len(labels)) < share, wrong, labels)


def make_model(sizes):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(nn.Sequential(*layers), nn.Linear(sizes[-1], 10))


def train_epoch(model, optimizer, criterion, images, labels):
    order = torch.randperm(len(images))
    for x, y in zip(images[order].split(32), labels[order].split(32)):
        optimizer.zero_grad()
        criterion(model(x), y).backward()
        optimizer.step()


def logit_gap(logits, labels):
    """How far the logit of the label is above the mean of the nine others, on average."""
    own = logits.gather(1, labels[:, None])[:, 0]
    return (own - (logits.sum(1) - own) / 9).mean().item()


def fit_temperature(logits, labels):
    """The T from 1/4 to 4 for which softmax(logits / T) has the smallest cross-entropy: its slope in 1/T is 0 there."""
    own = logits.gather(1, labels[:, None])[:, 0].mean()
    low, high = -2.0, 2.0
    for _ in range(30):
        middle = (low + high) / 2
        p = F.softmax(logits * 2**middle, dim=1)
        slope = (p * logits).sum(1).mean() - own
        low, high = (low, middle) if slope > 0 else (middle, high)
    return 2**-low


def reliability(probabilities, labels):
    """For each of 15 bins of confidence: how many answers, the sum of their confidence, how many were right."""
    confidence, answer = probabilities.max(1)
    place = (confidence * 15).ceil().long().clamp(1, 15) - 1
    count = torch.bincount(place, minlength=15)
    surety = torch.bincount(place, weights=confidence, minlength=15)
    right = torch.bincount(place, weights=(answer == labels).double(), minlength=15)
    return torch.stack([count, surety, right], dim=1)


def project(model, images, labels, classes=(3, 5, 8)):
    """Where images of three classes lie on the plane through the three rows of the last layer that stand for them."""
    body, head = model
    corner, second, third = head.weight[list(classes)].double()
    across = F.normalize(second - corner, dim=0)
    up = third - corner
    up = F.normalize(up - (up @ across) * across, dim=0)
    chosen = torch.isin(labels, torch.tensor(classes))
    points = (body(images[chosen]).double() - corner) @ torch.stack([across, up], dim=1)
    return torch.cat([labels[chosen][:, None], points], dim=1)


torch.manual_seed(SEED)
images, labels = load_digits()
train, tune, test = torch.randperm(len(images)).split([TRAIN, 200, len(images) - TRAIN - 200])
train_labels = with_noise(labels[train], NOISE)
model = make_model([64, *HIDDEN])
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
criterion = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)

for epoch in range(1, EPOCHS + 1):
    train_epoch(model, optimizer, criterion, images[train], train_labels)
    with torch.no_grad():
        seen, unseen = model(images[train]), model(images[test])
    report(
        epoch=epoch,
        of=EPOCHS,
        loss=criterion(seen, train_labels).item(),
        gap=logit_gap(seen, train_labels),
        acc=(unseen.argmax(1) == labels[test]).double().mean().item(),
        nll=F.cross_entropy(unseen, labels[test]).item(),
    )

with torch.no_grad():
    logits, answers = model(images[test]).double(), labels[test]
    temperature = fit_temperature(model(images[tune]).double(), labels[tune])
    p = F.softmax(logits, dim=1)
    bins = reliability(p, answers)
    count, surety, right = bins.sum(0).tolist()
    report(
        result={
            'acc': right / count,
            'nll': F.cross_entropy(logits, answers).item(),
            'ece': (bins[:, 1] - bins[:, 2]).abs().sum().item() / count,
            'brier': ((p - F.one_hot(answers, 10)) ** 2).sum(1).mean().item(),
            'overconfidence': (surety - right) / count,
            'gap': logit_gap(seen, train_labels),
            'temperature': temperature,
            'nllAfterT': F.cross_entropy(logits / temperature, answers).item(),
        },
        bins=bins.round(decimals=4).tolist(),
        confusion=torch.bincount(answers * 10 + p.argmax(1), minlength=100).view(10, 10).tolist(),
        projection=project(model, images[test], answers).round(decimals=2).tolist(),
    )
