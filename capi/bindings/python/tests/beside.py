#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One process with several libraries: beside.py NAME...

Imports nnc, numpy and torch in the order given. After each import all that are there compute, and at
the end they do so once more: one after the other, in threads side by side, and in a child of fork().
Prints as JSON the results of each, and the settings of the process that no library should change for
another, before and after. test_beside.py compares.
"""
import array
import collections
import ctypes
import hashlib
import importlib
import itertools
import json
import os
import platform
import re
import sys
import threading
import warnings

libc = ctypes.CDLL(None)


def digest(data):
    return hashlib.sha256(data).hexdigest()[:16]


def train(torch):
    """A few steps of a small network, and products that are shared out to threads: of nnc or torch."""
    torch.manual_seed(0)
    nn = torch.nn
    net = nn.Sequential(nn.Conv2d(3, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
                        nn.Conv2d(16, 32, 3), nn.ReLU(), nn.Flatten(), nn.Linear(32 * 36, 10))
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    x, target = torch.rand(64, 3, 16, 16), torch.randint(0, 10, (64,))
    losses = []
    for _ in range(4):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(x), target)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    a, b = torch.rand(400, 400), torch.rand(300, 300, dtype=torch.float64)
    kept = [p.detach() for p in net.parameters()] + [a @ a, b @ b, torch.linalg.solve(b, b[:, :5])]
    exact = [array.array("d", t.double().flatten().tolist()).tobytes() for t in kept]
    return {"losses": losses, "sums": [t.double().sum().item() for t in kept], "bits": digest(b"".join(exact))}


def count(numpy):
    rng = numpy.random.default_rng(0)
    a, b = rng.random((300, 300)), rng.random((400, 400), dtype=numpy.float32)
    parts = [a @ a, b @ b, numpy.linalg.solve(a, a[:, :5]), numpy.linalg.svd(a[:60, :60])[1], numpy.sin(a),
             numpy.fft.rfft(a[0]), numpy.array([1e-40], dtype=numpy.float32) * numpy.float32(0.5)]
    return {"bits": digest(b"".join(p.tobytes() for p in parts))}


WORK = {"nnc": train, "torch": train, "numpy": count}


def loaded(pattern):
    """The paths of the libraries in this process of which the name matches."""
    with open("/proc/self/maps", encoding="ascii", errors="replace") as maps:
        paths = {line.split(None, 5)[5].strip() for line in maps if line.count("/") > 1}
    return sorted(p for p in paths if re.match(pattern, os.path.basename(p)))


def call(library, name):
    """What a function without arguments says, if the library has it."""
    try:
        return getattr(ctypes.CDLL(library, mode=os.RTLD_NOLOAD | os.RTLD_LAZY), name)()
    except (AttributeError, OSError):
        return None


def floating_point():
    """Rounding and the handling of subnormals and exceptions, without the flags that any sum raises."""
    found = [libm.fegetround()]
    if platform.machine() == "x86_64":
        environment = (ctypes.c_uint32 * 8)()
        libm.fegetenv(environment)
        found += [environment[0] & 0xFFFF, environment[7] & ~0x3F]
    return found


libm = ctypes.CDLL("libm.so.6")
libc.setlocale.restype = ctypes.c_char_p


def settings():
    """name -> value; what a library brings itself is there once it is loaded."""
    with open("/proc/self/status", encoding="ascii") as status:
        # Without those two that are the C library's own.
        signals = {line[:6]: int(line[8:], 16) & ~(3 << 31) for line in status
                   if line[:6] in ("SigBlk", "SigIgn", "SigCgt")}
    environment = ctypes.POINTER(ctypes.c_char_p).in_dll(libc, "environ")
    variables = list(itertools.takewhile(lambda v: v, (environment[i] for i in itertools.count())))
    found = {"floating point": floating_point(), "caught": signals["SigCgt"], "ignored": signals["SigIgn"],
             "blocked": signals["SigBlk"], "affinity": sorted(os.sched_getaffinity(0)),
             "locale": str(libc.setlocale(6, None)), "environment": digest(b"\0".join(sorted(variables)))}
    for path in loaded(r"lib(gomp|omp|iomp5)\b"):
        for name in ("omp_get_max_threads", "omp_get_dynamic", "omp_get_max_active_levels", "omp_get_thread_limit",
                     "omp_get_proc_bind", "omp_in_parallel"):
            found[f"{path} {name}"] = call(path, name)
    for path in loaded(r"lib.*(openblas|blas|mkl)"):
        for name in ("openblas_get_num_threads", "scipy_openblas_get_num_threads64_", "openblas_get_parallel"):
            value = call(path, name)
            if value is not None:
                found[f"{path} {name}"] = value
    for path in loaded(r"libdnnl\b"):
        most = ctypes.c_int()
        ctypes.CDLL(path).dnnl_get_primitive_cache_capacity(ctypes.byref(most))
        found[f"{path} primitives kept"] = most.value
    if "torch" in modules:
        torch = modules["torch"]
        found["torch"] = [torch.get_num_threads(), torch.get_num_interop_threads(), str(torch.get_default_dtype()),
                          torch.get_float32_matmul_precision(), torch.is_grad_enabled(),
                          torch.backends.mkldnn.is_available(), torch.are_deterministic_algorithms_enabled()]
    if "nnc" in modules:
        nnc = modules["nnc"]
        found["nnc"] = [nnc.get_num_threads(), str(nnc.get_default_dtype()), nnc.is_grad_enabled()]
    if "numpy" in modules:
        found["numpy"] = [modules["numpy"].geterr(), repr(modules["numpy"].float32(1) / 3)]
    return found


def work(names):
    for name in names:
        results[name].append(WORK[name](modules[name]))


def side_by_side():
    """All of them at once, each in a thread of its own."""
    ready = threading.Barrier(len(modules))

    def one(name):
        ready.wait()
        for _ in range(3):
            results[name].append(WORK[name](modules[name]))
    threads = [threading.Thread(target=one, args=[name]) for name in modules]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def forked():
    """What a child computes, whose parent has used threads: PyTorch without those of OpenMP and autograd."""
    warnings.simplefilter("ignore", DeprecationWarning)  # newer Pythons': a child of a process with threads
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        found = {}
        if "nnc" in modules:
            found["nnc"] = train(modules["nnc"])
        if "torch" in modules:
            torch = modules["torch"]
            torch.set_num_threads(1)
            torch.manual_seed(0)
            found["torch"] = torch.nn.Conv2d(3, 16, 3)(torch.rand(8, 3, 16, 16)).sum().item()
        with os.fdopen(write, "w") as out:
            json.dump(found, out)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as answer:
        found = json.loads(answer.read() or "{}")
    return {"status": os.waitpid(child, 0)[1], "results": found}


modules, results = {}, collections.defaultdict(list)
changes = []
for new in sys.argv[1:]:
    before = settings()
    modules[new] = importlib.import_module(new)
    if new != "numpy":
        importlib.import_module(new + ".nn")
    work([new])
    if new == "nnc":  # the others set variables of the environment
        changes.append([before, settings()])
    before = settings()
    work(modules)
    changes.append([before, settings()])
before = settings()
side_by_side()
changes.append([before, settings()])
child = forked()
json.dump({"results": results, "child": child, "changes": changes, "settings": settings(),
           "libraries": {kind: loaded(rf"lib{kind}\b") for kind in ("gomp", "dnnl", "openblas")}}, sys.stdout)
