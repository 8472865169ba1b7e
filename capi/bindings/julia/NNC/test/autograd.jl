# SPDX-License-Identifier: Apache-2.0
# Gradients, hooks of tensors, functions with a backward of their own, checkpoints, derivatives.
leaf(values...) = tensor(collect(Float64, values); requires_grad=true)

@testset "backward" begin
    x = leaf(1, 2)
    @test is_leaf(x) && x.requires_grad && x.grad === nothing && x.grad_fn === nothing
    y = x .^ 2
    @test y.grad_fn == "PowBackward0" && !is_leaf(y)
    backward(y; gradient=tensor([1.0, 10.0]), retain_graph=true)
    @test x.grad == tensor([2.0, 40.0])
    backward(sum(y))
    @test x.grad == tensor([4.0, 44.0])
    x.grad = nothing
    @test x.grad === nothing
    @test code(() -> backward(sum(y))) == C.NNC_E_STATE # freed
    g, = autograd_grad(sum(x .^ 3), x; create_graph=true)
    @test autograd_grad(sum(g), [x])[1] == tensor([6.0, 12.0])
    @test autograd_grad(sum(x), [x, leaf(1)]; allow_unused=true)[2] === nothing
    @test autograd_grad(sum(x), [x, leaf(1)]; materialize_grads=true)[2] == tensor([0.0])
    @test no_grad(() -> !requires_grad(x * 2)) && !requires_grad(detach(x))
    z = x * 2
    retain_grad!(z)
    backward(sum(z))
    @test z.grad == tensor([1.0, 1.0]) && retains_grad(z)
end

@testset "hooks" begin
    x, seen = leaf(1, 2), []
    h = register_hook(g -> (push!(seen, Array(g)); g * 2), x)
    after = register_post_accumulate_grad_hook(t -> (push!(seen, t.grad == tensor([6.0, 6.0])); nothing), x)
    backward(sum(3 * x))
    @test seen == [[3, 3], true] && x.grad == tensor([6.0, 6.0])
    remove(h)
    remove(h)
    remove(after)
    backward(sum(x))
    @test length(seen) == 2
    a, b = leaf(1), leaf(2)
    autograd_register_multi_grad_hook((gs...) -> (push!(seen, length(gs)); nothing), [a, b], "all")
    backward(sum(a .* b))
    @test seen[end] == 2
    kept = nothing
    register_hook(g -> (kept = g; nothing), x)
    backward(sum(x))
    @test kept == tensor([1.0, 1.0]) # lives on behind the hook
end

@testset "CustomFunction" begin
    forward(ctx, x) = (save_for_backward!(ctx, x); x .^ 3)
    function back(ctx, g)
        x, = saved_tensors(ctx)
        @test needs_input_grad(ctx, 1)
        g .* 3 .* x .^ 2
    end
    cube = CustomFunction(forward, back, "Cube")
    x = leaf(2, 3)
    y = cube(x)
    @test y.grad_fn == "CubeBackward"
    backward(sum(y))
    @test x.grad == tensor([12.0, 27.0])
    @test autograd_gradcheck(cube, [leaf(1, 2)]) && autograd_gradgradcheck(cube, [leaf(1, 2)])
    wrong = CustomFunction(forward, (ctx, g) -> g, "Wrong")
    @test code(() -> autograd_gradcheck(wrong, [leaf(1, 2)])) == C.NNC_E_STATE
end

@testset "CustomFunction that gives too little" begin
    for (gradients, right) in ((1, false), (2, true), (3, false), (0, false))
        a, b = leaf(1), leaf(2)
        f = CustomFunction((ctx, a, b) -> a .* b, (ctx, g) -> ntuple(i -> g * i, gradients))
        if right
            backward(f(a, b))
            @test item(a.grad) == 1 && item(b.grad) == 2
        else
            e = failure(() -> backward(f(a, b)))
            @test e.code == C.NNC_E_CALLBACK && occursin("(expected 2, got $gradients)", e.message)
            @test a.grad === nothing === b.grad
        end
    end
    a, b = leaf(1), leaf(2)
    backward(CustomFunction((ctx, a, b) -> a .* b, (ctx, g) -> (g, nothing))(a, b))
    backward(CustomFunction((ctx, a) -> a * 2, (ctx, g) -> (g, nothing, nothing))(a))
    backward(CustomFunction((ctx, a) -> a * 2, (ctx, g) -> nothing)(a))
    @test item(a.grad) == 2 && b.grad === nothing
    @test occursin("expected 2, got 1", failure(() -> backward(CustomFunction((ctx, a, b) -> a, (ctx, g) -> g)(a * 1, b))).message)
    for none in (nothing, ())
        e = failure(() -> CustomFunction((ctx, a) -> none, (ctx, g) -> g)(a))
        @test e.code == C.NNC_E_CALLBACK && occursin("forward returned", e.message)
    end
end

@testset "derivatives" begin
    J = autograd_jacobian(x -> x .^ 2, [leaf(1, 2)])
    @test Array(J[1]) == [2 0; 0 4]
    H = autograd_hessian(x -> sum(x .^ 3), [leaf(1, 2)])
    @test Array(H[1]) == [6 0; 0 12]
    @test autograd_vjp(x -> x .^ 2, [leaf(1, 2)], [tensor([1.0, 1.0])])[2] == tensor([2.0, 4.0])
    @test item(sum(autograd_jvp(x -> x .^ 2, [leaf(1, 2)]; v=[tensor([1.0, 1.0])])[2])) == 6
    calls = Ref(0)
    x = leaf(1, 2)
    y = checkpoint(t -> (calls[] += 1; t .^ 2), x)
    @test calls[] == 1
    backward(sum(y))
    @test calls[] == 2 && x.grad == tensor([2.0, 4.0])
end

@testset "saved tensors" begin
    x, packs, unpacks = leaf(1, 2), Ref(0), Ref(0)
    for i in 1:3
        y = saved_tensors_hooks(t -> (packs[] += 1; Array(t)), a -> (unpacks[] += 1; tensor(a))) do
            sum(x .^ 2)
        end
        backward(y)
    end
    @test packs[] == 3 == unpacks[] && x.grad == tensor([6.0, 12.0])
end
