/* SPDX-License-Identifier: Apache-2.0 */
/* Recurrent layers and single steps. Floating point of one type (NNC_E_DTYPE); sizes that do not
 * fit are NNC_E_SHAPE, another number of parameters NNC_E_INVALID. All differentiable.
 *
 * Layers: input is (steps, batch, features), with batch_first not 0 (batch, steps, features), or
 * (steps, features) without a batch (torch: of modules alone); output is the same with directions *
 * hidden in place of features, h_n and c_n (num_layers * directions, batch, hidden): all h of the
 * last layer, and the last states of each layer and direction. directions is 2 if bidirectional is
 * not 0. hx are the first states, in the sizes of h_n; n_hx 0, or hx NULL, is zeros. params holds,
 * for each layer and then each direction, weight_ih (gates * hidden, features; directions * hidden
 * behind the first layer), weight_hh (gates * hidden, hidden) and, if has_biases is not 0, bias_ih
 * and bias_hh (gates * hidden). Elements between the layers are dropped with probability dropout
 * while train is not 0. */
#ifndef NNC_OPS_RNN_H
#define NNC_OPS_RNN_H

#include <nnc/autograd.h>

NNC_BEGIN

/* hx is h_0 and c_0, params have 4 gates in the order i, f, g, o. With one more parameter for each
 * layer and direction, weight_hr (projected, hidden), each h is projected and weight_hh is (4 *
 * hidden, projected). */
NNC_CHECKED nnc_error *nnc_lstm(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *const *hx,
                                int64_t n_hx, nnc_tensor *const *params, int64_t n_params,
                                int32_t has_biases, int64_t num_layers, double dropout,
                                int32_t train, int32_t bidirectional, int32_t batch_first,
                                nnc_tensor **output, nnc_tensor **h_n, nnc_tensor **c_n);
/* hx is h_0, or NULL; params have 3 gates in the order r, z, n. */
NNC_CHECKED nnc_error *nnc_gru(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *hx,
                               nnc_tensor *const *params, int64_t n_params, int32_t has_biases,
                               int64_t num_layers, double dropout, int32_t train,
                               int32_t bidirectional, int32_t batch_first, nnc_tensor **output,
                               nnc_tensor **h_n);
/* h' = tanh(W_ih x + b_ih + W_hh h + b_hh). hx is h_0, or NULL; params have one gate. */
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

/* ---- single steps ----
 * input is (batch, features) or (features), the states (batch, hidden) or (hidden), and so are the
 * results. w_ih is (gates * hidden, features), w_hh (gates * hidden, hidden); b_ih and b_hh
 * (gates * hidden) may be NULL. */

/* A step of nnc_lstm from the states hx, h and c, to the next. */
NNC_CHECKED nnc_error *nnc_lstm_cell(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *const *hx,
                                     int64_t n_hx, nnc_tensor *w_ih, nnc_tensor *w_hh,
                                     nnc_tensor *b_ih, nnc_tensor *b_hh, nnc_tensor **h,
                                     nnc_tensor **c);
/* A step of nnc_gru from the state hx to the next. */
NNC_CHECKED nnc_error *nnc_gru_cell(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *hx,
                                    nnc_tensor *w_ih, nnc_tensor *w_hh, nnc_tensor *b_ih,
                                    nnc_tensor *b_hh, nnc_tensor **out);
/* A step of nnc_rnn_tanh from the state hx to the next. */
NNC_CHECKED nnc_error *nnc_rnn_tanh_cell(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *hx,
                                         nnc_tensor *w_ih, nnc_tensor *w_hh, nnc_tensor *b_ih,
                                         nnc_tensor *b_hh, nnc_tensor **out);
/* A step of nnc_rnn_relu from the state hx to the next. */
NNC_CHECKED nnc_error *nnc_rnn_relu_cell(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *hx,
                                         nnc_tensor *w_ih, nnc_tensor *w_hh, nnc_tensor *b_ih,
                                         nnc_tensor *b_hh, nnc_tensor **out);

NNC_END

#endif
