// SPDX-License-Identifier: Apache-2.0
// Rows of the fast resampling kernel; see isa.h.
#pragma once

#include "kernels/cpu/isa.h"

namespace nnc::kernels::cpu {

// to[i] = sum over r < count of weight[r] * row[r][i], i < n. Many rows are summed in double.
NNC_DECLARE(void weighted_rows(float* to, const float* const* row, const float* weight,
                               int64_t count, int64_t n))
// to[i] = row[at[i]].
NNC_DECLARE(void picked(float* to, const float* row, const int32_t* at, int64_t n))
// to[i] = sum over t < taps of weight[t * n + i] * row[at[t * n + i]]; 2 or 4 taps.
NNC_DECLARE(void weighted_taps(float* to, const float* row, const int32_t* at, const float* weight,
                               int64_t taps, int64_t n))
// The same with as many taps as first says: t from first[i] to below first[i + 1].
NNC_DECLARE(void weighted_lists(float* to, const float* row, const int64_t* first,
                                const int32_t* at, const float* weight, int64_t n))

// The same two of bytes, rounded as byte_of has it; weights below 2^15, no more than add up to
// 2^precision or little more.
NNC_DECLARE(void weighted_bytes(uint8_t* to, const uint8_t* const* row, const int32_t* weight,
                                int precision, int64_t count, int64_t n))
// `inner` bytes at each of the n positions.
NNC_DECLARE(void byte_lists(uint8_t* to, const uint8_t* row, const int64_t* first,
                            const int32_t* at, const int32_t* weight, int precision, int64_t inner,
                            int64_t n))

}  // namespace nnc::kernels::cpu
