# SPDX-License-Identifier: Apache-2.0
"""Writes tests/golden/samples/FAMILY.txt: what PyTorch gives for the rows of the sample table.

    build/nnc_tests --dump-samples rows.txt
    python3 make_samples.py rows.txt OUTPUT_FOLDER FAMILY...     (PyTorch 2.14; no family: all)

Per row: "row OP NAME KEY", then "out DTYPE GRAD_FN [ SIZES ] VALUES" for every output and
"grad I [ SIZES ] VALUES" for every input that has a gradient: that of the sum of each output times
fixed weights (see weights below, and weights() in tests/support/values.cpp).
"""
import os
import sys

import torch
import torch.nn as nn  # noqa: F401  rows use it
import torch.nn.functional as F  # noqa: F401
import torch.nn.utils.parametrizations
import torch.nn.utils.prune

f64 = torch.float64
torch.set_num_threads(1)


def weights(t):
    i = torch.arange(t.numel(), dtype=torch.float64)
    return ((((i * 7 + 3) % 11) - 5.5) / 4).reshape(t.shape).to(t.dtype)


def text_of(t):
    sizes = "[" + "".join(" %d" % s for s in t.shape) + " ]"
    values = t.detach().to(torch.float64) if t.is_floating_point() else t
    return sizes + "".join(" " + repr(v) for v in plain(values.flatten().tolist()))


def plain(values):
    return [int(v) if isinstance(v, bool) else v for v in values]


def text(v):
    return torch.tensor(list(str(v).encode()), dtype=torch.uint8)


def printed(t, **options):
    torch.set_printoptions(**options)
    shown = text(t)
    torch.set_printoptions(profile="default")
    return shown


def after(module, change):
    """The module as it prints once it is changed."""
    change(module)
    return text(module)


def averages(layer, states, **options):
    """The state of a layer's averaged model after the layer had each of those states."""
    layer.to(states[0][next(iter(states[0]))].dtype)
    averaged = torch.optim.swa_utils.AveragedModel(layer, **options)
    for state in states:
        layer.load_state_dict(state, strict=False)
        averaged.update_parameters(layer)
    return list(averaged.state_dict().values())


def filled(layer, *parameters):
    """The layer with those parameters, which want no gradients."""
    layer.to(parameters[0].dtype).requires_grad_(False)
    for p, value in zip(layer.parameters(), parameters):
        p.copy_(value)
    return layer


def packed(*parts):
    """A PackedSequence whose parts belong together, which PyTorch finds out when it is unpacked."""
    sequence = nn.utils.rnn.PackedSequence(*parts)
    nn.utils.rnn.pad_packed_sequence(sequence)
    return sequence


def inverted(permutation):
    """What PyTorch leaves without a value is refused."""
    if sorted(permutation.tolist()) != list(range(len(permutation))):
        raise IndexError("no permutation")
    return nn.utils.rnn.invert_permutation(permutation)


def called(layer, packed, *hx):
    """What a recurrent layer gives on packed sequences."""
    output, states = layer(packed, *hx)
    return [output.data, states]


def tied():
    """One layer twice."""
    layer = nn.Linear(2, 2, bias=False)
    return nn.Sequential(layer, layer)


def numbers():
    """A module with a number and an integer."""
    module = nn.Module()
    module.p = nn.Parameter(torch.ones(()))
    module.register_buffer("b", torch.ones((), dtype=torch.int64))
    return module


def with_statistics(x, mean, var, tracked):
    """A call of batch normalization that keeps its statistics in these tensors."""
    given = {"running_mean": mean, "running_var": var, "num_batches_tracked": tracked}
    y = torch.func.functional_call(nn.BatchNorm1d(2, affine=False), given, (x,))
    return [y, mean, var, tracked]


def with_count(x, tracked):
    """A call of batch normalization that counts its batches in this tensor."""
    layer = nn.BatchNorm1d(2, affine=False, momentum=None).to(x.dtype)
    return [torch.func.functional_call(layer, {"num_batches_tracked": tracked}, (x,)), tracked]


def with_grads(*grads):
    """Parameters that have copies of these gradients; None: no gradient."""
    parameters = []
    for g in grads:
        parameters.append(nn.Parameter(torch.zeros(1) if g is None else torch.zeros_like(g)))
        parameters[-1].grad = None if g is None else g.clone()
    return parameters


def grads_after(change, parameters):
    """What change gives, if that is a tensor, and the gradients that there are then."""
    result = change(parameters)
    grads = [p.grad for p in parameters if p.grad is not None]
    return grads if result is None else [result] + grads


