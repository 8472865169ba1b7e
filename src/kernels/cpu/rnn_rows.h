// SPDX-License-Identifier: Apache-2.0
// Gates of one batch entry at one step; see isa.h.
#pragma once

#include "kernels/cpu/isa.h"
#include "kernels/rnn.h"

namespace nnc::kernels::cpu {

NNC_DECLARE(void lstm_row_f32(const LstmRow<float>& r))
NNC_DECLARE(void lstm_row_f64(const LstmRow<double>& r))
NNC_DECLARE(void lstm_grad_row_f32(const LstmGradRow<float>& r))
NNC_DECLARE(void lstm_grad_row_f64(const LstmGradRow<double>& r))

}  // namespace nnc::kernels::cpu
