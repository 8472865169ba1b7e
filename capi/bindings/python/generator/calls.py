# SPDX-License-Identifier: Apache-2.0
"""nnc/_calls.py: one function for each C function, which turns Python's values into C's and back."""
import json
import keyword
import pathlib
import re
import textwrap

from . import HEAD

_file = pathlib.Path(__file__).parents[2] / "defaults.json"
DEFAULTS = json.loads(_file.read_text(encoding="utf-8"))
# What defaults.json leaves out.
for _name in ("fractional_max_pool2d", "fractional_max_pool3d"):
    for _form in ("", "_with_indices"):
        DEFAULTS[_name + _form] = {"output_size": None, "output_ratio": None, "random_samples": None}
# How a value of a role becomes a C argument. Roles that are not here are passed as they are.
CONVERT = {"handle": "_c.pointer({})", "int": "_c.i64({})",
           "real": "float({})", "flag": "_c.flag({})", "choice": "_c.choice({})", "code": "_c.i64({})",
           "dtype": "_c.dtype_code({})", "reduction": "_c.reduction_code({})",
           "memory_format": "_c.memory_format_code({})", "optional_int": "_c.optional_i64({})",
           "optional_real": "_c.optional_f64({})", "optional_flag": "_c.optional_i32({})", "text": "_c.text({})"}
LISTS = {"ints": "_c.ints", "reals": "_c.reals", "handles": "_c.handles"}
HINTS = {"int": "int", "real": "float", "flag": "bool", "choice": "Optional[bool]", "code": "int", "dtype": "Optional[dtype]",
         "reduction": "str", "memory_format": "Optional[memory_format]", "optional_int": "Optional[int]",
         "optional_real": "Optional[float]", "optional_flag": "Optional[bool]", "text": "Optional[str]",
         "ints": "Ints", "reals": "Reals", "handles": "Sequence[{object}]", "bytes": "bytes"}
OUT = {"out_real": ("c_double", "float"), "out_int": ("c_int64", "int"), "out_flag": ("c_int32", "bool"),
       "out_dtype": ("c_int32", "dtype")}
RESULTS = {"int64_t": "int", "int32_t": "bool", "const char *": "str"}
# What is returned in several outputs has the names that torch gives it, and may be asked for or not.
PAIRS = {"out": None, "indices": "return_indices", "inverse": "return_inverse", "counts": "return_counts"}
NO_DEFAULT = object()


# Arguments that have another name in torch.
RENAMED = {"random_samples": "_random_samples"}


def python_name(name):
    name = RENAMED.get(name, name)
    return name + "_" if keyword.iskeyword(name) else name


def is_current(p):
    """The context of a call, which Python does not name."""
    return p.role == "ctx"


def default(function, p):
    """As it stands in a signature, or NO_DEFAULT."""
    found = DEFAULTS.get(function.name[len("nnc_"):], {})
    if p.name in found:
        value = found[p.name]
        if isinstance(value, list):
            # One number stands for all dimensions, and none for torch's own.
            return "None" if not value else repr(value[0] if len(set(value)) == 1 else tuple(value))
        return repr(value)
    if p.role in ("dtype", "memory_format", "optional_int", "optional_real", "optional_flag"):
        return "None"
    if p.role == "text" and p.name in ("options", "settings", "rounding_mode", "mode", "prefix"):
        return "None"
    if p.role == "reduction":
        return "'mean'"
    if p.role in ("generator", "choice"):
        return "None"
    if p.role == "handle" and p.name in ("kwargs", "metadata", "extra"):
        return "None"
    return NO_DEFAULT


class Argument:
    """A parameter of the Python function."""

    def __init__(self, function, p):
        self.role, self.name, self.object = p.role, python_name(p.name), p.object
        self.c_name = p.name
        self.default = default(function, p)

    @property
    def hint(self):
        if self.role == "handle":
            name = "Tensor" if self.object == "tensor" else "Handle"
            return f"Optional[{name}]" if self.default == "None" else name
        if self.role == "handles":
            return "Sequence[Tensor]" if self.object == "tensor" else "Sequence[Handle]"
        return HINTS.get(self.role, "Any")

    def text(self):
        return f"{self.name}: {self.hint}" + ("" if self.default is NO_DEFAULT else f" = {self.default}")


def is_optional_output(function, p):
    """Outputs that may be NULL: those that torch gives only where they are asked for."""
    if p.role != "out" or p.name not in PAIRS or PAIRS[p.name] is None:
        return False
    outs = [q.name for q in function.parameters if q.role == "out"]
    return outs[0] == "out" and not function.name.endswith("_with_indices")


def arguments(function):
    found = [Argument(function, p) for p in function.parameters
             if not is_current(p) and p.role not in ("count", "capacity", "out", "outs", "out_count", *OUT)]
    # Python wants those without a default first.
    needed = max((i for i, a in enumerate(found) if a.default is NO_DEFAULT), default=-1)
    for a in found[:needed]:
        a.default = NO_DEFAULT
    return found


