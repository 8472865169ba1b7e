// SPDX-License-Identifier: Apache-2.0
// Tensors of computed values. See nnc/tensor.h.
#pragma once

#include <string_view>

#include "graph/node.h"

namespace nnc::ops {

// Filled by all threads, unlike Tensor::full.
Tensor full(Sizes sizes, Scalar value, DType dtype, const char* op = "full");
Tensor full_like(const Tensor& like, Scalar value, DType dtype);
// start, start + step, ... before end. Exact for ints and an integer type.
Tensor arange(const Scalar& start, const Scalar& end, const Scalar& step, DType dtype);
Tensor linspace(double start, double end, int64_t steps, DType dtype);
// The ends are the numbers in tensors without dimensions.
Tensor linspace(const Tensor& start, const Tensor& end, int64_t steps, DType dtype);
Tensor eye(int64_t n, int64_t m, DType dtype);

// ---- indices and grids (create_grid.cpp) ----
// (2, n): rows and columns of the elements on and below, or on and above, a diagonal.
Tensor tril_indices(int64_t row, int64_t col, int64_t offset = 0, DType dtype = DType::kInt64);
Tensor triu_indices(int64_t row, int64_t col, int64_t offset = 0, DType dtype = DType::kInt64);
// Views of the tensors, all of one size. indexing: "ij" or "xy".
Tensors meshgrid(Span<const Tensor> tensors, std::string_view indexing = "ij");

}  // namespace nnc::ops
