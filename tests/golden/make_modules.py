"""Golden values of modules: printed form, initial values, state dict keys, forward and gradients.

Run by PyTorch 2.14: python3 make_modules.py > modules.txt
Each row is a constructor in the words of torch.nn and its inputs. The module is made after
manual_seed(0), the inputs are drawn after manual_seed(1), the forward (training mode unless the row
says eval) runs after manual_seed(2); the gradients are those of the sum of all floating point
outputs, each multiplied with a ramp so that they are not all alike.
"""
import torch
import torch.nn as nn

ROWS = """
Linear(3, 5) | rand 4 3
Linear(3, 5, bias=False) | rand 2 4 3
Linear(in_features=3, out_features=2, dtype=torch.float64) | rand64 3
Identity(54) | rand 2 3
Flatten() | rand 2 3 4
Flatten(0, 1) | rand 2 3 4
Unflatten(1, (2, 3)) | rand 2 6 2
Conv1d(4, 6, 3) | rand 2 4 7
Conv1d(4, 6, 3, padding='same') | rand 2 4 7
Conv1d(4, 6, 4, padding='same', dilation=2) | rand 2 4 9
Conv2d(1, 6, 5) | rand 2 1 9 9
Conv2d(4, 6, 3, stride=2, padding=1) | rand 2 4 7 6
Conv2d(4, 6, (3, 2), (2, 1), (1, 0), bias=False) | rand 4 7 6
Conv2d(4, 8, 3, groups=2, dilation=2) | rand 1 4 8 8
Conv2d(4, 8, 3, groups=4, padding='valid') | rand 1 4 5 5
Conv2d(3, 4, 3, padding=1, padding_mode='reflect') | rand 1 3 5 5
Conv2d(3, 4, 3, padding=1, padding_mode='circular') | rand 1 3 5 5
Conv2d(3, 4, 3, padding=(2, 1), padding_mode='replicate') | rand 1 3 5 5
Conv3d(2, 3, 2) | rand 1 2 3 4 3
MaxPool1d(2) | rand 2 3 7
MaxPool2d(3) | rand 1 6 6
MaxPool2d((3, 2), stride=(2, 1), padding=(1, 0)) | rand 2 3 6 5
MaxPool2d(2, ceil_mode=True, return_indices=True) | rand 2 3 5 5
MaxPool3d(2, dilation=2) | rand 1 2 5 5 4
AvgPool1d(3, 2, 1) | rand 2 3 7
AvgPool2d(3, stride=2, padding=1, count_include_pad=False) | rand 2 3 6 5
AvgPool2d((2, 2), divisor_override=3) | rand 2 3 6 5
AvgPool3d(2) | rand 1 2 4 4 4
AdaptiveAvgPool1d(3) | rand 2 3 7
AdaptiveAvgPool2d((2, None)) | rand 2 3 5 4
AdaptiveAvgPool2d(1) | rand 2 3 5 4
AdaptiveAvgPool3d(2) | rand 1 2 4 3 5
BatchNorm1d(4) | rand 5 4
BatchNorm1d(4) | rand 2 4 3
BatchNorm1d(4, momentum=None, affine=False) | rand 5 4
BatchNorm2d(3, eps=0.001, momentum=0.2) | rand 2 3 4 5
BatchNorm2d(3, track_running_stats=False) | rand 2 3 4 5
BatchNorm2d(3, bias=False) | rand 2 3 4 5
BatchNorm2d(3) | rand 2 3 4 5 | eval
BatchNorm3d(2) | rand 2 2 2 3 2
LayerNorm(5) | rand 3 4 5
LayerNorm((4, 5), eps=1e-06) | rand 3 4 5
LayerNorm([4, 5], elementwise_affine=False) | rand 3 4 5
LayerNorm(5, bias=False) | rand 4 5
GroupNorm(2, 6) | rand 2 6 3
GroupNorm(3, 6, affine=False) | rand 2 6 3 2
Dropout(0.4) | rand 4 5
Dropout(p=0.4) | rand 4 5 | eval
Dropout1d(0.5) | rand 3 4 2
Dropout2d() | rand 3 4 2 2
Dropout3d(0.3) | rand 2 4 2 2 1
AlphaDropout(0.3) | rand 4 5
FeatureAlphaDropout(0.3) | rand 4 5 2
Embedding(10, 3) | int10 2 4
Embedding(10, 3, padding_idx=2) | int10 2 4
Embedding(10, 3, padding_idx=-1, scale_grad_by_freq=True) | int10 3 4
LSTM(3, 4) | rand 5 2 3
LSTM(3, 4, num_layers=2, bidirectional=True) | rand 5 2 3
LSTM(3, 4, bias=False, batch_first=True) | rand 2 5 3
LSTM(3, 4) | rand 5 2 3 ; rand 1 2 4 ; rand 1 2 4
LSTM(3, 4) | rand 5 3
GRU(3, 4) | rand 5 2 3
GRU(3, 4, num_layers=2, bidirectional=True) | rand 5 2 3 ; rand 4 2 4
RNN(3, 4) | rand 5 2 3
RNN(3, 4, nonlinearity='relu', batch_first=True) | rand 2 5 3 ; rand 1 2 4
ReLU() | randn 3 4
ReLU(inplace=True) | randn 3 4
ReLU6() | randn 3 4
LeakyReLU(0.1) | randn 3 4
PReLU() | randn 3 4
PReLU(4, init=0.1) | randn 3 4
RReLU() | randn 3 4
RReLU(0.1, 0.2) | randn 3 4 | eval
RReLU(0.1, 0.3, inplace=True) | randn 3 4
Hardtanh(-0.5, 0.25, inplace=True) | randn 3 4
Hardswish(inplace=True) | randn 3 4
Threshold(0.1, 20, inplace=True) | randn 3 4
CELU(1.5, inplace=True) | randn 3 4
ELU() | randn 3 4
ELU(alpha=2) | randn 3 4
SELU() | randn 3 4
CELU(1.5) | randn 3 4
GELU() | randn 3 4
GELU(approximate='tanh') | randn 3 4
SiLU() | randn 3 4
Mish() | randn 3 4
Tanh() | randn 3 4
Tanhshrink() | randn 3 4
Sigmoid() | randn 3 4
LogSigmoid() | randn 3 4
Hardtanh() | randn 3 4
Hardtanh(-0.5, 0.25) | randn 3 4
Hardsigmoid() | randn 3 4
Hardswish() | randn 3 4
Hardshrink() | randn 3 4
Softshrink(0.25) | randn 3 4
Softplus() | randn 3 4
Softplus(beta=2, threshold=1) | randn 3 4
Softsign() | randn 3 4
Threshold(0.1, 20) | randn 3 4
GLU() | randn 3 4
Softmax(dim=1) | randn 3 4
Softmax() | randn 3 4
Softmin(dim=0) | randn 3 4
LogSoftmax(dim=-1) | randn 3 4
Softmax2d() | randn 2 3 2 2
L1Loss() | rand 3 4 ; rand 3 4
MSELoss(reduction='sum') | rand 3 4 ; rand 3 4
MSELoss(reduction='none') | rand 3 4 ; rand 3 4
MSELoss(size_average=False) | rand 3 4 ; rand 3 4
SmoothL1Loss(beta=0.5) | rand 3 4 ; rand 3 4
HuberLoss(delta=0.5) | rand 3 4 ; rand 3 4
SoftMarginLoss() | rand 3 4 ; sign 3 4
CrossEntropyLoss() | randn 3 5 ; int5 3
CrossEntropyLoss(ignore_index=1, label_smoothing=0.1) | randn 6 5 ; int5 6
CrossEntropyLoss() | randn 3 5 ; rand 3 5
NLLLoss() | randn 3 5 ; int5 3
BCELoss() | rand 3 4 ; rand 3 4
BCEWithLogitsLoss() | randn 3 4 ; rand 3 4
KLDivLoss(reduction='batchmean') | randn 3 4 ; rand 3 4
KLDivLoss(log_target=True) | randn 3 4 ; randn 3 4
PoissonNLLLoss() | rand 3 4 ; rand 3 4
GaussianNLLLoss() | rand 3 4 ; rand 3 4 ; rand 3 4
HingeEmbeddingLoss() | rand 3 4 ; sign 3 4
MarginRankingLoss(margin=0.1) | rand 4 ; rand 4 ; sign 4
CosineEmbeddingLoss(margin=0.2) | rand 3 4 ; rand 3 4 ; sign 3
TripletMarginLoss() | rand 3 4 ; rand 3 4 ; rand 3 4
MultiMarginLoss() | rand 3 5 ; int5 3
MultiLabelMarginLoss() | randn 3 4 ; int4 3 4
MultiLabelSoftMarginLoss() | randn 3 4 ; int2f 3 4
Sequential(Linear(4, 3), ReLU(), Linear(3, 2)) | rand 5 4
Sequential(Conv2d(1, 2, 3), BatchNorm2d(2), ReLU(inplace=True), MaxPool2d(2), Flatten(), Linear(8, 3)) | rand 2 1 6 6
Sequential(Sequential(Linear(4, 3), Tanh()), Dropout(0.5), Sequential()) | rand 5 4
""".strip().splitlines()


