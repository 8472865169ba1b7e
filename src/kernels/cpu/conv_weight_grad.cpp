// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/cpu/conv_common.h"
#include "kernels/cpu/conv_tiles.h"
#include "kernels/cpu/sum_rows.h"

namespace nnc::kernels::cpu {
namespace {

bool takes_weight_grad(const ConvShape& s) {
  const bool large = s.out_channels * (s.in_channels / s.groups) * s.taps() > 200000;
  return takes_conv(s) && !(kOneDnnHasCode && large);
}

// The weight gradient's operands: padded images, and gradients of whole vectors.
struct WeightJob {
  const ConvShape& s;
  int64_t ci, co, lanes;  // per group
  int64_t pitch, image;   // of the padded x, in pixels
  int64_t run, runs;      // floats read together, and how many such runs
  int64_t gy_channels;    // per pixel
  const float *x, *gy;
  std::vector<int64_t> offsets;  // of the runs

  int64_t padded_co() const { return (co + lanes - 1) / lanes * lanes; }
  int64_t depth() const { return run * runs; }
};

// Some images, rows and columns of the results.
struct PixelSpan {
  int64_t n, images, r, rows, c, columns;
};

// gw[(k of run, channel)] += what a span gives, for depths [k0, k1) of one group.
void add_span(const WeightJob& j, float* gw, int64_t g, const PixelSpan& p, int64_t k0,
              int64_t k1) {
  const ConvShape& s = j.s;
  const auto tile = NNC_PICK(conv_weight_tile);
  const int64_t ldw = j.padded_co(), gx_c = s.in_channels;
  for (int64_t k = k0; k < k1;) {
    const int64_t in_run = k % j.run;
    const int64_t count = std::min({kConvWeightRows, j.run - in_run, k1 - k});
    const float* x = j.x +
                     (p.n * j.image + p.r * s.stride[1] * j.pitch + p.c * s.stride[2]) * gx_c +
                     g * j.ci + j.offsets[k / j.run] + in_run;
    const float* gy = j.gy + ((p.n * s.out[1] + p.r) * s.out[2] + p.c) * j.gy_channels + g * j.co;
    for (int64_t o = 0; o < ldw;) {
      const int64_t vectors = ldw - o > j.lanes ? 2 : 1;
      tile({x, gy + o, gw + (k - k0) * ldw + o, p.images, p.rows, p.columns, j.image * gx_c,
            s.stride[1] * j.pitch * gx_c, s.stride[2] * gx_c, s.out_spatial() * j.gy_channels,
            s.out[2] * j.gy_channels, j.gy_channels, count, ldw, vectors});
      o += vectors * j.lanes;
    }
    k += count;
  }
}

// Pixels of a row that are added up before they join the rest. Of more than kLongSum, the rest is
// added up of parts of about kPart.
constexpr int64_t kChain = 128, kLongSum = 1 << 14, kPart = 2048;

// gw[(k of run, channel)] of images [n0, n1) and depths [k0, k1) of one group.
void accumulate(const WeightJob& j, float* gw, int64_t g, int64_t n0, int64_t n1, int64_t k0,
                int64_t k1) {
  const ConvShape& s = j.s;
  const int64_t columns = std::min(s.out[2], kChain), size = (k1 - k0) * j.padded_co();
  const int64_t rows = std::clamp<int64_t>(64 / s.out[2], 1, s.out[1]);
  const int64_t together =
      rows < s.out[1] ? 1 : std::clamp<int64_t>(128 / (rows * s.out[2]), 1, n1 - n0);
  gw += k0 * j.padded_co();
  const bool in_parts = (n1 - n0) * s.out_spatial() > kLongSum;
  std::vector<float> part(in_parts ? size : 0, 0.0f);
  int64_t pixels = 0;  // in the part
  const auto add_part = [&] {
    for (int64_t i = 0; i < size && pixels > 0; ++i) gw[i] += std::exchange(part[i], 0.0f);
    pixels = 0;
  };
  for (int64_t n = n0; n < n1; n += together) {
    for (int64_t r = 0; r < s.out[1]; r += rows) {
      for (int64_t c = 0; c < s.out[2]; c += columns) {
        const PixelSpan p{n, std::min(together, n1 - n),     r, std::min(rows, s.out[1] - r),
                          c, std::min(columns, s.out[2] - c)};
        add_span(j, in_parts ? part.data() : gw, g, p, k0, k1);
        pixels += p.images * p.rows * p.columns;
        if (in_parts && pixels >= kPart) add_part();
      }
    }
  }
  if (in_parts) add_part();
}

// gw in the weight's order from [group][tap][in channel][padded out channel].
void unpack(const WeightJob& j, float* to, const float* from) {
  const int64_t taps = j.s.taps(), ldw = j.padded_co();
  const int64_t grain = grain_of(j.ci * taps);
  parallel_for(j.s.out_channels, grain, [&](int64_t begin, int64_t end) {
    for (int64_t m = begin; m < end; ++m) {
      const float* src = from + m / j.co * taps * j.ci * ldw + m % j.co;
      float* dst = to + m * j.ci * taps;
      for (int64_t k = 0; k < j.ci; ++k) {
        for (int64_t t = 0; t < taps; ++t) dst[k * taps + t] = src[(t * j.ci + k) * ldw];
      }
    }
  });
}

// Every image with what its taps read beyond the edges.
Ref<Block> padded_images(const ConvShape& s, WeightJob& j, const float* x) {
  const int64_t high = (s.out[1] - 1) * s.stride[1] + (s.kernel[1] - 1) * s.dilation[1] + 1;
  const int64_t wide = (s.out[2] - 1) * s.stride[2] + (s.kernel[2] - 1) * s.dilation[2] + 1;
  j.pitch = s.in[2];
  j.image = s.in_spatial();
  j.x = x;
  if (s.pad[1] <= 0 && s.pad[2] <= 0 && high - s.pad[1] <= s.in[1] && wide - s.pad[2] <= s.in[2]) {
    j.x -= (s.pad[1] * s.in[2] + s.pad[2]) * s.in_channels;
    return nullptr;
  }
  j.pitch = wide;
  j.image = high * wide;
  Ref<Block> b = Block::allocate(s.batch * j.image * s.in_channels * 4);
  j.x = b->as<float>();
  const int64_t grain = grain_of(j.image * s.in_channels);
  parallel_for(s.batch, grain, [&](int64_t begin, int64_t end) {
    for (int64_t n = begin; n < end; ++n) {
      copy_padded(b->as<float>() + n * j.image * s.in_channels,
                  x + n * s.in_spatial() * s.in_channels, s.in[1], s.in[2], s.in_channels,
                  -s.pad[1], high, -s.pad[2], wide);
    }
  });
  return b;
}

// Vectors of channels reach beyond a pixel's, into values nobody reads: the copy has room for that
// behind the last pixel.
Ref<Block> padded_gradients(const ConvShape& s, WeightJob& j, const float* gy) {
  j.gy = gy;
  j.gy_channels = s.out_channels;
  if (j.co % j.lanes == 0) return nullptr;
  const int64_t n = s.batch * s.out_spatial() * s.out_channels, room = j.padded_co() - j.co;
  Ref<Block> b = Block::allocate((n + room) * 4);
  float* to = b->as<float>();
  j.gy = to;
  parallel_for(n, kGrain, [&](int64_t begin, int64_t end) {
    std::copy_n(gy + begin, end - begin, to + begin);
  });
  std::fill_n(to + n, room, 0.0f);
  return b;
}

constexpr int64_t kTiny = 100000;  // multiplications that one thread does alone

// Threads share out the images, each part of them with a sum of its own; or, if that is large or
// the images are few, the depths. How many parts depends on the shape alone, so that the result
// does too: of at least 4096 pixels, which hide the cost of adding them up, and 16 MiB at most.
int64_t parts_of(const ConvShape& s, int64_t size) {
  if (s.batch * s.out_spatial() * size < kTiny || size > (1 << 19)) return 1;
  const int64_t parts =
      std::min<int64_t>({s.batch, s.batch * s.out_spatial() / 4096, 32, (1 << 22) / size});
  return parts < 4 ? 1 : parts;
}

// gw of each part behind the other, added up into the first.
void sum_by_image(const WeightJob& j, float* sum, int64_t parts, int64_t per_group) {
  const int64_t groups = j.s.groups, batch = j.s.batch, size = groups * per_group;
  parallel_for(parts, 1, [&](int64_t begin, int64_t end) {
    for (int64_t p = begin; p < end; ++p) {
      for (int64_t g = 0; g < groups; ++g) {
        accumulate(j, sum + p * size + g * per_group, g, batch * p / parts, batch * (p + 1) / parts,
                   0, j.depth());
      }
    }
  });
  parallel_for(size, grain_of(parts), [&](int64_t begin, int64_t end) {
    for (int64_t p = 1; p < parts; ++p) {
      for (int64_t i = begin; i < end; ++i) sum[i] += sum[p * size + i];
    }
  });
}

void sum_by_depth(const WeightJob& j, float* sum, int64_t per_group) {
  const int64_t pieces = (j.depth() + kConvWeightRows - 1) / kConvWeightRows;
  parallel_for(j.s.groups * pieces, 1, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end;) {
      const int64_t g = i / pieces, next = std::min(end, (g + 1) * pieces);
      accumulate(j, sum + g * per_group, g, 0, j.s.batch, i % pieces * kConvWeightRows,
                 std::min(j.depth(), (next - g * pieces) * kConvWeightRows));
      i = next;
    }
  });
}

}  // namespace

