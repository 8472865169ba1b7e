# SPDX-License-Identifier: Apache-2.0
"""nnc/nn/_layers.py and nnc/optim/_classes.py, from the signatures that the library tells."""
import os

import signatures

from .calls import wrap_items

HEAD = '# SPDX-License-Identifier: Apache-2.0\n"""{}\n\nMade by generate.py from nnc_signature.\n"""\n'

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


def _signature(library, name):
    parts = signatures.arguments(library.signature(name))
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
    library = signatures.Library(path)
    layers = [HEAD.format("The library's layers as classes."), "from . import _special", "from ._layer import Layer"]
    for name in signatures.LAYERS:
        base = f"_special.{SPECIAL[name]}" if name in SPECIAL else "Layer"
        layers += _class(name, base, _signature(library, "nn." + name), f"torch.nn.{name}.")
    layers += _class("Identity", "Layer", [], "torch.nn.Identity.")
    layers[-2:] = ["    def __init__(self, *args, **kwargs):", "        super().__init__()"]
    classes = [HEAD.format("Optimizers and schedulers as classes."),
               "from ._optimizer import Optimizer", "from ._scheduler import Chained, LRScheduler, Nested, Plateau"]
    for name in signatures.OPTIMIZERS:
        classes += _class(name, "Optimizer", _signature(library, "optim." + name), f"torch.optim.{name}.", "params")
    for name in signatures.SCHEDULERS:
        base = {"SequentialLR": "Nested", "ChainedScheduler": "Chained",
                "ReduceLROnPlateau": "Plateau"}.get(name, "LRScheduler")
        first = "" if name == "ChainedScheduler" else "optimizer"  # which it has from its schedulers
        classes += _class(name, base, _signature(library, "optim.lr_scheduler." + name),
                          f"torch.optim.lr_scheduler.{name}.", first)
    return {"nn/_layers.py": "\n".join(layers) + "\n", "optim/_classes.py": "\n".join(classes) + "\n"}
