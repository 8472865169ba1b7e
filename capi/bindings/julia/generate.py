#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes what follows from the C headers mechanically: NNC/src/capi.jl, every function, struct and
constant as it is, and NNC/src/operations.jl, functions with torch's names, defaults and keywords.

    generate.py [--check]     --check writes nothing; exit 1 if a stored file is not what it would be
"""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import declarations  # noqa: E402

MADE = "# SPDX-License-Identifier: Apache-2.0\n# Made by generate.py from the C headers.\n"
DEFAULTS = json.loads((HERE.parent / "defaults.json").read_text(encoding="utf-8"))

for kind in ("2d", "3d", "2d_with_indices", "3d_with_indices"):
    DEFAULTS["fractional_max_pool" + kind] = {"output_size": None, "output_ratio": None, "random_samples": None}

# ---- the raw layer ----

SCALAR_TYPES = {"double": "Float64", "int64_t": "Int64", "int32_t": "Int32", "uintptr_t": "UInt", "void": "Cvoid",
                "nnc_dtype": "Int32", "nnc_reduction": "Int32", "nnc_memory_format": "Int32", "nnc_code": "Int32",
                "const char *": "Cstring"}
KEYWORDS = {"end": "stop", "function": "f", "module": "mod", "import": "import_", "in": "input"}


def word(name):
    return KEYWORDS.get(name, name)


def raw_type(p_type, role=""):
    if role == "bytes":
        return "Ptr{UInt8}"
    if p_type in SCALAR_TYPES:
        return SCALAR_TYPES[p_type]
    if declarations.TABLE.fullmatch(p_type):
        return f"Ptr{{{declarations.TABLE.fullmatch(p_type)[1]}}}"
    if "(*)" in p_type or p_type == "nnc_distance_function" or p_type in ("void *", "const void *"):
        return "P"
    base = p_type.replace("const ", "").replace("*const *", "**").strip()
    if base.endswith("**"):
        return "Ptr{P}"
    inner = base[:-1].strip()
    return f"Ptr{{{SCALAR_TYPES[inner]}}}" if inner in SCALAR_TYPES else "P"


def raw_layer(headers):
    lines = [MADE, '"The functions, structs and constants of libnnc as they are in C."', "module C", "",
             "using Base: cconvert, unsafe_convert", "import Libdl", "",
             "const P = Ptr{Cvoid} # every handle, and every pointer to functions", "", 'include("foreign.jl")', ""]
    for name, value in headers.constants:
        lines.append(f"const {name} = Int32({value})")
    for struct in headers.structs:
        lines += ["", f"struct {struct.name}"]
        for name, result, parameters in struct.fields:
            lines.append(f"    {name}::{'P' if parameters is not None else SCALAR_TYPES[result]}")
        lines.append("end")
    lines.append("")
    for f in headers.functions:
        parameters = ", ".join(f"{word(p.name)}::{raw_type(p.type, p.role)}" for p in f.parameters)
        result = raw_type(f.result)
        # Calls that can fail may wait for calls of other threads: Note [Collecting while a call waits].
        lines.append(f"@foreign{'_waiting' if f.fails else ''} {f.name}({parameters})::{result}")
    return "\n".join(lines) + "\n\nend # module C\n"


# ---- the layer with torch's names ----

TYPES = {"tensor": "Tensor", "module": "NNModule", "optimizer": "Optimizer", "lr_scheduler": "LRScheduler",
         "named": "Named", "hook": "Hook", "function": "CustomFunction", "function_ctx": "FunctionContext",
         "packed_sequence": "PackedSequence", "program": "Program", "dataset": "Dataset", "sampler": "Sampler",
         "data_loader": "DataLoader", "data_loader_iter": "LoaderPass", "profiler": "Profiler",
         "summary_writer": "SummaryWriter", "ctx": "Context"}
# Written by hand, in NNC/src/: how they look in Julia does not follow from C.
BY_HAND = set("""
    arange arange_i64 as_tensor autograd_backward autograd_grad autograd_grad_materialize_grads
    autograd_saved_tensors_hooks averaged_model_new backward batch_sampler_new checkpoint clamp clamp_ clamp_i64
    clamp_i64_ clamp_tensor clamp_tensor_ concat_dataset_new copy_ csv_load data_loader_iter_new data_loader_len
    data_loader_new data_loader_next dataset_get dataset_len dataset_new_user empty empty_cache empty_memory_format
    fill_ fill_i64_ from_blob from_dlpack full full_i64 function_apply function_ctx_needs_input_grad
    function_ctx_saved_tensors function_new functional_call index index_tensors is_complex kwargs_set_module
    listed_batches_new load lr_scheduler_new lr_scheduler_new_lambda lr_scheduler_step max max_dim
    max_memory_allocated max_memory_reserved median median_dim memory_allocated memory_reserved min min_dim
    model_load module_add module_apply module_buffers module_call module_call_packed module_children
    module_container module_deepcopy module_eval module_forward module_get_buffer module_get_extra_state
    module_get_parameter module_get_submodule module_load_state_dict module_load_state_dict_assign module_modules
    module_named_buffers module_named_buffers_prefix module_named_modules module_named_modules_prefix
    module_named_parameters module_named_parameters_prefix module_new module_new_kwargs module_new_user
    module_parameters module_register_forward_hook module_register_forward_pre_hook
    module_register_full_backward_hook module_register_full_backward_pre_hook module_repr module_requires_grad_
    module_state_dict module_state_dict_prefix module_train module_training module_zero_grad
    module_zero_grad_set_to_none new_empty new_full new_full_i64 new_ones new_zeros normal_size npz_save ones
    optimizer_add_param_group optimizer_get_option optimizer_get_option_f64 optimizer_new optimizer_new_from
    optimizer_repr optimizer_set_option_bool optimizer_set_option_f64 optimizer_set_option_i64 optimizer_set_options
    optimizer_step optimizer_step_closure parameter_new profiler_new profiler_table program_run
    prune_global_unstructured rand randint randn random_ random_sampler_new random_split random_split_fractions
    randperm
    reduce_lr_on_plateau_step register_module_forward_hook register_module_forward_pre_hook
    register_module_full_backward_hook register_module_full_backward_pre_hook reset_peak_memory_stats
    rnn_base_all_weights safetensors_load_model safetensors_save_file sampler_len save sequential_sampler_new
    skip_init subset_new subset_random_sampler_new summary summary_writer_close summary_writer_new tensor_copy_to
    tensor_data tensor_data_mut tensor_dataset_new tensor_device tensor_dtype tensor_from_data tensor_grad
    tensor_index_assign tensor_index_assign_scalar tensor_index_assign_scalar_i64 tensor_is_contiguous_memory_format
    tensor_is_leaf tensor_item tensor_item_i64 tensor_ndim tensor_numel tensor_repr tensor_requires_grad
    tensor_retains_grad tensor_set_grad tensor_size tensor_stride to_dlpack training_load training_save
    triplet_margin_with_distance_loss unique update_bn update_bn_callback weighted_random_sampler_new zeros
