// SPDX-License-Identifier: Apache-2.0
// One layer of a recurrent network in one direction, as the layers of rnn.cpp call it.
#pragma once

#include <vector>

#include "ops/rnn.h"

namespace nnc::ops {

struct RnnWeights {
  Tensor w_ih, w_hh, b_ih, b_hh, w_hr;  // biases and w_hr may be undefined
};
struct RnnState {
  Tensor h, c;  // c only of an LSTM
};
struct RnnLayerResult {
  Tensor y;  // (steps, batch, size of h), or (rows, size of h) of packed sequences
  RnnState last;
};
struct RnnSteps {
  bool reverse;
  Span<const int64_t> batch_sizes;  // RnnOptions::batch_sizes
};

// x (steps, batch, input), or (rows, input) of packed sequences.
using RnnLayer = RnnLayerResult (*)(const Tensor& x, const RnnState& first, const RnnWeights& w,
                                    const RnnSteps& steps);

// One step from what comes in: x_gates = x w_ih^T + b_ih.
using RnnStep = RnnState (*)(const Tensor& x_gates, const RnnState& before, const RnnWeights& w);
RnnState lstm_step(const Tensor& x_gates, const RnnState& before, const RnnWeights& w);
RnnState gru_step(const Tensor& x_gates, const RnnState& before, const RnnWeights& w);
RnnState rnn_tanh_step(const Tensor& x_gates, const RnnState& before, const RnnWeights& w);
RnnState rnn_relu_step(const Tensor& x_gates, const RnnState& before, const RnnWeights& w);

// A layer made of recorded steps.
RnnLayerResult stepwise_layer(RnnStep step, const Tensor& x, const RnnState& first,
                              const RnnWeights& w, const RnnSteps& steps);
// An LSTM layer as one node; packed sequences, projections, 16-bit floats and empty batches go step
// by step.
RnnLayerResult lstm_layer(const Tensor& x, const RnnState& first, const RnnWeights& w,
                          const RnnSteps& steps);

// The activated gates of an LSTM step from their inputs (batch, 4 hidden), and the new cell.
struct LstmGates {
  Tensor i, f, g, o, c, tanh_c;
};
LstmGates lstm_gates(const Tensor& inputs, const Tensor& c_before);

}  // namespace nnc::ops
