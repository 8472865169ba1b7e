// SPDX-License-Identifier: Apache-2.0
// Functions of float32 that networks seldom call; special ones computed in double as in
// common/special.h. No branches.
#include "kernels/cpu/runs.h"
#include "kernels/cpu/unary_rows.h"
#include "kernels/cpu/vector_angles.h"
#include "kernels/cpu/vector_double.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

// ln gamma(z) of a positive, finite z. Up from 2.5 on Stirling's formula, whose correction is a
// polynomial of 1 / z^2. Below, the polynomial of the distance to 2 that is left when the zero
// there is divided out, after one or two steps of gamma(z + 1) = z gamma(z).
NNC_VECTOR_INLINE double log_gamma(double z) {
  constexpr double kStirling[] = {
      0.094821082367195749861,   -0.10259241601784171194,    0.053280192622360846741,
      -0.018816206159799132362,  0.0057075513190733430917,   -0.0018848510697911741137,
      0.00084074569996100217017, -0.00059521936237438944026, 0.00079365060979697968851,
      -0.0027777777770592867597, 0.083333333333332860499};
  constexpr double kAroundTwo[] = {
      -5.7286531085080094822e-7,   1.2159620602745014559e-6,   -1.9825656207391960639e-6,
      4.2553702843110482451e-6,    -9.4529384737145761724e-6,  0.000020535581020500522703,
      -0.000044924435358987872636, 0.000099453713688416325171, -0.00022315489463809117095,
      0.00050966981194321158706,   -0.001192753906259858129,   0.0028905103192621993979,
      -0.0073855510287714682173,   0.020580808427990121822,    -0.067352301053197586809,
      0.32246703342411214628,      0.42278433509846713939};
  const bool far = z >= 2.5, least = z < 0.5, less = z < 1.5;
  const double v = least ? z : less ? z - 1 : z - 2;
  const double passed = least ? z * (z + 1) : less ? z : 1.0;
  const double w = 1 / z, log = log_normal(far ? z : passed);
  const double large =
      ((z - 0.5) * log - z) + (0.91893853320467274178 + w * polynomial(kStirling, w * w));
  const double small = v * polynomial(kAroundTwo, far ? 0.0 : v) - log;
  return far ? large : small;
}

NNC_VECTOR_INLINE float lgamma(float x) {
  const double z = static_cast<double>(v_abs(x));
  const bool inside = (z > 0) & (z < kInfinity64);
  const double right = log_gamma(inside ? z : 1.0);
  // gamma(z) gamma(-z) = -pi / (z sin(pi z))
  const double r = over_whole(z), turned = z * v_abs(r) * sine_quotient(r * r);
  const bool pole = !(turned > 0);
  const double left = log_normal(kPi / (pole ? 1.0 : turned)) - right;
  const double y = x > 0 ? right : pole ? kInfinity64 : left;
  return static_cast<float>(inside ? y : z == z ? kInfinity64 : z);
}

// The sum of 1 / (z + k) for k < 10, as one quotient.
NNC_VECTOR_INLINE double ten_below(double z) {
  double above = 1, below = z;
#pragma GCC unroll 10
  for (int k = 1; k < 10; ++k) {
    above = above * (z + k) + below;
    below *= z + k;
  }
  return above / below;
}

NNC_VECTOR_INLINE float digamma(float v) {
  constexpr double kSeries[] = {1.0 / 12,  -691.0 / 32760, 1.0 / 132, -1.0 / 240,
                                1.0 / 252, -1.0 / 120,     1.0 / 12};
  const double x = static_cast<double>(v), z = x > 0 ? x : 1 - x;
  const bool few = z < 10, inside = z < kInfinity64;
  const double a = !inside ? 10.0 : few ? z + 10 : z, w = 1 / a, u = w * w;
  const double steps = few ? ten_below(few ? z : 1.0) : 0.0;
  const double right = ((log_normal(a) - 0.5 * w) - u * polynomial(kSeries, u)) - steps;
  const double r = over_whole(x), s = r * r;
  const double turned = kPi * half_turn_cosine(s) / (r * sine_quotient(s));
  const double pole = x == 0 ? __builtin_copysign(kInfinity64, -x) : kNaN64;
  const double y = x > 0 ? (inside ? right : x) : r == 0 ? pole : right - turned;
  return static_cast<float>(x == x ? y : x);
}

