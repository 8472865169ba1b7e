// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_activation.h"

#include "capi/guard.h"
#include "ops/activation.h"
#include "ops/gumbel_softmax.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_relu(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::relu(ARG(input)));
}

nnc_error* nnc_relu_(nnc_ctx* ctx, nnc_tensor* input) {
  return RUN(ops::relu_(ARG(input)));
}

nnc_error* nnc_relu6(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::relu6(ARG(input)));
}

nnc_error* nnc_relu6_(nnc_ctx* ctx, nnc_tensor* input) {
  return RUN(ops::relu6_(ARG(input)));
}

nnc_error* nnc_hardtanh(nnc_ctx* ctx, nnc_tensor* input, double min_val, double max_val,
                        nnc_tensor** out) {
  return PUT(out, ops::hardtanh(ARG(input), min_val, max_val));
}

nnc_error* nnc_hardtanh_(nnc_ctx* ctx, nnc_tensor* input, double min_val, double max_val) {
  return RUN(ops::hardtanh_(ARG(input), min_val, max_val));
}

nnc_error* nnc_leaky_relu(nnc_ctx* ctx, nnc_tensor* input, double negative_slope,
                          nnc_tensor** out) {
  return PUT(out, ops::leaky_relu(ARG(input), negative_slope));
}

nnc_error* nnc_leaky_relu_(nnc_ctx* ctx, nnc_tensor* input, double negative_slope) {
  return RUN(ops::leaky_relu_(ARG(input), negative_slope));
}

nnc_error* nnc_prelu(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight, nnc_tensor** out) {
  return PUT(out, ops::prelu(ARG(input), ARG(weight)));
}

nnc_error* nnc_rrelu(nnc_ctx* ctx, nnc_tensor* input, double lower, double upper, int32_t training,
                     nnc_tensor** out) {
  return PUT(out, ops::rrelu(ARG(input), lower, upper, training));
}

nnc_error* nnc_rrelu_(nnc_ctx* ctx, nnc_tensor* input, double lower, double upper,
                      int32_t training) {
  return RUN(ops::rrelu_(ARG(input), lower, upper, training));
}

nnc_error* nnc_threshold(nnc_ctx* ctx, nnc_tensor* input, double threshold, double value,
                         nnc_tensor** out) {
  return PUT(out, ops::threshold(ARG(input), threshold, value));
}

nnc_error* nnc_threshold_(nnc_ctx* ctx, nnc_tensor* input, double threshold, double value) {
  return RUN(ops::threshold_(ARG(input), threshold, value));
}

nnc_error* nnc_hardsigmoid(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::hardsigmoid(ARG(input)));
}

nnc_error* nnc_hardsigmoid_(nnc_ctx* ctx, nnc_tensor* input) {
  return RUN(ops::hardsigmoid_(ARG(input)));
}

nnc_error* nnc_hardswish(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::hardswish(ARG(input)));
}

nnc_error* nnc_hardswish_(nnc_ctx* ctx, nnc_tensor* input) {
  return RUN(ops::hardswish_(ARG(input)));
}

nnc_error* nnc_hardshrink(nnc_ctx* ctx, nnc_tensor* input, double lambd, nnc_tensor** out) {
  return PUT(out, ops::hardshrink(ARG(input), lambd));
}

nnc_error* nnc_softshrink(nnc_ctx* ctx, nnc_tensor* input, double lambd, nnc_tensor** out) {
  return PUT(out, ops::softshrink(ARG(input), lambd));
}

nnc_error* nnc_sigmoid(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::sigmoid(ARG(input)));
}

nnc_error* nnc_sigmoid_(nnc_ctx* ctx, nnc_tensor* input) {
  return RUN(ops::sigmoid_(ARG(input)));
}

nnc_error* nnc_tanh(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::tanh(ARG(input)));
}

nnc_error* nnc_tanh_(nnc_ctx* ctx, nnc_tensor* input) {
  return RUN(ops::tanh_(ARG(input)));
}

nnc_error* nnc_elu(nnc_ctx* ctx, nnc_tensor* input, double alpha, nnc_tensor** out) {
  return PUT(out, ops::elu(ARG(input), alpha));
}

nnc_error* nnc_elu_(nnc_ctx* ctx, nnc_tensor* input, double alpha) {
  return RUN(ops::elu_(ARG(input), alpha));
}

nnc_error* nnc_selu(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::selu(ARG(input)));
}

nnc_error* nnc_selu_(nnc_ctx* ctx, nnc_tensor* input) {
  return RUN(ops::selu_(ARG(input)));
}

nnc_error* nnc_celu(nnc_ctx* ctx, nnc_tensor* input, double alpha, nnc_tensor** out) {
  return PUT(out, ops::celu(ARG(input), alpha));
}

nnc_error* nnc_celu_(nnc_ctx* ctx, nnc_tensor* input, double alpha) {
  return RUN(ops::celu_(ARG(input), alpha));
}

nnc_error* nnc_gelu(nnc_ctx* ctx, nnc_tensor* input, const char* approximate, nnc_tensor** out) {
  return PUT(out, ops::gelu(ARG(input), approximate ? approximate : "none"));
}

nnc_error* nnc_silu(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::silu(ARG(input)));
}

nnc_error* nnc_silu_(nnc_ctx* ctx, nnc_tensor* input) {
  return RUN(ops::silu_(ARG(input)));
}

nnc_error* nnc_mish(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::mish(ARG(input)));
}

nnc_error* nnc_mish_(nnc_ctx* ctx, nnc_tensor* input) {
  return RUN(ops::mish_(ARG(input)));
}

nnc_error* nnc_softplus(nnc_ctx* ctx, nnc_tensor* input, double beta, double threshold,
                        nnc_tensor** out) {
  return PUT(out, ops::softplus(ARG(input), beta, threshold));
}

nnc_error* nnc_softsign(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::softsign(ARG(input)));
}

nnc_error* nnc_tanhshrink(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::tanhshrink(ARG(input)));
}

nnc_error* nnc_logsigmoid(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::logsigmoid(ARG(input)));
}

nnc_error* nnc_glu(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor** out) {
  return PUT(out, ops::glu(ARG(input), dim));
}

nnc_error* nnc_gumbel_softmax(nnc_ctx* ctx, nnc_tensor* logits, double tau, int32_t hard, double,
                              int64_t dim, nnc_tensor** out) {
  return PUT(out, ops::gumbel_softmax(ARG(logits), tau, hard, dim));
}
