// SPDX-License-Identifier: Apache-2.0
// Normalization: statistics of channels (batch norm) and of rows (layer and group norm).
// Statistics and factors are double whatever the element type.
#pragma once

#include "kernels/common/backend.h"
#include "kernels/common/norm_shape.h"
#include "tensor/view.h"

namespace nnc::kernels {

// ---- by channel: the elements are (batch, channels, spatial), in that order or channels-last, all
// views of them alike; statistics and factors are (channels), float64.

// Mean and biased variance of each channel, in one pass over memory.
void channel_moments(const View& mean, const View& variance, const ConstView& x);
// rstd = 1 / sqrt(variance + eps), scale = rstd * weight and, unless left out, unbiased = variance
// * count / (count - 1).
void channel_factors(const View& rstd, const View& scale, const View& unbiased,
                     const ConstView& variance, const ConstView& weight, int64_t count, double eps);
// y = (x - mean) * scale + shift
void channel_affine(const View& y, const ConstView& x, const ConstView& mean,
                    const ConstView& scale, const ConstView& shift);
// The sums of gy and of gy * (x - mean).
void channel_sums(const View& sum, const View& product, const ConstView& gy, const ConstView& x,
                  const ConstView& mean);
// What channel_grad takes: a = rstd * weight and, of a batch with `count` elements a channel,
// gy_mean = sum / count and b = -rstd^3 * weight * product / count. count 0: of fixed statistics,
// where both are 0.
void channel_grad_factors(const View& gy_mean, const View& a, const View& b, const ConstView& rstd,
                          const ConstView& weight, const ConstView& sum, const ConstView& product,
                          int64_t count);
// moved = (1 - momentum) * running + momentum * value
void channel_moved(const View& moved, const ConstView& running, const ConstView& value,
                   double momentum);
// gx = (gy - gy_mean) * a + (x - mean) * b
void channel_grad(const View& gx, const ConstView& gy, const ConstView& x, const ConstView& gy_mean,
                  const ConstView& mean, const ConstView& a, const ConstView& b);

// ---- by row: the elements are (rows, n). Row r belongs to group r % groups, whose `channels`
// factors stand for n / channels neighbours each; mean and rstd are (rows), float64, weight and
// bias (groups * channels) of the elements' type. Everything is row-major.
struct RowGroups {
  using PlainArgument = void;
  int64_t groups = 1, channels = 1;
};
// y = (x - mean) * rstd * weight + bias; mean and rstd are written, weight and bias may be left
// out.
void row_norm(const RowGroups& g, const View& y, const View& mean, const View& rstd,
              const ConstView& x, const ConstView& weight, const ConstView& bias, double eps);
// Any of gx, gw, gb may be left out. One row of gy may stand for all: its stride is 0 then.
void row_norm_grad(const RowGroups& g, const View& gx, const View& gw, const View& gb,
                   const ConstView& gy, const ConstView& x, const ConstView& mean,
                   const ConstView& rstd, const ConstView& weight);

namespace ref {
bool channel_factors(const View& rstd, const View& scale, const View& unbiased,
                     const ConstView& variance, const ConstView& weight, int64_t count, double eps);
bool channel_grad_factors(const View& gy_mean, const View& a, const View& b, const ConstView& rstd,
                          const ConstView& weight, const ConstView& sum, const ConstView& product,
                          int64_t count);
bool channel_moved(const View& moved, const ConstView& running, const ConstView& value,
                   double momentum);
}  // namespace ref

}  // namespace nnc::kernels
