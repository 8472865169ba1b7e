// SPDX-License-Identifier: Apache-2.0
// Sampling of float32: the taps of a block of places are worked out once for all channels.
#include "kernels/grid.h"

#include <limits>
#include <new>

#include "kernels/common/block.h"
#include "kernels/common/grain.h"
#include "kernels/cpu/grid_rows.h"

namespace nnc::kernels::cpu {
namespace {

constexpr int64_t kManyChannels = 256;  // more products of them are summed block by block
constexpr int64_t kChannelGroup = 16;   // that share the taps of a block when they are scattered

bool takes(const GridShape& s) {
  return s.dtype == DType::kFloat32 && s.in_spatial() <= std::numeric_limits<int32_t>::max();
}

int64_t blocks_of(const GridShape& s) {
  return (s.places + kGridBlock - 1) / kGridBlock;
}

// T without values, too large for a stack.
template <class T>
class OnHeap {
 public:
  OnHeap() : memory_(Block::allocate(sizeof(T))), value_(new (memory_->as<void>()) T) {}
  T& operator*() const { return *value_; }

 private:
  Ref<Block> memory_;
  T* value_;
};

struct GridSums {
  double sum[kMostGridTaps * kGridBlock];
  float dot[kMostGridTaps * kGridBlock];
};

// Calls f(block, n, first place) for each block of places of every grid.
template <class F>
void for_blocks(const GridShape& s, const float* grid, const F& f) {
  const int64_t blocks = blocks_of(s);
  const auto fill = NNC_PICK_NARROW(fill_block);
  parallel_for(s.batch * blocks, grain_of(kGridBlock * (s.channels + 4)),
               [&](int64_t begin, int64_t end) {
                 const OnHeap<GridBlock> memory;
                 GridBlock& block = *memory;
                 for (int64_t i = begin; i < end; ++i) {
                   const int64_t n = i / blocks, first = i % blocks * kGridBlock;
                   fill(block, s, grid + (n * s.places + first) * s.rank,
                        std::min(kGridBlock, s.places - first));
                   f(block, n, first);
                 }
               });
}

void add_to_image(const GridShape& s, float* gx, const float* gy, const float* grid) {
  const int64_t groups = (s.channels + kChannelGroup - 1) / kChannelGroup;
  const int64_t spatial = s.in_spatial();
  const auto fill = NNC_PICK_NARROW(fill_block);
  parallel_for(s.batch * groups, grain_of(kChannelGroup * (4 * s.places + spatial)),
               [&](int64_t begin, int64_t end) {
                 const OnHeap<GridBlock> memory;
                 GridBlock& block = *memory;
                 for (int64_t i = begin; i < end; ++i) {
                   const int64_t n = i / groups, c0 = i % groups * kChannelGroup;
                   const int64_t c1 = std::min(c0 + kChannelGroup, s.channels);
                   std::fill_n(gx + (n * s.channels + c0) * spatial, (c1 - c0) * spatial, 0.0f);
                   for (int64_t first = 0; first < s.places; first += kGridBlock) {
                     fill(block, s, grid + (n * s.places + first) * s.rank,
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
  const auto add = NNC_PICK_NARROW(add_dots);
  const auto gradients = NNC_PICK_NARROW(grid_gradients);
  for_blocks(s, grid, [&](const GridBlock& block, int64_t n, int64_t first) {
    const OnHeap<GridSums> memory;
    auto& [sum, dot] = *memory;
    std::fill_n(sum, block.taps * kGridBlock, 0.0);
    for (int64_t c0 = 0; c0 < s.channels; c0 += kManyChannels) {
      std::fill_n(dot, block.taps * kGridBlock, 0.0f);
      for (int64_t c = c0; c < std::min(c0 + kManyChannels, s.channels); ++c) {
        const int64_t p = n * s.channels + c;
        add(dot, gy + p * s.places + first, x + p * s.in_spatial(), block);
      }
      for (int64_t k = 0; k < block.taps * kGridBlock; ++k) sum[k] += static_cast<double>(dot[k]);
    }
    gradients(block, s, sum, ggrid + (n * s.places + first) * s.rank);
  });
}

}  // namespace

bool grid_sample(const GridShape& s, const View& y_view, const ConstView& x_view,
                 const ConstView& grid_view) {
  if (!takes(s)) return false;
  const float *x = x_view.ptr<float>(), *grid = grid_view.ptr<float>();
  float* y = y_view.ptr<float>();
  const auto sample = NNC_PICK_NARROW(sample_taps);
  for_blocks(s, grid, [&](const GridBlock& block, int64_t n, int64_t first) {
    for (int64_t p = n * s.channels; p < (n + 1) * s.channels; ++p) {
      sample(y + p * s.places + first, x + p * s.in_spatial(), block);
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
