// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <vector>

#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/cpu/conv_common.h"
#include "kernels/cpu/conv_tiles.h"

namespace nnc::kernels::cpu {
namespace {

// Forward and input gradient are one computation: an output pixel o sums over taps d the source
// pixel o * step + d. (A strided convolution's input gradient is stride^2 of them, each writing
// every stride-th pixel.)
struct Tap {
  int64_t h, w;   // d
  int64_t index;  // in the weight's kernel
};
struct Correlation {
  int64_t batch, groups;
  int64_t in_h, in_w, in_c, out_c;     // channels of all groups
  int64_t rows, columns;               // output pixels to compute
  int64_t step_h, step_w;              // source pixels from one to the next
  int64_t image, row, column, origin;  // where they go, in floats
  int64_t weight_out, weight_in;       // strides of the weight
  std::vector<Tap> taps;               // sorted
};

// The source as the inner loop wants it: every tap of every pixel inside the buffer.
struct Window {
  int64_t h0, h1, w0, w1;  // extremes of the taps
  bool inside;             // no padding needed
  int64_t pitch;           // pixels of a row
};

Window window_of(const Correlation& c) {
  Window w{0, 0, 0, 0, true, c.in_w};
  if (c.taps.empty()) return w;
  w = {c.taps[0].h, c.taps[0].h, c.taps[0].w, c.taps[0].w, false, 0};
  for (const Tap& t : c.taps) {
    w.h0 = std::min(w.h0, t.h), w.h1 = std::max(w.h1, t.h);
    w.w0 = std::min(w.w0, t.w), w.w1 = std::max(w.w1, t.w);
  }
  w.inside = w.h0 >= 0 && w.w0 >= 0 && (c.rows - 1) * c.step_h + w.h1 < c.in_h &&
             (c.columns - 1) * c.step_w + w.w1 < c.in_w;
  w.pitch = w.inside ? c.in_w : (c.columns - 1) * c.step_w + w.w1 - w.w0 + 1;
  return w;
}

// Blocks of output channels of one group: two vectors, and one if at most that many are left.
struct Blocks {
  int64_t lanes, channels;
  int64_t padded() const { return (channels + lanes - 1) / lanes * lanes; }
  int64_t count() const { return (channels + 2 * lanes - 1) / (2 * lanes); }
  int64_t first(int64_t b) const { return b * 2 * lanes; }
  int64_t vectors(int64_t b) const { return padded() - first(b) > lanes ? 2 : 1; }
  int64_t stored(int64_t b) const { return std::min(channels - first(b), vectors(b) * lanes); }
};

// Weights as [group][block][tap][in channel][channel of the block].
void pack_weights(float* to, const float* w, const Correlation& c, const Blocks& blocks) {
  const int64_t ci = c.in_c / c.groups, n_taps = static_cast<int64_t>(c.taps.size());
  const int64_t per_group = blocks.padded() * n_taps * ci;
  const int64_t grain = grain_of(ci * n_taps * 16);
  parallel_for(c.groups * blocks.count(), grain, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const int64_t g = i / blocks.count(), b = i % blocks.count();
      const int64_t width = blocks.vectors(b) * blocks.lanes, n = blocks.stored(b);
      float* dst = to + g * per_group + blocks.first(b) * n_taps * ci;
      // The channels of a group are out (rows) of one side of the weight and in of the other.
      const float* src = w + blocks.first(b) * c.weight_out +
                         g * std::max(ci * c.weight_in, blocks.channels * c.weight_out);
      for (int64_t k = 0; k < ci; ++k) {
        for (int64_t t = 0; t < n_taps; ++t) {
          float* row = dst + (t * ci + k) * width;
          const float* from = src + k * c.weight_in + c.taps[t].index;
          for (int64_t j = 0; j < n; ++j) row[j] = from[j * c.weight_out];
          for (int64_t j = n; j < width; ++j) row[j] = 0;
        }
      }
    }
  });
}

