// SPDX-License-Identifier: Apache-2.0
// Angles, and logarithms to other bases than e, as vector_math.h has the rest:
// within 4 ulp over the whole range. For *.simd.cpp files only, see isa.h.
#pragma once

#include "kernels/cpu/vector_math.h"

namespace nnc::kernels::cpu::NNC_ISA {

// atan(t) of 0 <= t <= 1.
NNC_VECTOR_INLINE float atan_within(float t) {
  const float z = t * t;
  float p = -2.386997317e-03f;
  p = p * z + 1.350777143e-02f;
  p = p * z + -3.587153898e-02f;
  p = p * z + 6.250169445e-02f;
  p = p * z + -8.656880430e-02f;
  p = p * z + 1.103376412e-01f;
  p = p * z + -1.427856875e-01f;
  p = p * z + 1.999973933e-01f;
  p = p * z + -3.333333173e-01f;
  return t + t * (z * p);
}
// pi / 2 in two parts.
inline constexpr float kHalfPi = 1.57079637f, kHalfPiLower = -4.37113883e-8f;
NNC_VECTOR_INLINE float v_atan(float x) {
  const float a = v_abs(x), r = atan_within(a > 1.0f ? 1.0f / a : a);
  return v_copysign(a > 1.0f ? (kHalfPi - r) + kHalfPiLower : r, x);
}
NNC_VECTOR_INLINE float v_atan2(float y, float x) {
  const float a = v_abs(x), b = v_abs(y);
  const bool steep = b > a;
  const float above = steep ? a : b, below = steep ? b : a;
  // Zeros and infinities have quotients of their own.
  const float t = above == below ? (below == 0.0f ? 0.0f : 1.0f) : above / below;
  float r = atan_within(t);
  r = steep ? (kHalfPi - r) + kHalfPiLower : r;
  const bool left = (to_bits(x) >> 31) != 0;
  return v_copysign(left ? (2.0f * kHalfPi - r) + 2.0f * kHalfPiLower : r, y);
}

// asin(t) of |t| <= 1 / 2, of which z is the square.
NNC_VECTOR_INLINE float asin_within(float t, float z) {
  float p = 3.369084720e-02f;
  p = p * z + 1.714923836e-02f;
  p = p * z + 3.110066274e-02f;
  p = p * z + 4.459940153e-02f;
  p = p * z + 7.500094543e-02f;
  p = p * z + 1.666666634e-01f;
  return t + t * (z * p);
}
// Beyond, asin(a) = pi / 2 - 2 asin(root((1 - a) / 2)).
NNC_VECTOR_INLINE float v_asin(float x) {
  const float a = v_abs(x);
  const bool far = a > 0.5f;
  const float z = far ? 0.5f * (1.0f - a) : a * a, t = far ? __builtin_sqrtf(z) : a;
  const float r = asin_within(t, z);
  return v_copysign(far ? (kHalfPi - 2.0f * r) + kHalfPiLower : r, x);
}
NNC_VECTOR_INLINE float v_acos(float x) {
  const float a = v_abs(x);
  const bool far = a > 0.5f;
  const float z = far ? 0.5f * (1.0f - a) : a * a, t = far ? __builtin_sqrtf(z) : x;
  const float r = asin_within(t, z);
  const float turned = x < 0.0f ? (2.0f * kHalfPi - 2.0f * r) + 2.0f * kHalfPiLower : 2.0f * r;
  return far ? turned : (kHalfPi - r) + kHalfPiLower;
}

NNC_VECTOR_INLINE float v_log2(float x) {
  const LogParts p = log_parts(x);
  return log_edges(x, p.k + (p.f - (p.square - p.rest)) * 1.44269504f);
}
NNC_VECTOR_INLINE float v_log10(float x) {
  const LogParts p = log_parts(x);
  // log10(2) in two parts: k times the upper one is exact.
  const float rest = (p.f - (p.square - p.rest)) * 0.434294482f + p.k * 4.60503898e-06f;
  return log_edges(x, p.k * 0.301025391f + rest);
}

}  // namespace nnc::kernels::cpu::NNC_ISA
