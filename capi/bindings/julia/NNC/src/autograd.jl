# SPDX-License-Identifier: Apache-2.0
# Gradients, hooks and functions of your own.
export backward, autograd_grad, remove, CustomFunction, save_for_backward!, saved_tensors, mark_dirty!,
    mark_non_differentiable!, set_materialize_grads!, needs_input_grad, checkpoint, saved_tensors_hooks, grad

"The gradient that backward has left in a leaf, or nothing: also `t.grad`."
function grad(t::Tensor)
    c, out = context(), Ref(C_NULL)
    check(C.nnc_tensor_grad(c, t, out))
    maybe(Tensor, c, out[])
end
function Base.getproperty(t::Tensor, name::Symbol)
    name === :grad && return grad(t)
    name === :requires_grad && return requires_grad(t)
    name === :grad_fn && return grad_fn(t)
    name === :shape && return size(t)
    getfield(t, name)
end
function Base.setproperty!(t::Tensor, name::Symbol, x)
    if name === :grad
        check(C.nnc_tensor_set_grad(context(), t, pointer_or_null(x)))
    elseif name === :requires_grad
        requires_grad!(t, x)
    else
        throw(ArgumentError("a Tensor has no property $name to set"))
    end
    x
end
Base.propertynames(::Tensor) = (:grad, :requires_grad, :grad_fn, :shape)

"""
    backward(t; gradient=nothing, retain_graph=create_graph, create_graph=false, inputs=nothing)

Adds the gradients of `t`, a tensor or several, to the leaves that it was computed from.
"""
function backward(t; gradient=nothing, create_graph=false, retain_graph=create_graph, inputs=nothing)
    tensors, leaves = handles_argument(t), handles_argument(inputs)
    gradients = handles_argument(gradient)
    gradient === nothing || length(gradients) == length(tensors) ||
        throw(ArgumentError("$(length(gradients)) gradients for $(length(tensors)) tensors"))
    check(C.nnc_autograd_backward(context(), tensors, length(tensors), gradients, retain_graph, create_graph, leaves,
                                  length(leaves)))
end

"""
    autograd_grad(outputs, inputs; grad_outputs=nothing, retain_graph=create_graph, create_graph=false,
                  allow_unused=false, materialize_grads=false)

The gradients of outputs with respect to inputs, as `torch.autograd.grad`: a vector, with nothing for
an input that was not used.
"""
function autograd_grad(outputs, inputs; grad_outputs=nothing, create_graph=false, retain_graph=create_graph,
                       allow_unused=false, materialize_grads=false)
    c = context()
    results, leaves = handles_argument(outputs), handles_argument(inputs)
    gradients, out = handles_argument(grad_outputs), fill(C_NULL, length(leaves))
    grad_outputs === nothing || length(gradients) == length(results) ||
        throw(ArgumentError("$(length(gradients)) gradients for $(length(results)) outputs"))
    if materialize_grads
        check(C.nnc_autograd_grad_materialize_grads(c, results, length(results), leaves, length(leaves), gradients,
                                                    retain_graph, create_graph, out))
    else
        check(C.nnc_autograd_grad(c, results, length(results), leaves, length(leaves), gradients, retain_graph,
                                  create_graph, allow_unused, out))
    end
    [maybe(Tensor, c, p) for p in out]
end

"Removes what was registered; a second time changes nothing."
remove(hook::Hook) = check(C.nnc_hook_remove(context(), hook))

# ---- torch.autograd.Function ----

"""
    CustomFunction(forward, backward, name)

A function with a backward of its own. `forward(ctx, inputs...)` gives the outputs,
`backward(ctx, grad_outputs...)` the gradient of each input, or nothing. `ctx` is as in PyTorch:
`save_for_backward!`, `saved_tensors`, `needs_input_grad`. The object is called like a function.
"""
function CustomFunction(forward, backward, name="Function")
    c, out = context(), Ref(C_NULL)
    keeping((forward, backward)) do self
        C.nnc_function_new(c, name, table_of(C.nnc_function_vtable), self, out)
    end
    CustomFunction(c, out[])
end
function (f::CustomFunction)(tensors::Union{Tensor,Nothing}...)
    c, list, out, count = context(), handles_argument(tensors), fill(C_NULL, 64), Ref{Int64}(0)
    check(C.nnc_function_apply(c, f, list, length(list), out, length(out), count))
    one_or_all(c, out, count[])
end
one_or_all(c, out, n) = n == 1 ? maybe(Tensor, c, out[1]) : Tuple(maybe(Tensor, c, out[i]) for i in 1:n)

@trampoline function call_function_forward(self::UInt, ctx::C.P, function_ctx::C.P, ins::Pointers, n::Int64,
                           out::Pointers, capacity::Int64, count::Ptr{Int64})
    result = object_at(self)[1](FunctionContext(context(), function_ctx), inputs(ins, n)...)
    isempty(outputs(result)) && error("forward returned $result, not a Tensor or several")
    give_all!(out, capacity, count, result)
