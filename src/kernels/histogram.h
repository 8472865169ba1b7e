// SPDX-License-Identifier: Apache-2.0
// Counts of elements by their value.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// counts[k] (int64) = how many elements of row-major x, of floating point, lie in part k of as many
// equal parts of low..high as there are counts; high belongs to the last one. low and high are
// numbers of x's type.
void histogram(const View& counts, const ConstView& x, double low, double high);

namespace ref {
bool histogram(const View& counts, const ConstView& x, double low, double high);
}

}  // namespace nnc::kernels
