// SPDX-License-Identifier: Apache-2.0
// Rows of the fast sampling kernel; see isa.h.
#pragma once

#include "kernels/cpu/isa.h"
#include "kernels/grid.h"

namespace nnc::kernels::cpu {

inline constexpr int64_t kGridBlock = 128;  // places that are worked on at a time
inline constexpr int kMostGridTaps = 16;

// The taps of up to kGridBlock places: tap t of place i at t * kGridBlock + i. at < 0: it lies
// outside, its weight is 0, and what stands `from` there is not looked at. What stands behind the
// last place is of no meaning.
struct GridBlock {
  int64_t taps = 0, n = 0;
  int32_t at[kMostGridTaps * kGridBlock], from[kMostGridTaps * kGridBlock];
  float weight[kMostGridTaps * kGridBlock];
  // GridPlace's, component by component; of the nearest places none.
  float fraction[3][kGridBlock], slope[3][kGridBlock];
};
NNC_DECLARE_NARROW(void fill_block(GridBlock& block, const GridShape& s, const float* grid,
                                   int64_t count))

// y[i] = sum over taps of weight * x[at], i < block.n.
NNC_DECLARE_NARROW(void sample_taps(float* y, const float* x, const GridBlock& block))
// dot[t * kGridBlock + i] += g[i] * x[at].
NNC_DECLARE_NARROW(void add_dots(float* dot, const float* g, const float* x,
                                 const GridBlock& block))
// Turns what each tap gives at each place into the gradient of the grid.
NNC_DECLARE_NARROW(void grid_gradients(const GridBlock& block, const GridShape& s,
                                       const double* dot, float* ggrid))

}  // namespace nnc::kernels::cpu
