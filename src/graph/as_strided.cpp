// SPDX-License-Identifier: Apache-2.0
#include "graph/as_strided.h"

namespace nnc {

StridedOps g_strided_ops{};

Tensors AsStridedNode::backward(const Tensors& gy) {
  if (!gy[0].defined()) return {Tensor()};
  return {g_strided_ops.adjoint(gy[0], base, view)};
}

Ref<Node> look_at(Edge from, const Geometry& base, const Geometry& view, DType dtype) {
  Ref<AsStridedNode> node = Ref<AsStridedNode>::adopt(new AsStridedNode);
  node->base = base;
  node->view = view;
  node->next.push_back(std::move(from));
  node->outputs.push_back({view.sizes, dtype});
  return node;
}

Tensors CopySlicesNode::backward(const Tensors& gy) {
  Tensors gx(next.size());
  if (!gy[0].defined()) return gx;
  const Tensor whole = g_strided_ops.lay_out(gy[0], base, view);
  const Tensors inner = fn->backward({g_strided_ops.cut(whole, base, view)});
  if (needs(0)) gx[0] = g_strided_ops.replace(gy[0], inner[0], base, view);
  for (int64_t i = 1; i < inner.size(); ++i) gx[i] = inner[i];
  return gx;
}

}  // namespace nnc
