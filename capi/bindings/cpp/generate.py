#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes include/nnc/functions/, the operations for C++, from the C headers and PyTorch's defaults: a
header for each of C, functions.hpp, which includes them all, and methods.hpp and include/nnc/methods/, those of
a tensor; and layers.hpp, the names of layers.

    generate.py            writes them
    generate.py --check    exits with 1 if they are not what would be written
"""
import dataclasses
import json
import pathlib
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(root / "capi/bindings"))
import declarations  # noqa: E402  (its folder must be known first)
from methods import is_method  # noqa: E402
from signatures import LAYERS  # noqa: E402

FOLDER = root / "include/nnc"
DEFAULTS = json.loads((root / "capi/bindings/defaults.json").read_text(encoding="utf-8"))
# Written by hand in tensor.hpp and operators.hpp, because the types of C++ say more there.
BY_HAND = {"tensor_from_data", "from_blob", "from_dlpack", "to_dlpack", "as_tensor", "full", "full_i64", "arange",
           "arange_i64", "backward", "copy_", "detach", "contiguous", "clone", "view", "reshape", "narrow",
           "set_printoptions", "manual_seed", "memory_limit", "randint", "randperm", "flatten_parameters", "unique"}
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
# Other names of C's that are overloads here.
NAMES = {"take_along_dim": "take_along_dim", "round_decimals": "round", "view_dtype": "view", "normal_size": "normal",
         "scatter_src_reduce": "scatter", "scatter_scalar_reduce": "scatter", "tensordot_dims": "tensordot",
         "ctc_loss_list": "ctc_loss", "index_tensors": "index", "topk_sorted": "topk"}
# An ending of functions that have all the arguments of the one without it, and one more with a default.
WIDER = "_memory_format"
WIDER_NAMES = {"topk": "topk_sorted"}
# Further overloads of torch's: what the parameters are that these have not, and which ones have no default in them.
FORMS = {"random_": [({"from": "int64_t{0}", "to": "nullptr"}, ()), ({"from": "int64_t{0}"}, ("to",))],
         "eye": [({"m": "n"}, ())],
         "randint_like_memory_format": [({"low": "int64_t{0}"}, ())]}
# Defaults of torch's that C leaves to its caller.
MORE_DEFAULTS = {"bernoulli_": {"p": 0.5}}
# Parameters whose default would make a call fit two overloads: random_(10) has an end, and no beginning.
NO_DEFAULT = {("random_", "to")}
# Sizes that may be arguments of their own, zeros(2, 3): of functions, of methods.
SIZES = {"empty", "zeros", "ones", "rand", "randn"}
SIZES_OF_METHODS = {"permute", "expand", "repeat", "tile", "flip", "new_empty", "new_zeros", "new_ones"}
# Folders of torch's whose names stand before those of C, init_ones_: they are namespaces as well.
NAMESPACES = ("init", "linalg")
# Parameters that may be a word where C has a number.
PADDINGS = {("conv1d", "padding"), ("conv2d", "padding"), ("conv3d", "padding")}
KEYWORDS = {"and", "or", "xor", "not", "float", "double", "int", "short", "char", "bool", "long", "default"}
VALUES = {"out_int": "int64_t", "out_real": "double", "out_flag": "bool", "out_dtype": "DType"}


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
    bare = stem[:-len("_i64")] if stem.endswith("_i64") else stem
    if bare in NAMES:
        return NAMES[bare] + tail, ""
    if bare.endswith(WIDER):
        return bare[:-len(WIDER)] + tail, ""
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
        return "DType::Default"
    if p.role == "memory_format":
        return "MemoryFormat::Default"
    if p.role in ("text", "reduction"):
        return "nullptr" if value is None else f'"{value}"'
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value)


def cpp_type(p):
    return {"handle": "const Tensor&", "handles": "const std::vector<Tensor>&", "int": "Int", "real": "double",
            "flag": "Flag", "choice": "std::optional<Flag>", "dtype": "DType", "reduction": "const Reduction&",
            "memory_format": "MemoryFormat", "optional_int": "std::optional<Int>",
            "optional_real": "std::optional<double>", "optional_flag": "std::optional<Flag>", "ints": "const Ints&",
            "reals": "const Reals&", "text": "const Text&"}[p.role]


def spelled(p):
    return p.name + "_" if p.name in KEYWORDS else p.name


def argument(f, p, scalars=(), number=None, fixed=()):
    """What the C function is given for a parameter; scalars are Scalars, which it gets as this type of number."""
    name = spelled(p)
    if p.name in fixed:
        return fixed[p.name]
    if p.name in scalars:
        value = f"detail::number<{number}>({name})"
        return f"detail::pointer({value})" if p.role.startswith("optional_") else value
    if p.role == "ctx":
        return "detail::current"
    if p.role == "choice":
        return f"detail::choice({name})"
    if p.role in ("dtype", "memory_format"):
        return f"detail::raw({name})"
    if p.role in ("handle", "text", "reduction"):
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


@dataclasses.dataclass
class Form:
    """An overload: of the C function f, or of it and of whole, which is the same with whole numbers."""
    f: declarations.Function
    whole: declarations.Function = None
    fixed: dict = dataclasses.field(default_factory=dict)  # parameters that it has not, and what they are
    required: tuple = ()  # parameters that have a default elsewhere
    template: bool = dataclasses.field(init=False)  # over the type of the only number
    scalars: set = dataclasses.field(init=False)  # numbers that may be missing, or of different types

    def __post_init__(self):
        self.either = numbers(self.f, self.whole) if self.whole else set()
        missing = any(p.role.startswith("optional_") for p in self.f.parameters if p.name in self.either)
        self.template = bool(self.either) and not missing and len(self.either) == 1
        self.scalars = set() if self.template else self.either


def inputs_of(form):
    return [p for p in inputs(form.f) if p.name not in form.fixed]


def type_of(form, p):
    if p.name in form.either:
        return "N" if form.template else "std::optional<Scalar>" if p.role.startswith("optional_") else "Scalar"
    if p.name in form.required:
        return {"optional_int": "Int"}[p.role]
    if (form.f.name[len("nnc_"):], p.name) in PADDINGS:
        return "const Padding&"
    return cpp_type(p)


def parameters(form):
    """The parameters of the C++ function, each with its default."""
    name = form.f.name[len("nnc_"):]
    defaults = DEFAULTS.get(name, {}) | MORE_DEFAULTS.get(name, {})
    given, optional = [], True
    for p in reversed(inputs_of(form)):
        # The word that tells an overload from the one with a number has to be given, and the first of
        # several numbers that tell it from the one with tensors.
        word = base(name)[1] == "_str" and p.role == "text"
        first = form.scalars and p.name == next(q.name for q in inputs(form.f) if q.name in form.scalars)
        optional = optional and p.name in defaults and not word and not first and p.name not in form.required
        optional = optional and (name, p.name) not in NO_DEFAULT
        optional = optional and (p.name not in form.either or p.role.startswith("optional_"))
        default = f" = {literal(defaults[p.name], p)}" if optional else ""
        given.insert(0, (f"{type_of(form, p)} {spelled(p)}", default))
    return given


def listed(given, defaults=True):
    return ", ".join(text + (default if defaults else "") for text, default in given)


def call(form, f, number=None):
    values = []
    for p in f.parameters:
        if p.role.startswith("out") or p.role == "capacity":
            continue
        given = f"{spelled(p)}.address()" if p.name in form.required else None
        values.append(given or argument(f, p, form.scalars, number, form.fixed))
    return ", ".join(values)


def body(form, f, number=None):
    out, name, given = outputs(f), f.name, call(form, f, number)
    if not out:
        changed = f"\n  return {spelled(inputs(f)[0])};" if inputs(f)[0].role == "handle" else ""
        return f"  check({name}({given}));{changed}"
    if [p.role for p in out] == ["out"]:
        if without_indices(f):
            return f"  return detail::first({name}, {given});"
        return f"  return Tensor::of({name}, {given});"
    if [p.role for p in out] == ["outs"]:
        if out[0].count == "capacity":
            sizes = ", ".join(spelled(p) for p in inputs(f) if p.role in ("handle", "handles", "int", "ints"))
            return f"  return detail::several({name}, detail::room({sizes}), {given});"
        owner = next(p for p in f.parameters if p.role == "handles" and p.count == out[0].count)
        return f"  return detail::each({name}, {spelled(owner)}.size(), {given});"
    if len(out) == 1:
        return f"  return detail::value<{VALUES[out[0].role]}>({name}, {given});"
    return f"  return detail::tuple<{len(out)}>({name}, {given});"


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
SIZES_TEMPLATE = "template <class... N, detail::IfSizes<N...> = 0>\n"


def definition(form):
    f, name, given = form.f, cpp_name(form.f), listed(parameters(form))
    head = TEMPLATE if form.template else "inline "
    if not form.whole:
        text = body(form, f)
    else:
        condition = "constexpr (std::is_integral_v<N>)" if form.template else \
            f"(detail::all_whole({', '.join(spelled(p) for p in inputs(f) if p.name in form.scalars)}))"
        both = body(form, form.whole, "int64_t"), body(form, f, "double")
        text = "  if %s {\n%s\n  } else {\n%s\n  }" % (condition, *both)
    text = f"{head}{result(f)} {name}({given}) {{\n{text}\n}}\n"
    if name in SIZES and f.name == "nnc_" + name + (WIDER if name == "empty" else ""):
        text += f"{SIZES_TEMPLATE}Tensor {name}(N... dims) {{\n  return {name}(Ints{{dims...}});\n}}\n"
    return text


def namespaced(form):
    """The namespace that has the function as well, and its definition there; None, "" if there is none."""
    f, name = form.f, cpp_name(form.f)
    folder = next((n for n in NAMESPACES if name.startswith(n + "_")), None)
    if not folder:
        return None, ""
    values = ", ".join(spelled(p) for p in inputs_of(form))
    head = TEMPLATE if form.template else "inline "
    return folder, (f"{head}{result(f)} {name[len(folder) + 1:]}({listed(parameters(form))}) {{\n"
                    f"  return nnc::{name}({values});\n}}\n")


def method(form):
    """The declaration of a method and its definition."""
    f, name, given = form.f, cpp_name(form.f), parameters(form)[1:]
    values = ", ".join(["self()"] + [spelled(p) for p in inputs_of(form)[1:]])
    returned = f"{{\n  return nnc::{name}({values});\n}}\n"
    head, inline = (TEMPLATE, "") if form.template else ("", "inline ")
    # Tensor is not complete yet where this is declared.
    known = [(text, default.replace("{}", "detail::none()") if text.startswith("const Tensor&") else default)
             for text, default in given]
    declared = f"{head}{result(f)} {name}({listed(known)}) const;\n"
    head = head.replace(" = 0", "")
    defined = f"{head}{inline}{result(f)} TensorMethods::{name}({listed(given, defaults=False)}) const {returned}"
    if name in SIZES_OF_METHODS:
        declared += f"{SIZES_TEMPLATE}Tensor {name}(N... sizes) const;\n"
        defined += (f"{SIZES_TEMPLATE.replace(' = 0', '')}Tensor TensorMethods::{name}(N... sizes) const {{\n"
                    f"  return nnc::{name}(self(), Ints{{sizes...}});\n}}\n")
    return declared, defined


ALL = """// SPDX-License-Identifier: Apache-2.0
// The operations for C++: torch's names, arguments and defaults. Include <nnc/nnc.hpp>.
// Made by capi/bindings/cpp/generate.py from the C headers, which document each of them under its
// name behind nnc_. A number counts as an int or a float by its C++ type, as in Python; Tensor() is
// None; what writes in place returns its first argument. C's endings for overloads are gone, but for
// nonzero_as_tuple, which gives something else than nonzero.
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

