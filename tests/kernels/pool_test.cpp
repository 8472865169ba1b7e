// SPDX-License-Identifier: Apache-2.0
#include "kernels/pool.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace nnc::kernels {
namespace {

// Values with ties, and a NaN now and then.
std::vector<float> contents(int64_t n, bool with_nan) {
  std::vector<float> v(static_cast<size_t>(n));
  uint32_t state = 12345;
  for (float& x : v) {
    state = state * 1664525u + 1013904223u;
    x = static_cast<float>(state >> 28) - 8;
    if (with_nan && (state >> 20 & 63) == 0) x = NAN;
  }
  return v;
}

// (N, C, P) to (N, P, C).
template <class T>
std::vector<T> channels_last(const std::vector<T>& v, int64_t batch, int64_t channels) {
  const int64_t p = static_cast<int64_t>(v.size()) / (batch * channels);
  std::vector<T> to(v.size());
  for (int64_t n = 0; n < batch; ++n) {
    for (int64_t c = 0; c < channels; ++c) {
      for (int64_t i = 0; i < p; ++i) {
        to[static_cast<size_t>((n * p + i) * channels + c)] =
            v[static_cast<size_t>((n * channels + c) * p + i)];
      }
    }
  }
  return to;
}

struct Pooled {
  std::vector<float> y, gx;
  std::vector<uint8_t> which;
};
// By the fast loops or by the reference.
Pooled pool(const PoolShape& s, const std::vector<float>& x, const std::vector<float>& gy,
            bool fast = true) {
  Pooled r{std::vector<float>(gy.size()), std::vector<float>(x.size(), 7.0f),
           std::vector<uint8_t>(gy.size())};
  (fast ? cpu::max_pool_taps : ref::max_pool_taps)(s, r.y.data(), r.which.data(), x.data());
  (fast ? cpu::max_pool_taps_grad : ref::max_pool_taps_grad)(s, r.gx.data(), gy.data(),
                                                             r.which.data());
  return r;
}
bool same_values(const std::vector<float>& a, const std::vector<float>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](float v, float w) { return v == w || (v != v && w != w); });
}

TEST(MaxPoolKernel, BothOrdersOfBytesAgree) {
  const int64_t kernels[][3] = {{1, 2, 2}, {1, 1, 3}, {1, 3, 2}, {2, 2, 2}, {1, 1, 1}};
  for (int64_t channels : {1, 2, 3, 6, 8, 9, 12, 16, 19}) {
    for (const auto& kernel : kernels) {
      for (int64_t extra : {0, 1}) {
        PoolShape s;
        s.batch = 3, s.channels = channels;
        for (int d = 0; d < 3; ++d) {
          s.kernel[d] = s.stride[d] = kernel[d];
          s.out[d] = d == 0 ? 2 : 5 - d;
          s.in[d] = s.out[d] * kernel[d] + (kernel[d] > 1 ? extra : 0);
        }
        SCOPED_TRACE(::testing::Message() << channels << " channels, kernel " << kernel[0] << "x"
                                          << kernel[1] << "x" << kernel[2] << "+" << extra);
        const auto x = contents(s.batch * channels * s.in_spatial(), extra == 1);
        const auto gy = contents(s.batch * channels * s.out_spatial(), false);
        const Pooled plain = pool(s, x, gy);
        s.channels_last = true;
        const Pooled last =
            pool(s, channels_last(x, s.batch, channels), channels_last(gy, s.batch, channels));
        EXPECT_TRUE(same_values(channels_last(plain.y, s.batch, channels), last.y));
        EXPECT_EQ(channels_last(plain.which, s.batch, channels), last.which);
        EXPECT_EQ(channels_last(plain.gx, s.batch, channels), last.gx);
        const Pooled slow = pool(s, channels_last(x, s.batch, channels),
                                 channels_last(gy, s.batch, channels), false);
        EXPECT_TRUE(same_values(slow.y, last.y));
        EXPECT_EQ(slow.which, last.which);
        EXPECT_EQ(slow.gx, last.gx);
      }
    }
  }
}

}  // namespace
}  // namespace nnc::kernels
