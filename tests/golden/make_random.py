# SPDX-License-Identifier: Apache-2.0
"""Prints tests/golden/random.txt: what PyTorch's CPU generator draws.

Run it with PyTorch 2.14 on a machine with AVX2: python3 make_random.py > random.txt
Each line is "NAME HASH COUNT VALUES...": the FNV-1a hash of the tensor's bytes, its number of
elements and its first and last few elements (floats in hexadecimal). The test repeats each call.
"""
import torch
import torch.nn.functional as F

f16, bf16, f32, f64 = torch.float16, torch.bfloat16, torch.float32, torch.float64
integers = dict(bool=torch.bool, uint8=torch.uint8, int8=torch.int8, int16=torch.int16,
                int32=torch.int32, int64=torch.int64)


def fnv(data):
    h = 0xcbf29ce484222325
    for byte in data:
        h = ((h ^ byte) * 0x100000001b3) & 0xffffffffffffffff
    return h


def text(v):
    return v.hex() if isinstance(v, float) else str(int(v))


def emit(name, t, shown=6):
    raw = bytes(t.contiguous().view(torch.uint8).flatten().tolist())
    values = t.flatten().tolist()
    if len(values) > 2 * shown:
        values = values[:shown] + values[len(values) - shown:]
    print(name, format(fnv(raw), "016x"), t.numel(), *[text(v) for v in values])


def case(name, make, seed=0, shown=6):
    torch.manual_seed(seed)
    emit(name, make(), shown)


def empty(n, dtype):
    return torch.empty(n, dtype=dtype)


for tag, dtype in dict(f32=f32, f64=f64, f16=f16, bf16=bf16).items():
    case(f"uniform_{tag}", lambda: empty(3000, dtype).uniform_())
    case(f"uniform_{tag}_shifted", lambda: empty(3000, dtype).uniform_(-0.3, 0.7), seed=2**40 + 7)
    case(f"normal_{tag}", lambda: empty(4096, dtype).normal_())
    case(f"normal_{tag}_tail", lambda: empty(1005, dtype).normal_(0.5, 3.0), seed=1, shown=16)
    case(f"normal_{tag}_37", lambda: empty(37, dtype).normal_(), seed=3, shown=37)
    case(f"normal_{tag}_15", lambda: empty(15, dtype).normal_(-1.5, 0.1), seed=4, shown=15)
case("normal_f32_100000", lambda: empty(100000, f32).normal_(), seed=5)
case("normal_f32_strided", lambda: empty((20, 2), f32)[:, 0].normal_(0.25, 2.0), seed=6, shown=20)


def mixed():
    """An odd number of words in between, and a cached normal sample that survives other draws."""
    parts = [empty(3, f64).normal_(), empty(1, f32).uniform_().double(), empty(700, f64).uniform_(),
             empty(2, f64).normal_(), torch.randint(0, 10, (1,)).double(),
             empty(700, f32).bernoulli_(0.5).double()]
    return torch.cat(parts)


case("mixed", mixed, seed=7, shown=10)
state = torch.get_rng_state()
state[5024:5032] = 0  # the cached sample went through sin: not the same bits everywhere
emit("state_mixed", state, 0)
case("state_fresh", torch.get_rng_state, seed=-1, shown=0)
torch.manual_seed(8)
torch.rand(624)
emit("state_block_end", torch.get_rng_state(), 0)
emit("after_block_end", torch.rand(4))

for tag, dtype in integers.items():
    case(f"randint_{tag}", lambda: torch.randint(0, 2, (1000,), dtype=dtype))
    case(f"random_{tag}", lambda: empty(1000, dtype).random_())
    case(f"bernoulli_{tag}", lambda: empty(1000, dtype).bernoulli_(0.3))
for tag, dtype in dict(f32=f32, f64=f64).items():
    case(f"randint_{tag}", lambda: torch.randint(-5, 5, (1000,), dtype=dtype))
    case(f"random_{tag}", lambda: empty(1000, dtype).random_())
    case(f"bernoulli_{tag}", lambda: empty(3000, dtype).bernoulli_(0.3))
    case(f"bernoulli_{tag}_all", lambda: empty(10, dtype).bernoulli_(1.0))
    case(f"bernoulli_{tag}_none", lambda: empty(10, dtype).bernoulli_(0.0))
    case(f"bernoulli_p_{tag}", lambda: torch.bernoulli(torch.arange(2000, dtype=dtype) / 2000))
    case(f"exponential_{tag}", lambda: empty(40, dtype).exponential_(1.5), shown=20)
case("randint_high", lambda: torch.randint(-100, 1000000, (1000,)))
case("randint_2_28_less_1", lambda: torch.randint(0, 2**28 - 1, (1000,)))
case("randint_2_28", lambda: torch.randint(0, 2**28, (1000,)))
case("randint_2_40", lambda: torch.randint(-2**39, 2**39, (1000,)))
case("randint_wide", lambda: torch.randint(-2**63, 2**63 - 1, (1000,)))
for n in 0, 1, 2, 10, 1000, 60000:
    case(f"randperm_{n}", lambda: torch.randperm(n))
case("dropout", lambda: F.dropout(torch.ones(1000), 0.1))
