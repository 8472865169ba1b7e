// SPDX-License-Identifier: Apache-2.0
#include "ops/print.h"

#include "graph/autograd_meta.h"
#include "tensor/print.h"

namespace nnc {

std::string to_text(const Tensor& t) {
  if (is_uninitialized(t))
    return t.impl()->is_parameter ? "<UninitializedParameter>" : "<UninitializedBuffer>";
  PrintInfo info;
  Ref<Node> node;  // holds the name
  try {
    node = grad_fn(t);
    info.grad_fn = node ? node->name() : nullptr;
  } catch (const Error&) {
    info.grad_fn = "Invalid";  // a view that cannot get the history that it should have
  }
  const AutogradMeta* meta = autograd_meta_or_null(t);
  info.requires_grad = meta && meta->requires_grad;
  info.default_dtype = exec().default_dtype;
  info.options = exec().print.get();
  return to_text(t, info);
}

}  // namespace nnc
