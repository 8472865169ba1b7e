// SPDX-License-Identifier: Apache-2.0
// The inner loops of our own convolution: register tiles over channels-last float32 data.
#pragma once

#include "kernels/cpu/isa.h"

namespace nnc::kernels::cpu {

// One block of output channels at a list of pixels:
// out[out_offset[p] + j] = bias[j] + sum over taps t, k < run of
//                          in[in_offset[p] + taps[t] + k] * weights[(t * run + k) * width + j]
// with width = vectors * conv_lanes(), of which the first `channels` are stored.
struct ConvTile {
  const float* in;
  const int64_t* in_offset;
  float* out;
  const int64_t* out_offset;
  int64_t dense_end;  // where the last pixel ends if they follow each other without gaps, or 0
  int64_t pixels;
  const int64_t* taps;
  int64_t n_taps, run;
  const float* weights;
  const float* bias;  // width values, or null
  int64_t channels;
  int64_t vectors;  // 1 or 2
};

// gw[i * ldw + j] += sum over images, rows, columns of x[... + i] * gy[... + j],
// i < k (at most 6), j < vectors * conv_lanes().
struct ConvWeightTile {
  const float* x;
  const float* gy;
  float* gw;
  int64_t images, rows, columns;
  int64_t x_image, x_row, x_column;
  int64_t gy_image, gy_row, gy_column;
  int64_t k, ldw;
  int64_t vectors;
};
inline constexpr int64_t kConvWeightRows = 6;

NNC_DECLARE(int64_t conv_lanes())
NNC_DECLARE(void conv_tile(const ConvTile& t))
NNC_DECLARE(void conv_weight_tile(const ConvWeightTile& t))

}  // namespace nnc::kernels::cpu
