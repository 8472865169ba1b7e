// SPDX-License-Identifier: Apache-2.0
// Sampling of float32: the taps of a block of places are worked out once for all channels.
#include "kernels/grid.h"

#include <limits>
#include <vector>

#include "kernels/common/grain.h"
#include "kernels/cpu/grid_rows.h"

namespace nnc::kernels::cpu {
namespace {

constexpr int kMostGridTaps = 16;
constexpr int64_t kManyChannels = 256;  // more products of them are summed block by block
constexpr int64_t kChannelGroup = 16;   // that share the taps of a block when they are scattered

bool takes(const GridShape& s) {
  return s.dtype == DType::kFloat32 && s.in_spatial() <= std::numeric_limits<int32_t>::max();
}

// The taps of up to kGridBlock places, as grid_rows.h has them.
struct Block {
  int64_t taps = 0, n = 0;
  int32_t at[kMostGridTaps * kGridBlock];
  float weight[kMostGridTaps * kGridBlock];

  void fill(const GridShape& s, const float* grid, int64_t count) {
    switch (s.rule.taps()) {
      case 1:
        return fill_with<1>(s, grid, count);
      case 2:
        return fill_with<2>(s, grid, count);
      default:
        return fill_with<4>(s, grid, count);
    }
  }

  // Turns what each tap gives at place i into the gradient of the grid.
  void grid_grad(const GridShape& s, const float* grid, const double* dot, int64_t i,
                 float* ggrid) const {
    const int each = s.rule.taps(), deep = s.rank == 3 ? each : 1;
    double w[3][4] = {{1}}, d[3][4] = {};
    for (int64_t c = 0; c < s.rank; ++c) {
      const auto p = grid_place(s.rule, grid[c], s.in[2 - c]);
      const auto f = static_cast<double>(p.fraction);
      for (int k = 0; k < each; ++k) {
        w[2 - c][k] = grid_weight(each, k, f);
        d[2 - c][k] = grid_weight_slope(each, k, f) * static_cast<double>(p.slope);
      }
    }
    double sum[3] = {0, 0, 0};
    for (int t = 0; t < deep * each * each; ++t) {
      const int a = t / (each * each), b = t / each % each, c = t % each;
      if (at[t * kGridBlock + i] < 0) continue;
      const double v = dot[t * kGridBlock + i];
      sum[0] += v * (w[0][a] * w[1][b] * d[2][c]);
      sum[1] += v * (w[0][a] * d[1][b] * w[2][c]);
      sum[2] += v * (d[0][a] * w[1][b] * w[2][c]);
    }
    for (int64_t c = 0; c < s.rank; ++c) ggrid[c] = static_cast<float>(sum[c]);
  }

 private:
  template <int kEach>
  void fill_with(const GridShape& s, const float* grid, int64_t count) {
    const int deep = s.rank == 3 ? kEach : 1;
    n = count;
    taps = deep * kEach * kEach;
    for (int64_t i = 0; i < n; ++i, grid += s.rank) {
      GridPlace<float> axis[3];
      float w[3][4];
      axis[0].index[0] = 0, w[0][0] = 1;
      for (int64_t c = 0; c < s.rank; ++c) {
        const GridPlace<float> p = grid_place(s.rule, grid[c], s.in[2 - c]);
        set_weights<kEach>(w[2 - c], p.fraction);
        axis[2 - c] = p;
      }
      int64_t t = i;
      for (int a = 0; a < deep; ++a) {
        for (int b = 0; b < kEach; ++b) {
          const int64_t z = axis[0].index[a], y = axis[1].index[b];
          const int64_t row = (z * s.in[1] + y) * s.in[2];
          for (int c = 0; c < kEach; ++c, t += kGridBlock) {
            const int64_t x = axis[2].index[c];
            const bool outside = (z | y | x) < 0;  // one of them is
            at[t] = outside ? -1 : static_cast<int32_t>(row + x);
            weight[t] = outside ? 0 : w[0][a] * w[1][b] * w[2][c];
          }
        }
      }
    }
  }

