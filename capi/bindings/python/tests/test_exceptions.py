# SPDX-License-Identifier: Apache-2.0
"""Errors of the library as the exceptions of Python's that PyTorch raises."""
import copy
import errno
import os
import tempfile
import unittest

import nnc
import nnc.nn as nn


class TestClasses(unittest.TestCase):
    def raises(self, builtin, own, call):
        with self.assertRaises(builtin) as caught:
            call()
        self.assertIsInstance(caught.exception, own)
        self.assertIsInstance(caught.exception, nnc.Error)
        return caught.exception

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            missing = os.path.join(folder, "none")
            found = self.raises(FileNotFoundError, nnc.FileError, lambda: nnc.load(missing))
            self.assertEqual(found.errno, errno.ENOENT)
            self.assertIn(missing, str(found))
            self.raises(FileNotFoundError, nnc.FileError, lambda: nnc.read_image(missing))
            self.raises(FileNotFoundError, nnc.FileError, lambda: nnc.safetensors.load_file(missing))
            with open(missing, "wb") as file:
                file.write(b"no archive")
            with self.assertRaises(nnc.FileError) as caught:
                nnc.load(missing)
            self.assertNotIsInstance(caught.exception, FileNotFoundError)

    def test_arguments_of_a_call(self):
        layer, x = nn.Linear(4, 2), nnc.ones(3, 4)
        for call in (lambda: layer(), lambda: layer(x, x), lambda: layer(None), lambda: nn.Sequential(layer)(x, x),
                     lambda: nn.CrossEntropyLoss()(x), lambda: nn.MultiheadAttention(4, 2)(x)):
            self.raises(TypeError, nnc.InvalidError, call)
        self.raises(TypeError, nnc.UnknownError, lambda: layer(x, y=x))

    def test_what_is_not_there(self):
        x = nnc.ones(3, 4)
        self.raises(NotImplementedError, nnc.DtypeError, lambda: -nnc.tensor([True]))
        self.raises(NotImplementedError, nnc.UnsupportedError, lambda: nn.ModuleList()(x))
        self.raises(NotImplementedError, nnc.UnsupportedError, lambda: nn.ModuleDict()(x))
        self.raises(AssertionError, nnc.UnsupportedError, lambda: x.to("cuda"))

    def test_heads(self):
        self.raises(AssertionError, nnc.InvalidError, lambda: nn.MultiheadAttention(5, 2))
        self.raises(AssertionError, nnc.InvalidError, lambda: nn.Transformer(5, 2))
        with self.assertRaises(ValueError) as caught:
            nn.MultiheadAttention(0, 2)
        self.assertNotIsInstance(caught.exception, AssertionError)

    def test_kinds(self):
        x, p = nnc.ones(2, 3), nn.Parameter(nnc.ones(1))
        F, labels = nn.functional, nnc.tensor([0])
        for builtin, calls in {
            ValueError: (
                lambda: F.cross_entropy(x, labels), lambda: F.binary_cross_entropy(x, nnc.ones(2)),
                lambda: F.binary_cross_entropy_with_logits(x, nnc.ones(2)), lambda: nn.BatchNorm2d(3)(x),
                lambda: F.local_response_norm(x[0], 2), lambda: nn.LSTM(3, 2)(nnc.ones(3)), lambda: nn.Softmax2d()(x[0]),
                lambda: nn.EmbeddingBag(3, 2)(labels), lambda: nn.init.xavier_uniform_(x[0]), lambda: nn.init.eye_(x[0]),
                lambda: nnc.optim.SGD([p * 2], lr=0.1), lambda: nn.Linear(2, 2).train(2), lambda: float(x), lambda: int(x),
                lambda: nnc.optim.lr_scheduler.ChainedScheduler([]),
                lambda: nn.utils.parametrizations.weight_norm(nn.ReLU()),
                lambda: nnc.utils.data.BatchSampler([1], 0, False), lambda: nnc.utils.data.random_split([1, 2], [0.5, 0.6]),
                lambda: nnc.utils.data.StackDataset([1], [1, 2]), lambda: nn.Sequential(nn.ReLU()) * 0),
            TypeError: (
                lambda: nnc.relu(None), lambda: nn.Linear("a", 2), lambda: nn.Linear(3.5, 2), lambda: nn.RNN(3, "a"),
                lambda: nn.LSTMCell(3, 2)(nnc.ones(1, 3), nnc.ones(1, 2)), lambda: nn.CrossEntropyLoss(weight=[1, 2]),
                lambda: nnc.optim.Adam([p], betas=0.9), lambda: nnc.optim.LBFGS([p]).step(),
                lambda: nn.Linear(2, 2).load_state_dict(7), lambda: nn.Module().register_parameter("a", x)),
            KeyError: (
                lambda: nn.Module().add_module("a.b", nn.ReLU()), lambda: nn.Module().add_module("", nn.ReLU()),
                lambda: nn.Module().register_buffer("train", x), lambda: nn.ModuleDict({"": nn.ReLU()}),
                lambda: nnc.optim.SGD([p], lr=0.1).param_groups[0]["none"]),
            AttributeError: (
                lambda: nn.Module().get_submodule("a"), lambda: nn.Module().get_parameter("a"),
                lambda: nn.Module().get_buffer("a.b")),
            NotImplementedError: (
                lambda: nnc.rand(2, dtype=nnc.int64), lambda: x & x, lambda: nnc.bincount(x), lambda: F.elu(labels),
                lambda: F.pad(x, (1, 1), mode="none"), lambda: F.interpolate(x[None], size=3, mode="bilinear")),
            AssertionError: (
                lambda: nn.Embedding(3, 2, padding_idx=5), lambda: nn.Hardtanh(2, 1), lambda: nnc.zeros(1, device="cuda"),
                lambda: nn.TransformerEncoderLayer(4, 2)(nnc.ones(1, 1, 5)),
                lambda: nnc.utils.data.TensorDataset(x, x[0]), lambda: nnc.utils.data.ConcatDataset([])),
            IndexError: (lambda: x[nnc.tensor([0.5])], lambda: x[1.5], lambda: x[5], lambda: x.sum(dim=4)),
            RuntimeError: (lambda: nnc.tensor(None), lambda: nnc.tensor([1, {}]), lambda: copy.deepcopy(p * 2)),
            nnc.linalg.LinAlgError: (
                lambda: nnc.linalg.inv(nnc.zeros(2, 2)), lambda: nnc.linalg.solve(nnc.zeros(2, 2), nnc.ones(2)),
                lambda: nnc.linalg.cholesky(-nnc.eye(2))),
        }.items():
            for i, call in enumerate(calls):
                with self.subTest(kind=builtin.__name__, number=i), self.assertRaises(builtin) as caught:
                    call()
                if isinstance(caught.exception, nnc.Error):
                    self.assertNotIn(str(caught.exception)[0], "'\"")  # as KeyError prints it
        with self.assertRaises(RuntimeError) as caught:  # and not all are of every kind
            nnc.ones(2) + nnc.ones(3)
        self.assertNotIsInstance(caught.exception, (ValueError, TypeError, KeyError))