def parametrized(module, name, *parametrizations, unsafe=False):
    for p in parametrizations:
        nn.utils.parametrize.register_parametrization(module, name, p, unsafe=unsafe)
    return module


def twice(module, x):
    """What two calls give, and the state after them."""
    return [module(x).detach(), module(x).detach()] + list(module.state_dict().values())


def trained(module, x):
    """What two calls give, a step of backward between them, and the gradients."""
    y = module(x)[0]
    (y * y).sum().backward()
    return [y.detach(), module(x)[0].detach()] + [p.grad for p in module.parameters()]


def removed(module, x, leave_parametrized=True):
    nn.utils.parametrize.remove_parametrizations(module, "weight", leave_parametrized)
    return [module(x).detach(), module.weight.detach()]


def old_removed(module, remove, x):
    remove(module)
    return [module(x).detach(), module.weight.detach()]


def loaded(module, state):
    module.load_state_dict(state)
    return list(module.state_dict().values())


def transferred(module, to, name, x):
    nn.utils.parametrize.transfer_parametrizations_and_params(module, to, name)
    return [to(x).detach(), to.weight.detach()]


def cached_twice(module, x):
    """Two calls that compute parametrized tensors once, and one that does not know of them."""
    with nn.utils.parametrize.cached():
        calls = [module(x).detach(), module(x).detach()]
    return calls + [module(x).detach()]


def assigned(module, value):
    """The weight after an assignment, and what it is computed from."""
    module.weight = value
    originals = [p for n, p in module.parametrizations.weight.named_parameters() if "orig" in n]
    return [p.detach().contiguous() for p in [module.weight] + originals]


def pruned(method, weight, *arguments, **options):
    """The mask and the weight of a pruned layer."""
    layer = filled(nn.Linear(3, 4, bias=False), weight)
    method(layer, "weight", *arguments, **options)
    return [layer.weight_mask.contiguous(), layer.weight.detach().contiguous()]


def pruned_again(weight, *changes):
    layer = filled(nn.Linear(3, 4, bias=False), weight)
    for change in changes:
        change(layer)
    return [layer.weight_mask, layer.weight.detach()]


def nuclear(weight):
    layer = filled(nn.Conv1d(2, 3, 2, bias=False), weight)
    nn.utils.prune.LnStructured.apply(layer, "weight", 1, "nuc", 0)
    return layer.weight_mask


def pruned_together(method, scores=None, before=None, **options):
    """The masks of two layers of one module."""
    m = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
    if before is not None:
        before(m)
    parameters = [(m[0], "weight"), (m[2], "weight")]
    given = None if scores is None else {parameters[0]: scores.contiguous()}
    nn.utils.prune.global_unstructured(parameters, method, given, **options)
    return [m[0].weight_mask, m[2].weight_mask]


def leaf(t):
    return t.detach().clone().requires_grad_()


def flag(b):
    return torch.tensor(int(b))


def grads(function, *values, **options):
    """The gradients of leaves with these elements, after backward of what a function makes of them."""
    leaves = [leaf(v) for v in values]
    torch.autograd.backward(function(*leaves), **options)
    return [v.grad for v in leaves]


def seen(t, *backwards):
    """The gradient of a tensor, and whether there is one, after backward of the others."""
    for b in backwards:
        b.backward()
    return [flag(t.grad is not None), t.grad]


def retained(t):
    t.retain_grad()
    return t


def with_grad(t, g):
    t.grad = g
    return t


def hooked(t, *hooks):
    for hook in hooks:
        t.register_hook(hook)
    return t


def post_hooked(t, *hooks):
    for hook in hooks:
        t.register_post_accumulate_grad_hook(hook)
    return t


def multi_hooked(mode, hook, *tensors):
    return torch.autograd.graph.register_multi_grad_hook(tensors, hook, mode=mode)


def triple(g):
    return 3 * g


def negate_grad(t):
    t.grad.neg_()


def double_all(gradients):
    """In place, of one gradient or of several, None among them."""
    for g in gradients if isinstance(gradients, (tuple, list)) else [gradients]:
        if g is not None:
            g.mul_(2)


def saved_doubled(function, *arguments):
    with torch.autograd.graph.saved_tensors_hooks(lambda t: t * 2, lambda t: t):
        return function(*arguments)


def attention_with(change, state, x):
    m = nn.MultiheadAttention(4, 2, bias=False)
    change(m)
    return torch.func.functional_call(m, state, (x, x, x))[0]


def flatten(y):
    if isinstance(y, torch.Tensor):
        return [y]
    return [t for part in y for t in flatten(part)] if isinstance(y, (tuple, list)) else []


