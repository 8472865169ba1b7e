// SPDX-License-Identifier: Apache-2.0
// Normalization by pointers and counts, behind the door of kernels/norm.h.
#pragma once

#include "tensor/dtype.h"

namespace nnc::kernels {

// x is (batch, channels, spatial), or (batch * spatial, channels).
struct ChannelShape {
  DType dtype = DType::kFloat32;
  bool channels_last = false;
  int64_t batch = 0, channels = 0, spatial = 1;
  int64_t count() const { return batch * spatial; }  // elements of a channel
};
// Element i of row r has the factors at (r % groups) * channels + i / (n / channels).
struct RowShape {
  DType dtype = DType::kFloat32;
  int64_t rows = 0, n = 0;
  int64_t groups = 1, channels = 1;
  int64_t gy_step = 0;  // from a row of gy to the next: n, or 0 where one row stands for all
  int64_t segment() const { return n / channels; }
};
#define NNC_NORM_FAMILY                                                                           \
  bool channel_moments(const ChannelShape& s, double* mean, double* variance, const void* x);     \
  bool channel_affine(const ChannelShape& s, void* y, const void* x, const double* mean,          \
                      const double* scale, const double* shift);                                  \
  bool channel_sums(const ChannelShape& s, double* sum, double* product, const void* gy,          \
                    const void* x, const double* mean);                                           \
  bool channel_grad(const ChannelShape& s, void* gx, const void* gy, const void* x,               \
                    const double* gy_mean, const double* mean, const double* a, const double* b); \
  bool row_norm(const RowShape& s, void* y, double* mean, double* rstd, const void* x,            \
                const void* weight, const void* bias, double eps);                                \
  bool row_norm_grad(const RowShape& s, void* gx, void* gw, void* gb, const void* gy,             \
                     const void* x, const double* mean, const double* rstd, const void* weight);
namespace ref {
NNC_NORM_FAMILY
}
namespace cpu {
NNC_NORM_FAMILY
}
#undef NNC_NORM_FAMILY

}  // namespace nnc::kernels
