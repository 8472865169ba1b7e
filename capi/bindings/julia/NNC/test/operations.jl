# SPDX-License-Identifier: Apache-2.0
# Operations: forms by types of arguments, keywords by torch's names, defaults, several results.
using LinearAlgebra: mul!, norm, tril, triu, diag, dot, normalize
using Statistics: mean, std, var, median, quantile

x = tensor(Float32[1 -2 3; 4 5 -6])
A = Array(x)

@testset "forms" begin
    @test Array(add(x, x; alpha=2)) == 3A && Array(add(x, 1)) == A .+ 1 && Array(add(x, 1.5)) == A .+ 1.5f0
    @test dtype(add(tensor([1]), 1)) === Int64 && dtype(add(tensor([1]), 1.0)) === Float32
    @test Array(sub!(clone(x), 1)) == A .- 1 && Array(mul!(clone(x), x)) == A .* A
    @test Array(NNC.div(x, 2; rounding_mode="floor")) == floor.(A ./ 2)
    @test Array(pow(x, 2)) == A .^ 2 && Array(pow(2, x)) ≈ 2 .^ A && Array(pow(x, tensor(Float32[1, 2, 1]))) == A .^ [1 2 1]
    @test Array(where(x .> 0, x, 0)) == max.(A, 0) && Array(where(x .> 0, 1, x)) == ifelse.(A .> 0, 1, A)
    @test Array(clamp(x, -1, 2)) == clamp.(A, -1, 2) && Array(clamp(x; min=0)) == max.(A, 0)
    @test Array(clamp(x; max=tensor(Float32[0, 0, 0]))) == min.(A, 0) && Array(clamp!(clone(x), 0.5, nothing)) == max.(A, 0.5f0)
    @test Array(masked_fill(x, x .< 0, 7)) == ifelse.(A .< 0, 7, A) && Array(masked_fill!(clone(x), x .< 0, 0.5)) == ifelse.(A .< 0, 0.5f0, A)
    @test Array(remainder(x, 4)) == mod.(A, 4) && Array(remainder(7, tensor([4]))) == [3]
    @test item(norm(x)) ≈ sqrt(sum(A .^ 2)) && item(norm(x, 1.0)) ≈ sum(abs, A) && item(norm(x, "fro")) ≈ sqrt(sum(A .^ 2))
    @test Array(lerp(x, x .+ 1, 0.5)) == A .+ 0.5f0 && Array(NNC.eq(x, 4)) == (A .== 4)
    @test Array(fill!(clone(x), 2)) == fill(2, 2, 3) && Array(copy!(zeros_like(x), x)) == A
    @test size(normal(0.0, 1.0, (2, 2))) == (2, 2) && size(normal(x, 0.0)) == (2, 3)
    @test Array(round(tensor([1.26]); )) == [1] && Array(round(tensor([1.26]), 1)) ≈ [1.3]
    @test length(tensor_split(x, 2, 1)) == 2 && length(tensor_split(x, (1, 2); dim=1)) == 3
    @test Array(repeat_interleave(tensor([1, 2]), 2)) == [1, 1, 2, 2] && Array(repeat_interleave(tensor([1, 2]), tensor([1, 2]))) == [1, 2, 2]
end

