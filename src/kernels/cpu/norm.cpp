// SPDX-License-Identifier: Apache-2.0
#include "kernels/norm.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/cpu/norm_rows.h"
#include "kernels/cpu/sum_rows.h"

namespace nnc::kernels::cpu {
namespace {

// What float loses of v.
double lost(double v) {
  const double d = v - static_cast<double>(static_cast<float>(v));
  return d == d ? d : 0;  // v may be infinite
}

// The factors in float. What that loses of a mean goes into the shift: beside a large mean it may
// be all there is.
Centered centered(double mean, double scale, double shift) {
  return {static_cast<float>(mean), static_cast<float>(scale),
          static_cast<float>(shift - lost(mean) * scale)};
}
// (gy * w - gy_mean) * a + (x - mean) * b
CenteredGrad centered_grad(double gy_mean, double mean, double a, double b, double w = 1) {
  return {static_cast<float>(w),    static_cast<float>(gy_mean),
          static_cast<float>(mean), static_cast<float>(a),
          static_cast<float>(b),    static_cast<float>(-lost(gy_mean) * a - lost(mean) * b)};
}

std::vector<float> to_float(const double* p, int64_t n) {
  std::vector<float> v(n);
  for (int64_t i = 0; i < n; ++i) v[i] = static_cast<float>(p[i]);
  return v;
}

// Channels-last work in parts: statistics of each are joined afterwards.
constexpr int64_t kPixels = 128;  // of one block: what the caches hold
int64_t parts_of(const ChannelShape& s) {
  const int64_t blocks = (s.count() + kPixels - 1) / kPixels;
  return std::clamp<int64_t>(s.count() * s.channels / kGrain, 1, std::min<int64_t>(blocks, 64));
}

// Calls f(part, first pixel, pixels) for each block.
template <class F>
void for_blocks(const ChannelShape& s, int64_t parts, const F& f) {
  parallel_for(parts, 1, [&](int64_t begin, int64_t end) {
    for (int64_t p = begin; p < end; ++p) {
      const int64_t last = s.count() * (p + 1) / parts;
      for (int64_t i = s.count() * p / parts; i < last; i += kPixels) {
        f(p, i, std::min(kPixels, last - i));
      }
    }
  });
}

// Calls f(channel, first element, n) for each plane of plain order, a channel on one thread.
template <class F>
void for_planes(const ChannelShape& s, const F& f) {
  parallel_for(s.channels, grain_of(s.count()), [&](int64_t begin, int64_t end) {
    for (int64_t c = begin; c < end; ++c) {
      for (int64_t n = 0; n < s.batch; ++n) f(c, (n * s.channels + c) * s.spatial, s.spatial);
    }
  });
}

// Mean and squares of na + nb elements from those of both halves (Chan's formula).
void join(double& n, double& mean, double& squares, double nb, double mean_b, double squares_b) {
  const double total = n + nb, d = mean_b - mean;
  mean += d * nb / total;
  squares += squares_b + d * d * n * nb / total;
  n = total;
}

void moments_channels_last(const ChannelShape& s, double* mean, double* variance, const float* x) {
  const int64_t parts = parts_of(s), c = s.channels;
  const auto sum = NNC_PICK(add_rows_f32);
  const auto square = NNC_PICK(square_channels);
  std::vector<double> means(parts * c, 0.0), squares(parts * c, 0.0), counts(parts, 0.0);
  for_blocks(s, parts, [&](int64_t p, int64_t first, int64_t pixels) {
    std::vector<double> total(c, 0.0), rest(c, 0.0), q(c, 0.0);
    const double nb = static_cast<double>(pixels);
    sum(total.data(), x + first * c, pixels, c);
    for (double& t : total) t /= nb;
    const std::vector<float> m = to_float(total.data(), c);
    square(rest.data(), q.data(), x + first * c, m.data(), pixels, c);
    for (int64_t k = 0; k < c; ++k) {
      // What is left of the sum around m corrects both.
      const double d = rest[k] / nb;
      double n = counts[p];
      join(n, means[p * c + k], squares[p * c + k], nb, static_cast<double>(m[k]) + d,
           q[k] - rest[k] * d);
    }
    counts[p] += nb;
  });
  for (int64_t k = 0; k < c; ++k) {
    double n = counts[0], m = means[k], q = squares[k];
    for (int64_t p = 1; p < parts; ++p) {
      join(n, m, q, counts[p], means[p * c + k], squares[p * c + k]);
    }
    mean[k] = m;
    variance[k] = q / n;
  }
}

// The mean of a channel with an infinity is that infinity; means that are joined make inf - inf.
void mend_means(const ChannelShape& s, double* mean, const float* x) {
  const int64_t step = s.channels_last ? s.channels : 1;
  for (int64_t c = 0; c < s.channels; ++c) {
    if (!std::isnan(mean[c])) continue;
    double sum = 0;
    for (int64_t n = 0; n < s.batch; ++n) {
      const float* plane =
          x + (s.channels_last ? n * s.spatial * s.channels + c : (n * s.channels + c) * s.spatial);
      for (int64_t i = 0; i < s.spatial; ++i) sum += static_cast<double>(plane[i * step]);
    }
    mean[c] = sum / static_cast<double>(s.count());
  }
}

bool takes(const ChannelShape& s) {
  return s.dtype == DType::kFloat32 && s.count() > 0 && s.channels > 0;
}

}  // namespace

bool channel_moments(const ChannelShape& s, double* mean, double* variance, const void* x_data) {
  if (!takes(s)) return false;
  const float* x = static_cast<const float*>(x_data);
  if (s.channels_last) {
    moments_channels_last(s, mean, variance, x);
    mend_means(s, mean, x);
    return true;
  }
  std::vector<double> count(s.channels, 0.0);
  std::fill_n(mean, s.channels, 0.0);
  std::fill_n(variance, s.channels, 0.0);
  const auto moments = NNC_PICK(moments_row);
  for_planes(s, [&](int64_t c, int64_t first, int64_t n) {
    const Pair m = moments(x + first, n);
    join(count[c], mean[c], variance[c], static_cast<double>(n), m.first, m.second);
  });
  for (int64_t c = 0; c < s.channels; ++c) variance[c] /= count[c];
  mend_means(s, mean, x);
  return true;
}

bool channel_affine(const ChannelShape& s, void* y_data, const void* x_data, const double* mean,
                    const double* scale, const double* shift) {
  if (!takes(s)) return false;
  const float* x = static_cast<const float*>(x_data);
  float* y = static_cast<float*>(y_data);
  if (!s.channels_last) {
    const auto row = NNC_PICK(centered_row);
    for_planes(s, [&](int64_t c, int64_t i, int64_t n) {
      row(y + i, x + i, centered(mean[c], scale[c], shift[c]), n);
    });
    return true;
  }
  std::vector<float> m(s.channels), a(s.channels), b(s.channels);
  for (int64_t c = 0; c < s.channels; ++c) {
    const Centered f = centered(mean[c], scale[c], shift[c]);
    m[c] = f.mean, a[c] = f.scale, b[c] = f.shift;
  }
  const auto rows = NNC_PICK(centered_channels);
  parallel_for(s.count(), grain_of(s.channels), [&](int64_t begin, int64_t end) {
    rows(y + begin * s.channels, x + begin * s.channels, m.data(), a.data(), b.data(), end - begin,
         s.channels);
  });
  return true;
}

bool channel_sums(const ChannelShape& s, double* sum, double* product, const void* gy_data,
                  const void* x_data, const double* mean) {
  if (!takes(s)) return false;
  const float *x = static_cast<const float*>(x_data), *gy = static_cast<const float*>(gy_data);
  const int64_t parts = s.channels_last ? parts_of(s) : 1, c = s.channels;
  std::fill_n(sum, c, 0.0);
  std::fill_n(product, c, 0.0);
  if (!s.channels_last) {
    const auto products = NNC_PICK(products_row);
    for_planes(s, [&](int64_t k, int64_t i, int64_t n) {
      const Pair p = products(gy + i, x + i, static_cast<float>(mean[k]), n);
      sum[k] += p.first;
      product[k] += p.second - lost(mean[k]) * p.first;
    });
    return true;
  }
  const std::vector<float> m = to_float(mean, c);
  std::vector<double> sums(parts * c, 0.0), products(parts * c, 0.0);
  const auto block = NNC_PICK(product_channels);
  for_blocks(s, parts, [&](int64_t p, int64_t first, int64_t pixels) {
    block(sums.data() + p * c, products.data() + p * c, gy + first * c, x + first * c, m.data(),
          pixels, c);
  });
  for (int64_t p = 0; p < parts; ++p) {
    for (int64_t k = 0; k < c; ++k) {
      sum[k] += sums[p * c + k];
      product[k] += products[p * c + k] - lost(mean[k]) * sums[p * c + k];
    }
  }
  return true;
}

bool channel_grad(const ChannelShape& s, void* gx_data, const void* gy_data, const void* x_data,
                  const double* gy_mean, const double* mean, const double* a_data,
                  const double* b_data) {
  if (!takes(s)) return false;
  const float *x = static_cast<const float*>(x_data), *gy = static_cast<const float*>(gy_data);
  float* gx = static_cast<float*>(gx_data);
  const auto of = [&](int64_t c) {
    return centered_grad(gy_mean[c], mean[c], a_data[c], b_data[c]);
  };
  if (!s.channels_last) {
    const auto row = NNC_PICK(grad_row);
    for_planes(s, [&](int64_t c, int64_t i, int64_t n) { row(gx + i, gy + i, x + i, of(c), n); });
    return true;
  }
  std::vector<float> g(s.channels), m(s.channels), a(s.channels), b(s.channels), t(s.channels);
  for (int64_t c = 0; c < s.channels; ++c) {
    const CenteredGrad f = of(c);
    g[c] = f.gy_mean, m[c] = f.mean, a[c] = f.a, b[c] = f.b, t[c] = f.shift;
  }
  const auto rows = NNC_PICK(grad_channels);
  parallel_for(s.count(), grain_of(s.channels), [&](int64_t begin, int64_t end) {
    const int64_t i = begin * s.channels;
    rows(gx + i, gy + i, x + i, {g.data(), m.data(), a.data(), b.data(), t.data()}, end - begin,
         s.channels);
  });
  return true;
}

bool row_norm(const RowShape& s, void* y_data, double* mean, double* rstd, const void* x_data,
              const void* weight, const void* bias, double eps) {
  if (s.dtype != DType::kFloat32 || s.n == 0) return false;
  const float *x = static_cast<const float*>(x_data), *w = static_cast<const float*>(weight);
  const float* b = static_cast<const float*>(bias);
  float* y = static_cast<float*>(y_data);
  const auto moments = NNC_PICK(moments_row);
  const auto normalize = NNC_PICK(normalize_row);
  const auto segment = NNC_PICK(centered_row);
  const bool by_element = s.segment() == 1, plain = !w && !b;
  parallel_for(s.rows, grain_of(s.n), [&](int64_t begin, int64_t end) {
    for (int64_t r = begin; r < end; ++r) {
      const Pair m = moments(x + r * s.n, s.n);
      mean[r] = m.first;
      rstd[r] = 1 / std::sqrt(std::max(m.second, 0.0) / static_cast<double>(s.n) + eps);
      const int64_t first = r % s.groups * s.channels;
      if (by_element || plain) {
        normalize(y + r * s.n, x + r * s.n, centered(mean[r], rstd[r], 0), w ? w + first : nullptr,
                  b ? b + first : nullptr, s.n);
        continue;
      }
      for (int64_t c = 0; c < s.channels; ++c) {
        const double a = rstd[r] * (w ? static_cast<double>(w[first + c]) : 1.0);
        const int64_t i = r * s.n + c * s.segment();
        const double shift = b ? static_cast<double>(b[first + c]) : 0;
        segment(y + i, x + i, centered(mean[r], a, shift), s.segment());
      }
    }
  });
  return true;
}

namespace {

// Per element factors: layer norm. gw and gb are summed by parts.
struct RowGrad {
  const RowShape& s;
  float *gx, *gw, *gb;
  const float *gy, *x, *w;
  const double *mean, *rstd;
};

void input_grad_row(const RowGrad& j, int64_t r) {
  const int64_t i = r * j.s.n;
  const float *gy = j.gy + r * j.s.gy_step, *x = j.x + i;
  const float* w = j.w ? j.w + r % j.s.groups * j.s.channels : nullptr;
  const float m = static_cast<float>(j.mean[r]);
  const Pair p = w ? NNC_PICK(products_row_weighted)(gy, w, x, m, j.s.n)
                   : NNC_PICK(products_row)(gy, x, m, j.s.n);
  const double n = static_cast<double>(j.s.n), t = j.rstd[r];
  const double product = p.second - lost(j.mean[r]) * p.first;
  const CenteredGrad g = centered_grad(p.first / n, j.mean[r], t, -t * t * t * product / n);
  if (w)
    NNC_PICK(grad_row_weighted)(j.gx + i, gy, w, x, g, j.s.n);
  else
    NNC_PICK(grad_row)(j.gx + i, gy, x, g, j.s.n);
}

void row_grad_by_element(const RowGrad& j) {
  const RowShape& s = j.s;
  const int64_t width = s.groups * s.channels;
  const int64_t parts = std::clamp<int64_t>(s.rows * s.n / kGrain, 1, 32);
  constexpr int64_t kTogether = 4;  // rows, while the caches hold them
  const int64_t together = s.groups == 1 ? kTogether : 1;
  std::vector<double> sums(j.gw || j.gb ? parts * width * 2 : 0, 0.0);
  const auto add = NNC_PICK(add_weight_grad);
  parallel_for(parts, 1, [&](int64_t begin, int64_t end) {
    for (int64_t part = begin; part < end; ++part) {
      const int64_t last = s.rows * (part + 1) / parts;
      for (int64_t r = s.rows * part / parts; r < last; r += together) {
        const int64_t rows = std::min(together, last - r);
        for (int64_t k = r; j.gx && k < r + rows; ++k) input_grad_row(j, k);
        if (sums.empty()) continue;
        Centered c[kTogether];
        for (int64_t k = 0; k < rows; ++k) c[k] = centered(j.mean[r + k], j.rstd[r + k], 0);
        double* to = sums.data() + part * width * 2 + r % s.groups * s.channels;
        add(to, to + width, j.gy + r * s.gy_step, s.gy_step, j.x + r * s.n, c, rows, s.n);
      }
    }
  });
  for (int64_t e = 0; e < width && !sums.empty(); ++e) {
    double a = 0, b = 0;
    for (int64_t p = 0; p < parts; ++p) {
      a += sums[p * width * 2 + e];
      b += sums[p * width * 2 + width + e];
    }
    if (j.gw) j.gw[e] = static_cast<float>(a);
    if (j.gb) j.gb[e] = static_cast<float>(b);
  }
}

// Factors of whole segments: group norm.
void row_grad_by_segment(const RowGrad& j) {
  const RowShape& s = j.s;
  float *const gx = j.gx, *const gw = j.gw, *const gb = j.gb;
  const float *const gy = j.gy, *const x = j.x, *const w = j.w;
  const double *const mean = j.mean, *const rstd = j.rstd;
  const int64_t length = s.segment();
  std::vector<Pair> sums(s.rows * s.channels);
  const auto products = NNC_PICK(products_row);
  const auto grad = NNC_PICK(grad_row);
  parallel_for(s.rows, grain_of(s.n), [&](int64_t begin, int64_t end) {
    for (int64_t r = begin; r < end; ++r) {
      const int64_t first = r % s.groups * s.channels;
      const float m = static_cast<float>(mean[r]);
      double sum = 0, product = 0;
      for (int64_t c = 0; c < s.channels; ++c) {
        const int64_t i = r * s.n + c * length;
        Pair p = products(gy + r * s.gy_step + c * length, x + i, m, length);
        p.second -= lost(mean[r]) * p.first;
        sums[r * s.channels + c] = p;
        const double factor = w ? static_cast<double>(w[first + c]) : 1.0;
        sum += p.first * factor;
        product += p.second * factor;
      }
      if (!gx) continue;
      const double n = static_cast<double>(s.n);
      const double b = -rstd[r] * rstd[r] * rstd[r] * product / n;
      for (int64_t c = 0; c < s.channels; ++c) {
        const int64_t i = r * s.n + c * length;
        const double f = w ? static_cast<double>(w[first + c]) : 1.0;
        grad(gx + i, gy + r * s.gy_step + c * length, x + i,
             centered_grad(sum / n, mean[r], rstd[r], b, f), length);
      }
    }
  });
  for (int64_t e = 0; e < s.groups * s.channels; ++e) {
    double a = 0, b = 0;
    for (int64_t r = e / s.channels; r < s.rows; r += s.groups) {
      const Pair& p = sums[r * s.channels + e % s.channels];
      a += p.second * rstd[r];
      b += p.first;
    }
    if (gw) gw[e] = static_cast<float>(a);
    if (gb) gb[e] = static_cast<float>(b);
  }
}

}  // namespace

bool row_norm_grad(const RowShape& s, void* gx, void* gw, void* gb, const void* gy, const void* x,
                   const double* mean, const double* rstd, const void* weight) {
  if (s.dtype != DType::kFloat32 || s.n == 0) return false;
  const RowGrad j{s,
                  static_cast<float*>(gx),
                  static_cast<float*>(gw),
                  static_cast<float*>(gb),
                  static_cast<const float*>(gy),
                  static_cast<const float*>(x),
                  static_cast<const float*>(weight),
                  mean,
                  rstd};
  s.segment() == 1 ? row_grad_by_element(j) : row_grad_by_segment(j);
  return true;
}

}  // namespace nnc::kernels::cpu
