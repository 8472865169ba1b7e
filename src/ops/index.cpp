// SPDX-License-Identifier: Apache-2.0
#include "ops/index.h"

#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/places.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/index_checks.h"
#include "ops/layout.h"
#include "ops/shape.h"

namespace nnc::ops {
// ---- index_select: y = rows of x.   dx = dy added to those rows of zeros.   saves index
namespace {
struct IndexSelectNode final : Node {
  Dims sizes;
  int64_t dim = 0;
  SavedTensor index{this};
  const char* name() const override { return "IndexSelectBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {add_to_zeros(sizes, dim, index.get(), gy[0])};
  }
};
}  // namespace
Tensor index_select(const Tensor& x, int64_t dim, const Tensor& index) {
  const int64_t d = wrap_dim(dim, x.dim(), "index_select");
  const Tensor i = vector_index(x, d, index, "index_select");
  Dims sizes(x.sizes());
  if (x.dim() > 0) sizes[d] = i.numel();
  check(x.dim() > 0 || i.numel() == 1, Code::kIndex,
        "index_select: Index to scalar can have only 1 value, got ", i.numel());
  const Tensor source = contiguous(detach(x));
  Tensor y = Tensor::empty(sizes, x.dtype());
  kernels::gather_rows(y.mutable_view(), source.view(), i.view(), layout_of(x, d, "index_select"));
  if (auto node = record<IndexSelectNode>(x)) {
    node->sizes = Dims(x.sizes());
    node->dim = d;
    node->index.save(i);
    attach(y, node);
  }
  return y;
}

// ---- index_add: y = x, rows named by index + alpha source.   dx = dy, dsource = alpha dy[index].
//      saves index
namespace {
struct IndexAddNode final : Node {
  int64_t dim = 0;
  Scalar alpha = 1;
  Dims source_sizes;
  SavedTensor index{this};
  const char* name() const override { return "IndexAddBackward0"; }
  Tensors backward(const Tensors& gy) override {
    Tensor gs;
    if (needs(1)) {
      gs = reshape(index_select(gy[0], dim, index.get()), source_sizes);
      if (alpha.to_double() != 1) gs = mul(gs, alpha);
    }
    return {gy[0], gs};
  }
};

// Checked: what is added to which rows.
struct Addends {
  int64_t dim = 0;
  Tensor index, source;  // row-major
};
Addends addends(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
                const Scalar& alpha, const char* op) {
  const int64_t d = wrap_dim(dim, x.dim(), op);
  check(x.dtype() == source.dtype(), Code::kDtype, op, ": self (torch.", x.dtype(),
        ") and source (torch.", source.dtype(), ") expected to have the same dtype");
  check_coefficient(alpha, x.dtype(), op, "alpha");
  const Tensor i = vector_index(x, d, index, op);
  Dims expected(x.sizes());
  if (x.dim() > 0) expected[d] = i.numel();
  // A tensor of no dimension has one place.
  const bool fits = same_sizes(source.sizes(), expected) && (x.dim() > 0 || i.numel() == 1);
  check(fits, Code::kShape, op, ": source must have size ", expected, " for ", i.numel(),
        " indices along dim ", d, " of ", x.sizes(), ", got ", source.sizes());
  return {d, i, contiguous(detach(source))};
}
Ref<IndexAddNode> record_add(const Tensor& x, const Addends& a, const Tensor& source,
                             const Scalar& alpha) {
  auto node = record<IndexAddNode>(x, source);
  if (!node) return node;
  node->dim = a.dim;
  node->alpha = alpha;
  node->source_sizes = Dims(source.sizes());
  node->index.save(a.index);
  return node;
}
// x, which is row-major, with them.
void add_to(const Tensor& x, const Addends& a, const Scalar& alpha, const char* op) {
  if (x.numel() == 0) return;
  kernels::add_rows(x.mutable_view(), a.source.view(), a.index.view(), layout_of(x, a.dim, op),
                    alpha);
}
// y = x with them.
Tensor with_addends(const Tensor& x, const Addends& a, const Scalar& alpha, const char* op) {
  Tensor y = Tensor::empty(x.sizes(), x.dtype());
  kernels::copy(y.mutable_view(), x.view());
  add_to(y, a, alpha, op);
  return y;
}
}  // namespace
Tensor index_add(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
                 Scalar alpha) {
  const Addends a = addends(x, dim, index, source, alpha, "index_add");
  Tensor y = with_addends(x, a, alpha, "index_add");
  if (auto node = record_add(x, a, source, alpha)) attach(y, node);
  return y;
}
Tensor add_to_zeros(Sizes sizes, int64_t dim, const Tensor& index, const Tensor& source) {
  const Tensor y = Tensor::zeros(sizes, source.dtype());
  const Addends a = addends(y, dim, index, source, 1, "index_add");
  add_to(y, a, 1, "index_add");
  if (auto node = record_add(y, a, source, 1)) attach(y, node);
  return y;
}
void index_add_(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
                Scalar alpha) {
  check_inplace(x, {&index, &source}, "index_add_");
  Addends a = addends(x, dim, index, source, alpha, "index_add_");
  InplaceHistory history(x, record_add(x, a, source, alpha));
  a.index = apart(a.index, x);
  a.source = apart(a.source, x);
  if (x.contiguous() && !x.hidden_channels_last()) {
    add_to(x, a, alpha, "index_add_");
  } else {
    const Tensor y = with_addends(x, a, alpha, "index_add_");
    kernels::copy(x.mutable_view(), y.view());
  }
  history.commit();
}

// ---- gather: y = x at index along dim.   dx = dy added there to zeros.   saves index
namespace {
struct GatherNode final : Node {
  Dims sizes;
  int64_t dim = 0;
  SavedTensor index{this};
  const char* name() const override { return "GatherBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {scatter_to_zeros(sizes, dim, index.get(), gy[0])};
  }
};
}  // namespace
Tensor gather(const Tensor& x, int64_t dim, const Tensor& index) {
  const int64_t d = wrap_dim(dim, x.dim(), "gather");
  const Tensor i = place_index(x, d, index, "gather");
  Tensor y = Tensor::empty(i.sizes(), x.dtype());
  if (i.numel() > 0) {
    kernels::gather(with_dim(y).mutable_view(), with_dim(x).view(), d, with_dim(i).view(),
                    "gather");
  }
  if (auto node = record<GatherNode>(x)) {
    node->sizes = Dims(x.sizes());
    node->dim = d;
    node->index.save(i);
    attach(y, node);
  }
  return y;
}

// ---- take: y = x at places of its row-major order.   dx = dy added there to zeros.   saves index
namespace {
struct TakeNode final : Node {
  Dims sizes, strides;
  SavedTensor places{this};
  const char* name() const override { return "TakeBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const int64_t n = checked_numel(sizes, "take");
    const Tensor gx = reshape(add_to_zeros({n}, 0, places.get(), reshape(gy[0], {-1})), sizes);
    return {grad_enabled() ? gx : laid_out(gx, strides)};
  }
};
}  // namespace
Tensor take(const Tensor& x, const Tensor& index) {
  check(index.dtype() == DType::kInt64, Code::kDtype,
        "take: Expected a long tensor for index, but got ", short_type_name(index.dtype()));
  check(x.numel() > 0 || index.numel() == 0, Code::kIndex,
        "take: tried to take from an empty tensor");
  const Tensor places = Tensor::empty({index.numel()}, DType::kInt64);
  kernels::wrap_index(
      places.alias(index.sizes(), contiguous_strides(index.sizes()), 0).mutable_view(),
      materialize(index).view(), x.numel(), 0, "take");
  const Tensor source = contiguous(detach(x));
  Tensor y = Tensor::empty(index.sizes(), x.dtype());
  kernels::gather_rows(y.mutable_view(), source.view(), places.view(), {1, x.numel(), 1, "take"});
  if (auto node = record<TakeNode>(x)) {
    node->sizes = Dims(x.sizes());
    node->strides = Dims(x.strides());
    node->places.save(places);
    attach(y, node);
  }
  return y;
}

// Along a dimension indices count modulo its size, as in PyTorch; without one they do not.
Tensor take_along_dim(const Tensor& x, const Tensor& index, int64_t dim) {
  check(index.dtype() == DType::kInt64, Code::kDtype,
        "take_along_dim: dtype of indices should be Long but got ", short_type_name(index.dtype()));
  check(x.dim() == index.dim(), Code::kShape,
        "take_along_dim: input and indices should have the same number of dimensions, but got ",
        x.dim(), " dimensions for input, and ", index.dim(), " dimensions for indices");
  const int64_t d = wrap_dim(dim, x.dim(), "take_along_dim");
  check(x.dim() > 0, Code::kIndex, "take_along_dim: Dimension specified as ", dim,
        " but tensor has no dimensions");
  Dims xs(x.sizes()), is(index.sizes());
  const int64_t n = xs[d], k = is[d];
  xs[d] = is[d] = 1;
  Dims common = broadcast_sizes(xs, is, "take_along_dim");
  common[d] = n;
  const Tensor source = expand(x, common);
  common[d] = k;
  const kernels::IndexRange r = kernels::index_range(index.view());
  const bool inside = index.numel() == 0 || (r.low >= 0 && r.high < n);
  Tensor at = detach(index);
  if (!inside)
    at = remainder(at, Scalar(n));
  else if (grad_enabled() && requires_grad(x))
    at = clone(at);  // what is saved is always a copy
  return gather(source, d, expand(at, common));
}
Tensor take_along_dim(const Tensor& x, const Tensor& index) {
  return gather(reshape(x, {-1}), 0, reshape(index, {-1}));
}

}  // namespace nnc::ops
