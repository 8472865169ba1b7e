// SPDX-License-Identifier: Apache-2.0
// The larger, the smaller, the chosen and the mixed.
#include "graph/record.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/math.h"
#include "ops/number.h"

namespace nnc::ops {

using kernels::Binary;
using kernels::Ternary;

// ---- maximum, minimum: y = a or b, NaN if one is NaN.   dy goes to the one taken, half to each of
// two equal ones, to both where one is NaN.   saves a and b
namespace {
template <bool kMaximum>
struct MaximumNode final : Node {
  SavedTensor a{this}, b{this};
  const char* label = kMaximum ? "MaximumBackward0" : "MinimumBackward0";
  const char* name() const override { return label; }
  Tensors backward(const Tensors& gy) override {
    const Tensor x = a.get(), y = b.get();
    const Tensor shared = where(eq(x, y), mul(gy[0], 0.5), gy[0]);
    const Tensor zero = Tensor::zeros({}, gy[0].dtype());
    return {needs(0) ? where(kMaximum ? lt(x, y) : gt(x, y), zero, shared) : Tensor(),
            needs(1) ? where(kMaximum ? gt(x, y) : lt(x, y), zero, shared) : Tensor()};
  }
};
template <bool kMaximum>
Ref<MaximumNode<kMaximum>> record_extreme(const Tensor& a, const Tensor& b, const char* label,
                                          bool inplace) {
  auto node = record<MaximumNode<kMaximum>>(a, b);
  if (!node) return node;
  node->a.save(inplace ? clone(a) : a);
  node->b.save(b);
  if (label) node->label = label;
  return node;
}
// label: another name of the node, if not null.
template <bool kMaximum>
Tensor pairwise_extreme(const Tensor& a, const Tensor& b, const char* op,
                        const char* label = nullptr) {
  const DType t = result_type(a, b);
  Tensor y = binary_op(kMaximum ? Binary::kMaximum : Binary::kMinimum, a, b, t, t, op);
  if (auto node = record_extreme<kMaximum>(a, b, label, false)) attach(y, node);
  return y;
}
template <bool kMaximum>
void extreme_(const Tensor& a, const Tensor& b, const char* op, const char* label) {
  check_inplace(a, {&b}, op);
  const DType t = result_type(a, b);
  auto node = record_extreme<kMaximum>(a, b, label, true);
  InplaceHistory history(a, node);
  binary_op_(kMaximum ? Binary::kMaximum : Binary::kMinimum, a, b, t, op);
  history.commit();
}
}  // namespace
Tensor maximum(const Tensor& a, const Tensor& b) {
  return pairwise_extreme<true>(a, b, "maximum");
}
Tensor minimum(const Tensor& a, const Tensor& b) {
  return pairwise_extreme<false>(a, b, "minimum");
}

// ---- where: y = c ? a : b.   da = c ? dy : 0, db = c ? 0 : dy.   saves c
namespace {
struct WhereNode final : Node {
  SavedTensor condition{this};
  const char* name() const override { return "WhereBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor c = condition.get(), zero = Tensor::zeros({}, gy[0].dtype());
    return {needs(0) ? where(c, gy[0], zero) : Tensor(),
            needs(1) ? where(c, zero, gy[0]) : Tensor()};
  }
};
}  // namespace
Tensor where(const Tensor& condition, const Tensor& a, const Tensor& b) {
  check(condition.dtype() == DType::kBool || condition.dtype() == DType::kUInt8, Code::kDtype,
        "where: expected condition to be a boolean tensor, but got a tensor with dtype torch.",
        condition.dtype());
  const Tensor chosen = as_type(condition, DType::kBool);
  Tensor y = ternary_op(Ternary::kWhere, chosen, a, b, result_type(a, b), "where");
  if (auto node = record<WhereNode>(a, b)) {
    node->condition.save(chosen);
    attach(y, node);
  }
  return y;
}

// ---- lerp: y = a + w (e - a).   da = dy (1 - w), de = dy w, dw = dy (e - a).   saves w if a
// tensor, and a and e for dw
namespace {
struct LerpNode final : Node {
  SavedTensor a{this}, end{this}, weight{this};
  double number = 0;
  bool by_number = false;
  const char* name() const override { return by_number ? "LerpBackward0" : "LerpBackward1"; }
  Tensors backward(const Tensors& gy) override {
    if (by_number) {
      return {needs(0) ? mul(gy[0], 1 - number) : Tensor(),
              needs(1) ? mul(gy[0], number) : Tensor()};
    }
    const Tensor w = weight.get();
    Tensors gx{needs(0) ? mul(gy[0], rsub(w)) : Tensor(), needs(1) ? mul(gy[0], w) : Tensor(),
               Tensor()};
    if (needs(2)) gx[2] = mul(gy[0], sub(end.get(), a.get()));
    return gx;
  }
};
void check_same(const Tensor& a, const Tensor& t, const char* op, const char* argument) {
  check(a.dtype() == t.dtype(), Code::kDtype, op, ": expected dtype ", a.dtype(), " for `",
        argument, "` but got dtype ", t.dtype());
}
void check_lerp(const Tensor& a, const Tensor& end, const char* op) {
  check_floating(a.dtype(), op);
  check_same(a, end, op, "end");
}
// The type that is computed in: a 0-dim weight may have another one.
DType lerp_type(const Tensor& a, const Tensor& end, const Tensor& weight, const char* op) {
  check_same(a, end, op, "end");
  if (weight.dim() > 0) check_same(a, weight, op, "weight");
  const DType t = result_type({&a, &end, &weight});
  check_floating(t, op);
  return t;
}
// A number in the type that is computed in.
Tensor weight_of(const Tensor& a, double weight) {
  const Tensor w =
      Tensor::full({}, weight, item_size(a.dtype()) == 2 ? DType::kFloat32 : a.dtype());
  w.impl()->wrapped_number = true;
  return w;
}
// before: a as it was, where the operation writes into it.
Ref<LerpNode> record_lerp(const Tensor& a, const Tensor& end, const Tensor& weight, bool inplace) {
  auto node = record<LerpNode>(a, end, weight);
  if (!node) return node;
  node->weight.save(weight);
  if (node->needs(2)) {
    node->a.save(inplace ? clone(a) : a);
    node->end.save(end);
  }
  return node;
}
Ref<LerpNode> record_lerp(const Tensor& a, const Tensor& end, double weight) {
  auto node = record<LerpNode>(a, end);
  if (node) node->by_number = true, node->number = weight;
  return node;
}
}  // namespace
Tensor lerp(const Tensor& a, const Tensor& end, const Tensor& weight) {
  const DType t = lerp_type(a, end, weight, "lerp");
  Tensor y = ternary_op(Ternary::kLerp, a, end, as_type(weight, t), t, "lerp");
  if (auto node = record_lerp(a, end, weight, false)) attach(y, node);
  return y;
}
Tensor lerp(const Tensor& a, const Tensor& end, double weight) {
  check_lerp(a, end, "lerp");
  Tensor y = ternary_op(Ternary::kLerp, a, end, weight_of(a, weight), a.dtype(), "lerp");
  if (auto node = record_lerp(a, end, weight)) attach(y, node);
  return y;
}
void lerp_(const Tensor& a, const Tensor& end, const Tensor& weight) {
  const DType t = lerp_type(a, end, weight, "lerp_");
  check_inplace(a, {&end, &weight}, "lerp_");
  auto node = record_lerp(a, end, weight, true);
  InplaceHistory history(a, node);
  ternary_op_(Ternary::kLerp, a, end, as_type(weight, t), t, "lerp_");
  history.commit();
}
void lerp_(const Tensor& a, const Tensor& end, double weight) {
  check_lerp(a, end, "lerp_");
  check_inplace(a, {&end}, "lerp_");
  auto node = record_lerp(a, end, weight);
  InplaceHistory history(a, node);
  ternary_op_(Ternary::kLerp, a, end, weight_of(a, weight), a.dtype(), "lerp_");
  history.commit();
}

// ---- clamp with tensors: y = min(max(x, low), high).   dy goes to the one that was taken, and of
// a tie of x and one bound half to each; low and high that cross, or meet, count as high and as x.
// A bound of NaN gets nothing, nor does the other one, and x gets what comparisons leave to it.
// saves all three; with one bound it is maximum or minimum
namespace {
struct ClampTensorNode final : Node {
  SavedTensor x{this}, low{this}, high{this};
  const char* name() const override { return "ClampBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor v = x.get(), a = low.get(), b = high.get();
    const Tensor &g = gy[0], zero = Tensor::zeros({}, g.dtype()), half = mul(g, 0.5);
    const Tensor crossed = gt(a, b), apart = lt(a, b), ordered = le(a, b);
    const Tensor below = lt(v, a), above = gt(v, b);
    const Tensor under = logical_and(below, ordered);
    const Tensor over = logical_or(logical_and(above, ordered), crossed);
    const Tensor at_low = logical_and(apart, eq(v, a)), at_high = logical_and(apart, eq(v, b));
    const auto of = [&](const Tensor& taken, const Tensor& tie) {
      return where(taken, g, where(tie, half, zero));
    };
    Tensors gx{Tensor(), Tensor(), Tensor()};
    if (needs(0)) {
      gx[0] = where(logical_or(below, above), zero, where(logical_or(at_low, at_high), half, g));
    }
    if (needs(1)) gx[1] = of(under, at_low);
    if (needs(2)) gx[2] = of(over, at_high);
    return gx;
  }
};
Ref<ClampTensorNode> record_clamp(const Tensor& x, const Tensor& low, const Tensor& high,
                                  bool inplace) {
  auto node = record<ClampTensorNode>(x, low, high);
  if (!node) return node;
  node->x.save(inplace ? clone(x) : x);
  node->low.save(low);
  node->high.save(high);
  return node;
}
void check_bounded(const Tensor& low, const Tensor& high, const char* op) {
  check(low.defined() || high.defined(), Code::kInvalid, op,
        ": torch.clamp: At least one of 'min' or 'max' must not be None");
}
DType tensor_clamp_type(const Tensor& x, const Tensor& low, const Tensor& high, const char* op) {
  const DType t = result_type({&x, &low, &high});
  check_not_bool(t, op);
  return t;
}
}  // namespace
Tensor clamp(const Tensor& x, const Tensor& low, const Tensor& high) {
  check_bounded(low, high, "clamp");
  if (!high.defined()) return pairwise_extreme<true>(x, low, "clamp", "ClampBackward0");
  if (!low.defined()) return pairwise_extreme<false>(x, high, "clamp", "ClampBackward0");
  Tensor y =
      ternary_op(Ternary::kClamp, x, low, high, tensor_clamp_type(x, low, high, "clamp"), "clamp");
  if (auto node = record_clamp(x, low, high, false)) attach(y, node);
  return y;
}
Tensor clamp_min(const Tensor& x, const Tensor& low) {
  return pairwise_extreme<true>(x, low, "clamp_min", "ClampMinBackward1");
}
Tensor clamp_max(const Tensor& x, const Tensor& high) {
  return pairwise_extreme<false>(x, high, "clamp_max", "ClampMaxBackward1");
}
void clamp_(const Tensor& x, const Tensor& low, const Tensor& high) {
  check_bounded(low, high, "clamp_");
  if (!high.defined()) return extreme_<true>(x, low, "clamp_", "ClampBackward0");
  if (!low.defined()) return extreme_<false>(x, high, "clamp_", "ClampBackward0");
  check_inplace(x, {&low, &high}, "clamp_");
  const DType t = tensor_clamp_type(x, low, high, "clamp_");
  auto node = record_clamp(x, low, high, true);
  InplaceHistory history(x, node);
  ternary_op_(Ternary::kClamp, x, low, high, t, "clamp_");
  history.commit();
}

// ---- addcmul: y = a + v b c.   da = dy, db = dy v c, dc = dy v b.   saves b and c
namespace {
struct AddcmulNode final : Node {
  SavedTensor b{this}, c{this};
  Scalar value = 1;
  const char* name() const override { return "AddcmulBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {gy[0], needs(1) ? mul(gy[0], mul(c.get(), value)) : Tensor(),
            needs(2) ? mul(gy[0], mul(b.get(), value)) : Tensor()};
  }
};
Ref<AddcmulNode> record_addcmul(const Tensor& a, const Tensor& b, const Tensor& c, Scalar value) {
  auto node = record<AddcmulNode>(a, b, c);
  if (!node) return node;
  node->value = value;
  if (node->needs(1)) node->c.save(c);
  if (node->needs(2)) node->b.save(b);
  return node;
}
DType addcmul_type(const Tensor& a, const Tensor& b, const Tensor& c, Scalar value,
                   const char* op) {
  const DType t = result_type({&a, &b, &c});
  check_not_bool(t, op);
  if (!is_floating(t)) check_fits(value, t, op);
  return t;
}
}  // namespace
Tensor addcmul(const Tensor& a, const Tensor& b, const Tensor& c, Scalar value) {
  const DType t = addcmul_type(a, b, c, value, "addcmul");
  Tensor y = ternary_op(Ternary::kAddcmul, a, b, c, t, "addcmul", value);
  if (auto node = record_addcmul(a, b, c, value)) attach(y, node);
  return y;
}
void addcmul_(const Tensor& a, const Tensor& b, const Tensor& c, Scalar value) {
  check_inplace(a, {&b, &c}, "addcmul_");
  const DType t = addcmul_type(a, b, c, value, "addcmul_");
  auto node = record_addcmul(a, b, c, value);
  InplaceHistory history(a, node);
  ternary_op_(Ternary::kAddcmul, a, b, c, t, "addcmul_", value);
  history.commit();
}

