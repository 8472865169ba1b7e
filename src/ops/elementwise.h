// SPDX-License-Identifier: Apache-2.0
// What the element-by-element operations share: broadcasting, common types, hidden layouts.
#pragma once

#include "kernels/binary.h"
#include "kernels/unary.h"
#include "tensor/tensor.h"

namespace nnc::ops {

// t itself, or a converted copy. Without history: the engine turns gradients back.
Tensor as_type(const Tensor& t, DType dtype);

// All bytes of a dense tensor as one row, in whatever order they lie (see Note [Hidden layout]).
// Two tensors of the same sizes can be paired this way when same_order() says so.
class FlatView {
 public:
  static FlatView of(const Tensor& t) { return FlatView(t, false); }
  static FlatView of_mutable(const Tensor& t) { return FlatView(t, true); }
  FlatView(const FlatView&) = delete;
  const View& operator*() const { return view_; }

 private:
  FlatView(const Tensor& t, bool writable);
  int64_t size_, stride_ = 1;
  View view_;
};
bool same_order(const Tensor& a, const Tensor& b);

// out = op(a, b) broadcast; a and b are converted to `compute`, the result has type `result`.
Tensor binary_op(kernels::Binary op, const Tensor& a, const Tensor& b, DType compute, DType result,
                 const char* name, Scalar p0 = 1);
// a = op(a, b): b must broadcast to a's sizes, and the common type must convert to a's.
void binary_op_(kernels::Binary op, const Tensor& a, const Tensor& b, DType compute,
                const char* name, Scalar p0 = 1);

// out = op(x) in x's own order of bytes, of x's type.
Tensor unary_op(kernels::Unary op, const Tensor& x, double p0 = 0, double p1 = 0);
// x = op(x).
void unary_op_(kernels::Unary op, const Tensor& x, double p0 = 0, double p1 = 0);
// gx of the operation that saved `saved` (same sizes as gy).
Tensor unary_grad_op(kernels::UnaryGrad op, const Tensor& gy, const Tensor& saved, double p0 = 0,
                     double p1 = 0);

}  // namespace nnc::ops
