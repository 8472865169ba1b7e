// SPDX-License-Identifier: Apache-2.0
// Matrix products: out = alpha a b + beta out, with any strides.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

struct Gemm;  // kernels/common/matrix.h

// out (..., m, n) = alpha a (..., m, k) b (..., k, n) + beta out, all of one type and with the same
// leading sizes (stride 0 where a matrix is repeated). With beta 0 it does not matter what out
// held, and with alpha 0 what a and b hold. 16-bit floats are summed in float, integers wrap. out
// shares no memory with a and b.
void gemm(const View& out, const ConstView& a, const ConstView& b, const Scalar& alpha = 1,
          const Scalar& beta = 0);

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
// Are there instructions for products of this 16-bit type, and does oneDNN know them? Then
// gemm_16bit takes all but small ones.
bool multiplies_16bit(DType dtype);
bool gemm_16bit(const Gemm& g);
}  // namespace onednn
namespace openblas {
bool gemm(const Gemm& g);
}

}  // namespace nnc::kernels
