"""Golden values of steps with differentiable=True.

Run by PyTorch 2.14: python3 make_recorded_steps.py > recorded_steps.txt
Every row takes four steps, or as many as PyTorch can differentiate, on p (2, 3) and q (6), which are computed from a leaf of twelve numbers,
once as tensors of their own and once as two views of one tensor. The gradients come from
sum(c * (p - t)^2) + sum((q - 0.13)^4) with create_graph=True; in the third step q has none. Then the
loss sum(c * p) + sum(q^2) is differentiated by the leaf, through all steps. Numbers of the state
are float64 in the rows of float64 (torch.set_default_dtype).
"""
import torch

ROWS = [
    "SGD(lr=0.01)",
    "SGD(lr=0.01, momentum=0.9, dampening=0.1)",
    "SGD(lr=0.01, momentum=0.9, weight_decay=0.1, nesterov=True)",
    "SGD(lr=0.01, momentum=0.5, maximize=True)",
    "Adam(lr=0.05)",
    "Adam(lr=0.05, betas=(0.8, 0.95), eps=1e-06, weight_decay=0.1)",
    "Adam(lr=0.05, amsgrad=True, maximize=True)",
    "Adam(lr=0.05, weight_decay=0.1, decoupled_weight_decay=True)",
    "AdamW(lr=0.05, weight_decay=0.2)",
    "AdamW(lr=0.05, weight_decay=0.2, amsgrad=True)",
    "Adadelta()",
    "Adadelta(lr=0.5, rho=0.8, eps=1e-05, weight_decay=0.1, maximize=True)",
    "Adagrad(lr=0.1)",
    "Adagrad(lr=0.1, lr_decay=0.1, weight_decay=0.1, initial_accumulator_value=0.2, eps=1e-08)",
    "Adagrad(lr=0.1, maximize=True)",
    "Adamax(lr=0.05)",
    "Adamax(lr=0.05, betas=(0.8, 0.9), eps=1e-06, weight_decay=0.1, maximize=True)",
    "NAdam(lr=0.05)",
    "NAdam(lr=0.05, betas=(0.8, 0.9), eps=1e-06, weight_decay=0.1, momentum_decay=0.01)",
    "NAdam(lr=0.05, weight_decay=0.1, decoupled_weight_decay=True, maximize=True)",
    "RAdam(lr=0.05)",
    "RAdam(lr=0.05, betas=(0.8, 0.9), eps=1e-06, weight_decay=0.1)",
    "RAdam(lr=0.05, betas=(0.8, 0.999), weight_decay=0.1, decoupled_weight_decay=True)",
    "RAdam(lr=0.05, betas=(0.8, 0.5), maximize=True)",
    "RMSprop()",
    "RMSprop(lr=0.05, alpha=0.9, eps=1e-06, weight_decay=0.1, maximize=True)",
    "RMSprop(momentum=0.5)",
    "RMSprop(lr=0.005, alpha=0.8, eps=0.1, momentum=0.5, centered=True)",
    "ASGD(lr=0.05)",
    "ASGD(lr=0.05, lambd=0.01, alpha=0.5, t0=1, weight_decay=0.1, maximize=True)",
    "Rprop()",
    "Rprop(lr=0.05, etas=(0.3, 1.5), step_sizes=(0.001, 0.06), maximize=True)",
]


def step_through(text, dtype, views, steps):
    i = torch.arange(12, dtype=dtype)
    leaf = torch.where(i < 6, i / 3 - 1, (i - 8.5) / 4).requires_grad_()
    if views:
        both = leaf * 1
        p, q = both[:6].view(2, 3), both[6:]
    else:
        p, q = leaf[:6].reshape(2, 3) * 1, leaf[6:] * 1
    c, t = (i[:6] + 1).reshape(2, 3) / 6, (4.5 - i[:6]).reshape(2, 3) / 5
    name, rest = text.split("(", 1)
    rest = rest[:-1]
    opt = eval(f"torch.optim.{name}([p, q], {rest}{', ' if rest else ''}differentiable=True)")
    for step in range(steps):
        a, b = p - t, q - 0.13
        loss = (c * a * a).sum() + (b * b * b * b).sum()
        p.grad, q.grad = torch.autograd.grad(loss, [p, q], create_graph=True)
        if step == 2:
            q.grad = None
        opt.step()
    ((c * p).sum() + (q * q).sum()).backward()
    return opt, p, q, leaf


# Some of PyTorch's own steps write into what an earlier one saved for backward.
def possible_steps(row):
    for steps in 4, 3, 2, 1:
        try:
            step_through(row, torch.float64, False, steps)
            step_through(row, torch.float64, True, steps)
            return steps
        except RuntimeError as e:
            assert "modified by an inplace operation" in str(e), e
    raise AssertionError(row)


def numbers(*tensors):
    return " ".join(repr(v) for t in tensors for v in t.detach().reshape(-1).tolist())


if __name__ == "__main__":
    for row in ROWS:
        print("=", row)
        steps = possible_steps(row)
        print("steps", steps)
        for name, dtype in ("double", torch.float64), ("float", torch.float32):
            torch.set_default_dtype(dtype)
            opt, p, q, leaf = step_through(row, dtype, False, steps)
            if name == "double":
                print("made", type(p.grad_fn).__name__)
                parts = opt.state[p].items()
                print("recorded", *[k for k, v in parts if v.requires_grad])
            print(name, numbers(p, q, leaf.grad))
            leaf = step_through(row, dtype, True, steps)[3]
            print("views", numbers(leaf.grad))
