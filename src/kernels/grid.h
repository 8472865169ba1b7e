// SPDX-License-Identifier: Apache-2.0
// Images sampled at the places of a grid, and grids of moved positions.
#pragma once

#include "kernels/common/backend.h"
#include "kernels/common/grid_place.h"
#include "tensor/view.h"

namespace nnc::kernels {

// Always three dimensions (depth, height, width); the missing leading one has size 1. Images are
// row-major (batch, channels, in), samples (batch, channels, places), grids (batch, places, rank):
// component c of a place stands for dimension 2 - c.
struct GridShape {
  using PlainArgument = void;
  DType dtype = DType::kFloat32;
  GridRule rule;
  int64_t rank = 2, batch = 0, channels = 0, places = 0;
  int64_t in[3] = {1, 1, 1};

  int64_t in_spatial() const { return in[0] * in[1] * in[2]; }
};

// y = the samples of x.
void grid_sample(const GridShape& s, const View& y, const ConstView& x, const ConstView& grid);
// gx and ggrid, of which one may be of nothing.
void grid_sample_grad(const GridShape& s, const View& gx, const View& ggrid, const ConstView& gy,
                      const ConstView& x, const ConstView& grid);
// What grid_place says: index int64 (rank, taps, batch, places), fraction and slope (rank, batch,
// places), component by component.
void grid_places(const GridShape& s, const View& index, const View& fraction, const View& slope,
                 const ConstView& grid);

// The middles of the positions of an image, as places of a grid, moved by theta (batch, rank,
// rank + 1): y (batch, places, rank). And its adjoint.
struct AffineShape {
  using PlainArgument = void;
  DType dtype = DType::kFloat32;
  bool align_corners = false;
  int64_t rank = 2, batch = 0;
  int64_t size[3] = {1, 1, 1};

  int64_t places() const { return size[0] * size[1] * size[2]; }
  // Position i of dimension d.
  double place(int d, int64_t i) const {
    const int64_t n = size[d];
    const double steps = static_cast<double>(2 * i - (n - 1));
    return n > 1 ? steps / static_cast<double>(align_corners ? n - 1 : n) : 0;
  }
};
void affine_grid(const AffineShape& s, const View& y, const ConstView& theta);
void affine_grid_grad(const AffineShape& s, const View& gtheta, const ConstView& gy);

namespace ref {
bool grid_sample(const GridShape& s, const View& y, const ConstView& x, const ConstView& grid);
bool grid_sample_grad(const GridShape& s, const View& gx, const View& ggrid, const ConstView& gy,
                      const ConstView& x, const ConstView& grid);
bool grid_places(const GridShape& s, const View& index, const View& fraction, const View& slope,
                 const ConstView& grid);
bool affine_grid(const AffineShape& s, const View& y, const ConstView& theta);
bool affine_grid_grad(const AffineShape& s, const View& gtheta, const ConstView& gy);
}  // namespace ref
namespace cpu {
bool grid_sample(const GridShape& s, const View& y, const ConstView& x, const ConstView& grid);
bool grid_sample_grad(const GridShape& s, const View& gx, const View& ggrid, const ConstView& gy,
                      const ConstView& x, const ConstView& grid);
}  // namespace cpu

}  // namespace nnc::kernels
