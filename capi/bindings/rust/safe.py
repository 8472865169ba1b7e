# SPDX-License-Identifier: Apache-2.0
"""The generated half of the crate nnc: a method for every C function that takes no memory of the
host's. What stands in HAND is written by hand in nnc/src/."""
import re

# Functions that the hand-written files call, or that Rust has no use for (nnc/tests/coverage.rs
# says which those are).
HAND = set("""
error_code error_op error_message error_free error_new string_data string_size string_new release
retain keep object_id ctx_new ctx_fork ctx_scope ctx_get tensor_from_data from_blob from_dlpack to_dlpack
tensor_data tensor_data_mut tensor_copy_to triplet_margin_with_distance_loss data_loader_next
version signature
""".split())
CLASSES = {"tensor": "Tensor", "module": "Module", "optimizer": "Optimizer", "lr_scheduler": "LrScheduler",
           "named": "Named", "kwargs": "Kwargs", "hook": "Hook", "function": "Function",
           "function_ctx": "FunctionCtx", "packed_sequence": "PackedSequence", "program": "Program",
           "dataset": "Dataset", "sampler": "Sampler", "data_loader": "DataLoader",
           "data_loader_iter": "DataLoaderIter", "profiler": "Profiler",
           "summary_writer": "SummaryWriter", "ctx": "Context"}
# clone() is Rust's word for another owner of the same tensor, and forward() its users' for a call.
NAMES = {"clone": "copy", "clone_memory_format": "copy_memory_format", "module_call": "forward",
         "module_forward": "forward_all", "tensor_dataset_new": "from_tensors",
         "hook_remove": "remove", "named_key": "key_at", "named_tensor": "tensor_at",
         "named_module": "module_at", "kwargs_key": "key_at", "kwargs_tensor": "get_tensor",
         "has": "has_name", "tensor_version": "version", "module_parameters": "parameters_recurse",
         "module_buffers": "buffers_recurse"}
KEYWORDS = {"type": "type_", "where": "where_", "self": "self_", "move": "move_", "ref": "ref_", "in": "in_",
            "match": "match_", "loop": "loop_", "fn": "fn_", "unsafe": "unsafe_"}
FREE_HEADERS = {"autograd.h", "nn_utils.h", "nn_hooks.h", "autograd_functional.h", "autograd_function.h"}
FREE = {"get_rng_state", "set_rng_state", "vector_to_parameters", "transformer_generate_square_subsequent_mask"}
# What is NULL if a layer has it not; here that is an error, as of a place of a Sequential that is None.
NONE_IS_AN_ERROR = {"module_get_parameter", "module_get_buffer"}
PATH_HEADERS = {"data_files.h", "io.h", "serialization.h", "profiler.h", "tensorboard.h"}
PATHS = {"path", "root", "log_dir"}
# How many handles there can be in a list of outputs; 64 is the most that a function of the host's
# may give, and so the most of a module.
CAPACITY = {"meshgrid": "tensors.len()", "unbind": "self.extent(dim)",
            "split": "self.extent(dim).max(1).max(split_size.n())",
            "chunk": "self.extent(dim).max(1)", "tensor_split": "tensor_indices_or_sections.parts()",
            "tensor_split_sections": "crate::tensor::handles(sections)", "tensor_split_indices": "indices.n() + 1",
            "module_parameters": "self.listed(true)?", "module_buffers": "self.listed(false)?",
            "nonzero_as_tuple": "64", "unpack_sequence": "self.sequences()?", "unpad_sequence": "lengths.numel()",
            "rnn_base_all_weights": "self.listed(true)?",
            "autograd_jacobian": "64 * inputs.len()", "autograd_hessian": "inputs.len().pow(2)",
            "autograd_vjp": "64 + inputs.len()", "autograd_jvp": "128",
            "autograd_hvp": "64 + inputs.len()", "autograd_vhp": "64 + inputs.len()"}
