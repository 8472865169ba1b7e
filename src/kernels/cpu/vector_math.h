// SPDX-License-Identifier: Apache-2.0
// Functions of one float that compilers turn into vector code when a loop calls them: no branches,
// no tables, no calls. Within 2 ulp of the true value over the whole range; what falls off like
// exp(-x^2), the left side of gelu, within 5. The double overloads give the same loops
// something to call. For *.simd.cpp files only, see isa.h.
#pragma once

#include <cmath>
#include <cstdint>

#define NNC_VECTOR_INLINE [[gnu::always_inline]] inline

// Is there an instruction for a product and a sum, rounded once?
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
#define NNC_HAS_FMA 1
#else
#define NNC_HAS_FMA 0
#endif

namespace nnc::kernels::cpu {

// Outside of them exp is 0 or infinite. Defined elsewhere: a compiler that knew them would test for
// those results in place of taking a maximum and a minimum.
extern const float kExpLeast, kExpMost;
// From here on the normal distribution function of -x is 0.
extern const float kNormalMost;

}  // namespace nnc::kernels::cpu

namespace nnc::kernels::cpu::NNC_ISA {

NNC_VECTOR_INLINE float from_bits(uint32_t u) {
  return __builtin_bit_cast(float, u);
}
NNC_VECTOR_INLINE uint32_t to_bits(float x) {
  return __builtin_bit_cast(uint32_t, x);
}
NNC_VECTOR_INLINE float v_abs(float x) {
  return __builtin_fabsf(x);
}
NNC_VECTOR_INLINE double v_abs(double x) {
  return __builtin_fabs(x);
}
NNC_VECTOR_INLINE float v_copysign(float x, float s) {
  return from_bits((to_bits(x) & 0x7fffffffu) | (to_bits(s) & 0x80000000u));
}

inline constexpr float kInfinity = __builtin_inff();
inline constexpr float kLargest = 3.40282347e38f;
// ln 2 in two parts: n times the upper one is exact.
inline constexpr float kLn2Upper = 0.693359375f, kLn2Lower = -2.12194440e-4f;

// x = n ln 2 + r, and exp(r) - 1. |x| must stay below 2^21.
struct ExpParts {
  float tail;
  int32_t n;
};
NNC_VECTOR_INLINE ExpParts exp_parts(float x) {
  constexpr float kRound = 12582912.0f;  // 1.5 2^23: the sum's low bits are x / ln 2, rounded
  const float t = x * 1.44269504f + kRound;
  const int32_t n = static_cast<int32_t>(to_bits(t) - to_bits(kRound));
  const float k = t - kRound;
  float r = x - k * kLn2Upper;
  r = r - k * kLn2Lower;
  float p = 1.985812414e-04f;
  p = p * r + 1.393449726e-03f;
  p = p * r + 8.333361708e-03f;
  p = p * r + 4.166645557e-02f;
  p = p * r + 1.666666716e-01f;
  p = p * r + 0.5f;
  return {r + r * r * p, n};
}
NNC_VECTOR_INLINE float two_to(int32_t n) {
  return from_bits(static_cast<uint32_t>(n + 127) << 23);
}

// exp(x) of |x| <= 106.
NNC_VECTOR_INLINE float exp_near(float x) {
  const ExpParts e = exp_parts(x);
  // In two steps: the result may be denormal or infinite.
  const int32_t half = e.n >> 1;
  const float scale = two_to(half);
  return (e.tail * scale + scale) * two_to(e.n - half);
}
NNC_VECTOR_INLINE float v_exp(float x) {
  const float low = x < kExpLeast ? kExpLeast : x;
  return exp_near(low > kExpMost ? kExpMost : low);
}
NNC_VECTOR_INLINE double v_exp(double x) {
  return __builtin_exp(x);
}

NNC_VECTOR_INLINE float v_expm1(float x) {
  const float low = x < -20.0f ? -20.0f : x;
  const ExpParts e = exp_parts(low > 89.0f ? 89.0f : low);
  const float scale = two_to(e.n - 1);
  const float y = (e.tail * scale + (scale - 0.5f)) * 2.0f;
  return v_abs(x) < 1e-8f ? x : y;
}
NNC_VECTOR_INLINE double v_expm1(double x) {
  return __builtin_expm1(x);
}

// A positive, finite x, normal or denormal, as 2^k (1 + f), 1 + f around 1, and
// log(1 + f) = f - square + rest.
struct LogParts {
  float k, f, square, rest;
};
NNC_VECTOR_INLINE LogParts log_parts(float x) {
  constexpr uint32_t kSqrtHalf = 0x3f3504f3u;
  const bool denormal = x < 1.17549435e-38f;
  const uint32_t u = to_bits(denormal ? x * 8388608.0f : x) - kSqrtHalf;
  const float k = static_cast<float>(static_cast<int32_t>(u) >> 23) - (denormal ? 23.0f : 0.0f);
  const float f = from_bits((u & 0x7fffffu) + kSqrtHalf) - 1.0f;
  // rest = s (f^2 / 2 + z R(z)) with s = f / (2 + f), z = s^2
  const float s = f / (2.0f + f), z = s * s, square = 0.5f * f * f;
  float p = 2.333734334e-01f;
  p = p * z + 2.855056226e-01f;
  p = p * z + 4.000012279e-01f;
  p = p * z + 6.666666865e-01f;
  return {k, f, square, s * (square + z * p)};
}
NNC_VECTOR_INLINE float log_positive(float x) {
  const LogParts p = log_parts(x);
  return p.k * kLn2Upper - ((p.square - (p.rest + p.k * kLn2Lower)) - p.f);
}
// y = log(x), to any base, where x may be no positive number.
NNC_VECTOR_INLINE float log_edges(float x, float y) {
  const float edge = x == 0.0f ? -kInfinity : x > 0.0f ? x : __builtin_nanf("");
  return x > 0.0f && x <= kLargest ? y : edge;
}
NNC_VECTOR_INLINE float v_log(float x) {
  return log_edges(x, log_positive(x));
}
NNC_VECTOR_INLINE double v_log(double x) {
  return __builtin_log(x);
}

NNC_VECTOR_INLINE float v_log1p(float x) {
  const float u = 1.0f + x;
  // The second term is what the sum lost.
  const float y = log_positive(u) + (x - (u - 1.0f)) / u;
  const float edge = x == -1.0f ? -kInfinity : x > 0.0f ? x : __builtin_nanf("");
  return x == 0.0f ? x : x > -1.0f && x <= kLargest ? y : edge;
}
NNC_VECTOR_INLINE double v_log1p(double x) {
  return __builtin_log1p(x);
}

NNC_VECTOR_INLINE float v_tanh(float x) {
  const float t = v_expm1(-2.0f * v_abs(x));
  return v_copysign(t / (2.0f + t), x);
}
NNC_VECTOR_INLINE double v_tanh(double x) {
  return __builtin_tanh(x);
}

template <class T>
NNC_VECTOR_INLINE T v_sigmoid(T x) {
  const T e = v_exp(-v_abs(x));
  return (x < 0 ? e : T(1)) / (1 + e);
}

// What x^2 lost when it was rounded.
NNC_VECTOR_INLINE float lost_of_square(float x, float square) {
#if NNC_HAS_FMA
  return __builtin_fmaf(x, x, -square);
#else
  const float upper = from_bits(to_bits(x) & 0xfffff000u), lower = x - upper;
  return ((upper * upper - square) + 2.0f * upper * lower) + lower * lower;
#endif
}

// log(erfc(x)) of 1 <= x <= 4, so that 1 - erfc(x) is right.
NNC_VECTOR_INLINE float log_erfc(float x) {
  float p = 2.101889039e-04f;
  p = p * x + -3.183171683e-03f;
  p = p * x + 2.278625551e-02f;
  p = p * x + -1.050969264e-01f;
  p = p * x + -6.358462082e-01f;
  p = p * x + -1.128475633e+00f;
  return p * x;
}
NNC_VECTOR_INLINE float erf_small(float x) {
  const float z = x * x;
  float p = 8.358559717e-05f;
  p = p * z + -8.156635449e-04f;
  p = p * z + 5.204104818e-03f;
  p = p * z + -2.686152793e-02f;
  p = p * z + 1.128375158e-01f;
  p = p * z + -3.761263788e-01f;
  p = p * z + 1.283791671e-01f;
  return x + x * p;
}
NNC_VECTOR_INLINE float v_erf(float x) {
  const float a = v_abs(x);
  const float large = 1.0f - exp_near(log_erfc(a > 4.0f ? 4.0f : a));
  return a < 1.0f ? erf_small(x) : v_copysign(large, x);
}
NNC_VECTOR_INLINE double v_erf(double x) {
  return __builtin_erf(x);
}
// The normal distribution function, and exp(-x^2 / 2) beside it.
template <class T>
struct Normal {
  T cdf, gauss;
};
// exp(-x^2 / 2) 2^63 of 0 <= x <= kNormalMost: so it is never denormal, and what multiplies it
// brings the factor.
NNC_VECTOR_INLINE float scaled_gauss(float x, float square) {
  // As in exp_parts, of w = x^2 with what its rounding lost: x^2 = w - 2 n ln 2. The low bits of t
  // are n and the exponent of 2^63.
  constexpr float kRound = 12582912.0f + 127 + 63;
  const float t = square * (-0.5f * 1.44269504f) + kRound, k = t - kRound;
  const float scale = from_bits(to_bits(t) << 23);
  const float w =
      (square + k * (2 * kLn2Upper)) + (k * (2 * kLn2Lower) + lost_of_square(x, square));
  float p = 1.985812414e-04f / -128;
  p = p * w + 1.393449726e-03f / 64;
  p = p * w + 8.333361708e-03f / -32;
  p = p * w + 4.166645557e-02f / 16;
  p = p * w + 1.666666716e-01f / -8;
  p = p * w + 0.125f;
  return w * (w * p - 0.5f) * scale + scale;
}
NNC_VECTOR_INLINE Normal<float> v_normal(float x) {
  constexpr float kScale = 0x1p-63f;
  const float a = v_abs(x), t = kNormalMost < a ? kNormalMost : a, z = t * t;
  const float u = 1.0f / (1.0f + 0.3f * t);
  float p = -2.062355168e-02f * kScale;
  p = p * u + 1.124360636e-01f * kScale;
  p = p * u + -2.282146513e-01f * kScale;
  p = p * u + 1.917859316e-01f * kScale;
  p = p * u + -7.942463458e-02f * kScale;
  p = p * u + 9.615743905e-02f * kScale;
  p = p * u + 7.838944346e-02f * kScale;
  p = p * u + 1.102354676e-01f * kScale;
  p = p * u + 1.195718125e-01f * kScale;
  p = p * u + 1.196866930e-01f * kScale;
  const float gauss = scaled_gauss(t, z), tail = gauss * (p * u);
  // Around 0 the tail's error would show: there 1 / 2 and an odd polynomial.
  float q = -7.326386822e-06f;
  q = q * z + 1.126657226e-04f;
  q = q * z + -1.185616245e-03f;
  q = q * z + 9.973072447e-03f;
  q = q * z + -6.649032980e-02f;
  q = q * z + 3.989422917e-01f;
  const float far = x < 0.0f ? tail : 1.0f - tail;
  return {a < 1.1f ? 0.5f + x * q : far, gauss * kScale};
}
NNC_VECTOR_INLINE Normal<double> v_normal(double x) {
  return {0.5 * __builtin_erfc(-0.70710678118654752440 * x), __builtin_exp(-0.5 * x * x)};
}

// x = n pi / 2 + r of |x| <= kTrigonometricLimit.
inline constexpr float kTrigonometricLimit = 1e6f;
struct QuarterTurns {
  int32_t n;
  float r;
};
NNC_VECTOR_INLINE QuarterTurns quarter_turns(float x) {
#if NNC_HAS_FMA
  // In three steps, of which the first is exact.
  constexpr float kRound = 12582912.0f;  // 1.5 2^23
  const float t = x * 0.636619772f + kRound, k = t - kRound;
  const float r = __builtin_fmaf(k, -7.54978942e-08f, __builtin_fmaf(k, -1.57079625f, x));
  return {static_cast<int32_t>(to_bits(t) - to_bits(kRound)),
          __builtin_fmaf(k, -5.39030295e-15f, r)};
#else
  // In double, in two steps, of which the first is exact.
  constexpr double kRound = 6755399441055744.0;  // 1.5 2^52
  const double d = x, k = (d * 0.63661977236758134308 + kRound) - kRound;
  return {static_cast<int32_t>(k),
          static_cast<float>((d - k * 0x1.921fb544p+0) - k * 6.0771005065061926015e-11)};
#endif
}
// sin(x + quarter pi / 2)
NNC_VECTOR_INLINE float v_sine(float x, int32_t quarter) {
  const QuarterTurns turns = quarter_turns(x);
  const int32_t n = turns.n + quarter;
  const float r = turns.r, z = r * r;
  float s = 2.724910473e-06f;
  s = s * z + -1.984007977e-04f;
  s = s * z + 8.333331905e-03f;
  s = s * z + -1.666666716e-01f;
  float c = 2.454735477e-05f;
  c = c * z + -1.388830016e-03f;
  c = c * z + 4.166666418e-02f;
  const float y = (n & 1) != 0 ? (1.0f - 0.5f * z) + z * z * c : r + r * z * s;
  const float turned = from_bits(to_bits(y) ^ (static_cast<uint32_t>(n & 2) << 30));
  return ((quarter == 0) & (x == 0.0f)) ? x : turned;
}

NNC_VECTOR_INLINE float v_sinh(float x) {
  const float a = v_abs(x), t = v_expm1(a > 88.0f ? 88.0f : a), e = v_exp(0.5f * a);
  const float y = a > 88.0f ? 0.5f * e * e : 0.5f * (t + t / (t + 1.0f));
  return v_copysign(a == a ? y : a, x);
}
NNC_VECTOR_INLINE double v_sinh(double x) {
  return __builtin_sinh(x);
}
NNC_VECTOR_INLINE float v_cosh(float x) {
  const float a = v_abs(x), e = v_exp(a), half = v_exp(0.5f * a);
  return a > 88.0f ? 0.5f * half * half : 0.5f * e + 0.5f / e;
}
NNC_VECTOR_INLINE double v_cosh(double x) {
  return __builtin_cosh(x);
}

NNC_VECTOR_INLINE float v_floor(float x) {
  return __builtin_floorf(x);
}
NNC_VECTOR_INLINE double v_floor(double x) {
  return __builtin_floor(x);
}
NNC_VECTOR_INLINE float v_ceil(float x) {
  return __builtin_ceilf(x);
}
NNC_VECTOR_INLINE double v_ceil(double x) {
  return __builtin_ceil(x);
}
NNC_VECTOR_INLINE float v_round(float x) {
  return __builtin_nearbyintf(x);
}
NNC_VECTOR_INLINE double v_round(double x) {
  return __builtin_nearbyint(x);
}
NNC_VECTOR_INLINE float v_trunc(float x) {
  return __builtin_truncf(x);
}
NNC_VECTOR_INLINE double v_trunc(double x) {
  return __builtin_trunc(x);
}

NNC_VECTOR_INLINE float v_sqrt(float x) {
  return __builtin_sqrtf(x);
}
NNC_VECTOR_INLINE double v_sqrt(double x) {
  return __builtin_sqrt(x);
}

}  // namespace nnc::kernels::cpu::NNC_ISA
