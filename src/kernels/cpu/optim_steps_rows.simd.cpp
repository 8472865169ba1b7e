// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/optim_steps_rows.h"

#include "kernels/common/optim_formulas.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

template <class T>
void step_row(T* __restrict p, const T* __restrict g, T* const* s, int64_t n,
              const FusedStep& step) {
  with_formula<T>(step, [&](const auto& formula) {
    constexpr int kStates = std::decay_t<decltype(formula)>::kStates;
    const auto f = formula;
    T* __restrict a = s[0], * __restrict b = s[1], * __restrict c = s[2];
    const bool has_b = b != nullptr;
    for (int64_t i = 0; i < n; ++i) {
      T value = p[i];
      T x[kStepStates] = {a[i], T(0), T(0)};
      if constexpr (kStates == 2) x[1] = b[i];
      if constexpr (kStates == 3) x[1] = has_b ? b[i] : T(0), x[2] = c[i];
      f(value, g[i], x);
      p[i] = value;
      a[i] = x[0];
      if constexpr (kStates == 2) b[i] = x[1];
      if constexpr (kStates == 3) {
        if (has_b) b[i] = x[1];
        c[i] = x[2];
      }
    }
  });
}

}  // namespace

void step_row_f32(float* p, const float* g, float* const* s, int64_t n, const FusedStep& step) {
  step_row(p, g, s, n, step);
}
void step_row_f64(double* p, const double* g, double* const* s, int64_t n, const FusedStep& step) {
  step_row(p, g, s, n, step);
}

}  // namespace nnc::kernels::cpu::NNC_ISA
