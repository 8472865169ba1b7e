// SPDX-License-Identifier: Apache-2.0
// Products of matrices and vectors. Sizes and defaults as in torch; see nnc/ops_linalg.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor mm(const Tensor& input, const Tensor& mat2);
Tensor bmm(const Tensor& input, const Tensor& mat2);
Tensor mv(const Tensor& input, const Tensor& vec);
Tensor dot(const Tensor& input, const Tensor& tensor);
Tensor outer(const Tensor& input, const Tensor& vec2);
Tensor matmul(const Tensor& input, const Tensor& other);
// beta input + alpha mat1 mat2
Tensor addmm(const Tensor& input, const Tensor& mat1, const Tensor& mat2, Scalar beta = 1,
             Scalar alpha = 1);
Tensor addmv(const Tensor& input, const Tensor& mat, const Tensor& vec, Scalar beta = 1,
             Scalar alpha = 1);
Tensor baddbmm(const Tensor& input, const Tensor& batch1, const Tensor& batch2, Scalar beta = 1,
               Scalar alpha = 1);
// input weight^T + bias; bias may be undefined.
Tensor linear(const Tensor& input, const Tensor& weight, const Tensor& bias);

// mm of a or its transpose and b or its transpose: what the gradients of products are made of.
Tensor mm_transposed(const Tensor& a, const Tensor& b, bool transpose_a, bool transpose_b);
// Does the gradient of a matrix lie column by column? In PyTorch it does where the matrix that was
// multiplied, x or its transpose, lies so exactly, else row by row.
bool lies_in_columns(const Tensor& x, bool transposed);

}  // namespace nnc::ops
