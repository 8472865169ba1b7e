# SPDX-License-Identifier: Apache-2.0
# Modules: made from text, called, looked into, changed; modules with a forward of yours.
export Parameter, forward, parameters, buffers, named_parameters, named_buffers, named_modules, children, modules,
    state_dict, load_state_dict!, train!, eval!, zero_grad!, requires_grad!, apply!, training, get_submodule,
    get_parameter, get_buffer, functional_call, model_summary, module_text, get_extra_state

"""
    NNModule(text)

The module that `text` describes in PyTorch's words, or as it prints: `NNModule("Linear(100, 200)")`.

    NNModule(forward, name; children...)

A module of your own that prints as `name`. Its children, parameters and buffers are given by their
names: modules, tensors that require a gradient, other tensors (see also `register_buffer!`).
`forward(m, inputs...)` computes outputs from inputs; `m.name` is the child, parameter or buffer.

    TinyModel() = NNModule("TinyModel"; linear1=Linear(100, 200), linear2=Linear(200, 10)) do m, x
        m.linear2(relu(m.linear1(x)))
    end

Keywords that are no part of it: `extra_repr=() -> "what stands between the parentheses"`,
`get_extra_state=m -> tensor`, `set_extra_state=(m, tensor) -> ...`, `right_inverse=(m, x) -> inputs`.
"""
function NNModule(text::AbstractString)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_module_new(c, text, out))
    NNModule(c, out[])
end
"A module from its class and arguments; what text cannot say (tensors, modules) goes as it is."
function new_module(class, positional, named)
    objects = Dict{String,Any}(string(k) => v for (k, v) in pairs(named) if is_object(v))
    # Objects by position become objects by name, and so does what stands behind the first.
    first_object = something(findfirst(is_object, collect(Any, positional)), length(positional) + 1)
    if first_object <= length(positional)
        named = (; named..., zip(argument_names(class)[first_object:end], positional[first_object:end])...)
        return new_module(class, positional[1:first_object-1], named)
    end
    words = Dict(k => v for (k, v) in pairs(named) if !is_object(v))
    isempty(objects) && return NNModule("$class($(python_arguments(positional, words)))")
    c, out = context(), Ref(C_NULL)
    check(C.nnc_module_new_kwargs(c, "$class($(python_arguments(positional, words)))", kwargs_argument(objects), out))
    NNModule(c, out[])
end
argument_names(class) = [Symbol(m[1]) for m in eachmatch(r"(?:\(|, )(\w+)(?==|,|\))", signature("nn.$class"))]
is_object(x) = x isa Union{Tensor,NNModule}

# ---- modules of one's own ----

struct UserModule
    forward::Any
    more::Dict{Symbol,Any}
end
const USER_FUNCTIONS = (:extra_repr, :get_extra_state, :set_extra_state, :right_inverse)

function NNModule(forward, name::AbstractString; parts...)
    c, out = context(), Ref(C_NULL)
    more = Dict{Symbol,Any}(k => v for (k, v) in parts if k in USER_FUNCTIONS)
    has(key, pointer) = haskey(more, key) ? pointer() : C_NULL
    T = C.nnc_module_vtable
    vtable = Ref(T(sizeof(T), call_forward_pointer(), has(:extra_repr, call_extra_repr_pointer), post_pointer(),
                   call_copy_pointer(), has(:get_extra_state, call_get_extra_state_pointer),
                   has(:set_extra_state, call_set_extra_state_pointer),
                   has(:right_inverse, call_right_inverse_pointer)))
    keeping(UserModule(forward, more)) do self
        C.nnc_module_new_user(c, name, vtable, self, out)
    end
    m = NNModule(c, out[])
    for (k, v) in parts
        k in USER_FUNCTIONS || register!(m, string(k), v)
    end
    m
end

register!(m::NNModule, name, child::NNModule) = register_module!(m, name, child)
register!(m::NNModule, name, x::Tensor) = requires_grad(x) ? register_parameter!(m, name, x) : register_buffer!(m, name, x)
register!(m::NNModule, name, ::Nothing) = register_module!(m, name, nothing)

