// SPDX-License-Identifier: Apache-2.0
// scatter and scatter_add, also in place and with a reduce.
#include "graph/record.h"
#include "kernels/copy.h"
#include "ops/convert.h"
#include "ops/index.h"
#include "ops/index_checks.h"
#include "ops/layout.h"
#include "ops/number.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

using kernels::Scatter;

// What goes where; checked.
struct Targets {
  int64_t dim = 0;
  Tensor index, source;
};
Targets targets(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
                const char* op) {
  const int64_t d = wrap_dim(dim, x.dim(), op);
  Targets t{d, place_index(x, d, index, op), Tensor()};
  check_source(x, t.index, source, op);
  if (t.index.numel() > 0) t.source = covered(source, t.index);
  return t;
}
Targets targets(const Tensor& x, int64_t dim, const Tensor& index, Scalar value, const char* op) {
  const int64_t d = wrap_dim(dim, x.dim(), op);
  Targets t{d, place_index(x, d, index, op), Tensor()};
  check_fits(value, x.dtype(), op);
  const Dims sizes = at_least_1d(t.index.sizes());
  t.source = Tensor::full({}, value, x.dtype()).alias(sizes, Dims(sizes.size()), 0);
  return t;
}

void put(Scatter op, const Tensor& x, const Targets& t, const char* name) {
  if (t.index.numel() == 0) return;
  kernels::scatter(op, with_dim(x).mutable_view(), t.dim, with_dim(t.index).view(), t.source.view(),
                   name);
}

// y = x with that, and with a node that `save` has filled, if there is one.
template <class N>
Tensor put_into_copy(Scatter op, const Tensor& x, const Targets& t, const Ref<N>& node,
                     const char* name) {
  Tensor y = Tensor::empty(x.sizes(), x.dtype());
  kernels::copy(y.mutable_view(), x.view());
  put(op, y, t, name);
  if (node) attach(y, node);
  return y;
}
template <class N>
void put_into(Scatter op, const Tensor& x, Targets t, const Ref<N>& node, const char* name) {
  check_places(x, t.dim, t.index, name);
  t.index = apart(t.index, x);
  if (t.source.defined()) t.source = apart(t.source, x);
  InplaceHistory history(x, node);
  put(op, x, t, name);
  history.commit();
}

// A gradient that index gathered, in the sizes of a source that may be larger.
Tensor enlarged(const Tensor& g, const Dims& sizes) {
  if (same_sizes(g.sizes(), sizes)) return g;
  const Tensor whole = Tensor::zeros(sizes, g.dtype());
  if (g.numel() == 0) return whole;
  Tensor part = whole;
  const Tensor places = with_dim(g);
  for (int64_t k = 0; k < sizes.size() && places.dim() == part.dim(); ++k) {
    part = narrow(part, k, 0, places.size(k));
  }
  copy_(part, reshape(g, part.sizes()));
  return whole;
}

// ---- scatter: y = x with source put at index.   dx = dy with those places 0, dsource = dy at
//      index.   saves index
struct ScatterNode final : Node {
  int64_t dim = 0;
  bool from_value = false;
  Dims source_sizes;
  SavedTensor index{this};
  const char* name() const override { return from_value ? "ScatterBackward1" : "ScatterBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor i = index.get();
    return {needs(0) ? scatter(gy[0], dim, i, Scalar(0)) : Tensor(),
            !from_value && needs(1) ? enlarged(gather(gy[0], dim, i), source_sizes) : Tensor()};
  }
};
Ref<ScatterNode> record_scatter(const Tensor& x, const Targets& t, const Tensor& source) {
  auto node = record<ScatterNode>(x, source);
  if (!node) return node;
  node->dim = t.dim;
  node->from_value = !source.defined();
  if (source.defined()) node->source_sizes = Dims(source.sizes());
  node->index.save(t.index);
  return node;
}

// ---- scatter_add: y = x with source added at index.   dx = dy, dsource = dy at index.   saves
//      index
struct ScatterAddNode final : Node {
  int64_t dim = 0;
  Dims source_sizes;
  SavedTensor index{this};
  const char* name() const override { return "ScatterAddBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {gy[0], needs(1) ? enlarged(gather(gy[0], dim, index.get()), source_sizes) : Tensor()};
  }
};
Ref<ScatterAddNode> record_scatter_add(const Tensor& x, const Targets& t, const Tensor& source) {
  auto node = record<ScatterAddNode>(x, source);
  if (!node) return node;
  node->dim = t.dim;
  node->source_sizes = Dims(source.sizes());
  node->index.save(t.index);
  return node;
}

