// SPDX-License-Identifier: Apache-2.0
#include "ops/convert.h"

#include "graph/inplace.h"
#include "graph/record.h"
#include "kernels/copy.h"
#include "ops/elementwise.h"
#include "ops/layout.h"
#include "ops/number.h"
#include "ops/reduce.h"

namespace nnc::ops {

// ---- clone: y = x.   dx = dy.   saves nothing
namespace {
struct CloneNode final : Node {
  const char* name() const override { return "CloneBackward0"; }
  Tensors backward(const Tensors& gy) override { return {gy[0]}; }
};
Tensor copied(const Tensor& x, Tensor y) {
  kernels::copy(y.mutable_view(), x.view());
  if (auto node = record<CloneNode>(x)) attach(y, node);
  return y;
}
}  // namespace
Tensor clone(const Tensor& x) {
  return copied(x, Tensor::empty_like(x));
}
Tensor contiguous(const Tensor& x) {
  return x.contiguous() ? materialize(x) : copied(x, Tensor::empty(x.sizes(), x.dtype()));
}

// ---- to: y = x converted.   dx = dy converted back (by the engine).   saves nothing
namespace {
struct ToCopyNode final : Node {
  const char* name() const override { return "ToCopyBackward0"; }
  Tensors backward(const Tensors& gy) override { return {gy[0]}; }
};
}  // namespace
Tensor to_dtype(const Tensor& x, DType dtype) {
  if (x.dtype() == dtype) return x;
  Tensor y = Tensor::empty_like(x, dtype);
  kernels::copy(y.mutable_view(), x.view());
  if (is_floating(dtype)) {
    if (auto node = record<ToCopyNode>(x)) attach(y, node);
  }
  return y;
}
Tensor at_least_float32(const Tensor& x) {
  return is_floating(x.dtype()) && item_size(x.dtype()) == 2 ? to_dtype(x, DType::kFloat32) : x;
}
Tensor contiguous_wide(const Tensor& x) {
  return contiguous(at_least_float32(detach(x)));
}

// ---- copy_: x = src.   dx = 0, dsrc = dy.   saves nothing
namespace {
struct CopyNode final : Node {
  const char* name() const override { return "CopyBackwards"; }
  Tensors backward(const Tensors& gy) override {
    return {needs(0) ? Tensor::zeros(gy[0].sizes(), gy[0].dtype()) : Tensor(), gy[0]};
  }
};
bool are_same_data(const Tensor& a, const Tensor& b) {
  return a.impl()->storage == b.impl()->storage && a.offset() == b.offset() &&
         a.dtype() == b.dtype() && same_sizes(a.sizes(), b.sizes()) &&
         same_sizes(a.strides(), b.strides());
}
}  // namespace
void copy_(const Tensor& x, const Tensor& src) {
  const bool itself = are_same_data(x, src);  // no element changes: they may coincide
  itself ? check_fill(x, "copy_") : check_inplace(x, {&src}, "copy_");
  check_expandable(src, x, "copy_");
  auto node = record<CopyNode>(x, src);
  if (itself) return InplaceHistory(x, node).commit();
  // Through a copy if both look at the same memory in different ways.
  Tensor from = src;
  if (src.impl()->storage == x.impl()->storage) from = copied(detach(src), Tensor::empty_like(src));
  InplaceHistory history(x, node);
  kernels::copy(x.mutable_view(), broadcast_view(from.view(), x.sizes()));
  history.commit();
}

InplaceHistory history_of_copy(const Tensor& x, const Tensor& value,
                               Span<const InplaceHistory> pending) {
  const AutogradMeta* m = autograd_meta_or_null(x);
  if (m && m->base().defined()) return {x, record<CopyNode>(x, value), pending};
  return {x, grad_fn(value), pending};
}

// ---- fill_: x = value.   dx = 0.   saves nothing
namespace {
struct FillNode final : Node {
  const char* name() const override { return "FillBackward2"; }
  Tensors backward(const Tensors& gy) override {
    return {Tensor::zeros(gy[0].sizes(), gy[0].dtype())};
  }
};
// By a tensor without dimensions: dx = 0, dvalue = the sum of dy.
struct FillTensorNode final : Node {
  const char* name() const override { return "FillBackward3"; }
  Tensors backward(const Tensors& gy) override {
    return {needs(0) ? Tensor::zeros(gy[0].sizes(), gy[0].dtype()) : Tensor(),
            needs(1) ? sum(gy[0]) : Tensor()};
  }
};
struct ZeroNode final : Node {
  const char* name() const override { return "ZeroBackward0"; }
  Tensors backward(const Tensors& gy) override {
    return {Tensor::zeros(gy[0].sizes(), gy[0].dtype())};
  }
};
template <class N>
void fill_with(const Tensor& x, Scalar value, const char* op) {
  check_fill(x, op);
  check_fits(value, x.dtype(), op);
  auto node = record<N>(x);
  InplaceHistory history(x, node);
  kernels::fill(x.mutable_view(), value);
  history.commit();
}
}  // namespace
void fill_(const Tensor& x, Scalar value) {
  fill_with<FillNode>(x, value, "fill_");
}
void fill_(const Tensor& x, const Tensor& value) {
  check_inplace(x, "fill_");
  auto node = record<FillTensorNode>(x, value);
  // Read before the write, which may reach it.
  const Tensor v = copied(detach(value), Tensor::empty({}, value.dtype()));
  InplaceHistory history(x, node);
  kernels::copy(x.mutable_view(), broadcast_view(v.view(), x.sizes()));
  history.commit();
}
void zero_(const Tensor& x) {
  fill_with<ZeroNode>(x, 0, "zero_");
}

}  // namespace nnc::ops
