# SPDX-License-Identifier: Apache-2.0
"""What hooks of modules see, and in which order: what tests/capi/module_hooks_test.cpp must write.
Run by PyTorch 2.14:
    python3 make_module_hooks.py > module_hooks.txt
"""
import warnings

import torch
import torch.nn as nn
from torch.nn.modules import module as of_all

warnings.simplefilter("ignore")


def text(value):
    if value is None:
        return "None"
    if isinstance(value, torch.Tensor):
        return "[" + ",".join(f"{v:g}" for v in value.flatten().tolist()) + "]"
    if isinstance(value, dict):
        return "{" + " ".join(f"{k}={text(v)}" for k, v in value.items()) + "}"
    return "(" + " ".join(text(v) for v in value) + ")"


def tensors(value):
    return value if isinstance(value, tuple) else (value,)


def note(*words):
    print(" ".join(w if isinstance(w, str) else text(w) for w in words))


def title(name):
    print(f"== {name}")


def x(*values, grad=True):
    return torch.tensor(values, dtype=torch.float64, requires_grad=grad)


def pre(name, change=None):
    def hook(module, args):
        note(name, args)
        return change(args) if change else None

    return hook


def pre_kwargs(name, change=None):
    def hook(module, args, kwargs):
        note(name, args, kwargs)
        return change(args, kwargs) if change else None

    return hook


def post(name, change=None):
    def hook(module, args, output):
        note(name, args, tensors(output) if output is not None else ())
        return change(output) if change else None

    return hook


def post_kwargs(name):
    def hook(module, args, kwargs, output):
        note(name, args, kwargs, tensors(output) if output is not None else ())

    return hook


def back_pre(name, change=None):
    def hook(module, grad_output):
        note(name, grad_output)
        return change(grad_output) if change else None

    return hook


def back(name, change=None):
    def hook(module, grad_input, grad_output):
        note(name, grad_input, grad_output)
        return change(grad_input) if change else None

    return hook


