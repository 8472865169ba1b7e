// SPDX-License-Identifier: Apache-2.0
#include "ops/arith.h"

#include "graph/record.h"
#include "ops/convert.h"
#include "ops/elementwise.h"
#include "ops/math.h"
#include "ops/number.h"

namespace nnc::ops {
namespace {

using kernels::Binary;

// alpha as the kernel multiplies with it: an element of the result's type.
Scalar coefficient(const char* op, DType result, const Scalar& alpha) {
  if (alpha.kind() == Scalar::Kind::kInt && alpha.to_int() == 1) return alpha;
  check_coefficient(alpha, result, op, "alpha");
  check_fits(alpha, result, op);
  return is_floating(result) ? Scalar(rounded_to(alpha.to_double(), result)) : alpha;
}

}  // namespace

// ---- add: y = a + alpha b.   da = dy, db = alpha dy.   saves nothing
namespace {
struct AddNode final : Node {
  Scalar alpha = 1;
  const char* name() const override { return "AddBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const bool plain = alpha.to_double() == 1;
    return {gy[0], !needs(1) || plain ? gy[0] : mul(gy[0], alpha)};
  }
};
}  // namespace
Tensor add(const Tensor& a, const Tensor& b, Scalar alpha) {
  const DType t = result_type(a, b);
  Tensor y = binary_op(Binary::kAdd, a, b, t, t, "add", coefficient("add", t, alpha));
  if (auto node = record<AddNode>(a, b)) {
    node->alpha = alpha;
    attach(y, node);
  }
  return y;
}
Tensor add(const Tensor& a, Scalar b) {
  const DType t = result_type(a, b);
  Tensor y = binary_op(Binary::kAdd, a, b, t, t);
  if (auto node = record<AddNode>(a, Tensor())) attach(y, node);
  return y;
}
void add_(const Tensor& a, const Tensor& b, Scalar alpha) {
  check_inplace(a, {&b}, "add_");
  const DType t = result_type(a, b);
  const Scalar scale = coefficient("add_", t, alpha);
  auto node = record<AddNode>(a, b);
  if (node) node->alpha = alpha;
  InplaceHistory history(a, node);
  binary_op_(Binary::kAdd, a, b, t, "add_", scale);
  history.commit();
}
void add_(const Tensor& a, Scalar b) {
  check_inplace(a, "add_");
  auto node = record<AddNode>(a, Tensor());
  InplaceHistory history(a, node);
  binary_op_(Binary::kAdd, a, b, result_type(a, b), "add_");
  history.commit();
}

// ---- sub: y = a - alpha b.   da = dy, db = -alpha dy.   saves nothing
namespace {
struct SubNode final : Node {
  Scalar alpha = 1;
  const char* name() const override { return "SubBackward0"; }
  Tensors backward(const Tensors& gy) override {
    if (!needs(1)) return {gy[0], Tensor()};
    const bool plain = alpha.to_double() == 1;
    return {gy[0], plain ? neg(gy[0]) : mul(gy[0], Scalar(-alpha.to_double()))};
  }
};
void check_subtractable(const char* op, bool a_is_bool, bool b_is_bool) {
  check(!a_is_bool || !b_is_bool, Code::kDtype, op,
        ": Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or "
        "`logical_xor()` operator instead.");
  check(
      !a_is_bool && !b_is_bool, Code::kDtype, op,
      ": Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to "
      "invert a mask, use the `~` or `logical_not()` operator instead.");
}
}  // namespace
Tensor sub(const Tensor& a, const Tensor& b, Scalar alpha) {
  check_subtractable("sub", a.dtype() == DType::kBool, b.dtype() == DType::kBool);
  const DType t = result_type(a, b);
  Tensor y = binary_op(Binary::kSub, a, b, t, t, "sub", coefficient("sub", t, alpha));
  if (auto node = record<SubNode>(a, b)) {
    node->alpha = alpha;
    attach(y, node);
  }
  return y;
}
Tensor sub(const Tensor& a, Scalar b) {
  check_subtractable("sub", a.dtype() == DType::kBool, b.kind() == Scalar::Kind::kBool);
  const DType t = result_type(a, b);
  Tensor y = binary_op(Binary::kSub, a, b, t, t);
  if (auto node = record<SubNode>(a, Tensor())) attach(y, node);
  return y;
}
void sub_(const Tensor& a, const Tensor& b, Scalar alpha) {
  check_inplace(a, {&b}, "sub_");
  check_subtractable("sub_", a.dtype() == DType::kBool, b.dtype() == DType::kBool);
  const DType t = result_type(a, b);
  const Scalar scale = coefficient("sub_", t, alpha);
  auto node = record<SubNode>(a, b);
  if (node) node->alpha = alpha;
  InplaceHistory history(a, node);
  binary_op_(Binary::kSub, a, b, t, "sub_", scale);
  history.commit();
}
void sub_(const Tensor& a, Scalar b) {
  check_inplace(a, "sub_");
  check_subtractable("sub_", a.dtype() == DType::kBool, b.kind() == Scalar::Kind::kBool);
  auto node = record<SubNode>(a, Tensor());
  InplaceHistory history(a, node);
  binary_op_(Binary::kSub, a, b, result_type(a, b), "sub_");
  history.commit();
}

// ---- rsub: y = b - x.   dx = -dy.   saves nothing
namespace {
struct RsubNode final : Node {
  const char* name() const override { return "RsubBackward1"; }
  Tensors backward(const Tensors& gy) override { return {neg(gy[0])}; }
};
}  // namespace
Tensor rsub(const Tensor& x, Scalar b) {
  check_subtractable("rsub", x.dtype() == DType::kBool, b.kind() == Scalar::Kind::kBool);
  const DType t = result_type(x, b);
  Tensor y = binary_op(Binary::kSub, Tensor::full({}, b, t), x, t, t, "rsub");
  if (auto node = record<RsubNode>(x)) attach(y, node);
  return y;
}

// ---- mul: y = a b.   da = dy b, db = dy a.   saves the operand of the other's gradient
namespace {
struct MulNode final : Node {
  SavedTensor a{this}, b{this};
  const char* name() const override { return "MulBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {needs(0) ? mul(gy[0], b.get()) : Tensor(), needs(1) ? mul(gy[0], a.get()) : Tensor()};
  }
};
// With a number, kept as it is.
struct MulScalarNode final : FreedNode {
  Scalar b = 1;
  const char* name() const override { return "MulBackward0"; }
  Tensors backward(const Tensors& gy) override {
    check_kept();
    return {mul(gy[0], b)};
  }
};
Ref<MulNode> record_mul(const Tensor& a, const Tensor& b) {
  auto node = record<MulNode>(a, b);
  if (node && node->needs(0)) node->b.save(b);
  if (node && node->needs(1)) node->a.save(a);
  return node;
}
Ref<MulScalarNode> record_mul(const Tensor& a, const Scalar& b) {
  auto node = record<MulScalarNode>(a);
  if (node) node->b = b;
  return node;
}
}  // namespace
Tensor mul(const Tensor& a, const Tensor& b) {
  const DType t = result_type(a, b);
  Tensor y = binary_op(Binary::kMul, a, b, t, t, "mul");
  if (auto node = record_mul(a, b)) attach(y, node);
  return y;
}
Tensor mul(const Tensor& a, Scalar b) {
  const DType t = result_type(a, b);
  Tensor y = binary_op(Binary::kMul, a, b, t, t);
  if (auto node = record_mul(a, b)) attach(y, node);
  return y;
}
void mul_(const Tensor& a, const Tensor& b) {
  check_inplace(a, {&b}, "mul_");
  auto node = record_mul(a, b);
  if (node && node->needs(1)) node->a.save(clone(a));  // what is overwritten
  InplaceHistory history(a, node);
  binary_op_(Binary::kMul, a, b, result_type(a, b), "mul_");
  history.commit();
}
void mul_(const Tensor& a, Scalar b) {
  check_inplace(a, "mul_");
  auto node = record_mul(a, b);
  InplaceHistory history(a, node);
  binary_op_(Binary::kMul, a, b, result_type(a, b), "mul_");
  history.commit();
}

// ---- div: y = a / b.   da = dy / b, db = -dy (a / b) / b.   saves b, and a for db
namespace {
struct DivNode final : Node {
  SavedTensor a{this}, b{this};
  const char* name() const override { return "DivBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor y = b.get();
    Tensors gx{needs(0) ? div(gy[0], y) : Tensor(), Tensor()};
    if (needs(1)) gx[1] = mul(neg(gy[0]), div(div(a.get(), y), y));
    return gx;
  }
};
struct DivScalarNode final : FreedNode {
  Scalar b = 1;
  const char* name() const override { return "DivBackward0"; }
  Tensors backward(const Tensors& gy) override {
    check_kept();
    return {div(gy[0], b)};
  }
};
Ref<DivNode> record_div(const Tensor& a, const Tensor& b) {
  auto node = record<DivNode>(a, b);
  if (node) node->b.save(b);
  if (node && node->needs(1)) node->a.save(a);
  return node;
}
Ref<DivScalarNode> record_div(const Tensor& a, const Scalar& b) {
  auto node = record<DivScalarNode>(a);
  if (node) node->b = b;
  return node;
}
}  // namespace
Tensor div(const Tensor& a, const Tensor& b) {
  const DType t = floating_result(a, b);
  Tensor y = binary_op(Binary::kDiv, a, b, t, t, "div");
  if (auto node = record_div(a, b)) attach(y, node);
  return y;
}
Tensor div(const Tensor& a, Scalar b) {
  const DType t = floating_result(a, b);
  Tensor y = binary_op(Binary::kDiv, a, b, t, t);
  if (auto node = record_div(a, b)) attach(y, node);
  return y;
}
void div_(const Tensor& a, const Tensor& b) {
  check_inplace(a, {&b}, "div_");
  auto node = record_div(a, b);
  if (node && node->needs(1)) node->a.save(clone(a));  // what is overwritten
  InplaceHistory history(a, node);
  binary_op_(Binary::kDiv, a, b, floating_result(a, b), "div_");
  history.commit();
}
void div_(const Tensor& a, Scalar b) {
  check_inplace(a, "div_");
  auto node = record_div(a, b);
  InplaceHistory history(a, node);
  binary_op_(Binary::kDiv, a, b, floating_result(a, b), "div_");
  history.commit();
}

}  // namespace nnc::ops
