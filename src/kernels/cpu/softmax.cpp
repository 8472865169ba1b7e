// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/grain.h"
#include "kernels/common/loop.h"
#include "kernels/cpu/softmax_rows.h"

namespace nnc::kernels::cpu {
namespace {

// An exponential costs as much as some plain elements.
constexpr int64_t kExpGrain = kGrain / 8;

template <class T>
const SoftmaxRows<T>& rows() {
  if constexpr (sizeof(T) == 4)
    return NNC_PICK(softmax_rows_f32)();
  else
    return NNC_PICK(softmax_rows_f64)();
}

// A contiguous view as (outer, n, inner) around dim.
struct Block {
  int64_t outer = 1, n = 1, inner = 1;
  Block(const ConstView& v, int64_t dim) {
    for (int64_t d = 0; d < v.ndim(); ++d) (d < dim ? outer : d == dim ? n : inner) *= v.size(d);
  }
};

// Calls row(offset) for inner == 1, else columns(offset, outer index, first column, columns).
template <class Row, class Columns>
void walk(const Block& b, const Row& row, const Columns& columns) {
  if (b.inner == 1) {
    parallel_for(b.outer, grain_of(b.n, kExpGrain), [&](int64_t begin, int64_t end) {
      for (int64_t o = begin; o < end; ++o) row(o);
    });
    return;
  }
  const int64_t chunks = (b.inner + kSoftmaxColumns - 1) / kSoftmaxColumns;
  const int64_t width = b.inner < kSoftmaxColumns ? b.inner : kSoftmaxColumns;
  parallel_for(b.outer * chunks, grain_of(b.n * width, kExpGrain), [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const int64_t first = i % chunks * kSoftmaxColumns, left = b.inner - first;
      columns(i / chunks, first, left < kSoftmaxColumns ? left : kSoftmaxColumns);
    }
  });
}

// Runs f(Tag<T>) for the two types that are taken here.
template <class F>
bool for_float_or_double(DType t, const F& f) {
  if (t == DType::kFloat32)
    f(Tag<float>());
  else if (t == DType::kFloat64)
    f(Tag<double>());
  else
    return false;
  return true;
}

}  // namespace

bool softmax(bool log, const View& y, const ConstView& x, int64_t dim) {
  if (!y.contiguous() || !x.contiguous() || x.numel() == 0) return false;
  return for_float_or_double(x.dtype(), [&](auto tag) {
    using T = typename decltype(tag)::type;
    const Block b(x, dim);
    const SoftmaxRows<T>& r = rows<T>();
    walk(
        b, [&](int64_t o) { r.forward(log, y.ptr<T>() + o * b.n, x.ptr<T>() + o * b.n, b.n); },
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
    const Block b(y, dim);
    const SoftmaxRows<T>& r = rows<T>();
    walk(
        b,
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
    const Block b(x, dim);
    const SoftmaxRows<T>& r = rows<T>();
    walk(
        b,
        [&](int64_t o) {
          y.ptr<T>()[o] = static_cast<T>(r.log_sum_exp(x.ptr<T>() + o * b.n, b.n));
        },
        [&](int64_t o, int64_t first, int64_t columns) {
          r.log_sum_exp_columns(y.ptr<T>() + o * b.inner + first,
                                x.ptr<T>() + o * b.n * b.inner + first, b.n, b.inner, columns);
        });
  });
}

}  // namespace nnc::kernels::cpu
