# SPDX-License-Identifier: Apache-2.0
"""Prints tests/golden/sums.txt: how far PyTorch's long sums are from the same in float64.

Run it with PyTorch 2.14 (a minute): python3 make_sums.py > sums.txt
Each line is "CASE PATTERN DTYPE N DRAWS ERROR": the function `CASE` below of N elements. The error
is the largest difference over the largest result, both of DRAWS different inputs: where terms
cancel each other, the error of one of them is a matter of luck. tests/ops/sums_test.cpp has the
same functions by the same names, and asks for errors that are no larger.
"""
import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def elements(pattern, n, dtype, draw):
    i = torch.arange(n, dtype=torch.int64) + draw * n
    u = ((i * 2654435761 + 12345) % 2**32).double() / 2**32
    v = {"tenth": lambda: torch.full((n,), 0.1, dtype=torch.float64), "unit": lambda: u,
         "signed": lambda: 2 * u - 1, "offset": lambda: u + 10000,
         "large": lambda: torch.full((n,), 100000.1, dtype=torch.float64)}[pattern]()
    return v.to(dtype)


def gradient(f, x):
    x = x.clone().requires_grad_()
    return torch.autograd.grad(f(x).sum(), x)[0]


def columns(x):
    return x.reshape(-1, 64)


def error_of(f, inputs):
    difference = largest = 0
    for x in inputs:
        want = f(x.double())
        difference = max(difference, (f(x).double() - want).abs().max().item())
        largest = max(largest, want.abs().max().item())
    return difference / max(largest, 1e-3)


