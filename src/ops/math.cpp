// SPDX-License-Identifier: Apache-2.0
#include "ops/math.h"
#include "graph/connected.h"

#include <cmath>

#include "kernels/copy.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/element_type.h"
#include "ops/layout.h"
#include "ops/memory_format.h"
#include "ops/number.h"
#include "ops/selection.h"
#include "ops/unary_node.h"

namespace nnc::ops {

using kernels::Unary;

namespace {

constexpr double kLn2 = 0.69314718055994530942, kLn10 = 2.30258509299404568402;

// A function that does not change between its steps: dx = 0.
struct StepNode : UnaryNode {
  static constexpr Keep kKeep = Keep::kNothing;
  Tensors backward(const Tensors& gy) override {
    const Tensor gx = Tensor::empty_like(gy[0]);
    kernels::fill(gx.mutable_view(), 0);
    return {gx};
  }
};
// What leaves whole numbers alone.
Tensor unchanged(const Tensor& x) {
  Tensor y = empty_result(x, x.dtype());
  kernels::copy(y.mutable_view(), x.view());
  return y;
}
template <class N>
Tensor rounded(Unary op, const Tensor& x, const char* name) {
  check_not_bool(x.dtype(), name);
  return is_floating(x.dtype()) ? apply<N>(op, x) : unchanged(x);
}

}  // namespace

// ---- neg: y = -x.   dx = -dy.   saves nothing
namespace {
struct NegNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kNothing;
  const char* name() const override { return "NegBackward0"; }
  Tensors backward(const Tensors& gy) override { return {neg(gy[0])}; }
};
void check_negatable(const Tensor& x, const char* op) {
  check(x.dtype() != DType::kBool, Code::kDtype, op,
        ": Negation, the `-` operator, on a bool tensor is not supported. If you are trying to "
        "invert a mask, use the `~` or `logical_not()` operator instead.");
}
}  // namespace
Tensor neg(const Tensor& x) {
  check_negatable(x, "neg");
  return apply<NegNode>(Unary::kNeg, x);
}
void neg_(const Tensor& x) {
  check_negatable(x, "neg_");
  apply_<NegNode>(Unary::kNeg, x, "neg_");
}

// ---- abs: y = |x|.   dx = dy sign(x), 0 at 0.   saves x
namespace {
struct AbsNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "AbsBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor x = saved.get();
    return {mul(gy[0],
                connected(sign(detach(x)), gradient_edge(x), "SgnBackward0", Behind::kRowMajor))};
  }
};
}  // namespace
Tensor abs(const Tensor& x) {
  check_not_bool(x.dtype(), "abs");
  return apply<AbsNode>(Unary::kAbs, x);
}

// ---- square: y = x^2.   dx = dy 2 x.   saves x
namespace {
// Twice x alone may be infinite where dy is 0. See Note [Constant gradients]: the second derivative
// is that of a power of 1.
constexpr Gradient kSquare{"MulBackward0",
                           [](const Tensor& gy, const Tensor& x) { return mul(mul(gy, x), 2); },
                           [](const Tensor& gz, const Tensor& gy, const Tensor& x) {
                             return mul(mul(gz, gy), mul(pow(x, 0), 2));
                           }};
struct SquareNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "PowBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {gradient_of(kSquare, gy[0], saved.get())};
  }
};
}  // namespace
Tensor square(const Tensor& x) {
  return apply<SquareNode>(Unary::kSquare, as_type(x, result_type(x, Scalar(2))));
}

// ---- sign: y = -1, 0 or 1.   dx = 0.   saves nothing
namespace {
struct SignNode final : StepNode {
  const char* name() const override { return "SignBackward0"; }
};
}  // namespace
Tensor sign(const Tensor& x) {
  return x.dtype() == DType::kBool ? unchanged(x) : apply<SignNode>(Unary::kSign, x);
}

// ---- reciprocal: y = 1 / x.   dx = -dy y^2.   saves y
namespace {
struct ReciprocalNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kOutput;
  const char* name() const override { return "ReciprocalBackward0"; }
  Tensors backward(const Tensors& gy) override { return {mul(neg(gy[0]), square(saved.get()))}; }
};
}  // namespace
Tensor reciprocal(const Tensor& x) {
  return apply<ReciprocalNode>(Unary::kReciprocal, floating(x));
}

