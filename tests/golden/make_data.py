# SPDX-License-Identifier: Apache-2.0
"""Writes what torch.utils.data gives: make_data.py data.txt

A line "load KIND N REPLACEMENT NUM_SAMPLES GENERATOR SEED BATCH DROP_LAST WORKERS PERSISTENT EPOCHS"
goes on with "= " and the samples of all batches, -1 after each batch and -2 after each epoch, and
two numbers that are then drawn from the default generator and from the loader's. A line
"split SEED N LENGTHS..." goes on with the indices of all parts."""
import itertools
import sys

import torch
from torch.utils import data


class Drawing(data.Dataset):
    """What samples are is drawn when they are asked for."""

    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        return (torch.randint(0, 100000, ()),)


def sampler_of(kind, dataset, n, replacement, num_samples, generator):
    if kind in ("sequential", "shuffle"):
        return None
    if kind == "random" or kind == "drawing":
        return data.RandomSampler(dataset, bool(replacement), num_samples or None, generator)
    if kind == "subset":
        return data.SubsetRandomSampler(list(range(1, n, 2)), generator)
    weights = [float(i % 5 + 1) for i in range(n)]
    return data.WeightedRandomSampler(weights, num_samples or n, bool(replacement), generator)


def batches_of(kind, dataset, n, replacement, num_samples, generator, batch, drop_last):
    """batch_sampler=: a BatchSampler, or lists of 1, 2, 3, ... places from the end on."""
    if kind == "batched":
        sampler = data.RandomSampler(dataset, bool(replacement), num_samples or None, generator)
        return data.BatchSampler(sampler, batch, bool(drop_last))
    places, lists = list(range(n))[::-1], []
    while places:
        lists.append(places[:len(lists) + 1])
        places = places[len(lists[-1]):]
    return lists


def probe(generator=None):
    return int(torch.randint(0, 1 << 30, (), generator=generator))


def load(kind, n, replacement, num_samples, own, seed, batch, drop_last, workers, persistent, epochs):
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed + 7) if own else None
    dataset = Drawing(n) if kind == "drawing" else data.TensorDataset(torch.arange(n))
    if kind in ("batched", "listed"):
        order = {"batch_sampler": batches_of(kind, dataset, n, replacement, num_samples, generator,
                                             batch, drop_last)}
    else:
        order = {"sampler": sampler_of(kind, dataset, n, replacement, num_samples, generator),
                 "batch_size": batch or None, "shuffle": kind == "shuffle", "drop_last": bool(drop_last)}
    loader = data.DataLoader(dataset, num_workers=workers, persistent_workers=bool(persistent),
                             generator=generator, **order)
    out = []
    for _ in range(epochs):
        for (x,) in loader:
            out += x.reshape(-1).tolist() + [-1]
        out.append(-2)
    return out + [probe(), probe(generator) if own else 0]


def rows():
    for kind, seed, own in itertools.product(("sequential", "shuffle", "random", "subset", "weighted"),
                                             (0, 1, 12345), (0, 1)):
        yield kind, 11, 0, 0, own, seed, 4, 0, 0, 0, 3
        yield kind, 12, 0, 0, own, seed, 4, 1, 0, 0, 2
    for own in (0, 1):
        yield "shuffle", 10, 0, 0, own, 3, 0, 0, 0, 0, 2
        yield "shuffle", 23, 0, 0, own, 4, 5, 1, 0, 0, 4
        yield "random", 7, 0, 17, own, 5, 5, 1, 0, 0, 2
        yield "random", 7, 0, 14, own, 6, 7, 0, 0, 0, 2
        yield "random", 9, 1, 70, own, 7, 16, 0, 0, 0, 2
        yield "random", 9, 1, 64, own, 8, 64, 0, 0, 0, 2
        yield "weighted", 9, 1, 30, own, 9, 8, 0, 0, 0, 2
        yield "weighted", 9, 0, 5, own, 10, 2, 0, 0, 0, 2
        for workers, persistent in ((1, 0), (2, 0), (3, 0), (2, 1)):
            yield "shuffle", 13, 0, 0, own, 11, 2, 0, workers, persistent, 3
            yield "drawing", 13, 0, 0, own, 12, 2, 0, workers, persistent, 2
        yield "drawing", 9, 0, 0, own, 13, 4, 0, 0, 0, 2
        for workers in (0, 2):
            for drop_last in (0, 1):
                yield "batched", 11, 0, 0, own, 14, 4, drop_last, workers, 0, 3
                yield "batched", 7, 0, 17, own, 15, 5, drop_last, workers, 0, 2
                yield "batched", 9, 1, 70, own, 16, 16, drop_last, workers, 0, 2
                yield "batched", 12, 0, 0, own, 17, 6, drop_last, workers, 0, 2
            yield "listed", 12, 0, 0, own, 18, 0, 0, workers, 0, 2


def splits():
    yield 0, 10, [3, 7]
    yield 1, 10, [10, 0]
    yield 2, 10, [1, 0]
    yield 3, 1, [1]
    yield 4, 30, [0.3, 0.3, 0.4]
    yield 5, 11, [0.5, 0.25, 0.25]
    yield 6, 10, [0.1] * 10
    yield 7, 17, [0.7, 0.2, 0.1]


def main():
    with open(sys.argv[1], "w", encoding="utf-8") as f:
        for row in rows():
            print("load", *row, "=", *load(*row), file=f)
        for seed, n, lengths in splits():
            torch.manual_seed(seed)
            parts = data.random_split(range(n), lengths)
            indices = [i for part in parts for i in part.indices + [-1]]
            print("split", seed, n, *lengths, "=", *indices, file=f)


if __name__ == "__main__":
    main()