// exp(-x^2) u P(u), u = 1 / (1 + 0.35 |x|).
NNC_VECTOR_INLINE float erfc(float x) {
  constexpr double kSeries[] = {
      -0.017767555460337932348, 0.095708155690946003672, -0.17655052153523543588,
      0.092721934425429843146,  0.037375542118159537621, -0.026664402925710346478,
      0.14625790486410508889,   0.10152946973930266536,  0.16815542939515632191,
      0.18419270687666524408,   0.19757972871378280186,  0.19746160799536261469};
  const double a = static_cast<double>(v_abs(x)), z = a < 10.2 ? a : 10.2, u = 1 / (1 + 0.35 * z);
  const double y = exp_within(-z * z) * (u * polynomial(kSeries, u));
  return x == x ? static_cast<float>(x < 0 ? 2 - y : y) : x;
}

// x - tanh(x): up to 1 x^3 P(x^2), P of the least relative error, beyond (x - 1) + (1 - tanh(x)).
NNC_VECTOR_INLINE float tanhshrink(float x) {
  constexpr float kSeries[] = {-0.000142793188f, 0.0009235008463f, -0.003206803387f,
                               0.008697847593f,  -0.02182954884f,  0.05396341475f,
                               -0.1333331066f,   0.3333333316f};
  const float a = v_abs(x), z = a < 1.0f ? a * a : 1.0f;
  float p = kSeries[0];
  for (int i = 1; i < 8; ++i) p = __builtin_fmaf(p, z, kSeries[i]);
  const float e = v_exp(-2.0f * a);
  const float y = a < 1.0f ? a * (z * p) : (a - 1.0f) + 2.0f * e / (1.0f + e);
  // The difference of two zeros is positive.
  return x == x ? (y == 0.0f ? 0.0f : v_copysign(y, x)) : x;
}

// The multiple of pi is taken off in two steps, of which the first is exact.
struct Tangent {
  NNC_VECTOR_INLINE static bool fits(float x) { return v_abs(x) <= kTrigonometricLimit; }
  NNC_VECTOR_INLINE static float within(float v) {
    constexpr double kRound = 6755399441055744.0, kByPi = 0.31830988618379067154;
    const double x = static_cast<double>(v), k = (x * kByPi + kRound) - kRound;
    const double r = ((x - k * 0x1.921fb544p+1) - k * 1.21542010130123852e-10) * kByPi, z = r * r;
    return static_cast<float>(r * sine_quotient(z) / half_turn_cosine(z));
  }
  static float library(float x) { return __builtin_tanf(x); }
};
void tan_row(float* out, const float* x, int64_t n, const Params&) {
  fitting_runs<Tangent>(out, x, n);
}

template <class F>
void row(float* out, const float* x, int64_t n, const Params&) {
  in_runs(out, x, n, [](float* y, const float* v) {
    NNC_LANES_LOOP
    for (int64_t i = 0; i < kRun<float>; ++i) y[i] = F()(v[i]);
  });
}
template <class F>
UnaryRow<float> row_of(F) {
  return row<F>;
}

}  // namespace

UnaryRow<float> special_row_f32(Unary op) {
  switch (op) {
    case Unary::kLgamma:
      return row_of([](float x) { return lgamma(x); });
    case Unary::kDigamma:
      return row_of([](float x) { return digamma(x); });
    case Unary::kErfc:
      return row_of([](float x) { return erfc(x); });
    case Unary::kTanhshrink:
      return row_of([](float x) { return tanhshrink(x); });
    case Unary::kTan:
      return tan_row;
    case Unary::kAsin:
      return row_of([](float x) { return v_asin(x); });
    case Unary::kAcos:
      return row_of([](float x) { return v_acos(x); });
    case Unary::kAtan:
      return row_of([](float x) { return v_atan(x); });
    case Unary::kLog2:
      return row_of([](float x) { return v_log2(x); });
    case Unary::kLog10:
      return row_of([](float x) { return v_log10(x); });
    default:
      return nullptr;
  }
}

}  // namespace nnc::kernels::cpu::NNC_ISA