// ---- exp: y = e^x.   dx = dy y.   saves y
namespace {
struct ExpNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kOutput;
  const char* name() const override { return "ExpBackward0"; }
  Tensors backward(const Tensors& gy) override { return {mul(gy[0], saved.get())}; }
};
}  // namespace
Tensor exp(const Tensor& x) {
  return apply<ExpNode>(Unary::kExp, floating(x));
}
void exp_(const Tensor& x) {
  check_result_type(x, floating_type(x), "exp_");
  apply_<ExpNode>(Unary::kExp, x, "exp_");
}

// ---- expm1: y = e^x - 1.   dx = dy (y + 1).   saves y
namespace {
struct Expm1Node final : UnaryNode {
  static constexpr Keep kKeep = Keep::kOutput;
  const char* name() const override { return "Expm1Backward0"; }
  Tensors backward(const Tensors& gy) override { return {mul(gy[0], add(saved.get(), 1))}; }
};
}  // namespace
Tensor expm1(const Tensor& x) {
  return apply<Expm1Node>(Unary::kExpm1, floating(x));
}

// ---- log: y = ln x.   dx = dy / x.   saves x
namespace {
struct LogNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "LogBackward0"; }
  Tensors backward(const Tensors& gy) override { return {div(gy[0], saved.get())}; }
};
}  // namespace
Tensor log(const Tensor& x) {
  return apply<LogNode>(Unary::kLog, floating(x));
}

// ---- log1p: y = ln(1 + x).   dx = dy / (x + 1).   saves x
namespace {
struct Log1pNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "Log1PBackward0"; }
  Tensors backward(const Tensors& gy) override { return {div(gy[0], add(saved.get(), 1))}; }
};
}  // namespace
Tensor log1p(const Tensor& x) {
  return apply<Log1pNode>(Unary::kLog1p, floating(x));
}

// ---- log2: y = ln x / ln 2.   dx = dy / (x ln 2).   saves x
namespace {
// dy k / x, rounded once: dy k may be too large for 16-bit types. By x that is -dy k / x / x.
Tensor scaled_quotient(const Tensor& gy, double k, const Tensor& x) {
  const Tensor y = div(mul(at_least_float32(gy), k), at_least_float32(x));
  // An expanded dy leaves the order to x: Note [Shown order].
  if (is_dense(gy.sizes(), gy.strides())) return to_dtype(y, gy.dtype());
  return to_dtype(in_order(y, empty_result(y.sizes(), y.dtype(), {&gy, &x}).strides()), gy.dtype());
}
template <bool kOfTen>
constexpr Gradient kLogarithm{
    "DivBackward0",
    [](const Tensor& gy, const Tensor& x) {
      return scaled_quotient(gy, kOfTen ? 1 / kLn10 : 1 / kLn2, x);
    },
    [](const Tensor& gz, const Tensor& gy, const Tensor& x) {
      return mul(neg(gz), div(scaled_quotient(gy, kOfTen ? 1 / kLn10 : 1 / kLn2, x), x));
    }};
struct Log2Node final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "Log2Backward0"; }
  Tensors backward(const Tensors& gy) override {
    return {gradient_of(kLogarithm<false>, gy[0], saved.get())};
  }
};
}  // namespace
Tensor log2(const Tensor& x) {
  return apply<Log2Node>(Unary::kLog2, floating(x));
}

// ---- log10: y = ln x / ln 10.   dx = dy / (x ln 10).   saves x
namespace {
struct Log10Node final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "Log10Backward0"; }
  Tensors backward(const Tensors& gy) override {
    return {gradient_of(kLogarithm<true>, gy[0], saved.get())};
  }
};
}  // namespace
Tensor log10(const Tensor& x) {
  return apply<Log10Node>(Unary::kLog10, floating(x));
}

// ---- sqrt: y = x^(1/2).   dx = dy / (2 y).   saves y
namespace {
struct SqrtNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kOutput;
  const char* name() const override { return "SqrtBackward0"; }
  Tensors backward(const Tensors& gy) override { return {div(gy[0], mul(saved.get(), 2))}; }
};
}  // namespace
Tensor sqrt(const Tensor& x) {
  return apply<SqrtNode>(Unary::kSqrt, floating(x));
}
void sqrt_(const Tensor& x) {
  check_result_type(x, floating_type(x), "sqrt_");
  apply_<SqrtNode>(Unary::kSqrt, x, "sqrt_");
}

