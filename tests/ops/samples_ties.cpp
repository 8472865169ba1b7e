// SPDX-License-Identifier: Apache-2.0
// Gradients where elements are equal, at the ends of what a function takes, and of numbers that are
// none.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

// clang-format off
// Of equal elements PyTorch's algorithms take one: which, is seen by the gradient.
Sample quantile_of(const char* name, In x, double q, const char* word, const char* torch) {
  return row("quantile_scalar", name, {std::move(x)},
             [q, word](X x) { return c(nnc_quantile_scalar, x[0], q, 0, 0, word); }, torch)
      .no_gradcheck().no_grad_fn_name();
}
Sample quantiles_of(const char* name, In x, std::vector<double> q, const char* word,
                    const char* torch) {
  const auto m = static_cast<int64_t>(q.size());
  return row("quantile", name, {std::move(x), constant({m}).values(std::move(q))},
             [word](X x) { return c(nnc_quantile, x[0], x[1], 0, 0, word); }, torch)
      .no_gradcheck().no_grad_fn_name();
}
In equal(Dims sizes, double period = 1) {
  std::vector<double> v;
  int64_t n = 1;
  for (const int64_t s : sizes) n *= s;
  for (int64_t i = 0; i < n; ++i) v.push_back(std::fmod(static_cast<double>(i * 7), period));
  return in(std::move(sizes)).values(std::move(v));
}
// Each of these numbers beside each in i of n places.
In beside(int64_t i, int64_t n) {
  constexpr double kNumbers[] = {NAN, -INFINITY, 1, 2, INFINITY};
  std::vector<double> v;
  const auto count = static_cast<int64_t>(std::size(kNumbers));
  int64_t all = 1, step = 1;
  for (int64_t k = 0; k < n; ++k) all *= count;
  for (int64_t k = 0; k < i; ++k) step *= count;
  for (int64_t k = 0; k < all; ++k) v.push_back(kNumbers[k / step % count]);
  return in({all}).values(std::move(v));
}
// What comes in is infinite.
Sample logit_of(const char* name, In x) {
  return row("logit", name, {std::move(x)},
             [](X x) { return c(nnc_mul_scalar, c(nnc_logit, x[0], 0.1), INFINITY); },
             "torch.logit(a, 0.1) * float('inf')")
      .no_gradcheck().no_grad_fn_name();
}
Sample cumprod_of(const char* name, std::vector<double> values) {
  const auto n = static_cast<int64_t>(values.size());
  return row("cumprod", name, {in({n}).values(std::move(values))},
             [](X x) { return c(nnc_cumprod, x[0], 0, 0); }, "torch.cumprod(a, 0)")
      .no_gradcheck().no_second_order();
}
// As in PyTorch's vectors; its last elements, fewer than a vector, keep their sign.
Sample softshrink_of(const char* name, In x) {
  return row("softshrink", name, {std::move(x)},
             [](X x) { return c(nnc_reciprocal, c(nnc_softshrink, x[0], 0.5)); },
             "1 / F.softshrink(a)");
}

