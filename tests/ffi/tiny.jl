# SPDX-License-Identifier: Apache-2.0
# TinyModel through the C interface, by ccall alone.
using Printf

const lib = ENV["NNC_LIBRARY"]
const P = Ptr{Cvoid} # every handle
const FLOAT32, INT64, MEAN, E_SHAPE = Int32(1), Int32(5), Int32(2), Int32(3)

struct NncError <: Exception
    code::Int32
    text::String
end

"Code and text of a returned error object, which is then gone."
function read_error(error::P)
    op = unsafe_string(ccall((:nnc_error_op, lib), Cstring, (P,), error))
    message = unsafe_string(ccall((:nnc_error_message, lib), Cstring, (P,), error))
    code = ccall((:nnc_error_code, lib), Int32, (P,), error)
    ccall((:nnc_error_free, lib), Cvoid, (P,), error)
    NncError(code, "$op: $message")
end
check(error::P) = error == C_NULL || throw(read_error(error))

"The handle that a function puts out."
function new(f)
    out = Ref{P}(C_NULL)
    check(f(out))
    out[]
end

release(handle) = ccall((:nnc_release, lib), Cvoid, (P,), handle)
scope() = new(o -> ccall((:nnc_ctx_scope, lib), P, (P, Ref{P}), C_NULL, o))
container(ctx, name) = new(o -> ccall((:nnc_module_container, lib), P, (P, Cstring, Ref{P}), ctx, name, o))
function add(ctx, model, name, text)
    check(ccall((:nnc_module_add, lib), P, (P, P, Cstring, Cstring), ctx, model, name, text))
    new(o -> ccall((:nnc_module_get_submodule, lib), P, (P, P, Cstring, Ref{P}), ctx, model, name, o))
end
call(ctx, layer, x) = new(o -> ccall((:nnc_module_call, lib), P, (P, P, P, Ref{P}), ctx, layer, x, o))
rand_tensor(ctx, sizes::Int64...) = new(o -> ccall((:nnc_rand, lib), P, (P, Ptr{Int64}, Int64, Int32, Ref{P}),
    ctx, collect(sizes), length(sizes), FLOAT32, o))
from_data(ctx, values::Vector{Int64}) = new(o -> ccall((:nnc_tensor_from_data, lib), P,
    (P, Ptr{Int64}, Ptr{Int64}, Int64, Int32, Ref{P}), ctx, values, [length(values)], 1, INT64, o))
cross_entropy(ctx, y, target) = new(o -> ccall((:nnc_cross_entropy, lib), P,
    (P, P, P, P, Int64, Int32, Float64, Ref{P}), ctx, y, target, C_NULL, -100, MEAN, 0.0, o))
function item(ctx, tensor)
    value = Ref(0.0)
    check(ccall((:nnc_tensor_item, lib), P, (P, P, Ref{Float64}), ctx, tensor, value))
    value[]
end

function main()
    ctx = scope() # every handle made through it dies with it
    check(ccall((:nnc_manual_seed, lib), P, (P, Int64), ctx, 0))
    model = container(ctx, "TinyModel")
    layers = [add(ctx, model, name, text) for (name, text) in (("linear1", "Linear(100, 200)"),
        ("activation", "ReLU()"), ("linear2", "Linear(200, 10)"), ("softmax", "Softmax(dim=-1)"))]
    forward(x) = foldl((x, layer) -> call(ctx, layer, x), layers; init = x)

    repr = new(o -> ccall((:nnc_module_repr, lib), P, (P, P, Ref{P}), ctx, model, o))
    println(unsafe_string(ccall((:nnc_string_data, lib), Cstring, (P,), repr)))
    parameters = new(o -> ccall((:nnc_module_named_parameters, lib), P, (P, P, Ref{P}), ctx, model, o))
    for i in 0:ccall((:nnc_named_count, lib), Int64, (P,), parameters)-1
        p = new(o -> ccall((:nnc_named_tensor, lib), P, (P, P, Int64, Ref{P}), ctx, parameters, i, o))
        ndim = ccall((:nnc_tensor_ndim, lib), Int64, (P,), p)
        sizes = [ccall((:nnc_tensor_size, lib), Int64, (P, Int64), p, d) for d in 0:ndim-1]
        name = unsafe_string(ccall((:nnc_named_key, lib), Cstring, (P, Int64), parameters, i))
        println(join([name; sizes], " "))
    end

    x, target = rand_tensor(ctx, 2, 100), from_data(ctx, [3, 7])
    sgd = new(o -> ccall((:nnc_optimizer_new, lib), P, (P, Cstring, P, Ref{P}), ctx, "SGD(lr=0.5)", model, o))
    for _ in 1:2
        check(ccall((:nnc_optimizer_zero_grad, lib), P, (P, P), ctx, sgd))
        loss = cross_entropy(ctx, forward(x), target)
        check(ccall((:nnc_backward, lib), P, (P, P), ctx, loss))
        check(ccall((:nnc_optimizer_step, lib), P, (P, P), ctx, sgd))
        @printf("loss %.4f\n", item(ctx, loss))
    end

    # Read, not thrown: Julia 1.5 on Debian 12 crashes in its own unwinder on any exception.
    e = read_error(ccall((:nnc_module_call, lib), P, (P, P, P, Ref{P}), ctx, layers[1],
        rand_tensor(ctx, 2, 3), Ref{P}(C_NULL)))
    println(e.code == E_SHAPE ? "error $(e.text)" : "another error: $(e.text)")
    release(x)
    release(x) # once more: harmless
    release(ctx)
    println("ok")
end

main()