// ---- rsqrt: y = x^(-1/2).   dx = -dy y^3 / 2.   saves y
namespace {
struct RsqrtNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kOutput;
  const char* name() const override { return "RsqrtBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {mul(mul(gy[0], -0.5), pow(saved.get(), 3))};
  }
};
}  // namespace
Tensor rsqrt(const Tensor& x) {
  return apply<RsqrtNode>(Unary::kRsqrt, floating(x));
}

// ---- sin: dx = dy cos(x).   cos: dx = -dy sin(x).   tan: dx = dy (1 + y^2)
namespace {
struct SinNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "SinBackward0"; }
  Tensors backward(const Tensors& gy) override { return {mul(gy[0], cos(saved.get()))}; }
};
struct CosNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "CosBackward0"; }
  Tensors backward(const Tensors& gy) override { return {mul(gy[0], neg(sin(saved.get())))}; }
};
struct TanNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kOutput;
  const char* name() const override { return "TanBackward0"; }
  Tensors backward(const Tensors& gy) override { return {mul(gy[0], add(square(saved.get()), 1))}; }
};
}  // namespace
Tensor sin(const Tensor& x) {
  return apply<SinNode>(Unary::kSin, floating(x));
}
Tensor cos(const Tensor& x) {
  return apply<CosNode>(Unary::kCos, floating(x));
}
Tensor tan(const Tensor& x) {
  return apply<TanNode>(Unary::kTan, floating(x));
}

// ---- asin: dx = dy (1 - x^2)^(-1/2).   acos: the negative of it.   atan: dx = dy / (x^2 + 1).
// save x
namespace {
// 1 - x^2, of which most would be lost where it is small.   dx = -2 dy x
struct OneLessSquareNode final : UnaryNode {
  const char* name() const override { return "RsubBackward1"; }
  Tensors backward(const Tensors& gy) override { return {mul(mul(gy[0], saved.get()), -2)}; }
};
Tensor asin_slope(const Tensor& x) {
  const Tensor v = detach(x);
  Tensor y = mul(rsub(v), add(v, 1));
  if (auto node = record<OneLessSquareNode>(x)) {
    node->saved.save(x);
    attach(y, node);
  }
  return rsqrt(y);
}
struct AsinNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "AsinBackward0"; }
  Tensors backward(const Tensors& gy) override { return {mul(gy[0], asin_slope(saved.get()))}; }
};
struct AcosNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "AcosBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {mul(gy[0], neg(asin_slope(saved.get())))};
  }
};
// dx = dy s, s = 1 / (x^2 + 1); by x that is -2 (x s) s, where x^4 may be infinite.
Tensor atan_slope(const Tensor& x) {
  return reciprocal(add(square(x), 1));
}
constexpr Gradient kAtan{"DivBackward0",
                         [](const Tensor& gy, const Tensor& x) { return mul(gy, atan_slope(x)); },
                         [](const Tensor& gz, const Tensor& gy, const Tensor& x) {
                           const Tensor s = atan_slope(x);
                           return mul(mul(gz, 1), mul(gy, mul(mul(x, s), mul(s, -2))));
                         }};
struct AtanNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "AtanBackward0"; }
  Tensors backward(const Tensors& gy) override { return {gradient_of(kAtan, gy[0], saved.get())}; }
};
}  // namespace
Tensor asin(const Tensor& x) {
  return apply<AsinNode>(Unary::kAsin, floating(x));
}
Tensor acos(const Tensor& x) {
  return apply<AcosNode>(Unary::kAcos, floating(x));
}
Tensor atan(const Tensor& x) {
  return apply<AtanNode>(Unary::kAtan, floating(x));
}

// ---- sinh: dx = dy cosh(x).   cosh: dx = dy sinh(x).   both save x
namespace {
struct SinhNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "SinhBackward0"; }
  Tensors backward(const Tensors& gy) override { return {mul(gy[0], cosh(saved.get()))}; }
};
struct CoshNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "CoshBackward0"; }
  Tensors backward(const Tensors& gy) override { return {mul(gy[0], sinh(saved.get()))}; }
};
}  // namespace
Tensor sinh(const Tensor& x) {
  return apply<SinhNode>(Unary::kSinh, floating(x));
}
Tensor cosh(const Tensor& x) {
  return apply<CoshNode>(Unary::kCosh, floating(x));
}

