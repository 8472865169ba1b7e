// SPDX-License-Identifier: Apache-2.0
// Functions of the host's that take tensors and give tensors: nnc_callback.
#pragma once

#include "capi/callback.h"
#include "nnc/autograd.h"

namespace nnc::capi {

class HostFunction final {
 public:
  // `name` is the parameter's, for errors.
  HostFunction(const nnc_callback* table, uintptr_t self, const char* name);
  void take_self() { table_.take_self(); }
  // In order, undefined tensors as NULL.
  std::vector<Tensor> operator()(Span<const Tensor> inputs) const;

 private:
  HostTable<nnc_callback> table_;
  const std::string name_;
};

}  // namespace nnc::capi
