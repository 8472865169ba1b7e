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
  ~HostFunction();
  HostFunction(const HostFunction&) = delete;
  HostFunction& operator=(const HostFunction&) = delete;

  // From now on the end of this is the end of self. Until then a failure leaves self with the
  // caller.
  void take_self() { owns_self_ = true; }
  // In order, undefined tensors as NULL.
  std::vector<Tensor> operator()(Span<const Tensor> inputs) const;

 private:
  const nnc_callback table_;
  const uintptr_t self_;
  const std::string name_;
  bool owns_self_ = false;
};

}  // namespace nnc::capi
