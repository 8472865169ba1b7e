// SPDX-License-Identifier: Apache-2.0
// Rows of functions with a number where a tensor may stand: base of a power, dividend, either side
// of where, bits.
#include <cmath>

#include "support/samples.h"

namespace nnc::testing {
namespace {

using Float = nnc_error* (*)(nnc_ctx*, double, nnc_tensor*, nnc_tensor**);
using Whole = nnc_error* (*)(nnc_ctx*, int64_t, nnc_tensor*, nnc_tensor**);
using Bits = nnc_error* (*)(nnc_ctx*, nnc_tensor*, int64_t, nnc_tensor**);

Sample with(const char* op, const char* name, Float f, double v, In x, const char* torch) {
  return row(
      op, name, {std::move(x)}, [f, v](X t) { return c(f, v, t[0]); }, torch);
}
Sample with(const char* op, const char* name, Whole f, int64_t v, In x, const char* torch) {
  return row(
      op, name, {std::move(x)}, [f, v](X t) { return c(f, v, t[0]); }, torch);
}
Sample bits(const char* op, const char* name, Bits f, int64_t v, In x, const char* torch) {
  return row(
      op, name, {std::move(x)}, [f, v](X t) { return c(f, t[0], v); }, torch);
}
In signs() {
  return ints({7}, {-9, -4, -1, 1, 2, 5, 8});
}
In halves() {
  return in({2, 3}).range(0.5, 3).type(DType::kFloat16).no_grad();
}

// clang-format off
[[maybe_unused]] const bool g_powers_of = add_samples("number_first", {
    with("pow_scalar_self", "plain", nnc_pow_scalar_self, 2.5, in({3, 4}).range(-2, 2), "torch.pow(2.5, a)"),
    with("pow_scalar_self", "below_one", nnc_pow_scalar_self, 0.25, in({5}).range(-2, 2), "torch.pow(0.25, a)"),
    with("pow_scalar_self", "one", nnc_pow_scalar_self, 1, in({4}).range(-2, 2), "torch.pow(1.0, a)"),
    with("pow_scalar_self", "zero", nnc_pow_scalar_self, 0, in({4}).values({0, 1, 2.5, 3}), "torch.pow(0.0, a)").no_gradcheck(),
    with("pow_scalar_self", "negative", nnc_pow_scalar_self, -1.5, in({4}).values({0, 1, 2, -1}).no_grad(), "torch.pow(-1.5, a)"),
    with("pow_scalar_self", "integers", nnc_pow_scalar_self, 2.5, signs(), "torch.pow(2.5, a)"),
    with("pow_scalar_self", "bool", nnc_pow_scalar_self, 2.5, bools({4}), "torch.pow(2.5, a)"),
    with("pow_scalar_self", "half", nnc_pow_scalar_self, 2.5, halves(), "torch.pow(2.5, a)"),
    with("pow_scalar_self", "half_overflows", nnc_pow_scalar_self, 1e6, halves(), "torch.pow(1e6, a)"),
    with("pow_scalar_self", "0d", nnc_pow_scalar_self, 3, in({}), "torch.pow(3.0, a)"),
    with("pow_scalar_self", "empty", nnc_pow_scalar_self, 3, in({0, 2}), "torch.pow(3.0, a)"),
    with("pow_scalar_self_i64", "plain", nnc_pow_scalar_self_i64, 2, in({3, 4}).range(-2, 2), "torch.pow(2, a)"),
    with("pow_scalar_self_i64", "integers", nnc_pow_scalar_self_i64, 3, ints({5}, 0, 9), "torch.pow(3, a)"),
    with("pow_scalar_self_i64", "negative_exponents", nnc_pow_scalar_self_i64, 2, signs(), "torch.pow(2, a)"),
    with("pow_scalar_self_i64", "minus_one", nnc_pow_scalar_self_i64, -1, signs(), "torch.pow(-1, a)"),
    with("pow_scalar_self_i64", "wraps", nnc_pow_scalar_self_i64, 300, ints({4}, 0, 4, DType::kInt8), "torch.pow(300, a)"),
    with("pow_scalar_self_i64", "bool", nnc_pow_scalar_self_i64, 2, bools({4}), "torch.pow(2, a)"),
    with("pow_scalar_self_i64", "0d", nnc_pow_scalar_self_i64, 2, ints({}, 3, 4, DType::kInt16), "torch.pow(2, a)"),
    with("pow_scalar_self_i64", "empty", nnc_pow_scalar_self_i64, 2, ints({0}, 0, 1), "torch.pow(2, a)"),
    with("remainder_scalar_self", "plain", nnc_remainder_scalar_self, 5.5, in({3, 4}).range(0.6, 2).no_grad(), "torch.remainder(5.5, a)"),
    with("remainder_scalar_self", "signs", nnc_remainder_scalar_self, -7.25, in({6}).values({3, -3, 0.5, INFINITY, -INFINITY, NAN}).no_grad(), "torch.remainder(-7.25, a)"),
    with("remainder_scalar_self", "zero", nnc_remainder_scalar_self, 5, in({3}).values({0, -0.0, 2}).no_grad(), "torch.remainder(5.0, a)"),
    with("remainder_scalar_self", "integers", nnc_remainder_scalar_self, 5.5, signs(), "torch.remainder(5.5, a)"),
    with("remainder_scalar_self", "bool", nnc_remainder_scalar_self, 5.5, bools({4}), "torch.remainder(5.5, a)"),
    with("remainder_scalar_self", "half", nnc_remainder_scalar_self, 7, halves(), "torch.remainder(7.0, a)"),
    with("remainder_scalar_self", "0d", nnc_remainder_scalar_self, 7, in({}).range(1, 2).no_grad(), "torch.remainder(7.0, a)"),
    with("remainder_scalar_self", "empty", nnc_remainder_scalar_self, 7, in({2, 0}).no_grad(), "torch.remainder(7.0, a)"),
    with("remainder_scalar_self_i64", "plain", nnc_remainder_scalar_self_i64, 7, signs(), "torch.remainder(7, a)"),
    with("remainder_scalar_self_i64", "negative", nnc_remainder_scalar_self_i64, -7, signs(), "torch.remainder(-7, a)"),
    with("remainder_scalar_self_i64", "floats", nnc_remainder_scalar_self_i64, 7, in({2, 3}).range(0.6, 2).no_grad(), "torch.remainder(7, a)"),
    with("remainder_scalar_self_i64", "wraps", nnc_remainder_scalar_self_i64, 300, ints({4}, 1, 9, DType::kInt8), "torch.remainder(300, a)"),
    with("remainder_scalar_self_i64", "byte", nnc_remainder_scalar_self_i64, -5, ints({4}, 1, 9, DType::kUInt8), "torch.remainder(-5, a)"),
    with("remainder_scalar_self_i64", "0d", nnc_remainder_scalar_self_i64, 7, ints({}, 2, 5, DType::kInt16), "torch.remainder(7, a)"),
    with("remainder_scalar_self_i64", "empty", nnc_remainder_scalar_self_i64, 7, ints({0}, 1, 2), "torch.remainder(7, a)"),
});

[[maybe_unused]] const bool g_bits_of = add_samples("number_first", {
    bits("bitwise_and_scalar_i64", "plain", nnc_bitwise_and_scalar_i64, 6, signs(), "torch.bitwise_and(a, 6)"),
    bits("bitwise_and_scalar_i64", "first", nnc_bitwise_and_scalar_i64, 6, ints({2, 3}, -9, 9, DType::kInt32), "torch.bitwise_and(6, a)"),
    bits("bitwise_and_scalar_i64", "wraps", nnc_bitwise_and_scalar_i64, 300, ints({5}, -9, 99, DType::kInt8), "torch.bitwise_and(a, 300)"),
    bits("bitwise_and_scalar_i64", "bool", nnc_bitwise_and_scalar_i64, 3, bools({4}), "torch.bitwise_and(a, 3)"),
    bits("bitwise_and_scalar_i64", "0d", nnc_bitwise_and_scalar_i64, 3, ints({}, 5, 6, DType::kInt16), "torch.bitwise_and(a, 3)"),
    bits("bitwise_and_scalar_i64", "empty", nnc_bitwise_and_scalar_i64, 3, ints({0, 2}, 0, 1), "torch.bitwise_and(a, 3)"),
    bits("bitwise_or_scalar_i64", "plain", nnc_bitwise_or_scalar_i64, 6, signs(), "torch.bitwise_or(a, 6)"),
    bits("bitwise_or_scalar_i64", "first", nnc_bitwise_or_scalar_i64, -6, ints({2, 3}, -9, 9, DType::kInt32), "torch.bitwise_or(-6, a)"),
    bits("bitwise_or_scalar_i64", "byte", nnc_bitwise_or_scalar_i64, -1, ints({5}, 0, 99, DType::kUInt8), "torch.bitwise_or(a, -1)"),
    bits("bitwise_or_scalar_i64", "bool", nnc_bitwise_or_scalar_i64, 2, bools({4}), "torch.bitwise_or(a, 2)"),
    bits("bitwise_or_scalar_i64", "0d", nnc_bitwise_or_scalar_i64, 3, ints({}, 5, 6, DType::kInt16), "torch.bitwise_or(a, 3)"),
    bits("bitwise_or_scalar_i64", "empty", nnc_bitwise_or_scalar_i64, 3, ints({0, 2}, 0, 1), "torch.bitwise_or(a, 3)"),
    bits("bitwise_xor_scalar_i64", "plain", nnc_bitwise_xor_scalar_i64, 6, signs(), "torch.bitwise_xor(a, 6)"),
    bits("bitwise_xor_scalar_i64", "first", nnc_bitwise_xor_scalar_i64, -6, ints({2, 3}, -9, 9, DType::kInt32), "torch.bitwise_xor(-6, a)"),
    bits("bitwise_xor_scalar_i64", "byte", nnc_bitwise_xor_scalar_i64, 511, ints({5}, 0, 99, DType::kUInt8), "torch.bitwise_xor(a, 511)"),
    bits("bitwise_xor_scalar_i64", "bool", nnc_bitwise_xor_scalar_i64, 2, bools({4}), "torch.bitwise_xor(a, 2)"),
    bits("bitwise_xor_scalar_i64", "0d", nnc_bitwise_xor_scalar_i64, 3, ints({}, 5, 6, DType::kInt16), "torch.bitwise_xor(a, 3)"),
    bits("bitwise_xor_scalar_i64", "empty", nnc_bitwise_xor_scalar_i64, 3, ints({0, 2}, 0, 1), "torch.bitwise_xor(a, 3)"),
});

[[maybe_unused]] const bool g_where_numbers = add_samples("number_first", {
    row("where_scalar", "plain", {bools({2, 3}), in({2, 3})}, [](X x) { return c(nnc_where_scalar, x[0], x[1], 2.5); }, "torch.where(a, b, 2.5)"),
    row("where_scalar", "broadcast", {bools({2, 1}), in({3})}, [](X x) { return c(nnc_where_scalar, x[0], x[1], -INFINITY); }, "torch.where(a, b, -float('inf'))"),
    row("where_scalar", "integers", {bools({4}), ints({4}, -9, 9)}, [](X x) { return c(nnc_where_scalar, x[0], x[1], 2.5); }, "torch.where(a, b, 2.5)"),
    row("where_scalar", "bool", {bools({4}), bools({4})}, [](X x) { return c(nnc_where_scalar, x[0], x[1], 2.5); }, "torch.where(a, b, 2.5)"),
    row("where_scalar", "half_overflows", {bools({2, 3}), halves()}, [](X x) { return c(nnc_where_scalar, x[0], x[1], 1e6); }, "torch.where(a, b, 1e6)"),
    row("where_scalar", "0d", {bools({}), in({})}, [](X x) { return c(nnc_where_scalar, x[0], x[1], 2.5); }, "torch.where(a, b, 2.5)"),
    row("where_scalar", "empty", {bools({0, 2}), in({0, 2})}, [](X x) { return c(nnc_where_scalar, x[0], x[1], 2.5); }, "torch.where(a, b, 2.5)"),
    row("where_scalar_i64", "plain", {bools({2, 3}), in({2, 3})}, [](X x) { return c(nnc_where_scalar_i64, x[0], x[1], 0); }, "torch.where(a, b, 0)"),
    row("where_scalar_i64", "integers", {bools({4}), ints({4}, -9, 9, DType::kInt8)}, [](X x) { return c(nnc_where_scalar_i64, x[0], x[1], 100); }, "torch.where(a, b, 100)"),
    row("where_scalar_i64", "byte", {bools({4}), ints({4}, 0, 9, DType::kUInt8)}, [](X x) { return c(nnc_where_scalar_i64, x[0], x[1], -1); }, "torch.where(a, b, -1)"),
    row("where_scalar_i64", "bool", {bools({4}), bools({4})}, [](X x) { return c(nnc_where_scalar_i64, x[0], x[1], 3); }, "torch.where(a, b, 3)"),
    row("where_scalar_i64", "empty", {bools({0}), ints({0}, 0, 1)}, [](X x) { return c(nnc_where_scalar_i64, x[0], x[1], 3); }, "torch.where(a, b, 3)"),
    row("where_scalar_self", "plain", {bools({2, 3}), in({2, 3})}, [](X x) { return c(nnc_where_scalar_self, x[0], 2.5, x[1]); }, "torch.where(a, 2.5, b)"),
    row("where_scalar_self", "broadcast", {bools({2, 1}), in({3})}, [](X x) { return c(nnc_where_scalar_self, x[0], 0, x[1]); }, "torch.where(a, 0.0, b)"),
    row("where_scalar_self", "integers", {bools({4}), ints({4}, -9, 9)}, [](X x) { return c(nnc_where_scalar_self, x[0], 2.5, x[1]); }, "torch.where(a, 2.5, b)"),
    row("where_scalar_self", "half", {bools({2, 3}), halves()}, [](X x) { return c(nnc_where_scalar_self, x[0], 0.1, x[1]); }, "torch.where(a, 0.1, b)"),
    row("where_scalar_self", "0d", {bools({3}), in({})}, [](X x) { return c(nnc_where_scalar_self, x[0], 2.5, x[1]); }, "torch.where(a, 2.5, b)"),
    row("where_scalar_self", "empty", {bools({0, 2}), in({2})}, [](X x) { return c(nnc_where_scalar_self, x[0], 2.5, x[1]); }, "torch.where(a, 2.5, b)"),
    row("where_scalar_self_i64", "plain", {bools({2, 3}), in({2, 3})}, [](X x) { return c(nnc_where_scalar_self_i64, x[0], 7, x[1]); }, "torch.where(a, 7, b)"),
    row("where_scalar_self_i64", "integers", {bools({4}), ints({4}, -9, 9, DType::kInt16)}, [](X x) { return c(nnc_where_scalar_self_i64, x[0], -300, x[1]); }, "torch.where(a, -300, b)"),
    row("where_scalar_self_i64", "bool", {bools({4}), bools({4})}, [](X x) { return c(nnc_where_scalar_self_i64, x[0], 3, x[1]); }, "torch.where(a, 3, b)"),
    row("where_scalars", "plain", {bools({2, 3})}, [](X x) { return c(nnc_where_scalars, x[0], 1.5, -INFINITY); }, "torch.where(a, 1.5, -float('inf'))"),
    row("where_scalars", "0d", {bools({})}, [](X x) { return c(nnc_where_scalars, x[0], 1, 0.1); }, "torch.where(a, 1.0, 0.1)"),
    row("where_scalars", "empty", {bools({0, 2})}, [](X x) { return c(nnc_where_scalars, x[0], 1, 0.1); }, "torch.where(a, 1, 0.1)"),
    row("where_scalars_i64", "plain", {bools({2, 3})}, [](X x) { return c(nnc_where_scalars_i64, x[0], 1, -2); }, "torch.where(a, 1, -2)"),
    row("where_scalars_i64", "0d", {bools({})}, [](X x) { return c(nnc_where_scalars_i64, x[0], 1, -2); }, "torch.where(a, 1, -2)"),
    row("where_scalars_i64", "empty", {bools({0, 2})}, [](X x) { return c(nnc_where_scalars_i64, x[0], 1, -2); }, "torch.where(a, 1, -2)"),
});

[[maybe_unused]] const bool g_number_first_refusals = add_refusals("number_first", {
    {"remainder_scalar_self_i64", "by_zero", {ints({2}, {1, 0})}, [](X x) { return c(nnc_remainder_scalar_self_i64, 5, x[0]); }, Code::kInvalid, "ZeroDivisionError", "torch.remainder(5, a)"},
    {"remainder_scalar_self_i64", "bool", {bools({2})}, [](X x) { return c(nnc_remainder_scalar_self_i64, 5, c(nnc_logical_and, x[0], c(nnc_logical_not, x[0]))); }, Code::kInvalid, "ZeroDivisionError", "torch.remainder(5, a & ~a)"},
    {"bitwise_and_scalar_i64", "floats", {in({2})}, [](X x) { return c(nnc_bitwise_and_scalar_i64, x[0], 1); }, Code::kDtype, "not implemented for", "torch.bitwise_and(a, 1)"},
    {"bitwise_or_scalar_i64", "floats", {in({2})}, [](X x) { return c(nnc_bitwise_or_scalar_i64, x[0], 1); }, Code::kDtype, "not implemented for", "torch.bitwise_or(a, 1)"},
    {"bitwise_xor_scalar_i64", "floats", {in({2})}, [](X x) { return c(nnc_bitwise_xor_scalar_i64, x[0], 1); }, Code::kDtype, "not implemented for", "torch.bitwise_xor(a, 1)"},
    {"where_scalar_i64", "range", {bools({2}), ints({2}, 0, 9, DType::kInt8)}, [](X x) { return c(nnc_where_scalar_i64, x[0], x[1], 300); }, Code::kInvalid, "value cannot be converted to type int8_t without overflow", "torch.where(a, b, 300)"},
    {"where_scalar_self_i64", "range", {bools({2}), ints({2}, 0, 9, DType::kInt8)}, [](X x) { return c(nnc_where_scalar_self_i64, x[0], 300, x[1]); }, Code::kInvalid, "value cannot be converted to type int8_t without overflow", "torch.where(a, 300, b)"},
    {"where_scalar", "condition", {ints({2}, 0, 2), in({2})}, [](X x) { return c(nnc_where_scalar, x[0], x[1], 1.5); }, Code::kDtype, "expected condition to be a boolean tensor", "torch.where(a, b, 1.5)"},
    {"where_scalar_self", "sizes", {bools({2}), in({3})}, [](X x) { return c(nnc_where_scalar_self, x[0], 1.5, x[1]); }, Code::kShape, "must match", "torch.where(a, 1.5, b)"},
    {"where_scalars", "condition", {ints({2}, 0, 2)}, [](X x) { return c(nnc_where_scalars, x[0], 1.5, 2.5); }, Code::kDtype, "expected condition to be a boolean tensor", "torch.where(a, 1.5, 2.5)"},
    {"where_scalars_i64", "condition", {in({2})}, [](X x) { return c(nnc_where_scalars_i64, x[0], 1, 2); }, Code::kDtype, "expected condition to be a boolean tensor", "torch.where(a, 1, 2)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
