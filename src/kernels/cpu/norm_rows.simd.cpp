// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/norm_rows.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

// Independent partial sums: they run in vectors, and each is short.
constexpr int64_t kSums = 64;
constexpr int64_t kBlock = 4096;  // then double takes over

// The sum over i < n of f(i).
template <class F>
double sum_of(int64_t n, const F& f) {
  double total = 0;
  for (int64_t start = 0; start < n; start += kBlock) {
    const int64_t end = n - start < kBlock ? n : start + kBlock;
    float part[kSums] = {};
    int64_t i = start;
    for (; i + kSums <= end; i += kSums) {
      NNC_VECTOR_LOOP
      for (int64_t k = 0; k < kSums; ++k) part[k] += f(i + k);
    }
    double sum = 0;
    for (; i < end; ++i) sum += f(i);
    for (int64_t k = 0; k < kSums; ++k) sum += part[k];
    total += sum;
  }
  return total;
}

// Two sums in one pass.
template <class F, class G>
Pair sums_of(int64_t n, const F& f, const G& g) {
  constexpr int64_t kHalf = kSums / 2;
  Pair total{0, 0};
  for (int64_t start = 0; start < n; start += kBlock) {
    const int64_t end = n - start < kBlock ? n : start + kBlock;
    float a[kHalf] = {}, b[kHalf] = {};
    int64_t i = start;
    for (; i + kHalf <= end; i += kHalf) {
      NNC_VECTOR_LOOP
      for (int64_t k = 0; k < kHalf; ++k) {
        a[k] += f(i + k);
        b[k] += g(i + k);
      }
    }
    for (; i < end; ++i) {
      total.first += f(i);
      total.second += g(i);
    }
    double sum_a = 0, sum_b = 0;
    for (int64_t k = 0; k < kHalf; ++k) sum_a += a[k], sum_b += b[k];
    total.first += sum_a;
    total.second += sum_b;
  }
  return total;
}

}  // namespace

Pair moments_row(const float* x, int64_t n) {
  const double count = static_cast<double>(n);
  const float m = static_cast<float>(sum_of(n, [x](int64_t i) { return x[i]; }) / count);
  // What is left of the sum around m corrects the mean and the squares.
  const Pair rest = sums_of(
      n, [x, m](int64_t i) { return x[i] - m; },
      [x, m](int64_t i) { return (x[i] - m) * (x[i] - m); });
  const double d = rest.first / count;
  return {static_cast<double>(m) + d, rest.second - rest.first * d};
}

Pair products_row(const float* gy, const float* x, float mean, int64_t n) {
  return sums_of(
      n, [=](int64_t i) { return gy[i]; }, [=](int64_t i) { return gy[i] * (x[i] - mean); });
}

Pair products_row_weighted(const float* gy, const float* w, const float* x, float mean, int64_t n) {
  return sums_of(
      n, [=](int64_t i) { return gy[i] * w[i]; },
      [=](int64_t i) { return gy[i] * w[i] * (x[i] - mean); });
}

void affine_row(float* y, const float* x, float a, float b, int64_t n) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) y[i] = x[i] * a + b;
}

void centered_row(float* y, const float* x, float mean, float a, float b, int64_t n) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) y[i] = (x[i] - mean) * a + b;
}

void normalize_row(float* y, const float* x, float mean, float rstd, const float* w, const float* b,
                   int64_t n) {
  if (w && b) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) y[i] = (x[i] - mean) * rstd * w[i] + b[i];
  } else if (w) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) y[i] = (x[i] - mean) * rstd * w[i];
  } else if (b) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) y[i] = (x[i] - mean) * rstd + b[i];
  } else {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) y[i] = (x[i] - mean) * rstd;
  }
}

void grad_row(float* gx, const float* gy, const float* x, float a, float b, float c, int64_t n) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) gx[i] = gy[i] * a + (x[i] * b + c);
}

void grad_row_weighted(float* gx, const float* gy, const float* w, const float* x, float a, float b,
                       float c, int64_t n) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) gx[i] = gy[i] * w[i] * a + (x[i] * b + c);
}

void add_weight_grad(float* gw, float* gb, const float* gy, const float* x, float mean, float rstd,
                     int64_t n) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) {
    gw[i] += gy[i] * ((x[i] - mean) * rstd);
    gb[i] += gy[i];
  }
}

void sum_channels(float* sum, const float* x, int64_t pixels, int64_t channels) {
  for (int64_t p = 0; p < pixels; ++p, x += channels) {
    NNC_VECTOR_LOOP
    for (int64_t c = 0; c < channels; ++c) sum[c] += x[c];
  }
}

void square_channels(float* rest, float* square, const float* x, const float* mean, int64_t pixels,
                     int64_t channels) {
  for (int64_t p = 0; p < pixels; ++p, x += channels) {
    NNC_VECTOR_LOOP
    for (int64_t c = 0; c < channels; ++c) {
      const float d = x[c] - mean[c];
      rest[c] += d;
      square[c] += d * d;
    }
  }
}

void product_channels(float* sum, float* product, const float* gy, const float* x,
                      const float* mean, int64_t pixels, int64_t channels) {
  for (int64_t p = 0; p < pixels; ++p, x += channels, gy += channels) {
    NNC_VECTOR_LOOP
    for (int64_t c = 0; c < channels; ++c) {
      sum[c] += gy[c];
      product[c] += gy[c] * (x[c] - mean[c]);
    }
  }
}

void affine_channels(float* y, const float* x, const float* a, const float* b, int64_t pixels,
                     int64_t channels) {
  for (int64_t p = 0; p < pixels; ++p, x += channels, y += channels) {
    NNC_VECTOR_LOOP
    for (int64_t c = 0; c < channels; ++c) y[c] = x[c] * a[c] + b[c];
  }
}

void grad_channels(float* gx, const float* gy, const float* x, const float* a, const float* b,
                   const float* k, int64_t pixels, int64_t channels) {
  for (int64_t p = 0; p < pixels; ++p, x += channels, gy += channels, gx += channels) {
    NNC_VECTOR_LOOP
    for (int64_t c = 0; c < channels; ++c) gx[c] = gy[c] * a[c] + (x[c] * b[c] + k[c]);
  }
}

}  // namespace nnc::kernels::cpu::NNC_ISA
