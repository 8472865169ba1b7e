// SPDX-License-Identifier: Apache-2.0
#include "capi/host_function.h"

namespace nnc::capi {

HostFunction::HostFunction(const nnc_callback* table, uintptr_t self, const char* name)
    : table_(table, self, name), name_(name) {}

std::vector<Tensor> HostFunction::operator()(Span<const Tensor> inputs) const {
  const HostCall depth(name_, "call");
  const CallbackScope scope;
  const Call c("call", scope.handle());
  std::vector<nnc_tensor*> handles(static_cast<size_t>(inputs.size()));
  for (int64_t i = 0; i < inputs.size(); ++i) c.put(&handles[static_cast<size_t>(i)], inputs[i]);
  nnc_tensor* outputs[kHostOutputs] = {};
  int64_t n = 0;
  nnc_error* e = call_host(name_.c_str(), [&] {
    return table_.functions.call(table_.self, scope.handle(), handles.data(), inputs.size(),
                                 outputs, kHostOutputs, &n);
  });
  if (e) raise_user_error(e, name_.c_str());
  return take_outputs(name_, "call", outputs, n);
}

}  // namespace nnc::capi
