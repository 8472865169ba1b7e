// SPDX-License-Identifier: Apache-2.0
#include "graph/as_strided.h"

#include "graph/record.h"

namespace nnc {

Ref<Node> look_at(Edge from, const Geometry& base, const Geometry& view, DType dtype) {
  Ref<AsStridedNode> node = Ref<AsStridedNode>::adopt(new AsStridedNode);
  node->base = base;
  node->view = view;
  add_edge(*node, std::move(from));
  node->outputs.push_back({view.sizes, dtype});
  return node;
}

}  // namespace nnc
