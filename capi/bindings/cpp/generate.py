#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes include/nnc/functions/, the operations for C++, from the C headers and PyTorch's defaults: a
header for each of C, functions.hpp, which includes them all, and methods.hpp and include/nnc/methods/, those of
a tensor.

    generate.py            writes them
    generate.py --check    exits with 1 if they are not what would be written
"""
import json
import pathlib
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(root / "capi/bindings"))
import declarations  # noqa: E402  (its folder must be known first)
from methods import is_method  # noqa: E402

FOLDER = root / "include/nnc"
DEFAULTS = json.loads((root / "capi/bindings/defaults.json").read_text(encoding="utf-8"))
# Written by hand in tensor.hpp and operators.hpp, because the types of C++ say more there.
BY_HAND = {"tensor_from_data", "from_blob", "from_dlpack", "to_dlpack", "as_tensor", "full", "full_i64", "arange",
           "arange_i64", "backward", "copy_", "detach", "contiguous", "clone", "view", "reshape", "narrow",
           "set_printoptions", "manual_seed", "memory_limit", "randint", "randperm", "flatten_parameters"}
HEADERS_OF_OBJECTS = {"status.h", "context.h", "version.h", "nn.h", "nn_methods.h", "nn_layers.h", "nn_hooks.h",
                      "nn_parametrize.h", "nn_prune.h", "nn_fusion.h", "optim.h", "lr_scheduler.h", "data.h",
                      "data_files.h", "serialization.h", "io.h", "program.h", "profiler.h", "summary.h",
                      "tensorboard.h", "swa_utils.h", "containers.h", "func.h", "autograd.h", "autograd_function.h",
                      "autograd_functional.h", "memory.h"}
ROLES = {"ctx", "handle", "handles", "int", "real", "flag", "choice", "dtype", "reduction", "memory_format", "optional_int",
         "optional_real", "optional_flag", "ints", "reals", "text", "count", "capacity", "out", "outs", "out_int",
         "out_real", "out_flag", "out_dtype", "out_count"}
# Endings that C needs and C++ does not, because it tells overloads apart by types.
OVERLOADS = ("_scalar_self", "_scalars", "_scalar", "_tensor", "_dim", "_str")
KEYWORDS = {"and", "or", "xor", "not", "float", "double", "int", "short", "char", "bool", "long", "default"}
VALUES = {"out_int": "int64_t", "out_real": "double", "out_flag": "bool", "out_dtype": "nnc_dtype"}


def wanted(f):
    name = f.name[len("nnc_"):]
    roles = {p.role for p in f.parameters}
    objects = {p.object for p in f.parameters if p.object}
    return (f.fails and f.parameters and f.parameters[0].role == "ctx" and f.header not in HEADERS_OF_OBJECTS
            and name not in BY_HAND and roles <= ROLES and objects <= {"tensor"}
            and not name.startswith("tensor_"))


def base(name):
    """The C++ name of a C function, and the overload's ending."""
    tail = "_" if name.endswith("_") else ""
    stem = name[:-1] if tail else name
    whole = stem.endswith("_i64") and any(stem[:-4].endswith(o) for o in OVERLOADS)
    bare = stem[:-4] if whole else stem
    for ending in OVERLOADS:
        if bare.endswith(ending) and len(bare) > len(ending):
            return bare[:-len(ending)] + tail, ending
    return name, ""


def literal(value, p):
    if p.role == "handle":
        return "{}"
    if p.role in ("handles", "ints", "reals"):
        if value is None or value == []:
            return "{}"
        values = value if isinstance(value, list) else [value]
        return "{" + ", ".join(str(v) for v in (values[:1] if len(set(values)) == 1 else values)) + "}"
    if p.role == "choice" or p.role.startswith("optional_"):
        return "std::nullopt" if value is None else str(value)
    if p.role == "dtype":
        return "NNC_DTYPE_DEFAULT"
    if p.role == "memory_format":
        return "NNC_MEMORY_FORMAT_DEFAULT"
    if p.role == "reduction":
        return "NNC_REDUCTION_" + value.upper()
    if p.role == "text":
        return "nullptr" if value is None else f'"{value}"'
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value)


def cpp_type(p):
    return {"handle": "const Tensor&", "handles": "const std::vector<Tensor>&", "int": "int64_t", "real": "double",
            "flag": "bool", "choice": "std::optional<bool>", "dtype": "nnc_dtype", "reduction": "nnc_reduction",
            "memory_format": "nnc_memory_format", "optional_int": "std::optional<int64_t>",
            "optional_real": "std::optional<double>", "optional_flag": "std::optional<bool>", "ints": "const Ints&",
            "reals": "const std::vector<double>&", "text": "const Text&"}[p.role]


def spelled(p):
    return p.name + "_" if p.name in KEYWORDS else p.name


