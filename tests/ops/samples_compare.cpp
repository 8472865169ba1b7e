// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

using One = nnc_error* (*)(nnc_ctx*, nnc_tensor*, nnc_tensor**);
using Two = nnc_error* (*)(nnc_ctx*, nnc_tensor*, nnc_tensor*, nnc_tensor**);
using WithNumber = nnc_error* (*)(nnc_ctx*, nnc_tensor*, double, nnc_tensor**);

// Some elements are equal, one is NaN.
In left() {
  return in({2, 4}).values({0, 1, 2, 3, -1, NAN, INFINITY, 5}).no_grad();
}
In right() {
  return in({2, 4}).values({0, 2, 1, 3, -1, NAN, INFINITY, NAN}).no_grad();
}

Sample special(const char* op, Two f, const char* torch) {
  return row(
      op, "special", {left(), right()}, [f](X x) { return c(f, x[0], x[1]); }, torch);
}
Sample mixed(const char* op, Two f, const char* torch) {
  return row(
      op, "mixed", {ints({3, 1}, -2, 3), ints({4}, 0, 3, DType::kUInt8)},
      [f](X x) { return c(f, x[0], x[1]); }, torch);
}
Sample number(const char* op, WithNumber f, const char* torch) {
  return row(
      op, "number", {left()}, [f](X x) { return c(f, x[0], 2); }, torch);
}
Sample promoted(const char* op, WithNumber f, const char* torch) {
  return row(
      op, "promoted", {ints({6}, -2, 3)}, [f](X x) { return c(f, x[0], 0.5); }, torch);
}
Sample one(const char* op, One f, const char* torch) {
  return row(
      op, "special", {left()}, [f](X x) { return c(f, x[0]); }, torch);
}

