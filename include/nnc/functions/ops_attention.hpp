// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_attention.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_ATTENTION_HPP
#define NNC_FUNCTIONS_OPS_ATTENTION_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor scaled_dot_product_attention(const Tensor& query, const Tensor& key,
                                           const Tensor& value, const Tensor& attn_mask = {},
                                           double dropout_p = 0.0, Flag is_causal = false,
                                           std::optional<double> scale = std::nullopt,
                                           Flag enable_gqa = false) {
  return Tensor::of(nnc_scaled_dot_product_attention, detail::current, query.get(), key.get(),
                    value.get(), attn_mask.get(), dropout_p, is_causal, detail::pointer(scale),
                    enable_gqa);
}
inline std::tuple<Tensor, Tensor> multi_head_attention_forward(
    const Tensor& query, const Tensor& key, const Tensor& value, Int embed_dim_to_check,
    Int num_heads, const Tensor& in_proj_weight, const Tensor& in_proj_bias, const Tensor& bias_k,
    const Tensor& bias_v, Flag add_zero_attn, double dropout_p, const Tensor& out_proj_weight,
    const Tensor& out_proj_bias, Flag training = true, const Tensor& key_padding_mask = {},
    Flag need_weights = true, const Tensor& attn_mask = {}, Flag use_separate_proj_weight = false,
    const Tensor& q_proj_weight = {}, const Tensor& k_proj_weight = {},
    const Tensor& v_proj_weight = {}, const Tensor& static_k = {}, const Tensor& static_v = {},
    Flag average_attn_weights = true, Flag is_causal = false) {
  return detail::tuple<2>(
      nnc_multi_head_attention_forward, detail::current, query.get(), key.get(), value.get(),
      embed_dim_to_check, num_heads, in_proj_weight.get(), in_proj_bias.get(), bias_k.get(),
      bias_v.get(), add_zero_attn, dropout_p, out_proj_weight.get(), out_proj_bias.get(), training,
      key_padding_mask.get(), need_weights, attn_mask.get(), use_separate_proj_weight,
      q_proj_weight.get(), k_proj_weight.get(), v_proj_weight.get(), static_k.get(), static_v.get(),
      average_attn_weights, is_causal);
}
inline Tensor transformer_generate_square_subsequent_mask(Int sz, DType dtype = DType::Default) {
  return Tensor::of(nnc_transformer_generate_square_subsequent_mask, detail::current, sz,
                    detail::raw(dtype));
}

}  // namespace nnc

#endif
