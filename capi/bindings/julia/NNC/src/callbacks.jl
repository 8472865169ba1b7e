# SPDX-License-Identifier: Apache-2.0
# Functions and memory of Julia's that libnnc has.

# Note [What libnnc keeps]
# libnnc calls functions of the host's on the thread that entered it, during that call, so these run
# Julia code. (A dataset says any_thread = 0, so that its workers never call it.) But that something
# is not needed any more (destroy of callbacks, deleter of memory, drop of packed tensors) it says
# from whichever thread notices, perhaps one of its own, on which Julia code must not run. So there
# it gets no Julia function, but uv_sem_post of Julia's own libuv, which takes a pointer, may be
# called from any thread and does nothing but count. `self` is a small piece of memory that begins
# with such a semaphore; behind it stands the address of a Kept, which roots what is kept in a list.
# sweep() drops those whose semaphore has been posted. It runs when so many are kept, or so many
# bytes, as were left twice over by the last sweep: what is dead is at most as much as what is alive.
mutable struct Kept
    self::Ptr{Cvoid}
    object::Any
    bytes::Int # of memory that is kept
    posts::Int # how many tell that it is over
end

const SEMAPHORE_SIZE = 64 # more than uv_sem_t takes anywhere
const KEPT = Kept[]
const KEPT_LOCK = Threads.SpinLock()
const FREE_SLOTS = Ptr{Cvoid}[]
const SWEEP_AT = Ref(64)
const SWEEP_BYTES_AT = Ref(64 << 20)
const KEPT_BYTES = Ref(0)

const POST = Ref{C.P}(C_NULL)
post_pointer() = POST[] == C_NULL ? (POST[] = cglobal(:uv_sem_post)) : POST[]

function new_slot()
    isempty(FREE_SLOTS) || return pop!(FREE_SLOTS)
    slot = Libc.calloc(1, SEMAPHORE_SIZE + sizeof(Ptr{Cvoid}))
    slot == C_NULL && throw(OutOfMemoryError())
    ccall(:uv_sem_init, Cint, (Ptr{Cvoid}, Cuint), slot, 0)
    slot
end

"Keeps an object until libnnc has posted its `self` so many times, or `forget`."
function keep_for_library(object, bytes=0)
    lock(KEPT_LOCK) do
        length(KEPT) >= SWEEP_AT[] || KEPT_BYTES[] >= SWEEP_BYTES_AT[] ? sweep_locked() : nothing
        kept = Kept(new_slot(), object, bytes, 1)
        unsafe_store!(Ptr{Ptr{Cvoid}}(kept.self + SEMAPHORE_SIZE), pointer_from_objref(kept))
        push!(KEPT, kept)
        KEPT_BYTES[] += bytes
        kept
    end
end

self_of(kept::Kept) = UInt(kept.self)
kept_at(self::UInt) = unsafe_pointer_to_objref(unsafe_load(Ptr{Ptr{Cvoid}}(self + SEMAPHORE_SIZE)))::Kept
object_at(self::UInt) = kept_at(self).object

posted(kept) = ccall(:uv_sem_trywait, Cint, (Ptr{Cvoid},), kept.self) == 0
function is_over(kept)
    while kept.posts > 0 && posted(kept)
        kept.posts -= 1
    end
    kept.posts == 0
end

function sweep_locked()
    filter!(KEPT) do kept
        is_over(kept) || return true
        KEPT_BYTES[] -= kept.bytes
        push!(FREE_SLOTS, kept.self)
        kept.object = nothing
        false
    end
    SWEEP_AT[] = max(64, 2 * length(KEPT))
    SWEEP_BYTES_AT[] = max(64 << 20, 2 * KEPT_BYTES[])
    nothing
end

"Lets go of arrays and functions that libnnc does not need any more. It happens by itself from time to time."
sweep() = lock(sweep_locked, KEPT_LOCK)
"How many arrays and functions are kept for libnnc."
kept_count() = (sweep(); length(KEPT))

