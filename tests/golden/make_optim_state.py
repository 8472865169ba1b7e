"""Golden state dicts of optimizers, after 5 of the steps of make_optim.py, and where 5 more lead.

Run by PyTorch 2.14: python3 make_optim_state.py > optim_state.txt
"params" are the parameters after 5 steps, "state" the state dict then, with the keys of its levels
joined by dots, "after" the parameters after 10 steps. All is in float64 (but for numbers such as
"step"), the default type is float32.
"""
import torch

from make_optim import train

ROWS = [
    "SGD(lr=0.01, momentum=0.9)",
    "SGD()",
    "Adam(lr=0.05, amsgrad=True)",
    "AdamW(lr=0.05)",
    "Adadelta()",
    "Adagrad(lr=0.1, lr_decay=0.1)",
    "Adamax(lr=0.05)",
    "NAdam(lr=0.05)",
    "RAdam(lr=0.05, betas=(0.9, 0.9))",
    "RMSprop(lr=0.005, momentum=0.5, centered=True)",
    "ASGD(lr=0.05, lambd=0.01, alpha=0.5, t0=2)",
    "Rprop()",
    "Adafactor()",
    "Muon(lr=0.05, adjust_lr_fn='original')",
    "LBFGS(max_iter=2, lr=0.1)",
]


def shown(v):
    if v is None:
        return "float64 0"
    if isinstance(v, str):
        v = torch.tensor(list(v.encode()), dtype=torch.uint8)
    if isinstance(v, (tuple, list)):
        v = [float("nan") if x is None else x for x in v]
        v = torch.tensor(v, dtype=torch.int64 if all(isinstance(x, int) for x in v) else torch.float64)
    if isinstance(v, float):
        v = torch.tensor(v, dtype=torch.float64)
    if not isinstance(v, torch.Tensor):
        v = torch.tensor(v)
    sizes = ",".join(str(n) for n in v.shape) if v.dim() else "-"
    return " ".join([str(v.dtype)[6:], sizes] + [repr(float(x)) for x in v.detach().flatten().tolist()])


def entries(state):
    if not state["state"]:
        yield "state", None  # an empty dictionary
    for i, values in state["state"].items():
        for name, v in values.items():
            if name == "al":  # scratch
                continue
            if isinstance(v, list):
                for k, item in enumerate(v):
                    yield f"state.{i}.{name}.{k}", item
            else:
                yield f"state.{i}.{name}", v
    for g, group in enumerate(state["param_groups"]):
        for name, v in group.items():
            yield f"param_groups.{g}.{name}", v


def flat(p, q):
    return [repr(v) for v in torch.cat([p.detach().reshape(-1), q.detach().reshape(-1)]).tolist()]


def after(step, opt, p, q):
    if step == 4:
        print("params", *flat(p, q))
        for key, v in entries(opt.state_dict()):
            print("state", key, shown(v))
    if step == 9:
        print("after", *flat(p, q))


for row in ROWS:
    print("=", row)
    train(row, torch.float64, 10, after)
