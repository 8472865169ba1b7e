# SPDX-License-Identifier: Apache-2.0
# The Julia package as ranks of mpirun: NNC.Distributed. A rank that fails says why, and ends.
using Test
using NNC, NNC.Distributed
const dist = NNC.Distributed

const folder = ARGS[1]
@test !is_initialized()
@test_throws NNCError barrier()
group = init_process_group(timeout=60.0, trace=true)
@test is_initialized() && isopen(group)
const rank, size_ = dist.rank(), world_size()
@test repr(group) == "ProcessGroup(rank $rank of $size_)"
@test dist.version() == NNC.version()

# ---- collectives ----

list(t) = vec(Array(t))
x = tensor(Float32[1, 2]) .* (rank + 1)
total = size_ * (size_ + 1) / 2
@test list(all_reduce(x)) == [total, 2 * total]
@test list(all_reduce!(clone(x), "max")) == [size_, 2 * size_]
@test list(dist.broadcast(x, size_ - 1)) == [size_, 2 * size_]
@test list(dist.broadcast!(clone(x))) == [1, 2]
@test size(all_gather(x)) == (2 * size_,)
@test Array(reduce_scatter(ones(Tensor, size_, 3))) == fill(size_, 1, 3)
shared = fill(Float64(rank), 2)
all_reduce!(Tensor(shared), :avg)
@test shared == fill((size_ - 1) / 2, 2)

leaf = requires_grad!(tensor(Float32[1, 2]))
backward(sum(all_reduce(leaf) .* (rank + 1)))
@test list(leaf.grad) == [total, total]
leaf = requires_grad!(tensor(Float32[1, 2]))
backward(sum(all_gather(leaf)) + sum(dist.broadcast(leaf)))
@test list(leaf.grad) == fill(rank == 0 ? 2 * size_ : size_, 2)
leaf = requires_grad!(ones(Tensor, size_, 3))
backward(sum(reduce_scatter(leaf)))
@test Array(leaf.grad) == ones(size_, 3)

code(f) =
    try
        f()
        nothing
    catch e
        e isa NNCError || rethrow()
        (e.code, e.message)
    end
unknown = code(() -> all_reduce(x, "mean"))
@test unknown[1] == NNC.C.NNC_E_UNKNOWN && occursin("avg", unknown[2])
@test code(() -> dist.broadcast(x, size_))[1] == NNC.C.NNC_E_INDEX
@test_throws ArgumentError all_reduce(x, "a\0b")

# ---- modules ----

function train(distributed)
    manual_seed(0)
    model = called = Sequential(Linear(4, 8), ReLU(), Linear(8, 2))
    distributed && (called = DistributedDataParallel(model; bucket_cap_mb=0.0001, broadcast_buffers=false))
    optimizer = SGD(model; lr=0.1)
    inputs, targets = randn(Tensor, 4 * size_, 4), randint(0, 2, (4 * size_,))
    if distributed
        mine = 4 * rank + 1 : 4 * rank + 4
        inputs, targets = inputs[mine, :], targets[mine]
    end
    for _ in 1:3
        zero_grad!(optimizer)
        backward(cross_entropy(called(inputs), targets))
        step!(optimizer)
    end
    model
end
one_rank, many = train(false), train(true)
for (p, q) in zip(parameters(one_rank), parameters(many))
    @test allclose(p, q; atol=1e-6)
end

ddp = DistributedDataParallel(Linear(2, 1; bias=false); group=group)
@test keys(state_dict(ddp)) == ["module.weight"]
given = no_sync(ddp) do
    backward(sum(ddp(full((1, 2), Float64(rank)))))
    :result
end
@test given === :result
@test list(ddp.module.weight.grad) == [rank, rank]
zero_grad!(ddp)
@test_throws ErrorException no_sync(() -> error("mine"), ddp)
backward(sum(ddp(full((1, 2), Float64(rank)))))
@test list(ddp.module.weight.grad) == fill((size_ - 1) / 2, 2)
@test code(() -> no_sync(() -> nothing, ddp.module))[1] == NNC.C.NNC_E_HANDLE

sync = convert_sync_batchnorm(Sequential(BatchNorm1d(2)))
y = sync(tensor(Float32[rank 0; rank 1]))
@test abs(list(all_reduce!(sum(detach(y), 0)))[1]) < 1e-5

