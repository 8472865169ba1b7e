// SPDX-License-Identifier: Apache-2.0
#include "kernels/resample.h"

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

}  // namespace

bool resample(const ResampleShape& s, const View& y_view, const ConstView& x_view) {
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
