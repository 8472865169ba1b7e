// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>
#include <vector>

#include "kernels/ref/pool_loops.h"

namespace nnc::kernels::ref {
namespace {

template <class T>
bool wins(T v, T largest) {
  if constexpr (std::is_integral_v<T>) {
    return v > largest;
  } else {
    return static_cast<compute_t<T>>(v) > static_cast<compute_t<T>>(largest) ||
           std::isnan(static_cast<double>(v));
  }
}

template <class T>
T least() {
  if constexpr (std::is_integral_v<T>)
    return std::numeric_limits<T>::lowest();
  else
    return static_cast<T>(-std::numeric_limits<compute_t<T>>::infinity());
}

// Where in the plane tap `tap` of output position o lies.
int64_t position_of(const PoolShape& s, int64_t o, int64_t tap) {
  const int64_t out[3] = {o / (s.out[1] * s.out[2]), o / s.out[2] % s.out[1], o % s.out[2]};
  const int64_t k[3] = {tap / (s.kernel[1] * s.kernel[2]), tap / s.kernel[2] % s.kernel[1],
                        tap % s.kernel[2]};
  int64_t position = 0;
  for (int d = 0; d < 3; ++d) {
    const int64_t at = out[d] * s.stride[d] - s.pad[d] + k[d] * s.dilation[d];
    if (at < 0 || at >= s.in[d]) return -1;
    position = position * s.in[d] + at;
  }
  return position;
}

}  // namespace

bool max_pool_taps(const PoolShape& s, float* y, uint8_t* tap, const float* x_data) {
  const PoolOrder in(s, s.in_spatial()), out(s, s.out_spatial());
  for_planes(s, [&](int64_t begin, int64_t end) {
    for (int64_t p = begin; p < end; ++p) {
      const float* x = x_data + in.plane(s, p);
      for (int64_t o = 0; o < s.out_spatial(); ++o) {
        int64_t best = -1;
        float largest = 0;
        for (int64_t t = 0; t < s.taps(); ++t) {
          const int64_t i = position_of(s, o, t);
          if (i < 0) continue;
          const float v = x[i * in.step];
          if (best < 0 || wins(v, largest)) largest = v, best = t;
        }
        const int64_t at = out.plane(s, p) + o * out.step;
        y[at] = largest;
        tap[at] = static_cast<uint8_t>(best);
      }
    }
  });
  return true;
}

bool max_pool_taps_grad(const PoolShape& s, float* gx_data, const float* gy, const uint8_t* tap) {
  const PoolOrder in(s, s.in_spatial()), out(s, s.out_spatial());
  for_planes(s, [&](int64_t begin, int64_t end) {
    for (int64_t p = begin; p < end; ++p) {
      float* gx = gx_data + in.plane(s, p);
      for (int64_t i = 0; i < s.in_spatial(); ++i) gx[i * in.step] = 0;
      for (int64_t o = 0; o < s.out_spatial(); ++o) {
        const int64_t at = out.plane(s, p) + o * out.step;
        gx[position_of(s, o, tap[at]) * in.step] += gy[at];
      }
    }
  });
  return true;
}

bool tap_indices(const PoolShape& s, int64_t* index, const uint8_t* tap) {
  const PoolOrder out(s, s.out_spatial());
  for_planes(s, [&](int64_t begin, int64_t end) {
    for (int64_t p = begin; p < end; ++p) {
      for (int64_t o = 0; o < s.out_spatial(); ++o) {
        index[p * s.out_spatial() + o] = position_of(s, o, tap[out.plane(s, p) + o * out.step]);
      }
    }
  });
  return true;
}

bool max_pool(const PoolShape& s, const View& y_view, int64_t* index, const ConstView& x_view) {
  dispatch_all(s.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    for_planes(s, [&](int64_t begin, int64_t end) {
      for (int64_t p = begin; p < end; ++p) {
        const T* x = x_view.ptr<T>() + p * s.in_spatial();
        T* y = y_view.ptr<T>() + p * s.out_spatial();
        int64_t* places = index + p * s.out_spatial();
        for_positions(s, [&](int64_t o, const PoolWindow(&w)[3]) {
          if (w[0].begin >= w[0].end || w[1].begin >= w[1].end || w[2].begin >= w[2].end) {
            y[o] = least<T>();
            places[o] = -1;
            return;
          }
          int64_t best = (w[0].begin * s.in[1] + w[1].begin) * s.in[2] + w[2].begin;
          T largest = x[best];
          for_window(s, w, [&](int64_t i) {
            if (wins(x[i], largest)) largest = x[best = i];
          });
          y[o] = largest;
          places[o] = best;
        });
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
