# SPDX-License-Identifier: Apache-2.0
"""nnc/_ops.py and nnc/_methods.py: torch's functions, with one name for all overloads."""
from methods import PREFIXES, is_method

from . import HEAD
from .calls import NO_DEFAULT, Call, arguments, docstring, python_name, wrap_call, wrap_def, wrap_items

# What may follow the name of a function in that of another overload, the longest first.
FORMS = sorted("scalar scalar_i64 scalar_self scalar_self_i64 scalars scalars_i64 i64 dim str tensor decimals sections "
               "indices size list sorted dtype src_reduce scalar_reduce scalar_reduce_i64 memory_format "
               "memory_format_i64 set_to_none".split(), key=len, reverse=True)
# Functions of another name that torch has under this one as well.
ALSO = {"max": ["maximum"], "min": ["minimum"]}
# These look like overloads and are functions of their own, or are written by hand.
ALONE = {"nonzero_as_tuple", "index_tensors", "tensordot_dims", "tensor_unfold", "tril_indices", "triu_indices"}
# torch's names of arguments that differ from C's.
RENAMED = {("tensor_split", "tensor_indices_or_sections"): "indices_or_sections", ("normal", "dims"): "size"}
# NumPy's names, which torch takes as well.
NUMPYS = {"axis": "dim", "keepdims": "keepdim"}
# Methods of tensors that have this prefix in C because their names are taken there.
OF_TENSORS = {"tensor_" + name for name in
              "float double half bfloat16 long int short char byte bool cpu unfold".split()}
FILES = ("tensor.h", "random.h", "init.h", "nn_utils.h", "nn_utils_rnn.h", "nn_prune.h", "autograd.h")
# Methods whose list may be given as several arguments: x.view(2, 3).
SEVERAL = {"view", "reshape", "permute", "expand", "repeat", "tile", "flip", "squeeze", "new_empty",
           "new_zeros", "new_ones"}


def base_of(name, names):
    """The name that an overload has in torch, or its own."""
    in_place = name.endswith("_")
    stem = name.rstrip("_")
    if name in ALONE:
        return name
    for form in FORMS:
        if stem.endswith("_" + form):
            base = stem[:-len(form) - 1] + ("_" if in_place else "")
            if base in names:
                return base
    return name


def is_operation(f):
    name = f.name[len("nnc_"):]
    if name.startswith("tensor_") and name not in OF_TENSORS and not name.startswith("tensor_split"):
        return False
    return f.fails and (f.header.startswith("ops_") or f.header in FILES) and \
        not any(p.role in ("callback", "elements", "dlpack", "out_dlpack", "buffer") for p in f.parameters)


def groups(headers):
    """torch's name: the functions that are its overloads."""
    operations = {f.name[len("nnc_"):]: f for f in headers.functions if is_operation(f)}
    found = {}
    for name, f in operations.items():
        found.setdefault(base_of(name, operations), []).append(f)
    for name, others in ALSO.items():
        found[name] += [operations[other] for other in others]
    return found


ROLES = {"handle": "T", "handles": "H", "int": "i", "real": "r", "flag": "b", "dtype": "d", "memory_format": "m",
         "reduction": "w", "text": "w", "optional_int": "oi", "optional_real": "or", "optional_flag": "ob", "choice": "ob",
         "ints": "I", "reals": "R", "self": "x", "function": "x"}


def role(argument):
    return "x" if argument.role == "handle" and argument.object != "tensor" else ROLES[argument.role]


def order(f):
    """Ints before floats, which would take them as well; few arguments before many."""
    return not f.name.rstrip("_").endswith("_i64"), len(arguments(f))


def union(base, functions):
    """The arguments of all overloads: [(name, hint, default or None)], and for each its own names."""
    names, hints, defaults = [], {}, {}
    renamed = []
    for f in functions:
        mine = {}
        given = [a.name for a in arguments(f)]
        for i, a in enumerate(arguments(f)):
            if a.name in names:
                mine[a.name] = a.name
            elif f is not functions[0] and i < len(names) and names[i] not in given:
                mine[names[i]] = a.name
            else:
                names.append(a.name)
                mine[a.name] = a.name
            key = next(k for k, v in mine.items() if v == a.name)
            hints.setdefault(key, []).append(a.hint)
            defaults.setdefault(key, []).append(a.default)
        renamed.append(mine)
    # What one overload lacks may be left out of a call.
    for name in names:
        if any(name not in mine for mine in renamed):
            defaults[name].append("UNSET")
    return names, hints, defaults, renamed


