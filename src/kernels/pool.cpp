// SPDX-License-Identifier: Apache-2.0
#include "kernels/pool.h"

namespace nnc::kernels {

void avg_pool(const PoolShape& s, const PoolWindows& w, int64_t divisor, void* y, const void* x) {
  static constexpr std::array kList{cpu::avg_pool, ref::avg_pool};
  run_first(kList, s, w, divisor, y, x);
}

void avg_pool_grad(const PoolShape& s, const PoolWindows& w, int64_t divisor, void* gx,
                   const void* gy) {
  static constexpr std::array kList{cpu::avg_pool_grad, ref::avg_pool_grad};
  run_first(kList, s, w, divisor, gx, gy);
}

}  // namespace nnc::kernels