// ---- scatter with a reduce: PyTorch has no gradient, and points to scatter_add and
//      scatter_reduce.
struct ScatterReduceArgumentNode final : Node {
  const char* name() const override { return "NotImplemented"; }
  Tensors backward(const Tensors&) override {
    fail(Code::kUnsupported,
         "scatter: derivative for aten::scatter with a reduce is not "
         "implemented");
  }
};
Scatter scatter_of(std::string_view word, const char* op) {
  check(word == "add" || word == "multiply", Code::kInvalid, op,
        ": reduce argument must be either add or multiply.");
  return word == "add" ? Scatter::kAdd : Scatter::kMul;
}

}  // namespace

Tensor scatter(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source) {
  const Targets t = targets(x, dim, index, source, "scatter");
  return put_into_copy(Scatter::kSet, x, t, record_scatter(x, t, source), "scatter");
}
Tensor scatter(const Tensor& x, int64_t dim, const Tensor& index, Scalar value) {
  const Targets t = targets(x, dim, index, value, "scatter");
  return put_into_copy(Scatter::kSet, x, t, record_scatter(x, t, Tensor()), "scatter");
}
void scatter_(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source) {
  check_inplace(x, {&index, &source}, "scatter_");
  const Targets t = targets(x, dim, index, source, "scatter_");
  put_into(Scatter::kSet, x, t, record_scatter(x, t, source), "scatter_");
}
void scatter_(const Tensor& x, int64_t dim, const Tensor& index, Scalar value) {
  check_inplace(x, {&index}, "scatter_");
  const Targets t = targets(x, dim, index, value, "scatter_");
  put_into(Scatter::kSet, x, t, record_scatter(x, t, Tensor()), "scatter_");
}

Tensor scatter(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
               std::string_view reduce) {
  const Scatter op = scatter_of(reduce, "scatter");
  const Targets t = targets(x, dim, index, source, "scatter");
  return put_into_copy(op, x, t, record<ScatterReduceArgumentNode>(x, source), "scatter");
}
Tensor scatter(const Tensor& x, int64_t dim, const Tensor& index, Scalar value,
               std::string_view reduce) {
  const Scatter op = scatter_of(reduce, "scatter");
  const Targets t = targets(x, dim, index, value, "scatter");
  return put_into_copy(op, x, t, record<ScatterReduceArgumentNode>(x), "scatter");
}
void scatter_(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
              std::string_view reduce) {
  check_inplace(x, {&index, &source}, "scatter_");
  const Scatter op = scatter_of(reduce, "scatter_");
  const Targets t = targets(x, dim, index, source, "scatter_");
  put_into(op, x, t, record<ScatterReduceArgumentNode>(x, source), "scatter_");
}
void scatter_(const Tensor& x, int64_t dim, const Tensor& index, Scalar value,
              std::string_view reduce) {
  check_inplace(x, {&index}, "scatter_");
  const Scatter op = scatter_of(reduce, "scatter_");
  const Targets t = targets(x, dim, index, value, "scatter_");
  put_into(op, x, t, record<ScatterReduceArgumentNode>(x), "scatter_");
}

Tensor scatter_add(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source) {
  const Targets t = targets(x, dim, index, source, "scatter_add");
  return put_into_copy(Scatter::kAdd, x, t, record_scatter_add(x, t, source), "scatter_add");
}
Tensor scatter_to_zeros(Sizes sizes, int64_t dim, const Tensor& index, const Tensor& source) {
  const Tensor y = Tensor::zeros(sizes, source.dtype());
  const Targets t = targets(y, dim, index, source, "scatter_add");
  put(Scatter::kAdd, y, t, "scatter_add");
  if (auto node = record_scatter_add(y, t, source)) attach(y, node);
  return y;
}
void scatter_add_(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source) {
  check_inplace(x, {&index, &source}, "scatter_add_");
  const Targets t = targets(x, dim, index, source, "scatter_add_");
  put_into(Scatter::kAdd, x, t, record_scatter_add(x, t, source), "scatter_add_");
}

}  // namespace nnc::ops
