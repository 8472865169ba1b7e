#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""generate.py [--check]: writes generated_*.go, the Go functions for libnnc's, from the C headers.

Layers, optimizers and schedulers (generated_layers*.go, generated_optimizers*.go) are made from
nnc_signature, only if NNC_LIBRARY names the library.
--check writes nothing; it exits 1 and says which file is not what it would write. What Go has to
have in another form than C (errors, callbacks, memory) is written by hand, see HAND_WRITTEN.
"""
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import declarations  # noqa: E402
import go_layers  # noqa: E402
import go_optimizers  # noqa: E402
from go_words import METHODS, camel, comment, go_name, in_go, lower, receiver_of  # noqa: E402

INCLUDE = HERE.parents[2] / "include"
MARK = "// Code generated. Made by generate.py from the C headers. DO NOT EDIT."

# Written by hand: handle.go, errors.go, tensor.go, callbacks.go, ctx.go.
HAND_WRITTEN = set("""
nnc_error_code nnc_error_op nnc_error_message nnc_error_free nnc_error_new nnc_string_data nnc_string_size
nnc_string_new nnc_release nnc_retain nnc_keep nnc_object_id nnc_ctx_scope nnc_tensor_from_data nnc_from_blob nnc_from_dlpack
nnc_to_dlpack nnc_tensor_copy_to nnc_tensor_data nnc_tensor_data_mut nnc_autograd_saved_tensors_hooks
nnc_module_new_user nnc_dataset_new_user nnc_function_new nnc_triplet_margin_with_distance_loss nnc_module_call
""".split())

# What a callback is in Go, and its table in callbacks.c.
CALLBACKS = {"nnc_callback": "Callback", "nnc_optimizer_hook": "OptimizerHook", "nnc_lr_lambda": "LRLambda",
             "nnc_module_hook": "ModuleHook", "nnc_registration_hook": "RegistrationHook",
             "nnc_state_dict_hook": "StateDictHook", "nnc_module_callback": "ModuleCallback"}
# Functions that run functions of the host's, which must not run twice. Those have 64 outputs at most.
RUNS_HOST_CODE = {"nnc_module_forward", "nnc_functional_call", "nnc_function_apply", "nnc_checkpoint",
                  "nnc_program_run", "nnc_dataset_get", "nnc_data_loader_next"}
# In which file the functions of a header are.
FILES = {"version": "base", "status": "base", "context": "base", "memory": "base", "tensor": "tensor",
         "random": "tensor", "autograd": "autograd", "autograd_function": "autograd",
         "autograd_functional": "autograd", "nn": "module", "nn_methods": "module", "nn_hooks": "module",
         "nn_layers": "module", "containers": "containers", "data": "data", "data_files": "data",
         "optim": "optim", "lr_scheduler": "optim", "swa_utils": "optim", "io": "io", "serialization": "io",
         "tensorboard": "io", "profiler": "io", "program": "io", "summary": "io", "func": "module",
         "init": "utils", "nn_fusion": "utils", "nn_parametrize": "utils", "nn_prune": "utils",
         "nn_utils": "utils", "nn_utils_rnn": "utils"}

SCALARS = {"real": ("float64", "C.double"), "int": ("int64", "C.int64_t"), "dtype": ("DType", "C.nnc_dtype"),
           "reduction": ("Reduction", "C.nnc_reduction"), "memory_format": ("MemoryFormat", "C.nnc_memory_format")}
OPTIONAL = {"optional_int": "int64", "optional_real": "float64", "optional_flag": "bool"}
OUT_SCALARS = {"out_int": ("int64", "C.int64_t"), "out_real": ("float64", "C.double"),
               "out_dtype": ("DType", "C.nnc_dtype"), "out_flag": ("bool", "C.int32_t")}


def merged(parameters):
    """Parameters in Go's manner: neighbours of one type share it."""
    pairs = [p.split(" ", 1) for p in parameters]
    return ", ".join(name if i + 1 < len(pairs) and pairs[i + 1][1] == kind else f"{name} {kind}"
                     for i, (name, kind) in enumerate(pairs))


