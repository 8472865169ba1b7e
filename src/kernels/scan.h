// SPDX-License-Identifier: Apache-2.0
// Running products and extremes along one dimension, and the recurrence that is their gradient.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// out[i] = in[0] ... in[i] along dim. One element type; whole numbers wrap.
void cumprod(const View& out, const ConstView& in, int64_t dim);

// The largest (or smallest) of in[0..i] along dim and the last place of it; from the first NaN on
// NaN, at its last place.
void cumulative_extreme(bool largest, const View& values, const View& indices, const ConstView& in,
                        int64_t dim);

// out[i] = g[i] + w[i] out[i - 1] along dim, or from the end out[i] = g[i] + w[i + 1] out[i + 1]:
// w[i] links the places i - 1 and i, and w[0] is not read. Of one floating point type.
void linear_scan(const View& out, const ConstView& g, const ConstView& w, int64_t dim,
                 bool reverse);

namespace ref {
bool cumprod(const View& out, const ConstView& in, int64_t dim);
bool cumulative_extreme(bool largest, const View& values, const View& indices, const ConstView& in,
                        int64_t dim);
bool linear_scan(const View& out, const ConstView& g, const ConstView& w, int64_t dim,
                 bool reverse);
}  // namespace ref
namespace cpu {
bool cumprod(const View& out, const ConstView& in, int64_t dim);
bool cumulative_extreme(bool largest, const View& values, const View& indices, const ConstView& in,
                        int64_t dim);
bool linear_scan(const View& out, const ConstView& g, const ConstView& w, int64_t dim,
                 bool reverse);
}  // namespace cpu

}  // namespace nnc::kernels