// Neighbouring taps of a row read one run of floats.
struct Runs {
  std::vector<int64_t> offsets;
  int64_t length;
};
Runs runs_of(const Correlation& c, const Window& win) {
  const int64_t ci = c.in_c / c.groups;
  Runs r{{}, ci};
  for (const Tap& t : c.taps) {
    r.offsets.push_back(((t.h - win.h0) * win.pitch + t.w - win.w0) * c.in_c);
  }
  if (c.groups != 1 || r.offsets.empty()) return r;
  int64_t per_row = 1;
  while (per_row < static_cast<int64_t>(c.taps.size()) && c.taps[per_row].h == c.taps[0].h) {
    ++per_row;
  }
  std::vector<int64_t> heads;
  for (int64_t i = 0; i < static_cast<int64_t>(r.offsets.size()); ++i) {
    if (i % per_row == 0)
      heads.push_back(r.offsets[i]);
    else if (r.offsets[i] != r.offsets[i - 1] + ci)
      return r;
  }
  return {std::move(heads), per_row * ci};
}

struct Strip {
  int64_t rows;    // output rows of one piece of work
  int64_t pieces;  // of an image
  int64_t splits;  // of the channel blocks
};
Strip strip_of(const Correlation& c, int64_t blocks) {
  // About 128 KB of source: it stays in the second-level cache while all channels pass.
  const int64_t per_row = c.columns * c.step_w * c.step_h * c.in_c * 4;
  int64_t rows = std::clamp<int64_t>(131072 / (per_row + 1), 1, c.rows);
  constexpr int64_t kPieces = 8;  // wanted at least, so that threads end together
  if (c.batch < kPieces) {
    const int64_t most = (c.rows * c.batch + kPieces - 1) / kPieces;
    rows = std::max(std::min(rows, most), std::min<int64_t>(c.rows, 1 + 24 / c.columns));
  }
  const int64_t pieces = (c.rows + rows - 1) / rows;
  const int64_t work = c.batch * pieces * c.groups;
  return {rows, pieces, work >= kPieces ? 1 : std::min(blocks, (kPieces + work - 1) / work)};
}

void correlate(const Correlation& c, float* out, const float* in, const float* weights,
               const float* bias) {
  const Window win = window_of(c);
  const Runs runs = runs_of(c, win);
  const Blocks blocks{NNC_PICK(conv_lanes)(), c.out_c / c.groups};
  const Strip strip = strip_of(c, blocks.count());
  const int64_t ci = c.in_c / c.groups, n_taps = static_cast<int64_t>(c.taps.size());
  const int64_t flops = c.rows * c.columns * n_taps * ci * blocks.channels;
  const int64_t items = c.batch * strip.pieces * c.groups * strip.splits;
  const int64_t grain = 1 + items * 100000 / (flops * c.batch * c.groups + 1);
  const auto tile = NNC_PICK(conv_tile);
  const bool dense_rows = blocks.channels == c.out_c && blocks.count() == 1 &&
                          c.column == c.out_c && c.row == c.columns * c.out_c;
  parallel_for(items, grain, [&](int64_t begin, int64_t end) {
    std::vector<float> padded;
    std::vector<int64_t> from(strip.rows * c.columns), to(strip.rows * c.columns);
    for (int64_t r = 0, i = 0; r < strip.rows; ++r) {
      for (int64_t q = 0; q < c.columns; ++q, ++i) {
        from[i] = (r * c.step_h * win.pitch + q * c.step_w) * c.in_c;
        to[i] = r * c.row + q * c.column;
      }
    }
    int64_t ready = -1;  // the image and piece that is in `padded`
    for (int64_t item = begin; item < end; ++item) {
      const int64_t split = item % strip.splits, g = item / strip.splits % c.groups;
      const int64_t at = item / strip.splits / c.groups;
      const int64_t n = at / strip.pieces, r0 = at % strip.pieces * strip.rows;
      const int64_t n_rows = std::min(strip.rows, c.rows - r0);
      const float* image = in + n * c.in_h * c.in_w * c.in_c;
      const float* source = image + ((r0 * c.step_h + win.h0) * c.in_w + win.w0) * c.in_c;
      if (!win.inside) {
        const int64_t high = (n_rows - 1) * c.step_h + win.h1 - win.h0 + 1;
        if (ready != at) {
          padded.resize(high * win.pitch * c.in_c);
          copy_padded(padded.data(), image, c.in_h, c.in_w, c.in_c, r0 * c.step_h + win.h0, high,
                      win.w0, win.pitch);
        }
        ready = at;
        source = padded.data();
      }
      const int64_t first = n * c.image + r0 * c.row + c.origin;
      const int64_t dense = dense_rows ? n_rows * c.columns * c.out_c : 0;
      const int64_t b1 = blocks.count() * (split + 1) / strip.splits;
      for (int64_t b = blocks.count() * split / strip.splits; b < b1; ++b) {
        const int64_t channel = g * blocks.channels + blocks.first(b);
        const float* w = weights + (g * blocks.padded() + blocks.first(b)) * n_taps * ci;
        const float* own_bias = bias ? bias + g * blocks.padded() + blocks.first(b) : nullptr;
        tile({source + g * ci, from.data(), out + first + channel, to.data(), dense,
              n_rows * c.columns, runs.offsets.data(), static_cast<int64_t>(runs.offsets.size()),
              runs.length, w, own_bias, blocks.stored(b), blocks.vectors(b)});
      }
    }
  });
}

