# SPDX-License-Identifier: Apache-2.0
"""with_nnc.py SCRIPTS RESULT FOLDER [OTHER]: runs scripts with libnnc ($NNC_LIBRARY, the header
$NNC_HEADER). Files are written into FOLDER and read from OTHER where it has them: what the other side
wrote."""
import ctypes
import os
import struct
import sys
from ctypes import byref, c_double, c_int32, c_int64, c_void_p

import script
from binding import DTYPES, Dtype, Handle, NncError
from modules_with_nnc import Modules
from nnc_library import CALLBACK, MODULE_HOOK, NOTHING, arg, lib, pointers, table, text


class Nnc(Modules):
    def __init__(self, folder, other):
        self.folder, self.other, self.events = folder, other, []

    def begin(self, n):
        self.n, self.kept = n, []
        self.root = lib.out("ctx_new", b"")
        self.scope = lib.out("ctx_scope", self.root)
        self.no_grad = lib.out("ctx_fork", self.scope, b"grad=False")
        self.ctx = self.scope
        self.name("manual_seed")(n)

    def end(self):
        for v in (self.no_grad, self.scope, self.root):
            lib.c.nnc_release(v)

    def string(self, name, *arguments):
        return lib.c.nnc_string_data(lib.out(name, *arguments)).decode()

    def tensor(self, v):
        if not isinstance(v, Handle) or v.kind != "tensor":
            return None
        h = c_void_p(v.value)
        n, count = lib.c.nnc_tensor_ndim(h), lib.c.nnc_tensor_numel(h)
        if count < 0:  # lazy
            return None
        dtype = DTYPES[lib.c.nnc_tensor_dtype(h)]
        sizes = [lib.c.nnc_tensor_size(h, c_int64(d)) for d in range(n)]
        width = {"bool": 1, "uint8": 1, "int8": 1, "int16": 2, "float16": 2, "bfloat16": 2, "int32": 4,
                 "float32": 4}.get(dtype, 8)
        raw = ctypes.create_string_buffer(max(count * width, 1))
        lib.raw("tensor_copy_to", self.scope, h, raw, c_int64(count * width))
        data = raw.raw[:count * width]
        if dtype == "bfloat16":
            data = b"".join(b"\0\0" + data[2 * i:2 * i + 2] for i in range(count))
        code = {"bool": "?", "uint8": "B", "int8": "b", "int16": "h", "int32": "i", "int64": "q", "float16": "e",
                "float64": "d"}.get(dtype, "f")
        values = list(struct.unpack(f"<{count}{code}", data))
        return dtype, sizes, bool(lib.c.nnc_tensor_requires_grad(h)), values

    def text(self, v):
        if isinstance(v, Handle):
            if v.kind == "module":
                return self.string("module_repr", self.ctx, arg(v))
            if v.kind == "optimizer":
                return self.string("optimizer_repr", self.ctx, arg(v))
            if v.kind == "packed":
                return script.show(self, [self.part_of_packed(v, "data"), self.part_of_packed(v, "batch_sizes"),
                                                      self.part_of_packed(v, "sorted_indices"),
                                                      self.part_of_packed(v, "unsorted_indices")])
            if v.kind == "tensor":
                return "lazy"
        return "value"

    def part_of_packed(self, v, part):
        h = lib.out("packed_sequence_" + part, self.ctx, arg(v))
        return h and self.handle("tensor", h)

    def error(self, e):
        if isinstance(e, NncError):
            return e.code, e.op + ": " + str(e)
        return type(e).__name__, str(e)

    def name(self, n):
        if n in DTYPES:
            return Dtype(DTYPES.index(n))
        if hasattr(self, "do_" + n):
            return getattr(self, "do_" + n)
        if lib.forms(n):
            return lambda *a, **k: self.call(n, a, k)
        return None

    def call(self, n, args, kwargs):
        found = lib.call(self.ctx, n, args, kwargs)
        return args[0] if n.endswith("_") and found is None and n not in NOTHING else found

    def handle(self, kind, value):
        return Handle(lib, kind, value.value if isinstance(value, c_void_p) else value) if value else None

    def named(self, value, modules=False):
        """A collection as a dict, which keeps the collection for what takes it again."""
        found = Named()
        found.value = value
        for i in range(lib.c.nnc_named_count(value)):
            key = lib.c.nnc_named_key(value, c_int64(i)).decode()
            found[key] = self.handle("tensor", lib.out("named_tensor", self.ctx, value, c_int64(i)))
        return found

    def collection(self, d):
        if isinstance(d, Named) and d.whole():
            return d.value
        value = lib.out("named_new", self.ctx)
        for k, v in d.items():
            lib.raw("named_add", value, text(k), arg(v))
        return value

    def list_of(self, name, *arguments):
        array, n = (c_void_p * 512)(), c_int64()
        lib.raw(name, self.ctx, *arguments, array, c_int64(512), byref(n))
        return [self.handle("tensor", array[i]) for i in range(n.value)]

    # ---- autograd ----
    def do_backward(self, t, gradient=None, retain_graph=None, create_graph=False):
        if gradient is None and retain_graph is None and not create_graph:
            return lib.raw("backward", self.ctx, arg(t))
        retain = create_graph if retain_graph is None else retain_graph
        one = pointers([t])
        grads = None if gradient is None else pointers([gradient])
        lib.raw("autograd_backward", self.ctx, one, c_int64(1), grads, c_int32(retain), c_int32(create_graph), None,
                c_int64(0))

    def do_grad(self, t):
        return self.handle("tensor", lib.out("tensor_grad", self.ctx, arg(t)))

    def do_autograd_grad(self, outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False,
                         allow_unused=False):
        def array(v):
            v = v if isinstance(v, (list, tuple)) else [v]
            return pointers(v), len(v)
        (o, n_o), (i, n_i) = array(outputs), array(inputs)
        g = None if grad_outputs is None else array(grad_outputs)[0]
        outs = (c_void_p * max(n_i, 1))()
        lib.raw("autograd_grad", self.ctx, o, c_int64(n_o), i, c_int64(n_i), g,
                c_int32(create_graph if retain_graph is None else retain_graph), c_int32(create_graph),
                c_int32(allow_unused), outs)
        return [self.handle("tensor", v) for v in outs]

    def do_grad_mode(self, on):
        self.ctx = self.scope if on else self.no_grad

    def do_manual_seed(self, seed):
        lib.raw("manual_seed", self.ctx, c_int64(seed))

    def do_requires_grad(self, t):
        return bool(lib.c.nnc_tensor_requires_grad(arg(t)))

    def do_is_leaf(self, t):
        return bool(lib.c.nnc_tensor_is_leaf(arg(t)))

    def do_grad_fn(self, t):
        h = lib.out("tensor_grad_fn", self.ctx, arg(t))
        return h and lib.c.nnc_string_data(h).decode()

    def do_version(self, t):
        return lib.c.nnc_tensor_version(arg(t))

    def do_retain_grad(self, t):
        lib.raw("tensor_retain_grad", self.ctx, arg(t))

    def do_hook(self, t, word):
        def function(_, ctx, inputs, n, outputs, capacity, n_out):
            g = Handle(lib, "tensor", inputs[0])
            self.events.append(Shown(script.show(self, [f"hook {word}", g])))
            if word == "double":
                outputs[0] = lib.out("mul_scalar_i64", c_void_p(ctx), c_void_p(inputs[0]), c_int64(2)).value
                n_out[0] = 1
        f = CALLBACK(function)
        self.kept.append(f)
        return self.handle("hook", lib.out("tensor_register_hook", self.ctx, arg(t), byref(table(f)), c_void_p(0)))

    def do_post_hook(self, t):
        def function(_, ctx, inputs, n, outputs, capacity, n_out):
            g = lib.out("tensor_grad", c_void_p(ctx), c_void_p(inputs[0]))
            self.events.append(Shown(script.show(self, ["post", self.handle("tensor", g)])))
        f = CALLBACK(function)
        self.kept.append(f)
        lib.out("tensor_register_post_accumulate_grad_hook", self.ctx, arg(t), byref(table(f)), c_void_p(0))

    def do_functional(self, kind, word, x, *v):
        def function(_, ctx, inputs, n, outputs, capacity, n_out):
            c = c_void_p(ctx)
            x = Handle(lib, "tensor", inputs[0])
            square = lambda x: lib.call(c, "mul", (x, x), {})
            y = {"square": lambda: square(x), "sum_of_cubes": lambda: lib.call(c, "sum", (lib.call(c, "mul", (square(x), x), {}),), {}),
                 "product": lambda: lib.call(c, "prod", (x,), {}), "sine": lambda: lib.call(c, "sum", (lib.call(c, "sin", (x,), {}),), {}),
                 "constant": lambda: lib.call(c, "ones", ([2],), {}), "softmax": lambda: lib.call(c, "softmax", (x, 0), {})}[word]()
            outputs[0] = y.value
            n_out[0] = 1
        f = CALLBACK(function)
        more = [pointers(v), c_int64(len(v))] if v else [None, c_int64(0)] if kind in ("vjp", "jvp", "hvp", "vhp") else []
        outs, n = (c_void_p * 8)(), c_int64()
        lib.raw("autograd_" + kind, self.ctx, byref(table(f)), c_void_p(0), pointers([x]), c_int64(1), *more, c_int32(0), c_int32(0),
                outs, c_int64(8), byref(n))
        return [self.handle("tensor", outs[i]) for i in range(n.value)]

    def do_module_hook(self, m, kind, word):
        def function(_, ctx, module, inputs, n, kwargs, outputs, n_outputs, replaced, capacity, n_replaced, bag):
            seen = [outputs[i] for i in range(n_outputs)] if kind != "pre" else [inputs[i] for i in range(n)]
            tensors = [Handle(lib, "tensor", v) for v in seen if v]
            self.events.append(Shown(script.show(self, [f"{kind} {self.class_name(module)}"] + tensors)))
            if kind == "forward" and word == "double":
                if n_outputs > 1:  # a tuple times 2 is the tuple twice
                    for i in range(2 * n_outputs):
                        replaced[i] = outputs[i % n_outputs]
                    n_replaced[0] = 2 * n_outputs
                else:
                    replaced[0] = lib.out("mul_scalar_i64", c_void_p(ctx), c_void_p(outputs[0]), c_int64(2)).value
                    n_replaced[0] = 1
        f = MODULE_HOOK(function)
        self.kept.append(f)
        name = {"pre": "module_register_forward_pre_hook", "forward": "module_register_forward_hook",
                "backward": "module_register_full_backward_hook"}[kind]
        flags = {"pre": 2, "forward": 3, "backward": 1}[kind]
        return self.handle("hook", lib.out(name, self.ctx, arg(m), byref(table(f)), c_void_p(0), *[c_int32(0)] * flags))

    def do_remove_hook(self, h):
        lib.raw("hook_remove", self.ctx, arg(h))

    # ---- tensors ----
    def do_tensor(self, values, dtype=None, requires_grad=False):
        sizes, v = [], values
        while isinstance(v, list):
            sizes.append(len(v))
            v = v[0] if v else 0.0
        flat = values if isinstance(values, list) else [values]
        for _ in sizes[1:]:
            flat = [x for y in flat for x in y]
        own = "bool" if isinstance(v, bool) else "int64" if isinstance(v, int) else "float32"
        if own == "int64" and any(isinstance(x, float) for x in flat):
            own = "float32"
        code = {"bool": "?", "int64": "q", "float32": "f"}[own]
        raw = struct.pack(f"<{len(flat)}{code}", *flat)
        h = lib.out("tensor_from_data", self.ctx, raw, (c_int64 * max(len(sizes), 1))(*sizes), c_int64(len(sizes)),
                    c_int32(DTYPES.index(own)))
        if dtype is not None:
            h = lib.out("tensor_to", self.ctx, h, c_int32(dtype))
        if requires_grad:
            lib.raw("tensor_requires_grad_", self.ctx, h, c_int32(1))
        return self.handle("tensor", h)

    def do_index(self, x, words):
        if isinstance(x, (list, tuple)):
            return eval(f"x[{words}]", {"x": x})
        return lib.call(self.ctx, "index", (x, words), {})

    def do_index_assign(self, x, words, value):
        lib.call(self.ctx, "tensor_index_assign", (x, words, value), {})

    def do_index_tensors(self, x, *indices):
        return lib.call(self.ctx, "index_tensors", (x, list(indices)), {})

    def do_convert(self, x, dtype):
        return lib.call(self.ctx, "tensor_to", (x, dtype), {})

    def do_nonzero(self, x, as_tuple=False):
        return lib.call(self.ctx, "nonzero_as_tuple" if as_tuple else "nonzero", (x,), {})

    def do_print(self, x):
        if x.kind == "tensor":
            return self.string("tensor_repr", self.ctx, arg(x))
        return self.text(x)

    def do_as_strided(self, x, size, stride):
        out = c_void_p()
        lib.raw("as_strided", self.ctx, arg(x), (c_int64 * len(size))(*size), (c_int64 * len(size))(*stride),
                c_int64(len(size)), None, byref(out))
        return self.handle("tensor", out)

    def do_strides(self, x):
        h = arg(x)
        return [[lib.c.nnc_tensor_stride(h, c_int64(d)) for d in range(lib.c.nnc_tensor_ndim(h))],
                lib.c.nnc_tensor_storage_offset(h), bool(lib.c.nnc_tensor_is_contiguous(h))]

    def do_item(self, x):
        dtype = DTYPES[lib.c.nnc_tensor_dtype(arg(x))]
        out = c_int64() if "int" in dtype or dtype == "bool" else c_double()
        lib.raw("tensor_item" + ("_i64" if isinstance(out, c_int64) else ""), self.ctx, arg(x), byref(out))
        return bool(out.value) if dtype == "bool" else out.value

    def do_size(self, x, dim):
        found = lib.c.nnc_tensor_size(arg(x), c_int64(dim))
        if found < 0:
            raise IndexError("size")
        return found

    def do_unique(self, x, dim=None):
        return lib.call(self.ctx, "unique", (x, True, dim), {})

    def do_set_requires_grad(self, x, flag):
        lib.raw("tensor_requires_grad_", self.ctx, arg(x), c_int32(flag))

    def do_gradient(self, x, g):
        lib.raw("tensor_set_grad", self.ctx, arg(x), arg(g))

    def do_clip_grad_norm_(self, parameters, max_norm, norm_type=2.0, error_if_nonfinite=False):
        return lib.call(self.ctx, "clip_grad_norm_", (parameters, float(max_norm), float(norm_type), error_if_nonfinite), {})

    # ---- optimizers ----
    def do_optimizer(self, words, params):
        if isinstance(params, Handle):
            return self.handle("optimizer", lib.out("optimizer_new", self.ctx, text(words), arg(params)))
        array = pointers(params)
        return self.handle("optimizer", lib.out("optimizer_new_from", self.ctx, text(words), array, c_int64(len(params))))

    def do_step(self, o):
        lib.raw("optimizer_step", self.ctx, arg(o))

    def do_step_closure(self, o, m, x, y):
        def function(_, ctx, inputs, n, outputs, capacity, n_out):
            try:
                ctx = c_void_p(ctx)
                lib.raw("optimizer_zero_grad", ctx, arg(o))
                out = lib.out("module_call", ctx, arg(m), arg(x))
                loss = lib.out("mse_loss", ctx, out, arg(y), c_int32(0), None)
                lib.raw("backward", ctx, loss)
                outputs[0] = loss.value
                n_out[0] = 1
            except NncError as e:
                return lib.c.nnc_error_new(c_int32(11), text(e.op), text(str(e)))
        f = CALLBACK(function)
        return self.handle("tensor", lib.out("optimizer_step_closure", self.ctx, arg(o), byref(table(f)), c_void_p(0)))

    def do_zero_grad(self, o):
        lib.raw("optimizer_zero_grad", self.ctx, arg(o))

    def do_add_param_group(self, o, params, options):
        array = pointers(params)
        lib.raw("optimizer_add_param_group", self.ctx, arg(o), array, c_int64(len(params)), text(options))

    def do_option(self, o, group, name):
        return self.string("optimizer_get_option", self.ctx, arg(o), c_int64(group), text(name))

    def do_set_options(self, o, group, options):
        lib.raw("optimizer_set_options", self.ctx, arg(o), c_int64(group), text(options))

    def do_copy_state(self, a, b):
        state = lib.out("optimizer_state_dict", self.ctx, arg(a))
        lib.raw("optimizer_load_state_dict", self.ctx, arg(b), state)

    def do_optimizer_state(self, o, p):
        return dict(self.named(lib.out("optimizer_state", self.ctx, arg(o), arg(p))))

    def do_scheduler(self, words, o):
        return self.handle("lr_scheduler", lib.out("lr_scheduler_new", self.ctx, text(words), arg(o)))

    def do_scheduler_step(self, s, *metric):
        if metric:
            lib.raw("reduce_lr_on_plateau_step", self.ctx, arg(s), c_double(metric[0]), None)
        else:
            lib.raw("lr_scheduler_step", self.ctx, arg(s), None)

    def do_last_lr(self, s):
        return self.handle("tensor", lib.out("lr_scheduler_get_last_lr", self.ctx, arg(s)))

    def values_of(self, value):
        found = {}
        for key, tensor in self.named(value).items():
            words = self.string("named_value", self.ctx, value, text(key))
            found[key] = tensor if words.startswith("tensor(") else words
        return found

    def do_optimizer_state_dict(self, o):
        return self.values_of(lib.out("optimizer_state_dict", self.ctx, arg(o)))

    def do_scheduler_state_dict(self, s):
        return self.values_of(lib.out("lr_scheduler_state_dict", self.ctx, arg(s)))

    def do_printoptions(self, profile=None, **options):
        names = ("precision", "threshold", "edgeitems", "linewidth")
        numbers = [byref(c_int64(options[k])) if k in options else None for k in names]
        sci = byref(c_int32(options["sci_mode"])) if "sci_mode" in options else None
        for ctx in (self.scope, self.no_grad):
            lib.raw("set_printoptions", ctx, *numbers, profile and text(profile), sci)

    def do_transformer_mask(self, n):
        return self.handle("tensor", lib.out("transformer_generate_square_subsequent_mask", self.ctx, c_int64(n), c_int32(0)))

    def do_averaged(self, m, decay=None):
        average = f"get_ema_multi_avg_fn({decay})" if decay else None
        return self.handle("module", lib.out("averaged_model_new", self.ctx, arg(m), average and text(average), c_int32(0)))

    def do_update_parameters(self, w, m):
        lib.raw("averaged_model_update_parameters", self.ctx, arg(w), arg(m))

    def do_fuse(self, m):
        first, bn = self.do_seq_get(m, 0), self.do_seq_get(m, 1)
        name = self.class_name(arg(first))
        if name == "Linear":
            return self.handle("module", lib.out("fuse_linear_bn_eval", self.ctx, arg(first), arg(bn)))
        return self.handle("module", lib.out("fuse_conv_bn_eval", self.ctx, arg(first), arg(bn), c_int32("Transpose" in name)))

    def do_get_rng_state(self):
        return self.handle("tensor", lib.out("get_rng_state", self.ctx))

    def do_set_rng_state(self, state):
        lib.raw("set_rng_state", self.ctx, arg(state))

    # ---- files ----
    def do_checkpoint(self, m, o, s, epoch, name):
        whole = lib.out("named_new", self.ctx)
        for key, part in (("model", lib.out("module_state_dict", self.ctx, arg(m))),
                          ("optimizer", lib.out("optimizer_state_dict", self.ctx, arg(o))),
                          ("scheduler", lib.out("lr_scheduler_state_dict", self.ctx, arg(s)))):
            lib.raw("named_add_named", whole, text(key), part)
        lib.raw("named_add_value", whole, b"epoch", text(str(epoch)))
        lib.raw("save", self.ctx, whole, self.path(name))

    def do_restore(self, m, o, s, name):
        whole = lib.out("load", self.ctx, self.path_of_other(name), None)
        part = {k: lib.out("named_sub", self.ctx, whole, text(k)) for k in ("model", "optimizer", "scheduler")}
        self.do_load_state_dict(m, self.named(part["model"]))
        lib.raw("optimizer_load_state_dict", self.ctx, arg(o), part["optimizer"])
        lib.raw("lr_scheduler_load_state_dict", self.ctx, arg(s), part["scheduler"])
        return int(self.string("named_value", self.ctx, whole, b"epoch"))

    def path(self, name):
        return text(os.path.join(self.folder, f"{self.n}.{name}"))

    def path_of_other(self, name):
        path = os.path.join(self.other, f"{self.n}.{name}")
        return text(path) if os.path.exists(path) else self.path(name)

    def do_save(self, state, name):
        if name.endswith(".pt"):
            lib.raw("save", self.ctx, self.collection(state), self.path(name))
        else:
            lib.raw("safetensors_save_file", self.ctx, self.collection(state), None, self.path(name))

    def do_load(self, name):
        if name.endswith(".pt"):
            return self.named(lib.out("load", self.ctx, self.path_of_other(name), None))
        found = self.named(lib.out("safetensors_load_file", self.ctx, self.path_of_other(name), None))
        again = Named(sorted(found.items()))
        again.value = found.value
        return again


class Shown(str):
    """What was shown while its tensors were alive."""


class Named(dict):
    value = None

    def whole(self):
        return self.value is not None and lib.c.nnc_named_count(self.value) == len(self)


if __name__ == "__main__":
    folder = sys.argv[3]
    os.makedirs(folder, exist_ok=True)
    script.main(Nnc(folder, sys.argv[4] if len(sys.argv) > 4 else folder))
