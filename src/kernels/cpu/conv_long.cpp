// SPDX-License-Identifier: Apache-2.0
// Convolutions whose sums are very long: as matrix products, which add up long sums of parts.
#include <algorithm>

#include "kernels/common/grain.h"
#include "kernels/common/matrix.h"
#include "kernels/cpu/conv_common.h"
#include "kernels/gemm.h"

namespace nnc::kernels::cpu {
namespace {

// From x to y, or with `gradient` from gy to gx; channels-last.
struct LongConv {
  const ConvShape& s;
  bool gradient;
  const int64_t* from_size = gradient ? s.out : s.in;
  const int64_t* to_size = gradient ? s.in : s.out;
  int64_t from_channels = gradient ? s.out_channels : s.in_channels;
  int64_t to_channels = gradient ? s.in_channels : s.out_channels;
  int64_t from = from_channels / s.groups, to = to_channels / s.groups;
  int64_t depth = s.taps() * from;
  int64_t to_spatial = to_size[0] * to_size[1] * to_size[2];
  int64_t from_spatial = from_size[0] * from_size[1] * from_size[2];

  // Where a tap of a position of the result reads along dimension d, or -1 if not inside.
  int64_t source(int d, int64_t place, int64_t tap) const {
    int64_t v = place * s.stride[d] - s.pad[d] + tap * s.dilation[d];
    if (gradient) {
      v = place + s.pad[d] - tap * s.dilation[d];
      if (s.stride[d] > 1 && v % s.stride[d] != 0) return -1;
      v /= s.stride[d];
    }
    return v < 0 || v >= from_size[d] ? -1 : v;
  }

  // What a position of the result sums over, in the order (tap, channel); image: of the group.
  void collect(float* row, const float* image, int64_t position) const {
    const int64_t at[3] = {position / to_size[2] / to_size[1], position / to_size[2] % to_size[1],
                           position % to_size[2]};
    for (int64_t a = 0; a < s.kernel[0]; ++a) {
      const int64_t i = source(0, at[0], a);
      for (int64_t b = 0; b < s.kernel[1]; ++b) {
        const int64_t j = source(1, at[1], b);
        const float* line = image + (i * from_size[1] + j) * from_size[2] * from_channels;
        for (int64_t c = 0; c < s.kernel[2]; ++c, row += from) {
          const int64_t k = i < 0 || j < 0 ? -1 : source(2, at[2], c);
          if (k < 0)
            std::fill_n(row, from, 0.0f);
          else
            std::copy_n(line + k * from_channels, from, row);
        }
      }
    }
  }

  // The weights (out channel, in channel, tap) as (group, tap, from, to).
  void order_weights(float* to_weights, const float* w) const {
    const int64_t taps = s.taps(), ci = s.in_channels / s.groups;
    const int64_t from_step = gradient ? ci * taps : taps, to_step = gradient ? taps : ci * taps;
    parallel_for(s.groups * depth, grain_of(to), [&](int64_t begin, int64_t end) {
      for (int64_t r = begin; r < end; ++r) {
        const int64_t g = r / depth, tap = r % depth / from, k = r % from;
        const float* source = w + g * from * to * taps + k * from_step + tap;
        for (int64_t m = 0; m < to; ++m) to_weights[r * to + m] = source[m * to_step];
      }
    });
  }

  void run(float* result, const float* x, const float* weights, float beta) const {
    constexpr int64_t kBuffer = 1 << 22;  // floats
    const int64_t positions = s.batch * to_spatial;
    const int64_t together = std::clamp<int64_t>(kBuffer / depth, 1, positions);
    const Ref<Block> rows = Block::allocate(together * depth * 4);
    float* const collected = rows->as<float>();
    for (int64_t g = 0; g < s.groups; ++g) {
      for (int64_t first = 0; first < positions; first += together) {
        const int64_t count = std::min(together, positions - first);
        parallel_for(count, grain_of(depth), [&](int64_t begin, int64_t end) {
          for (int64_t i = begin; i < end; ++i) {
            const int64_t n = (first + i) / to_spatial;
            collect(collected + i * depth, x + n * from_spatial * from_channels + g * from,
                    (first + i) % to_spatial);
          }
        });
        gemm({DType::kFloat32,
              count,
              to,
              depth,
              {result + first * to_channels + g * to, to_channels, 1},
              {collected, depth, 1},
              {const_cast<float*>(weights) + g * depth * to, to, 1},
              1,
              beta});
      }
    }
  }
};

Ref<Block> ordered_weights(const LongConv& c, const Weight& w) {
  const int64_t key[5] = {c.s.groups, c.from, c.to, c.s.taps(), c.gradient};
  return packed(w, hash_bytes(key, sizeof key, 3), c.s.groups * c.depth * c.to * 4, [&](void* p) {
    c.order_weights(static_cast<float*>(p), static_cast<const float*>(w.data));
  });
}

}  // namespace

// Sums that ordinary networks have are shorter, and loops in float are good enough for them.
bool is_long_conv(const ConvShape& s, bool gradient) {
  constexpr int64_t kLongSum = 1 << 14;
  const int64_t channels = (gradient ? s.out_channels : s.in_channels) / s.groups;
  return s.type() == DType::kFloat32 && s.channels_last && channels * s.taps() > kLongSum;
}

void conv_forward_long(const ConvShape& s, float* y, const float* x, const Weight& w,
                       const float* bias) {
  const LongConv c{s, false};
  const Ref<Block> weights = ordered_weights(c, w);
  for (int64_t i = 0; bias && i < s.batch * c.to_spatial; ++i) {
    std::copy_n(bias, s.out_channels, y + i * s.out_channels);
  }
  c.run(y, x, weights->as<float>(), bias ? 1 : 0);
}

void conv_input_grad_long(const ConvShape& s, float* gx, const float* gy, const Weight& w) {
  const LongConv c{s, true};
  const Ref<Block> weights = ordered_weights(c, w);
  c.run(gx, gy, weights->as<float>(), 0);
}

}  // namespace nnc::kernels::cpu
