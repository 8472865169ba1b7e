// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/optim_rows.h"

#include <cmath>

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

// 0 times an infinite parameter would be NaN.
template <class T>
T decayed(T grad, T p, T decay, bool decays) {
  return decays ? grad + decay * p : grad;
}

template <class T>
void sgd(T* __restrict p, const T* __restrict g, T* __restrict buf, int64_t n, const SgdStep& s) {
  const T lr = T(s.lr), momentum = T(s.momentum), keep = T(1 - s.dampening),
          decay = T(s.weight_decay), sign = s.maximize ? T(-1) : T(1);
  const bool decays = decay != 0, nesterov = s.nesterov;  // Note [Masks select]
  if (!buf) {
    for (int64_t i = 0; i < n; ++i) p[i] -= lr * decayed(sign * g[i], p[i], decay, decays);
    return;
  }
  // The first step sets the buffer; it may hold anything before.
  const T old = s.first ? T(0) : momentum, fresh = s.first ? T(1) : keep;
  if (s.first) {
    for (int64_t i = 0; i < n; ++i) buf[i] = T(0);
  }
  for (int64_t i = 0; i < n; ++i) {
    const T grad = decayed(sign * g[i], p[i], decay, decays);
    const T b = old * buf[i] + fresh * grad;
    buf[i] = b;
    p[i] -= lr * (nesterov ? grad + momentum * b : b);
  }
}

template <class T, bool kMax>
void adam(T* __restrict p, const T* __restrict g, T* __restrict m, T* __restrict v,
          T* __restrict vmax, int64_t n, const AdamStep& s) {
  const T sign = s.maximize ? T(-1) : T(1), eps = T(s.eps), size = T(s.step_size);
  const T shrink = s.decoupled ? T(1 - s.lr * s.weight_decay) : T(1);
  const T decay = s.decoupled ? T(0) : T(s.weight_decay);
  // torch.lerp: from the nearer end.
  const bool decays = decay != 0, near = 1 - s.beta1 < 0.5;
  const T a1 = near ? T(1 - s.beta1) : -T(1 - T(1 - s.beta1)), b2 = T(s.beta2), a2 = T(1 - s.beta2);
  const T correction = T(s.correction2_sqrt);
  for (int64_t i = 0; i < n; ++i) {
    const T grad = decayed(sign * g[i], p[i], decay, decays);
    const T m1 = (near ? m[i] : grad) + a1 * (grad - m[i]);
    const T v1 = b2 * v[i] + a2 * grad * grad;
    m[i] = m1;
    v[i] = v1;
    T second = v1;
    if constexpr (kMax) {
      second = vmax[i] > v1 ? vmax[i] : v1;
      vmax[i] = second;
    }
    p[i] = p[i] * shrink - size * (m1 / (std::sqrt(second) / correction + eps));
  }
}

template <class T>
void adam_any(T* p, const T* g, T* m, T* v, T* vmax, int64_t n, const AdamStep& s) {
  if (vmax)
    adam<T, true>(p, g, m, v, vmax, n, s);
  else
    adam<T, false>(p, g, m, v, vmax, n, s);
}

}  // namespace

void sgd_row_f32(float* p, const float* g, float* buf, int64_t n, const SgdStep& s) {
  sgd(p, g, buf, n, s);
}
void sgd_row_f64(double* p, const double* g, double* buf, int64_t n, const SgdStep& s) {
  sgd(p, g, buf, n, s);
}
void adam_row_f32(float* p, const float* g, float* m, float* v, float* vmax, int64_t n,
                  const AdamStep& s) {
  adam_any(p, g, m, v, vmax, n, s);
}
void adam_row_f64(double* p, const double* g, double* m, double* v, double* vmax, int64_t n,
                  const AdamStep& s) {
  adam_any(p, g, m, v, vmax, n, s);
}

}  // namespace nnc::kernels::cpu::NNC_ISA