class Wrapper:
    """The Go function for one of C's."""

    def __init__(self, function):
        self.function = function
        self.receiver, self.name = receiver_of(function)
        if self.receiver is None:
            self.name = go_name(function)
        self.parameters, self.results, self.before, self.arguments = [], [], [], []
        self.values, self.texts, self.alive, self.after = [], [], [], []
        self.outs = None
        self.ctx = next((lower(p.name) for p in function.parameters if p.role == "ctx"), "nil")
        for p in function.parameters:
            self.add(p)

    def full_name(self):
        return (camel(self.receiver.object or "ctx") + "." if self.receiver else "") + self.name

    def input(self, p, go_type, argument, alive=False):
        name = lower(p.name)
        if p is not self.receiver:
            self.parameters.append(f"{name} {go_type}")
        self.arguments.append(argument)
        if alive:
            self.alive.append(name)

    def add(self, p):
        name = lower(p.name)
        if p.role in ("ctx", "generator"):
            self.input(p, "*Ctx", f"{name}.c()", alive=True)
        elif p.role == "handle":
            self.input(p, "*" + camel(p.object), f"{name}.c()", alive=True)
        elif p.role == "handles":
            self.input(p, "[]*" + camel(p.object), f"{p.object}List({name})", alive=True)
        elif p.role == "choice":
            self.input(p, "*bool", f"cFlagOrAuto({name})")
        elif p.role == "flag":
            self.input(p, "bool", f"cFlag({name})")
        elif p.role in SCALARS:
            go_type, c_type = SCALARS[p.role]
            self.input(p, go_type, f"{c_type}({name})")
        elif p.role in OPTIONAL:
            self.input(p, "*" + OPTIONAL[p.role], f"c{camel(p.role)}({name})")
        elif p.role == "ints":
            self.input(p, "[]int64", f"cInts({name})")
        elif p.role == "reals":
            self.input(p, "[]float64", f"cReals({name})")
        elif p.role == "count":
            self.count(p)
        elif p.role == "text":
            self.texts.append(name)
            # "" is NULL, PyTorch's default, where C takes that; as a prefix both are the same.
            self.input(p, "string", f"{'cTextOrNil' if p.may_be_null else 'cText'}({name})")
        elif p.role == "callback":
            self.callback = name
            self.input(p, CALLBACKS[p.table], f"&C.{p.table.replace('nnc_', 'nnc_go_')}")
        elif p.role == "self":
            self.before.append(f"self := cgo.NewHandle({self.callback})")
            self.arguments.append("C.uintptr_t(self)")
        elif p.role == "out":
            self.out(p, name)
        elif p.role == "outs":
            self.outs = p
            self.arguments.append("list")
            self.results.append("[]*" + camel(p.object))
        elif p.role == "capacity":
            self.arguments.append("capacity")
        elif p.role == "out_count":
            self.arguments.append("n")
        elif p.role in OUT_SCALARS:
            go_type, c_type = OUT_SCALARS[p.role]
            self.before.append(f"var {name} {c_type}")
            self.arguments.append(f"&{name}")
            self.results.append(go_type)
            self.values.append(f"{name} == 1" if go_type == "bool" else f"{go_type}({name})")
        else:
            raise SystemExit(f"{self.function.name}: nothing is known of {p.role} {p.name}")

    def count(self, p):
        lists = [lower(q.name) for q in self.function.parameters if q.count == p.name and q.role in
                 ("ints", "reals", "handles")]
        self.arguments.append(f"C.int64_t(len({lists[0]}))")
        for other in lists[1:]:  # of the same length as the first, or nil
            self.texts.append(f"={other}={lists[0]}")

    def out(self, p, name):
        if p.name == "indices" and not p.asked_for:
            self.arguments.append("nil")
            return
        if name in [lower(q.name) for q in self.function.parameters if q is not p]:
            name += "Out"
        self.before.append(f"var {name} *C.nnc_{p.object}")
        self.arguments.append(f"&{name}")
        if p.object == "string":
            self.results.append("string")
            self.values.append(f"takeString({name})")
        else:
            self.results.append("*" + camel(p.object))
            self.values.append(f"new{camel(p.object)}({self.ctx}, {name})")

    def call(self):
        call = ", ".join(self.arguments)
        return f"C.{self.function.name}({call})"

    def lines(self, names):
        f = self.function
        results = list(self.results) + (["error"] if f.fails else [])
        plain = {"int64_t": "int64", "int32_t": "bool", "const char *": "string", "nnc_dtype": "DType", "void": None}
        if not f.fails and plain[f.result]:
            results = [plain[f.result]]
        if f.name == "nnc_abi_version":
            results = ["int32"]
        signature = ", ".join(results)
        receiver = f"({lower(self.receiver.name)} *{camel(self.receiver.object or 'ctx')}) " if self.receiver else ""
        yield from comment(self.name, f, names)
        yield (f"func {receiver}{self.name}({merged(self.parameters)})"
               + (f" ({signature})" if len(results) > 1 else f" {signature}") + " {")
        zeros = ", ".join({"error": "err", "string": '""', "bool": "false", "int64": "0", "float64": "0",
                           "DType": "0"}.get(r, "nil") for r in results)
        yield from self.checks(f, zeros)
        yield from ("\t" + line for line in self.before)
        yield from self.body(f, results)
        yield "}"

    def checks(self, f, zeros):
        texts = [t for t in self.texts if not t.startswith("=")]
        lengths = [t.split("=")[1:] for t in self.texts if t.startswith("=")]
        for other, first in lengths:
            yield f'\tif err := sameLength("{f.name}", "{other}", len({other}), len({first})); err != nil {{'
            yield f"\t\treturn {zeros}"
            yield "\t}"
        if any(p.role == "callback" for p in f.parameters):
            yield f"\tif {self.callback} == nil {{"
            yield f'\t\treturn {zeros[:-len("err")]}errorf(ErrInvalid, "{f.name}", "{self.callback} is nil")'
            yield "\t}"
        if texts:
            yield f'\tif err := noNUL("{f.name}", {", ".join(texts)}); err != nil {{'
            yield f"\t\treturn {zeros}"
            yield "\t}"

    def body(self, f, results):
        alive = [f"\truntime.KeepAlive({name})" for name in self.alive]
        has_self = any(p.role == "self" for p in f.parameters)
        at_once = any(p.at_once for p in f.parameters)
        if has_self and at_once:
            yield "\tdefer self.Delete()"
        if self.outs is not None:
            yield from self.several(f, has_self and not at_once, alive)
            return
        if f.fails:
            yield f"\terr := check({self.call()})"
            yield from alive
            if has_self and not at_once:
                yield from self.on_error()
            text = len(self.values) == 1 and re.fullmatch(r"takeString\((\w+)\)", self.values[0])
            yield f"\treturn takeString({text[1]}, err)" if text else "\treturn " + ", ".join(self.values + ["err"])
        elif f.result == "void":
            yield f"\t{self.call()}"
            yield from alive
        elif f.result == "const char *" and self.alive:
            yield f"\tresult := C.GoString({self.call()})"  # copied before its owner may go
            yield from alive
            yield "\treturn result"
        else:
            made = {"int64": "int64(%s)", "int32": "int32(%s)", "bool": "%s == 1", "string": "C.GoString(%s)",
                    "DType": "DType(%s)"}[results[0]]
            if alive:
                yield f"\tresult := {self.call()}"
                yield from alive
                yield "\treturn " + made % "result"
            else:
                yield "\treturn " + made % self.call()

    @staticmethod
    def on_error():
        yield "\tif err != nil {"
        yield "\t\tself.Delete()"
        yield "\t}"

    def several(self, f, deletes, alive):
        kind = camel(self.outs.object)
        if self.outs.count == "capacity":
            room = "hostOutputs, hostOutputs" if f.name in RUNS_HOST_CODE else "hostOutputs, mostOutputs"
            if any(p.role == "self" for p in f.parameters):
                room = "functionalOutputs, functionalOutputs"
            yield (f"\tresult, err := fill({room}, func(list **C.nnc_tensor, capacity C.int64_t, "
                   "n *C.int64_t) *C.nnc_error {")
            yield f"\t\treturn {self.call()}"
            yield "\t})"
        else:
            length = next(lower(p.name) for p in f.parameters if p.count == self.outs.count and p is not self.outs)
            yield f"\tresult := make([]*C.nnc_{self.outs.object}, len({length})+1)"
            self.arguments[self.arguments.index("list")] = "&result[0]"
            yield f"\terr := check({self.call()})"
            yield f"\tresult = result[:len({length})]"
        yield from alive
        if deletes:
            yield from self.on_error()
        yield "\tif err != nil {"
        yield "\t\treturn " + ", ".join(["nil"] * len(self.results) + ["err"])
        yield "\t}"
        yield "\treturn " + ", ".join([f"new{kind}s({self.ctx}, result)"] + self.values + ["nil"])


