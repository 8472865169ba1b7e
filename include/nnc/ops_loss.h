/* SPDX-License-Identifier: Apache-2.0 */
/* Losses, as in torch.nn.functional. The result is the mean over all elements (samples, for
 * classes), their sum, or a tensor of them, as reduction says. Arguments named `or NULL` are
 * optional. All differentiable, in input and target where both are floating point. Errors:
 * NNC_E_SHAPE for sizes that do not fit together, NNC_E_DTYPE, NNC_E_INVALID for a number out of
 * range. */
#ifndef NNC_OPS_LOSS_H
#define NNC_OPS_LOSS_H

#include <nnc/autograd.h>

NNC_BEGIN

typedef int32_t nnc_reduction;
enum {
  NNC_REDUCTION_MINIMUM_ = -1,
  NNC_REDUCTION_DEFAULT = 0, /* the mean */
  NNC_REDUCTION_NONE = 1,
  NNC_REDUCTION_MEAN = 2,
  NNC_REDUCTION_SUM = 3,
  NNC_REDUCTION_BATCHMEAN = 4 /* the sum over the batch size; kl_div only */
};

/* (input - target)^2; with a weight (or NULL) times it, the mean then being the weighted one. */
NNC_CHECKED nnc_error *nnc_mse_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                    nnc_reduction reduction, nnc_tensor *weight, nnc_tensor **out);
/* |input - target|, weighted as mse_loss. */
NNC_CHECKED nnc_error *nnc_l1_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                   nnc_reduction reduction, nnc_tensor *weight, nnc_tensor **out);
/* (input - target)^2 / (2 beta) where the difference is below beta, else |input - target| - beta
 * / 2. torch's default of beta is 1; 0 gives l1_loss. */
NNC_CHECKED nnc_error *nnc_smooth_l1_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                          nnc_reduction reduction, double beta, nnc_tensor **out);
/* (input - target)^2 / 2 where the difference is at most delta, else delta (|input - target| -
 * delta / 2). torch's default of delta is 1. weight or NULL. */
NNC_CHECKED nnc_error *nnc_huber_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                      nnc_reduction reduction, double delta, nnc_tensor *weight,
                                      nnc_tensor **out);
/* log(1 + exp(-target input)), target being 1 or -1 and without a gradient. */
NNC_CHECKED nnc_error *nnc_soft_margin_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                            nnc_reduction reduction, nnc_tensor **out);
/* input where target is 1, max(0, margin - input) where it is -1. torch's default of margin is
 * 1. */
NNC_CHECKED nnc_error *nnc_hinge_embedding_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                                double margin, nnc_reduction reduction,
                                                nnc_tensor **out);
/* target (log target - input) of a logarithm input; with log_target, target is a logarithm too:
 * exp(target) (target - input). */
NNC_CHECKED nnc_error *nnc_kl_div(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                  nnc_reduction reduction, int32_t log_target, nnc_tensor **out);
/* exp(input) - target input, or input - target log(input + eps) without log_input. full adds
 * Stirling's approximation for targets above 1. torch's defaults: 1, 0, 1e-8. */
NNC_CHECKED nnc_error *nnc_poisson_nll_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                            int32_t log_input, int32_t full, double eps,
                                            nnc_reduction reduction, nnc_tensor **out);
/* (log var + (input - target)^2 / var) / 2 with var not below eps; full adds log(2 pi) / 2. var
 * has the sizes of input, or lacks the last one, or has it as 1. torch's defaults: 0, 1e-6. */
NNC_CHECKED nnc_error *nnc_gaussian_nll_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                             nnc_tensor *var, int32_t full, double eps,
                                             nnc_reduction reduction, nnc_tensor **out);
/* -(target log input + (1 - target) log(1 - input)) times weight (or NULL), both in 0..1 and of
 * the same sizes and type; the logarithms are not below -100. */
NNC_CHECKED nnc_error *nnc_binary_cross_entropy(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                                nnc_tensor *weight, nnc_reduction reduction,
                                                nnc_tensor **out);
