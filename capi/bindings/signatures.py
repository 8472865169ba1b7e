# SPDX-License-Identifier: Apache-2.0
"""Layers, optimizers and schedulers: their names, and what a library says of their arguments. For the
scripts that make classes or constructors of a language."""
import ctypes

LAYERS = """
ReLU ReLU6 SELU SiLU Mish Hardswish Hardsigmoid Sigmoid Tanh LogSigmoid Softsign Tanhshrink ELU CELU LeakyReLU Hardtanh
Threshold RReLU Softplus Hardshrink Softshrink GELU GLU PReLU Softmax Softmin LogSoftmax Softmax2d
AdaptiveLogSoftmaxWithLoss MultiheadAttention
Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d
LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d
CosineSimilarity PairwiseDistance Embedding EmbeddingBag Fold Unfold FractionalMaxPool2d FractionalMaxPool3d
Linear LazyLinear Bilinear NonDynamicallyQuantizableLinear
L1Loss MSELoss SoftMarginLoss MultiLabelMarginLoss SmoothL1Loss HuberLoss HingeEmbeddingLoss MarginRankingLoss
CosineEmbeddingLoss CrossEntropyLoss NLLLoss NLLLoss2d BCELoss MultiLabelSoftMarginLoss BCEWithLogitsLoss MultiMarginLoss
KLDivLoss PoissonNLLLoss GaussianNLLLoss TripletMarginLoss CTCLoss TripletMarginWithDistanceLoss LinearCrossEntropyLoss
BatchNorm1d BatchNorm2d BatchNorm3d SyncBatchNorm InstanceNorm1d InstanceNorm2d InstanceNorm3d LazyBatchNorm1d
LazyBatchNorm2d LazyBatchNorm3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d LayerNorm RMSNorm GroupNorm
LocalResponseNorm CrossMapLRN2d
ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d ReplicationPad2d ReplicationPad3d ZeroPad1d ZeroPad2d
ZeroPad3d ConstantPad1d ConstantPad2d ConstantPad3d CircularPad1d CircularPad2d CircularPad3d
MaxPool1d MaxPool2d MaxPool3d AvgPool1d AvgPool2d AvgPool3d AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d
AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d LPPool1d LPPool2d LPPool3d MaxUnpool1d MaxUnpool2d MaxUnpool3d
RNNBase LSTM GRU RNN RNNCellBase RNNCell LSTMCell GRUCell
Flatten Unflatten Dropout Dropout1d Dropout2d Dropout3d AlphaDropout FeatureAlphaDropout
Transformer TransformerEncoder TransformerDecoder TransformerEncoderLayer TransformerDecoderLayer
PixelShuffle PixelUnshuffle ChannelShuffle Upsample UpsamplingNearest2d UpsamplingBilinear2d
""".split()
OPTIMIZERS = "Adadelta Adafactor Adagrad Adam AdamW Adamax ASGD LBFGS Muon NAdam RAdam RMSprop Rprop SGD".split()
SCHEDULERS = """StepLR MultiStepLR ConstantLR LinearLR ExponentialLR PolynomialLR CosineAnnealingLR
CosineAnnealingWarmRestarts CyclicLR OneCycleLR SWALR LambdaLR MultiplicativeLR SequentialLR ChainedScheduler
ReduceLROnPlateau""".split()


class Library:
    """nnc_signature and nnc_has of the library at a path."""

    def __init__(self, path):
        library = ctypes.CDLL(str(path))
        library.nnc_signature.restype, library.nnc_signature.argtypes = ctypes.c_char_p, [ctypes.c_char_p]
        library.nnc_has.argtypes = [ctypes.c_char_p]
        self._library = library

    def signature(self, name):
        """"Conv2d(in_channels, ..., stride=1, ...)" of "nn.Conv2d"."""
        text = self._library.nnc_signature(name.encode())
        if text is None:
            raise SystemExit(f"nnc_signature knows no {name}")
        return text.decode()

    def has(self, name):
        return self._library.nnc_has(name.encode()) == 1


def arguments(text):
    """"stride=1" and the like, of a signature."""
    text = text[text.index("(") + 1:-1]
    parts, depth, start = [], 0, 0
    for i, c in enumerate(text):
        depth += (c in "([") - (c in ")]")
        if c == "," and depth == 0:
            parts.append(text[start:i].strip())
            start = i + 1
    return [p for p in parts + [text[start:].strip()] if p]
