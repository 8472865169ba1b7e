// SPDX-License-Identifier: Apache-2.0
#include "ops/print.h"

#include "graph/autograd_meta.h"
#include "tensor/print.h"

namespace nnc {

std::string to_text(const Tensor& t) {
  if (is_uninitialized(t))
    return t.impl()->is_parameter ? "<UninitializedParameter>" : "<UninitializedBuffer>";
  const Ref<Node> node = grad_fn(t);  // holds the name
  PrintInfo info;
  info.grad_fn = node ? node->name() : nullptr;
  const AutogradMeta* meta = autograd_meta_or_null(t);
  info.requires_grad = meta && meta->requires_grad;
  info.default_dtype = exec().default_dtype;
  info.options = exec().print.get();
  return to_text(t, info);
}

}  // namespace nnc
