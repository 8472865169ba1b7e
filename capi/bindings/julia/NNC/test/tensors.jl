# SPDX-License-Identifier: Apache-2.0
# From and to arrays, brackets, operators, dots, printing.
using Random

@testset "names" begin
    # Exports hide nothing of Julia's.
    own = (Base, Random, NNC.LinearAlgebra, NNC.Statistics)
    hidden = [n for m in own for n in names(NNC) if n in names(m) && getfield(NNC, n) !== getfield(m, n)]
    @test isempty(hidden)
    @test all(n -> isdefined(NNC, n), names(NNC))
end

@testset "arrays" begin
    for T in (Float32, Float64, Float16, Int64, Int32, Int16, Int8, UInt8, Bool)
        A = T[1 0 1; 0 1 1]
        t = Tensor(A)
        @test size(t) == size(A) && strides(t) == strides(A) && dtype(t) === T && eltype(t) === T
        @test Array(t) == A && Array(t) isa Matrix{T}
        @test all(t[i, j] == A[i, j] for i in 1:2, j in 1:3)
    end
    A = reshape(collect(Float32, 1:24), 2, 3, 4)
    @test Array(Tensor(A)) == A && ndims(Tensor(A)) == 3
    @test Array(Tensor(view(A, :, 2, 1:2:4))) == A[:, 2, 1:2:4]
    @test Array(permute(Tensor(A), 2, 0, 1)) == permutedims(A, (3, 1, 2))
    A[1, 1, 1] = 100
    t = Tensor(A)
    A[2, 3, 4] = -1
    @test t[1, 1, 1] == 100 && t[2, 3, 4] == -1 # the same memory
    t[1, 2, 3] = 7
    @test A[1, 2, 3] == 7
    copied = tensor(A)
    A[1, 1, 1] = 0
    @test copied[1, 1, 1] == 100 && is_contiguous(copied)
    v = Float32[1, 2]
    kept = Tensor(v)
    @test_throws ErrorException push!(v, 3) # or a copy elsewhere in later versions of Julia
    for looks_at in (v -> view(v, 1:1000), v -> view(reinterpret(Int32, v), 2:500), v -> reshape(view(v, 1:1000), 10, 100),
                     v -> reshape(v, 10, 100), v -> view(view(v, 1:1000), 1:2:999), v -> reinterpret(Int32, v))
        v = collect(1f0:1000f0)
        t = Tensor(looks_at(v))
        expected = Array(t)
        try
            resize!(v, 8_000_000)
        catch e
            e isa ErrorException || rethrow()
        end
        @test Array(t) == expected
    end
    @test Array(Tensor(BitVector([1, 0]))) == [true, false]
    @test item(Tensor(2.5)) === 2.5 && item(tensor(3)) === 3 && item(tensor(true)) === true
    @test Array(tensor(1.5)) isa Array{Float64,0}
    b = NNC.to(tensor(Float32[1.5, 2]), BFloat16)
    @test dtype(b) === BFloat16 && Array(b) == Float32[1.5, 2]
    @test tensor([1, 2]; dtype=Float32) == tensor(Float32[1, 2])
    memory = Float64[1, 2, 3, 4, 5, 6]
    @test Array(from_blob(pointer(memory), (2, 3), Float64; owner=memory)) == [1 2 3; 4 5 6]
    @test isempty(Tensor(zeros(Float32, 0, 3)))
end