CODES = {"DTYPE": "DType"}
# Tables of functions of the host's: what takes their place, and what makes the table.
TABLES = {
    "nnc_callback": ("impl Fn(&Inputs<'_>) -> Result<O> + Send + Sync + 'static", "tensors"),
    "nnc_module_vtable": ("impl Forward", "module"),
    "nnc_function_vtable": ("impl Differentiable", "function"),
    "nnc_dataset_vtable": ("impl Samples", "dataset"),
    "nnc_module_hook": ("impl Fn(&ModuleCall<'_>) -> Result<Replaced> + Send + Sync + 'static", "module_hook"),
    "nnc_registration_hook": ("impl Fn(&Registration<'_>) -> Result<Option<Registered>> + Send + Sync + 'static",
                              "registration_hook"),
    "nnc_state_dict_hook": ("impl Fn(&StateDictCall<'_>) -> Result<()> + Send + Sync + 'static", "state_dict_hook"),
    "nnc_optimizer_hook": ("impl Fn(&Optimizer, Option<&Named>) -> Result<()> + Send + Sync + 'static",
                           "optimizer_hook"),
    "nnc_lr_lambda": ("impl Fn(&str, f64) -> Result<f64> + Send + Sync + 'static", "lr_lambda"),
    "nnc_saved_tensors_hooks": ("impl PackedTensors", "saved_tensors_hooks"),
    "nnc_module_callback": ("impl FnMut(&Module) -> Result<()>", "each_module"),
}


def doc_lines(doc, indent):
    """A comment of the headers as Rust's: tables stay as they are, and no sign has a meaning."""
    lines, fenced = [], False
    for line in doc.split("\n"):
        table = line.startswith("  ") and line.strip() != ""
        if table != fenced:
            lines.append("```text" if table else "```")
            fenced = table
        if not table:
            line = re.sub(r"([\[\]<>*`\\|~#]|(?<=\w)_(?!\w)|(?<!\w)_(?=\w))", r"\\\1", line)
            line = re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", line))
            line = re.sub(r"https?://[\w./-]*\w", lambda m: f"<{m[0]}>", line)
        lines.append(line)
    if fenced:
        lines.append("```")
    return [f"{indent}/// {line}".rstrip() for line in lines]


def rust_name(name):
    return KEYWORDS.get(name.lower(), name.lower())


class Unknown(Exception):
    """A function that fits none of the rules."""


class Argument:
    """A parameter of the C function on the Rust side."""

    def __init__(self, f, p):
        self.name = rust_name(p.name)
        self.before = []  # statements before the call
        self.kind, self.generic = "", ""
        self.c = getattr(self, "_" + p.role)(f, p)

    def _handle(self, f, p):
        kind = CLASSES[p.object]
        if p.may_be_null:
            self.kind = f"impl Into<Option<&{kind}>>".replace("&", "&'a ")
            self.generic = "'a"
            return f"c_raw({self.name}.into())"
        self.kind = f"&{kind}"
        return f"{self.name}.as_raw()"

    def _generator(self, f, p):
        self.kind, self.generic = "impl Into<Option<&'a Context>>", "'a"
        return f"c_raw({self.name}.into())"

    def _handles(self, f, p):
        self.kind = f"&[impl AsHandle<{CLASSES[p.object]}>]"
        self.before.append(f"let c_{self.name} = c_handles({self.name});")
        return f"c_list(&c_{self.name})"

    def _int(self, f, p):
        self.kind = "i64"
        return self.name

    def _real(self, f, p):
        self.kind = "f64"
        return self.name

    def _flag(self, f, p):
        self.kind = "bool"
        return f"i32::from({self.name})"

    def _choice(self, f, p):
        self.kind = "Option<bool>"
        return f"{self.name}.map_or(-1, i32::from)"

    def _dtype(self, f, p):
        self.kind = "impl Into<Option<DType>>"
        return f"c_dtype({self.name})"

    def _reduction(self, f, p):
        self.kind = "Reduction"
        return f"{self.name} as i32"

    def _memory_format(self, f, p):
        self.kind = "MemoryFormat"
        return f"{self.name} as i32"

    def _optional_int(self, f, p):
        self.kind = "Option<i64>"
        return f"c_optional(&{self.name})"

    def _optional_real(self, f, p):
        self.kind = "Option<f64>"
        return f"c_optional(&{self.name})"

    def _optional_flag(self, f, p):
        self.kind = "Option<bool>"
        self.before.append(f"let {self.name} = {self.name}.map(i32::from);")
        return f"c_optional(&{self.name})"

    def _ints(self, f, p):
        self.kind = "impl IntList"
        return f"{self.name}.ints()"

    def _reals(self, f, p):
        self.kind = "&[f64]"
        return f"c_list({self.name})"

    def _text(self, f, p):
        if p.name in PATHS and f.header in PATH_HEADERS:
            self.kind = "impl AsRef<Path>"
            self.before.append(f"let {self.name} = c_path({self.name}.as_ref())?;")
            return f"{self.name}.as_ptr()"
        if not p.may_be_null:
            self.kind = "&str"
            self.before.append(f"let {self.name} = c_text({self.name})?;")
            return f"{self.name}.as_ptr()"
        self.kind, self.generic = "impl Into<Option<&'a str>>", "'a"
        self.before.append(f"let {self.name} = c_optional_text({self.name})?;")
        return f"text_pointer(&{self.name})"

    def _callback(self, f, p):
        self.kind, make = TABLES[p.table]
        during = p.at_once
        if p.table == "nnc_callback":
            self.generic = "O: IntoOutputs" if during else "O: IntoOutputs + 'static"
            if during:
                self.kind, make = "impl FnMut(&Inputs<'_>) -> Result<O>", "tensors_during"
        if during:
            self.before += [f"let mut {self.name} = {self.name};",
                            f"let (table, self_) = callback::{make}(&mut {self.name});"]
        else:
            self.before.append(f"let (table, self_) = callback::{make}({self.name});")
        return "&table"


