// SPDX-License-Identifier: Apache-2.0
// Rows of float32 for the normalizations; see isa.h.
#pragma once

#include "kernels/cpu/isa.h"

namespace nnc::kernels::cpu {

struct Pair {
  double first, second;
};

// One row, one channel: the mean and the sum of squared distances from it.
NNC_DECLARE(Pair moments_row(const float* x, int64_t n))
// The sums of gy and of gy * (x - mean); with weights, of gy * w.
NNC_DECLARE(Pair products_row(const float* gy, const float* x, float mean, int64_t n))
NNC_DECLARE(Pair products_row_weighted(const float* gy, const float* w, const float* x, float mean,
                                       int64_t n))
// y = x * a + b
NNC_DECLARE(void affine_row(float* y, const float* x, float a, float b, int64_t n))
// y = (x - mean) * a + b
NNC_DECLARE(void centered_row(float* y, const float* x, float mean, float a, float b, int64_t n))
// y = (x - mean) * rstd * w + b; w and b may be null
NNC_DECLARE(void normalize_row(float* y, const float* x, float mean, float rstd, const float* w,
                               const float* b, int64_t n))
// gx = gy * a + x * b + c; with weights, gy * w * a
NNC_DECLARE(void grad_row(float* gx, const float* gy, const float* x, float a, float b, float c,
                          int64_t n))
NNC_DECLARE(void grad_row_weighted(float* gx, const float* gy, const float* w, const float* x,
                                   float a, float b, float c, int64_t n))
// gw += gy * (x - mean) * rstd, gb += gy
NNC_DECLARE(void add_weight_grad(float* gw, float* gb, const float* gy, const float* x, float mean,
                                 float rstd, int64_t n))

// Channels-last: `pixels` rows of `channels`, one factor per channel.
NNC_DECLARE(void sum_channels(float* sum, const float* x, int64_t pixels, int64_t channels))
// The sums of x - mean and of its square.
NNC_DECLARE(void square_channels(float* rest, float* square, const float* x, const float* mean,
                                 int64_t pixels, int64_t channels))
NNC_DECLARE(void product_channels(float* sum, float* product, const float* gy, const float* x,
                                  const float* mean, int64_t pixels, int64_t channels))
NNC_DECLARE(void affine_channels(float* y, const float* x, const float* a, const float* b,
                                 int64_t pixels, int64_t channels))
NNC_DECLARE(void grad_channels(float* gx, const float* gy, const float* x, const float* a,
                               const float* b, const float* c, int64_t pixels, int64_t channels))

}  // namespace nnc::kernels::cpu
