// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_loss.h"

#include "capi/guard.h"
#include "ops/loss.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

ops::Reduction reduction_of(nnc_reduction v) {
  check(v >= NNC_REDUCTION_DEFAULT && v <= NNC_REDUCTION_BATCHMEAN, Code::kInvalid, v,
        " is not a valid value for reduction");
  return v == NNC_REDUCTION_DEFAULT ? ops::Reduction::kMean : static_cast<ops::Reduction>(v);
}

}  // namespace

nnc_error* nnc_mse_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                        nnc_reduction reduction, nnc_tensor* weight, nnc_tensor** out) {
  return PUT(out, ops::mse_loss(ARG(input), ARG(target), reduction_of(reduction), OPT(weight)));
}

nnc_error* nnc_l1_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target, nnc_reduction reduction,
                       nnc_tensor* weight, nnc_tensor** out) {
  return PUT(out, ops::l1_loss(ARG(input), ARG(target), reduction_of(reduction), OPT(weight)));
}

nnc_error* nnc_smooth_l1_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                              nnc_reduction reduction, double beta, nnc_tensor** out) {
  return PUT(out, ops::smooth_l1_loss(ARG(input), ARG(target), reduction_of(reduction), beta));
}

nnc_error* nnc_huber_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                          nnc_reduction reduction, double delta, nnc_tensor* weight,
                          nnc_tensor** out) {
  return PUT(out,
             ops::huber_loss(ARG(input), ARG(target), reduction_of(reduction), delta, OPT(weight)));
}

nnc_error* nnc_soft_margin_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                nnc_reduction reduction, nnc_tensor** out) {
  return PUT(out, ops::soft_margin_loss(ARG(input), ARG(target), reduction_of(reduction)));
}

nnc_error* nnc_hinge_embedding_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                    double margin, nnc_reduction reduction, nnc_tensor** out) {
  return PUT(out,
             ops::hinge_embedding_loss(ARG(input), ARG(target), margin, reduction_of(reduction)));
}

nnc_error* nnc_kl_div(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target, nnc_reduction reduction,
                      int32_t log_target, nnc_tensor** out) {
  return PUT(out, ops::kl_div(ARG(input), ARG(target), reduction_of(reduction), log_target));
}

nnc_error* nnc_poisson_nll_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                int32_t log_input, int32_t full, double eps,
                                nnc_reduction reduction, nnc_tensor** out) {
  return PUT(out, ops::poisson_nll_loss(ARG(input), ARG(target), log_input, full, eps,
                                        reduction_of(reduction)));
}

nnc_error* nnc_gaussian_nll_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                 nnc_tensor* var, int32_t full, double eps, nnc_reduction reduction,
                                 nnc_tensor** out) {
  return PUT(out, ops::gaussian_nll_loss(ARG(input), ARG(target), ARG(var), full, eps,
                                         reduction_of(reduction)));
}

nnc_error* nnc_binary_cross_entropy(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                    nnc_tensor* weight, nnc_reduction reduction, nnc_tensor** out) {
  return PUT(out, ops::binary_cross_entropy(ARG(input), ARG(target), OPT(weight),
                                            reduction_of(reduction)));
}

nnc_error* nnc_binary_cross_entropy_with_logits(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                                nnc_tensor* weight, nnc_reduction reduction,
                                                nnc_tensor* pos_weight, nnc_tensor** out) {
  return PUT(out, ops::binary_cross_entropy_with_logits(ARG(input), ARG(target), OPT(weight),
                                                        reduction_of(reduction), OPT(pos_weight)));
}

nnc_error* nnc_nll_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target, nnc_tensor* weight,
                        int64_t ignore_index, nnc_reduction reduction, nnc_tensor** out) {
  return PUT(out, ops::nll_loss(ARG(input), ARG(target), OPT(weight), ignore_index,
                                reduction_of(reduction)));
}

nnc_error* nnc_cross_entropy(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                             nnc_tensor* weight, int64_t ignore_index, nnc_reduction reduction,
                             double label_smoothing, nnc_tensor** out) {
  return PUT(out, ops::cross_entropy(ARG(input), ARG(target), OPT(weight), ignore_index,
                                     reduction_of(reduction), label_smoothing));
}

nnc_error* nnc_multi_margin_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target, int64_t p,
                                 double margin, nnc_tensor* weight, nnc_reduction reduction,
                                 nnc_tensor** out) {
  return PUT(out, ops::multi_margin_loss(ARG(input), ARG(target), p, margin, OPT(weight),
                                         reduction_of(reduction)));
}

nnc_error* nnc_multilabel_margin_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                      nnc_reduction reduction, nnc_tensor** out) {
  return PUT(out, ops::multilabel_margin_loss(ARG(input), ARG(target), reduction_of(reduction)));
}

nnc_error* nnc_multilabel_soft_margin_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                           nnc_tensor* weight, nnc_reduction reduction,
                                           nnc_tensor** out) {
  return PUT(out, ops::multilabel_soft_margin_loss(ARG(input), ARG(target), OPT(weight),
                                                   reduction_of(reduction)));
}

nnc_error* nnc_margin_ranking_loss(nnc_ctx* ctx, nnc_tensor* input1, nnc_tensor* input2,
                                   nnc_tensor* target, double margin, nnc_reduction reduction,
                                   nnc_tensor** out) {
  return PUT(out, ops::margin_ranking_loss(ARG(input1), ARG(input2), ARG(target), margin,
                                           reduction_of(reduction)));
}

nnc_error* nnc_cosine_embedding_loss(nnc_ctx* ctx, nnc_tensor* input1, nnc_tensor* input2,
                                     nnc_tensor* target, double margin, nnc_reduction reduction,
                                     nnc_tensor** out) {
  return PUT(out, ops::cosine_embedding_loss(ARG(input1), ARG(input2), ARG(target), margin,
                                             reduction_of(reduction)));
}

nnc_error* nnc_triplet_margin_loss(nnc_ctx* ctx, nnc_tensor* anchor, nnc_tensor* positive,
                                   nnc_tensor* negative, double margin, double p, double eps,
                                   int32_t swap, nnc_reduction reduction, nnc_tensor** out) {
  return PUT(out, ops::triplet_margin_loss(ARG(anchor), ARG(positive), ARG(negative), margin, p,
                                           eps, swap, reduction_of(reduction)));
}
