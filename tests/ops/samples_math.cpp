// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include "ops/math.h"
#include "support/samples.h"

namespace nnc::testing {
namespace {

using One = Tensor (*)(const Tensor&);

Sample plain(const char* op, One f, double low, double high, const char* torch) {
  return row(
      op, "plain", {in({2, 3, 4}).range(low, high)}, [f](X x) { return f(x[0]); }, torch);
}
Sample whole(const char* op, One f, const char* torch) {
  return row(
      op, "integers", {ints({5}, -4, 5, DType::kInt32)}, [f](X x) { return f(x[0]); }, torch);
}
Sample special(const char* op, One f, const char* torch) {
  return row(
      op, "special",
      {in({10}).values({-INFINITY, -200, -1, -0.0, 0.0, 1e-30, 0.5, 200, INFINITY, NAN}).no_grad()},
      [f](X x) { return f(x[0]); }, torch);
}
Sample power(const char* name, double e, const char* torch) {
  return row(
             "pow_scalar", name, {in({2, 3}).range(0.2, 2)},
             [e](X x) { return ops::pow(x[0], Scalar::from_double(e)); }, torch)
      .inplace([e](X x) { ops::pow_(x[0], Scalar::from_double(e)); });
}
Tensor clamped(const Tensor& x, double low, double high) {
  const Scalar a = Scalar::from_double(low), b = Scalar::from_double(high);
  return ops::clamp(x, &a, &b);
}

// clang-format off
[[maybe_unused]] const bool g_unary = add_samples(
    "math",
    {
        plain("neg", ops::neg, -2, 2, "-a").inplace([](X x) { ops::neg_(x[0]); }),
        whole("neg", ops::neg, "-a"),
        row(
            "neg", "wraps", {ints({3}, 0, 250, DType::kUInt8)}, [](X x) { return ops::neg(x[0]); },
            "-a"),
        plain("abs", ops::abs, -2, 2, "torch.abs(a)"),
        row(
            "abs", "zero", {in({3}).values({-0.0, 0.0, -1})}, [](X x) { return ops::abs(x[0]); },
            "torch.abs(a)")
            .no_gradcheck(),
        whole("abs", ops::abs, "torch.abs(a)"),
        plain("square", ops::square, -2, 2, "torch.square(a)"),
        row(
            "square", "bool", {bools({4})}, [](X x) { return ops::square(x[0]); },
            "torch.square(a)"),
        plain("sign", ops::sign, -2, 2, "torch.sign(a)").no_second_order(),
        special("sign", ops::sign, "torch.sign(a)"),
        row(
            "sign", "bool", {bools({4})}, [](X x) { return ops::sign(x[0]); }, "torch.sign(a)"),
        plain("reciprocal", ops::reciprocal, 0.3, 2, "torch.reciprocal(a)"),
        whole("reciprocal", ops::reciprocal, "torch.reciprocal(a)"),
        plain("exp", ops::exp, -4, 4, "torch.exp(a)").inplace([](X x) { ops::exp_(x[0]); }),
        whole("exp", ops::exp, "torch.exp(a)"),
        special("exp", ops::exp, "torch.exp(a)").no_float32(),
        plain("expm1", ops::expm1, -2, 2, "torch.expm1(a)"),
        row(
            "expm1", "small", {in({4}).range(-1e-6, 1e-6)}, [](X x) { return ops::expm1(x[0]); },
            "torch.expm1(a)")
            .no_gradcheck(),
        plain("log", ops::log, 0.2, 5, "torch.log(a)"),
        special("log", ops::log, "torch.log(a)"),
        plain("log1p", ops::log1p, -0.7, 5, "torch.log1p(a)"),
        special("log1p", ops::log1p, "torch.log1p(a)"),
        plain("log2", ops::log2, 0.2, 5, "torch.log2(a)"),
        plain("log10", ops::log10, 0.2, 5, "torch.log10(a)"),
        plain("sqrt", ops::sqrt, 0.2, 5, "torch.sqrt(a)").inplace([](X x) { ops::sqrt_(x[0]); }),
        special("sqrt", ops::sqrt, "torch.sqrt(a)"),
        plain("rsqrt", ops::rsqrt, 0.2, 5, "torch.rsqrt(a)"),
        plain("sin", ops::sin, -7, 7, "torch.sin(a)"),
        plain("cos", ops::cos, -7, 7, "torch.cos(a)"),
        plain("tan", ops::tan, -1.2, 1.2, "torch.tan(a)"),
        plain("asin", ops::asin, -0.9, 0.9, "torch.asin(a)"),
        plain("acos", ops::acos, -0.9, 0.9, "torch.acos(a)"),
        plain("atan", ops::atan, -4, 4, "torch.atan(a)"),
        plain("sinh", ops::sinh, -3, 3, "torch.sinh(a)"),
        plain("cosh", ops::cosh, -3, 3, "torch.cosh(a)"),
        plain("erf", ops::erf, -3, 3, "torch.erf(a)"),
        special("erf", ops::erf, "torch.erf(a)"),
        plain("erfc", ops::erfc, -3, 3, "torch.erfc(a)"),
        special("erfc", ops::erfc, "torch.erfc(a)"),
        plain("floor", ops::floor, -3, 3, "torch.floor(a)").no_second_order(),
        whole("floor", ops::floor, "torch.floor(a)"),
        plain("ceil", ops::ceil, -3, 3, "torch.ceil(a)").no_second_order(),
        plain("round", ops::round, -3, 3, "torch.round(a)").no_second_order(),
        row(
            "round", "halves", {in({6}).values({-1.5, -0.5, 0.5, 1.5, 2.5, -0.0}).no_grad()},
            [](X x) { return ops::round(x[0]); }, "torch.round(a)"),
        plain("trunc", ops::trunc, -3, 3, "torch.trunc(a)").no_second_order(),
    });
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_power = add_samples("math", {
    row("pow", "plain", {in({2, 3}).range(0.2, 2), in({2, 3}).range(-2, 3)},
        [](X x) { return ops::pow(x[0], x[1]); }, "torch.pow(a, b)")
        .inplace([](X x) { ops::pow_(x[0], x[1]); }),
    row("pow", "broadcast", {in({2, 3}).range(0.2, 2), in({3}).range(-2, 3)},
        [](X x) { return ops::pow(x[0], x[1]); }, "torch.pow(a, b)"),
    row("pow", "zeros", {in({7}).values({0, 0, 0, 0, -1, -1, 2}),
                         in({7}).values({0, 1, -1, 2, 2, 0.5, 0})},
        [](X x) { return ops::pow(x[0], x[1]); }, "torch.pow(a, b)").no_gradcheck(),
    row("pow", "integers", {ints({6}, -3, 4), ints({6}, -2, 5)},
        [](X x) { return ops::pow(x[0], x[1]); }, "torch.pow(a, b)"),
    power("square", 2, "a ** 2"), power("cube", 3, "a ** 3"), power("one", 1, "a ** 1"),
    power("root", 0.5, "a ** 0.5"), power("inverse_root", -0.5, "a ** -0.5"),
    power("inverse", -1, "a ** -1"), power("inverse_square", -2, "a ** -2"),
    power("other", 2.7, "a ** 2.7"),
    row("pow_scalar", "zero", {in({3}).values({0, 1, -2})},
        [](X x) { return ops::pow(x[0], 0); }, "a ** 0").no_gradcheck(),
    row("pow_scalar", "at_zero", {in({2}).values({0, 1})},
        [](X x) { return ops::pow(x[0], 0.5); }, "a ** 0.5").no_gradcheck(),
    row("pow_scalar", "integers", {ints({5}, -4, 5)},
        [](X x) { return ops::pow(x[0], 3); }, "a ** 3"),
    row("clamp", "both", {in({3, 4})}, [](X x) { return clamped(x[0], -0.3, 0.4); },
        "torch.clamp(a, -0.3, 0.4)")
        .inplace([](X x) {
          const Scalar low(-0.3), high(0.4);
          ops::clamp_(x[0], &low, &high);
        }),
    row("clamp", "corners", {in({6}).values({-1, -0.5, 0, 0.5, 1, NAN})},
        [](X x) { return clamped(x[0], -0.5, 0.5); }, "torch.clamp(a, -0.5, 0.5)").no_gradcheck(),
    row("clamp", "crossed", {in({3, 4})}, [](X x) { return clamped(x[0], 0.4, -0.3); },
        "torch.clamp(a, 0.4, -0.3)"),
    row("clamp", "low", {in({3, 4})},
        [](X x) {
          const Scalar low(0.1);
          return ops::clamp(x[0], &low, nullptr);
        },
        "torch.clamp(a, 0.1)"),
    row("clamp", "integers", {ints({6}, -9, 9)}, [](X x) { return clamped(x[0], -2, 3); },
        "torch.clamp(a, -2, 3)"),
    row("clamp", "promoted", {ints({6}, -9, 9)}, [](X x) { return clamped(x[0], -2.5, 3.5); },
        "torch.clamp(a, -2.5, 3.5)"),
    row("clamp_min", "plain", {in({3, 4})}, [](X x) { return ops::clamp_min(x[0], 0.1); },
        "torch.clamp_min(a, 0.1)"),
    row("clamp_max", "plain", {in({3, 4})}, [](X x) { return ops::clamp_max(x[0], 0.1); },
        "torch.clamp_max(a, 0.1)"),
});
// clang-format on

[[maybe_unused]] const bool g_refusals =
    // clang-format off
    add_refusals("math", {
                             {"neg",
                              "bool",
                              {bools({3})},
                              [](X x) { return ops::neg(x[0]); },
                              Code::kDtype,
                              "Negation, the `-` operator, on a bool tensor is not supported",
                              "-a"},
                             {"exp_",
                              "integers",
                              {ints({3}, 0, 4)},
                              [](X x) {
                                ops::exp_(x[0]);
                                return x[0];
                              },
                              Code::kDtype,
                              "can't be cast to the desired output type Long",
                              "a.exp_()"},
                             {"pow",
                              "negative",
                              {ints({3}, 1, 4)},
                              [](X x) { return ops::pow(x[0], -1); },
                              Code::kInvalid,
                              "Integers to negative integer powers are not allowed.",
                              "a ** -1"},
                             {"clamp",
                              "no_bound",
                              {in({3})},
                              [](X x) { return ops::clamp(x[0], nullptr, nullptr); },
                              Code::kInvalid,
                              "At least one of 'min' or 'max' must not be None",
                              "torch.clamp(a)"},
                         });
// clang-format on

}  // namespace
}  // namespace nnc::testing
