# SPDX-License-Identifier: Apache-2.0
"""What scripts do with modules, for with_nnc.py."""
from ctypes import byref, c_double, c_int32, c_int64, c_void_p

from binding import Handle, NncError
from nnc_library import MODULE_CALLBACK, ShortTable, arg, lib, pointers, table, text


class Modules:
    def do_module(self, words, **tensors):
        if not tensors:
            return self.handle("module", lib.out("module_new", self.ctx, text(words)))
        kwargs = lib.out("kwargs_new", self.ctx)
        for k, v in tensors.items():
            lib.raw("kwargs_set_tensor", kwargs, text(k), arg(v))
        return self.handle("module", lib.out("module_new_kwargs", self.ctx, text(words), kwargs))

    def do_call(self, m, *inputs, **kwargs):
        if len(inputs) == 1 and isinstance(inputs[0], Handle) and inputs[0].kind == "packed":
            return self.do_call_packed(m, inputs[0])
        bag = None
        flat = []
        for v in inputs:
            if isinstance(v, (list, tuple)):
                bag = bag or lib.out("kwargs_new", self.ctx)
                lib.raw("kwargs_set_tensors", bag, b"hx", pointers(v), c_int64(len(v)))
            else:
                flat.append(v)
        for k, v in kwargs.items():
            bag = bag or lib.out("kwargs_new", self.ctx)
            if isinstance(v, bool):
                lib.raw("kwargs_set_bool", bag, text(k), c_int32(v))
            elif v is None:
                lib.raw("kwargs_set_none", bag, text(k))
            elif isinstance(v, int):
                lib.raw("kwargs_set_i64", bag, text(k), c_int64(v))
            elif isinstance(v, (list, tuple)):
                lib.raw("kwargs_set_i64s", bag, text(k), (c_int64 * len(v))(*v), c_int64(len(v)))
            else:
                lib.raw("kwargs_set_tensor", bag, text(k), arg(v))
        outs, n = (c_void_p * 64)(), c_int64()
        lib.raw("module_forward", self.ctx, arg(m), pointers(flat),
                c_int64(len(flat)), bag, outs, c_int64(64), byref(n))
        found = [self.handle("tensor", outs[i]) for i in range(n.value)]
        return found[0] if len(found) == 1 else found

    def do_call_packed(self, m, x):
        outs = [c_void_p() for _ in range(3)]
        lib.raw("module_call_packed", self.ctx, arg(m), arg(x), None, c_int64(0), *[byref(o) for o in outs])
        return [self.handle("packed", outs[0])] + [self.handle("tensor", o) for o in outs[1:] if o.value]

    def do_deepcopy(self, m):
        return self.handle("module", lib.out("module_deepcopy", self.ctx, arg(m)))

    def do_named_parameters(self, m):
        return self.named(lib.out("module_named_parameters", self.ctx, arg(m)))

    def do_named_buffers(self, m):
        return self.named(lib.out("module_named_buffers", self.ctx, arg(m)))

    def do_named_modules(self, m):
        return list(self.named(lib.out("module_named_modules", self.ctx, arg(m))))

    def do_parameters(self, m):
        return self.list_of("module_parameters", arg(m), c_int32(1))

    def do_parameter(self, m, path):
        return self.handle("tensor", lib.out("module_get_parameter", self.ctx, arg(m), text(path)))

    def do_attribute(self, m, path):
        for name in ("module_get_parameter", "module_get_buffer", "module_get_attribute"):
            if name in lib.functions:
                try:
                    return self.handle("tensor", lib.out(name, self.ctx, arg(m), text(path)))
                except NncError as e:
                    last = e
        raise last

    def do_child(self, m, path):
        return self.handle("module", lib.out("module_get_submodule", self.ctx, arg(m), text(path)))

    def do_grads(self, m):
        return {k: self.do_grad(p) for k, p in self.do_named_parameters(m).items()}

    def do_named(self, kind, m, prefix, recurse, remove_duplicate):
        return self.named(lib.out(f"module_named_{kind}_prefix", self.ctx, arg(m), text(prefix), c_int32(recurse),
                                  c_int32(remove_duplicate)))

    def do_children(self, m):
        value = lib.out("module_children", self.ctx, arg(m))
        return [self.class_name(lib.out("named_module", self.ctx, value, c_int64(i)))
                for i in range(lib.c.nnc_named_count(value))]

    def do_register_buffer(self, m, name, t, persistent):
        lib.raw("module_register_buffer", self.ctx, arg(m), text(name), arg(t), c_int32(persistent))

    def do_register_parameter(self, m, name, p):
        lib.raw("module_register_parameter", self.ctx, arg(m), text(name), arg(p))

    def do_parameter_of(self, t):
        return self.handle("tensor", lib.out("parameter_new", self.ctx, arg(t), c_int32(1)))

    def do_set_submodule(self, m, path, child):
        lib.raw("module_set_submodule", self.ctx, arg(m), text(path), arg(child), c_int32(0))

    def do_buffer(self, m, path):
        return self.handle("tensor", lib.out("module_get_buffer", self.ctx, arg(m), text(path)))

    def do_state_dict_prefix(self, m, prefix):
        return self.named(lib.out("module_state_dict_prefix", self.ctx, arg(m), text(prefix), c_int32(0)))

    def do_zero_grad_to(self, m, none):
        lib.raw("module_zero_grad_set_to_none", self.ctx, arg(m), c_int32(none))

    def do_cast(self, m, word):
        lib.raw("module_" + word, self.ctx, arg(m))

    def do_extra_repr(self, m):
        return self.string("module_extra_repr", self.ctx, arg(m))

    def do_state_dict(self, m):
        return self.named(lib.out("module_state_dict", self.ctx, arg(m)))

    def do_load_state_dict(self, m, state, strict=True):
        missing, unexpected = c_void_p(), c_void_p()
        lib.raw("module_load_state_dict", self.ctx, arg(m), self.collection(state), c_int32(strict), byref(missing),
                byref(unexpected))
        return ["missing"] + list(self.named(missing)) + ["unexpected"] + list(self.named(unexpected))

    def do_to(self, m, dtype):
        lib.raw("module_to", self.ctx, arg(m), c_int32(dtype))

    def do_train(self, m, mode=True):
        lib.raw("module_train", self.ctx, arg(m), c_int32(mode))

    def do_eval(self, m):
        lib.raw("module_eval", self.ctx, arg(m))

    def do_training(self, m):
        return bool(lib.c.nnc_module_training(arg(m)))

    def do_module_zero_grad(self, m):
        lib.raw("module_zero_grad", self.ctx, arg(m))

    def do_module_requires_grad_(self, m, flag):
        lib.raw("module_requires_grad_", self.ctx, arg(m), c_int32(flag))

    def do_reset_parameters(self, m):
        lib.raw("module_reset_parameters", self.ctx, arg(m))

    def do_add_module(self, m, name, child):
        lib.raw("module_register_module", self.ctx, arg(m), text(name), arg(child))

    def class_name(self, m):
        m = c_void_p(m) if isinstance(m, int) else m
        return self.string("module_repr", self.ctx, m).split("(")[0]

    def do_apply(self, m, word):
        def function(_, ctx, module):
            name = self.class_name(module)
            self.events.append(f"apply {name}")
            if word == "fill" and name == "Linear":
                w = lib.out("module_get_parameter", self.no_grad, c_void_p(module), b"weight")
                lib.raw("fill_", self.no_grad, w, c_double(0.5))
        f = MODULE_CALLBACK(function)
        lib.raw("module_apply", self.ctx, arg(m), byref(table(f, ShortTable)), c_void_p(0))

    def list_kind(self, m):
        return "module_list" if self.class_name(arg(m)) == "ModuleList" else "sequential"

    def do_seq_len(self, m):
        return getattr(lib.c, f"nnc_{self.list_kind(m)}_len")(arg(m))

    def do_seq_get(self, m, i):
        return self.handle("module", lib.out(self.list_kind(m) + "_get", self.ctx, arg(m), c_int64(i)))

    def do_seq_slice(self, m, a, b, c=1):
        none = [-2**63 if v is None else v for v in (a, b, c)]
        return self.handle("module", lib.out(self.list_kind(m) + "_slice", self.ctx, arg(m), *map(c_int64, none)))

    def do_seq_set(self, m, i, x):
        lib.raw(self.list_kind(m) + "_set", self.ctx, arg(m), c_int64(i), arg(x))

    def do_seq_delete(self, m, i):
        lib.raw(self.list_kind(m) + "_delete", self.ctx, arg(m), c_int64(i))

    def do_seq_pop(self, m, i):
        return self.handle("module", lib.out(self.list_kind(m) + "_pop", self.ctx, arg(m), c_int64(i)))

    def do_seq_append(self, m, x):
        lib.raw(self.list_kind(m) + "_append", self.ctx, arg(m), arg(x))

    def do_seq_insert(self, m, i, x):
        lib.raw(self.list_kind(m) + "_insert", self.ctx, arg(m), c_int64(i), arg(x))

    def do_dict_get(self, m, k):
        return self.handle("module", lib.out("module_dict_get", self.ctx, arg(m), text(k)))

    def do_dict_set(self, m, k, x):
        lib.raw("module_dict_set", self.ctx, arg(m), text(k), arg(x))

    def do_dict_pop(self, m, k):
        return self.handle("module", lib.out("module_dict_pop", self.ctx, arg(m), text(k)))

    def do_dict_keys(self, m):
        return list(self.named(lib.out("module_dict_keys", self.ctx, arg(m))))

    # ---- parametrizations ----
    def dim(self, dim):
        return None if dim is None else byref(c_int64(dim))

    def do_parametrize(self, m, name, p):
        lib.raw("parametrize_register_parametrization", self.ctx, arg(m), text(name), arg(p), c_int32(0))

    def do_remove_parametrizations(self, m, name, leave=True):
        lib.raw("parametrize_remove_parametrizations", self.ctx, arg(m), text(name), c_int32(leave))

    def do_parametrizations_weight_norm(self, m, name="weight", dim=0):
        lib.raw("parametrizations_weight_norm", self.ctx, arg(m), text(name), self.dim(dim))

    def do_parametrizations_spectral_norm(self, m, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
        lib.raw("parametrizations_spectral_norm", self.ctx, arg(m), text(name), c_int64(n_power_iterations), c_double(eps),
                self.dim(dim))

    def do_parametrizations_orthogonal(self, m, name="weight", orthogonal_map=None, use_trivialization=True):
        lib.raw("parametrizations_orthogonal", self.ctx, arg(m), text(name), orthogonal_map and text(orthogonal_map),
                c_int32(use_trivialization))

    def do_weight_norm(self, m, name="weight", dim=0):
        lib.raw("weight_norm", self.ctx, arg(m), text(name), self.dim(dim))

    def do_remove_weight_norm(self, m, name="weight"):
        lib.raw("remove_weight_norm", self.ctx, arg(m), text(name))

    def do_spectral_norm(self, m, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
        lib.raw("spectral_norm", self.ctx, arg(m), text(name), c_int64(n_power_iterations), c_double(eps), self.dim(dim))

    def do_remove_spectral_norm(self, m, name="weight"):
        lib.raw("remove_spectral_norm", self.ctx, arg(m), text(name))

    def do_prune(self, how, m, name, *args):
        whole = args and isinstance(args[0], int)
        tail = []
        if args and isinstance(args[0], Handle):
            tail = [arg(args[0])]
        elif args:
            tail = [c_int64(args[0]) if whole else c_double(args[0])]
            if how == "ln_structured":
                tail += [c_double(args[1]), c_int64(args[2])]
            elif how == "random_structured":
                tail += [c_int64(args[1])]
            if how in ("l1_unstructured", "ln_structured"):
                tail += [None]
        lib.raw(f"prune_{how}{'_i64' if whole else ''}", self.ctx, arg(m), text(name), *tail)

    def do_prune_remove(self, m, name):
        lib.raw("prune_remove", self.ctx, arg(m), text(name))

    def do_is_pruned(self, m):
        out = c_int32()
        lib.raw("prune_is_pruned", self.ctx, arg(m), byref(out))
        return bool(out.value)
