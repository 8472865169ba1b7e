// SPDX-License-Identifier: Apache-2.0
// Convolution (in fact cross-correlation) of 1 to 3 dimensions, and its two gradients.
#pragma once

#include "kernels/backend.h"
#include "kernels/packed.h"
#include "tensor/view.h"

namespace nnc::kernels {

// Always three spatial dimensions (depth, height, width); the missing leading ones have size 1.
// Only int64_t members: the object is its own key.
struct ConvShape {
  int64_t dtype = 1;
  int64_t channels_last = 0;  // order of x and y: (N, spatial, C) or (N, C, spatial)
  int64_t batch = 0, in_channels = 0, out_channels = 0, groups = 1;
  // pad is what lies before the first element; what lies behind the last follows from out.
  int64_t in[3] = {1, 1, 1}, out[3] = {1, 1, 1}, kernel[3] = {1, 1, 1};
  int64_t stride[3] = {1, 1, 1}, dilation[3] = {1, 1, 1}, pad[3] = {0, 0, 0};

  int64_t in_spatial() const { return in[0] * in[1] * in[2]; }
  int64_t out_spatial() const { return out[0] * out[1] * out[2]; }
  int64_t taps() const { return kernel[0] * kernel[1] * kernel[2]; }
  DType type() const { return static_cast<DType>(dtype); }
};

// Does the fastest implementation want x and y channels-last?
bool conv_wants_channels_last(const ConvShape& s);

// Dense buffers; w and gw are (out_channels, in_channels / groups, kernel) in row-major order.
// y = x * w + bias (bias may be null).
void conv_forward(const ConvShape& s, void* y, const void* x, const Weight& w, const void* bias);
// gx from gy.
void conv_input_grad(const ConvShape& s, void* gx, const void* gy, const Weight& w);
// gw from x and gy; gb (may be null) is gy summed over all but the channels.
void conv_weight_grad(const ConvShape& s, void* gw, void* gb, const void* x, const void* gy);

#define NNC_CONV_FAMILY                                                                \
  bool conv_forward(const ConvShape& s, void* y, const void* x, const Weight& w,       \
                    const void* bias);                                                 \
  bool conv_input_grad(const ConvShape& s, void* gx, const void* gy, const Weight& w); \
  bool conv_weight_grad(const ConvShape& s, void* gw, void* gb, const void* x, const void* gy);
namespace ref {
NNC_CONV_FAMILY
}
namespace cpu {
NNC_CONV_FAMILY
}
namespace onednn {
NNC_CONV_FAMILY
}
#undef NNC_CONV_FAMILY

}  // namespace nnc::kernels
