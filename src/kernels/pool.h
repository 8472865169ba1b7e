// SPDX-License-Identifier: Apache-2.0
// Pooling over windows of 1 to 3 dimensions.
#pragma once

#include <algorithm>

#include "kernels/common/backend.h"
#include "kernels/common/window.h"
#include "tensor/view.h"

namespace nnc::kernels {

// The positions of one window along a dimension: begin, begin + step, ... below end, all inside the
// input; and what it contributes to the divisor of a mean.
struct PoolWindow {
  int64_t begin, end, step, count;
};

struct PoolShape : WindowShape {
  DType dtype = DType::kFloat32;
  bool channels_last = false;  // order of x, y and what goes with them
  bool adaptive = false;       // the windows divide the input: of the rest only in and out count
  bool count_pad = false;      // the padding counts in the divisor
  int64_t divisor = 0;         // if not 0, the divisor
  int64_t batch = 0, channels = 0;

  PoolWindow window(int d, int64_t o) const {
    if (adaptive) {
      const int64_t begin = o * in[d] / out[d], end = ((o + 1) * in[d] + out[d] - 1) / out[d];
      return {begin, end, 1, end - begin};
    }
    const int64_t first = o * stride[d] - pad[d], last = first + span(d);
    const int64_t skipped = first < 0 ? (-first + dilation[d] - 1) / dilation[d] : 0;
    const int64_t begin = first + skipped * dilation[d], end = std::min(last, in[d]);
    const int64_t padded = std::min(last, in[d] + pad[d]) - first;
    return {begin, end, dilation[d], count_pad ? padded : end - begin};
  }
  int64_t divisor_of(const PoolWindow (&w)[3]) const {
    return divisor != 0 ? divisor : w[0].count * w[1].count * w[2].count;
  }
  // Only gaps that are longer than the input leave no tap on an element.
  bool has_empty_window() const {
    for (int d = 0; d < 3; ++d) {
      if (adaptive || kernel[d] == 1 || dilation[d] <= in[d]) continue;
      for (int64_t o = 0; o < out[d]; ++o) {
        const PoolWindow w = window(d, o);
        if (w.begin >= w.end) return true;
      }
    }
    return false;
  }
};

// ---- the largest of each window; NaN wins, else the first of equals. A window without an element
// (its taps lie around the input) has the least value of the type and the place -1 ----
// A float32 window of few taps: the winner is noted as its number within the kernel, in a byte.
inline constexpr int64_t kMostTaps = 256;
inline bool max_pool_by_taps(const PoolShape& s) {
  return s.dtype == DType::kFloat32 && !s.adaptive && s.taps() <= kMostTaps &&
         !s.has_empty_window();
}
// tap is a row of bytes, in the order of y.
void max_pool_taps(const PoolShape& s, const View& y, const View& tap, const ConstView& x);
void max_pool_taps_grad(const PoolShape& s, const View& gx, const ConstView& gy,
                        const ConstView& tap);
// index (int64, row-major): where in the plane the winner lies.
void tap_indices(const PoolShape& s, const View& index, const ConstView& tap);
// Of any type, row-major: the winner and its place in the plane.
void max_pool(const PoolShape& s, const View& y, const View& index, const ConstView& x);
// The same of windows without stride, padding and gaps, which begin where the samples of a plane
// say: (batch, channels, rank), one for each of the last `rank` dimensions, in the order
// `reversed` or from the first one. Floating point.
struct FractionalOrder {
  using PlainArgument = void;
  int64_t rank = 2;
  bool reversed = false;
};
void fractional_max_pool(const PoolShape& s, const View& y, const View& index, const ConstView& x,
                         const ConstView& samples, const FractionalOrder& order);

// ---- by index, row-major: y has out positions per plane, x has in positions ----
// y = x[index] of each plane.
void pool_gather(const PoolShape& s, const View& y, const ConstView& x, const ConstView& index);
// Its adjoint: zeros, and gx[index] += gy.
void pool_scatter(const PoolShape& s, const View& gx, const ConstView& gy, const ConstView& index);
// Zeros, and x[index] = y: of equal indices the last one stays.
void pool_place(const PoolShape& s, const View& x, const ConstView& y, const ConstView& index);

// ---- the mean of each window ----
void avg_pool(const PoolShape& s, const View& y, const ConstView& x);
void avg_pool_grad(const PoolShape& s, const View& gx, const ConstView& gy);

#define NNC_POOL_FAMILY                                                                        \
  bool max_pool_taps(const PoolShape& s, float* y, uint8_t* tap, const float* x);              \
  bool max_pool_taps_grad(const PoolShape& s, float* gx, const float* gy, const uint8_t* tap); \
  bool avg_pool(const PoolShape& s, const View& y, const ConstView& x);                        \
  bool avg_pool_grad(const PoolShape& s, const View& gx, const ConstView& gy);
namespace ref {
NNC_POOL_FAMILY
bool tap_indices(const PoolShape& s, int64_t* index, const uint8_t* tap);
bool max_pool(const PoolShape& s, const View& y, int64_t* index, const ConstView& x);
bool fractional_max_pool(const PoolShape& s, const View& y, int64_t* index, const ConstView& x,
                         const ConstView& samples, const FractionalOrder& order);
bool pool_gather(const PoolShape& s, const View& y, const ConstView& x, const int64_t* index);
bool pool_scatter(const PoolShape& s, const View& gx, const ConstView& gy, const int64_t* index);
bool pool_place(const PoolShape& s, const View& x, const ConstView& y, const int64_t* index);
}  // namespace ref
namespace cpu {
NNC_POOL_FAMILY
bool tap_indices(const PoolShape& s, int64_t* index, const uint8_t* tap);
}  // namespace cpu
#undef NNC_POOL_FAMILY

}  // namespace nnc::kernels
