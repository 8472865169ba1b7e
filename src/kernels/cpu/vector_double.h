// SPDX-License-Identifier: Apache-2.0
// Functions of one double that compilers turn into vector code, within a few units of its last
// place: what is made of them is right as a float. Each says of which arguments. For *.simd.cpp
// files only, see isa.h.
#pragma once

#include "kernels/cpu/vector_math.h"

namespace nnc::kernels::cpu::NNC_ISA {

NNC_VECTOR_INLINE uint64_t to_bits(double x) {
  return __builtin_bit_cast(uint64_t, x);
}
NNC_VECTOR_INLINE double from_bits(uint64_t u) {
  return __builtin_bit_cast(double, u);
}
inline constexpr double kInfinity64 = __builtin_inf(), kNaN64 = __builtin_nan(""),
                        kPi = 3.14159265358979323846;

// A polynomial, the constant last.
template <int N>
NNC_VECTOR_INLINE double polynomial(const double (&c)[N], double x) {
  double y = c[0];
#pragma GCC unroll 32
  for (int i = 1; i < N; ++i) y = y * x + c[i];
  return y;
}

// log(x) of a positive, finite, normal x.
NNC_VECTOR_INLINE double log_normal(double x) {
  constexpr uint64_t kSqrtHalf = 0x3fe6a09e667f3bcdu, kFraction = (uint64_t{1} << 52) - 1;
  constexpr double kTwo52 = 4503599627370496.0;
  const uint64_t u = to_bits(x) - kSqrtHalf + (uint64_t{2048} << 52);
  const double k = from_bits(u >> 52 | to_bits(kTwo52)) - (kTwo52 + 2048);
  const double f = from_bits((u & kFraction) + kSqrtHalf) - 1;
  // As log_positive of floats.
  constexpr double kSeries[] = {
      0.1461644968504340586,  0.15331721600556041269, 0.1818288912526172208, 0.22222211134795079855,
      0.28571428625975484921, 0.3999999999989950449,  0.66666666666666696862};
  constexpr double kUpper = 0x1.62e42feep-1, kLower = 1.90821492927058770002e-10;  // ln 2
  const double s = f / (2 + f), z = s * s, square = 0.5 * f * f;
  const double rest = s * (square + z * polynomial(kSeries, z));
  return k * kUpper - ((square - (rest + k * kLower)) - f);
}

// exp(x) of |x| < 700.
NNC_VECTOR_INLINE double exp_within(double x) {
  constexpr double kRound = 6755399441055744.0;  // 1.5 2^52: the sum's low bits are x / ln 2
  constexpr double kSeries[] = {2.5100375832561233664e-8,  2.7620075879983366586e-7,
                                2.7557268480310025526e-6,  0.000024801521322368693266,
                                0.00019841269863040545271, 0.0013888888891967719077,
                                0.0083333333333300644495,  0.041666666666624161903,
                                0.16666666666666667452,    0.50000000000000010211};
  const double t = x * 1.4426950408889634074 + kRound, k = t - kRound;
  const double r = (x - k * 0x1.62e42feep-1) - k * 1.90821492927058770002e-10;
  return (1 + (r + r * r * polynomial(kSeries, r))) * from_bits((to_bits(t) + 1023) << 52);
}

// What x exceeds the nearest whole number by.
NNC_VECTOR_INLINE double over_whole(double x) {
  constexpr double kRound = 6755399441055744.0;
  return v_abs(x) < kRound / 2 ? x - ((x + kRound) - kRound) : 0.0;
}
// sin(pi r) / r and cos(pi r) of |r| <= 1 / 2, of which z is the square.
NNC_VECTOR_INLINE double sine_quotient(double z) {
  constexpr double kSeries[] = {
      7.6978267682241906454e-7,  -0.000021903497074626017191, 0.00046629981618983938014,
      -0.0073704305059169434047, 0.08214588657310289502,      -0.59926452931894468132,
      2.5501640398773004745,     -5.1677127800499696077,      3.1415926535897932378};
  return polynomial(kSeries, z);
}
NNC_VECTOR_INLINE double half_turn_cosine(double z) {
  constexpr double kSeries[] = {
      4.1495643539425855122e-6, -0.00010456655338748738169, 0.0019295562724817131482,
      -0.02580688873700220327,  0.23533063012953285391,     -1.3352627688434470934,
      4.0587121264164969995,    -4.9348022005446767673,     0.99999999999999999608};
  return polynomial(kSeries, z);
}

}  // namespace nnc::kernels::cpu::NNC_ISA