// ---- addcdiv: y = a + v b / c.   da = dy, db = dy (v / c), dc = -dy v b / c^2.   saves b and c
namespace {
struct AddcdivNode final : Node {
  SavedTensor b{this}, c{this};
  Scalar value = 1;
  const char* name() const override { return "AddcdivBackward0"; }
  Tensors backward(const Tensors& gy) override {
    const Tensor d = c.get();
    check(
        !needs(1) || is_floating(d.dtype()), Code::kDtype,
        "addcdiv: the gradient: result type Float can't be cast to the desired output type torch.",
        d.dtype());
    Tensors gx{gy[0], needs(1) ? mul(gy[0], div(Tensor::wrapped(value), d)) : Tensor(), Tensor()};
    if (needs(2)) gx[2] = mul(neg(gy[0]), div(mul(b.get(), value), square(d)));
    return gx;
  }
};
Ref<AddcdivNode> record_addcdiv(const Tensor& a, const Tensor& b, const Tensor& c, Scalar value) {
  auto node = record<AddcdivNode>(a, b, c);
  if (!node) return node;
  node->value = value;
  node->c.save(c);
  if (node->needs(2)) node->b.save(b);
  return node;
}
DType addcdiv_type(const Tensor& a, const Tensor& b, const Tensor& c, const char* op) {
  check(is_floating(b.dtype()) || is_floating(c.dtype()), Code::kDtype, op,
        ": Integer division with addcdiv is no longer supported, got torch.", b.dtype(),
        " and torch.", c.dtype());
  return result_type({&a, &b, &c});
}
}  // namespace
Tensor addcdiv(const Tensor& a, const Tensor& b, const Tensor& c, Scalar value) {
  const DType t = addcdiv_type(a, b, c, "addcdiv");
  Tensor y = ternary_op(Ternary::kAddcdiv, a, b, c, t, "addcdiv", value);
  if (auto node = record_addcdiv(a, b, c, value)) attach(y, node);
  return y;
}
void addcdiv_(const Tensor& a, const Tensor& b, const Tensor& c, Scalar value) {
  check_inplace(a, {&b, &c}, "addcdiv_");
  const DType t = addcdiv_type(a, b, c, "addcdiv_");
  auto node = record_addcdiv(a, b, c, value);
  InplaceHistory history(a, node);
  ternary_op_(Ternary::kAddcdiv, a, b, c, t, "addcdiv_", value);
  history.commit();
}

}  // namespace nnc::ops
