// SPDX-License-Identifier: Apache-2.0
#include "kernels/gemm.h"

#include "base/parallel.h"
#include "kernels/common/deterministic.h"
#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/common/matrix.h"
#include "kernels/copy.h"
#include "kernels/cpu/gemm_rows.h"

namespace nnc::kernels::cpu {
namespace {

constexpr int64_t kSmall = 1 << 17;  // multiplications that are not worth a second thread
constexpr int64_t kOwn = 1 << 19;    // nor a library's call, if b stays in the second-level cache
constexpr int64_t kCached = 1 << 16;
constexpr int64_t kFewRows = 4;     // at most so many rows: the other matrix's speed decides
constexpr int64_t kBlockRows = 16;  // fewer are not worth a library's copy of the other matrix

template <class T>
SmallGemm<T> narrow(const Gemm& g) {
  return {g.m,
          g.n,
          g.k,
          g.a.ptr<T>(),
          g.m == 1 ? 0 : g.a.row_stride,
          g.k == 1 ? 1 : g.a.col_stride,
          g.b.ptr<T>(),
          g.k == 1 && g.b.col_stride != 1 ? 1 : g.b.row_stride,
          g.n == 1 && g.b.row_stride != 1 ? 1 : g.b.col_stride,
          g.out.ptr<T>(),
          leading_dimension(g.out, g.m, g.n),
          g.alpha.to<T>(),
          g.beta.to<T>()};
}

template <class T>
bool multiply_small(bool (*rows)(const SmallGemm<T>&), const Gemm& g) {
  const int64_t work = g.m * g.n * g.k;
  const SmallGemm<T> s = narrow<T>(g);
  const bool own = work < kOwn || (work <= 2 * kOwn && g.m < kBlockRows && s.b_col == 1);
  if (work <= kSmall || (own && g.m > kFewRows && g.k * g.n <= kCached)) return rows(s);
  const bool dots = s.b_row == 1 && s.a_col == 1;
  if (g.m > kFewRows && g.k > 2) return false;
  if (g.m > 1 && g.k > 2 && !dots) return false;
  // Columns in whole cache lines for each thread; rows for outer products.
  if (g.m <= kFewRows) {
    const int64_t blocks = (g.n + 63) / 64;
    parallel_pieces(blocks, grain_of(64 * g.m * g.k, kSmall), [&](int64_t begin, int64_t end) {
      SmallGemm<T> part = s;
      part.b += begin * 64 * s.b_col;
      part.out += begin * 64;
      part.n = (end * 64 < g.n ? end * 64 : g.n) - begin * 64;
      rows(part);
    });
  } else {
    parallel_pieces(g.m, grain_of(g.n * g.k, kSmall), [&](int64_t begin, int64_t end) {
      SmallGemm<T> part = s;
      part.a += begin * s.a_row;
      part.out += begin * s.out_row;
      part.m = end - begin;
      rows(part);
    });
  }
  return true;
}

}  // namespace

bool gemm_small(const Gemm& g) {
  if (g.dtype == DType::kFloat32) return multiply_small<float>(NNC_PICK(small_gemm_f32), g);
  if (g.dtype == DType::kFloat64) return multiply_small<double>(NNC_PICK(small_gemm_f64), g);
  return false;
}

bool gemm_16bit(const Gemm& g) {
  if (g.dtype != DType::kFloat16 && g.dtype != DType::kBFloat16) return false;
  const Ref<Block> a = Block::allocate(g.m * g.k * 4), b = Block::allocate(g.k * g.n * 4),
                   out = Block::allocate(g.m * g.n * 4);
  const auto convert = [&](const Matrix& x, int64_t rows, int64_t cols, void* buffer, bool back) {
    const int64_t sizes[2] = {rows, cols}, packed[2] = {cols, 1};
    const int64_t strides[2] = {x.row_stride, x.col_stride};
    const View own(x.data, g.dtype, sizes, strides), wide(buffer, DType::kFloat32, sizes, packed);
    back ? kernels::copy(own, wide) : kernels::copy(wide, own);
  };
  convert(g.a, g.m, g.k, a->as<void>(), false);
  convert(g.b, g.k, g.n, b->as<void>(), false);
  if (g.beta.to_double() != 0) convert(g.out, g.m, g.n, out->as<void>(), false);
  kernels::gemm({DType::kFloat32,
                 g.m,
                 g.n,
                 g.k,
                 {out->as<void>(), g.n, 1},
                 {a->as<void>(), g.k, 1},
                 {b->as<void>(), g.n, 1},
                 g.alpha,
                 g.beta});
  convert(g.out, g.m, g.n, out->as<void>(), true);
  return true;
}

}  // namespace nnc::kernels::cpu
