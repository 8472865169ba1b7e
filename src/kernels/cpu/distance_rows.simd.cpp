// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/distance_rows.h"

#include <cmath>

#include "kernels/cpu/sums.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

template <class T>
NNC_VECTOR_INLINE T sign_of(T v) {
  return v > 0 ? T(1) : v < 0 ? T(-1) : v;
}

// term: what is added up for a difference v. root: the distance from the sum. scale: what does not
// depend on the difference in the slope, which is scale slope.
template <class T>
struct Manhattan {
  static T term(T v, T) { return v_abs(v); }
  static double root(double sum, double) { return sum; }
  static T scale(T g, T, T) { return g; }
  static T slope(T v, T, T) { return sign_of(v); }
  static constexpr int64_t kTerms = 8;
};
template <class T>
struct Euclid {
  static T term(T v, T) { return v * v; }
  static double root(double sum, double) { return std::sqrt(sum); }
  static T scale(T g, T d, T) { return g / d; }
  static T slope(T v, T, T) { return v; }
  static constexpr int64_t kTerms = 8;
};
// |v|^p by way of its logarithm, which makes a power of vectors.
template <class T>
struct Power {
  static T term(T v, T p) { return v_exp(p * v_log(v_abs(v))); }
  static double root(double sum, double p) { return std::pow(sum, 1 / p); }
  static T scale(T g, T, T) { return g; }
  static T slope(T v, T d, T p) {
    const T size = v_exp((p - 1) * v_log(v_abs(v) / d));
    return v == 0 ? T(0) : sign_of(v) * size;
  }
  static constexpr int64_t kTerms = 2;
};
template <class T>
struct Differing {
  static T term(T v, T) { return v == 0 ? T(0) : v == v ? T(1) : v; }
  static double root(double sum, double) { return sum; }
  static T scale(T g, T, T) { return g; }
  static T slope(T, T, T) { return 0; }
  static constexpr int64_t kTerms = 8;
};

template <class T, class L>
void distances(T* out, const T* a, const T* rows, int64_t n, int64_t m, double p) {
  for (int64_t j = 0; j < n; ++j) {
    const T* const b = rows + j * m;
    const T power = static_cast<T>(p);
    const double sum =
        sum_of<T, L::kTerms>(m, [=](int64_t k) { return L::term(a[k] - b[k], power); });
    out[j] = static_cast<T>(L::root(sum, p));
  }
}
template <class T, class L>
void add_slope(T* total, const T* a, const T* b, int64_t m, T g, T d, T p) {
  if (d == 0) return;
  const T scale = L::scale(g, d, p);
  NNC_VECTOR_LOOP
  for (int64_t k = 0; k < m; ++k) total[k] += scale * L::slope(a[k] - b[k], d, p);
}

// NaN is the largest of all.
template <class T>
NNC_VECTOR_INLINE T larger(T a, T b) {
  return b > a || b != b ? b : a;
}
template <class T>
void largest(T* out, const T* a, const T* rows, int64_t n, int64_t m, double) {
  for (int64_t j = 0; j < n; ++j) {
    const T* const b = rows + j * m;
    T lanes[kSumLanes] = {};
    int64_t k = 0;
    for (; k + kSumLanes <= m; k += kSumLanes) {
      NNC_LANES_LOOP
      for (int64_t l = 0; l < kSumLanes; ++l) {
        lanes[l] = larger(lanes[l], v_abs(a[k + l] - b[k + l]));
      }
    }
    T most = 0;
    for (const T lane : lanes) most = larger(most, lane);
    for (; k < m; ++k) most = larger(most, v_abs(a[k] - b[k]));
    out[j] = most;
  }
}
template <class T>
void slope_of_largest(T* total, const T* a, const T* b, int64_t m, T g, T d, T) {
  if (d == 0) return;
  NNC_VECTOR_LOOP
  for (int64_t k = 0; k < m; ++k) {
    const T v = a[k] - b[k];
    total[k] += v_abs(v) == d ? g * sign_of(v) : T(0);
  }
}

template <class T, class L>
const DistanceRows<T>& rows() {
  static constexpr DistanceRows<T> kRows = {distances<T, L>, add_slope<T, L>};
  return kRows;
}
template <class T>
const DistanceRows<T>& pick(double p) {
  static constexpr DistanceRows<T> kLargest = {largest<T>, slope_of_largest<T>};
  if (p == 0) return rows<T, Differing<T>>();
  if (p == 1) return rows<T, Manhattan<T>>();
  if (p == 2) return rows<T, Euclid<T>>();
  return std::isinf(p) ? kLargest : rows<T, Power<T>>();
}

}  // namespace

const DistanceRows<float>& distance_rows_f32(double p) {
  return pick<float>(p);
}
const DistanceRows<double>& distance_rows_f64(double p) {
  return pick<double>(p);
}

}  // namespace nnc::kernels::cpu::NNC_ISA
