/* SPDX-License-Identifier: Apache-2.0 */
/* Losses, as in torch.nn.functional.
 *
 * What holds for all of them, unless one says otherwise: the formula gives a value for each element
 * of input, or for each sample. reduction says what becomes of these: NNC_REDUCTION_NONE leaves
 * them, in the sizes of input and target broadcast (of the samples); the mean and the sum are ().
 * The result has the type of input, which is floating point. NNC_E_SHAPE: sizes that do not fit;
 * NNC_E_DTYPE: another type; NNC_E_INVALID: a number out of range. Differentiable in input, and in
 * target where it is floating point. */
#ifndef NNC_OPS_LOSS_H
#define NNC_OPS_LOSS_H

#include <nnc/autograd.h>

NNC_BEGIN

/* What a loss gives of its values. */
typedef int32_t nnc_reduction;
enum {
  NNC_REDUCTION_MINIMUM_ = -1,
  NNC_REDUCTION_DEFAULT = 0, /* the mean */
  NNC_REDUCTION_NONE = 1,
  NNC_REDUCTION_MEAN = 2,
  NNC_REDUCTION_SUM = 3,
  NNC_REDUCTION_BATCHMEAN = 4 /* the sum over the batch size; kl_div only */
};

/* (input - target)^2, times weight, unless NULL; the mean then is over the sum of the weights.
 * NNC_E_SHAPE: weight has other sizes than input. */
NNC_CHECKED nnc_error *nnc_mse_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                    nnc_reduction reduction, nnc_tensor *weight, nnc_tensor **out);
/* |input - target|, weighted as nnc_mse_loss. */
NNC_CHECKED nnc_error *nnc_l1_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                   nnc_reduction reduction, nnc_tensor *weight, nnc_tensor **out);
/* (input - target)^2 / (2 beta) where |input - target| < beta, else |input - target| - beta / 2
 * (torch: beta 1); beta 0 is nnc_l1_loss. NNC_E_INVALID: beta < 0. */
NNC_CHECKED nnc_error *nnc_smooth_l1_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                          nnc_reduction reduction, double beta, nnc_tensor **out);
/* (input - target)^2 / 2 where |input - target| <= delta, else delta (|input - target| - delta / 2)
 * (torch: delta 1); times weight, unless NULL, of the sizes of input (NNC_E_SHAPE), with the mean
 * over the elements. Gradients: of one type. NNC_E_INVALID: delta <= 0. */
NNC_CHECKED nnc_error *nnc_huber_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                      nnc_reduction reduction, double delta, nnc_tensor *weight,
                                      nnc_tensor **out);
/* log(1 + exp(-target input)), target being 1 or -1 and without a gradient. */
NNC_CHECKED nnc_error *nnc_soft_margin_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                            nnc_reduction reduction, nnc_tensor **out);
/* input where target is 1, max(0, margin - input) where it is -1 (torch: margin 1). */
NNC_CHECKED nnc_error *nnc_hinge_embedding_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                                double margin, nnc_reduction reduction,
                                                nnc_tensor **out);
/* target (log(target) - input), input being a logarithm; with log_target not 0 (torch: 0) so is
 * target: exp(target) (target - input). */
NNC_CHECKED nnc_error *nnc_kl_div(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                  nnc_reduction reduction, int32_t log_target, nnc_tensor **out);
/* exp(input) - target input, or with log_input 0 input - target log(input + eps); full not 0 adds
 * Stirling's approximation of log(target!) for targets above 1 (torch: log_input 1, full 0, eps
 * 1e-8). */
NNC_CHECKED nnc_error *nnc_poisson_nll_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                            int32_t log_input, int32_t full, double eps,
                                            nnc_reduction reduction, nnc_tensor **out);
/* (log(v) + (input - target)^2 / v) / 2, v = max(var, eps); full not 0 adds log(2 pi) / 2 (torch:
 * full 0, eps 1e-6). var has the sizes of input, or lacks the last one, or has 1 in its place.
 * NNC_E_INVALID: a negative var. NNC_E_DTYPE: one that is not floating point. */
NNC_CHECKED nnc_error *nnc_gaussian_nll_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                             nnc_tensor *var, int32_t full, double eps,
                                             nnc_reduction reduction, nnc_tensor **out);
