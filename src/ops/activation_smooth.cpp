// SPDX-License-Identifier: Apache-2.0
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/join.h"
#include "ops/math.h"
#include "ops/selection.h"
#include "ops/shape.h"
#include "ops/unary_node.h"

namespace nnc::ops {

using kernels::Params;
using kernels::Unary;
using kernels::UnaryGrad;

namespace {

// A function of one variable with the gradient dx = dy slope(v), v being what is kept. The kernels
// compute function and gradient at once; slope is written in operations, for gradients that are to
// be differentiated again.
struct Smooth {
  const char* node;
  Unary function;
  UnaryGrad gradient;
  Tensor (*slope)(const Tensor& v, const Params& p);
};

struct SmoothNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const Smooth* form = nullptr;
  const char* name() const override { return form->node; }
  Tensors backward(const Tensors& gy) override {
    const Tensor v = saved.get();
    if (!grad_enabled()) return {unary_grad_op(form->gradient, gy[0], v, p)};
    // 16-bit types are rounded once, as by the kernels.
    const Tensor gx = mul(at_least_float32(gy[0]), form->slope(at_least_float32(v), p));
    return {to_dtype(gx, gy[0].dtype())};
  }
};
// The same with a gradient that is an operation.
struct Bent {
  const char* node;
  Unary function;
  Gradient gradient;
};
template <Keep kKept>
struct BentNode final : UnaryNode {
  static constexpr Keep kKeep = kKept;
  const Bent* form = nullptr;
  const char* name() const override { return form->node; }
  Tensors backward(const Tensors& gy) override {
    return {gradient_of(form->gradient, gy[0], saved.get())};
  }
};
template <Keep kKeep = Keep::kInput>
Tensor smooth(const Bent& form, const Tensor& x) {
  return apply<BentNode<kKeep>>(form.function, x, {}, [&](auto& node) { node.form = &form; });
}
void smooth_(const Bent& form, const Tensor& x, const char* op) {
  apply_<BentNode<Keep::kOutput>>(form.function, x, op, {}, [&](auto& node) { node.form = &form; });
}

Tensor smooth(const Smooth& form, const Tensor& x, const Params& p = {}) {
  return apply<SmoothNode>(form.function, x, p, [&](auto& node) { node.form = &form; });
}
void smooth_(const Smooth& form, const Tensor& x, const char* op) {
  apply_<SmoothNode>(form.function, x, op, {}, [&](auto& node) { node.form = &form; });
}

}  // namespace

