// SPDX-License-Identifier: Apache-2.0
// Pooling over `rank` spatial dimensions (1 to 3). Parameters as in torch.nn.functional; see
// nnc/ops_nn.h. An empty list is the default, one of length 1 is repeated.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

// indices (may be null) receives the winners' places in their planes, int64.
Tensor max_pool(int64_t rank, const Tensor& x, Sizes kernel_size, Sizes stride = {},
                Sizes padding = {}, Sizes dilation = {}, bool ceil_mode = false,
                Tensor* indices = nullptr);
// An output size of -1 is the input's.
Tensor adaptive_max_pool(int64_t rank, const Tensor& x, Sizes output_size,
                         Tensor* indices = nullptr);
// The inverse: zeros but for x at indices. An empty output_size is computed.
Tensor max_unpool(int64_t rank, const Tensor& x, const Tensor& indices, Sizes kernel_size,
                  Sizes stride = {}, Sizes padding = {}, Sizes output_size = {});

// divisor 0: the number of elements.
Tensor avg_pool(int64_t rank, const Tensor& x, Sizes kernel_size, Sizes stride = {},
                Sizes padding = {}, bool ceil_mode = false, bool count_include_pad = true,
                const int64_t* divisor_override = nullptr);
Tensor adaptive_avg_pool(int64_t rank, const Tensor& x, Sizes output_size);
Tensor lp_pool(int64_t rank, const Tensor& x, double norm_type, Sizes kernel_size,
               Sizes stride = {}, bool ceil_mode = false);

}  // namespace nnc::ops
