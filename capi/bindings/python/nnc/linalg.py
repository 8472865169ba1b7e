# SPDX-License-Identifier: Apache-2.0
"""torch.linalg."""
from . import _ops
from ._errors import LinAlgError  # noqa: F401

vector_norm = _ops.linalg_vector_norm
matrix_norm = _ops.linalg_matrix_norm
norm = _ops.linalg_norm
inv = _ops.linalg_inv
det = _ops.linalg_det
slogdet = _ops.linalg_slogdet
solve = _ops.linalg_solve
solve_triangular = _ops.linalg_solve_triangular
cholesky = _ops.linalg_cholesky
qr = _ops.linalg_qr
eigh = _ops.linalg_eigh
svd = _ops.linalg_svd
lstsq = _ops.linalg_lstsq
pinv = _ops.linalg_pinv
matrix_power = _ops.linalg_matrix_power
matrix_exp = _ops.linalg_matrix_exp
householder_product = _ops.linalg_householder_product
