// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include "ops/arith.h"
#include "support/samples.h"

namespace nnc::testing {
namespace {

using Two = Tensor (*)(const Tensor&, const Tensor&);

Sample number(const char* op, Tensor (*f)(const Tensor&, Scalar), void (*g)(const Tensor&, Scalar),
              const char* torch) {
  return row(
             op, "number", {in({2, 3})}, [f](X x) { return f(x[0], 1.5); }, torch)
      .inplace([g](X x) { g(x[0], 1.5); });
}
Sample integers(const char* op, Two f, const char* torch) {
  return row(
      op, "integers", {ints({2, 8}, -9, 9), ints({8}, 1, 4, DType::kInt32)},
      [f](X x) { return f(x[0], x[1]); }, torch);
}
// Signs, zeros and infinities; the smallest integer by -1 below.
Sample special(const char* op, Two f, const char* torch) {
  return row(
      op, "special",
      {in({10}).values({5, -5, 5, -5, 1, 3, 0, -3, -0.0, NAN}).no_grad(),
       in({10}).values({3, 3, -3, -3, 0, INFINITY, 0, INFINITY, 2, 1}).no_grad()},
      [f](X x) { return f(x[0], x[1]); }, torch);
}
Sample wraps(const char* op, Two f, const char* torch) {
  return row(
      op, "smallest", {ints({2}, 0, 1).values({-0x1p63, 7}), ints({2}, 0, 1).values({-1, -1})},
      [f](X x) { return f(x[0], x[1]); }, torch);
}
Tensor floored(const Tensor& a, const Tensor& b) {
  return ops::div(a, b, ops::Rounding::kFloor);
}
Tensor truncated(const Tensor& a, const Tensor& b) {
  return ops::div(a, b, ops::Rounding::kTrunc);
}
In dividend() {
  return in({2, 3}).range(-5, 5);
}
In divisor() {
  return in({3}).range(0.6, 2);
}

// clang-format off
[[maybe_unused]] const bool g_scalars = add_samples(
    "arith",
    {
        number("add_scalar", ops::add, ops::add_, "a + 1.5"),
        number("sub_scalar", ops::sub, ops::sub_, "a - 1.5"),
        number("mul_scalar", ops::mul, ops::mul_, "a * 1.5"),
        number("div_scalar", ops::div, ops::div_, "a / 1.5"),
        row(
            "add_scalar", "promoted", {ints({4}, -3, 4)}, [](X x) { return ops::add(x[0], 0.5); },
            "a + 0.5"),
        row(
            "add_scalar", "bool", {bools({4})}, [](X x) { return ops::add(x[0], 2); }, "a + 2"),
        row(
            "mul_scalar", "integers", {ints({4}, -3, 4, DType::kInt8)},
            [](X x) { return ops::mul(x[0], 100); }, "a * 100"),
        row(
            "div_scalar", "integers", {ints({4}, -3, 4)}, [](X x) { return ops::div(x[0], 2); },
            "a / 2"),
    });
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_division = add_samples(
    "arith",
    {
        row(
            "div_rounding", "floor", {dividend(), divisor()},
            [](X x) { return floored(x[0], x[1]); }, "torch.div(a, b, rounding_mode='floor')")
            .inplace([](X x) { ops::div_(x[0], x[1], ops::Rounding::kFloor); })
            .no_second_order(),
        row(
            "div_rounding", "trunc", {dividend(), divisor()},
            [](X x) { return truncated(x[0], x[1]); }, "torch.div(a, b, rounding_mode='trunc')")
            .inplace([](X x) { ops::div_(x[0], x[1], ops::Rounding::kTrunc); })
            .no_second_order(),
        row(
            "div_rounding", "none", {dividend(), divisor()},
            [](X x) { return ops::div(x[0], x[1], ops::Rounding::kNone); }, "torch.div(a, b)"),
        integers("div_rounding", truncated, "torch.div(a, b, rounding_mode='trunc')"),
        special("div_rounding", truncated, "torch.div(a, b, rounding_mode='trunc')"),
        row(
            "div_rounding_scalar", "floor", {dividend()},
            [](X x) { return ops::div(x[0], -1.5, ops::Rounding::kFloor); },
            "torch.div(a, -1.5, rounding_mode='floor')")
            .no_second_order(),
        integers("floor_divide", ops::floor_divide, "a // b"),
        special("floor_divide", ops::floor_divide, "a // b"),
        wraps("floor_divide", ops::floor_divide, "a // b"),
        row(
            "floor_divide_scalar", "integers", {ints({6}, -9, 9)},
            [](X x) { return ops::floor_divide(x[0], -2); }, "a // -2"),
        row(
            "remainder", "plain", {dividend(), divisor()},
            [](X x) { return ops::remainder(x[0], x[1]); }, "torch.remainder(a, b)"),
        integers("remainder", ops::remainder, "a % b"),
        special("remainder", ops::remainder, "a % b"),
        wraps("remainder", ops::remainder, "a % b"),
        row(
            "remainder_scalar", "plain", {dividend()},
            [](X x) { return ops::remainder(x[0], -1.5); }, "a % -1.5"),
        row(
            "fmod", "plain", {dividend(), divisor()}, [](X x) { return ops::fmod(x[0], x[1]); },
            "torch.fmod(a, b)"),
        integers("fmod", ops::fmod, "torch.fmod(a, b)"),
        special("fmod", ops::fmod, "torch.fmod(a, b)"),
        wraps("fmod", ops::fmod, "torch.fmod(a, b)"),
        row(
            "fmod_scalar", "plain", {dividend()}, [](X x) { return ops::fmod(x[0], -1.5); },
            "torch.fmod(a, -1.5)"),
    });
// clang-format on

// clang-format off
[[maybe_unused]] const bool g_blend = add_samples(
    "arith",
    {
        row(
            "maximum", "plain", {in({2, 3}), in({3})}, [](X x) { return ops::maximum(x[0], x[1]); },
            "torch.maximum(a, b)"),
        row(
            "maximum", "ties", {in({4}).values({1, 2, NAN, 1}), in({4}).values({1, 3, 1, NAN})},
            [](X x) { return ops::maximum(x[0], x[1]); }, "torch.maximum(a, b)")
            .no_gradcheck(),
        row(
            "maximum", "promoted", {ints({4}, -3, 4), in({4}).no_grad()},
            [](X x) { return ops::maximum(x[0], x[1]); }, "torch.maximum(a, b)")
            .no_float32(),
        row(
            "maximum", "bool", {bools({6}), bools({6})},
            [](X x) { return ops::maximum(x[0], x[1]); }, "torch.maximum(a, b)"),
        row(
            "minimum", "plain", {in({2, 3}), in({3})}, [](X x) { return ops::minimum(x[0], x[1]); },
            "torch.minimum(a, b)"),
        row(
            "minimum", "ties", {in({4}).values({1, 2, NAN, 1}), in({4}).values({1, 3, 1, NAN})},
            [](X x) { return ops::minimum(x[0], x[1]); }, "torch.minimum(a, b)")
            .no_gradcheck(),
        row(
            "where", "plain", {bools({2, 3}), in({2, 3}), in({2, 3})},
            [](X x) { return ops::where(x[0], x[1], x[2]); }, "torch.where(a, b, c)"),
        row(
            "where", "broadcast", {bools({2, 1}), in({3}), in({})},
            [](X x) { return ops::where(x[0], x[1], x[2]); }, "torch.where(a, b, c)"),
        row(
            "where", "bytes",
            {bools({6}), ints({6}, 0, 9, DType::kUInt8), ints({1}, 0, 9, DType::kInt8)},
            [](X x) { return ops::where(x[0], x[1], x[2]); }, "torch.where(a, b, c)"),
        row(
            "lerp", "plain", {in({2, 3}), in({2, 3}), in({2, 3}).range(-1, 2)},
            [](X x) { return ops::lerp(x[0], x[1], x[2]); }, "torch.lerp(a, b, c)")
            .inplace([](X x) { ops::lerp_(x[0], x[1], x[2]); }),
        row(
            "lerp", "broadcast", {in({2, 3}), in({3}), in({2, 1})},
            [](X x) { return ops::lerp(x[0], x[1], x[2]); }, "torch.lerp(a, b, c)"),
        row(
            "lerp_scalar", "near", {in({2, 3}), in({2, 3})},
            [](X x) { return ops::lerp(x[0], x[1], 0.3); }, "torch.lerp(a, b, 0.3)")
            .inplace([](X x) { ops::lerp_(x[0], x[1], 0.3); }),
        row(
            "lerp_scalar", "far", {in({2, 3}), in({3})},
            [](X x) { return ops::lerp(x[0], x[1], 0.8); }, "torch.lerp(a, b, 0.8)"),
        row(
            "addcmul", "plain", {in({2, 3}), in({2, 3}), in({2, 3})},
            [](X x) { return ops::addcmul(x[0], x[1], x[2]); }, "torch.addcmul(a, b, c)")
            .inplace([](X x) { ops::addcmul_(x[0], x[1], x[2]); }),
        row(
            "addcmul", "broadcast", {in({2, 3}), in({3}), in({2, 1})},
            [](X x) { return ops::addcmul(x[0], x[1], x[2], -0.5); },
            "torch.addcmul(a, b, c, value=-0.5)")
            .inplace([](X x) { ops::addcmul_(x[0], x[1], x[2], -0.5); }),
        row(
            "addcmul", "integers", {ints({4}, -9, 9), ints({4}, -9, 9), ints({4}, -9, 9)},
            [](X x) { return ops::addcmul(x[0], x[1], x[2], 2); },
            "torch.addcmul(a, b, c, value=2)"),
        row(
            "addcdiv", "plain", {in({2, 3}), in({2, 3}), in({2, 3}).range(0.5, 2)},
            [](X x) { return ops::addcdiv(x[0], x[1], x[2]); }, "torch.addcdiv(a, b, c)")
            .inplace([](X x) { ops::addcdiv_(x[0], x[1], x[2]); }),
        row(
            "addcdiv", "broadcast", {in({2, 3}), in({3}), in({2, 1}).range(0.5, 2)},
            [](X x) { return ops::addcdiv(x[0], x[1], x[2], -0.5); },
            "torch.addcdiv(a, b, c, value=-0.5)")
            .inplace([](X x) { ops::addcdiv_(x[0], x[1], x[2], -0.5); }),
    });
// clang-format on

In zeros() {
  return ints({2}, 0, 1);
}

// clang-format off
[[maybe_unused]] const bool g_refusals = add_refusals(
    "arith",
    {
        {"floor_divide",
         "by_zero",
         {ints({2}, 1, 9), zeros()},
         [](X x) { return ops::floor_divide(x[0], x[1]); },
         Code::kInvalid,
         "ZeroDivisionError",
         "a // b"},
        {"remainder",
         "by_zero",
         {ints({2}, 1, 9), zeros()},
         [](X x) { return ops::remainder(x[0], x[1]); },
         Code::kInvalid,
         "ZeroDivisionError",
         "a % b"},
        {"fmod",
         "by_zero",
         {ints({2}, 1, 9), zeros()},
         [](X x) { return ops::fmod(x[0], x[1]); },
         Code::kInvalid,
         "ZeroDivisionError",
         "torch.fmod(a, b)"},
        {"div",
         "by_zero",
         {ints({2}, 1, 9), zeros()},
         [](X x) { return truncated(x[0], x[1]); },
         Code::kInvalid,
         "ZeroDivisionError",
         "torch.div(a, b, rounding_mode='trunc')"},
        {"div",
         "word",
         {in({2}), in({2})},
         [](X x) { return ops::div(x[0], x[1], ops::rounding_of("foo", "div")); },
         Code::kInvalid,
         "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found 'foo'",
         "torch.div(a, b, rounding_mode='foo')"},
        {"sub",
         "bool",
         {bools({2})},
         [](X x) { return ops::sub(x[0], 1); },
         Code::kDtype,
         "Subtraction, the `-` operator, with a bool tensor is not supported",
         "a - 1"},
        {"where",
         "condition",
         {ints({2}, 0, 2), in({2}), in({2})},
         [](X x) { return ops::where(x[0], x[1], x[2]); },
         Code::kDtype,
         "expected condition to be a boolean tensor",
         "torch.where(a, b, c)"},
        {"lerp",
         "types",
         {in({2}), in({2}).type(DType::kFloat32)},
         [](X x) { return ops::lerp(x[0], x[1], 0.5); },
         Code::kDtype,
         "for `end` but got dtype",
         "torch.lerp(a, b, 0.5)"},
        {"addcdiv",
         "integers",
         {ints({2}, 1, 3), ints({2}, 1, 3), ints({2}, 1, 3)},
         [](X x) { return ops::addcdiv(x[0], x[1], x[2]); },
         Code::kDtype,
         "Integer division with addcdiv is no longer supported",
         "torch.addcdiv(a, b, c)"},
    });
// clang-format on

}  // namespace
}  // namespace nnc::testing
