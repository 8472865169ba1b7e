// SPDX-License-Identifier: Apache-2.0
// Rows of the fast pooling kernels; see isa.h.
#pragma once

#include "kernels/cpu/isa.h"

namespace nnc::kernels::cpu {

// Channels-last: at one output position, y[c] = the largest of x[offset[t] + c], which[c] = tap[t].
NNC_DECLARE(void max_pool_channels(float* y, uint8_t* which, const float* x, const int64_t* offset,
                                   const uint8_t* tap, int64_t taps, int64_t channels))
// At one input position, gx[c] = sum over windows t of gy[offset[t] + c] where
// which[offset[t] + c] == tap[t].
NNC_DECLARE(void max_pool_channels_grad(float* gx, const float* gy, const uint8_t* which,
                                        const int64_t* offset, const uint8_t* tap, int64_t windows,
                                        int64_t channels))
// Channels-last windows side by side (stride = kernel), one row of them: tap t of window o lies at
// o * step + offset[t], taps in ascending order. y, which and x as in max_pool_channels.
NNC_DECLARE(void max_pool_tiles(float* y, uint8_t* which, const float* x, const int64_t* offset,
                                int64_t taps, int64_t channels, int64_t windows, int64_t step))
NNC_DECLARE(void max_pool_tiles_grad(float* gx, const float* gy, const uint8_t* which,
                                     const int64_t* offset, int64_t taps, int64_t channels,
                                     int64_t windows, int64_t step))
// Plain: largest[i] = max(largest[i], x[i * stride]), winner[i] = tap where x was larger or NaN.
NNC_DECLARE(void max_pool_row(float* largest, int32_t* winner, const float* x, int64_t stride,
                              int32_t tap, int64_t n))
// to[i] += from[i] * factor
NNC_DECLARE(void add_scaled_row(float* to, const float* from, float factor, int64_t n))

}  // namespace nnc::kernels::cpu
