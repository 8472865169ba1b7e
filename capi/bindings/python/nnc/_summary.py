# SPDX-License-Identifier: Apache-2.0
"""Small questions to the library."""
from . import _calls, _text
from ._context import get_default_dtype

version = _calls.version
has = _calls.has
live_handles = _calls.live_handles


class finfo:
    """torch.finfo: the limits of a floating point type."""

    def __init__(self, type=None):
        type = get_default_dtype() if type is None else type
        if not type.is_floating_point:
            raise TypeError(f"torch.finfo() requires a floating point input type. Use torch.iinfo to handle '{type}'")
        self.dtype, self._type = type.name, type

    def __getattr__(self, field):
        if field.startswith("_"):
            raise AttributeError(field)
        value = _calls.finfo(self._type, field)
        return int(value) if field == "bits" else value

    def __eq__(self, other):
        return isinstance(other, finfo) and self.dtype == other.dtype

    def __hash__(self):
        return hash(self.dtype)

    def __repr__(self):
        words = ", ".join(f"{field}={getattr(self, field):.6g}" for field in
                          ("resolution", "min", "max", "eps", "smallest_normal", "tiny"))
        return f"finfo({words}, dtype={self.dtype})"


class iinfo:
    """torch.iinfo: the limits of an integer type."""

    def __init__(self, type):
        if type.is_floating_point or type.name == "bool":
            raise TypeError(f"torch.iinfo() requires an integer input type, not {type}")
        signed = type.name != "uint8"
        self.dtype, self.bits = type.name, 8 * type.itemsize
        self.max = 2 ** (self.bits - signed) - 1
        self.min = -self.max - 1 if signed else 0

    def __eq__(self, other):
        return isinstance(other, iinfo) and self.dtype == other.dtype

    def __hash__(self):
        return hash(self.dtype)

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"


def summary(module, *inputs, options=None, **kwargs):
    """A table of a module's layers, with the sizes that they give for these inputs."""
    return _calls.summary(module, inputs, _text.bag(kwargs), options)


class cuda:
    """There is no GPU: what programs ask before they use one."""

    is_available = staticmethod(lambda: False)
    device_count = staticmethod(lambda: 0)
    # The one generator is the CPU's, and nothing is under way.
    manual_seed = manual_seed_all = staticmethod(lambda seed: None)
    synchronize = empty_cache = staticmethod(lambda *device: None)


class backends:
    """There are none of these; what programs set is not looked at. Results are the same in each run."""

    class cudnn:
        enabled = benchmark = False
        deterministic = True
        is_available = staticmethod(lambda: False)

    class mps:
        is_available = is_built = staticmethod(lambda: False)


class memory:
    """How much memory tensors take: <nnc/memory.h>."""

    memory_allocated = staticmethod(_calls.memory_allocated)
    max_memory_allocated = staticmethod(_calls.max_memory_allocated)
    memory_reserved = staticmethod(_calls.memory_reserved)
    max_memory_reserved = staticmethod(_calls.max_memory_reserved)
    reset_peak_memory_stats = staticmethod(_calls.reset_peak_memory_stats)
    empty_cache = staticmethod(_calls.empty_cache)
    limit = staticmethod(_calls.memory_limit)
