# SPDX-License-Identifier: Apache-2.0
"""The README's program for several processes: mpirun -np 2 python distributed.py"""
import nnc
import nnc.nn as nn
import nnc.distributed as dist

dist.init_process_group()
nnc.manual_seed(0)
x = nnc.rand(128, 1)
y = 3 * x + 0.5
dataset = nnc.utils.data.TensorDataset(x, y)
sampler = dist.DistributedSampler(dataset)
loader = nnc.utils.data.DataLoader(dataset, batch_size=16, sampler=sampler)

model = dist.DistributedDataParallel(nn.Sequential(nn.Linear(1, 16), nn.ReLU(), nn.Linear(16, 1)))
optimizer = nnc.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(100):
    sampler.set_epoch(epoch)
    for inputs, targets in loader:
        optimizer.zero_grad()
        nn.functional.mse_loss(model(inputs), targets).backward()
        optimizer.step()

with nnc.no_grad():
    loss = dist.all_reduce(nn.functional.mse_loss(model(x), y), "avg")
if dist.get_rank() == 0:
    print("loss below 0.001" if loss.item() < 0.001 else f"loss {loss.item()}")
dist.destroy_process_group()
