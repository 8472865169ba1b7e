// SPDX-License-Identifier: Apache-2.0
#include "kernels/grid.h"

#include <vector>

#include "kernels/common/grain.h"

namespace nnc::kernels::ref {
namespace {

// All taps of one place: where in a plane each lies (-1: outside), its weight, and the slopes of
// that for the components of the grid. R is the type of grid and places.
template <class R>
struct PlaceTaps {
  int count = 0;
  int64_t at[64];
  double weight[64];
  double slope[3][64];

  template <class T>
  PlaceTaps(const GridShape& s, const T* grid) {
    const int each = s.rule.taps();
    GridPlace<R> axis[3];  // depth, height, width
    for (int64_t c = 0; c < s.rank; ++c) {
      axis[2 - c] = grid_place(s.rule, static_cast<R>(grid[c]), s.in[2 - c]);
    }
    const int deep = s.rank == 3 ? each : 1;
    for (int i = 0; i < deep * each * each; ++i) {
      const int k[3] = {i / (each * each), i / each % each, i % each};
      add(s, axis, k, each);
    }
  }

 private:
  void add(const GridShape& s, const GridPlace<R> (&axis)[3], const int (&k)[3], int each) {
    double w[3] = {1, 1, 1}, d[3] = {0, 0, 0};
    int64_t position = 0;
    for (int64_t a = 3 - s.rank; a < 3; ++a) {
      const int64_t index = axis[a].index[k[a]];
      position = index < 0 || position < 0 ? -1 : position * s.in[a] + index;
      if (each == 1) continue;
      const auto f = static_cast<double>(axis[a].fraction);
      w[a] = grid_weight(each, k[a], f);
      d[a] = grid_weight_slope(each, k[a], f) * static_cast<double>(axis[a].slope);
    }
    at[count] = position;
    weight[count] = w[0] * w[1] * w[2];
    slope[0][count] = w[0] * w[1] * d[2];
    slope[1][count] = w[0] * d[1] * w[2];
    slope[2][count] = d[0] * w[1] * w[2];
    ++count;
  }
};

// Calls f(n, place, its taps) for the places of all grids, a range of them at a time.
template <class T, class F>
void for_places(const GridShape& s, const T* grid, int64_t begin, int64_t end, const F& f) {
  for (int64_t i = begin; i < end; ++i) {
    f(i / s.places, i % s.places, PlaceTaps<compute_t<T>>(s, grid + i * s.rank));
  }
}

template <class T>
void add_to_image(const GridShape& s, T* gx, const T* gy, const T* grid) {
  const int64_t spatial = s.in_spatial();
  parallel_for(s.batch * s.channels, grain_of(4 * s.places), [&](int64_t begin, int64_t end) {
    std::vector<double> sums;
    for (int64_t p = begin; p < end; ++p) {
      sums.assign(static_cast<size_t>(spatial), 0);
      const int64_t first = p / s.channels * s.places;
      for_places(s, grid, first, first + s.places, [&](int64_t, int64_t i, const auto& taps) {
        const double g = static_cast<double>(static_cast<compute_t<T>>(gy[p * s.places + i]));
        for (int k = 0; k < taps.count; ++k) {
          if (taps.at[k] >= 0) sums[static_cast<size_t>(taps.at[k])] += g * taps.weight[k];
        }
      });
      T* to = gx + p * spatial;
      for (const double v : sums) *to++ = static_cast<T>(static_cast<compute_t<T>>(v));
    }
  });
}

template <class T>
void set_grid_grad(const GridShape& s, T* ggrid, const T* gy, const T* x, const T* grid) {
  const int64_t spatial = s.in_spatial();
  parallel_for(s.batch * s.places, grain_of(4 * s.channels), [&](int64_t begin, int64_t end) {
    for_places(s, grid, begin, end, [&](int64_t n, int64_t i, const auto& taps) {
      double sum[3] = {0, 0, 0};
      for (int64_t c = 0; c < s.channels; ++c) {
        const int64_t p = n * s.channels + c;
        const double g = static_cast<double>(static_cast<compute_t<T>>(gy[p * s.places + i]));
        for (int k = 0; k < taps.count; ++k) {
          if (taps.at[k] < 0) continue;
          const double v =
              g * static_cast<double>(static_cast<compute_t<T>>(x[p * spatial + taps.at[k]]));
          for (int d = 0; d < 3; ++d) sum[d] += v * taps.slope[d][k];
        }
      }
      for (int64_t d = 0; d < s.rank; ++d) {
        ggrid[(n * s.places + i) * s.rank + d] = static_cast<T>(static_cast<compute_t<T>>(sum[d]));
      }
    });
  });
}

}  // namespace

bool grid_sample(const GridShape& s, const View& y_view, const ConstView& x_view,
                 const ConstView& grid_view) {
  dispatch_floating(s.dtype, "grid_sample", [&](auto tag) {
    using T = typename decltype(tag)::type;
    const T *x = x_view.ptr<T>(), *grid = grid_view.ptr<T>();
    T* y = y_view.ptr<T>();
    parallel_for(s.batch * s.places, grain_of(4 * s.channels), [&](int64_t begin, int64_t end) {
      for_places(s, grid, begin, end, [&](int64_t n, int64_t i, const auto& taps) {
        for (int64_t c = 0; c < s.channels; ++c) {
          const int64_t p = n * s.channels + c;
          double sum = 0;
          for (int k = 0; k < taps.count; ++k) {
            if (taps.at[k] < 0) continue;
            const T v = x[p * s.in_spatial() + taps.at[k]];
            sum += taps.weight[k] * static_cast<double>(static_cast<compute_t<T>>(v));
          }
          y[p * s.places + i] = static_cast<T>(static_cast<compute_t<T>>(sum));
        }
      });
    });
  });
  return true;
}

bool grid_sample_grad(const GridShape& s, const View& gx, const View& ggrid, const ConstView& gy,
                      const ConstView& x, const ConstView& grid) {
  dispatch_floating(s.dtype, "grid_sample", [&](auto tag) {
    using T = typename decltype(tag)::type;
    if (gx.defined()) add_to_image(s, gx.ptr<T>(), gy.ptr<T>(), grid.ptr<T>());
    if (ggrid.defined()) {
      set_grid_grad(s, ggrid.ptr<T>(), gy.ptr<T>(), x.ptr<T>(), grid.ptr<T>());
    }
  });
  return true;
}

bool grid_places(const GridShape& s, const View& index_view, const View& fraction_view,
                 const View& slope_view, const ConstView& grid_view) {
  const int64_t n = s.batch * s.places, taps = s.rule.taps();
  dispatch_floating(s.dtype, "grid_sample", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using R = compute_t<T>;
    int64_t* index = index_view.ptr<int64_t>();
    for (int64_t c = 0; c < s.rank; ++c) {
      for (int64_t i = 0; i < n; ++i) {
        const auto p =
            grid_place(s.rule, static_cast<R>(grid_view.ptr<T>()[i * s.rank + c]), s.in[2 - c]);
        for (int64_t k = 0; k < taps; ++k) index[(c * taps + k) * n + i] = p.index[k];
        fraction_view.ptr<T>()[c * n + i] = static_cast<T>(p.fraction);
        slope_view.ptr<T>()[c * n + i] = static_cast<T>(p.slope);
      }
    }
  });
  return true;
}

}  // namespace nnc::kernels::ref
