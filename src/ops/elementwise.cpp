// SPDX-License-Identifier: Apache-2.0
#include "ops/elementwise.h"

#include "kernels/copy.h"
#include "ops/layout.h"

namespace nnc::ops {

Tensor as_type(const Tensor& t, DType dtype) {
  if (t.dtype() == dtype) return t;
  Tensor y = Tensor::empty_like(t, dtype);  // whose order is that of a result
  kernels::copy(y.mutable_view(), t.view());
  return y;
}

namespace {

// x as an operand beside others in another order: a hidden order would be read across.
ConstView operand(const Tensor& x, Sizes sizes) {
  return broadcast_view(materialize(x).view(), sizes);
}

// Note [Numbers and 16-bit types]
// 16-bit floats are computed with in float32 and rounded once. Of a product or a quotient the
// second operand, where it is a number or a 0-dim tensor of another type, is float32 too: 0.1 or
// 70000 is not rounded to the 16-bit type first. Sums, powers, remainders and comparisons do round
// it, as PyTorch does, bit for bit. A count that something is divided by is never held in a 16-bit
// type.
DType operand_type(kernels::Binary op, DType compute) {
  using kernels::Binary;
  const bool wide = op == Binary::kMul || op == Binary::kDiv || op == Binary::kTruncDiv ||
                    op == Binary::kFloorDiv;
  return wide && is_floating(compute) && item_size(compute) == 2 ? DType::kFloat32 : compute;
}
DType second_type(kernels::Binary op, const Tensor& b, DType compute) {
  return b.dim() == 0 && b.dtype() != compute ? operand_type(op, compute) : compute;
}
// Likewise the weight of lerp.
DType third_type(kernels::Ternary op, const Tensor& c, DType compute) {
  const bool wide = op == kernels::Ternary::kLerp && c.dim() == 0 && c.dtype() == DType::kFloat32 &&
                    item_size(compute) == 2;
  return wide ? c.dtype() : compute;
}

// y as an operand of an operation that writes into a: a view of the same storage that runs in
// another order would be read after it was written.
Tensor separated(const Tensor& y, const Tensor& a) {
  if (y.impl()->storage != a.impl()->storage || y.same(a)) return y;
  Tensor copy = Tensor::empty(y.sizes(), y.dtype());
  kernels::copy(copy.mutable_view(), y.view());
  return copy;
}

}  // namespace

void check_expandable(const Tensor& b, const Tensor& a, const char* name) {
  if (!is_expandable(b.sizes(), a.sizes())) [[unlikely]] {
    fail(Code::kShape, name, ": output with shape ", a.sizes(),
         " doesn't match the broadcast shape ", broadcast_sizes(a.sizes(), b.sizes(), name));
  }
}

DType result_type(const Tensor& a, const Scalar& b) {
  if (b.kind() == Scalar::Kind::kFloat) {
    return is_floating(a.dtype()) ? a.dtype() : exec().default_dtype;
  }
  return b.kind() == Scalar::Kind::kInt && a.dtype() == DType::kBool ? DType::kInt64 : a.dtype();
}

Tensor binary_op(kernels::Binary op, const Tensor& a, const Tensor& b, DType compute, DType result,
                 const char* name, Scalar p0) {
  const AsType first(a, compute), second(b, second_type(op, b, compute));
  const Tensor &x = first.get(), &y = second.get();
  if (same_order(x, y)) {
    Tensor out = empty_result(x, result);
    kernels::binary(op, out.mutable_view(), x.view(), y.view(), p0);
    return out;
  }
  const Dims sizes = broadcast_sizes(x.sizes(), y.sizes(), name);
  // PyTorch makes the result of prelu with empty_like.
  Tensor out = op == kernels::Binary::kPrelu ? empty_as_strided(x, result)
                                             : empty_result(sizes, result, {&x, &y});
  kernels::binary(op, out.mutable_view(), operand(x, sizes), operand(y, sizes), p0);
  return out;
}

Tensor binary_op(kernels::Binary op, const Tensor& a, const Scalar& b, DType compute, DType result,
                 Scalar p0) {
  const AsType converted(a, compute);
  const Tensor& x = converted.get();
  // In PyTorch, a number that is an exponent or a bound is no operand.
  const bool alone = op == kernels::Binary::kPow || op == kernels::Binary::kMaximum ||
                     op == kernels::Binary::kMinimum;
  Tensor out = alone ? empty_result(x, result) : empty_result_of_number(x, result);
  const RepeatedScalar number(b, operand_type(op, compute));
  kernels::binary(op, out.mutable_view(), x.view(), number.view(x.sizes()), p0);
  return out;
}

void check_coefficient(const Scalar& v, DType compute, const char* op, const char* argument) {
  check(is_floating(compute) || v.kind() != Scalar::Kind::kFloat, Code::kDtype, op,
        ": For integral input tensors, argument ", argument,
        " must not be a floating point number, got ", v.to_double());
}

void check_result_type(const Tensor& a, DType compute, const char* name) {
  const bool narrows = (is_floating(compute) && !is_floating(a.dtype())) ||
                       (a.dtype() == DType::kBool && compute != DType::kBool);
  check(!narrows, Code::kDtype, name, ": result type ", short_type_name(compute),
        " can't be cast to the desired output type ", short_type_name(a.dtype()));
}

void binary_op_(kernels::Binary op, const Tensor& a, const Tensor& b, DType compute,
                const char* name, Scalar p0) {
  check_expandable(b, a, name);
  check_result_type(a, compute, name);
  if (compute != a.dtype()) {
    const Tensor y = binary_op(op, a, b, compute, compute, name, p0);
    kernels::copy(a.mutable_view(), y.view());
    return;
  }
  const AsType converted(b, second_type(op, b, compute));
  const Tensor& y = converted.get();
  if (same_order(a, y) && (y.same(a) || y.impl()->storage != a.impl()->storage)) {
    const View out = a.mutable_view();
    kernels::binary(op, out, out, y.view(), p0);
    return;
  }
  const Tensor separate = separated(y, a);
  const View out = materialize(a).mutable_view();
  kernels::binary(op, out, out, operand(separate, a.sizes()), p0);
}

void binary_op_(kernels::Binary op, const Tensor& a, const Scalar& b, DType compute,
                const char* name, Scalar p0) {
  check_result_type(a, compute, name);
  const View out = a.mutable_view();
  const RepeatedScalar number(b, operand_type(op, compute));
  kernels::binary(op, out, out, number.view(a.sizes()), p0);
}

Tensor ternary_op(kernels::Ternary op, const Tensor& a, const Tensor& b, const Tensor& c,
                  DType compute, const char* name, Scalar p0) {
  const AsType first(a, op == kernels::Ternary::kWhere ? a.dtype() : compute), second(b, compute),
      third(c, third_type(op, c, compute));
  const Tensor &x = first.get(), &y = second.get(), &z = third.get();
  if (same_order(x, y) && same_order(y, z)) {
    Tensor out = empty_result(y, y.dtype());
    kernels::ternary(op, out.mutable_view(), x.view(), y.view(), z.view(), p0);
    return out;
  }
  const Dims sizes = broadcast_sizes(broadcast_sizes(x.sizes(), y.sizes(), name), z.sizes(), name);
  // PyTorch's operands, in its order.
  Tensor out;
  if (op == kernels::Ternary::kLerp && c.impl()->wrapped_number) {
    out = empty_result(sizes, compute, {&x, &y});
  } else if (op == kernels::Ternary::kPreluGrad) {
    out = empty_result(sizes, compute, {&y, &z, &x});
  } else {
    out = empty_result(sizes, compute, {&x, &y, &z});
  }
  kernels::ternary(op, out.mutable_view(), operand(x, sizes), operand(y, sizes), operand(z, sizes),
                   p0);
  return out;
}

void ternary_op_(kernels::Ternary op, const Tensor& a, const Tensor& b, const Tensor& c,
                 DType compute, const char* name, Scalar p0) {
  check_expandable(b, a, name);
  check_expandable(c, a, name);
  check_result_type(a, compute, name);
  if (compute != a.dtype()) {
    const Tensor y = ternary_op(op, a, b, c, compute, name, p0);
    kernels::copy(a.mutable_view(), y.view());
    return;
  }
  const Tensor y = separated(as_type(b, compute), a),
               z = separated(as_type(c, third_type(op, c, compute)), a);
  const View out = materialize(a).mutable_view();
  kernels::ternary(op, out, out, operand(y, a.sizes()), operand(z, a.sizes()), p0);
}

Tensor unary_op(kernels::Unary op, const Tensor& x, const kernels::Params& p, DType result) {
  Tensor y = empty_result(x, result);
  kernels::unary(op, y.mutable_view(), x.view(), p);
  return y;
}
Tensor unary_op_like(kernels::Unary op, const Tensor& x, const kernels::Params& p, DType result) {
  Tensor y = Tensor::empty_like(x, result);
  kernels::unary(op, y.mutable_view(), x.view(), p);
  return y;
}
Tensor unary_op(kernels::Unary op, const Tensor& x, const kernels::Params& p) {
  return unary_op(op, x, p, x.dtype());
}

void unary_op_(kernels::Unary op, const Tensor& x, const kernels::Params& p) {
  const View v = x.mutable_view();
  kernels::unary(op, v, v, p);
}

namespace {
// Is what was saved the first operand of PyTorch's gradient?
bool begins_with_saved(kernels::UnaryGrad op) {
  using kernels::UnaryGrad;
  return op == UnaryGrad::kRelu || op == UnaryGrad::kThreshold || op == UnaryGrad::kLeakyRelu ||
         op == UnaryGrad::kPreluWeight;
}
}  // namespace
Tensor unary_grad_op(kernels::UnaryGrad op, const Tensor& gy, const Tensor& saved,
                     const kernels::Params& p, bool saved_first) {
  Tensor gx;
  if (same_order(gy, saved)) {
    gx = empty_result(saved, gy.dtype());
  } else {
    const bool swaps = saved_first || begins_with_saved(op);
    const Tensor &first = materialize(swaps ? saved : gy),
                 &second = materialize(swaps ? gy : saved);
    gx = empty_result(saved.sizes(), gy.dtype(), {&first, &second});
  }
  kernels::unary_grad(op, gx.mutable_view(), gy.view(), saved.view(), p);
  return gx;
}

}  // namespace nnc::ops
