// SPDX-License-Identifier: Apache-2.0
// Rows of functions that take a whole number of the host.
#include "support/samples.h"

namespace nnc::testing {
namespace {

using WithWhole = nnc_error* (*)(nnc_ctx*, nnc_tensor*, int64_t, nnc_tensor**);
using WithWholeInplace = nnc_error* (*)(nnc_ctx*, nnc_tensor*, int64_t);

constexpr int64_t kOdd = (int64_t{1} << 53) + 1;  // no double has this value

Sample whole(const char* op, WithWhole f, const char* torch) {
  return row(
      op, "whole", {ints({8}, -9, 9, DType::kInt32).values({-9, -4, 0, 2, 3, 4, 7, 9})},
      [f](X x) { return c(f, x[0], 3); }, torch);
}
Sample whole(const char* op, WithWhole f, WithWholeInplace g, const char* torch) {
  return whole(op, f, torch).inplace([g](X x) { c(g, x[0], 3); });
}
// What is left of kOdd after 2^53 is taken away.
Out remainder_of(const Tensor& t) {
  return c(nnc_sub_scalar_i64, t, kOdd - 1);
}

// clang-format off
[[maybe_unused]] const bool g_numbers = add_samples("numbers", {
    whole("add_scalar_i64", nnc_add_scalar_i64, nnc_add_scalar_i64_, "a + 3"),
    whole("sub_scalar_i64", nnc_sub_scalar_i64, nnc_sub_scalar_i64_, "a - 3"),
    whole("mul_scalar_i64", nnc_mul_scalar_i64, nnc_mul_scalar_i64_, "a * 3"),
    whole("pow_scalar_i64", nnc_pow_scalar_i64, nnc_pow_scalar_i64_, "a ** 3"),
    whole("fmod_scalar_i64", nnc_fmod_scalar_i64, "torch.fmod(a, 3)"),
    whole("remainder_scalar_i64", nnc_remainder_scalar_i64, "a % 3"),
    whole("clamp_min_i64", nnc_clamp_min_i64, "torch.clamp_min(a, 3)"),
    whole("clamp_max_i64", nnc_clamp_max_i64, "torch.clamp_max(a, 3)"),
    whole("eq_scalar_i64", nnc_eq_scalar_i64, "a == 3"),
    whole("ne_scalar_i64", nnc_ne_scalar_i64, "a != 3"),
    whole("lt_scalar_i64", nnc_lt_scalar_i64, "a < 3"),
    whole("le_scalar_i64", nnc_le_scalar_i64, "a <= 3"),
    whole("gt_scalar_i64", nnc_gt_scalar_i64, "a > 3"),
    whole("ge_scalar_i64", nnc_ge_scalar_i64, "a >= 3"),
    row("eq_scalar_i64", "exact", {ints({2}, 0, 1).values({0, 1})},
        [](X x) { return c(nnc_eq_scalar_i64, c(nnc_add_scalar_i64, x[0], kOdd - 1), kOdd); },
        "a + 2 ** 53 == 2 ** 53 + 1"),
    row("div_scalar_i64", "floor", {in({2, 3}).range(-9, 9)},
        [](X x) { return c(nnc_div_scalar_i64, x[0], 2, "floor"); },
        "torch.div(a, 2, rounding_mode='floor')")
        .inplace([](X x) { c(nnc_div_scalar_i64_, x[0], 2, "floor"); }).no_second_order(),
    row("div_scalar_i64", "true", {in({2, 3})},
        [](X x) { return c(nnc_div_scalar_i64, x[0], 2, none); }, "a / 2")
        .inplace([](X x) { c(nnc_div_scalar_i64_, x[0], 2, none); }),
    row("floor_divide_scalar", "promoted", {ints({8}, -9, 9)},
        [](X x) { return c(nnc_floor_divide_scalar, x[0], 2.0); }, "a // 2.0"),
    row("clamp_i64", "both", {ints({8}, -9, 9)}, [](X x) { return c(nnc_clamp_i64, x[0], -2, 3); },
        "torch.clamp(a, -2, 3)")
        .inplace([](X x) { c(nnc_clamp_i64_, x[0], -2, 3); }),
    row("clamp_i64", "low", {ints({8}, -9, 9)},
        [](X x) { return c(nnc_clamp_i64, x[0], -2, none); }, "torch.clamp(a, -2)")
        .inplace([](X x) { c(nnc_clamp_i64_, x[0], -2, none); }),
    row("masked_fill_i64", "whole", {ints({5}, -9, 9, DType::kInt16), bools({5})},
        [](X x) { return c(nnc_masked_fill_i64, x[0], x[1], 7); }, "a.masked_fill(b, 7)")
        .inplace([](X x) { c(nnc_masked_fill_i64_, x[0], x[1], 7); }),
    row("scatter_scalar_i64", "whole", {ints({3, 4}, -9, 9), ints({2, 2}, 0, 3)},
        [](X x) { return c(nnc_scatter_scalar_i64, x[0], 0, x[1], 7); }, "a.scatter(0, b, 7)")
        .inplace([](X x) { c(nnc_scatter_scalar_i64_, x[0], 0, x[1], 7); }),
    row("full_i64", "exact", {},
        [](X) { return remainder_of(c(nnc_full_i64, list({2}), kOdd, 0)); },
        "torch.ones(2, dtype=torch.int64)"),
    row("full_i64", "dtype", {}, [](X) { return c(nnc_full_i64, list({2, 3}), 7, NNC_FLOAT64); },
        "torch.full((2, 3), 7, dtype=f64)"),
    row("arange_i64", "down", {}, [](X) { return c(nnc_arange_i64, 9, -2, -3, 0); },
        "torch.arange(9, -2, -3)"),
    row("fill_i64_", "exact", {ints({2}, 0, 5)},
        [](X x) {
          const Tensor t = c(nnc_clone, x[0]);
          c(nnc_fill_i64_, t, kOdd);
          return remainder_of(t);
        },
        "torch.ones_like(a)"),
    row("tensor_item_i64", "exact", {ints({}, 1, 2)},
        [](X x) {
          return remainder_of(c(nnc_tensor_item_i64, c(nnc_add_scalar_i64, x[0], kOdd - 1)));
        },
        "a"),
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
