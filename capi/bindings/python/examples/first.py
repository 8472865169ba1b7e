# SPDX-License-Identifier: Apache-2.0
"""A line through noisy points."""
import nnc
import nnc.nn as nn

nnc.manual_seed(0)
x = nnc.linspace(-1, 1, 100).unsqueeze(1)
y = 3 * x - 0.5 + 0.1 * nnc.randn(100, 1)

model = nn.Linear(1, 1)
loss_fn = nn.MSELoss()
optimizer = nnc.optim.SGD(model.parameters(), lr=0.3)

for step in range(100):
    optimizer.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    optimizer.step()

print(model)
print(f"loss {loss.item():.4f}, weight {model.weight.item():.2f}, bias {model.bias.item():.2f}")