@test verify_module(many) === many
different = Linear(2, 1 + rank)
@test code(() -> verify_module(different))[1] == (size_ == 1 ? nothing : NNC.C.NNC_E_INVALID)
manual_seed(rank)
same = broadcast_module!(Linear(2, 2), size_ - 1)
weight = detach(same.weight)
@test list(all_reduce(weight, "max")) == list(all_reduce(weight, "min"))

# ---- data ----

sampler = set_epoch!(DistributedSampler(1:11; num_replicas=3, rank=1, seed=7), 2)
@test collect(sampler) == [9, 3, 1, 6]
@test length(sampler) == 4
dataset = TensorDataset(arange(13))
sampler = DistributedSampler(dataset; group=group)
seen = zeros(13)
for epoch in 0:1
    set_epoch!(sampler, epoch)
    loader = DataLoader(dataset; sampler=BatchSampler(sampler, 2))
    @test length(loader) == cld(cld(13, size_), 2)
    for batch in loader, i in list(batch)
        seen[i+1] += 1
    end
end
all_reduce!(Tensor(seen))
@test all(seen .>= 2)

# ---- optimizers and checkpoints ----

zero_optimizer = ZeroRedundancyOptimizer(many, Adam; lr=0.01)
@test get_option(zero_optimizer.optim, :lr) == 0.01
backward(sum(many(ones(Tensor, 1, 4))))
step!(zero_optimizer)
load_state_dict!(zero_optimizer, state_dict(zero_optimizer))
zero_grad!(zero_optimizer)
@test all(p -> p.grad === nothing, parameters(many))
verify_module(many)

path = joinpath(folder, "run.pt")
# (state_dict is collective, save is of rank 0's entries.)
entries = Dict("model" => state_dict(many), "optimizer" => state_dict(zero_optimizer), "epoch" => 3)
dist.save(rank == 0 ? entries : nothing, path)
found = dist.load(path)
@test value(found, "epoch") == "3" && haskey(found, "model.0.weight")
@test found["model.0.weight"] == many[1].weight
load_state_dict!(zero_optimizer, found["optimizer"])
@test code(() -> dist.load(path * ".none"))[1] == NNC.C.NNC_E_FILE

# ---- groups ----

trace = joinpath(folder, "trace_$rank.json")
export_chrome_trace(group, trace)
@test occursin("traceEvents", read(trace, String))
close(zero_optimizer)
@test code(() -> step!(zero_optimizer))[1] == NNC.C.NNC_E_HANDLE

# A group that has failed, and one that is closed, leave the other one as it was.
second = scope(() -> ProcessGroup(timeout=60.0))
barrier(second)
barrier()
abort("the disk is full"; group=second)
failure = code(() -> barrier(second))
@test failure[1] == NNC.C.NNC_E_STATE && occursin("the disk is full", failure[2])
close(second)
@test code(() -> barrier(second))[1] == NNC.C.NNC_E_HANDLE
@test_throws NNCError world_size(second)
@test repr(second) == "ProcessGroup(closed)"

# What nobody has any more is released.
function make_and_drop()
    own = ProcessGroup(timeout=60.0)
    ddp = DistributedDataParallel(Linear(2, 1); group=own)
    step!(ZeroRedundancyOptimizer(ddp, "SGD"; group=own, lr=0.1))
end
function settled()
    for _ in 1:3
        GC.gc()
        NNC.sweep()
    end
    live_handles()
end
before = settled()
make_and_drop()
@test settled() == before

barrier()
destroy_process_group()
@test !is_initialized()
# Every function of the header is declared, and has been called here: its address has been looked up.
header = replace(read(joinpath(ARGS[2], "nnc/mpi.h"), String), r"/\*.*?\*/"s => "")
functions = Set(m[1] for m in eachmatch(r"NNC_(?:API|CHECKED)\s[^;(]*?\b(nnc_\w+)\(", header))
@test length(functions) > 28 && functions == Set(string.(dist.NAMES))
@test [name for (name, p) in zip(dist.NAMES, dist.ADDRESSES) if p == C_NULL] == []
# Each name has a docstring.
documented = Set(binding.var for binding in keys(Base.Docs.meta(dist)))
public = setdiff([names(dist); [:broadcast, :broadcast!, :rank, :save, :load, :version, :indices]], [:Distributed])
@test setdiff(public, documented) == []
rank == 0 && println("$size_ ranks: well")
