// SPDX-License-Identifier: Apache-2.0
// Reductions over some dimensions of a view.
#pragma once

#include "kernels/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

enum class Reduce : int32_t { kSum, kProd, kMax, kMin, kAny, kAll };

// out has in's number of dimensions, with size 1 where a dimension is reduced. Sums of 16-bit
// floats run in float, blocks are added pairwise. kSum and kProd take any element type of in and
// compute in out's; kMax and kMin keep it (NaN wins) and need a non-empty reduced extent; kAny and
// kAll give bool.
void reduce(Reduce op, const View& out, const View& in);

namespace ref {
bool reduce(Reduce op, const View& out, const View& in);
}

}  // namespace nnc::kernels
