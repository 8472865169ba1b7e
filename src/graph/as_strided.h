// SPDX-License-Identifier: Apache-2.0
// The two nodes that keep views and in-place writes right: as_strided and CopySlices. Recording
// makes them; their gradients are made of operations and stand with those, in ops/as_strided.cpp.
#pragma once

#include "graph/node.h"

namespace nnc {

// Sizes, strides and offset of a tensor within its storage.
struct Geometry {
  Dims sizes, strides;
  int64_t offset = 0;
  static Geometry of(const Tensor& t) { return {Dims(t.sizes()), Dims(t.strides()), t.offset()}; }
};

// y = base read as `view`. The base's gradient: the adjoint.
struct AsStridedNode final : Node {
  Geometry base, view;
  const char* name() const override { return "AsStridedBackward0"; }
  Tensors backward(const Tensors& gy) override;
};

// The node of a tensor in geometry `view` that looks at the one `from` leads to.
Ref<Node> look_at(Edge from, const Geometry& base, const Geometry& view, DType dtype);

// base with its part `view` overwritten by fn's output. Inputs: the base's former value, then the
// further inputs of fn (fn's first input is the part itself).
struct CopySlicesNode final : Node {
  Geometry base, view;
  Ref<Node> fn;
  const char* name() const override { return "CopySlices"; }
  Tensors backward(const Tensors& gy) override;
  void release() override {
    if (fn) fn->release();
  }
  bool holds_saved() const override { return fn && fn->holds_saved(); }
};

}  // namespace nnc
