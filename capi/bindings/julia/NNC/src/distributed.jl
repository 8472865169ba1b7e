# SPDX-License-Identifier: Apache-2.0
# torch.distributed over MPI: libnnc-mpi, a library of its own, which is opened when it is first used.

"""
Training on several processes: `torch.distributed` over MPI. Each rank of `mpirun -np 4 julia train.jl` runs

    using NNC, NNC.Distributed

    init_process_group()
    model = DistributedDataParallel(Linear(4, 2))

libnnc-mpi is `ENV["NNC_MPI_LIBRARY"]`, else where the loader looks for libraries. It is opened when it is
first used. Functions are collective unless they say otherwise: all ranks call the same ones in the same order.
Their `group` is the first one that `init_process_group` has made where none is given. When a rank is gone the
functions of the group are an `NNCError` with the code `NNC_E_STATE` on all others; `<nnc/mpi.h>` has the
details. What is not exported has the name of another function: `NNC.Distributed.broadcast`, `broadcast!`, `rank`,
`save`, `load`, `version`. `nnc_mpi_...` are the functions of C as they are.
"""
module Distributed

import ..NNC
import ..NNC: BatchSampler, export_chrome_trace, load_state_dict!, state_dict, step!, zero_grad!
using ..NNC: Context, Dataset, Handle, Named, NNCError, NNModule, Optimizer, Sampler, Tensor
using ..NNC: alive, check, context, keep, named_argument, options_argument, pointer_of, pointer_or_null, python_arguments
using ..NNC.C: @foreign, @foreign_waiting, NNC_E_STATE, P, wait_for_turn
using Base: cconvert, unsafe_convert
import Libdl

export ProcessGroup, init_process_group, is_initialized, destroy_process_group, abort, world_size, barrier, all_reduce,
    all_reduce!, all_gather, reduce_scatter, DistributedDataParallel, no_sync, convert_sync_batchnorm, verify_module,
    broadcast_module!, DistributedSampler, set_epoch!, ZeroRedundancyOptimizer

# ---- the functions of C ----

const NAMES = Symbol[]
const ADDRESSES = P[]
const LIBRARY = Ref{P}(C_NULL)

"Opens libnnc-mpi, unless that has been done; an error says how it is found."
function open_library()
    LIBRARY[] == C_NULL || return LIBRARY[]
    # UCX, on which an MPI may stand, would take SIGSEGV for a crash: Julia stops its threads with it.
    haskey(ENV, "UCX_ERROR_SIGNALS") || (ENV["UCX_ERROR_SIGNALS"] = "SIGILL,SIGBUS,SIGFPE")
    named = get(ENV, "NNC_MPI_LIBRARY", "")
    said = ""
    # A name without a version belongs to the files for developers, which may not be there.
    for path in (isempty(named) ? ("libnnc-mpi.so.1", "libnnc-mpi.1", "libnnc-mpi") : (named,))
        try
            # The parts of an MPI that are loaded later look for its functions.
            return LIBRARY[] = Libdl.dlopen(path, Libdl.RTLD_LAZY | Libdl.RTLD_GLOBAL)
        catch e
            isempty(said) && (said = sprint(showerror, e))
        end
    end
    error("libnnc-mpi cannot be opened: set NNC_MPI_LIBRARY to its path ($said)")
end

@inline function address(i)
    p = @inbounds ADDRESSES[i]
    p == C_NULL ? resolve(i) : p
end
@noinline resolve(i) = ADDRESSES[i] = Libdl.dlsym(open_library(), NAMES[i])

