// SPDX-License-Identifier: Apache-2.0
// Division to whole numbers, and what it leaves.
#include "graph/record.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/element_type.h"
#include "ops/elementwise.h"
#include "ops/math.h"

namespace nnc::ops {
namespace {

using kernels::Binary;

void check_divisible(DType t, const char* op) {
  check_not_bool(t, op);
}
// Whole numbers have no infinity to answer with, unless there are none. What counts is the divisor
// in the type t of the division: 256 is 0 in int8.
void check_divisor(const Tensor& a, DType t, const Tensor& b, const char* op) {
  check_divisible(t, op);
  check(is_floating(t) || a.numel() == 0 || !any_true(eq(as_type(detach(b), t), 0)), Code::kInvalid,
        op, ": ZeroDivisionError");
}
void check_divisor(const Tensor& a, DType t, const Scalar& b, const char* op) {
  check_divisible(t, op);
  if (is_floating(t) || a.numel() == 0) return;
  const bool zero =
      dispatch_all(t, [&](auto tag) { return b.to<typename decltype(tag)::type>() == 0; });
  check(!zero, Code::kInvalid, op, ": ZeroDivisionError");
}

template <class B>
Tensor divided(Binary op, const Tensor& a, const B& b, const char* name) {
  const DType t = result_type(a, b);
  check_divisor(a, t, b, name);
  if constexpr (std::is_same_v<B, Tensor>)
    return binary_op(op, a, b, t, t, name);
  else
    return binary_op(op, a, b, t, t);
}
Binary division_of(Rounding r) {
  return r == Rounding::kTrunc ? Binary::kTruncDiv : Binary::kFloorDiv;
}
// Does the quotient round to its 16-bit type before its fraction goes? In PyTorch that of two
// tensors does, unless the divisor has one element.
bool rounds_first(Rounding r, DType t, const Tensor& b) {
  return r == Rounding::kTrunc && is_floating(t) && item_size(t) == 2 && b.numel() != 1;
}

}  // namespace

Rounding rounding_of(std::string_view word, const char* op) {
  if (word.empty()) return Rounding::kNone;
  if (word == "trunc") return Rounding::kTrunc;
  check(word == "floor", Code::kInvalid, op,
        ": div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '", word,
        "'");
  return Rounding::kFloor;
}

// ---- div with rounding: y = a / b, rounded.   Every gradient is zero.   saves nothing
namespace {
struct RoundedDivNode final : FreedNode {
  const char* name() const override { return "DivBackward2"; }
  Tensors backward(const Tensors& gy) override {
    check_kept();
    const auto zero = [&](int64_t i) {
      return needs(i) ? Tensor::zeros(gy[0].sizes(), gy[0].dtype()) : Tensor();
    };
    return {zero(0), zero(1)};
  }
};
}  // namespace
Tensor div(const Tensor& a, const Tensor& b, Rounding rounding) {
  if (rounding == Rounding::kNone) return div(a, b);
  const bool first = rounds_first(rounding, result_type(a, b), b);
  Tensor y = divided(first ? Binary::kDiv : division_of(rounding), a, b, "div");
  if (first) unary_op_(kernels::Unary::kTrunc, y);
  if (auto node = record<RoundedDivNode>(a, b)) attach(y, node);
  return y;
}
Tensor div(const Tensor& a, Scalar b, Rounding rounding) {
  if (rounding == Rounding::kNone) return div(a, b);
  Tensor y = divided(division_of(rounding), a, b, "div");
  if (auto node = record<RoundedDivNode>(a, Tensor())) attach(y, node);
  return y;
}
void div_(const Tensor& a, const Tensor& b, Rounding rounding) {
  if (rounding == Rounding::kNone) return div_(a, b);
  check_inplace(a, {&b}, "div_");
  const DType t = result_type(a, b);
  check_divisor(a, t, b, "div_");
  auto node = record<RoundedDivNode>(a, b);
  InplaceHistory history(a, node);
  const bool first = rounds_first(rounding, t, b);
  binary_op_(first ? Binary::kDiv : division_of(rounding), a, b, t, "div_");
  if (first) unary_op_(kernels::Unary::kTrunc, a);
  history.commit();
}
void div_(const Tensor& a, Scalar b, Rounding rounding) {
  if (rounding == Rounding::kNone) return div_(a, b);
  check_inplace(a, "div_");
  const DType t = result_type(a, b);
  check_divisor(a, t, b, "div_");
  auto node = record<RoundedDivNode>(a, Tensor());
  InplaceHistory history(a, node);
  binary_op_(division_of(rounding), a, b, t, "div_");
  history.commit();
}

// ---- floor_divide: y = a / b rounded down.   PyTorch has no gradient for it.   saves nothing
namespace {
struct FloorDivideNode final : Node {
  const char* name() const override { return "NotImplemented"; }
  Tensors backward(const Tensors&) override {
    fail(Code::kUnsupported, "floor_divide: derivative for aten::floor_divide is not implemented");
  }
};
}  // namespace
Tensor floor_divide(const Tensor& a, const Tensor& b) {
  Tensor y = divided(Binary::kFloorDiv, a, b, "floor_divide");
  if (auto node = record<FloorDivideNode>(a, b)) attach(y, node);
  return y;
}
Tensor floor_divide(const Tensor& a, Scalar b) {
  Tensor y = divided(Binary::kFloorDiv, a, b, "floor_divide");
  if (auto node = record<FloorDivideNode>(a, Tensor())) attach(y, node);
  return y;
}

// ---- remainder: y = a - b floor(a / b).   da = dy, db = -dy floor(a / b).   saves a and b for db
namespace {
struct RemainderNode final : Node {
  SavedTensor a{this}, b{this};
  bool by_number = false;
  const char* name() const override {
    return by_number ? "RemainderBackward0" : "RemainderBackward1";
  }
  Tensors backward(const Tensors& gy) override {
    Tensors gx{gy[0], Tensor()};
    if (!by_number && needs(1)) {
      gx[1] = mul(neg(gy[0]), div(a.get(), b.get(), Rounding::kFloor));
    }
    return gx;
  }
};
}  // namespace
Tensor remainder(const Tensor& a, const Tensor& b) {
  Tensor y = divided(Binary::kRemainder, a, b, "remainder");
  if (auto node = record<RemainderNode>(a, b)) {
    if (node->needs(1)) node->a.save(a), node->b.save(b);
    attach(y, node);
  }
  return y;
}
Tensor remainder(const Tensor& a, Scalar b) {
  Tensor y = divided(Binary::kRemainder, a, b, "remainder");
  if (auto node = record<RemainderNode>(a)) {
    node->by_number = true;
    attach(y, node);
  }
  return y;
}

// ---- fmod: y = a - b trunc(a / b).   da = dy, db = -dy trunc(a / b).   saves a and b for db
namespace {
struct FmodNode final : Node {
  SavedTensor a{this}, b{this};
  bool by_number = false;
  const char* name() const override { return by_number ? "FmodBackward0" : "FmodBackward1"; }
  Tensors backward(const Tensors& gy) override {
    Tensors gx{gy[0], Tensor()};
    if (!by_number && needs(1)) {
      gx[1] = mul(neg(gy[0]), div(a.get(), b.get(), Rounding::kTrunc));
    }
    return gx;
  }
};
}  // namespace
Tensor fmod(const Tensor& a, const Tensor& b) {
  Tensor y = divided(Binary::kFmod, a, b, "fmod");
  if (auto node = record<FmodNode>(a, b)) {
    if (node->needs(1)) node->a.save(a), node->b.save(b);
    attach(y, node);
  }
  return y;
}
Tensor fmod(const Tensor& a, Scalar b) {
  Tensor y = divided(Binary::kFmod, a, b, "fmod");
  if (auto node = record<FmodNode>(a)) {
    node->by_number = true;
    attach(y, node);
  }
  return y;
}

}  // namespace nnc::ops
