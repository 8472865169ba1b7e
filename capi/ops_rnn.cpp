// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_rnn.h"

#include "capi/guard.h"
#include "ops/rnn.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

ops::RnnOptions options(int32_t has_biases, int64_t num_layers, double dropout, int32_t train,
                        int32_t bidirectional, int32_t batch_first) {
  return {has_biases != 0, num_layers, dropout, train != 0, bidirectional != 0, batch_first != 0};
}

// Hands out all results or none.
void put_each(const Call& c, nnc_tensor** const* out, const ops::RnnTensors& results) {
  nnc_tensor* handles[3];
  c.put_all(handles, results);
  for (int64_t i = 0; i < results.size(); ++i) *out[i] = handles[i];
}

}  // namespace

nnc_error* nnc_lstm(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* const* hx, int64_t n_hx,
                    nnc_tensor* const* params, int64_t n_params, int32_t has_biases,
                    int64_t num_layers, double dropout, int32_t train, int32_t bidirectional,
                    int32_t batch_first, nnc_tensor** output, nnc_tensor** h_n, nnc_tensor** c_n) {
  return guard(__func__, ctx, [&](const Call& c) {
    check_out(output, c.op(), "output");
    check_out(h_n, c.op(), "h_n");
    check_out(c_n, c.op(), "c_n");
    nnc_tensor** const out[3] = {output, h_n, c_n};
    put_each(
        c, out,
        ops::lstm(c.tensor(input, "input"), c.tensors(hx, n_hx, "hx"),
                  c.tensors(params, n_params, "params"),
                  options(has_biases, num_layers, dropout, train, bidirectional, batch_first)));
  });
}

nnc_error* nnc_gru(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* hx, nnc_tensor* const* params,
                   int64_t n_params, int32_t has_biases, int64_t num_layers, double dropout,
                   int32_t train, int32_t bidirectional, int32_t batch_first, nnc_tensor** output,
                   nnc_tensor** h_n) {
  return guard(__func__, ctx, [&](const Call& c) {
    check_out(output, c.op(), "output");
    check_out(h_n, c.op(), "h_n");
    nnc_tensor** const out[2] = {output, h_n};
    put_each(c, out,
             ops::gru(c.tensor(input, "input"), c.optional(hx, "hx"),
                      c.tensors(params, n_params, "params"),
                      options(has_biases, num_layers, dropout, train, bidirectional, batch_first)));
  });
}

nnc_error* nnc_rnn_tanh(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* hx, nnc_tensor* const* params,
                        int64_t n_params, int32_t has_biases, int64_t num_layers, double dropout,
                        int32_t train, int32_t bidirectional, int32_t batch_first,
                        nnc_tensor** output, nnc_tensor** h_n) {
  return guard(__func__, ctx, [&](const Call& c) {
    check_out(output, c.op(), "output");
    check_out(h_n, c.op(), "h_n");
    nnc_tensor** const out[2] = {output, h_n};
    put_each(
        c, out,
        ops::rnn_tanh(c.tensor(input, "input"), c.optional(hx, "hx"),
                      c.tensors(params, n_params, "params"),
                      options(has_biases, num_layers, dropout, train, bidirectional, batch_first)));
  });
}

nnc_error* nnc_rnn_relu(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* hx, nnc_tensor* const* params,
                        int64_t n_params, int32_t has_biases, int64_t num_layers, double dropout,
                        int32_t train, int32_t bidirectional, int32_t batch_first,
                        nnc_tensor** output, nnc_tensor** h_n) {
  return guard(__func__, ctx, [&](const Call& c) {
    check_out(output, c.op(), "output");
    check_out(h_n, c.op(), "h_n");
    nnc_tensor** const out[2] = {output, h_n};
    put_each(
        c, out,
        ops::rnn_relu(c.tensor(input, "input"), c.optional(hx, "hx"),
                      c.tensors(params, n_params, "params"),
                      options(has_biases, num_layers, dropout, train, bidirectional, batch_first)));
  });
}

nnc_error* nnc_lstm_cell(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* const* hx, int64_t n_hx,
                         nnc_tensor* w_ih, nnc_tensor* w_hh, nnc_tensor* b_ih, nnc_tensor* b_hh,
                         nnc_tensor** h, nnc_tensor** c) {
  return guard(__func__, ctx, [&](const Call& call) {
    check_out(h, call.op(), "h");
    check_out(c, call.op(), "c");
    nnc_tensor** const out[2] = {h, c};
    put_each(call, out,
             ops::lstm_cell(call.tensor(input, "input"), call.tensors(hx, n_hx, "hx"),
                            call.tensor(w_ih, "w_ih"), call.tensor(w_hh, "w_hh"),
                            call.optional(b_ih, "b_ih"), call.optional(b_hh, "b_hh")));
  });
}

nnc_error* nnc_gru_cell(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* hx, nnc_tensor* w_ih,
                        nnc_tensor* w_hh, nnc_tensor* b_ih, nnc_tensor* b_hh, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::gru_cell(c.tensor(input, "input"), c.tensor(hx, "hx"), c.tensor(w_ih, "w_ih"),
                             c.tensor(w_hh, "w_hh"), c.optional(b_ih, "b_ih"),
                             c.optional(b_hh, "b_hh")));
  });
}

nnc_error* nnc_rnn_tanh_cell(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* hx, nnc_tensor* w_ih,
                             nnc_tensor* w_hh, nnc_tensor* b_ih, nnc_tensor* b_hh,
                             nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::rnn_tanh_cell(c.tensor(input, "input"), c.tensor(hx, "hx"),
                                  c.tensor(w_ih, "w_ih"), c.tensor(w_hh, "w_hh"),
                                  c.optional(b_ih, "b_ih"), c.optional(b_hh, "b_hh")));
  });
}

nnc_error* nnc_rnn_relu_cell(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* hx, nnc_tensor* w_ih,
                             nnc_tensor* w_hh, nnc_tensor* b_ih, nnc_tensor* b_hh,
                             nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::rnn_relu_cell(c.tensor(input, "input"), c.tensor(hx, "hx"),
                                  c.tensor(w_ih, "w_ih"), c.tensor(w_hh, "w_hh"),
                                  c.optional(b_ih, "b_ih"), c.optional(b_hh, "b_hh")));
  });
}
