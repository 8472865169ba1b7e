// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_loss.h"

#include "capi/callback.h"
#include "capi/guard.h"
#include "ops/loss.h"
#include "ops/loss_sequence.h"

using namespace nnc;
using namespace nnc::capi;
using namespace nnc::ops;

namespace {

Reduction how(nnc_reduction v) {
  check(v >= NNC_REDUCTION_DEFAULT && v <= NNC_REDUCTION_BATCHMEAN, Code::kInvalid, v,
        " is not a valid value for reduction");
  return v == NNC_REDUCTION_DEFAULT ? Reduction::kMean : static_cast<Reduction>(v);
}

// The host's distance function as one of tensors.
struct HostDistance {
  nnc_distance_function function;
  uintptr_t self;

  Tensor operator()(const Tensor& x1, const Tensor& x2) const {
    constexpr const char* kName = "distance_function";
    const HostCall depth("triplet_margin_with_distance_loss", kName);
    const CallbackScope scope;
    const Call c(kName, scope.handle());
    nnc_tensor *a = nullptr, *b = nullptr, *out = nullptr;
    c.put(&a, x1);
    c.put(&b, x2);
    nnc_error* e = call_host(kName, [&] { return function(self, scope.handle(), a, b, &out); });
    if (e) raise_user_error(e, kName);
    TensorImpl* const t = find_tensor(out);
    check(t != nullptr, Code::kCallback, kName, ": its output is ",
          out ? "not a live tensor handle" : "NULL");
    return Tensor(Ref<TensorImpl>::share(t));
  }
};
Distance distance_of(nnc_distance_function function, uintptr_t self) {
  return function ? Distance(HostDistance{function, self}) : Distance();
}

}  // namespace

nnc_error* nnc_mse_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                        nnc_reduction reduction, nnc_tensor* weight, nnc_tensor** out) {
  return PUT(out, mse_loss(ARG(input), ARG(target), how(reduction), OPT(weight)));
}

nnc_error* nnc_l1_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target, nnc_reduction reduction,
                       nnc_tensor* weight, nnc_tensor** out) {
  return PUT(out, l1_loss(ARG(input), ARG(target), how(reduction), OPT(weight)));
}

nnc_error* nnc_smooth_l1_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                              nnc_reduction reduction, double beta, nnc_tensor** out) {
  return PUT(out, smooth_l1_loss(ARG(input), ARG(target), how(reduction), beta));
}

nnc_error* nnc_huber_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                          nnc_reduction reduction, double delta, nnc_tensor* weight,
                          nnc_tensor** out) {
  return PUT(out, huber_loss(ARG(input), ARG(target), how(reduction), delta, OPT(weight)));
}

nnc_error* nnc_soft_margin_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                nnc_reduction reduction, nnc_tensor** out) {
  return PUT(out, soft_margin_loss(ARG(input), ARG(target), how(reduction)));
}

nnc_error* nnc_hinge_embedding_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                    double margin, nnc_reduction reduction, nnc_tensor** out) {
  return PUT(out, hinge_embedding_loss(ARG(input), ARG(target), margin, how(reduction)));
}

nnc_error* nnc_kl_div(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target, nnc_reduction reduction,
                      int32_t log_target, nnc_tensor** out) {
  return PUT(out, kl_div(ARG(input), ARG(target), how(reduction), log_target));
}

nnc_error* nnc_poisson_nll_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                int32_t log_input, int32_t full, double eps,
                                nnc_reduction reduction, nnc_tensor** out) {
  return PUT(out, poisson_nll_loss(ARG(input), ARG(target), log_input, full, eps, how(reduction)));
}

nnc_error* nnc_gaussian_nll_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                 nnc_tensor* var, int32_t full, double eps, nnc_reduction reduction,
                                 nnc_tensor** out) {
  return PUT(out, gaussian_nll_loss(ARG(input), ARG(target), ARG(var), full, eps, how(reduction)));
}

nnc_error* nnc_binary_cross_entropy(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                    nnc_tensor* weight, nnc_reduction reduction, nnc_tensor** out) {
  return PUT(out, binary_cross_entropy(ARG(input), ARG(target), OPT(weight), how(reduction)));
}

nnc_error* nnc_binary_cross_entropy_with_logits(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                                nnc_tensor* weight, nnc_reduction reduction,
                                                nnc_tensor* pos_weight, nnc_tensor** out) {
  return PUT(out, binary_cross_entropy_with_logits(ARG(input), ARG(target), OPT(weight),
                                                   how(reduction), OPT(pos_weight)));
}

nnc_error* nnc_nll_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target, nnc_tensor* weight,
                        int64_t ignore_index, nnc_reduction reduction, nnc_tensor** out) {
  return PUT(out, nll_loss(ARG(input), ARG(target), OPT(weight), ignore_index, how(reduction)));
}

