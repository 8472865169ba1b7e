// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/grain.h"
#include "kernels/grid.h"

namespace nnc::kernels::ref {
namespace {

// Calls f(place, (x, y, z, 1) or (x, y, 1)) for the positions of one row of the image.
template <class F>
void for_row(const AffineShape& s, int64_t row, const F& f) {
  double at[4];
  at[s.rank] = 1;
  at[1] = s.place(1, row % s.size[1]);
  if (s.rank == 3) at[2] = s.place(0, row / s.size[1]);
  for (int64_t w = 0; w < s.size[2]; ++w) {
    at[0] = s.place(2, w);
    f(row * s.size[2] + w, at);
  }
}

}  // namespace

bool affine_grid(const AffineShape& s, const View& y_, const ConstView& theta_) {
  const int64_t rows = s.size[0] * s.size[1], columns = s.rank + 1;
  dispatch_floating(s.dtype, "affine_grid", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using R = compute_t<T>;
    parallel_for(s.batch * rows, grain_of(4 * s.size[2]), [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        const T* theta = theta_.ptr<T>() + i / rows * s.rank * columns;
        T* y = y_.ptr<T>() + i / rows * s.places() * s.rank;
        for_row(s, i % rows, [&](int64_t place, const double* at) {
          for (int64_t d = 0; d < s.rank; ++d) {
            double sum = 0;
            for (int64_t c = 0; c < columns; ++c) {
              sum += static_cast<double>(static_cast<R>(theta[d * columns + c])) * at[c];
            }
            y[place * s.rank + d] = static_cast<T>(static_cast<R>(sum));
          }
        });
      }
    });
  });
  return true;
}

bool affine_grid_grad(const AffineShape& s, const View& gtheta_, const ConstView& gy_) {
  const int64_t rows = s.size[0] * s.size[1], columns = s.rank + 1;
  dispatch_floating(s.dtype, "affine_grid", [&](auto tag) {
    using T = typename decltype(tag)::type;
    using R = compute_t<T>;
    parallel_for(s.batch, grain_of(4 * s.places()), [&](int64_t begin, int64_t end) {
      for (int64_t n = begin; n < end; ++n) {
        double sum[12] = {};
        const T* gy = gy_.ptr<T>() + n * s.places() * s.rank;
        for (int64_t row = 0; row < rows; ++row) {
          for_row(s, row, [&](int64_t place, const double* at) {
            for (int64_t d = 0; d < s.rank; ++d) {
              const double g = static_cast<double>(static_cast<R>(gy[place * s.rank + d]));
              for (int64_t c = 0; c < columns; ++c) sum[d * columns + c] += g * at[c];
            }
          });
        }
        T* to = gtheta_.ptr<T>() + n * s.rank * columns;
        for (int64_t k = 0; k < s.rank * columns; ++k)
          to[k] = static_cast<T>(static_cast<R>(sum[k]));
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
