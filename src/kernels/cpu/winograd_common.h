// SPDX-License-Identifier: Apache-2.0
// What Winograd's convolution (winograd.cpp) and its weight gradient (winograd_weight_grad.cpp)
// share.
#pragma once

#include "kernels/conv.h"
#include "kernels/cpu/winograd_tiles.h"

namespace nnc::kernels::cpu {

// From x to y, or for an input gradient from gy to gx.
struct Winograd {
  int64_t batch, in_h, in_w, in_channels, out_h, out_w, out_channels, pad_h, pad_w;
  int64_t weight_out, weight_in;  // strides of the weight
  bool turned;                    // its taps

  int64_t high() const { return (out_h + kWinogradRows - 1) / kWinogradRows; }
  int64_t wide() const { return (out_w + kWinogradColumns - 1) / kWinogradColumns; }
  int64_t tiles() const { return batch * high() * wide(); }
};

Winograd winograd_forward_of(const ConvShape& s);

// Tiles [first, last), which are transformed and multiplied together.
struct Tiles {
  int64_t first, last;
  int64_t rows() const { return (last - first + 3) / 4 * 4; }  // of the products
  int64_t panel() const { return rows() * kWinogradPanel; }
  // Not a power of 2 apart: they would meet in the cache.
  int64_t point(int64_t channels) const { return rows() * channels + 16; }
};

struct Place {
  int64_t image, row, column;
};
Place place_of(const Winograd& g, int64_t tile);

// The transforms of patches of x, from a pixel of zeros outside the image.
void transform_tiles(const Winograd& g, const Tiles& t, const float* x, const float* zeros,
                     float* to);

// Is it a convolution of this kind, of whole panels of channels?
bool takes_winograd(const ConvShape& s);

// Is an element of the image, of `size` elements, far above the mean, or not finite?
bool has_outliers(const float* x, int64_t size);

}  // namespace nnc::kernels::cpu
