// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_loss.h"

#include "capi/guard.h"
#include "ops/loss.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

ops::Reduction reduction_of(const Call& c, nnc_reduction v) {
  check(v >= NNC_REDUCTION_DEFAULT && v <= NNC_REDUCTION_BATCHMEAN, Code::kInvalid, c.op(), ": ", v,
        " is not a valid value for reduction");
  return v == NNC_REDUCTION_DEFAULT ? ops::Reduction::kMean : static_cast<ops::Reduction>(v);
}

}  // namespace

nnc_error* nnc_mse_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                        nnc_reduction reduction, nnc_tensor* weight, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::mse_loss(c.tensor(input, "input"), c.tensor(target, "target"),
                             reduction_of(c, reduction), c.optional(weight, "weight")));
  });
}

nnc_error* nnc_l1_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target, nnc_reduction reduction,
                       nnc_tensor* weight, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::l1_loss(c.tensor(input, "input"), c.tensor(target, "target"),
                            reduction_of(c, reduction), c.optional(weight, "weight")));
  });
}

nnc_error* nnc_smooth_l1_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                              nnc_reduction reduction, double beta, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::smooth_l1_loss(c.tensor(input, "input"), c.tensor(target, "target"),
                                   reduction_of(c, reduction), beta));
  });
}

nnc_error* nnc_huber_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                          nnc_reduction reduction, double delta, nnc_tensor* weight,
                          nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::huber_loss(c.tensor(input, "input"), c.tensor(target, "target"),
                               reduction_of(c, reduction), delta, c.optional(weight, "weight")));
  });
}

nnc_error* nnc_soft_margin_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                nnc_reduction reduction, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::soft_margin_loss(c.tensor(input, "input"), c.tensor(target, "target"),
                                     reduction_of(c, reduction)));
  });
}

nnc_error* nnc_hinge_embedding_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                    double margin, nnc_reduction reduction, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::hinge_embedding_loss(c.tensor(input, "input"), c.tensor(target, "target"),
                                         margin, reduction_of(c, reduction)));
  });
}

nnc_error* nnc_kl_div(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target, nnc_reduction reduction,
                      int32_t log_target, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::kl_div(c.tensor(input, "input"), c.tensor(target, "target"),
                           reduction_of(c, reduction), log_target));
  });
}

nnc_error* nnc_poisson_nll_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                int32_t log_input, int32_t full, double eps,
                                nnc_reduction reduction, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::poisson_nll_loss(c.tensor(input, "input"), c.tensor(target, "target"),
                                     log_input, full, eps, reduction_of(c, reduction)));
  });
}

nnc_error* nnc_gaussian_nll_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                 nnc_tensor* var, int32_t full, double eps, nnc_reduction reduction,
                                 nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::gaussian_nll_loss(c.tensor(input, "input"), c.tensor(target, "target"),
                                      c.tensor(var, "var"), full, eps, reduction_of(c, reduction)));
  });
}

nnc_error* nnc_binary_cross_entropy(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                    nnc_tensor* weight, nnc_reduction reduction, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::binary_cross_entropy(c.tensor(input, "input"), c.tensor(target, "target"),
                                         c.optional(weight, "weight"), reduction_of(c, reduction)));
  });
}

nnc_error* nnc_binary_cross_entropy_with_logits(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                                nnc_tensor* weight, nnc_reduction reduction,
                                                nnc_tensor* pos_weight, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out,
          ops::binary_cross_entropy_with_logits(
              c.tensor(input, "input"), c.tensor(target, "target"), c.optional(weight, "weight"),
              reduction_of(c, reduction), c.optional(pos_weight, "pos_weight")));
  });
}

nnc_error* nnc_nll_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target, nnc_tensor* weight,
                        int64_t ignore_index, nnc_reduction reduction, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out,
          ops::nll_loss(c.tensor(input, "input"), c.tensor(target, "target"),
                        c.optional(weight, "weight"), ignore_index, reduction_of(c, reduction)));
  });
}

nnc_error* nnc_cross_entropy(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                             nnc_tensor* weight, int64_t ignore_index, nnc_reduction reduction,
                             double label_smoothing, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::cross_entropy(c.tensor(input, "input"), c.tensor(target, "target"),
                                  c.optional(weight, "weight"), ignore_index,
                                  reduction_of(c, reduction), label_smoothing));
  });
}

nnc_error* nnc_multi_margin_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target, int64_t p,
                                 double margin, nnc_tensor* weight, nnc_reduction reduction,
                                 nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out,
          ops::multi_margin_loss(c.tensor(input, "input"), c.tensor(target, "target"), p, margin,
                                 c.optional(weight, "weight"), reduction_of(c, reduction)));
  });
}

nnc_error* nnc_multilabel_margin_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                      nnc_reduction reduction, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::multilabel_margin_loss(c.tensor(input, "input"), c.tensor(target, "target"),
                                           reduction_of(c, reduction)));
  });
}

nnc_error* nnc_multilabel_soft_margin_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                           nnc_tensor* weight, nnc_reduction reduction,
                                           nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::multilabel_soft_margin_loss(
                   c.tensor(input, "input"), c.tensor(target, "target"),
                   c.optional(weight, "weight"), reduction_of(c, reduction)));
  });
}

nnc_error* nnc_margin_ranking_loss(nnc_ctx* ctx, nnc_tensor* input1, nnc_tensor* input2,
                                   nnc_tensor* target, double margin, nnc_reduction reduction,
                                   nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out,
          ops::margin_ranking_loss(c.tensor(input1, "input1"), c.tensor(input2, "input2"),
                                   c.tensor(target, "target"), margin, reduction_of(c, reduction)));
  });
}

nnc_error* nnc_cosine_embedding_loss(nnc_ctx* ctx, nnc_tensor* input1, nnc_tensor* input2,
                                     nnc_tensor* target, double margin, nnc_reduction reduction,
                                     nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::cosine_embedding_loss(c.tensor(input1, "input1"), c.tensor(input2, "input2"),
                                          c.tensor(target, "target"), margin,
                                          reduction_of(c, reduction)));
  });
}

nnc_error* nnc_triplet_margin_loss(nnc_ctx* ctx, nnc_tensor* anchor, nnc_tensor* positive,
                                   nnc_tensor* negative, double margin, double p, double eps,
                                   int32_t swap, nnc_reduction reduction, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::triplet_margin_loss(c.tensor(anchor, "anchor"), c.tensor(positive, "positive"),
                                        c.tensor(negative, "negative"), margin, p, eps, swap,
                                        reduction_of(c, reduction)));
  });
}
