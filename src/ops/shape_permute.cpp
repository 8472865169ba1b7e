// SPDX-License-Identifier: Apache-2.0
// Views with the dimensions in another order.
#include "graph/record.h"
#include "ops/index.h"
#include "ops/layout.h"
#include "ops/shape.h"

namespace nnc::ops {

// ---- transpose, t: y = x with two dimensions exchanged.   dx = dy with them exchanged
namespace {
struct TransposeNode final : Node {
  int64_t dim0 = 0, dim1 = 0;
  bool short_form = false;
  const char* name() const override { return short_form ? "TBackward0" : "TransposeBackward0"; }
  Tensors backward(const Tensors& gy) override { return {transpose(gy[0], dim0, dim1)}; }
};
Tensor with_dims_swapped(const Tensor& x, int64_t dim0, int64_t dim1, bool short_form) {
  Dims sizes(x.sizes()), strides(x.strides());
  if (dim0 != dim1) {
    std::swap(sizes[dim0], sizes[dim1]);
    std::swap(strides[dim0], strides[dim1]);
  }
  Tensor y = materialize(x).alias(sizes, strides, x.offset());
  auto node = record<TransposeNode>(x);
  if (node) {
    node->dim0 = dim0;
    node->dim1 = dim1;
    node->short_form = short_form;
  }
  attach_view(y, x, node);
  return y;
}
}  // namespace
Tensor transpose(const Tensor& x, int64_t dim0, int64_t dim1) {
  const int64_t a = wrap_dim(dim0, x.dim(), "transpose"), b = wrap_dim(dim1, x.dim(), "transpose");
  return with_dims_swapped(x, a, b, false);
}
Tensor t(const Tensor& x) {
  check(x.dim() <= 2, Code::kShape, "t: t() expects a tensor with <= 2 dimensions, but self is ",
        x.dim(), "D");
  return with_dims_swapped(x, 0, x.dim() == 2 ? 1 : 0, true);
}

// ---- permute: dimension i of y is dimension dims[i] of x.   dx = dy permuted back.   saves dims
namespace {
struct PermuteNode final : Node {
  Dims dims;
  const char* name() const override { return "PermuteBackward0"; }
  Tensors backward(const Tensors& gy) override {
    Dims inverse(dims.size());
    for (int64_t i = 0; i < dims.size(); ++i) inverse[dims[i]] = i;
    return {permute(gy[0], inverse)};
  }
};
}  // namespace
Tensor permute(const Tensor& x, Sizes dims) {
  check(dims.size() == x.dim(), Code::kShape,
        "permute: number of dimensions in the tensor input does not match the length of the "
        "desired ordering of dimensions i.e. input.dim() = ",
        x.dim(), " is not equal to len(dims) = ", dims.size());
  Dims order(dims.size()), sizes(dims.size()), strides(dims.size());
  SmallVector<uint8_t, 8> seen(dims.size());
  for (int64_t i = 0; i < dims.size(); ++i) {
    const int64_t d = wrap_dim(dims[i], x.dim(), "permute");
    check(!seen[d], Code::kInvalid, "permute: duplicate dims are not allowed, got ", dims);
    seen[d] = 1;
    order[i] = d;
    sizes[i] = x.size(d);
    strides[i] = x.stride(d);
  }
  Tensor y = materialize(x).alias(sizes, strides, x.offset());
  auto node = record<PermuteNode>(x);
  if (node) node->dims = std::move(order);
  attach_view(y, x, node);
  return y;
}

Tensor movedim(const Tensor& x, Sizes source, Sizes destination) {
  check(source.size() == destination.size(), Code::kInvalid,
        "movedim: Invalid source or destination dims: source (", source,
        " dims) should contain the same number of dims as destination (", destination, " dims)");
  // order[i]: the dimension of x that dimension i of y is.
  Dims order(x.dim(), -1);
  SmallVector<uint8_t, 8> moved(x.dim());
  if (x.dim() == 0) {
    for (int64_t d : source) wrap_dim(d, 0, "movedim");
    for (int64_t d : destination) wrap_dim(d, 0, "movedim");
    return alias(x);
  }
  for (int64_t i = 0; i < source.size(); ++i) {
    const int64_t from = wrap_dim(source[i], x.dim(), "movedim");
    const int64_t to = wrap_dim(destination[i], x.dim(), "movedim");
    check(!moved[from], Code::kInvalid, "movedim: repeated dim in `source` (", source, ")");
    check(order[to] < 0, Code::kInvalid, "movedim: repeated dim in `destination` (", destination,
          ")");
    moved[from] = 1;
    order[to] = from;
  }
  int64_t next = 0;
  for (int64_t i = 0; i < x.dim(); ++i) {
    if (order[i] >= 0) continue;
    while (moved[next]) ++next;
    order[i] = next++;
  }
  return permute(x, order);
}

}  // namespace nnc::ops
