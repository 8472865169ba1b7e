// SPDX-License-Identifier: Apache-2.0
// A matrix product by its pointers: what the implementations take, and kernels that multiply parts
// of their own memory. Whoever has views goes through kernels/gemm.h.
#pragma once

#include "kernels/common/block.h"
#include "tensor/dtype.h"

namespace nnc::kernels {

// Element (i, j) is data[i * row_stride + j * col_stride], so a transposed matrix is no copy.
struct Matrix {
  void* data = nullptr;
  int64_t row_stride = 0, col_stride = 1;
  Matrix transposed() const { return {data, col_stride, row_stride}; }
  template <class T>
  T* ptr() const {
    return static_cast<T*>(data);
  }
};

// out (m, n) = alpha a (m, k) b (k, n) + beta out, as in kernels/gemm.h.
struct Gemm {
  DType dtype = DType::kFloat32;
  int64_t m = 0, n = 0, k = 0;
  Matrix out, a, b;
  Scalar alpha = 1, beta = 0;
};
void gemm(const Gemm& g);

// ---- as the BLAS interface wants them: one unit stride, a leading dimension
inline bool is_row_major(const Matrix& x, int64_t rows, int64_t cols) {
  return (x.col_stride == 1 || cols == 1) && (x.row_stride >= cols || rows == 1);
}
// Distance of two rows of a row-major matrix, valid as a leading dimension.
inline int64_t leading_dimension(const Matrix& x, int64_t rows, int64_t cols) {
  const int64_t least = cols > 1 ? cols : 1;
  return rows == 1 || x.row_stride < least ? least : x.row_stride;
}
// Is the matrix or its transpose row-major?
inline bool is_blas_operand(const Matrix& x, int64_t rows, int64_t cols) {
  return is_row_major(x, rows, cols) || is_row_major(x.transposed(), cols, rows);
}

// The operand of a BLAS call.
struct BlasOperand {
  bool transposed;
  int64_t ld;
  BlasOperand(const Matrix& x, int64_t rows, int64_t cols)
      : transposed(!is_row_major(x, rows, cols)),
        ld(transposed ? leading_dimension(x.transposed(), cols, rows)
                      : leading_dimension(x, rows, cols)) {}
};

}  // namespace nnc::kernels
