# SPDX-License-Identifier: Apache-2.0
"""Tensors as text in golden files."""
import struct

import torch


def shortest(value, dtype):
    """As few digits as make the same value of that type."""
    if dtype in (torch.float64, torch.int64):
        return repr(value)
    if dtype == torch.bfloat16:
        return f"{value:.4g}"
    for digits in range(6, 9):
        text = f"{value:.{digits}g}"
        if struct.pack("f", float(text)) == struct.pack("f", value):
            return text
    return f"{value:.9g}"


def numbers(t):
    t = t.detach().contiguous()
    values = " ".join(shortest(v, t.dtype) for v in t.reshape(-1).tolist())
    return f"{' '.join(str(d) for d in t.shape)} : {values}"
