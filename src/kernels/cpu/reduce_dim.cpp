// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/cpu/reduce_dim_rows.h"

namespace nnc::kernels::cpu {
namespace {

// A contiguous view around the reduced dimensions begin..end-1 (neighbours): (outer, n, inner).
struct Block {
  int64_t outer = 1, n = 1, inner = 1;
};
Block block_of(const ConstView& v, int64_t begin, int64_t end) {
  Block b;
  for (int64_t d = 0; d < v.ndim(); ++d)
    (d < begin ? b.outer : d < end ? b.n : b.inner) *= v.size(d);
  return b;
}

// Calls row(o) for inner == 1, else columns(o, first column, columns).
template <class Row, class Columns>
void walk(const Block& b, const Row& row, const Columns& columns) {
  if (b.inner == 1) {
    parallel_for(b.outer, grain_of(b.n), [&](int64_t begin, int64_t end) {
      for (int64_t o = begin; o < end; ++o) row(o);
    });
    return;
  }
  const int64_t chunks = (b.inner + kDimColumns - 1) / kDimColumns;
  const int64_t width = b.inner < kDimColumns ? b.inner : kDimColumns;
  parallel_for(b.outer * chunks, grain_of(b.n * width), [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const int64_t first = i % chunks * kDimColumns, left = b.inner - first;
      columns(i / chunks, first, left < kDimColumns ? left : kDimColumns);
    }
  });
}

template <class T>
void moments_as(const DimRows<T>& rows, const View& var, const View& mean, const ConstView& in,
                const Block& b, double correction) {
  const double rest = static_cast<double>(b.n) - correction, scale = 1 / (rest > 0 ? rest : 0);
  T* to_var = var.defined() ? var.ptr<T>() : nullptr;
  T* to_mean = mean.defined() ? mean.ptr<T>() : nullptr;
  const auto put = [&](int64_t at, double m, double q) {
    if (to_mean) to_mean[at] = static_cast<T>(m);
    if (to_var) to_var[at] = static_cast<T>(q * scale);
  };
  walk(
      b,
      [&](int64_t o) {
        double m, q;
        rows.moments_row(in.ptr<T>() + o * b.n, b.n, &m, &q);
        put(o, m, q);
      },
      [&](int64_t o, int64_t first, int64_t columns) {
        double m[kDimColumns], q[kDimColumns];
        rows.moments_columns(in.ptr<T>() + o * b.n * b.inner + first, b.n, b.inner, columns, m, q);
        for (int64_t j = 0; j < columns; ++j) put(o * b.inner + first + j, m[j], q[j]);
      });
}

template <class T>
void arg_as(const DimRows<T>& rows, bool largest, const View& values, const View& indices,
            const ConstView& in, const Block& b) {
  walk(
      b,
      [&](int64_t o) {
        const T* x = in.ptr<T>() + o * b.n;
        const int64_t at = rows.arg_row(largest, x, b.n);
        indices.ptr<int64_t>()[o] = at;
        if (values.defined()) values.ptr<T>()[o] = x[at];
      },
      [&](int64_t o, int64_t first, int64_t columns) {
        const int64_t at = o * b.inner + first;
        rows.arg_columns(largest, in.ptr<T>() + o * b.n * b.inner + first, b.n, b.inner, columns,
                         values.defined() ? values.ptr<T>() + at : nullptr,
                         indices.ptr<int64_t>() + at);
      });
}

}  // namespace

bool moments(const View& var, const View& mean, const ConstView& in, double correction) {
  const ConstView& like = var.defined() ? var : mean;
  if (in.numel() == 0 || !in.contiguous() || (var.defined() && !var.contiguous()) ||
      (mean.defined() && !mean.contiguous())) {
    return false;
  }
  int64_t begin = in.ndim(), end = 0;
  for (int64_t d = 0; d < in.ndim(); ++d) {
    if (like.size(d) == in.size(d)) continue;
    if (begin > d) begin = d;
    end = d + 1;
  }
  for (int64_t d = begin; d < end; ++d) {
    if (like.size(d) == in.size(d) && in.size(d) != 1) return false;
  }
  if (begin >= end) begin = end = 0;
  const Block b = block_of(in, begin, end);
  switch (in.dtype()) {
    case DType::kFloat32:
      moments_as(NNC_PICK_NARROW(dim_rows_f32)(), var, mean, in, b, correction);
      return true;
    case DType::kFloat64:
      moments_as(NNC_PICK_NARROW(dim_rows_f64)(), var, mean, in, b, correction);
      return true;
    default:
      return false;
  }
}

bool reduce_arg(bool largest, const View& values, const View& indices, const ConstView& in,
                int64_t dim) {
  if (in.numel() == 0 || !in.contiguous() || !indices.contiguous() ||
      (values.defined() && !values.contiguous())) {
    return false;
  }
  const Block b = block_of(in, dim, in.ndim() == 0 ? 0 : dim + 1);
  switch (in.dtype()) {
    case DType::kFloat32:
      arg_as(NNC_PICK_NARROW(dim_rows_f32)(), largest, values, indices, in, b);
      return true;
    case DType::kFloat64:
      arg_as(NNC_PICK_NARROW(dim_rows_f64)(), largest, values, indices, in, b);
      return true;
    default:
      return false;
  }
}

}  // namespace nnc::kernels::cpu
