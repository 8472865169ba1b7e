// SPDX-License-Identifier: Apache-2.0
#include "ops/layout.h"

#include "kernels/copy.h"

namespace nnc::ops {
namespace {

// One value, repeated by strides of 0: what the gradient of a sum looks like.
bool is_repeated_value(const Tensor& x) {
  if (x.numel() == 0) return false;
  for (int64_t d = 0; d < x.dim(); ++d) {
    if (x.size(d) != 1 && x.stride(d) != 0) return false;
  }
  return true;
}

}  // namespace

const Tensor& materialize(const Tensor& x) {
  if (!x.hidden_channels_last()) return x;
  Storage& s = *x.impl()->storage;
  const Ref<Storage> plain = Storage::allocate(s.nbytes());
  kernels::copy(View(plain->plain(), x.dtype(), x.sizes(), x.strides()), x.view());
  s.adopt_plain(*plain);
  return x;
}

LayoutPlan LayoutPlan::of_all(Span<const Tensor> tensors) {
  bool last = true;
  for (const Tensor& t : tensors) last &= t.hidden_channels_last();
  return LayoutPlan(last);
}

Tensor LayoutPlan::result(Sizes sizes, DType dtype) const {
  return channels_last_ ? Tensor::empty_channels_last(sizes, dtype) : Tensor::empty(sizes, dtype);
}

ConstView LayoutPlan::read(const Tensor& x) const {
  void* last = channels_last_ ? x.channels_last_data() : nullptr;
  if (!last) return x.view();
  Dims strides(x.dim());
  int64_t step = x.size(1);
  for (int64_t d = x.dim() - 1; d >= 2; --d) {
    strides[d] = step;
    step *= x.size(d);
  }
  strides[1] = 1;
  strides[0] = step;
  return ConstView(last, x.dtype(), x.sizes(), strides);
}

Tensor LayoutPlan::operand(const Tensor& x) const {
  if (channels_last_ && x.channels_last_data()) return x;
  if (!channels_last_ && x.contiguous()) return materialize(x);
  Tensor y = result(x.sizes(), x.dtype());
  if (x.contiguous() && !y.hidden_channels_last()) return materialize(x);
  const View to = y.mutable_view();
  if (is_repeated_value(x)) {
    const int64_t size = y.numel(), one = 1, zero = 0;
    kernels::copy(restrided(to, {&size, 1}, {&one, 1}),
                  restrided(x.view(), {&size, 1}, {&zero, 1}));
  } else {
    kernels::copy(to, x.view());
  }
  return y;
}

bool same_order(const Tensor& a, const Tensor& b) {
  return a.contiguous() && b.contiguous() && a.hidden_channels_last() == b.hidden_channels_last() &&
         same_sizes(a.sizes(), b.sizes());
}

Tensor empty_as_strided(const Tensor& x, DType dtype) {
  return x.hidden_channels_last() ? Tensor::empty(x.sizes(), dtype) : Tensor::empty_like(x, dtype);
}

}  // namespace nnc::ops