void conv_bias_grad(const ConvShape& s, float* gb, const float* gy) {
  const int64_t pixels = s.batch * s.out_spatial(), channels = s.out_channels;
  const int64_t parts = std::clamp<int64_t>(pixels * channels / kGrain, 1, 64);
  // Pixels of few channels are added several at a time, as one wide pixel.
  const int64_t together = std::clamp<int64_t>(64 / channels, 1, 64), wide = together * channels;
  const auto add = NNC_PICK(add_rows_f32);
  std::vector<double> sums(parts * wide, 0.0);
  parallel_for(parts, 1, [&](int64_t begin, int64_t end) {
    for (int64_t p = begin; p < end; ++p) {
      const int64_t first = pixels * p / parts, count = pixels * (p + 1) / parts - first;
      const float* from = gy + first * channels;
      add(sums.data() + p * wide, from, count / together, wide);
      const int64_t done = count / together * together;
      add(sums.data() + p * wide, from + done * channels, 1, (count - done) * channels);
    }
  });
  for (int64_t c = 0; c < channels; ++c) {
    double total = 0;
    for (int64_t i = c; i < parts * wide; i += channels) total += sums[i];
    gb[c] = static_cast<float>(total);
  }
}

bool conv_weight_grad(const ConvShape& s, const View& gw, const View& gb, const ConstView& x,
                      const ConstView& gy) {
  if (!s.channels_last && conv_in_planes(s)) {
    return conv_weight_grad_planes(s, gw.ptr<float>(), gb.defined() ? gb.ptr<float>() : nullptr,
                                   x.ptr<float>(), gy.ptr<float>()) ||
           ref::conv_weight_grad(s, gw, gb, x, gy);
  }
  if (!takes_weight_grad(s)) return false;
  const bool joined = s.groups == 1 && s.dilation[2] == 1;
  WeightJob j{s,
              s.in_channels / s.groups,
              s.out_channels / s.groups,
              NNC_PICK(conv_lanes)(),
              0,
              0,
              0,
              0,
              0,
              nullptr,
              nullptr,
              {}};
  const Ref<Block> images = padded_images(s, j, x.ptr<float>());
  const Ref<Block> gradients = padded_gradients(s, j, gy.ptr<float>());
  j.run = joined ? s.kernel[2] * j.ci : j.ci;
  j.runs = joined ? s.kernel[1] : s.taps();
  for (int64_t t = 0; t < j.runs; ++t) {
    const int64_t a = joined ? t : t / s.kernel[2], b = joined ? 0 : t % s.kernel[2];
    j.offsets.push_back((a * s.dilation[1] * j.pitch + b * s.dilation[2]) * s.in_channels);
  }
  const int64_t per_group = j.depth() * j.padded_co(), size = s.groups * per_group;
  const int64_t parts = parts_of(s, size);
  const Ref<Block> sums = Block::allocate(parts * size * 4);
  float* sum = sums->as<float>();
  std::memset(sum, 0, static_cast<size_t>(parts * size * 4));
  if (parts > 1 || s.batch * s.out_spatial() * size < kTiny) {
    sum_by_image(j, sum, parts, per_group);
  } else {
    sum_by_depth(j, sum, per_group);
  }
  unpack(j, gw.ptr<float>(), sum);
  if (gb.defined()) conv_bias_grad(s, gb.ptr<float>(), gy.ptr<float>());
  return true;
}

}  // namespace nnc::kernels::cpu
