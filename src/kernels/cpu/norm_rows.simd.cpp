// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/norm_rows.h"

#include "kernels/cpu/sums.h"

namespace nnc::kernels::cpu::NNC_ISA {

Pair moments_row(const float* x, int64_t n) {
  const double count = static_cast<double>(n);
  const float m = static_cast<float>(sum_of<float, 8>(n, [x](int64_t i) { return x[i]; }) / count);
  // What is left of the sum around m corrects the mean and the squares.
  const Pair rest = sums_of<float, 8>(
      n, [x, m](int64_t i) { return x[i] - m; },
      [x, m](int64_t i) { return (x[i] - m) * (x[i] - m); });
  const double d = rest.first / count;
  return {static_cast<double>(m) + d, rest.second - rest.first * d};
}

Pair products_row(const float* gy, const float* x, float mean, int64_t n) {
  return sums_of<float, 8>(
      n, [=](int64_t i) { return gy[i]; }, [=](int64_t i) { return gy[i] * (x[i] - mean); });
}

Pair products_row_weighted(const float* gy, const float* w, const float* x, float mean, int64_t n) {
  return sums_of<float, 8>(
      n, [=](int64_t i) { return gy[i] * w[i]; },
      [=](int64_t i) { return gy[i] * w[i] * (x[i] - mean); });
}

void centered_row(float* y, const float* x, const Centered& c, int64_t n) {
  const float mean = c.mean, a = c.scale, b = c.shift;
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) y[i] = (x[i] - mean) * a + b;
}

void normalize_row(float* y, const float* x, const Centered& c, const float* w, const float* b,
                   int64_t n) {
  const float mean = c.mean, a = c.scale, rest = c.shift;
  if (w && b) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) y[i] = ((x[i] - mean) * a + rest) * w[i] + b[i];
  } else if (w) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) y[i] = ((x[i] - mean) * a + rest) * w[i];
  } else if (b) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) y[i] = ((x[i] - mean) * a + rest) + b[i];
  } else {
    centered_row(y, x, c, n);
  }
}

void grad_row(float* gx, const float* gy, const float* x, const CenteredGrad& g, int64_t n) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) {
    gx[i] = (gy[i] * g.w - g.gy_mean) * g.a + ((x[i] - g.mean) * g.b + g.shift);
  }
}

void grad_row_weighted(float* gx, const float* gy, const float* w, const float* x,
                       const CenteredGrad& g, int64_t n) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) {
    gx[i] = (gy[i] * w[i] - g.gy_mean) * g.a + ((x[i] - g.mean) * g.b + g.shift);
  }
}

void add_weight_grad(double* gw, double* gb, const float* gy, int64_t gy_step, const float* x,
                     const Centered* c, int64_t rows, int64_t n) {
  sum_rows_twice<float, 4>(
      gw, gb, rows, n,
      [=](int64_t r, int64_t i) {
        return gy[r * gy_step + i] * ((x[r * n + i] - c[r].mean) * c[r].scale + c[r].shift);
      },
      [=](int64_t r, int64_t i) { return gy[r * gy_step + i]; });
}

void square_channels(double* rest, double* square, const float* x, const float* mean,
                     int64_t pixels, int64_t channels) {
  const auto away = [=](int64_t p, int64_t c) { return x[p * channels + c] - mean[c]; };
  sum_rows_twice<float, 4>(rest, square, pixels, channels, away,
                           [=](int64_t p, int64_t c) { return away(p, c) * away(p, c); });
}

void product_channels(double* sum, double* product, const float* gy, const float* x,
                      const float* mean, int64_t pixels, int64_t channels) {
  sum_rows_twice<float, 4>(
      sum, product, pixels, channels, [=](int64_t p, int64_t c) { return gy[p * channels + c]; },
      [=](int64_t p, int64_t c) { return gy[p * channels + c] * (x[p * channels + c] - mean[c]); });
}

void centered_channels(float* y, const float* x, const float* mean, const float* a, const float* b,
                       int64_t pixels, int64_t channels) {
  for (int64_t p = 0; p < pixels; ++p, x += channels, y += channels) {
    NNC_VECTOR_LOOP
    for (int64_t c = 0; c < channels; ++c) y[c] = (x[c] - mean[c]) * a[c] + b[c];
  }
}

void grad_channels(float* gx, const float* gy, const float* x, const ChannelGrads& g,
                   int64_t pixels, int64_t channels) {
  const float *gy_mean = g.gy_mean, *mean = g.mean, *a = g.a, *b = g.b, *shift = g.shift;
  for (int64_t p = 0; p < pixels; ++p, x += channels, gy += channels, gx += channels) {
    NNC_VECTOR_LOOP
    for (int64_t c = 0; c < channels; ++c) {
      gx[c] = (gy[c] - gy_mean[c]) * a[c] + ((x[c] - mean[c]) * b[c] + shift[c]);
    }
  }
}

}  // namespace nnc::kernels::cpu::NNC_ISA
