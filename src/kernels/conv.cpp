// SPDX-License-Identifier: Apache-2.0
#include "kernels/conv.h"

namespace nnc::kernels {

// Both fast implementations do: see Note [Own convolution] in cpu/conv.cpp.
bool conv_wants_channels_last(const ConvShape& s) {
  return s.type() == DType::kFloat32 && !reference_only();
}

void conv_forward(const ConvShape& s, void* y, const void* x, const Weight& w, const void* bias) {
  static constexpr std::array kList{cpu::conv_forward, onednn::conv_forward, ref::conv_forward};
  run_first(kList, s, y, x, w, bias);
}

void conv_input_grad(const ConvShape& s, void* gx, const void* gy, const Weight& w) {
  static constexpr std::array kList{cpu::conv_input_grad, onednn::conv_input_grad,
                                    ref::conv_input_grad};
  run_first(kList, s, gx, gy, w);
}

void conv_weight_grad(const ConvShape& s, void* gw, void* gb, const void* x, const void* gy) {
  static constexpr std::array kList{cpu::conv_weight_grad, onednn::conv_weight_grad,
                                    ref::conv_weight_grad};
  run_first(kList, s, gw, gb, x, gy);
}

}  // namespace nnc::kernels
