"""Golden values of modules: printed form, initial values, state dict keys, forward and gradients.

Run by PyTorch 2.14: python3 make_modules.py module_rows.txt > modules.txt
A row is: constructor | inputs of forward | tensors among the constructor's arguments, by name; a fourth
part "no gradients" leaves out those that PyTorch has wrong.
Inputs are separated by ";" and go to forward's parameters in order, or to "name=". Words: rand, randn
and sizes; sign, 0 and 1 (int2f), integers below N (intN); step N: 0, N, 2 N, ... over all but the first
two dimensions; values N...: those integers, scalar N: one; ints N...: a tuple of them; none.

Each row is run with each default type of FLOATS. The module is made after manual_seed(0), its tensors
are drawn after manual_seed(3), the inputs after manual_seed(1); forward runs after manual_seed(2), first
in training, then in evaluation mode. The gradients are those of the sum of all floating point outputs,
each multiplied with a ramp so that they are not all alike. What evaluation mode gives is written where it
differs. Of a lazy module only those initial values are written that it has before its first call. After "~" stands how far bfloat16 may be off.
"""
import inspect
import sys
import warnings

import torch
import torch.nn as nn

from text_of_numbers import numbers

FLOATS = ("float32", "float64", "bfloat16")
NAMES = {**vars(nn), "torch": torch}


def draw(spec):
    kind, *numbers = spec.split()
    numbers = [int(n) for n in numbers]
    if kind == "none":
        return None
    if kind == "ints":
        return tuple(numbers)
    if kind == "values":
        return torch.tensor(numbers)
    if kind == "scalar":
        return torch.tensor(numbers[0])
    if kind in ("rand", "randn"):
        return getattr(torch, kind)(numbers).requires_grad_()
    if kind == "rand64":
        return torch.rand(numbers, dtype=torch.float64).requires_grad_()
    if kind == "sign":
        return torch.randint(0, 2, numbers).to(torch.get_default_dtype()) * 2 - 1
    if kind == "int2f":
        return torch.randint(0, 2, numbers).to(torch.get_default_dtype())
    if kind == "step":
        step, *sizes = numbers
        plane = torch.tensor(sizes[2:]).prod().item()
        return (torch.arange(plane) * step).reshape(sizes[2:]).expand(sizes).contiguous()
    return torch.randint(0, int(kind[3:]), numbers)


def difference(a, b):
    """The largest, of finite elements."""
    d = (a.detach().double() - b.detach().double()).abs()
    d = d[torch.isfinite(d)]
    return d.max().item() if d.numel() else 0.0


def flat(x):
    return [x] if isinstance(x, torch.Tensor) else [t for part in x for t in flat(part)]


def split(text):
    """'name=kind 1 2; ...' as pairs; the name may be missing."""
    pairs = []
    for item in filter(None, (i.strip() for i in text.split(";"))):
        head, equals, rest = item.partition("=")
        pairs.append((head, rest) if equals else ("", item))
    return pairs


def construct(text, tensors):
    torch.manual_seed(3)
    given = {name: draw(spec) for name, spec in tensors}
    given = {k: v.detach() if isinstance(v, torch.Tensor) else v for k, v in given.items()}
    if given:
        words = "**given)" if text.endswith("()") else ", **given)"
        text = text[:-1] + words
    torch.manual_seed(0)
    return eval(text, {**NAMES, "given": given})


def named(module, inputs):
    """The names of forward's parameters for inputs that have none; hx may be a tuple."""
    parameters = list(inspect.signature(module.forward).parameters)
    return [(name or parameters[min(i, len(parameters) - 1)], spec)
            for i, (name, spec) in enumerate(inputs)]


