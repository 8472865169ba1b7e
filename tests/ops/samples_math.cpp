// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include "support/samples.h"

namespace nnc::testing {
namespace {

using One = nnc_error* (*)(nnc_ctx*, nnc_tensor*, nnc_tensor**);

Sample plain(const char* op, One f, double low, double high, const char* torch) {
  return row(
      op, "plain", {in({2, 3, 4}).range(low, high)}, [f](X x) { return c(f, x[0]); }, torch);
}
Sample whole(const char* op, One f, const char* torch) {
  return row(
      op, "integers", {ints({5}, -4, 5, DType::kInt32)}, [f](X x) { return c(f, x[0]); }, torch);
}
Sample special(const char* op, One f, const char* torch) {
  return row(
      op, "special",
      {in({10}).values({-INFINITY, -200, -1, -0.0, 0.0, 1e-30, 0.5, 200, INFINITY, NAN}).no_grad()},
      [f](X x) { return c(f, x[0]); }, torch);
}
// Its gradient there. (Away from NaN, where PyTorch's own loops differ from each other.)
Sample slopes(const char* op, One f, const char* torch) {
  return row(
             op, "slopes",
             {in({11}).values({-INFINITY, -3000, -30, -1, -0.0, 0.0, 0.5, 1, 30, 3000, INFINITY})},
             [f](X x) { return c(f, x[0]); }, torch)
      .no_gradcheck();
}
// At the ends of float16, with gradients near its largest number.
Sample half_largest(const char* op, One f, double scale, const char* torch) {
  return row(
             op, "half_largest", {in({3}).values({65504, 1.5, 1.25}).type(DType::kFloat16)},
             [f, scale](X x) { return c(nnc_mul_scalar, c(f, x[0]), scale); }, torch)
      .no_float32()
      .no_gradcheck();
}
Sample power(const char* name, double e, const char* torch) {
  return row(
             "pow_scalar", name, {in({2, 3}).range(0.2, 2)},
             [e](X x) { return c(nnc_pow_scalar, x[0], e); }, torch)
      .inplace([e](X x) { c(nnc_pow_scalar_, x[0], e); });
}

// clang-format off
[[maybe_unused]] const bool g_math_unary = add_samples(
    "math",
    {
        slopes("abs", nnc_abs, "torch.abs(a)"),
        slopes("square", nnc_square, "torch.square(a)"),
        slopes("reciprocal", nnc_reciprocal, "torch.reciprocal(a)"),
        slopes("exp", nnc_exp, "torch.exp(a)"),
        slopes("expm1", nnc_expm1, "torch.expm1(a)"),
        slopes("log", nnc_log, "torch.log(a)"),
        slopes("log1p", nnc_log1p, "torch.log1p(a)"),
        slopes("log2", nnc_log2, "torch.log2(a)"),
        slopes("log10", nnc_log10, "torch.log10(a)"),
        slopes("sqrt", nnc_sqrt, "torch.sqrt(a)"),
        slopes("rsqrt", nnc_rsqrt, "torch.rsqrt(a)"),
        slopes("sinh", nnc_sinh, "torch.sinh(a)"),
        slopes("cosh", nnc_cosh, "torch.cosh(a)"),
        slopes("sin", nnc_sin, "torch.sin(a)"),
        slopes("cos", nnc_cos, "torch.cos(a)"),
        slopes("tan", nnc_tan, "torch.tan(a)"),
        slopes("asin", nnc_asin, "torch.asin(a)"),
        slopes("acos", nnc_acos, "torch.acos(a)"),
        slopes("atan", nnc_atan, "torch.atan(a)"),
        slopes("erf", nnc_erf, "torch.erf(a)"),
        slopes("erfc", nnc_erfc, "torch.erfc(a)"),
        plain("neg", nnc_neg, -2, 2, "-a").inplace([](X x) { c(nnc_neg_, x[0]); }),
        whole("neg", nnc_neg, "-a"),
        row(
            "neg", "wraps", {ints({3}, 0, 250, DType::kUInt8)},
            [](X x) { return c(nnc_neg, x[0]); },
            "-a"),
        plain("abs", nnc_abs, -2, 2, "torch.abs(a)"),
        row(
            "abs", "zero", {in({3}).values({-0.0, 0.0, -1})}, [](X x) { return c(nnc_abs, x[0]); },
            "torch.abs(a)")
            .no_gradcheck(),
        whole("abs", nnc_abs, "torch.abs(a)"),
        plain("square", nnc_square, -2, 2, "torch.square(a)"),
        row(
            "square", "bool", {bools({4})}, [](X x) { return c(nnc_square, x[0]); },
            "torch.square(a)"),
        plain("sign", nnc_sign, -2, 2, "torch.sign(a)").no_second_order(),
        special("sign", nnc_sign, "torch.sign(a)"),
        row(
            "sign", "bool", {bools({4})}, [](X x) { return c(nnc_sign, x[0]); }, "torch.sign(a)"),
        plain("reciprocal", nnc_reciprocal, 0.3, 2, "torch.reciprocal(a)"),
        whole("reciprocal", nnc_reciprocal, "torch.reciprocal(a)"),
        plain("exp", nnc_exp, -4, 4, "torch.exp(a)").inplace([](X x) { c(nnc_exp_, x[0]); }),
        whole("exp", nnc_exp, "torch.exp(a)"),
        row("exp", "whole_matrix", {ints({2, 3}, -3, 3)}, [](X x) { return c(nnc_exp, x[0]); },
            "torch.exp(a)"),
        special("exp", nnc_exp, "torch.exp(a)").no_float32(),
        plain("expm1", nnc_expm1, -2, 2, "torch.expm1(a)"),
        row(
            "expm1", "small", {in({4}).range(-1e-6, 1e-6)}, [](X x) { return c(nnc_expm1, x[0]); },
            "torch.expm1(a)")
            .no_gradcheck(),
        plain("log", nnc_log, 0.2, 5, "torch.log(a)"),
        special("log", nnc_log, "torch.log(a)"),
        plain("log1p", nnc_log1p, -0.7, 5, "torch.log1p(a)"),
        special("log1p", nnc_log1p, "torch.log1p(a)"),
        plain("log2", nnc_log2, 0.2, 5, "torch.log2(a)"),
        half_largest("log2", nnc_log2, 4000, "torch.log2(a) * 4000.0"),
        plain("log10", nnc_log10, 0.2, 5, "torch.log10(a)"),
        half_largest("log10", nnc_log10, 13000, "torch.log10(a) * 13000.0"),
        plain("sqrt", nnc_sqrt, 0.2, 5, "torch.sqrt(a)").inplace([](X x) { c(nnc_sqrt_, x[0]); }),
        special("sqrt", nnc_sqrt, "torch.sqrt(a)"),
        plain("rsqrt", nnc_rsqrt, 0.2, 5, "torch.rsqrt(a)"),
        plain("sin", nnc_sin, -7, 7, "torch.sin(a)"),
        plain("cos", nnc_cos, -7, 7, "torch.cos(a)"),
        plain("tan", nnc_tan, -1.2, 1.2, "torch.tan(a)"),
        plain("asin", nnc_asin, -0.9, 0.9, "torch.asin(a)"),
        plain("acos", nnc_acos, -0.9, 0.9, "torch.acos(a)"),
        plain("atan", nnc_atan, -4, 4, "torch.atan(a)"),
        plain("sinh", nnc_sinh, -3, 3, "torch.sinh(a)"),
        plain("cosh", nnc_cosh, -3, 3, "torch.cosh(a)"),
        plain("erf", nnc_erf, -3, 3, "torch.erf(a)"),
        special("erf", nnc_erf, "torch.erf(a)"),
        plain("erfc", nnc_erfc, -3, 3, "torch.erfc(a)"),
        special("erfc", nnc_erfc, "torch.erfc(a)"),
        plain("floor", nnc_floor, -3, 3, "torch.floor(a)").no_second_order(),
        whole("floor", nnc_floor, "torch.floor(a)"),
        plain("ceil", nnc_ceil, -3, 3, "torch.ceil(a)").no_second_order(),
        plain("round", nnc_round, -3, 3, "torch.round(a)").no_second_order(),
        row(
            "round", "halves", {in({6}).values({-1.5, -0.5, 0.5, 1.5, 2.5, -0.0}).no_grad()},
            [](X x) { return c(nnc_round, x[0]); }, "torch.round(a)"),
        plain("trunc", nnc_trunc, -3, 3, "torch.trunc(a)").no_second_order(),
    });
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_math_power = add_samples("math", {
    row("pow", "plain", {in({2, 3}).range(0.2, 2), in({2, 3}).range(-2, 3)},
        [](X x) { return c(nnc_pow, x[0], x[1]); }, "torch.pow(a, b)")
        .inplace([](X x) { c(nnc_pow_, x[0], x[1]); }),
    row("pow", "broadcast", {in({2, 3}).range(0.2, 2), in({3}).range(-2, 3)},
        [](X x) { return c(nnc_pow, x[0], x[1]); }, "torch.pow(a, b)"),
    row("pow", "zeros", {in({7}).values({0, 0, 0, 0, -1, -1, 2}),
                         in({7}).values({0, 1, -1, 2, 2, 0.5, 0})},
        [](X x) { return c(nnc_pow, x[0], x[1]); }, "torch.pow(a, b)").no_gradcheck(),
    row("pow", "integers", {ints({6}, -3, 4), ints({6}, -2, 5)},
        [](X x) { return c(nnc_pow, x[0], x[1]); }, "torch.pow(a, b)"),
    power("square", 2, "a ** 2"), power("cube", 3, "a ** 3"), power("one", 1, "a ** 1"),
    power("root", 0.5, "a ** 0.5"), power("inverse_root", -0.5, "a ** -0.5"),
    power("inverse", -1, "a ** -1"), power("inverse_square", -2, "a ** -2"),
    power("other", 2.7, "a ** 2.7"),
    row("pow_scalar", "zero", {in({3}).values({0, 1, -2})},
        [](X x) { return c(nnc_pow_scalar, x[0], 0); }, "a ** 0").no_gradcheck(),
    row("pow_scalar", "at_zero", {in({2}).values({0, 1})},
        [](X x) { return c(nnc_pow_scalar, x[0], 0.5); }, "a ** 0.5").no_gradcheck(),
    row("pow_scalar_i64", "integers", {ints({5}, -4, 5)},
        [](X x) { return c(nnc_pow_scalar_i64, x[0], 3); }, "a ** 3"),
    row("pow_scalar_i64", "beyond_float32", {in({4}).type(DType::kFloat32).values({-1, -1.5, 0.5, 1})},
        [](X x) { return c(nnc_pow_scalar_i64, x[0], 16777217); }, "a ** 16777217").no_gradcheck(),
    row("pow_scalar_i64", "slope_beyond_float32", {in({3}).type(DType::kFloat32).values({-1, 0.5, 1})},
        [](X x) { return c(nnc_pow_scalar_i64, x[0], 16777218); }, "a ** 16777218").no_gradcheck(),
    row("clamp", "both", {in({3, 4})}, [](X x) { return c(nnc_clamp, x[0], -0.3, 0.4); },
        "torch.clamp(a, -0.3, 0.4)")
        .inplace([](X x) { c(nnc_clamp_, x[0], -0.3, 0.4); }),
    row("clamp", "no_number", {in({4}).values({-1, 0, INFINITY, NAN})},
        [](X x) { return c(nnc_clamp, x[0], NAN, 1.0); },
        "torch.clamp(a, float('nan'), 1.0)")
        .inplace([](X x) { c(nnc_clamp_, x[0], NAN, 1.0); }).no_gradcheck(),
    row("clamp_max", "no_number", {in({4}).values({-1, 0, INFINITY, NAN})},
        [](X x) { return c(nnc_clamp_max, x[0], NAN); }, "torch.clamp_max(a, float('nan'))")
        .no_gradcheck(),
    row("clamp", "corners", {in({6}).values({-1, -0.5, 0, 0.5, 1, NAN})},
        [](X x) { return c(nnc_clamp, x[0], -0.5, 0.5); },
        "torch.clamp(a, -0.5, 0.5)").no_gradcheck(),
    row("clamp", "crossed", {in({3, 4})}, [](X x) { return c(nnc_clamp, x[0], 0.4, -0.3); },
        "torch.clamp(a, 0.4, -0.3)"),
    row("clamp", "low", {in({3, 4})},
        [](X x) { return c(nnc_clamp, x[0], 0.1, none); },
        "torch.clamp(a, 0.1)"),
    row("clamp_i64", "integers", {ints({6}, -9, 9)},
        [](X x) { return c(nnc_clamp_i64, x[0], -2, 3); },
        "torch.clamp(a, -2, 3)"),
    row("clamp", "promoted", {ints({6}, -9, 9)}, [](X x) { return c(nnc_clamp, x[0], -2.5, 3.5); },
        "torch.clamp(a, -2.5, 3.5)"),
    row("clamp_min", "promoted_matrix", {ints({2, 3}, -3, 3)},
        [](X x) { return c(nnc_clamp_min, x[0], 0.5); }, "torch.clamp_min(a, 0.5)"),
    row("clamp_min", "plain", {in({3, 4})}, [](X x) { return c(nnc_clamp_min, x[0], 0.1); },
        "torch.clamp_min(a, 0.1)"),
    row("clamp_max", "plain", {in({3, 4})}, [](X x) { return c(nnc_clamp_max, x[0], 0.1); },
        "torch.clamp_max(a, 0.1)"),
});
// clang-format on

[[maybe_unused]] const bool g_math_refusals =
    // clang-format off
    add_refusals("math", {
                             {"neg",
                              "bool",
                              {bools({3})},
                              [](X x) { return c(nnc_neg, x[0]); },
                              Code::kDtype,
                              "Negation, the `-` operator, on a bool tensor is not supported",
                              "-a"},
                             {"exp_",
                              "integers",
                              {ints({3}, 0, 4)},
                              [](X x) {
                                return c(nnc_exp_, x[0]);
                              },
                              Code::kDtype,
                              "can't be cast to the desired output type Long",
                              "a.exp_()"},
                             {"pow_scalar_i64",
                              "negative",
                              {ints({3}, 1, 4)},
                              [](X x) { return c(nnc_pow_scalar_i64, x[0], -1); },
                              Code::kInvalid,
                              "Integers to negative integer powers are not allowed.",
                              "a ** -1"},
                             {"clamp",
                              "no_bound",
                              {in({3})},
                              [](X x) { return c(nnc_clamp, x[0], none, none); },
                              Code::kInvalid,
                              "At least one of 'min' or 'max' must not be None",
                              "torch.clamp(a)"},
                         });
// clang-format on

}  // namespace
}  // namespace nnc::testing
