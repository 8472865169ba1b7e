// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/moments.h"
#include "kernels/cpu/around_dim.h"
#include "kernels/cpu/reduce_dim_rows.h"

namespace nnc::kernels::cpu {
namespace {

template <class T>
void moments_as(const DimRows<T>& rows, const View& var, const View& mean, const ConstView& in,
                const AroundDim& b, double correction) {
  const double rest = static_cast<double>(b.n) - correction, scale = 1 / (rest > 0 ? rest : 0);
  T* to_var = var.defined() ? var.ptr<T>() : nullptr;
  T* to_mean = mean.defined() ? mean.ptr<T>() : nullptr;
  const auto put = [&](int64_t at, double m, double q) {
    if constexpr (std::is_same_v<T, double>) {
      const T* const x = in.ptr<T>() + at / b.inner * b.n * b.inner + at % b.inner;
      mend_moments(
          b.n, [&](int64_t i) { return x[i * b.inner]; }, &m, &q);
    }
    if (to_mean) to_mean[at] = static_cast<T>(m);
    if (to_var) to_var[at] = static_cast<T>(q * scale);
  };
  walk_around<kDimColumns>(
      b, kGrain,
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
            const ConstView& in, const AroundDim& b) {
  walk_around<kDimColumns>(
      b, kGrain,
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
  const AroundDim b(in, begin, end);
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
  const AroundDim b(in, dim);
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
