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
    "Adam()",
    "Adam(lr=0.05, betas=(0.8, 0.95), eps=1e-06)",
    "Adam(lr=0.05, weight_decay=0.1)",
    "Adam(lr=0.05, amsgrad=True)",
    "Adam(lr=0.05, maximize=True)",
    "Adam(lr=0.05, weight_decay=0.1, decoupled_weight_decay=True)",
    "Adam(lr=0.05, betas=(0.0, 0.9))",
    "Adam(lr=0.05, betas=(0.3, 0.9), weight_decay=0.1)",
    "AdamW()",
    "AdamW(lr=0.05, weight_decay=0.2)",
    "AdamW(lr=0.05, amsgrad=True)",
]


def train(text, dtype):
    i = torch.arange(6, dtype=dtype)
    p = (i / 3 - 1).reshape(2, 3).requires_grad_()
    q = ((i - 2) / 4).requires_grad_()
    c, t = (i + 1).reshape(2, 3) / 6, (3 - i).reshape(2, 3) / 5
    name, rest = text.split("(", 1)
    opt = eval(f"torch.optim.{name}([p, q], {rest}")
    for step in range(50):
        opt.zero_grad()
        loss = (c * (p - t) * (p - t)).sum()
        if step != 2:
            loss = loss + (q * q * q * q).sum()
        loss.backward()
        opt.step()
    return opt, torch.cat([p.detach().reshape(-1), q.detach()])


for row in ROWS:
    opt, values = train(row, torch.float64)
    print("=", row)
    print("repr", repr(opt).replace("\n", "\\n"))
    print("double", *[repr(v) for v in values.tolist()])
    print("float", *[repr(v) for v in train(row, torch.float32)[1].tolist()])
