# SPDX-License-Identifier: Apache-2.0
"""Small questions to the library."""
from . import _calls, _text

version = _calls.version
has = _calls.has
live_handles = _calls.live_handles


class finfo:
    """torch.finfo: the limits of a floating point type."""

    def __init__(self, dtype):
        if not dtype.is_floating_point:
            raise TypeError("torch.finfo() requires a floating point input type.")
        self.dtype = dtype

    def __getattr__(self, field):
        if field.startswith("_"):
            raise AttributeError(field)
        return _calls.finfo(self.dtype, field)


def summary(module, *inputs, options=None, **kwargs):
    """A table of a module's layers, with the sizes that they give for these inputs."""
    return _calls.summary(module, inputs, _text.bag(kwargs), options)


class cuda:
    """There is no GPU: what programs ask before they use one."""

    is_available = staticmethod(lambda: False)
    device_count = staticmethod(lambda: 0)


class memory:
    """How much memory tensors take: <nnc/memory.h>."""

    memory_allocated = staticmethod(_calls.memory_allocated)
    max_memory_allocated = staticmethod(_calls.max_memory_allocated)
    memory_reserved = staticmethod(_calls.memory_reserved)
    max_memory_reserved = staticmethod(_calls.max_memory_reserved)
    reset_peak_memory_stats = staticmethod(_calls.reset_peak_memory_stats)
    empty_cache = staticmethod(_calls.empty_cache)
    limit = staticmethod(_calls.memory_limit)
