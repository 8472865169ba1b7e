// SPDX-License-Identifier: Apache-2.0
// Norms and running sums.
#include <algorithm>
#include <cmath>

#include "graph/connected.h"
#include "graph/record.h"
#include "kernels/binary.h"
#include "kernels/reduce.h"
#include "kernels/unary.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/layout.h"
#include "ops/reduce.h"
#include "ops/reduce_output.h"

namespace nnc::ops {
namespace {

using kernels::Binary;
using kernels::Reduce;

// -1, 0 or 1, without history.
Tensor sign_of(const Tensor& x) {
  const Tensor zero = Tensor::zeros({}, x.dtype());
  const DType t = x.dtype();
  const Tensor positive = as_type(binary_op(Binary::kGt, x, zero, t, DType::kBool, "norm"), t);
  const Tensor negative = as_type(binary_op(Binary::kLt, x, zero, t, DType::kBool, "norm"), t);
  return binary_op(Binary::kSub, positive, negative, t, t, "norm");
}

// ---- |x|^q, and 0 where x is 0 and the power infinite.   dx = dy q |x|^(q-1) sign(x).   saves x
struct AbsPowNode final : Node {
  SavedTensor x{this};
  double q = 1;
  const char* name() const override { return "PowBackward0"; }
  Tensors backward(const Tensors& gy) override;
};
Tensor abs_pow(const Tensor& x, double q) {
  const DType t = x.dtype();
  const Tensor size = binary_op(Binary::kMul, x, sign_of(x), t, t, "norm");
  Tensor y = binary_op(Binary::kPow, size, Tensor::full({}, q, t), t, t, "norm");
  if (q < 0) {
    const GradGuard off(false);
    y = where(eq(size, 0), Tensor::zeros({}, t), y);
  }
  if (auto node = record<AbsPowNode>(x)) {
    node->x.save(x);
    node->q = q;
    attach(y, node);
  }
  return y;
}
Tensors AbsPowNode::backward(const Tensors& gy) {
  const Tensor v = x.get();
  if (q == 0) return {Tensor()};
  return {mul(mul(gy[0], sign_of(v)), mul(abs_pow(v, q - 1), Scalar(q)))};
}

Reduce norm_reduction(double p) {
  if (p == 0) return Reduce::kCountNonzero;
  if (p == 1) return Reduce::kAbsSum;
  if (p == 2) return Reduce::kSquareSum;
  if (std::isinf(p)) return p > 0 ? Reduce::kAbsMax : Reduce::kAbsMin;
  return Reduce::kPowSum;
}

// The root that makes a norm of a sum of powers, in place.
void take_root_(Reduce kind, const Tensor& powers, double p) {
  if (kind == Reduce::kSquareSum) {
    unary_op_(kernels::Unary::kSqrt, powers);
  } else {
    const DType t = powers.dtype();
    binary_op_(Binary::kPow, powers, Tensor::full({}, 1 / p, t), t, "norm");
  }
}
// A sum of powers below this one has lost digits.
double least_sum(DType t) {
  return t == DType::kFloat32 ? 0x1p-103 : 0x1p-970;
}
template <class T>
bool leaves_range(const Tensor& powers) {
  if (depends_on_inputs(powers)) return true;
  const T* s = powers.data<T>();
  const T least = static_cast<T>(least_sum(powers.dtype()));
  return std::any_of(s, s + powers.numel(), [=](T v) { return v < least || std::isinf(v); });
}
// Norms whose sums have left the range of their type, anew: of x over the |x| that counts most, the
// largest, or the smallest for a negative p; unless that is 0 or not finite.
Tensor in_range(Reduce kind, const Tensor& norms, const Tensor& x, double p, Sizes dims) {
  const ReducedOutput extreme(x, dims, true, x.dtype(), "norm");
  kernels::reduce(p > 0 ? Reduce::kAbsMax : Reduce::kAbsMin, extreme.view(), x.view(), p);
  const Tensor& m = extreme.tensor();
  const Scalar bound(std::pow(least_sum(x.dtype()), 1 / p));
  const Tensor outside = p > 0 ? logical_or(isinf(norms), lt(norms, bound))
                               : logical_or(eq(norms, Scalar(0)), gt(norms, bound));
  const Tensor lost = logical_and(outside, logical_and(gt(m, Scalar(0)), isfinite(m)));
  const Tensor scaled = div(x, where(lost, m, Tensor::ones({}, x.dtype())));
  const ReducedOutput out(x, dims, true, x.dtype(), "norm");
  kernels::reduce(kind, out.view(), scaled.view(), p);
  take_root_(kind, out.tensor(), p);
  return where(lost, mul(out.tensor(), m), norms);
}

}  // namespace

// ---- norm: y = (sum |x|^p)^(1/p); the extremes of |x| for infinite p, a count for 0.
// dx = dy sign(x) (|x| / y)^(p-1), shared evenly by equal extremes.   saves x, y
namespace {
struct NormNode final : Node {
  SavedTensor x{this}, y{this};
  Dims kept, dims;
  double p = 2;
  const char* label = nullptr;
  const char* name() const override { return label; }
  Tensors backward(const Tensors& gy) override {
    const Tensor v = x.get(), g = restore(gy[0], kept);
    if (p == 0) return {Tensor()};
    const Tensor sign = sign_of(v);
    if (p == 1) return {connected(mul(g, sign), next[0], "MulBackward0", Behind::kSameFunction)};
    const Tensor result = restore(y.get(), kept), zero = Tensor::zeros({}, g.dtype());
    if (std::isinf(p)) {
      const Tensor equal = eq(mul(detach(v), sign), detach(result));
      // Beside NaN nothing is taken; a count of 0 would come back from it as NaN.
      const Tensor counted = logical_or(equal, isnan(detach(result)));
      const Tensor part = mul(sign, over_count(g, counted, dims));
      const Tensor gx = where(equal, part, zero);
      return {connected(gx, next[0], "MulBackward0", Behind::kSameFunction)};
    }
    // Nothing comes from a norm of 0, whose quotient would be NaN.
    const Tensor flat = eq(detach(result), 0), open = where(flat, zero, g);
    const Tensor divisor = where(flat, Tensor::ones({}, result.dtype()), result);
    // The quotient first: it is at most 1, while that of a gradient and a small norm may overflow.
    if (p == 2) return {mul(div(v, divisor), open)};
    if (p > 1) return {mul(mul(sign, abs_pow(div(v, divisor), p - 1)), open)};
    if (p < 0) {
      // Infinite elements leave no trace in a finite norm, nor in what depends on its gradient.
      const Tensor far = logical_and(isinf(detach(v)), isfinite(detach(result)));
      const Tensor near = where(far, divisor, v);
      return {where(far, zero, mul(mul(sign, abs_pow(div(near, divisor), p - 1)), open))};
    }
    // Over an infinite norm all quotients are 0, but (|x| / y)^(p-1) is infinite.
    const Tensor endless = isinf(detach(result)), one = Tensor::ones({}, result.dtype());
    const Tensor growth = where(endless, result, one);
    // In float64, where a quotient that has a finite power is not 0.
    const auto wide = [](const Tensor& t) { return to_dtype(t, DType::kFloat64); };
    const Tensor quotient = div(wide(v), wide(where(endless, one, divisor)));
    const Tensor slope = mul(wide(sign), abs_pow(quotient, p - 1));
    return {to_dtype(mul(slope, mul(wide(growth), wide(open))), g.dtype())};
  }
};
}  // namespace
Tensor norm(const Tensor& x, double p, Sizes dims, bool keepdim, std::optional<DType> dtype) {
  return norm_called("LinalgVectorNormBackward0", x, p, dims, keepdim, dtype);
}
Tensor norm_called(const char* grad_fn, const Tensor& x, double p, Sizes dims, bool keepdim,
                   std::optional<DType> dtype) {
  const DType t = dtype.value_or(x.dtype());
  check(is_floating(x.dtype()) && is_floating(t), Code::kDtype,
        "norm: linalg.vector_norm: Expected a floating point or complex tensor as input. Got ",
        is_floating(x.dtype()) ? t : x.dtype());
  check(promote_types(x.dtype(), t) == t, Code::kDtype,
        "norm: linalg.vector_norm: the dtype of the input (", short_type_name(x.dtype()),
        ") should be convertible without narrowing to the specified dtype (", short_type_name(t),
        ")");
  // Powers of 16-bit floats would overflow.
  const Tensor in = as_type(x, item_size(t) == 2 ? DType::kFloat32 : t);
  const Reduce kind = norm_reduction(p);
  const Dims kept = reduced_sizes(x.sizes(), dims, true, "norm");
  check(x.numel() > 0 || !(std::isinf(p) || p < 0) || reduced_count(x.sizes(), kept) > 0,
        Code::kInvalid, "norm: linalg.vector_norm cannot compute the ", p,
        " norm on an empty tensor because the operation does not have an identity");
  const bool counts = kind == Reduce::kCountNonzero;
  const ReducedOutput out(in, dims, keepdim, counts ? DType::kInt64 : in.dtype(), "norm");
  const Tensor source = materialize(in);
  kernels::reduce(kind, out.view(), source.view(), p);
  if (kind == Reduce::kSquareSum || kind == Reduce::kPowSum) {
    const GradGuard off(false);
    const bool lost =
        x.numel() > 0 && (in.dtype() == DType::kFloat32 ? leaves_range<float>(out.tensor())
                                                        : leaves_range<double>(out.tensor()));
    take_root_(kind, out.tensor(), p);
    if (lost) {
      const Tensor norms = restore(out.tensor(), kept);
      copy_(norms, in_range(kind, norms, source, p, dims));
    }
  }
  Tensor y = as_type(out.tensor(), t);
  if (auto node = record<NormNode>(x)) {
    node->x.save(x);
    node->y.save_output(y);
    node->kept = kept;
    node->dims = Dims(dims);
    node->p = p;
    node->label = grad_fn;
    attach(y, node);
  }
  return y;
}

// ---- cumsum: y_i = x_0 + ... + x_i.   dx = the same of dy from the end.   saves nothing
namespace {
Tensor running_sum(const Tensor& x, int64_t dim, DType t, bool reverse);
struct CumsumNode final : Node {
  int64_t dim = 0;
  bool reverse = false;
  const char* name() const override { return "CumsumBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {running_sum(gy[0], dim, gy[0].dtype(), !reverse)};
  }
};
Tensor running_sum(const Tensor& x, int64_t dim, DType t, bool reverse) {
  const Tensor in = as_type(x, t);
  Tensor y = Tensor::empty(x.sizes(), t);
  kernels::cumsum(y.mutable_view(), in.view(), dim, reverse);
  if (auto node = record<CumsumNode>(x)) {
    node->dim = dim;
    node->reverse = reverse;
    attach(y, node);
  }
  return y;
}
}  // namespace
Tensor cumsum(const Tensor& x, int64_t dim, std::optional<DType> dtype) {
  check_differentiable(x, dtype, "cumsum");
  const DType t = dtype.value_or(is_floating(x.dtype()) ? x.dtype() : DType::kInt64);
  return running_sum(x, wrap_dim(dim, x.dim(), "cumsum"), t, false);
}

}  // namespace nnc::ops