def draw(spec):
    kind, *dims = spec.split()
    dims = [int(d) for d in dims]
    if kind == "rand":
        return torch.rand(dims)
    if kind == "rand64":
        return torch.rand(dims, dtype=torch.float64)
    if kind == "randn":
        return torch.randn(dims)
    if kind == "sign":
        return torch.randint(0, 2, dims).float() * 2 - 1
    if kind == "int2f":
        return torch.randint(0, 2, dims).float()
    return torch.randint(0, int(kind[3:]), dims)


def numbers(t):
    t = t.detach().contiguous()
    values = " ".join(repr(v) for v in t.reshape(-1).tolist())
    return f"{' '.join(str(d) for d in t.shape)} : {values}"


def flat(x):
    return [x] if isinstance(x, torch.Tensor) else [t for part in x for t in flat(part)]


def main():
    for row in ROWS:
        text, inputs, *mode = [p.strip() for p in row.split("|")]
        torch.manual_seed(0)
        m = eval(text, {**vars(nn), "torch": torch})
        print(f"= {text}")
        if mode:
            m.eval()
            print("eval")
        print("repr", repr(m).replace("\n", "\\n"))
        for k, v in m.state_dict().items():
            print("state", k, numbers(v))
        torch.manual_seed(1)
        xs = [draw(s.strip()) for s in inputs.split(";")]
        for s in inputs.split(";"):
            print("in", s.strip())
        if xs[0].is_floating_point():
            xs[0].requires_grad_()
        args = [xs[0] * 1 if "inplace=True" in text else xs[0], *xs[1:]]
        torch.manual_seed(2)
        out = flat(m(args[0], tuple(args[1:])) if text.startswith("LSTM") and len(args) > 1 else m(*args))
        total = 0
        for y in out:
            print("out", numbers(y))
            if y.is_floating_point():
                total = total + (y * torch.arange(1, y.numel() + 1, dtype=y.dtype).reshape(y.shape)).sum()
        total.backward()
        if xs[0].grad is not None:
            print("grad input", numbers(xs[0].grad))
        for k, v in m.named_parameters():
            print("grad", k, numbers(v.grad))
        for k, v in m.named_buffers():
            print("after", k, numbers(v))


main()
