"""Golden values of learning rate schedulers: what the options are after each step.

Run by PyTorch 2.14: python3 make_schedules.py > schedules.txt
Every row makes an optimizer with two parameter groups (lr 0.5 and 0.25) and a scheduler, and steps
30 times. A line of values has lr of both groups, then momentum or the first of betas. "state" lines are
the scheduler's state dict in the end, with the keys of its levels joined by dots.
"""
import warnings

import torch
from torch.optim.lr_scheduler import *
from torch.optim.swa_utils import SWALR

warnings.simplefilter("ignore")


def f(x):
    return 0.95**x


def g(x):
    return 1 / (x + 1)


def h(x):
    return 1 - 0.1 * (x % 3)


SGD, ADAM = "SGD(momentum=0.9)", "Adam()"
ROWS = [
    (SGD, "LambdaLR(f)"),
    (SGD, "LambdaLR([f, g])"),
    (SGD, "MultiplicativeLR(h)"),
    (SGD, "MultiplicativeLR(lr_lambda=[h, f])"),
    (SGD, "StepLR(4)"),
    (SGD, "StepLR(step_size=7, gamma=0.5)"),
    (SGD, "MultiStepLR([3, 9, 9, 20])"),
    (SGD, "MultiStepLR(milestones=[20, 5], gamma=0.3)"),
    (SGD, "ConstantLR()"),
    (SGD, "ConstantLR(factor=0.5, total_iters=8)"),
    (SGD, "LinearLR()"),
    (SGD, "LinearLR(start_factor=0.25, end_factor=0.75, total_iters=12)"),
    (SGD, "ExponentialLR(0.9)"),
    (SGD, "PolynomialLR()"),
    (SGD, "PolynomialLR(total_iters=20, power=2.5)"),
    (SGD, "CosineAnnealingLR(10)"),
    (SGD, "CosineAnnealingLR(T_max=7, eta_min=0.05)"),
    (SGD, "CosineAnnealingWarmRestarts(5)"),
    (SGD, "CosineAnnealingWarmRestarts(T_0=3, T_mult=2, eta_min=0.01)"),
    (SGD, "CyclicLR(0.1, 0.5, step_size_up=4)"),
    (SGD, "CyclicLR([0.1, 0.2], [0.5, 0.6], step_size_up=3, step_size_down=5, mode='triangular2', "
     "base_momentum=0.7, max_momentum=[0.8, 0.95])"),
    (ADAM, "CyclicLR(0.1, 0.5, step_size_up=4, mode='exp_range', gamma=0.9)"),
    (SGD, "CyclicLR(0.1, 0.5, step_size_up=4, scale_fn=g, scale_mode='iterations', cycle_momentum=False)"),
    (SGD, "OneCycleLR(0.5, total_steps=31)"),
    (ADAM, "OneCycleLR(max_lr=[0.5, 0.1], epochs=8, steps_per_epoch=4, pct_start=0.4, "
     "anneal_strategy='linear', three_phase=True, div_factor=10.0, final_div_factor=100.0)"),
    (SGD, "OneCycleLR(0.5, total_steps=40, base_momentum=0.8, max_momentum=0.9, cycle_momentum=True)"),
    (SGD, "OneCycleLR(0.5, total_steps=40, cycle_momentum=False)"),
    (SGD, "SWALR(0.05)"),
    (SGD, "SWALR([0.05, 0.1], anneal_epochs=5, anneal_strategy='linear')"),
    (SGD, "SWALR(0.05, anneal_epochs=0)"),
    (SGD, "SequentialLR([ConstantLR(0.1, 2), ExponentialLR(0.9)], milestones=[4])"),
    (SGD, "SequentialLR([LinearLR(0.1, 1.0, 5), CosineAnnealingLR(10), StepLR(3, 0.5)], milestones=[5, 15])"),
    (SGD, "SequentialLR([LinearLR(0.1, 1.0, 5), CosineAnnealingWarmRestarts(4)], [6])"),
    (SGD, "SequentialLR([ChainedScheduler([ConstantLR(0.5, 3), ExponentialLR(0.9)]), StepLR(4)], [8])"),
    (SGD, "ChainedScheduler([ConstantLR(0.1, 2), ExponentialLR(0.9)])"),
    (SGD, "ChainedScheduler([LinearLR(0.5, 1.0, 4), MultiStepLR([6, 12], 0.5), LambdaLR(f)])"),
    (SGD, "ReduceLROnPlateau(patience=2)"),
    (SGD, "ReduceLROnPlateau(mode='max', factor=0.5, patience=1, threshold=0.01, threshold_mode='abs', "
     "cooldown=2, min_lr=[0.01, 0.1], eps=1e-06)"),
    (SGD, "ReduceLROnPlateau('min', 0.5, 0, 0.1, 'rel', 1, 0.02)"),
    (SGD, "ReduceLROnPlateau('max', 0.5, 0, 0.1)"),
    (SGD, "CyclicLR(base_lr=0.1, max_lr=0.5, step_size_up=4, scale_fn=f, scale_mode='cycle')"),
    (SGD, "CyclicLR(0.1, 0.5, step_size_up=4, mode='triangular', gamma=0.5, scale_fn=None, base_momentum=[0.6, 0.7])"),
    (SGD, "ExponentialLR(gamma=0.8)"),
    (SGD, "LambdaLR(lr_lambda=g)"),
    (SGD, "SWALR(swa_lr=0.05, anneal_epochs=4, anneal_strategy='cos')"),
    (SGD, "SequentialLR(schedulers=[ConstantLR(0.1, 2), LambdaLR(f)], milestones=[3])"),
    (SGD, "ChainedScheduler(schedulers=[StepLR(5), MultiplicativeLR(h)])"),
]
# These begin where the same scheduler, without last_epoch, stopped after 7 steps.
ROWS += [
    (SGD, text.replace("*", "last_epoch=7"))
    for text in [
        "LambdaLR([f, g], *)",
        "MultiplicativeLR(h, *)",
        "StepLR(4, *)",
        "MultiStepLR([3, 9, 20], *)",
        "ConstantLR(0.5, 9, *)",
        "LinearLR(0.25, 0.75, 12, *)",
        "ExponentialLR(0.9, *)",
        "PolynomialLR(20, 2.5, *)",
        "CosineAnnealingLR(10, *)",
        "CosineAnnealingWarmRestarts(5, *)",
        "CyclicLR(0.1, 0.5, step_size_up=4, *)",
        "OneCycleLR(0.5, total_steps=60, *)",
        "SWALR(0.05, *)",
        "SequentialLR([ConstantLR(0.1, 2), ExponentialLR(0.9)], milestones=[4], *)",
    ]
]


