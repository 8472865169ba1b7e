// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/distance_walk.h"
#include "kernels/cpu/distance_rows.h"

namespace nnc::kernels::cpu {
namespace {

template <class T>
const DistanceRows<T>& distance_rows(double p) {
  if constexpr (std::is_same_v<T, double>)
    return NNC_PICK(distance_rows_f64)(p);
  else
    return NNC_PICK(distance_rows_f32)(p);
}

template <class T>
struct PNormRows {
  explicit PNormRows(double norm) : rows(distance_rows<T>(norm)), p(norm) {}
  const DistanceRows<T>& rows;
  const double p;
  void distances(T* out, const T* a, const T* b, int64_t n, int64_t m) const {
    rows.distances(out, a, b, n, m, p);
  }
  void slope(T* total, const T* a, const T* b, int64_t m, T g, T d) const {
    rows.slope(total, a, b, m, g, d, static_cast<T>(p));
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

}  // namespace nnc::kernels::cpu
