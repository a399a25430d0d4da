"""A small student learns digits from a teacher's answers alone, and is never shown one of them. Needs digits.u8 beside it."""

import json

import torch
import torch.nn as nn
import torch.nn.functional as F

SEED = 0  # decides the split, the first weights and the order of the images
SMOOTHING = 0.1  # label_smoothing of the teacher's loss; 0.0 is plain cross-entropy
OMITTED = 3  # the digit that no image of the student's shows
TEMPERATURE = 4.0  # the student learns the teacher's softmax(logits / TEMPERATURE)
TRAIN = 900  # images for both; 200 more correct the student's bias, the rest are the test
TEACHER_EPOCHS = 40
STUDENT_EPOCHS = 150


def report(**values):
    """One line of JSON: what you, or a page, can read while the program runs."""
    print(json.dumps(values), flush=True)


def load_digits():
    """1,797 images as rows of 64 numbers between 0 and 1, and their labels."""
    data = torch.tensor(list(open('digits.u8', 'rb').read()), dtype=torch.uint8)
    return data[: 1797 * 64].view(1797, 64).float() / 16, data[1797 * 64 :].long()


def train_epoch(model, optimizer, criterion, inputs, targets):
    order = torch.randperm(len(inputs))
    for x, y in zip(inputs[order].split(32), targets[order].split(32)):
        optimizer.zero_grad()
        criterion(model(x), y).backward()
        optimizer.step()


def distillation_loss(logits, targets):
    """Scaled by the temperature squared, so that the gradients do not shrink with it."""
    return F.cross_entropy(logits / TEMPERATURE, targets) * TEMPERATURE**2


def accuracy(logits, labels):
    return (logits.argmax(1) == labels).double().mean().item()


def recall(logits, labels):
    """The share of images of the omitted digit that are recognised."""
    return accuracy(logits[labels == OMITTED], labels[labels == OMITTED])


def fit_bias(logits, labels):
    """What to add to the logit of the omitted digit for the best accuracy: the middle of what serves best."""
    steps = torch.arange(0, 30, 0.1)
    raised = logits.repeat(len(steps), 1, 1)
    raised[:, :, OMITTED] += steps[:, None]
    right = (raised.argmax(2) == labels).sum(1)
    return steps[right == right.max()].mean().item()


torch.manual_seed(SEED)
images, labels = load_digits()
train, tune, test = torch.randperm(len(images)).split([TRAIN, 200, len(images) - TRAIN - 200])
epochs = TEACHER_EPOCHS + STUDENT_EPOCHS

teacher = nn.Sequential(nn.Linear(64, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10))
optimizer = torch.optim.Adam(teacher.parameters(), lr=2e-3)
criterion = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
for epoch in range(1, TEACHER_EPOCHS + 1):
    train_epoch(teacher, optimizer, criterion, images[train], labels[train])
    with torch.no_grad():
        unseen = teacher(images[test])
    report(epoch=epoch, of=epochs, who='teacher', acc=accuracy(unseen, labels[test]), recall=recall(unseen, labels[test]))

shown = train[labels[train] != OMITTED]
with torch.no_grad():
    answers = F.softmax(teacher(images[shown]) / TEMPERATURE, dim=1)
student = nn.Sequential(nn.Linear(64, 12), nn.ReLU(), nn.Linear(12, 10))
optimizer = torch.optim.Adam(student.parameters(), lr=3e-3)
for epoch in range(1, STUDENT_EPOCHS + 1):
    train_epoch(student, optimizer, distillation_loss, images[shown], answers)
    if epoch % 5 == 0:
        with torch.no_grad():
            seen = student(images[test])
        report(
            epoch=TEACHER_EPOCHS + epoch,
            of=epochs,
            who='student',
            acc=accuracy(seen, labels[test]),
            recall=recall(seen, labels[test]),
        )

with torch.no_grad():
    bias = fit_bias(student(images[tune]), labels[tune])
    corrected = student(images[test])
    corrected[:, OMITTED] += bias
    report(
        result={
            'recall': recall(seen, labels[test]),
            'acc': accuracy(seen, labels[test]),
            'recallCorrected': recall(corrected, labels[test]),
            'accCorrected': accuracy(corrected, labels[test]),
            'bias': bias,
            'teacherAcc': accuracy(unseen, labels[test]),
            'teacherRecall': recall(unseen, labels[test]),
        },
        answers=[
            [round(p, 4) for p in row]
            for row in (answers[labels[shown] == digit].mean(0).tolist() for digit in range(10) if digit != OMITTED)
        ],
    )
