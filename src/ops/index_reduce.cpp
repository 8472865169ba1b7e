// SPDX-License-Identifier: Apache-2.0
// scatter_reduce: what meets in one place, reduced.
#include <limits>

#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/copy.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/host.h"
#include "ops/index.h"
#include "ops/index_checks.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

using kernels::Scatter;

enum class ScatterReduce { kSum, kProd, kMean, kAmax, kAmin };

ScatterReduce scatter_reduce_of(std::string_view word, const char* op) {
  constexpr std::string_view kWords[] = {"sum", "prod", "mean", "amax", "amin"};
  for (int i = 0; i < 5; ++i) {
    if (word == kWords[i]) return static_cast<ScatterReduce>(i);
  }
  fail(Code::kInvalid, op, ": reduce argument must be either sum, prod, mean, amax or amin, got ",
       word);
}

// Checked. source has the sizes of index, and its history.
struct IndexReduction {
  ScatterReduce reduce = ScatterReduce::kSum;
  int64_t dim = 0;
  bool include_self = true;
  Tensor index, source;
};
IndexReduction reduction(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
                         std::string_view reduce, bool include_self, const char* op) {
  IndexReduction r{scatter_reduce_of(reduce, op), wrap_dim(dim, x.dim(), op), include_self,
                   Tensor(), Tensor()};
  r.index = place_index(x, r.dim, index, op);
  check_source(x, r.index, source, op);
  check(r.reduce != ScatterReduce::kMean || x.dtype() != DType::kBool, Code::kDtype, op,
        ": not implemented for torch.bool");
  r.source = source;
  if (r.index.numel() == 0) return r;
  const Tensor places = with_dim(r.index);
  for (int64_t d = 0; d < source.dim() && d < places.dim(); ++d) {
    if (r.source.size(d) != places.size(d)) r.source = narrow(r.source, d, 0, places.size(d));
  }
  return r;
}

void put_reduced(Scatter op, const Tensor& x, const IndexReduction& r, const Tensor& source) {
  kernels::scatter(op, with_dim(x).mutable_view(), r.dim, with_dim(r.index).view(), source.view(),
                   "scatter_reduce");
}
// One number, of the type t, in the sizes of index.
Tensor repeated_number(const Scalar& value, DType t, const IndexReduction& r) {
  const Dims sizes = at_least_1d(r.index.sizes());
  return Tensor::full({}, value, t).alias(sizes, Dims(sizes.size()), 0);
}

// What the reduction of nothing is.
Scalar identity(ScatterReduce reduce, DType t) {
  if (reduce == ScatterReduce::kProd) return 1;
  if (reduce == ScatterReduce::kSum || reduce == ScatterReduce::kMean) return 0;
  return dispatch_all(t, [&](auto tag) -> Scalar {
    using T = compute_t<typename decltype(tag)::type>;
    using Limits = std::numeric_limits<T>;
    if constexpr (std::is_floating_point_v<T>) {
      const double infinity = std::numeric_limits<double>::infinity();
      return reduce == ScatterReduce::kAmax ? -infinity : infinity;
    } else {
      return static_cast<int64_t>(reduce == ScatterReduce::kAmax ? Limits::lowest()
                                                                 : Limits::max());
    }
  });
}

// How many elements meet in each place of x, but 1 where there are none; whole numbers.
Tensor counts(Sizes sizes, const IndexReduction& r) {
  const bool few = r.index.numel() < std::numeric_limits<int32_t>::max();
  const DType t = few ? DType::kInt32 : DType::kInt64;
  const Tensor n = Tensor::full(sizes, r.include_self ? 1 : 0, t);
  put_reduced(Scatter::kAdd, n, r, repeated_number(1, t, r));
  return r.include_self ? n : maximum(n, Tensor::wrapped(1));
}
// g / n, where n may be more than a 16-bit type holds.
Tensor divided_by_count(const Tensor& g, const Tensor& n) {
  if (item_size(g.dtype()) > 2) return div(g, n);
  return to_dtype(div(to_dtype(g, DType::kFloat32), n), g.dtype());
}

