/* SPDX-License-Identifier: Apache-2.0 */
/* Recurrent layers and single steps.
 *
 * Layers: input (steps, batch, features), with batch_first (batch, steps, features), or
 * (steps, features) without a batch. hx are the first states, (num_layers * directions, batch,
 * size) each, without the batch dimension if input has none; NULL (n_hx 0) for zeros. params holds,
 * for each layer and then each direction, weight_ih (gates * hidden, features), weight_hh (gates *
 * hidden, hidden) and, if has_biases, bias_ih and bias_hh (gates * hidden). dropout is the
 * probability with which elements between the layers are dropped while train is not 0. Floating
 * point; all differentiable. */
#ifndef NNC_OPS_RNN_H
#define NNC_OPS_RNN_H

#include <nnc/autograd.h>

NNC_BEGIN

/* LSTM. hx is h_0 and c_0. Gates stand in the order i, f, g, o. With one more parameter for each
 * layer and direction, weight_hr (projected, hidden), h is projected and weight_hh is
 * (4 * hidden, projected). Outputs: all h, the last h and c of each layer and direction. */
NNC_CHECKED nnc_error *nnc_lstm(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *const *hx,
                                int64_t n_hx, nnc_tensor *const *params, int64_t n_params,
                                int32_t has_biases, int64_t num_layers, double dropout,
                                int32_t train, int32_t bidirectional, int32_t batch_first,
                                nnc_tensor **output, nnc_tensor **h_n, nnc_tensor **c_n);
/* GRU. hx is h_0. Gates stand in the order r, z, n. */
NNC_CHECKED nnc_error *nnc_gru(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *hx,
                               nnc_tensor *const *params, int64_t n_params, int32_t has_biases,
                               int64_t num_layers, double dropout, int32_t train,
                               int32_t bidirectional, int32_t batch_first, nnc_tensor **output,
                               nnc_tensor **h_n);
/* h' = tanh(W_ih x + b_ih + W_hh h + b_hh). hx is h_0. */
NNC_CHECKED nnc_error *nnc_rnn_tanh(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *hx,
                                    nnc_tensor *const *params, int64_t n_params, int32_t has_biases,
                                    int64_t num_layers, double dropout, int32_t train,
                                    int32_t bidirectional, int32_t batch_first, nnc_tensor **output,
                                    nnc_tensor **h_n);
/* The same with max(x, 0) in place of tanh. */
NNC_CHECKED nnc_error *nnc_rnn_relu(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *hx,
                                    nnc_tensor *const *params, int64_t n_params, int32_t has_biases,
                                    int64_t num_layers, double dropout, int32_t train,
                                    int32_t bidirectional, int32_t batch_first, nnc_tensor **output,
                                    nnc_tensor **h_n);

/* One step: input (batch, features) or (features), hx the state before it. b_ih and b_hh may be
 * NULL. */
NNC_CHECKED nnc_error *nnc_lstm_cell(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *const *hx,
                                     int64_t n_hx, nnc_tensor *w_ih, nnc_tensor *w_hh,
                                     nnc_tensor *b_ih, nnc_tensor *b_hh, nnc_tensor **h,
                                     nnc_tensor **c);
NNC_CHECKED nnc_error *nnc_gru_cell(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *hx,
                                    nnc_tensor *w_ih, nnc_tensor *w_hh, nnc_tensor *b_ih,
                                    nnc_tensor *b_hh, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_rnn_tanh_cell(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *hx,
                                         nnc_tensor *w_ih, nnc_tensor *w_hh, nnc_tensor *b_ih,
                                         nnc_tensor *b_hh, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_rnn_relu_cell(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *hx,
                                         nnc_tensor *w_ih, nnc_tensor *w_hh, nnc_tensor *b_ih,
                                         nnc_tensor *b_hh, nnc_tensor **out);

NNC_END

#endif