nnc_error* nnc_cross_entropy(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                             nnc_tensor* weight, int64_t ignore_index, nnc_reduction reduction,
                             double label_smoothing, nnc_tensor** out) {
  return PUT(out, cross_entropy(ARG(input), ARG(target), OPT(weight), ignore_index, how(reduction),
                                label_smoothing));
}

nnc_error* nnc_multi_margin_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target, int64_t p,
                                 double margin, nnc_tensor* weight, nnc_reduction reduction,
                                 nnc_tensor** out) {
  return PUT(out,
             multi_margin_loss(ARG(input), ARG(target), p, margin, OPT(weight), how(reduction)));
}

nnc_error* nnc_multilabel_margin_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                      nnc_reduction reduction, nnc_tensor** out) {
  return PUT(out, multilabel_margin_loss(ARG(input), ARG(target), how(reduction)));
}

nnc_error* nnc_multilabel_soft_margin_loss(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* target,
                                           nnc_tensor* weight, nnc_reduction reduction,
                                           nnc_tensor** out) {
  return PUT(out,
             multilabel_soft_margin_loss(ARG(input), ARG(target), OPT(weight), how(reduction)));
}

nnc_error* nnc_margin_ranking_loss(nnc_ctx* ctx, nnc_tensor* input1, nnc_tensor* input2,
                                   nnc_tensor* target, double margin, nnc_reduction reduction,
                                   nnc_tensor** out) {
  return PUT(out,
             margin_ranking_loss(ARG(input1), ARG(input2), ARG(target), margin, how(reduction)));
}

nnc_error* nnc_cosine_embedding_loss(nnc_ctx* ctx, nnc_tensor* input1, nnc_tensor* input2,
                                     nnc_tensor* target, double margin, nnc_reduction reduction,
                                     nnc_tensor** out) {
  return PUT(out,
             cosine_embedding_loss(ARG(input1), ARG(input2), ARG(target), margin, how(reduction)));
}

nnc_error* nnc_triplet_margin_loss(nnc_ctx* ctx, nnc_tensor* anchor, nnc_tensor* positive,
                                   nnc_tensor* negative, double margin, double p, double eps,
                                   int32_t swap, nnc_reduction reduction, nnc_tensor** out) {
  return PUT(out, triplet_margin_loss(ARG(anchor), ARG(positive), ARG(negative), margin, p, eps,
                                      swap, how(reduction)));
}

nnc_error* nnc_triplet_margin_with_distance_loss(nnc_ctx* ctx, nnc_tensor* anchor,
                                                 nnc_tensor* positive, nnc_tensor* negative,
                                                 nnc_distance_function distance_function,
                                                 uintptr_t self, double margin, int32_t swap,
                                                 nnc_reduction reduction, nnc_tensor** out) {
  return PUT(out, triplet_margin_with_distance_loss(ARG(anchor), ARG(positive), ARG(negative),
                                                    distance_of(distance_function, self), margin,
                                                    swap, how(reduction)));
}

nnc_error* nnc_ctc_loss(nnc_ctx* ctx, nnc_tensor* log_probs, nnc_tensor* targets,
                        nnc_tensor* input_lengths, nnc_tensor* target_lengths, int64_t blank,
                        nnc_reduction reduction, int32_t zero_infinity, nnc_tensor** out) {
  return PUT(out, ctc_loss(ARG(log_probs), ARG(targets), ARG(input_lengths), ARG(target_lengths),
                           blank, how(reduction), zero_infinity));
}

nnc_error* nnc_ctc_loss_list(nnc_ctx* ctx, nnc_tensor* log_probs, nnc_tensor* targets,
                             const int64_t* input_lengths, int64_t n_input_lengths,
                             const int64_t* target_lengths, int64_t n_target_lengths, int64_t blank,
                             nnc_reduction reduction, int32_t zero_infinity, nnc_tensor** out) {
  return PUT(
      out, ctc_loss(ARG(log_probs), ARG(targets), Sizes(input_lengths, n_input_lengths),
                    Sizes(target_lengths, n_target_lengths), blank, how(reduction), zero_infinity));
}

nnc_error* nnc_linear_cross_entropy(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* linear_weight,
                                    nnc_tensor* target, nnc_tensor* linear_bias, nnc_tensor* weight,
                                    nnc_reduction reduction, const int64_t* ignore_index,
                                    double label_smoothing, nnc_tensor** out) {
  return PUT(out,
             linear_cross_entropy(ARG(input), ARG(linear_weight), ARG(target), OPT(linear_bias),
                                  OPT(weight), how(reduction), OPT(ignore_index), label_smoothing));
}
