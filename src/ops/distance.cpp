// SPDX-License-Identifier: Apache-2.0
#include "ops/distance.h"

#include <cmath>

#include "base/checked.h"
#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/distance.h"
#include "kernels/gemm.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/index.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/reduce_output.h"

namespace nnc::ops {
namespace {

// x over its norm along dim, which counts as a constant where eps lifts it.
Tensor unit(const Tensor& x, int64_t dim, double eps) {
  Tensor length = norm(x, 2, {dim}, true);
  const Tensor fixed = detach(length);
  const Tensor lifted = add(length, rsub(fixed, Scalar(eps)));
  return div(x, where(lt(fixed, Scalar(eps)), lifted, length));
}

}  // namespace

// ---- the sum of the products of the elements of two vectors of length 1
Tensor cosine_similarity(const Tensor& x1, const Tensor& x2, int64_t dim, double eps) {
  constexpr const char* kOp = "cosine_similarity";
  const DType type = result_type(x1, x2);
  check(is_floating(type), Code::kDtype, kOp,
        ": expected common dtype to be floating point, yet common dtype is ",
        short_type_name(type));
  check(eps >= 0, Code::kInvalid, kOp, ": eps must be non-negative, got: ", eps);
  const Dims sizes = broadcast_sizes(x1.sizes(), x2.sizes(), kOp);
  const int64_t d = wrap_dim(dim, sizes.size(), kOp);
  // Each in its own type, also without dimensions: only integers are given the common one.
  const auto own = [type](const Tensor& x) { return is_floating(x.dtype()) ? x.dtype() : type; };
  const auto side = [&](const Tensor& x) {
    // Squares of 16-bit floats would overflow.
    return unit(expand(at_least_float32(to_dtype(x, own(x))), sizes), d, eps);
  };
  const Tensor y = sum(mul(side(x1), side(x2)), {d});
  return to_dtype(y, promote_types(own(x1), own(x2)));
}

// ---- the norm of a difference that is lifted by eps
Tensor pairwise_distance(const Tensor& x1, const Tensor& x2, double p, double eps, bool keepdim) {
  broadcast_sizes(x1.sizes(), x2.sizes(), "pairwise_distance");
  return norm_called("NormBackward1", add(sub(x1, x2), Scalar(eps)), p, {-1}, keepdim);
}

namespace {

// dy/dv of y = (sum |v|^p)^(1/p), in recorded operations; y broadcasts against v.
Tensor norm_slope(const Tensor& v, const Tensor& y, double p) {
  const Tensor zero = Tensor::zeros({}, v.dtype()), one = Tensor::ones({}, v.dtype());
  if (p == 1) return sign(v);
  if (std::isinf(p)) return where(eq(abs(detach(v)), detach(y)), sign(v), zero);
  const Tensor flat = eq(detach(y), 0), divisor = where(flat, one, y);
  if (p == 2) return where(flat, zero, div(v, divisor));
  const Tensor none = eq(detach(v), 0);
  const Tensor size = div(where(none, one, abs(v)), divisor);
  return mul(sign(v), where(none, zero, pow(size, Scalar(p - 1))));
}

// g / y, and 0 where y is 0.
Tensor ratio(const Tensor& g, const Tensor& y) {
  const Tensor flat = eq(detach(y), 0);
  return where(flat, Tensor::zeros({}, g.dtype()),
               div(g, where(flat, Tensor::ones({}, y.dtype()), y)));
}

void check_norm(double p, const char* op) {
  check(p >= 0, Code::kInvalid, op, ": ", op, " only supports non-negative p values");
}

}  // namespace

// ---- pdist: y_ij = |x_i - x_j|_p for i < j.   dx_i = sum over j of dy_ij slope(x_i - x_j).
// saves x, y
namespace {
struct PdistNode final : Node {
  SavedTensor x{this}, y{this};
  double p = 2;
  const char* name() const override { return "PdistBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor v = x.get(), d = y.get();
    if (!grad_enabled()) {
      const Tensor rows = contiguous_wide(v), gx = Tensor::empty(rows.sizes(), rows.dtype());
      kernels::pdist_grad(gx.mutable_view(), rows.view(), contiguous_wide(d).view(),
                          contiguous_wide(gy[0]).view(), p);
      return {as_type(gx, v.dtype())};
    }
    if (p == 0) {
      const Tensor zeros = Tensor::zeros(v.sizes(), v.dtype());
      return {connected(zeros, next[0], "PdistBackwardBackward0")};
    }
    const Tensor rows = at_least_float32(v), far = at_least_float32(d);
    const Tensor zeros = Tensor::zeros(rows.sizes(), rows.dtype());
    const Tensor pairs = triu_indices(v.size(0), v.size(0), 1);
    const Tensor i = select(pairs, 0, 0), j = select(pairs, 0, 1);
    const Tensor difference = sub(index_select(rows, 0, i), index_select(rows, 0, j));
    const Tensor g =
        mul(unsqueeze(at_least_float32(gy[0]), 1), norm_slope(difference, unsqueeze(far, 1), p));
    return {to_dtype(index_add(index_add(zeros, 0, i, g), 0, j, g, -1), v.dtype())};
  }
};
}  // namespace
Tensor pdist(const Tensor& x, double p) {
  constexpr const char* kOp = "pdist";
  check(x.dim() == 2, Code::kShape, kOp, ": pdist only supports 2D tensors, got: ", x.dim(), "D");
  check(is_floating(x.dtype()), Code::kDtype, kOp, ": pdist only supports floating-point dtypes");
  check_norm(p, kOp);
  const int64_t n = x.size(0), twice = n > 0 ? checked_mul(n, n - 1, kOp) : 0;
  const Tensor rows = contiguous_wide(x), d = Tensor::empty({twice / 2}, rows.dtype());
  kernels::pdist(d.mutable_view(), rows.view(), p);
  Tensor y = as_type(d, x.dtype());
  if (auto node = record<PdistNode>(x)) {
    node->x.save(x);
    node->y.save_output(y);
    node->p = p;
    attach(y, node);
  }
  return y;
}

namespace {

// (..., n, m) as (batch, n, m) with the common sizes of a batch.
Tensor as_batch(const Tensor& x, const Dims& batch, int64_t count) {
  Dims sizes(batch);
  sizes.push_back(x.size(-2)), sizes.push_back(x.size(-1));
  const Tensor all = contiguous(expand(contiguous_wide(x), sizes));
  return all.alias({count, x.size(-2), x.size(-1)},
                   contiguous_strides({count, x.size(-2), x.size(-1)}), all.offset());
}

// |a|^2 + |b|^2 - 2 a b by a matrix product: its rounding errors are those of the squares.
void euclid_by_product(const Tensor& d, const Tensor& a, const Tensor& b) {
  const GradGuard off(false);
  const ConstView right = b.view();
  kernels::gemm(d.mutable_view(), a.view(),
                restrided(right, {right.size(0), right.size(2), right.size(1)},
                          {right.stride(0), right.stride(2), right.stride(1)}),
                -2.0);
  add_(d, sum(square(a), {-1}, true));
  add_(d, unsqueeze(sum(square(b), {-1}), -2));
  const Scalar zero = 0.0;
  clamp_(d, &zero, nullptr);
  sqrt_(d);
}

}  // namespace

// ---- cdist: y_ij = |a_i - b_j|_p.   da_i = sum over j of dy_ij slope(a_i - b_j), db likewise.
// For p 2 that is a_i sum_j r_ij - sum_j r_ij b_j with r = dy / y.   saves a, b, y
namespace {
struct CdistNode final : Node {
  SavedTensor a{this}, b{this}, y{this};
  double p = 2;
  bool product = false;
  Dims batch;
  int64_t count = 1;
  const char* name() const override { return product ? "ViewBackward0" : "CdistBackward0"; }

