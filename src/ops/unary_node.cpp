// SPDX-License-Identifier: Apache-2.0
#include "ops/unary_node.h"

namespace nnc::ops {
namespace {

struct GradientNode final : Node {
  SavedTensor gy{this}, v{this};
  const Gradient* form = nullptr;
  const char* name() const override { return form->name; }
  Tensors backward(const Tensors& gz) override {
    const Tensor kept = v.get(), &z = gz[0];
    Tensors g{Tensor(), Tensor()};
    if (needs(0)) g[0] = gradient_of(*form, z, kept);
    if (needs(1)) {
      // 16-bit types are rounded once.
      const Tensor dy = at_least_float32(gy.get());
      g[1] = to_dtype(form->second(at_least_float32(z), dy, at_least_float32(kept)), z.dtype());
    }
    return g;
  }
};

}  // namespace

Tensor gradient_of(const Gradient& form, const Tensor& gy, const Tensor& v) {
  Tensor gx = form.first(detach(gy), detach(v));
  if (auto node = record<GradientNode>(gy, v)) {
    node->gy.save(gy);
    node->v.save(v);
    node->form = &form;
    attach(gx, node);
  }
  return gx;
}

}  // namespace nnc::ops