// Of the sums over channels: forward and input gradient.
bool takes_correlation(const ConvShape& s) {
  const bool large = s.in_channels / s.groups >= 32 && s.out_channels / s.groups >= 32;
  return takes_conv(s) && !(kOneDnnHasCode && s.taps() == 1 && large);
}
Ref<Block> packed_weights(const ConvShape& s, const Correlation& c, const Weight& w) {
  const Blocks blocks{NNC_PICK(conv_lanes)(), c.out_c / c.groups};
  const int64_t floats =
      c.groups * blocks.padded() * static_cast<int64_t>(c.taps.size()) * (c.in_c / c.groups);
  const int64_t key[5] = {s.out_channels, s.in_channels, s.groups, s.taps(), s.dilation[2]};
  return packed(w, hash_bytes(key, sizeof key, 1), floats * 4, [&](void* p) {
    pack_weights(static_cast<float*>(p), static_cast<const float*>(w.data), c, blocks);
  });
}

}  // namespace

bool all_finite(const float* p, int64_t n) {
  uint32_t endless = 0;
  for (int64_t i = 0; i < n; ++i) {
    const uint32_t exponent = std::bit_cast<uint32_t>(p[i]) & 0x7f800000u;
    endless |= static_cast<uint32_t>(exponent == 0x7f800000u);
  }
  return endless == 0;
}

bool takes_conv(const ConvShape& s) {
  if (s.type() != DType::kFloat32 || !s.channels_last || s.in[0] != 1 || s.kernel[0] != 1 ||
      s.out[0] != 1 || s.pad[0] != 0 || s.out_spatial() == 0 || s.in_spatial() == 0 ||
      s.batch == 0) {
    return false;
  }
  const int64_t ci = s.in_channels / s.groups, co = s.out_channels / s.groups;
  if (ci == 0 || co == 0 || s.taps() == 0 || !s.compact()) return false;
  if (s.groups > 1 && (ci < 4 || co < 4)) return false;
  if (!kOneDnnHasCode) return true;
  return isa() == Isa::kAvx2 || (isa() == Isa::kAvx512 && s.groups == 1 && (ci < 16 || co < 16));
}

void copy_padded(float* to, const float* image, int64_t in_h, int64_t in_w, int64_t channels,
                 int64_t h, int64_t n_rows, int64_t w, int64_t pitch) {
  const int64_t from = std::clamp<int64_t>(-w, 0, pitch);
  const int64_t end = std::clamp<int64_t>(in_w - w, from, pitch);
  for (int64_t r = 0; r < n_rows; ++r, to += pitch * channels) {
    if (h + r < 0 || h + r >= in_h) {
      std::fill_n(to, pitch * channels, 0.0f);
      continue;
    }
    std::fill_n(to, from * channels, 0.0f);
    std::copy_n(image + ((h + r) * in_w + w + from) * channels, (end - from) * channels,
                to + from * channels);
    std::fill_n(to + end * channels, (pitch - end) * channels, 0.0f);
  }
}

