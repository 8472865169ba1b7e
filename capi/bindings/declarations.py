# SPDX-License-Identifier: Apache-2.0
"""What the public C headers declare, for the scripts that make the declarations of a language.

    functions = declarations.read(include_folder).functions

Each parameter has a role, which follows from its type and its name by the rules of CONTRIBUTING.md
(Names of C functions); a parameter that fits no role ends the reading with an error, so that a new
kind of function is thought of before any language has it wrong. What the headers say in words alone, which
parameters may be NULL and so on, is in reviewed.py.
"""
import dataclasses
import pathlib
import re

import reviewed

# Roles of parameters. Those behind "of" are merged into the parameter before or after them.
#   ctx           the context
#   generator     a second context, whose generator is drawn from, or NULL
#   choice        a flag that is 1, 0, or -1 for what the library takes: torch's None
#   handle        one object, or NULL; .object is its kind ("tensor")
#   handles       a list of objects; .count names the parameter with its length
#   any_handle    an object of any kind (nnc_release)
#   int real flag dtype reduction memory_format code      a number
#   optional_int optional_real optional_flag              a number behind a pointer; NULL: none
#   ints reals    a list of numbers, NULL: torch's default; .count as above
#   text          UTF-8 that ends with a zero, or NULL
#   bytes         memory that is read, of .count bytes
#   elements      memory that is read or kept, of as many elements as dims says
#   buffer        memory that is written, of .count bytes
#   callback      a table of functions of the host's, .table its struct; the next one is its self
#   function      a pointer to one function of the host's
#   self          what the host's functions get as their first argument
#   dlpack out_dlpack
#   count         the length of a list
#   capacity      how many objects the list of outputs before it has room for
#   out           one object; .object
#   outs          several objects: .count is the capacity, or the list that says how many
#   out_int out_real out_flag out_dtype                   a number
#   out_count     how many objects there are in outs
SCALARS = {"double": "real", "int64_t": "int", "int32_t": "flag", "nnc_dtype": "dtype",
           "nnc_reduction": "reduction", "nnc_memory_format": "memory_format", "nnc_code": "code"}
OUT_SCALARS = {"double *": "out_real", "int64_t *": "out_int", "int32_t *": "out_flag", "nnc_dtype *": "out_dtype"}
LISTS = {"const double *": ("reals", "optional_real"), "const int64_t *": ("ints", "optional_int"),
         "const int32_t *": (None, "optional_flag")}
TABLE = re.compile(r"const (nnc_\w*(?:callback|hooks?|vtable|lambda)) \*")
# Lists whose length is that of another one.
SHARED_COUNTS = {"grad_outputs": "n_outputs", "grad_tensors": "n_tensors", "strides": "ndim"}
# Functions that give one object for each element of a list, or as many as they are told.
OUTPUTS_PER_ELEMENT = {"nnc_function_vtable.backward": "n_inputs",
                       "nnc_autograd_grad": "n_inputs", "nnc_autograd_grad_materialize_grads": "n_inputs",
                       "nnc_broadcast_tensors": "n_tensors", "nnc_random_split": "n_lengths",
                       "nnc_random_split_fractions": "n_fractions"}


@dataclasses.dataclass
class Parameter:
    type: str  # as in C: "const int64_t *"
    name: str
    role: str = ""
    object: str = ""  # "tensor", of roles with handles
    count: str = ""  # the name of another parameter
    table: str = ""  # "nnc_callback", of role callback
    may_be_null: bool = False  # a handle or text that is given; of an output what is in it afterwards
    may_hold_null: bool = False  # a list of outputs: some of them
    asked_for: bool = True  # False: an output for whose pointer NULL may be given
    at_once: bool = False  # a callback that is called during this call alone, and not kept


@dataclasses.dataclass
class Function:
    name: str  # "nnc_conv2d"
    result: str  # "nnc_error *", "int64_t", "void", ...
    parameters: list
    doc: str  # the comment above it, or the one that it shares with the function above it
    header: str  # "ops_nn.h"

    @property
    def fails(self):
        return self.result == "nnc_error *" and self.name != "nnc_error_new"

    def parameter(self, name):
        return next((p for p in self.parameters if p.name == name), None)


@dataclasses.dataclass
class Struct:
    name: str  # "nnc_callback"
    fields: list  # (name, result, [Parameter]) of a pointer to a function; (name, type, None)
    doc: str


@dataclasses.dataclass
class Headers:
    functions: list
    structs: list  # tables of the host's functions
    pointers: list  # typedefs of a pointer to one function: (name, result, [Parameter])
    objects: list  # opaque types, without nnc_: "tensor"
    constants: list  # (name, value)


class Unknown(Exception):
    """A declaration that fits none of the rules."""


def _spaces(text):
    return " ".join(text.split())


def _comment(text):
    lines = [re.sub(r"^\s*\*? ?", "", line) for line in text[2:-2].split("\n")]
    return "\n".join(line.rstrip() for line in lines).strip()


