// SPDX-License-Identifier: Apache-2.0
// Recurrent layers and their single steps. Parameters as in torch; see nnc/ops_rnn.h.
#pragma once

#include "tensor/tensor.h"

namespace nnc::ops {

using RnnTensors = SmallVector<Tensor, 3>;

struct RnnOptions {
  bool has_biases = true;
  int64_t num_layers = 1;
  double dropout = 0;  // between the layers, in training
  bool train = false;
  bool bidirectional = false;
  bool batch_first = false;
  // Of packed sequences, whose input is (rows, features): how many reach each step, at least one
  // and never more than the step before. Empty: nothing is packed.
  Span<const int64_t> batch_sizes{};
};

// params: for each layer and direction weight_ih, weight_hh, bias_ih, bias_hh (if has_biases) and,
// of an LSTM with projections, weight_hr. Gives output, h_n and, of an LSTM, c_n.
RnnTensors lstm(const Tensor& input, Span<const Tensor> hx, Span<const Tensor> params,
                const RnnOptions& options);
RnnTensors gru(const Tensor& input, const Tensor& hx, Span<const Tensor> params,
               const RnnOptions& options);
RnnTensors rnn_tanh(const Tensor& input, const Tensor& hx, Span<const Tensor> params,
                    const RnnOptions& options);
RnnTensors rnn_relu(const Tensor& input, const Tensor& hx, Span<const Tensor> params,
                    const RnnOptions& options);

// One step. Biases may be undefined. Gives h and, of an LSTM, c.
RnnTensors lstm_cell(const Tensor& input, Span<const Tensor> hx, const Tensor& w_ih,
                     const Tensor& w_hh, const Tensor& b_ih, const Tensor& b_hh);
Tensor gru_cell(const Tensor& input, const Tensor& hx, const Tensor& w_ih, const Tensor& w_hh,
                const Tensor& b_ih, const Tensor& b_hh);
Tensor rnn_tanh_cell(const Tensor& input, const Tensor& hx, const Tensor& w_ih, const Tensor& w_hh,
                     const Tensor& b_ih, const Tensor& b_hh);
Tensor rnn_relu_cell(const Tensor& input, const Tensor& hx, const Tensor& w_ih, const Tensor& w_hh,
                     const Tensor& b_ih, const Tensor& b_hh);

}  // namespace nnc::ops
