// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "kernels/common/distance_walk.h"

namespace nnc::kernels::ref {
namespace {

template <class T>
struct Rows {
  double p;

  double distance(const T* a, const T* b, int64_t m) const {
    double sum = 0;
    for (int64_t k = 0; k < m; ++k) {
      const double v = std::fabs(static_cast<double>(a[k] - b[k]));
      if (p == 0) {
        sum += v == 0 ? 0 : 1;
      } else if (std::isinf(p)) {
        sum = v > sum || v != v ? v : sum;
      } else {
        sum += p == 1 ? v : p == 2 ? v * v : std::pow(v, p);
      }
    }
    if (p == 2) return std::sqrt(sum);
    return p == 0 || p == 1 || std::isinf(p) ? sum : std::pow(sum, 1 / p);
  }
  void distances(T* out, const T* a, const T* rows, int64_t n, int64_t m) const {
    for (int64_t j = 0; j < n; ++j) out[j] = static_cast<T>(distance(a, rows + j * m, m));
  }
  void slope(T* total, const T* a, const T* b, int64_t m, T g, T d) const {
    if (p == 0 || d == 0) return;
    for (int64_t k = 0; k < m; ++k) {
      const T v = a[k] - b[k], size = std::fabs(v);
      const T sign = v > 0 ? T(1) : v < 0 ? T(-1) : v;
      if (p == 1) {
        total[k] += g * sign;
      } else if (std::isinf(p)) {
        total[k] += size == d ? g * sign : T(0);
      } else if (v != 0) {
        total[k] += static_cast<T>(static_cast<double>(g * sign) * std::pow(size / d, p - 1));
      }
    }
  }
};

template <class F>
void for_type(DType t, double p, const F& f) {
  if (t == DType::kFloat64)
    f(Tag<double>(), Rows<double>{p});
  else
    f(Tag<float>(), Rows<float>{p});
}

}  // namespace

bool cdist(const View& out, const ConstView& a, const ConstView& b, double p) {
  for_type(a.dtype(), p, [&](auto tag, const auto& rows) {
    walk_cdist<typename decltype(tag)::type>(out, a, b, rows);
  });
  return true;
}

bool pdist(const View& out, const ConstView& a, double p) {
  for_type(a.dtype(), p, [&](auto tag, const auto& rows) {
    walk_pdist<typename decltype(tag)::type>(out, a, rows);
  });
  return true;
}

bool cdist_grad(const View& ga, const ConstView& a, const ConstView& b, const DistancePairs& of,
                double p) {
  for_type(a.dtype(), p, [&](auto tag, const auto& rows) {
    walk_cdist_grad<typename decltype(tag)::type>(ga, a, b, of, rows);
  });
  return true;
}

bool pdist_grad(const View& ga, const ConstView& a, const ConstView& d, const ConstView& g,
                double p) {
  for_type(a.dtype(), p, [&](auto tag, const auto& rows) {
    walk_pdist_grad<typename decltype(tag)::type>(ga, a, d, g, rows);
  });
  return true;
}

}  // namespace nnc::kernels::ref