/* The same of sigmoid(input), computed from input; pos_weight (or NULL) multiplies the first
 * term. */
NNC_CHECKED nnc_error *nnc_binary_cross_entropy_with_logits(nnc_ctx *ctx, nnc_tensor *input,
                                                            nnc_tensor *target, nnc_tensor *weight,
                                                            nnc_reduction reduction,
                                                            nnc_tensor *pos_weight,
                                                            nnc_tensor **out);
/* -weight[t] input[t] for class indices t = target (int64 or uint8): input is (N, C, d...) and
 * target (N, d...), or (C) and (). weight is (C) or NULL. Targets equal to ignore_index (torch:
 * -100) do not count; the mean is divided by the weight of the others. NNC_E_INDEX for another
 * target outside 0..C-1. */
NNC_CHECKED nnc_error *nnc_nll_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                    nnc_tensor *weight, int64_t ignore_index,
                                    nnc_reduction reduction, nnc_tensor **out);
/* nll_loss of log_softmax(input) over the classes. A floating point target of input's sizes
 * holds class probabilities instead (ignore_index then must be negative). label_smoothing in
 * 0..1 mixes the target with 1 / C. */
NNC_CHECKED nnc_error *nnc_cross_entropy(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                         nnc_tensor *weight, int64_t ignore_index,
                                         nnc_reduction reduction, double label_smoothing,
                                         nnc_tensor **out);
/* The sum over i other than t = target of weight[t] max(0, margin - input[t] + input[i])^p / C,
 * p being 1 or 2, for input (N, C) or (C). weight is (C) or NULL. torch's defaults: 1, 1. */
NNC_CHECKED nnc_error *nnc_multi_margin_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                             int64_t p, double margin, nnc_tensor *weight,
                                             nnc_reduction reduction, nnc_tensor **out);
/* The sum over labels j (target's entries before the first -1) and others i of max(0, 1 -
 * input[j] + input[i]) / C. input and target are (N, C) or (C). */
NNC_CHECKED nnc_error *nnc_multilabel_margin_loss(nnc_ctx *ctx, nnc_tensor *input,
                                                  nnc_tensor *target, nnc_reduction reduction,
                                                  nnc_tensor **out);
/* The mean over the classes (last dimension) of binary cross entropy with logits, times weight
 * or NULL. */
NNC_CHECKED nnc_error *nnc_multilabel_soft_margin_loss(nnc_ctx *ctx, nnc_tensor *input,
                                                       nnc_tensor *target, nnc_tensor *weight,
                                                       nnc_reduction reduction, nnc_tensor **out);
/* max(0, margin - target (input1 - input2)). torch's default of margin is 0. */
NNC_CHECKED nnc_error *nnc_margin_ranking_loss(nnc_ctx *ctx, nnc_tensor *input1, nnc_tensor *input2,
                                               nnc_tensor *target, double margin,
                                               nnc_reduction reduction, nnc_tensor **out);
/* 1 - cos where target is 1, max(0, cos - margin) where it is -1; cos is that of the angle
 * between the rows of input1 and input2, (N, D) or (D). torch's default of margin is 0. */
NNC_CHECKED nnc_error *nnc_cosine_embedding_loss(nnc_ctx *ctx, nnc_tensor *input1,
                                                 nnc_tensor *input2, nnc_tensor *target,
                                                 double margin, nnc_reduction reduction,
                                                 nnc_tensor **out);
/* max(0, margin + |anchor - positive| - |anchor - negative|) with norm p over the last dimension
 * of the difference plus eps; swap compares with |positive - negative| if that is smaller.
 * torch's defaults: 1, 2, 1e-6, 0. */
NNC_CHECKED nnc_error *nnc_triplet_margin_loss(nnc_ctx *ctx, nnc_tensor *anchor,
                                               nnc_tensor *positive, nnc_tensor *negative,
                                               double margin, double p, double eps, int32_t swap,
                                               nnc_reduction reduction, nnc_tensor **out);

NNC_END

#endif
