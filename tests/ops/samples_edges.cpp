// SPDX-License-Identifier: Apache-2.0
// Edges of functions: infinities and NaN, bounds and divisors without dimensions, exponents of a
// half, ranks that float32 would round, spreads over more than there is.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

constexpr DType kHalf = DType::kFloat16, kFloat = DType::kFloat32;
constexpr nnc_reduction kEach = NNC_REDUCTION_NONE;

// Numbers whose roots are not all roots.
In rooted() {
  return in({6}).values({4, 0.25, 0, -0.0, INFINITY, -INFINITY});
}
In endless() {
  return in({3, 3}).values({INFINITY, 1, -2, 1, -INFINITY, 0.5, 3, -4, 0});
}
In tenths() {
  return in({10}).values({3, -1, 7, 0.5, 2, -4, 9, 6, 1.5, -2.5}).type(kFloat);
}

// clang-format off
[[maybe_unused]] const bool g_edges_power = add_samples("edges", {
    row("pow", "half_0d", {rooted(), constant({}).values({0.5})},
        [](X x) { return c(nnc_pow, x[0], x[1]); }, "torch.pow(a, b)")
        .inplace([](X x) { c(nnc_pow_, x[0], x[1]); }).no_gradcheck(),
    row("pow", "minus_half_0d", {rooted(), constant({}).values({-0.5})},
        [](X x) { return c(nnc_pow, x[0], x[1]); }, "torch.pow(a, b)").no_gradcheck(),
    row("pow", "three_halves_0d", {rooted(), constant({}).values({1.5})},
        [](X x) { return c(nnc_pow, x[0], x[1]); }, "torch.pow(a, b)").no_gradcheck(),
    row("pow", "half_in_columns", {constant({2, 3}).values({4, -0.0, -INFINITY, 9, 0, INFINITY}),
                                   constant({2, 1}).values({0.5, -0.5})},
        [](X x) { return c(nnc_pow, x[0], x[1]); }, "torch.pow(a, b)"),
    row("pow_scalar", "half", {rooted()}, [](X x) { return c(nnc_pow_scalar, x[0], 0.5); },
        "torch.pow(a, 0.5)")
        .inplace([](X x) { c(nnc_pow_scalar_, x[0], 0.5); }).no_gradcheck(),
    row("pow_scalar", "minus_half", {rooted()}, [](X x) { return c(nnc_pow_scalar, x[0], -0.5); },
        "torch.pow(a, -0.5)")
        .inplace([](X x) { c(nnc_pow_scalar_, x[0], -0.5); }).no_gradcheck(),
    row("pow_scalar", "half_of_float16", {rooted().type(kHalf)},
        [](X x) { return c(nnc_pow_scalar, x[0], 0.5); }, "torch.pow(a, 0.5)")
        .inplace([](X x) { c(nnc_pow_scalar_, x[0], 0.5); }),
    row("pow_scalar", "minus_half_of_float16", {rooted().type(kHalf)},
        [](X x) { return c(nnc_pow_scalar, x[0], -0.5); }, "torch.pow(a, -0.5)")
        .inplace([](X x) { c(nnc_pow_scalar_, x[0], -0.5); }),
    row("pow_scalar", "half_of_bfloat16", {rooted().type(DType::kBFloat16)},
        [](X x) { return c(nnc_pow_scalar, x[0], 0.5); }, "torch.pow(a, 0.5)"),
    row("pow_scalar", "half_of_integers", {ints({5}, 0, 9)},
        [](X x) { return c(nnc_pow_scalar, x[0], 0.5); }, "torch.pow(a, 0.5)"),
});
[[maybe_unused]] const bool g_edges_types = add_samples("edges", {
    row("clamp_tensor", "bounds_0d", {ints({3}, 0, 9, DType::kUInt8), ints({}, {2}), ints({}, {5})},
        [](X x) { return c(nnc_clamp_tensor, x[0], x[1], x[2]); }, "torch.clamp(a, b, c)")
        .inplace([](X x) { c(nnc_clamp_tensor_, x[0], x[1], x[2]); }),
    row("addcmul", "numbers_0d", {ints({3}, 0, 9, DType::kInt8), ints({}, {2}), ints({}, {5})},
        [](X x) { return c(nnc_addcmul, x[0], x[1], x[2], 2); }, "torch.addcmul(a, b, c, value=2)"),
    row("addcmul", "fraction_of_integers", {ints({3}, 0, 9), ints({3}, 1, 4), ints({3}, 1, 4)},
        [](X x) { return c(nnc_addcmul, x[0], x[1], x[2], 2.5); },
        "torch.addcmul(a, b, c, value=2.5)")
        .inplace([](X x) { c(nnc_addcmul_, x[0], x[1], x[2], 2.5); }),
    row("addcdiv", "numbers_0d", {in({3}).type(kHalf).no_grad(), constant({}).type(kFloat),
                                  constant({}).type(kFloat)},
        [](X x) { return c(nnc_addcdiv, x[0], x[1], x[2], 1); }, "torch.addcdiv(a, b, c)"),
    row("lerp", "weight_0d", {in({3}), in({3}), in({}).type(kFloat)},
        [](X x) { return c(nnc_lerp, x[0], x[1], x[2]); }, "torch.lerp(a, b, c)")
        .inplace([](X x) { c(nnc_lerp_, x[0], x[1], x[2]); }).no_gradcheck(),
    row("lerp", "weight_0d_of_float16", {in({3}).type(kHalf).no_grad(), in({3}).type(kHalf).no_grad(),
                                         constant({}).values({0.3}).type(kFloat)},
        [](X x) { return c(nnc_lerp, x[0], x[1], x[2]); }, "torch.lerp(a, b, c)"),
    row("lerp", "integers_weight_0d", {ints({3}, 0, 9), ints({3}, 0, 9), constant({}).type(kFloat)},
        [](X x) { return c(nnc_lerp, x[0], x[1], x[2]); }, "torch.lerp(a, b, c)"),
    row("where", "mask_of_bytes", {ints({4}, {0, 1, 2, 255}).type(DType::kUInt8), in({4}), in({4})},
        [](X x) { return c(nnc_where, x[0], x[1], x[2]); }, "torch.where(a, b, c)"),
    row("mse_loss", "target_0d", {in({3}).type(kHalf).no_grad(), constant({}).type(kFloat)},
        [](X x) { return c(nnc_mse_loss, x[0], x[1], kEach, none); },
        "F.mse_loss(a, b, reduction='none')"),
    row("l1_loss", "target_0d", {in({3}).type(kFloat).no_grad(), constant({})},
        [](X x) { return c(nnc_l1_loss, x[0], x[1], kEach, none); },
        "F.l1_loss(a, b, reduction='none')"),
    row("smooth_l1_loss", "input_0d", {in({}), in({3})},
        [](X x) { return c(nnc_smooth_l1_loss, x[0], x[1], kEach, 1); },
        "F.smooth_l1_loss(a, b, reduction='none')"),
    row("huber_loss", "target_0d", {in({3}).type(kFloat).no_grad(), constant({})},
        [](X x) { return c(nnc_huber_loss, x[0], x[1], kEach, 1, none); },
        "F.huber_loss(a, b, reduction='none')"),
});
[[maybe_unused]] const bool g_edges_division = add_samples("edges", {
    row("div", "trunc_of_float16", {in({4}).values({3, -3, 7, 6.3}).type(kHalf),
                                    in({4}).values({0.3, 0.3, -0.7, 0.3}).type(kHalf)},
        [](X x) { return c(nnc_div, x[0], x[1], "trunc"); },
        "torch.div(a, b, rounding_mode='trunc')")
        .inplace([](X x) { c(nnc_div_, x[0], x[1], "trunc"); }),
    row("div", "trunc_of_float16_by_one", {in({3}).values({3, -3, 6.3}).type(kHalf),
                                           in({}).values({0.3}).type(kHalf)},
        [](X x) { return c(nnc_div, x[0], x[1], "trunc"); },
        "torch.div(a, b, rounding_mode='trunc')"),
    row("div", "nothing_by_zero", {ints({0}, 0, 5), ints({}, {0})},
        [](X x) { return c(nnc_div, x[0], x[1], "floor"); },
        "torch.div(a, b, rounding_mode='floor')"),
    row("floor_divide", "nothing_by_zero", {ints({0}, 0, 5), ints({}, {0})},
        [](X x) { return c(nnc_floor_divide, x[0], x[1]); }, "torch.floor_divide(a, b)"),
    row("remainder", "nothing_by_zero", {ints({0}, 0, 5), ints({}, {0})},
        [](X x) { return c(nnc_remainder, x[0], x[1]); }, "torch.remainder(a, b)"),
    row("fmod_scalar_i64", "nothing_by_zero", {ints({0}, 0, 5)},
        [](X x) { return c(nnc_fmod_scalar_i64, x[0], 0); }, "torch.fmod(a, 0)"),
});
[[maybe_unused]] const bool g_edges_reduce = add_samples("edges", {
    row("norm", "root_of_infinity", {endless()},
        [](X x) { return c(nnc_norm, x[0], 0.5, list({1}), false, NNC_DTYPE_DEFAULT); },
        "torch.linalg.vector_norm(a, 0.5, 1)").no_gradcheck(),
    row("norm", "quarter_of_infinity", {endless().type(kFloat)},
        [](X x) { return c(nnc_norm, x[0], 0.25, list({0}), true, NNC_DTYPE_DEFAULT); },
        "torch.linalg.vector_norm(a, 0.25, 0, True)"),
    row("norm", "root_of_nan", {in({3}).values({NAN, 1, 0})},
        [](X x) { return c(nnc_norm, x[0], 0.5, none, false, NNC_DTYPE_DEFAULT); },
        "torch.linalg.vector_norm(a, 0.5)").no_gradcheck(),
    row("pairwise_distance", "root_of_infinity", {endless(), in({3, 3})},
        [](X x) { return c(nnc_pairwise_distance, x[0], x[1], 0.5, 1e-6, false); },
        "F.pairwise_distance(a, b, 0.5)").no_gradcheck(),
    row("cdist", "count_of_nan", {constant({2, 3}).values({1, NAN, 2, 0, 0, 0}),
                                  constant({2, 3}).values({1, 1, 2, 0, 5, 0})},
        [](X x) { return c(nnc_cdist, x[0], x[1], 0, none); }, "torch.cdist(a, b, 0.)"),
    row("pdist", "count_of_nan", {constant({3, 2}).values({1, NAN, 1, 2, 3, 2})},
        [](X x) { return c(nnc_pdist, x[0], 0); }, "F.pdist(a, 0.)"),
    row("var", "correction_beyond", {in({2, 3})},
        [](X x) { return c(nnc_var, x[0], list({1}), 5.0, false); },
        "torch.var(a, 1, correction=5)").no_gradcheck(),
    row("std", "correction_beyond", {in({2, 3})},
        [](X x) { return c(nnc_std, x[0], list({1}), 5.0, false); },
        "torch.std(a, 1, correction=5)").no_gradcheck(),
    row("var_mean", "sum_beyond_range", {constant({2, 3}).values({1.7e308, 1.7e308, 1.7e308, 1.7e308, 1.2e308, 1e308})},
        [](X x) { return c(nnc_var_mean, x[0], list({1}), none, false); }, "torch.var_mean(a, 1)").no_float32(),
    row("var", "equal_elements", {constant({41, 2}).values(std::vector<double>(82, 0.1))},
        [](X x) { return c(nnc_sign, c(nnc_var, x[0], list({0}), none, false)); }, "torch.sign(torch.var(a, 0))").no_float32(),
    row("std", "sum_beyond_range", {constant({3, 2}).values({1.7e308, 1e308, 1.7e308, 1.5e308, 1.7e308, 1e308})},
        [](X x) { return c(nnc_std, x[0], list({0}), none, false); }, "torch.std(a, 0)").no_float32(),
    row("var_mean", "infinity_of_float16", {constant({3}).values({1, -INFINITY, 2}).type(kHalf)},
        [](X x) { return c(nnc_var_mean, x[0], none, none, false); }, "torch.var_mean(a)"),
    row("quantile_scalar", "rank_above_3", {tenths()},
        [](X x) { return c(nnc_quantile_scalar, x[0], 1.0 / 3, none, false, "higher"); },
        "torch.quantile(a, 1 / 3, interpolation='higher')").no_grad_fn_name(),
    row("quantile_scalar", "rank_above_3_mixed", {tenths()},
        [](X x) { return c(nnc_quantile_scalar, x[0], 0.7, none, false, none); },
        "torch.quantile(a, 0.7)").no_grad_fn_name(),
    row("quantile", "ranks", {tenths(), in({3}).values({1.0 / 3, 0.7, 0.05}).type(kFloat)},
        [](X x) { return c(nnc_quantile, x[0], x[1], none, false, "linear"); },
        "torch.quantile(a, b)").no_grad_fn_name(),
});
[[maybe_unused]] const bool g_edges_refused = add_refusals("edges", {
    {"clamp_tensor", "bools", {bools({2}), bools({2}), bools({2})},
     [](X x) { return c(nnc_clamp_tensor, x[0], x[1], x[2]); }, Code::kDtype,
     "not implemented for torch.bool", "torch.clamp(a, b, c)"},
    {"clamp_tensor_", "bools", {bools({2}), bools({2}), bools({2})},
     [](X x) { return c(nnc_clamp_tensor_, x[0], x[1], x[2]); }, Code::kDtype,
     "not implemented for torch.bool", "a.clamp_(b, c)"},
    {"topk", "bools", {bools({3})}, [](X x) { return c(nnc_topk, x[0], 2, 0, true); },
     Code::kDtype, "not implemented for torch.bool", "torch.topk(a, 2)"},
    {"addcmul", "negative_fraction_of_bytes",
     {ints({2}, 0, 5, DType::kUInt8), ints({2}, 0, 5, DType::kUInt8), ints({2}, 0, 5, DType::kUInt8)},
     [](X x) { return c(nnc_addcmul, x[0], x[1], x[2], -1.5); }, Code::kInvalid,
     "value cannot be converted to type uint8_t without overflow",
     "torch.addcmul(a, b, c, value=-1.5)"},
    {"lerp_", "integers_weight_0d", {ints({2}, 0, 5), ints({2}, 0, 5), constant({})},
     [](X x) { return c(nnc_lerp_, x[0], x[1], x[2]); }, Code::kDtype,
     "can't be cast to the desired output type Long", "a.lerp_(b, c)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
