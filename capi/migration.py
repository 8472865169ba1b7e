#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes capi/MIGRATION.md: where PyTorch's names are in the C interface.

    migration.py SURFACE.JSON ALIAS.JSON

SURFACE.JSON lists PyTorch's names, each with the C names that it may have; ALIAS.JSON has those whose
name differs. tests/structure/migration.sh holds the functions that the page names to the headers.
"""
import json
import pathlib
import sys

root = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(root / "capi/bindings"))
import declarations  # noqa: E402  (its folder must be known first)

FORMS = ("scalar scalar_i64 scalar_self scalar_self_i64 scalars scalars_i64 i64 dim str tensor decimals sections "
         "indices size as_tuple list dtype kwargs closure i64s callback memory_format prefix with_indices lambda "
         "kwargs fractions from").split()
TEXT = {"modules": ("nnc_module_new", "nn."), "optimizers": ("nnc_optimizer_new", ""),
        "schedulers": ("nnc_lr_scheduler_new", "")}
TITLES = [("modules", "Modules"), ("functional", "torch.nn.functional"), ("module_methods", "Methods of Module"),
          ("class_methods", "Methods of containers and layers"), ("init", "torch.nn.init"), ("utils", "torch.nn.utils"),
          ("optimizers", "Optimizers"), ("optim_methods", "Methods of optimizers and schedulers"),
          ("schedulers", "Schedulers"), ("tensor", "Tensors and autograd")]
SETTINGS = {"torch.no_grad": "grad=False", "torch.enable_grad": "grad=True", "torch.inference_mode": "grad=False",
            "torch.set_grad_enabled": "grad=...", "torch.autograd.set_detect_anomaly": "detect_anomaly=True",
            "torch.autograd.detect_anomaly": "detect_anomaly=True", "torch.set_num_threads": "threads=...",
            "torch.use_deterministic_algorithms": "deterministic=True", "torch.set_default_dtype": "default_dtype=..."}
HEAD = """<!-- Made by migration.py. -->
# From PyTorch's names to libnnc's

Where a function has several forms, torch's overloads, all are named; what each is for stands in its
header. Modules, optimizers and schedulers are made from text in PyTorch's own words, so their
names and arguments stay as they are. In C++, Rust, Go, Julia and Python the names are PyTorch's
again: see [bindings/](bindings/README.md).
"""


def functions_for(entry, aliases, declared):
    """The C functions that a name of PyTorch's has become, the plain form first."""
    names = aliases.get(entry["torch"], []) + [entry.get("c_name") or ""] + entry.get("c_alt", [])
    plain = [n for n in dict.fromkeys(names) if n in declared]
    if not plain:
        return []
    tail = "_" if plain[0].endswith("_") else ""
    stem = plain[0].rstrip("_")
    forms = [f"{stem}_{form}{tail}" for form in FORMS if f"{stem}_{form}{tail}" in declared]
    return plain[:1] + [f for f in dict.fromkeys(forms) if f not in plain[:1]]


def main(surface_path, alias_path):
    surface = json.loads(pathlib.Path(surface_path).read_text(encoding="utf-8"))
    aliases = json.loads(pathlib.Path(alias_path).read_text(encoding="utf-8"))
    declared = {f.name for f in declarations.read(root / "include").functions}
    lines = [HEAD]
    for section, title in TITLES:
        lines.append(f"\n## {title}\n\n| PyTorch | libnnc |\n|---|---|\n")
        for entry in surface["sections"][section]:
            if entry["torch"].startswith("torch.nn.parameter.Uninit"):
                continue  # lazy layers have them, nobody makes one
            if section in TEXT and entry["torch"] not in aliases:
                function, _ = TEXT[section]
                here = f'`{function}(ctx, "{entry["name"]}(...)", ...)`'
            else:
                found = functions_for(entry, aliases, declared)
                if not found:
                    continue
                here = ", ".join(f"`{name}`" for name in found)
                if entry["torch"] in SETTINGS:
                    here += f' with `"{SETTINGS[entry["torch"]]}"`'
            lines.append(f"| `{entry['torch']}` | {here} |\n")
    (root / "capi/MIGRATION.md").write_text("".join(lines), encoding="utf-8")


main(*sys.argv[1:])
