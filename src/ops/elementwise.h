// SPDX-License-Identifier: Apache-2.0
// What the element-by-element operations share: broadcasting, common types, hidden layouts.
#pragma once

#include "kernels/binary.h"
#include "kernels/ternary.h"
#include "kernels/unary.h"
#include "tensor/tensor.h"

namespace nnc::ops {

// t itself, or a converted copy. Without history: the engine turns gradients back.
Tensor as_type(const Tensor& t, DType dtype);
// The same for the length of a call: t itself is referred to, which saves the counting.
class AsType {
 public:
  AsType(const Tensor& t, DType dtype) : t_(t) {
    if (t.dtype() != dtype) [[unlikely]]
      converted_ = as_type(t, dtype);
  }
  const Tensor& get() const { return converted_.defined() ? converted_ : t_; }

 private:
  const Tensor& t_;
  Tensor converted_;
};
// The type in which functions of real numbers compute: whole numbers take the default.
inline DType floating_type(const Tensor& t) {
  return is_floating(t.dtype()) ? t.dtype() : exec().default_dtype;
}

// torch.result_type of a tensor and a Python number.
DType result_type(const Tensor& a, const Scalar& b);
using nnc::result_type;
// The same of functions of real numbers.
template <class A, class B>
DType floating_result(const A& a, const B& b) {
  const DType t = result_type(a, b);
  return is_floating(t) ? t : exec().default_dtype;
}

// out = op(a, b) broadcast; a and b are converted to `compute`, the result has type `result`.
Tensor binary_op(kernels::Binary op, const Tensor& a, const Tensor& b, DType compute, DType result,
                 const char* name, Scalar p0 = 1);
Tensor binary_op(kernels::Binary op, const Tensor& a, const Scalar& b, DType compute, DType result,
                 Scalar p0 = 1);
// a = op(a, b): b must broadcast to a's sizes, and the common type must convert to a's.
void binary_op_(kernels::Binary op, const Tensor& a, const Tensor& b, DType compute,
                const char* name, Scalar p0 = 1);
void binary_op_(kernels::Binary op, const Tensor& a, const Scalar& b, DType compute,
                const char* name, Scalar p0 = 1);
// Fails unless b can be written into a, broadcast.
void check_expandable(const Tensor& b, const Tensor& a, const char* name);
// Fails if a float is to multiply what is computed in integers.
void check_coefficient(const Scalar& v, DType compute, const char* op, const char* argument);
// Fails if `compute` does not convert to a's type.
void check_result_type(const Tensor& a, DType compute, const char* name);

// out = op(a, b, c) broadcast; b and c (and a, but for kWhere) are converted to `compute`.
Tensor ternary_op(kernels::Ternary op, const Tensor& a, const Tensor& b, const Tensor& c,
                  DType compute, const char* name, Scalar p0 = 1);
// a = op(a, b, c): b and c must broadcast to a's sizes.
void ternary_op_(kernels::Ternary op, const Tensor& a, const Tensor& b, const Tensor& c,
                 DType compute, const char* name, Scalar p0 = 1);

// out = op(x) in x's own order of bytes, of x's type or, for the predicates, of type `result`.
Tensor unary_op(kernels::Unary op, const Tensor& x, const kernels::Params& p = {});
Tensor unary_op(kernels::Unary op, const Tensor& x, const kernels::Params& p, DType result);
// x = op(x).
void unary_op_(kernels::Unary op, const Tensor& x, const kernels::Params& p = {});
// The same with a result that is laid out as PyTorch's empty_like does it.
Tensor unary_op_like(kernels::Unary op, const Tensor& x, const kernels::Params& p, DType result);
// gx of the operation that saved `saved` (same sizes as gy). saved_first: the order of the result
// follows what was saved before gy, as it always does for relu and what is like it.
Tensor unary_grad_op(kernels::UnaryGrad op, const Tensor& gy, const Tensor& saved,
                     const kernels::Params& p = {}, bool saved_first = false);

}  // namespace nnc::ops