@testset "reductions" begin
    @test item(sum(x)) == sum(A) && Array(sum(x, 1)) == vec(sum(A; dims=2)) && Array(sum(x; dim=0, keepdim=true)) == sum(A; dims=1)
    @test item(mean(x)) ≈ sum(A) / 6 && Array(mean(x; dim=(0, 1))) ≈ fill(sum(A) / 6) && dtype(sum(x; dtype=Float64)) === Float64
    @test item(max(x)) == 5 && item(maximum(x)) == 5 && Array(max(x, 1)[2]) == [2, 1] && Array(min(x; dim=0)[1]) == [1, -2, -6]
    @test item(std(x)) ≈ std(A) && item(var(x; correction=0)) ≈ var(A; corrected=false) && Array(prod(x, 1)) == [-6, -120]
    @test Array(argmax(x; dim=1)) == [2, 1] && item(argmax(x)) == 4 && item(any(x .> 4)) && !item(all(x .> 4))
    @test item(median(tensor([3, 1, 2]))) == 2 && item(quantile(tensor([1.0, 2.0]), 0.5)) == 1.5
    @test Array(cumsum(x; dim=1)) == cumsum(A; dims=2) && Array(logsumexp(x, 1)) ≈ log.(vec(sum(exp.(A); dims=2)))
    values, indices = topk(x, 2)
    @test Array(values) == [3 1; 5 4] && Array(indices) == [2 0; 1 0]
    @test Array(sort(x; descending=true)[1]) == [3 1 -2; 5 4 -6] && Array(argsort(x)) == [1 0 2; 2 0 1]
    @test Array(unique(tensor([2, 1, 2]))) == [1, 2]
    @test map(Array, unique(tensor([2, 1, 2]); return_inverse=true, return_counts=true)) == ([1, 2], [1, 0, 1], [1, 2])
    @test allclose(x, x .+ 1e-9) && !equal(x, x .+ 1)
end

@testset "shapes" begin
    @test Array(reshape(x, 3, 2)) == permutedims(reshape(vec(permutedims(A)), 2, 3)) # row-major, as in torch
    @test size(reshape(x, :, 1)) == (6, 1) && size(view(x, -1)) == (6,) && size(view(x, (3, 2))) == (3, 2)
    @test size(flatten(x)) == (6,) && size(unsqueeze(x, 0)) == (1, 2, 3) && size(squeeze(unsqueeze(x, 0))) == (2, 3)
    @test size(squeeze(unsqueeze(x, 0), 0)) == (2, 3) && size(permute(x, 1, 0)) == (3, 2) && size(transpose(x, 0, 1)) == (3, 2)
    @test Array(NNC.t(x)) == A' && size(expand(unsqueeze(x, 0), 4, -1, -1)) == (4, 2, 3) && size(repeat(x, 2, 2)) == (4, 6)
    @test map(size, split(x, 2; dim=1)) == [(2, 2), (2, 1)] && length(chunk(x, 3, 1)) == 3 && length(unbind(x)) == 2
    @test length(unbind(arange(1000))) == 1000
    @test Array(cat([x, x])) == vcat(A, A) && size(NNC.stack([x, x]; dim=1)) == (2, 2, 3) && size(hstack((x, x))) == (2, 6)
    @test Array(NNC.pad(x, (1, 0); value=9)) == hcat([9, 9], A) && Array(flip(x, 0)) == A[[2, 1], :] && Array(roll(x, 1, 1)) == A[:, [3, 1, 2]]
    @test Array(tril(x)) == [1 0 0; 4 5 0] && Array(diag(x)) == [1, 5] && Array(NNC.select(x, 0, 1)) == A[2, :]
    @test Array(gather(x, 1, tensor([0 0; 2 1]))) == [1 1; -6 5] && Array(index_select(x, 1, tensor([2]))) == A[:, 3:3]
    @test Array(scatter(zeros_like(x), 1, tensor(reshape([0, 1], 2, 1)), 5)) == [5 0 0; 0 5 0]
    @test Array(one_hot(tensor([1, 0]))) == [0 1; 1 0] && Array(nonzero(x .> 3)) == [1 0; 1 1]
    @test map(size, meshgrid([arange(2), arange(3)])) == [(2, 3), (2, 3)] && length(broadcast_tensors([x, tensor(1)])) == 2
    @test Array(movedim(x, 0, 1)) == A' && Array(tensor_unfold(arange(4), 0, 2, 2)) == [0 1; 2 3]
end

