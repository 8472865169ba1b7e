# SPDX-License-Identifier: Apache-2.0
"""PyTorch's default of each argument of each C function, for the languages that have named arguments.

    python3 tests/golden/make_defaults.py capi/bindings/defaults.json     # with PyTorch 2.14

A C function has torch's name and arguments (CONTRIBUTING.md), so what torch's functions say of their
defaults is looked up by name: in their signatures where they are written in Python, else in the
schema with the most arguments of these names. An argument that is in none is required.
"""
import inspect
import json
import pathlib
import sys

import torch
import torch.nn.utils.parametrize
import torch.nn.utils.prune
import torch.utils.checkpoint

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "capi/bindings"))
import declarations  # noqa: E402  (the folder must be known first)

# What may follow torch's name in that of an overload.
FORMS = ("scalar scalar_i64 scalar_self scalar_self_i64 scalars scalars_i64 i64 dim str tensor decimals sections "
         "indices size as_tuple list sorted dims tensors dtype closure kwargs memory_format memory_format_i64 "
         "with_indices materialize_grads values").split()
PLACES = {"": [torch.nn.functional, torch, torch.special, torch.nn.utils,
                  torch.nn.utils.rnn, torch.utils.checkpoint, torch.Tensor], "init_": [torch.nn.init],
          "linalg_": [torch.linalg], "autograd_": [torch.autograd, torch.autograd.functional],
          "parametrize_": [torch.nn.utils.parametrize], "parametrizations_": [torch.nn.utils.parametrizations],
          "prune_": [torch.nn.utils.prune], "tensor_": [torch.Tensor],
          "embedding_": [torch.nn.Embedding], "embedding_bag_": [torch.nn.EmbeddingBag],
          "module_": [torch.nn.Module], "optimizer_": [torch.optim.Optimizer],
          "autograd_functional_": [torch.autograd.functional]}
SCHEMAS = {}
for schema in torch._C._jit_get_all_schemas():
    space, name = schema.name.split("::")
    if space == "aten":
        SCHEMAS.setdefault(name, []).append(schema)
# What torch says in another way: by None, by an overload of its own, or by **kwargs.
STATED = {"autograd_backward": {"retain_graph": False}, "autograd_grad": {"retain_graph": False, "allow_unused": False},
          "autograd_grad_materialize_grads": {"retain_graph": False}, "sum": {"dim": None}, "mean": {"dim": None},
          "all": {"dim": None}, "any": {"dim": None}, "norm": {"p": 2.0, "dim": None, "keepdim": False},
          "norm_str": {"dim": None, "keepdim": False}, "linalg_matrix_norm_str": {"ord": "fro"},
          "poisson_nll_loss": {"log_input": True, "full": False, "eps": 1e-8, "reduction": "mean"},
          "checkpoint": {"preserve_rng_state": True, "determinism_check": "default"},
          "checkpoint_sequential": {"preserve_rng_state": True}, "squeeze": {"dim": None},
          "interpolate": {"align_corners": False, "recompute_scale_factor": False},
          "grid_sample": {"align_corners": False}, "affine_grid": {"align_corners": False},
          "summary_writer_add_scalar": {"new_style": False, "double_precision": False},
          "summary_writer_add_histogram": {"bins": "tensorflow"},
          "summary_writer_add_image": {"dataformats": "CHW"},
          "summary_writer_add_images": {"dataformats": "NCHW"}}
# Words of which NULL is the default wherever they stand.
NO_WORD = ("settings", "options", "rounding_mode", "run_name", "log_dir")
# Of the C functions' own names for torch's arguments.
RENAMED = {"self": "input"}


def names(function):
    """What torch may call a C function, the likeliest first."""
    name = function[len("nnc_"):]
    tail = "_" if name.endswith("_") else ""
    found = [name]
    for form in sorted(FORMS, key=len, reverse=True):
        if name[:len(name) - len(tail)].endswith("_" + form):
            found.append(name[:len(name) - len(tail) - len(form) - 1] + tail)
    return found + ([name[:-1]] if tail else [])


def signatures(name):
    """{argument: default} of each function in Python of that name; without the required ones."""
    for prefix, places in PLACES.items():
        if not name.startswith(prefix):
            continue
        for place in places:
            function = getattr(place, name[len(prefix):], None)
            try:
                parameters = inspect.signature(function).parameters.values()
            except (TypeError, ValueError):
                continue
            if all(p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD) for p in parameters):
                continue  # a dispatcher: its schema says more
            yield {p.name for p in parameters}, {p.name: p.default for p in parameters if p.default is not p.empty}


def schemas(name):
    for spelled in (name, name.replace("tensor_", "", 1) if name.startswith("tensor_") else name):
        for schema in SCHEMAS.get(spelled, []):
            arguments = [(RENAMED.get(a.name, a.name), a) for a in schema.arguments]
            yield {n for n, _ in arguments}, {n: a.default_value for n, a in arguments if a.has_default_value()}


def plain(value, parameter):
    """A default as JSON has it, in the form that the C argument's role asks for."""
    if isinstance(value, torch.dtype):
        return str(value).replace("torch.", "")
    if parameter.role == "reduction" and isinstance(value, int):
        return ["none", "mean", "sum"][value]
    if parameter.role in ("dtype", "memory_format"):
        return None
    if parameter.role == "flag" and isinstance(value, (bool, int)):
        return bool(value)
    if parameter.role == "real" and isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, (tuple, list)):
        return [plain(v, parameter) for v in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return Ellipsis


def defaults(function):
    wanted = {p.name: p for p in function.parameters
              if p.role not in ("ctx", "generator", "count", "capacity", "self") and not p.role.startswith("out")}
    best, most = {}, -1
    for name in names(function.name):
        for offered in list(signatures(name)) + list(schemas(name)):
            known, values = offered
            score = 2 * len(known & set(wanted)) - 0.01 * len(known - set(wanted))
            if score > most and known & set(wanted):
                best, most = values, score
    found = {}
    for name, p in wanted.items():
        if name in best:
            value = plain(best[name], p)
            # An argument without NULL cannot stand for None: then it must be given.
            needs_value = p.role in ("int", "real", "flag", "code", "reduction") and value is None
            is_tensor = p.role in ("handle", "handles") and value is not None  # of another overload
            if value is not Ellipsis and not needs_value and not is_tensor:
                found[name] = value
        elif name in ("dtype", "out_dtype", "memory_format", *NO_WORD) or p.role.startswith("optional_"):
            found[name] = None
        if p.role == "choice":
            found[name] = None
    return found | STATED.get(function.name[len("nnc_"):], {})


def main(target):
    table = {f.name[len("nnc_"):]: defaults(f) for f in declarations.read(root / "include").functions if f.fails}
    table = {name: values for name, values in table.items() if values}
    with open(target, "w", encoding="utf-8") as file:
        lines = (f"  {json.dumps(name)}: {json.dumps(values)}" for name, values in sorted(table.items()))
        file.write("{\n" + ",\n".join(lines) + "\n}\n")


main(sys.argv[1])
