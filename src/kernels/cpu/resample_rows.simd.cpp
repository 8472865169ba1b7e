// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/resample_rows.h"

#include "kernels/cpu/sums.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

// At most so many terms are summed in float.
constexpr int64_t kFew = 32;

// A sum of many rows, block by block.
void many_rows(float* to, const float* const* row, const float* weight, int64_t count, int64_t n) {
  constexpr int64_t kBlock = 256;
  for (int64_t i = 0; i < n; i += kBlock) {
    const int64_t m = n - i < kBlock ? n - i : kBlock;
    double sum[kBlock] = {};
    sum_rows<float, 8>(sum, count, m,
                       [&](int64_t r, int64_t j) { return weight[r] * row[r][i + j]; });
    for (int64_t j = 0; j < m; ++j) to[i + j] = static_cast<float>(sum[j]);
  }
}

int32_t half_of(int precision) {
  return precision > 0 ? 1 << (precision - 1) : 0;
}
uint8_t byte_of(int32_t sum, int precision) {
  const int32_t v = sum >> precision;
  return static_cast<uint8_t>(v < 0 ? 0 : v > 255 ? 255 : v);
}

}  // namespace

void weighted_rows(float* to, const float* const* row, const float* weight, int64_t count,
                   int64_t n) {
  if (count > kFew) return many_rows(to, row, weight, count, n);
  if (count == 0) {
    for (int64_t i = 0; i < n; ++i) to[i] = 0;
    return;
  }
  if (count == 4) {
    const float *a = row[0], *b = row[1], *c = row[2], *d = row[3];
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) {
      to[i] = (weight[0] * a[i] + weight[1] * b[i]) + (weight[2] * c[i] + weight[3] * d[i]);
    }
    return;
  }
  int64_t r = 1;
  if (count == 1) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) to[i] = weight[0] * row[0][i];
  } else {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) to[i] = weight[0] * row[0][i] + weight[1] * row[1][i];
    r = 2;
  }
  for (; r < count; ++r) {
    const float w = weight[r], *from = row[r];
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) to[i] += w * from[i];
  }
}

void picked(float* to, const float* row, const int32_t* at, int64_t n) {
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) to[i] = row[at[i]];
}

void weighted_taps(float* to, const float* row, const int32_t* at, const float* weight,
                   int64_t taps, int64_t n) {
  const int32_t *b = at + n, *c = b + n, *d = c + n;
  const float *v = weight + n, *w = v + n, *z = w + n;
  if (taps == 2) {
    NNC_VECTOR_LOOP
    for (int64_t i = 0; i < n; ++i) to[i] = weight[i] * row[at[i]] + v[i] * row[b[i]];
    return;
  }
  NNC_VECTOR_LOOP
  for (int64_t i = 0; i < n; ++i) {
    to[i] = (weight[i] * row[at[i]] + v[i] * row[b[i]]) + (w[i] * row[c[i]] + z[i] * row[d[i]]);
  }
}

void weighted_lists(float* to, const float* row, const int64_t* first, const int32_t* at,
                    const float* weight, int64_t n) {
  for (int64_t i = 0; i < n; ++i) {
    const int64_t begin = first[i], count = first[i + 1] - begin;
    const float* w = weight + begin;
    const int32_t* source = at + begin;
    if (count > kFew) {
      to[i] = static_cast<float>(
          sum_of<float, 8>(count, [&](int64_t t) { return w[t] * row[source[t]]; }));
      continue;
    }
    float sum = 0;
    for (int64_t t = 0; t < count; ++t) sum += w[t] * row[source[t]];
    to[i] = sum;
  }
}

void weighted_bytes(uint8_t* to, const uint8_t* const* row, const int32_t* weight, int precision,
                    int64_t count, int64_t n) {
  constexpr int64_t kBlock = 256;
  const int32_t half = half_of(precision);
  int32_t sum[kBlock];
  for (int64_t i = 0; i < n; i += kBlock) {
    const int64_t m = n - i < kBlock ? n - i : kBlock;
    int64_t r = 0;
    for (int64_t j = 0; j < m; ++j) sum[j] = half;
    for (; r + 2 <= count; r += 2) {
      const uint8_t *a = row[r] + i, *b = row[r + 1] + i;
      const int32_t v = weight[r], w = weight[r + 1];
      NNC_VECTOR_LOOP
      for (int64_t j = 0; j < m; ++j) sum[j] += v * a[j] + w * b[j];
    }
    for (; r < count; ++r) {
      const uint8_t* a = row[r] + i;
      const int32_t w = weight[r];
      NNC_VECTOR_LOOP
      for (int64_t j = 0; j < m; ++j) sum[j] += w * a[j];
    }
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < m; ++j) to[i + j] = byte_of(sum[j], precision);
  }
}

void byte_lists(uint8_t* __restrict to, const uint8_t* row, const int64_t* __restrict first,
                const int32_t* __restrict at, const int32_t* __restrict weight, int precision,
                int64_t inner, int64_t n) {
  const int32_t half = half_of(precision);
  for (int64_t i = 0; i < n; ++i) {
    const int64_t begin = first[i], end = first[i + 1];
    for (int64_t c = 0; c < inner; ++c) {
      int32_t sum = half;
      for (int64_t t = begin; t < end; ++t) sum += weight[t] * row[at[t] * inner + c];
      *to++ = byte_of(sum, precision);
    }
  }
}

}  // namespace nnc::kernels::cpu::NNC_ISA