def docstring(text, indent="    "):
    text = text.replace("\\", "\\\\").replace('"""', "'''")
    paragraphs = text.split("\n")
    lines = textwrap.wrap(" ".join(p.strip() for p in paragraphs), 108)
    if not lines:
        return []
    if lines[-1].endswith('"'):
        lines[-1] += " "
    if len(lines) == 1:
        return [f'{indent}"""{lines[0]}"""']
    return [f'{indent}"""{lines[0]}'] + [indent + line for line in lines[1:]] + [indent + '"""']


def own(p, value):
    if p.object == "tensor":
        return f"_h.tensor({value}, ctx)"
    if p.object == "string":
        return f"_h.string({value})"
    return f"_h.own(\"{p.object}\", {value}, ctx)"


class Call:
    """The body of one function."""

    def __init__(self, function):
        self.f = function
        self.prepare, self.values, self.results = [], [], []
        self.flags = []  # return_indices, ...
        self.lengths = {}  # by the name of the C parameter that says it
        self.has_context = any(is_current(p) for p in function.parameters)
        for p in function.parameters:
            self.add(p)

    def room(self):
        """For how many results there is to be room."""
        given = arguments(self.f)
        names = [a.name for a in given if a.role == "ints" or a.role in ("handle", "handles") and a.object == "tensor"]
        names += [f"parts={a.name}" for a in given if a.name in ("chunks", "sections")]
        return f"_c.room({', '.join(names)})"

    def add(self, p):
        name = python_name(p.name)
        if is_current(p):
            self.values.append("ctx")
        elif p.role in LISTS:
            self.prepare.append(f"{name}_, n_{name}_ = {LISTS[p.role]}({name})")
            self.values.append(name + "_")
            if p.count in self.lengths:
                self.prepare.append(f"_c.same_length(\"{self.f.name}\", {self.lengths[p.count]}, {name}_, n_{name}_)")
            self.lengths.setdefault(p.count, f"n_{name}_")
        elif p.role == "count":
            self.values.append(self.lengths[p.name])
        elif p.role == "bytes":
            self.values.append(name)
            self.lengths[p.count] = f"len({name})"
        elif p.role == "buffer":
            self.values.append(name)
            self.lengths[p.count] = "nbytes"
        elif p.role == "out":
            if is_optional_output(self.f, p):
                flag = PAIRS[p.name]
                self.flags.append(flag)
                self.prepare.append(f"{name} = (c_void_p * 1)() if {flag} else None")
                self.values.append(name)
                self.results.append((p.name, own(p, f"{name}[0]"), flag))
            else:
                self.prepare.append(f"{name} = c_void_p()")
                self.values.append(f"byref({name})")
                self.results.append((p.name, own(p, f"{name}.value"), None))
        elif p.role == "outs":
            counted = next((q for q in self.f.parameters if q.name == p.count and q.role == "capacity"), None)
            length = "capacity" if counted else self.lengths[p.count]
            self.prepare.append(f"{name} = (c_void_p * {length})()")
            self.values.append(name)
            end = next((q.name for q in self.f.parameters if q.role == "out_count"), None)
            part = f"{name}[:{end}.value]" if end else name
            self.results.append((p.name, f"tuple({own(p, 'v')} for v in {part})", None))
        elif p.role == "capacity":
            self.values.append("capacity")
        elif p.role == "out_count":
            self.prepare.append(f"{name} = c_int64()")
            self.values.append(f"byref({name})")
        elif p.role in OUT:
            kind, python = OUT[p.role]
            self.prepare.append(f"{name} = {kind}()")
            self.values.append(f"byref({name})")
            value = {"bool": f"bool({name}.value)", "dtype": f"_c.dtype_of({name}.value)"}.get(python, f"{name}.value")
            self.results.append((p.name, value, None))
        elif p.role == "callback":
            self.values.append(f"byref({name})")
        else:
            self.values.append(CONVERT.get(p.role, "{}").format(name))

    def lines(self):
        f = self.f
        name = f.name[len("nnc_"):]
        parameters = [a.text() for a in arguments(f)]
        if any(p.role == "capacity" for p in f.parameters):
            parameters.append("capacity: Optional[int] = None" if f.header.startswith(("ops_", "tensor"))
                              else "capacity: int = 64")
            if f.header.startswith(("ops_", "tensor")):
                self.prepare.insert(0, f"capacity = {self.room()} if capacity is None else capacity")
        if any(p.role == "buffer" for p in f.parameters):
            parameters.append("nbytes: int")
        parameters += [f"{flag}: bool = False" for flag in self.flags]
        lines = ["", "", *wrap_def(f"def {python_name(name)}(", parameters, self.hint())]
        lines += docstring(f.doc)
        if self.has_context:
            lines.append("    ctx = _h.current()")
        elif any("ctx)" in r for _, r, _ in self.results):
            lines.append("    ctx = _h.current()")
        lines += ["    " + line for line in self.prepare]
        call = f"lib.{f.name}({', '.join(self.values)})"
        if not f.fails and f.result != "void":
            lines += self.plain(call)
        else:
            lines += wrap_call(call)
            lines += self.returned()
        return lines

    def hint(self):
        names = [n for n, _, _ in self.results]
        if self.f.result in RESULTS:
            return RESULTS[self.f.result] if self.f.name not in ("nnc_signature",) else "Optional[str]"
        if not names:
            return "None"
        return "Any" if len(names) > 1 or self.flags else self.single_hint()

    def single_hint(self):
        p = next(q for q in self.f.parameters if q.name == self.results[0][0])
        if p.role == "outs":
            return "Tuple[Tensor, ...]" if p.object == "tensor" else "Tuple[Handle, ...]"
        if p.role == "out":
            return {"tensor": "Tensor", "string": "str"}.get(p.object, "Handle")
        return OUT[p.role][1]

    def plain(self, call):
        f = self.f
        handles = any(p.role == "handle" for p in f.parameters)
        if f.result == "const char *":
            value = f"_c.c_text(\"{f.name}\", {call})" if handles else f"_c.optional_c_text({call})"
            return [f"    return {value}"]
        if f.result == "nnc_dtype":
            return [f"    return _c.dtype_of(_c.live(\"{f.name}\", {call} or -1))"]
        if f.result in ("int64_t", "int32_t") and handles:
            value = f"_c.live(\"{f.name}\", {call})"
            return [f"    return {'bool(' + value + ')' if f.result == 'int32_t' else value}"]
        if f.result == "int32_t" and f.name == "nnc_has":
            return [f"    return bool({call})"]
        return [f"    return {call}"]

    def returned(self):
        if not self.results:
            return []
        if self.flags:
            lines = []
            first = self.results[0][1]
            if len(self.flags) == 1:
                flag = self.flags[0]
                return [f"    if {flag}:", f"        return {first}, {self.results[1][1]}", f"    return {first}"]
            lines.append(f"    found = [{first}]")
            for _, value, flag in self.results[1:]:
                lines += [f"    if {flag}:", f"        found.append({value})"]
            return lines + ["    return tuple(found) if len(found) > 1 else found[0]"]
        if len(self.results) == 1:
            return [f"    return {self.results[0][1]}"]
        names = [n for n, _, _ in self.results]
        if set(names) & {"out", "missing", "merged_mask"}:
            return [f"    return {', '.join(r for _, r, _ in self.results)}"]
        return [f"    return {result_type(self.f.name)}({', '.join(r for _, r, _ in self.results)})"]


