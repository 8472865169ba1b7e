// SPDX-License-Identifier: Apache-2.0
#include "kernels/linear.h"

namespace nnc::kernels::ref {

bool linear(const LinearShape& s, const View& y, const ConstView& x, const Weight& w,
            const ConstView& bias, const LinearEpilogue& e) {
  for (int64_t i = 0; i < y.size(0); ++i) {
    for (int64_t j = 0; j < s.n; ++j) {
      const float* const a = x.ptr<float>() + i * x.stride(0);
      const float* const b = static_cast<const float*>(w.data) + j * s.column;
      double sum = bias.defined() ? static_cast<double>(bias.ptr<float>()[j]) : 0;
      for (int64_t p = 0; p < s.k; ++p) {
        sum += static_cast<double>(a[p * x.stride(1)]) * static_cast<double>(b[p * s.term]);
      }
      y.ptr<float>()[i * y.stride(0) + j] = static_cast<float>(sum);
    }
  }
  apply_epilogue(y, e, 0, s.n);
  return true;
}

}  // namespace nnc::kernels::ref
