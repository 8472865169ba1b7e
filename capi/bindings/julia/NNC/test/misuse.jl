# SPDX-License-Identifier: Apache-2.0
# julia --project=NNC --threads 8 NNC/test/misuse.jl: thirty ways of doing it wrong. Each is an error of Julia
# with libnnc's code, function and message, and the process goes on.
using NNC
using Test
const C = NNC.C
const PROJECT = dirname(@__DIR__)

function failure(f)
    try
        f()
    catch e
        e isa NNCError || rethrow()
        return e
    end
    error("no error")
end
code(f) = failure(f).code
leaf(values...) = tensor(collect(Float64, values); requires_grad=true)
status(key) = parse(Int, match(Regex("$key:\\s*(\\d+)"), read("/proc/self/status", String))[1])
function settled()
    for _ in 1:3
        GC.gc()
        NNC.sweep()
    end
    live_handles()
end
# Julia 1.5 has no more threads than the machine has cores, whatever --threads says.
"f(i) for 8 tasks on all threads at once; what each gives, or its exception."
function together(f)
    results = Vector{Any}(undef, 8)
    Threads.@threads for i in 1:8
        results[i] = try
            f(i)
        catch e
            e
        end
    end
    results
end
failing(text) = error(text)
julia_child(script) = run(pipeline(ignorestatus(`$(Base.julia_cmd()) -O0 --compile=min --startup-file=no --project=$PROJECT -e $script`);
                                   stdout=devnull)).exitcode

struct Failing
    n::Int
    at::Int
end
Base.length(f::Failing) = f.n
Base.getindex(f::Failing, i) = i == f.at ? failing("sample $i") : Float32[i]
struct Slow
    seconds::Float64
end
Base.length(::Slow) = 6
Base.getindex(s::Slow, i) = (sleep(s.seconds); Float32[i])
leaf(x::Tensor) = requires_grad!(clone(x))
mutable struct Bomb end
function hold_and_drop(x)
    bomb = finalizer(b -> error("in a finalizer"), Bomb())
    remove(register_hook(g -> (bomb; g), x))
end
function part_of_array(gone)
    A = finalizer(a -> (gone[] += 1), Float32[1 2; 3 4])
    Tensor(A)[2, :]
end
function backward_uses(gone)
    A = finalizer(a -> (gone[] += 1), Float64[1 2; 3 4])
    y = sum(leaf(1, 1) .* Tensor(A)) # the graph needs the array
    A = nothing
    before = gone[]
    settled()
    backward(y)
    gone[] == before
end