def argument(f, p, either=()):
    """What the C function is given for a parameter."""
    name = spelled(p)
    if p.name in either and p.role.startswith("optional_"):
        return f"detail::pointer(std::optional<{'int64_t' if p.role.endswith('int') else 'double'}>({name}))"
    if p.role == "ctx":
        return "detail::current"
    if p.role == "choice":
        return f"detail::choice({name})"
    if p.role in ("handle", "text"):
        return f"{name}.get()"
    if p.role == "handles":
        return f"detail::handles({name}).data()"
    if p.role in ("ints", "reals"):
        return f"{name}.data()"
    if p.role.startswith("optional_"):
        return f"detail::pointer({name})" if p.role != "optional_flag" else f"detail::flag({name}).data()"
    if p.role == "count":
        owner = next(q for q in f.parameters if q.count == p.name)
        return f"detail::count({spelled(owner)})"
    return name


def without_indices(f):
    return any(p.name == "indices" and not p.asked_for for p in f.parameters)


def outputs(f):
    """What a function gives; the indices of a pool that has a form with them are not wanted."""
    found = [p for p in f.parameters if p.role in ("out", "outs", *VALUES)]
    return found[:1] if without_indices(f) else found


def inputs(f):
    hidden = ("ctx", "count", "capacity", "out_count")
    return [p for p in f.parameters if p.role not in hidden and not p.role.startswith("out")]


def numbers(f, whole):
    """The parameters that are whole numbers in one form of a function and real ones in the other."""
    return {p.name for p, q in zip(f.parameters, whole.parameters) if p.role.replace("real", "int") == q.role != p.role}


def parameters(f, whole=None):
    """The parameters of the C++ function, each with its default; those that are numbers of either kind
    are of type N."""
    either = numbers(f, whole) if whole else ()
    defaults = DEFAULTS.get(f.name[len("nnc_"):], {})
    given, optional = [], True
    for p in reversed(inputs(f)):
        # The word that tells an overload from the one with a number has to be given.
        word = base(f.name[len("nnc_"):])[1] == "_str" and p.role == "text"
        optional = optional and p.name in defaults and p.name not in either and not word
        kind = "N" if p.name in either else cpp_type(p)
        given.insert(0, (f"{kind} {spelled(p)}", f" = {literal(defaults[p.name], p)}" if optional else ""))
    return given


def listed(given, defaults=True):
    return ", ".join(text + (default if defaults else "") for text, default in given)


def call(f, either=()):
    return ", ".join(argument(f, p, either) for p in f.parameters if not p.role.startswith("out") and p.role != "capacity")


def body(f, either=()):
    out, name = outputs(f), f.name
    if not out:
        changed = f"\n  return {spelled(inputs(f)[0])};" if inputs(f)[0].role == "handle" else ""
        return f"  check({name}({call(f, either)}));{changed}"
    if [p.role for p in out] == ["out"]:
        if without_indices(f):
            return f"  return detail::first({name}, {call(f, either)});"
        return f"  return Tensor::of({name}, {call(f, either)});"
    if [p.role for p in out] == ["outs"]:
        if out[0].count == "capacity":
            sizes = ", ".join(spelled(p) for p in inputs(f) if p.role in ("handle", "handles", "int", "ints"))
            return f"  return detail::several({name}, detail::room({sizes}), {call(f, either)});"
        owner = next(p for p in f.parameters if p.role == "handles" and p.count == out[0].count)
        return f"  return detail::each({name}, {spelled(owner)}.size(), {call(f, either)});"
    if len(out) == 1:
        return f"  return detail::value<{VALUES[out[0].role]}>({name}, {call(f, either)});"
    return f"  return detail::tuple<{len(out)}>({name}, {call(f, either)});"


def result(f):
    out = outputs(f)
    if not out:
        return "Tensor" if inputs(f)[0].role == "handle" else "void"
    if [p.role for p in out] == ["out"]:
        return "Tensor"
    if [p.role for p in out] == ["outs"]:
        return "std::vector<Tensor>"
    if len(out) == 1:
        return VALUES[out[0].role]
    return "std::tuple<" + ", ".join(["Tensor"] * len(out)) + ">"


def cpp_name(f):
    name, _ = base(f.name[len("nnc_"):])
    return name + "_" if name in KEYWORDS else name


TEMPLATE = "template <class N, detail::IfNumber<N> = 0>\n"


def definition(f, whole=None):
    name, given = cpp_name(f), listed(parameters(f, whole))
    if not whole:
        return f"inline {result(f)} {name}({given}) {{\n{body(f)}\n}}\n"
    either = numbers(f, whole)
    return (f"{TEMPLATE}{result(f)} {name}({given}) {{\n"
            f"  if constexpr (std::is_integral_v<N>) {{\n{body(whole, either)}\n  }} else {{\n{body(f, either)}\n"
            "  }\n}\n")