def group(base, functions):
    # The plain form names the arguments.
    functions = sorted(functions, key=lambda f: (f.name[len("nnc_"):] != base, order(f)))
    names, hints, defaults, renamed = union(base, functions)
    aliases = {}
    parameters, optional = [], False
    for name in names:
        shown = RENAMED.get((base, name), name)
        hint = " | ".join(dict.fromkeys(hints[name]))
        hint = hint if "|" not in hint else "Any"
        values = [d for d in defaults[name] if d is not NO_DEFAULT]
        optional = optional or bool(values)
        parameters.append(f"{shown}: {hint}" + (" = UNSET" if optional else ""))
        for mine in renamed:
            other = mine.get(name, name)
            if other not in (name, shown, "self"):
                aliases[other] = shown
    aliases = {a: n for a, n in aliases.items() if a not in names}
    aliases.update({a: aliases.get(n, n) for a, n in NUMPYS.items() if n in names or n in aliases})
    if aliases:
        for i, p in enumerate(parameters):
            if any(p.startswith(n + ":") for n in aliases.values()) and not p.endswith("= UNSET"):
                for j in range(i, len(parameters)):
                    parameters[j] += "" if parameters[j].endswith("= UNSET") else " = UNSET"
                break
        parameters += ["*"] + [f"{a}: Any = UNSET" for a in aliases]
    forms = []
    for f, mine in sorted(zip(functions, renamed), key=lambda pair: order(pair[0])):
        own = {a.name: a for a in arguments(f)}
        words = []
        for key, name in mine.items():
            shown = RENAMED.get((base, key), key)
            optional_here = "" if own[name].default is NO_DEFAULT else "?"
            words.append(f"{shown}{'' if name == shown else '=' + name}:{role(own[name])}{optional_here}")
        forms.append(f"    (_calls.{python_name(f.name[len('nnc_'):])}, \"{' '.join(words)}\"),")
    if base.strip("_") in ("add", "sub"):
        forms.append(f"    (_scaled.{base}, \"input:T other:r alpha:r\"),")
    table = f"_{base.strip('_').upper()}{'_IN_PLACE' if base.endswith('_') else ''}"
    given = ", ".join(f'"{RENAMED.get((base, n), n)}": {RENAMED.get((base, n), n)}' for n in names)
    lines = ["", "", f"{table} = overloads(", *forms, ")", "", "",
             *wrap_def(f"def {python_name(base)}(", parameters, "Any"), *docstring(functions[0].doc)]
    in_place = all(returns_input(f) for f in functions)
    call = f'{"" if in_place else "return "}choose("{base}", {table}, {{{given}}}'
    call += ", {" + ", ".join(f'"{a}": ("{n}", {a})' for a, n in aliases.items()) + "})" if aliases else ")"
    return lines + wrap_call(call) + ([f"    return {names[0]}"] if in_place else [])


def returns_input(f):
    return f.name.endswith("_") and not Call(f).results


def single(base, f):
    """A function without overloads is that of _calls, but for those in place, which give their input."""
    if not returns_input(f):
        return []
    given = arguments(f)
    if given[0].role != "handle" or given[0].object != "tensor":
        return []
    values = ", ".join(a.name for a in given)
    return ["", "", *wrap_def(f"def {python_name(base)}(", [a.text() for a in given], "Tensor"), *docstring(f.doc),
            f"    _calls.{python_name(base)}({values})", f"    return {given[0].name}"]


def write(headers):
    lines = [HEAD.format("torch's functions: one for all overloads of a name."),
             "from typing import Any, Optional, Sequence", "", "from . import _calls, _scaled",
             "from ._choose import UNSET, choose, overloads, with_axis", "from ._convert import Ints, Reals, dtype, memory_format",
             "from ._handle import Handle, Tensor"]
    body, plain, dims = [], [], set()
    for base, functions in groups(headers).items():
        if len(functions) > 1:
            body += group(base, functions)
        else:
            text = single(base, functions[0])
            body += text
            if not text:
                plain.append(python_name(base))
                if any(a.name == "dim" for a in arguments(functions[0])):
                    dims.add(plain[-1])
    lines += ["from ._calls import (  # noqa: F401"] + [f"    {name}," for name in plain] + [")"]
    body += [""] + ([""] if body else [])
    body += [f"{name} = with_axis({name})" for name in plain if name in dims]
    # What a star gives: torch's functions, but for those with a namespace of their own.
    names = [python_name(b) for b in groups(headers) if not b.startswith(PREFIXES) and b not in OF_TENSORS]
    body += ["", "", "__all__ = ["] + ["    " + line for line in wrap_items([f'"{n}"' for n in names])] + ["]"]
    return "\n".join(lines + body) + "\n"


def write_inplace(headers):
    """nnc/nn/_inplace.py: the functions of torch.nn.functional that have the argument inplace."""
    lines = [HEAD.format("The functions of torch.nn.functional that have the argument inplace."),
             "from .. import _calls", "from .._handle import Tensor"]
    operations = {f.name[len("nnc_"):]: f for f in headers.functions
                  if is_operation(f) and f.header in ("ops_activation.h", "ops_embedding.h")}
    for base, f in operations.items():
        if base + "_" not in operations or base in ("sigmoid", "tanh"):
            continue
        parameters = [a.text() for a in arguments(f)] + ["inplace: bool = False"]
        values = ", ".join(a.name for a in arguments(f))
        lines += ["", "", *wrap_def(f"def {base}(", parameters, "Tensor"), *docstring(f.doc), "    if inplace:",
                  f"        _calls.{base}_({values})", "        return input", f"    return _calls.{base}({values})"]
    return "\n".join(lines) + "\n"


def write_methods(headers):
    lines = [HEAD.format("The operations that are methods of a tensor."), "from . import _ops",
             "from ._convert import several", "", "", "class Operations:"]
    for base, functions in groups(headers).items():
        if not is_method(base, functions[0]):
            continue
        name = base[len("tensor_"):] if base in OF_TENSORS else base
        if name in SEVERAL:
            second = arguments(functions[0])[1].name
            lines += ["", f"    def {name}(self, *{second}, **others):",
                      f"        return _ops.{base}(self, *several({second}), **others)", ""]
        else:
            lines.append(f"    {name} = _ops.{python_name(base)}")
    return "\n".join(lines) + "\n"