class Making:
    """Gives every constructor the optimizer."""

    def __init__(self, opt):
        self.opt = opt

    def __getitem__(self, name):
        made = globals()[name]
        if name == "ChainedScheduler" or not isinstance(made, type):
            return made
        return lambda *args, **kwargs: made(self.opt, *args, **kwargs)


def entries(prefix, v):
    if isinstance(v, dict):
        for k in v:
            yield from entries(f"{prefix}.{k}" if prefix else k, v[k])
    elif isinstance(v, list) and v and isinstance(v[0], dict):
        for k, item in enumerate(v):
            yield from entries(f"{prefix}.{k}", item)
    else:
        yield prefix, v


def shown(v):
    if v is None:
        return "none"
    if isinstance(v, str):
        return "text " + v
    if isinstance(v, bool):
        return f"bool {int(v)}"
    if isinstance(v, int):
        return f"int {v}"
    if isinstance(v, float):
        return f"float {v!r}"
    if all(isinstance(x, int) for x in v):
        return " ".join(["ints"] + [str(x) for x in v])
    return " ".join(["floats"] + ["nan" if x is None else repr(float(x)) for x in v])


def metric(k):
    return 1 / (k + 1) if k < 8 else 0.125 + 0.01 * ((k * 7) % 5)


def values(opt):
    groups = opt.param_groups
    momentum = [x["momentum"] if "momentum" in x else x["betas"][0] for x in groups]
    return [repr(float(v)) for v in [x["lr"] for x in groups] + momentum]


for optimizer, text in ROWS:
    p, q = torch.zeros(2, requires_grad=True), torch.zeros(2, requires_grad=True)
    name, rest = optimizer.split("(", 1)
    opt = eval(f"torch.optim.{name}([{{'params': [p], 'lr': 0.5}}, {{'params': [q], 'lr': 0.25}}], {rest}")
    print("=", optimizer, "|", text)
    if ", last_epoch=7" in text:
        s = eval(text.replace(", last_epoch=7", ""), {"__builtins__": {}}, Making(opt))
        for k in range(7):
            opt.step()
            s.step()
    s = eval(text, {"__builtins__": {}}, Making(opt))
    print("lr", *values(opt))
    for k in range(30):
        opt.step()
        s.step(metric(k)) if isinstance(s, ReduceLROnPlateau) else s.step()
        print("lr", *values(opt))
    for key, value in entries("", s.state_dict()):
        print("state", key, shown(value))
