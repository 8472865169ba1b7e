// SPDX-License-Identifier: Apache-2.0
// Special functions of one variable, in double. Absolute errors are a few units of the last place
// of double around their zeros, so that floats made of them are right there too.
#pragma once

#include <math.h>

#include <cmath>
#include <limits>

namespace nnc::kernels::special {

inline constexpr double kPi = 3.14159265358979323846, kInfinity = HUGE_VAL,
                        kNaN = std::numeric_limits<double>::quiet_NaN();

// ln |gamma(x)|.
inline double lgamma(double x) {
  int sign;  // std::lgamma leaves it in a global, which threads share
  return ::lgamma_r(x, &sign);
}

// sin and cos of pi x, for which only what x exceeds a whole number by counts.
struct HalfTurn {
  double sine, cosine;
  explicit HalfTurn(double x) {
    const double r = x - std::nearbyint(x);
    sine = std::sin(kPi * r), cosine = std::cos(kPi * r);
  }
};
inline bool is_whole(double x) {
  return x == std::floor(x);
}

// The slope of lgamma. Up from 10 on its asymptotic series (DLMF 5.11.2), below the recurrence
// psi(x) = psi(x + 1) - 1 / x, left of 0 the reflection psi(1 - x) - pi / tan(pi x).
inline double digamma(double x) {
  if (x == 0) return std::copysign(kInfinity, -x);
  if (x < 0) {
    if (is_whole(x)) return kNaN;  // a pole, whose sides have other signs
    const HalfTurn turn(x);
    return digamma(1 - x) - kPi * turn.cosine / turn.sine;
  }
  double below = 0;
  for (; x < 10; x += 1) below += 1 / x;
  if (x == kInfinity) return x;
  const double z = 1 / (x * x);
  double tail = 1.0 / 12;
  tail = tail * z - 691.0 / 32760;
  tail = tail * z + 1.0 / 132;
  tail = tail * z - 1.0 / 240;
  tail = tail * z + 1.0 / 252;
  tail = tail * z - 1.0 / 120;
  tail = tail * z + 1.0 / 12;
  return std::log(x) - 0.5 / x - z * tail - below;
}

// The slope of digamma, in the same way (DLMF 5.15.8); left of 0 pi^2 / sin^2(pi x) - psi'(1 - x).
inline double trigamma(double x) {
  if (x <= 0) {
    if (x == -kInfinity) return kNaN;
    if (is_whole(x)) return kInfinity;
    const double sine = HalfTurn(x).sine;
    return (kPi / sine) * (kPi / sine) - trigamma(1 - x);
  }
  double below = 0;
  for (; x < 10; x += 1) below += 1 / (x * x);
  const double u = 1 / x, z = u * u;
  double tail = 7.0 / 6;
  tail = tail * z - 691.0 / 2730;
  tail = tail * z + 5.0 / 66;
  tail = tail * z - 1.0 / 30;
  tail = tail * z + 1.0 / 42;
  tail = tail * z - 1.0 / 30;
  tail = tail * z + 1.0 / 6;
  return below + (u + 0.5 * z + u * z * tail);
}

// The sum of 1 / (q + k)^s over k = 0, 1, ... of q > 0 and whole s > 1: terms up to where the
// formula of Euler and Maclaurin needs few of its own (DLMF 25.11.5).
inline double hurwitz_zeta(double s, double q) {
  double sum = 0;
  for (; q < 12 + s; q += 1) sum += std::pow(q, -s);
  // B_2k / (2 k)!
  static constexpr double kBernoulli[] = {1.0 / 12,           -1.0 / 720,
                                          1.0 / 30240,        -1.0 / 1209600,
                                          1.0 / 47900160,     -691.0 / 1307674368000.0,
                                          1.0 / 74724249600.0};
  double factor = s * std::pow(q, -s - 1), tail = 0;
  for (int k = 0; k < 7; ++k) {
    tail += kBernoulli[k] * factor;
    factor *= (s + 2 * k + 1) * (s + 2 * k + 2) / (q * q);
  }
  return sum + (std::pow(q, 1 - s) / (s - 1) + 0.5 * std::pow(q, -s) + tail);
}
// Slope number n >= 1 of digamma: (-1)^(n+1) n! times the sum of 1 / (x + k)^(n + 1). Left of 0
// that is the sum over all whole k, which the fraction of x decides, less that over the negative
// ones.
[[gnu::noinline]] inline double polygamma(double n, double x) {
  const double s = n + 1, sign = std::fmod(n, 2) == 0 ? -1 : 1;  // of (-1)^s too
  const double scale = sign * std::tgamma(s);
  if (x > 0) return scale * (x == kInfinity ? 0 : hurwitz_zeta(s, x));
  if (is_whole(x)) return scale * kInfinity;
  const double r = x - std::floor(x);
  const double others = hurwitz_zeta(s, 1 - r) - hurwitz_zeta(s, 1 - x);
  return scale * (hurwitz_zeta(s, r) + sign * others);
}

namespace detail {
// Polynomials, the constant last.
template <int N>
double polynomial(const double (&c)[N], double x) {
  double y = c[0];
  for (int i = 1; i < N; ++i) y = y * x + c[i];
  return y;
}
}  // namespace detail

// erfinv(x) is the quantile of the normal distribution at (1 + x) / 2, over the root of 2. That is
// a quotient of polynomials for |x| <= 0.85, and of the root of -ln((1 - |x|) / 2) beyond. (M. J.
// Wichura, Algorithm AS 241, Applied Statistics 37, 1988; right to 1e-16.)
inline double erfinv(double x) {
  const double a = std::abs(x), q = 0.5 * x;
  if (a == 1) return x * kInfinity;
  if (!(a < 1)) return kNaN;
  constexpr double kRootHalf = 0.70710678118654752440;
  if (a <= 0.85) {
    static constexpr double kAbove[] = {
        2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
        13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080};
    static constexpr double kBelow[] = {
        5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867,
        5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1};
    const double r = 0.180625 - q * q;
    return q * (detail::polynomial(kAbove, r) / detail::polynomial(kBelow, r)) * kRootHalf;
  }
  const double r = std::sqrt(-std::log(0.5 * (1 - a)));
  double y;
  if (r <= 5) {
    static constexpr double kAbove[] = {7.74545014278341407640e-4, 0.0227238449892691845833,
                                        0.241780725177450611770,   1.27045825245236838258,
                                        3.64784832476320460504,    5.76949722146069140550,
                                        4.63033784615654529590,    1.42343711074968357734};
    static constexpr double kBelow[] = {1.05075007164441684324e-9, 5.47593808499534494600e-4,
                                        0.0151986665636164571966,  0.148103976427480074590,
                                        0.689767334985100004550,   1.67638483018380384940,
                                        2.05319162663775882187,    1};
    y = detail::polynomial(kAbove, r - 1.6) / detail::polynomial(kBelow, r - 1.6);
  } else {
    static constexpr double kAbove[] = {2.01033439929228813265e-7, 2.71155556874348757815e-5,
                                        0.00124266094738807843860, 0.0265321895265761230930,
                                        0.296560571828504891230,   1.78482653991729133580,
                                        5.46378491116411436990,    6.65790464350110377720};
    static constexpr double kBelow[] = {2.04426310338993978564e-15, 1.42151175831644588870e-7,
                                        1.84631831751005468180e-5,  7.86869131145613259100e-4,
                                        0.0148753612908506148525,   0.136929880922735805310,
                                        0.599832206555887937690,    1};
    y = detail::polynomial(kAbove, r - 5) / detail::polynomial(kBelow, r - 5);
  }
  return std::copysign(y * kRootHalf, x);
}
// Its slope, root(pi) / 2 exp(y^2).
inline double erfinv_slope(double x) {
  const double y = erfinv(x);
  return 0.88622692545275801365 * std::exp(y * y);
}

// The slope of that.
inline double erfinv_bend(double x) {
  const double y = erfinv(x), s = 0.88622692545275801365 * std::exp(y * y);
  return 2 * y * s * s;
}

}  // namespace nnc::kernels::special
