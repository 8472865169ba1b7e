// SPDX-License-Identifier: Apache-2.0
#include "kernels/gemm.h"

#include <cblas.h>

#include <limits>

#include "kernels/common/matrix.h"
#include "kernels/openblas/lease.h"

namespace nnc::kernels::openblas {

bool gemm(const Gemm& g) {
  if (g.dtype != DType::kFloat32 && g.dtype != DType::kFloat64) return false;
  const BlasOperand a(g.a, g.m, g.k), b(g.b, g.k, g.n);
  const int64_t ldc = leading_dimension(g.out, g.m, g.n);
  for (int64_t v : {g.m, g.n, g.k, a.ld, b.ld, ldc}) {
    if (v > std::numeric_limits<blasint>::max()) return false;
  }
  const auto flag = [](const BlasOperand& x) { return x.transposed ? CblasTrans : CblasNoTrans; };
  const auto size = [](int64_t v) { return static_cast<blasint>(v); };
  const BlasLease one(1);
  if (g.dtype == DType::kFloat32) {
    cblas_sgemm(CblasRowMajor, flag(a), flag(b), size(g.m), size(g.n), size(g.k),
                g.alpha.to<float>(), g.a.ptr<float>(), size(a.ld), g.b.ptr<float>(), size(b.ld),
                g.beta.to<float>(), g.out.ptr<float>(), size(ldc));
  } else {
    cblas_dgemm(CblasRowMajor, flag(a), flag(b), size(g.m), size(g.n), size(g.k),
                g.alpha.to_double(), g.a.ptr<double>(), size(a.ld), g.b.ptr<double>(), size(b.ld),
                g.beta.to_double(), g.out.ptr<double>(), size(ldc));
  }
  return true;
}

}  // namespace nnc::kernels::openblas