[[maybe_unused]] const bool g_ties = add_samples("ties", {
    quantile_of("middle_of_four", in({4}).values({0, 0, -0.47, 0}), 0.5, "linear", "a.quantile(0.5, 0)"),
    quantile_of("lower_of_eight", equal({8}), 0.4, "lower", "a.quantile(0.4, 0, interpolation='lower')"),
    quantile_of("higher_of_eight", equal({8}), 0.4, "higher", "a.quantile(0.4, 0, interpolation='higher')"),
    quantile_of("nearest_of_eight", equal({8}, 2), 0.9, "nearest", "a.quantile(0.9, 0, interpolation='nearest')"),
    quantile_of("midpoint_of_many", equal({40}, 3), 0.7, "midpoint", "a.quantile(0.7, 0, interpolation='midpoint')"),
    quantile_of("of_columns", equal({30, 3}, 4), 0.35, "linear", "a.quantile(0.35, 0)"),
    quantile_of("of_columns_with_nan", in({5, 2}).values({1, 0, NAN, 1, 0, 1, NAN, 0, 1, 0}), 0.3, "linear", "a.quantile(0.3, 0)"),
    quantiles_of("selected", equal({40}, 3), {0.2, 0.7, 0.7}, "linear", "torch.quantile(a, b, 0)"),
    quantiles_of("selected_lower", equal({40}, 3), {0.2, 0.7, 0.45, 0.9, 0.01}, "lower", "torch.quantile(a, b, 0, interpolation='lower')"),
    quantiles_of("sorted", equal({20}, 3), {0.25, 0.75, 0.4375, 0.9375, 0.03125}, "linear", "torch.quantile(a, b, 0)"),
    quantiles_of("sorted_short", equal({7}), {0.25, 0.5}, "linear", "torch.quantile(a, b, 0)"),
    row("clamp_tensor", "nan_and_infinite_bounds", {beside(0, 3), beside(1, 3), beside(2, 3)},
        [](X x) { return c(nnc_clamp_tensor, x[0], x[1], x[2]); }, "torch.clamp(a, b, c)").no_gradcheck(),
    logit_of("infinite_beyond_eps", in({4}).values({1.5, -1, 0.3, INFINITY})),
    row("logit", "at_eps_of_half", {in({2}).values({0.0999755859375, 0.89990234375}).type(DType::kFloat16)},
        [](X x) { return c(nnc_logit, x[0], 0.1); }, "torch.logit(a, 0.1)").no_gradcheck(),
    row("logit", "at_eps_of_bfloat16", {in({2}).values({0.10009765625, 0.8984375}).type(DType::kBFloat16)},
        [](X x) { return c(nnc_logit, x[0], 0.1); }, "torch.logit(a, 0.1)").no_gradcheck(),
    cumprod_of("infinity_in_front", {-INFINITY, -0.74, 1}),
    cumprod_of("infinity_and_zero_behind", {INFINITY, 1, 0}),
    cumprod_of("zero_and_infinities", {0, INFINITY, INFINITY}),
    cumprod_of("zero_between", {-0.74, 0, NAN}),
    cumprod_of("zero_in_front_of_infinity", {0, INFINITY, 1}),
    cumprod_of("infinity_before_zero", {1, -INFINITY, 0, NAN}),
    softshrink_of("signs_of_zeros", in({16}).values({0.0, -0.0, 0.5, -0.5, 0.25, -0.25, 2, -2, -0.0, -0.0, -0.0, -0.0, -0.0, -0.0, -0.25, -0.5}).no_grad()),
    row("pow", "double_exponent", {in({3}).range(1, 3).type(DType::kFloat32), in({3}).range(1, 2).type(DType::kFloat64)},
        [](X x) { return c(nnc_pow, x[0], x[1]); }, "torch.pow(a, b)").no_gradcheck().no_second_order(),
    row("pow", "double_exponent_of_integers", {ints({3}, 1, 4), in({3}).range(1, 2).type(DType::kFloat64)},
        [](X x) { return c(nnc_pow, x[0], x[1]); }, "torch.pow(a, b)"),
    row("binary_cross_entropy", "double_weight",
        {in({3}).range(0.1, 0.9).type(DType::kFloat32), constant({3}).range(0.1, 0.9).type(DType::kFloat32), constant({3}).type(DType::kFloat64)},
        [](X x) { return c(nnc_binary_cross_entropy, x[0], x[1], x[2], NNC_REDUCTION_NONE); },
        "F.binary_cross_entropy(a, b, c, reduction='none')").no_gradcheck(),
    row("mse_loss", "large", {in({3}).values({1.5e308, 1, -1}).type(DType::kFloat64), in({3}).values({0, -1.5e308, 2}).type(DType::kFloat64)},
        [](X x) { return c(nnc_mse_loss, x[0], x[1], NNC_REDUCTION_MEAN, none); }, "F.mse_loss(a, b)")
        .no_gradcheck().no_second_order().no_float32(),
    row("mse_loss", "large_bfloat16", {in({2}).values({3e38, 1}).type(DType::kBFloat16), in({2}).values({0, -1}).type(DType::kBFloat16)},
        [](X x) { return c(nnc_mse_loss, x[0], x[1], NNC_REDUCTION_MEAN, none); }, "F.mse_loss(a, b)")
        .no_gradcheck().no_second_order(),
    row("linalg_vector_norm", "small_beside_large", {in({3}).values({8e31, 4e-39, -3e32}).type(DType::kFloat32)},
        [](X x) { return c(nnc_linalg_vector_norm, x[0], 0.5, none, false, 0); },
        "torch.linalg.vector_norm(a, 0.5)").no_gradcheck().no_second_order(),
    row("linalg_vector_norm", "small_half_beside_large", {in({3}).values({0.0018358230590820312, 1249, -779.5}).type(DType::kFloat16)},
        [](X x) { return c(nnc_linalg_vector_norm, x[0], 0.5, none, false, 0); },
        "torch.linalg.vector_norm(a, 0.5)").no_gradcheck().no_second_order(),
    row("std", "small", {in({2, 3}).values({1e-25, 3e-25, -2e-25, 1, 2, 4}).type(DType::kFloat32)},
        [](X x) { return c(nnc_std, x[0], list({1}), none, false); }, "torch.std(a, 1)").no_gradcheck().no_second_order(),
    row("std", "small_bfloat16", {in({3}).values({1e-30, 3e-30, -2e-30}).type(DType::kBFloat16)},
        [](X x) { return c(nnc_std, x[0], none, none, false); }, "torch.std(a)").no_gradcheck().no_second_order(),
    row("pad", "reflect_to_nothing_along", {in({2, 3, 4})},
        [](X x) { return c(nnc_pad, x[0], list({-2, -2, 1, 1}), "reflect", none); }, "F.pad(a, (-2, -2, 1, 1), 'reflect')"),
});

