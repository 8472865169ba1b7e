# SPDX-License-Identifier: Apache-2.0
"""nnc/nn/_layers.py and nnc/optim/_classes.py, from the signatures that the library tells."""
import ctypes
import os

from .calls import wrap_items

HEAD = '# SPDX-License-Identifier: Apache-2.0\n"""{}\n\nMade by generate.py from nnc_signature.\n"""\n'

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
# Layers that have more than a forward of tensors: classes of nn/_special.py.
SPECIAL = {"LSTM": "LongShortTermMemory", "GRU": "Recurrent", "RNN": "Recurrent", "RNNBase": "Recurrent",
           "RNNCell": "RecurrentCell", "GRUCell": "RecurrentCell", "LSTMCell": "RecurrentCell",
           "MultiheadAttention": "Attention", "Transformer": "Transformers",
           "TransformerEncoder": "Encoders", "TransformerEncoderLayer": "Encoders",
           "TransformerDecoder": "Decoders", "TransformerDecoderLayer": "Decoders",
           "AdaptiveLogSoftmaxWithLoss": "AdaptiveLogSoftmax", "Embedding": "Table", "EmbeddingBag": "TableOfBags",
           "CTCLoss": "Lengths", "GaussianNLLLoss": "Variance", "TripletMarginWithDistanceLoss": "Distance"}
SPECIAL.update({f"{kind}{d}d": "Sized" for d in (1, 2, 3)
                for kind in ("MaxUnpool", "ConvTranspose", "LazyConvTranspose")})
SPECIAL.update({f"{lazy}{kind}Norm{d}d": "Tracked" for kind in ("Batch", "Instance") for d in (1, 2, 3)
                for lazy in ("", "Lazy")})
OPTIMIZERS = "Adadelta Adafactor Adagrad Adam AdamW Adamax ASGD LBFGS Muon NAdam RAdam RMSprop Rprop SGD".split()
SCHEDULERS = """StepLR MultiStepLR ConstantLR LinearLR ExponentialLR PolynomialLR CosineAnnealingLR
CosineAnnealingWarmRestarts CyclicLR OneCycleLR SWALR LambdaLR MultiplicativeLR SequentialLR ChainedScheduler
ReduceLROnPlateau""".split()


def _split(text):
    """The arguments between a signature's brackets."""
    parts, depth, start = [], 0, 0
    for i, c in enumerate(text):
        depth += (c in "([") - (c in ")]")
        if c == "," and depth == 0:
            parts.append(text[start:i].strip())
            start = i + 1
    return [p for p in parts + [text[start:].strip()] if p]


def _signature(library, name):
    text = library.nnc_signature(name.encode())
    if text is None:
        raise SystemExit(f"nnc_signature knows no {name}")
    text = text.decode()
    parts = _split(text[text.index("(") + 1:-1])
    return [p.replace("=F.", "=\"") + '"' if "=F." in p else p for p in parts]


def _class(name, base, arguments, words, first=""):
    names = [a.partition("=")[0] for a in arguments if a != "*"]
    head = f"    def __init__({', '.join(filter(None, ['self', first, *arguments]))}):"
    lines = ["", "", f"class {name}({base}):", f'    """{words}"""', ""]
    if len(head) > 112:
        items = wrap_items([*filter(None, ["self", first]), *arguments], 100)
        lines += ["    def __init__(", *("            " + line for line in items), "    ):"]
    else:
        lines.append(head)
    given = [*filter(None, [first]), *(f"{n}={n}" for n in names)]
    call = f"        super().__init__({', '.join(given)})"
    if len(call) > 112:
        return lines + ["        super().__init__(", *("            " + line for line in wrap_items(given, 100)),
                        "        )"]
    return lines + [call]


def write():
    path = os.environ.get("NNC_LIBRARY")
    if not path:
        return {}
    library = ctypes.CDLL(path)
    library.nnc_signature.restype, library.nnc_signature.argtypes = ctypes.c_char_p, [ctypes.c_char_p]
    layers = [HEAD.format("The library's layers as classes."), "from . import _special", "from ._layer import Layer"]
    for name in LAYERS:
        base = f"_special.{SPECIAL[name]}" if name in SPECIAL else "Layer"
        layers += _class(name, base, _signature(library, "nn." + name), f"torch.nn.{name}.")
    layers += _class("Identity", "Layer", [], "torch.nn.Identity.")
    layers[-2:] = ["    def __init__(self, *args, **kwargs):", "        super().__init__()"]
    classes = [HEAD.format("Optimizers and schedulers as classes."),
               "from ._optimizer import Optimizer", "from ._scheduler import Chained, LRScheduler, Nested, Plateau"]
    for name in OPTIMIZERS:
        classes += _class(name, "Optimizer", _signature(library, "optim." + name), f"torch.optim.{name}.", "params")
    for name in SCHEDULERS:
        base = {"SequentialLR": "Nested", "ChainedScheduler": "Chained",
                "ReduceLROnPlateau": "Plateau"}.get(name, "LRScheduler")
        first = "" if name == "ChainedScheduler" else "optimizer"  # which it has from its schedulers
        classes += _class(name, base, _signature(library, "optim.lr_scheduler." + name),
                          f"torch.optim.lr_scheduler.{name}.", first)
    return {"nn/_layers.py": "\n".join(layers) + "\n", "optim/_classes.py": "\n".join(classes) + "\n"}
