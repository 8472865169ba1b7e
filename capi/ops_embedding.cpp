// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_embedding.h"

#include "capi/guard.h"
#include "ops/dropout.h"
#include "ops/embedding.h"
#include "ops/embedding_bag.h"

using namespace nnc;
using namespace nnc::capi;
using namespace nnc::ops;

nnc_error* nnc_embedding(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight,
                         const int64_t* padding_idx, const double* max_norm, double norm_type,
                         int32_t scale_grad_by_freq, nnc_tensor** out) {
  return PUT(out, embedding(ARG(input), ARG(weight), OPT(padding_idx), OPT(max_norm), norm_type,
                            scale_grad_by_freq));
}

nnc_error* nnc_embedding_bag(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* weight,
                             nnc_tensor* offsets, const double* max_norm, double norm_type,
                             int32_t scale_grad_by_freq, const char* mode, int32_t sparse,
                             nnc_tensor* per_sample_weights, int32_t include_last_offset,
                             const int64_t* padding_idx, nnc_tensor** out) {
  return PUT(out, embedding_bag(ARG(input), ARG(weight), OPT(offsets), OPT(max_norm), norm_type,
                                scale_grad_by_freq, mode ? mode : "mean", sparse,
                                OPT(per_sample_weights), include_last_offset, OPT(padding_idx)));
}

nnc_error* nnc_dropout(nnc_ctx* ctx, nnc_tensor* input, double p, int32_t training,
                       nnc_tensor** out) {
  return PUT(out, dropout(ARG(input), p, training));
}

nnc_error* nnc_dropout_(nnc_ctx* ctx, nnc_tensor* input, double p, int32_t training) {
  return RUN(dropout_(ARG(input), p, training));
}

nnc_error* nnc_dropout1d(nnc_ctx* ctx, nnc_tensor* input, double p, int32_t training,
                         nnc_tensor** out) {
  return PUT(out, dropout_nd(ARG(input), p, training, 1));
}

nnc_error* nnc_dropout1d_(nnc_ctx* ctx, nnc_tensor* input, double p, int32_t training) {
  return RUN(dropout_nd_(ARG(input), p, training, 1));
}

nnc_error* nnc_dropout2d(nnc_ctx* ctx, nnc_tensor* input, double p, int32_t training,
                         nnc_tensor** out) {
  return PUT(out, dropout_nd(ARG(input), p, training, 2));
}

nnc_error* nnc_dropout2d_(nnc_ctx* ctx, nnc_tensor* input, double p, int32_t training) {
  return RUN(dropout_nd_(ARG(input), p, training, 2));
}

nnc_error* nnc_dropout3d(nnc_ctx* ctx, nnc_tensor* input, double p, int32_t training,
                         nnc_tensor** out) {
  return PUT(out, dropout_nd(ARG(input), p, training, 3));
}

nnc_error* nnc_dropout3d_(nnc_ctx* ctx, nnc_tensor* input, double p, int32_t training) {
  return RUN(dropout_nd_(ARG(input), p, training, 3));
}

nnc_error* nnc_alpha_dropout(nnc_ctx* ctx, nnc_tensor* input, double p, int32_t training,
                             nnc_tensor** out) {
  return PUT(out, alpha_dropout(ARG(input), p, training));
}

nnc_error* nnc_alpha_dropout_(nnc_ctx* ctx, nnc_tensor* input, double p, int32_t training) {
  return RUN(alpha_dropout_(ARG(input), p, training));
}

nnc_error* nnc_feature_alpha_dropout(nnc_ctx* ctx, nnc_tensor* input, double p, int32_t training,
                                     nnc_tensor** out) {
  return PUT(out, feature_alpha_dropout(ARG(input), p, training));
}

nnc_error* nnc_feature_alpha_dropout_(nnc_ctx* ctx, nnc_tensor* input, double p, int32_t training) {
  return RUN(feature_alpha_dropout_(ARG(input), p, training));
}
