// SPDX-License-Identifier: Apache-2.0
// What all random fills share: their node, the order of the draws, and the commit.
#pragma once

#include <type_traits>

#include "base/random.h"
#include "kernels/copy.h"
#include "ops/layout.h"
#include "ops/unary_node.h"

namespace nnc::ops {

// The node of draws that depend on these tensors in nothing but their sizes: every gradient is
// zero. Null where no history is recorded.
Ref<Node> record_draws(const char* name, const Tensor& x);
Ref<Node> record_draws(const char* name, const Tensor& x, const Tensor& y);

// t, which may be smaller by broadcasting, with the dimensions of `sizes` in the given order.
inline Tensor permuted(const Tensor& t, Sizes sizes, const Dims& order) {
  const Dims strides = broadcast_strides(t.sizes(), t.strides(), sizes);
  Dims new_sizes(order.size()), new_strides(order.size());
  for (int64_t i = 0; i < order.size(); ++i) {
    new_sizes[i] = sizes[order[i]];
    new_strides[i] = strides[order[i]];
  }
  return materialize(t).alias(new_sizes, new_strides, t.offset());
}

// Calls fill(Tensor) for all elements of x as they lie in memory. For the 16-bit types those are
// float and the result is rounded (Note [Half types and random draws]).
template <class F>
void fill_in_order(const Tensor& x, const F& fill) {
  const Tensor sorted = permuted(x, x.sizes(), stride_order(x.strides()));
  const bool half = item_size(x.dtype()) == 2 && is_floating(x.dtype());
  const bool direct = sorted.contiguous() && !half;
  const DType drawn = half ? DType::kFloat32 : x.dtype();
  const Tensor target = direct ? sorted : Tensor::empty(sorted.sizes(), drawn);
  fill(target);
  if (!direct) kernels::copy(sorted.mutable_view(), target.view());
}
// The same by fill(Tag<T>, T* p, n).
template <class F>
void fill_memory(const Tensor& x, const F& fill) {
  fill_in_order(x, [&](const Tensor& target) {
    dispatch_all(target.dtype(), [&](auto tag) {
      using T = typename decltype(tag)::type;
      if constexpr (std::is_arithmetic_v<T>) fill(tag, target.mutable_view().ptr<T>(), x.numel());
    });
  });
}

// The common frame of the in-place draws.
template <class F>
void draw_in_place(const Tensor& x, const char* op, const char* label, const F& fill) {
  check_inplace(x, op);
  const Ref<Node> node = record_draws(label, x);
  InplaceHistory history(x, node);
  fill();
  history.commit();
}

// What a function has made of random numbers is new, however it was filled: nobody wrote to it.
inline Tensor as_new(const Tensor& y) {
  y.impl()->storage->set_version(0);
  return y;
}

}  // namespace nnc::ops
