/* SPDX-License-Identifier: Apache-2.0 */
/* Attention: torch.nn.functional. Floating point of one type (NNC_E_DTYPE); sizes that do not fit
 * are NNC_E_SHAPE. Differentiable. */
#ifndef NNC_OPS_ATTENTION_H
#define NNC_OPS_ATTENTION_H

#include <nnc/autograd.h>

NNC_BEGIN

/* (..., L, Ev) of query (..., L, E), key (..., S, E) and value (..., S, Ev), whose leading sizes
 * are broadcast: softmax(scale query key^T + mask) value, the softmax over the keys. scale NULL is
 * 1 / sqrt(E). attn_mask, NULL or of sizes that broadcast to those of the scores (..., L, S): bool,
 * true where a query may attend to a key; or what is added, float32 or of query's type. is_causal
 * not 0 is the mask that is true for keys up to the query's own place, and takes no other one
 * (NNC_E_INVALID). A query that may attend to nothing gets zeros, and without queries or
 * elements of value the result is zeros of query's leading sizes, whatever the others are. Weights
 * are dropped with probability dropout_p, whether or not anything is trained (torch: 0); another
 * than 0 to 1 is NNC_E_INVALID. enable_gqa not 0: dimension -3 counts the heads, and each of key's
 * and value's serves as many neighbours as query has for one. Scores are not kept, but with
 * create_graph and for the gradient of a mask they are made whole. */
NNC_CHECKED nnc_error *nnc_scaled_dot_product_attention(nnc_ctx *ctx, nnc_tensor *query,
                                                        nnc_tensor *key, nnc_tensor *value,
                                                        nnc_tensor *attn_mask, double dropout_p,
                                                        int32_t is_causal, const double *scale,
                                                        int32_t enable_gqa, nnc_tensor **out);
/* attn_output (L, N, Eo) of query (L, N, E), key (S, N, Ek) and value (S, N, Ev), or all of them
 * without N: num_heads attentions side by side. embed_dim_to_check is E, num_heads divides it.
 * - query, key and value are projected to E by in_proj_weight (3 E, E), or with
 *   use_separate_proj_weight not 0 by q_proj_weight (E, E), k_proj_weight (E, Ek) and v_proj_weight
 *   (E, Ev), which may be NULL otherwise; in_proj_bias (3 E) may be NULL. A projected key or value
 *   is replaced by static_k or static_v (N num_heads, S, E / num_heads) unless that is NULL.
 * - bias_k and bias_v (1, 1, E), both or NULL, are one more key and value for everybody, zeros are
 *   another with add_zero_attn not 0.
 * - attn_mask, or NULL, (L, S) or (N num_heads, L, S), and key_padding_mask, or NULL, (N, S) or
 *   (S): bool, true where nobody may attend to a key; or what is added to the scores, of query's
 *   type, and with need_weights 0 also float32. is_causal not 0 says that attn_mask is causal, and
 *   asks for one.
 * - weights are dropped with probability dropout_p if training is not 0 (torch: 1).
 * - what is attended to is projected by out_proj_weight (Eo, E) and out_proj_bias (Eo), or NULL.
 * With need_weights not 0 (torch: 1) attn_output_weights is (N, L, S'), the mean over the heads, or
 * with average_attn_weights 0 (torch: 1) (N, num_heads, L, S'), where S' counts all keys; a query
 * that may attend to nothing makes NaN. With 0 it is NULL, and such a query gets zeros.
 * NNC_E_INVALID: what does not go together. */
NNC_CHECKED nnc_error *nnc_multi_head_attention_forward(
    nnc_ctx *ctx, nnc_tensor *query, nnc_tensor *key, nnc_tensor *value, int64_t embed_dim_to_check,
    int64_t num_heads, nnc_tensor *in_proj_weight, nnc_tensor *in_proj_bias, nnc_tensor *bias_k,
    nnc_tensor *bias_v, int32_t add_zero_attn, double dropout_p, nnc_tensor *out_proj_weight,
    nnc_tensor *out_proj_bias, int32_t training, nnc_tensor *key_padding_mask, int32_t need_weights,
    nnc_tensor *attn_mask, int32_t use_separate_proj_weight, nnc_tensor *q_proj_weight,
    nnc_tensor *k_proj_weight, nnc_tensor *v_proj_weight, nnc_tensor *static_k,
    nnc_tensor *static_v, int32_t average_attn_weights, int32_t is_causal, nnc_tensor **attn_output,
    nnc_tensor **attn_output_weights);

/* The mask (sz, sz) that lets each of sz places attend to those up to itself: 0 on and below the
 * diagonal, -inf above it, as what is added to scores. NNC_BOOL: true above it, as a bool mask of
 * nnc_multi_head_attention_forward and of modules. NNC_DTYPE_DEFAULT is the context's default type;
 * integers have no -inf (NNC_E_INVALID). */
NNC_CHECKED nnc_error *nnc_transformer_generate_square_subsequent_mask(nnc_ctx *ctx, int64_t sz,
                                                                       nnc_dtype dtype,
                                                                       nnc_tensor **out);

NNC_END

#endif
