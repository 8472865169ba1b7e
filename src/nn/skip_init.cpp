// SPDX-License-Identifier: Apache-2.0
#include "nn/skip_init.h"

#include "nn/init.h"

namespace nnc::nn {

Ref<Module> skip_init(const char* text, const Kwargs* kwargs, const char* op) {
  const NoInitialValues none;
  Ref<Module> m = make_module(text, kwargs, op);
  const Signature* signature = find_signature(m->type_name());
  check(signature && signature->index_of("device") >= 0, Code::kUnsupported, op,
        ": Module must support a 'device' arg to skip initialization, which ", m->type_name(),
        " does not have");
  for (const Tensor& p : m->parameter_tensors())
    check(!is_uninitialized(p), Code::kState, op, ": ", m->type_name(), kUninitialized);
  return m;
}

}  // namespace nnc::nn
