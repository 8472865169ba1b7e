// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>

#include "kernels/common/grain.h"
#include "kernels/conv.h"
#include "kernels/cpu/conv_common.h"
#include "kernels/cpu/winograd_common.h"

namespace nnc::kernels::cpu {

// Note [Winograd]
// A convolution with 3x3 taps by Winograd's algorithm: a patch of x and the taps become the values
// of polynomials at some points, which are multiplied instead: 24 products for 4x2 results in the
// place of 72. Errors against float64 (root mean square and largest, of the results' root mean
// square; gaussian data, 64 channels of 56x56 and 512 of 7x7): PyTorch's contiguous 2.2e-7 and
// 1.9e-6, 2.3e-7 and 1.5e-6; its channels-last, and oneDNN's as we call it, 4.3e-7 and 5.1e-6,
// 1.1e-6 and 1.3e-5; ours 3.4e-7 and 2.7e-6, 3.9e-7 and 2.8e-6, of sums of 32 products. Tiles of
// 4x4 with the same points would have twice that; tiles of 2x2 have half of it, and a third more
// products.
// The gradient of the taps comes from the transposed transforms, and the sums over all tiles from
// sums of 32 of them: errors as above 4.5e-7 and 3.2e-7, of PyTorch's contiguous 2.8e-6 and 4.5e-7,
// its channels-last 5.3e-7 and 1.9e-7. It is 1.1 to 1.5 times as fast as oneDNN's with AVX-512.
// What is not finite spreads over its tile, and then so do infinities that arise from large values
// on the way: images with such results are computed again without the algorithm. So are images of
// which some element is far above the others: errors are relative to the largest of a tile. Weights
// of which some tap, or some channel, outweighs the others are left to other implementations: where
// x is 0 under the heavy one (at the edges it is), PyTorch's results do not know of it.

Winograd winograd_forward_of(const ConvShape& s) {
  return {s.batch,        s.in[1],  s.in[2],  s.in_channels,     s.out[1], s.out[2],
          s.out_channels, s.pad[1], s.pad[2], s.in_channels * 9, 9,        false};
}
Place place_of(const Winograd& g, int64_t tile) {
  return {tile / g.wide() / g.high(), tile / g.wide() % g.high() * kWinogradRows,
          tile % g.wide() * kWinogradColumns};
}

void transform_tiles(const Winograd& g, const Tiles& t, const float* x, const float* zeros,
                     float* to) {
  const auto transform = NNC_PICK(winograd_input);
  const int64_t grain = grain_of(kWinogradPoints * g.in_channels);
  parallel_for(t.rows(), grain, [&](int64_t begin, int64_t end) {
    const float* patch[kWinogradPoints];
    for (int64_t i = begin; i < end; ++i) {
      const Place at = place_of(g, t.first + i);
      for (int64_t p = 0; p < kWinogradPoints; ++p) {
        const int64_t h = at.row - g.pad_h + p / 4, v = at.column - g.pad_w + p % 4;
        const bool inside = t.first + i < t.last && h >= 0 && h < g.in_h && v >= 0 && v < g.in_w;
        patch[p] = inside ? x + ((at.image * g.in_h + h) * g.in_w + v) * g.in_channels : zeros;
      }
      transform({patch, to + i * kWinogradPanel, g.in_channels, t.point(g.in_channels), t.panel()});
    }
  });
}

bool takes_winograd(const ConvShape& s) {
  if (s.type() != DType::kFloat32 || !s.channels_last || s.groups != 1) return false;
  if (s.in_channels % kWinogradPanel != 0 || s.out_channels % kWinogradPanel != 0) return false;
  if (s.in[0] != 1 || s.out[0] != 1 || s.kernel[0] != 1 || s.pad[0] != 0) return false;
  for (int d = 1; d < 3; ++d) {
    if (s.kernel[d] != 3 || s.stride[d] != 1 || s.dilation[d] != 1) return false;
  }
  return s.batch > 0 && s.in_channels > 0 && s.out_channels > 0;
}

bool has_outliers(const float* x, int64_t size) {
  constexpr float kFar = 128;
  constexpr int64_t kParts = 4;
  const int64_t panels = size / kWinogradPanel, each = (panels + kParts - 1) / kParts;
  WinogradExtent parts[kParts] = {};
  const auto extent = NNC_PICK(winograd_extent);
  parallel_for(kParts, 1, [&](int64_t begin, int64_t end) {
    for (int64_t k = begin; k < end; ++k) {
      const int64_t first = std::min(k * each, panels), last = std::min(first + each, panels);
      parts[k] = extent(x + first * kWinogradPanel, (last - first) * kWinogradPanel);
    }
  });
  double most = 0, sum = 0;
  for (const WinogradExtent& e : parts) {
    most = std::max(most, static_cast<double>(e.most));
    sum += static_cast<double>(e.sum);
  }
  return !std::isfinite(sum) || most > kFar * sum / static_cast<double>(size);
}

namespace {

Winograd input_grad_of(const ConvShape& s) {
  return {s.batch,      s.out[1],     s.out[2], s.out_channels,    s.in[1], s.in[2], s.in_channels,
          2 - s.pad[1], 2 - s.pad[2], 9,        s.in_channels * 9, true};
}

// G g G^T for the taps g of one pair of channels, rounded once.
void transform_taps(const float* taps, bool turned, float* to, int64_t point) {
  constexpr double kA = kWinogradA, kB = kWinogradB, kBoth = kA * kA * kB * kB,
                   kInA = 2 * kA * kA * (kA * kA - kB * kB),
                   kInB = 2 * kB * kB * (kB * kB - kA * kA);
  static constexpr double kHigh[6][3] = {
      {1 / kBoth, 0, 0},
      {1 / kInA, kA / kInA, kA * kA / kInA},
      {1 / kInA, -kA / kInA, kA * kA / kInA},
      {1 / kInB, kB / kInB, kB * kB / kInB},
      {1 / kInB, -kB / kInB, kB * kB / kInB},
      {0, 0, 1},
  };
  double g[9];
  for (int t = 0; t < 9; ++t) g[t] = static_cast<double>(taps[turned ? 8 - t : t]);
  for (const auto& high : kHigh) {
    double row[3];
    for (int k = 0; k < 3; ++k) row[k] = high[0] * g[k] + high[1] * g[3 + k] + high[2] * g[6 + k];
    const double even = (row[0] + row[2]) / 2, odd = row[1] / 2;
    for (const double v : {row[0], even + odd, even - odd, row[2]}) {
      *to = static_cast<float>(v);
      to += point;
    }
  }
}

// Do the taps of a place, or of a channel of x, outweigh others of one channel of y?
bool is_uneven(const Winograd& g, const float* w) {
  constexpr double kFar = 8, kSquare = kFar * kFar;
  std::atomic<bool> found = false;
  parallel_for(g.out_channels, grain_of(g.in_channels * 16), [&](int64_t begin, int64_t end) {
    for (int64_t m = begin; m < end; ++m) {
      double place[9] = {}, heaviest = 0, total = 0;
      for (int64_t k = 0; k < g.in_channels; ++k) {
        const float* const taps = w + m * g.weight_out + k * g.weight_in;
        double channel = 0;
        for (int t = 0; t < 9; ++t) {
          const double square = static_cast<double>(taps[t]) * static_cast<double>(taps[t]);
          place[t] += square;
          channel += square;
        }
        heaviest = std::max(heaviest, channel);
        total += channel;
      }
      const auto [least, most] = std::minmax_element(place, place + 9);
      // A NaN is uneven.
      if (!(*most <= kSquare * *least && heaviest <= kSquare * (total - heaviest))) found = true;
    }
  });
  return found;
}

// The weights as (point, strip, in channel, channel of the strip); of nothing if they are uneven.
Ref<Block> transformed_weights(const Winograd& g, const Weight& w) {
  const int64_t point = g.in_channels * g.out_channels, strip = NNC_PICK(winograd_strip)();
  const int64_t key[4] = {g.in_channels, g.out_channels, strip, g.turned};
  const int64_t count = kWinogradPoints * point;
  const auto transform = [&](void* p) {
    // Behind the weights: are they uneven?
    const bool uneven = is_uneven(g, static_cast<const float*>(w.data));
    static_cast<float*>(p)[count] = uneven ? 1.0f : 0.0f;
    if (uneven) return;
    parallel_for(g.in_channels, grain_of(g.out_channels * 128), [&](int64_t begin, int64_t end) {
      for (int64_t k = begin; k < end; ++k) {
        for (int64_t m = 0; m < g.out_channels; ++m) {
          const int64_t first = m / strip * strip;
          transform_taps(
              static_cast<const float*>(w.data) + m * g.weight_out + k * g.weight_in, g.turned,
              static_cast<float*>(p) + first * g.in_channels + k * strip + m - first, point);
        }
      }
    });
  };
  Ref<Block> made = packed(w, hash_bytes(key, sizeof key, 4), (count + 1) * 4, transform);
  return made->as<float>()[count] != 0 ? Ref<Block>() : made;
}

void multiply_tiles(const Winograd& g, const Tiles& t, const float* from, const float* weights,
                    float* to) {
  const int64_t panels = g.out_channels / kWinogradPanel;
  const int64_t in = t.point(g.in_channels), out = t.point(g.out_channels);
  const auto product = NNC_PICK(winograd_product);
  const int64_t grain = grain_of(t.panel() * g.in_channels, 1 << 18);
  parallel_for(kWinogradPoints * panels, grain, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const int64_t p = i / panels, c = i % panels;
      product({from + p * in, weights + (p * g.out_channels + c * kWinogradPanel) * g.in_channels,
               to + p * out + c * t.panel(), t.rows(), g.in_channels});
    }
  });
}