""".split())
HAND_HEADERS = {"version.h", "status.h", "context.h", "containers.h"}
HAND_PREFIXES = ("named_", "kwargs_", "string_", "error_", "ctx_")

# torch's function and its forms have one name in Julia; which one is meant follows from the types.
FORMS = ("scalar_self_i64", "scalar_i64", "scalars_i64", "scalar_self", "scalars", "scalar", "memory_format_i64",
         "memory_format", "i64", "tensors", "tensor", "str", "decimals", "sections", "indices", "dims", "dtype",
         "prefix", "callback", "list", "dim")
OBJECT_PREFIXES = {"tensor": "tensor_", "module": "module_", "optimizer": "optimizer_", "lr_scheduler": "lr_scheduler_",
                   "program": "program_", "profiler": "profiler_", "summary_writer": "summary_writer_"}
TENSOR_IS_PART = ("tensor_unfold", "tensor_split")
WHOLE_NAMES = {"module_register_module", "get_rng_state", "nonzero_as_tuple", "topk_sorted", "module_register_parameter", "module_type"}
# What changes its argument has a ! in Julia also where torch has no underscore.
CHANGES = {"load_state_dict", "zero_grad", "reset_parameters", "reset_running_stats", "set_submodule", "retain_grad",
           "set_rng_state", "vector_to_parameters", "update_bn", "averaged_model_update_parameters",
           "register_buffer", "register_module", "register_parameter", "set_extra_state"}
MODULE_CONVERSIONS = {"float", "double", "half", "bfloat16", "type", "cpu", "to", "to_empty"}
# Names of Julia's own, to which methods are added instead of hiding them.
JULIA = {
    "Base": """abs acos all any argmax argmin asin atan cat ceil cos cosh cumprod cumsum detach exp expm1 flush
        float floor isfinite isinf isnan log log10 log1p log2 maximum minimum prod repeat reshape round run
        searchsorted sign sin sinh sort split sqrt sum tan tanh transpose trunc view""",
    "Statistics": "mean quantile std var",
    "LinearAlgebra": "diag dot mul! norm normalize tril triu",
}
NOT_EXPORTED = {"t", "to", "type", "int", "short", "char", "byte", "bool", "half", "double", "long", "cpu", "start", "stop",
                "mode", "take", "select", "narrow", "index_put", "index_put!", "mv", "div", "stack", "slice", "eq", "ne", "lt",
                "le", "gt", "ge", "pad", "hook_remove"}
# What a positional argument of such a method may be.
BY_ROLE = {"ints": "Integer,Tuple,Nothing", "int": "Integer", "optional_int": "Integer,Nothing", "real": "Real",
           "optional_real": "Real,Nothing", "flag": "Bool", "dtype": "Type,Nothing"}
# Sizes one by one as well: reshape(x, 2, 3).
SIZES_ONE_BY_ONE = {"view", "reshape", "expand", "permute", "repeat", "tile", "flip", "broadcast_to"}


def julia_module(name):
    return next((m for m, names in JULIA.items() if name in names.split()), None)


def literal(value, role):
    """A default of torch's in Julia."""
    if value is None or value == [] and role in ("ints", "reals", "handles"):
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "(" + "".join(literal(v, "") + ", " for v in value).strip() + ")"
    if isinstance(value, str):
        return f'"{value}"'
    return repr(value)


