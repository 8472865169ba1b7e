// SPDX-License-Identifier: Apache-2.0
// Special functions of one variable, and functions of two.
#include <limits>

#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/element_type.h"
#include "ops/index.h"
#include "ops/math.h"
#include "ops/memory_format.h"
#include "ops/number.h"
#include "ops/unary_node.h"

namespace nnc::ops {

using kernels::Binary;
using kernels::Ternary;
using kernels::Unary;

namespace {

// gy slope(x): of 16-bit types in float32, and rounded once. slope_first: the slope is the first
// operand, see Note [Shown order].
template <class F>
Tensor times_slope(const Tensor& gy, const Tensor& x, const F& slope, bool slope_first = false) {
  const Tensor g = at_least_float32(gy), s = slope(at_least_float32(x));
  return to_dtype(slope_first ? mul(s, g) : mul(g, s), gy.dtype());
}

}  // namespace

// ---- lgamma: y = ln |gamma(x)|.   dx = dy digamma(x), whose slope is polygamma(1, x), and that of
// polygamma(n, x) polygamma(n + 1, x).   save x
namespace {
Tensor polygamma(double n, const Tensor& x);
struct PolygammaNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "PolygammaBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {mul(gy[0], polygamma(p.a + 2, saved.get()))};
  }
};
Tensor polygamma(double n, const Tensor& x) {
  return apply<PolygammaNode>(Unary::kTrigamma, x, {n - 1});
}
struct DigammaNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "DigammaBackward0"; }
  Tensors backward(const Tensors& gy) override { return {mul(gy[0], polygamma(1, saved.get()))}; }
};
Tensor digamma(const Tensor& x) {
  return apply<DigammaNode>(Unary::kDigamma, x);
}
struct LgammaNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "LgammaBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {times_slope(gy[0], saved.get(), digamma)};
  }
};
}  // namespace
Tensor lgamma(const Tensor& x) {
  return apply<LgammaNode>(Unary::kLgamma, floating(x));
}

// ---- erfinv: erf(y) = x.   dx = dy s with s = sqrt(pi) / 2 exp(y^2); ds = 2 y s^2.   save x
namespace {
struct ErfinvSlopeNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "MulBackward0"; }
  Tensors backward(const Tensors& gy) override;
};
Tensor erfinv_slope(const Tensor& x) {
  return apply<ErfinvSlopeNode>(Unary::kErfinvSlope, x);
}
Tensors ErfinvSlopeNode::backward(const Tensors& gy) {
  const Tensor x = saved.get();
  if (!grad_enabled()) return {mul(unary_op(Unary::kErfinvBend, x), gy[0])};
  return {mul(mul(mul(erfinv(x), 2), square(erfinv_slope(x))), gy[0])};
}
struct ErfinvNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "ErfinvBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {times_slope(gy[0], saved.get(), erfinv_slope, true)};
  }
};
}  // namespace
Tensor erfinv(const Tensor& x) {
  return apply<ErfinvNode>(Unary::kErfinv, floating(x));
}

// ---- logit: y = ln(z / (1 - z)), z = x held in a..b.   dx = dy / v with v = x (1 - x) in a..b, c
// outside; dv = 1 - 2 x.   save x
namespace {
struct BernoulliVarianceNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "MulBackward0"; }
  Tensors backward(const Tensors& gy) override { return {mul(gy[0], rsub(mul(saved.get(), 2)))}; }
};
struct LogitNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "LogitBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor v = saved.get();
    // With a graph PyTorch composes it, all of it in the order of x.
    const bool composed = grad_enabled();
    const Tensor x = composed ? with_gradient_order(v, v.strides()) : v;
    const Tensor g = composed ? with_gradient_order(gy[0], v.strides()) : gy[0];
    const Tensor outside = logical_or(lt(detach(v), Scalar(p.a)), gt(detach(v), Scalar(p.b)));
    // Note [Masks select]
    const Tensor variance =
        apply<BernoulliVarianceNode>(Unary::kBernoulliVariance, at_least_float32(x));
    // Not a product: the quotient by a denormal is infinite.
    const Tensor gx = to_dtype(div(at_least_float32(g), variance), g.dtype());
    const Sizes order = composed ? variance.strides() : gx.strides();
    return {in_order(masked_fill(gx, outside, Scalar(p.c)), order)};
  }
};
}  // namespace
Tensor logit(const Tensor& x, std::optional<double> eps) {
  const Tensor v = floating(x);
  // As in PyTorch, a negative eps is none.
  const bool bounded = eps && *eps >= 0;
  // eps and 1 - eps as the type has them.
  const double low = bounded ? rounded_to(*eps, v.dtype()) : 0;
  const double high = rounded_to(1 - low, v.dtype());
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  const kernels::Params held{bounded ? low : kNaN, bounded ? high : kNaN, 0};
  return apply<LogitNode>(Unary::kLogit, v, held, [&](LogitNode& node) {
    node.p = {low, high, bounded ? 0 : kNaN};
  });
}