@trampoline function call_forward(self::UInt, ctx::C.P, mod::C.P, ins::Pointers, n::Int64, kw::C.P, out::Pointers,
                           capacity::Int64, count::Ptr{Int64})
    m, f = input(NNModule, mod), object_at(self).forward
    result = kw == C_NULL ? f(m, inputs(ins, n)...) : f(m, inputs(ins, n)...; tensors_of(input(Kwargs, kw))...)
    give_all!(out, capacity, count, result)
end
@trampoline function call_extra_repr(self::UInt, ctx::C.P, out::Pointers)
    text = string(object_at(self).more[:extra_repr]())
    check(C.nnc_string_new(ctx, text, sizeof(text), out))
end
@trampoline function call_copy(self::UInt, ctx::C.P, mod::C.P, copied::Ptr{UInt})
    unsafe_store!(copied, self_of(keep_for_library(object_at(self))))
end
@trampoline function call_get_extra_state(self::UInt, ctx::C.P, mod::C.P, out::Pointers)
    give!(out, object_at(self).more[:get_extra_state](input(NNModule, mod)))
end
@trampoline function call_set_extra_state(self::UInt, ctx::C.P, mod::C.P, state::C.P)
    object_at(self).more[:set_extra_state](input(NNModule, mod), input(Tensor, state))
end
@trampoline function call_right_inverse(self::UInt, ctx::C.P, mod::C.P, x::C.P, out::Pointers, capacity::Int64,
                           count::Ptr{Int64})
    give_all!(out, capacity, count, object_at(self).more[:right_inverse](input(NNModule, mod), input(Tensor, x)))
end

"The tensors of a bag of keyword arguments by name."
function tensors_of(bag::Kwargs)
    c, key, tensor = context(), Ref(C_NULL), Ref(C_NULL)
    map(0:C.nnc_kwargs_count(bag)-1) do i
        check(C.nnc_kwargs_key(c, bag, i, key))
        name = take_string(key[])
        check(C.nnc_kwargs_tensor(c, bag, name, tensor))
        Symbol(name) => maybe(Tensor, c, tensor[])
    end
end

# ---- running ----

"""
    m(inputs...; kwargs...)

The outputs: a tensor, or a tuple in torch's order (LSTM: output, h_n, c_n). A tuple of tensors among
the inputs is LSTM's `(h_0, c_0)`. Keywords are forward's parameters in torch's words.
"""
(m::NNModule)(inputs...; kwargs...) = forward(m, inputs, kwargs)
function (m::NNModule)(input::Tensor)
    c, out, count = context(), fill(C_NULL, 8), Ref{Int64}(0)
    tensors = List{C.P}(C.P[pointer_of(input)], false, input)
    check(C.nnc_module_forward(c, m, tensors, 1, C_NULL, out, length(out), count))
    one_or_all(c, out, count[])
end
function forward(m::NNModule, inputs, kwargs)
    c, out, count = context(), fill(C_NULL, 64), Ref{Int64}(0)
    states = [x for x in inputs if x isa Tuple]
    list = handles_argument([x isa AbstractArray ? tensor(x) : x for x in inputs if !(x isa Tuple)])
    bag = isempty(states) ? kwargs_argument(kwargs) : kwargs_argument((; kwargs..., hx=only(states)))
    check(C.nnc_module_forward(c, m, list, length(list), bag, out, length(out), count))
    one_or_all(c, out, count[])
end

"A recurrent layer on a packed sequence: `(output, h_n)`, of LSTM also `c_n`."
function (m::NNModule)(input::PackedSequence, hx=nothing)
    c, states = context(), handles_argument(hx)
    output, h, cell = Ref(C_NULL), Ref(C_NULL), Ref(C_NULL)
    check(C.nnc_module_call_packed(c, m, input, states, length(states), output, h, cell))
    results = (PackedSequence(c, output[]), Tensor(c, h[]))
    cell[] == C_NULL ? results : (results..., Tensor(c, cell[]))
end

"""
    functional_call(m, tensors, inputs...; tie_weights=true, strict=false, kwargs...)

`m(inputs...)` with other tensors in the place of its parameters and buffers: `torch.func.functional_call`.
"""
function functional_call(m::NNModule, tensors, inputs...; tie_weights=true, strict=false, kwargs...)
    c, out, count, list = context(), fill(C_NULL, 64), Ref{Int64}(0), handles_argument(inputs)
    check(C.nnc_functional_call(c, m, named_argument(tensors), list, length(list), kwargs_argument(kwargs), tie_weights,
                                strict, out, length(out), count))
    one_or_all(c, out, count[])