[[maybe_unused]] const bool g_tie_refusals = add_refusals("ties", {
    {"binary_cross_entropy", "larger_weight", {in({3}).range(0.1, 0.9), constant({3}).range(0.1, 0.9), constant({2, 3})},
     [](X x) { return c(nnc_binary_cross_entropy, x[0], x[1], x[2], NNC_REDUCTION_MEAN); },
     Code::kShape, "weight of sizes [2, 3]", "F.binary_cross_entropy(a, b, c)"},
    {"binary_cross_entropy_with_logits", "larger_weight", {in({}), constant({}).range(0.1, 0.9), constant({3})},
     [](X x) { return c(nnc_binary_cross_entropy_with_logits, x[0], x[1], x[2], NNC_REDUCTION_MEAN, none); },
     Code::kShape, "weight of sizes [3]", "F.binary_cross_entropy_with_logits(a, b, c)"},
    {"binary_cross_entropy_with_logits", "larger_pos_weight", {in({}), constant({}).range(0.1, 0.9), constant({3}).type(DType::kFloat32)},
     [](X x) { return c(nnc_binary_cross_entropy_with_logits, x[0], x[1], none, NNC_REDUCTION_MEAN, x[2]); },
     Code::kShape, "pos_weight of sizes [3]", "F.binary_cross_entropy_with_logits(a, b, pos_weight=c)"},
    {"soft_margin_loss", "whole_input", {ints({3}, 0, 2), constant({3})},
     [](X x) { return c(nnc_soft_margin_loss, x[0], x[1], NNC_REDUCTION_MEAN); },
     Code::kDtype, "torch.int64", "F.soft_margin_loss(a, b)"},
    {"pad", "replicate_to_nothing", {in({1, 4})},
     [](X x) { return c(nnc_pad, x[0], list({-2, -2}), "replicate", none); },
     Code::kShape, "is too small", "F.pad(a, (-2, -2), 'replicate')"},
    {"pad", "replicate_to_nothing_along", {in({2, 3, 4})},
     [](X x) { return c(nnc_pad, x[0], list({-2, -2, 1, 1}), "replicate", none); },
     Code::kShape, "is too small", "F.pad(a, (-2, -2, 1, 1), 'replicate')"},
    {"pad", "reflect_to_nothing", {in({1, 4})},
     [](X x) { return c(nnc_pad, x[0], list({0, -4}), "reflect", none); },
     Code::kShape, "is too small", "F.pad(a, (0, -4), 'reflect')"},
    {"pad", "no_channels", {in({2, 0, 4})},
     [](X x) { return c(nnc_pad, x[0], list({1, 1}), "replicate", none); },
     Code::kShape, "possibly 0 batch size", "F.pad(a, (1, 1), 'replicate')"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
