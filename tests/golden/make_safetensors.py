# SPDX-License-Identifier: Apache-2.0
"""Writes tests/golden/safetensors: files of the safetensors package, which tests/io/safetensors_test.cpp
reads and must write byte for byte alike.

    python3 make_safetensors.py FOLDER     (PyTorch 2.14 and its package safetensors)
"""
import json
import os
import sys

import torch
from safetensors.torch import save_file, save_model

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)


def write(name, tensors, metadata=None):
    save_file(tensors, os.path.join(folder, name), metadata=metadata)


def count(sizes, dtype=torch.float32):
    n = torch.Size(sizes).numel()
    return torch.arange(n).remainder(2 if dtype == torch.bool else 100).to(dtype).reshape(sizes)


TYPES = [torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32,
         torch.int16, torch.int8, torch.uint8, torch.bool]
write("types.safetensors", {str(t)[6:]: count((2, 3), t) for t in TYPES})
write("sizes.safetensors", {"number": count(()), "nothing": count((0, 3)), "": count((1, 1, 1)),
                            "five": count((1, 2, 1, 3, 2)), 'x"\\\n\x01\u00e9': count((2,))})
write("nothing.safetensors", {})
write("metadata.safetensors", {"a": count((3,))}, {"format": "p\"t\u00fc"})
write("model-00001-of-00002.safetensors", {"bert.a": count((2, 2)), "bert.b": count((3,))})
write("model-00002-of-00002.safetensors", {"cls.c": count((2,), torch.int64)})
index = {"metadata": {"total_size": 44}, "weight_map": {
    "bert.a": "model-00001-of-00002.safetensors", "bert.b": "model-00001-of-00002.safetensors",
    "cls.c": "model-00002-of-00002.safetensors"}}
with open(os.path.join(folder, "model.safetensors.index.json"), "w") as f:
    f.write(json.dumps(index, indent=2, sort_keys=True) + "\n")
layer = torch.nn.Linear(2, 2)
with torch.no_grad():
    layer.weight.copy_(count((2, 2)))
    layer.bias.copy_(count((2,)))
save_model(torch.nn.Sequential(layer, torch.nn.ReLU(), layer), os.path.join(folder, "tied.safetensors"))