def run(module, text, inputs, wide):
    """What comes out, as (kind and name, tensor); wide: of inputs drawn as ever, then float32."""
    torch.manual_seed(1)
    given = [(name, draw(spec)) for name, spec in inputs]
    if wide:
        given = [(n, x.detach().float().requires_grad_(x.requires_grad))
                 if isinstance(x, torch.Tensor) and x.is_floating_point() else (n, x)
                 for n, x in given]
    leaves = [x for _, x in given if isinstance(x, torch.Tensor) and x.requires_grad]
    arguments = {}
    for name, x in given:
        inplace = "inplace=True" in text and isinstance(x, torch.Tensor)
        arguments.setdefault(name, []).append(x * 1 if inplace else x)
    arguments = {n: tuple(x) if len(x) > 1 else x[0] for n, x in arguments.items()}
    torch.manual_seed(2)
    module.zero_grad()
    found = [("out", y) for y in flat(module(**arguments))]
    total = 0
    for _, y in found:
        if y.is_floating_point():
            ramp = torch.arange(1, y.numel() + 1, dtype=y.dtype).reshape(y.shape)
            total = total + (y * ramp).sum()
    if isinstance(total, torch.Tensor) and total.requires_grad:
        total.backward()
    found += [(f"grad #{i}", x.grad) for i, x in enumerate(leaves) if x.grad is not None]
    found += [(f"grad {n}", p.grad) for n, p in module.named_parameters() if p.grad is not None]
    return found + [(f"after {n}", b.clone()) for n, b in module.named_buffers()]


def both_modes(text, inputs, tensors, wide):
    module = construct(text, tensors)
    state = [(f"state {name}", v.clone()) for name, v in module.state_dict().items()
             if not nn.parameter.is_lazy(v)]
    if wide:
        module.float()
    train = run(module, text, inputs, wide)
    module.eval()
    return state, train, run(module, text, inputs, wide)


def values(text, inputs, tensors):
    """16 bits are held to what float32 makes of the same numbers, and may be as far from it as
    PyTorch's own 16 bits are."""
    state, train, evaluation = both_modes(text, inputs, tensors, False)
    narrow = torch.get_default_dtype() == torch.bfloat16
    wide = both_modes(text, inputs, tensors, True)[1:] if narrow else (train, evaluation)
    lines = [f"{name} {numbers(v)}" for name, v in state]
    runs = []
    for got, exact in zip((train, evaluation), wide):
        runs.append([])
        for (name, v), (_, e) in zip(got, exact):
            error = f" ~ {difference(v, e):.3g}" if narrow else ""
            runs[-1].append(f"{name} {numbers(e.to(v.dtype))}{error}")
    same = runs[0] == runs[1]
    return lines + ["train", *runs[0]] + ([] if same else ["eval", *runs[1]])


def refused(text, inputs, tensors):
    try:
        module = construct(text, tensors)
        module(*[draw(spec) for _, spec in inputs])
    except Exception as e:
        print(f"! {text}")
        return
    sys.exit(f"not refused: {text}")


def row(line):
    text, inputs, tensors, remark = ([p.strip() for p in line.split("|")] + ["", "", ""])[:4]
    inputs, tensors = split(inputs), split(tensors)
    if text.startswith("!"):
        text = text[1:].strip()
        refused(text, inputs, tensors)
        return [f"with {n} {s}" for n, s in tensors] + [f"in {n or '-'} {s}" for n, s in inputs]
    module = construct(text, tensors)
    inputs = named(module, inputs)
    print(f"= {text}")
    lines = ["repr " + repr(module).replace("\n", "\\n")]
    lines += [f"with {n} {s}" for n, s in tensors] + [f"in {n} {s}" for n, s in inputs]
    for name in FLOATS:
        torch.set_default_dtype(getattr(torch, name))
        try:
            found = values(text, inputs, tensors)
            if remark == "no gradients":
                found = [line for line in found if not line.startswith("grad")]
            lines += [f": {name}", *found]
        except RuntimeError as e:
            if "not implemented for 'BFloat16'" not in str(e):
                raise
            print(f"{text}: {name}: {e}", file=sys.stderr)
        finally:
            torch.set_default_dtype(torch.float32)
    return lines


warnings.simplefilter("ignore")
for line in open(sys.argv[1]):
    if line.strip() and not line.startswith("#"):
        try:
            print("\n".join(row(line)))
        except Exception as e:
            sys.exit(f"{line}{e}")
