"""Golden values of optimizers: parameters after 50 steps.

Run by PyTorch 2.14: python3 make_optim.py > optim.txt
Every row trains the same two parameters from the same start: the loss is
sum(c * (p - t)^2) + sum(q^4), float64, with c and t that differ for each element; in the third step
the second parameter has no gradient.
"""
import torch

ROWS = [
    "SGD(lr=0.01)",
    "SGD(lr=0.01, momentum=0.9)",
    "SGD(lr=0.01, momentum=0.9, dampening=0.1)",
    "SGD(lr=0.01, momentum=0.9, nesterov=True)",
    "SGD(lr=0.01, weight_decay=0.1)",
    "SGD(lr=0.01, momentum=0.5, weight_decay=0.1, nesterov=True)",
    "SGD(lr=0.001, maximize=True)",
    "SGD(lr=0.001, momentum=0.9, dampening=0.2, weight_decay=0.1, maximize=True, foreach=True)",
    "SGD(lr=0.01, momentum=0.9, weight_decay=0.1, nesterov=True, fused=True)",
    "Adam()",
    "Adam(lr=0.05, betas=(0.8, 0.95), eps=1e-06)",
    "Adam(lr=0.05, weight_decay=0.1)",
    "Adam(lr=0.05, amsgrad=True)",
    "Adam(lr=0.05, maximize=True)",
    "Adam(lr=0.05, weight_decay=0.1, decoupled_weight_decay=True)",
    "Adam(lr=0.05, betas=(0.0, 0.9))",
    "Adam(lr=0.05, betas=(0.3, 0.9), weight_decay=0.1)",
    "Adam(lr=0.05, weight_decay=0.1, amsgrad=True, maximize=True, foreach=True)",
    "Adam(lr=0.05, weight_decay=0.1, amsgrad=True, fused=True)",
    "AdamW()",
    "AdamW(lr=0.05, betas=(0.8, 0.95), eps=1e-06)",
    "AdamW(lr=0.05, weight_decay=0.2, amsgrad=True, foreach=True)",
    "AdamW(lr=0.05, weight_decay=0.2, amsgrad=True, fused=True)",
    "AdamW(lr=0.05, weight_decay=0.2)",
    "AdamW(lr=0.05, amsgrad=True)",
    "AdamW(lr=0.05, maximize=True)",
    "Adadelta()",
    "Adadelta(lr=0.5, rho=0.8, eps=1e-05, weight_decay=0.1)",
    "Adadelta(maximize=True)",
    "Adadelta(weight_decay=0.1, maximize=True, foreach=True)",
    "Adagrad()",
    "Adagrad(lr=0.1, lr_decay=0.1, weight_decay=0.1, initial_accumulator_value=0.2, eps=1e-08)",
    "Adagrad(lr=0.1, maximize=True)",
    "Adagrad(lr=0.1, lr_decay=0.1, weight_decay=0.1, foreach=True)",
    "Adagrad(lr=0.1, weight_decay=0.1, fused=True)",
    "Adamax()",
    "Adamax(lr=0.05, betas=(0.8, 0.9), eps=1e-06, weight_decay=0.1)",
    "Adamax(lr=0.05, maximize=True)",
    "Adamax(lr=0.05, weight_decay=0.1, maximize=True, foreach=True)",
    "NAdam()",
    "NAdam(lr=0.05, betas=(0.8, 0.9), eps=1e-06, weight_decay=0.1, momentum_decay=0.01)",
    "NAdam(lr=0.05, weight_decay=0.1, decoupled_weight_decay=True)",
    "NAdam(lr=0.05, maximize=True)",
    "NAdam(lr=0.05, weight_decay=0.1, decoupled_weight_decay=True, maximize=True, foreach=True)",
    "RAdam()",
    "RAdam(lr=0.05, betas=(0.8, 0.9), eps=1e-06, weight_decay=0.1)",
    "RAdam(lr=0.05, weight_decay=0.1, decoupled_weight_decay=True)",
    "RAdam(lr=0.05, maximize=True)",
    "RAdam(lr=0.05, weight_decay=0.1, decoupled_weight_decay=True, maximize=True, foreach=True)",
    "RMSprop()",
    "RMSprop(lr=0.05, alpha=0.9, eps=1e-06, weight_decay=0.1)",
    "RMSprop(momentum=0.5)",
    "RMSprop(centered=True)",
    "RMSprop(lr=0.005, momentum=0.5, centered=True)",
    "RMSprop(maximize=True)",
    "RMSprop(weight_decay=0.1, momentum=0.5, centered=True, maximize=True, foreach=True)",
    "ASGD()",
    "ASGD(lr=0.05, lambd=0.01, alpha=0.5, t0=10, weight_decay=0.1)",
    "ASGD(lr=0.001, maximize=True)",
    "ASGD(lr=0.05, lambd=0.01, t0=10, weight_decay=0.1, foreach=False)",
    "Rprop()",
    "Rprop(lr=0.05, etas=(0.3, 1.5), step_sizes=(0.001, 0.2))",
    "Rprop(maximize=True)",
    "Rprop(etas=(0.3, 1.5), step_sizes=(0.001, 0.2), maximize=True, foreach=True)",
    "Adafactor()",
    "Adafactor(lr=0.05, beta2_decay=-0.5, eps=(1e-05, 0.01), d=1.5, weight_decay=0.1)",
    "Adafactor(lr=0.05, maximize=True)",
    "Adafactor(lr=0.05, weight_decay=0.1, maximize=True, foreach=True)",
    "Muon(lr=0.05)",
    "Muon(lr=0.05, weight_decay=0.0, momentum=0.9, nesterov=False, adjust_lr_fn='match_rms_adamw')",
    "Muon(lr=0.05, ns_steps=3, ns_coefficients=(3.0, -4.0, 2.0), eps=1e-05, "
    "adjust_lr_fn='spectral_unclamped')",
    "Muon(lr=0.05, weight_decay=0.2, adjust_lr_fn='original')",
    "LBFGS(max_iter=4)",
    "LBFGS(lr=0.1, max_iter=3, history_size=2)",
    "LBFGS(lr=0.1, max_iter=5, max_eval=3, tolerance_grad=0.01, tolerance_change=0.001)",
    "LBFGS(max_iter=5, line_search_fn='strong_wolfe')",
    "LBFGS(max_iter=2, lr=1e-4, maximize=True)",
]


def train(text, dtype, steps=50, after=None):
    i = torch.arange(6, dtype=dtype)
    p = (i / 3 - 1).reshape(2, 3).requires_grad_()
    q = ((i - 2) / 4).requires_grad_()
    c, t = (i + 1).reshape(2, 3) / 6, (3 - i).reshape(2, 3) / 5
    name, rest = text.split("(", 1)
    if name == "Muon":  # matrices only
        q = q.detach().reshape(3, 2).requires_grad_()
    opt = eval(f"torch.optim.{name}([p, q], {rest}")
    for step in range(steps):

        def closure():
            opt.zero_grad()
            loss = (c * (p - t) * (p - t)).sum()
            if step != 2:
                loss = loss + (q * q * q * q).sum()
            loss.backward()
            return loss

        opt.step(closure)
        if after:
            after(step, opt, p, q)
    return opt, torch.cat([p.detach().reshape(-1), q.detach().reshape(-1)])


if __name__ == "__main__":
    for row in ROWS:
        opt, values = train(row, torch.float64)
        print("=", row)
        print("repr", repr(opt).replace("\n", "\\n"))
        print("double", *[repr(v) for v in values.tolist()])
        print("float", *[repr(v) for v in train(row, torch.float32)[1].tolist()])
