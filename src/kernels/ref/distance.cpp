// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "kernels/common/distance_walk.h"

namespace nnc::kernels::ref {
namespace {

template <class T>
struct PNormRows {
  explicit PNormRows(double norm) : p(norm) {}
  const double p;

  double distance(const T* a, const T* b, int64_t m) const {
    double sum = 0;
    for (int64_t k = 0; k < m; ++k) {
      const double v = std::fabs(static_cast<double>(a[k] - b[k]));
      if (p == 0) {
        sum += v == 0 ? 0 : v == v ? 1 : v;
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

}  // namespace

bool cdist(const View& out, const ConstView& a, const ConstView& b, double p) {
  return Distances<PNormRows>::cdist(out, a, b, p);
}
bool pdist(const View& out, const ConstView& a, double p) {
  return Distances<PNormRows>::pdist(out, a, p);
}
bool cdist_grad(const View& ga, const ConstView& a, const ConstView& b, const DistancePairs& of,
                double p) {
  return Distances<PNormRows>::cdist_grad(ga, a, b, of, p);
}
bool pdist_grad(const View& ga, const ConstView& a, const ConstView& d, const ConstView& g,
                double p) {
  return Distances<PNormRows>::pdist_grad(ga, a, d, g, p);
}

}  // namespace nnc::kernels::ref
