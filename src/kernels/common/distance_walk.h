// SPDX-License-Identifier: Apache-2.0
// Which rows meet in the functions of kernels/distance.h. Rows<T>(p) has
//   distances(T* out, const T* a, const T* rows, n, m)   from a to each of n rows
//   slope(T* total, const T* a, const T* b, m, T g, T d) total += g dd/da for the distance d
#pragma once

#include <algorithm>

#include "kernels/common/grain.h"
#include "kernels/distance.h"

namespace nnc::kernels {

inline constexpr int64_t kDistanceGrain = kGrain / 8;

template <class T, class R>
void cdist_rows(const View& out, const ConstView& a, const ConstView& b, const R& rows) {
  if (out.numel() == 0) return;
  const int64_t n = a.size(1), r = b.size(1), m = a.size(2);
  parallel_for(a.size(0) * n, grain_of(r * (m + 1), kDistanceGrain),
               [&](int64_t begin, int64_t end) {
                 for (int64_t i = begin; i < end; ++i) {
                   rows.distances(out.ptr<T>() + i * r, a.ptr<T>() + i * m,
                                  b.ptr<T>() + i / n * r * m, r, m);
                 }
               });
}

// Where the pairs (i, i + 1), (i, i + 2), ... of n rows begin.
inline int64_t first_pair(int64_t i, int64_t n) {
  return i * (2 * n - i - 1) / 2;
}

template <class T, class R>
void pdist_rows(const View& out, const ConstView& a, const R& rows) {
  if (out.numel() == 0) return;
  const int64_t n = a.size(0), m = a.size(1);
  parallel_for(n, grain_of(n / 2 * (m + 1), kDistanceGrain), [&](int64_t begin, int64_t end) {
    for (int64_t k = begin; k < end; ++k) {
      // From both ends in turn: the first rows have the most pairs.
      const int64_t i = k % 2 == 0 ? k / 2 : n - 1 - k / 2;
      rows.distances(out.ptr<T>() + first_pair(i, n), a.ptr<T>() + i * m, a.ptr<T>() + (i + 1) * m,
                     n - i - 1, m);
    }
  });
}

template <class T, class R>
void cdist_grad_rows(const View& ga, const ConstView& a, const ConstView& b,
                     const DistancePairs& of, const R& rows) {
  if (ga.numel() == 0) return;
  const int64_t n = a.size(1), r = b.size(1), m = a.size(2);
  const T *d = of.d.ptr<T>(), *g = of.g.ptr<T>();
  parallel_for(a.size(0) * n, grain_of(r * (m + 1), kDistanceGrain),
               [&](int64_t begin, int64_t end) {
                 for (int64_t i = begin; i < end; ++i) {
                   T* const total = ga.ptr<T>() + i * m;
                   std::fill(total, total + m, T(0));
                   const int64_t first = i / n * of.pairs + i % n * of.step_i;
                   for (int64_t j = 0; j < r; ++j) {
                     const int64_t at = first + j * of.step_j;
                     rows.slope(total, a.ptr<T>() + i * m, b.ptr<T>() + (i / n * r + j) * m, m,
                                g[at], d[at]);
                   }
                 }
               });
}

template <class T, class R>
void pdist_grad_rows(const View& ga, const ConstView& a, const ConstView& d, const ConstView& g,
                     const R& rows) {
  if (ga.numel() == 0) return;
  const int64_t n = a.size(0), m = a.size(1);
  const T* const x = a.ptr<T>();
  parallel_for(n, grain_of(n * (m + 1), kDistanceGrain), [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      T* const total = ga.ptr<T>() + i * m;
      std::fill(total, total + m, T(0));
      for (int64_t j = 0; j < n; ++j) {
        if (i == j) continue;
        const int64_t at = i < j ? first_pair(i, n) + j - i - 1 : first_pair(j, n) + i - j - 1;
        rows.slope(total, x + i * m, x + j * m, m, g.ptr<T>()[at], d.ptr<T>()[at]);
      }
    }
  });
}

// The functions of the family, with Rows for the type of a.
template <template <class> class Rows>
struct Distances {
  template <class F>
  static bool with_rows(DType t, double p, const F& f) {
    if (t == DType::kFloat64)
      f(Tag<double>(), Rows<double>(p));
    else
      f(Tag<float>(), Rows<float>(p));
    return true;
  }
  static bool cdist(const View& out, const ConstView& a, const ConstView& b, double p) {
    return with_rows(a.dtype(), p, [&](auto tag, const auto& rows) {
      cdist_rows<typename decltype(tag)::type>(out, a, b, rows);
    });
  }
  static bool pdist(const View& out, const ConstView& a, double p) {
    return with_rows(a.dtype(), p, [&](auto tag, const auto& rows) {
      pdist_rows<typename decltype(tag)::type>(out, a, rows);
    });
  }
  static bool cdist_grad(const View& ga, const ConstView& a, const ConstView& b,
                         const DistancePairs& of, double p) {
    return with_rows(a.dtype(), p, [&](auto tag, const auto& rows) {
      cdist_grad_rows<typename decltype(tag)::type>(ga, a, b, of, rows);
    });
  }
  static bool pdist_grad(const View& ga, const ConstView& a, const ConstView& d, const ConstView& g,
                         double p) {
    return with_rows(a.dtype(), p, [&](auto tag, const auto& rows) {
      pdist_grad_rows<typename decltype(tag)::type>(ga, a, d, g, rows);
    });
  }
};

}  // namespace nnc::kernels