@testset "misuse" begin
    Threads.nthreads() >= 2 || @warn "run with --threads 8"

    @testset "1 use after release" begin
        x = leaf(1)
        close(x)
        e = failure(() -> x + 1)
        @test e.code == C.NNC_E_HANDLE && e.op == "nnc_add_scalar_i64" && !isempty(e.message)
        closed = Named("x" => leaf(1))
        close(closed)
        @test code(() -> length(closed)) == C.NNC_E_HANDLE && code(() -> size(x)) == C.NNC_E_HANDLE && code(() -> Array(x)) == C.NNC_E_HANDLE
    end
    @testset "2 double release" begin
        x = leaf(1)
        p = NNC.pointer_of(x)
        close(x)
        close(x)
        C.nnc_release(p)
        @test !isopen(x)
        finalize(x)
    end
    @testset "3 release by another thread during backward" begin
        ok = Ref(true)
        for _ in 1:20
            x = leaf(rand(1000)...)
            ys = [x * i for i in 1:50]
            y = sum(reduce(+, ys))
            task = Threads.@spawn foreach(close, ys)
            backward(y)
            wait(task)
            ok[] &= item(x.grad[1]) == sum(1:50)
        end
        @test ok[]
    end
    @testset "4 wrong dtype" begin
        @test code(() -> embedding(leaf(1), rand(Tensor, 3, 2))) == C.NNC_E_DTYPE
        @test code(() -> requires_grad!(tensor([1]))) == C.NNC_E_DTYPE
        @test_throws MethodError Tensor([1.0im]) # no such element type: there is no method
        @test code(() -> zeros(Tensor, 2; dtype=String)) == C.NNC_E_DTYPE
    end
    @testset "5 wrong shape" begin
        e = failure(() -> Linear(3, 2)(rand(Tensor, 1, 4)))
        @test e.code == C.NNC_E_SHAPE && e.op == "nnc_module_forward" && occursin("1x4 and 3x2", e.message)
    end
    @testset "6 nothing where an object is needed" begin
        @test code(() -> add(leaf(1), nothing)) == C.NNC_E_HANDLE
        @test code(() -> cross_entropy(rand(Tensor, 1, 2), nothing)) == C.NNC_E_HANDLE
        @test_throws MethodError relu(nothing) # the first argument has a type
    end
    @testset "7 a module where a tensor is expected" begin
        out = Ref(C_NULL)
        @test code(() -> NNC.check(C.nnc_relu(C_NULL, Linear(1, 1), out))) == C.NNC_E_HANDLE
        @test code(() -> NNC.check(C.nnc_relu(C_NULL, Ptr{Cvoid}(12345), out))) == C.NNC_E_HANDLE
        @test_throws MethodError relu(Linear(1, 1))
    end
    @testset "8 exception in a forward" begin
        m = Sequential(NNModule((m, x) -> failing("in forward"), "Bad"))
        e = failure(() -> m(leaf(1)))
        @test e.code == C.NNC_E_CALLBACK && e.op == "nnc_module_forward" && occursin("in forward", e.message)
        @test e.cause isa ErrorException && e.cause.msg == "in forward"
        @test code(() -> NNModule((m, x) -> "no tensor", "Bad")(leaf(1))) == C.NNC_E_INVALID
        interrupted = NNModule((m, x) -> throw(InterruptException()), "Bad")
        x = leaf(1)
        register_hook(g -> throw(InterruptException()), x)
        for f in (() -> interrupted(leaf(1)), () -> Sequential(NNModule((m, x) -> interrupted(x), "Outer"))(leaf(1)),
                  () -> backward(sum(x)))
            @test_throws InterruptException f()
        end
    end
    @testset "9 exception in a hook" begin
        x = leaf(1)
        register_hook(g -> failing("in a hook"), x)
        @test occursin("in a hook", failure(() -> backward(sum(x))).message) && x.grad === nothing
    end
    @testset "10 exception in a function's backward" begin
        x = leaf(1)
        f = CustomFunction((ctx, x) -> x * 2, (ctx, g) -> failing("in backward"))
        e = failure(() -> backward(sum(f(x))))
        @test e.code == C.NNC_E_CALLBACK && occursin("in backward", e.message) && x.grad === nothing
    end
    @testset "11 exception in a dataset with workers" begin
        bad = Dataset(Failing(8, 5))
        loader = DataLoader(bad; batch_size=2, num_workers=2)
        seen = 0
        e = failure() do
            for x in loader
                seen += 1
            end
        end
        @test seen == 2 && e.code == C.NNC_E_CALLBACK && occursin("sample 5", e.message)
    end
    @testset "12 exception in an lr lambda" begin
        optimizer = SGD([leaf(1)]; lr=1.0)
        scheduler = LambdaLR(e -> e > 0 ? failing("in a lambda") : 1.0, optimizer)
        @test occursin("in a lambda", failure(() -> step!(scheduler)).message) && get_option(optimizer, :lr) == 1.0
        @test code(() -> LambdaLR(e -> "text", optimizer)) == C.NNC_E_CALLBACK
    end
    @testset "13 exception in a finalizer of what a callback holds" begin
        # Julia prints it and goes on; libnnc never runs finalizers itself.
        x = leaf(1)
        hold_and_drop(x)
        open(f -> redirect_stderr(settled, f), "/dev/null", "w")
        @test item(x + 1) == 2
    end
    @testset "14 an error of libnnc inside a callback" begin
        m = NNModule((m, x) -> m.inner(x), "Outer"; inner=Linear(3, 2))
        e = failure(() -> m(rand(Tensor, 1, 4)))
        @test e.code == C.NNC_E_SHAPE && occursin("1x4 and 3x2", e.message)
        x = leaf(1)
        register_hook(g -> NNC.select(g, 0, 7), x)
        @test code(() -> backward(sum(x))) == C.NNC_E_INDEX
    end
    @testset "15 calls within callbacks" begin
        x, inner = leaf(1), leaf(5)
        register_hook(g -> (enable_grad(() -> backward(sum(inner * 3))); g), x) # hooks run under no_grad
        backward(sum(x))
        @test item(inner.grad) == 3 && item(x.grad) == 1
        depth = Ref(0)
        deep = NNModule("Deep") do m, x
            depth[] += 1
            depth[] < 20 ? m(x) : x * 2
        end
        @test item(deep(leaf(1))) == 2 && depth[] == 20
        endless = NNModule((m, x) -> m(x), "Endless")
        @test code(() -> endless(leaf(1))) == C.NNC_E_CALLBACK
    end
    @testset "16 one optimizer, 8 threads" begin
        x = leaf(0)
        optimizer = SGD([x]; lr=1.0)
        x.grad = tensor([1.0])
        # The closures allocate and let the collector run while other threads wait for the optimizer.
        results = together(i -> (for j in 1:5; step!(() -> (j == 3 && GC.gc(); sum(x * 0)), optimizer); step!(optimizer); end))
        @test all(r -> r === nothing, results) && item(x) == -80
        # The same of a program, whose runs wait for one that calls its function: see
        # Note [Collecting while a call waits].
        program = program_capture(x -> (GC.gc(); relu(x)), [ones(Tensor, 1)])
        @test all(r -> r == true, together(i -> program(ones(Tensor, i)) == ones(Tensor, i)))
    end
    @testset "17 one module, 8 threads" begin
        m = Sequential(Linear(4, 4), NNModule((m, x) -> (rand() < 0.1 && GC.gc(false); relu(x)), "Mine"))
        x = rand(Tensor, 2, 4)
        expected = m(x)
        @test all(r -> r == true, together(i -> all(m(x) == expected for _ in 1:30)))
        eval!(m)
    end
    @testset "18 one graph, 8 threads" begin
        x = leaf(1, 2)
        y = sum(x .^ 2)
        results = together(i -> backward(y))
        @test count(r -> r === nothing, results) == 1 && x.grad == tensor([2.0, 4.0])
        @test all(r -> r === nothing || r isa NNCError && r.code == C.NNC_E_STATE, results)
    end
    @testset "19 fork" begin
        # Julia itself cannot go on in a forked child; the raw layer can.
        x, out = rand(Tensor, 64, 64), Ref(C_NULL)
        product(x, out) = C.nnc_matmul(C_NULL, x, x, out) == C_NULL ? 0 : 1
        @test product(x, out) == 0
        pid = ccall(:fork, Cint, ())
        if pid == 0
            ccall(:_exit, Cvoid, (Cint,), product(x, out))
        end
        state = Ref{Cint}(-1)
        @test ccall(:waitpid, Cint, (Cint, Ptr{Cint}, Cint), pid, state, 0) == pid && state[] == 0
        @test julia_child("using NNC; exit(item(sum(ones(Tensor, 3))) == 3 ? 0 : 1)") == 0
    end
    @testset "20 10,000 tasks" begin
        burst() = @sync for _ in 1:5000
            Threads.@spawn item(sum(ones(Tensor, 8)))
        end
        burst()
        alive, threads, memory = settled(), status("Threads"), status("VmRSS")
        burst()
        @test settled() <= alive && status("Threads") <= threads && status("VmRSS") < memory + 100_000
    end
    @testset "21 tasks that move between threads" begin
        tasks = map(1:8) do i
            Threads.@spawn no_grad() do
                all(1:50) do _
                    yield()
                    NNC.setting(:grad) == "False" && !requires_grad(leaf(1) * 2)
                end
            end
        end
        @test all(fetch, tasks) && NNC.setting(:grad) == "True"
        # A callback stays on its thread, although it yields.
        m = NNModule("Yields") do m, x
            thread = Threads.threadid()
            foreach(_ -> yield(), 1:10)
            Threads.threadid() == thread ? x : x * 0
        end
        @test all(fetch(Threads.@spawn m(leaf(1)) == leaf(1)) for _ in 1:8)
        # Two of one thread, where the one that began first would end first: Note [Tasks that share a thread].
        yields(x) = foreach(_ -> (println(devnull); yield()), 1:length(x))
        twice = NNModule((m, x) -> (yields(x); x * 2), "Twice")
        own = CustomFunction((ctx, x) -> (yields(x); x * 2), (ctx, g) -> (sleep(0.01); g * 2))
        for f in (twice, own, x -> (y = leaf(x); backward(sum(own(y))); y.grad)), lengths in ((2, 9), (9, 2))
            xs = [ones(Tensor, n) for n in lengths]
            tasks = [@async f(x) for x in xs]
            @test all(fetch(t) == x * 2 for (t, x) in zip(tasks, xs))
        end
        samples = [Dataset(Slow(s)) for s in (0.001, 0.003)]
        @test map(fetch, [@async length(collect(DataLoader(d; batch_size=2))) for d in samples]) == [3, 3]
        # What fails undoes nothing of the other's.
        counting = NNModule((m, x) -> (yield(); m.bn(x)), "Counting"; bn=BatchNorm1d(2))
        fails = NNModule((m, x) -> (foreach(_ -> yield(), 1:9); failing("late")), "Fails")
        tasks = [@async(counting(rand(Tensor, 4, 2))), @async(code(() -> fails(leaf(1))))]
        @test fetch(tasks[2]) == C.NNC_E_CALLBACK && size(fetch(tasks[1])) == (4, 2)
        @test item(counting.bn.num_batches_tracked) == 1
        # A callback may wait for tasks that compute, also for those that wait for others.
        waits = NNModule("Waits") do m, x
            inner = @async twice(x)
            outer = @async fetch(inner) + 1
            fetch(outer) + fetch(@async twice(x))
        end
        @test waits(ones(Tensor, 3)) == ones(Tensor, 3) * 5
        # Nor do those wait that print, with the lock for which the callback waits.
        stream, two = ReentrantLock(), tensor([2])
        prints = NNModule((m, x) -> (sleep(0.05); lock(() -> x, stream)), "Prints"; extra_repr=() -> (sleep(0.1); "slow"))
        tasks = [@async(prints(leaf(1))), @async(lock(() -> string(prints, two), stream))]
        @test fetch(tasks[1]) == [1] && fetch(tasks[2]) == "Prints(slow)tensor([2])"
        @test all(i -> !isassigned(C.INSIDE, i) || isempty(C.INSIDE[i]), eachindex(C.INSIDE))
    end
    @testset "22 exit while workers run" begin
        @test julia_child("""
            using NNC
            loader = DataLoader(TensorDataset(zeros(Tensor, 100000, 100)); batch_size=1000, num_workers=4)
            iterate(loader)
            exit(0)""") == 0
    end
    @testset "23 the library is opened and closed meanwhile" begin
        done = Ref(false)
        task = Threads.@spawn while !done[]
            handle = C.Libdl.dlopen(C.Libdl.dlpath(C.LIBRARY[]))
            C.Libdl.dlclose(handle)
        end
        @test all(item(sum(ones(Tensor, 10))) == 10 for _ in 1:200)
        C.Libdl.dlclose(C.LIBRARY[]) # ours: the library stays
        @test item(sum(ones(Tensor, 10))) == 10
        done[] = true
        wait(task)
        C.open_library()
    end
    @testset "24 NUL in text" begin
        # Julia's Cstring refuses it before C sees it.
        @test_throws ArgumentError NNModule("Linear(1, 2\0)")
        @test_throws ArgumentError Dict(named_parameters(Linear(1, 1))...) |> d -> NNC.Named("a\0b" => d["bias"])
        @test occursin("a\\0b", failure(() -> NNModule((m, x) -> failing("a\0b"), "M")(leaf(1))).message)
    end
    @testset "25 text that is no UTF-8" begin
        e = failure(() -> NNModule("Lin\xffear(1, 2)"))
        @test isvalid(e.message) && e.code in (C.NNC_E_TEXT, C.NNC_E_UNKNOWN)
        @test isvalid(failure(() -> NNModule((m, x) -> failing("bad \xfe"), "M")(leaf(1))).message)
    end
    @testset "26 index out of range" begin
        x = leaf(1, 2)
        @test_throws BoundsError x[3]
        @test_throws BoundsError x[0] = 1
        @test code(() -> NNC.select(x, 0, 2)) == C.NNC_E_INDEX && code(() -> sum(x, 4)) == C.NNC_E_INDEX
        @test code(() -> embedding(tensor([3]), rand(Tensor, 3, 2))) == C.NNC_E_INDEX
        @test code(() -> x[tensor([5])]) == C.NNC_E_INDEX
        @test_throws BoundsError TensorDataset(x)[3]
    end
    @testset "27 absurd sizes" begin
        @test code(() -> zeros(Tensor, 2^62)) in (C.NNC_E_MEMORY, C.NNC_E_SHAPE)
        @test code(() -> zeros(Tensor, 2^62, 2^62)) in (C.NNC_E_MEMORY, C.NNC_E_SHAPE)
        @test code(() -> expand(leaf(1), 2^62, 2^62)) in (C.NNC_E_MEMORY, C.NNC_E_SHAPE)
        @test code(() -> rand(Tensor, -1)) == C.NNC_E_SHAPE
        @test_throws InexactError zeros(Tensor, UInt64(2)^63)
    end
    @testset "28 memory of an array lives as long as its tensors" begin
        gone = Ref(0)
        part = part_of_array(gone)
        settled()
        @test gone[] == 0 && Array(part) == [3, 4]
        @test backward_uses(gone)
        close(part)
        settled()
        @test gone[] >= 1
    end
    @testset "29 a module in itself" begin
        s = Sequential(ReLU())
        @test code(() -> push!(s, s)) == C.NNC_E_INVALID && code(() -> push!(s, Sequential(s))) == C.NNC_E_INVALID
        m = NNModule((m, x) -> x, "M")
        @test code(() -> register_module!(m, "me", m)) == C.NNC_E_INVALID && length(modules(m)) == 1
    end
    @testset "30 corrupt files" begin
        mktempdir() do folder
            path = joinpath(folder, "x")
            for bytes in ("", "garbage", "PK\x03\x04" * "\xff"^100, "\xff"^8 * "{", String(rand(UInt8, 1000)))
                write(path, bytes)
                for f in (load, safetensors_load_file, npy_load, npz_load, model_load, idx_load, read_image)
                    e = failure(() -> f(path))
                    @test e.code == C.NNC_E_FILE && occursin(path, e.message)
                end
            end
            @test code(() -> load(joinpath(folder, "none"))) == C.NNC_E_FILE
        end
    end

    @testset "nothing is left behind" begin
        function errors()
            m = NNModule((m, x) -> failing("x"), "Bad")
            x = leaf(1)
            register_hook(g -> failing("y"), x)
            f = CustomFunction((ctx, x) -> x * 2, (ctx, g) -> failing("z"))
            for g in (() -> m(x), () -> backward(sum(x)), () -> backward(sum(f(x))), () -> NNModule("?"), () -> x[9])
                try
                    g()
                catch
                end
            end
        end
        errors()
        alive, kept, threads = settled(), NNC.kept_count(), status("Threads")
        foreach(_ -> errors(), 1:200)
        @test settled() <= alive && NNC.kept_count() <= kept && status("Threads") <= threads
    end
end
