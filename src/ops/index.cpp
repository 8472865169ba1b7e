// SPDX-License-Identifier: Apache-2.0
#include "ops/index.h"

#include "graph/record.h"
#include "kernels/copy.h"
#include "kernels/index.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/layout.h"
#include "ops/number.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// index as int64.
Tensor index_of(const Tensor& index, const char* op) {
  check(index.dtype() == DType::kInt64 || index.dtype() == DType::kInt32, Code::kDtype, op,
        ": Expected dtype int32 or int64 for index, got torch.", index.dtype());
  return as_type(detach(index), DType::kInt64);
}

void check_bounds(const Tensor& index, int64_t dim, int64_t n, const char* op) {
  const kernels::IndexRange r = kernels::index_range(index.view());
  if (r.low > r.high) return;
  check(r.low >= 0 && r.high < n, Code::kIndex, op, ": index ", r.low < 0 ? r.low : r.high,
        " is out of bounds for dimension ", dim, " with size ", n);
}

// A vector of indices along dimension d, checked and row-major.
Tensor vector_index(const Tensor& x, int64_t d, const Tensor& index, const char* op) {
  check(index.dim() <= 1, Code::kIndex, op, ": Index is supposed to be a vector, got size ",
        index.sizes());
  const Tensor i = contiguous(index_of(index, op));
  const int64_t n = x.dim() == 0 ? 1 : x.size(d);
  const kernels::IndexRange r = kernels::index_range(i.view());
  check(r.low > r.high || (r.low >= 0 && r.high < n), Code::kIndex, op,
        ": index out of range in self: index ", r.low < 0 ? r.low : r.high, ", dimension ", d,
        " has size ", n);
  return i;
}

kernels::RowLayout layout_of(const Tensor& x, int64_t dim, const char* op) {
  kernels::RowLayout l;
  for (int64_t d = 0; d < x.dim(); ++d) {
    if (d < dim) l.outer *= x.size(d);
    if (d > dim) l.inner *= x.size(d);
  }
  l.rows = x.dim() == 0 ? 1 : x.size(dim);
  l.op = op;
  l.dim = dim;
  return l;
}

}  // namespace

