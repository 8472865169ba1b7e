// SPDX-License-Identifier: Apache-2.0
// Tensors of modules that other modules compute: torch.nn.utils.parametrize. See
// nnc/nn_parametrize.h.
#pragma once

#include "nn/parametrization_list.h"

namespace nnc::nn {

// Each is all or nothing, and gives the lists that it replaced: Note [Module lists].

[[nodiscard]] Ref<FormerList> register_parametrization(Module& m, const std::string& name,
                                                       const Ref<Module>& parametrization,
                                                       bool unsafe);
bool is_parametrization(const Ref<TensorSource>& source);
// What computes the tensor of that name; an Error if there is no such list.
ParametrizationList& parametrizations_of(Module& m, const std::string& name);
// Of that name; without one, of any.
bool is_parametrized(const Module& m, const char* name = nullptr);
// The tensor stays as it is computed now, or becomes what it is computed from.
[[nodiscard]] Ref<FormerList> remove_parametrizations(Module& m, const std::string& name,
                                                      bool leave_parametrized);
// Without a name all of them, one after the other.
[[nodiscard]] Ref<FormerList> transfer_parametrizations_and_params(Module& from, Module& to,
                                                                   const char* name);

// While a thread has more of these begun than ended, it computes each tensor once.
void begin_cached();
void end_cached();

}  // namespace nnc::nn