// Where results go and what is done to them; which images have some that are not finite.
struct Results {
  float* y;
  const float* bias;
  const float* residual;
  bool relu;
  std::atomic<bool>* spoilt;
};

void write_results(const Winograd& g, const Tiles& t, const float* from, const Results& out) {
  const auto write = NNC_PICK(winograd_output);
  const int64_t grain = grain_of(kWinogradPoints * g.out_channels);
  parallel_for(t.last - t.first, grain, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const Place p = place_of(g, t.first + i);
      const int64_t at = ((p.image * g.out_h + p.row) * g.out_w + p.column) * g.out_channels;
      const bool finite =
          write({from + i * kWinogradPanel, g.out_channels, t.point(g.out_channels), t.panel(),
                 out.bias, out.residual ? out.residual + at : nullptr, out.y + at,
                 g.out_w * g.out_channels, g.out_h - p.row, g.out_w - p.column, out.relu});
      if (!finite) out.spoilt[p.image] = true;
    }
  });
}

// How many blocks of tiles, for threads to take: transforms of one stay in the second-level cache,
// or, where that many weights pass by, are about as large as a quarter of those. One, if there are
// too few for all threads: these then share each step.
int64_t blocks_of(const Winograd& g) {
  constexpr int64_t kRoom = 1 << 18, kLeast = 16;
  const int64_t channels = g.in_channels + g.out_channels, threads = most_threads();
  const int64_t most = std::max(kRoom / (kWinogradPoints * channels),
                                g.in_channels * g.out_channels / (4 * channels));
  const int64_t blocks = (g.tiles() + most - 1) / most;
  if (blocks == 1) return 1;
  const int64_t even = (blocks + threads - 1) / threads * threads;
  return g.tiles() / even < kLeast ? 1 : even;
}

