// SPDX-License-Identifier: Apache-2.0
// Means of windows, channels-last float32: whole rows of channels at a time.
#include <vector>

#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/cpu/pool_rows.h"
#include "kernels/cpu/sum_rows.h"
#include "kernels/pool.h"

namespace nnc::kernels::cpu {
namespace {

bool takes(const PoolShape& s) {
  return s.dtype == DType::kFloat32 && s.channels_last;
}

int64_t positions(const PoolWindow& w) {
  return w.end - w.begin;  // of a mean: without gaps
}

// Calls f(offset in floats) for each position of a window.
template <class F>
void for_window(const PoolShape& s, const PoolWindow (&w)[3], const F& f) {
  for (int64_t a = w[0].begin; a < w[0].end; ++a) {
    for (int64_t b = w[1].begin; b < w[1].end; ++b) {
      for (int64_t c = w[2].begin; c < w[2].end; ++c) {
        f(((a * s.in[1] + b) * s.in[2] + c) * s.channels);
      }
    }
  }
}

}  // namespace

bool avg_pool(const PoolShape& s, const View& y_view, const ConstView& x_view) {
  if (!takes(s)) return false;
  const auto add = NNC_PICK(add_scaled_row);
  const auto add_wide = NNC_PICK(add_rows_f32);
  const int64_t rows = s.out[0] * s.out[1], window = s.in_spatial() / (s.out_spatial() + 1) + 1;
  const int64_t grain = grain_of(s.out[2] * s.channels * window);
  parallel_for(s.batch * rows, grain, [&](int64_t begin, int64_t end) {
    std::vector<double> wide;
    for (int64_t i = begin; i < end; ++i) {
      const float* x = x_view.ptr<float>() + i / rows * s.in_spatial() * s.channels;
      PoolWindow w[3] = {s.window(0, i % rows / s.out[1]), s.window(1, i % s.out[1]), {}};
      for (int64_t o = 0; o < s.out[2]; ++o) {
        w[2] = s.window(2, o);
        float* y = y_view.ptr<float>() + (i * s.out[2] + o) * s.channels;
        const int64_t n = s.divisor_of(w);
        if (positions(w[0]) * positions(w[1]) * positions(w[2]) <= kShortSum) {
          std::fill_n(y, s.channels, 0.0f);
          for_window(s, w, [&](int64_t at) { add(y, x + at, 1.0f, s.channels); });
          for (int64_t k = 0; k < s.channels; ++k) y[k] /= static_cast<float>(n);
        } else {
          wide.assign(static_cast<size_t>(s.channels), 0.0);
          for_window(s, w, [&](int64_t at) { add_wide(wide.data(), x + at, 1, s.channels); });
          for (int64_t k = 0; k < s.channels; ++k) {
            y[k] = static_cast<float>(wide[static_cast<size_t>(k)] / static_cast<double>(n));
          }
        }
      }
    }
  });
  return true;
}

bool avg_pool_grad(const PoolShape& s, const View& gx_view, const ConstView& gy_view) {
  if (!takes(s)) return false;
  const auto add = NNC_PICK(add_scaled_row);
  const int64_t plane = s.in_spatial() * s.channels;
  parallel_for(s.batch, grain_of(plane), [&](int64_t begin, int64_t end) {
    for (int64_t n = begin; n < end; ++n) {
      float* gx = gx_view.ptr<float>() + n * plane;
      std::fill_n(gx, plane, 0.0f);
      const float* gy = gy_view.ptr<float>() + n * s.out_spatial() * s.channels;
      for (int64_t i = 0; i < s.out_spatial(); ++i, gy += s.channels) {
        const PoolWindow w[3] = {s.window(0, i / (s.out[1] * s.out[2])),
                                 s.window(1, i / s.out[2] % s.out[1]), s.window(2, i % s.out[2])};
        const float share = 1.0f / static_cast<float>(s.divisor_of(w));
        for_window(s, w, [&](int64_t at) { add(gx + at, gy, share, s.channels); });
      }
    }
  });
  return true;
}

}  // namespace nnc::kernels::cpu
