# SPDX-License-Identifier: Apache-2.0
"""Names and comments of C in the words of Go, for generate.py."""
import json
import pathlib
import re
import textwrap

DEFAULTS = json.loads((pathlib.Path(__file__).resolve().parents[1] / "defaults.json").read_text(encoding="utf-8"))

# Methods whose C name does not begin with their object's.
METHODS = {"nnc_backward": ("tensor", "Backward"), "nnc_data_loader_next": ("data_loader_iter", "Next"),
           "nnc_reduce_lr_on_plateau_step": ("lr_scheduler", "StepMetrics"),
           "nnc_data_loader_iter_new": ("data_loader", "Iter"),
           "nnc_summary_writer_close": ("summary_writer", "CloseFile")}  # every object has a Close
# Those whose C name only looks so: torch.tensor_split, and containers, which are modules.
FUNCTIONS = re.compile(r"nnc_(tensor_split|module_list|module_dict)(_\w+)?")

WORDS = {"relu": "ReLU", "relu6": "ReLU6", "rrelu": "RReLU", "prelu": "PReLU", "leaky": "Leaky", "elu": "ELU",
         "selu": "SELU", "celu": "CELU", "gelu": "GELU", "silu": "SiLU", "glu": "GLU", "lstm": "LSTM", "gru": "GRU",
         "rnn": "RNN", "nll": "NLL", "mse": "MSE", "kl": "KL", "ctc": "CTC", "lr": "LR", "bn": "BN", "idx": "IDX",
         "csv": "CSV", "png": "PNG", "jpeg": "JPEG", "npy": "NPY", "npz": "NPZ", "dlpack": "DLPack",
         "dtype": "DType", "bfloat16": "BFloat16", "swa": "SWA", "ema": "EMA", "rng": "RNG", "svd": "SVD",
         "qr": "QR", "rms": "RMS", "lp": "LP", "mm": "MM", "bmm": "BMM", "mv": "MV", "cpu": "CPU", "jvp": "JVP",
         "vjp": "VJP", "hvp": "HVP", "vhp": "VHP", "ndim": "NDim", "abi": "ABI",
         "nbytes": "NBytes", "logsigmoid": "LogSigmoid", "hardtanh": "Hardtanh", "svdvals": "SVDVals"}
KEYWORDS = {"var": "variance", "func": "fn", "type": "kind", "range": "span", "map": "table", "len": "length"}


def camel(snake):
    tail = "_" if snake.endswith("_") else ""
    return "".join(WORDS.get(w, w[:1].upper() + w[1:]) for w in snake.strip("_").split("_")) + tail


def lower(snake):
    words = [w.lower() for w in snake.strip("_").split("_")]
    name = words[0] + "".join(WORDS.get(w, w.capitalize()) for w in words[1:])
    return KEYWORDS.get(name, name)


def receiver_of(function):
    """The parameter whose method the function is, and the method's name; or None."""
    if function.name in METHODS:
        kind, name = METHODS[function.name]
        return next(p for p in function.parameters if p.object == kind), name
    first = [p for p in function.parameters if p.role != "ctx"]
    if first and first[0].role == "handle" and not FUNCTIONS.fullmatch(function.name):
        prefix = f"nnc_{first[0].object}_"
        if function.name.startswith(prefix):
            return first[0], camel(function.name[len(prefix):])
    if function.name.startswith("nnc_ctx_") and function.name != "nnc_ctx_new":
        return function.parameters[0], camel(function.name[len("nnc_ctx_"):])
    return None, None


def go_name(function):
    name = function.name[len("nnc_"):]
    made = re.fullmatch(r"(\w+?)_new(_\w+)?", name)
    if made:
        return "New" + camel(made[1]) + camel(made[2] or "")
    return camel(name)


def in_go(doc, names):
    """A comment of C's in the words of Go."""
    doc = re.sub(r"\bNNC_E_(\w+)", lambda m: "Err" + camel(m[1].lower()), doc)
    doc = re.sub(r"\bNULL\b", "nil", doc)
    return re.sub(r"\bnnc_\w+", lambda m: names.get(m[0], m[0]), doc)


def default_in_go(p, value):
    """A default of PyTorch's as one writes it in Go."""
    if p.role == "reduction":
        return "Reduction" + value.capitalize()
    if value is None:
        return {"dtype": "DTypeDefault", "memory_format": "MemoryFormatDefault", "text": '""'}.get(p.role, "nil")
    if isinstance(value, (bool, str)):
        return json.dumps(value)
    if isinstance(value, list) or p.role in ("ints", "reals"):
        return "nil"
    return f"{value:g}" if p.role in ("int", "real", "flag") else f"Opt({value:g})"


def defaults_in_go(function):
    known = DEFAULTS.get(function.name[len("nnc_"):], {})
    found = [f"{lower(p.name)} {default_in_go(p, known[p.name])}" for p in function.parameters
             if p.name in known and p.role not in ("out", "callback")]
    return f" PyTorch's defaults: {', '.join(found)}." if found else ""


def comment(name, function, names):
    doc = re.sub(r"---- .*? ----", "", " ".join(line.strip() for line in function.doc.split("\n")))
    doc = in_go(doc.strip(), names)
    for p in function.parameters:
        if "_" in p.name:
            doc = re.sub(rf"\b{p.name}\b", lower(p.name), doc)
    if doc and doc[-1] not in ".:;":
        doc += "."
    text = f"{name} is {function.name}." + (f" {doc}" if doc else "") + defaults_in_go(function)
    return [f"// {line}" for line in textwrap.wrap(text, 97, break_long_words=False, break_on_hyphens=False)]