CONSTANTS = [("NNC_E_", "Code", "Err"), ("NNC_REDUCTION_", "Reduction", "Reduction"),
             ("NNC_FLOAT", "DType", "Float"), ("NNC_BFLOAT16", "DType", "BFloat16"), ("NNC_INT", "DType", "Int"), ("NNC_UINT", "DType", "Uint"),
             ("NNC_BOOL", "DType", "Bool"), ("NNC_DTYPE_", "DType", "DType"), ("NNC_PADDING_", "int64", "Padding"),
             ("NNC_MEMORY_FORMAT_", "MemoryFormat", "MemoryFormat"), ("NNC_", "MemoryFormat", "")]
GROUPS = {"Code": "The kinds of errors.", "DType": "Types of elements.",
          "Reduction": "What a loss makes of its elements.", "MemoryFormat": "Orders of dimensions in memory.", "int64": "A padding that keeps the size."}


def constants(headers):
    """The constants of C, with Go's types; those of errors are errors."""
    texts = "".join(p.read_text(encoding="utf-8") for p in sorted((INCLUDE / "nnc").glob("*.h")))
    comments = dict(re.findall(r"(NNC_\w+) = -?\w+,?\s*/\* ([^*]*) \*/", texts))
    groups = {}
    for name, value in headers.constants:
        if name != "NNC_OK":
            prefix, kind, go = next(c for c in CONSTANTS if name.startswith(c[0]))
            note = f" // {in_go(comments[name], {})}" if name in comments else ""
            groups.setdefault(kind, []).append(f"\t{go}{camel(name[len(prefix):].lower())} {kind} = {value}{note}")
    for kind, lines in groups.items():
        yield from ["", f"// {GROUPS[kind]}", "const ("] + lines + [")"]