end

# ---- looking inside ----

"`torch.nn.Parameter(data)`: a leaf that shares the memory of `data`, a tensor; of an array a copy."
function Parameter(data::Union{Tensor,Nothing}=nothing; requires_grad=true)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_parameter_new(c, pointer_or_null(data), requires_grad, out))
    Tensor(c, out[])
end
Parameter(A::AbstractArray; requires_grad=true) = Parameter(tensor(A); requires_grad=requires_grad)

function Base.getproperty(m::NNModule, name::Symbol)
    name === :pointer && return getfield(m, :pointer)
    name === :training && return training(m)
    part(m, string(name))
end
"The child, parameter or buffer of that name."
function part(m::NNModule, path)
    c, out = context(), Ref(C_NULL)
    unknown = nothing
    for (get, T) in ((C.nnc_module_get_submodule, NNModule), (C.nnc_module_get_parameter, Tensor),
                     (C.nnc_module_get_buffer, Tensor))
        error = get(c, m, path, out)
        error == C_NULL && return maybe(T, c, out[])
        e = take_error(error)
        e.code == C.NNC_E_UNKNOWN || throw(e)
        unknown === nothing && (unknown = e)
    end
    throw(unknown)
end
Base.setproperty!(m::NNModule, name::Symbol, x) = (register!(m, string(name), x); x)
Base.propertynames(m::NNModule) =
    Symbol.(vcat(keys(named_children(m)), keys(named_parameters(m; recurse=false)),
                 keys(named_buffers(m; recurse=false)), "training"))

for (name, c_name, T) in ((:get_submodule, :nnc_module_get_submodule, :NNModule),
                          (:get_parameter, :nnc_module_get_parameter, :Tensor),
                          (:get_buffer, :nnc_module_get_buffer, :Tensor))
    @eval function $name(m::NNModule, path)
        c, out = context(), Ref(C_NULL)
        check(C.$c_name(c, m, path, out))
        maybe($T, c, out[])
    end
end
for (name, c_name) in ((:named_parameters, :nnc_module_named_parameters_prefix),
                       (:named_buffers, :nnc_module_named_buffers_prefix))
    @eval function $name(m::NNModule; prefix="", recurse=true, remove_duplicate=true)
        c, out = context(), Ref(C_NULL)
        check(C.$c_name(c, m, prefix, recurse, remove_duplicate, out))
        Named(c, out[])
    end
end
function named_modules(m::NNModule; prefix="", remove_duplicate=true)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_module_named_modules_prefix(c, m, prefix, remove_duplicate, out))
    Named(c, out[])
end
parameters(m::NNModule; recurse=true) = Tensor[p for p in values(named_parameters(m; recurse=recurse))]
buffers(m::NNModule; recurse=true) = Tensor[b for b in values(named_buffers(m; recurse=recurse))]
children(m::NNModule) = NNModule[x for x in values(named_children(m))]
modules(m::NNModule) = NNModule[x for x in values(named_modules(m))]

"What `print(module)` shows in PyTorch."
function module_text(m::NNModule)
    out = Ref(C_NULL)
    check(C.nnc_module_repr(context(), m, out))
    take_string(out[])
end
Base.show(io::IO, m::NNModule) = print(io, module_text(m))

"Is the module in training mode?"
training(m::NNModule) = C.nnc_module_training(m) == 1
"The table of torchinfo: `model_summary(m; input_size=(1, 1, 32, 32))`, or with inputs."
function model_summary(m::NNModule, inputs...; kwargs=nothing, options...)
    out, list = Ref(C_NULL), handles_argument(inputs)
    check(C.nnc_summary(context(), m, list, length(list), kwargs_argument(kwargs),
                        isempty(options) ? C_NULL : python_arguments((), options), out))
    take_string(out[])
end

# ---- changing; each returns the module ----

