# SPDX-License-Identifier: Apache-2.0
"""Classes of results that are several tensors, printed as PyTorch prints them."""
from collections import namedtuple


def _printed(self):
    fields = ",\n".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
    return f"torch.return_types.{type(self).__name__}(\n{fields})"


def return_type(name, fields):
    """A class of torch.return_types."""
    return _derived(name, fields, _printed, "nnc.return_types")


def plain(name, fields):
    """What is a tuple without names in PyTorch."""
    return _derived(name, fields, tuple.__repr__, "nnc._calls")


def _derived(name, fields, printed, module):
    return type(name, (namedtuple(name, fields),), {"__slots__": (), "__repr__": printed, "__module__": module})
