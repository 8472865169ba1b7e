/* SPDX-License-Identifier: Apache-2.0 */
/* Embedding and dropout: torch.nn.functional. All differentiable, embeddings in weight. */
#ifndef NNC_OPS_EMBEDDING_H
#define NNC_OPS_EMBEDDING_H

#include <nnc/autograd.h>

NNC_BEGIN

/* (input's sizes, embedding_dim): the rows of weight (num_embeddings, embedding_dim) that input,
 * int64 or int32, names. padding_idx (NULL: none) is a row that gets no gradient; negative ones
 * count from the end. max_norm (NULL: none): rows that are named and whose norm_type-norm is larger
 * are first scaled down to it in weight itself. scale_grad_by_freq not 0: the gradient of a row is
 * divided by the number of its uses (torch: NULL, NULL, 2, 0). NNC_E_INDEX: no such row. */
NNC_CHECKED nnc_error *nnc_embedding(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                     const int64_t *padding_idx, const double *max_norm,
                                     double norm_type, int32_t scale_grad_by_freq,
                                     nnc_tensor **out);
/* (bags, embedding_dim): the "sum", "mean" or "max" (mode; NULL: "mean") of the rows of weight that
 * each bag of input names, 0 for an empty bag. input is (bags, n), offsets then NULL; or it is a
 * vector, and offsets, a vector of int64 or int32 that begins with 0, says where each bag begins;
 * with include_last_offset not 0 it also says, last, where the last bag ends. per_sample_weights,
 * of input's sizes and weight's type, multiplies the rows that are summed (NULL: 1; "sum" only).
 * Entries equal to padding_idx (NULL: none) belong to no bag. max_norm, norm_type and
 * scale_grad_by_freq are those of nnc_embedding; the last not with "max". sparse must be 0: there
 * are no sparse gradients (NNC_E_UNSUPPORTED). Differentiable in weight and per_sample_weights.
 * NNC_E_INDEX: no such row. NNC_E_INVALID: offsets that decrease or lie outside. */
NNC_CHECKED nnc_error *nnc_embedding_bag(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                         nnc_tensor *offsets, const double *max_norm,
                                         double norm_type, int32_t scale_grad_by_freq,
                                         const char *mode, int32_t sparse,
                                         nnc_tensor *per_sample_weights,
                                         int32_t include_last_offset, const int64_t *padding_idx,
                                         nnc_tensor **out);

/* ---- dropout ----
 * (input's sizes) in its type, floating point unless p is 1; input itself if training or p is 0
 * (torch: p 0.5, training 1). Draws are PyTorch's, from the context's generator; a name that ends
 * in an underscore writes to input, with the same draws. NNC_E_INVALID: p outside 0..1. */

/* Each element is 0 with probability p, else divided by 1 - p. */
NNC_CHECKED nnc_error *nnc_dropout(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training,
                                   nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_dropout_(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training);
/* The same for whole channels of (N, C, L) or (C, L). */
NNC_CHECKED nnc_error *nnc_dropout1d(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training,
                                     nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_dropout1d_(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training);
/* The same for whole channels of (N, C, H, W); as in torch 3 dimensions count as (N, C, L). */
NNC_CHECKED nnc_error *nnc_dropout2d(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training,
                                     nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_dropout2d_(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training);
/* The same for whole channels of (N, C, D, H, W) or (C, D, H, W). */
NNC_CHECKED nnc_error *nnc_dropout3d(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training,
                                     nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_dropout3d_(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training);
/* Elements take the value that SELU has far below 0 with probability p; then all are scaled and
 * moved such that mean 0 and variance 1 stay. */
NNC_CHECKED nnc_error *nnc_alpha_dropout(nnc_ctx *ctx, nnc_tensor *input, double p,
                                         int32_t training, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_alpha_dropout_(nnc_ctx *ctx, nnc_tensor *input, double p,
                                          int32_t training);
/* The same for whole channels, dimension 1 of input. */
NNC_CHECKED nnc_error *nnc_feature_alpha_dropout(nnc_ctx *ctx, nnc_tensor *input, double p,
                                                 int32_t training, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_feature_alpha_dropout_(nnc_ctx *ctx, nnc_tensor *input, double p,
                                                  int32_t training);

NNC_END

#endif