OUTS = {"out_int": ("i64", "0i64", "{}"), "out_real": ("f64", "0f64", "{}"), "out_flag": ("bool", "0i32", "{} != 0"),
        "out_dtype": ("DType", "0i32", "DType::from_code({})")}


def output(f, p, drop):
    """(type, declaration, C argument, value) of an output."""
    name = rust_name(p.name)
    if drop:
        return None, None, "null_mut()", None
    if p.role in OUTS:
        kind, start, value = OUTS[p.role]
        return kind, f"let mut {name} = {start};", f"&mut {name}", value.format(name)
    optional = p.may_be_null and f.name[4:] not in NONE_IS_AN_ERROR
    if p.object == "string":
        if optional:
            return "Option<String>", f"let mut {name} = null_mut();", f"&mut {name}", f"optional_string({name})?"
        return "String", f"let mut {name} = null_mut();", f"&mut {name}", f"string({name})?"
    kind = CLASSES[p.object]
    if optional:
        return f"Option<{kind}>", f"let mut {name} = null_mut();", f"&mut {name}", f"take::<{kind}>({name})"
    return kind, f"let mut {name} = null_mut();", f"&mut {name}", f'taken::<{kind}>({name}, "{f.name}", "{p.name}")?'


def outs(f, p, size):
    kind = CLASSES[p.object]
    name = rust_name(p.name)
    if p.may_hold_null:
        result, value = "Outputs", f"Outputs::take({name}"
    else:
        result, value = f"Vec<{kind}>", f'taken_list::<{kind}>("{f.name}", {name}'
    return result, f'let mut {name} = c_room({size}, "{f.name}")?;', f"{name}.as_mut_ptr()", value


