# SPDX-License-Identifier: Apache-2.0
"""Which operations torch has as methods of a tensor too, for the languages that have methods."""

FILES = ("ops_pointwise.h", "ops_reduce.h", "ops_shape.h", "ops_linalg.h", "ops_index.h", "ops_search.h",
         "ops_activation.h", "tensor.h", "random.h", "autograd.h")
# Functions of these headers that are no methods, or that are written by hand.
NOT = {"index", "linear", "pad", "one_hot", "normal", "bilinear", "unfold"}
# Prefixes of functions that are in modules of their own.
PREFIXES = ("init_", "linalg_", "prune_")


def is_method(base, f):
    """Whether a function, base its name without what tells overloads apart, is one."""
    if base in NOT or base.endswith("_like") or f.header not in FILES or base.startswith(PREFIXES):
        return False
    given = [p for p in f.parameters if p.role != "ctx"]
    return bool(given) and given[0].role == "handle" and given[0].object == "tensor" and given[0].name == "input"