/* -(target log(input) + (1 - target) log(1 - input)), the logarithms being at least -100, times
 * weight, unless NULL. input is in 0..1. NNC_E_INVALID: it is not. NNC_E_SHAPE: sizes of target
 * that differ, or of weight that do not repeat to them. */
NNC_CHECKED nnc_error *nnc_binary_cross_entropy(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                                nnc_tensor *weight, nnc_reduction reduction,
                                                nnc_tensor **out);
/* nnc_binary_cross_entropy of sigmoid(input), computed from input; pos_weight, unless NULL,
 * multiplies the first term. The result has the type of target, floating point too. */
NNC_CHECKED nnc_error *nnc_binary_cross_entropy_with_logits(nnc_ctx *ctx, nnc_tensor *input,
                                                            nnc_tensor *target, nnc_tensor *weight,
                                                            nnc_reduction reduction,
                                                            nnc_tensor *pos_weight,
                                                            nnc_tensor **out);
/* -weight[t] input[t] for the class t = target, int64, or without d uint8: input is (N, C, d...)
 * and target (N, d...), or (C) and (); none gives the sizes of target. weight is (C), with d C
 * numbers of any sizes, or NULL: 1. Targets equal to ignore_index (torch: -100) count as 0, and the
 * mean is over the weights of the others. NNC_E_INDEX: another target outside 0..C-1. */
NNC_CHECKED nnc_error *nnc_nll_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                    nnc_tensor *weight, int64_t ignore_index,
                                    nnc_reduction reduction, nnc_tensor **out);
/* nnc_nll_loss of the log_softmax of input over its classes. A floating point target of the sizes
 * of input holds class probabilities instead; ignore_index must be negative then. label_smoothing
 * in 0..1 (torch: 0) mixes the target with 1 / C; less and NaN are 0, more is NNC_E_INVALID. For
 * probabilities weight is (C), with smoothing too for a mean, else (C, 1, ...).
 * Samples whose target is ignore_index have no gradient, also if their scores are not finite
 * (torch: NaN then). */
NNC_CHECKED nnc_error *nnc_cross_entropy(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                         nnc_tensor *weight, int64_t ignore_index,
                                         nnc_reduction reduction, double label_smoothing,
                                         nnc_tensor **out);
/* The sum over the classes i other than t = target of weight[t] max(0, margin - input[t] +
 * input[i])^p / C for input (N, C) or (C) of float32 or float64 (torch: p 1, margin 1). weight is
 * (C), or NULL: 1. Has second derivatives, unlike torch's. NNC_E_INVALID: p is neither 1 nor 2. */
NNC_CHECKED nnc_error *nnc_multi_margin_loss(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *target,
                                             int64_t p, double margin, nnc_tensor *weight,
                                             nnc_reduction reduction, nnc_tensor **out);
/* The sum over labels j, the entries of target before its first -1, and all other classes i of
 * max(0, 1 - input[j] + input[i]) / C; input, as above, and target, int64, are (N, C) or (C). */
NNC_CHECKED nnc_error *nnc_multilabel_margin_loss(nnc_ctx *ctx, nnc_tensor *input,
                                                  nnc_tensor *target, nnc_reduction reduction,
                                                  nnc_tensor **out);
/* The mean over the classes, the last dimension, of nnc_binary_cross_entropy_with_logits, times
 * weight, unless NULL. */
NNC_CHECKED nnc_error *nnc_multilabel_soft_margin_loss(nnc_ctx *ctx, nnc_tensor *input,
                                                       nnc_tensor *target, nnc_tensor *weight,
                                                       nnc_reduction reduction, nnc_tensor **out);
/* max(0, margin - target (input1 - input2)) (torch: margin 0). */
NNC_CHECKED nnc_error *nnc_margin_ranking_loss(nnc_ctx *ctx, nnc_tensor *input1, nnc_tensor *input2,
                                               nnc_tensor *target, double margin,
                                               nnc_reduction reduction, nnc_tensor **out);
/* 1 - cos where target is 1, max(0, cos - margin) where it is -1 (torch: margin 0); cos is that of
 * the angle between the rows of input1 and input2, (N, D) with target (N), or (D) with (). */
NNC_CHECKED nnc_error *nnc_cosine_embedding_loss(nnc_ctx *ctx, nnc_tensor *input1,
                                                 nnc_tensor *input2, nnc_tensor *target,
                                                 double margin, nnc_reduction reduction,
                                                 nnc_tensor **out);
