// SPDX-License-Identifier: Apache-2.0
// Running products and extremes along one dimension.
#include <vector>

#include "kernels/scan.h"

#include "graph/connected.h"
#include "graph/record.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/index.h"
#include "ops/join.h"
#include "ops/layout.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

// Moved on by one place along dim, behind `first`. A 0-dim tensor has one place.
Tensor moved_on(const Tensor& x, int64_t dim, double first) {
  if (x.dim() == 0) return Tensor::full({}, first, x.dtype());
  if (x.size(dim) == 0) return x;
  Dims sizes(x.sizes());
  sizes[dim] = 1;
  const Tensor parts[2] = {Tensor::full(sizes, first, x.dtype()),
                           narrow(x, dim, 0, x.size(dim) - 1)};
  return cat(Span<const Tensor>(parts, 2), dim);
}

// ---- linear_scan: a_i = g_i + w_i a_(i-1), or from the end a_i = g_i + w_(i+1) a_(i+1).   dg =
// the same from the other end, s; dw_i = s_i a_(i-1), from the end s_(i-1) a_i.   saves w, a
Tensor linear_scan(const Tensor& g, const Tensor& w, int64_t dim, bool reverse);
struct LinearScanNode final : Node {
  SavedTensor w{this}, a{this};
  int64_t dim = 0;
  bool reverse = false;
  const char* name() const override { return "CumsumBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor s = linear_scan(gy[0], w.get(), dim, !reverse);
    if (!needs(1)) return {s, Tensor()};
    const Tensor y = a.get();
    return {s, reverse ? mul(moved_on(s, dim, 0), y) : mul(s, moved_on(y, dim, 0))};
  }
};
Tensor linear_scan(const Tensor& g, const Tensor& w, int64_t dim, bool reverse) {
  Tensor a = Tensor::empty(g.sizes(), g.dtype());
  kernels::linear_scan(a.mutable_view(), materialize(g).view(), materialize(w).view(), dim,
                       reverse);
  if (auto node = record<LinearScanNode>(g, w)) {
    node->w.save(w);
    node->a.save_output(a);
    node->dim = dim;
    node->reverse = reverse;
    attach(a, node);
  }
  return a;
}

// ---- cumprod: y_i = x_0 ... x_i.   dx_i = a_i y_(i-1), where a_i = dy_i + x_(i+1) a_(i+1) is
// what y_i counts: no division, so that a 0 is no special case.   saves x, y
struct CumprodNode final : Node {
  SavedTensor x{this}, y{this};
  int64_t dim = 0;
  const char* name() const override { return "CumprodBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor input = x.get();
    if (input.numel() <= 1 || input.size(dim) == 1) return {gy[0]};
    const Tensor factors = to_dtype(input, gy[0].dtype()), before = moved_on(y.get(), dim, 1);
    if (!all_true(isfinite(detach(y.get())))) {
      const Tensor zero = eq(detach(factors), 0);
      if (!any_true(zero)) return {in_front(gy[0], factors, before)};
      return {grad_enabled() ? by_omission(gy[0], factors)
                             : beside_zeros(gy[0], factors, before, zero)};
    }
    return {part(gy[0], factors, before)};
  }
  Tensor part(const Tensor& g, const Tensor& factors, const Tensor& before) const {
    return mul(linear_scan(g, factors, dim, true), before);
  }
  // Without a 0, or in front of it. Where factors are not finite, as in PyTorch, which divides what
  // counts an element by it.
  Tensor in_front(const Tensor& g, const Tensor& factors, const Tensor& before,
                  const Tensor& front = {}) const {
    const auto kept = [&](const Tensor& t) {
      return front.defined() ? where(front, t, Tensor::zeros({}, t.dtype())) : t;
    };
    if (all_true(isfinite(detach(factors)))) return part(kept(g), factors, before);
    return div(flip(cumsum(flip(kept(mul(g, y.get())), {dim}), dim), {dim}), factors);
  }
  // The same, to be differentiated: as in PyTorch, the sums of the products without one factor.
  Tensor by_omission(const Tensor& g, const Tensor& factors) const {
    const int64_t n = factors.size(dim);
    std::vector<Tensor> sums;
    for (int64_t k = 0; k < n; ++k) {
      const Tensor front = prod(narrow(factors, dim, 0, k), dim, true);
      const Tensor behind = cumprod(narrow(factors, dim, k + 1, n - k - 1), dim);
      const Tensor products[] = {front, mul(front, behind)};
      sums.push_back(sum(mul(narrow(g, dim, k, n - k), cat({products, 2}, dim)), {dim}, true));
    }
    return cat({sums.data(), n}, dim);
  }
  // The first 0 has the products up to the second one, and beyond that nothing counts.
  Tensor beside_zeros(const Tensor& g, const Tensor& factors, const Tensor& before,
                      const Tensor& zero) const {
    const Tensor nothing = Tensor::zeros({}, g.dtype()), one = Tensor::ones({}, g.dtype());
    const Tensor zeros = cumsum(zero, dim);
    const Tensor front = eq(zeros, 0), between = eq(zeros, 1);
    const Tensor first = logical_and(zero, between);
    const Tensor others = where(logical_and(between, logical_not(zero)), factors, one);
    const Tensor sums = sum(mul(cumprod(others, dim), where(between, g, nothing)), {dim}, true);
    return where(front, in_front(g, factors, before, front),
                 where(first, mul(sums, before), nothing));
  }
};

