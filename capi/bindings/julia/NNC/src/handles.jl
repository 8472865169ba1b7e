# SPDX-License-Identifier: Apache-2.0
# Objects of libnnc, and the context in which calls are made.
export Tensor, NNModule, Optimizer, LRScheduler, Dataset, Sampler, DataLoader, Hook, CustomFunction, PackedSequence,
    Program, Profiler, SummaryWriter, Named, Context
export no_grad, enable_grad, scope, keep, is_same, with_settings, with_context, manual_seed, live_handles, set_printoptions

"""
An object of libnnc. It is released when nobody has it any more, or by `close`, after which every use
is an `NNCError` with the code `NNC_E_HANDLE`. Objects may be used and closed by any thread.
"""
abstract type Handle end

Base.cconvert(::Type{C.P}, h::Handle) = h
Base.unsafe_convert(::Type{C.P}, h::Handle) = getfield(h, :pointer)
pointer_of(h::Handle) = getfield(h, :pointer)
pointer_or_null(h::Handle) = h
pointer_or_null(::Nothing) = C_NULL

"Gives the object back to libnnc now. A second time changes nothing."
function Base.close(h::Handle)
    p = getfield(h, :pointer)
    setfield!(h, :pointer, C_NULL)
    p == C_NULL || C.nnc_release(p)
    nothing
end
"Are both of one object? A parameter, or a gradient, is one object however often it is asked for."
is_same(a::Handle, b::Handle) = C.nnc_object_id(a) == C.nnc_object_id(b) != 0
Base.isopen(h::Handle) = getfield(h, :pointer) != C_NULL

"""
Settings, a random generator and perhaps a scope, as in `<nnc/context.h>`. Each task has a current
one, at first the process's default; `no_grad`, `scope`, `with_settings` and `with_context` change it
for a block. A new task begins with the default one.
"""
mutable struct Context <: Handle
    pointer::C.P
    # Handles that are made in a callback are taken out of the scope that ends with it: in Julia an
    # object lives as long as somebody has it.
    keeps::Bool
end
Context(c::Context, p::C.P) = finalizer(close, Context(p, c.keeps))
const DEFAULT = Context(C_NULL, false)

context() = get(task_local_storage(), :nnc_context, DEFAULT)::Context

"Runs `f()` with `c` as the current context."
with_context(f, c::Context) = task_local_storage(f, :nnc_context, c)

function new_context(make, keeps)
    out = Ref(C_NULL)
    check(make(out))
    finalizer(close, Context(out[], keeps))
end
"A variant of the current context, as `nnc_ctx_fork`: `fork_context(; grad=false, seed=1)`."
fork_context(; settings...) = fork_context(python_arguments((), settings))
function fork_context(settings::AbstractString)
    c = context()
    new_context(out -> C.nnc_ctx_fork(c, settings, out), c.keeps)
end
function in_new_context(f, c::Context)
    try
        with_context(f, c)
    finally
        close(c)
    end
end

"""
    with_settings(f; settings...)

Runs `f()` under a variant of the current context: `with_settings(; threads=1, default_dtype=Float64) do`.
"""
with_settings(f; settings...) = in_new_context(f, fork_context(; settings...))
"Runs `f()` without recording operations for backward."
no_grad(f) = in_new_context(f, fork_context("grad=False"))
"Runs `f()` recording operations for backward, also within `no_grad`."
enable_grad(f) = in_new_context(f, fork_context("grad=True"))

"""
    scope(f)

Runs `f()`, then releases every object that was made meanwhile in this task, at once instead of when
the collector finds it, but for those given to `keep`.
"""
scope(f) = in_new_context(f, new_context(out -> C.nnc_ctx_scope(context(), out), false))
"Takes an object out of its `scope`. Returns it."
keep(h::Handle) = (C.nnc_keep(h); h)

"The setting of the current context as text: `setting(:grad)`."
function setting(name)
    out = Ref(C_NULL)
    check(C.nnc_ctx_get(context(), string(name), out))
    take_string(out[])
end
"Seeds the current context's generator: what is drawn next are PyTorch's numbers after `torch.manual_seed(seed)`."
manual_seed(seed::Integer) = check(C.nnc_manual_seed(context(), seed % Int64))
"How tensors are printed, as `torch.set_printoptions`."
function set_printoptions(; precision=nothing, threshold=nothing, edgeitems=nothing, linewidth=nothing,
                          profile=nothing, sci_mode=nothing)
    check(C.nnc_set_printoptions(context(), optional(Int64, precision), optional(Int64, threshold),
                                 optional(Int64, edgeitems), optional(Int64, linewidth), text_argument(profile),
                                 optional(Int32, sci_mode)))
end

"The objects alive in the process, for finding leaks."
live_handles() = C.nnc_live_handles()
"The version of libnnc."
version() = VersionNumber(unsafe_string(C.nnc_version()))
"Can libnnc make what is named, \"nn.Conv2d\" or \"nn.Conv2d.padding_mode\"?"
has(name) = C.nnc_has(name) == 1
"The arguments of a constructor with their defaults; nothing if there is none of that name."
function signature(name)
    p = C.nnc_signature(name)
    p == C_NULL ? nothing : unsafe_string(p)
end

memory_allocated() = C.nnc_memory_allocated()
max_memory_allocated() = C.nnc_max_memory_allocated()
memory_reserved() = C.nnc_memory_reserved()
max_memory_reserved() = C.nnc_max_memory_reserved()
reset_peak_memory_stats() = C.nnc_reset_peak_memory_stats()
empty_cache() = C.nnc_empty_cache()

# Note [Memory that the collector does not see]
# A tensor is a few bytes to Julia's collector, which would let gigabytes of them gather. So every
# 16th object that is made looks at how much memory libnnc has in use, and lets the collector run
# when that has grown by half, or 128 MiB, since it last did. Not in callbacks: what is released
# during a call may live until that ends, and so nothing would be won.
const MADE = Ref(0)
const COLLECT_AT = Ref(128 << 20)
function made()
    MADE[] = (MADE[] + 1) & 15
    MADE[] == 0 && C.nnc_memory_allocated() > COLLECT_AT[] && collect_garbage()
    nothing
end
@noinline function collect_garbage()
    GC.gc(false)
    C.nnc_memory_allocated() > COLLECT_AT[] - (COLLECT_AT[] >> 3) && GC.gc(true)
    COLLECT_AT[] = C.nnc_memory_allocated() + max(C.nnc_memory_allocated() >> 1, 128 << 20)
end

for kind in (:Tensor, :NNModule, :Optimizer, :LRScheduler, :Named, :Kwargs, :Hook, :CustomFunction, :FunctionContext,
             :PackedSequence, :Program, :Dataset, :Sampler, :DataLoader, :LoaderPass, :Profiler, :SummaryWriter)
    @eval begin
        mutable struct $kind <: Handle
            pointer::C.P
            function $kind(c::Context, p::C.P)
                c.keeps || made()
                finalizer(close, new(c.keeps ? C.nnc_keep(p) : p))
            end
        end
    end
end

"The object, or nothing for NULL."
maybe(kind::Type{T}, c, p) where {T} = p == C_NULL ? nothing : kind(c, p)
several(kind::Type{T}, c, pointers, n) where {T} = T[kind(c, pointers[i]) for i in 1:n]

function take_string(p::C.P)
    p == C_NULL && return nothing
    result = unsafe_string(Ptr{UInt8}(C.nnc_string_data(p)), C.nnc_string_size(p))
    C.nnc_release(p)
    result
end