def object_types(headers):
    for name in headers.objects:
        if name in ("error", "string"):
            continue
        go, one = camel(name), name[0]
        yield ""
        yield f"// {go} is a handle on an nnc_{name}. Nil counts as C's NULL."
        if name == "ctx":
            yield "type Ctx struct {\n\thandle\n\tscope   *scope\n\tisScope bool\n}"
        else:
            yield f"type {go} struct{{ handle }}"
        c_type = f"C.nnc_{name}"
        yield f"""
func ({one} *{go}) c() *{c_type} {{
	if {one} == nil {{
		return nil
	}}
	return (*{c_type})(unsafe.Pointer({one}.ptr))
}}"""
        if name != "ctx":
            yield f"""
// Close releases the object; once more changes nothing. Calls with it fail from then on.
func ({one} *{go}) Close() error {{
	if {one} != nil {{
		{one}.release()
	}}
	return nil
}}"""
        scope = ", scope: ctx.scopeOf()" if name == "ctx" else ""
        counted = "\n\t\ttensorMade()" if name == "tensor" else ""
        yield f"""
// new{go} takes over a handle that was made through ctx.
func new{go}(ctx *Ctx, ptr *{c_type}) *{go} {{
	if ptr == nil {{
		return nil
	}}
	{one} := &{go}{{handle: handle{{ptr: any{go}(ptr), owned: !ctx.inScope()}}{scope}}}
	if {one}.owned {{
		runtime.SetFinalizer({one}, (*{go}).finalize){counted}
	}}
	return {one}
}}

func ({one} *{go}) finalize() {{ {one}.release() }}

func any{go}(ptr *{c_type}) *C.nnc_go_any {{ return (*C.nnc_go_any)(unsafe.Pointer(ptr)) }}"""
        if name != "function_ctx":
            scope = ", scope: c.scope" if name == "ctx" else ""
            yield f"""
// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func ({one} *{go}) Keep() *{go} {{
	if {one} != nil && {one}.keep() {{
		runtime.SetFinalizer({one}, (*{go}).finalize)
	}}
	return {one}
}}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func ({one} *{go}) IsSame(other *{go}) bool {{
	return {one} != nil && other != nil && {one}.same(&other.handle)
}}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func ({one} *{go}) Retain() *{go} {{
	if {one} == nil || !{one}.retain() {{
		return nil
	}}
	r := &{go}{{handle: handle{{ptr: {one}.ptr, owned: true}}{scope}}}
	runtime.SetFinalizer(r, (*{go}).finalize)
	return r
}}"""
    for name in ("tensor", "dataset"):
        go = camel(name)
        yield f"""
// {name}List is the C array of handles; nil for none.
func {name}List(list []*{go}) **C.nnc_{name} {{
	if len(list) == 0 {{
		return nil
	}}
	handles := make([]*C.nnc_{name}, len(list))
	for i, t := range list {{
		handles[i] = t.c()
	}}
	return &handles[0]
}}

func new{go}s(ctx *Ctx, handles []*C.nnc_{name}) []*{go} {{
	list := make([]*{go}, len(handles))
	for i, h := range handles {{
		list[i] = new{go}(ctx, h)
	}}
	return list
}}"""


