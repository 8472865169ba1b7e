// SPDX-License-Identifier: Apache-2.0
// Pooling over windows at random places. Parameters as in torch.nn.functional; see nnc/ops_nn.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

// Over the last `rank` dimensions, 2 or 3. An empty output_size is that of output_ratio; a list of
// length 1 is repeated; undefined samples are drawn. indices (may be null) receives the winners'
// places in their planes.
struct FractionalArguments {
  Sizes kernel_size, output_size;
  Span<const double> output_ratio;
  Tensor samples;
};
Tensor fractional_max_pool(int64_t rank, const Tensor& x, const FractionalArguments& a,
                           Tensor* indices);

}  // namespace nnc::ops
