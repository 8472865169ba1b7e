// SPDX-License-Identifier: Apache-2.0
// Element by element: out = f(a, b, c). Sizes are those of out; a repeated operand has stride 0.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

enum class Ternary : int32_t {
  kWhere,      // a ? b : c; a is bool, every type of b
  kAddcmul,    // a + p0 b c; every type but bool
  kAddcdiv,    // a + p0 b / c; floating point
  kLerp,       // a + c (b - a), counted from the nearer end; floating point
  kPreluGrad,  // b > 0 ? a : a c; floating point
  kAtan2Grad,  // a b / (b^2 + c^2), 0 where b and c are 0; floating point
  kClamp,      // a held in b..c, NaN if one is NaN; every type
};
// out, b, c (and a, but for kWhere) have one element type.
void ternary(Ternary op, const View& out, const ConstView& a, const ConstView& b,
             const ConstView& c, Scalar p0 = 1);

namespace ref {
bool ternary(Ternary op, const View& out, const ConstView& a, const ConstView& b,
             const ConstView& c, const Scalar& p0);
}
namespace cpu {
bool ternary(Ternary op, const View& out, const ConstView& a, const ConstView& b,
             const ConstView& c, const Scalar& p0);
}

}  // namespace nnc::kernels
