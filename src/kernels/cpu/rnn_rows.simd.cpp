// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/rnn_rows.h"

#include "kernels/cpu/vector_math.h"

namespace nnc::kernels::cpu::NNC_ISA {
namespace {

template <class T>
void forward(const LstmRow<T>& r) {
  const int64_t n = r.hidden, count = r.count;
  T* __restrict i = r.gates, * __restrict f = i + n, * __restrict g = f + n, * __restrict o = g + n;
  const T* __restrict c_prev = r.c_prev;
  T* __restrict c = r.c, * __restrict tanh_c = r.tanh_c, * __restrict h = r.h;
  NNC_VECTOR_LOOP
  for (int64_t j = 0; j < count; ++j) {
    const T vi = v_sigmoid(i[j]), vf = v_sigmoid(f[j]), vg = v_tanh(g[j]), vo = v_sigmoid(o[j]);
    const T cell = vf * c_prev[j] + vi * vg, t = v_tanh(cell);
    i[j] = vi;
    f[j] = vf;
    g[j] = vg;
    o[j] = vo;
    c[j] = cell;
    tanh_c[j] = t;
    h[j] = vo * t;
  }
}

template <class T, bool kOutside, bool kNext>
void backward(const LstmGradRow<T>& r) {
  const int64_t n = r.hidden, count = r.count;
  const T* __restrict i = r.gates, * __restrict f = i + n, * __restrict g = f + n;
  const T* __restrict o = g + n, * __restrict c_prev = r.c_prev, * __restrict tanh_c = r.tanh_c;
  const T* __restrict gy = r.gy, * __restrict next = r.gh;
  T* __restrict gi = r.gates_grad, * __restrict gf = gi + n, * __restrict gg = gf + n;
  T* __restrict go = gg + n, * __restrict gc = r.gc;
  NNC_VECTOR_LOOP
  for (int64_t j = 0; j < count; ++j) {
    T gh = 0;
    if constexpr (kOutside) gh += gy[j];
    if constexpr (kNext) gh += next[j];
    const T t = tanh_c[j], cell = gc[j] + gh * o[j] * (1 - t * t);
    gi[j] = cell * g[j] * i[j] * (1 - i[j]);
    gf[j] = cell * c_prev[j] * f[j] * (1 - f[j]);
    gg[j] = cell * i[j] * (1 - g[j] * g[j]);
    go[j] = gh * t * o[j] * (1 - o[j]);
    gc[j] = cell * f[j];
  }
}

template <class T>
void backward_any(const LstmGradRow<T>& r) {
  if (r.gy)
    r.gh ? backward<T, true, true>(r) : backward<T, true, false>(r);
  else
    r.gh ? backward<T, false, true>(r) : backward<T, false, false>(r);
}

}  // namespace

void lstm_row_f32(const LstmRow<float>& r) {
  forward(r);
}
void lstm_row_f64(const LstmRow<double>& r) {
  forward(r);
}
void lstm_grad_row_f32(const LstmGradRow<float>& r) {
  backward_any(r);
}
void lstm_grad_row_f64(const LstmGradRow<double>& r) {
  backward_any(r);
}

}  // namespace nnc::kernels::cpu::NNC_ISA
