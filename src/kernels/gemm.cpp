// SPDX-License-Identifier: Apache-2.0
#include "kernels/gemm.h"

#include "base/parallel.h"
#include "kernels/copy.h"
#include "kernels/gemm_operand.h"

namespace nnc::kernels {
namespace {

constexpr std::array kList{cpu::gemm_small, onednn::gemm, openblas::gemm, cpu::gemm_16bit,
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
  const Scratch copy(rows * cols * item_size(dtype));
  const Matrix packed{copy.data(), cols, 1};
  copy_matrix(packed, x, rows, cols, dtype);
  f(packed);
}

// A large product in independent pieces, one for each thread: the libraries' threads wait for each
// other several times within a product, which costs much on a busy machine.
constexpr int64_t kPieces = 1 << 24;  // multiplications that are worth it
constexpr int64_t kTile = 48;         // rows or columns that stay together

void run_pieces(const Gemm& g) {
  const bool floating = g.dtype == DType::kFloat32 || g.dtype == DType::kFloat64;
  const bool rows = g.m > g.n;
  const int64_t extent = rows ? g.m : g.n, tiles = (extent + kTile - 1) / kTile;
  if (!floating || g.m * g.n * g.k < kPieces) return run_first(kList, g);
  const ThreadLease lease(1024);
  if (tiles < 4 * lease.threads()) return run_first(kList, g);
  const int64_t item = item_size(g.dtype);
  const auto advance = [&](Matrix& x, int64_t elements) {
    x.data = static_cast<char*>(x.data) + elements * item;
  };
  parallel_for(tiles, 1, [&](int64_t begin, int64_t end) {
    const int64_t first = begin * kTile, last = end * kTile < extent ? end * kTile : extent;
    Gemm part = g;
    (rows ? part.m : part.n) = last - first;
    advance(part.out, first * (rows ? g.out.row_stride : g.out.col_stride));
    if (rows)
      advance(part.a, first * g.a.row_stride);
    else
      advance(part.b, first * g.b.col_stride);
    run_first(kList, part);
  });
}

void gemm_row_major(const Gemm& g) {
  with_operand(g.a, g.m, g.k, g.dtype, [&](const Matrix& a) {
    with_operand(g.b, g.k, g.n, g.dtype, [&](const Matrix& b) {
      Gemm inner = g;
      inner.a = a;
      inner.b = b;
      run_pieces(inner);
    });
  });
}

Gemm transposed(const Gemm& g) {
  return {g.dtype,          g.n,     g.m,   g.k, g.out.transposed(), g.b.transposed(),
          g.a.transposed(), g.alpha, g.beta};
}

// Products of a batch below this many multiplications are run side by side, not split.
constexpr int64_t kBatchItem = 1 << 21;

}  // namespace

void gemm(const Gemm& g) {
  if (g.m == 0 || g.n == 0) return;
  if (g.k == 0 || reference_only()) {
    ref::gemm(g);
  } else if (is_row_major(g.out, g.m, g.n)) {
    // A single column is a single row of the transposed product: one case less below.
    gemm_row_major(g.n == 1 && g.out.row_stride == 1 ? transposed(g) : g);
  } else if (is_row_major(g.out.transposed(), g.n, g.m)) {
    gemm_row_major(transposed(g));
  } else {
    const Scratch copy(g.m * g.n * item_size(g.dtype));
    Gemm inner = g;
    inner.out = {copy.data(), g.n, 1};
    if (g.beta.to_double() != 0) copy_matrix(inner.out, g.out, g.m, g.n, g.dtype);
    gemm_row_major(inner);
    copy_matrix(g.out, inner.out, g.m, g.n, g.dtype);
  }
}

void gemm_batch(const Gemm& g, Sizes batch, Sizes out_strides, Sizes a_strides, Sizes b_strides) {
  int64_t count = 1;
  for (int64_t s : batch) count *= s;
  if (count == 0 || g.m == 0 || g.n == 0) return;
  const int64_t item = item_size(g.dtype);
  const auto run = [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      int64_t rest = i, out = 0, a = 0, b = 0;
      for (int64_t d = batch.size() - 1; d >= 0; --d) {
        const int64_t at = rest % batch[d];
        rest /= batch[d];
        out += at * out_strides[d];
        a += at * a_strides[d];
        b += at * b_strides[d];
      }
      Gemm one = g;
      one.out.data = static_cast<char*>(g.out.data) + out * item;
      one.a.data = static_cast<char*>(g.a.data) + a * item;
      one.b.data = static_cast<char*>(g.b.data) + b * item;
      gemm(one);
    }
  };
  const int64_t work = g.m * g.n * (g.k > 0 ? g.k : 1);
  if (work >= kBatchItem) return run(0, count);
  parallel_for(count, 1 + (1 << 17) / work, run);
}

}  // namespace nnc::kernels