// ---- erf: dx = dy 2 / sqrt(pi) exp(-x^2).   erfc: the negative of it.   both save x
namespace {
Tensor erf_slope(const Tensor& x, double sign) {
  constexpr double kTwoBySqrtPi = 1.12837916709551257390;
  return mul(exp(neg(square(x))), sign * kTwoBySqrtPi);
}
struct ErfNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "ErfBackward0"; }
  Tensors backward(const Tensors& gy) override { return {mul(erf_slope(saved.get(), 1), gy[0])}; }
};
struct ErfcNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "ErfcBackward0"; }
  Tensors backward(const Tensors& gy) override { return {mul(erf_slope(saved.get(), -1), gy[0])}; }
};
}  // namespace
Tensor erf(const Tensor& x) {
  return apply<ErfNode>(Unary::kErf, floating(x));
}
Tensor erfc(const Tensor& x) {
  return apply<ErfcNode>(Unary::kErfc, floating(x));
}

// ---- floor, ceil, round, trunc: dx = 0.   save nothing
namespace {
struct FloorNode final : StepNode {
  const char* name() const override { return "FloorBackward0"; }
};
struct CeilNode final : StepNode {
  const char* name() const override { return "CeilBackward0"; }
};
struct RoundNode final : StepNode {
  const char* name() const override { return "RoundBackward0"; }
};
struct TruncNode final : StepNode {
  const char* name() const override { return "TruncBackward0"; }
};
}  // namespace
Tensor floor(const Tensor& x) {
  return rounded<FloorNode>(Unary::kFloor, x, "floor");
}
Tensor ceil(const Tensor& x) {
  return rounded<CeilNode>(Unary::kCeil, x, "ceil");
}
Tensor round(const Tensor& x) {
  return rounded<RoundNode>(Unary::kRound, x, "round");
}
Tensor trunc(const Tensor& x) {
  return rounded<TruncNode>(Unary::kTrunc, x, "trunc");
}

// ---- round to decimals: y = round(x 10^d) / 10^d.   dx = 0.   saves nothing
namespace {
struct RoundDecimalsNode final : StepNode {
  const char* name() const override { return "RoundBackward1"; }
};
}  // namespace
Tensor round(const Tensor& x, int64_t decimals) {
  check_floating(x.dtype(), "round");
  const double d = static_cast<double>(decimals);
  const kernels::Params p{std::pow(10.0, std::abs(d)), d < 0 ? 1.0 : 0.0};
  return apply<RoundDecimalsNode>(Unary::kRoundDecimals, x, p);
}

// ---- nan_to_num: y = x, or another number where x is none.   dx = dy where x is finite, else 0.
// saves x
namespace {
struct NanToNumNode final : UnaryNode {
  static constexpr bool kLike = true;
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "NanToNumBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {piecewise_grad(kernels::UnaryGrad::kFinite, gy[0], saved.get(), p, "MulBackward0")};
  }
};
kernels::Params replacements(DType t, std::optional<double> nan, std::optional<double> posinf,
                             std::optional<double> neginf) {
  const double largest = largest_value(t);
  return {rounded_to(nan.value_or(0), t), rounded_to(posinf.value_or(largest), t),
          rounded_to(neginf.value_or(-largest), t)};
}
}  // namespace
Tensor nan_to_num(const Tensor& x, std::optional<double> nan, std::optional<double> posinf,
                  std::optional<double> neginf) {
  if (!is_floating(x.dtype())) return clone(x);
  return apply<NanToNumNode>(Unary::kNanToNum, x, replacements(x.dtype(), nan, posinf, neginf));
}
void nan_to_num_(const Tensor& x, std::optional<double> nan, std::optional<double> posinf,
                 std::optional<double> neginf) {
  if (!is_floating(x.dtype())) {
    check_inplace(x, "nan_to_num_");
    InplaceHistory history(x, nullptr);
    return history.commit();
  }
  apply_<NanToNumNode>(Unary::kNanToNum, x, "nan_to_num_",
                       replacements(x.dtype(), nan, posinf, neginf));
}

}  // namespace nnc::ops
