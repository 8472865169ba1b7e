# SPDX-License-Identifier: Apache-2.0
# Layers by name, modules of one's own, looking inside, states, copies, hooks.
x = rand(Tensor, 2, 4)

@testset "layers" begin
    for name in NNC.LAYERS
        @test NNC.has("nn.$name")
    end
    @test repr(Linear(4, 2; bias=false)) == "Linear(in_features=4, out_features=2, bias=False)"
    @test repr(Conv2d(1, 6, (3, 5); padding_mode="reflect", padding=1)) ==
          "Conv2d(1, 6, kernel_size=(3, 5), stride=(1, 1), padding=(1, 1), padding_mode=reflect)"
    @test repr(Linear(in_features=4, out_features=2, dtype=Float64)) == "Linear(in_features=4, out_features=2, bias=True)"
    @test repr(Hardtanh(-Inf, 1e-3)) == "Hardtanh(min_val=-inf, max_val=0.001)"
    @test repr(NNModule("Sequential(Linear(4, 2), ReLU())")[2]) == "ReLU()"
    manual_seed(0)
    a = Linear(4, 2)
    manual_seed(0)
    @test a.weight == NNModule("Linear(4, 2)").weight
    output, h, c = LSTM(4, 3)(rand(Tensor, 5, 2, 4))
    @test size(output) == (5, 2, 3) && size(h) == (1, 2, 3)
    @test size(LSTM(4, 3)(rand(Tensor, 5, 2, 4), (h, c))[1]) == (5, 2, 3)
    attended, weights = MultiheadAttention(4, 2)(x, x, x)
    @test size(attended) == (2, 4) && MultiheadAttention(4, 2)(x, x, x; need_weights=false)[2] === nothing
    @test item(CrossEntropyLoss(weight=tensor(Float32[1, 0]))(rand(Tensor, 1, 2), tensor([1]))) |> isnan
    @test size(TransformerEncoder(TransformerEncoderLayer(4, 2), 2)(rand(Tensor, 3, 1, 4))) == (3, 1, 4)
    @test code(() -> Linear(4)) == C.NNC_E_INVALID && code(() -> NNModule("Liner(1, 2)")) == C.NNC_E_UNKNOWN
    packed = pack_sequence([rand(Tensor, 3, 4), rand(Tensor, 2, 4)])
    out, = GRU(4, 3)(packed)
    padded, lengths = pad_packed_sequence(out)
    @test size(padded) == (3, 2, 3) && Array(lengths) == [3, 2]
end

triu_(x) = NNC.LinearAlgebra.triu(x)
@testset "of one's own" begin
    calls = Ref(0)
    double = NNModule("Double"; scale=tensor([2.0f0]), weight=Parameter(Float32[1, 1, 1, 1]), inner=Linear(4, 4)) do m, x
        calls[] += 1
        m.inner(x) .* m.scale .* m.weight
    end
    @test repr(double) == "Double(\n  (inner): Linear(in_features=4, out_features=4, bias=True)\n)"
    @test keys(named_parameters(double)) == ["weight", "inner.weight", "inner.bias"] && keys(named_buffers(double)) == ["scale"]
    @test isapprox(double(x), double.inner(x) .* 2) && size(Sequential(double, Linear(4, 1))(x)) == (2, 1) && calls[] == 2
    @test isapprox(functional_call(double, Dict("weight" => zeros(Tensor, 4)), x), zeros(Tensor, 2, 4))
    double.extra = ReLU()
    @test haskey(Dict(named_children(double)...), "extra") && :extra in propertynames(double)
    copied = deepcopy(double)
    no_grad(() -> fill!(copied.weight, 0))
    @test isapprox(copied(x), zeros(Tensor, 2, 4)) && !isapprox(double(x), zeros(Tensor, 2, 4))
    two = NNModule((m, a, b) -> (a + b, a - b), "Two")
    sum_, difference = two(x, x)
    @test sum_ == 2 * x && difference == zero(x)
    named = NNModule((m, a; other) -> a + other, "ByName"; extra_repr=() -> "k=3")
    @test named(x; other=x) == 2 * x && repr(named) == "ByName(k=3)"
    stateful = NNModule((m, x) -> x, "Stateful"; get_extra_state=m -> tensor([5.0]), set_extra_state=(m, t) -> (calls[] = Int(item(t))))
    @test keys(state_dict(stateful)) == ["_extra_state"]
    load_state_dict!(stateful, Dict("_extra_state" => tensor([7.0])))
    @test calls[] == 7
    @test_throws NNCError double.nothing_of_that_name
    @test code(() -> double.nothing_of_that_name) == C.NNC_E_UNKNOWN
    symmetric = NNModule((m, x) -> triu_(x) + NNC.t(triu_(x)), "Symmetric")
    lin = Linear(3, 3)
    parametrize_register_parametrization(lin, "weight", symmetric)
    @test lin.weight == lin.weight'
