# SPDX-License-Identifier: Apache-2.0
"""torch.linalg."""
from . import _ops

__all__ = ["vector_norm", "matrix_norm", "norm", "inv", "det", "slogdet", "solve", "solve_triangular", "cholesky", "qr",
           "eigh", "svd", "lstsq", "pinv", "matrix_power", "matrix_exp", "householder_product"]
globals().update({name: getattr(_ops, "linalg_" + name) for name in __all__})
