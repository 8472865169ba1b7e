// SPDX-License-Identifier: Apache-2.0
// One layer of an LSTM over all time steps, and its gradient. float32 and float64.
#pragma once

#include "kernels/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

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

// All tensors are contiguous, (steps, batch, columns) or (batch, columns) or a matrix of torch's
// layout; y has rows at a distance of its own. Null where an operand does not exist.
struct LstmLayer {
  DType dtype;
  int64_t steps, batch, input, hidden;
  bool reverse;
  const void *x, *h0, *c0, *w_ih, *w_hh, *b_ih, *b_hh;
  void* y;  // (steps, batch, hidden)
  int64_t y_row;
  void *gates, *c, *tanh_c;  // (steps, batch, 4 hidden), (steps, batch, hidden): kept for backward
};
void lstm_forward(const LstmLayer& layer);

// Null where nobody wants a gradient (outputs) or it is 0 (gy, gh, gc).
struct LstmLayerGrad {
  const void* gy;       // (steps, batch, hidden), contiguous
  const void *gh, *gc;  // of the last step
  void* gates_grad;     // (steps, batch, 4 hidden), work space
  void *gx, *gh0, *gc0, *gw_ih, *gw_hh, *gb;
};
void lstm_backward(const LstmLayer& layer, const LstmLayerGrad& grad);

namespace ref {
bool lstm_row(const LstmRow<float>& r);
bool lstm_row(const LstmRow<double>& r);
bool lstm_grad_row(const LstmGradRow<float>& r);
bool lstm_grad_row(const LstmGradRow<double>& r);
}  // namespace ref
namespace cpu {
bool lstm_row(const LstmRow<float>& r);
bool lstm_row(const LstmRow<double>& r);
bool lstm_grad_row(const LstmGradRow<float>& r);
bool lstm_grad_row(const LstmGradRow<double>& r);
}  // namespace cpu

}  // namespace nnc::kernels
