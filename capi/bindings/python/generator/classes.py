# SPDX-License-Identifier: Apache-2.0
"""nnc/nn/_layers.py, nnc/nn/modules and nnc/optim/_classes.py, from the signatures that the library tells."""
import os

import signatures

from . import bases
from .calls import wrap_items

HEAD = '# SPDX-License-Identifier: Apache-2.0\n"""{}\n\nMade by generate.py from nnc_signature.\n"""\n'

# Layers that have more than a forward of tensors: classes of nn/_special.py.
SPECIAL = {"LSTM": "LongShortTermMemory", "GRU": "Recurrent", "RNN": "Recurrent", "RNNBase": "Recurrent",
           "RNNCell": "RecurrentCell", "GRUCell": "RecurrentCell", "LSTMCell": "RecurrentCell",
           "MultiheadAttention": "Attention", "Transformer": "Transformers",
           "TransformerEncoder": "Encoders", "TransformerEncoderLayer": "Encoders",
           "TransformerDecoder": "Decoders", "TransformerDecoderLayer": "Decoders",
           "AdaptiveLogSoftmaxWithLoss": "AdaptiveLogSoftmax", "Embedding": "Table", "EmbeddingBag": "TableOfBags",
           "CTCLoss": "Lengths", "GaussianNLLLoss": "Variance", "TripletMarginWithDistanceLoss": "Distance",
           **dict.fromkeys(("L1Loss", "MSELoss", "SmoothL1Loss", "HuberLoss"), "SameSizes")}
SPECIAL.update({f"{kind}{d}d": "Sized" for d in (1, 2, 3)
                for kind in ("MaxUnpool", "ConvTranspose", "LazyConvTranspose")})
SPECIAL.update({f"{lazy}{kind}Norm{d}d": "Tracked" for kind in ("Batch", "Instance") for d in (1, 2, 3)
                for lazy in ("", "Lazy")})
# Bases that compute nothing themselves, but do more than be there.
WRITTEN = {"_Loss": "_special.Loss", "_WeightedLoss": "_special.WeightedLoss"}


def _signature(library, name):
    parts = signatures.arguments(library.signature(name))
    return [p.replace("=F.", "=\"") + '"' if "=F." in p else p for p in parts]


def _class(name, base, arguments, words, first="", maker=""):
    """maker: the class whose __init__ makes it, where that of the first base would make that one."""
    names = [a.partition("=")[0] for a in arguments if a != "*"]
    head = f"    def __init__({', '.join(filter(None, ['self', first, *arguments]))}):"
    lines = ["", "", f"class {name}({base}):", f'    """{words}"""', ""]
    if len(head) > 112:
        items = wrap_items([*filter(None, ["self", first]), *arguments], 100)
        lines += ["    def __init__(", *("            " + line for line in items), "    ):"]
    else:
        lines.append(head)
    given = [*filter(None, [first]), *(f"{n}={n}" for n in names)]
    start = "        super().__init__("
    if maker:
        start, given = f"        {maker}.__init__(", ["self", *given]
    call = f"{start}{', '.join(given)})"
    if len(call) > 112:
        return lines + [start, *("            " + line for line in wrap_items(given, 100)),
                        "        )"]
    return lines + [call]


class _Layers:
    """The lines of nnc/nn/_layers.py: each class behind its bases."""

    def __init__(self, library):
        self.library, self.lines, self.done = library, [], set()

    def add(self, name):
        if name in self.done or name == "LazyModuleMixin":
            return
        self.done.add(name)
        above = bases.BASES.get(name, [])
        for base in above:
            self.add(base)
        # One that has no constructor of the library's computes nothing.
        if name.startswith("_"):
            above = above + [WRITTEN[name]] if name in WRITTEN else above or ["Module"]
            self.lines += ["", "", f"class {name}({self._named(above)}):", f'    """{_path(name)}."""']
            return
        own = f"_special.{SPECIAL[name]}" if name in SPECIAL else "Layer"
        # What a base that is a layer already is based on.
        had = any(SPECIAL.get(base) == SPECIAL.get(name) for base in above if base in self.layers)
        self.lines += _class(name, self._named(above if had else [*above, own]),
                             _signature(self.library, "nn." + name), f"torch.nn.{name}.", maker=own if above else "")

    layers = frozenset(signatures.LAYERS)

    @staticmethod
    def _named(names):
        return ", ".join("_special." + n if n == "LazyModuleMixin" else n for n in names)


def _path(name):
    return next(f"torch.nn.modules.{module}.{name}" for module, names in bases.MODULES.items() if name in names)


def _modules():
    """The files of nnc/nn/modules: names only."""
    found = {}
    for module, names in bases.MODULES.items():
        source = "_containers" if module == "container" else "_special" if module == "lazy" else "_layers"
        head = f"from ..{source} import "
        names = sorted(names)
        text = head + ", ".join(names) + "  # noqa: F401"
        if len(text) > 116:
            first, *others = wrap_items(names, 116 - len(head) - len("  # noqa: F401"))
            text = "\n".join([f"{head}({first}  # noqa: F401", *(" " * (len(head) + 1) + line for line in others)]) + ")"
        words = f'"""torch.nn.modules.{module}."""\n'
        found[f"nn/modules/{module}.py"] = "# SPDX-License-Identifier: Apache-2.0\n" + words + text + "\n"
    return found


def write():
    path = os.environ.get("NNC_LIBRARY")
    if not path:
        return {}
    library = signatures.Library(path)
    made = _Layers(library)
    for name in signatures.LAYERS:
        made.add(name)
    layers = [HEAD.format("The library's layers as classes."), "from . import _special", "from ._layer import Layer",
              "from ._module import Module", *made.lines]
    layers += _class("Identity", "Layer", [], "torch.nn.Identity.")
    layers[-2:] = ["    def __init__(self, *args, **kwargs):", "        super().__init__()"]
    classes = [HEAD.format("Optimizers and schedulers as classes."),
               "from ._optimizer import Optimizer", "from ._scheduler import Chained, LRScheduler, Nested, Plateau"]
    for name in signatures.OPTIMIZERS:
        base = bases.OPTIMIZERS.get(name, ["Optimizer"])
        classes += _class(name, ", ".join(base), _signature(library, "optim." + name), f"torch.optim.{name}.", "params",
                          "" if base == ["Optimizer"] else "Optimizer")
    for name in signatures.SCHEDULERS:
        base = {"SequentialLR": "Nested", "ChainedScheduler": "Chained",
                "ReduceLROnPlateau": "Plateau"}.get(name, "LRScheduler")
        first = "" if name == "ChainedScheduler" else "optimizer"  # which it has from its schedulers
        classes += _class(name, base, _signature(library, "optim.lr_scheduler." + name),
                          f"torch.optim.lr_scheduler.{name}.", first)
    return {"nn/_layers.py": "\n".join(layers) + "\n", "optim/_classes.py": "\n".join(classes) + "\n", **_modules()}
