/* SPDX-License-Identifier: Apache-2.0 */
/* Embedding and dropout: torch.nn.functional. */
#ifndef NNC_OPS_EMBEDDING_H
#define NNC_OPS_EMBEDDING_H

#include <nnc/autograd.h>

NNC_BEGIN

/* The rows of weight (num_embeddings, embedding_dim) that input (int64 or int32, any sizes) names.
 * padding_idx (or NULL): a row that gets no gradient. max_norm (or NULL): rows that are named and
 * whose norm_type-norm is larger are scaled down first, in weight itself. scale_grad_by_freq: the
 * gradient of a row is divided by the number of its uses. torch's defaults: NULL, NULL, 2.0, 0. */
NNC_CHECKED nnc_error *nnc_embedding(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weight,
                                     const int64_t *padding_idx, const double *max_norm,
                                     double norm_type, int32_t scale_grad_by_freq,
                                     nnc_tensor **out);

/* ---- dropout ----
 * Without training, or with p = 0, input itself comes back. The draws are PyTorch's. torch's
 * default for p: 0.5. */
/* Each element is 0 with probability p, else divided by 1 - p. */
NNC_CHECKED nnc_error *nnc_dropout(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training,
                                   nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_dropout_(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training);
/* The same for whole channels, (N, C, L) or (C, L). */
NNC_CHECKED nnc_error *nnc_dropout1d(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training,
                                     nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_dropout1d_(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training);
/* The same for (N, C, H, W); as in PyTorch 3 dimensions count as (N, C, L). */
NNC_CHECKED nnc_error *nnc_dropout2d(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training,
                                     nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_dropout2d_(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training);
/* The same for (N, C, D, H, W) or (C, D, H, W). */
NNC_CHECKED nnc_error *nnc_dropout3d(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training,
                                     nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_dropout3d_(nnc_ctx *ctx, nnc_tensor *input, double p, int32_t training);
/* Dropout that keeps mean and deviation of the activations of SELU. */
NNC_CHECKED nnc_error *nnc_alpha_dropout(nnc_ctx *ctx, nnc_tensor *input, double p,
                                         int32_t training, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_alpha_dropout_(nnc_ctx *ctx, nnc_tensor *input, double p,
                                          int32_t training);
/* The same for whole channels, dimension 1 of input. */
NNC_CHECKED nnc_error *nnc_feature_alpha_dropout(nnc_ctx *ctx, nnc_tensor *input, double p,
                                                 int32_t training, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_feature_alpha_dropout_(nnc_ctx *ctx, nnc_tensor *input, double p,
                                                  int32_t training);

NNC_END

#endif
