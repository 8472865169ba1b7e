// SPDX-License-Identifier: Apache-2.0
#include "kernels/grid.h"

#include "kernels/common/window.h"

namespace nnc::kernels {
namespace {

void check_image(const GridShape& s, const ConstView& x) {
  check_row("grid_sample", x, s.dtype, s.batch * s.channels * s.in_spatial());
}
void check_samples(const GridShape& s, const ConstView& y) {
  check_row("grid_sample", y, s.dtype, s.batch * s.channels * s.places);
}
void check_grid(const GridShape& s, const ConstView& grid) {
  check_row("grid_sample", grid, s.dtype, s.batch * s.places * s.rank);
}
void check_affine(const AffineShape& s, const ConstView& grid, const ConstView& theta) {
  check_row("affine_grid", grid, s.dtype, s.batch * s.places() * s.rank);
  check_row("affine_grid", theta, s.dtype, s.batch * s.rank * (s.rank + 1));
}

}  // namespace

void grid_sample(const GridShape& s, const View& y, const ConstView& x, const ConstView& grid) {
  static constexpr Implementations kList{__func__, cpu::grid_sample, ref::grid_sample};
  check_image(s, x), check_samples(s, y), check_grid(s, grid);
  if (y.numel() == 0) return;
  run_first(kList, s, y, x, grid);
}

void grid_sample_grad(const GridShape& s, const View& gx, const View& ggrid, const ConstView& gy,
                      const ConstView& x, const ConstView& grid) {
  static constexpr Implementations kList{__func__, cpu::grid_sample_grad, ref::grid_sample_grad};
  check_image(s, x), check_samples(s, gy), check_grid(s, grid);
  if (gx.defined()) check_image(s, gx);
  if (ggrid.defined()) check_grid(s, ggrid);
  run_first(kList, s, gx, ggrid, gy, x, grid);
}

void grid_places(const GridShape& s, const View& index, const View& fraction, const View& slope,
                 const ConstView& grid) {
  static constexpr Implementations kList{__func__, ref::grid_places};
  const int64_t numbers = s.rank * s.batch * s.places;
  check_grid(s, grid);
  check_row("grid_sample", index, DType::kInt64, numbers * s.rule.taps());
  check_row("grid_sample", fraction, s.dtype, numbers);
  check_row("grid_sample", slope, s.dtype, numbers);
  run_first(kList, s, index, fraction, slope, grid);
}

void affine_grid(const AffineShape& s, const View& y, const ConstView& theta) {
  static constexpr Implementations kList{__func__, ref::affine_grid};
  check_affine(s, y, theta);
  run_first(kList, s, y, theta);
}

void affine_grid_grad(const AffineShape& s, const View& gtheta, const ConstView& gy) {
  static constexpr Implementations kList{__func__, ref::affine_grid_grad};
  check_affine(s, gy, gtheta);
  run_first(kList, s, gtheta, gy);
}

}  // namespace nnc::kernels