"libnnc did not take it."
function forget(kept::Kept)
    ccall(:uv_sem_post, Cvoid, (Ptr{Cvoid},), kept.self)
    nothing
end

"A call of libnnc that keeps `object` if it succeeds: `call(self)`."
function keeping(call, object, bytes=0)
    kept = keep_for_library(object, bytes)
    error = try
        call(self_of(kept))
    catch
        forget(kept)
        rethrow()
    end
    error == C_NULL || forget(kept)
    check(error)
end

"A call of libnnc that calls `object` while it lasts, and does not keep it."
function lending(call, object)
    kept = keep_for_library(object)
    try
        check(call(self_of(kept)))
    finally
        forget(kept)
    end
end

# ---- trampolines ----

"""
    @trampoline function name(self::UInt, ctx::P, ...) ... end

A function that C can call. Its body runs under the context that it is given; exceptions become
errors that are returned. See Note [Collecting while a call waits] for what stands around it, and
Note [Tasks that share a thread].
"""
macro trampoline(definition)
    signature, body = definition.args
    name, parameters = signature.args[1], signature.args[2:end]
    names = [p.args[1] for p in parameters]
    types = [p.args[2] for p in parameters]
    inner = Symbol(name, :_inner)
    ctx = :ctx in names ? :ctx : :C_NULL
    pointer = Symbol(name, :_pointer)
    before, returned = gensym(:before), gensym(:returned)
    esc(quote
        @noinline function $inner($(parameters...))
            guarded($ctx) do
                $body
            end::C.P
        end
        function $name($(parameters...))
            $before = ccall(:jl_gc_unsafe_enter, Int8, ())
            $returned = $inner($(names...))
            ccall(:jl_gc_unsafe_leave, Cvoid, (Int8,), $before)
            $returned
        end
        $pointer() = @cfunction($name, C.P, ($(types...),))
    end)
end

function guarded(f, ctx)
    task = current_task()
    sticky = task.sticky
    task.sticky = true # the call has to return on the thread that it came on
    inside = C.enter_callback()
    try
        ctx == C_NULL ? f() : with_context(f, Context(ctx, true))
        C_NULL
    catch exception
        error_of(exception)
    finally
        C.leave_callback(inside)
        task.sticky = sticky
    end
end

const Pointers = Ptr{C.P}
input(T, p::C.P) = maybe(T, context(), p)
inputs(p::Pointers, n) = Any[input(Tensor, unsafe_load(p, i)) for i in 1:n]

# What a callback gives back has to live until libnnc has read it, behind the callback's end.
give(x::Handle) = (task_local_storage(:nnc_given, x); pointer_of(x))
give(::Nothing) = C_NULL
give!(out::Pointers, x) = unsafe_store!(out, give(x))
outputs(::Nothing) = ()
outputs(x::Tensor) = (x,)
outputs(xs) = xs
function give_all!(out::Pointers, capacity, count::Ptr{Int64}, result)
    xs = outputs(result)
    length(xs) <= capacity ||
        throw(NNCError(C.NNC_E_INVALID, "julia", "$(length(xs)) outputs, where there is room for $capacity"))
    for (i, x) in enumerate(xs)
        x isa Union{Tensor,Nothing} ||
            throw(NNCError(C.NNC_E_INVALID, "julia", "output $i is a $(typeof(x)), not a Tensor"))
        unsafe_store!(out, x === nothing ? C_NULL : pointer_of(x), i)
    end
    task_local_storage(:nnc_given, xs)
    count == C_NULL || unsafe_store!(count, length(xs))
    nothing
end

"The table of C that calls Julia functions of this kind."
function table_of end
const TABLES = Dict{Any,Any}()
const TABLES_LOCK = Threads.SpinLock()
# Function pointers belong to the process: they are made when they are needed, not when the package is compiled.
cached_table(make, kind) = lock(() -> get!(make, TABLES, kind), TABLES_LOCK)

