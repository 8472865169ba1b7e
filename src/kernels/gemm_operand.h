// SPDX-License-Identifier: Apache-2.0
// Matrices as the BLAS interface wants them: one unit stride, a leading dimension.
#pragma once

#include "kernels/gemm.h"
#include "tensor/allocator.h"

namespace nnc::kernels {

// Memory for the length of a kernel.
class Scratch {
 public:
  explicit Scratch(int64_t nbytes)
      : size_(static_cast<size_t>(nbytes)), data_(allocate_block(size_)) {
    check(data_ != nullptr, Code::kMemory, "gemm: not enough memory: tried to allocate ", nbytes,
          " bytes");
  }
  Scratch(const Scratch&) = delete;
  ~Scratch() { free_block(data_, size_); }
  void* data() const { return data_; }
  template <class T>
  T* ptr() const {
    return static_cast<T*>(data_);
  }

 private:
  size_t size_;
  void* data_;
};

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
