// SPDX-License-Identifier: Apache-2.0
#include "kernels/gemm.h"

#include "kernels/common/matrix.h"
#include "kernels/ref/sums.h"

namespace nnc::kernels::ref {
namespace {

template <class T>
void multiply(const Gemm& g) {
  using A = sum_t<T>;
  const A alpha = static_cast<A>(g.alpha.to<compute_t<T>>());
  const A beta = static_cast<A>(g.beta.to<compute_t<T>>());
  const bool keep = g.beta.to_double() != 0;
  for (int64_t i = 0; i < g.m; ++i) {
    for (int64_t j = 0; j < g.n; ++j) {
      const T* a = g.a.ptr<T>() + i * g.a.row_stride;
      const T* b = g.b.ptr<T>() + j * g.b.col_stride;
      A sum = 0;
      for (int64_t p = 0; p < g.k; ++p) {
        sum += static_cast<A>(a[p * g.a.col_stride]) * static_cast<A>(b[p * g.b.row_stride]);
      }
      T& y = g.out.ptr<T>()[i * g.out.row_stride + j * g.out.col_stride];
      const A result = keep ? alpha * sum + beta * static_cast<A>(y) : alpha * sum;
      y = static_cast<T>(static_cast<compute_t<T>>(result));
    }
  }
}

}  // namespace

bool gemm(const Gemm& g) {
  dispatch_all(g.dtype, [&](auto tag) { multiply<typename decltype(tag)::type>(g); });
  return true;
}

}  // namespace nnc::kernels::ref