def formatted(code):
    done = subprocess.run(["gofmt"], input=code, text=True, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr + code)
    return done.stdout


def source(lines, packages=(), c=True):
    text = "\n".join(lines)
    used = [p for p in packages if p.split("/")[-1] + "." in text]
    imports = "".join(f'\t"{p}"\n' for p in used)
    head = ["// SPDX-License-Identifier: Apache-2.0", MARK, "", "package nnc"]
    if c:
        head += ["", '// #include "nnc_go.h"', 'import "C"']
    if imports:
        head += ["", f"import (\n{imports})"]
    return formatted("\n".join(head) + "\n\n" + text.strip("\n") + "\n")


def test_source(lines):
    return formatted("\n".join(["// SPDX-License-Identifier: Apache-2.0", MARK, "", "package nnc_test", "",
                                'import "nnc"', "", *lines, ""]))


def every_function(wrappers):
    """A test's table of all that is generated."""
    yield "// everyFunction has the Go functions by the names of C's."
    yield "var everyFunction = map[string]any{"
    for w in sorted(wrappers, key=lambda w: w.function.name):
        kind = f"(*nnc.{camel(w.receiver.object or 'ctx')})" if w.receiver else "nnc"
        yield f'\t"{w.function.name}": {kind}.{w.name},'
    yield "}"


def generate():
    headers = declarations.read(INCLUDE)
    unknown = (HAND_WRITTEN | RUNS_HOST_CODE | METHODS.keys()) - {f.name for f in headers.functions}
    if unknown:
        raise SystemExit(f"no header declares {', '.join(sorted(unknown))}")
    files, seen = {}, {}
    wrappers = [Wrapper(f) for f in headers.functions if f.name not in HAND_WRITTEN]
    names = {w.function.name: w.full_name() for w in wrappers}
    for wrapper in wrappers:
        function = wrapper.function
        key = (wrapper.receiver.object or "ctx" if wrapper.receiver else "", wrapper.name)
        if key in seen:
            raise SystemExit(f"{function.name} and {seen[key]} are both {key}")
        seen[key] = function.name
        header = function.header[:-2]
        files.setdefault(FILES.get(header, header), []).extend([""] + list(wrapper.lines(names)))
    packages = ["runtime", "runtime/cgo", "unsafe"]
    made = {f"generated_{name}.go": source(lines, packages) for name, lines in files.items()}
    objects = list(constants(headers)) + list(object_types(headers))
    made["generated_objects.go"] = source(objects, packages)
    made["generated_functions_test.go"] = test_source(every_function(wrappers))
    library = os.environ.get("NNC_LIBRARY")
    if library:
        for of in (go_layers, go_optimizers):
            for name, lines in of.write(library, {w.name for w in wrappers}).items():
                made[name] = source(lines, c=False)
        made["generated_layers_test.go"] = test_source(go_layers.test(library))
        made["generated_optimizers_test.go"] = test_source(go_optimizers.test(library))
    else:  # they stay as they are
        made.update({p.name: p.read_text(encoding="utf-8") for kind in ("layers", "optimizers")
                     for p in HERE.glob(f"generated_{kind}*.go")})
    return made


def main():
    made = generate()
    if sys.argv[1:] == ["--check"]:
        stored = {p.name: p.read_text(encoding="utf-8") for p in HERE.glob("generated_*.go")}
        wrong = [n for n in sorted(stored.keys() | made.keys()) if stored.get(n) != made.get(n)]
        for name in wrong:
            print(f"{name} is not what generate.py writes")
        return 1 if wrong else 0
    if sys.argv[1:]:
        print(__doc__, file=sys.stderr)
        return 2
    for old in HERE.glob("generated_*.go"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (HERE / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
