# SPDX-License-Identifier: Apache-2.0
# What is alive, what is kept, and that all of it goes.
function work()
    x = tensor([1.0, 2.0]; requires_grad=true)
    h = register_hook(g -> g * 2, x)
    backward(sum(CustomFunction((ctx, x) -> x * 2, (ctx, g) -> g * 2)(x)))
    m = NNModule((m, x) -> m.inner(x), "M"; inner=Linear(2, 2))
    m(Tensor(rand(Float32, 3, 2)))
    scheduler = LambdaLR(e -> 0.5, SGD(m; lr=0.1))
    step!(scheduler)
    for (a, b) in DataLoader([(Float32[1], 2)])
        a + b
    end
    try
        m(tensor([1.0]))
    catch
    end
    nothing
end
work()
alive, kept = settled(), NNC.kept_count()
for _ in 1:20
    work()
end
@test settled() <= alive && NNC.kept_count() <= kept

# Arrays are let go without anybody asking.
before = length(NNC.KEPT)
for _ in 1:2000
    close(Tensor(zeros(Float32, 4)))
end
@test length(NNC.KEPT) < before + 200

# Tensors are a few bytes to the collector, but their memory does not pile up.
NNC.reset_peak_memory_stats()
for _ in 1:500
    zeros(Tensor, 1 << 20) + 1 # 8 MiB
end
@test NNC.max_memory_allocated() < 1 << 30

x = tensor([1.0])
@test isopen(x)
close(x)
close(x)
@test !isopen(x) && code(() -> x + 1) == C.NNC_E_HANDLE
