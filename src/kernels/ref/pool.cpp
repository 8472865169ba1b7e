// SPDX-License-Identifier: Apache-2.0
#include "kernels/pool.h"

#include <cmath>
#include <limits>

#include "kernels/loop.h"

namespace nnc::kernels {
namespace {

// Calls f(output position, its windows) for each position of a plane.
template <class F>
void for_positions(const PoolShape& s, const PoolWindows& w, const F& f) {
  int64_t o = 0;
  for (int64_t a = 0; a < s.out[0]; ++a) {
    for (int64_t b = 0; b < s.out[1]; ++b) {
      for (int64_t c = 0; c < s.out[2]; ++c, ++o) {
        const PoolWindow windows[3] = {w.along[0][a], w.along[1][b], w.along[2][c]};
        f(o, windows);
      }
    }
  }
}

// Calls f(input position) for each position of a window.
template <class F>
void for_window(const PoolShape& s, const PoolWindows& w, const PoolWindow (&at)[3], const F& f) {
  for (int64_t a = at[0].begin; a < at[0].end; a += w.dilation[0]) {
    for (int64_t b = at[1].begin; b < at[1].end; b += w.dilation[1]) {
      for (int64_t c = at[2].begin; c < at[2].end; c += w.dilation[2]) {
        f((a * s.in[1] + b) * s.in[2] + c);
      }
    }
  }
}

// Calls f(plane) with the number of each (batch, channel).
template <class F>
void for_planes(const PoolShape& s, const F& f) {
  const int64_t grain = 1 + kGrain / (s.in_spatial() + s.out_spatial() + 1);
  parallel_for(s.batch * s.channels, grain, [&](int64_t begin, int64_t end) {
    for (int64_t p = begin; p < end; ++p) f(p);
  });
}

template <class T>
bool is_nan(T v) {
  if constexpr (std::is_integral_v<T>)
    return false;
  else
    return std::isnan(static_cast<double>(v));
}

}  // namespace

void max_pool(const PoolShape& s, const PoolWindows& w, void* y_, int64_t* index, const void* x_) {
  dispatch_all(s.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    for_planes(s, [&](int64_t p) {
      const T* x = static_cast<const T*>(x_) + p * s.in_spatial();
      T* y = static_cast<T*>(y_) + p * s.out_spatial();
      int64_t* places = index + p * s.out_spatial();
      for_positions(s, w, [&](int64_t o, const PoolWindow(&at)[3]) {
        int64_t best = (at[0].begin * s.in[1] + at[1].begin) * s.in[2] + at[2].begin;
        T largest = x[best];
        for_window(s, w, at, [&](int64_t i) {
          if (compute_t<T>(x[i]) > compute_t<T>(largest) || is_nan(x[i])) largest = x[best = i];
        });
        y[o] = largest;
        places[o] = best;
      });
    });
  });
}

void pool_gather(const PoolShape& s, void* y_, const void* x_, const int64_t* index) {
  dispatch_all(s.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    for_planes(s, [&](int64_t p) {
      const T* x = static_cast<const T*>(x_) + p * s.in_spatial();
      T* y = static_cast<T*>(y_) + p * s.out_spatial();
      const int64_t* places = index + p * s.out_spatial();
      for (int64_t o = 0; o < s.out_spatial(); ++o) y[o] = x[places[o]];
    });
  });
}

void pool_scatter(const PoolShape& s, void* gx_, const void* gy_, const int64_t* index) {
  dispatch_all(s.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    for_planes(s, [&](int64_t p) {
      T* gx = static_cast<T*>(gx_) + p * s.in_spatial();
      const T* gy = static_cast<const T*>(gy_) + p * s.out_spatial();
      const int64_t* places = index + p * s.out_spatial();
      for (int64_t i = 0; i < s.in_spatial(); ++i) gx[i] = T();
      for (int64_t o = 0; o < s.out_spatial(); ++o) {
        T& to = gx[places[o]];
        to = static_cast<T>(static_cast<compute_t<T>>(to) + static_cast<compute_t<T>>(gy[o]));
      }
    });
  });
}

namespace ref {
namespace {

int64_t divisor_of(const PoolWindow (&at)[3], int64_t divisor) {
  return divisor != 0 ? divisor : at[0].count * at[1].count * at[2].count;
}
// Where element `position` of plane p lies, in either order.
int64_t place(const PoolShape& s, int64_t p, int64_t spatial, int64_t position) {
  if (!s.channels_last) return p * spatial + position;
  return (p / s.channels * spatial + position) * s.channels + p % s.channels;
}

}  // namespace

bool avg_pool(const PoolShape& s, const PoolWindows& w, int64_t divisor, void* y_, const void* x_) {
  dispatch_all(s.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    const T* x = static_cast<const T*>(x_);
    T* y = static_cast<T*>(y_);
    for_planes(s, [&](int64_t p) {
      for_positions(s, w, [&](int64_t o, const PoolWindow(&at)[3]) {
        C sum = C();
        for_window(s, w, at, [&](int64_t i) {
          sum = static_cast<C>(sum + static_cast<C>(x[place(s, p, s.in_spatial(), i)]));
        });
        const int64_t n = divisor_of(at, divisor);
        y[place(s, p, s.out_spatial(), o)] = static_cast<T>(sum / static_cast<C>(n));
      });
    });
  });
  return true;
}

bool avg_pool_grad(const PoolShape& s, const PoolWindows& w, int64_t divisor, void* gx_,
                   const void* gy_) {
  dispatch_all(s.dtype, [&](auto tag) {
    using T = typename decltype(tag)::type;
    using C = compute_t<T>;
    const T* gy = static_cast<const T*>(gy_);
    T* gx = static_cast<T*>(gx_);
    for_planes(s, [&](int64_t p) {
      for (int64_t i = 0; i < s.in_spatial(); ++i) gx[place(s, p, s.in_spatial(), i)] = T();
      for_positions(s, w, [&](int64_t o, const PoolWindow(&at)[3]) {
        const C share = static_cast<C>(static_cast<C>(gy[place(s, p, s.out_spatial(), o)]) /
                                       static_cast<C>(divisor_of(at, divisor)));
        for_window(s, w, at, [&](int64_t i) {
          T& to = gx[place(s, p, s.in_spatial(), i)];
          to = static_cast<T>(static_cast<C>(to) + share);
        });
      });
    });
  });
  return true;
}

}  // namespace ref
}  // namespace nnc::kernels