def _split(parameters):
    """The parameters of a C function, as (type, name)."""
    found = []
    for text in re.split(r",(?![^(]*\))", _spaces(parameters)):
        text = text.strip()
        if text in ("", "void"):
            continue
        pointer = re.fullmatch(r"(.*)\(\*(\w+)\)(\(.*\))", text)
        if pointer:
            found.append(Parameter(f"{pointer[1].strip()} (*){pointer[3]}", pointer[2]))
            continue
        match = re.fullmatch(r"(.*?)\s*(\w+)", text)
        found.append(Parameter(match[1].strip(), match[2]))
    return found


def _role(where, p):
    if p.type == "nnc_ctx *":
        p.role = "generator" if p.name == "generator" else "ctx"
    elif p.name in reviewed.CHOICES:
        p.role = "choice"
    elif p.type in SCALARS:
        p.role = SCALARS[p.type]
    elif p.type in OUT_SCALARS:
        p.role = "out_count" if p.name.startswith("n_") else OUT_SCALARS[p.type]
    elif p.type in LISTS:
        p.role = "list"
    elif p.type == "const char *":
        p.role = "text"
    elif p.type == "uintptr_t":
        p.role = "self"
    elif "(*)" in p.type or p.type == "nnc_distance_function":
        p.role = "function"
    elif TABLE.fullmatch(p.type):
        p.role, p.table = "callback", TABLE.fullmatch(p.type)[1]
    elif p.type == "const void *":
        p.role = "elements"
    elif p.type == "void *":
        p.role = {"handle": "any_handle", "dst": "buffer", "data": "elements"}.get(p.name, "")
    elif "DLManagedTensorVersioned" in p.type:
        p.role = "out_dlpack" if p.type.endswith("**") else "dlpack"
    else:
        match = re.fullmatch(r"nnc_(\w+) (\*|\*\*|\*const \*)", p.type)
        if match:
            p.object = match[1]
            p.role = {"*": "handle", "**": "out", "*const *": "handles"}[match[2]]
    if not p.role:
        raise Unknown(f"{where}: no role for {p.type} {p.name}")


def _is_count(p):
    return p.role == "int" and (p.name in ("n", "ndim") or p.name.startswith("n_"))


def _match_counts(where, parameters):
    names = {p.name: p for p in parameters}
    for p, following in zip(parameters, parameters[1:]):
        if p.role in ("list", "handles") and _is_count(following):
            p.count = following.name
        elif p.role == "text" and following.role == "int" and following.name == "size":
            p.role, p.count = "bytes", "size"
        elif p.role == "buffer" and following.name == "nbytes":
            p.count = "nbytes"
        elif p.role == "out" and following.name == "capacity":
            p.role, p.count = "outs", "capacity"
            following.role = "capacity"
    if where in OUTPUTS_PER_ELEMENT:
        several = parameters[-1] if parameters[-1].role == "out" else parameters[-2]
        several.role, several.count = "outs", OUTPUTS_PER_ELEMENT[where]
    for p in parameters:
        if p.role in ("list", "handles") and not p.count:
            other = SHARED_COUNTS.get(p.name, "n_" + p.name)
            p.count = other if other in names else ""
            if p.role == "handles" and not p.count:
                raise Unknown(f"{where}: {p.name} has no length")
        if p.role == "list":
            several, single = LISTS[p.type]
            p.role = several if p.count else single
        if p.count and names[p.count].role == "int":
            names[p.count].role = "count"


def _parameters(where, text, callback=False):
    found = _split(text)
    for p in found:
        if callback and p.type == "uintptr_t *":
            p.role = "out_self"
        else:
            _role(where, p)
    _match_counts(where, found)
    return found


def _says(table, name, function):
    """Does a table of reviewed.py have the parameter of this function?"""
    return name in table and (table[name] is None or function in table[name])


def _review(f):
    """What the comments say of the parameters of a function; which entries of the tables that used."""
    short, used = f.name[len("nnc_"):], set()
    for p in f.parameters:
        if p.role == "handle" and _says(reviewed.HANDLES, p.name, short):
            p.may_be_null = True
            used.add(("HANDLES", p.name, short if reviewed.HANDLES[p.name] else ""))
        elif p.role == "generator":
            p.may_be_null = True
        elif p.role == "text":
            p.may_be_null = p.name not in reviewed.TEXTS or short in reviewed.TEXTS[p.name]
            used.add(("TEXTS", p.name, ""))
        elif p.role == "callback" and short in reviewed.CALLED_AT_ONCE:
            p.at_once = True
            used.add(("CALLED_AT_ONCE", short, ""))
        elif p.role == "out":
            p.may_be_null = reviewed.OUTPUTS.get(short) == p.name
            p.asked_for = not _says(reviewed.NOT_ASKED_FOR, p.name, short)
            used |= {("OUTPUTS", short, "")} if p.may_be_null else set()
            used |= set() if p.asked_for else {("NOT_ASKED_FOR", p.name, short if reviewed.NOT_ASKED_FOR[p.name] else "")}
            # The header's own words are not to be overlooked.
            if re.search(rf"\*{p.name} (is|may be) NULL", _spaces(f.doc)) and not p.may_be_null:
                raise Unknown(f"{f.name}: *{p.name} may be NULL, says its comment, and reviewed.py does not")
        elif p.role == "outs" and short in reviewed.LISTS_OF_OUTPUTS:
            p.may_hold_null = True
            used.add(("LISTS_OF_OUTPUTS", short, ""))
    return used


