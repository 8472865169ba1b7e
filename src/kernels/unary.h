// SPDX-License-Identifier: Apache-2.0
// Element by element: out = f(x), and the fused first-order gradients gx = gy f'(x).
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// The numbers that a function takes besides x.
struct Params {
  using PlainArgument = void;
  double a = 0, b = 0, c = 0;
};

enum class Unary : int32_t {
  // every type but bool; out has x's type
  kNeg,
  kAbs,
  kSquare,
  kSign,
  kRelu,
  kClamp,      // to a..b; NaN stays, and as a bound it bounds nothing
  kThreshold,  // x > a or NaN: x, else b
  // floating point; out has x's type
  kReciprocal,
  kExp,
  kExpm1,
  kLog,
  kLog1p,
  kLog2,
  kLog10,
  kSqrt,
  kRsqrt,
  kSin,
  kCos,
  kTan,
  kAsin,
  kAcos,
  kAtan,
  kSinh,
  kCosh,
  kTanh,
  kSigmoid,
  kErf,
  kErfc,
  kFloor,
  kCeil,
  kRound,  // halves to even
  kTrunc,
  kLeakyRelu,  // x > 0: x, else a x
  kElu,        // x > 0: b x, else a b (exp(c x) - 1)
  kGelu,
  kGeluTanh,
  kSilu,
  kMish,
  kHardsigmoid,
  kHardswish,
  kHardshrink,  // 0 in -a..a
  kSoftshrink,  // moved by a towards 0
  kTanhshrink,
  kSoftplus,  // a x > b: x, else log(1 + exp(a x)) / a
  kSoftsign,
  kLogSigmoid,
  kNanToNum,           // NaN becomes a, infinity b, -infinity c
  kRoundDecimals,      // round(x a) / a, or with b round(x / a) a
  kLogit,              // ln(z / (1 - z)), z = x held in a..b
  kBernoulliVariance,  // x (1 - x)
  kLgamma,
  kDigamma,   // the slope of lgamma
  kTrigamma,  // the slope of digamma; with a > 0 slope number a + 1
  kErfinv,
  kErfinvSlope,  // s = root(pi) / 2 exp(y^2) with y = erfinv(x)
  kErfinvBend,   // 2 y s^2
  // integers and bool
  kBitwiseNot,
  // every type; out is bool
  kLogicalNot,
  kIsNan,
  kIsInf,
  kIsFinite,
};
void unary(Unary op, const View& out, const ConstView& x, const Params& p = {});

// gx from gy and what the operation saved: its input, or its output where said. Parameters are
// those of the function.
enum class UnaryGrad : int32_t {
  kTanh,     // of the output
  kSigmoid,  // of the output
  kRelu,     // of the output
  kClamp,    // 0 where x is NaN
  kThreshold,
  kLeakyRelu,  // of either
  kElu,
  kEluOutput,  // of the output
  kGelu,
  kGeluTanh,
  kSilu,
  kMish,
  kHardsigmoid,  // with PyTorch's 1 / 6, a float
  kHardswish,
  kShrink,  // hard and soft
  kTanhshrink,
  kSoftplus,
  kSoftsign,
  kLogSigmoid,
  kPreluWeight,  // x > 0: 0, else gy x
  kFinite,       // gy where x is neither infinite nor NaN, else 0
};
void unary_grad(UnaryGrad op, const View& gx, const ConstView& gy, const ConstView& saved,
                const Params& p = {});

namespace ref {
bool unary(Unary op, const View& out, const ConstView& x, const Params& p);
bool unary_grad(UnaryGrad op, const View& gx, const ConstView& gy, const ConstView& saved,
                const Params& p);
}  // namespace ref
namespace cpu {
bool unary(Unary op, const View& out, const ConstView& x, const Params& p);
bool unary_grad(UnaryGrad op, const View& gx, const ConstView& gy, const ConstView& saved,
                const Params& p);
}  // namespace cpu

}  // namespace nnc::kernels
