# SPDX-License-Identifier: Apache-2.0
"""with_torch.py SCRIPTS RESULT FOLDER [OTHER]: runs scripts with PyTorch 2.14. Files are written into
FOLDER and read from OTHER where it has them: what the other side wrote."""
import copy
import os
import sys
import warnings

import torch
import torch.optim.swa_utils
import torch.nn.utils.fusion
import torch.nn.utils.parametrizations
import torch.nn.utils.parametrize
import torch.nn.utils.prune
from torch import nn, optim
from torch.nn import functional as F

import script

warnings.simplefilter("ignore")
torch.set_num_threads(2)
DTYPES = {n: getattr(torch, n) for n in
          "float32 float64 float16 bfloat16 int64 int32 int16 int8 uint8 bool".split()}
BUILTINS = {n: getattr(__builtins__, n) for n in ("slice", "Ellipsis", "float")}


def flat(v):
    """Outputs as libnnc has them: tuples in tuples are their elements."""
    if isinstance(v, (tuple, list)) and not isinstance(v, nn.utils.rnn.PackedSequence):
        return [y for x in v for y in (flat(x) if isinstance(flat(x), list) else [x])]
    return v


class Torch:
    def __init__(self, folder, other):
        self.folder, self.other, self.events = folder, other, []

    def begin(self, n):
        self.n = n
        torch.set_grad_enabled(True)
        torch.manual_seed(n)

    def end(self):
        torch.set_printoptions(profile="default", sci_mode=None)
        torch.set_grad_enabled(True)

    def tensor(self, v):
        if not isinstance(v, torch.Tensor) or nn.parameter.is_lazy(v):
            return None
        d = v.detach()
        if d.dtype in (torch.float16, torch.bfloat16):
            d = d.float()
        return str(v.dtype)[6:], v.shape, v.requires_grad, d.reshape(-1).tolist()

    def text(self, v):
        if isinstance(v, nn.Module | optim.Optimizer):
            return repr(v)
        if nn.parameter.is_lazy(v):
            return "lazy"
        return "value"

    def error(self, e):
        return type(e).__name__, str(e)

    def name(self, n):
        if n in DTYPES:
            return DTYPES[n]
        if hasattr(self, "do_" + n):
            return getattr(self, "do_" + n)
        if n.startswith("init_"):
            return getattr(nn.init, n[5:], None)
        places = [nn.utils, nn.utils.rnn, F, torch, torch.Tensor]
        for pattern, place in (("linalg_", torch.linalg), ("prune_", nn.utils.prune)):
            if n.startswith(pattern):
                return getattr(place, n.removeprefix(pattern))
        if n.endswith("_") and hasattr(torch.Tensor, n):
            return getattr(torch.Tensor, n)
        if n == "max_unpool2d":
            return F.max_unpool2d
        for place in places:
            if hasattr(place, n):
                return getattr(place, n)
        return None

    # ---- modules ----
    def do_module(self, text, **tensors):
        names = {k: getattr(nn, k) for k in dir(nn) if k[0].isupper()} | {"torch": torch}
        if tensors:
            text = text[:-1] + ("" if text.endswith("()") else ", ") + ", ".join(f"{k}={k}" for k in tensors) + ")"
        return eval(text, names, tensors)

    def do_call(self, m, *inputs, **kwargs):
        return flat(m(*inputs, **kwargs))

    def do_call_packed(self, m, x):
        return flat(m(x))

    def do_deepcopy(self, m):
        return copy.deepcopy(m)

    def do_named_parameters(self, m):
        return {k: p for k, p in m.named_parameters()}

    def do_named_buffers(self, m):
        return {k: p for k, p in m.named_buffers()}

    def do_named_modules(self, m):
        return [k for k, _ in m.named_modules()]

    def do_parameters(self, m):
        return list(m.parameters())

    def do_parameter(self, m, path):
        return m.get_parameter(path)

    def do_attribute(self, m, path):
        return getattr(m, path)

    def do_child(self, m, path):
        return m.get_submodule(path)

    def do_grads(self, m):
        return {k: p.grad for k, p in m.named_parameters()}

    def do_named(self, kind, m, prefix, recurse, remove_duplicate):
        return dict(getattr(m, "named_" + kind)(prefix, recurse, remove_duplicate))

    def do_children(self, m):
        return [type(c).__name__ for c in m.children()]

    def do_register_buffer(self, m, name, t, persistent):
        m.register_buffer(name, t, persistent)

    def do_register_parameter(self, m, name, p):
        m.register_parameter(name, p)

    def do_parameter_of(self, t):
        return nn.Parameter(t)

    def do_set_submodule(self, m, path, child):
        m.set_submodule(path, child)

    def do_buffer(self, m, path):
        return m.get_buffer(path)

    def do_state_dict_prefix(self, m, prefix):
        return dict(m.state_dict(prefix=prefix))

    def do_zero_grad_to(self, m, none):
        m.zero_grad(set_to_none=none)

    def do_cast(self, m, word):
        getattr(m, word)()

    def do_extra_repr(self, m):
        return m.extra_repr()

    def do_state_dict(self, m):
        return dict(m.state_dict())

    def do_load_state_dict(self, m, state, strict=True):
        r = m.load_state_dict(state, strict=strict)
        return ["missing"] + list(r.missing_keys) + ["unexpected"] + list(r.unexpected_keys)

    def do_to(self, m, dtype):
        m.to(dtype)

    def do_train(self, m, mode=True):
        m.train(mode)

    def do_eval(self, m):
        m.eval()

    def do_training(self, m):
        return m.training

    def do_module_zero_grad(self, m):
        m.zero_grad()

    def do_module_requires_grad_(self, m, flag):
        m.requires_grad_(flag)

    def do_reset_parameters(self, m):
        m.reset_parameters()

    def do_add_module(self, m, name, child):
        m.register_module(name, child)

    def do_apply(self, m, word):
        def function(module):
            self.events.append(f"apply {type(module).__name__}")
            if word == "fill" and type(module) is nn.Linear:
                with torch.no_grad():
                    module.weight.fill_(0.5)
        m.apply(function)

    def do_seq_len(self, m):
        return len(m)

    def do_seq_get(self, m, i):
        return m[i]

    def do_seq_slice(self, m, a, b, c=1):
        return m[a:b:c]

    def do_seq_set(self, m, i, x):
        m[i] = x

    def do_seq_delete(self, m, i):
        del m[i]

    def do_seq_pop(self, m, i):
        return m.pop(i)

    def do_seq_append(self, m, x):
        m.append(x)

    def do_seq_insert(self, m, i, x):
        m.insert(i, x)

    def do_dict_get(self, m, k):
        return m[k]

    def do_dict_set(self, m, k, x):
        m[k] = x

    def do_dict_pop(self, m, k):
        return m.pop(k)

    def do_dict_keys(self, m):
        return list(m.keys())

    # ---- parametrizations ----
    def do_parametrize(self, m, name, p):
        nn.utils.parametrize.register_parametrization(m, name, p)

    def do_remove_parametrizations(self, m, name, leave=True):
        nn.utils.parametrize.remove_parametrizations(m, name, leave)

    def do_parametrizations_weight_norm(self, m, name="weight", dim=0):
        nn.utils.parametrizations.weight_norm(m, name, dim)

    def do_parametrizations_spectral_norm(self, m, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
        nn.utils.parametrizations.spectral_norm(m, name, n_power_iterations, eps, dim)

    def do_parametrizations_orthogonal(self, m, name="weight", orthogonal_map=None, use_trivialization=True):
        nn.utils.parametrizations.orthogonal(m, name, orthogonal_map, use_trivialization=use_trivialization)

    def do_weight_norm(self, m, name="weight", dim=0):
        nn.utils.weight_norm(m, name, dim)

    def do_remove_weight_norm(self, m, name="weight"):
        nn.utils.remove_weight_norm(m, name)

    def do_spectral_norm(self, m, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
        nn.utils.spectral_norm(m, name, n_power_iterations, eps, dim)

    def do_remove_spectral_norm(self, m, name="weight"):
        nn.utils.remove_spectral_norm(m, name)

    def do_prune(self, how, m, name, *args):
        getattr(nn.utils.prune, how)(m, name, *args)

    def do_prune_remove(self, m, name):
        nn.utils.prune.remove(m, name)

    def do_is_pruned(self, m):
        return nn.utils.prune.is_pruned(m)

    # ---- autograd ----
    def do_backward(self, t, gradient=None, retain_graph=None, create_graph=False):
        t.backward(gradient, retain_graph=retain_graph, create_graph=create_graph)

    def do_grad(self, t):
        return t.grad

    def do_autograd_grad(self, outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False,
                         allow_unused=False):
        return list(torch.autograd.grad(outputs, inputs, grad_outputs, retain_graph, create_graph,
                                        allow_unused=allow_unused))

    def do_manual_seed(self, seed):
        torch.manual_seed(seed)

    def do_grad_mode(self, on):
        torch.set_grad_enabled(on)

    def do_requires_grad(self, t):
        return t.requires_grad

    def do_is_leaf(self, t):
        return t.is_leaf

    def do_grad_fn(self, t):
        return type(t.grad_fn).__name__ if t.grad_fn else None

    def do_version(self, t):
        return t._version

    def do_hook(self, t, word):
        def function(g):
            self.events.append([f"hook {word}", g])
            return g * 2 if word == "double" else None
        return t.register_hook(function)

    def do_post_hook(self, t):
        t.register_post_accumulate_grad_hook(lambda leaf: self.events.append(["post", leaf.grad]))

    def do_functional(self, kind, word, x, *v):
        f = {"square": lambda x: x * x, "sum_of_cubes": lambda x: (x * x * x).sum(), "product": lambda x: x.prod(),
             "sine": lambda x: x.sin().sum(), "constant": lambda x: torch.ones(2), "softmax": lambda x: x.softmax(0)}[word]
        found = getattr(torch.autograd.functional, kind)(f, x, *v)
        return list(found) if isinstance(found, tuple) else [found]

    def do_module_hook(self, m, kind, word):
        def function(module, *args):
            last = args[-1]
            seen = [x for x in (last if isinstance(last, tuple) else (last,)) if isinstance(x, torch.Tensor)]
            self.events.append([f"{kind} {type(module).__name__}"] + seen)
            return args[-1] * 2 if kind == "forward" and word == "double" else None
        register = {"pre": m.register_forward_pre_hook, "forward": m.register_forward_hook,
                    "backward": m.register_full_backward_hook}[kind]
        return register(function)

    def do_remove_hook(self, h):
        h.remove()

    # ---- tensors ----
    def do_tensor(self, values, dtype=None, requires_grad=False):
        return torch.tensor(values, dtype=dtype, requires_grad=requires_grad)

    def do_index(self, x, words):
        return eval(f"x[{words}]", {"x": x})

    def do_index_assign(self, x, words, value):
        exec(f"x[{words}] = v", {"x": x, "v": value})

    def do_index_tensors(self, x, *indices):
        return x[tuple(slice(None) if i is None else i for i in indices)]

    def do_convert(self, x, dtype):
        return x.to(dtype)

    def do_print(self, x):
        return repr(x)

    def do_strides(self, x):
        return [list(x.stride()), x.storage_offset(), x.is_contiguous()]

    def do_item(self, x):
        return x.item()

    def do_size(self, x, dim):
        return x.size(dim)

    def do_unique(self, x, dim=None):
        return list(torch.unique(x, return_inverse=True, return_counts=True, dim=dim))

    def do_set_requires_grad(self, x, flag):
        x.requires_grad_(flag)

    def do_gradient(self, x, g):
        x.grad = g

    # ---- optimizers ----
    def do_optimizer(self, text, params):
        names = {k: (lambda k: lambda *a, **kw: (k, a, kw))(k) for k in dir(optim) if k[0].isupper()}
        k, a, kw = eval(text, names)
        return getattr(optim, k)(params.parameters() if isinstance(params, nn.Module) else params, *a, **kw)

    def do_step(self, o):
        o.step()

    def do_step_closure(self, o, m, x, y):
        def closure():
            o.zero_grad()
            loss = F.mse_loss(m(x), y)
            loss.backward()
            return loss
        return o.step(closure)

    def do_zero_grad(self, o):
        o.zero_grad()

    def do_add_param_group(self, o, params, options):
        o.add_param_group({"params": params, **eval(f"dict({options})")})

    def do_option(self, o, group, name):
        return str(o.param_groups[group][name])

    def do_set_options(self, o, group, options):
        for k, v in eval(f"dict({options})").items():
            o.param_groups[group][k] = v

    def do_copy_state(self, a, b):
        b.load_state_dict(copy.deepcopy(a.state_dict()))

    def do_optimizer_state(self, o, p):
        return {k: v if isinstance(v, torch.Tensor) else torch.tensor(v, dtype=torch.float64)
                for k, v in o.state.get(p, {}).items() if v is not None}

    def do_scheduler(self, text, o):
        s = optim.lr_scheduler
        names = {k: (lambda c: lambda *a, **kw: c(o, *a, **kw))(getattr(s, k)) for k in dir(s)
                 if isinstance(getattr(s, k), type) and k not in ("SequentialLR", "ChainedScheduler")}
        names["SequentialLR"] = lambda *a, **kw: s.SequentialLR(o, *a, **kw)
        names["ChainedScheduler"] = lambda a: s.ChainedScheduler(a, o)
        names["SWALR"] = lambda *a, **kw: optim.swa_utils.SWALR(o, *a, **kw)
        return eval(text, names)

    def do_scheduler_step(self, s, *metric):
        s.step(*metric)

    def do_last_lr(self, s):
        return torch.tensor([float(x) for x in s.get_last_lr()], dtype=torch.float64)

    def flattened(self, d, prefix=""):
        found = {}
        for k, v in d.items() if isinstance(d, dict) else enumerate(d):
            many = isinstance(v, dict) or isinstance(v, list) and v and isinstance(v[0], dict)
            if many and v:
                found |= self.flattened(v, f"{prefix}{k}.")
            else:
                found[f"{prefix}{k}"] = v if isinstance(v, torch.Tensor) else str(v)
        return found

    def do_optimizer_state_dict(self, o):
        return self.flattened(o.state_dict())

    def do_scheduler_state_dict(self, s):
        return self.flattened(s.state_dict())

    def do_printoptions(self, **options):
        torch.set_printoptions(**options)

    def do_transformer_mask(self, n):
        return nn.Transformer.generate_square_subsequent_mask(n)

    def do_averaged(self, m, decay=None):
        swa = optim.swa_utils
        return swa.AveragedModel(m, multi_avg_fn=swa.get_ema_multi_avg_fn(decay) if decay else None)

    def do_update_parameters(self, w, m):
        w.update_parameters(m)

    def do_fuse(self, m):
        fusion = nn.utils.fusion
        if isinstance(m[0], nn.Linear):
            return fusion.fuse_linear_bn_eval(m[0], m[1])
        return fusion.fuse_conv_bn_eval(m[0], m[1], "Transpose" in type(m[0]).__name__)

    # ---- files ----
    def do_checkpoint(self, m, o, s, epoch, name):
        torch.save({"model": m.state_dict(), "optimizer": o.state_dict(), "scheduler": s.state_dict(), "epoch": epoch},
                   self.path(name))

    def do_restore(self, m, o, s, name):
        c = torch.load(self.path_of_other(name), weights_only=False)
        m.load_state_dict(c["model"])
        o.load_state_dict(c["optimizer"])
        s.load_state_dict(c["scheduler"])
        return int(c["epoch"])

    def path(self, name):
        return os.path.join(self.folder, f"{self.n}.{name}")

    def path_of_other(self, name):
        path = os.path.join(self.other, f"{self.n}.{name}")
        return path if os.path.exists(path) else self.path(name)

    def do_save(self, state, name):
        if name.endswith(".pt"):
            torch.save(state, self.path(name))
        else:
            import safetensors.torch
            safetensors.torch.save_file(state, self.path(name))

    def do_load(self, name):
        if name.endswith(".pt"):
            return torch.load(self.path_of_other(name))
        import safetensors.torch
        # safetensors has them in an order of its own
        return dict(sorted(safetensors.torch.load_file(self.path_of_other(name)).items()))


if __name__ == "__main__":
    folder = sys.argv[3]
    os.makedirs(folder, exist_ok=True)
    script.main(Torch(folder, sys.argv[4] if len(sys.argv) > 4 else folder))