def _check_reviewed(functions):
    used = set().union(*map(_review, functions))
    for table in ("HANDLES", "OUTPUTS", "LISTS_OF_OUTPUTS", "NOT_ASKED_FOR", "TEXTS", "CALLED_AT_ONCE"):
        entries = getattr(reviewed, table)
        for name in entries:
            several = entries[name] if isinstance(entries, dict) and table in ("HANDLES", "NOT_ASKED_FOR") else None
            for function in several or [""]:
                if (table, name, function) not in used:
                    raise Unknown(f"reviewed.py: {table} has {name} {function}, and no function has that")


def _fields(name, body):
    fields = []
    for member in _spaces(re.sub(r"/\*.*?\*/", " ", body, flags=re.S)).split(";"):
        member = member.strip()
        if not member:
            continue
        pointer = re.fullmatch(r"(.*?)\s*\(\*(\w+)\)\((.*)\)", member)
        if pointer:
            where = f"{name}.{pointer[2]}"
            fields.append((pointer[2], pointer[1], _parameters(where, pointer[3], callback=True)))
        else:
            match = re.fullmatch(r"(.*?)\s*(\w+)", member)
            fields.append((match[2], match[1], None))
    return fields


def _constants(body):
    found = []
    for item in re.sub(r"/\*.*?\*/", " ", body, flags=re.S).split(","):
        match = re.fullmatch(r"\s*(NNC_\w+) = (-?\w+)\s*", item)
        if match and not match[1].endswith("_MINIMUM_"):
            found.append((match[1], int(match[2], 0)))
        elif not match and item.strip():
            raise Unknown(f"no value in {item.strip()}")
    return found


PIECE = re.compile(
    r"(?P<comment>/\*.*?\*/)|(?P<directive>^[ \t]*#(?:[^\n\\]|\\\n|\\.)*)"
    r"|(?P<struct>typedef struct (?P<struct_name>\w+) \{(?P<struct_body>.*?)\} \w+;)"
    r"|(?P<opaque>typedef struct \w+ (?P<opaque_name>\w+);)"
    r"|(?P<pointer>typedef (?P<pointer_result>[^;(]*)\(\*(?P<pointer_name>\w+)\)\((?P<pointer_parameters>[^;]*)\);)"
    r"|(?P<enum>enum \{(?P<enum_body>.*?)\};)"
    r"|(?P<function>NNC_(?:API|CHECKED) (?P<result>(?:const )?\w+ ?\*?)\s*(?P<name>nnc_\w+)\((?P<parameters>[^;]*)\);)"
    r"|(?P<blank>\n[ \t]*\n)", re.S | re.M)


def _included(folder, header, seen):
    """The headers in the order in which the compiler reads them."""
    if header in seen:
        return
    seen[header] = None
    text = (folder / "nnc" / header).read_text(encoding="utf-8")
    order = [name for name in re.findall(r"#include <nnc/(\w+\.h)>", text)]
    for name in order:
        _included(folder, name, seen)
    del seen[header]
    seen[header] = text


def read(include, first="nnc.h"):
    """A header in the folder `include`/nnc, and all that it includes; mpi.h includes nnc.h."""
    texts = {}
    _included(pathlib.Path(include), first, texts)
    headers = Headers([], [], [], [], [])
    for header, text in texts.items():
        comment = ""
        for piece in PIECE.finditer(text):
            if piece["comment"]:
                comment = _comment(piece["comment"])
            elif piece["blank"]:
                comment = ""
            elif piece["opaque"]:
                headers.objects.append(piece["opaque_name"][len("nnc_"):])
            elif piece["struct"]:
                fields = _fields(piece["struct_name"], piece["struct_body"])
                headers.structs.append(Struct(piece["struct_name"], fields, comment))
            elif piece["pointer"]:
                name = piece["pointer_name"]
                headers.pointers.append((name, _spaces(piece["pointer_result"]),
                                         _parameters(name, piece["pointer_parameters"], callback=True)))
            elif piece["enum"]:
                headers.constants += _constants(piece["enum_body"])
            elif piece["function"]:
                name = piece["name"]
                headers.functions.append(Function(name, _spaces(piece["result"]),
                                                  _parameters(name, piece["parameters"]), comment, header))
    _check_reviewed(headers.functions)
    return headers
