/* SPDX-License-Identifier: Apache-2.0 */
/* Modules as arguments of constructors, and what single layers do beside their forward. */
#ifndef NNC_NN_LAYERS_H
#define NNC_NN_LAYERS_H

#include <nnc/nn.h>

NNC_BEGIN

/* By name, a forward takes integers (nnc_kwargs_set_i64s) where torch takes a tuple of them: the
 * output_size of MaxUnpool1d to 3d and of ConvTranspose1d to 3d, the input_lengths and
 * target_lengths of CTCLoss. By position they are a vector of int64.
 * LinearCrossEntropyOptions, for the options of a LinearCrossEntropyLoss, is made as a module but
 * has no forward: the library splits the work by itself, the options are checked, kept and printed.
 */

/* Sets key to a module, which the bag then shares: the distance_function of a
 * TripletMarginWithDistanceLoss, which may be a module of yours (nnc_module_new_user). It becomes a
 * child of the module that is made. */
NNC_CHECKED nnc_error *nnc_kwargs_set_module(nnc_kwargs *kwargs, const char *key,
                                             nnc_module *value);

/* ---- tables that exist ----
 * The layer's weight shares the memory of embeddings, (num_embeddings, embedding_dim) of floating
 * point type; with freeze not 0 (torch: 1) it requires no gradient. The other arguments are those
 * of the constructor, NULL its None; sparse is printed, and gradients are dense all the same.
 * NNC_E_SHAPE: embeddings is no matrix. */

/* Embedding (torch: norm_type 2, flags 0). The row at padding_idx stays as it is. */
NNC_CHECKED nnc_error *nnc_embedding_from_pretrained(nnc_ctx *ctx, nnc_tensor *embeddings,
                                                     int32_t freeze, const int64_t *padding_idx,
                                                     const double *max_norm, double norm_type,
                                                     int32_t scale_grad_by_freq, int32_t sparse,
                                                     nnc_module **out);
/* EmbeddingBag (torch: norm_type 2, mode "mean", flags 0); mode NULL is "mean". */
NNC_CHECKED nnc_error *nnc_embedding_bag_from_pretrained(
    nnc_ctx *ctx, nnc_tensor *embeddings, int32_t freeze, const double *max_norm, double norm_type,
    int32_t scale_grad_by_freq, const char *mode, int32_t sparse, int32_t include_last_offset,
    const int64_t *padding_idx, nnc_module **out);

/* ---- AdaptiveLogSoftmaxWithLoss; NNC_E_INVALID for another module ---- */

/* (N, n_classes): the logarithm of each class's probability for input (N, in_features).
 * NNC_E_SHAPE: input is no matrix. */
NNC_CHECKED nnc_error *nnc_adaptive_log_softmax_with_loss_log_prob(nnc_ctx *ctx, nnc_module *module,
                                                                   nnc_tensor *input,
                                                                   nnc_tensor **out);
/* (N) of int64: the most probable class. Rows whose best score of the head is a class have that
 * one; only for the others the clusters are computed. NNC_E_SHAPE: input is no matrix. */
NNC_CHECKED nnc_error *nnc_adaptive_log_softmax_with_loss_predict(nnc_ctx *ctx, nnc_module *module,
                                                                  nnc_tensor *input,
                                                                  nnc_tensor **out);

/* ---- BatchNorm and InstanceNorm, 1d to 3d; NNC_E_INVALID for another module ---- */

/* Sets running_mean and num_batches_tracked to 0 and running_var to 1, if the layer has them. */
NNC_CHECKED nnc_error *nnc_module_reset_running_stats(nnc_ctx *ctx, nnc_module *module);

/* ---- RNN, LSTM and GRU; NNC_E_INVALID for another module ---- */

/* The parameters, layer by layer and direction by direction, each weight_ih, weight_hh and, where
 * there are such, bias_ih, bias_hh and weight_hr: out has room for capacity tensors, *n_out is how
 * many there are. More than capacity is NNC_E_INVALID. */
NNC_CHECKED nnc_error *nnc_rnn_base_all_weights(nnc_ctx *ctx, nnc_module *module, nnc_tensor **out,
                                                int64_t capacity, int64_t *n_out);

/* ---- MultiheadAttention; NNC_E_INVALID for another module ---- */

/* One mask of two, of which each may be NULL: attn_mask (L, L) or (N num_heads, L, L) and
 * key_padding_mask (N, L), for query (N, L, E). With an attn_mask it has size (N, num_heads, L, L),
 * the sum of both (true where one is true), and *mask_type is 2; key_padding_mask alone is itself,
 * with type 1. Without both, *merged_mask is NULL and *mask_type -1 (torch: None). NNC_E_SHAPE: of
 * another size. */
NNC_CHECKED nnc_error *nnc_multihead_attention_merge_masks(
    nnc_ctx *ctx, nnc_module *module, nnc_tensor *attn_mask, nnc_tensor *key_padding_mask,
    nnc_tensor *query, nnc_tensor **merged_mask, int64_t *mask_type);

NNC_END

#endif
