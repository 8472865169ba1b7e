// SPDX-License-Identifier: Apache-2.0
// The adjoint of looking at a part of a tensor.
#pragma once

#include "graph/as_strided.h"

namespace nnc::ops {

// In geometry `base`, each element the sum of the elements of g that `view` reads from it.
Tensor strided_adjoint(const Tensor& g, const Geometry& base, const Geometry& view);

}  // namespace nnc::ops
