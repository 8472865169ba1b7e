// SPDX-License-Identifier: Apache-2.0
// Normal draws by Box-Muller. Everything below follows the arithmetic of PyTorch's AVX2 kernel,
// which is the one that runs on today's machines: for float its logarithm, sine and cosine are the
// Cephes polynomials (Moshier) with fused multiply-adds, so every machine prints the same bits.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "base/cpu.h"
#include "base/error.h"
#include "base/random.h"

#if NNC_HAVE_AVX2_TARGET
#include <immintrin.h>
#endif

namespace nnc {
namespace {

constexpr int64_t kPairs = 8;  // Box-Muller takes 8 radii and, behind them, 8 angles
constexpr int64_t kBlock = 2 * kPairs;
constexpr int64_t kBatch = 64 * kBlock;  // elements between filling and transforming, in cache
constexpr double kPi = 3.141592653589793238462643383279502884;

NNC_INLINE float fma(float a, float b, float c) {
  return __builtin_fmaf(a, b, c);
}

// log of x in (0, 1]. Comparisons are on the bits, because float ones keep g++ from vectorising.
NNC_INLINE float log_cephes(float x) {
  const int32_t bits = std::bit_cast<int32_t>(x);
  const int32_t fraction = (bits & 0x007fffff) | 0x3f000000;  // in [0.5, 1)
  const int32_t small = fraction < std::bit_cast<int32_t>(0.707106781186547524f) ? -1 : 0;
  const float exponent = static_cast<float>((bits >> 23) - 126 + small);
  const float m = (std::bit_cast<float>(fraction) - 1.0f) + std::bit_cast<float>(fraction & small);
  const float z = m * m;
  float y = fma(7.0376836292E-2f, m, -1.1514610310E-1f);
  y = fma(y, m, 1.1676998740E-1f);
  y = fma(y, m, -1.2420140846E-1f);
  y = fma(y, m, 1.4249322787E-1f);
  y = fma(y, m, -1.6668057665E-1f);
  y = fma(y, m, 2.0000714765E-1f);
  y = fma(y, m, -2.4999993993E-1f);
  y = fma(y, m, 3.3333331174E-1f);
  const float low = exponent * -2.12194440e-4f;
  y = fma(y * m, z, low);
  y = fma(z, -0.5f, y);
  return fma(exponent, 0.693359375f, m + y);
}

// sin and cos of x in [0, 2 pi].
NNC_INLINE void sincos_cephes(float x, float& sine, float& cosine) {
  const int32_t octant = (static_cast<int32_t>(x * 1.27323954473516f) + 1) & ~1;
  const float y = static_cast<float>(octant);
  x = fma(y, -0.78515625f, x);
  x = fma(y, -2.4187564849853515625e-4f, x);
  x = fma(y, -3.77489497744594108e-8f, x);
  const float z = x * x;
  float c = fma(2.443315711809948E-005f, z, -1.388731625493765E-003f);
  c = fma(c, z, 4.166664568298827E-002f);
  c = fma(c * z, z, z * -0.5f) + 1.0f;
  float s = fma(-1.9515295891E-4f, z, 8.3321608736E-3f);
  s = fma(s, z, -1.6666654611E-1f);
  s = fma(s * z, x, x);
  const bool swap = (octant & 2) != 0;
  const int32_t sine_bits = std::bit_cast<int32_t>(swap ? c : s);
  const int32_t cosine_bits = std::bit_cast<int32_t>(swap ? s : c);
  const uint32_t sine_sign = static_cast<uint32_t>(octant & 4) << 29;
  const uint32_t cosine_sign = static_cast<uint32_t>(~(octant - 2) & 4) << 29;
  sine = std::bit_cast<float>(static_cast<uint32_t>(sine_bits) ^ sine_sign);
  cosine = std::bit_cast<float>(static_cast<uint32_t>(cosine_bits) ^ cosine_sign);
}

// `root` takes the square roots of 8 floats: the one step that compilers do not vectorise (errno).
template <class Root>
NNC_INLINE void box_muller_body(float* data, int64_t blocks, float mean, float std, Root root) {
  for (int64_t b = 0; b < blocks; ++b, data += kBlock) {
    alignas(32) float radius[kPairs];
    for (int64_t j = 0; j < kPairs; ++j) radius[j] = -2.0f * log_cephes(1.0f - data[j]);
    root(radius);
    for (int64_t j = 0; j < kPairs; ++j) {
      float sine, cosine;
      sincos_cephes(static_cast<float>(2 * kPi) * data[kPairs + j], sine, cosine);
      data[j] = fma(radius[j] * cosine, std, mean);
      data[kPairs + j] = fma(radius[j] * sine, std, mean);
    }
  }
}

#if NNC_HAVE_AVX2_TARGET
NNC_TARGET_AVX2 void root_avx2(float* x) {
  _mm256_store_ps(x, _mm256_sqrt_ps(_mm256_load_ps(x)));
}
NNC_TARGET_AVX2 void box_muller_avx2(float* data, int64_t blocks, float mean, float std) {
  box_muller_body(data, blocks, mean, std, root_avx2);
}
#endif

void box_muller(float* data, int64_t blocks, float mean, float std) {
#if NNC_HAVE_AVX2_TARGET
  if (cpu_has_avx2()) return box_muller_avx2(data, blocks, mean, std);
#endif
  box_muller_body(data, blocks, mean, std, [](float* x) {
    for (int64_t j = 0; j < kPairs; ++j) x[j] = std::sqrt(x[j]);
  });
}

void box_muller(double* data, int64_t blocks, double mean, double std) {
  for (int64_t b = 0; b < blocks; ++b, data += kBlock) {
    for (int64_t j = 0; j < kPairs; ++j) {
      const double radius = std::sqrt(-2 * std::log(1 - data[j]));
      const double theta = 2 * kPi * data[kPairs + j];
      data[j] = std::fma(radius * std::cos(theta), std, mean);
      data[kPairs + j] = std::fma(radius * std::sin(theta), std, mean);
    }
  }
}

// Uniforms in [0, 1); the caller holds the lock.
void draw(float* out, int64_t n, Generator& g) {
  alignas(64) uint32_t words[kBatch];
  g.random(words, n);
  for (int64_t i = 0; i < n; ++i) {
    out[i] = static_cast<float>(static_cast<int32_t>(words[i] & 0xffffffu)) * 0x1p-24f;
  }
}

void draw(double* out, int64_t n, Generator& g) {
  for (int64_t i = 0; i < n; ++i) out[i] = draw_uniform(g, 0.0, 1.0);
}

void check_std(double std) {
  check(std >= 0, Code::kInvalid, "normal_: expects std >= 0.0, but found std ", std);
}

// PyTorch fills the whole buffer first; batches give the same order. The `n % 16` last uniforms are
// drawn if `draw_tail`, for nothing, and then the last 16 elements are made anew.
template <class T>
void fill_blocks(T* out, int64_t n, double mean, double std, bool draw_tail, Generator& g) {
  const T m = static_cast<T>(mean), s = static_cast<T>(std);
  const int64_t whole = n - n % kBlock;
  for (int64_t i = 0; i < whole; i += kBatch) {
    const int64_t count = std::min(kBatch, whole - i);
    draw(out + i, count, g);
    box_muller(out + i, count / kBlock, m, s);
  }
  if (whole == n) return;
  if (draw_tail) draw(out + whole, n - whole, g);
  draw(out + n - kBlock, kBlock, g);
  box_muller(out + n - kBlock, 1, m, s);
}

double draw_normal(double mean, double std, Generator& g) {
  if (g.cached_normal) {
    const double cached = *g.cached_normal;
    g.cached_normal.reset();
    return std::fma(cached, std, mean);
  }
  const double u1 = draw_uniform(g, 0.0, 1.0), u2 = draw_uniform(g, 0.0, 1.0);
  const double radius = std::sqrt(-2.0 * std::log1p(-u2));
  const double theta = 2.0 * kPi * u1;
  g.cached_normal = radius * std::sin(theta);
  return std::fma(radius * std::cos(theta), std, mean);
}

}  // namespace

template <class T>
void fill_normal_serial(T* out, int64_t n, double mean, double std, Generator& g) {
  check_std(std);
  const Drawing drawing(g);
  for (int64_t i = 0; i < n; ++i) out[i] = static_cast<T>(draw_normal(mean, std, g));
}

template <class T>
void fill_log_normal(T* out, int64_t n, double mean, double std, Generator& g) {
  check(std > 0, Code::kInvalid, "log_normal_: expects std > 0.0, but found std=", std);
  const Drawing drawing(g);
  for (int64_t i = 0; i < n; ++i) out[i] = static_cast<T>(std::exp(draw_normal(mean, std, g)));
}

template <class T>
void fill_normal(T* out, int64_t n, double mean, double std, Generator& g) {
  if (n < kBlock) return fill_normal_serial(out, n, mean, std, g);
  check_std(std);
  const Drawing drawing(g);
  fill_blocks(out, n, mean, std, true, g);
}

void fill_normal_rounded(float* out, int64_t n, double mean, double std, Generator& g) {
  if (n < kBlock) return fill_normal_serial(out, n, mean, std, g);
  check_std(std);
  const Drawing drawing(g);
  fill_blocks(out, n, mean, std, false, g);
}

template void fill_normal(float*, int64_t, double, double, Generator&);
template void fill_normal(double*, int64_t, double, double, Generator&);
template void fill_log_normal(float*, int64_t, double, double, Generator&);
template void fill_log_normal(double*, int64_t, double, double, Generator&);
template void fill_normal_serial(float*, int64_t, double, double, Generator&);
template void fill_normal_serial(double*, int64_t, double, double, Generator&);

}  // namespace nnc
