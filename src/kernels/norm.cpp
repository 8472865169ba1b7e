// SPDX-License-Identifier: Apache-2.0
#include "kernels/norm.h"

namespace nnc::kernels {

void channel_moments(const ChannelShape& s, double* mean, double* variance, const void* x) {
  static constexpr std::array kList{cpu::channel_moments, ref::channel_moments};
  run_first(kList, s, mean, variance, x);
}

void channel_affine(const ChannelShape& s, void* y, const void* x, const double* scale,
                    const double* shift) {
  static constexpr std::array kList{cpu::channel_affine, ref::channel_affine};
  run_first(kList, s, y, x, scale, shift);
}

void channel_sums(const ChannelShape& s, double* sum, double* product, const void* gy,
                  const void* x, const double* mean) {
  static constexpr std::array kList{cpu::channel_sums, ref::channel_sums};
  run_first(kList, s, sum, product, gy, x, mean);
}

void channel_grad(const ChannelShape& s, void* gx, const void* gy, const void* x, const double* a,
                  const double* b, const double* c) {
  static constexpr std::array kList{cpu::channel_grad, ref::channel_grad};
  run_first(kList, s, gx, gy, x, a, b, c);
}

void row_norm(const RowShape& s, void* y, double* mean, double* rstd, const void* x,
              const void* weight, const void* bias, double eps) {
  static constexpr std::array kList{cpu::row_norm, ref::row_norm};
  run_first(kList, s, y, mean, rstd, x, weight, bias, eps);
}

void row_norm_grad(const RowShape& s, void* gx, void* gw, void* gb, const void* gy, const void* x,
                   const double* mean, const double* rstd, const void* weight) {
  static constexpr std::array kList{cpu::row_norm_grad, ref::row_norm_grad};
  run_first(kList, s, gx, gw, gb, gy, x, mean, rstd, weight);
}

}  // namespace nnc::kernels
