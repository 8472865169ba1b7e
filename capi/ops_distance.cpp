// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_distance.h"

#include "capi/guard.h"
#include "ops/distance.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_cosine_similarity(nnc_ctx* ctx, nnc_tensor* x1, nnc_tensor* x2, int64_t dim,
                                 double eps, nnc_tensor** out) {
  return PUT(out, ops::cosine_similarity(ARG(x1), ARG(x2), dim, eps));
}

nnc_error* nnc_pairwise_distance(nnc_ctx* ctx, nnc_tensor* x1, nnc_tensor* x2, double p, double eps,
                                 int32_t keepdim, nnc_tensor** out) {
  return PUT(out, ops::pairwise_distance(ARG(x1), ARG(x2), p, eps, keepdim));
}

nnc_error* nnc_pdist(nnc_ctx* ctx, nnc_tensor* input, double p, nnc_tensor** out) {
  return PUT(out, ops::pdist(ARG(input), p));
}

nnc_error* nnc_cdist(nnc_ctx* ctx, nnc_tensor* x1, nnc_tensor* x2, double p,
                     const char* compute_mode, nnc_tensor** out) {
  return PUT(out, ops::cdist(ARG(x1), ARG(x2), p, compute_mode ? compute_mode : ""));
}