// clang-format off
[[maybe_unused]] const bool g_compare = add_samples(
    "compare",
    {
        special("eq", nnc_eq, "a == b"),
        mixed("eq", nnc_eq, "a == b"),
        special("ne", nnc_ne, "a != b"),
        mixed("ne", nnc_ne, "a != b"),
        special("lt", nnc_lt, "a < b"),
        mixed("lt", nnc_lt, "a < b"),
        special("le", nnc_le, "a <= b"),
        mixed("le", nnc_le, "a <= b"),
        special("gt", nnc_gt, "a > b"),
        mixed("gt", nnc_gt, "a > b"),
        special("ge", nnc_ge, "a >= b"),
        mixed("ge", nnc_ge, "a >= b"),
        number("eq_scalar", nnc_eq_scalar, "a == 2"),
        promoted("eq_scalar", nnc_eq_scalar, "a == 0.5"),
        row("eq_scalar", "promoted_matrix", {ints({2, 3}, 0, 3)},
            [](X x) { return c(nnc_eq_scalar, x[0], 0.5); }, "a == 0.5"),
        number("ne_scalar", nnc_ne_scalar, "a != 2"),
        promoted("ne_scalar", nnc_ne_scalar, "a != 0.5"),
        number("lt_scalar", nnc_lt_scalar, "a < 2"),
        promoted("lt_scalar", nnc_lt_scalar, "a < 0.5"),
        number("le_scalar", nnc_le_scalar, "a <= 2"),
        promoted("le_scalar", nnc_le_scalar, "a <= 0.5"),
        number("gt_scalar", nnc_gt_scalar, "a > 2"),
        promoted("gt_scalar", nnc_gt_scalar, "a > 0.5"),
        number("ge_scalar", nnc_ge_scalar, "a >= 2"),
        promoted("ge_scalar", nnc_ge_scalar, "a >= 0.5"),
        special("logical_and", nnc_logical_and, "torch.logical_and(a, b)"),
        special("logical_or", nnc_logical_or, "torch.logical_or(a, b)"),
        special("logical_xor", nnc_logical_xor, "torch.logical_xor(a, b)"),
        one("logical_not", nnc_logical_not, "torch.logical_not(a)"),
        mixed("bitwise_and", nnc_bitwise_and, "a & b"),
        mixed("bitwise_or", nnc_bitwise_or, "a | b"),
        mixed("bitwise_xor", nnc_bitwise_xor, "a ^ b"),
        row(
            "bitwise_and", "bool", {bools({6}), bools({6})},
            [](X x) { return c(nnc_bitwise_and, x[0], x[1]); }, "a & b"),
        row(
            "bitwise_not", "integers", {ints({5}, -4, 4, DType::kInt16)},
            [](X x) { return c(nnc_bitwise_not, x[0]); }, "~a"),
        row(
            "bitwise_not", "bool", {bools({5})}, [](X x) { return c(nnc_bitwise_not, x[0]); },
            "~a"),
        one("isnan", nnc_isnan, "torch.isnan(a)"),
        one("isinf", nnc_isinf, "torch.isinf(a)"),
        one("isfinite", nnc_isfinite, "torch.isfinite(a)"),
        row(
            "isfinite", "integers", {ints({3}, -4, 4)}, [](X x) { return c(nnc_isfinite, x[0]); },
            "torch.isfinite(a)"),
        row(
            "isclose", "special", {left(), right()},
            [](X x) { return c(nnc_isclose, x[0], x[1], 0, 1, true); },
            "torch.isclose(a, b, 0, 1, True)"),
        row(
            "isclose", "near",
            {in({3}).values({1, 1, 1}).no_grad(), in({3}).values({1.000005, 1.00005, 1}).no_grad()},
            [](X x) { return c(nnc_isclose, x[0], x[1], 1e-5, 1e-8, false); },
            "torch.isclose(a, b)")
            .no_float32(),
        row(
            "isclose", "integers", {ints({6}, -4, 4), ints({6}, -4, 4)},
            [](X x) { return c(nnc_isclose, x[0], x[1], 0.5, 1e-8, false); },
            "torch.isclose(a, b, 0.5)"),
        row(
            "allclose", "near",
            {in({2}).values({1, 2}).no_grad(), in({2}).values({1.5, 2}).no_grad()},
            [](X x) { return c(nnc_allclose, x[0], x[1], 0.5, 1e-8, false); },
            "torch.tensor(int(torch.allclose(a, b, 0.5)), dtype=torch.int32)"),
        row(
            "allclose", "relative",
            {in({1}).values({10}).no_grad(), in({1}).values({14}).no_grad()},
            [](X x) { return c(nnc_allclose, x[0], x[1], 0.5, 1e-8, false); },
            "torch.tensor(int(torch.allclose(a, b, 0.5)), dtype=torch.int32)"),
        row(
            "allclose", "far",
            {in({2}).values({1, 2}).no_grad(), in({2}).values({1.5, 2}).no_grad()},
            [](X x) { return c(nnc_allclose, x[0], x[1], 1e-5, 1e-8, false); },
            "torch.tensor(int(torch.allclose(a, b)), dtype=torch.int32)"),
        row(
            "equal", "same", {left().values({0, 1, 2, 3, 4, 5, 6, 7})},
            [](X x) { return c(nnc_equal, x[0], x[0]); }, "torch.tensor(int(torch.equal(a, a)), dtype=torch.int32)"),
        row(
            "equal", "nan", {left()}, [](X x) { return c(nnc_equal, x[0], x[0]); },
            "torch.tensor(int(torch.equal(a, a.clone())), dtype=torch.int32)"),
        row(
            "equal", "sizes", {ints({2}, 0, 1), ints({2, 1}, 0, 1)},
            [](X x) { return c(nnc_equal, x[0], x[1]); }, "torch.tensor(int(torch.equal(a, b)), dtype=torch.int32)"),
    });
// clang-format on

[[maybe_unused]] const bool g_compare_refusals =
    // clang-format off
    add_refusals("compare", {
                                {"bitwise_and",
                                 "floats",
                                 {in({3}), in({3})},
                                 [](X x) { return c(nnc_bitwise_and, x[0], x[1]); },
                                 Code::kDtype,
                                 "not implemented for",
                                 "a & b"},
                                {"bitwise_not",
                                 "floats",
                                 {in({3})},
                                 [](X x) { return c(nnc_bitwise_not, x[0]); },
                                 Code::kDtype,
                                 "not implemented for",
                                 "~a"},
                                {"lt",
                                 "sizes",
                                 {in({3}), in({4})},
                                 [](X x) { return c(nnc_lt, x[0], x[1]); },
                                 Code::kShape,
                                 "must match the size of tensor b (4) at non-singleton dimension 0",
                                 "a < b"},
                                {"isclose",
                                 "types",
                                 {in({3}), ints({3}, 0, 4)},
                                 [](X x) { return c(nnc_isclose, x[0], x[1], 1e-5, 1e-8, false); },
                                 Code::kDtype,
                                 "did not match",
                                 "torch.isclose(a, b)"},
                                {"isclose",
                                 "rtol",
                                 {in({3}), in({3})},
                                 [](X x) { return c(nnc_isclose, x[0], x[1], -1, 1e-8, false); },
                                 Code::kInvalid,
                                 "rtol must be greater than or equal to zero, but got -1",
                                 "torch.isclose(a, b, -1)"},
                            });
// clang-format on

}  // namespace
}  // namespace nnc::testing
