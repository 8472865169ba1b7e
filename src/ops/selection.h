// SPDX-License-Identifier: Apache-2.0
// Gradients that pass some elements on and stop the others.
#pragma once

#include "graph/connected.h"
#include "ops/elementwise.h"

namespace nnc::ops {

// Note [Masks select]
// An element that is stopped is 0 whatever it was: 0 times infinity would be NaN. So a mask chooses
// (where, masked_fill, a kernel's ?:), it is never a factor; and what would be infinite or NaN on
// the side that is not chosen is replaced before it is computed with, or its own gradient would be
// 0 times infinity.

// gx = the kernel's gy f'(x), for functions made of straight pieces, whose slope is the same on
// both sides of a step: linear in gy, and its gradient is the same selection again. saves x
Tensor piecewise_grad(kernels::UnaryGrad kind, const Tensor& gy, const Tensor& saved,
                      const kernels::Params& p, const char* name);

}  // namespace nnc::ops
