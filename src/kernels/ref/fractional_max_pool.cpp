// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <vector>

#include "kernels/ref/pool_loops.h"

namespace nnc::kernels::ref {
namespace {

using Starts = std::vector<int64_t>;

// Where the windows along dimension d begin, for a sample u of [0, 1). Computed in R, as in torch;
// whatever u is, they lie inside.
template <class R>
void set_starts(const PoolShape& s, int d, R u, Starts& starts) {
  const int64_t n = s.out[d], room = s.in[d] - s.kernel[d];
  starts.assign(static_cast<size_t>(n), room);
  if (n < 2) return;
  const R step = static_cast<R>(room) / static_cast<R>(n - 1), first = std::trunc(u * step);
  for (int64_t i = 0; i + 1 < n; ++i) {
    const R start = std::trunc((static_cast<R>(i) + u) * step) - first;
    const bool inside = start > 0 && start < static_cast<R>(room);
    starts[static_cast<size_t>(i)] = inside ? static_cast<int64_t>(start) : start > 0 ? room : 0;
  }
}

// The place of the largest element of a window, NaN before all others.
template <class T>
int64_t winner(const PoolShape& s, const T* x, int64_t d, int64_t h, int64_t w) {
  int64_t best = (d * s.in[1] + h) * s.in[2] + w;
  for (int64_t a = d; a < d + s.kernel[0]; ++a) {
    for (int64_t b = h; b < h + s.kernel[1]; ++b) {
      for (int64_t c = w; c < w + s.kernel[2]; ++c) {
        const int64_t at = (a * s.in[1] + b) * s.in[2] + c;
        const auto v = static_cast<compute_t<T>>(x[at]);
        if (v > static_cast<compute_t<T>>(x[best]) || std::isnan(v)) best = at;
      }
    }
  }
  return best;
}

}  // namespace

bool fractional_max_pool(const PoolShape& s, const View& y_view, int64_t* index,
                         const ConstView& x_view, const ConstView& samples_view,
                         const FractionalOrder& order) {
  dispatch_floating(s.dtype, "fractional_max_pool", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using R = compute_t<T>;
    for_planes(s, [&](int64_t begin, int64_t end) {
      Starts starts[3] = {{0}, {0}, {0}};
      for (int64_t p = begin; p < end; ++p) {
        const T* u = samples_view.ptr<T>() + p * order.rank;
        for (int64_t k = 0; k < order.rank; ++k) {
          const auto d = static_cast<int>(order.reversed ? 2 - k : 3 - order.rank + k);
          set_starts(s, d, static_cast<R>(u[k]), starts[d]);
        }
        const T* x = x_view.ptr<T>() + p * s.in_spatial();
        int64_t o = p * s.out_spatial();
        for (const int64_t d : starts[0]) {
          for (const int64_t h : starts[1]) {
            for (const int64_t w : starts[2]) {
              index[o] = winner(s, x, d, h, w);
              y_view.ptr<T>()[o] = x[index[o]];
              ++o;
            }
          }
        }
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