class Method:
    def __init__(self, f, names):
        self.f, self.short = f, f.name[4:]
        parameters = [p for p in f.parameters if p.role != "ctx"]
        out = [p for p in parameters if p.role in ("out", "outs") and p.object != "string"]
        first = parameters[0] if parameters else None
        self.receiver = None
        if re.search(r"_new(_|$)", self.short) and len(out) == 1:
            self.cls = CLASSES[out[0].object]
            self.name = self._maker(out[0].object)
        elif first is not None and first.role == "handle" and self.short not in FREE:
            self.cls, self.receiver = CLASSES[first.object], first
            self.name = self._stripped(first.object, names)
        elif out and f.header not in FREE_HEADERS and self.short not in FREE:
            self.cls, self.name = CLASSES[out[0].object], self._stripped(out[0].object, names)
        else:
            self.cls, self.name = "", NAMES.get(self.short, self.short)
        self.name = KEYWORDS.get(self.name, self.name)
        self.parameters = parameters

    def _maker(self, kind):
        if self.short in NAMES:
            return NAMES[self.short]
        if self.short.startswith(kind + "_new"):
            return self.short[len(kind) + 1:]
        name = re.sub(r"_new$", "", self.short)
        return name[:-len(kind) - 1] if name.endswith("_" + kind) else name

    def _stripped(self, kind, names):
        if self.short in NAMES:
            return NAMES[self.short]
        short = self.short[len(kind) + 1:]
        taken = (kind == "tensor" and "nnc_" + short in names) or \
            self.short.startswith(("tensor_split", "module_list_", "module_dict_"))
        return short if self.short.startswith(kind + "_") and not taken else self.short

    def signature(self):
        """The arguments by their C parameters; ("operand", kinds) stands for a merged one."""
        return [p for p in self.parameters if p is not self.receiver]


def merged(f, functions):
    """Functions that differ from f in one number in the place of a tensor or of a float, by role."""
    short, under = (f.name[:-1], "_") if f.name.endswith("_") else (f.name, "")
    found = {}
    for suffix in ("_scalar", "_scalar_i64", "_i64", "_tensor"):
        other = functions.get(short + suffix + under)
        if not other:
            continue
        mine = [p for p in f.parameters if p.name != "alpha"]
        if len(mine) != len(other.parameters):
            continue
        differing = [(a, b) for a, b in zip(mine, other.parameters) if a.role != b.role]
        if len(differing) == 1 and differing[0][1].role in ("handle", "real", "int"):
            found[differing[0][1].role] = (other, differing[0][0])
    if not found:
        return None
    position = {a.name for _, a in found.values()}
    role = next(iter(found.values()))[1].role
    kinds = {role, *found}
    if len(position) != 1 or kinds not in ({"handle", "real", "int"}, {"handle", "real"}, {"real", "int"}):
        return None
    return position.pop(), {role: f, **{k: g for k, (g, _) in found.items()}}


def call(f, method, values):
    """The call of a C function: values gives the text of each parameter by its name."""
    words = ["ctx()" if p.role == "ctx" else values(p) for p in f.parameters]
    return f"sys::{f.name}({', '.join(words)})"