# Results that are tuples without names in PyTorch.
PLAIN = {"var_mean", "std_mean", "lstm", "gru", "rnn_tanh", "rnn_relu", "lstm_cell", "multi_head_attention_forward"}


def result_name(name):
    return name[len("nnc_"):].replace("_dim", "").replace("_sorted", "")


def result_type(name):
    return result_name(name) + "_result"


def result_class(name, fields):
    """Makes the class of a result."""
    torch = result_name(name)
    if torch.startswith("linalg_") or fields == ["values", "indices"]:
        return f"_r.return_type(\"{torch}\", \"{' '.join(fields)}\")"
    maker = "_r.plain" if torch in PLAIN else "namedtuple"
    return f"{maker}(\"{result_type(name)}\", \"{' '.join(fields)}\")"


def wrap_items(items, width=104):
    """Items of a list in lines."""
    lines = [""]
    for i, item in enumerate(items):
        item += "," if i + 1 < len(items) else ""
        if lines[-1] and len(lines[-1]) + 1 + len(item) > width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + item
    return lines


def wrap_def(start, parameters, result):
    line = f"{start}{', '.join(parameters)}) -> {result}:"
    if len(line) <= 112:
        return [line]
    return [start] + ["        " + part for part in wrap_items(parameters)] + [f") -> {result}:"]


def wrap_call(call):
    if len(call) <= 108:
        return ["    " + call]
    head, rest = call.split("(", 1)
    items = re.split(r", (?![^(]*\))", rest[:-1])
    return [f"    {head}("] + ["        " + part for part in wrap_items(items)] + ["    )"]


IMPORTS = '''
from collections import namedtuple
from ctypes import byref, c_double, c_int32, c_int64, c_void_p
from typing import Any, Optional, Sequence, Tuple

from . import _convert as _c
from . import _handle as _h
from . import _results as _r
from ._convert import Ints, Reals, dtype, memory_format
from ._handle import Handle, Tensor
from ._library import lib
'''


def write(headers):
    lines = [HEAD.format("One function for each function of the C interface, by its name without nnc_.")
             + IMPORTS.rstrip()]
    body = []
    seen = set()
    for f in headers.functions:
        call = Call(f)
        if len(call.results) > 1 and not call.flags:
            names = [n for n, _, _ in call.results]
            kind = result_type(f.name)
            if not set(names) & {"out", "missing", "merged_mask"} and kind not in seen:
                seen.add(kind)
                lines.append(f"{kind} = {result_class(f.name, names)}")
        body += call.lines()
    return "\n".join(lines + body) + "\n"
