// SPDX-License-Identifier: Apache-2.0
// WindowShape: where the windows of a convolution or a pooling lie.
#pragma once

#include "tensor/view.h"

namespace nnc::kernels {

// Note [Windows]
// Per dimension, window o of `out` covers the positions o * stride - pad + k * dilation of `in`,
// k < kernel. ops::make_windows alone makes these shapes. It has bounded kernel, stride, dilation
// and padding by an int, and checked that the products of each array and the positions above fit
// into 64 bits, so that kernels multiply freely. What cannot matter is 1: the stride of a single
// window, the dilation of a single tap.
//
// Always three dimensions (depth, height, width); the missing leading ones have size 1.
struct WindowShape {
  using PlainArgument = void;
  int64_t in[3] = {1, 1, 1}, out[3] = {1, 1, 1}, kernel[3] = {1, 1, 1};
  // pad is what lies before the first element; what lies behind the last follows from out.
  int64_t stride[3] = {1, 1, 1}, dilation[3] = {1, 1, 1}, pad[3] = {0, 0, 0};

  int64_t in_spatial() const { return in[0] * in[1] * in[2]; }
  int64_t out_spatial() const { return out[0] * out[1] * out[2]; }
  int64_t taps() const { return kernel[0] * kernel[1] * kernel[2]; }
  // From the first tap of a window to behind its last.
  int64_t span(int d) const { return (kernel[d] - 1) * dilation[d] + 1; }
  // From the first tap of the first window to behind the last one's last.
  int64_t reach(int d) const { return (out[d] - 1) * stride[d] + span(d); }
  // Are there about as many positions within reach as elements and taps? Then a copy with the
  // padding filled in is affordable. (A padding of 10^9 with as large a stride is legal.)
  bool compact() const {
    double positions = 1;
    for (int d = 0; d < 3; ++d) {
      const int64_t n = reach(d) > in[d] ? reach(d) : in[d];
      positions *= static_cast<double>(n);
    }
    const double used = static_cast<double>(in_spatial()) +
                        static_cast<double>(out_spatial()) * static_cast<double>(taps());
    return positions <= 16 * used + 65536;
  }
};

// Windows of at most so many elements are summed in float.
inline constexpr int64_t kShortSum = 64;

// At a family's door: is v dense in that order, with that many elements of that type?
void check_images(const char* op, const ConstView& v, DType type, int64_t batch, int64_t channels,
                  int64_t spatial, bool channels_last);
// Row-major and of n elements?
void check_row(const char* op, const ConstView& v, DType type, int64_t n);

}  // namespace nnc::kernels