end

@testset "inside and state" begin
    net = Sequential("a" => Linear(4, 3), "b" => Sequential(Linear(3, 2), BatchNorm1d(2)))
    @test length(parameters(net)) == 6 && length(buffers(net)) == 3 && length(children(net)) == 2 && length(modules(net)) == 5
    @test keys(named_modules(net)) == ["", "a", "b", "b.0", "b.1"] && size(get_parameter(net, "b.0.weight")) == (2, 3)
    @test get_submodule(net, "b.1").training && !eval!(net).b.training && train!(net).training
    @test get_buffer(net, "b.1.running_mean") == zeros(Tensor, 2)
    state = state_dict(net)
    @test length(state) == 9 && state["a.weight"] == net.a.weight && haskey(state, "b.1.running_var")
    other = Sequential("a" => Linear(4, 3), "b" => Sequential(Linear(3, 2), BatchNorm1d(2)))
    @test load_state_dict!(other, state) == (missing_keys=String[], unexpected_keys=String[])
    @test other.a.weight == net.a.weight
    @test load_state_dict!(other, Dict("a.weight" => zeros(Tensor, 3, 4), "z" => zeros(Tensor, 1)); strict=false).unexpected_keys == ["z"]
    @test code(() -> load_state_dict!(other, Dict("z" => zeros(Tensor, 1)))) == C.NNC_E_INVALID
    seen = String[]
    apply!(m -> push!(seen, first(split(repr(m), "("))), net)
    @test seen == ["Linear", "Linear", "BatchNorm1d", "Sequential", "Sequential"]
    @test dtype(to!(net, Float64).a.weight) === Float64
    requires_grad!(net, false)
    @test !any(requires_grad, parameters(net))
    @test occursin("Total params", model_summary(Linear(4, 2), x))
    p = program_capture(Linear(4, 2), [x])
    @test size(p(x)) == (2, 2)
    @test size(skip_init("Linear", 4, 2; bias=false).weight) == (2, 4) && length(all_weights(LSTM(4, 3))) == 4
    pruned = Linear(4, 4)
    prune_global_unstructured(pruned, named_parameters(pruned), "L1Unstructured(amount=10)")
    @test item(sum(pruned.weight .== 0)) + item(sum(pruned.bias .== 0)) == 10 && prune_is_pruned(pruned)
    averaged = averaged_model(Linear(4, 2); avg_fn="get_ema_avg_fn(decay=0.9)")
    averaged_model_update_parameters!(averaged, Linear(4, 2))
    @test item(averaged.n_averaged) == 1
end

@testset "hooks" begin
    lin, seen = Linear(4, 2), []
    before = register_forward_pre_hook((m, ins) -> (push!(seen, :before); (ins[1] .* 0,)), lin)
    after = register_forward_hook((m, ins, outs) -> (push!(seen, :after); outs[1] + 1), lin)
    backward_hook = register_full_backward_hook((m, ins, outs) -> (push!(seen, size(outs[1])); nothing), lin)
    y = lin(x)
    @test isapprox(y[1, :], lin.bias .+ 1)
    backward(sum(y))
    @test seen == [:before, :after, (2, 2)]
    foreach(remove, (before, after, backward_hook))
    lin(x)
    @test length(seen) == 3
    h = register_state_dict_post_hook((m; state_dict, prefix, keep_vars, options...) -> (state_dict["more"] = tensor(1)), lin)
    @test keys(state_dict(lin)) == ["weight", "bias", "more"]
    register_module_buffer_registration_hook((m, name, t) -> (push!(seen, name); nothing)) |> h -> begin
        register_buffer!(lin, "b", x)
        remove(h)
    end
    @test seen[end] == "b"
end

@testset "what is asked for again is the same object" begin
    lin = Linear(2, 2)
    w = get_parameter(lin, "weight")
    @test is_same(w, get_parameter(lin, "weight"))
    @test !is_same(w, get_parameter(lin, "bias"))
    @test is_same(get_submodule(Sequential(lin), "0"), lin)
    close(w)
    @test !is_same(w, w)
end