def emit(method, family, names):
    f = method.f
    before, decls, args, generics, results, values = [], [], [], [], [], {}
    position = family[0] if family else None
    lists = {}
    alpha = family and f.parameter("alpha") is not None
    during = any(p.at_once for p in f.parameters)
    for p in method.parameters:
        if p is method.receiver:
            values[p.name] = "self.as_raw()"
        elif p.name == position:
            kinds = set(family[1])
            kind = "Operand<'a>" if "handle" in kinds else "Number"
            if "handle" in kinds:
                generics.append("'a")
            args.append(f"{rust_name(p.name)}: impl Into<{kind}>")
            values[p.name] = "v"
        elif p.name == "alpha" and alpha:
            values[p.name] = "1.0"
        elif p.role in ("out", "out_int", "out_real", "out_flag", "out_dtype"):
            drop = p.name == "indices" and f.name + "_with_indices" in names
            kind, decl, c, value = output(f, p, drop)
            values[p.name] = c
            if kind:
                decls.append(decl)
                results.append((kind, value))
        elif p.role in ("outs", "count", "capacity", "out_count", "self"):
            continue
        else:
            a = Argument(f, p)
            if a.generic:
                generics.append(a.generic)
            args.append(f"{a.name}: {a.kind}")
            before += a.before
            values[p.name] = a.c
            if p.count:
                lists.setdefault(p.count, []).append(p)
    # Lengths.
    for count, several in lists.items():
        def length(p):
            name = rust_name(p.name)
            return f"{name}.len() as i64" if p.role in ("handles", "reals") else f"{name}.count()"
        values[count] = length(several[0])
        for p in several[1:]:
            optional = " || " + rust_name(p.name) + ".is_empty()" if p.role == "handles" else ""
            before.append(f'same_length("{f.name}", {length(several[0])} == {length(p)}{optional}, "{p.name}")?;')
    for p in method.parameters:
        if p.role == "outs":
            if p.count == "capacity":
                size = CAPACITY.get(f.name[4:], "64")
                counter = next(q for q in method.parameters if q.role == "out_count")
                kind, decl, c, value = outs(f, p, size)
                decls += [decl, "let mut count = 0i64;"]
                values.update({p.name: c, "capacity": f"{rust_name(p.name)}.len() as i64", counter.name: "&mut count"})
                results.append((kind, value + ", count)" + ("" if kind == "Outputs" else "?")))
            else:
                q = next(q for q in method.parameters if q.count == p.count and q is not p)
                size = rust_name(q.name) + (".n()" if q.role == "ints" else ".len()")
                kind, decl, c, value = outs(f, p, size)
                decls.append(decl)
                values[p.name] = c
                results.append((kind, value + f", {size} as i64)" + ("" if kind == "Outputs" else "?")))
        elif p.role == "self":
            values[p.name] = "self_"
    if family:
        arms = []
        for role, g in family[1].items():
            other = dict(values)
            mine_of = [q for q in f.parameters if not (alpha and q.name == "alpha" and g is not f)]
            for mine, theirs in zip(mine_of, g.parameters):
                if mine.name in values:
                    other[theirs.name] = values[mine.name]
            other[position] = "v.as_raw()" if role == "handle" else "v"
            at = next(q.name for q in g.parameters if q.name == position or
                      (other.get(q.name) == "v" and q.role == role))
            other[at] = "v.as_raw()" if role == "handle" else "v"
            label = {"handle": "Operand::Tensor(v)", "real": "{}::Float(v)", "int": "{}::Int(v)"}[role]
            label = label.format("Operand" if "handle" in family[1] else "Number")
            arms.append(f"{label} => {call(g, method, lambda q: other[q.name])},")
            if role == "real" and "int" not in family[1]:
                other[at] = "v as f64"
                arms.append(f"Operand::Int(v) => {call(g, method, lambda q: other[q.name])},")
        expression = f"match {rust_name(position)}.into() {{\n{chr(10).join(arms)}\n}}"
    else:
        expression = call(f, method, lambda q: values[q.name])
    callback = next((p for p in method.parameters if p.role == "callback"), None)
    body = before + decls + ["unsafe {"]
    if f.fails:
        if callback and not during:
            body.append(f"callback::kept({expression}, self_, table.destroy)?;")
        else:
            body.append(f"check({expression})?;")
        value = ", ".join(v for _, v in results)
        kinds = ", ".join(k for k, _ in results)
        if len(results) != 1:
            value, kinds = f"({value})", f"({kinds})"
        body.append(value[:-1] if len(results) == 1 and value.endswith("?") else f"Ok({value})")
        kind = f"Result<{kinds}>"
    else:
        kind, value = plain(f, expression)
        if before and any("?" in line for line in before) and not kind.startswith("Result"):
            kind, value = f"Result<{kind}>", f"Ok({value})"
        body.append(value)
    body.append("}")
    generics = sorted(set(generics), key=lambda g: (g[0] != "'", g))
    mutable = method.cls == "Tensor" and method.receiver is not None and \
        (f.name.endswith("_") or "index_assign" in f.name) and f.header != "autograd.h"
    receiver = [] if method.receiver is None else ["&mut self" if mutable else "&self"]
    docs = [re.sub(r"NNC_E_(\w+)", lambda m: f"`Code::{CODES.get(m[1], m[1].capitalize())}`", line)
            for line in doc_lines(f.doc, "")]
    if family:
        may_be = "a tensor or a number" if "handle" in family[1] else "a float or an int"
        docs.append(f"///\n/// `{rust_name(position)}` may be {may_be}.")
    docs.append(f"///\n/// C: `{f.name}`" + "".join(f", `{g.name}`" for g in (family[1].values() if family else ())
                                                 if g is not f))
    head = f"pub fn {method.name}{'<' + ', '.join(generics) + '>' if generics else ''}"
    arrow = f" -> {kind}" if kind else ""
    return "\n".join([*docs, f"{head}({', '.join(receiver + args)}){arrow} {{", *body, "}"])


