// SPDX-License-Identifier: Apache-2.0
#include "kernels/conv.h"

#include "kernels/common/grain.h"
#include "kernels/common/loop.h"

namespace nnc::kernels::ref {
namespace {

// Where an element lies: strides of batch, channel and position in a buffer of either order.
struct Order {
  int64_t n, c, p;
  Order(const ConvShape& s, int64_t channels, int64_t spatial)
      : n(channels * spatial),
        c(s.channels_last ? 1 : spatial),
        p(s.channels_last ? channels : 1) {}
};

// Calls f(tap, position in x) for every tap of output position o that lies inside x.
template <class F>
void for_taps(const ConvShape& s, int64_t o, const F& f) {
  const int64_t ow = o % s.out[2], oh = o / s.out[2] % s.out[1], od = o / s.out[2] / s.out[1];
  for (int64_t a = 0; a < s.kernel[0]; ++a) {
    const int64_t d = od * s.stride[0] - s.pad[0] + a * s.dilation[0];
    if (d < 0 || d >= s.in[0]) continue;
    for (int64_t b = 0; b < s.kernel[1]; ++b) {
      const int64_t h = oh * s.stride[1] - s.pad[1] + b * s.dilation[1];
      if (h < 0 || h >= s.in[1]) continue;
      for (int64_t c = 0; c < s.kernel[2]; ++c) {
        const int64_t w = ow * s.stride[2] - s.pad[2] + c * s.dilation[2];
        if (w < 0 || w >= s.in[2]) continue;
        f((a * s.kernel[1] + b) * s.kernel[2] + c, (d * s.in[1] + h) * s.in[2] + w);
      }
    }
  }
}

// Integers wrap.
template <class T>
using wrapped_sum_t = std::conditional_t<std::is_integral_v<T>, uint64_t, compute_t<T>>;
template <class T>
wrapped_sum_t<T> to_sum(T v) {
  if constexpr (std::is_integral_v<T>)
    return static_cast<uint64_t>(v);
  else
    return static_cast<compute_t<T>>(v);
}
template <class T>
void store_sum(T& to, wrapped_sum_t<T> v) {
  if constexpr (std::is_arithmetic_v<T>)
    to = static_cast<T>(v);
  else
    to = T(v);
}

}  // namespace

bool conv_forward(const ConvShape& s, const View& y_view, const ConstView& x_view,
                  const Weight& weight, const ConstView& b_view) {
  const int64_t ci = s.in_channels / s.groups, co = s.out_channels / s.groups, taps = s.taps();
  const Order ox(s, s.in_channels, s.in_spatial()), oy(s, s.out_channels, s.out_spatial());
  dispatch_all(s.type(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const T *x = x_view.ptr<T>(), *w = static_cast<const T*>(weight.data);
    const T* bias = b_view.defined() ? b_view.ptr<T>() : nullptr;
    T* y = y_view.ptr<T>();
    const int64_t grain = grain_of(s.out_spatial() * ci * taps);
    parallel_for(s.batch * s.out_channels, grain, [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i) {
        const int64_t n = i / s.out_channels, c = i % s.out_channels;
        const T* xg = x + n * ox.n + c / co * ci * ox.c;
        for (int64_t o = 0; o < s.out_spatial(); ++o) {
          wrapped_sum_t<T> sum = bias ? to_sum(bias[c]) : wrapped_sum_t<T>(0);
          for_taps(s, o, [&](int64_t tap, int64_t p) {
            for (int64_t k = 0; k < ci; ++k) {
              sum += to_sum(xg[k * ox.c + p * ox.p]) * to_sum(w[(c * ci + k) * taps + tap]);
            }
          });
          store_sum(y[n * oy.n + c * oy.c + o * oy.p], sum);
        }
      }
    });
  });
  return true;
}

bool conv_input_grad(const ConvShape& s, const View& gx_view, const ConstView& gy_view,
                     const Weight& weight) {
  const int64_t ci = s.in_channels / s.groups, co = s.out_channels / s.groups, taps = s.taps();
  const Order ox(s, s.in_channels, s.in_spatial()), oy(s, s.out_channels, s.out_spatial());
  dispatch_all(s.type(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const T *gy = gy_view.ptr<T>(), *w = static_cast<const T*>(weight.data);
    T* gx = gx_view.ptr<T>();
    const int64_t grain = grain_of(s.out_spatial() * co * taps);
    parallel_for(s.batch * s.in_channels, grain, [&](int64_t begin, int64_t end) {
      SmallVector<wrapped_sum_t<T>, 1> sum(s.in_spatial());
      for (int64_t i = begin; i < end; ++i) {
        const int64_t n = i / s.in_channels, c = i % s.in_channels, g = c / ci, k = c % ci;
        for (int64_t p = 0; p < s.in_spatial(); ++p) sum[p] = 0;
        for (int64_t o = 0; o < s.out_spatial(); ++o) {
          for_taps(s, o, [&](int64_t tap, int64_t p) {
            for (int64_t m = g * co; m < (g + 1) * co; ++m) {
              sum[p] +=
                  to_sum(gy[n * oy.n + m * oy.c + o * oy.p]) * to_sum(w[(m * ci + k) * taps + tap]);
            }
          });
        }
        for (int64_t p = 0; p < s.in_spatial(); ++p) {
          store_sum(gx[n * ox.n + c * ox.c + p * ox.p], sum[p]);
        }
      }
    });
  });
  return true;
}

bool conv_weight_grad(const ConvShape& s, const View& gw_view, const View& gb_view,
                      const ConstView& x_view, const ConstView& gy_view) {
  const int64_t ci = s.in_channels / s.groups, co = s.out_channels / s.groups, taps = s.taps();
  const Order ox(s, s.in_channels, s.in_spatial()), oy(s, s.out_channels, s.out_spatial());
  dispatch_all(s.type(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const T *x = x_view.ptr<T>(), *gy = gy_view.ptr<T>();
    T *gw = gw_view.ptr<T>(), *gb = gb_view.defined() ? gb_view.ptr<T>() : nullptr;
    const int64_t grain = grain_of(s.out_spatial() * ci * taps);
    parallel_for(s.out_channels, grain, [&](int64_t begin, int64_t end) {
      SmallVector<wrapped_sum_t<T>, 1> sum(ci * taps);
      for (int64_t m = begin; m < end; ++m) {
        for (auto& v : sum) v = 0;
        wrapped_sum_t<T> bias = 0;
        for (int64_t n = 0; n < s.batch; ++n) {
          const T* xg = x + n * ox.n + m / co * ci * ox.c;
          for (int64_t o = 0; o < s.out_spatial(); ++o) {
            const wrapped_sum_t<T> g = to_sum(gy[n * oy.n + m * oy.c + o * oy.p]);
            bias += g;
            for_taps(s, o, [&](int64_t tap, int64_t p) {
              for (int64_t k = 0; k < ci; ++k) {
                sum[k * taps + tap] += to_sum(xg[k * ox.c + p * ox.p]) * g;
              }
            });
          }
        }
        for (int64_t i = 0; i < ci * taps; ++i) store_sum(gw[m * ci * taps + i], sum[i]);
        if (gb) store_sum(gb[m], bias);
      }
    });
  });
  return true;
}

}  // namespace nnc::kernels::ref