class Wrapper:
    """One C function as a Julia method."""

    def __init__(self, f, names):
        self.f, self.c_name = f, f.name[len("nnc_"):]
        self.in_place = self.c_name.endswith("_")
        self.form, self.name = self.names(names)
        self.defaults = dict(DEFAULTS.get(self.c_name, {}))
        self.context = any(p.role == "ctx" for p in f.parameters[:1])

    def names(self, all_names):
        tail = "_" if self.c_name.endswith("_") else ""
        name, form = self.c_name[:len(self.c_name) - len(tail)], ""
        if self.c_name not in WHOLE_NAMES:
            for candidate in FORMS:
                base = name[:-len(candidate) - 1]
                if name.endswith("_" + candidate) and (base + tail in all_names or base in all_names):
                    name, form = base, candidate
                    break
        first = next((p for p in self.f.parameters if p.role != "ctx"), None)
        prefix = OBJECT_PREFIXES.get(first.object, "") if first and first.role == "handle" else ""
        if prefix and name.startswith(prefix) and not name.startswith(("module_list_", "module_dict_")):
            if not self.c_name.startswith(TENSOR_IS_PART):
                name = name[len(prefix):]
        changes = name in CHANGES or first and first.object == "module" and name in MODULE_CONVERSIONS
        return form, name + ("!" if tail or changes else "")

    def sort_parameters(self, siblings):
        """Into positional ones, those that are positional or keywords, keywords."""
        self.positional, self.both, self.keywords = [], [], []
        given = [p for p in self.f.parameters if p.role not in
                 ("ctx", "count", "self", "capacity", "out", "outs", "out_count", "out_int", "out_real", "out_flag",
                  "out_dtype")]
        callbacks = [p for p in given if p.role in ("callback", "function")]
        given = callbacks + [p for p in given if p not in callbacks]  # do-blocks
        roles = {}
        for other in siblings:
            for p in other.f.parameters:
                roles.setdefault(p.name, set()).add(p.role)
        plain = next((s for s in siblings if not s.form), None) if self.form else None
        self.telling = {p.name for p in given if plain and (
            not plain.f.parameter(p.name) or plain.f.parameter(p.name).role != p.role)}
        for p in given:
            if p.role == "handle" and self.defaults.get(p.name) is not None:
                del self.defaults[p.name]  # a number, in another form
        optional = 0
        for p in given:
            by_name = p.role not in ("handle", "handles", "callback", "function", "any_handle")
            if p.role == "generator":
                self.keywords.append(p)
            elif p.name in self.telling or p.name not in self.defaults and not (
                    by_name and len(roles[p.name]) == 1 and len(siblings) == 1 and not self.in_place):
                # What tells a form from another is never left out.
                self.positional += [q for q in self.both if q.name not in self.defaults] + [p]
                self.keywords += [q for q in self.both if q.name in self.defaults]
                self.both = []
            elif p.name not in self.defaults:
                self.both.append(p)
            elif optional < 2 and not self.keywords:
                self.both.append(p)
                optional += 1
            else:
                self.keywords.append(p)

    def julia_type(self, p, several):
        if p.role == "handle" and p.object in TYPES and p.object != "named":
            return f"::{TYPES[p.object]}" if p is self.first_handle else f"::Union{{{TYPES[p.object]},Nothing}}"
        if several and p.role == "real":
            return "::Real"
        if several and p.role == "int":
            return "::Integer"
        if several and p.role == "text":
            return "::AbstractString"
        if several and p.role == "dtype":
            return "::Type"
        if several and p.role == "memory_format":
            return "::MemoryFormat"
        if p.role in ("ints", "reals") and p.name in self.telling:
            return "::Union{Tuple,AbstractVector}"
        return ""

    def signature(self, several):
        parts, shown = [], []
        self.first_handle = next((p for p in self.positional if p.role == "handle"), None)
        for p in self.positional:
            parts.append(word(p.name) + self.julia_type(p, several))
            shown.append(word(p.name))
        keywords = []
        for p in self.both:
            required = p.name not in self.defaults
            default = "REQUIRED" if required else literal(self.defaults[p.name], p.role)
            # Methods of Julia's own functions say what they take, so that none of Julia's is as near.
            kinds = BY_ROLE.get(p.role, "") if julia_module(self.name) else ""
            if self.c_name in SIZES_ONE_BY_ONE:
                kinds = kinds.replace("Integer,", "")
            if kinds:
                kinds = f"::Union{{{kinds}{',Required' if required else ''}}}"
            parts.append(f"{word(p.name)}_{kinds}={default}")
            keywords.append(f"{word(p.name)}={word(p.name)}_")
            shown.append(word(p.name) if required else f"{word(p.name)}={default}")
        rest = []
        for p in self.keywords:
            default = "nothing" if p.role == "generator" else literal(self.defaults[p.name], p.role)
            keywords.append(f"{word(p.name)}={default}")
            rest.append(f"{word(p.name)}={default}")
        text = ", ".join(parts) + ("; " + ", ".join(keywords) if keywords else "")
        return text, ", ".join(shown) + ("; " + ", ".join(rest) if rest else "")

    def body(self):
        before, arguments, results, counts = [], [], [], {}
        if self.context:
            before.append("c = context()")
        required = {p.name for p in self.both if p.name not in self.defaults}
        for p in self.f.parameters:
            name = word(p.name)
            value = f"given({name}, :{name})" if p.name in required else name
            role = p.role
            if role == "ctx":
                arguments.append("c")
            elif role == "generator":
                arguments.append(f"pointer_or_null({name})")
            elif role == "choice":
                arguments.append(f"choice({value})")
            elif role == "handle":
                convert = {"named": f"named_argument({name})", "kwargs": f"kwargs_argument({name})"}
                first = p is self.first_handle and p.object in TYPES and p.object != "named"
                arguments.append(convert.get(p.object, name if first else f"pointer_or_null({name})"))
            elif role in ("handles", "ints", "reals"):
                before.append(f"{name}_list = {role}_argument({value})")
                arguments.append(f"{name}_list")
                if p.count:
                    counts.setdefault(p.count, f"length({name}_list)")
            elif role == "count":
                arguments.append(counts[p.name])
            elif role in ("int", "real", "flag"):
                arguments.append(value)
            elif role in ("dtype", "reduction", "memory_format"):
                arguments.append(f"{role}_code({value})")
            elif role == "optional_int":
                arguments.append(f"optional(Int64, {value})")
            elif role == "optional_real":
                arguments.append(f"optional(Float64, {value})")
            elif role == "optional_flag":
                arguments.append(f"optional(Int32, {value})")
            elif role == "text":
                arguments.append(f"text_argument({value})")
            elif role == "callback":
                arguments.append(f"table_of(C.{p.table})")
            elif role == "self":
                arguments.append("self")
            elif role == "out":
                if p.name == "indices" and not p.asked_for:
                    arguments.append("C_NULL")
                    continue
                before.append(f"{p.name}_ref = Ref(C_NULL)")
                arguments.append(f"{p.name}_ref")
                if p.object == "string":
                    results.append(f"take_string({p.name}_ref[])")
                else:
                    kind = TYPES[p.object]
                    results.append(f"maybe({kind}, c, {p.name}_ref[])" if p.may_be_null else f"{kind}(c, {p.name}_ref[])")
            elif role == "outs":
                room = self.room() if p.count == "capacity" else counts[p.count]
                before.append(f"{p.name}_ref = fill(C_NULL, {room})")
                arguments.append(f"{p.name}_ref")
                self.outs = p
                if p.count != "capacity":
                    results.append(f"several({TYPES[p.object]}, c, {p.name}_ref, length({p.name}_ref))")
            elif role == "capacity":
                arguments.append(f"length({self.outs.name}_ref)")
            elif role == "out_count":
                before.append("count = Ref{Int64}(0)")
                arguments.append("count")
                results.append(f"several({TYPES[self.outs.object]}, c, {self.outs.name}_ref, count[])")
            elif role in ("out_int", "out_real", "out_flag", "out_dtype"):
                kind = {"out_int": "Int64", "out_real": "Float64", "out_flag": "Int32", "out_dtype": "Int32"}[role]
                before.append(f"{p.name}_ref = Ref{{{kind}}}(0)")
                arguments.append(f"{p.name}_ref")
                results.append({"out_flag": f"{p.name}_ref[] != 0", "out_dtype": f"dtype_of({p.name}_ref[])"}.get(
                    role, f"{p.name}_ref[]"))
            else:
                raise SystemExit(f"generate.py: {self.f.name}: no rule for {role}")
        call = f"C.{self.f.name}({', '.join(arguments)})"
        callback = next((p for p in self.f.parameters if p.role == "callback"), None)
        if callback:
            call = (f"{'lending' if callback.at_once else 'keeping'}({word(callback.name)}) do self\n"
                    f"        {call}\n    end")
        elif self.f.fails:
            call = f"check({call})"
        first = word(self.first_handle.name) if self.first_handle else ""
        if self.f.fails:
            tail = results if results else ([first] if self.name.endswith("!") else ["nothing"])
        else:
            tail, result = [], self.f.result
            call = {"nnc_dtype": f"dtype_of({call})"}.get(result, call)
            if result == "int32_t":
                call += " == 1"
        lines = [f"    {b}" for b in before] + [f"    {call}"]
        if tail:
            lines.append(f"    ({', '.join(tail)})" if len(tail) > 1 else f"    {tail[0]}")
        return lines

    def room(self):
        parameters = {p.name for p in self.f.parameters}
        if "input" in parameters and "dim" in parameters:
            return "max(64, length_along(input, dim))"
        return "4096" if self.c_name.endswith("_sequence") else "64"

    def lines(self, several):
        signature, shown = self.signature(several)
        module = julia_module(self.name)
        name = f"{module}.{self.name}" if module else self.name
        doc = self.f.doc.replace('"""', "'''").rstrip("\\")
        lines = ['@doc raw"""', f"    {self.name}({shown})", "", doc, '"""', f"function {name}({signature})"]
        lines += self.body() + ["end"]
        if self.c_name in SIZES_ONE_BY_ONE and not self.form:
            sizes = "Integer" if self.c_name != "reshape" else "Union{Integer,Colon}"
            lines.append(f"{name}(input::Tensor, size_::{sizes}, sizes::{sizes}...) = {self.name}(input, (size_, sizes...))")
        return lines