@foreign nnc_mpi_version()::Cstring
@foreign_waiting nnc_mpi_init(ctx::P, comm::P, options::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_mpi_finalize(ctx::P, group::P)::P
@foreign_waiting nnc_mpi_abort(ctx::P, group::P, message::Cstring)::P
@foreign nnc_mpi_rank(group::P)::Int64
@foreign nnc_mpi_world_size(group::P)::Int64
@foreign_waiting nnc_mpi_export_chrome_trace(ctx::P, group::P, path::Cstring)::P
@foreign_waiting nnc_mpi_barrier(ctx::P, group::P)::P
@foreign_waiting nnc_mpi_all_reduce_(ctx::P, group::P, tensor::P, op::Cstring)::P
@foreign_waiting nnc_mpi_all_reduce(ctx::P, group::P, input::P, op::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_mpi_broadcast_(ctx::P, group::P, tensor::P, src::Int64)::P
@foreign_waiting nnc_mpi_broadcast(ctx::P, group::P, input::P, src::Int64, out::Ptr{P})::P
@foreign_waiting nnc_mpi_all_gather_tensor(ctx::P, group::P, input::P, gather_dim::Int64, out::Ptr{P})::P
@foreign_waiting nnc_mpi_reduce_scatter_tensor(ctx::P, group::P, input::P, op::Cstring, scatter_dim::Int64, out::Ptr{P})::P
@foreign_waiting nnc_mpi_verify_module(ctx::P, group::P, mod::P)::P
@foreign_waiting nnc_mpi_broadcast_module(ctx::P, group::P, mod::P, src::Int64)::P
@foreign_waiting nnc_mpi_distributed_data_parallel_new(ctx::P, group::P, mod::P, options::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_mpi_set_require_backward_grad_sync(ctx::P, ddp::P, require_backward_grad_sync::Int32)::P
@foreign_waiting nnc_mpi_convert_sync_batchnorm(ctx::P, group::P, mod::P, out::Ptr{P})::P
@foreign_waiting nnc_mpi_distributed_sampler_indices(ctx::P, group::P, length::Int64, options::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_mpi_distributed_sampler_new(ctx::P, group::P, dataset::P, options::Cstring, out::Ptr{P})::P
@foreign_waiting nnc_mpi_zero_redundancy_optimizer_new(ctx::P, group::P, text::Cstring, mod::P, out::Ptr{P})::P
@foreign_waiting nnc_mpi_zero_step(ctx::P, zero::P)::P
@foreign_waiting nnc_mpi_zero_zero_grad(ctx::P, zero::P)::P
@foreign_waiting nnc_mpi_zero_optimizer(ctx::P, zero::P, out::Ptr{P})::P
@foreign_waiting nnc_mpi_zero_state_dict(ctx::P, zero::P, out::Ptr{P})::P
@foreign_waiting nnc_mpi_zero_load_state_dict(ctx::P, zero::P, state_dict::P)::P
@foreign_waiting nnc_mpi_save(ctx::P, group::P, named::P, path::Cstring)::P
@foreign_waiting nnc_mpi_load(ctx::P, group::P, path::Cstring, options::Cstring, out::Ptr{P})::P

"The object that a function puts out in the current context."
function made(T, f, arguments...)
    c, out = context(), Ref(C_NULL)
    check(f(c, arguments..., out))
    T(c, out[])
end

# ---- groups ----

"""
    ProcessGroup(; comm=nothing, timeout=1800.0, heartbeat_timeout=30.0, check=true, monitor=true, trace=false)

A group of all ranks of mpirun, beside that of `init_process_group`. `comm` may be another communicator: a `Ref` of
an `MPI_Comm`, of MPI.jl `Ref(comm.val)`. `<nnc/mpi.h>` says what the options mean. The group is left when the object
is released.
"""
mutable struct ProcessGroup <: Handle
    pointer::P
    # It outlives a scope in which it is made, as modules and optimizers do with which it is shared.
    ProcessGroup(::Context, p::P) = keep(finalizer(close, new(p)))
end
ProcessGroup(; comm=nothing, options...) =
    made(ProcessGroup, nnc_mpi_init, comm === nothing ? C_NULL : comm, options_argument(options))

Base.show(io::IO, g::ProcessGroup) =
    print(io, "ProcessGroup(", isopen(g) ? "rank $(rank(g)) of $(world_size(g))" : "closed", ")")

# The group where none is given.
const GROUP = Ref{Union{ProcessGroup,Nothing}}(nothing)
of(group::ProcessGroup) = group
function of(::Nothing)
    GROUP[] === nothing && throw(NNCError(NNC_E_STATE, "NNC.Distributed", "init_process_group has not been called"))
    GROUP[]
end

"""
    init_process_group(; options...)

Makes a group of all ranks of mpirun, as `ProcessGroup(; options...)`, which the functions here take where none is
given, and begins MPI if the program has not.
"""
function init_process_group(; options...)
    group = ProcessGroup(; options...)
    GROUP[] === nothing && (GROUP[] = group)
    group
end
"Has `init_process_group` been called? Not collective."
is_initialized() = GROUP[] !== nothing

"Waits for the other ranks, leaves the group, and ends MPI if the library has begun it: the last call of a program."
function destroy_process_group(group=nothing)
    leaving = of(group)
    check(nnc_mpi_finalize(context(), leaving))
    leaving === GROUP[] && (GROUP[] = nothing)
    nothing
end

"This rank cannot go on: the others end with an error that has its number and the message. Not collective."
abort(message; group=nothing) = check(nnc_mpi_abort(context(), of(group), string(message)))

"The number of this rank, from 0. Not collective."
rank(group=nothing) = Int(alive(nnc_mpi_rank(of(group)), "nnc_mpi_rank"))
"How many ranks there are. Not collective."
world_size(group=nothing) = Int(alive(nnc_mpi_world_size(of(group)), "nnc_mpi_world_size"))
"The version of libnnc-mpi."
version() = VersionNumber(unsafe_string(nnc_mpi_version()))

"""
    export_chrome_trace(group::ProcessGroup, path)

Writes what happened on this rank since `init_process_group(; trace=true)`, for chrome://tracing and Perfetto. Not
collective.
"""
export_chrome_trace(group::ProcessGroup, path::AbstractString) =
    check(nnc_mpi_export_chrome_trace(context(), group, path))

# ---- collectives on tensors ----

"Returns when all ranks have called it."
barrier(group=nothing) = check(nnc_mpi_barrier(context(), of(group)))

"""
    all_reduce!(tensor, op="sum"; group=nothing)

In place: the elements of all ranks, reduced by `"sum"`, `"avg"`, `"product"`, `"min"`, `"max"`, `"band"`, `"bor"` or
`"bxor"`. Returns the tensor.
"""
function all_reduce!(tensor::Tensor, op="sum"; group=nothing)
    check(nnc_mpi_all_reduce_(context(), of(group), tensor, string(op)))
    tensor
end
"""
    all_reduce(input, op="sum"; group=nothing)

As `all_reduce!`, a new tensor, with a gradient if `op` is `"sum"` or `"avg"`: that of all ranks, reduced alike.
"""
all_reduce(input::Tensor, op="sum"; group=nothing) = made(Tensor, nnc_mpi_all_reduce, of(group), input, string(op))

"""
    broadcast!(tensor, src=0; group=nothing)

In place: the elements that it has on rank `src`. Returns the tensor.
"""
function broadcast!(tensor::Tensor, src=0; group=nothing)
    check(nnc_mpi_broadcast_(context(), of(group), tensor, src))
    tensor
end
"""
    broadcast(input, src=0; group=nothing)

As `broadcast!`, a new tensor with a gradient: the sum of all ranks' for rank `src`, and zeros for the others.
"""
broadcast(input::Tensor, src=0; group=nothing) = made(Tensor, nnc_mpi_broadcast, of(group), input, src)

"""
    all_gather(input, gather_dim=0; group=nothing)

The inputs of all ranks one after the other along a dimension, counted from 0: torch's `all_gather_tensor`. The
gradient is reduce-scattered.
"""
all_gather(input::Tensor, gather_dim=0; group=nothing) =
    made(Tensor, nnc_mpi_all_gather_tensor, of(group), input, gather_dim)
"""
    reduce_scatter(input, op="sum", scatter_dim=0; group=nothing)

Of the inputs, reduced, this rank's part along a dimension: torch's `reduce_scatter_tensor`. The gradient is gathered.
"""
reduce_scatter(input::Tensor, op="sum", scatter_dim=0; group=nothing) =
    made(Tensor, nnc_mpi_reduce_scatter_tensor, of(group), input, string(op), scatter_dim)

# ---- modules ----

"""
    DistributedDataParallel(m; group=nothing, bucket_cap_mb=25.0, find_unused_parameters=false, ...)

A module that calls `m`, its child `module`, and whose backward leaves in every gradient the mean of all ranks.
Options are those of `nnc_mpi_distributed_data_parallel_new`: also `broadcast_buffers`, `gradient_as_bucket_view`,
`static_graph`, `gradient_compression`, `error_feedback`.
"""
DistributedDataParallel(m::NNModule; group=nothing, options...) =
    made(NNModule, nnc_mpi_distributed_data_parallel_new, of(group), m, options_argument(options))

"""
    no_sync(f, ddp)

Runs `f()`. Gradients of forwards within are added up on each rank alone, until the backward of a later one. Not
collective, but the same on all ranks.
"""
function no_sync(f, ddp::NNModule)
    check(nnc_mpi_set_require_backward_grad_sync(context(), ddp, 0))
    try
        f()
    finally
        check(nnc_mpi_set_require_backward_grad_sync(context(), ddp, 1))
    end
end

"""
    convert_sync_batchnorm(m; group=nothing)

Puts `SyncBatchNorm` into the place of each `BatchNorm` of the module: its statistics are those of the batches of all
ranks. Returns the module, or what is in its place if it is one itself.
"""
convert_sync_batchnorm(m::NNModule; group=nothing) = made(NNModule, nnc_mpi_convert_sync_batchnorm, of(group), m)

"An error on all ranks if parameters or buffers differ between them, which names the first. Returns the module."
verify_module(m::NNModule; group=nothing) = (check(nnc_mpi_verify_module(context(), of(group), m)); m)
"Gives parameters and buffers the values that they have on rank `src`. Returns the module."
broadcast_module!(m::NNModule, src=0; group=nothing) =
    (check(nnc_mpi_broadcast_module(context(), of(group), m, src)); m)

# ---- data ----

"""
    DistributedSampler(dataset; num_replicas=nothing, rank=nothing, shuffle=true, seed=0, drop_last=false, group=nothing)

This rank's part of the samples of each epoch, of anything with a `length`: `for i in sampler` gives torch's indices,
from 0. Before each epoch comes `set_epoch!`. For a loader it is put into batches:
`DataLoader(dataset; sampler=BatchSampler(sampler, 64))`. Not collective.
"""
mutable struct DistributedSampler
    dataset::Any
    group::Union{ProcessGroup,Nothing}
    options::Dict{Symbol,Any}
end
DistributedSampler(dataset; num_replicas=nothing, rank=nothing, shuffle=true, seed=0, drop_last=false, group=nothing) =
    DistributedSampler(dataset, group, Dict{Symbol,Any}(:num_replicas => num_replicas, :rank => rank, :seed => seed,
                                                        :shuffle => Bool(shuffle), :drop_last => Bool(drop_last)))

"""
    set_epoch!(sampler, epoch; start=0)

The epoch whose order comes next. `start` is how many of its samples the ranks have had together, to go on within it.
"""
function set_epoch!(s::DistributedSampler, epoch; start=0)
    s.options[:epoch], s.options[:start] = epoch, start
    s
end
group_of(s::DistributedSampler) = pointer_or_null(s.group === nothing ? GROUP[] : s.group)

"This rank's indices for the epoch, a tensor of Int64."
indices(s::DistributedSampler) = made(Tensor, nnc_mpi_distributed_sampler_indices, group_of(s), length(s.dataset),
                                      python_arguments((), s.options))
Base.length(s::DistributedSampler) = length(indices(s))
Base.eltype(::Type{DistributedSampler}) = Int64
Base.iterate(s::DistributedSampler) = iterate(s, (Array(indices(s)), 1))
Base.iterate(::DistributedSampler, (list, i)) = i <= length(list) ? (list[i], (list, i + 1)) : nothing

"""
    BatchSampler(sampler::DistributedSampler, batch_size, drop_last=false)

The indices of the sampler's present epoch in batches of this rank, for a `DataLoader`.
"""
function BatchSampler(s::DistributedSampler, batch_size, drop_last=false)
    dataset = s.dataset isa Dataset ? s.dataset : Dataset(s.dataset)
    options = (; s.options..., batch_size=batch_size, drop_last_batch=Bool(drop_last))
    made(Sampler, nnc_mpi_distributed_sampler_new, group_of(s), dataset, python_arguments((), options))
end

# ---- optimizers ----

"""
    ZeroRedundancyOptimizer(m, Adam; group=nothing, lr=0.01, ...)

An optimizer of the module's parameters whose state is shared out among the ranks, each of which steps its own part.
`zero.optim` is this rank's `Optimizer`, for options and schedulers, on each rank alike.
"""
mutable struct ZeroRedundancyOptimizer <: Handle
    pointer::P
    ZeroRedundancyOptimizer(c::Context, p::P) = (z = finalizer(close, new(p)); c.keeps ? keep(z) : z)
end
function ZeroRedundancyOptimizer(m::NNModule, optimizer; group=nothing, defaults...)
    class = optimizer isa Function ? nameof(optimizer) : optimizer
    made(ZeroRedundancyOptimizer, nnc_mpi_zero_redundancy_optimizer_new, of(group),
         "$class($(python_arguments((), defaults)))", m)
end
Base.getproperty(z::ZeroRedundancyOptimizer, name::Symbol) =
    name === :optim ? made(Optimizer, nnc_mpi_zero_optimizer, z) : getfield(z, name)
Base.propertynames(::ZeroRedundancyOptimizer) = (:optim,)

"Steps this rank's parameters, and gets the others' from their ranks."
step!(z::ZeroRedundancyOptimizer) = check(nnc_mpi_zero_step(context(), z))
"Sets the gradient of every parameter to none. Not collective."
zero_grad!(z::ZeroRedundancyOptimizer) = check(nnc_mpi_zero_zero_grad(context(), z))
"The state of an optimizer of all parameters, on every rank."
state_dict(z::ZeroRedundancyOptimizer) = made(Named, nnc_mpi_zero_state_dict, z)
"Takes this rank's part out of the state of an optimizer of all parameters, which any number of ranks has saved."
load_state_dict!(z::ZeroRedundancyOptimizer, state) =
    check(nnc_mpi_zero_load_state_dict(context(), z, named_argument(state)))

# ---- checkpoints ----

"""
    save(entries, path; group=nothing)

`NNC.save` by rank 0, whose `entries` alone count; returns when the file is there.
"""
save(entries, path::AbstractString; group=nothing) =
    check(nnc_mpi_save(context(), of(group), rank(group) == 0 ? named_argument(entries) : C_NULL, path))
"""
    load(path; group=nothing, options...)

`NNC.load` by rank 0, which gives what it has read to all.
"""
load(path::AbstractString; group=nothing, options...) =
    made(Named, nnc_mpi_load, of(group), path, options_argument(options))

end # module Distributed