bool conv_forward(const ConvShape& s, const View& y, const ConstView& x, const Weight& w,
                  const ConstView& bias) {
  if (!s.channels_last && conv_in_planes(s)) {
    return conv_forward_planes(s, y.ptr<float>(), x.ptr<float>(), static_cast<const float*>(w.data),
                               bias.defined() ? bias.ptr<float>() : nullptr) ||
           ref::conv_forward(s, y, x, w, bias);
  }
  if (is_long_conv(s, false)) {
    conv_forward_long(s, y.ptr<float>(), x.ptr<float>(), w,
                      bias.defined() ? bias.ptr<float>() : nullptr);
    return true;
  }
  if (!takes_correlation(s)) return false;
  const int64_t taps = s.taps(), ci = s.in_channels / s.groups;
  Correlation c{s.batch,
                s.groups,
                s.in[1],
                s.in[2],
                s.in_channels,
                s.out_channels,
                s.out[1],
                s.out[2],
                s.stride[1],
                s.stride[2],
                s.out_spatial() * s.out_channels,
                s.out[2] * s.out_channels,
                s.out_channels,
                0,
                ci * taps,
                taps,
                {}};
  for (int64_t a = 0; a < s.kernel[1]; ++a) {
    for (int64_t b = 0; b < s.kernel[2]; ++b) {
      c.taps.push_back(
          {a * s.dilation[1] - s.pad[1], b * s.dilation[2] - s.pad[2], a * s.kernel[2] + b});
    }
  }
  const Ref<Block> weights = packed_weights(s, c, w);
  const Blocks blocks{NNC_PICK(conv_lanes)(), s.out_channels / s.groups};
  std::vector<float> padded_bias;
  if (bias.defined()) {
    const float* b = bias.ptr<float>();
    padded_bias.resize(s.groups * blocks.padded());
    for (int64_t m = 0; m < s.out_channels; ++m) {
      padded_bias[m / blocks.channels * blocks.padded() + m % blocks.channels] = b[m];
    }
  }
  correlate(c, y.ptr<float>(), x.ptr<float>(), weights->as<float>(),
            bias.defined() ? padded_bias.data() : nullptr);
  return true;
}

bool conv_input_grad(const ConvShape& s, const View& gx, const ConstView& gy, const Weight& w) {
  if (!s.channels_last && conv_in_planes(s)) {
    return conv_input_grad_planes(s, gx.ptr<float>(), gy.ptr<float>(),
                                  static_cast<const float*>(w.data)) ||
           ref::conv_input_grad(s, gx, gy, w);
  }
  if (is_long_conv(s, true)) {
    conv_input_grad_long(s, gx.ptr<float>(), gy.ptr<float>(), w);
    return true;
  }
  const int64_t taps = s.taps(), ci = s.in_channels / s.groups;
  if (!takes_correlation(s)) return false;
  // Gradients outside the image are zeros here, which an infinite weight would make NaN of.
  if (!all_finite(static_cast<const float*>(w.data), s.out_channels * ci * taps)) return false;
  for (int64_t i = 0; i < std::min(s.stride[1], s.in[1]); ++i) {
    for (int64_t j = 0; j < std::min(s.stride[2], s.in[2]); ++j) {
      Correlation c{s.batch,
                    s.groups,
                    s.out[1],
                    s.out[2],
                    s.out_channels,
                    s.in_channels,
                    (s.in[1] - i + s.stride[1] - 1) / s.stride[1],
                    (s.in[2] - j + s.stride[2] - 1) / s.stride[2],
                    1,
                    1,
                    s.in_spatial() * s.in_channels,
                    s.stride[1] * s.in[2] * s.in_channels,
                    s.stride[2] * s.in_channels,
                    (i * s.in[2] + j) * s.in_channels,
                    taps,
                    ci * taps,
                    {}};
      for (int64_t a = s.kernel[1] - 1; a >= 0; --a) {
        const int64_t h = i + s.pad[1] - a * s.dilation[1];
        if (h % s.stride[1] != 0) continue;
        for (int64_t b = s.kernel[2] - 1; b >= 0; --b) {
          const int64_t v = j + s.pad[2] - b * s.dilation[2];
          if (v % s.stride[2] != 0) continue;
          c.taps.push_back({h / s.stride[1], v / s.stride[2], a * s.kernel[2] + b});
        }
      }
      // Each phase packs its own taps, which the key does not tell apart: do not keep them.
      const Ref<Block> weights = packed_weights(s, c, Weight{w.data, nullptr});
      correlate(c, gx.ptr<float>(), gy.ptr<float>(), weights->as<float>(), nullptr);
    }
  }
  return true;
}

}  // namespace nnc::kernels::cpu
