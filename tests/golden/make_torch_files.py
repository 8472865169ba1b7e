# SPDX-License-Identifier: Apache-2.0
"""Files of PyTorch and NumPy in tests/golden/torch and tests/golden/numpy, which
tests/io/torch_file_test.cpp reads, and in their folders "saved" what libnnc makes of them, byte for
byte.

    python3 make_torch_files.py make FOLDER            writes the files (PyTorch 2.14, NumPy)
    python3 make_torch_files.py save FOLDER libnnc.so  loads each and saves it
    python3 make_torch_files.py check FOLDER           are the two the same to PyTorch and NumPy?

FOLDER is tests/golden or a copy of it.
"""
import ctypes
import glob
import os
import sys


def make(folder):
    import numpy
    import torch
    for library in ("torch", "numpy"):
        os.makedirs(os.path.join(folder, library, "saved"), exist_ok=True)

    def count(sizes, dtype=torch.float32):
        n = torch.Size(sizes).numel()
        return torch.arange(n).remainder(2 if dtype == torch.bool else 100).to(dtype).reshape(sizes)

    def save(name, value, **how):
        torch.save(value, os.path.join(folder, "torch", name + ".pt"), **how)

    model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3))
    with torch.no_grad():
        for p in model.parameters():
            p.copy_(count(p.shape))
    state = model.state_dict()
    save("state", state)
    save("protocol4", state, pickle_protocol=4)
    save("legacy", state, _use_new_zipfile_serialization=False)
    for protocol in (3, 4, 5):
        save(f"legacy{protocol}", state, pickle_protocol=protocol,
             _use_new_zipfile_serialization=False)
    types = [torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32,
             torch.int16, torch.int8, torch.uint8, torch.bool]
    save("types", {str(t)[6:]: count((2, 3), t) for t in types})
    base = count((24,))
    save("views", {"base": base, "view": base[2:8:2], "transposed": base.view(4, 6).t(),
                   "expanded": count((1,)).expand(3, 4), "nothing": count((0, 3)),
                   "number": count(()), "parameter": torch.nn.Parameter(count((2,))),
                   "frozen": torch.nn.Parameter(count((2,)), requires_grad=False)})
    adam = torch.optim.Adam(model.parameters(), lr=0.5, amsgrad=True)
    for p in model.parameters():
        p.grad = torch.ones_like(p)
    adam.step()
    sgd = torch.optim.SGD(model.parameters(), lr=0.25)
    steps = torch.optim.lr_scheduler.MultiStepLR(sgd, [3, 5])
    save("checkpoint", {"model": model.state_dict(), "adam": adam.state_dict(),
                        "sgd": sgd.state_dict(), "steps": steps.state_dict(), "epoch": 5})
    save("values", {"none": None, "flag": True, "int": 2**40, "negative": -7, "float": 0.5,
                    "text": "h\u00e9llo", "losses": [1.5, float("nan")], "eps": (None, 0.5),
                    "list": [1, "a", None, {"k": (1, None)}], "no list": [], "no tuple": (),
                    "no dict": {}, "type": torch.float16, "device": torch.device("cuda", 1),
                    "size": torch.Size([2, 3])})
    save("tensor", count((3,)))
    numpy.save(os.path.join(folder, "numpy", "array.npy"), count((2, 3)).numpy())
    arrays = {str(t)[6:]: count((2, 3), t).numpy() for t in types if t != torch.bfloat16}
    arrays["number"] = count(()).numpy()
    arrays["big"] = count((3,)).numpy().astype(">f4")
    arrays["fortran"] = numpy.asfortranarray(count((2, 3)).numpy())
    numpy.savez(os.path.join(folder, "numpy", "arrays.npz"), **arrays)
    numpy.savez_compressed(os.path.join(folder, "numpy", "compressed.npz"), **arrays)


def save(folder, library):
    nnc = ctypes.CDLL(library)
    for f in ("nnc_ctx_new", "nnc_load", "nnc_save", "nnc_npy_load", "nnc_npy_save",
              "nnc_npz_load", "nnc_npz_save"):
        getattr(nnc, f).restype = ctypes.c_void_p
    ctx, handle = ctypes.c_void_p(), ctypes.c_void_p()
    assert not nnc.nnc_ctx_new(None, ctypes.byref(ctx))
    for path, saved in pairs(folder):
        kind = {"pt": "", "npy": "npy_", "npz": "npz_"}[path.rsplit(".", 1)[1]]
        load, store = getattr(nnc, f"nnc_{kind}load"), getattr(nnc, f"nnc_{kind}save")
        assert not load(ctx, path.encode(), None, ctypes.byref(handle)), path
        assert not store(ctx, handle, saved.encode()), saved


def pairs(folder):
    for library in ("torch", "numpy"):
        for path in sorted(glob.glob(os.path.join(folder, library, "*.*"))):
            yield path, os.path.join(folder, library, "saved", os.path.basename(path))


def same(a, b, key):
    import torch
    if isinstance(a, torch.Tensor):
        assert type(a) is type(b) and a.dtype == b.dtype and torch.equal(a, b), key
        assert a.stride() == b.stride() and a.storage_offset() == b.storage_offset(), key
        assert a.requires_grad == b.requires_grad, key
        assert a.untyped_storage().nbytes() == b.untyped_storage().nbytes(), key
    elif isinstance(a, dict):
        assert list(a) == list(b), key
        for k in a:
            same(a[k], b[k], f"{key}.{k}")
    elif isinstance(a, (list, tuple)):
        assert isinstance(a, type(b)) and len(a) == len(b), key
        for i, (x, y) in enumerate(zip(a, b)):
            same(x, y, f"{key}.{i}")
    elif isinstance(a, (torch.dtype, torch.device)):
        assert str(a) == b, key
    else:
        assert type(a) is type(b) and (a == b or (a != a and b != b)), key


def check(folder):
    import numpy
    import torch
    for path, saved in pairs(folder):
        if path.endswith(".pt"):
            same(torch.load(path, weights_only=False), torch.load(saved, weights_only=True), saved)
            torch.load(saved, weights_only=True, mmap=True)
        else:
            a, b = numpy.load(path), numpy.load(saved)
            for k in a if path.endswith(".npz") else [...]:
                x, y = a[k], b[k]
                assert x.shape == y.shape and (x == y).all(), (saved, k)
                assert x.dtype.newbyteorder("<") == y.dtype, (saved, k)
    loaded = torch.load(os.path.join(folder, "torch", "saved", "checkpoint.pt"), weights_only=True)
    model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3))
    model.load_state_dict(loaded["model"])
    torch.optim.Adam(model.parameters()).load_state_dict(loaded["adam"])
    sgd = torch.optim.SGD(model.parameters(), lr=1.0)
    sgd.load_state_dict(loaded["sgd"])
    torch.optim.lr_scheduler.MultiStepLR(sgd, [1]).load_state_dict(loaded["steps"])
    print("the same")


{"make": make, "save": save, "check": check}[sys.argv[1]](*sys.argv[2:])
