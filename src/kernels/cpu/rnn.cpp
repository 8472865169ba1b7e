// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/rnn_rows.h"

namespace nnc::kernels::cpu {

bool lstm_row(const LstmRow<float>& r) {
  return NNC_PICK(lstm_row_f32)(r), true;
}
bool lstm_row(const LstmRow<double>& r) {
  return NNC_PICK(lstm_row_f64)(r), true;
}
bool lstm_grad_row(const LstmGradRow<float>& r) {
  return NNC_PICK(lstm_grad_row_f32)(r), true;
}
bool lstm_grad_row(const LstmGradRow<double>& r) {
  return NNC_PICK(lstm_grad_row_f64)(r), true;
}

}  // namespace nnc::kernels::cpu