// ---- index_select: y = rows of x.   dx = dy added to those rows of zeros.   saves index
namespace {
struct IndexSelectNode final : Node {
  Dims sizes;
  int64_t dim = 0;
  SavedTensor index{this};
  const char* name() const override { return "IndexSelectBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor zeros = Tensor::zeros(sizes, gy[0].dtype());
    return {index_add(zeros, dim, index.get(), gy[0])};
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
}  // namespace
Tensor index_add(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
                 Scalar alpha) {
  const int64_t d = wrap_dim(dim, x.dim(), "index_add");
  check(x.dtype() == source.dtype(), Code::kDtype, "index_add: self (torch.", x.dtype(),
        ") and source (torch.", source.dtype(), ") expected to have the same dtype");
  check_coefficient(alpha, x.dtype(), "index_add", "alpha");
  const Tensor i = vector_index(x, d, index, "index_add");
  Dims expected(x.sizes());
  if (x.dim() > 0) expected[d] = i.numel();
  // A tensor of no dimension has one place.
  const bool fits = same_sizes(source.sizes(), expected) && (x.dim() > 0 || i.numel() == 1);
  check(fits, Code::kShape, "index_add: source must have size ", expected, " for ", i.numel(),
        " indices along dim ", d, " of ", x.sizes(), ", got ", source.sizes());
  const Tensor s = contiguous(detach(source));
  Tensor y = Tensor::empty(x.sizes(), x.dtype());
  kernels::copy(y.mutable_view(), x.view());
  const kernels::RowLayout layout = layout_of(x, d, "index_add");
  if (y.numel() > 0) {
    kernels::add_rows(y.mutable_view(), s.view(), i.view(), layout, alpha);
  }
  if (auto node = record<IndexAddNode>(x, source)) {
    node->dim = d;
    node->alpha = alpha;
    node->source_sizes = Dims(source.sizes());
    node->index.save(i);
    attach(y, node);
  }
  return y;
}

namespace {
// Tensors of no dimension count as vectors of one element.
Dims at_least_1d(Sizes sizes) {
  return sizes.empty() ? Dims{1} : Dims(sizes);
}

// The index of gather and scatter, checked against what is indexed.
Tensor place_index(const Tensor& x, int64_t d, const Tensor& index, const char* op) {
  // An empty index may have any type.
  if (index.numel() == 0) return as_type(detach(index), DType::kInt64);
  const Tensor i = index_of(index, op);
  const Dims xs = at_least_1d(x.sizes()), is = at_least_1d(i.sizes());
  check(xs.size() == is.size(), Code::kShape, op,
        ": Index tensor must have the same number of dimensions as input tensor, got ", i.dim(),
        " and ", x.dim());
  for (int64_t k = 0; k < xs.size(); ++k) {
    check(k == d || is[k] <= xs[k], Code::kShape, op, ": Size does not match at dimension ", k,
          " expected index ", i.sizes(), " to be no larger than self ", x.sizes(),
          " apart from dimension ", d);
  }
  check_bounds(i, d, xs[d], op);
  return i;
}

// A 0-dim tensor as a vector, so that kernels see a dimension to index.
Tensor with_dim(const Tensor& x) {
  return x.dim() == 0 ? x.alias({1}, {1}, x.offset()) : x.alias();
}
}  // namespace

// ---- gather: y = x at index along dim.   dx = dy added there to zeros.   saves index
namespace {
struct GatherNode final : Node {
  Dims sizes;
  int64_t dim = 0;
  SavedTensor index{this};
  const char* name() const override { return "GatherBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor zeros = Tensor::zeros(sizes, gy[0].dtype());
    return {scatter_add(zeros, dim, index.get(), gy[0])};
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

// ---- scatter: y = x with source put at index.   dx = dy with those places 0, dsource = dy at
//      index.   saves index
namespace {
struct ScatterNode final : Node {
  int64_t dim = 0;
  bool from_value = false;
  Dims source_sizes;
  SavedTensor index{this};
  const char* name() const override { return from_value ? "ScatterBackward1" : "ScatterBackward0"; }
  Tensors backward(const Tensors& gy) override;
};
struct ScatterAddNode final : Node {
  int64_t dim = 0;
  Dims source_sizes;
  SavedTensor index{this};
  const char* name() const override { return "ScatterAddBackward0"; }
  Tensors backward(const Tensors& gy) override;
};
void check_source(const Tensor& x, const Tensor& index, const Tensor& source, const char* op) {
  check(x.dtype() == source.dtype(), Code::kDtype, op,
        ": Expected self.dtype to be equal to src.dtype, got torch.", x.dtype(), " and torch.",
        source.dtype());
  if (index.numel() == 0) return;
  const Dims is = at_least_1d(index.sizes()), ss = at_least_1d(source.sizes());
  bool fits = is.size() == ss.size();
  for (int64_t k = 0; fits && k < is.size(); ++k) fits = is[k] <= ss[k];
  check(fits, Code::kShape, op, ": Expected index ", index.sizes(),
        " to be no larger size than src ", source.sizes());
}

// The part of source that index covers.
Tensor covered(const Tensor& source, const Tensor& index) {
  if (source.dim() == 0) return with_dim(source);
  return materialize(source).alias(at_least_1d(index.sizes()), source.strides(), source.offset());
}

// A gradient that index gathered, in the sizes of a source that may be larger.
Tensor enlarged(const Tensor& g, const Dims& sizes) {
  if (same_sizes(g.sizes(), sizes)) return g;
  const Tensor whole = Tensor::zeros(sizes, g.dtype());
  Tensor part = whole;
  for (int64_t k = 0; k < sizes.size() && g.dim() == part.dim(); ++k) {
    part = narrow(part, k, 0, g.size(k));
  }
  copy_(part, reshape(g, part.sizes()));
  return whole;
}

Tensor scattered(kernels::Scatter op, const Tensor& x, int64_t d, const Tensor& i,
                 const Tensor& source, const char* name) {
  Tensor y = Tensor::empty(x.sizes(), x.dtype());
  kernels::copy(y.mutable_view(), x.view());
  if (i.numel() > 0) {
    kernels::scatter(op, with_dim(y).mutable_view(), d, with_dim(i).view(), source.view(), name);
  }
  return y;
}
}  // namespace
Tensors ScatterNode::backward(const Tensors& gy) {
  const Tensor i = index.get();
  return {needs(0) ? scatter(gy[0], dim, i, Scalar(0)) : Tensor(),
          !from_value && needs(1) ? enlarged(gather(gy[0], dim, i), source_sizes) : Tensor()};
}
Tensors ScatterAddNode::backward(const Tensors& gy) {
  return {gy[0], needs(1) ? enlarged(gather(gy[0], dim, index.get()), source_sizes) : Tensor()};
}
Tensor scatter(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source) {
  const int64_t d = wrap_dim(dim, x.dim(), "scatter");
  const Tensor i = place_index(x, d, index, "scatter");
  check_source(x, i, source, "scatter");
  Tensor y = scattered(kernels::Scatter::kSet, x, d, i, covered(source, i), "scatter");
  if (auto node = record<ScatterNode>(x, source)) {
    node->dim = d;
    node->source_sizes = Dims(source.sizes());
    node->index.save(i);
    attach(y, node);
  }
  return y;
}
Tensor scatter(const Tensor& x, int64_t dim, const Tensor& index, Scalar value) {
  const int64_t d = wrap_dim(dim, x.dim(), "scatter");
  const Tensor i = place_index(x, d, index, "scatter");
  check_fits(value, x.dtype(), "scatter");
  const Dims sizes = at_least_1d(i.sizes());
  const Tensor one = Tensor::full({}, value, x.dtype());
  Tensor y = scattered(kernels::Scatter::kSet, x, d, i, one.alias(sizes, Dims(sizes.size()), 0),
                       "scatter");
  if (auto node = record<ScatterNode>(x)) {
    node->dim = d;
    node->from_value = true;
    node->index.save(i);
    attach(y, node);
  }
  return y;
}
Tensor scatter_add(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source) {
  const int64_t d = wrap_dim(dim, x.dim(), "scatter_add");
  const Tensor i = place_index(x, d, index, "scatter_add");
  check_source(x, i, source, "scatter_add");
  Tensor y = scattered(kernels::Scatter::kAdd, x, d, i, covered(source, i), "scatter_add");
  if (auto node = record<ScatterAddNode>(x, source)) {
    node->dim = d;
    node->source_sizes = Dims(source.sizes());
    node->index.save(i);
    attach(y, node);
  }
  return y;
}

namespace {
void check_along(const Tensor& index) {
  check(index.dtype() == DType::kInt64, Code::kDtype,
        "take_along_dim: dtype of indices should be Long but got ", short_type_name(index.dtype()));
}
}  // namespace
// Along a dimension indices count modulo its size, as in PyTorch; without one they do not.
Tensor take_along_dim(const Tensor& x, const Tensor& index, int64_t dim) {
  check_along(index);
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
  const Tensor at = index.numel() == 0 ? detach(index) : remainder(detach(index), Scalar(n));
  return gather(source, d, expand(at, common));
}
Tensor take_along_dim(const Tensor& x, const Tensor& index) {
  check_along(index);
  return gather(reshape(x, {-1}), 0, reshape(index, {-1}));
}

}  // namespace nnc::ops
