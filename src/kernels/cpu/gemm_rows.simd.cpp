// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/gemm_rows.h"

#include <cstring>
#include <type_traits>

#include "kernels/cpu/sums.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

// kTall rows times two vectors of sums, and what they are made of, fill the registers.
#if defined(__AVX512F__)
constexpr int kBytes = 64, kTall = 12;
#elif defined(__AVX__)
constexpr int kBytes = 32, kTall = 4;
#elif defined(__aarch64__)
constexpr int kBytes = 16, kTall = 8;
#else
constexpr int kBytes = 16, kTall = 4;
#endif
constexpr int64_t kTallDepth = 16;  // sums of less are written sooner

template <class T>
struct Lanes {
  typedef T Vec __attribute__((vector_size(kBytes)));
  using Int = std::conditional_t<sizeof(T) == 4, int32_t, int64_t>;
  typedef Int Bits __attribute__((vector_size(kBytes)));
  static constexpr int64_t kCount = kBytes / sizeof(T);
};
template <class T>
using Vec = typename Lanes<T>::Vec;
template <class T>
using Bits = typename Lanes<T>::Bits;
template <class T>
constexpr int64_t kLanes = Lanes<T>::kCount;

#define NNC_FORCE_INLINE inline __attribute__((always_inline))

template <class T>
NNC_FORCE_INLINE void load(Vec<T>& v, const T* p) {
  std::memcpy(&v, p, kBytes);
}
template <class T>
NNC_FORCE_INLINE void store(T* p, const Vec<T>& v) {
  std::memcpy(p, &v, kBytes);
}
// The bits of the upper `n` lanes.
template <class T>
NNC_FORCE_INLINE Bits<T> upper_lanes(int64_t n) {
  Bits<T> mask;
  for (int64_t l = 0; l < kLanes<T>; ++l) mask[l] = l >= kLanes<T> - n ? -1 : 0;
  return mask;
}
// The vector at p with only the lanes of the mask.
template <class T>
NNC_FORCE_INLINE void load_masked(Vec<T>& v, const T* p, const Bits<T>& mask) {
  Bits<T> bits;
  std::memcpy(&bits, p, kBytes);
  bits &= mask;
  std::memcpy(&v, &bits, kBytes);
}

// ---- b row-major: R rows of a times V vectors of b, summed in registers ----
// `skip` lanes of the last vector belong to the block before and are not written.
template <class T, int R, int V>
NNC_FORCE_INLINE void block(const SmallGemm<T>& g, int64_t i, int64_t j, int64_t skip) {
  Vec<T> sum[R][V] = {};
  const T* a = g.a + i * g.a_row;
  const T* b = g.b + j;
  for (int64_t p = 0; p < g.k; ++p) {
    Vec<T> row[V];
    for (int v = 0; v < V; ++v) load(row[v], b + p * g.b_row + v * kLanes<T>);
#pragma GCC unroll 16
    for (int r = 0; r < R; ++r) {
      const T x = a[r * g.a_row + p * g.a_col];
      for (int v = 0; v < V; ++v) sum[r][v] += x * row[v];
    }
  }
  for (int r = 0; r < R; ++r) {
    T* out = g.out + (i + r) * g.out_row + j;
    for (int v = 0; v < V; ++v) {
      Vec<T> y = g.alpha * sum[r][v];
      if (g.beta != T(0)) {
        Vec<T> old;
        load(old, out + v * kLanes<T>);
        y += g.beta * old;
      }
      if (skip == 0) {
        store(out + v * kLanes<T>, y);
      } else {
        T lanes[kLanes<T>];
        store(lanes, y);
        for (int64_t l = skip; l < kLanes<T>; ++l) out[l] = lanes[l];
      }
    }
  }
}

template <class T, int R>
void row_block(const SmallGemm<T>& g, int64_t i) {
  constexpr int kWide = R == 1 ? 8 : R == 2 ? 4 : 2;
  int64_t j = 0;
  for (; j + kWide * kLanes<T> <= g.n; j += kWide * kLanes<T>) block<T, R, kWide>(g, i, j, 0);
  for (; j + kLanes<T> <= g.n; j += kLanes<T>) block<T, R, 1>(g, i, j, 0);
  if (j < g.n) block<T, R, 1>(g, i, g.n - kLanes<T>, kLanes<T> - (g.n - j));
}

template <class T>
void narrow_columns(const SmallGemm<T>& g) {
  for (int64_t i = 0; i < g.m; ++i) {
    for (int64_t j = 0; j < g.n; ++j) {
      const T *a = g.a + i * g.a_row, *b = g.b + j * g.b_col;
      const auto product = [&](int64_t p) { return a[p * g.a_col] * b[p * g.b_row]; };
      double total = 0;
      int64_t p = 0;
      for (; p + 8 <= g.k; p += 8) total += static_cast<double>(tree<T, 8>(p, 1, product));
      for (; p < g.k; ++p) total += static_cast<double>(product(p));
      const T sum = static_cast<T>(total);
      T& y = g.out[i * g.out_row + j];
      y = g.beta != T(0) ? g.alpha * sum + g.beta * y : g.alpha * sum;
    }
  }
}

