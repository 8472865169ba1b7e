# SPDX-License-Identifier: Apache-2.0
"""The classes of layers and optimizers: what isinstance says of them."""
import importlib
import unittest

import nnc
import nnc.nn as nn
import nnc.optim as optim

# Of PyTorch 2.14: classes with the bases that programs ask for.
LAYERS = """
activation: ReLU6<Hardtanh
batchnorm: BatchNorm1d<_BatchNorm<_NormBase LazyBatchNorm2d<_LazyNormBase LazyBatchNorm3d<_BatchNorm
batchnorm: SyncBatchNorm<_BatchNorm
conv: Conv2d<_ConvNd ConvTranspose1d<_ConvTransposeNd<_ConvNd LazyConv1d<Conv1d LazyConvTranspose3d<ConvTranspose3d
dropout: Dropout<_DropoutNd AlphaDropout<_DropoutNd
instancenorm: InstanceNorm2d<_InstanceNorm LazyInstanceNorm1d<_InstanceNorm
linear: LazyLinear<Linear NonDynamicallyQuantizableLinear<Linear
loss: L1Loss<_Loss CrossEntropyLoss<_WeightedLoss<_Loss NLLLoss2d<NLLLoss BCEWithLogitsLoss<_Loss
padding: ZeroPad2d<ConstantPad2d<_ConstantPadNd CircularPad1d<_CircularPadNd
pooling: MaxPool2d<_MaxPoolNd AdaptiveAvgPool1d<_AdaptiveAvgPoolNd MaxUnpool3d<_MaxUnpoolNd LPPool3d<_LPPoolNd
rnn: LSTM<RNNBase GRU<RNNBase RNN<RNNBase LSTMCell<RNNCellBase GRUCell<RNNCellBase RNNCell<RNNCellBase
upsampling: UpsamplingNearest2d<Upsample UpsamplingBilinear2d<Upsample
"""


class TestBases(unittest.TestCase):
    def test_those_of_layers(self):
        for line in LAYERS.strip().splitlines():
            name, _, chains = line.partition(": ")
            module = importlib.import_module(f"nnc.nn.modules.{name}")
            for chain in chains.split():
                kinds = [getattr(module, k) for k in chain.split("<")]
                for kind, base in zip(kinds, kinds[1:]):
                    self.assertTrue(issubclass(kind, base), (kind, base))
                self.assertTrue(issubclass(kinds[0], nn.Module))
        self.assertTrue(issubclass(nn.LazyLinear, nn.modules.lazy.LazyModuleMixin))
        self.assertFalse(issubclass(nn.LazyBatchNorm1d, nn.BatchNorm1d))
        self.assertFalse(issubclass(nn.BatchNorm1d, nn.modules.instancenorm._InstanceNorm))
        self.assertIs(nn.modules.Linear, nn.Linear)
        self.assertIs(nn.modules.container.Sequential, nn.Sequential)

    def test_those_of_optimizers(self):
        w = nn.Parameter(nnc.ones(1))
        self.assertIsInstance(optim.AdamW([w]), optim.Adam)
        self.assertNotIsInstance(optim.Adam([w]), optim.AdamW)
        self.assertTrue(repr(optim.AdamW([w])).startswith("AdamW ("))
        self.assertIn("weight_decay: 0.01", repr(optim.AdamW([w])))

    def test_construction_and_print_are_those_of_the_class_itself(self):
        self.assertEqual(repr(nn.ReLU6()), "ReLU6()")
        self.assertEqual(repr(nn.ZeroPad2d(1)), "ZeroPad2d((1, 1, 1, 1))")
        self.assertEqual(repr(nn.UpsamplingBilinear2d(scale_factor=2)),
                         "UpsamplingBilinear2d(scale_factor=2.0, mode='bilinear')")
        self.assertEqual(repr(nn.LSTM(2, 3)), "LSTM(2, 3)")
        output, (h, c) = nn.LSTM(2, 3)(nnc.ones(4, 1, 2))
        self.assertEqual((tuple(output.shape), tuple(h.shape), tuple(c.shape)), ((4, 1, 3), (1, 1, 3), (1, 1, 3)))
        nn.BatchNorm2d(3).reset_running_stats()

    def test_layers_that_the_library_makes(self):
        model = nn.Transformer(8, 2, 1, 1, 16)
        seen = []
        model.apply(lambda m: seen.append(type(m)) if isinstance(m, nn.Linear) else None)
        self.assertEqual(seen.count(nn.Linear), 4)
        self.assertEqual(seen.count(nn.modules.linear.NonDynamicallyQuantizableLinear), 3)
        self.assertIsInstance(nn.MultiheadAttention(8, 2).out_proj, nn.Linear)

    def test_a_lazy_layer_becomes_another(self):
        layer = nn.LazyConv2d(2, 3)
        self.assertIsInstance(layer, nn.Conv2d)
        layer(nnc.ones(1, 4, 5, 5))
        self.assertIs(type(layer), nn.Conv2d)
        self.assertEqual(layer.in_channels, 4)
        layer(nnc.ones(1, 4, 5, 5))

    def test_a_loss_of_ones_own(self):
        class Weighted(nn.modules.loss._WeightedLoss):
            def __init__(self, weight=None, reduction="sum"):
                super().__init__(weight, reduction=reduction)

            def forward(self, input, target):
                return ((input - target) ** 2 * self.weight).sum()

        loss = Weighted(nnc.tensor([1.0, 2.0]))
        self.assertEqual(loss(nnc.ones(2), nnc.zeros(2)).item(), 3)
        self.assertEqual((loss.reduction, list(loss.state_dict()), repr(loss)), ("sum", ["weight"], "Weighted()"))

    def test_a_class_of_ones_own_from_a_derived_layer(self):
        class Clipped(nn.ReLU6):
            def forward(self, input):
                return super().forward(input) + 1

        self.assertEqual(Clipped()(nnc.tensor([9.0])).tolist(), [7.0])
        self.assertIsInstance(Clipped(), nn.Hardtanh)
        self.assertEqual(nn.Hardtanh(0, 2).max_val, 2)
