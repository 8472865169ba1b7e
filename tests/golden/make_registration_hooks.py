# SPDX-License-Identifier: Apache-2.0
"""What hooks of registrations see: what tests/capi/registration_hooks_test.cpp must write.
Run by PyTorch 2.14:
    python3 make_registration_hooks.py > registration_hooks.txt
What a layer registers while it is made is sorted, as the order is not PyTorch's.
"""
import copy
import warnings

import torch
import torch.nn as nn
from torch.nn.modules import module as of_all

warnings.simplefilter("ignore")
log = []


def text(value):
    if value is None:
        return "None"
    if isinstance(value, nn.Module):
        return type(value).__name__
    return "[" + ",".join(str(n) for n in value.shape) + "]" + "*" * isinstance(value, nn.Parameter)


def note(*words):
    log.append(" ".join(words))


def flush():
    print("\n".join(log))
    log.clear()


def title(name):
    print(f"== {name}")


def seen(kind):
    def hook(module, name, value):
        note(kind, text(module), name, text(value))

    return hook


def register():
    return [
        of_all.register_module_parameter_registration_hook(seen("parameter")),
        of_all.register_module_buffer_registration_hook(seen("buffer")),
        of_all.register_module_module_registration_hook(seen("module")),
    ]


def error(f):
    try:
        f()
    except Exception:
        note("error")
    else:
        note("no error")


handles = register()
title("layers")
for make in [
    lambda: nn.Linear(2, 3),
    lambda: nn.Linear(2, 3, bias=False),
    lambda: nn.ReLU(),
    lambda: nn.Embedding(2, 3),
    lambda: nn.BatchNorm1d(2),
    lambda: nn.BatchNorm1d(2, affine=False),
    lambda: nn.BatchNorm1d(2, track_running_stats=False),
    lambda: nn.LSTM(2, 3),
    lambda: nn.MultiheadAttention(4, 2, kdim=2, add_bias_kv=True),
    lambda: nn.TransformerEncoderLayer(4, 2, 8),
    lambda: nn.Transformer(4, 2, 1, 1, 8),
    lambda: nn.AdaptiveLogSoftmaxWithLoss(4, 6, [2]),
    lambda: nn.Sequential(nn.Linear(1, 2), nn.Sequential(nn.BatchNorm1d(2))),
    lambda: nn.ModuleList([nn.ReLU(), nn.PReLU()]),
    lambda: nn.ModuleDict({"x": nn.ReLU(), "y": nn.Tanh()}),
]:
    make()
    log.sort()
    note("--")
    flush()

title("averaged model")
torch.optim.swa_utils.AveragedModel(nn.Linear(1, 1))
log.sort()
flush()

title("lists of modules")
for kind in [nn.Sequential, nn.ModuleList]:
    m = kind()
    m.append(nn.ReLU())
    m.append(nn.Tanh())
    m.insert(0, nn.Tanh())
    m[0] = nn.ELU()
    m.extend(kind(nn.ReLU(), nn.PReLU()) if kind is nn.Sequential else kind([nn.ReLU(), nn.PReLU()]))
    note("slice")
    m[0:2]
    m.pop(0)
    note("deleted")
    copy.deepcopy(m)
    note("copied")
log = [line for line in log if not line.startswith("parameter PReLU")]
flush()

title("dictionaries of modules")
m = nn.ModuleDict()
m["a"] = nn.ReLU()
m["a"] = nn.Tanh()
m.update(nn.ModuleDict({"b": nn.ELU(), "a": nn.ELU()}))
m.pop("a")
flush()

title("parameters")
m = nn.ParameterList()
m.append(torch.ones(1))
m.append(nn.Parameter(torch.ones(2), requires_grad=False))
m.extend([torch.ones(3), torch.ones(4)])
m[0] = torch.ones(5)
note("slice")
m[0:2]
m = nn.ParameterDict()
m["a"] = torch.ones(1)
m["a"] = torch.ones(2)
m.update({"b": torch.ones(3), "c": nn.Parameter(torch.ones(4))})
m.pop("a")
flush()

title("one by one")
m = nn.Module()
m.register_parameter("a", None)
m.register_parameter("b", nn.Parameter(torch.ones(1)))
m.register_buffer("c", None)
m.register_buffer("d", torch.ones(2))
m.register_buffer("e", torch.ones(3), persistent=False)
m.register_module("f", nn.ReLU())
m.add_module("g", nn.Linear(1, 1))
m.set_submodule("f", nn.Tanh())
m.set_submodule("g.h", nn.Tanh())
m.f.register_buffer("i", torch.ones(4))
flush()

title("refused")
error(lambda: m.register_parameter("x.y", nn.Parameter(torch.ones(1))))
error(lambda: m.register_parameter("x", nn.Parameter(torch.ones(1)) * 2))
error(lambda: m.register_buffer("b", torch.ones(1)))
error(lambda: m.register_buffer("", torch.ones(1)))
error(lambda: m.register_module("d", nn.ReLU()))
error(lambda: m.set_submodule("z.z", nn.ReLU()))
flush()

title("loaded")
m = nn.Sequential(nn.Linear(1, 2), nn.BatchNorm1d(2))
log.clear()
state = copy.deepcopy(m.state_dict())
m.load_state_dict(state)
note("copied")
m.load_state_dict(state, assign=True)
flush()

title("several")
more = register()
nn.Linear(1, 1, bias=False)
for h in more:
    h.remove()
nn.Linear(1, 1, bias=False)
for h in handles:
    h.remove()
nn.Linear(1, 1, bias=False)
flush()


def replaced(register, change, use):
    h = register(lambda module, name, value: change(module, name, value))
    try:
        note(*use())
    finally:
        h.remove()
    flush()


title("replaced parameter")
of_parameters = of_all.register_module_parameter_registration_hook
one = nn.Parameter(torch.full((2, 1), 7.0))


def of_linear():
    m = nn.Linear(1, 2)
    return (text(m.weight), str(m.weight is one), str(len(list(m.parameters()))), text(m(torch.ones(1, 1))))


replaced(of_parameters, lambda m, name, value: one if name == "weight" else None, of_linear)
title("replaced buffer")
of_buffers = of_all.register_module_buffer_registration_hook
two = torch.full((2,), 5.0)


def of_norm():
    m = nn.BatchNorm1d(2)
    return (str(m.running_mean is two), " ".join(m.state_dict()))


replaced(of_buffers, lambda m, name, value: two if name == "running_mean" else None, of_norm)


def of_none():
    m = nn.Module()
    m.register_buffer("a", None)
    return (text(m.a),)


replaced(of_buffers, lambda m, name, value: two, of_none)
title("replaced child")
of_modules = of_all.register_module_module_registration_hook


def of_sequential():
    m = nn.Sequential(nn.ReLU(), nn.Tanh())
    m.append(nn.ReLU())
    m[1] = nn.ReLU()
    return (" ".join(text(c) for c in m),)


replaced(of_modules, lambda m, name, value: nn.ELU() if isinstance(value, nn.ReLU) else None, of_sequential)
