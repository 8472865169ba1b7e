// SPDX-License-Identifier: Apache-2.0
#include "kernels/conv.h"

#include "kernels/binary.h"
#include "kernels/unary.h"

namespace nnc::kernels {

// Both fast implementations of sums over channels do: see Note [Own convolution].
bool conv_wants_channels_last(const ConvShape& s, bool in_planes) {
  return s.type() == DType::kFloat32 && !reference_only() && !(in_planes && cpu::conv_in_planes(s));
}

namespace {
void check_x(const ConvShape& s, const ConstView& x) {
  check_images("conv", x, s.type(), s.batch, s.in_channels, s.in_spatial(), s.channels_last != 0);
}
void check_y(const ConvShape& s, const ConstView& y) {
  check_images("conv", y, s.type(), s.batch, s.out_channels, s.out_spatial(), s.channels_last != 0);
}
void check_bias(const ConvShape& s, const ConstView& b) {
  if (b.defined()) check_row("conv", b, s.type(), s.out_channels);
}
}  // namespace

void apply_epilogue(const View& y, const ConvEpilogue& e) {
  if (e.residual.defined()) binary(Binary::kAdd, y, y, e.residual, 1);
  if (e.relu) unary(Unary::kRelu, y, y);
}

namespace {
bool forward_winograd(const ConvShape& s, const View& y, const ConstView& x, const Weight& w,
                      const ConstView& bias) {
  return cpu::conv_forward_winograd(s, y, x, w, bias, ConvEpilogue());
}
}  // namespace

void conv_forward(const ConvShape& s, const View& y, const ConstView& x, const Weight& w,
                  const ConstView& bias) {
  static constexpr Implementations kList{__func__, forward_winograd, cpu::conv_forward,
                                         onednn::conv_forward, ref::conv_forward};
  check_y(s, y), check_x(s, x), check_bias(s, bias);
  run_first(kList, s, y, x, w, bias);
}

void conv_forward_direct(const ConvShape& s, const View& y, const ConstView& x, const Weight& w,
                         const ConstView& bias, const ConvEpilogue& e) {
  const bool fast = !reference_only();
  if (!fast || !cpu::conv_forward(s, y, x, w, bias)) {
    if (fast && onednn::conv_forward_fused(s, y, x, w, bias, e)) return;
    ref::conv_forward(s, y, x, w, bias);
  }
  apply_epilogue(y, e);
}

void conv_forward_fused(const ConvShape& s, const View& y, const ConstView& x, const Weight& w,
                        const ConstView& bias, const ConvEpilogue& e) {
  check_y(s, y), check_x(s, x), check_bias(s, bias);
  if (e.residual.defined()) check_same("conv", {&y, &e.residual});
  if (!reference_only() && cpu::conv_forward_winograd(s, y, x, w, bias, e)) return;
  conv_forward_direct(s, y, x, w, bias, e);
}

void conv_input_grad(const ConvShape& s, const View& gx, const ConstView& gy, const Weight& w) {
  static constexpr Implementations kList{__func__, cpu::conv_input_grad_winograd,
                                         cpu::conv_input_grad, onednn::conv_input_grad,
                                         ref::conv_input_grad};
  check_x(s, gx), check_y(s, gy);
  run_first(kList, s, gx, gy, w);
}

void conv_weight_grad(const ConvShape& s, const View& gw, const View& gb, const ConstView& x,
                      const ConstView& gy) {
  static constexpr Implementations kList{__func__, cpu::conv_weight_grad_winograd,
                                         cpu::conv_weight_grad, onednn::conv_weight_grad,
                                         ref::conv_weight_grad};
  check_x(s, x), check_y(s, gy), check_bias(s, gb);
  check_row("conv", gw, s.type(), s.out_channels * (s.in_channels / s.groups) * s.taps());
  run_first(kList, s, gw, gb, x, gy);
}

}  // namespace nnc::kernels
