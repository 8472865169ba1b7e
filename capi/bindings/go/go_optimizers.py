# SPDX-License-Identifier: Apache-2.0
"""Constructors of optimizers and schedulers for Go, from the signatures that the library tells, for
generate.py."""
import signatures
from go_layers import constructor, function, options_of

# Types where a default does not tell: numbers that PyTorch writes as whole ones, None. any is a number, a list or
# None.
OPTIONAL = dict.fromkeys("lr weight_decay momentum dampening lr_decay initial_accumulator_value eta_min".split(),
                         "*float64")
OPTIONAL |= dict.fromkeys("foreach fused".split(), "*bool")
OPTIONAL |= dict.fromkeys("max_eval step_size_down total_steps epochs steps_per_epoch".split(), "*int")
OPTIONAL |= dict.fromkeys("line_search_fn adjust_lr_fn".split(), "string")
OPTIONAL |= dict.fromkeys("min_lr base_momentum max_momentum".split(), "any")
ANY = ": a number, a slice or array of numbers, or None"
# Types of arguments that have to be given; others are ints. A rate is a number, or one for each group.
REQUIRED = {"gamma": "float64", "milestones": "[]int", "base_lr": "R", "max_lr": "R", "swa_lr": "R"}
# They take functions, or schedulers, which a text can name: NewLRScheduler, NewLRSchedulerLambda.
BY_TEXT = {"LambdaLR", "MultiplicativeLR", "SequentialLR", "ChainedScheduler"}
SAMPLES = {"[]int": ("[]int{2, 4}", "[2, 4]"), "float64": ("0.5", "0.5"), "R": ("0.5", "0.5"), "int": ("4", "4")}
MORE_SAMPLES = {"OneCycleLR": ("TotalSteps: nnc.Opt(10)", "total_steps=10")}


def optimizer(library, name):
    return constructor(library, "optim." + name, REQUIRED, OPTIONAL)


def scheduler(library, name):
    signature, required, optional = constructor(library, "optim.lr_scheduler." + name, REQUIRED, OPTIONAL)
    # A function is given to NewLRSchedulerLambda.
    return signature, required, [o for o in optional if o[0] != "scale_fn"]


def schedulers():
    return [name for name in signatures.SCHEDULERS if name not in BY_TEXT]


def lines(library):
    for name in signatures.OPTIMIZERS:
        signature, required, optional = optimizer(library, name)
        yield from options_of(name, optional, ANY)
        yield from function(name, "optim." + signature, "[P Parameters](ctx *Ctx, params P", required, optional,
                            (f'newOptimizerOf(ctx, "{name}", params', "*Optimizer"))
    for name in schedulers():
        signature, required, optional = scheduler(library, name)
        yield from options_of(name, optional, ANY)
        kinds = {kind for _, kind in required}
        yield from function(name, "optim.lr_scheduler." + signature,
                            f"{'[R Rate]' if 'R' in kinds else ''}(ctx *Ctx, optimizer *Optimizer", required, optional,
                            (f'newSchedulerOf(ctx, "{name}", optimizer', "*LRScheduler"))


def test(path):
    """Tables of all of them: what each is in Python, and how Go makes it."""
    library = signatures.Library(path)
    yield "var everyOptimizer = []struct {\n\ttext string\n\tmade func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error)\n}{"
    for name in signatures.OPTIMIZERS:
        yield (f'\t{{"{name}(lr=0.25)", func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error) {{ '
               f'return nnc.New{name}(ctx, m, nnc.{name}Options{{LR: nnc.Opt(0.25)}}) }}}},')
    yield "}"
    yield ""
    yield "var everyScheduler = []struct {\n\ttext string\n\tmade func(ctx *nnc.Ctx, o *nnc.Optimizer) (*nnc.LRScheduler, error)\n}{"
    for name in schedulers():
        values = [SAMPLES[kind] for _, kind in scheduler(library, name)[1]]
        go, python = [v[0] for v in values], [v[1] for v in values]
        if name in MORE_SAMPLES:
            go.append(f"nnc.{name}Options{{{MORE_SAMPLES[name][0]}}}")
            python.append(MORE_SAMPLES[name][1])
        yield (f'\t{{"{name}({", ".join(python)})", func(ctx *nnc.Ctx, o *nnc.Optimizer) (*nnc.LRScheduler, error) {{ '
               f'return nnc.New{name}({", ".join(["ctx", "o", *go])}) }}}},')
    yield "}"


def write(path, taken):
    """{file: lines}; taken: the functions that the package has already."""
    for name in signatures.OPTIMIZERS + schedulers():
        if f"New{name}" in taken:
            raise SystemExit(f"New{name} is there already")
    return {"generated_optimizers.go": lines(signatures.Library(path))}