// ---- atan2: the angle of (x, y).   dy = g x / (x^2 + y^2), dx = -g y / (x^2 + y^2), both 0 at
// (0, 0), as are their slopes.   saves both
namespace {
struct Atan2Node final : Node {
  SavedTensor y{this}, x{this};
  const char* name() const override { return "Atan2Backward0"; }
  Tensors backward(const Tensors& g) override {
    const auto real = [&g](const Tensor& t) {
      return is_floating(t.dtype()) ? t : as_type(t, g[0].dtype());
    };
    const Tensor v = real(y.get()), u = real(x.get());
    const auto of = [&](const Tensor& factor, const Tensor& beside) {
      return grad_enabled()
                 ? to_dtype(slope(at_least_float32(g[0]), at_least_float32(factor),
                                  at_least_float32(beside)),
                            g[0].dtype())
                 : ternary_op(Ternary::kAtan2Grad, g[0], factor, beside, g[0].dtype(), "atan2");
    };
    return {needs(0) ? of(u, v) : Tensor(), needs(1) ? neg(of(v, u)) : Tensor()};
  }
  // g a / (a^2 + b^2). Both are divided by the larger first, so that no square overflows; the
  // quotient does not depend on what they are divided by, so that this counts as a constant.
  static Tensor slope(const Tensor& g, const Tensor& a, const Tensor& b) {
    const Tensor size = maximum(abs(detach(a)), abs(detach(b)));
    const Tensor one = Tensor::ones({}, g.dtype()), zero = Tensor::zeros({}, g.dtype());
    const Tensor none = eq(size, 0), m = where(logical_or(none, isinf(size)), one, size);
    const Tensor u = where(none, zero, div(a, m)), v = div(b, m);  // Note [Masks select]
    const Tensor squares = add(square(u), square(v));
    return mul(g, div(div(u, where(none, one, squares)), m));
  }
};
Ref<Atan2Node> record_atan2(const Tensor& y, const Tensor& x, bool inplace) {
  auto node = record<Atan2Node>(y, x);
  if (!node) return node;
  node->y.save(inplace ? clone(y) : y);
  node->x.save(x);
  return node;
}
}  // namespace
Tensor atan2(const Tensor& y, const Tensor& x) {
  const DType t = floating_result(y, x);
  Tensor angle = binary_op(Binary::kAtan2, y, x, t, t, "atan2");
  if (auto node = record_atan2(y, x, false)) attach(angle, node);
  return angle;
}
void atan2_(const Tensor& y, const Tensor& x) {
  check_inplace(y, {&x}, "atan2_");
  auto node = record_atan2(y, x, true);
  InplaceHistory history(y, node);
  binary_op_(Binary::kAtan2, y, x, floating_result(y, x), "atan2_");
  history.commit();
}

// ---- xlogy: r = x ln y, 0 where x = 0.   dx = g ln y, 0 where x = 0 and y <= 0; dy = g x / y.
// saves what they need
namespace {
struct XlogyNode final : Node {
  SavedTensor x{this}, y{this};
  const char* label = "XlogyBackward0";
  const char* name() const override { return label; }
  Tensors backward(const Tensors& g) override {
    const Tensor u = x.get(), v = y.get();
    Tensors gx{Tensor(), Tensor()};
    if (needs(0)) {
      // Beside a tensor, NaN is passed on; a number only needs not be positive.
      const bool number = v.impl()->wrapped_number;
      const Tensor flat = logical_and(eq(u, 0), number ? logical_not(gt(v, 0)) : le(v, 0));
      const Tensor one = Tensor::ones({}, v.dtype());
      gx[0] = masked_fill(xlogy(g[0], where(flat, one, v)), flat, Scalar(0));
    }
    if (needs(1)) gx[1] = div(mul(g[0], u), v);
    return gx;
  }
};
Tensor record_xlogy(const Tensor& r, const Tensor& x, const Tensor& y, const char* label) {
  if (auto node = record<XlogyNode>(x, y)) {
    node->x.save(x);
    node->y.save(y);
    node->label = label;
    attach(r, node);
  }
  return r;
}
}  // namespace
Tensor xlogy(const Tensor& x, const Tensor& y) {
  const DType t = floating_result(x, y);
  return record_xlogy(binary_op(Binary::kXlogy, x, y, t, t, "xlogy"), x, y, "XlogyBackward0");
}
Tensor xlogy(const Tensor& x, Scalar y) {
  const DType t = floating_result(x, y);
  return record_xlogy(binary_op(Binary::kXlogy, x, y, t, t), x, Tensor::wrapped(y),
                      "XlogyBackward2");
}
Tensor xlogy(Scalar x, const Tensor& y) {
  const Tensor number = Tensor::wrapped(x);
  const DType t = floating_result(number, y);
  return record_xlogy(binary_op(Binary::kXlogy, number, y, t, t, "xlogy"), number, y,
                      "XlogyBackward1");
}

}  // namespace nnc::ops