void convolve(const Winograd& g, const float* x, const float* weights, const Results& out) {
  const Ref<Block> zeros = Block::allocate(g.in_channels * 4);
  std::fill_n(zeros->as<float>(), g.in_channels, 0.0f);
  const int64_t blocks = blocks_of(g), each = (g.tiles() + blocks - 1) / blocks;
  const auto run_blocks = [&](int64_t begin, int64_t end) {
    const Tiles largest{0, each};
    const int64_t in = kWinogradPoints * largest.point(g.in_channels);
    const int64_t out_size = kWinogradPoints * largest.point(g.out_channels);
    const Ref<Block> scratch = Block::allocate((in + out_size) * 4);
    float *const from = scratch->as<float>(), *const to = from + in;
    for (int64_t i = begin; i < end; ++i) {
      const Tiles t{i * each, std::min((i + 1) * each, g.tiles())};
      if (t.first >= t.last) break;
      transform_tiles(g, t, x, zeros->as<float>(), from);
      multiply_tiles(g, t, from, weights, to);
      write_results(g, t, to, out);
    }
  };
  if (blocks == 1) return run_blocks(0, 1);
  parallel_for(blocks, 1, run_blocks);
}

// Are there enough results for it, in each image (so that no image depends on how many there are)
// and, if they are not kept, for the transform of the weights?
bool pays(const Winograd& g, const Weight& w) {
  constexpr int64_t kTiles = 8, kPixels = 4096;
  const int64_t tiles = g.high() * g.wide(), pixels = g.out_h * g.out_w;
  if (tiles < kTiles || 3 * kWinogradPoints * tiles > 2 * 9 * pixels) return false;
  return w.storage || pixels >= kPixels / g.batch;
}

