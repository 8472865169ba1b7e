# SPDX-License-Identifier: Apache-2.0
"""What hooks of modules' state dicts see, and in which order, and where extra state stands: what
tests/capi/state_dict_hooks_test.cpp must write. Run by PyTorch 2.14:
    python3 make_state_dict_hooks.py > state_dict_hooks.txt
"""
import copy

import torch
import torch.nn as nn


def text(value):
    if isinstance(value, str):
        return value
    if isinstance(value, torch.Tensor):
        return "[" + ",".join(f"{v:g}" for v in value.flatten().tolist()) + "]"
    return "(" + " ".join(text(v) for v in value) + ")"


def note(*words):
    print(" ".join(text(w) for w in words))


def title(name):
    print(f"== {name}")


def full(value, *sizes):
    return torch.full(sizes, float(value))


def lines(f):
    try:
        result = f()
    except Exception as e:
        for line in str(e).split("\n"):
            note("error", line.strip())
    else:
        note("loaded", result.missing_keys, result.unexpected_keys)


def save_pre(name, then=lambda: None):
    def hook(module, prefix, keep_vars):
        note(name, f"'{prefix}'", str(int(keep_vars)))
        then()

    return hook


def save_post(name, change=lambda state, prefix: None):
    def hook(module, state_dict, prefix, local_metadata):
        note(name, f"'{prefix}'", list(state_dict))
        change(state_dict, prefix)

    return hook


def load_pre(name, change=lambda state, prefix, missing, unexpected, errors: None):
    def hook(module, state_dict, prefix, local_metadata, strict, missing, unexpected, errors):
        note(name, f"'{prefix}'", list(state_dict), missing, unexpected, str(len(errors)))
        change(state_dict, prefix, missing, unexpected, errors)

    return hook


def load_post(name, change=lambda missing, unexpected: None, look=None):
    def hook(module, keys):
        note(name, keys.missing_keys, keys.unexpected_keys, *([look()] if look else []))
        change(keys.missing_keys, keys.unexpected_keys)

    return hook


def net():
    m = nn.Sequential(nn.Linear(1, 1), nn.Sequential(nn.BatchNorm1d(1), nn.ReLU()))
    for p in m.parameters():
        p.data.fill_(1)
    return m


title("saving")
m = net()
for part, name in ((m, "root"), (m[0], "linear"), (m[1], "inner"), (m[1][0], "norm"), (m[1][1], "relu")):
    part.register_state_dict_pre_hook(save_pre(name + " pre"))
    part.register_state_dict_post_hook(save_post(name + " post"))
m.state_dict()
m.state_dict(prefix="p", keep_vars=True)

title("saving changed")
m = net()


def rename(state, prefix):
    state["first"] = state.pop(prefix + "bias")
    state[prefix + "weight"] = full(7, 2)
    state["1.0.weight"] = full(8, 3)


m[0].register_state_dict_post_hook(save_post("linear", rename))
m.register_state_dict_post_hook(save_post("root", lambda state, prefix: state.pop("1.0.running_mean")))
for key, value in m.state_dict().items():
    note(key, value)

title("several names")
layer = nn.Linear(1, 1, bias=False)
m = nn.Sequential(layer, layer)
layer.register_state_dict_pre_hook(save_pre("pre"))
layer.register_state_dict_post_hook(save_post("post"))
layer.register_load_state_dict_pre_hook(load_pre("load pre"))
layer.register_load_state_dict_post_hook(load_post("load post", look=lambda: layer.weight))
m.state_dict()
lines(lambda: m.load_state_dict({"0.weight": full(3, 1, 1), "1.weight": full(4, 1, 1)}))

title("loading")
m = net()
for part, name in ((m, "root"), (m[0], "linear"), (m[1], "inner"), (m[1][0], "norm"), (m[1][1], "relu")):
    part.register_load_state_dict_pre_hook(load_pre(name + " pre"))
    part.register_load_state_dict_post_hook(load_post(name + " post", look=lambda: [m[0].bias, m[1][0].weight]))
state = {"0.bias": full(5, 1), "1.0.weight": full(6, 1), "1.0.bias": full(6, 1), "x": full(0), "1.1.y": full(0),
         "1.z": full(0)}
lines(lambda: m.load_state_dict(state, strict=False))
lines(lambda: m.load_state_dict({**state, "0.bias": full(9, 1)}, strict=True))

title("loading renamed")
m = net()


def as_it_was(state, prefix, missing, unexpected, errors):
    state[prefix + "weight"] = state.pop(prefix + "kernel")
    state["elsewhere"] = full(0)


m[0].register_load_state_dict_pre_hook(load_pre("linear", as_it_was))
m.register_load_state_dict_pre_hook(load_pre("root", lambda state, *_: state.pop("old")))
state = net().state_dict()
state["0.kernel"] = full(4, 1, 1)
del state["0.weight"]
state["old"] = full(0)
lines(lambda: m.load_state_dict(state))
note(m[0].weight, list(state))

title("keys changed")
m = nn.Linear(1, 1)


def forgive(missing, unexpected):
    missing.clear()
    unexpected.append("made up")


h = m.register_load_state_dict_post_hook(load_post("A", forgive))
m.register_load_state_dict_post_hook(load_post("B"))
lines(lambda: m.load_state_dict({}))
lines(lambda: m.load_state_dict({}, strict=False))
h.remove()
h = m.register_load_state_dict_pre_hook(
    load_pre("C", lambda state, prefix, missing, unexpected, errors: (missing.append("m"), errors.append("so it is"))))
lines(lambda: m.load_state_dict({"bias": full(2, 3)}, strict=False))
lines(lambda: m.load_state_dict({"bias": full(2, 3)}))
h.remove()
lines(lambda: m.load_state_dict({"bias": full(2, 1)}, strict=False))


class Extra(nn.Module):
    def __init__(self):
        super().__init__()
        self.p = nn.Parameter(full(1, 1))
        self.register_buffer("b", full(2, 1))
        self.child = nn.Linear(1, 1, bias=False)
        self.child.weight.data.fill_(3)


class Gives(Extra):
    def get_extra_state(self):
        note("get")
        return full(5, 2)


class Takes(Extra):
    def set_extra_state(self, state):
        note("set", state, self.p, self.child.weight)


class Both(Gives, Takes):
    pass


title("extra state")
m = nn.Sequential(Both())
for key, value in m.state_dict().items():
    note(key, value)
m[0].register_load_state_dict_pre_hook(load_pre("pre"))
m[0].register_load_state_dict_post_hook(load_post("post"))
lines(lambda: m.load_state_dict({"0.p": full(7, 1), "0.b": full(7, 1), "0._extra_state": full(9, 1),
                                 "0.child.weight": full(8, 1, 1)}))
for given in (Gives, Takes, Both, Extra):
    for m in (Gives(), Takes(), Both(), Extra()):
        note(given.__name__, type(m).__name__)
        state = given().state_dict()
        lines(lambda: m.load_state_dict(state))
        lines(lambda: m.load_state_dict(state, strict=False))
m = Both()
m._extra_state = nn.Parameter(full(4, 1))
for key, value in m.state_dict().items():
    note(key, value)

title("copied")
m = nn.Sequential(nn.Linear(1, 1, bias=False))
hooks = [m[0].register_state_dict_pre_hook(save_pre("save pre")), m[0].register_state_dict_post_hook(save_post("save post")),
         m[0].register_load_state_dict_post_hook(load_post("load post"))]
c = copy.deepcopy(m)
for h in hooks:
    h.remove()
lines(lambda: m.load_state_dict(m.state_dict()))
lines(lambda: c.load_state_dict(c.state_dict()))