#include <nnc/types.hpp>

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


NAMES_OF_LAYERS = """// SPDX-License-Identifier: Apache-2.0
// The layers for C++, by torch's names: Linear(4, 2). Made by capi/bindings/cpp/generate.py. Include <nnc/nnc.hpp>.
#ifndef NNC_LAYERS_HPP
#define NNC_LAYERS_HPP

#include <nnc/nn.hpp>

namespace nnc {

%s
}  // namespace nnc

#endif
"""


def texts():
    """{file: its text}."""
    functions = {f.name[len("nnc_"):]: f for f in declarations.read(root / "include").functions if wanted(f)}
    parts, methods, spaces, declared = {}, {}, {}, []
    for name, f in functions.items():
        tail = "_" if name.endswith("_") else ""
        stem = name[:-1] if tail else name
        real = functions.get(stem[:-4] + tail) if stem.endswith("_i64") else None
        if real and numbers(real, f):
            continue  # a template has both
        if stem + WIDER + tail in functions or name in WIDER_NAMES:
            continue  # that one has its arguments too
        header = f.header[:-len(".h")]
        whole = functions.get(stem + "_i64" + tail)
        forms = [Form(f, whole if whole and numbers(f, whole) else None)]
        forms += [Form(f, None, *more) for more in FORMS.get(name, ())]
        for form in forms:
            parts.setdefault(header, []).append(definition(form))
            folder, same = namespaced(form)
            if folder:
                spaces.setdefault((header, folder), []).append(same)
            if is_method(base(name)[0], f):
                one, another = method(form)
                declared.append(one)
                methods.setdefault(header, []).append(another)
    for (header, folder), body in spaces.items():
        parts[header].append(f"\nnamespace {folder} {{\n\n{''.join(body)}\n}}  // namespace {folder}\n")
    files = {}
    for folder, form, bodies in (("functions", ONE, parts), ("methods", OF_METHODS, methods)):
        for header, body in bodies.items():
            files[FOLDER / folder / f"{header}.hpp"] = \
                form % {"header": header, "guard": header.upper(), "body": "".join(body)}
    included = [f"functions/{header}" for header in sorted(parts)] + [f"methods/{header}" for header in sorted(methods)]
    files[FOLDER / "functions.hpp"] = ALL % "".join(f"#include <nnc/{name}.hpp>\n" for name in included)
    files[FOLDER / "methods.hpp"] = METHODS % "".join(declared)
    # Identity takes any arguments, so the library says none of it.
    named = "".join(f'inline constexpr Layer {name}{{"{name}"}};\n' for name in ["Identity", *LAYERS])
    files[FOLDER / "layers.hpp"] = NAMES_OF_LAYERS % named
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
