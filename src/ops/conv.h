// SPDX-License-Identifier: Apache-2.0
// Convolutions. Parameters as in torch.nn.functional; see nnc/ops_nn.h. An empty list is the
// default, one of length 1 is repeated.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

// rank spatial dimensions (1 to 3); bias may be undefined.
Tensor conv(int64_t rank, const Tensor& x, const Tensor& weight, const Tensor& bias,
            Sizes stride = {}, Sizes padding = {}, Sizes dilation = {}, int64_t groups = 1);
// padding='same': the output has the input's sizes; an odd rest is padded at the end.
Tensor conv_same(int64_t rank, const Tensor& x, const Tensor& weight, const Tensor& bias,
                 Sizes stride = {}, Sizes dilation = {}, int64_t groups = 1);
Tensor conv_transpose(int64_t rank, const Tensor& x, const Tensor& weight, const Tensor& bias,
                      Sizes stride = {}, Sizes padding = {}, Sizes output_padding = {},
                      int64_t groups = 1, Sizes dilation = {});

}  // namespace nnc::ops
