// SPDX-License-Identifier: Apache-2.0
// Element by element: out = f(a, b). Sizes are those of out; a repeated operand has stride 0.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

enum class Binary : int32_t {
  // out, a and b have one element type
  kAdd,  // a + p0 * b
  kSub,  // a - p0 * b
  kMul,
  kDiv,        // floating point
  kTruncDiv,   // rounded towards zero
  kFloorDiv,   // rounded down
  kRemainder,  // sign of b
  kFmod,       // sign of a
  kPow,        // of integers: b >= 0, or 0, 1, -1 as a whole number
  kMaximum,    // NaN if one is NaN
  kMinimum,
  kAtan2,
  kXlogy,  // a ln b, 0 where a is 0 and b a number; floating point
  kPrelu,  // a > 0 ? a : a b; floating point
  kGlu,    // a sigmoid(b); floating point
  kBitwiseAnd,
  kBitwiseOr,
  kBitwiseXor,
  // a and b have one element type, out is bool
  kEq,
  kNe,
  kLt,
  kLe,
  kGt,
  kGe,
  kLogicalAnd,
  kLogicalOr,
  kLogicalXor,
};

// Integer division by 0 is an error of the caller: the operation checks before.
void binary(Binary op, const View& out, const ConstView& a, const ConstView& b, Scalar p0 = 1);

namespace ref {
bool binary(Binary op, const View& out, const ConstView& a, const ConstView& b, const Scalar& p0);
}
namespace cpu {
bool binary(Binary op, const View& out, const ConstView& a, const ConstView& b, const Scalar& p0);
}

}  // namespace nnc::kernels