def by_hand(f):
    name = f.name[len("nnc_"):]
    return (f.header in HAND_HEADERS or name in BY_HAND or name.startswith(HAND_PREFIXES) or
            f.result in ("const char *", "void *", "const void *"))


def torch_layer(headers):
    names = {f.name[len("nnc_"):] for f in headers.functions}
    wrappers = [Wrapper(f, names) for f in headers.functions if not by_hand(f)]
    groups = {}
    for w in wrappers:
        groups.setdefault(w.name, []).append(w)
    used = sorted({w.name for w in wrappers})
    exports = [n for n in used if not julia_module(n) and n not in NOT_EXPORTED]
    lines = [MADE]
    line = "export"
    for name in exports:
        if len(line) + len(name) > 110:
            lines.append(line.rstrip(",") + ",")
            line = "   "
        line += f" {name},"
    lines += [line.rstrip(","), ""]
    for header in dict.fromkeys(w.f.header for w in wrappers):
        lines.append(f"# ---- {header} ----\n")
        for w in wrappers:
            if w.f.header == header:
                siblings = groups[w.name]
                same_object = [s for s in siblings if first_object(s) == first_object(w) or s.form]
                w.sort_parameters(same_object if w in same_object else [w])
                lines += w.lines(len(same_object) > 1) + [""]
    return "\n".join(lines)


def first_object(w):
    first = next((p for p in w.f.parameters if p.role != "ctx"), None)
    return first.object if first else ""


def main():
    headers = declarations.read(HERE / "../../../include")
    files = {"NNC/src/capi.jl": raw_layer(headers), "NNC/src/operations.jl": torch_layer(headers)}
    wrong = 0
    for name, text in files.items():
        path = HERE / name
        if sys.argv[1:] == ["--check"]:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                print(f"{path} is not what generate.py writes")
                wrong = 1
        else:
            path.write_text(text, encoding="utf-8")
    sys.exit(wrong)


if __name__ == "__main__":
    main()