end
@trampoline function call_function_backward(self::UInt, ctx::C.P, function_ctx::C.P, gradients::Pointers, n::Int64,
                           out::Pointers, capacity::Int64)
    result = object_at(self)[2](FunctionContext(context(), function_ctx), inputs(gradients, n)...)
    list = result === nothing ? (nothing,) : outputs(result)
    # More of them may be nothing, as in torch. There is room for one for each input.
    length(list) >= capacity && all(isequal(nothing), list[capacity+1:end]) ||
        error("backward returned an incorrect number of gradients (expected $capacity, got $(length(list)))")
    give_all!(out, capacity, Ptr{Int64}(C_NULL), list[1:capacity])
end
table_of(T::Type{C.nnc_function_vtable}) = cached_table(T) do
    Ref(T(sizeof(T), call_function_forward_pointer(), call_function_backward_pointer(), post_pointer()))
end

save_for_backward!(ctx::FunctionContext, tensors...) = function_ctx_save_for_backward(ctx, tensors)
"In backward: what forward has saved."
function saved_tensors(ctx::FunctionContext)
    c, out, count = context(), fill(C_NULL, 64), Ref{Int64}(0)
    check(C.nnc_function_ctx_saved_tensors(c, ctx, out, length(out), count))
    [maybe(Tensor, c, out[i]) for i in 1:count[]]
end
mark_dirty!(ctx::FunctionContext, tensors...) = function_ctx_mark_dirty(ctx, tensors)
mark_non_differentiable!(ctx::FunctionContext, tensors...) = function_ctx_mark_non_differentiable(ctx, tensors)
set_materialize_grads!(ctx::FunctionContext, value::Bool) = function_ctx_set_materialize_grads(ctx, value)
"Does input i (the first is 1) require a gradient?"
needs_input_grad(ctx::FunctionContext, i::Integer) = C.nnc_function_ctx_needs_input_grad(ctx, i - 1) == 1

"""
    checkpoint(function, inputs...; preserve_rng_state=true, determinism_check="default")

Calls the function now, and once more in backward instead of keeping what that needs.
"""
function checkpoint(f, tensors::Tensor...; preserve_rng_state=true, determinism_check="default")
    c, list, out, count = context(), handles_argument(tensors), fill(C_NULL, 64), Ref{Int64}(0)
    keeping(f) do self
        C.nnc_checkpoint(c, table_of(C.nnc_callback), self, list, length(list), preserve_rng_state,
                         text_argument(determinism_check), out, length(out), count)
    end
    one_or_all(c, out, count[])
end

# ---- saved tensors ----

# That something packed is not needed any more is a post on the hooks' own semaphore, without saying
# what: all of it is let go when there were as many posts as packs. One more post ends the hooks.
struct SavedTensorsHooks
    pack::Any
    unpack::Any
    packed::Dict{UInt,Any}
    counts::Vector{Int} # packs, drops
end
@trampoline function call_pack(self::UInt, ctx::C.P, tensor::C.P, packed::Ptr{UInt})
    kept = kept_at(self)
    hooks = kept.object
    result = hooks.pack(input(Tensor, tensor))
    while kept.posts > 1 && posted(kept)
        kept.posts -= 1
    end
    kept.posts == 1 && empty!(hooks.packed)
    hooks.counts[1] += 1
    kept.posts += 1
    hooks.packed[UInt(hooks.counts[1])] = result
    unsafe_store!(packed, UInt(hooks.counts[1]))
end
@trampoline function call_unpack(self::UInt, ctx::C.P, packed::UInt, out::Pointers)
    hooks = object_at(self)
    give!(out, hooks.unpack(hooks.packed[packed]))
end
table_of(T::Type{C.nnc_saved_tensors_hooks}) = cached_table(T) do
    Ref(T(sizeof(T), call_pack_pointer(), call_unpack_pointer(), post_pointer(), post_pointer()))
end

"""
    saved_tensors_hooks(f, pack, unpack)

Runs `f()`; what operations in it keep for backward is `pack(tensor)`, anything, of which
`unpack` makes the tensor again. One thread at a time.
"""
function saved_tensors_hooks(f, pack, unpack)
    c = context()
    made = new_context(c.keeps) do out
        keeping_error(SavedTensorsHooks(pack, unpack, Dict{UInt,Any}(), [0, 0])) do self
            C.nnc_autograd_saved_tensors_hooks(c, table_of(C.nnc_saved_tensors_hooks), self, out)
        end
    end
    in_new_context(f, made)
end
function keeping_error(call, object)
    kept = keep_for_library(object)
    error = call(self_of(kept))
    error == C_NULL || forget(kept)
    error
end