def method(f, whole=None):
    """The declaration of a method and its definition."""
    name, given = cpp_name(f), parameters(f, whole)[1:]
    values = ", ".join(["self()"] + [spelled(p) for p in inputs(f)[1:]])
    returned = f"{{\n  return nnc::{name}({values});\n}}\n"
    head, inline = (TEMPLATE, "") if whole else ("", "inline ")
    # Tensor is not complete yet where this is declared.
    known = [(text, default.replace("{}", "detail::none()") if text.startswith("const Tensor&") else default)
             for text, default in given]
    declared = f"{head}{result(f)} {name}({listed(known)}) const;\n"
    head = head.replace(" = 0", "")
    return declared, f"{head}{inline}{result(f)} TensorMethods::{name}({listed(given, defaults=False)}) const {returned}"


ALL = """// SPDX-License-Identifier: Apache-2.0
// The operations for C++: torch's names, arguments and defaults. Include <nnc/nnc.hpp>.
// Made by capi/bindings/cpp/generate.py from the C headers, which document each of them under its
// name behind nnc_. A number counts as an int or a float by its C++ type, as in Python; Tensor() is
// None; what writes in place returns its first argument. Not named here is what C++ has no overload
// for: it has its C name's ending (round_decimals).
#ifndef NNC_FUNCTIONS_HPP
#define NNC_FUNCTIONS_HPP

%s
#endif
"""
METHODS = """// SPDX-License-Identifier: Apache-2.0
// The operations that are methods of a tensor in torch: x.sum() is nnc::sum(x), see
// <nnc/functions.hpp>. <nnc/methods/> has their definitions. Made by capi/bindings/cpp/generate.py. Include <nnc/nnc.hpp>.
#ifndef NNC_METHODS_HPP
#define NNC_METHODS_HPP

#include <nnc/handle.hpp>

#include <optional>
#include <tuple>

namespace nnc {

class Tensor;

namespace detail {
const Tensor& none();
}

// What Tensor has from here. Not in detail: its functions would be found by the names that yours have.
class TensorMethods {
 public:
%s
 private:
  const Tensor& self() const;
};

}  // namespace nnc

#endif
"""
ONE = """// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/%(header)s.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_%(guard)s_HPP
#define NNC_FUNCTIONS_%(guard)s_HPP

#include <nnc/tensor.hpp>

namespace nnc {

%(body)s
}  // namespace nnc

#endif
"""
OF_METHODS = """// SPDX-License-Identifier: Apache-2.0
// The definitions of those methods of <nnc/methods.hpp> that are operations of <nnc/%(header)s.h>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_METHODS_%(guard)s_HPP
#define NNC_METHODS_%(guard)s_HPP

#include <nnc/functions/%(header)s.hpp>

namespace nnc {

%(body)s
}  // namespace nnc

#endif
"""


def texts():
    """{file: its text}."""
    functions = {f.name[len("nnc_"):]: f for f in declarations.read(root / "include").functions if wanted(f)}
    parts, methods, declared = {}, {}, []
    for name, f in functions.items():
        tail = "_" if name.endswith("_") else ""
        stem = name[:-1] if tail else name
        real = functions.get(stem[:-4] + tail) if stem.endswith("_i64") else None
        if real and numbers(real, f):
            continue  # a template has both
        header = f.header[:-len(".h")]
        whole = functions.get(stem + "_i64" + tail)
        either = numbers(f, whole) if whole else ()
        forms = [whole] if either else []
        if not either or any(p.role.startswith("optional_") for p in f.parameters if p.name in either):
            forms.append(None)
        for form in forms:
            parts.setdefault(header, []).append(definition(f, form))
            if is_method(base(name)[0], f) and not name.endswith("_memory_format"):
                one, another = method(f, form)
                declared.append(one)
                methods.setdefault(header, []).append(another)
    files = {}
    for folder, form, bodies in (("functions", ONE, parts), ("methods", OF_METHODS, methods)):
        for header, body in bodies.items():
            files[FOLDER / folder / f"{header}.hpp"] = \
                form % {"header": header, "guard": header.upper(), "body": "".join(body)}
    included = [f"functions/{header}" for header in sorted(parts)] + [f"methods/{header}" for header in sorted(methods)]
    files[FOLDER / "functions.hpp"] = ALL % "".join(f"#include <nnc/{name}.hpp>\n" for name in included)
    files[FOLDER / "methods.hpp"] = METHODS % "".join(declared)
    return files


def formatted(source):
    return subprocess.run(["clang-format", f"--style=file:{root}/.clang-format", "--assume-filename=a.hpp"],
                          input=source, capture_output=True, text=True, check=True).stdout


def main():
    for path, source in texts().items():
        new = formatted(source)
        if sys.argv[1:] != ["--check"]:
            path.parent.mkdir(exist_ok=True)
            path.write_text(new, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != new:
            sys.exit(f"{path.relative_to(root)}: not what generate.py makes of the headers")


main()
