// SPDX-License-Identifier: Apache-2.0
// Collectives with gradients, for other parts of the library.
#pragma once

#include <memory>

#include "mpi/group.h"

namespace nnc::mpi {

// The sum of all ranks' inputs, which are known to have the same sizes: no comparison of calls.
nnc_tensor* all_reduce_sum(nnc_ctx* ctx, const std::shared_ptr<Group>& group, nnc_tensor* input);

}  // namespace nnc::mpi