// One row times a wide matrix: whole rows of b are added, eight at a time, as memory likes it.
template <class T>
void add_rows(const SmallGemm<T>& g) {
  T* __restrict out = g.out;
  if (g.beta == T(0)) {
    std::memset(out, 0, static_cast<size_t>(g.n) * sizeof(T));
  } else if (g.beta != T(1)) {
    for (int64_t j = 0; j < g.n; ++j) out[j] *= g.beta;
  }
  int64_t p = 0;
  for (; p + 8 <= g.k; p += 8) {
    const T* __restrict b = g.b + p * g.b_row;
    T x[8];
    for (int q = 0; q < 8; ++q) x[q] = g.alpha * g.a[(p + q) * g.a_col];
    const int64_t s = g.b_row;
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < g.n; ++j) {
      const T even =
          (x[0] * b[j] + x[2] * b[j + 2 * s]) + (x[4] * b[j + 4 * s] + x[6] * b[j + 6 * s]);
      const T odd =
          (x[1] * b[j + s] + x[3] * b[j + 3 * s]) + (x[5] * b[j + 5 * s] + x[7] * b[j + 7 * s]);
      out[j] += even + odd;
    }
  }
  for (; p < g.k; ++p) {
    const T x = g.alpha * g.a[p * g.a_col];
    const T* __restrict b = g.b + p * g.b_row;
    NNC_VECTOR_LOOP
    for (int64_t j = 0; j < g.n; ++j) out[j] += x * b[j];
  }
}

template <class T>
void plain(const SmallGemm<T>& g) {
  if (g.n < kLanes<T>) return narrow_columns(g);
  if (g.m == 1 && g.n >= 32 && g.k >= 8) return add_rows(g);
  int64_t i = 0;
  if (kTall > 4 && g.k >= kTallDepth) {
    for (; i + kTall <= g.m; i += kTall) row_block<T, kTall>(g, i);
    for (; i + 8 <= g.m; i += 8) row_block<T, 8>(g, i);
  }
  for (; i + 4 <= g.m; i += 4) row_block<T, 4>(g, i);
  for (; i + 2 <= g.m; i += 2) row_block<T, 2>(g, i);
  if (i < g.m) row_block<T, 1>(g, i);
}

// ---- b column-major, a row-major: dot products of rows of a and columns of b ----
template <class T>
NNC_FORCE_INLINE T sum_lanes(const Vec<T>& v) {
  T lanes[kLanes<T>];
  store(lanes, v);
  for (int64_t step = kLanes<T> / 2; step > 0; step /= 2) {
    for (int64_t l = 0; l < step; ++l) lanes[l] += lanes[l + step];
  }
  return lanes[0];
}

typedef float Quad __attribute__((vector_size(16)));

NNC_FORCE_INLINE Quad fold(const Vec<float>& v) {
#if defined(__AVX512F__)
  const auto half = __builtin_shufflevector(v, v, 0, 1, 2, 3, 4, 5, 6, 7) +
                    __builtin_shufflevector(v, v, 8, 9, 10, 11, 12, 13, 14, 15);
#else
  const auto& half = v;
#endif
#if defined(__AVX__)
  return __builtin_shufflevector(half, half, 0, 1, 2, 3) +
         __builtin_shufflevector(half, half, 4, 5, 6, 7);
#else
  return half;
#endif
}

// The sums of the lanes of J vectors.
template <class T, int J>
NNC_FORCE_INLINE void sum_each(T* out, const Vec<T>* v) {
  if constexpr (sizeof(T) == 4 && J % 4 == 0) {
    for (int j = 0; j < J; j += 4) {
      const Quad a = fold(v[j]), b = fold(v[j + 1]), c = fold(v[j + 2]), d = fold(v[j + 3]);
      const Quad ab =
          __builtin_shufflevector(a, b, 0, 4, 1, 5) + __builtin_shufflevector(a, b, 2, 6, 3, 7);
      const Quad cd =
          __builtin_shufflevector(c, d, 0, 4, 1, 5) + __builtin_shufflevector(c, d, 2, 6, 3, 7);
      const Quad all =
          __builtin_shufflevector(ab, cd, 0, 1, 4, 5) + __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
      std::memcpy(out + j, &all, 16);
    }
  } else {
    for (int j = 0; j < J; ++j) out[j] = sum_lanes<T>(v[j]);
  }
}