train!(m::NNModule, mode=true) = (check(C.nnc_module_train(context(), m, mode)); m)
eval!(m::NNModule) = train!(m, false)
zero_grad!(m::NNModule; set_to_none=true) =
    (check(C.nnc_module_zero_grad_set_to_none(context(), m, set_to_none)); m)
requires_grad!(m::NNModule, requires_grad=true) =
    (check(C.nnc_module_requires_grad_(context(), m, requires_grad)); m)
"Calls `f(module)` for every module of the tree, children before their parents."
function apply!(f, m::NNModule)
    lending(f) do self
        C.nnc_module_apply(context(), m, table_of(C.nnc_module_callback), self)
    end
    m
end
function Base.deepcopy_internal(m::NNModule, copies::IdDict)
    haskey(copies, m) && return copies[m]
    c, out = context(), Ref(C_NULL)
    check(C.nnc_module_deepcopy(c, m, out))
    copies[m] = NNModule(c, out[])
end

"Parameters and persistent buffers, detached: they share memory with the module."
function state_dict(m::NNModule; prefix="", keep_vars=false)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_module_state_dict_prefix(c, m, prefix, keep_vars, out))
    Named(c, out[])
end
"""
    load_state_dict!(m, state; strict=true, assign=false)

Copies tensors into the module. The keys that were missing, and those that do not belong there.
"""
function load_state_dict!(m::NNModule, state; strict=true, assign=false)
    c, missing_keys, unexpected_keys = context(), Ref(C_NULL), Ref(C_NULL)
    check(C.nnc_module_load_state_dict_assign(c, m, named_argument(state), strict, assign, missing_keys, unexpected_keys))
    (missing_keys=keys(Named(c, missing_keys[])), unexpected_keys=keys(Named(c, unexpected_keys[])))
end
function get_extra_state(m::NNModule)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_module_get_extra_state(c, m, out))
    maybe(Tensor, c, out[])
end
"""
    averaged_model(model; avg_fn=nothing, use_buffers=false)

`torch.optim.swa_utils.AveragedModel`; `avg_fn` is text, `"get_ema_avg_fn(decay=0.99)"`.
"""
function averaged_model(m::NNModule; avg_fn=nothing, use_buffers=false)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_averaged_model_new(c, m, text_argument(avg_fn), use_buffers, out))
    NNModule(c, out[])
end

"""
    update_bn!(m, batches)

Computes the running statistics of batch normalization anew from batches: tensors, or a function that
gives one at each call and nothing after the last.
"""
function update_bn!(m::NNModule, batches)
    list = handles_argument(batches)
    check(C.nnc_update_bn(context(), list, length(list), m))
    m
end
function update_bn!(m::NNModule, batches::Function)
    lending(batches) do self
        C.nnc_update_bn_callback(context(), table_of(C.nnc_callback), self, m)
    end
    m
end

"A layer whose parameters have arbitrary content, as to be loaded: `skip_init(\"Linear\", 4, 2)`."
function skip_init(class, positional...; named...)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_skip_init(c, "$class($(python_arguments(positional, named)))", C_NULL, out))
    NNModule(c, out[])
end
"The parameters of RNN, LSTM or GRU, layer by layer and direction by direction."
function all_weights(m::NNModule)
    c, out, count = context(), fill(C_NULL, 4096), Ref{Int64}(0)
    check(C.nnc_rnn_base_all_weights(c, m, out, length(out), count))
    several(Tensor, c, out, count[])
end
"""
    prune_global_unstructured(m, parameters, pruning_method)

Prunes over all `parameters`, a `Named` of tensors of `m` by their paths, at once; the method is text,
`"L1Unstructured(amount=0.2)"`.
"""
function prune_global_unstructured(m::NNModule, parameters, pruning_method)
    check(C.nnc_prune_global_unstructured(context(), m, named_argument(parameters), pruning_method))
    m
end
export skip_init, all_weights, prune_global_unstructured

# ---- a distance of yours for a loss ----

@trampoline function call_distance(self::UInt, ctx::C.P, x1::C.P, x2::C.P, out::Pointers)
    give!(out, object_at(self)(input(Tensor, x1), input(Tensor, x2)))
