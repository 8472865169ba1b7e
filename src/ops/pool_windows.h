// SPDX-License-Identifier: Apache-2.0
// What the pooling operations share: sizes, windows, checks.
#pragma once

#include <vector>

#include "kernels/pool.h"
#include "ops/layout.h"

namespace nnc::ops {

// The parameters of a pooling of `rank` dimensions, right-aligned in three.
struct PoolParameters {
  int64_t kernel[3] = {1, 1, 1}, stride[3] = {1, 1, 1}, pad[3] = {0, 0, 0}, dilation[3] = {1, 1, 1};
};
PoolParameters pool_parameters(int64_t rank, Sizes kernel, Sizes stride, Sizes padding,
                               Sizes dilation, const char* op);

// Windows of every output position.
struct Windows {
  std::vector<kernels::PoolWindow> along[3];
  int64_t dilation[3] = {1, 1, 1};
  kernels::PoolWindows view() const {
    return {{along[0].data(), along[1].data(), along[2].data()},
            {dilation[0], dilation[1], dilation[2]}};
  }
};
Windows sliding_windows(const kernels::PoolShape& s, const PoolParameters& p, bool count_pad,
                        const char* op);
Windows adaptive_windows(const kernels::PoolShape& s);

// Batch (1 for an unbatched x), channels and input sizes of x.
kernels::PoolShape pool_shape(int64_t rank, const Tensor& x);
// Fills s.out.
void set_pool_output(kernels::PoolShape& s, int64_t rank, const PoolParameters& p, bool ceil_mode,
                     const char* op);
void set_adaptive_output(kernels::PoolShape& s, int64_t rank, Sizes output_size, const char* op);

// Sizes of a tensor on either side, of ndim = rank + 1 (unbatched) or rank + 2 dimensions.
Dims pool_in_sizes(const kernels::PoolShape& s, int64_t rank, int64_t ndim);
Dims pool_out_sizes(const kernels::PoolShape& s, int64_t rank, int64_t ndim);
// x must have rank + 1 or rank + 2 dimensions, none but the batch empty.
void check_pool_input(int64_t rank, const Tensor& x, const char* op);

}  // namespace nnc::ops
