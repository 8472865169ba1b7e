// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/around_dim.h"
#include "kernels/cpu/real_types.h"
#include "kernels/cpu/softmax_rows.h"

namespace nnc::kernels::cpu {
namespace {

// An exponential costs as much as some plain elements.
constexpr int64_t kExpGrain = kGrain / 8;

}  // namespace

bool softmax(bool log, const View& y, const ConstView& x, int64_t dim) {
  if (!y.contiguous() || !x.contiguous() || x.numel() == 0) return false;
  return for_float_or_double(x.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const AroundDim b(x, dim);
    const SoftmaxRows<T>& r = softmax_rows<T>();
    walk_around<kSoftmaxColumns>(
        b, kExpGrain,
        [&](int64_t o) { r.forward(log, y.ptr<T>() + o * b.n, x.ptr<T>() + o * b.n, b.n); },
        [&](int64_t o, int64_t first, int64_t columns) {
          const int64_t at = o * b.n * b.inner + first;
          r.forward_columns(log, y.ptr<T>() + at, x.ptr<T>() + at, b.n, b.inner, columns);
        });
  });
}

bool softmax_backward(bool log, const View& gx, const ConstView& gy, const ConstView& y,
                      int64_t dim) {
  if (!gx.contiguous() || !gy.contiguous() || !y.contiguous() || y.numel() == 0) return false;
  return for_float_or_double(y.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const AroundDim b(y, dim);
    const SoftmaxRows<T>& r = softmax_rows<T>();
    walk_around<kSoftmaxColumns>(
        b, kExpGrain,
        [&](int64_t o) {
          const int64_t at = o * b.n;
          r.backward(log, gx.ptr<T>() + at, gy.ptr<T>() + at, y.ptr<T>() + at, b.n);
        },
        [&](int64_t o, int64_t first, int64_t columns) {
          const int64_t at = o * b.n * b.inner + first;
          r.backward_columns(log, gx.ptr<T>() + at, gy.ptr<T>() + at, y.ptr<T>() + at, b.n, b.inner,
                             columns);
        });
  });
}

bool log_sum_exp(const View& y, const ConstView& x, int64_t dim) {
  if (!y.contiguous() || !x.contiguous() || x.numel() == 0) return false;
  return for_float_or_double(x.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const AroundDim b(x, dim);
    const SoftmaxRows<T>& r = softmax_rows<T>();
    walk_around<kSoftmaxColumns>(
        b, kExpGrain,
        [&](int64_t o) {
          y.ptr<T>()[o] = static_cast<T>(r.log_sum_exp(x.ptr<T>() + o * b.n, b.n).total());
        },
        [&](int64_t o, int64_t first, int64_t columns) {
          r.log_sum_exp_columns(y.ptr<T>() + o * b.inner + first,
                                x.ptr<T>() + o * b.n * b.inner + first, b.n, b.inner, columns);
        });
  });
}

}  // namespace nnc::kernels::cpu