/* max(0, margin + |anchor - positive| - |anchor - negative|), with the p-norm over the last
 * dimension of the difference plus eps; swap not 0 compares with |positive - negative| where that
 * is smaller (torch: margin 1, p 2, eps 1e-6, swap 0). NNC_E_INVALID: margin <= 0. */
NNC_CHECKED nnc_error *nnc_triplet_margin_loss(nnc_ctx *ctx, nnc_tensor *anchor,
                                               nnc_tensor *positive, nnc_tensor *negative,
                                               double margin, double p, double eps, int32_t swap,
                                               nnc_reduction reduction, nnc_tensor **out);
/* The distance of two tensors, for nnc_triplet_margin_with_distance_loss: made with ctx, whose
 * handles end with the call, and put into *out. Returns an error or NULL. Called on the thread that
 * called the library. */
typedef nnc_error *(*nnc_distance_function)(uintptr_t self, nnc_ctx *ctx, nnc_tensor *x1,
                                            nnc_tensor *x2, nnc_tensor **out);
/* max(0, margin + d(anchor, positive) - d(anchor, negative)) with d = distance_function, which gets
 * self first; NULL: nnc_pairwise_distance with torch's defaults. swap not 0 takes d(positive,
 * negative) in place of the last where that is smaller (torch: margin 1, swap 0). The result has
 * the sizes of the distances. NNC_E_INVALID: margin <= 0. NNC_E_CALLBACK: distance_function gave no
 * tensor. */
NNC_CHECKED nnc_error *nnc_triplet_margin_with_distance_loss(
    nnc_ctx *ctx, nnc_tensor *anchor, nnc_tensor *positive, nnc_tensor *negative,
    nnc_distance_function distance_function, uintptr_t self, double margin, int32_t swap,
    nnc_reduction reduction, nnc_tensor **out);
/* Connectionist temporal classification: -log of the probability of all ways to spread a target
 * over the steps, blanks between. log_probs (T, N, C) holds logarithms of probabilities; targets,
 * in 0..C-1, are (N, S), or all of them one after the other; input_lengths (at most T) and
 * target_lengths, (N) of integers, say how much of each counts. log_probs may be (T, C): one
 * sequence, and () comes out. The mean is over losses each divided by its target's length, at least
 * 1. zero_infinity not 0 makes infinite losses, of targets too long for their steps, and their
 * gradients 0 (torch: blank 0, zero_infinity 0). Computed in logarithms, in log_probs's type.
 * Differentiable in log_probs, once, as what nnc_log_softmax gives: the gradient is that of rows
 * whose probabilities add up to 1. NNC_E_INDEX: a target or blank outside 0..C-1. */
NNC_CHECKED nnc_error *nnc_ctc_loss(nnc_ctx *ctx, nnc_tensor *log_probs, nnc_tensor *targets,
                                    nnc_tensor *input_lengths, nnc_tensor *target_lengths,
                                    int64_t blank, nnc_reduction reduction, int32_t zero_infinity,
                                    nnc_tensor **out);
/* The same with lengths that are lists. */
NNC_CHECKED nnc_error *nnc_ctc_loss_list(nnc_ctx *ctx, nnc_tensor *log_probs, nnc_tensor *targets,
                                         const int64_t *input_lengths, int64_t n_input_lengths,
                                         const int64_t *target_lengths, int64_t n_target_lengths,
                                         int64_t blank, nnc_reduction reduction,
                                         int32_t zero_infinity, nnc_tensor **out);
/* nnc_cross_entropy of nnc_linear of input (N, in) or (in), linear_weight (C, in) and linear_bias
 * (C), or NULL. Scores are computed for some samples at a time, in backward once more, and never
 * all held in memory, unless a graph of the gradients is wanted, or target holds probabilities and
 * it or weight requires grad. ignore_index NULL is -100; it must be NULL for class probabilities.
 * linear_weight may be (C, d..., in) and linear_bias (C, d...); scores then are (N, C, d...). */
NNC_CHECKED nnc_error *nnc_linear_cross_entropy(nnc_ctx *ctx, nnc_tensor *input,
                                                nnc_tensor *linear_weight, nnc_tensor *target,
                                                nnc_tensor *linear_bias, nnc_tensor *weight,
                                                nnc_reduction reduction,
                                                const int64_t *ignore_index, double label_smoothing,
                                                nnc_tensor **out);

NNC_END

#endif