@trampoline function call_tensors(self::UInt, ctx::C.P, tensors::Pointers, n::Int64, out::Pointers, capacity::Int64,
                           count::Ptr{Int64})
    give_all!(out, capacity, count, object_at(self)(inputs(tensors, n)...))
end
table_of(T::Type{C.nnc_callback}) = cached_table(T) do
    Ref(T(sizeof(T), call_tensors_pointer(), post_pointer()))
end

@trampoline function call_module(self::UInt, ctx::C.P, mod::C.P)
    object_at(self)(input(NNModule, mod))
end
table_of(T::Type{C.nnc_module_callback}) = cached_table(T) do
    Ref(T(sizeof(T), call_module_pointer()))
end

@trampoline function call_optimizer_hook(self::UInt, ctx::C.P, optimizer::C.P, state::C.P, out::Pointers)
    opt = input(Optimizer, optimizer)
    result = state == C_NULL ? object_at(self)(opt) : object_at(self)(opt, input(Named, state))
    result isa Named && give!(out, result)
end
table_of(T::Type{C.nnc_optimizer_hook}) = cached_table(T) do
    Ref(T(sizeof(T), call_optimizer_hook_pointer(), post_pointer()))
end

# A hook of modules with what it is given of (module, inputs, kwargs, outputs), by their places.
struct ModuleHook
    f::Any
    parts::Vector{Int}
end
@trampoline function call_module_hook(self::UInt, ctx::C.P, mod::C.P, ins::Pointers, n::Int64, kw::C.P,
                           outs::Pointers, m::Int64, replaced::Pointers, capacity::Int64, n_replaced::Ptr{Int64},
                           replaced_kwargs::Pointers)
    hook = object_at(self)
    named = kw == C_NULL ? NamedTuple() : (; tensors_of(input(Kwargs, kw))...)
    all = (input(NNModule, mod), Tuple(inputs(ins, n)), named, Tuple(inputs(outs, m)))
    result = hook.f(all[hook.parts]...)
    if result isa Tuple{Any,NamedTuple}
        bag = kwargs_argument(result[2])
        give_all!(replaced, capacity, n_replaced, result[1])
        bag isa Kwargs && (task_local_storage(:nnc_given_kwargs, bag); unsafe_store!(replaced_kwargs, pointer_of(bag)))
    elseif result !== nothing
        give_all!(replaced, capacity, n_replaced, result)
    end
end
table_of(T::Type{C.nnc_module_hook}) = cached_table(T) do
    Ref(T(sizeof(T), call_module_hook_pointer(), post_pointer()))
end

@trampoline function call_registration_hook(self::UInt, ctx::C.P, mod::C.P, name::Cstring, tensor::C.P, child::C.P,
                           new_tensor::Pointers, new_child::Pointers)
    x = tensor == C_NULL ? input(NNModule, child) : input(Tensor, tensor)
    result = object_at(self)(input(NNModule, mod), unsafe_string(name), x)
    result isa Tensor && give!(new_tensor, result)
    result isa NNModule && give!(new_child, result)
end
table_of(T::Type{C.nnc_registration_hook}) = cached_table(T) do
    Ref(T(sizeof(T), call_registration_hook_pointer(), post_pointer()))
end

@trampoline function call_state_dict_hook(self::UInt, ctx::C.P, mod::C.P, state::C.P, prefix::Cstring,
                           keep_vars::Int32, missing_keys::C.P, unexpected_keys::C.P, error_msgs::C.P)
    named = [input(Named, p) for p in (missing_keys, unexpected_keys, error_msgs)]
    object_at(self)(input(NNModule, mod); state_dict=input(Named, state),
                    prefix=prefix == C_NULL ? "" : unsafe_string(prefix), keep_vars=keep_vars != 0,
                    missing_keys=named[1], unexpected_keys=named[2], error_msgs=named[3])
end
table_of(T::Type{C.nnc_state_dict_hook}) = cached_table(T) do
    Ref(T(sizeof(T), call_state_dict_hook_pointer(), post_pointer()))
end
