// SPDX-License-Identifier: Apache-2.0
#include "ops/selection.h"

#include "graph/record.h"

namespace nnc::ops {
namespace {

// dgy = the same pieces of dgx.   saves x
struct PiecewiseGradNode final : Node {
  SavedTensor saved{this};
  kernels::UnaryGrad kind = kernels::UnaryGrad::kRelu;
  kernels::Params p;
  const char* label = "";
  const char* name() const override { return label; }
  Tensors backward(const Tensors& gy) override {
    return {piecewise_grad(kind, gy[0], saved.get(), p, label)};
  }
};

}  // namespace

Tensor piecewise_grad(kernels::UnaryGrad kind, const Tensor& gy, const Tensor& saved,
                      const kernels::Params& p, const char* name) {
  Tensor gx = unary_grad_op(kind, gy, saved, p);
  if (auto node = record<PiecewiseGradNode>(gy)) {
    node->saved.save(detach(saved));
    node->kind = kind;
    node->p = p;
    node->label = name;
    attach(gx, node);
  }
  return gx;
}

}  // namespace nnc::ops
