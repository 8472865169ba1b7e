// SPDX-License-Identifier: Apache-2.0
#include "graph/connected.h"

#include "graph/record.h"

namespace nnc {
namespace {

struct ConnectedNode final : Node {
  Dims sizes;
  DType dtype = DType::kFloat32;
  const char* label = "";
  const char* name() const override { return label; }
  Tensors backward(const Tensors& gy) override {
    return {gy[0], needs(1) ? Tensor::zeros(sizes, dtype) : Tensor()};
  }
};

}  // namespace

Tensor connected(const Tensor& g, const Edge& input, const char* name) {
  if (!grad_enabled() || !input || !g.defined()) return g;
  Ref<ConnectedNode> node = Ref<ConnectedNode>::adopt(new ConnectedNode);
  node->label = name;
  if (input.leaf) {
    node->sizes = input.leaf->sizes;
    node->dtype = input.leaf->dtype;
  } else {
    const OutputInfo& info = input.node->outputs[input.output];
    node->sizes = info.sizes;
    node->dtype = info.dtype;
  }
  collect_edge(*node, g);
  node->next.push_back(input);
  Tensor y = g.alias();
  attach(y, node);
  return y;
}

}  // namespace nnc
