// SPDX-License-Identifier: Apache-2.0
// Diagonals taken and made, and their sum.
#include <algorithm>
#include <limits>

#include "base/checked.h"
#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/reduce.h"
#include "ops/as_strided.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/layout.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// Where a diagonal lies within a row-major matrix.
struct DiagonalPlace {
  Geometry base, view;
  DiagonalPlace() = default;
  // Of n elements.
  DiagonalPlace(Sizes matrix, int64_t n, int64_t offset)
      : base{Dims(matrix), contiguous_strides(matrix), 0}, view{{n}, {matrix[1] + 1}, 0} {
    if (n > 0) view.offset = offset < 0 ? -offset * matrix[1] : offset;
  }
};

}  // namespace

// ---- trace: y = sum of the main diagonal.   dx = zeros with dy on it.   saves its place
namespace {
struct TraceNode final : Node {
  DiagonalPlace place;
  const char* name() const override { return "TraceBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {strided_adjoint(expand(gy[0], place.view.sizes), place.base, place.view)};
  }
};
}  // namespace
Tensor trace(const Tensor& x) {
  check(x.dim() == 2, Code::kShape, "trace: expected a matrix, but got tensor with dim ", x.dim());
  check_not_bool(x.dtype(), "trace");
  const int64_t n = std::min(x.size(0), x.size(1));
  const ConstView matrix = materialize(x).view();
  const int64_t step = n > 1 ? matrix.stride(0) + matrix.stride(1) : 1;
  Tensor y = Tensor::empty({}, is_floating(x.dtype()) ? x.dtype() : DType::kInt64);
  kernels::reduce(kernels::Reduce::kSum, restrided(y.mutable_view(), {1}, {1}),
                  restrided(matrix, {n}, {step}));
  if (auto node = record<TraceNode>(x)) {
    node->place = DiagonalPlace(x.sizes(), n, 0);
    attach(y, node);
  }
  return y;
}

// ---- diag_embed: y = zeros with x on the diagonals.   dx = those of dy.   saves nothing
namespace {
struct DiagEmbedNode final : Node {
  int64_t offset = 0, dim1 = 0, dim2 = 0;
  const char* name() const override { return "DiagEmbedBackward0"; }
  Tensors backward(const Tensors& gy) override { return {diagonal(gy[0], offset, dim1, dim2)}; }
};
}  // namespace
Tensor diag_embed(const Tensor& x, int64_t offset, int64_t dim1, int64_t dim2) {
  check(x.dim() < kMaxDims, Code::kShape, "diag_embed: more than ", kMaxDims, " dimensions");
  const int64_t ndim = x.dim() + 1;
  const int64_t a = wrap_dim(dim1, ndim, "diag_embed"), b = wrap_dim(dim2, ndim, "diag_embed");
  check(a != b, Code::kInvalid, "diag_embed: diagonal dimensions cannot be identical ", dim1, ", ",
        dim2);
  const int64_t shift = offset == std::numeric_limits<int64_t>::min()
                            ? std::numeric_limits<int64_t>::max()
                            : (offset < 0 ? -offset : offset);
  const int64_t size = checked_add(shift, x.size(-1), "diag_embed");
  Dims sizes;
  for (int64_t d = 0, from = 0; d < ndim; ++d) {
    sizes.push_back(d == a || d == b ? size : x.size(from++));
  }
  Tensor y = Tensor::zeros(sizes, x.dtype());
  if (x.numel() > 0) kernels::copy(diagonal(y, offset, a, b).mutable_view(), x.view());
  if (auto node = record<DiagEmbedNode>(x)) {
    node->offset = offset;
    node->dim1 = a;
    node->dim2 = b;
    attach(y, node);
  }
  return y;
}

// ---- diag of a matrix: y = a diagonal of x.   dx = zeros with dy on it.   saves its place
namespace {
struct DiagonalCopyNode final : Node {
  DiagonalPlace place;
  const char* name() const override { return "DiagonalBackward0_copy"; }
  Tensors backward(const Tensors& gy) override {
    return {strided_adjoint(gy[0], place.base, place.view)};
  }
};
}  // namespace
Tensor diag(const Tensor& x, int64_t offset) {
  check(x.dim() == 1 || x.dim() == 2, Code::kShape, "diag: diag(): Supports 1D or 2D tensors. Got ",
        x.dim(), "D");
  if (x.dim() == 1) return diag_embed(x, offset);
  const Tensor line = diagonal(detach(x), offset);
  Tensor y = Tensor::empty(line.sizes(), x.dtype());  // row-major, also of size 1
  kernels::copy(y.mutable_view(), line.view());
  if (auto node = record<DiagonalCopyNode>(x)) {
    node->place = DiagonalPlace(x.sizes(), y.numel(), offset);
    attach(y, node);
  }
  return y;
}

}  // namespace nnc::ops
