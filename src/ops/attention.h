// SPDX-License-Identifier: Apache-2.0
// Attention. Parameters as in torch.nn.functional; see nnc/ops_attention.h.
#pragma once

#include <optional>
#include <utility>

#include "tensor/tensor.h"

namespace nnc::ops {

// scaled_dot_product_attention; attn_mask may be undefined.
Tensor attention(const Tensor& query, const Tensor& key, const Tensor& value,
                 const Tensor& attn_mask = {}, double dropout_p = 0, bool is_causal = false,
                 std::optional<double> scale = {}, bool enable_gqa = false);

// Whatever torch takes besides query, key and value, in its order. Tensors may be undefined.
struct MultiHeadAttention {
  int64_t embed_dim_to_check, num_heads;
  Tensor in_proj_weight, in_proj_bias, bias_k, bias_v;
  bool add_zero_attn;
  double dropout_p;
  Tensor out_proj_weight, out_proj_bias;
  bool training;
  Tensor key_padding_mask;
  bool need_weights;
  Tensor attn_mask;
  bool use_separate_proj_weight;
  Tensor q_proj_weight, k_proj_weight, v_proj_weight, static_k, static_v;
  bool average_attn_weights, is_causal;
  bool batch_first = false;  // queries, keys, values and the output are (batch, rows, width)
};
// The output, and the weights if they are needed.
std::pair<Tensor, Tensor> multi_head_attention_forward(const Tensor& query, const Tensor& key,
                                                       const Tensor& value,
                                                       const MultiHeadAttention& a);

// A mask as what is added to scores of that type: -inf where a bool mask is true; undefined stays
// so. name is that of the argument, for errors.
Tensor added_mask(const Tensor& mask, const char* name, DType type, const char* op);
// (sz, sz): -inf above the diagonal, 0 elsewhere; of type bool true above it.
Tensor square_subsequent_mask(int64_t sz, DType dtype);

}  // namespace nnc::ops
