# SPDX-License-Identifier: Apache-2.0
"""simulate.py: what data-parallel training costs with 8 to 4,096 ranks, on paper and in a simulation.

    simulate.py --latency 20e-6 --bandwidth 1.2e9 --forward 0.07 --buckets 1.0@0.01,25.6@0.09,18.2@0.14

latency (s) and bandwidth (bytes/s) are those of a message, as `nnc_mpi_bench network` measures them;
buckets are MiB@when: how long after the beginning of backward each of them is full, as the trace of
a step shows. --jitter: how much a rank's computing varies, as a part of it; --delay: the mean of a
random delay of every message, in latencies; both are injected into the simulation.

On paper. An all-reduce of n bytes by recursive halving and doubling takes
    c(n, p) = 2 log2(p) a + 2 (p - 1)/p n b          (a latency, b = 1 / bandwidth)
Buckets are reduced one after another, each when it is full: with r_i when bucket i is full,
    f_i = max(r_i, f_{i-1}) + c(n_i, p),    step = forward + max(backward, f_last)
Without delays the simulation must give just that. With them, ranks wait for the slowest: of p ranks
whose computing varies by a part s of it, that is about s times the p-th normal quantile; and of the
messages of a round for the latest, H_p = 1 + 1/2 + ... + 1/p mean delays at most, and one at least.
The simulation sends every message of every rank, and must lie between these bounds.
"""
import argparse
import math
import random
import statistics


def all_reduce(start, size, a, b, delay, rng):
    """When each rank has the result, from when each has begun: recursive halving, then doubling."""
    ranks = len(start)
    at = list(start)
    levels = int(math.log2(ranks))
    for distances, sizes in ((range(levels), [size / 2 ** (i + 1) for i in range(levels)]),
                             (reversed(range(levels)), [size / 2 ** (i + 1) for i in reversed(range(levels))])):
        for distance, part in zip(distances, sizes):
            bit = 1 << distance
            sent = [t + a + part * b + (rng.expovariate(1 / delay) if delay else 0.0) for t in at]
            at = [max(sent[r], sent[r ^ bit]) for r in range(ranks)]
    return at


def simulate(ranks, o, jitter, delay, rng):
    """The time of a step of the slowest rank."""
    slowness = [max(0.5, rng.gauss(1.0, jitter)) if jitter else 1.0 for _ in range(ranks)]
    end = [o.forward * s for s in slowness]
    for size, ready in o.buckets:
        start = [max(e, (o.forward + ready) * s) for e, s in zip(end, slowness)]
        end = all_reduce(start, size, o.latency, 1 / o.bandwidth, delay * o.latency, rng)
    return max(max(e, (o.forward + o.backward) * s) for e, s in zip(end, slowness))


def on_paper(ranks, o, extra_per_round, slowdown):
    """The same by the formulas."""
    rounds = 2 * math.log2(ranks)
    end = o.forward * slowdown
    for size, ready in o.buckets:
        cost = rounds * (o.latency + extra_per_round) + 2 * (ranks - 1) / ranks * size / o.bandwidth
        end = max(end, (o.forward + ready) * slowdown) + cost
    return max(end, (o.forward + o.backward) * slowdown)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--latency", type=float, default=20e-6)
    parser.add_argument("--bandwidth", type=float, default=1.2e9)
    parser.add_argument("--forward", type=float, default=0.07)
    parser.add_argument("--backward", type=float, default=None, help="default: when the last bucket is full")
    parser.add_argument("--buckets", default="1.0@0.01,25.6@0.09,18.2@0.14")
    parser.add_argument("--jitter", type=float, default=0.02)
    parser.add_argument("--delay", type=float, default=1.0)
    parser.add_argument("--trials", type=int, default=5)
    o = parser.parse_args()
    o.buckets = [(float(m) * 2 ** 20, float(t)) for m, t in (b.split("@") for b in o.buckets.split(","))]
    if o.backward is None:
        o.backward = o.buckets[-1][1]
    alone = o.forward + o.backward
    rng = random.Random(0)
    print(f"one rank: {1e3 * alone:.1f} ms a step; {1e6 * o.latency:.1f} us and {o.bandwidth / 1e9:.2f} GB/s a message")
    print("ranks   paper, ms  simulated  efficiency | delays injected: simulated  paper, from .. to  efficiency")
    bad = 0
    for ranks in (8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096):
        paper, exact = on_paper(ranks, o, 0.0, 1.0), simulate(ranks, o, 0.0, 0.0, rng)
        found = [simulate(ranks, o, o.jitter, o.delay, rng) for _ in range(o.trials)]
        mean = statistics.mean(found)
        harmonic = sum(1 / i for i in range(1, ranks + 1))
        quantile = statistics.NormalDist().inv_cdf(ranks / (ranks + 1)) if o.jitter else 0.0
        spread = 3 * o.jitter / math.sqrt(math.log(ranks) * o.trials)
        low = on_paper(ranks, o, o.delay * o.latency, max(1.0, 1 + o.jitter * quantile - spread))
        high = on_paper(ranks, o, o.delay * o.latency * harmonic, 1 + o.jitter * quantile + spread)
        right = abs(paper - exact) < 1e-9 * paper and low <= mean <= high
        bad += not right
        print(f"{ranks:5d}  {1e3 * paper:10.2f} {1e3 * exact:10.2f} {alone / paper:10.1%}  |"
              f" {1e3 * mean:26.2f}  {1e3 * low:8.2f} .. {1e3 * high:8.2f} {alone / mean:10.1%}"
              + ("" if right else "  NOT AS ON PAPER"))
    return bad != 0


if __name__ == "__main__":
    raise SystemExit(main())
