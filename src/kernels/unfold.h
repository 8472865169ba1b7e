// SPDX-License-Identifier: Apache-2.0
// Windows of planes as columns, and back.
#pragma once

#include "kernels/common/backend.h"
#include "kernels/common/window.h"
#include "tensor/view.h"

namespace nnc::kernels {

// The columns of a plane are a row-major matrix (taps, windows).
struct UnfoldShape : WindowShape {
  DType dtype = DType::kFloat32;
  int64_t planes = 0;

  int64_t column_count() const { return taps() * out_spatial(); }
  // The window positions along dimension d whose tap k lies inside: begin <= o < end.
  struct Range {
    int64_t begin, end;
  };
  Range inside(int d, int64_t k) const {
    const int64_t shift = k * dilation[d] - pad[d], room = in[d] - 1 - shift;
    const int64_t begin = shift >= 0 ? 0 : (-shift + stride[d] - 1) / stride[d];
    const int64_t end = room < 0 ? 0 : room / stride[d] + 1;
    return {begin < out[d] ? begin : out[d], end < out[d] ? end : out[d]};
  }
  // Of window o along d, where tap k lies.
  int64_t position(int d, int64_t o, int64_t k) const {
    return o * stride[d] - pad[d] + k * dilation[d];
  }
};

// y (planes, taps, windows) = the elements of x (planes, in) under the windows, 0 outside. Any
// type.
void unfold(const UnfoldShape& s, const View& y, const ConstView& x);
// Its adjoint: x = the sum of those elements of y that stand for each element.
void fold(const UnfoldShape& s, const View& x, const ConstView& y);

namespace ref {
bool unfold(const UnfoldShape& s, const View& y, const ConstView& x);
bool fold(const UnfoldShape& s, const View& x, const ConstView& y);
}  // namespace ref
namespace cpu {
bool unfold(const UnfoldShape& s, const View& y, const ConstView& x);
bool fold(const UnfoldShape& s, const View& x, const ConstView& y);
}  // namespace cpu

}  // namespace nnc::kernels
