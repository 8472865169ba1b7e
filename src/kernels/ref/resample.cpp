// SPDX-License-Identifier: Apache-2.0
#include "kernels/resample.h"

#include <vector>

#include "kernels/common/byte_taps.h"
#include "kernels/common/grain.h"

namespace nnc::kernels::ref {
namespace {

// The sum at one position; x is a plane, `step` from one element to the next. A single tap of
// weight 1 is its element, whatever that is.
template <class T>
double sum_at(const ResampleShape& s, const T* x, int64_t step, int64_t a, int64_t b, int64_t c) {
  const Taps &deep = s.taps[0], &high = s.taps[1], &wide = s.taps[2];
  double sum = 0;
  for (int64_t i = deep.begin(a); i < deep.begin(a + 1); ++i) {
    for (int64_t j = high.begin(b); j < high.begin(b + 1); ++j) {
      const int64_t row = (deep.source_of(i) * s.in(1) + high.source_of(j)) * s.in(2);
      const double weight = deep.weight_of(i) * high.weight_of(j);
      for (int64_t k = wide.begin(c); k < wide.begin(c + 1); ++k) {
        const T v = x[(row + wide.source_of(k)) * step];
        sum += weight * wide.weight_of(k) * static_cast<double>(static_cast<compute_t<T>>(v));
      }
    }
  }
  return sum;
}

// The byte at one position; the sources lie `step` apart.
uint8_t byte_at(const ByteTaps& taps, int64_t i, const uint8_t* line, int64_t step) {
  int32_t sum = half_of(taps.precision);
  for (int64_t t = taps.begin(i); t < taps.begin(i + 1); ++t) {
    const auto at = static_cast<size_t>(t);
    sum += taps.weight[at] * line[taps.source[at] * step];
  }
  return byte_of(sum, taps.precision);
}

void resample_bytes(const ResampleShape& s, uint8_t* y, const uint8_t* x) {
  const ByteTaps high(s.taps[1]), wide(s.taps[2]);
  const int64_t inner = s.channels_last ? s.channels : 1, width = s.out(2) * inner;
  const int64_t planes = s.batch * s.channels / inner;
  parallel_for(planes, 1, [&](int64_t begin, int64_t end) {
    std::vector<uint8_t> lines(static_cast<size_t>(s.in(1) * width));
    for (int64_t p = begin; p < end; ++p) {
      const uint8_t* from = x + p * s.in_spatial() * inner;
      for (int64_t i = 0; i < s.in(1) * width; ++i) {
        const uint8_t* line = from + i / width * s.in(2) * inner + i % inner;
        lines[static_cast<size_t>(i)] = byte_at(wide, i % width / inner, line, inner);
      }
      uint8_t* to = y + p * s.out_spatial() * inner;
      for (int64_t i = 0; i < s.out(1) * width; ++i) {
        to[i] = byte_at(high, i / width, lines.data() + i % width, width);
      }
    }
  });
}

}  // namespace

bool resample(const ResampleShape& s, const View& y_view, const ConstView& x_view) {
  if (s.weighs_bytes()) {
    resample_bytes(s, y_view.ptr<uint8_t>(), x_view.ptr<uint8_t>());
    return true;
  }
  const int64_t step = s.channels_last ? s.channels : 1;
  const auto plane = [&](int64_t p, int64_t spatial) {
    return s.channels_last ? p / s.channels * spatial * s.channels + p % s.channels : p * spatial;
  };
  const int64_t rows = s.out(0) * s.out(1);
  dispatch_all(s.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    parallel_for(
        s.batch * s.channels * rows, grain_of(4 * s.out(2)), [&](int64_t begin, int64_t end) {
          for (int64_t i = begin; i < end; ++i) {
            const int64_t p = i / rows, a = i % rows / s.out(1), b = i % s.out(1);
            const T* x = x_view.ptr<T>() + plane(p, s.in_spatial());
            T* y = y_view.ptr<T>() + plane(p, s.out_spatial()) + i % rows * s.out(2) * step;
            for (int64_t c = 0; c < s.out(2); ++c) {
              const double sum = sum_at(s, x, step, a, b, c);
              y[c * step] = static_cast<T>(static_cast<compute_t<T>>(sum));
            }
          }
        });
  });
  return true;
}

}  // namespace nnc::kernels::ref