// Image n of v, which is dense.
template <class V>
V image_of(const V& v, int64_t n, int64_t batch) {
  if (!v.defined()) return v;
  Dims sizes(v.sizes());
  sizes[0] = 1;
  return restrided(v, sizes, v.strides(), v.numel() / batch * n);
}

// Runs and calls again(shape, n) for each image that is to be computed again.
template <class F>
void convolve_checked(const ConvShape& s, const Winograd& g, const float* x, const float* weights,
                      Results out, const F& again) {
  const auto spoilt = std::make_unique<std::atomic<bool>[]>(static_cast<size_t>(s.batch));
  out.spoilt = spoilt.get();
  convolve(g, x, weights, out);
  ConvShape one = s;
  one.batch = 1;
  const int64_t size = g.in_h * g.in_w * g.in_channels;
  for (int64_t n = 0; n < s.batch; ++n) {
    if (has_outliers(x + n * size, size)) spoilt[static_cast<size_t>(n)] = true;
    if (spoilt[static_cast<size_t>(n)]) again(one, n);
  }
}

}  // namespace

bool conv_forward_winograd(const ConvShape& s, const View& y, const ConstView& x, const Weight& w,
                           const ConstView& bias, const ConvEpilogue& e) {
  if (!takes_winograd(s) || is_long_conv(s, false)) return false;
  const Winograd g = winograd_forward_of(s);
  if (!pays(g, w)) return false;
  const Ref<Block> weights = transformed_weights(g, w);
  if (!weights) return false;
  const float* const b = bias.defined() ? bias.ptr<float>() : nullptr;
  const float* const residual = e.residual.defined() ? e.residual.ptr<float>() : nullptr;
  convolve_checked(
      s, g, x.ptr<float>(), weights->as<float>(), {y.ptr<float>(), b, residual, e.relu, nullptr},
      [&](const ConvShape& one, int64_t n) {
        ConvEpilogue after = e;
        after.residual = image_of(e.residual, n, s.batch);
        conv_forward_direct(one, image_of(y, n, s.batch), image_of(x, n, s.batch), w, bias, after);
      });
  return true;
}

bool conv_input_grad_winograd(const ConvShape& s, const View& gx, const ConstView& gy,
                              const Weight& w) {
  static constexpr Implementations kDirect{"conv_input_grad", cpu::conv_input_grad,
                                           onednn::conv_input_grad, ref::conv_input_grad};
  if (!takes_winograd(s) || is_long_conv(s, true)) return false;
  const Winograd g = input_grad_of(s);
  if (!pays(g, w)) return false;
  const Ref<Block> weights = transformed_weights(g, w);
  if (!weights) return false;
  convolve_checked(
      s, g, gy.ptr<float>(), weights->as<float>(),
      {gx.ptr<float>(), nullptr, nullptr, false, nullptr}, [&](const ConvShape& one, int64_t n) {
        run_within(kDirect, one, image_of(gx, n, s.batch), image_of(gy, n, s.batch), w);
      });
  return true;
}

}  // namespace nnc::kernels::cpu
