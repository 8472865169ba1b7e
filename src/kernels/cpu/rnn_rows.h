// SPDX-License-Identifier: Apache-2.0
// Gates of one batch entry at one step; see isa.h.
#pragma once

#include "kernels/cpu/isa.h"
#include "kernels/rnn.h"

namespace nnc::kernels::cpu {

// Rows of one batch entry at one step, or `count` neighbours in them. Gates stand in the order
// i, f, g, o, `hidden` values each.
template <class T>
struct LstmRow {
  int64_t hidden, count;
  T* gates;  // in: what goes into the gates; out: their values
  const T* c_prev;
  T* c;
  T* tanh_c;
  T* h;  // o tanh(c)
};
template <class T>
struct LstmGradRow {
  int64_t hidden, count;
  T* gates_grad;   // out: of what went into the gates
  const T* gates;  // their values
  const T* c_prev;
  const T* tanh_c;
  const T* gy;  // of h from outside; null: 0
  const T* gh;  // of h from the next step; null: 0
  T* gc;        // in: of c from the next step; out: of c_prev
};

NNC_DECLARE(void lstm_row_f32(const LstmRow<float>& r))
NNC_DECLARE(void lstm_row_f64(const LstmRow<double>& r))
NNC_DECLARE(void lstm_grad_row_f32(const LstmGradRow<float>& r))
NNC_DECLARE(void lstm_grad_row_f64(const LstmGradRow<double>& r))

}  // namespace nnc::kernels::cpu