// y = what r makes of it; of means, the sum.
void reduce_into(const Tensor& y, const IndexReduction& r, const Tensor& source) {
  constexpr Scatter kKinds[] = {Scatter::kAdd, Scatter::kMul, Scatter::kAdd, Scatter::kMax,
                                Scatter::kMin};
  if (!r.include_self) {
    put_reduced(Scatter::kSet, y, r, repeated_number(identity(r.reduce, y.dtype()), y.dtype(), r));
  }
  put_reduced(kKinds[static_cast<int>(r.reduce)], y, r, with_dim(source));
}
Tensor copy_of(const Tensor& x, DType t) {
  const Tensor y = Tensor::empty(x.sizes(), t);
  kernels::copy(y.mutable_view(), x.view());
  return y;
}
// Means of 16-bit elements are made in float32 and rounded once.
Tensor mean_with(const Tensor& x, const IndexReduction& r) {
  const bool floats = is_floating(x.dtype());
  const DType wide = floats && item_size(x.dtype()) == 2 ? DType::kFloat32 : x.dtype();
  const Tensor total = copy_of(x, wide);
  reduce_into(total, r, as_type(detach(r.source), wide));
  const Tensor n = counts(x.sizes(), r);
  return as_type(floats ? div(total, as_type(n, wide)) : div(total, n, Rounding::kFloor),
                 x.dtype());
}
Tensor reduced(const Tensor& x, const IndexReduction& r) {
  const GradGuard off(false);
  if (r.reduce == ScatterReduce::kMean) return mean_with(x, r);
  const Tensor y = copy_of(x, x.dtype());
  reduce_into(y, r, r.source);
  return y;
}

// ---- scatter_reduce: y = the reduction of x and the elements of source that index brings there.
//      sum: dx = dy, dsource = dy at index; mean: both by the count; amax, amin: shared by those
//      that are y; prod: dy times the product of the others.   saves index; prod, amax, amin: x,
//      source, y
struct ScatterReduceNode final : Node {
  IndexReduction r;  // without tensors
  Dims source_sizes;
  SavedTensor index{this}, x{this}, source{this}, y{this};
  const char* name() const override { return "ScatterReduceBackward0"; }
  Tensors backward(const Tensors& gy) override;

 private:
  // Gradients of x and source.
  using Two = std::pair<Tensor, Tensor>;
  Two by_mean(const Tensor& gy, const IndexReduction& q) const;
  Two by_extreme(const Tensor& gy, const IndexReduction& q) const;
  Two by_product(const Tensor& gy, const IndexReduction& q) const;
};
Ref<ScatterReduceNode> record_reduction(const Tensor& x, const IndexReduction& r) {
  auto node = record<ScatterReduceNode>(x, r.source);
  if (!node) return node;
  node->r.reduce = r.reduce;
  node->r.dim = r.dim;
  node->r.include_self = r.include_self;
  node->source_sizes = Dims(r.source.sizes());
  node->index.save(r.index);
  return node;
}
bool keeps_values(ScatterReduce reduce) {
  return reduce != ScatterReduce::kSum && reduce != ScatterReduce::kMean;
}

Tensors ScatterReduceNode::backward(const Tensors& gy) {
  IndexReduction q = r;
  q.index = index.get();
  const Span<const Edge> both{next.data(), q.reduce == ScatterReduce::kProd ? 2 : 0};
  if (q.index.numel() == 0) {
    const Tensor zeros = needs(1) ? Tensor::zeros(source_sizes, gy[0].dtype()) : Tensor();
    return {connected(gy[0], both, name()), connected(zeros, both, name())};
  }
  auto [gx, gs] = q.reduce == ScatterReduce::kSum    ? Two(gy[0], gather(gy[0], q.dim, q.index))
                  : q.reduce == ScatterReduce::kMean ? by_mean(gy[0], q)
                  : q.reduce == ScatterReduce::kProd ? by_product(gy[0], q)
                                                     : by_extreme(gy[0], q);
  if (!q.include_self && gx.defined()) gx = scatter(gx, q.dim, q.index, 0);
  return {connected(gx, both, name()), gs.defined() ? reshape(gs, source_sizes) : gs};
}
ScatterReduceNode::Two ScatterReduceNode::by_mean(const Tensor& gy, const IndexReduction& q) const {
  const Tensor n = counts(gy.sizes(), q);
  return {divided_by_count(gy, n),
          divided_by_count(gather(gy, q.dim, q.index), gather(n, q.dim, q.index))};
}
ScatterReduceNode::Two ScatterReduceNode::by_extreme(const Tensor& gy,
                                                     const IndexReduction& q) const {
  const Tensor from = detach(source.get()), extreme = detach(y.get());
  Tensor is_self = eq(detach(x.get()), extreme);
  const Tensor is_source = eq(from, gather(extreme, q.dim, q.index));
  const Tensor n = scatter_add(as_type(is_self, DType::kInt64), q.dim, q.index,
                               as_type(is_source, DType::kInt64));
  // As in PyTorch, what is not included has its share, and gives it to nobody.
  if (!q.include_self) is_self = scatter(is_self, q.dim, q.index, Scalar(false));
  // None where the extreme is NaN.
  const Tensor share = divided_by_count(gy, maximum(n, Tensor::wrapped(1)));
  const Tensor none = Tensor::zeros({}, gy.dtype());
  return {where(is_self, share, none), where(is_source, gather(share, q.dim, q.index), none)};
}

