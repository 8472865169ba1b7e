# SPDX-License-Identifier: Apache-2.0
"""nnc/_raw.py: what ctypes has to know."""
from . import HEAD

SCALARS = {"double": "c_double", "int64_t": "c_int64", "int32_t": "c_int32", "uintptr_t": "c_size_t",
           "nnc_dtype": "c_int32", "nnc_reduction": "c_int32", "nnc_memory_format": "c_int32", "nnc_code": "c_int32",
           "const char *": "c_char_p", "void": "None"}


def ctype(text):
    """Of a parameter, a result or a field: handles, lists and outputs are plain pointers."""
    return SCALARS.get(text, "c_void_p")


def signature(result, parameters):
    return ", ".join([ctype(result)] + [ctype(p.type) for p in parameters])


def write(headers):
    lines = [HEAD.format("The C interface as ctypes sees it: every function, struct and constant."),
             "import ctypes",
             "from ctypes import CFUNCTYPE, c_char_p, c_double, c_int32, c_int64, c_size_t, c_void_p", ""]
    lines += [f"{name} = {value}" for name, value in headers.constants]
    for struct in headers.structs:
        prototypes = [(field, result, parameters) for field, result, parameters in struct.fields if parameters]
        lines += ["", "", f"class {struct.name}(ctypes.Structure):"]
        for field, result, parameters in prototypes:
            lines.append(f"    {field}_t = CFUNCTYPE({signature(result, parameters)})")
        lines.append("    _fields_ = [")
        for field, result, parameters in struct.fields:
            lines.append(f"        (\"{field}\", {field + '_t' if parameters else ctype(result)}),")
        lines.append("    ]")
    for name, result, parameters in headers.pointers:
        lines += ["", "", f"{name} = CFUNCTYPE({signature(result, parameters)})"]
    lines += ["void_function = CFUNCTYPE(None, c_size_t)", "",
              "# name: (does it give an error?, type of the result, types of the parameters)", "FUNCTIONS = {"]
    for f in headers.functions:
        types = "".join(ctype(p.type) + ", " for p in f.parameters)
        lines.append(f'    "{f.name}": ({f.fails}, {ctype(f.result)}, ({types.strip()})),')
    return "\n".join(lines + ["}"]) + "\n"
