# SPDX-License-Identifier: Apache-2.0
"""Constructors of layers for Go, from the signatures that the library tells, for generate.py."""
import re
import textwrap

import signatures
from go_words import camel, lower

# Functions of the host's, and values of PyTorch's classes, which a text cannot hold; deprecated.
LEFT_OUT = {"device", "_random_samples", "distance_function", "options", "custom_encoder", "custom_decoder",
            "process_group", "size_average", "reduce"}
# Types of arguments that have to be given; others are ints.
REQUIRED = {"kernel_size": "K", "output_size": "K", "padding": "K", "normalized_shape": "K", "cutoffs": "[]int",
            "unflattened_size": "[]int", "threshold": "float64", "value": "float64", "norm_type": "float64",
            "bias": "bool", "encoder_layer": "*Module", "decoder_layer": "*Module"}
# A mode is a word.
WORDS = {"nn.RNNBase.mode"}
# Types of those with defaults, where the default does not tell. any is a number, a list or None.
OPTIONAL = {"stride": "any", "padding": "any", "dilation": "any", "output_padding": "any", "momentum": "any",
            "weight": "*Tensor", "pos_weight": "*Tensor", "_weight": "*Tensor", "dtype": "DType", "norm": "*Module",
            "out_features": "any", "align_corners": "*bool", "recompute_scale_factor": "*bool"}
# In which file a layer is.
FILES = [("conv", r"(Lazy)?Conv|.*Pool\d|.*Unpool\d|.*Pad\d|Fold|Unfold"), ("loss", r".*Loss|.*Loss2d"),
         ("activation", r".*LU6?$|.*[Ss]igmoid|.*[Tt]anh|Softm(ax|in)|LogSoftmax|Softsign|Softplus|.*shrink|.*swish|Mish|"
          "Threshold"), ("", "")]
# What the test of all layers gives them, in Go and in Python; ints are 4.
SAMPLES = {"[]int": ("[]int{2}", "(2,)"), "float64": ("0.5", "0.5"), "bool": ("true", "True"), "string": ('"GRU"', "'GRU'"),
           "K": ("4", "4")}
MORE_SAMPLES = {"FractionalMaxPool2d": ("OutputSize: 2", "output_size=2"),
                "FractionalMaxPool3d": ("OutputRatio: 0.5", "output_ratio=0.5")}


def optional_type(name, default, known):
    if name in known:
        return known[name]
    if default in ("True", "False"):
        return "*bool"
    if re.fullmatch(r"-?\d+", default):
        return "*int"
    if re.fullmatch(r"-?[\d.]+(e-?\d+)?", default):
        return "*float64"
    return "string" if default[0] in "'F" else "any"


def constructor(library, full_name, required_types, optional_types):
    """The signature of "nn.Conv2d"; (name, type) of what has to be given; (name, type, default) of the rest."""
    signature = library.signature(full_name)
    required, optional = [], []
    for argument in signatures.arguments(signature):
        key, equals, default = argument.partition("=")
        if key in LEFT_OUT or key.startswith("*") or equals and not library.has(f"{full_name}.{key}"):
            continue
        if equals:
            optional.append((key, optional_type(key, default, optional_types), default))
        else:
            kind = "string" if f"{full_name}.{key}" in WORDS else required_types.get(key, "int")
            required.append((key, kind))
    return signature, required, optional


def layer(library, name):
    return constructor(library, "nn." + name, REQUIRED, OPTIONAL)


def comment(text):
    return [f"// {line}" for line in textwrap.wrap(text, 97, break_long_words=False, break_on_hyphens=False)]


def options_of(name, optional, any_value=""):
    """The type of a constructor's options; any_value says what those of type any may be."""
    options = f"{name}Options"
    yield ""
    yield from comment(f"{options} are the arguments of New{name} that have defaults, which are taken for what "
                       "is left out.")
    yield f"type {options} struct {{"
    for key, kind, default in optional:
        what = any_value if kind == "any" else ""
        yield f'\t{camel(key)} {kind} `nn:"{key}"` // {default}{what}'
    yield "}"


def function(name, signature, head, required, optional, values):
    """The constructor: head is what stands before its arguments, values what it gives besides them."""
    last = f", options ...{name}Options" if optional else ""
    given = "".join(f", {lower(key)} {kind}" for key, kind in required)
    names = " ".join(key for key, _ in required)
    arguments = "".join(f", {lower(key)}" for key, _ in required)
    made, result = values
    yield ""
    yield from comment(f"New{name} is torch.{signature}.")
    yield f"func New{name}{head}{given}{last}) ({result}, error) {{"
    yield f'\treturn {made}, {"options" if optional else "[]struct{}{}"}, "{names}"{arguments})'
    yield "}"


def lines_of(library, name):
    signature, required, optional = layer(library, name)
    if optional:
        yield from options_of(name, optional)
    sized = "[K Size]" if any(kind == "K" for _, kind in required) else ""
    yield from function(name, "nn." + signature, f"{sized}(ctx *Ctx", required, optional,
                        (f'newLayer(ctx, "{name}"', "*Module"))


def test(path):
    """A table of all layers but those of other modules: what each is in Python, and how Go makes it."""
    library = signatures.Library(path)
    yield "var everyLayer = []struct {\n\ttext string\n\tmade func(ctx *nnc.Ctx) (*nnc.Module, error)\n}{"
    for name in signatures.LAYERS:
        _, required, _ = layer(library, name)
        if any(kind == "*Module" for _, kind in required):
            continue
        values = [SAMPLES.get(kind, ("4", "4")) for _, kind in required]
        go, python = [v[0] for v in values], [v[1] for v in values]
        if name in MORE_SAMPLES:
            go.append(f"nnc.{name}Options{{{MORE_SAMPLES[name][0]}}}")
            python.append(MORE_SAMPLES[name][1])
        yield (f'\t{{"{name}({", ".join(python)})", func(ctx *nnc.Ctx) (*nnc.Module, error) {{ '
               f'return nnc.New{name}({", ".join(["ctx", *go])}) }}}},')
    yield "}"


def write(path, taken):
    """{file: lines}; taken: the functions that the package has already."""
    library = signatures.Library(path)
    files = {}
    for name in signatures.LAYERS:
        if f"New{name}" in taken:
            raise SystemExit(f"New{name} is there already")
        part = next(file for file, pattern in FILES if re.match(pattern, name))
        files.setdefault(f"generated_layers{part and '_' + part}.go", []).extend(lines_of(library, name))
    return files
