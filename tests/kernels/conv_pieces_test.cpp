// SPDX-License-Identifier: Apache-2.0
// Convolutions in pieces equal the plain loops, for every number of threads.
#include "kernels/onednn/conv_pieces.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <vector>

#include "base/parallel.h"
#include "support/slow_build.h"

namespace nnc::kernels {
namespace {

struct Case {
  int64_t batch, groups, ci, co, in[3], kernel[3], stride, pad, dilation;
  int rank = 2;
};

ConvShape shape_of(const Case& c) {
  ConvShape s;
  s.channels_last = 1;
  s.batch = c.batch;
  s.groups = c.groups;
  s.in_channels = c.ci;
  s.out_channels = c.co;
  for (int d = 0; d < 3; ++d) {
    s.in[d] = c.in[d];
    s.kernel[d] = c.kernel[d];
    s.pad[d] = d < 3 - c.rank ? 0 : c.pad;
    s.dilation[d] = c.kernel[d] == 1 ? 1 : c.dilation;
    const int64_t span = (c.kernel[d] - 1) * s.dilation[d] + 1;
    s.out[d] = (c.in[d] + 2 * s.pad[d] - span) / c.stride + 1;
    s.stride[d] = s.out[d] == 1 ? 1 : c.stride;
  }
  return s;
}

const std::vector<Case>& cases() {
  // Large enough for pieces: images, rows, depths, shares of channels; odd strides and paddings.
  static const std::vector<Case> all{
      {8, 1, 32, 32, {1, 14, 14}, {1, 3, 3}, 1, 1, 1},
      {7, 1, 32, 48, {1, 15, 13}, {1, 3, 3}, 2, 1, 1},
      {1, 1, 32, 64, {1, 40, 33}, {1, 3, 3}, 1, 1, 1},
      {1, 1, 32, 32, {1, 45, 31}, {1, 5, 5}, 2, 3, 1},
      {1, 1, 64, 64, {1, 40, 40}, {1, 3, 3}, 1, 2, 2},
      {1, 1, 64, 96, {1, 56, 28}, {1, 1, 1}, 1, 0, 1},
      {1, 1, 64, 64, {1, 57, 56}, {1, 1, 1}, 2, 0, 1},
      {3, 1, 48, 40, {1, 31, 32}, {1, 3, 3}, 3, 0, 1},
      {1, 1, 128, 256, {1, 7, 7}, {1, 3, 3}, 1, 1, 1},
      {2, 1, 256, 128, {1, 5, 7}, {1, 3, 3}, 1, 1, 1},
      {1, 1, 256, 512, {1, 7, 7}, {1, 1, 1}, 1, 0, 1},
      {1, 4, 64, 64, {1, 40, 40}, {1, 3, 3}, 1, 1, 1},
      {4, 64, 64, 64, {1, 40, 40}, {1, 3, 3}, 1, 1, 1},
      {1, 1, 32, 32, {9, 20, 12}, {3, 3, 3}, 1, 1, 1, 3},
      {1, 1, 32, 32, {30, 9, 9}, {3, 2, 3}, 2, 1, 1, 3},
      {1, 1, 32, 32, {1, 90, 9}, {1, 2, 2}, 3, 1, 1},
      {1, 1, 32, 32, {1, 60, 60}, {1, 7, 7}, 1, 9, 1},
  };
  return all;
}

std::vector<float> numbers(int64_t n, unsigned seed) {
  std::mt19937 g(seed);
  std::vector<float> v(static_cast<size_t>(n));
  for (float& x : v) x = static_cast<float>(static_cast<int>(g() % 17)) / 8 - 1;
  return v;
}
int64_t product(std::initializer_list<int64_t> all) {
  int64_t n = 1;
  for (const int64_t v : all) n *= v;
  return n;
}

// y, gx, gw and gb.
std::vector<std::vector<float>> all_of(const ConvShape& s) {
  const int64_t nx = product({s.batch, s.in_spatial(), s.in_channels});
  const int64_t ny = product({s.batch, s.out_spatial(), s.out_channels});
  const int64_t nw = product({s.out_channels, s.in_channels / s.groups, s.taps()});
  std::vector<float> x = numbers(nx, 1), gy = numbers(ny, 2), w = numbers(nw, 3),
                     b = numbers(s.out_channels, 4);
  std::vector<std::vector<float>> r{
      std::vector<float>(static_cast<size_t>(ny)), std::vector<float>(static_cast<size_t>(nx)),
      std::vector<float>(static_cast<size_t>(nw)), std::vector<float>(b.size())};
  const auto images = [&](std::vector<float>& v, int64_t channels, int64_t spatial) {
    const int64_t sizes[3] = {s.batch, channels, spatial};
    const int64_t strides[3] = {channels * spatial, 1, channels};
    return View(v.data(), DType::kFloat32, sizes, strides);
  };
  const auto row = [](std::vector<float>& v) {
    const int64_t n = static_cast<int64_t>(v.size()), one = 1;
    return View(v.data(), DType::kFloat32, Sizes(&n, 1), Sizes(&one, 1));
  };
  const Weight weight{w.data(), nullptr};
  conv_forward(s, images(r[0], s.out_channels, s.out_spatial()),
               images(x, s.in_channels, s.in_spatial()), weight, row(b));
  conv_input_grad(s, images(r[1], s.in_channels, s.in_spatial()),
                  images(gy, s.out_channels, s.out_spatial()), weight);
  conv_weight_grad(s, row(r[2]), row(r[3]), images(x, s.in_channels, s.in_spatial()),
                   images(gy, s.out_channels, s.out_spatial()));
  return r;
}

struct Limit {
  explicit Limit(int threads) { set_thread_limit(threads); }
  ~Limit() { set_thread_limit(before); }
  int before = thread_limit();
};

void expect_plain_loops(const Case& c, int threads, size_t number) {
  const ConvShape s = shape_of(c);
  use_reference(true);
  const auto expected = all_of(s);
  use_reference(false);
  const Limit limit(threads);
  const auto actual = all_of(s);
  for (size_t k = 0; k < actual.size(); ++k) {
    double most = 1, off = 0;
    for (size_t i = 0; i < actual[k].size(); ++i) {
      most = std::max(most, std::fabs(static_cast<double>(expected[k][i])));
      off = std::max(off, std::fabs(static_cast<double>(actual[k][i] - expected[k][i])));
    }
    EXPECT_LE(off, 4e-6 * most) << "result " << k << " of case " << number << " with " << threads
                                << " threads";
  }
}

TEST(ConvPieces, EqualPlainLoops) {
  for (size_t i = 0; i < cases().size(); i += NNC_TEST_SLOW ? 4 : 1) {
    for (const int threads : {2, 7}) expect_plain_loops(cases()[i], threads, i);
  }
}

// Among them windows that lie in the padding as a whole, before and behind the image.
TEST(ConvPieces, SmallShapesEqualPlainLoops) {
  std::mt19937 g(7);
  const auto below = [&](int64_t n) { return static_cast<int64_t>(g()) % n; };
  size_t tried = 0;
  constexpr size_t kTries = NNC_TEST_SLOW ? 300 : 3000;
  for (size_t i = 0; i < kTries; ++i) {
    Case c{1 + below(2), 1, 1 + below(3), 1 + below(3), {}, {}, 1 + below(4), below(4),
           1 + below(2), 3};
    bool fits = true;
    for (int d = 0; d < 3; ++d) {
      c.in[d] = 1 + below(4);
      c.kernel[d] = 1 + below(3);
      fits &= (c.kernel[d] - 1) * c.dilation + 1 <= c.in[d] + 2 * c.pad;
    }
    if (!fits) continue;
    ++tried;
    expect_plain_loops(c, 2, i);
  }
  EXPECT_GT(tried, kTries / 3);
}

TEST(ConvPieces, CoverEachResultOnce) {
  using onednn::ConvKind;
  std::set<size_t> counts;
  for (const Case& c : cases()) {
    const ConvShape s = shape_of(c);
    for (const int threads : {1, 2, 3, 8, 40}) {
      const Limit limit(threads);
      for (const ConvKind kind :
           {ConvKind::kForward, ConvKind::kInputGrad, ConvKind::kWeightGrad}) {
        const bool x = kind == ConvKind::kInputGrad;
        const auto pieces = onednn::conv_pieces(s, kind);
        counts.insert(pieces.size());
        const int64_t channels = x ? s.in_channels : s.out_channels;
        const int64_t spatial = x ? s.in_spatial() : s.out_spatial();
        std::vector<int> times(static_cast<size_t>(s.batch * spatial * channels));
        for (const auto& p : pieces) {
          const int64_t own = x ? p.shape.in_channels : p.shape.out_channels;
          const int64_t rows = p.shape.batch * (x ? p.shape.in_spatial() : p.shape.out_spatial());
          for (int64_t i = 0; i < rows * own; ++i) {
            const int64_t at = (x ? p.x : p.y) + p.channel + i / own * channels + i % own;
            ++times[static_cast<size_t>(at)];
          }
        }
        EXPECT_EQ(std::count(times.begin(), times.end(), 1), static_cast<int64_t>(times.size()))
            << "case " << &c - cases().data() << ", " << threads << " threads";
      }
    }
  }
  EXPECT_GT(counts.size(), 5u);
}

}  // namespace
}  // namespace nnc::kernels