@testset "neural" begin
    image = rand(Tensor, 1, 1, 4, 4)
    @test size(conv2d(image, rand(Tensor, 2, 1, 3, 3))) == (1, 2, 2, 2) && size(conv2d(image, rand(Tensor, 2, 1, 3, 3); padding=1, stride=(2, 2))) == (1, 2, 2, 2)
    @test size(max_pool2d(image, 2)) == (1, 1, 2, 2) && size(max_pool2d(image; kernel_size=3, stride=1)) == (1, 1, 2, 2)
    @test size(avg_pool2d(image, 2, 1)) == (1, 1, 3, 3) && map(size, max_pool2d_with_indices(image, 2)) == ((1, 1, 2, 2), (1, 1, 2, 2))
    @test item(sum(softmax(x; dim=1))) ≈ 2 && softmax(x, 1) == softmax(x; dim=1)
    @test code(() -> softmax(x, 5)) == C.NNC_E_INDEX
    @test_throws UndefKeywordError softmax(x)
    @test Array(relu(x)) == max.(A, 0) && Array(relu!(clone(x))) == max.(A, 0) && Array(leaky_relu(x, 0.5)) == ifelse.(A .< 0, A ./ 2, A)
    @test Array(gelu(x; approximate="tanh"))[1] ≈ 0.8411920 && size(linear(x, rand(Tensor, 5, 3), nothing)) == (2, 5)
    @test item(mse_loss(x, zeros_like(x); reduction="sum")) ≈ sum(A .^ 2) && size(l1_loss(x, x; reduction="none")) == (2, 3)
    @test item(cross_entropy(x, tensor([0, 1]))) ≈ item(nll_loss(log_softmax(x, 1), tensor([0, 1])))
    @test size(cross_entropy(x, tensor([0, 1]); reduction="none")) == (2,) && item(cross_entropy(x, tensor([0, -100]))) ≈ item(cross_entropy(x[1:1, :], tensor([0])))
    @test size(embedding(tensor([0, 1]), rand(Tensor, 3, 4))) == (2, 4) && size(layer_norm(x, (3,))) == (2, 3)
    @test size(scaled_dot_product_attention(rand(Tensor, 2, 3, 4), rand(Tensor, 2, 3, 4), rand(Tensor, 2, 3, 4); is_causal=true)) == (2, 3, 4)
    @test size(interpolate(image; scale_factor=2.0)) == (1, 1, 8, 8) && dropout(x, 0.5; training=false) == x
    @test size(batch_norm(x, nothing, nothing; training=true)) == (2, 3) && size(triplet_margin_loss(x, x, x)) == ()
    @test item(triplet_margin_with_distance_loss(x, x, x; distance_function=(a, b) -> sum(a - b, 1))) == 1
    @test size(adaptive_avg_pool2d(image, (2, nothing === nothing ? 2 : 1))) == (1, 1, 2, 2)
end

@testset "algebra" begin
    S = tensor([4.0 1; 1 3])
    @test Array(linalg_inv(S)) ≈ inv([4.0 1; 1 3]) && item(linalg_det(S)) ≈ 11 && length(linalg_svd(S)) == 3
    @test Array(matmul(x, NNC.t(x))) == A * A' && Array(mm(x, NNC.t(x))) == A * A' && Array(einsum("ij,kj->ik", [x, x])) ≈ A * A'
    @test item(dot(tensor([1.0, 2.0]), tensor([3.0, 4.0]))) == 11 && Array(tensordot(x, NNC.t(x), 1)) == A * A'
    @test Array(addmm(zeros(Tensor, 2, 2), x, NNC.t(x); alpha=2.0)) == 2A * A'
    @test Array(linalg_solve(S, tensor([1.0, 2.0]))) ≈ [4.0 1; 1 3] \ [1, 2]
end

@testset "types" begin
    @test promote_types(Float32, Float64) === Float64 && result_type(x, 1) === Float32 && finfo(Float32, "eps") ≈ eps(Float32)
    @test dtype(NNC.to(x, Float64)) === Float64 && dtype(NNC.double(x)) === Float64 && dtype(type_as(x, tensor([1]))) === Int64
    @test is_floating_point(x) && !is_floating_point(tensor([1])) && device(x) == "cpu" && NNC.type(x) == "torch.FloatTensor"
    @test is_contiguous(contiguous(rand(Tensor, 1, 2, 3, 4), channels_last), channels_last)
    @test init_ones!(clone(x)) == ones_like(x) && size(init_xavier_uniform!(clone(x))) == (2, 3)
    @test init_calculate_gain("relu") ≈ sqrt(2)
end
