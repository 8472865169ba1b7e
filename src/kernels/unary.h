// SPDX-License-Identifier: Apache-2.0
// Element by element: out = f(x), and the fused first-order gradients gx = gy f'(x).
#pragma once

#include "kernels/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// out and x have one element type; kLogicalNot, kIsNan, ... give bool.
enum class Unary : int32_t {
  kNeg,
  kAbs,
  kExp,
  kLog,
  kSqrt,
  kTanh,
  kSigmoid,
  kRelu,
};
void unary(Unary op, const View& out, const View& x, double p0 = 0, double p1 = 0);

// gx from gy and what the operation saved (its input or its output, as said).
enum class UnaryGrad : int32_t {
  kTanh,     // of the output
  kSigmoid,  // of the output
  kRelu,     // of the output
};
void unary_grad(UnaryGrad op, const View& gx, const View& gy, const View& saved, double p0 = 0,
                double p1 = 0);

namespace ref {
bool unary(Unary op, const View& out, const View& x, double p0, double p1);
bool unary_grad(UnaryGrad op, const View& gx, const View& gy, const View& saved, double p0,
                double p1);
}  // namespace ref

}  // namespace nnc::kernels
