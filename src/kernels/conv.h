// SPDX-License-Identifier: Apache-2.0
// Convolution (in fact cross-correlation) of 1 to 3 dimensions, and its two gradients.
#pragma once

#include "kernels/common/backend.h"
#include "kernels/common/packed.h"
#include "kernels/common/window.h"
#include "tensor/view.h"

namespace nnc::kernels {

// Only int64_t members: the object is its own key.
struct ConvShape : WindowShape {
  int64_t dtype = 1;
  int64_t channels_last = 0;  // order of x and y: (N, spatial, C) or (N, C, spatial)
  int64_t batch = 0, in_channels = 0, out_channels = 0, groups = 1;

  DType type() const { return static_cast<DType>(dtype); }
};

// Does the fastest implementation want x and y channels-last, if its operand lies in planes, or
// does not?
bool conv_wants_channels_last(const ConvShape& s, bool in_planes);

// x, y and their gradients are dense in the order of the shape; w and gw are (out_channels,
// in_channels / groups, kernel) in row-major order.
// y = x * w + bias (which may be nothing).
void conv_forward(const ConvShape& s, const View& y, const ConstView& x, const Weight& w,
                  const ConstView& bias);
// The same, and then what follows on each element, while a part of the results is in the cache:
// residual (as y lies, other memory, or nothing) is added, and what is negative becomes 0.
struct ConvEpilogue {
  ConstView residual;
  bool relu = false;
  void visit_operands(OperandVisitor& visitor) { visitor.reads(residual); }
};
void conv_forward_fused(const ConvShape& s, const View& y, const ConstView& x, const Weight& w,
                        const ConstView& bias, const ConvEpilogue& e);
// The same by sums over all taps: see Note [Winograd].
void conv_forward_direct(const ConvShape& s, const View& y, const ConstView& x, const Weight& w,
                         const ConstView& bias, const ConvEpilogue& e);
// What follows alone.
void apply_epilogue(const View& y, const ConvEpilogue& e);
// gx from gy.
void conv_input_grad(const ConvShape& s, const View& gx, const ConstView& gy, const Weight& w);
// gw from x and gy; gb (which may be nothing) is gy summed over all but the channels.
void conv_weight_grad(const ConvShape& s, const View& gw, const View& gb, const ConstView& x,
                      const ConstView& gy);

#define NNC_CONV_FAMILY                                                                           \
  bool conv_forward(const ConvShape& s, const View& y, const ConstView& x, const Weight& w,       \
                    const ConstView& bias);                                                       \
  bool conv_input_grad(const ConvShape& s, const View& gx, const ConstView& gy, const Weight& w); \
  bool conv_weight_grad(const ConvShape& s, const View& gw, const View& gb, const ConstView& x,   \
                        const ConstView& gy);
namespace ref {
NNC_CONV_FAMILY
}
namespace cpu {
NNC_CONV_FAMILY
// Convolutions that are as fast in planes as channels-last: Note [Planes] in cpu/conv_common.h.
bool conv_in_planes(const ConvShape& s);
bool conv_forward_winograd(const ConvShape& s, const View& y, const ConstView& x, const Weight& w,
                           const ConstView& bias, const ConvEpilogue& e);
bool conv_input_grad_winograd(const ConvShape& s, const View& gx, const ConstView& gy,
                              const Weight& w);
bool conv_weight_grad_winograd(const ConvShape& s, const View& gw, const View& gb,
                               const ConstView& x, const ConstView& gy);
}  // namespace cpu
namespace onednn {
NNC_CONV_FAMILY
bool conv_forward_fused(const ConvShape& s, const View& y, const ConstView& x, const Weight& w,
                        const ConstView& bias, const ConvEpilogue& e);
}  // namespace onednn
#undef NNC_CONV_FAMILY

}  // namespace nnc::kernels
