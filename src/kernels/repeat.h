// SPDX-License-Identifier: Apache-2.0
// Rows repeated in place.
#pragma once

#include "kernels/index.h"

namespace nnc::kernels {

// out (outer, offsets[rows], inner): row i of x at offsets[i] .. offsets[i + 1] - 1, or `each`
// times where offsets (int64, rows + 1) are left out. Offsets are the caller's own memory. Any
// element type; all row-major.
void repeat_rows(const View& out, const ConstView& x, const ConstView& offsets, int64_t each,
                 const RowLayout& layout);

namespace ref {
bool repeat_rows(const View& out, const ConstView& x, const ConstView& offsets, int64_t each,
                 const RowLayout& layout);
}  // namespace ref

}  // namespace nnc::kernels
