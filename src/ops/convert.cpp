// SPDX-License-Identifier: Apache-2.0
#include "ops/convert.h"

#include "graph/inplace.h"
#include "graph/record.h"
#include "kernels/copy.h"
#include "ops/elementwise.h"
#include "ops/layout.h"
#include "ops/number.h"

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

// ---- copy_: x = src.   dx = 0, dsrc = dy.   saves nothing
namespace {
struct CopyNode final : Node {
  const char* name() const override { return "CopyBackwards"; }
  Tensors backward(const Tensors& gy) override {
    return {needs(0) ? Tensor::zeros(gy[0].sizes(), gy[0].dtype()) : Tensor(), gy[0]};
  }
};
}  // namespace
void copy_(const Tensor& x, const Tensor& src) {
  check_inplace(x, {&src}, "copy_");
  check(is_expandable(src.sizes(), x.sizes()), Code::kShape, "copy_: The size of tensor a ",
        x.sizes(), " must match the size of tensor b ", src.sizes());
  if (x.same(src)) return;
  auto node = record<CopyNode>(x, src);
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
void zero_(const Tensor& x) {
  fill_with<ZeroNode>(x, 0, "zero_");
}

}  // namespace nnc::ops