def plain(f, expression):
    """A function that cannot fail: -1 and NULL are for bad handles, and for places that are not there."""
    asked = [p for p in f.parameters if p.role in ("int", "text")]
    if f.result == "void":
        return "", expression + ";"
    if f.result == "int32_t":
        if f.name == "nnc_abi_version":
            return "i32", expression
        return "bool", expression + " == 1"
    if f.result == "nnc_dtype":
        return "DType", f"DType::from_code({expression})"
    if f.result == "int64_t":
        if asked:
            return "Result<i64>", f'not_negative({expression}, "{f.name}")'
        if f.header == "containers.h":
            return "Result<usize>", f'not_negative({expression}, "{f.name}").map(|n| n as usize)'
        if re.search(r"_(len|count|ndim|numel|nbytes|element_size)$", f.name):
            return "usize", expression + ".max(0) as usize"
        return "i64", expression
    if f.result == "const char *":
        return "Option<String>", f"owned({expression})"
    raise Unknown(f"{f.name} returns {f.result}")


def _closing(text, start):
    """Where the bracket at start ends, and the commas between its elements."""
    depth, commas = 0, []
    for i in range(start, len(text)):
        if text[i] in "(<[" or text[i] == "{":
            depth += 1
        elif text[i] in ")]}" or (text[i] == ">" and text[i - 1] not in "-="):
            depth -= 1
            if depth == 0:
                return i, commas
        elif text[i] == "," and depth == 1:
            commas.append(i)
    raise Unknown(text)


def _wrapped(line, room):
    """A line that is too long with one element of its list on each line."""
    if len(line) <= room or line.startswith("//"):
        return [line]
    match = re.search(r"^pub fn \w+|\bsys::nnc_\w+", line)
    if not match:
        return [line]
    start = match.end()
    if line[start] == "<":
        start = _closing(line, start)[0] + 1
    end, commas = _closing(line, start)
    ends = [start, *commas, end]
    items = [line[a + 1:b].strip() for a, b in zip(ends, ends[1:])]
    return [line[:start + 1], *(f"    {item}," for item in items), line[end:]]


def laid_out(text):
    """The text with the indentation that its braces ask for."""
    lines, depth = [], 0
    for line in text.split("\n"):
        comment = line.startswith("//")
        if not comment and line.startswith("}"):
            depth -= 1
        for part in _wrapped(line, 100 - 4 * depth):
            lines.append(("    " * depth + part).rstrip())
        if not comment:
            depth += line.count("{") - line.count("}") + line.startswith("}")
    return "\n".join(lines)


HEAD = """#![allow(unused_imports, clippy::too_many_arguments, clippy::len_without_is_empty)]
use crate::support::*;

"""


def files(headers):
    functions = {f.name: f for f in headers.functions}
    names = set(functions)
    families, inside = {}, set()
    for f in headers.functions:
        family = merged(f, functions)
        if family and f.name not in inside:
            families[f.name] = family
            inside |= {g.name for g in family[1].values() if g is not f}
    texts, seen = {}, set()
    for f in headers.functions:
        if f.name[4:] in HAND or f.name in inside:
            continue
        method = Method(f, names)
        if (method.cls, method.name) in seen:
            raise Unknown(f"{f.name}: {method.cls}::{method.name} is there already")
        seen.add((method.cls, method.name))
        texts.setdefault(method.cls, []).append(emit(method, families.get(f.name), names))
        if families.get(f.name) and f.parameter("alpha"):
            method.name = f.name[4:].rstrip("_") + "_alpha" + ("_" if f.name.endswith("_") else "")
            texts[method.cls].append(emit(method, None, names))
    result, modules = {}, []
    for cls, methods in texts.items():
        module = re.sub(r"(?<!^)(?=[A-Z])", "_", cls).lower() or "functions"
        modules.append(module)
        body = "\n\n".join(methods)
        if cls:
            body = f"impl {cls} {{\n{body}\n}}"
        result[module + ".rs"] = HEAD.format(cls=cls) + laid_out(body) + "\n"
    lines = [f"{'pub ' if m == 'functions' else ''}mod {m};" for m in sorted(modules)]
    lines.append("pub mod layers;")
    result["mod.rs"] = "\n".join(lines) + "\n"
    return result
