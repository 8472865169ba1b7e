// SPDX-License-Identifier: Apache-2.0
// The transforms of Winograd's convolution with 3x3 taps: see Note [Winograd].
#pragma once

#include "kernels/cpu/isa.h"

namespace nnc::kernels::cpu {

// A tile has 4 rows of 2 results, and 6 rows of 4 points: of its patch of x as of the transforms.
// The transforms of many tiles lie as (point, panel, tile, channel of the panel).
inline constexpr int64_t kWinogradRows = 4, kWinogradColumns = 2;
inline constexpr int64_t kWinogradPoints = 24;
inline constexpr int64_t kWinogradPanel = 32;  // channels
// The finite ones of the points that the transforms stem from are 0 and, along rows, 1 and -1;
// along columns a, -a, b and -b.
inline constexpr float kWinogradA = 0.625f, kWinogradB = 1.5f;

struct WinogradInput {
  const float* const* patch;  // one pixel for each point
  float* to;
  int64_t channels;
  int64_t point, panel;  // floats from one to the next
};

struct WinogradOutput {
  const float* from;
  int64_t channels;
  int64_t point, panel;
  const float* bias;      // or null
  const float* residual;  // as y, or null
  float* y;
  int64_t y_row;              // floats from one row of y to the next
  int64_t y_rows, y_columns;  // of the results that are stored
  bool relu;
};

// The largest size of n elements, a multiple of kWinogradPanel, and the sum of their sizes.
struct WinogradExtent {
  float most, sum;
};
NNC_DECLARE(WinogradExtent winograd_extent(const float* x, int64_t n))
// Channels are a multiple of kWinogradPanel.
NNC_DECLARE(void winograd_input(const WinogradInput& t))
// Are all results, before the residual and stored or not, finite?
NNC_DECLARE(bool winograd_output(const WinogradOutput& t))

// For one point: a panel of output channels, of `tiles` tiles (a multiple of 4).
// The weights lie as (strip, in channel, channel of the strip).
struct WinogradProduct {
  const float* from;
  const float* weights;
  float* to;
  int64_t tiles, in_channels;
};
NNC_DECLARE(int64_t winograd_strip())
NNC_DECLARE(void winograd_product(const WinogradProduct& t))

// The transposed transforms, which give the gradient of the weights. That of results: the patch is
// a pixel for each of the tile's results.
NNC_DECLARE(void winograd_gradient(const WinogradInput& t))
// For one point: a panel of input channels with one of output channels, summed over tiles.
struct WinogradTapProduct {
  const float* x;
  const float* gy;
  float* to;
  int64_t row;  // floats from one input channel to the next
  int64_t tiles;
};
NNC_DECLARE(void winograd_tap_product(const WinogradTapProduct& t))
// The taps of a panel of output channels, from sums that lie as (point, in channel, out channel),
// written as (out channel, in channel, tap). Are they finite?
struct WinogradTaps {
  const float* from;
  int64_t point, row;
  float* to;
  int64_t in_channels;
};
NNC_DECLARE(bool winograd_taps(const WinogradTaps& t))

}  // namespace nnc::kernels::cpu
