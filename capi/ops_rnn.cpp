// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_rnn.h"

#include "capi/guard.h"
#include "ops/rnn.h"

using namespace nnc;
using namespace nnc::capi;
using namespace nnc::ops;

namespace {

RnnOptions options(int32_t has_biases, int64_t num_layers, double dropout, int32_t train,
                   int32_t bidirectional, int32_t batch_first) {
  return {has_biases != 0, num_layers, dropout, train != 0, bidirectional != 0, batch_first != 0};
}

}  // namespace

nnc_error* nnc_lstm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* const* hx, int64_t n_hx,
                    nnc_tensor* const* params, int64_t n_params, int32_t has_biases,
                    int64_t num_layers, double dropout, int32_t train, int32_t bidirectional,
                    int32_t batch_first, nnc_tensor** output, nnc_tensor** h_n, nnc_tensor** c_n) {
  return PUT(outs(OUT(output), OUT(h_n), OUT(c_n)),
             lstm(ARG(input), LIST(hx), LIST(params),
                  options(has_biases, num_layers, dropout, train, bidirectional, batch_first)));
}

nnc_error* nnc_gru(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* hx, nnc_tensor* const* params,
                   int64_t n_params, int32_t has_biases, int64_t num_layers, double dropout,
                   int32_t train, int32_t bidirectional, int32_t batch_first, nnc_tensor** output,
                   nnc_tensor** h_n) {
  return PUT(outs(OUT(output), OUT(h_n)),
             gru(ARG(input), OPT(hx), LIST(params),
                 options(has_biases, num_layers, dropout, train, bidirectional, batch_first)));
}

nnc_error* nnc_rnn_tanh(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* hx, nnc_tensor* const* params,
                        int64_t n_params, int32_t has_biases, int64_t num_layers, double dropout,
                        int32_t train, int32_t bidirectional, int32_t batch_first,
                        nnc_tensor** output, nnc_tensor** h_n) {
  return PUT(outs(OUT(output), OUT(h_n)),
             rnn_tanh(ARG(input), OPT(hx), LIST(params),
                      options(has_biases, num_layers, dropout, train, bidirectional, batch_first)));
}

nnc_error* nnc_rnn_relu(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* hx, nnc_tensor* const* params,
                        int64_t n_params, int32_t has_biases, int64_t num_layers, double dropout,
                        int32_t train, int32_t bidirectional, int32_t batch_first,
                        nnc_tensor** output, nnc_tensor** h_n) {
  return PUT(outs(OUT(output), OUT(h_n)),
             rnn_relu(ARG(input), OPT(hx), LIST(params),
                      options(has_biases, num_layers, dropout, train, bidirectional, batch_first)));
}

nnc_error* nnc_lstm_cell(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* const* hx, int64_t n_hx,
                         nnc_tensor* w_ih, nnc_tensor* w_hh, nnc_tensor* b_ih, nnc_tensor* b_hh,
                         nnc_tensor** h, nnc_tensor** c) {
  return PUT(outs(OUT(h), OUT(c)),
             lstm_cell(ARG(input), LIST(hx), ARG(w_ih), ARG(w_hh), OPT(b_ih), OPT(b_hh)));
}

nnc_error* nnc_gru_cell(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* hx, nnc_tensor* w_ih,
                        nnc_tensor* w_hh, nnc_tensor* b_ih, nnc_tensor* b_hh, nnc_tensor** out) {
  return PUT(out, gru_cell(ARG(input), ARG(hx), ARG(w_ih), ARG(w_hh), OPT(b_ih), OPT(b_hh)));
}

nnc_error* nnc_rnn_tanh_cell(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* hx, nnc_tensor* w_ih,
                             nnc_tensor* w_hh, nnc_tensor* b_ih, nnc_tensor* b_hh,
                             nnc_tensor** out) {
  return PUT(out, rnn_tanh_cell(ARG(input), ARG(hx), ARG(w_ih), ARG(w_hh), OPT(b_ih), OPT(b_hh)));
}

nnc_error* nnc_rnn_relu_cell(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* hx, nnc_tensor* w_ih,
                             nnc_tensor* w_hh, nnc_tensor* b_ih, nnc_tensor* b_hh,
                             nnc_tensor** out) {
  return PUT(out, rnn_relu_cell(ARG(input), ARG(hx), ARG(w_ih), ARG(w_hh), OPT(b_ih), OPT(b_hh)));
}
