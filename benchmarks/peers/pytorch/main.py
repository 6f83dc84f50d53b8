"""PyTorch as Debian ships it: textbook networks, eager modules, Adam. Arguments: see ../python/curve.py"""

import platform
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "python"))

import torch
from torch import nn

from curve import Arguments, Curve, load

# The networks, batch sizes and epochs of ../torchsharp/TextbookNetwork.cs
NETWORKS = {
    "cnn": (
        lambda: nn.Sequential(
            nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Dropout(0.5), nn.Linear(1600, 10),
        ),
        128,
        15,
        26 * 26 * 32 * 9 + 11 * 11 * 64 * 32 * 9 + 1600 * 10,
    ),
    "dense": (
        lambda: nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10)),
        32,
        10,
        784 * 128 + 128 * 10,
    ),
}


def tensors(folder, name, images=None):
    pixels, labels = load(folder, name, images)
    return torch.tensor(pixels).unsqueeze(1).float() / 255, torch.tensor(labels).long()


def train_epoch(model, optimizer, images, labels, batch_size):
    model.train()
    for indices in torch.randperm(len(labels)).split(batch_size):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(images[indices]), labels[indices]).backward()
        optimizer.step()


@torch.no_grad()
def accuracy(model, images, labels):
    model.eval()
    correct = sum((model(x).argmax(1) == y).sum().item() for x, y in zip(images.split(1000), labels.split(1000)))
    return correct / len(labels)


def main():
    arguments = Arguments(sys.argv[1:])
    build, batch_size, epochs, multiply_accumulates = NETWORKS[arguments.model]
    torch.manual_seed(arguments.seed)
    images, labels = tensors(arguments.folder, "train", arguments.images)
    test_images, test_labels = tensors(arguments.folder, "t10k")
    model = build()
    optimizer = torch.optim.Adam(model.parameters())
    versions = {"PyTorch": torch.__version__, "Python": platform.python_version()}
    Curve.start(versions, sum(parameter.numel() for parameter in model.parameters()), multiply_accumulates)
    curve = Curve()
    for epoch in range(1, arguments.epochs_of(epochs) + 1):
        curve.train(lambda: train_epoch(model, optimizer, images, labels, batch_size))
        curve.evaluate(epoch, epoch * len(labels), lambda: accuracy(model, test_images, test_labels))


main()