// ---- what PyTorch does not differentiate again.
struct DelayedErrorNode final : Node {
  const char* name() const override { return "DelayedError"; }
  Tensors backward(const Tensors&) override {
    fail(Code::kUnsupported,
         "scatter_reduce: Double backward is unsupported for src when >1 zeros in src are "
         "scattered to the same position in self");
  }
};
// An element's product of the others is y divided by it; where it is the only 0, the product
// without it. Two zeros make all of these products 0.
ScatterReduceNode::Two ScatterReduceNode::by_product(const Tensor& gy,
                                                     const IndexReduction& q) const {
  const Tensor self = x.get(), from = source.get(), product = y.get();
  const auto product_of = [&q](const Tensor& start, const Tensor& factors, bool include_self) {
    return scatter_reduce(start, q.dim, q.index, factors, "prod", include_self);
  };
  Tensor gx, gs;
  if (needs(0)) {
    gx = mul(gy, product_of(Tensor::ones(self.sizes(), self.dtype()), from, true));
  }
  if (!needs(1)) return {gx, gs};
  const Tensor zero = eq(detach(from), 0);
  const Tensor zeros = gather(scatter_add(Tensor::zeros(self.sizes(), DType::kInt64), q.dim,
                                          q.index, as_type(zero, DType::kInt64)),
                              q.dim, q.index);
  const Tensor alone = logical_and(zero, eq(zeros, 1));
  const Tensor others = product_of(self, masked_fill(from, alone, 1), q.include_self);
  gs = where(alone, gather(mul(gy, others), q.dim, q.index),
             div(gather(mul(gy, product), q.dim, q.index), masked_fill(from, zero, 1)));
  if (item(any(gt(zeros, 1))) == 0) return {gx, gs};
  if (auto node = record<DelayedErrorNode>(gs)) {
    gs = gs.alias();
    attach(gs, node);
  }
  return {gx, gs};
}

}  // namespace

Tensor scatter_reduce(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
                      std::string_view reduce, bool include_self) {
  const IndexReduction r = reduction(x, dim, index, source, reduce, include_self, "scatter_reduce");
  Tensor y = r.index.numel() > 0 ? reduced(x, r) : copy_of(x, x.dtype());
  if (auto node = record_reduction(x, r)) {
    if (keeps_values(r.reduce)) {
      node->x.save(x);
      node->source.save(r.source);
      node->y.save_output(y);
    }
    attach(y, node);
  }
  return y;
}
void scatter_reduce_(const Tensor& x, int64_t dim, const Tensor& index, const Tensor& source,
                     std::string_view reduce, bool include_self) {
  check_inplace(x, {&index, &source}, "scatter_reduce_");
  IndexReduction r = reduction(x, dim, index, source, reduce, include_self, "scatter_reduce_");
  check_places(x, r.dim, r.index, "scatter_reduce_");
  auto node = record_reduction(x, r);
  if (node && keeps_values(r.reduce)) {
    node->x.save(clone(x));
    node->source.save(r.source);
    node->y.save_overwritten(x);
  }
  InplaceHistory history(x, node);
  if (r.index.numel() > 0) {
    r.index = apart(r.index, x);
    if (r.reduce == ScatterReduce::kMean || !r.include_self) {
      const Tensor y = reduced(x, r);
      kernels::copy(x.mutable_view(), y.view());
    } else {
      reduce_into(x, r, apart(r.source, x));
    }
  }
  history.commit();
}

}  // namespace nnc::ops