  template <int kEach>
  static void set_weights(float (&w)[4], float fraction) {
    if (kEach == 1) {
      w[0] = 1;
    } else if (kEach == 2) {
      w[0] = 1 - fraction, w[1] = fraction;
    } else {
      for (int k = 0; k < 4; ++k) {
        w[k] = static_cast<float>(grid_weight(4, k, static_cast<double>(fraction)));
      }
    }
  }
};

int64_t blocks_of(const GridShape& s) {
  return (s.places + kGridBlock - 1) / kGridBlock;
}

// Calls f(n, first place, number of places) for each block of places of every grid.
template <class F>
void for_blocks(const GridShape& s, const F& f) {
  const int64_t blocks = blocks_of(s);
  parallel_for(s.batch * blocks, grain_of(kGridBlock * (s.channels + 4)),
               [&](int64_t begin, int64_t end) {
                 Block block;
                 for (int64_t i = begin; i < end; ++i) {
                   const int64_t first = i % blocks * kGridBlock;
                   f(block, i / blocks, first, std::min(kGridBlock, s.places - first));
                 }
               });
}

void add_to_image(const GridShape& s, float* gx, const float* gy, const float* grid) {
  const int64_t groups = (s.channels + kChannelGroup - 1) / kChannelGroup;
  const int64_t spatial = s.in_spatial();
  parallel_for(s.batch * groups, grain_of(kChannelGroup * (4 * s.places + spatial)),
               [&](int64_t begin, int64_t end) {
                 Block block;
                 for (int64_t i = begin; i < end; ++i) {
                   const int64_t n = i / groups, c0 = i % groups * kChannelGroup;
                   const int64_t c1 = std::min(c0 + kChannelGroup, s.channels);
                   std::fill_n(gx + (n * s.channels + c0) * spatial, (c1 - c0) * spatial, 0.0f);
                   for (int64_t first = 0; first < s.places; first += kGridBlock) {
                     block.fill(s, grid + (n * s.places + first) * s.rank,
                                std::min(kGridBlock, s.places - first));
                     for (int64_t p = n * s.channels + c0; p < n * s.channels + c1; ++p) {
                       const float* g = gy + p * s.places + first;
                       float* to = gx + p * spatial;
                       for (int64_t t = 0; t < block.taps; ++t) {
                         const int32_t* at = block.at + t * kGridBlock;
                         const float* w = block.weight + t * kGridBlock;
                         for (int64_t j = 0; j < block.n; ++j) {
                           if (at[j] >= 0) to[at[j]] += g[j] * w[j];
                         }
                       }
                     }
                   }
                 }
               });
}

void set_grid_grad(const GridShape& s, float* ggrid, const float* gy, const float* x,
                   const float* grid) {
  if (s.rule.filter == GridFilter::kNearest) {  // which is the same all around a place
    std::fill_n(ggrid, s.batch * s.places * s.rank, 0.0f);
    return;
  }
  const auto add = NNC_PICK(add_dots);
  for_blocks(s, [&](Block& block, int64_t n, int64_t first, int64_t count) {
    const int64_t place = n * s.places + first;
    block.fill(s, grid + place * s.rank, count);
    float dot[kMostGridTaps * kGridBlock];
    double sum[kMostGridTaps * kGridBlock];
    std::fill_n(sum, block.taps * kGridBlock, 0.0);
    for (int64_t c0 = 0; c0 < s.channels; c0 += kManyChannels) {
      std::fill_n(dot, block.taps * kGridBlock, 0.0f);
      for (int64_t c = c0; c < std::min(c0 + kManyChannels, s.channels); ++c) {
        const int64_t p = n * s.channels + c;
        add(dot, gy + p * s.places + first, x + p * s.in_spatial(), block.at, block.taps, count);
      }
      for (int64_t k = 0; k < block.taps * kGridBlock; ++k) sum[k] += static_cast<double>(dot[k]);
    }
    for (int64_t i = 0; i < count; ++i) {
      block.grid_grad(s, grid + (place + i) * s.rank, sum, i, ggrid + (place + i) * s.rank);
    }
  });
}

}  // namespace

bool grid_sample(const GridShape& s, const View& y_view, const ConstView& x_view,
                 const ConstView& grid_view) {
  if (!takes(s)) return false;
  const float *x = x_view.ptr<float>(), *grid = grid_view.ptr<float>();
  float* y = y_view.ptr<float>();
  const auto sample = NNC_PICK(sample_taps);
  for_blocks(s, [&](Block& block, int64_t n, int64_t first, int64_t count) {
    block.fill(s, grid + (n * s.places + first) * s.rank, count);
    for (int64_t p = n * s.channels; p < (n + 1) * s.channels; ++p) {
      sample(y + p * s.places + first, x + p * s.in_spatial(), block.at, block.weight, block.taps,
             count);
    }
  });
  return true;
}

bool grid_sample_grad(const GridShape& s, const View& gx, const View& ggrid, const ConstView& gy,
                      const ConstView& x, const ConstView& grid) {
  if (!takes(s)) return false;
  if (gx.defined()) add_to_image(s, gx.ptr<float>(), gy.ptr<float>(), grid.ptr<float>());
  if (ggrid.defined()) {
    set_grid_grad(s, ggrid.ptr<float>(), gy.ptr<float>(), x.ptr<float>(), grid.ptr<float>());
  }
  return true;
}

}  // namespace nnc::kernels::cpu
