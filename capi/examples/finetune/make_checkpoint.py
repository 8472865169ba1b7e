# SPDX-License-Identifier: Apache-2.0
"""Makes garments.pt with PyTorch: a network that tells the seven classes of Fashion-MNIST apart that
are no shoes, as a training script saves it.

    python3 make_checkpoint.py /usr/share/datasets/fashion-mnist garments.pt
"""
import gzip
import sys

import numpy as np
import torch
from torch import nn

CLASSES = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Shirt", "Bag"]
LABELS = torch.tensor([0, 1, 2, 3, 4, 6, 8])  # of the data set
EPOCHS = 5


def read(path, header):
    with gzip.open(path) as f:
        return np.frombuffer(f.read(), np.uint8, offset=header)


def load(folder, part):
    x = read(f"{folder}/{part}-images-idx3-ubyte.gz", 16).reshape(-1, 1, 28, 28)
    y = read(f"{folder}/{part}-labels-idx1-ubyte.gz", 8)
    x, y = torch.from_numpy(x.copy()).float() / 255, torch.from_numpy(y.copy()).long()
    kept = torch.isin(y, LABELS)
    return x[kept], torch.searchsorted(LABELS, y[kept])


def main():
    x, y = load(sys.argv[1], "train")
    tx, ty = load(sys.argv[1], "t10k")
    torch.manual_seed(0)
    features = nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten())
    model = nn.Sequential()
    model.add_module("features", features)
    model.add_module("head", nn.Linear(288, len(CLASSES)))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    for _ in range(EPOCHS):
        for index in torch.randperm(len(x)).split(64):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x[index]), y[index]).backward()
            optimizer.step()
    with torch.no_grad():
        accuracy = (model(tx).argmax(1) == ty).float().mean().item()
    print(f"{accuracy:.4f}")
    torch.save({"model": model.state_dict(), "classes": CLASSES, "epoch": EPOCHS,
                "accuracy": accuracy}, sys.argv[2])


main()
