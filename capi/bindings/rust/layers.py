# SPDX-License-Identifier: Apache-2.0
"""The table of layers, optimizers and schedulers: what nnc_signature and nnc_has say of them."""
import ctypes
import re

KEYWORDS = {"type", "where", "self", "in", "match"}
# Made of modules or functions, by functions of the crate; and a value, no layer.
SKIPPED = {"Sequential", "ModuleList", "ModuleDict", "ParameterList", "ParameterDict", "Container", "Module",
           "LinearCrossEntropyOptions"}
# What no row of the golden values begins with.
MORE = ["MultiheadAttention", "Transformer", "TransformerEncoder", "TransformerEncoderLayer", "TransformerDecoder",
        "TransformerDecoderLayer"]
OPTIMIZERS = ["Adadelta", "Adafactor", "Adagrad", "Adam", "AdamW", "Adamax", "ASGD", "LBFGS", "Muon", "NAdam", "RAdam",
              "RMSprop", "Rprop", "SGD"]
SCHEDULERS = ["StepLR", "MultiStepLR", "ConstantLR", "LinearLR", "ExponentialLR", "PolynomialLR", "CosineAnnealingLR",
              "CosineAnnealingWarmRestarts", "ReduceLROnPlateau", "CyclicLR", "OneCycleLR", "SWALR"]
# Functions of the host's, which text cannot hold; "device" has one value.
NO_ARGUMENTS = {"distance_function", "scale_fn", "device", "_random_samples", "options", "custom_encoder",
                "custom_decoder"}
# Words of capitals that are one word, and names that are no words.
WORDS = re.compile("LSTM|GRU|RNN|ReLU|SiLU|BCE|CTC|NLL|KL(?=Div)|MSE|LRN|LR|LP|RMS|LU")
NAMES = {"AdamW": "adamw", "CrossMapLRN2d": "cross_map_lrn2d", "SWALR": "swa_lr"}


def snake(name):
    """The class as a function: BatchNorm1d is batch_norm1d."""
    if name.isupper() and name not in NAMES:
        return name.lower()
    words = WORDS.sub(lambda m: m[0].capitalize(), name)
    return NAMES.get(name) or re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", words).lower()


class Library:
    def __init__(self, path):
        library = ctypes.CDLL(str(path))
        library.nnc_signature.restype = ctypes.c_char_p
        self._library = library

    def signature(self, name):
        text = self._library.nnc_signature(name.encode())
        return text.decode() if text else None

    def has(self, name):
        return self._library.nnc_has(name.encode()) == 1


def arguments(text):
    """(name, has it a default?) of a signature."""
    inside = text[text.index("(") + 1:-1]
    found = []
    for item in re.split(r", (?![^(\[]*[)\]])", inside):
        if item and not item.startswith("*"):
            found.append((item.split("=")[0], "=" in item))
    return found


def entry(library, prefix, name):
    signature = library.signature(prefix + name)
    if signature is None:
        return None
    required = [a for a, default in arguments(signature) if not default]
    optional = [a for a, default in arguments(signature) if default and a not in NO_ARGUMENTS and
                library.has(f"{prefix}{name}.{a}")]
    def rust(a):
        return a + "_" if a in KEYWORDS else a
    return (f'    "{signature}"\n    {snake(name)} {name} ({", ".join(map(rust, required))}) '
            f'{{ {" ".join(map(rust, optional))} }}\n'.replace("{  }", "{}"))


def table(path, rows):
    """layers.rs, of the library at `path`; rows: the text of the golden values' rows of modules."""
    library = Library(path)
    names = sorted({*re.findall(r"\b([A-Z]\w+)\(", rows), *MORE} - SKIPPED)
    parts = []
    for macro, prefix, group in (("layers", "nn.", names), ("optimizers", "optim.", OPTIMIZERS),
                                 ("schedulers", "optim.lr_scheduler.", SCHEDULERS)):
        entries = [e for e in (entry(library, prefix, name) for name in group) if e]
        parts.append(f"crate::builders::{macro}! {{\n{''.join(entries)}}}\n")
    return parts
