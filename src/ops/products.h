// SPDX-License-Identifier: Apache-2.0
// Products of three tensors, and of groups of matrices. See nnc/ops_linalg.h.
#pragma once

#include <optional>

#include "tensor/tensor.h"

namespace nnc::ops {

// An undefined bias is none.
Tensor bilinear(const Tensor& input1, const Tensor& input2, const Tensor& weight,
                const Tensor& bias = {});
// Undefined offs: two stacks of matrices.
Tensor grouped_mm(const Tensor& mat_a, const Tensor& mat_b, const Tensor& offs = {},
                  const Tensor& bias = {}, std::optional<DType> out_dtype = {});

}  // namespace nnc::ops
