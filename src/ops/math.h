// SPDX-License-Identifier: Apache-2.0
// Mathematics element by element. Whole numbers give the default floating point type, except where
// the result is whole anyway. See nnc/ops_pointwise.h.
#pragma once

#include <optional>

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor neg(const Tensor& x);
Tensor abs(const Tensor& x);
Tensor square(const Tensor& x);
Tensor sign(const Tensor& x);
Tensor reciprocal(const Tensor& x);
Tensor exp(const Tensor& x);
Tensor expm1(const Tensor& x);
Tensor log(const Tensor& x);
Tensor log1p(const Tensor& x);
Tensor log2(const Tensor& x);
Tensor log10(const Tensor& x);
Tensor sqrt(const Tensor& x);
Tensor rsqrt(const Tensor& x);
Tensor sin(const Tensor& x);
Tensor cos(const Tensor& x);
Tensor tan(const Tensor& x);
Tensor asin(const Tensor& x);
Tensor acos(const Tensor& x);
Tensor atan(const Tensor& x);
Tensor sinh(const Tensor& x);
Tensor cosh(const Tensor& x);
Tensor erf(const Tensor& x);
Tensor erfc(const Tensor& x);
Tensor floor(const Tensor& x);
Tensor ceil(const Tensor& x);
Tensor round(const Tensor& x);                    // halves to even
Tensor round(const Tensor& x, int64_t decimals);  // to a multiple of 10^-decimals
Tensor trunc(const Tensor& x);

void neg_(const Tensor& x);
void sqrt_(const Tensor& x);
void exp_(const Tensor& x);

// Other numbers for NaN and the infinities; without one: 0, the largest, the lowest of the type.
Tensor nan_to_num(const Tensor& x, std::optional<double> nan, std::optional<double> posinf,
                  std::optional<double> neginf);
void nan_to_num_(const Tensor& x, std::optional<double> nan, std::optional<double> posinf,
                 std::optional<double> neginf);

Tensor lgamma(const Tensor& x);
Tensor erfinv(const Tensor& x);
// The logarithm of x / (1 - x), x held in eps..1 - eps if there is an eps.
Tensor logit(const Tensor& x, std::optional<double> eps);

// The angle of the point (x, y).
Tensor atan2(const Tensor& y, const Tensor& x);
void atan2_(const Tensor& y, const Tensor& x);
// x log(y), 0 where x is 0.
Tensor xlogy(const Tensor& x, const Tensor& y);
Tensor xlogy(const Tensor& x, Scalar y);
Tensor xlogy(Scalar x, const Tensor& y);

// x to the power e; the same with one exponent for all.
Tensor pow(const Tensor& x, const Tensor& e);
Tensor pow(const Tensor& x, Scalar e);
void pow_(const Tensor& x, const Tensor& e);
void pow_(const Tensor& x, Scalar e);

// x held in low..high; a null bound is none.
Tensor clamp(const Tensor& x, const Scalar* low, const Scalar* high);
Tensor clamp_min(const Tensor& x, Scalar low);
Tensor clamp_max(const Tensor& x, Scalar high);
void clamp_(const Tensor& x, const Scalar* low, const Scalar* high);
// The same with bounds that are broadcast; an undefined one is none.
Tensor clamp(const Tensor& x, const Tensor& low, const Tensor& high);
Tensor clamp_min(const Tensor& x, const Tensor& low);
Tensor clamp_max(const Tensor& x, const Tensor& high);
void clamp_(const Tensor& x, const Tensor& low, const Tensor& high);

}  // namespace nnc::ops
