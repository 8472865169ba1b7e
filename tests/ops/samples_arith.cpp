// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include "support/samples.h"

namespace nnc::testing {
namespace {

using Two = nnc_error* (*)(nnc_ctx*, nnc_tensor*, nnc_tensor*, nnc_tensor**);
using WithNumber = nnc_error* (*)(nnc_ctx*, nnc_tensor*, double, nnc_tensor**);
using WithNumberInplace = nnc_error* (*)(nnc_ctx*, nnc_tensor*, double);

Sample number(const char* op, WithNumber f, WithNumberInplace g, const char* torch) {
  return row(
             op, "number", {in({2, 3})}, [f](X x) { return c(f, x[0], 1.5); }, torch)
      .inplace([g](X x) { c(g, x[0], 1.5); });
}
using Call = std::function<Out(X)>;
Call two(Two f) {
  return [f](X x) { return c(f, x[0], x[1]); };
}
Sample integers(const char* op, Call call, const char* torch) {
  return row(op, "integers", {ints({2, 8}, -9, 9), ints({8}, 1, 4, DType::kInt32)}, std::move(call),
             torch);
}
// Signs, zeros and infinities; the smallest integer by -1 below.
Sample special(const char* op, Call call, const char* torch) {
  return row(op, "special",
             {in({10}).values({5, -5, 5, -5, 1, 3, 0, -3, -0.0, NAN}).no_grad(),
              in({10}).values({3, 3, -3, -3, 0, INFINITY, 0, INFINITY, 2, 1}).no_grad()},
             std::move(call), torch);
}
Sample wraps(const char* op, Two f, const char* torch) {
  return row(
      op, "smallest", {ints({2}, 0, 1).values({-0x1p63, 7}), ints({2}, 0, 1).values({-1, -1})},
      [f](X x) { return c(f, x[0], x[1]); }, torch);
}
// The largest byte is what -1 would be.
Sample bytes_of(const char* op, Two f, const char* torch) {
  const auto u8 = [](std::vector<double> v) {
    return ints({4}, 0, 1, DType::kUInt8).values(std::move(v));
  };
  return row(
      op, "largest_byte", {u8({7, 200, 255, 254}), u8({255, 255, 255, 255})},
      [f](X x) { return c(f, x[0], x[1]); }, torch);
}
Out truncated(X x) {
  return c(nnc_div, x[0], x[1], "trunc");
}
In dividend() {
  return in({2, 3}).range(-5, 5);
}
In divisor() {
  return in({3}).range(0.6, 2);
}

// clang-format off
[[maybe_unused]] const bool g_arith_scalars = add_samples(
    "arith",
    {
        number("add_scalar", nnc_add_scalar, nnc_add_scalar_, "a + 1.5"),
        number("sub_scalar", nnc_sub_scalar, nnc_sub_scalar_, "a - 1.5"),
        number("mul_scalar", nnc_mul_scalar, nnc_mul_scalar_, "a * 1.5"),
        row(
            "div_scalar", "number", {in({2, 3})},
            [](X x) { return c(nnc_div_scalar, x[0], 1.5, none); }, "a / 1.5")
            .inplace([](X x) { c(nnc_div_scalar_, x[0], 1.5, none); }),
        row(
            "add_scalar", "promoted", {ints({4}, -3, 4)},
            [](X x) { return c(nnc_add_scalar, x[0], 0.5); }, "a + 0.5"),
        row(
            "add_scalar_i64", "bool", {bools({4})},
            [](X x) { return c(nnc_add_scalar_i64, x[0], 2); }, "a + 2"),
        row(
            "mul_scalar_i64", "integers", {ints({4}, -3, 4, DType::kInt8)},
            [](X x) { return c(nnc_mul_scalar_i64, x[0], 100); }, "a * 100"),
        row(
            "div_scalar_i64", "integers", {ints({4}, -3, 4)},
            [](X x) { return c(nnc_div_scalar_i64, x[0], 2, none); }, "a / 2"),
    });
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_arith_division = add_samples(
    "arith",
    {
        row(
            "div", "floor", {dividend(), divisor()},
            [](X x) { return c(nnc_div, x[0], x[1], "floor"); }, "torch.div(a, b, rounding_mode='floor')")
            .inplace([](X x) { c(nnc_div_, x[0], x[1], "floor"); })
            .no_second_order(),
        row(
            "div", "trunc", {dividend(), divisor()},
            [](X x) { return c(nnc_div, x[0], x[1], "trunc"); }, "torch.div(a, b, rounding_mode='trunc')")
            .inplace([](X x) { c(nnc_div_, x[0], x[1], "trunc"); })
            .no_second_order(),
        row(
            "div", "none", {dividend(), divisor()},
            [](X x) { return c(nnc_div, x[0], x[1], none); }, "torch.div(a, b)"),
        integers("div", truncated, "torch.div(a, b, rounding_mode='trunc')"),
        special("div", truncated, "torch.div(a, b, rounding_mode='trunc')"),
        row(
            "div_scalar", "floor", {dividend()},
            [](X x) { return c(nnc_div_scalar, x[0], -1.5, "floor"); },
            "torch.div(a, -1.5, rounding_mode='floor')")
            .no_second_order(),
        integers("floor_divide", two(nnc_floor_divide), "a // b"),
        special("floor_divide", two(nnc_floor_divide), "a // b"),
        wraps("floor_divide", nnc_floor_divide, "a // b"),
        bytes_of("floor_divide", nnc_floor_divide, "a // b"),
        row(
            "floor_divide_scalar_i64", "integers", {ints({6}, -9, 9)},
            [](X x) { return c(nnc_floor_divide_scalar_i64, x[0], -2); }, "a // -2"),
        row(
            "remainder", "plain", {dividend(), divisor()},
            [](X x) { return c(nnc_remainder, x[0], x[1]); }, "torch.remainder(a, b)"),
        integers("remainder", two(nnc_remainder), "a % b"),
        special("remainder", two(nnc_remainder), "a % b"),
        wraps("remainder", nnc_remainder, "a % b"),
        bytes_of("remainder", nnc_remainder, "a % b"),
        row(
            "remainder_scalar", "plain", {dividend()},
            [](X x) { return c(nnc_remainder_scalar, x[0], -1.5); }, "a % -1.5"),
        row(
            "fmod", "plain", {dividend(), divisor()}, [](X x) { return c(nnc_fmod, x[0], x[1]); },
            "torch.fmod(a, b)"),
        integers("fmod", two(nnc_fmod), "torch.fmod(a, b)"),
        special("fmod", two(nnc_fmod), "torch.fmod(a, b)"),
        wraps("fmod", nnc_fmod, "torch.fmod(a, b)"),
        bytes_of("fmod", nnc_fmod, "torch.fmod(a, b)"),
        row(
            "fmod_scalar", "plain", {dividend()}, [](X x) { return c(nnc_fmod_scalar, x[0], -1.5); },
            "torch.fmod(a, -1.5)"),
    });
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_arith_blend = add_samples(
    "arith",
    {
        row(
            "maximum", "plain", {in({2, 3}), in({3})}, [](X x) { return c(nnc_maximum, x[0], x[1]); },
            "torch.maximum(a, b)"),
        row(
            "maximum", "ties", {in({4}).values({1, 2, NAN, 1}), in({4}).values({1, 3, 1, NAN})},
            [](X x) { return c(nnc_maximum, x[0], x[1]); }, "torch.maximum(a, b)")
            .no_gradcheck(),
        row(
            "maximum", "promoted", {ints({4}, -3, 4), in({4}).no_grad()},
            [](X x) { return c(nnc_maximum, x[0], x[1]); }, "torch.maximum(a, b)")
            .no_float32(),
        row(
            "maximum", "bool", {bools({6}), bools({6})},
            [](X x) { return c(nnc_maximum, x[0], x[1]); }, "torch.maximum(a, b)"),
        row(
            "minimum", "plain", {in({2, 3}), in({3})}, [](X x) { return c(nnc_minimum, x[0], x[1]); },
            "torch.minimum(a, b)"),
        row(
            "minimum", "ties", {in({4}).values({1, 2, NAN, 1}), in({4}).values({1, 3, 1, NAN})},
            [](X x) { return c(nnc_minimum, x[0], x[1]); }, "torch.minimum(a, b)")
            .no_gradcheck(),
        row(
            "where", "plain", {bools({2, 3}), in({2, 3}), in({2, 3})},
            [](X x) { return c(nnc_where, x[0], x[1], x[2]); }, "torch.where(a, b, c)"),
        row(
            "where", "broadcast", {bools({2, 1}), in({3}), in({})},
            [](X x) { return c(nnc_where, x[0], x[1], x[2]); }, "torch.where(a, b, c)"),
        row(
            "where", "bytes",
            {bools({6}), ints({6}, 0, 9, DType::kUInt8), ints({1}, 0, 9, DType::kInt8)},
            [](X x) { return c(nnc_where, x[0], x[1], x[2]); }, "torch.where(a, b, c)"),
        row(
            "lerp", "plain", {in({2, 3}), in({2, 3}), in({2, 3}).range(-1, 2)},
            [](X x) { return c(nnc_lerp, x[0], x[1], x[2]); }, "torch.lerp(a, b, c)")
            .inplace([](X x) { c(nnc_lerp_, x[0], x[1], x[2]); }),
        row(
            "lerp", "broadcast", {in({2, 3}), in({3}), in({2, 1})},
            [](X x) { return c(nnc_lerp, x[0], x[1], x[2]); }, "torch.lerp(a, b, c)"),
        row(
            "lerp_scalar", "near", {in({2, 3}), in({2, 3})},
            [](X x) { return c(nnc_lerp_scalar, x[0], x[1], 0.3); }, "torch.lerp(a, b, 0.3)")
            .inplace([](X x) { c(nnc_lerp_scalar_, x[0], x[1], 0.3); }),
        row(
            "lerp_scalar", "far", {in({2, 3}), in({3})},
            [](X x) { return c(nnc_lerp_scalar, x[0], x[1], 0.8); }, "torch.lerp(a, b, 0.8)"),
        row(
            "addcmul", "plain", {in({2, 3}), in({2, 3}), in({2, 3})},
            [](X x) { return c(nnc_addcmul, x[0], x[1], x[2], 1); }, "torch.addcmul(a, b, c)")
            .inplace([](X x) { c(nnc_addcmul_, x[0], x[1], x[2], 1); }),
        row(
            "addcmul", "broadcast", {in({2, 3}), in({3}), in({2, 1})},
            [](X x) { return c(nnc_addcmul, x[0], x[1], x[2], -0.5); },
            "torch.addcmul(a, b, c, value=-0.5)")
            .inplace([](X x) { c(nnc_addcmul_, x[0], x[1], x[2], -0.5); }),
        row(
            "addcmul", "integers", {ints({4}, -9, 9), ints({4}, -9, 9), ints({4}, -9, 9)},
            [](X x) { return c(nnc_addcmul, x[0], x[1], x[2], 2); },
            "torch.addcmul(a, b, c, value=2)"),
        row(
            "addcdiv", "plain", {in({2, 3}), in({2, 3}), in({2, 3}).range(0.5, 2)},
            [](X x) { return c(nnc_addcdiv, x[0], x[1], x[2], 1); }, "torch.addcdiv(a, b, c)")
            .inplace([](X x) { c(nnc_addcdiv_, x[0], x[1], x[2], 1); }),
        row(
            "addcdiv", "broadcast", {in({2, 3}), in({3}), in({2, 1}).range(0.5, 2)},
            [](X x) { return c(nnc_addcdiv, x[0], x[1], x[2], -0.5); },
            "torch.addcdiv(a, b, c, value=-0.5)")
            .inplace([](X x) { c(nnc_addcdiv_, x[0], x[1], x[2], -0.5); }),
    });
// clang-format on

In zeros() {
  return ints({2}, 0, 1);
}

// clang-format off
[[maybe_unused]] const bool g_arith_refusals = add_refusals(
    "arith",
    {
        {"floor_divide",
         "by_zero",
         {ints({2}, 1, 9), zeros()},
         [](X x) { return c(nnc_floor_divide, x[0], x[1]); },
         Code::kInvalid,
         "ZeroDivisionError",
         "a // b"},
        {"remainder",
         "by_zero",
         {ints({2}, 1, 9), zeros()},
         [](X x) { return c(nnc_remainder, x[0], x[1]); },
         Code::kInvalid,
         "ZeroDivisionError",
         "a % b"},
        {"fmod",
         "by_zero",
         {ints({2}, 1, 9), zeros()},
         [](X x) { return c(nnc_fmod, x[0], x[1]); },
         Code::kInvalid,
         "ZeroDivisionError",
         "torch.fmod(a, b)"},
        {"div",
         "by_zero",
         {ints({2}, 1, 9), zeros()},
         [](X x) { return c(nnc_div, x[0], x[1], "trunc"); },
         Code::kInvalid,
         "ZeroDivisionError",
         "torch.div(a, b, rounding_mode='trunc')"},
        {"div",
         "word",
         {in({2}), in({2})},
         [](X x) { return c(nnc_div, x[0], x[1], "foo"); },
         Code::kInvalid,
         "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found 'foo'",
         "torch.div(a, b, rounding_mode='foo')"},
        {"sub_scalar_i64",
         "bool",
         {bools({2})},
         [](X x) { return c(nnc_sub_scalar_i64, x[0], 1); },
         Code::kDtype,
         "Subtraction, the `-` operator, with a bool tensor is not supported",
         "a - 1"},
        {"where",
         "condition",
         {ints({2}, 0, 2), in({2}), in({2})},
         [](X x) { return c(nnc_where, x[0], x[1], x[2]); },
         Code::kDtype,
         "expected condition to be a boolean tensor",
         "torch.where(a, b, c)"},
        {"lerp_scalar",
         "types",
         {in({2}), in({2}).type(DType::kFloat32)},
         [](X x) { return c(nnc_lerp_scalar, x[0], x[1], 0.5); },
         Code::kDtype,
         "for `end` but got dtype",
         "torch.lerp(a, b, 0.5)"},
        {"addcdiv",
         "integers",
         {ints({2}, 1, 3), ints({2}, 1, 3), ints({2}, 1, 3)},
         [](X x) { return c(nnc_addcdiv, x[0], x[1], x[2], 1); },
         Code::kDtype,
         "Integer division with addcdiv is no longer supported",
         "torch.addcdiv(a, b, c)"},
    });
// clang-format on

}  // namespace
}  // namespace nnc::testing
