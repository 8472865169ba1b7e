// SPDX-License-Identifier: Apache-2.0
// Parameters and buffers of a module on all ranks.
#pragma once

#include <string>
#include <vector>

#include "mpi/group.h"

namespace nnc::mpi {

struct NamedTensor {
  std::string name;
  Owned<nnc_tensor> tensor;
};

// Handles of their own on what nnc_module_named_parameters or _buffers lists.
std::vector<NamedTensor> parameters_of(nnc_module* module);
std::vector<NamedTensor> buffers_of(nnc_module* module);

// See nnc_mpi_verify_module. All ranks must have said the same before, too: "option a=1", ...
void verify_module(Group& group, nnc_module* module, const std::vector<std::string>& said = {});
// All tensors get the values that they have on rank src, at once; ctx says nothing of gradients.
void broadcast_tensors(Group& group, const std::vector<NamedTensor>& tensors, int src);
void broadcast_module(Group& group, nnc_module* module, int src);

}  // namespace nnc::mpi
