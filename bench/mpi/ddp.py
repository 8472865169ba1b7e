# SPDX-License-Identifier: Apache-2.0
"""ddp.py RANK SIZE PORT MODEL BATCH STEPS [pixels=N]: nnc_mpi_bench with PyTorch's DistributedDataParallel over
gloo on loopback, each rank on one core of its own. compare runs both."""
import os
import sys
import time

rank, size, port = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
model, batch, steps = sys.argv[4], int(sys.argv[5]), int(sys.argv[6])
pixels = int(sys.argv[7].removeprefix("pixels=")) if len(sys.argv) > 7 else 224
os.sched_setaffinity(0, {rank % os.cpu_count()})
os.environ.update(OMP_NUM_THREADS="1", MASTER_ADDR="127.0.0.1", MASTER_PORT=port, GLOO_SOCKET_IFNAME="lo",
                  USE_LIBUV="0")

import torch
import torch.distributed as dist
from torch import nn

torch.set_num_threads(1)


class Block(nn.Module):
    def __init__(self, inside, out, stride):
        super().__init__()
        self.main = nn.Sequential(
            nn.Conv2d(inside, out, 3, stride=stride, padding=1, bias=False), nn.BatchNorm2d(out), nn.ReLU(),
            nn.Conv2d(out, out, 3, stride=1, padding=1, bias=False), nn.BatchNorm2d(out))
        self.past = nn.Identity() if inside == out else nn.Sequential(
            nn.Conv2d(inside, out, 1, stride=stride, bias=False), nn.BatchNorm2d(out))

    def forward(self, x):
        return torch.relu(self.main(x) + self.past(x))


class ResNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 64, 7, stride=2, padding=3, bias=False), nn.BatchNorm2d(64),
                                  nn.ReLU(), nn.MaxPool2d(3, 2, 1))
        inside = 64
        for i in range(8):
            out = 64 << (i // 2)
            setattr(self, f"block{i}", Block(inside, out, 2 if i % 2 == 0 and i > 0 else 1))
            inside = out
        self.fc = nn.Linear(inside, 10)

    def forward(self, x):
        x = self.stem(x)
        for i in range(8):
            x = getattr(self, f"block{i}")(x)
        return self.fc(torch.flatten(nn.functional.adaptive_avg_pool2d(x, 1), 1))


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 6, 5), nn.Conv2d(6, 16, 3)
        self.fc1, self.fc2, self.fc3 = nn.Linear(576, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, x):
        pool = nn.functional.max_pool2d
        x = pool(torch.relu(self.conv1(x)), 2)
        x = torch.flatten(pool(torch.relu(self.conv2(x)), 2), 1)
        return self.fc3(torch.relu(self.fc2(torch.relu(self.fc1(x)))))


torch.manual_seed(0)
net = ResNet() if model == "resnet18" else LeNet()
torch.manual_seed(1)
side = (3, pixels, pixels) if model == "resnet18" else (1, 32, 32)
images = torch.randn(batch * size, *side)
labels = torch.randint(0, 10, (batch * size,))
called = net
if size > 1:
    dist.init_process_group("gloo", rank=rank, world_size=size)
    called = nn.parallel.DistributedDataParallel(net)
optimizer = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
x, t = images[rank * batch:(rank + 1) * batch], labels[rank * batch:(rank + 1) * batch]
times = []
for _ in range(steps):
    start = time.perf_counter()
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(called(x), t)
    loss.backward()
    optimizer.step()
    times.append(time.perf_counter() - start)
    loss = loss.detach().clone()
    if size > 1:
        dist.all_reduce(loss)
        loss /= size
    if rank == 0:
        print(f"loss {loss.item():.9g}")
later = sorted(times[min(3, steps - 1):])
if rank == 0:
    print(f"ms {1e3 * later[len(later) // 2]:.3f} least {1e3 * later[0]:.3f}")
if size > 1:
    dist.destroy_process_group()