cases = {
    "sum": lambda x: x.sum(),
    "sum_strided": lambda x: x[::2].sum(),
    "sum_expanded": lambda x: x[:1].expand(x.numel()).sum(),
    "sum_rows": lambda x: columns(x).sum(1),
    "sum_columns": lambda x: columns(x).sum(0),
    "sum_transposed": lambda x: columns(x).t().sum(1),
    "sum_middle": lambda x: x.reshape(2, -1, 32).sum(1),
    "mean": lambda x: x.mean(),
    "mean_columns": lambda x: columns(x).mean(0),
    "norm1": lambda x: torch.linalg.vector_norm(x, 1),
    "norm2": lambda x: torch.linalg.vector_norm(x, 2),
    "norm3": lambda x: torch.linalg.vector_norm(x, 3),
    "norm2_columns": lambda x: torch.linalg.vector_norm(columns(x), 2, dim=0),
    "std": lambda x: x.std(),
    "std_strided": lambda x: x[::2].std(),
    "var": lambda x: x.var(),
    "var_rows": lambda x: columns(x).var(1),
    "var_columns": lambda x: columns(x).var(0),
    "cumsum": lambda x: x.cumsum(0),
    "softmax": lambda x: F.softmax(x, 0),
    "log_softmax": lambda x: F.log_softmax(x, 0),
    "softmax_columns": lambda x: F.softmax(columns(x), 0),
    "softmax_gradient": lambda x: gradient(lambda v: F.softmax(v, 0) * x, x),
    "layer_norm": lambda x: F.layer_norm(x, (x.numel(),)),
    "layer_norm_gradient": lambda x: gradient(
        lambda v: F.layer_norm(v.reshape(-1, 16), (16,)) * x.flip(0).reshape(-1, 16), x),
    "layer_norm_weight": lambda x: gradient(
        lambda w: F.layer_norm(x.reshape(-1, 16), (16,), w), x[:16]),
    "batch_norm_gradient": lambda x: gradient(
        lambda v: F.batch_norm(v.reshape(4, 2, -1), None, None, training=True)
        * x.flip(0).reshape(4, 2, -1), x),
    "group_norm_gradient": lambda x: gradient(
        lambda v: F.group_norm(v.reshape(1, 4, -1), 2) * x.flip(0).reshape(1, 4, -1), x),
    "group_norm": lambda x: F.group_norm(x.reshape(1, 4, -1), 2),
    "batch_norm": lambda x: F.batch_norm(x.reshape(4, 2, -1), None, None, training=True),
    "batch_norm_rows": lambda x: F.batch_norm(columns(x), None, None, training=True),
    "batch_norm_bias": lambda x: gradient(
        lambda b: F.batch_norm(x.reshape(4, 2, -1), None, None, None, b, True)
        * x.reshape(4, 2, -1), x[:2]),
    "adaptive_avg_pool1d": lambda x: F.adaptive_avg_pool1d(x.reshape(1, 1, -1), 1),
    "adaptive_avg_pool2d": lambda x: F.adaptive_avg_pool2d(x.reshape(1, 1, 32, -1), 1),
    "adaptive_avg_pool3d": lambda x: F.adaptive_avg_pool3d(x.reshape(1, 1, 8, 8, -1), 1),
    "avg_pool2d": lambda x: F.avg_pool2d(x.reshape(1, 1, 32, -1), (32, x.numel() // 32)),
    "dot": lambda x: torch.dot(x, x),
    "dot_strided": lambda x: torch.dot(x[::2], x[1::2]),
    "mv": lambda x: torch.mv(x.reshape(4, -1), x[:x.numel() // 4]),
    "mv_transposed": lambda x: torch.mv(x.reshape(-1, 4).t(), x[:x.numel() // 4]),
    "mm": lambda x: torch.mm(x.reshape(4, -1), x.reshape(-1, 4)),
    "mm_wide": lambda x: torch.mm(x.reshape(32, -1), x.reshape(-1, 32)),
    "bmm": lambda x: torch.bmm(x.reshape(2, 4, -1), x.reshape(2, -1, 4)),
    "linear_bias": lambda x: gradient(
        lambda b: F.linear(columns(x), torch.zeros(4, 64, dtype=x.dtype), b) * x[0], x[:4]),
    "linear_weight": lambda x: gradient(
        lambda w: F.linear(columns(x), w.reshape(4, 64)), x[:256]),
    "conv1d": lambda x: F.conv1d(x.reshape(1, 64, -1), x.reshape(1, 64, -1)),
    "conv1d_weight": lambda x: gradient(
        lambda w: F.conv1d(x.reshape(1, 2, -1), w.reshape(1, 2, 3)), x[:6]),
    "conv1d_bias": lambda x: gradient(
        lambda b: F.conv1d(x.reshape(4, 1, -1), torch.ones(2, 1, 1, dtype=x.dtype), b) * x[0],
        x[:2]),
    "embedding_gradient": lambda x: gradient(
        lambda w: F.embedding(torch.zeros(x.numel() // 2, dtype=torch.int64), w.reshape(2, 2))
        * x.reshape(-1, 2), x[:4]),
    "mse_loss": lambda x: F.mse_loss(x, x.flip(0)),
    "l1_loss": lambda x: F.l1_loss(x, x.flip(0)),
    "bce_with_logits": lambda x: F.binary_cross_entropy_with_logits(x, x.flip(0)),
    "kl_div": lambda x: F.kl_div(x, x.flip(0).abs() + 0.5),
    "nll_loss": lambda x: F.nll_loss(columns(x), torch.zeros(x.numel() // 64, dtype=torch.int64)),
    "cross_entropy": lambda x: F.cross_entropy(x.reshape(1, -1), torch.zeros(1, dtype=torch.int64)),
    "cross_entropy_gradient": lambda x: gradient(
        lambda v: F.cross_entropy(v.reshape(1, -1), torch.zeros(1, dtype=torch.int64)), x),
}
longer = {"sum", "sum_strided", "sum_columns", "mean", "norm2", "dot", "mv", "mm", "cumsum", "mse_loss",
          "std", "layer_norm", "batch_norm", "softmax", "adaptive_avg_pool2d", "cross_entropy"}
longest = {"sum", "sum_columns", "mean", "norm2", "dot", "mse_loss"}
half = {"sum", "sum_strided", "sum_columns", "mean", "norm2", "var", "cumsum", "softmax", "dot",
        "mv", "mm", "mse_loss", "adaptive_avg_pool2d", "batch_norm", "layer_norm", "linear_bias"}
others = {"layer_norm": ["large"], "group_norm": ["large"], "std": ["offset"], "var": ["offset"],
          "std_strided": ["offset"], "batch_norm": ["offset"], "var_columns": ["offset"],
          "batch_norm_rows": ["offset"], "cross_entropy_gradient": ["offset"], "softmax": ["offset"],
          "batch_norm_gradient": ["offset"], "layer_norm_gradient": ["offset"]}
# So few that the mean decides.
shortest = {("std", "offset"): (10, 16), ("var", "offset"): (10, 16)}
draws = {"signed": {1024: 16, 2**15: 4}, "offset": {10: 16, 16: 16}}
for name, f in cases.items():
    patterns = ["tenth", "unit", "signed"] + others.get(name, [])
    runs = [(p, torch.float32, n) for p in patterns for n in (1024, 2**15)]
    runs += [(p, torch.float32, n) for p in patterns for n in shortest.get((name, p), ())]
    runs += [(p, torch.float32, 2**20) for p in ("tenth", "unit") if name in longer]
    runs += [("tenth", torch.float32, 2**24)] if name in longest else []
    runs += [(p, d, n) for p in ("tenth", "unit") for d in (torch.float16, torch.bfloat16)
             for n in (1024, 16384) if name in half]
    for pattern, dtype, n in runs:
        count = draws.get(pattern, {}).get(n, 1)
        error = error_of(f, [elements(pattern, n, dtype, k) for k in range(count)])
        print(name, pattern, str(dtype)[6:], n, count, "%.9g" % error)