// ---- cummax, cummin: (values, indices).   dx = dy added at the indices to zeros.   saves indices
struct CumulativeNode final : Node {
  SavedTensor indices{this};
  int64_t dim = 0;
  bool largest = true;
  const char* name() const override { return largest ? "CummaxBackward0" : "CumminBackward0"; }
  Tensors backward(const Tensors& gy) override {
    if (gy[0].numel() == 0) return {connected(gy[0], next[0], name())};
    return {scatter_to_zeros(gy[0].sizes(), dim, indices.get(), gy[0])};
  }
};
std::pair<Tensor, Tensor> running_extreme(bool largest, const Tensor& x, int64_t dim,
                                          const char* op) {
  const int64_t d = wrap_dim(dim, x.dim(), op);
  Tensor values = Tensor::empty(x.sizes(), x.dtype());
  Tensor indices = Tensor::empty(x.sizes(), DType::kInt64);
  kernels::cumulative_extreme(largest, values.mutable_view(), indices.mutable_view(),
                              materialize(x).view(), d);
  if (auto node = record<CumulativeNode>(x)) {
    node->indices.save(indices);
    node->dim = d;
    node->largest = largest;
    attach(values, node);
  }
  return {values, indices};
}

}  // namespace

Tensor cumprod(const Tensor& x, int64_t dim, std::optional<DType> dtype) {
  check_differentiable(x, dtype, "cumprod");
  const DType t = dtype.value_or(is_floating(x.dtype()) ? x.dtype() : DType::kInt64);
  const int64_t d = wrap_dim(dim, x.dim(), "cumprod");
  const Tensor in = as_type(materialize(x), t);
  Tensor y = Tensor::empty(x.sizes(), t);
  kernels::cumprod(y.mutable_view(), in.view(), d);
  if (auto node = record<CumprodNode>(x)) {
    node->x.save(x);
    node->y.save_output(y);
    node->dim = d;
    attach(y, node);
  }
  return y;
}

std::pair<Tensor, Tensor> cummax(const Tensor& x, int64_t dim) {
  return running_extreme(true, x, dim, "cummax");
}
std::pair<Tensor, Tensor> cummin(const Tensor& x, int64_t dim) {
  return running_extreme(false, x, dim, "cummin");
}

}  // namespace nnc::ops
