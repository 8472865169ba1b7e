// SPDX-License-Identifier: Apache-2.0
#include "kernels/gemm.h"

#include <algorithm>

#include "base/parallel.h"
#include "kernels/common/deterministic.h"
#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/common/matrix.h"
#include "kernels/copy.h"

namespace nnc::kernels {
namespace {

constexpr Implementations kList{"gemm",         cpu::gemm_small,    onednn::gemm,
                                openblas::gemm, onednn::gemm_16bit, cpu::gemm_16bit,
                                ref::gemm};

void copy_matrix(const Matrix& to, const Matrix& from, int64_t rows, int64_t cols, DType dtype) {
  const int64_t sizes[2] = {rows, cols};
  const int64_t to_strides[2] = {to.row_stride, to.col_stride};
  const int64_t from_strides[2] = {from.row_stride, from.col_stride};
  copy(View(to.data, dtype, sizes, to_strides), ConstView(from.data, dtype, sizes, from_strides));
}

// Calls f with x, or with a row-major copy of it if x has no unit stride (a repeated element, a
// column of columns).
template <class F>
void with_operand(const Matrix& x, int64_t rows, int64_t cols, DType dtype, const F& f) {
  if (is_blas_operand(x, rows, cols)) return f(x);
  const Ref<Block> copy = Block::allocate(rows * cols * item_size(dtype));
  const Matrix packed{copy->as<void>(), cols, 1};
  copy_matrix(packed, x, rows, cols, dtype);
  f(packed);
}

// A product in independent pieces for the threads: see Note [Threads of libraries]. Libraries pack
// what pieces share once for each: there are one or two for each thread, two if they stay large.
constexpr int64_t kPieces = 1 << 21;  // multiplications that are worth it
constexpr int64_t kTile = 16;         // rows or columns that stay together
constexpr int64_t kFewTiles = 2, kManyTiles = 12;
constexpr int64_t kFixedTile = 192;  // the same for Note [Deterministic]

// How many tiles a piece has at least.
int64_t tiles_of_piece(int64_t tiles) {
  const int64_t threads = most_threads();
  const int64_t each = (tiles + threads - 1) / threads;
  return std::max({kFewTiles, std::min(each, kManyTiles), (each + 1) / 2});
}

void run_pieces(const Gemm& g) {
  const bool direct =
      g.dtype == DType::kFloat32 || g.dtype == DType::kFloat64 || onednn::multiplies_16bit(g.dtype);
  const bool rows = g.m > g.n, fixed = exec().deterministic;
  const int64_t extent = rows ? g.m : g.n, tile = fixed ? kFixedTile : kTile;
  const int64_t tiles = (extent + tile - 1) / tile;
  if (!direct || g.m * g.n * g.k < kPieces) return run_within(kList, g);
  const int64_t item = item_size(g.dtype);
  const auto advance = [&](Matrix& x, int64_t elements) {
    x.data = static_cast<char*>(x.data) + elements * item;
  };
  parallel_pieces(tiles, fixed ? 1 : tiles_of_piece(tiles), [&](int64_t begin, int64_t end) {
    const int64_t first = begin * tile, last = end * tile < extent ? end * tile : extent;
    Gemm part = g;
    (rows ? part.m : part.n) = last - first;
    advance(part.out, first * (rows ? g.out.row_stride : g.out.col_stride));
    if (rows)
      advance(part.a, first * g.a.row_stride);
    else
      advance(part.b, first * g.b.col_stride);
    run_within(kList, part);
  });
}

// Sums of more float32 products than this are added up of parts: in double where the results are
// few, else in float, which a few dozen parts do not harm.
constexpr int64_t kLongSum = 4096;
constexpr int64_t kFewResults = 1 << 16;

void run_long(const Gemm& g) {
  const int64_t parts = (g.k + kLongSum - 1) / kLongSum, depth = (g.k + parts - 1) / parts;
  const bool few = g.m * g.n <= kFewResults;
  const int64_t results = few ? g.m * g.n : 0;
  const Ref<Block> partial = Block::allocate(results * 4), total = Block::allocate(results * 8);
  std::fill_n(total->as<double>(), results, 0.0);
  Gemm part = g;
  if (few) {
    part.out = {partial->as<void>(), g.n, 1};
    part.alpha = 1;
    part.beta = 0;
  }
  for (int64_t p = 0; p < g.k; p += depth) {
    part.k = g.k - p < depth ? g.k - p : depth;
    part.a.data = g.a.ptr<float>() + p * g.a.col_stride;
    part.b.data = g.b.ptr<float>() + p * g.b.row_stride;
    run_pieces(part);
    if (!few) part.beta = 1;
    for (int64_t i = 0; i < results; ++i) {
      total->as<double>()[i] += static_cast<double>(partial->as<float>()[i]);
    }
  }
  const double alpha = g.alpha.to_double(), beta = g.beta.to_double();
  for (int64_t i = 0; i < results; ++i) {
    float& y = g.out.ptr<float>()[i / g.n * g.out.row_stride + i % g.n];
    const double v = alpha * total->as<double>()[i];
    y = static_cast<float>(beta != 0 ? v + beta * static_cast<double>(y) : v);
  }
}

void gemm_row_major(const Gemm& g) {
  with_operand(g.a, g.m, g.k, g.dtype, [&](const Matrix& a) {
    with_operand(g.b, g.k, g.n, g.dtype, [&](const Matrix& b) {
      Gemm inner = g;
      inner.a = a;
      inner.b = b;
      g.dtype == DType::kFloat32&& g.k > kLongSum ? run_long(inner) : run_pieces(inner);
    });
  });
}

Gemm transposed(const Gemm& g) {
  return {g.dtype,          g.n,     g.m,   g.k, g.out.transposed(), g.b.transposed(),
          g.a.transposed(), g.alpha, g.beta};
}

// Products of a batch below this many multiplications are run side by side, not split; others too
// if there are several for each thread.
constexpr int64_t kBatchItem = 1 << 21;

}  // namespace

void gemm(const Gemm& g) {
  if (g.m == 0 || g.n == 0) return;
  if (g.alpha.to_double() == 0) {
    Gemm nothing = g;
    nothing.k = 0;
    ref::gemm(nothing);
  } else if (g.k == 0 || reference_only()) {
    ref::gemm(g);
  } else if (is_row_major(g.out, g.m, g.n)) {
    // A single column is a single row of the transposed product: one case less below.
    gemm_row_major(g.n == 1 && g.out.row_stride == 1 ? transposed(g) : g);
  } else if (is_row_major(g.out.transposed(), g.n, g.m)) {
    gemm_row_major(transposed(g));
  } else {
    const Ref<Block> copy = Block::allocate(g.m * g.n * item_size(g.dtype));
    Gemm inner = g;
    inner.out = {copy->as<void>(), g.n, 1};
    if (g.beta.to_double() != 0) copy_matrix(inner.out, g.out, g.m, g.n, g.dtype);
    gemm_row_major(inner);
    copy_matrix(g.out, inner.out, g.m, g.n, g.dtype);
  }
}

namespace {

void check_operands(const View& out, const ConstView& a, const ConstView& b) {
  check_same_type("gemm", {&out, &a, &b});
  const int64_t d = out.ndim() - 2;
  bool fits = d >= 0 && a.ndim() == d + 2 && b.ndim() == d + 2;
  for (int64_t i = 0; fits && i < d; ++i) {
    fits = a.size(i) == out.size(i) && b.size(i) == out.size(i);
  }
  fits = fits && a.size(d) == out.size(d) && b.size(d + 1) == out.size(d + 1) &&
         a.size(d + 1) == b.size(d);
  check(fits, Code::kInternal, "gemm: operands of sizes ", out.sizes(), ", ", a.sizes(), " and ",
        b.sizes());
}

Matrix matrix_of(const ConstView& v) {
  return {const_cast<void*>(v.data()), v.stride(v.ndim() - 2), v.stride(v.ndim() - 1)};
}

}  // namespace

namespace {
constexpr auto kWhole = static_cast<void (*)(const View&, const ConstView&, const ConstView&,
                                             const Scalar&, const Scalar&)>(&gemm);
}

void gemm(const View& out, const ConstView& a, const ConstView& b, const Scalar& alpha,
          const Scalar& beta) {
  if (recorded<kWhole>(__func__, out, a, b, alpha, beta)) return;
  check_operands(out, a, b);
  const int64_t d = out.ndim() - 2;
  const Gemm g{out.dtype(),  out.size(d),  out.size(d + 1), a.size(d + 1), matrix_of(out),
               matrix_of(a), matrix_of(b), alpha,           beta};
  if (d == 0) return gemm(g);
  if (out.numel() == 0) return;
  const int64_t item = item_size(g.dtype);
  const auto run = [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      int64_t rest = i, at[3] = {};
      for (int64_t k = d - 1; k >= 0; --k) {
        const int64_t place = rest % out.size(k);
        rest /= out.size(k);
        at[0] += place * out.stride(k);
        at[1] += place * a.stride(k);
        at[2] += place * b.stride(k);
      }
      Gemm one = g;
      one.out.data = static_cast<char*>(g.out.data) + at[0] * item;
      one.a.data = static_cast<char*>(g.a.data) + at[1] * item;
      one.b.data = static_cast<char*>(g.b.data) + at[2] * item;
      gemm(one);
    }
  };
  const int64_t count = out.numel() / (g.m * g.n), work = g.m * g.n * (g.k > 0 ? g.k : 1);
  if (work >= kBatchItem && count < 2 * most_threads()) return run(0, count);
  parallel_pieces(count, grain_of(work, 1 << 17), run);
}

}  // namespace nnc::kernels
