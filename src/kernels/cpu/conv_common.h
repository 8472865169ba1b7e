// SPDX-License-Identifier: Apache-2.0
// What our own convolution (conv.cpp) and its weight gradient (conv_weight_grad.cpp) share.
#pragma once

#include "kernels/conv.h"

namespace nnc::kernels::cpu {

// Note [Own convolution]
// Measured on one AVX2 core (GFLOP/s forward / input gradient / weight gradient, ours against
// oneDNN 2.6): 3x3 64-64 56x56 84/84/68 and 70/70/52, 128-128 28x28 85/84/68 and 67/85/60, 512-512
// 7x7 66/66/35 and 70/70/46, 1x1 1024-256 75/75/46 and 84/77/53, 6-16 3x3 57/26/47 and 11/3/3.
// So what is left to oneDNN: large 1x1 convolutions and large weights' gradients, depthwise (but
// see Note [Planes]), and with AVX-512 (where its channels-last kernels reach 250 to 300) all but
// few channels. What is not compact is left to the reference. Before all of them comes
// Note [Winograd], from 64 channels on 1.5 to 2.7 times as fast as either.
bool takes_conv(const ConvShape& s);

// Zeros in place of what lies outside an image are right only beside numbers that are.
bool all_finite(const float* p, int64_t n);

// Rows h, h + 1, ... of a channels-last image, columns from w on, `pitch` of them, with zeros
// outside the image.
void copy_padded(float* to, const float* image, int64_t in_h, int64_t in_w, int64_t channels,
                 int64_t h, int64_t n_rows, int64_t w, int64_t pitch);

// The gradient of the bias: gy, channels-last, summed over all but the channels.
void conv_bias_grad(const ConvShape& s, float* gb, const float* gy);

// In conv_long.cpp: are the sums of a forward pass or an input gradient too long for one float?
bool is_long_conv(const ConvShape& s, bool gradient);
void conv_forward_long(const ConvShape& s, float* y, const float* x, const Weight& w,
                       const float* bias);
void conv_input_grad_long(const ConvShape& s, float* gx, const float* gy, const Weight& w);

// Note [Planes]
// Where each channel is convolved alone, channels-last vectors save nothing, and an image that lies
// in planes would be copied twice. So its planes are taken one by one, padded in the first-level
// cache: 144 channels of 56 x 56, a 3 x 3 kernel, forward and backward take two thirds of the time
// of oneDNN with its copies. An image that is channels-last already is left to oneDNN.
// What is not finite must not meet the zeros of the padding: then these return false, and the
// reference, which has no padding, computes it (oneDNN has some, in this order).
bool conv_forward_planes(const ConvShape& s, float* y, const float* x, const float* w,
                         const float* bias);
bool conv_input_grad_planes(const ConvShape& s, float* gx, const float* gy, const float* w);
bool conv_weight_grad_planes(const ConvShape& s, float* gw, float* gb, const float* x,
                             const float* gy);

}  // namespace nnc::kernels::cpu