class Row:
    def __init__(self, kind, family, op, name):
        self.kind, self.family, self.op, self.name = kind, family, op, name
        self.inputs, self.seed, self.expression, self.key = [], None, "", ""
        self.float64_only = False

    def evaluate(self):
        names = dict(zip("abcdefghijklmnopqrstuvwxyz", self.inputs))
        names.update(torch=torch, F=F, nn=nn, f64=f64, text=text, printed=printed,
                     after=after, averages=averages, swa=torch.optim.swa_utils,
                     filled=filled, called=called, packed=packed, inverted=inverted,
                     rnn=nn.utils.rnn, utils=nn.utils, pz=nn.utils.parametrize,
                     pzs=nn.utils.parametrizations, prune=nn.utils.prune,
                     parametrized=parametrized, loaded=loaded, twice=twice, trained=trained,
                     removed=removed,
                     old_removed=old_removed, transferred=transferred, assigned=assigned,
                     cached_twice=cached_twice, attention_with=attention_with,
                     pruned=pruned, pruned_again=pruned_again, nuclear=nuclear,
                     pruned_together=pruned_together,
                     with_grads=with_grads, grads_after=grads_after, tied=tied, numbers=numbers,
                     with_statistics=with_statistics, with_count=with_count,
                     fc=torch.func.functional_call, leaf=leaf, flag=flag, grads=grads, seen=seen,
                     retained=retained, with_grad=with_grad, hooked=hooked,
                     post_hooked=post_hooked, multi_hooked=multi_hooked, triple=triple,
                     negate_grad=negate_grad, double_all=double_all, saved_doubled=saved_doubled,
                     autograd=torch.autograd, functional=torch.autograd.functional)
        if self.seed is not None:
            torch.manual_seed(self.seed)
        return flatten(eval(self.expression, names))  # the rows are our own

    def golden(self):
        lines = ["row %s %s %s" % (self.op, self.name, self.key)]
        outputs = self.evaluate()
        for y in outputs:
            fn = y.grad_fn.name().split("::")[-1] if y.grad_fn is not None else "-"
            lines.append("out %s %s %s" % (str(y.dtype)[6:], fn, text_of(y)))
        wanted = [x for x in self.inputs if x.requires_grad]
        used = [y for y in outputs if y.requires_grad]
        if wanted and used:
            gradients = torch.autograd.grad(used, wanted, [weights(y) for y in used],
                                            allow_unused=True)
            for i, x in enumerate(self.inputs):
                if x.requires_grad and gradients[wanted_index(wanted, x)] is not None:
                    lines.append("grad %d %s" % (i, text_of(gradients[wanted_index(wanted, x)])))
        return lines


def wanted_index(wanted, x):
    return next(i for i, w in enumerate(wanted) if w is x)


def read(path):
    rows, key, float64_only = [], "", False
    for line in open(path):
        word, _, rest = line.rstrip("\n").partition(" ")
        if word == "key":
            key, _, only = rest.partition(" ")
            float64_only = only == "float64"
        elif word in ("row", "refusal"):
            rows.append(Row(word, *rest.split(" ", 2)))
            rows[-1].key, rows[-1].float64_only = key, float64_only
        elif word == "seed":
            rows[-1].seed = int(rest)
        elif word == "torch":
            rows[-1].expression = rest
        elif word == "input":
            dtype, grad, _, rest = rest.split(" ", 3)
            sizes, _, values = rest.partition("]")
            shape = [int(s) for s in sizes.split()]
            dtype = getattr(torch, dtype)
            number = float if dtype.is_floating_point else lambda v: int(float(v))
            t = torch.tensor([number(v) for v in values.split()], dtype=dtype).reshape(shape)
            rows[-1].inputs.append(t.requires_grad_(grad == "grad"))
    return rows


def main(path, folder, families):
    texts = {}
    failed = 0
    for row in read(path):
        if families and row.family not in families:
            continue
        title = "%s %s/%s" % (row.family, row.op, row.name)
        if row.kind == "refusal":
            try:
                row.evaluate()
                print("%s: PyTorch does not refuse %s" % (title, row.expression))
                failed += 1
            except Exception as e:
                print("%s: %s" % (title, str(e).split("\n")[0]))
            continue
        try:
            texts.setdefault(row.family, []).extend(row.golden())
        except Exception as e:
            print("%s: %s: %s" % (title, row.expression, e))
            failed += 1
    for family, lines in texts.items():
        with open(os.path.join(folder, family + ".txt"), "w") as f:
            f.write("\n".join(lines) + "\n")
        print("%s: %d rows" % (family, sum(line.startswith("row ") for line in lines)))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
