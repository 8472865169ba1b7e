// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_attention.h"

#include "capi/guard.h"
#include "ops/attention.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_scaled_dot_product_attention(nnc_ctx* ctx, nnc_tensor* query, nnc_tensor* key,
                                            nnc_tensor* value, nnc_tensor* attn_mask,
                                            double dropout_p, int32_t is_causal,
                                            const double* scale, int32_t enable_gqa,
                                            nnc_tensor** out) {
  return PUT(out, ops::attention(ARG(query), ARG(key), ARG(value), OPT(attn_mask), dropout_p,
                                 is_causal, OPT(scale), enable_gqa));
}

nnc_error* nnc_multi_head_attention_forward(
    nnc_ctx* ctx, nnc_tensor* query, nnc_tensor* key, nnc_tensor* value, int64_t embed_dim_to_check,
    int64_t num_heads, nnc_tensor* in_proj_weight, nnc_tensor* in_proj_bias, nnc_tensor* bias_k,
    nnc_tensor* bias_v, int32_t add_zero_attn, double dropout_p, nnc_tensor* out_proj_weight,
    nnc_tensor* out_proj_bias, int32_t training, nnc_tensor* key_padding_mask, int32_t need_weights,
    nnc_tensor* attn_mask, int32_t use_separate_proj_weight, nnc_tensor* q_proj_weight,
    nnc_tensor* k_proj_weight, nnc_tensor* v_proj_weight, nnc_tensor* static_k,
    nnc_tensor* static_v, int32_t average_attn_weights, int32_t is_causal, nnc_tensor** attn_output,
    nnc_tensor** attn_output_weights) {
  return PUT(outs(OUT(attn_output), OUT(attn_output_weights)),
             ops::multi_head_attention_forward(
                 ARG(query), ARG(key), ARG(value),
                 {embed_dim_to_check, num_heads,          OPT(in_proj_weight),
                  OPT(in_proj_bias),  OPT(bias_k),        OPT(bias_v),
                  add_zero_attn != 0, dropout_p,          ARG(out_proj_weight),
                  OPT(out_proj_bias), training != 0,      OPT(key_padding_mask),
                  need_weights != 0,  OPT(attn_mask),     use_separate_proj_weight != 0,
                  OPT(q_proj_weight), OPT(k_proj_weight), OPT(v_proj_weight),
                  OPT(static_k),      OPT(static_v),      average_attn_weights != 0,
                  is_causal != 0}));
}

nnc_error* nnc_transformer_generate_square_subsequent_mask(nnc_ctx* ctx, int64_t sz,
                                                           nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::square_subsequent_mask(sz, dtype_or(dtype, exec().default_dtype)));
}
