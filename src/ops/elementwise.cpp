// SPDX-License-Identifier: Apache-2.0
#include "ops/elementwise.h"

#include "kernels/copy.h"

namespace nnc::ops {

Tensor as_type(const Tensor& t, DType dtype) {
  if (t.dtype() == dtype) return t;
  Tensor y = Tensor::empty(t.sizes(), dtype);
  kernels::copy(y.mutable_view(), t.view());
  return y;
}

FlatView::FlatView(const Tensor& t, bool writable) : size_(t.numel()) {
  Storage& s = *t.impl()->storage;
  char* base = static_cast<char*>(
      s.channels_last() ? (writable ? s.mutable_channels_last() : s.channels_last())
                        : (writable ? s.mutable_data() : s.data()));
  view_ = {base + t.offset() * item_size(t.dtype()), t.dtype(), &size_, &stride_, 1, size_};
}

bool same_order(const Tensor& a, const Tensor& b) {
  return a.contiguous() && b.contiguous() && a.hidden_channels_last() == b.hidden_channels_last() &&
         same_sizes(a.sizes(), b.sizes());
}

namespace {

// b read with the sizes of `sizes`.
struct Broadcast {
  Dims strides;
  View view;
  Broadcast(const Tensor& t, Sizes sizes, int64_t numel)
      : strides(broadcast_strides(t.sizes(), t.strides(), sizes)), view(t.view()) {
    view.size_data = sizes.data();
    view.stride_data = strides.data();
    view.ndim = sizes.size();
    view.numel = numel;
  }
};

}  // namespace

Tensor binary_op(kernels::Binary op, const Tensor& a, const Tensor& b, DType compute, DType result,
                 const char* name, Scalar p0) {
  const Tensor x = as_type(a, compute), y = as_type(b, compute);
  if (same_order(x, y)) {
    Tensor out = Tensor::empty_like(x, result);
    kernels::binary(op, *FlatView::of_mutable(out), *FlatView::of(x), *FlatView::of(y), p0);
    return out;
  }
  const Dims sizes = broadcast_sizes(x.sizes(), y.sizes(), name);
  const bool like_x = same_sizes(sizes, x.sizes()) && !x.hidden_channels_last();
  Tensor out = like_x ? Tensor::empty_like(x, result) : Tensor::empty(sizes, result);
  kernels::binary(op, out.mutable_view(), Broadcast(x, out.sizes(), out.numel()).view,
                  Broadcast(y, out.sizes(), out.numel()).view, p0);
  return out;
}

void binary_op_(kernels::Binary op, const Tensor& a, const Tensor& b, DType compute,
                const char* name, Scalar p0) {
  if (!is_expandable(b.sizes(), a.sizes())) [[unlikely]] {
    fail(Code::kShape, name, ": output with shape ", a.sizes(),
         " doesn't match the broadcast shape ", broadcast_sizes(a.sizes(), b.sizes(), name));
  }
  const bool narrows = (is_floating(compute) && !is_floating(a.dtype())) ||
                       (a.dtype() == DType::kBool && compute != DType::kBool);
  check(!narrows, Code::kDtype, name, ": result type ", short_type_name(compute),
        " can't be cast to the desired output type ", short_type_name(a.dtype()));
  if (compute != a.dtype()) {
    const Tensor y = binary_op(op, a, b, compute, compute, name, p0);
    kernels::copy(a.mutable_view(), y.view());
    return;
  }
  const Tensor y = as_type(b, compute);
  if (same_order(a, y)) {
    const FlatView out = FlatView::of_mutable(a);
    kernels::binary(op, *out, *out, *FlatView::of(y), p0);
    return;
  }
  // A view of the same storage that runs in another order would be read after it was written.
  const bool meets = y.impl()->storage == a.impl()->storage && !y.same(a);
  Tensor separate = y;
  if (meets) {
    separate = Tensor::empty(y.sizes(), y.dtype());
    kernels::copy(separate.mutable_view(), y.view());
  }
  const View out = a.mutable_view();
  kernels::binary(op, out, out, Broadcast(separate, a.sizes(), a.numel()).view, p0);
}

Tensor unary_op(kernels::Unary op, const Tensor& x, double p0, double p1) {
  Tensor y = Tensor::empty_like(x);
  if (same_order(x, y)) {
    kernels::unary(op, *FlatView::of_mutable(y), *FlatView::of(x), p0, p1);
  } else {
    kernels::unary(op, y.mutable_view(), x.view(), p0, p1);
  }
  return y;
}

void unary_op_(kernels::Unary op, const Tensor& x, double p0, double p1) {
  if (x.contiguous()) {
    const FlatView v = FlatView::of_mutable(x);
    kernels::unary(op, *v, *v, p0, p1);
  } else {
    const View v = x.mutable_view();
    kernels::unary(op, v, v, p0, p1);
  }
}

Tensor unary_grad_op(kernels::UnaryGrad op, const Tensor& gy, const Tensor& saved, double p0,
                     double p1) {
  Tensor gx = Tensor::empty_like(saved, gy.dtype());
  if (same_order(gy, saved) && same_order(gx, saved)) {
    kernels::unary_grad(op, *FlatView::of_mutable(gx), *FlatView::of(gy), *FlatView::of(saved), p0,
                        p1);
  } else {
    kernels::unary_grad(op, gx.mutable_view(), gy.view(), saved.view(), p0, p1);
  }
  return gx;
}

}  // namespace nnc::ops
