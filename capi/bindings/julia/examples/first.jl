# SPDX-License-Identifier: Apache-2.0
# The README's first program: a line through noisy points.
using NNC

manual_seed(0)
x = rand(Tensor, 100, 1)
y = 3 * x .+ 0.5 .+ 0.01 * randn(Tensor, 100, 1)

model = Sequential(Linear(1, 16), ReLU(), Linear(16, 1))
optimizer = Adam(model; lr=0.01)

for epoch in 1:500
    zero_grad!(optimizer)
    loss = mse_loss(model(x), y)
    backward(loss)
    step!(optimizer)
end

println(model)
loss = no_grad(() -> item(mse_loss(model(x), y)))
println(loss < 0.001 ? "loss below 0.001" : "loss $loss")
