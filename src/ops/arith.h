// SPDX-License-Identifier: Apache-2.0
// Arithmetic on two tensors, or a tensor and a number, with broadcasting and type promotion. See
// nnc/ops_pointwise.h.
#pragma once

#include <string_view>

#include "tensor/tensor.h"

namespace nnc::ops {

Tensor add(const Tensor& a, const Tensor& b, Scalar alpha = 1);
Tensor sub(const Tensor& a, const Tensor& b, Scalar alpha = 1);
Tensor mul(const Tensor& a, const Tensor& b);
Tensor div(const Tensor& a, const Tensor& b);
Tensor add(const Tensor& a, Scalar b);
Tensor sub(const Tensor& a, Scalar b);
// b - x, as torch.rsub.
Tensor rsub(const Tensor& x, Scalar b = 1);
Tensor mul(const Tensor& a, Scalar b);
Tensor div(const Tensor& a, Scalar b);

void add_(const Tensor& a, const Tensor& b, Scalar alpha = 1);
void sub_(const Tensor& a, const Tensor& b, Scalar alpha = 1);
void mul_(const Tensor& a, const Tensor& b);
void div_(const Tensor& a, const Tensor& b);
void add_(const Tensor& a, Scalar b);
void sub_(const Tensor& a, Scalar b);
void mul_(const Tensor& a, Scalar b);
void div_(const Tensor& a, Scalar b);

// ---- division to whole numbers (arith_division.cpp) ----
enum class Rounding { kNone, kTrunc, kFloor };
// The word PyTorch uses; an empty one is none.
Rounding rounding_of(std::string_view word, const char* op);
Tensor div(const Tensor& a, const Tensor& b, Rounding rounding);
Tensor div(const Tensor& a, Scalar b, Rounding rounding);
void div_(const Tensor& a, const Tensor& b, Rounding rounding);
void div_(const Tensor& a, Scalar b, Rounding rounding);
Tensor floor_divide(const Tensor& a, const Tensor& b);
Tensor floor_divide(const Tensor& a, Scalar b);
// What is left, with the sign of b.
Tensor remainder(const Tensor& a, const Tensor& b);
Tensor remainder(const Tensor& a, Scalar b);
// What is left, with the sign of a.
Tensor fmod(const Tensor& a, const Tensor& b);
Tensor fmod(const Tensor& a, Scalar b);

// ---- choice and mixture (arith_blend.cpp) ----
Tensor maximum(const Tensor& a, const Tensor& b);
Tensor minimum(const Tensor& a, const Tensor& b);
// a where condition, else b.
Tensor where(const Tensor& condition, const Tensor& a, const Tensor& b);
// a + weight (end - a).
Tensor lerp(const Tensor& a, const Tensor& end, const Tensor& weight);
Tensor lerp(const Tensor& a, const Tensor& end, double weight);
void lerp_(const Tensor& a, const Tensor& end, const Tensor& weight);
void lerp_(const Tensor& a, const Tensor& end, double weight);
// a + value b c and a + value b / c.
Tensor addcmul(const Tensor& a, const Tensor& b, const Tensor& c, Scalar value = 1);
Tensor addcdiv(const Tensor& a, const Tensor& b, const Tensor& c, Scalar value = 1);
void addcmul_(const Tensor& a, const Tensor& b, const Tensor& c, Scalar value = 1);
void addcdiv_(const Tensor& a, const Tensor& b, const Tensor& c, Scalar value = 1);

}  // namespace nnc::ops