class Host(nn.Module):
    """Calls a function."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, *args, **kwargs):
        note("forward", args, kwargs)
        return self.function(*args, **kwargs)


def product():
    return Host(lambda a, b: a * b)


def twice():
    return Host(lambda a: a * 2)


def error(f):
    try:
        f()
    except Exception as e:
        note("error", str(e).split("\n")[0])
    else:
        note("no error")


title("order")
m = product()
m.register_forward_pre_hook(pre("A"))
m.register_forward_pre_hook(pre("B", lambda a: (a[0] * 10, a[1])), prepend=True)
m.register_forward_pre_hook(pre("C"))
m.register_forward_hook(post("D"))
m.register_forward_hook(post("E", lambda y: y + 1), prepend=True)
m.register_forward_hook(post("F"))
m.register_full_backward_pre_hook(back_pre("G"))
m.register_full_backward_pre_hook(back_pre("H", lambda g: (g[0] * 3,)), prepend=True)
m.register_full_backward_hook(back("I"))
m.register_full_backward_hook(back("J", lambda g: (g[0] * 5, g[1])), prepend=True)
a, b = x(1, 2), x(3, 4)
y = m(a, b)
note("y", y, y.grad_fn.name())
y.sum().backward()
note("grads", a.grad, b.grad)

title("keyword arguments")
m = Host(lambda a, b, c=None: a * b if c is None else a * b + c)
m.register_forward_pre_hook(pre("A"))
m.register_forward_pre_hook(pre_kwargs("B", lambda a, k: ((a[0] * 2,), {**k, "c": x(5)})), with_kwargs=True)
m.register_forward_pre_hook(pre_kwargs("C"), with_kwargs=True)
m.register_forward_hook(post("D"))
m.register_forward_hook(post_kwargs("E"), with_kwargs=True)
m.register_full_backward_hook(back("F"))
a, b = x(1), x(3)
y = m(a, b=b)
y.sum().backward()
note("grads", a.grad, b.grad)

title("only keyword arguments")
m = Host(lambda a, b: a * b)
m.register_forward_pre_hook(pre("A"))
m.register_full_backward_hook(back("B"))
a, b = x(1), x(3)
m(a=a, b=b).sum().backward()
note("grads", a.grad, b.grad)

title("chain")
inner = nn.Sequential(nn.ReLU(), nn.Tanh())
outer = nn.Sequential(inner, nn.Softsign(), nn.Sequential())
for name, m in [("outer", outer), ("inner", inner), ("relu", inner[0]), ("tanh", inner[1]), ("softsign", outer[1]), ("empty", outer[2])]:
    m.register_forward_pre_hook(pre(name + " pre"))
    m.register_forward_hook(post(name))
    m.register_full_backward_pre_hook(back_pre(name + " back pre"))
    m.register_full_backward_hook(back(name + " back"))
a = x(0, -1)
y = outer(a)
note("y", y)
y.sum().backward()
note("grads", a.grad)

title("gradients that are missing")
m = Host(lambda a, b, i, n, u: (a * b, b * 2, i + 1, n, u, a + 1))
m.register_full_backward_pre_hook(back_pre("A"))
m.register_full_backward_hook(back("B"))
a, b, i, u = x(1, 2), x(3, 4, grad=False), torch.tensor([7]), x(8)
y = m(a, b, i, None, u)
note("requires", " ".join(str(int(t.requires_grad)) if t is not None else "None" for t in y))
y[0].sum().backward()
note("grads", a.grad, u.grad)

title("no input requires a gradient")
w = x(2, 3)
m = Host(lambda a, n: a * w)
m.register_full_backward_pre_hook(back_pre("A", lambda g: (g[0] * 7,)))
m.register_full_backward_hook(back("B"))
m.register_full_backward_hook(back("C", lambda g: (None, None)))
m(x(1, 2, grad=False), None).sum().backward()
note("grads", w.grad)
m.register_full_backward_hook(back("D", lambda g: (x(1, 2), None)))
error(lambda: m(x(1, 2, grad=False), None).sum().backward())

title("no gradients")
w = x(2)
m = Host(lambda a: a * 2)
m.register_full_backward_hook(back("A"))
with torch.no_grad():
    y = m(x(1))
note("requires", str(int(y.requires_grad)))
y = m(x(1, grad=False))
note("requires", str(int(y.requires_grad)))

title("wrong replacements")
for change in [lambda g: (g[0],), lambda g: (g[0], g[1], g[0]), lambda g: ()]:
    m = product()
    m.register_full_backward_hook(back("A", change))
    error(lambda: m(x(1), x(2)).sum().backward())
    m = product()
    m.register_full_backward_pre_hook(back_pre("B", lambda g: (g[0], g[0])))
    error(lambda: m(x(1), x(2)).sum().backward())
for change in [lambda g: (g[0].sum().reshape(1), g[1]), lambda g: (g[0].float(), g[1])]:
    m = product()
    m.register_full_backward_hook(back("A", change))
    error(lambda: m(x(1, 2), x(2, 3)).sum().backward())

title("replaced by none")
m = product()
m.register_full_backward_hook(back("A", lambda g: (None, g[1])))
m.register_full_backward_hook(back("B"))
a, b = x(1), x(2)
error(lambda: m(a, b).sum().backward())
note("grads", a.grad, b.grad)
m = product()
m.register_full_backward_pre_hook(back_pre("A", lambda g: (None,)))
m.register_full_backward_hook(back("B"))
a, b = x(1), x(2)
error(lambda: m(a, b).sum().backward())
note("grads", a.grad, b.grad)

title("removed while they run")
m = twice()
handles = []


def remove_all(module, args):
    note("A", args)
    for h in handles:
        h.remove()


handles.append(m.register_forward_pre_hook(remove_all))
handles.append(m.register_forward_pre_hook(pre("B")))
handles.append(m.register_forward_hook(post("C")))
handles.append(m.register_full_backward_hook(back("D")))
m(x(1)).sum().backward()
m(x(1)).sum().backward()

title("removed before backward")
m = twice()
h = m.register_full_backward_hook(back("A"))
y = m(x(1))
h.remove()
y.sum().backward()

title("registered while they run")
m = twice()


def register(module, args):
    note("A", args)
    module.register_forward_pre_hook(pre("B"))
    module.register_forward_hook(post("C"))
    module.register_full_backward_hook(back("D"))


h = m.register_forward_pre_hook(register)
m(x(1)).sum().backward()
h.remove()
m(x(1)).sum().backward()

title("registered by the forward of a module without hooks")
m = nn.Module()
m = Host(lambda a: (m.register_forward_hook(post("A")), a * 2)[1])
m(x(1))
m(x(1))

title("always called")


def failing(words):
    def hook(*args):
        note("fails", words)
        raise RuntimeError(words)

    return hook


def fails(a):
    raise RuntimeError("forward")


m = Host(fails)
m.register_forward_hook(post("A"))
m.register_forward_hook(post("B"), always_call=True)
m.register_forward_hook(failing("always"), always_call=True)
m.register_forward_hook(post_kwargs("C"), always_call=True, with_kwargs=True)
error(lambda: m(x(1)))
m = twice()
m.register_forward_hook(post("A", lambda y: y + 1), always_call=True)
m.register_forward_hook(failing("plain"))
m.register_forward_hook(post("B"), always_call=True)
m.register_forward_hook(post("C"))
error(lambda: m(x(1)))
m = twice()
m.register_forward_pre_hook(failing("pre"))
m.register_forward_hook(post("A"), always_call=True)
error(lambda: m(x(1)))
m = nn.Sequential(Host(fails))
m.register_forward_hook(post("outer"), always_call=True)
m[0].register_forward_hook(post("inner"), always_call=True)
error(lambda: nn.Sequential(m)(x(1)))

title("backward twice")
m = twice()
m.register_full_backward_hook(back("A", lambda g: (g[0] * 2,)))
a = x(1)
y = m(a)
y.sum().backward(retain_graph=True)
y.sum().backward()
note("grads", a.grad)

title("gradients of gradients")
m = product()
m.register_full_backward_hook(back("A"))
a, b = x(2), x(3)
(g,) = torch.autograd.grad((m(a, b) * m(a, b)).sum(), a, create_graph=True)
note("g", g)
g.sum().backward()
note("grads", a.grad, b.grad)

title("in place")
m = nn.Sequential(nn.Softsign(), nn.ReLU(inplace=True))
m[1].register_full_backward_hook(back("A"))
error(lambda: m(x(1)).sum().backward())
m = nn.Sequential(nn.Softsign(), nn.ReLU(inplace=True))
m[0].register_full_backward_hook(back("A"))
error(lambda: m(x(1)).sum().backward())
m = nn.Sequential(nn.Softsign())
m[0].register_full_backward_hook(back("A"))


def add_in_place(y):
    with torch.no_grad():
        y.add_(1)


error(lambda: add_in_place(m(x(1))))
m = nn.Identity()
m.register_full_backward_hook(back("A"))
a = x(1)
y = m(a)
note("y", y, y.grad_fn.name(), y.grad_fn.next_functions[0][0].name(), str(y._is_view()))
y.sum().backward()

title("part of a backward")
m = product()
m.register_full_backward_hook(back("A"))
m.register_full_backward_pre_hook(back_pre("B"))
a, b = x(2), x(3)
y = m(a, b)
note("g", torch.autograd.grad(y.sum(), a, retain_graph=True))
note("g", torch.autograd.grad(y.sum(), y, retain_graph=True))
y.sum().backward(inputs=[b])
note("grads", a.grad, b.grad)

title("hooks of all modules")
handles = [
    of_all.register_module_forward_pre_hook(pre("all pre")),
    of_all.register_module_forward_hook(post("all")),
    of_all.register_module_forward_hook(post("all always"), always_call=True),
    of_all.register_module_full_backward_pre_hook(back_pre("all back pre")),
    of_all.register_module_full_backward_hook(back("all back")),
]
m = nn.Sequential(twice())
m[0].register_forward_pre_hook(pre("own pre"), prepend=True)
m[0].register_forward_hook(post("own"), prepend=True)
m[0].register_full_backward_pre_hook(back_pre("own back pre"), prepend=True)
m[0].register_full_backward_hook(back("own back"), prepend=True)
m(x(1)).sum().backward()
error(lambda: Host(fails)(x(1)))
for h in handles:
    h.remove()
m(x(1)).sum().backward()

title("parts of composite modules")


def named(root):
    for name, m in root.named_modules():
        m.register_forward_pre_hook(lambda mod, args, name=name: note("call", name or "(root)"))
        m.register_full_backward_hook(lambda mod, gx, gy, name=name: note("back", name or "(root)", str(len(gx)), str(len(gy))))


def ones(*sizes):
    return torch.ones(sizes, dtype=torch.float64, requires_grad=True)


for mode in [True, False]:
    encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8, dropout=0, batch_first=True, dtype=torch.float64), 2).train(mode)
    named(encoder)
    encoder(ones(1, 3, 4)).sum().backward()
    with torch.no_grad():
        encoder(ones(1, 3, 4))
decoder = nn.TransformerDecoderLayer(4, 2, 8, dropout=0, activation=nn.ReLU(), norm_first=True, dtype=torch.float64)
named(decoder)
decoder(ones(3, 1, 4), ones(2, 1, 4)).sum().backward()
whole = nn.Transformer(4, 2, 1, 1, 8, dropout=0, dtype=torch.float64)
named(whole)
whole(ones(3, 1, 4), ones(2, 1, 4)).sum().backward()
softmax = nn.AdaptiveLogSoftmaxWithLoss(4, 6, [2, 4], dtype=torch.float64)
named(softmax)
softmax.log_prob(ones(3, 4)).sum().backward()
