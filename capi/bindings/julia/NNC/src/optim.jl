# SPDX-License-Identifier: Apache-2.0
# Optimizers and schedulers of learning rates.
export step!, zero_grad!, param_groups, add_param_group!, get_option, set_options!, load_state_dict!

const OPTIMIZERS = split("ASGD Adadelta Adafactor Adagrad Adam AdamW Adamax LBFGS Muon NAdam RAdam RMSprop Rprop SGD")
const SCHEDULERS = split("""ChainedScheduler ConstantLR CosineAnnealingLR CosineAnnealingWarmRestarts CyclicLR ExponentialLR
    LambdaLR LinearLR MultiStepLR MultiplicativeLR OneCycleLR PolynomialLR ReduceLROnPlateau SWALR SequentialLR StepLR""")

"""
    Optimizer(text, params)

The optimizer that `text` describes for a module's parameters, or for a list of tensors:
`Optimizer("SGD(lr=0.1)", model)` is `SGD(model; lr=0.1)`.
"""
function Optimizer(text::AbstractString, m::NNModule)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_optimizer_new(c, text, m, out))
    Optimizer(c, out[])
end
function Optimizer(text::AbstractString, params)
    c, out, list = context(), Ref(C_NULL), handles_argument(params)
    check(C.nnc_optimizer_new_from(c, text, list, length(list), out))
    Optimizer(c, out[])
end
for name in OPTIMIZERS
    f = Symbol(name)
    @eval begin
        $f(params, positional...; named...) = Optimizer($name * "(" * python_arguments(positional, named) * ")", params)
        export $f
    end
end

"One step for every parameter that has a gradient."
step!(optimizer::Optimizer) = check(C.nnc_optimizer_step(context(), optimizer))
"`step!(closure, optimizer)`: the closure computes the loss anew with its gradients; the first loss is returned."
function step!(closure, optimizer::Optimizer)
    c, out = context(), Ref(C_NULL)
    lending(closure) do self
        C.nnc_optimizer_step_closure(c, optimizer, table_of(C.nnc_callback), self, out)
    end
    Tensor(c, out[])
end
function add_param_group!(optimizer::Optimizer, params; options...)
    list = handles_argument(params isa NNModule ? parameters(params) : params)
    check(C.nnc_optimizer_add_param_group(context(), optimizer, list, length(list), python_arguments((), options)))
    optimizer
end
"An option of a parameter group, the first is 0: `get_option(optimizer, :lr)`. A number, else what Python prints."
function get_option(optimizer::Optimizer, name, group=0)
    text = Ref(C_NULL)
    check(C.nnc_optimizer_get_option(context(), optimizer, group, string(name), text))
    words = take_string(text[])
    words in ("True", "False") && return words == "True"
    tryparse(Float64, words) === nothing && return words
    number = Ref(0.0)
    check(C.nnc_optimizer_get_option_f64(context(), optimizer, group, string(name), number))
    number[]
end
"`set_options!(optimizer; lr=0.01)`, or of one group: `set_options!(optimizer, 1; lr=0.01)`."
set_options!(optimizer::Optimizer, group; options...) =
    (check(C.nnc_optimizer_set_options(context(), optimizer, group, python_arguments((), options))); optimizer)
set_options!(optimizer::Optimizer; options...) =
    (foreach(g -> set_options!(optimizer, g; options...), 0:C.nnc_optimizer_param_group_count(optimizer)-1); optimizer)
function Base.show(io::IO, optimizer::Optimizer)
    out = Ref(C_NULL)
    check(C.nnc_optimizer_repr(context(), optimizer, out))
    print(io, take_string(out[]))
end

# ---- schedulers ----

"""
    LRScheduler(text, optimizer; functions...)

`LRScheduler("StepLR(step_size=30)", optimizer)` is `StepLR(optimizer; step_size=30)`. Functions of yours
have names in the text: `LRScheduler("LambdaLR(f)", optimizer; f=epoch -> 0.95^epoch)`.
Without an optimizer `ConstantLR(0.1, 2)` is a part of a `SequentialLR` or `ChainedScheduler`.
"""
function LRScheduler(text::AbstractString, optimizer::Optimizer; functions...)
    c, out = context(), Ref(C_NULL)
    if isempty(functions)
        check(C.nnc_lr_scheduler_new(c, text, optimizer, out))
    else
        keeping(Dict{String,Any}(string(k) => f for (k, f) in functions)) do self
            C.nnc_lr_scheduler_new_lambda(c, text, optimizer, table_of(C.nnc_lr_lambda), self, out)
        end
    end
    LRScheduler(c, out[])
end
@trampoline function call_lr_lambda(self::UInt, name::Cstring, x::Float64, out::Ptr{Float64})
    unsafe_store!(out, object_at(self)[unsafe_string(name)](x))
end
table_of(T::Type{C.nnc_lr_lambda}) = cached_table(T) do
    Ref(T(sizeof(T), call_lr_lambda_pointer(), post_pointer()))
end

"Functions among the arguments by names that the text can have."
function named_functions(arguments)
    functions = Pair{Symbol,Any}[]
    replaced(x) = x
    replaced(xs::AbstractVector) = map(replaced, xs)
    function replaced(f::Function)
        push!(functions, Symbol(:f, length(functions)) => f)
        Literal("f$(length(functions) - 1)")
    end
    map(replaced, arguments), functions
end
function new_scheduler(name, optimizer::Optimizer, positional, named)
    words, functions = named_functions(Any[positional..., values(named)...])
    options = zip(keys(named), words[length(positional)+1:end])
    text = python_arguments(words[1:length(positional)], Dict(options))
    LRScheduler("$name($text)", optimizer; functions...)
end
for name in SCHEDULERS
    f = Symbol(name)
    @eval begin
        $f(optimizer::Optimizer, positional...; named...) = new_scheduler($name, optimizer, positional, named)
        $f(f::Function, optimizer::Optimizer, positional...; named...) =
            new_scheduler($name, optimizer, (f, positional...), named)
        $f(positional...; named...) = Literal($name * "(" * python_arguments(positional, named) * ")")
        export $f
    end
end
step!(scheduler::LRScheduler; epoch=nothing) =
    check(C.nnc_lr_scheduler_step(context(), scheduler, optional(Float64, epoch)))
"The step of ReduceLROnPlateau, which is told the metric."
step!(scheduler::LRScheduler, metrics::Union{Real,Tensor}; epoch=nothing) =
    check(C.nnc_reduce_lr_on_plateau_step(context(), scheduler, metrics isa Tensor ? item(metrics) : metrics,
                                          optional(Float64, epoch)))
