// SPDX-License-Identifier: Apache-2.0
#include "kernels/unfold.h"

#include <vector>

#include "kernels/common/grain.h"

namespace nnc::kernels::ref {
namespace {

// Calls f(column position, plane position or -1) for each element of a plane's columns.
template <class F>
void for_columns(const UnfoldShape& s, const F& f) {
  int64_t column = 0;
  for (int64_t tap = 0; tap < s.taps(); ++tap) {
    const int64_t kh = tap / s.kernel[2], kw = tap % s.kernel[2];
    for (int64_t oh = 0; oh < s.out[1]; ++oh) {
      const int64_t h = s.position(1, oh, kh);
      for (int64_t ow = 0; ow < s.out[2]; ++ow, ++column) {
        const int64_t w = s.position(2, ow, kw);
        const bool inside = h >= 0 && h < s.in[1] && w >= 0 && w < s.in[2];
        f(column, inside ? h * s.in[2] + w : -1);
      }
    }
  }
}

template <class F>
void for_planes(const UnfoldShape& s, const F& f) {
  parallel_for(s.planes, grain_of(s.column_count() + s.in_spatial()),
               [&](int64_t begin, int64_t end) {
                 for (int64_t p = begin; p < end; ++p) f(p);
               });
}

}  // namespace

bool unfold(const UnfoldShape& s, const View& y_view, const ConstView& x_view) {
  dispatch_all(s.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    for_planes(s, [&](int64_t p) {
      const T* x = x_view.ptr<T>() + p * s.in_spatial();
      T* y = y_view.ptr<T>() + p * s.column_count();
      for_columns(s, [&](int64_t column, int64_t i) { y[column] = i < 0 ? T() : x[i]; });
    });
  });
  return true;
}

bool fold(const UnfoldShape& s, const View& x_view, const ConstView& y_view) {
  dispatch_all(s.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    using Sum = std::conditional_t<std::is_integral_v<T>, uint64_t, double>;
    for_planes(s, [&](int64_t p) {
      std::vector<Sum> sums(static_cast<size_t>(s.in_spatial()));
      const T* y = y_view.ptr<T>() + p * s.column_count();
      for_columns(s, [&](int64_t column, int64_t i) {
        if (i >= 0) sums[static_cast<size_t>(i)] += static_cast<Sum>(compute_t<T>(y[column]));
      });
      T* x = x_view.ptr<T>() + p * s.in_spatial();
      for (const Sum v : sums) *x++ = static_cast<T>(static_cast<compute_t<T>>(v));
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
