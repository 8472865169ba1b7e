// SPDX-License-Identifier: Apache-2.0
// One layer of an LSTM over all time steps, and its gradient. float32 and float64.
#pragma once

#include "kernels/common/backend.h"
#include "tensor/view.h"

namespace nnc::kernels {

// All operands are of one type and row-major: (steps, batch, columns), (batch, columns) or a matrix
// of torch's layout. Views of nothing where an operand does not exist.
struct LstmLayer {
  bool reverse;
  ConstView x, h0, c0, w_ih, w_hh, b_ih, b_hh;
  View y;                 // (steps, batch, hidden)
  View gates, c, tanh_c;  // (steps, batch, 4 hidden), (steps, batch, hidden): kept for backward
  void visit_operands(OperandVisitor& visitor) {
    for (ConstView* v : {&x, &h0, &c0, &w_ih, &w_hh, &b_ih, &b_hh}) visitor.reads(*v);
    for (View* v : {&y, &gates, &c, &tanh_c}) visitor.writes(*v);
  }
  int64_t steps() const { return x.size(0); }
  int64_t batch() const { return x.size(1); }
  int64_t input() const { return x.size(2); }
  int64_t hidden() const { return h0.size(1); }
};
void lstm_forward(const LstmLayer& layer);

// Views of nothing where nobody wants a gradient (outputs) or it is 0 (gy, gh, gc).
struct LstmLayerGrad {
  ConstView gy;      // (steps, batch, hidden)
  ConstView gh, gc;  // of the last step
  View gates_grad;   // (steps, batch, 4 hidden), work space
  View gx, gh0, gc0, gw_ih, gw_hh, gb;
  void visit_operands(OperandVisitor& visitor) {
    for (ConstView* v : {&gy, &gh, &gc}) visitor.reads(*v);
    for (View* v : {&gates_grad, &gx, &gh0, &gc0, &gw_ih, &gw_hh, &gb}) visitor.writes(*v);
  }
};
void lstm_backward(const LstmLayer& layer, const LstmLayerGrad& grad);

namespace ref {
bool lstm_forward(const LstmLayer& layer);
bool lstm_backward(const LstmLayer& layer, const LstmLayerGrad& grad);
}  // namespace ref
namespace cpu {
bool lstm_forward(const LstmLayer& layer);
bool lstm_backward(const LstmLayer& layer, const LstmLayerGrad& grad);
}  // namespace cpu

}  // namespace nnc::kernels
