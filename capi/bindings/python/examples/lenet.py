#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""LeNet learns to tell clothes apart: Fashion-MNIST (Debian's package dataset-fashion-mnist)."""
import argparse
import sys

import nnc
import nnc.nn as nn
import nnc.nn.functional as F


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 3)
        self.fc1 = nn.Linear(16 * 6 * 6, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = x.flatten(1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)


def load(folder, part):
    """Images of 32 by 32 pixels from 0 to 1, and their classes."""
    images = nnc.idx_load(f"{folder}/{part}-images-idx3-ubyte.gz").unsqueeze(1)
    labels = nnc.idx_load(f"{folder}/{part}-labels-idx1-ubyte.gz")
    return F.pad(images / 255, (2, 2, 2, 2)), labels.long()


def train(net, optimizer, images, labels, batch_size):
    """All images once, in a random order; gives the mean loss."""
    net.train()
    total = 0.0
    for index in nnc.randperm(len(images)).split(batch_size):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(images[index]), labels[index])
        loss.backward()
        optimizer.step()
        total += loss.item() * len(index)
    return total / len(images)


@nnc.no_grad()
def accuracy(net, images, labels):
    """In percent."""
    net.eval()
    right = sum((net(x).argmax(1) == y).sum().item() for x, y in zip(images.split(1000), labels.split(1000)))
    return 100 * right / len(images)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="/usr/share/datasets/fashion-mnist",
                        help="folder of the four *-ubyte.gz files")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch-size", type=int, default=64)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--save", help="write the weights there, as safetensors")
    options = parser.parse_args()

    train_images, train_labels = load(options.data, "train")
    test_images, test_labels = load(options.data, "t10k")
    nnc.manual_seed(options.seed)
    net = LeNet()
    optimizer = nnc.optim.Adam(net.parameters(), lr=1e-3)
    for epoch in range(1, options.epochs + 1):
        loss = train(net, optimizer, train_images, train_labels, options.batch_size)
        percent = accuracy(net, test_images, test_labels)
        print(f"epoch {epoch:2}  loss {loss:.4f}  test accuracy {percent:.2f} %", flush=True)
    if options.save:
        nnc.safetensors.save_model(net, options.save)
    return 0


if __name__ == "__main__":
    sys.exit(main())
