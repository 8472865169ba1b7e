// SPDX-License-Identifier: Apache-2.0
// Rows of float32 for the normalizations; see isa.h.
#pragma once

#include "kernels/cpu/isa.h"
#include "kernels/cpu/pair.h"

namespace nnc::kernels::cpu {

// y = (x - mean) * scale + shift
struct Centered {
  float mean, scale, shift;
};
// gx = (gy * w - gy_mean) * a + (x - mean) * b + shift
struct CenteredGrad {
  float w, gy_mean, mean, a, b, shift;
};
// One of them per channel.
struct ChannelGrads {
  const float *gy_mean, *mean, *a, *b, *shift;
};

// One row, one channel: the mean and the sum of squared distances from it.
NNC_DECLARE(Pair moments_row(const float* x, int64_t n))
// The sums of gy and of gy * (x - mean); with weights, of gy * w.
NNC_DECLARE(Pair products_row(const float* gy, const float* x, float mean, int64_t n))
NNC_DECLARE(Pair products_row_weighted(const float* gy, const float* w, const float* x, float mean,
                                       int64_t n))
// y = (x - mean) * scale + shift
NNC_DECLARE(void centered_row(float* y, const float* x, const Centered& c, int64_t n))
// y = ((x - mean) * scale + shift) * w + b; w and b may be null
NNC_DECLARE(void normalize_row(float* y, const float* x, const Centered& c, const float* w,
                               const float* b, int64_t n))
// With weights of the elements in place of g.w.
NNC_DECLARE(void grad_row(float* gx, const float* gy, const float* x, const CenteredGrad& g,
                          int64_t n))
NNC_DECLARE(void grad_row_weighted(float* gx, const float* gy, const float* w, const float* x,
                                   const CenteredGrad& g, int64_t n))
// Over some rows of n: gw += gy * centered x, gb += gy; from a row of gy to the next is gy_step.
NNC_DECLARE(void add_weight_grad(double* gw, double* gb, const float* gy, int64_t gy_step,
                                 const float* x, const Centered* c, int64_t rows, int64_t n))

// Channels-last: `pixels` rows of `channels`, one factor per channel. Sums are added to.
// The sums of x - mean and of its square.
NNC_DECLARE(void square_channels(double* rest, double* square, const float* x, const float* mean,
                                 int64_t pixels, int64_t channels))
NNC_DECLARE(void product_channels(double* sum, double* product, const float* gy, const float* x,
                                  const float* mean, int64_t pixels, int64_t channels))
NNC_DECLARE(void centered_channels(float* y, const float* x, const float* mean, const float* scale,
                                   const float* shift, int64_t pixels, int64_t channels))
NNC_DECLARE(void grad_channels(float* gx, const float* gy, const float* x, const ChannelGrads& g,
                               int64_t pixels, int64_t channels))

}  // namespace nnc::kernels::cpu
