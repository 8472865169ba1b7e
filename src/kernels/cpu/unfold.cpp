// SPDX-License-Identifier: Apache-2.0
// Windows as columns, row of windows by row.
#include "kernels/unfold.h"

#include <algorithm>
#include <cstring>

#include "kernels/common/grain.h"

namespace nnc::kernels::cpu {
namespace {

// W: a word of the elements' size.
template <class W>
void unfold_words(const UnfoldShape& s, W* y, const W* x) {
  const int64_t taps = s.taps(), windows = s.out_spatial(), width = s.out[2];
  parallel_for(s.planes * taps, grain_of(windows), [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const W* plane = x + i / taps * s.in_spatial();
      const int64_t kh = i % taps / s.kernel[2], kw = i % s.kernel[2];
      const auto high = s.inside(1, kh), wide = s.inside(2, kw);
      W* to = y + i * windows;
      std::fill_n(to, high.begin * width, W());
      for (int64_t oh = high.begin; oh < high.end; ++oh) {
        W* row = to + oh * width;
        const W* from = plane + s.position(1, oh, kh) * s.in[2];
        std::fill_n(row, wide.begin, W());
        if (s.stride[2] == 1) {
          if (wide.begin < wide.end) {
            std::memcpy(row + wide.begin, from + s.position(2, wide.begin, kw),
                        static_cast<size_t>(wide.end - wide.begin) * sizeof(W));
          }
        } else {
          for (int64_t o = wide.begin; o < wide.end; ++o) row[o] = from[s.position(2, o, kw)];
        }
        const int64_t rest = std::max(wide.begin, wide.end);
        std::fill_n(row + rest, width - rest, W());
      }
      const int64_t rest = std::max(high.begin, high.end);
      std::fill_n(to + rest * width, (s.out[1] - rest) * width, W());
    }
  });
}

// One plane: x += its columns.
void add_columns(const UnfoldShape& s, float* x, const float* y) {
  for (int64_t kh = 0; kh < s.kernel[1]; ++kh) {
    const auto high = s.inside(1, kh);
    for (int64_t kw = 0; kw < s.kernel[2]; ++kw, y += s.out_spatial()) {
      const auto wide = s.inside(2, kw);
      if (wide.begin >= wide.end) continue;
      const int64_t n = wide.end - wide.begin, step = s.stride[2];
      for (int64_t oh = high.begin; oh < high.end; ++oh) {
        float* to = x + s.position(1, oh, kh) * s.in[2] + s.position(2, wide.begin, kw);
        const float* from = y + oh * s.out[2] + wide.begin;
        if (step == 1) {
          for (int64_t o = 0; o < n; ++o) to[o] += from[o];
        } else {
          for (int64_t o = 0; o < n; ++o) to[o * step] += from[o];
        }
      }
    }
  }
}

}  // namespace

bool unfold(const UnfoldShape& s, const View& y, const ConstView& x) {
  switch (item_size(s.dtype)) {
    case 8:
      unfold_words(s, y.words<uint64_t>(), x.words<uint64_t>());
      break;
    case 4:
      unfold_words(s, y.words<uint32_t>(), x.words<uint32_t>());
      break;
    case 2:
      unfold_words(s, y.words<uint16_t>(), x.words<uint16_t>());
      break;
    default:
      unfold_words(s, y.words<uint8_t>(), x.words<uint8_t>());
  }
  return true;
}

bool fold(const UnfoldShape& s, const View& x_view, const ConstView& y_view) {
  if (s.dtype != DType::kFloat32 || s.taps() > kShortSum) return false;
  float* x = x_view.ptr<float>();
  const float* y = y_view.ptr<float>();
  parallel_for(s.planes, grain_of(s.column_count()), [&](int64_t begin, int64_t end) {
    for (int64_t p = begin; p < end; ++p) {
      std::fill_n(x + p * s.in_spatial(), s.in_spatial(), 0.0f);
      add_columns(s, x + p * s.in_spatial(), y + p * s.column_count());
    }
  });
  return true;
}

}  // namespace nnc::kernels::cpu
