// SPDX-License-Identifier: Apache-2.0
// The gradient of the taps of a convolution by Winograd's algorithm: see Note [Winograd].
#include <algorithm>
#include <atomic>

#include "kernels/common/grain.h"
#include "kernels/conv.h"
#include "kernels/cpu/conv_common.h"
#include "kernels/cpu/winograd_common.h"

namespace nnc::kernels::cpu {
namespace {

// The sums over all tiles, (point, in channel, out channel).
struct Sums {
  float* data;
  int64_t row, point;
};

void transform_gradients(const Winograd& g, const Tiles& t, const float* gy, const float* zeros,
                         float* to) {
  constexpr int64_t kResults = kWinogradRows * kWinogradColumns;
  const auto transform = NNC_PICK(winograd_gradient);
  const int64_t grain = grain_of(kWinogradPoints * g.out_channels);
  parallel_for(t.rows(), grain, [&](int64_t begin, int64_t end) {
    const float* patch[kResults];
    for (int64_t i = begin; i < end; ++i) {
      const Place at = place_of(g, t.first + i);
      for (int64_t p = 0; p < kResults; ++p) {
        const int64_t h = at.row + p / kWinogradColumns, v = at.column + p % kWinogradColumns;
        const bool inside = t.first + i < t.last && h < g.out_h && v < g.out_w;
        patch[p] = inside ? gy + ((at.image * g.out_h + h) * g.out_w + v) * g.out_channels : zeros;
      }
      transform(
          {patch, to + i * kWinogradPanel, g.out_channels, t.point(g.out_channels), t.panel()});
    }
  });
}

// Adds up the products of these tiles and then, apart from them so that no sum is long, what tiles
// before them gave.
void add_products(const Winograd& g, const Tiles& t, const float* x, const float* gy,
                  const Sums& to) {
  const int64_t panels = g.in_channels / kWinogradPanel, n = g.out_channels / kWinogradPanel;
  const int64_t in = t.point(g.in_channels), out = t.point(g.out_channels);
  const int64_t size = kWinogradPanel * to.row;
  const auto product = NNC_PICK(winograd_tap_product);
  const int64_t grain = grain_of(t.panel() * g.out_channels, 1 << 18);
  parallel_for(kWinogradPoints * panels, grain, [&](int64_t begin, int64_t end) {
    const Ref<Block> scratch = t.first > 0 ? Block::allocate(size * 4) : Ref<Block>();
    for (int64_t i = begin; i < end; ++i) {
      const int64_t p = i / panels, c = i % panels;
      float* const total = to.data + p * to.point + c * size;
      float* const sums = scratch ? scratch->as<float>() : total;
      for (int64_t k = 0; k < n; ++k) {
        product({x + p * in + c * t.panel(), gy + p * out + k * t.panel(),
                 sums + k * kWinogradPanel, to.row, t.rows()});
      }
      for (int64_t e = 0; sums != total && e < size; ++e) total[e] += sums[e];
    }
  });
}

// How many tiles are transformed and multiplied together: what they become stays in a cache, or is
// at least as much as the sums, which pass by once for each time.
int64_t tiles_together(const Winograd& g) {
  constexpr int64_t kRoom = 1 << 19;
  const int64_t channels = g.in_channels + g.out_channels;
  return std::min(g.tiles(), std::max(kRoom / (kWinogradPoints * channels),
                                      g.in_channels * g.out_channels / channels));
}

bool any_outliers(const float* images, int64_t n, int64_t size) {
  for (int64_t i = 0; i < n; ++i) {
    if (has_outliers(images + i * size, size)) return true;
  }
  return false;
}

// Are there tiles enough for what is done to the sums at the end, channels enough for what is done
// to the tiles, and few results in vain? (32 channels take a tenth longer than by oneDNN.)
bool weight_grad_pays(const Winograd& g) {
  constexpr int64_t kTiles = 64, kChannels = 64;
  if (std::min(g.in_channels, g.out_channels) < kChannels) return false;
  const int64_t tiles = g.high() * g.wide(), pixels = g.out_h * g.out_w;
  return g.tiles() >= kTiles && 3 * kWinogradPoints * tiles <= 2 * 9 * pixels;
}

}  // namespace

bool conv_weight_grad_winograd(const ConvShape& s, const View& gw, const View& gb,
                               const ConstView& x, const ConstView& gy) {
  if (!takes_winograd(s)) return false;
  const Winograd g = winograd_forward_of(s);
  if (!weight_grad_pays(g)) return false;
  const auto *const from = x.ptr<float>(), *const results = gy.ptr<float>();
  if (any_outliers(from, s.batch, s.in_spatial() * s.in_channels) ||
      any_outliers(results, s.batch, s.out_spatial() * s.out_channels)) {
    return false;
  }
  const int64_t each = tiles_together(g), most = std::max(g.in_channels, g.out_channels);
  const Tiles largest{0, each};
  // Not a power of 2 apart: they would meet in the cache.
  const int64_t row = g.out_channels, point = g.in_channels * row + 16;
  const int64_t x_size = kWinogradPoints * largest.point(g.in_channels);
  const int64_t gy_size = kWinogradPoints * largest.point(g.out_channels);
  const Ref<Block> scratch =
      Block::allocate((most + x_size + gy_size + kWinogradPoints * point) * 4);
  float* const zeros = scratch->as<float>();
  float *const patches = zeros + most, *const gradients = patches + x_size;
  const Sums sums{gradients + gy_size, row, point};
  std::fill_n(zeros, most, 0.0f);
  for (int64_t first = 0; first < g.tiles(); first += each) {
    const Tiles t{first, std::min(first + each, g.tiles())};
    transform_tiles(g, t, from, zeros, patches);
    transform_gradients(g, t, results, zeros, gradients);
    add_products(g, t, patches, gradients, sums);
  }
  const auto taps = NNC_PICK(winograd_taps);
  const int64_t panels = g.out_channels / kWinogradPanel;
  std::atomic<bool> finite = true;
  parallel_for(panels, 1, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const int64_t at = i * kWinogradPanel;
      float* const to = gw.ptr<float>() + at * g.in_channels * 9;
      if (!taps({sums.data + at, point, row, to, g.in_channels})) finite = false;
    }
  });
  // Infinities may have arisen on the way.
  if (!finite) return false;
  if (gb.defined()) conv_bias_grad(s, gb.ptr<float>(), results);
  return true;
}

}  // namespace nnc::kernels::cpu
