// SPDX-License-Identifier: Apache-2.0
#include "graph/connected.h"

#include "graph/record.h"
#include "kernels/copy.h"

namespace nnc {
namespace {

// Laid out as the gradient that comes, where PyTorch makes them with zeros_like of it.
Tensor zeros_for(const OutputInfo& input, const Tensor& gy, Behind behind) {
  if (!same_sizes(input.sizes, gy.sizes()) || behind == Behind::kRowMajor ||
      gy.hidden_channels_last()) {
    return Tensor::zeros(input.sizes, input.dtype);
  }
  Tensor zeros = Tensor::empty_like(gy, input.dtype);
  kernels::fill(zeros.mutable_view(), 0);
  return zeros;
}

struct ConnectedNode final : Node {
  SmallVector<OutputInfo, 3> inputs;  // behind each edge but the first
  const char* label = "";
  Behind behind = Behind::kOther;
  const char* name() const override { return label; }
  Tensors backward(const Tensors& gy) override {
    Tensors gx{gy[0]};
    if (behind == Behind::kSameFunction) {
      gx[0] = connected(gy[0], {next.data() + 1, next.size() - 1}, label, behind);
    }
    for (int64_t i = 0; i < inputs.size(); ++i) {
      const bool zeros = needs(i + 1) && behind != Behind::kNothing;
      gx.push_back(zeros ? zeros_for(inputs[i], gy[0], behind) : Tensor());
    }
    return gx;
  }
};

OutputInfo info_of(const Edge& edge) {
  if (edge.leaf) return {edge.leaf->sizes, edge.leaf->dtype};
  return edge.node->outputs[edge.output];
}

}  // namespace

Tensor connected(const Tensor& g, Span<const Edge> inputs, const char* name, Behind behind) {
  if (!grad_enabled() || !g.defined()) return g;
  Ref<ConnectedNode> node = Ref<ConnectedNode>::adopt(new ConnectedNode);
  node->label = name;
  node->behind = behind;
  collect_edge(*node, g);
  for (const Edge& input : inputs) {
    if (!input) continue;
    node->inputs.push_back(info_of(input));
    add_edge(*node, input);
  }
  if (node->inputs.empty()) return g;
  Tensor y = g.alias();
  attach(y, node);
  return y;
}

Tensor connected_if_alone(const Tensor& g, const Edge& input, const char* name) {
  return g.defined() && !requires_grad(g) ? connected(g, input, name, Behind::kNothing) : g;
}

}  // namespace nnc