// sigmoid as a part of slopes. That of sigmoid, from y, is 0 where y rounds to 1; this one is
// sigmoid(x) sigmoid(-x).   saves x
namespace {
struct TailSigmoidNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "SigmoidBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor v = saved.get();
    return {mul(gy[0], mul(tail_sigmoid(v), tail_sigmoid(neg(v))))};
  }
};
// x, but where `fixed` a value that does not change with it. Unlike where, the gradient lies in the
// order of that of the result, see Note [Shown order]; it is chosen by Note [Masks select].
struct FixedNode final : UnaryNode {
  const char* name() const override { return "WhereBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {piecewise_grad(UnaryGrad::kShrink, gy[0], saved.get(), {0.5}, name())};
  }
};
Tensor fixed_where(const Tensor& fixed, const Tensor& value, const Tensor& x) {
  Tensor y = where(fixed, value, detach(x));
  if (auto node = record<FixedNode>(x)) {
    node->saved.save(to_dtype(logical_not(fixed), x.dtype()));
    attach(y, node);
  }
  return y;
}
// x within -bound..bound, beyond which a slope is constant: it may have terms like 0 x there. NaN
// has the slope of what is inside.
Tensor held(const Tensor& x, double bound) {
  const Scalar low(-bound), high(bound);
  const Tensor v = detach(x);
  return fixed_where(gt(abs(v), bound), clamp(v, &low, &high), x);
}
}  // namespace
Tensor tail_sigmoid(const Tensor& x) {
  return apply<TailSigmoidNode>(Unary::kSigmoid, x);
}
// f and f_ of floating point tensors.
#define NNC_WITH_INPLACE(f, form)      \
  Tensor f(const Tensor& x) {          \
    check_floating(x.dtype(), #f);     \
    return smooth(form, x);            \
  }                                    \
  void f##_(const Tensor& x) {         \
    check_floating(x.dtype(), #f "_"); \
    return smooth_(form, x, #f "_");   \
  }

// ---- sigmoid: y = 1 / (1 + exp(-x)).   dx = dy y (1 - y).   saves y
constexpr Bent kSigmoid{"SigmoidBackward0",
                        Unary::kSigmoid,
                        {"SigmoidBackwardBackward0", by_kernel<UnaryGrad::kSigmoid>,
                         [](const Tensor& gz, const Tensor& gy, const Tensor& y) {
                           return mul(mul(gz, gy), add(mul(y, -2), 1));
                         }}};
Tensor sigmoid(const Tensor& x) {
  return smooth<Keep::kOutput>(kSigmoid, floating(x));
}
void sigmoid_(const Tensor& x) {
  check_result_type(x, floating_type(x), "sigmoid_");
  smooth_(kSigmoid, x, "sigmoid_");
}

// ---- tanh: y = tanh(x).   dx = dy (1 - y^2).   saves y
constexpr Bent kTanh{"TanhBackward0",
                     Unary::kTanh,
                     {"TanhBackwardBackward0", by_kernel<UnaryGrad::kTanh>,
                      [](const Tensor& gz, const Tensor& gy, const Tensor& y) {
                        return mul(gz, mul(mul(y, -2), gy));
                      }}};
Tensor tanh(const Tensor& x) {
  return smooth<Keep::kOutput>(kTanh, floating(x));
}
void tanh_(const Tensor& x) {
  check_result_type(x, floating_type(x), "tanh_");
  smooth_(kTanh, x, "tanh_");
}

// ---- elu: y = x > 0 ? b x : a b (exp(c x) - 1).   dx = dy b, or dy a b c exp(c x), which is
// dy c (y + a b).   saves x; in place y
// elu: b = c = 1. selu: a and b fixed, c = 1. celu: b = 1, c = 1 / a.
namespace {
template <bool kInplace>
struct EluNode : UnaryNode {
  static constexpr Keep kKeep = kInplace ? Keep::kOutput : Keep::kInput;
  const char* name() const override { return kInplace ? "EluBackward1" : "EluBackward0"; }
  Tensors backward(const Tensors& gy) override {
    check(!kInplace || p.a >= 0, Code::kState,
          "elu_: In-place elu backward calculation is triggered with a negative slope which is not "
          "supported. Call the out-of-place version instead.");
    const Params q = gradient_params();
    constexpr UnaryGrad kGrad = kInplace ? UnaryGrad::kEluOutput : UnaryGrad::kElu;
    if (!grad_enabled()) return {unary_grad_op(kGrad, gy[0], saved.get(), q)};
    const Tensor v = at_least_float32(saved.get()), g = at_least_float32(gy[0]);
    // exp of the negative part only: the other may be infinite. At 0 the slope is constant, as in
    // PyTorch.
    const Tensor positive = gt(v, 0), zero = Tensor::zeros({}, v.dtype());
    const Tensor negative = fixed_where(ge(v, 0), zero, v);
    const Tensor slope = kInplace ? mul(add(negative, q.a * q.b), q.c)
                                  : mul(exp(mul(negative, q.c)), q.a * q.b * q.c);
    const Tensor gx = mul(g, fixed_where(positive, Tensor::full({}, q.b, v.dtype()), slope));
    return {to_dtype(gx, gy[0].dtype())};
  }
  virtual Params gradient_params() const { return p; }
};
template <bool kInplace>
struct CeluNode final : EluNode<kInplace> {
  const char* name() const override { return kInplace ? "CeluBackward1" : "CeluBackward0"; }
  // PyTorch takes the gradient's 1 / alpha of a float.
  Params gradient_params() const override {
    return {this->p.a, 1, 1.0 / static_cast<float>(this->p.a)};
  }
};
constexpr double kSeluAlpha = 1.6732632423543772848170429916717;
constexpr double kSeluScale = 1.0507009873554804934193349852946;

Params celu_params(const Tensor& x, double alpha, const char* op) {
  check_floating(x.dtype(), op);
  check(alpha != 0, Code::kInvalid, op, ": ZeroDivisionError: alpha cannot be 0 for CELU");
  return {alpha, 1, 1 / alpha};
}
}  // namespace
Tensor elu(const Tensor& x, double alpha) {
  check_floating(x.dtype(), "elu");
  return apply<EluNode<false>>(Unary::kElu, x, {alpha, 1, 1});
}
void elu_(const Tensor& x, double alpha) {
  check_floating(x.dtype(), "elu_");
  apply_<EluNode<true>>(Unary::kElu, x, "elu_", {alpha, 1, 1});
}
Tensor selu(const Tensor& x) {
  check_floating(x.dtype(), "selu");
  return apply<EluNode<false>>(Unary::kElu, x, {kSeluAlpha, kSeluScale, 1});
}
void selu_(const Tensor& x) {
  check_floating(x.dtype(), "selu_");
  apply_<EluNode<true>>(Unary::kElu, x, "selu_", {kSeluAlpha, kSeluScale, 1});
}
Tensor celu(const Tensor& x, double alpha) {
  return apply<CeluNode<false>>(Unary::kElu, x, celu_params(x, alpha, "celu"));
}
void celu_(const Tensor& x, double alpha) {
  apply_<CeluNode<true>>(Unary::kElu, x, "celu_", celu_params(x, alpha, "celu_"));
}

// ---- gelu: y = x P(x), P the normal distribution function, or its form with tanh.
// dx = dy (P + x P').   saves x
constexpr Bent kGelu{"GeluBackward0",
                     Unary::kGelu,
                     {"GeluBackwardBackward0", by_kernel<UnaryGrad::kGelu>,
                      [](const Tensor& gz, const Tensor& gy, const Tensor& v) {
                        const Tensor x = held(v, 100), squares = square(x);
                        const Tensor density = exp(mul(squares, -0.5));
                        const Tensor bend = mul(density, add(neg(squares), 2));
                        return mul(mul(gz, gy), mul(bend, 0.39894228040143267794));
                      }}};
// y = x s(u) with s the sigmoid, u = k (x + 0.044715 x^3)
constexpr Bent kGeluTanh{"GeluBackward0",
                         Unary::kGeluTanh,
                         {"GeluBackwardBackward0", by_kernel<UnaryGrad::kGeluTanh>,
                          [](const Tensor& gz, const Tensor& gy, const Tensor& v) {
                            const Tensor x = held(v, 100);
                            constexpr double kScale = 1.5957691216057308, kCube = 0.044715;
                            const Tensor u = mul(add(x, mul(pow(x, 3), kCube)), kScale);
                            const Tensor du = mul(add(mul(square(x), 3 * kCube), 1), kScale);
                            const Tensor s = tail_sigmoid(u), rest = tail_sigmoid(neg(u));
                            // 2 u' s' + x (u'' s' + u'^2 s''), s' = s rest, s'' = s' (rest - s)
                            const Tensor inner =
                                add(mul(x, 6 * kScale * kCube), mul(square(du), sub(rest, s)));
                            const Tensor bend = mul(mul(s, rest), add(mul(du, 2), mul(x, inner)));
                            return mul(mul(gz, gy), bend);
                          }}};
Tensor gelu(const Tensor& x, std::string_view approximate) {
  check_floating(x.dtype(), "gelu");
  check(approximate == "none" || approximate == "tanh", Code::kInvalid,
        "gelu: approximate argument must be either none or tanh, got '", approximate, "'");
  return smooth(approximate == "none" ? kGelu : kGeluTanh, x);
}

// ---- silu: y = x s, s = sigmoid(x).   dx = dy s (1 + x (1 - s)).   saves x
constexpr Smooth kSilu{"SiluBackward0", Unary::kSilu, UnaryGrad::kSilu,
                       [](const Tensor& v, const Params&) {
                         const Tensor x = held(v, 1000);
                         return mul(tail_sigmoid(x), add(mul(x, tail_sigmoid(neg(x))), 1));
                       }};
NNC_WITH_INPLACE(silu, kSilu)

// ---- mish: y = x t, t = tanh(softplus(x)).   dx = dy (t + x t').   saves x
// With s = sigmoid(x), q = sigmoid(-x): t = s (1 + q) / (1 + q^2), t' = s (2 q / (1 + q^2))^2.
namespace {
struct HillNode final : UnaryNode {
  const char* name() const override { return "TanhBackward0"; }
  static Tensor slope(const Tensor& x) {
    const Tensor q = tail_sigmoid(neg(x));
    return mul(tail_sigmoid(x), square(div(mul(q, 2), add(square(q), 1))));
  }
  Tensors backward(const Tensors& gy) override { return {mul(gy[0], slope(saved.get()))}; }
};
Tensor hill(const Tensor& x) {
  const Tensor v = detach(x), q = tail_sigmoid(neg(v));
  Tensor t = mul(tail_sigmoid(v), div(add(q, 1), add(square(q), 1)));
  if (auto node = record<HillNode>(x)) {
    node->saved.save(x);
    attach(t, node);
  }
  return t;
}
}  // namespace
constexpr Smooth kMish{"MishBackward0", Unary::kMish, UnaryGrad::kMish,
                       [](const Tensor& v, const Params&) {
                         const Tensor x = held(v, 1000);
                         return add(hill(x), mul(x, HillNode::slope(x)));
                       }};
NNC_WITH_INPLACE(mish, kMish)

// ---- softplus: y = beta x > threshold ? x : log(1 + exp(beta x)) / beta.
// dx = dy or dy sigmoid(beta x) alike.   saves x
constexpr Smooth kSoftplus{"SoftplusBackward0", Unary::kSoftplus, UnaryGrad::kSoftplus,
                           [](const Tensor& x, const Params& p) {
                             const Tensor z = mul(x, p.a), fixed = detach(z);
                             // At the threshold the slope is constant, as in PyTorch.
                             const Tensor below = fixed_where(ge(fixed, p.b), fixed, z);
                             return fixed_where(gt(fixed, p.b), Tensor::ones({}, x.dtype()),
                                                tail_sigmoid(below));
                           }};
Tensor softplus(const Tensor& x, double beta, double threshold) {
  check_floating(x.dtype(), "softplus");
  return smooth(kSoftplus, x, {beta, threshold});
}

// ---- softsign: y = x / d, d = 1 + |x|.   dx = dy / d^2.   saves x
constexpr Bent kSoftsign{"DivBackward0",
                         Unary::kSoftsign,
                         {"DivBackward0", by_kernel<UnaryGrad::kSoftsign>,
                          [](const Tensor& gz, const Tensor& gy, const Tensor& x) {
                            const Tensor cube = pow(reciprocal(add(abs(x), 1)), 3);
                            return mul(gz, mul(mul(mul(sign(x), -2), cube), gy));
                          }}};
Tensor softsign(const Tensor& x) {
  check_not_bool(x.dtype(), "softsign");
  return smooth(kSoftsign, floating(x));
}

// ---- tanhshrink: y = x - tanh(x).   dx = dy tanh(x)^2.   saves x
namespace {
constexpr Gradient kTanhshrink{
    "AddBackward0", by_kernel<UnaryGrad::kTanhshrink>,
    [](const Tensor& gz, const Tensor& gy, const Tensor& x) {
      const Tensor z = mul(x, 2), slope = mul(mul(tail_sigmoid(z), tail_sigmoid(neg(z))), 8);
      return mul(gz, mul(mul(tanh(x), slope), gy));
    }};
struct TanhshrinkNode final : UnaryNode {
  static constexpr Keep kKeep = Keep::kInput;
  const char* name() const override { return "SubBackward0"; }
  // Times 1: what is expanded takes room first, Note [Shown order].
  Tensors backward(const Tensors& gy) override {
    return {gradient_of(kTanhshrink, mul(gy[0], 1), saved.get())};
  }
};
}  // namespace
Tensor tanhshrink(const Tensor& x) {
  check_not_bool(x.dtype(), "tanhshrink");
  return apply<TanhshrinkNode>(Unary::kTanhshrink, floating(x));
}

// ---- logsigmoid: y = -log(1 + exp(-x)).   dx = dy sigmoid(-x).   saves x
constexpr Smooth kLogSigmoid{"LogSigmoidBackward0", Unary::kLogSigmoid, UnaryGrad::kLogSigmoid,
                             [](const Tensor& x, const Params&) { return tail_sigmoid(neg(x)); }};
Tensor logsigmoid(const Tensor& x) {
  check_floating(x.dtype(), "logsigmoid");
  return smooth(kLogSigmoid, contiguous(x));  // Note [Shown order]
}

#undef NNC_WITH_INPLACE

// ---- glu: y = a sigmoid(b), a and b the halves of x along dim.   da = dy sigmoid(b),
// db = dy a sigmoid'(b).   saves x
namespace {
// Half number `which` of x along dim, as a view.
Tensor half_of(const Tensor& x, int64_t dim, int64_t which) {
  const int64_t n = x.size(dim) / 2;
  return narrow(x, dim, which * n, n);
}
// db is rounded to 16 bits once. The slope of sigmoid comes before dy: dy a may not be finite.
Tensor glu_grad(const Tensor& gy, const Tensor& x, int64_t dim);
struct GluGradNode final : Node {
  SavedTensor gy{this}, x{this};
  int64_t dim = 0;
  const char* name() const override { return "GluBackwardBackward0"; }
  Tensors backward(const Tensors& gz) override {
    // Times 1: what is expanded takes room first, Note [Shown order].
    const Tensor z = at_least_float32(mul(gz[0], 1)), v = at_least_float32(x.get());
    const Tensor za = half_of(z, dim, 0), zb = half_of(z, dim, 1), a = half_of(v, dim, 0);
    const Tensor s = sigmoid(half_of(v, dim, 1)), r = rsub(s), slope = mul(s, r);
    Tensors g{Tensor(), Tensor()};
    if (needs(0)) g[0] = to_dtype(add(mul(za, s), mul(zb, mul(a, slope))), gz[0].dtype());
    if (needs(1)) {
      const Tensor dy = at_least_float32(gy.get());
      const Tensor bent = mul(a, mul(slope, sub(r, s)));
      const Tensor halves[] = {mul(mul(zb, slope), dy),
                               add(mul(mul(zb, bent), dy), mul(mul(za, slope), dy))};
      g[1] = to_dtype(cat({halves, 2}, dim), gz[0].dtype());
    }
    return g;
  }
};
Tensor glu_grad(const Tensor& gy, const Tensor& x, int64_t dim) {
  Tensor gx = Tensor::empty(x.sizes(), x.dtype());
  {
    const GradGuard without(false);
    const Tensor a = half_of(x, dim, 0), s = sigmoid(half_of(x, dim, 1));
    copy_(half_of(gx, dim, 0), mul(gy, s));
    const Tensor bent =
        unary_grad_op(UnaryGrad::kSigmoid, at_least_float32(a), at_least_float32(s));
    copy_(half_of(gx, dim, 1), mul(bent, at_least_float32(gy)));
  }
  if (auto node = record<GluGradNode>(gy, x)) {
    node->gy.save(gy);
    node->x.save(x);
    node->dim = dim;
    attach(gx, node);
  }
  return gx;
}
struct GluNode final : Node {
  SavedTensor x{this};
  int64_t dim = 0;
  const char* name() const override { return "GluBackward0"; }
  Tensors backward(const Tensors& gy) override { return {glu_grad(gy[0], x.get(), dim)}; }
};
}  // namespace
Tensor glu(const Tensor& x, int64_t dim) {
  check_floating(x.dtype(), "glu");
  check(x.dim() > 0, Code::kShape,
        "glu: glu does not support scalars because halving size must be even");
  const int64_t d = wrap_dim(dim, x.dim(), "glu");
  check(x.size(d) % 2 == 0, Code::kShape, "glu: Halving dimension must be even, but dimension ", d,
        " is size ", x.size(d));
  const Tensor v = detach(x);
  Tensor y = binary_op(kernels::Binary::kGlu, half_of(v, d, 0), half_of(v, d, 1), x.dtype(),
                       x.dtype(), "glu");
  if (auto node = record<GluNode>(x)) {
    node->x.save(x);
    node->dim = d;
    attach(y, node);
  }
  return y;
}

}  // namespace nnc::ops
