// SPDX-License-Identifier: Apache-2.0
// The two nodes that keep views and in-place writes right: as_strided and CopySlices.
#pragma once

#include "graph/node.h"

namespace nnc {

// Sizes, strides and offset of a tensor within its storage.
struct Geometry {
  Dims sizes, strides;
  int64_t offset = 0;
  static Geometry of(const Tensor& t) { return {Dims(t.sizes()), Dims(t.strides()), t.offset()}; }
};

// The differentiable operations that the two nodes' gradients need; the layer above provides them
// (src/ops/as_strided.cpp sets them when the library is loaded). Offsets of base and view count
// from the same origin.
struct StridedOps {
  // A copy of g in the geometry `base`, within a buffer that covers `view` too.
  Tensor (*lay_out)(const Tensor& g, const Geometry& base, const Geometry& view);
  // What `view` looks at of a tensor that lay_out made.
  Tensor (*cut)(const Tensor& whole, const Geometry& base, const Geometry& view);
  // The adjoint of cut: in geometry `base`, each element the sum of the elements of g that look
  // at it.
  Tensor (*adjoint)(const Tensor& g, const Geometry& base, const Geometry& view);
  // g with the elements that `view` looks at replaced by part (by zero if undefined).
  Tensor (*replace)(const Tensor& g, const Tensor& part, const Geometry& base,
                    const Geometry& view);
};
extern StridedOps g_strided_ops;

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
};

}  // namespace nnc