@testset "copies" begin
    w, A = tensor(ones(3); requires_grad=true), [1.0, 2, 3]
    y, p, d = w .* A, Parameter(A), TensorDataset(A)
    z = NNModule((m, x) -> x, "Same")(A)
    A .= 0
    backward(sum(y))
    @test w.grad == [1, 2, 3] && p == [1, 2, 3] && d[2] == 2 && z == [1, 2, 3]
    B = [1.0 2; 3 4]
    for copied in (Tensor(B'), Tensor(view(B, :, [2, 1])), Tensor(PermutedDimsArray(B, (2, 1))))
        fill!(copied, 0)
    end
    @test B == [1 2; 3 4]
    x = tensor([1.0 2; 3 4]; requires_grad=true)
    backward(sum(x))
    a, b, alone = deepcopy([x, x, x.grad])
    @test a === b && a == x && is_leaf(a) && a.requires_grad && a.grad == x.grad && alone == x.grad
    no_grad(() -> fill!(a, 5))
    fill!(a.grad, 5)
    @test item(x[1, 1]) == 1 && item(x.grad[1, 1]) == 1 && !deepcopy(tensor(1)).requires_grad
    @test_throws ArgumentError deepcopy(x * 2)
    m = Linear(2, 2)
    state = deepcopy(state_dict(m))
    no_grad(() -> fill!(m.weight, 7))
    @test keys(state) == ["weight", "bias"] && state["weight"] != m.weight
    for object in (SGD(m; lr=0.1), Dataset([1]), NNC.fork_context(), Named("a" => nothing))
        @test_throws ArgumentError deepcopy(object)
    end
    for object in (x, m, SGD(m; lr=0.1), Dict("a" => [x]))
        @test_throws ArgumentError NNC.Serialization.serialize(IOBuffer(), object)
    end
end

@testset "new" begin
    @test zeros(Tensor, 2, 3) == Tensor(zeros(Float32, 2, 3)) && ones(Tensor, (2,)) == Tensor(Float32[1, 1])
    @test dtype(zeros(Tensor, 2; dtype=Int64)) === Int64
    @test full((2, 2), 3) == tensor([3 3; 3 3]) && dtype(full((1,), 3.0)) === Float32
    @test arange(3) == tensor([0, 1, 2]) && arange(1.0, 2.0, 0.5) == tensor(Float32[1, 1.5])
    @test eye(2, 2) == tensor(Float32[1 0; 0 1])
    manual_seed(0)
    @test Array(rand(Tensor, 2)) ≈ Float32[0.49625658988952637, 0.7682217955589294]
    @test isapprox(linspace(0, 1, 3), tensor(Float32[0, 0.5, 1]))
    @test size(Tensor(undef, 2, 3)) == (2, 3) && size(randint(0, 5, (4,))) == (4,) && size(Random.randperm(Tensor, 5)) == (5,)
    @test zeros_like(tensor([1, 2])) == tensor([0, 0]) && zero(tensor([1, 2])) == tensor([0, 0])
    @test new_full(tensor([1]), (2,), 5) == tensor([5, 5])
    @test all(v -> 0 <= v < 10, Array(random!(full((200,), 77), 10)))
    @test all(v -> 5 <= v < 7, Array(random!(full((200,), 77), 5, 7)))
    @test all(v -> v >= 100, Array(random!(full((20,), 77; dtype=Int8), 100, nothing)))
    @test any(v -> v > 10, Array(random!(full((200,), 7; dtype=UInt8))))
end

@testset "brackets" begin
    A = Float32[1 2 3; 4 5 6]
    t = Tensor(A)
    @test Array(t[1, :]) == A[1, :] && Array(t[:, 2]) == A[:, 2] && Array(t[end, end]) == fill(6f0)
    @test Array(t[:, 2:3]) == A[:, 2:3] && Array(t[:, 3:-1:1]) == A[:, 3:-1:1] && Array(t[:, 1:2:3]) == A[:, 1:2:3]
    @test Array(t[[2, 1], :]) == A[[2, 1], :] && Array(t[:, [true, false, true]]) == A[:, [1, 3]]
    @test Array(t[t .> 3]) == [4, 5, 6] && Array(t[A .> 3]) == [4, 5, 6]
    @test Array(t[:, tensor([0, 2])]) == A[:, [1, 3]] # numbers in tensors are torch's
    @test size(t[:, 2:1]) == (2, 0)
    @test t[[2, 1], 2:3] == A[[2, 1], 2:3] && t[2:-1:1, [3, 1]] == A[2:-1:1, [3, 1]] && t[1, [3, 1]] == A[1, [3, 1]]
    @test t[[2, 1], [3, 1]] == [6, 1] && t[[true, false], 2:3] == A[1:1, 2:3] && t[tensor([1, 0]), 3:-2:1] == A[[2, 1], 3:-2:1]
    B = reshape(collect(Float32, 1:24), 2, 3, 4)
    b = Tensor(B)
    for I in ((1, :, [4, 1]), ([2, 1], 2, 2:3), ([1, 1, 2], 1:2, 4:-1:2), (:, [3, 1], 2), (2:-1:1, 1:3, [1]), (2, 3:-1:1, [4, 2]),
              (2:-1:1, 3:-1:1, :), (1:0, [1, 2], :), (2:-1:1, [1, 3], [false, true, false, false]))
        count(i -> i isa Vector, I) < 2 && @test b[I...] == B[I...]
        count(i -> i isa Vector, I) < 2 || continue
        X, x = copy(B), tensor(B)
        X[I...] .= 0
        x[I...] = 0
        @test x == X
        X[I...] = -B[I...]
        x[I...] = -B[I...]
        @test x == X
    end
    for I in ((0, 1), (3, 1), (1, 4), (1,), (1, 1, 1), (2:3, 1))
        @test_throws BoundsError t[I...]
    end
    t[1, :] = 9
    @test A[1, :] == [9, 9, 9]
    t[2, 1:2] = Float32[7, 8]
    t[:, 3] = tensor(Float32[0, 1])
    @test A == [9 9 0; 7 8 1]
    t[t .> 8] = -1
    @test A == [-1 -1 0; 7 8 1]
    t[[2], :] = 5
    t[1, 3:-1:1] = Float32[1, 2, 3]
    @test A == [3 2 1; 5 5 5]
    @test_throws BoundsError t[3, 1] = 1
    x = tensor([1.0, 2.0, 3.0]; requires_grad=true)
    backward(x[2] * 3)
    @test x.grad == tensor([0.0, 3.0, 0.0])
    x = tensor([1.0 2 3; 4 5 6]; requires_grad=true)
    y = x * 2
    y[[2, 1], 2:3] = 0
    backward(sum(y[[2], 1:2] * 3))
    @test y == [2 0 0; 8 0 0] && x.grad == [0 0 0; 6 0 0]
    @test [Array(row) for row in Tensor(A)] == [[3, 2, 1], [5, 5, 5]] && map(item, tensor([1, 2])) == [1, 2]
    a, b = Tensor(A)
    @test b == [5, 5, 5] && [(i, item(sum(r))) for (i, r) in enumerate(Tensor(A))] == [(1, 6), (2, 15)]
    @test [item(u + v) for (u, v) in zip(tensor([1, 2]), tensor([3, 4]))] == [4, 6] && isempty([r for r in zeros(Tensor, 0, 2)])
    @test_throws ArgumentError iterate(tensor(1))
    @test zeros(Tensor, 2, 3) .+ [1, 2, 3] == [1 2 3; 1 2 3]
    @test collect(map(Array, eachrow(Tensor(A)))) == [[3, 2, 1], [5, 5, 5]]
end

@testset "operators" begin
    A, B = [1.0 2; 3 4], [5.0 6; 7 8]
    a, b = Tensor(A), Tensor(B)
    @test Array(a + b) == A + B && Array(a - b) == A - B && Array(a * b) == A * B && Array(-a) == -A
    @test Array(a .* b) == A .* B && Array(a ./ b) ≈ A ./ B && Array(a .^ 2) == A .^ 2 && Array(2 .^ a) == 2 .^ A
    @test Array(a * 2) == 2A && Array(2a) == 2A && Array(a / 2) == A / 2 && Array(a') == A'
    @test Array(1 .- a) == 1 .- A && Array(1 ./ a) == 1 ./ A && Array(a .+ B) == A .+ B && Array(A .* b) == A .* B
    @test Array(a .+ [10.0, 20.0]') == A .+ [10 20]
    @test Array((a .> 2) .& (b .< 8)) == ((A .> 2) .& (B .< 8)) && Array(.!(a .> 2)) == .!(A .> 2)
    @test Array(2 .< a) == (2 .< A) && Array(a .== A) == trues(2, 2) && Array(a .!= b) == trues(2, 2)
    @test Array(exp.(a)) ≈ exp.(A) && Array(relu.(a .- 2)) == max.(A .- 2, 0) && Array(sin.(a) .+ cos.(b) .* 2) ≈ sin.(A) .+ 2cos.(B)
    @test Array(abs2.(a)) == abs2.(A) && Array(ifelse.(a .> 2, a, b)) == ifelse.(A .> 2, A, B)
    @test Array(Int64.(a)) == Int64.(A) && dtype(Int64.(a)) === Int64
    @test Array(mod.(tensor([-3, 4]), 3)) == mod.([-3, 4], 3) && Array(rem.(tensor([-3, 4]), 3)) == rem.([-3, 4], 3)
    for f in (max, min)
        @test f.(a, 2) == f.(A, 2) && f.(3.5, a) == f.(3.5, A) && f.(a, b .- 3) == f.(A, B .- 3) && f.(a, B .- 3) == f.(A, B .- 3)
        @test f.(tensor([1, 3]), 2.5) == f.([1, 3], 2.5) && f.(1, 2.5, a) == f.(1, 2.5, A) && f.(a, 2, 3.5) == f.(A, 2, 3.5)
        @test f.(a, [2.0, 3.0]') == f.(A, [2.0, 3.0]') && f.(tensor([1, 3]), 2) == f.([1, 3], 2)
    end
    c = tensor(A)
    c .= 1
    @test c == Tensor(ones(2, 2))
    c .+= b
    @test Array(c) == 1 .+ B
    whole, truth = tensor([1, 2]), tensor([true, false])
    for f in (() -> whole .+= 0.5, () -> whole .*= 1.5, () -> whole .= 0.5, () -> whole .= [0.5, 1], () -> whole .= NaN,
              () -> whole .= tensor([1.5, 2]), () -> whole ./= 2, () -> truth .= 2, () -> truth .+= [1, 2])
        @test code(f) == C.NNC_E_DTYPE
    end
    @test whole == [1, 2] && truth == [true, false]
    whole .= 2.0
    whole .*= 3
    whole .+= tensor([true, false])
    truth .= 1
    @test whole == [7, 6] && truth == [true, true]
    truth .= whole .> 6
    @test truth == [true, false] && (zeros(Tensor, 2) .= [1, 2]) == [1, 2] && (zeros(Tensor, 2) .+= 1.5) == [1.5, 1.5]
    add!(c, b; alpha=2)
    @test Array(c) == 1 .+ 3B
    @test dtype(tensor([1]) + 2) === Int64 && dtype(tensor([1]) + 2.0) === Float32
    @test a == Tensor(copy(A)) && a != b && a ≈ a .+ 1e-9
    @test a == A && A == a && a != B && B != a && a == Int.(A) && a != A[1:1, :] && a != vec(A) && tensor([NaN]) != [NaN]
    @test a ≈ A .+ 1e-9 && A .+ 1e-9 ≈ a && !(a ≈ B) && !(A ≈ b) && !(a ≈ A[1:1, :]) && tensor([1, 2]) ≈ [1 + 1e-9, 2]
    @test !(tensor([1, 2]) ≈ [1.5, 2]) && tensor([3.0]) == 3 && a != 1 && tensor([3.0]) ≈ 3 && 3 ≈ tensor(3.0) && !(a ≈ 1)
    @test Array(vcat(a, b)) == vcat(A, B) && Array(hcat(a, b)) == hcat(A, B) && Array(cat(a, b; dims=2)) == hcat(A, B)
end

@testset "printing" begin
    @test repr(tensor([1.5 2; 3 4])) == "tensor([[1.5000, 2.0000],\n        [3.0000, 4.0000]], dtype=torch.float64)"
    @test sprint(show, MIME"text/plain"(), tensor(1)) == "tensor(1)"
    with_settings(; grad=true) do
        set_printoptions(precision=2)
        @test repr(tensor(Float32[0.123])) == "tensor([0.12])"
    end
    @test repr(tensor(Float32[0.123])) == "tensor([0.1230])"
end

@testset "contexts" begin
    @test NNC.setting(:grad) == "True"
    no_grad() do
        @test NNC.setting(:grad) == "False"
        enable_grad(() -> @test NNC.setting(:grad) == "True")
        @test fetch(@async NNC.setting(:grad)) == "True" # a task begins with the default context
    end
    @test NNC.setting(:grad) == "True"
    with_settings(; default_dtype=Float64, threads=1) do
        @test dtype(zeros(Tensor, 1)) === Float64 && NNC.setting(:threads) == "1"
    end
    outside = keep_me = nothing
    scope() do
        outside = tensor([1.0])
        keep_me = keep(tensor([2.0]))
    end
    @test code(() -> outside + 1) == C.NNC_E_HANDLE && keep_me == tensor([2.0])
    @test_throws ErrorException no_grad(() -> error("through"))
    @test NNC.setting(:grad) == "True"
    generator = NNC.generator_new()
    @test with_context(() -> initial_seed(), generator) == 67280421310721
    state = get_rng_state()
    b = rand(Tensor, 3)
    set_rng_state!(state)
    @test rand(Tensor, 3) == b
    a = with_settings(() -> rand(Tensor, 3); seed=5)
    @test a == with_settings(() -> rand(Tensor, 3); seed=5)
end
