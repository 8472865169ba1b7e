# SPDX-License-Identifier: Apache-2.0
"""Datasets: what their indices may be."""
import unittest

import nnc
from nnc.utils.data import ConcatDataset, DataLoader, Subset, TensorDataset, random_split


def lists(sample):
    return tuple(t.tolist() for t in sample)


class TestIndices(unittest.TestCase):
    def setUp(self):
        self.data = TensorDataset(nnc.arange(6), nnc.arange(6) * 2)

    def test_of_tensors(self):
        data = self.data
        self.assertEqual(lists(data[:2]), ([0, 1], [0, 2]))
        self.assertEqual(lists(data[[0, 2]]), ([0, 2], [0, 4]))
        self.assertEqual(lists(data[nnc.tensor([1, 2])]), ([1, 2], [2, 4]))
        self.assertEqual(lists(data[nnc.tensor(1)]), (1, 2))
        self.assertEqual(lists(data[data.tensors[0] > 3]), ([4, 5], [8, 10]))
        self.assertEqual(lists(data[-1]), (5, 10))
        with self.assertRaises(IndexError):
            data[7]

    def test_of_a_subset(self):
        part = Subset(self.data, [5, 3, 1])
        self.assertEqual(lists(part[0]), (5, 10))
        self.assertEqual(lists(part[:2]), ([5, 3], [10, 6]))
        self.assertEqual(lists(part[[0, 2]]), ([5, 1], [10, 2]))
        self.assertEqual(lists(part[-1]), (1, 2))
        with self.assertRaises(IndexError):
            part[7]
        self.assertEqual(Subset(list(range(10)), [5, 3, 1])[0], 5)
        with self.assertRaises(TypeError):
            Subset(list(range(10)), [5, 3, 1])[:2]

    def test_of_a_subset_by_a_tensor(self):
        part = Subset(self.data, nnc.tensor([5, 3]))
        self.assertEqual(lists(part[0]), (5, 10))
        self.assertEqual(lists(part[:]), ([5, 3], [10, 6]))
        self.assertEqual(lists(next(iter(DataLoader(part, 2)))), ([5, 3], [10, 6]))

    def test_of_the_parts_of_a_split(self):
        nnc.manual_seed(0)
        first, second = random_split(self.data, [4, 2])
        self.assertEqual(first.indices, [2, 5, 3, 0])
        self.assertEqual(lists(second[:]), ([1, 4], [2, 8]))

    def test_of_what_is_joined(self):
        both = ConcatDataset([self.data, self.data])
        self.assertEqual(lists(both[7]), (1, 2))
        self.assertEqual(lists(both[-1]), (5, 10))
        with self.assertRaises(ValueError):
            both[-13]
        with self.assertRaises(IndexError):
            both[12]
