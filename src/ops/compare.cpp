// SPDX-License-Identifier: Apache-2.0
#include "ops/compare.h"

#include <cstring>

#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/layout.h"
#include "ops/math.h"

namespace nnc::ops {

using kernels::Binary;
using kernels::Unary;

namespace {

Tensor compare(Binary op, const Tensor& a, const Tensor& b, const char* name) {
  return binary_op(op, a, b, result_type(a, b), DType::kBool, name);
}
Tensor compare(Binary op, const Tensor& a, const Scalar& b) {
  return binary_op(op, a, b, result_type(a, b), DType::kBool);
}
Tensor bitwise(Binary op, const Tensor& a, const Tensor& b, const char* name) {
  const DType t = result_type(a, b);
  check_implemented(!is_floating(t), t, name);
  return binary_op(op, a, b, t, t, name);
}
Tensor predicate(Unary op, const Tensor& x) {
  return unary_op(op, x, {}, DType::kBool);
}

// Is there an element that is `value`?
bool contains(const Tensor& mask, bool value) {
  const Tensor m = contiguous(mask);
  return m.numel() > 0 &&
         std::memchr(m.data<bool>(), value ? 1 : 0, static_cast<size_t>(m.numel())) != nullptr;
}

}  // namespace

Tensor eq(const Tensor& a, const Tensor& b) {
  return compare(Binary::kEq, a, b, "eq");
}
Tensor ne(const Tensor& a, const Tensor& b) {
  return compare(Binary::kNe, a, b, "ne");
}
Tensor lt(const Tensor& a, const Tensor& b) {
  return compare(Binary::kLt, a, b, "lt");
}
Tensor le(const Tensor& a, const Tensor& b) {
  return compare(Binary::kLe, a, b, "le");
}
Tensor gt(const Tensor& a, const Tensor& b) {
  return compare(Binary::kGt, a, b, "gt");
}
Tensor ge(const Tensor& a, const Tensor& b) {
  return compare(Binary::kGe, a, b, "ge");
}
Tensor eq(const Tensor& a, Scalar b) {
  return compare(Binary::kEq, a, b);
}
Tensor ne(const Tensor& a, Scalar b) {
  return compare(Binary::kNe, a, b);
}
Tensor lt(const Tensor& a, Scalar b) {
  return compare(Binary::kLt, a, b);
}
Tensor le(const Tensor& a, Scalar b) {
  return compare(Binary::kLe, a, b);
}
Tensor gt(const Tensor& a, Scalar b) {
  return compare(Binary::kGt, a, b);
}
Tensor ge(const Tensor& a, Scalar b) {
  return compare(Binary::kGe, a, b);
}

Tensor logical_and(const Tensor& a, const Tensor& b) {
  return compare(Binary::kLogicalAnd, a, b, "logical_and");
}
Tensor logical_or(const Tensor& a, const Tensor& b) {
  return compare(Binary::kLogicalOr, a, b, "logical_or");
}
Tensor logical_xor(const Tensor& a, const Tensor& b) {
  return compare(Binary::kLogicalXor, a, b, "logical_xor");
}
Tensor logical_not(const Tensor& x) {
  return predicate(Unary::kLogicalNot, x);
}

Tensor bitwise_and(const Tensor& a, const Tensor& b) {
  return bitwise(Binary::kBitwiseAnd, a, b, "bitwise_and");
}
Tensor bitwise_or(const Tensor& a, const Tensor& b) {
  return bitwise(Binary::kBitwiseOr, a, b, "bitwise_or");
}
Tensor bitwise_xor(const Tensor& a, const Tensor& b) {
  return bitwise(Binary::kBitwiseXor, a, b, "bitwise_xor");
}
Tensor bitwise_not(const Tensor& x) {
  check_implemented(!is_floating(x.dtype()), x.dtype(), "bitwise_not");
  return unary_op(Unary::kBitwiseNot, x);
}

namespace {
// As in PyTorch, which answers for whole numbers without looking at them, and for others by several
// operations: of |x| compared with a number, or of two comparisons multiplied.
Tensor of_kind(Unary op, const Tensor& x) {
  if (!is_floating(x.dtype())) return unary_op_like(op, x, {}, DType::kBool);
  if (x.contiguous() && x.numel() > 0) return predicate(op, x);
  const Tensor part = empty_result(x, DType::kBool);
  Tensor y = empty_result_of_number(part, DType::kBool);
  if (op == Unary::kIsFinite) y = empty_result(x.sizes(), DType::kBool, {&part, &y});
  kernels::unary(op, y.mutable_view(), x.view());
  return y;
}
}  // namespace
Tensor isnan(const Tensor& x) {
  return predicate(Unary::kIsNan, x);
}
Tensor isinf(const Tensor& x) {
  return of_kind(Unary::kIsInf, x);
}
Tensor isfinite(const Tensor& x) {
  return of_kind(Unary::kIsFinite, x);
}

Tensor isclose(const Tensor& a, const Tensor& b, double rtol, double atol, bool equal_nan) {
  check(a.dtype() == b.dtype(), Code::kDtype, "isclose: torch.", a.dtype(), " did not match torch.",
        b.dtype());
  check(rtol >= 0, Code::kInvalid, "isclose: rtol must be greater than or equal to zero, but got ",
        rtol);
  check(atol >= 0, Code::kInvalid, "isclose: atol must be greater than or equal to zero, but got ",
        atol);
  const GradGuard no_history(false);
  const Tensor close = eq(a, b);
  if (is_floating(a.dtype()) && equal_nan)
    binary_op_(Binary::kLogicalOr, close, logical_and(isnan(a), isnan(b)), DType::kBool, "isclose");
  if (rtol == 0 && atol == 0) return close;
  const bool whole = !is_floating(a.dtype());
  const Tensor x = whole ? as_type(a, exec().default_dtype) : a;
  const Tensor y = whole ? as_type(b, exec().default_dtype) : b;
  const Tensor allowed = add(abs(mul(y, rtol)), atol), distance = abs(sub(x, y));
  const Tensor within = logical_and(isfinite(distance), le(distance, allowed));
  binary_op_(Binary::kLogicalOr, close, within, DType::kBool, "isclose");
  return close;
}
bool allclose(const Tensor& a, const Tensor& b, double rtol, double atol, bool equal_nan) {
  return all_true(isclose(a, b, rtol, atol, equal_nan));
}
bool equal(const Tensor& a, const Tensor& b) {
  return same_sizes(a.sizes(), b.sizes()) && all_true(eq(a, b));
}
bool any_true(const Tensor& mask) {
  return contains(mask, true);
}
bool all_true(const Tensor& mask) {
  return !contains(mask, false);
}

}  // namespace nnc::ops
