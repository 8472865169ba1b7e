// SPDX-License-Identifier: Apache-2.0
// Matrix products: out = alpha a b + beta out, with any strides.
#pragma once

#include "kernels/backend.h"
#include "tensor/view.h"

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

// out (m, n) = alpha a (m, k) b (k, n) + beta out. With beta 0 it does not matter what out held,
// and with alpha 0 what a and b hold. 16-bit floats are summed in float, integers wrap. out shares
// no memory with a and b.
struct Gemm {
  DType dtype = DType::kFloat32;
  int64_t m = 0, n = 0, k = 0;
  Matrix out, a, b;
  Scalar alpha = 1, beta = 0;
};
void gemm(const Gemm& g);

// The same product for each index of `batch`; strides of the batch dimensions in elements.
void gemm_batch(const Gemm& g, Sizes batch, Sizes out_strides, Sizes a_strides, Sizes b_strides);

namespace ref {
bool gemm(const Gemm& g);
}
namespace cpu {
// Sizes where the call of a library costs more than the product; vectors times matrices.
bool gemm_small(const Gemm& g);
// 16-bit floats through float copies.
bool gemm_16bit(const Gemm& g);
}  // namespace cpu
namespace onednn {
bool gemm(const Gemm& g);
}
namespace openblas {
bool gemm(const Gemm& g);
}

}  // namespace nnc::kernels
