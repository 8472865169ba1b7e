// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "kernels/common/grain.h"
#include "kernels/grid.h"

namespace nnc::kernels::ref {
namespace {

using Coordinates = std::vector<double>;

Coordinates places_along(const AffineShape& s, int d) {
  Coordinates p(static_cast<size_t>(s.size[d]));
  for (int64_t i = 0; i < s.size[d]; ++i) p[static_cast<size_t>(i)] = s.place(d, i);
  return p;
}

// What a row of an image has in common: (0, y, z, 1) or (0, y, 1).
struct RowPlace {
  double at[4] = {};
  RowPlace(const AffineShape& s, int64_t row) {
    at[1] = s.place(1, row % s.size[1]);
    if (s.rank == 3) at[2] = s.place(0, row / s.size[1]);
    at[s.rank] = 1;
  }
};

}  // namespace

bool affine_grid(const AffineShape& s, const View& y_view, const ConstView& theta_view) {
  const int64_t rows = s.size[0] * s.size[1], width = s.size[2], rank = s.rank;
  const Coordinates along = places_along(s, 2);
  dispatch_floating(s.dtype, "affine_grid", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using R = compute_t<T>;
    parallel_for(s.batch * rows, grain_of(4 * width), [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        const RowPlace row(s, i % rows);
        for (int64_t d = 0; d < rank; ++d) {
          const T* theta = theta_view.ptr<T>() + (i / rows * rank + d) * (rank + 1);
          T* y = y_view.ptr<T>() + i * width * rank + d;
          double base = 0;
          for (int64_t c = 1; c <= rank; ++c) {
            base += static_cast<double>(static_cast<R>(theta[c])) * row.at[c];
          }
          const auto slope = static_cast<double>(static_cast<R>(theta[0]));
          for (const double x : along) {
            *y = static_cast<T>(static_cast<R>(slope * x + base));
            y += rank;
          }
        }
      }
    });
  });
  return true;
}

bool affine_grid_grad(const AffineShape& s, const View& gtheta_view, const ConstView& gy_view) {
  const int64_t rows = s.size[0] * s.size[1], width = s.size[2], rank = s.rank;
  const Coordinates along = places_along(s, 2);
  dispatch_floating(s.dtype, "affine_grid", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using R = compute_t<T>;
    parallel_for(s.batch * rank, grain_of(4 * s.places()), [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        double sum[4] = {};
        const T* gy = gy_view.ptr<T>() + i / rank * s.places() * rank + i % rank;
        for (int64_t r = 0; r < rows; ++r) {
          const RowPlace row(s, r);
          double all = 0, moment = 0;
          for (int64_t w = 0; w < width; ++w, gy += rank) {
            const auto g = static_cast<double>(static_cast<R>(*gy));
            all += g;
            moment += g * along[static_cast<size_t>(w)];
          }
          sum[0] += moment;
          for (int64_t c = 1; c <= rank; ++c) sum[c] += all * row.at[c];
        }
        T* to = gtheta_view.ptr<T>() + i * (rank + 1);
        for (int64_t c = 0; c <= rank; ++c) to[c] = static_cast<T>(static_cast<R>(sum[c]));
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
