// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/distance_walk.h"
#include "kernels/cpu/distance_rows.h"

namespace nnc::kernels::cpu {
namespace {

template <class T>
struct Rows {
  const DistanceRows<T>& rows;
  double p;
  void distances(T* out, const T* a, const T* b, int64_t n, int64_t m) const {
    rows.distances(out, a, b, n, m, p);
  }
  void slope(T* total, const T* a, const T* b, int64_t m, T g, T d) const {
    rows.slope(total, a, b, m, g, d, static_cast<T>(p));
  }
};

template <class F>
void for_type(DType t, double p, const F& f) {
  if (t == DType::kFloat64)
    f(Tag<double>(), Rows<double>{NNC_PICK(distance_rows_f64)(p), p});
  else
    f(Tag<float>(), Rows<float>{NNC_PICK(distance_rows_f32)(p), p});
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

}  // namespace nnc::kernels::cpu