  Tensors backward(const Tensors& gy) override {
    const Tensor u = a.get(), v = b.get(), d = y.get();
    if (!grad_enabled() && !product) {
      return {needs(0) ? fused(gy[0], u, v, d, false) : Tensor(),
              needs(1) ? fused(gy[0], v, u, d, true) : Tensor()};
    }
    if (p == 0) {
      Tensors gx;
      for (const Tensor* x : {&u, &v}) {
        gx.push_back(connected(Tensor::zeros(x->sizes(), x->dtype()), Span<const Edge>(next),
                               "CdistBackwardBackward0"));
      }
      return gx;
    }
    Tensors gx = composed(at_least_float32(gy[0]), at_least_float32(u), at_least_float32(v),
                          at_least_float32(d));
    for (Tensor& g : gx) {
      if (g.defined()) g = to_dtype(g, d.dtype());
    }
    return gx;
  }

 private:
  Tensors composed(const Tensor& g, const Tensor& u, const Tensor& v, const Tensor& d) const {
    if (p == 2) {
      const Tensor r = ratio(g, d);
      return {needs(0) ? sub(mul(u, sum(r, {-1}, true)), matmul(r, v)) : Tensor(),
              needs(1) ? sub(mul(v, unsqueeze(sum(r, {-2}), -1)), matmul(transpose(r, -1, -2), u))
                       : Tensor()};
    }
    const Tensor s = mul(unsqueeze(g, -1),
                         norm_slope(sub(unsqueeze(u, -2), unsqueeze(v, -3)), unsqueeze(d, -1), p));
    return {needs(0) ? sum(s, {-2}) : Tensor(), needs(1) ? neg(sum(s, {-3})) : Tensor()};
  }
  // The gradient by x, the first or the second of the two.
  Tensor fused(const Tensor& gy, const Tensor& x, const Tensor& other, const Tensor& d,
               bool second) const {
    const Tensor to = as_batch(x, batch, count), from = as_batch(other, batch, count);
    const Tensor distances = contiguous_wide(d), g = contiguous_wide(gy);
    const int64_t n = d.size(-2), r = d.size(-1);
    const Tensor gx = Tensor::empty(to.sizes(), to.dtype());
    kernels::cdist_grad(
        gx.mutable_view(), to.view(), from.view(),
        {distances.view(), g.view(), n * r, second ? int64_t{1} : r, second ? r : int64_t{1}}, p);
    Dims sizes(batch);
    sizes.push_back(x.size(-2)), sizes.push_back(x.size(-1));
    return as_type(reshape(gx, sizes), x.dtype());
  }
};

bool by_product(std::string_view mode, double p, int64_t n, int64_t r) {
  const bool always = mode == "use_mm_for_euclid_dist";
  const bool never = mode == "donot_use_mm_for_euclid_dist";
  check(always || never || mode.empty() || mode == "use_mm_for_euclid_dist_if_necessary",
        Code::kInvalid, "cdist: ", mode, " is not a valid value for compute_mode");
  constexpr int64_t kMany = 25;
  return p == 2 && n > 0 && r > 0 && !never && (always || n > kMany || r > kMany);
}
}  // namespace
Tensor cdist(const Tensor& x1, const Tensor& x2, double p, std::string_view compute_mode) {
  constexpr const char* kOp = "cdist";
  check(x1.dim() >= 2, Code::kShape, kOp,
        ": cdist only supports at least 2D tensors, X1 got: ", x1.dim(), "D");
  check(x2.dim() >= 2, Code::kShape, kOp,
        ": cdist only supports at least 2D tensors, X2 got: ", x2.dim(), "D");
  const int64_t n = x1.size(-2), r = x2.size(-2), m = x1.size(-1);
  check(m == x2.size(-1), Code::kShape, kOp,
        ": X1 and X2 must have the same number of columns. X1: ", m, " X2: ", x2.size(-1));
  check(is_floating(x1.dtype()), Code::kDtype, kOp,
        ": cdist only supports floating-point dtypes, X1 got: ", short_type_name(x1.dtype()));
  check(x1.dtype() == x2.dtype(), Code::kDtype, kOp, ": expected scalar type ",
        short_type_name(x1.dtype()), " but found ", short_type_name(x2.dtype()));
  check_norm(p, kOp);
  const bool product = by_product(compute_mode, p, n, r);
  const Dims batch = broadcast_sizes(Sizes(x1.sizes().data(), x1.dim() - 2),
                                     Sizes(x2.sizes().data(), x2.dim() - 2), kOp);
  const int64_t count = checked_numel(batch, kOp);
  Dims sizes(batch);
  sizes.push_back(n), sizes.push_back(r);
  const Tensor a = as_batch(x1, batch, count), b = as_batch(x2, batch, count);
  const Tensor d = Tensor::empty(sizes, a.dtype());
  const Tensor pairs = d.alias({count, n, r}, contiguous_strides({count, n, r}), 0);
  if (product)
    euclid_by_product(pairs, a, b);
  else
    kernels::cdist(pairs.mutable_view(), a.view(), b.view(), p);
  Tensor y = as_type(d, x1.dtype());
  if (auto node = record<CdistNode>(x1, x2)) {
    node->a.save(x1);
    node->b.save(x2);
    node->y.save_output(y);
    node->p = p;
    node->product = product;
    node->batch = batch;
    node->count = count;
    attach(y, node);
  }
  return y;
}

}  // namespace nnc::ops