// What is left of k after whole vectors is read as the upper lanes of the row's last vector.
template <class T, int J>
NNC_FORCE_INLINE void dot_block(const SmallGemm<T>& g, int64_t j, const Bits<T>& mask) {
  const T* b = g.b + j * g.b_col;
  const int64_t whole = g.k / kLanes<T> * kLanes<T>, last = g.k - kLanes<T>;
  for (int64_t i = 0; i < g.m; ++i) {
    const T* a = g.a + i * g.a_row;
    Vec<T> sum[J] = {}, x, y;
    for (int64_t p = 0; p < whole; p += kLanes<T>) {
      load(x, a + p);
      for (int q = 0; q < J; ++q) {
        load(y, b + q * g.b_col + p);
        sum[q] += x * y;
      }
    }
    if (whole < g.k) {
      load_masked<T>(x, a + last, mask);
      for (int q = 0; q < J; ++q) {
        load_masked<T>(y, b + q * g.b_col + last, mask);
        sum[q] += x * y;
      }
    }
    T total[J];
    sum_each<T, J>(total, sum);
    T* out = g.out + i * g.out_row + j;
    if (g.beta != T(0)) {
      for (int q = 0; q < J; ++q) out[q] = g.alpha * total[q] + g.beta * out[q];
    } else {
      for (int q = 0; q < J; ++q) out[q] = g.alpha * total[q];
    }
  }
}

// One column has the time for a closer sum.
template <class T>
void one_column(const SmallGemm<T>& g) {
  for (int64_t i = 0; i < g.m; ++i) {
    const T *a = g.a + i * g.a_row, *b = g.b;
    const T sum = static_cast<T>(sum_of<T, 8>(g.k, [a, b](int64_t p) { return a[p] * b[p]; }));
    T& y = g.out[i * g.out_row];
    y = g.beta != T(0) ? g.alpha * sum + g.beta * y : g.alpha * sum;
  }
}

template <class T>
void dots(const SmallGemm<T>& g) {
  if (g.k < kLanes<T>) return narrow_columns(g);
  if (g.n == 1) return one_column(g);
  const Bits<T> mask = upper_lanes<T>(g.k % kLanes<T>);
  int64_t j = 0;
  for (; j + 8 <= g.n; j += 8) dot_block<T, 8>(g, j, mask);
  for (; j + 4 <= g.n; j += 4) dot_block<T, 4>(g, j, mask);
  for (; j + 2 <= g.n; j += 2) dot_block<T, 2>(g, j, mask);
  if (j < g.n) dot_block<T, 1>(g, j, mask);
}

// ---- b column-major, many rows: columns of b are turned into a row-major strip first ----
template <class T>
void packed(const SmallGemm<T>& g) {
  constexpr int64_t kStrip = 2 * kLanes<T>, kDepth = 192;  // 24 KiB of stack
  alignas(64) T strip[kDepth * kStrip];
  for (int64_t j = 0; j < g.n; j += kStrip) {
    const int64_t columns = g.n - j < kStrip ? g.n - j : kStrip;
    for (int64_t p = 0; p < g.k; p += kDepth) {
      const int64_t depth = g.k - p < kDepth ? g.k - p : kDepth;
      for (int64_t c = 0; c < columns; ++c) {
        const T* from = g.b + (j + c) * g.b_col + p;
        for (int64_t q = 0; q < depth; ++q) strip[q * kStrip + c] = from[q];
      }
      SmallGemm<T> part = g;
      part.n = columns;
      part.k = depth;
      part.a += p * g.a_col;
      part.b = strip;
      part.b_row = kStrip;
      part.b_col = 1;
      part.out += j;
      if (p > 0) part.beta = T(1);
      plain(part);
    }
  }
}

// Long sums in parts, so that no chain of float additions is longer than about `chain`.
template <class T, class F>
void in_parts(const SmallGemm<T>& g, int64_t chain, const F& kernel) {
  const int64_t parts = sizeof(T) == 4 ? (g.k + chain - 1) / chain : 1;
  if (parts <= 1) return kernel(g);
  const int64_t depth = ((g.k + parts - 1) / parts + 15) / 16 * 16;
  SmallGemm<T> part = g;
  for (int64_t p = 0; p < g.k; p += depth) {
    part.k = g.k - p < depth ? g.k - p : depth;
    part.a = g.a + p * g.a_col;
    part.b = g.b + p * g.b_row;
    kernel(part);
    part.beta = T(1);
  }
}

template <class T>
bool multiply(const SmallGemm<T>& g) {
  if (g.b_col == 1 && g.n < kLanes<T>) {
    narrow_columns(g);
  } else if (g.b_col == 1) {
    in_parts(g, 128, plain<T>);
  } else if (g.b_row == 1 && g.a_col == 1 && g.m < 8) {
    in_parts(g, 128 * kLanes<T>, dots<T>);
  } else if (g.b_row == 1) {
    packed(g);
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool small_gemm_f32(const SmallGemm<float>& g) {
  return multiply(g);
}
bool small_gemm_f64(const SmallGemm<double>& g) {
  return multiply(g);
}

}  // namespace nnc::kernels::cpu::NNC_ISA
