// SPDX-License-Identifier: Apache-2.0
#include "kernels/norm.h"

#include <cmath>
#include <vector>

#include "kernels/common/grain.h"
#include "kernels/common/loop.h"

namespace nnc::kernels::ref {
namespace {

// Calls f(element's place) for each element of channel c.
template <class F>
void for_channel(const ChannelShape& s, int64_t c, const F& f) {
  for (int64_t n = 0; n < s.batch; ++n) {
    for (int64_t p = 0; p < s.spatial; ++p) {
      f(s.channels_last ? (n * s.spatial + p) * s.channels + c
                        : (n * s.channels + c) * s.spatial + p);
    }
  }
}
template <class F>
void for_channels(const ChannelShape& s, const F& f) {
  parallel_for(s.channels, grain_of(s.count()), [&](int64_t begin, int64_t end) {
    for (int64_t c = begin; c < end; ++c) f(c);
  });
}
template <class T>
double element(const void* p, int64_t i) {
  return static_cast<double>(static_cast<compute_t<T>>(static_cast<const T*>(p)[i]));
}
template <class T>
void store(void* p, int64_t i, double v) {
  static_cast<T*>(p)[i] = static_cast<T>(static_cast<compute_t<T>>(v));
}

}  // namespace

bool channel_moments(const ChannelShape& s, double* mean, double* variance, const void* x) {
  const double n = static_cast<double>(s.count());
  dispatch_floating(s.dtype, "batch_norm", [&](auto tag) {
    using T = typename decltype(tag)::type;
    for_channels(s, [&](int64_t c) {
      double sum = 0, squares = 0;
      for_channel(s, c, [&](int64_t i) { sum += element<T>(x, i); });
      mean[c] = sum / n;
      for_channel(s, c, [&](int64_t i) {
        const double d = element<T>(x, i) - mean[c];
        squares += d * d;
      });
      variance[c] = squares / n;
    });
  });
  return true;
}

bool channel_affine(const ChannelShape& s, void* y, const void* x, const double* mean,
                    const double* scale, const double* shift) {
  dispatch_floating(s.dtype, "batch_norm", [&](auto tag) {
    using T = typename decltype(tag)::type;
    for_channels(s, [&](int64_t c) {
      for_channel(s, c, [&](int64_t i) {
        store<T>(y, i, (element<T>(x, i) - mean[c]) * scale[c] + shift[c]);
      });
    });
  });
  return true;
}

bool channel_sums(const ChannelShape& s, double* sum, double* product, const void* gy,
                  const void* x, const double* mean) {
  dispatch_floating(s.dtype, "batch_norm", [&](auto tag) {
    using T = typename decltype(tag)::type;
    for_channels(s, [&](int64_t c) {
      double a = 0, b = 0;
      for_channel(s, c, [&](int64_t i) {
        a += element<T>(gy, i);
        b += element<T>(gy, i) * (element<T>(x, i) - mean[c]);
      });
      sum[c] = a;
      product[c] = b;
    });
  });
  return true;
}

bool channel_grad(const ChannelShape& s, void* gx, const void* gy, const void* x,
                  const double* gy_mean, const double* mean, const double* a, const double* b) {
  dispatch_floating(s.dtype, "batch_norm", [&](auto tag) {
    using T = typename decltype(tag)::type;
    for_channels(s, [&](int64_t c) {
      for_channel(s, c, [&](int64_t i) {
        store<T>(gx, i,
                 (element<T>(gy, i) - gy_mean[c]) * a[c] + (element<T>(x, i) - mean[c]) * b[c]);
      });
    });
  });
  return true;
}

bool row_norm(const RowShape& s, void* y, double* mean, double* rstd, const void* x,
              const void* weight, const void* bias, double eps) {
  const double n = static_cast<double>(s.n);
  dispatch_floating(s.dtype, "layer_norm", [&](auto tag) {
    using T = typename decltype(tag)::type;
    parallel_for(s.rows, grain_of(s.n), [&](int64_t begin, int64_t end) {
      for (int64_t r = begin; r < end; ++r) {
        double sum = 0, squares = 0;
        for (int64_t i = 0; i < s.n; ++i) sum += element<T>(x, r * s.n + i);
        mean[r] = sum / n;
        for (int64_t i = 0; i < s.n; ++i) {
          const double d = element<T>(x, r * s.n + i) - mean[r];
          squares += d * d;
        }
        rstd[r] = 1 / std::sqrt(squares / n + eps);
        for (int64_t i = 0; i < s.n; ++i) {
          const int64_t c = r % s.groups * s.channels + i / s.segment();
          double v = (element<T>(x, r * s.n + i) - mean[r]) * rstd[r];
          if (weight) v *= element<T>(weight, c);
          if (bias) v += element<T>(bias, c);
          store<T>(y, r * s.n + i, v);
        }
      }
    });
  });
  return true;
}

bool row_norm_grad(const RowShape& s, void* gx, void* gw, void* gb, const void* gy, const void* x,
                   const double* mean, const double* rstd, const void* weight) {
  const double n = static_cast<double>(s.n);
  dispatch_floating(s.dtype, "layer_norm", [&](auto tag) {
    using T = typename decltype(tag)::type;
    std::vector<double> weights(s.groups * s.channels, 0.0), biases(s.groups * s.channels, 0.0);
    for (int64_t r = 0; r < s.rows; ++r) {
      double sum = 0, product = 0;
      const int64_t first = r % s.groups * s.channels;
      const auto scaled = [&](int64_t i) {
        const double g = element<T>(gy, r * s.gy_step + i);
        return weight ? g * element<T>(weight, first + i / s.segment()) : g;
      };
      for (int64_t i = 0; i < s.n; ++i) {
        const double d = element<T>(x, r * s.n + i) - mean[r],
                     g = element<T>(gy, r * s.gy_step + i);
        sum += scaled(i);
        product += scaled(i) * d;
        weights[first + i / s.segment()] += g * d * rstd[r];
        biases[first + i / s.segment()] += g;
      }
      for (int64_t i = 0; gx && i < s.n; ++i) {
        const double d = element<T>(x, r * s.n + i) - mean[r];
        store<T>(gx, r * s.n + i,
                 rstd[r] * (scaled(i) - sum / n - d * rstd[r] * rstd[r] * product / n));
      }
    }
    for (int64_t c = 0; c < s.groups * s.channels; ++c) {
      if (gw) store<T>(gw, c, weights[c]);
      if (gb) store<T>(gb, c, biases[c]);
    }
  });
  return true;
}

bool channel_factors(const View& rstd, const View& scale, const View& unbiased,
                     const ConstView& variance, const ConstView& weight, int64_t count,
                     double eps) {
  const double *v = variance.ptr<double>(), *w = weight.ptr<double>();
  const double n = static_cast<double>(count);
  for (int64_t i = 0; i < rstd.numel(); ++i) {
    const double r = 1 / std::sqrt(v[i] + eps);
    if (unbiased.defined()) unbiased.ptr<double>()[i] = v[i] * n / (n - 1);
    rstd.ptr<double>()[i] = r;
    scale.ptr<double>()[i] = r * w[i];
  }
  return true;
}

bool channel_grad_factors(const View& gy_mean, const View& a, const View& b, const ConstView& rstd,
                          const ConstView& weight, const ConstView& sum, const ConstView& product,
                          int64_t count) {
  const double *r = rstd.ptr<double>(), *w = weight.ptr<double>(), *s = sum.ptr<double>(),
               *p = product.ptr<double>();
  const double n = static_cast<double>(count);
  for (int64_t i = 0; i < a.numel(); ++i) {
    a.ptr<double>()[i] = r[i] * w[i];
    b.ptr<double>()[i] = count > 0 ? -r[i] * r[i] * r[i] * w[i] * p[i] / n : 0;
    gy_mean.ptr<double>()[i] = count > 0 ? s[i] / n : 0;
  }
  return true;
}

bool channel_moved(const View& moved, const ConstView& running, const ConstView& value,
                   double momentum) {
  const double *from = running.ptr<double>(), *v = value.ptr<double>();
  for (int64_t i = 0; i < moved.numel(); ++i) {
    moved.ptr<double>()[i] = (1 - momentum) * from[i] + momentum * v[i];
  }
  return true;
}

}  // namespace nnc::kernels::ref