end
"`triplet_margin_with_distance_loss(anchor, positive, negative; distance_function=(x, y) -> ...)`"
function triplet_margin_with_distance_loss(anchor::Tensor, positive::Tensor, negative::Tensor; distance_function=nothing,
                                           margin=1.0, swap=false, reduction="mean")
    c, out = context(), Ref(C_NULL)
    call(f, self) = C.nnc_triplet_margin_with_distance_loss(c, anchor, positive, negative, f, self, margin, swap,
                                                            reduction_code(reduction), out)
    if distance_function === nothing
        check(call(C_NULL, 0))
    else
        lending(self -> call(call_distance_pointer(), self), distance_function)
    end
    Tensor(c, out[])
end
export triplet_margin_with_distance_loss, update_bn!, averaged_model

# ---- hooks ----

function register_module_hook(register, f, parts)
    c, out = context(), Ref(C_NULL)
    keeping(ModuleHook(f, parts)) do self
        register(c, table_of(C.nnc_module_hook), self, out)
    end
    Hook(c, out[])
end
"""
    register_forward_pre_hook(f, m; prepend=false, with_kwargs=false)

Before forward: `f(m, inputs)` may give other inputs. With kwargs `f(m, inputs, kwargs)`, which gives
nothing or `(inputs, kwargs)`. `remove(hook)` ends a hook.
"""
register_forward_pre_hook(f, m::NNModule; prepend=false, with_kwargs=false) =
    register_module_hook(f, with_kwargs ? [1, 2, 3] : [1, 2]) do c, table, self, out
        C.nnc_module_register_forward_pre_hook(c, m, table, self, prepend, with_kwargs, out)
    end
"After forward: `f(m, inputs, outputs)`, with kwargs `f(m, inputs, kwargs, outputs)`, may give other outputs."
register_forward_hook(f, m::NNModule; prepend=false, with_kwargs=false, always_call=false) =
    register_module_hook(f, with_kwargs ? [1, 2, 3, 4] : [1, 2, 4]) do c, table, self, out
        C.nnc_module_register_forward_hook(c, m, table, self, prepend, with_kwargs, always_call, out)
    end
"In backward: `f(m, grad_outputs)` may give others."
register_full_backward_pre_hook(f, m::NNModule; prepend=false) =
    register_module_hook(f, [1, 4]) do c, table, self, out
        C.nnc_module_register_full_backward_pre_hook(c, m, table, self, prepend, out)
    end
"In backward: `f(m, grad_inputs, grad_outputs)` may give other gradients of the inputs."
register_full_backward_hook(f, m::NNModule; prepend=false) =
    register_module_hook(f, [1, 2, 4]) do c, table, self, out
        C.nnc_module_register_full_backward_hook(c, m, table, self, prepend, out)
    end
"`register_forward_pre_hook` of every module of the process."
register_module_forward_pre_hook(f) = register_module_hook(C.nnc_register_module_forward_pre_hook, f, [1, 2])
"`register_forward_hook` of every module of the process."
register_module_forward_hook(f; with_kwargs=false, always_call=false) =
    register_module_hook(f, with_kwargs ? [1, 2, 3, 4] : [1, 2, 4]) do c, table, self, out
        C.nnc_register_module_forward_hook(c, table, self, with_kwargs, always_call, out)
    end
"`register_full_backward_pre_hook` of every module of the process."
register_module_full_backward_pre_hook(f) = register_module_hook(C.nnc_register_module_full_backward_pre_hook, f, [1, 4])
"`register_full_backward_hook` of every module of the process."
register_module_full_backward_hook(f) = register_module_hook(C.nnc_register_module_full_backward_hook, f, [1, 2, 4])
export register_forward_pre_hook, register_forward_hook, register_full_backward_pre_hook, register_full_backward_hook,
    register_module_forward_pre_hook, register_module_forward_hook, register_module_full_backward_pre_hook,
    register_module_full_backward_hook

# ---- programs ----

"""
    p = program_capture(m, inputs)     program_capture(f, inputs) for a function

A forward that is captured once; `p(inputs...)` runs it. `program_capture_step(f)` captures a training step.
"""
function (p::Program)(inputs...)
    c, list, out, count = context(), handles_argument(inputs), fill(C_NULL, 64), Ref{Int64}(0)
    check(C.nnc_program_run(c, p, list, length(list), out, length(out), count))
    one_or_all(c, out, count[])
end
