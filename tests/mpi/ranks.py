# SPDX-License-Identifier: Apache-2.0
"""The Python package as ranks of mpirun: nnc.distributed. A rank that fails says why, and ends."""
import os
import tempfile

import nnc
import nnc.distributed as dist
import nnc.nn as nn

dist.init_process_group(timeout=60.0)
rank, size = dist.get_rank(), dist.get_world_size()

x = nnc.tensor([1.0, 2.0]) * (rank + 1)
total = size * (size + 1) / 2
assert dist.all_reduced(x).tolist() == [total, 2 * total]
assert dist.all_reduce(x.clone(), "max").tolist() == [size, 2 * size]
assert dist.broadcast(x.clone(), size - 1).tolist() == [size, 2 * size]
assert dist.all_gather_tensor(x).shape == (2 * size,)
part = dist.reduce_scatter_tensor(nnc.ones(size, 3))
assert part.tolist() == [[size] * 3]
try:
    dist.all_reduce(x, "mean")
except LookupError as error:
    assert "avg" in str(error)
else:
    raise AssertionError("an op that does not exist")


def train(distributed):
    nnc.manual_seed(0)
    model = called = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
    if distributed:
        called = dist.DistributedDataParallel(model, bucket_cap_mb=0.0001)
    optimizer = nnc.optim.SGD(model.parameters(), lr=0.1)
    inputs, targets = nnc.randn(4 * size, 4), nnc.randint(0, 2, (4 * size,))
    if distributed:
        inputs, targets = inputs[4 * rank:4 * rank + 4], targets[4 * rank:4 * rank + 4]
    for _ in range(3):
        optimizer.zero_grad()
        loss = nn.CrossEntropyLoss()(called(inputs), targets)
        loss.backward()
        optimizer.step()
    return model


one, many = train(False), train(True)
for p, q in zip(one.parameters(), many.parameters()):
    assert nnc.allclose(p, q, atol=1e-6), (p, q)

ddp = dist.DistributedDataParallel(nn.Linear(2, 1, bias=False))
assert list(ddp.state_dict()) == ["module.weight"]
with ddp.no_sync():
    ddp(nnc.full((1, 2), float(rank))).sum().backward()
assert ddp.module.weight.grad.tolist() == [[rank, rank]]

sync = dist.convert_sync_batchnorm(nn.Sequential(nn.BatchNorm1d(2)))
y = sync(nnc.tensor([[float(rank), 0.0], [float(rank), 1.0]]))
assert abs(dist.all_reduce(y.detach().sum(0)).tolist()[0]) < 1e-5

sampler = dist.DistributedSampler(range(11), num_replicas=3, rank=1, seed=7)
sampler.set_epoch(2)
assert list(sampler) == [9, 3, 1, 6]

zero = dist.ZeroRedundancyOptimizer(many, "Adam", lr=0.01)
many(nnc.ones(1, 4)).sum().backward()
zero.step()
scheduler = nnc.optim.lr_scheduler.StepLR(zero.optim, 1, gamma=0.5)
scheduler.step()
assert zero.param_groups[0]["lr"] == 0.005 and zero.state_dict()["param_groups"][0]["lr"] == 0.005
zero.load_state_dict(zero.state_dict())
zero.zero_grad()
dist.verify_module(many)

folder = tempfile.mkdtemp()
path = os.path.join(folder, "run.pt")
dist.save({"model": many.state_dict(), "optimizer": zero.state_dict(), "epoch": 3}, path)
found = dist.load(path)
assert found["epoch"] == 3 and "model.0.weight" in found
if rank == 0:
    os.remove(path)
os.rmdir(folder)

dist.barrier()
dist.destroy_process_group()
if rank == 0:
    print(f"{size} ranks: well")
