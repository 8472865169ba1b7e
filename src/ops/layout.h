// SPDX-License-Identifier: Apache-2.0
// The order of bytes that operations compute in (Note [Hidden layout]).
#pragma once

#include <initializer_list>

#include "tensor/tensor.h"

namespace nnc::ops {

// Note [Layout plan]
// In which order of bytes its kernels work is decided once per operation, kept with its shape or
// node for the gradients, and asked by everything else: operands and results go through the plan.
// It may be that tensors of one channel or position lie in both orders.
class LayoutPlan {
 public:
  LayoutPlan() = default;  // row-major
  explicit LayoutPlan(bool channels_last) : channels_last_(channels_last) {}
  // As x lies.
  static LayoutPlan of(const Tensor& x) { return LayoutPlan(x.hidden_channels_last()); }

  // As all of them lie.
  static LayoutPlan of_all(Span<const Tensor> tensors);

  bool channels_last() const { return channels_last_; }
  // x (N, C, ...) dense in that order: x itself where it is, else a copy without history.
  Tensor operand(const Tensor& x) const;
  // Those bytes of it.
  ConstView read(const Tensor& operand) const;
  // Uninitialised.
  Tensor result(Sizes sizes, DType dtype) const;

 private:
  bool channels_last_ = false;
};

// x dense in row-major order: itself, or a copy without history.
inline Tensor row_major(const Tensor& x) {
  return LayoutPlan().operand(x);
}
// Is x one value, repeated by strides of 0, as the gradient of a sum is?
bool is_repeated_value(const Tensor& x);
// The same by all of its strides, those of sizes of 1 too.
Tensor plain_rows(const Tensor& x);
// x itself, with its bytes as its strides say: made where only a hidden order existed.
const Tensor& materialize(const Tensor& x);
// Views of a tensor that may be undefined: of nothing then.
inline ConstView view_of(const Tensor& t) {
  return t.defined() ? t.view() : ConstView();
}
inline View mutable_view_of(const Tensor& t) {
  return t.defined() ? t.mutable_view() : View();
}
// Do both lie densely in one and the same order of bytes?
bool same_order(const Tensor& a, const Tensor& b);
// Uninitialised, in the order of x's strides, never in a hidden one.
Tensor empty_as_strided(const Tensor& x, DType dtype);
// The same of something with these sizes and strides.
Tensor empty_as_strided(Sizes sizes, Sizes strides, DType dtype);
// y itself, or a copy of it without history, laid out as empty_as_strided of those strides.
Tensor laid_out(const Tensor& y, Sizes strides);

// Note [Shown order]
// Strides of results are PyTorch's. Those of element-wise operations follow their operands, the
// first one first; those of functions on images (N, C, H, W) and volumes (N, C, D, H, W) are
// channels-last (torch.channels_last, torch.channels_last_3d) where the image's are; what else
// there is says so where it is made. Order is chosen here; tests/golden/strides.txt has what is
// expected of every row.

// Uninitialised, as the result of an element-wise operation on these operands, which broadcast to
// `sizes`.
Tensor empty_result(Sizes sizes, DType dtype, std::initializer_list<const Tensor*> operands);
// The same of one operand, in its hidden order if it has one; of one operand and a number, beside
// which PyTorch does not ask whether the operand is dense, but puts its strides in order.
Tensor empty_result(const Tensor& x, DType dtype);
Tensor empty_result_of_number(const Tensor& x, DType dtype);
// Are x's strides those of torch.channels_last, or of torch.channels_last_3d for five dimensions?
// Where both orders are possible they are not.
bool is_channels_last(const Tensor& x);
bool are_channels_last(Sizes sizes, Sizes strides);
// The same of (N, C, L), as one row of an image.
bool is_channels_last_row(const Tensor& x);
// Is x dense in that order? The strides of sizes of 1 may be anything.
bool is_packed_channels_last(const Tensor& x);
// Those of a dense tensor (N, C, ...) in that order.
Dims channels_last_strides(Sizes sizes);
// Uninitialised, as what a function on images makes, channels-last or row-major; (N, C, L) as one
// row of an image.
Tensor empty_image(Sizes sizes, DType dtype, bool channels_last);
inline Tensor empty_image(Sizes sizes, DType dtype, const Tensor& x) {
  return empty_image(sizes, dtype, is_channels_last(x));
}
// y itself, or a copy of it without history, in the order of empty_image.
Tensor as_image(const Tensor& y, bool channels_last);
inline Tensor as_image(const Tensor& y, const Tensor& x) {
  return as_image(y, is_channels_last(x));
}

}  // namespace nnc::ops
