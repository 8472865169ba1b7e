// SPDX-License-Identifier: Apache-2.0
// The operations for C++: torch's names, arguments and defaults. Include <nnc/nnc.hpp>.
// Made by capi/bindings/cpp/generate.py from the C headers, which document each of them under its
// name behind nnc_. A number counts as an int or a float by its C++ type, as in Python; Tensor() is
// None; what writes in place returns its first argument. Not named here is what C++ has no overload
// for: it has its C name's ending (round_decimals).
#ifndef NNC_FUNCTIONS_HPP
#define NNC_FUNCTIONS_HPP

#include <nnc/tensor.hpp>

#include <optional>
#include <tuple>

namespace nnc {

// ---- <nnc/tensor.h> ----

inline Tensor empty(const Ints& dims, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_empty, detail::current, dims.data(), detail::count(dims), dtype);
}
inline Tensor zeros(const Ints& dims, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_zeros, detail::current, dims.data(), detail::count(dims), dtype);
}
inline Tensor ones(const Ints& dims, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_ones, detail::current, dims.data(), detail::count(dims), dtype);
}
inline Tensor zeros_like(const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_zeros_like, detail::current, input.get(), dtype);
}
inline Tensor ones_like(const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_ones_like, detail::current, input.get(), dtype);
}
inline Tensor empty_like(const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_empty_like, detail::current, input.get(), dtype);
}
template <class N, detail::IfNumber<N> = 0>
Tensor full_like(const Tensor& input, N fill_value, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_full_like_i64, detail::current, input.get(), fill_value, dtype);
  } else {
    return Tensor::of(nnc_full_like, detail::current, input.get(), fill_value, dtype);
  }
}
inline Tensor new_empty(const Tensor& input, const Ints& dims,
                        nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_new_empty, detail::current, input.get(), dims.data(), detail::count(dims),
                    dtype);
}
inline Tensor new_zeros(const Tensor& input, const Ints& dims,
                        nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_new_zeros, detail::current, input.get(), dims.data(), detail::count(dims),
                    dtype);
}
inline Tensor new_ones(const Tensor& input, const Ints& dims, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_new_ones, detail::current, input.get(), dims.data(), detail::count(dims),
                    dtype);
}
template <class N, detail::IfNumber<N> = 0>
Tensor new_full(const Tensor& input, const Ints& dims, N fill_value,
                nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_new_full_i64, detail::current, input.get(), dims.data(),
                      detail::count(dims), fill_value, dtype);
  } else {
    return Tensor::of(nnc_new_full, detail::current, input.get(), dims.data(), detail::count(dims),
                      fill_value, dtype);
  }
}
inline Tensor linspace(double start, double end, int64_t steps,
                       nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_linspace, detail::current, start, end, steps, dtype);
}
inline Tensor linspace(const Tensor& start, const Tensor& end, int64_t steps,
                       nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_linspace_tensor, detail::current, start.get(), end.get(), steps, dtype);
}
inline Tensor empty_memory_format(const Ints& dims, nnc_dtype dtype = NNC_DTYPE_DEFAULT,
                                  nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  return Tensor::of(nnc_empty_memory_format, detail::current, dims.data(), detail::count(dims),
                    dtype, memory_format);
}
inline Tensor empty_like_memory_format(
    const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT,
    nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  return Tensor::of(nnc_empty_like_memory_format, detail::current, input.get(), dtype,
                    memory_format);
}
inline Tensor zeros_like_memory_format(
    const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT,
    nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  return Tensor::of(nnc_zeros_like_memory_format, detail::current, input.get(), dtype,
                    memory_format);
}
inline Tensor ones_like_memory_format(const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT,
                                      nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  return Tensor::of(nnc_ones_like_memory_format, detail::current, input.get(), dtype,
                    memory_format);
}
template <class N, detail::IfNumber<N> = 0>
Tensor full_like_memory_format(const Tensor& input, N fill_value,
                               nnc_dtype dtype = NNC_DTYPE_DEFAULT,
                               nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_full_like_memory_format_i64, detail::current, input.get(), fill_value,
                      dtype, memory_format);
  } else {
    return Tensor::of(nnc_full_like_memory_format, detail::current, input.get(), fill_value, dtype,
                      memory_format);
  }
}
inline Tensor clone_memory_format(const Tensor& input,
                                  nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  return Tensor::of(nnc_clone_memory_format, detail::current, input.get(), memory_format);
}
inline Tensor contiguous_memory_format(
    const Tensor& input, nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  return Tensor::of(nnc_contiguous_memory_format, detail::current, input.get(), memory_format);
}
inline Tensor eye(int64_t n, int64_t m, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_eye, detail::current, n, m, dtype);
}
inline Tensor tril_indices(int64_t row, int64_t col, int64_t offset = 0,
                           nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_tril_indices, detail::current, row, col, offset, dtype);
}
inline Tensor triu_indices(int64_t row, int64_t col, int64_t offset = 0,
                           nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_triu_indices, detail::current, row, col, offset, dtype);
}
inline std::vector<Tensor> meshgrid(const std::vector<Tensor>& tensors,
                                    const char* indexing = nullptr) {
  return detail::several(nnc_meshgrid, detail::room(tensors), detail::current,
                         detail::handles(tensors).data(), detail::count(tensors), indexing);
}
inline nnc_dtype promote_types(nnc_dtype type1, nnc_dtype type2) {
  return detail::value<nnc_dtype>(nnc_promote_types, detail::current, type1, type2);
}
inline nnc_dtype result_type(const Tensor& tensor, const Tensor& other) {
  return detail::value<nnc_dtype>(nnc_result_type, detail::current, tensor.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
nnc_dtype result_type(const Tensor& tensor, N other) {
  if constexpr (std::is_integral_v<N>) {
    return detail::value<nnc_dtype>(nnc_result_type_scalar_i64, detail::current, tensor.get(),
                                    other);
  } else {
    return detail::value<nnc_dtype>(nnc_result_type_scalar, detail::current, tensor.get(), other);
  }
}
inline double finfo(nnc_dtype dtype, const char* field) {
  return detail::value<double>(nnc_finfo, detail::current, dtype, field);
}
inline Tensor type_as(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_type_as, detail::current, input.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor fill_(const Tensor& input, N value) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_fill_i64_(detail::current, input.get(), value));
    return input;
  } else {
    check(nnc_fill_(detail::current, input.get(), value));
    return input;
  }
}
inline Tensor zero_(const Tensor& input) {
  check(nnc_zero_(detail::current, input.get()));
  return input;
}

// ---- <nnc/init.h> ----

inline double init_calculate_gain(const char* nonlinearity,
                                  std::optional<double> param = std::nullopt) {
  return detail::value<double>(nnc_init_calculate_gain, detail::current, nonlinearity,
                               detail::pointer(param));
}
inline Tensor init_uniform_(const Tensor& tensor, double a = 0.0, double b = 1.0) {
  check(nnc_init_uniform_(detail::current, tensor.get(), a, b));
  return tensor;
}
inline Tensor init_normal_(const Tensor& tensor, double mean = 0.0, double std = 1.0) {
  check(nnc_init_normal_(detail::current, tensor.get(), mean, std));
  return tensor;
}
inline Tensor init_trunc_normal_(const Tensor& tensor, double mean = 0.0, double std = 1.0,
                                 double a = -2.0, double b = 2.0) {
  check(nnc_init_trunc_normal_(detail::current, tensor.get(), mean, std, a, b));
  return tensor;
}
template <class N, detail::IfNumber<N> = 0>
Tensor init_constant_(const Tensor& tensor, N val) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_init_constant_i64_(detail::current, tensor.get(), val));
    return tensor;
  } else {
    check(nnc_init_constant_(detail::current, tensor.get(), val));
    return tensor;
  }
}
inline Tensor init_ones_(const Tensor& tensor) {
  check(nnc_init_ones_(detail::current, tensor.get()));
  return tensor;
}
inline Tensor init_zeros_(const Tensor& tensor) {
  check(nnc_init_zeros_(detail::current, tensor.get()));
  return tensor;
}
inline Tensor init_xavier_uniform_(const Tensor& tensor, double gain = 1.0) {
  check(nnc_init_xavier_uniform_(detail::current, tensor.get(), gain));
  return tensor;
}
inline Tensor init_xavier_normal_(const Tensor& tensor, double gain = 1.0) {
  check(nnc_init_xavier_normal_(detail::current, tensor.get(), gain));
  return tensor;
}
inline Tensor init_kaiming_uniform_(const Tensor& tensor, double a = 0.0,
                                    const char* mode = "fan_in",
                                    const char* nonlinearity = "leaky_relu") {
  check(nnc_init_kaiming_uniform_(detail::current, tensor.get(), a, mode, nonlinearity));
  return tensor;
}
inline Tensor init_kaiming_normal_(const Tensor& tensor, double a = 0.0,
                                   const char* mode = "fan_in",
                                   const char* nonlinearity = "leaky_relu") {
  check(nnc_init_kaiming_normal_(detail::current, tensor.get(), a, mode, nonlinearity));
  return tensor;
}
inline Tensor init_eye_(const Tensor& tensor) {
  check(nnc_init_eye_(detail::current, tensor.get()));
  return tensor;
}
inline Tensor init_dirac_(const Tensor& tensor, int64_t groups = 1) {
  check(nnc_init_dirac_(detail::current, tensor.get(), groups));
  return tensor;
}
inline Tensor init_orthogonal_(const Tensor& tensor, double gain = 1.0) {
  check(nnc_init_orthogonal_(detail::current, tensor.get(), gain));
  return tensor;
}
inline Tensor init_sparse_(const Tensor& tensor, double sparsity, double std = 0.01) {
  check(nnc_init_sparse_(detail::current, tensor.get(), sparsity, std));
  return tensor;
}

// ---- <nnc/nn_utils.h> ----

inline Tensor get_total_norm(const std::vector<Tensor>& tensors, double norm_type = 2.0,
                             bool error_if_nonfinite = false, int32_t foreach = -1) {
  return Tensor::of(nnc_get_total_norm, detail::current, detail::handles(tensors).data(),
                    detail::count(tensors), norm_type, error_if_nonfinite, foreach);
}
inline void clip_grads_with_norm_(const std::vector<Tensor>& parameters, double max_norm,
                                  const Tensor& total_norm, int32_t foreach = -1) {
  check(nnc_clip_grads_with_norm_(detail::current, detail::handles(parameters).data(),
                                  detail::count(parameters), max_norm, total_norm.get(), foreach));
}
inline Tensor clip_grad_norm_(const std::vector<Tensor>& parameters, double max_norm,
                              double norm_type = 2.0, bool error_if_nonfinite = false,
                              int32_t foreach = -1) {
  return Tensor::of(nnc_clip_grad_norm_, detail::current, detail::handles(parameters).data(),
                    detail::count(parameters), max_norm, norm_type, error_if_nonfinite, foreach);
}
inline void clip_grad_value_(const std::vector<Tensor>& parameters, double clip_value,
                             int32_t foreach = -1) {
  check(nnc_clip_grad_value_(detail::current, detail::handles(parameters).data(),
                             detail::count(parameters), clip_value, foreach));
}
inline Tensor parameters_to_vector(const std::vector<Tensor>& parameters) {
  return Tensor::of(nnc_parameters_to_vector, detail::current, detail::handles(parameters).data(),
                    detail::count(parameters));
}
inline Tensor vector_to_parameters(const Tensor& vec, const std::vector<Tensor>& parameters) {
  check(nnc_vector_to_parameters(detail::current, vec.get(), detail::handles(parameters).data(),
                                 detail::count(parameters)));
  return vec;
}

// ---- <nnc/nn_utils_rnn.h> ----

inline Tensor pad_sequence(const std::vector<Tensor>& sequences, bool batch_first = false,
                           double padding_value = 0.0, const char* padding_side = "right") {
  return Tensor::of(nnc_pad_sequence, detail::current, detail::handles(sequences).data(),
                    detail::count(sequences), batch_first, padding_value, padding_side);
}
inline std::vector<Tensor> unpad_sequence(const Tensor& padded_sequences, const Tensor& lengths,
                                          bool batch_first = false) {
  return detail::several(nnc_unpad_sequence, detail::room(padded_sequences, lengths),
                         detail::current, padded_sequences.get(), lengths.get(), batch_first);
}
inline Tensor invert_permutation(const Tensor& permutation) {
  return Tensor::of(nnc_invert_permutation, detail::current, permutation.get());
}

// ---- <nnc/ops_activation.h> ----

inline Tensor relu(const Tensor& input) {
  return Tensor::of(nnc_relu, detail::current, input.get());
}
inline Tensor relu_(const Tensor& input) {
  check(nnc_relu_(detail::current, input.get()));
  return input;
}
inline Tensor relu6(const Tensor& input) {
  return Tensor::of(nnc_relu6, detail::current, input.get());
}
inline Tensor relu6_(const Tensor& input) {
  check(nnc_relu6_(detail::current, input.get()));
  return input;
}
inline Tensor hardtanh(const Tensor& input, double min_val = -1.0, double max_val = 1.0) {
  return Tensor::of(nnc_hardtanh, detail::current, input.get(), min_val, max_val);
}
inline Tensor hardtanh_(const Tensor& input, double min_val = -1.0, double max_val = 1.0) {
  check(nnc_hardtanh_(detail::current, input.get(), min_val, max_val));
  return input;
}
inline Tensor leaky_relu(const Tensor& input, double negative_slope = 0.01) {
  return Tensor::of(nnc_leaky_relu, detail::current, input.get(), negative_slope);
}
inline Tensor leaky_relu_(const Tensor& input, double negative_slope = 0.01) {
  check(nnc_leaky_relu_(detail::current, input.get(), negative_slope));
  return input;
}
inline Tensor prelu(const Tensor& input, const Tensor& weight) {
  return Tensor::of(nnc_prelu, detail::current, input.get(), weight.get());
}
inline Tensor rrelu(const Tensor& input, double lower = 0.125, double upper = 0.3333333333333333,
                    bool training = false) {
  return Tensor::of(nnc_rrelu, detail::current, input.get(), lower, upper, training);
}
inline Tensor rrelu_(const Tensor& input, double lower = 0.125, double upper = 0.3333333333333333,
                     bool training = false) {
  check(nnc_rrelu_(detail::current, input.get(), lower, upper, training));
  return input;
}
inline Tensor threshold(const Tensor& input, double threshold, double value) {
  return Tensor::of(nnc_threshold, detail::current, input.get(), threshold, value);
}
inline Tensor threshold_(const Tensor& input, double threshold, double value) {
  check(nnc_threshold_(detail::current, input.get(), threshold, value));
  return input;
}
inline Tensor hardsigmoid(const Tensor& input) {
  return Tensor::of(nnc_hardsigmoid, detail::current, input.get());
}
inline Tensor hardsigmoid_(const Tensor& input) {
  check(nnc_hardsigmoid_(detail::current, input.get()));
  return input;
}
inline Tensor hardswish(const Tensor& input) {
  return Tensor::of(nnc_hardswish, detail::current, input.get());
}
inline Tensor hardswish_(const Tensor& input) {
  check(nnc_hardswish_(detail::current, input.get()));
  return input;
}
inline Tensor hardshrink(const Tensor& input, double lambd = 0.5) {
  return Tensor::of(nnc_hardshrink, detail::current, input.get(), lambd);
}
inline Tensor softshrink(const Tensor& input, double lambd = 0.5) {
  return Tensor::of(nnc_softshrink, detail::current, input.get(), lambd);
}
inline Tensor sigmoid(const Tensor& input) {
  return Tensor::of(nnc_sigmoid, detail::current, input.get());
}
inline Tensor sigmoid_(const Tensor& input) {
  check(nnc_sigmoid_(detail::current, input.get()));
  return input;
}
inline Tensor tanh(const Tensor& input) {
  return Tensor::of(nnc_tanh, detail::current, input.get());
}
inline Tensor tanh_(const Tensor& input) {
  check(nnc_tanh_(detail::current, input.get()));
  return input;
}
inline Tensor elu(const Tensor& input, double alpha = 1.0) {
  return Tensor::of(nnc_elu, detail::current, input.get(), alpha);
}
inline Tensor elu_(const Tensor& input, double alpha = 1.0) {
  check(nnc_elu_(detail::current, input.get(), alpha));
  return input;
}
inline Tensor selu(const Tensor& input) {
  return Tensor::of(nnc_selu, detail::current, input.get());
}
inline Tensor selu_(const Tensor& input) {
  check(nnc_selu_(detail::current, input.get()));
  return input;
}
inline Tensor celu(const Tensor& input, double alpha = 1.0) {
  return Tensor::of(nnc_celu, detail::current, input.get(), alpha);
}
inline Tensor celu_(const Tensor& input, double alpha = 1.0) {
  check(nnc_celu_(detail::current, input.get(), alpha));
  return input;
}
inline Tensor gelu(const Tensor& input, const char* approximate = "none") {
  return Tensor::of(nnc_gelu, detail::current, input.get(), approximate);
}
inline Tensor silu(const Tensor& input) {
  return Tensor::of(nnc_silu, detail::current, input.get());
}
inline Tensor silu_(const Tensor& input) {
  check(nnc_silu_(detail::current, input.get()));
  return input;
}
inline Tensor mish(const Tensor& input) {
  return Tensor::of(nnc_mish, detail::current, input.get());
}
inline Tensor mish_(const Tensor& input) {
  check(nnc_mish_(detail::current, input.get()));
  return input;
}
inline Tensor softplus(const Tensor& input, double beta = 1.0, double threshold = 20.0) {
  return Tensor::of(nnc_softplus, detail::current, input.get(), beta, threshold);
}
inline Tensor softsign(const Tensor& input) {
  return Tensor::of(nnc_softsign, detail::current, input.get());
}
inline Tensor tanhshrink(const Tensor& input) {
  return Tensor::of(nnc_tanhshrink, detail::current, input.get());
}
inline Tensor logsigmoid(const Tensor& input) {
  return Tensor::of(nnc_logsigmoid, detail::current, input.get());
}
inline Tensor glu(const Tensor& input, int64_t dim = -1) {
  return Tensor::of(nnc_glu, detail::current, input.get(), dim);
}
inline Tensor gumbel_softmax(const Tensor& logits, double tau = 1.0, bool hard = false,
                             double eps = 1e-10, int64_t dim = -1) {
  return Tensor::of(nnc_gumbel_softmax, detail::current, logits.get(), tau, hard, eps, dim);
}

// ---- <nnc/ops_attention.h> ----

inline Tensor scaled_dot_product_attention(const Tensor& query, const Tensor& key,
                                           const Tensor& value, const Tensor& attn_mask = {},
                                           double dropout_p = 0.0, bool is_causal = false,
                                           std::optional<double> scale = std::nullopt,
                                           bool enable_gqa = false) {
  return Tensor::of(nnc_scaled_dot_product_attention, detail::current, query.get(), key.get(),
                    value.get(), attn_mask.get(), dropout_p, is_causal, detail::pointer(scale),
                    enable_gqa);
}
inline std::tuple<Tensor, Tensor> multi_head_attention_forward(
    const Tensor& query, const Tensor& key, const Tensor& value, int64_t embed_dim_to_check,
    int64_t num_heads, const Tensor& in_proj_weight, const Tensor& in_proj_bias,
    const Tensor& bias_k, const Tensor& bias_v, bool add_zero_attn, double dropout_p,
    const Tensor& out_proj_weight, const Tensor& out_proj_bias, bool training = true,
    const Tensor& key_padding_mask = {}, bool need_weights = true, const Tensor& attn_mask = {},
    bool use_separate_proj_weight = false, const Tensor& q_proj_weight = {},
    const Tensor& k_proj_weight = {}, const Tensor& v_proj_weight = {}, const Tensor& static_k = {},
    const Tensor& static_v = {}, bool average_attn_weights = true, bool is_causal = false) {
  return detail::tuple<2>(
      nnc_multi_head_attention_forward, detail::current, query.get(), key.get(), value.get(),
      embed_dim_to_check, num_heads, in_proj_weight.get(), in_proj_bias.get(), bias_k.get(),
      bias_v.get(), add_zero_attn, dropout_p, out_proj_weight.get(), out_proj_bias.get(), training,
      key_padding_mask.get(), need_weights, attn_mask.get(), use_separate_proj_weight,
      q_proj_weight.get(), k_proj_weight.get(), v_proj_weight.get(), static_k.get(), static_v.get(),
      average_attn_weights, is_causal);
}
inline Tensor transformer_generate_square_subsequent_mask(int64_t sz,
                                                          nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_transformer_generate_square_subsequent_mask, detail::current, sz, dtype);
}

// ---- <nnc/ops_distance.h> ----

inline Tensor cosine_similarity(const Tensor& x1, const Tensor& x2, int64_t dim = 1,
                                double eps = 1e-08) {
  return Tensor::of(nnc_cosine_similarity, detail::current, x1.get(), x2.get(), dim, eps);
}
inline Tensor pairwise_distance(const Tensor& x1, const Tensor& x2, double p = 2.0,
                                double eps = 1e-06, bool keepdim = false) {
  return Tensor::of(nnc_pairwise_distance, detail::current, x1.get(), x2.get(), p, eps, keepdim);
}
inline Tensor pdist(const Tensor& input, double p = 2.0) {
  return Tensor::of(nnc_pdist, detail::current, input.get(), p);
}
inline Tensor cdist(const Tensor& x1, const Tensor& x2, double p = 2.0,
                    const char* compute_mode = "use_mm_for_euclid_dist_if_necessary") {
  return Tensor::of(nnc_cdist, detail::current, x1.get(), x2.get(), p, compute_mode);
}

// ---- <nnc/ops_embedding.h> ----

inline Tensor embedding(const Tensor& input, const Tensor& weight,
                        std::optional<int64_t> padding_idx = std::nullopt,
                        std::optional<double> max_norm = std::nullopt, double norm_type = 2.0,
                        bool scale_grad_by_freq = false) {
  return Tensor::of(nnc_embedding, detail::current, input.get(), weight.get(),
                    detail::pointer(padding_idx), detail::pointer(max_norm), norm_type,
                    scale_grad_by_freq);
}
inline Tensor embedding_bag(const Tensor& input, const Tensor& weight, const Tensor& offsets = {},
                            std::optional<double> max_norm = std::nullopt, double norm_type = 2.0,
                            bool scale_grad_by_freq = false, const char* mode = "mean",
                            bool sparse = false, const Tensor& per_sample_weights = {},
                            bool include_last_offset = false,
                            std::optional<int64_t> padding_idx = std::nullopt) {
  return Tensor::of(nnc_embedding_bag, detail::current, input.get(), weight.get(), offsets.get(),
                    detail::pointer(max_norm), norm_type, scale_grad_by_freq, mode, sparse,
                    per_sample_weights.get(), include_last_offset, detail::pointer(padding_idx));
}
inline Tensor dropout(const Tensor& input, double p = 0.5, bool training = true) {
  return Tensor::of(nnc_dropout, detail::current, input.get(), p, training);
}
inline Tensor dropout_(const Tensor& input, double p = 0.5, bool training = true) {
  check(nnc_dropout_(detail::current, input.get(), p, training));
  return input;
}
inline Tensor dropout1d(const Tensor& input, double p = 0.5, bool training = true) {
  return Tensor::of(nnc_dropout1d, detail::current, input.get(), p, training);
}
inline Tensor dropout1d_(const Tensor& input, double p = 0.5, bool training = true) {
  check(nnc_dropout1d_(detail::current, input.get(), p, training));
  return input;
}
inline Tensor dropout2d(const Tensor& input, double p = 0.5, bool training = true) {
  return Tensor::of(nnc_dropout2d, detail::current, input.get(), p, training);
}
inline Tensor dropout2d_(const Tensor& input, double p = 0.5, bool training = true) {
  check(nnc_dropout2d_(detail::current, input.get(), p, training));
  return input;
}
inline Tensor dropout3d(const Tensor& input, double p = 0.5, bool training = true) {
  return Tensor::of(nnc_dropout3d, detail::current, input.get(), p, training);
}
inline Tensor dropout3d_(const Tensor& input, double p = 0.5, bool training = true) {
  check(nnc_dropout3d_(detail::current, input.get(), p, training));
  return input;
}
inline Tensor alpha_dropout(const Tensor& input, double p = 0.5, bool training = false) {
  return Tensor::of(nnc_alpha_dropout, detail::current, input.get(), p, training);
}
inline Tensor alpha_dropout_(const Tensor& input, double p = 0.5, bool training = false) {
  check(nnc_alpha_dropout_(detail::current, input.get(), p, training));
  return input;
}
inline Tensor feature_alpha_dropout(const Tensor& input, double p = 0.5, bool training = false) {
  return Tensor::of(nnc_feature_alpha_dropout, detail::current, input.get(), p, training);
}
inline Tensor feature_alpha_dropout_(const Tensor& input, double p = 0.5, bool training = false) {
  check(nnc_feature_alpha_dropout_(detail::current, input.get(), p, training));
  return input;
}

// ---- <nnc/ops_index.h> ----

inline Tensor index(const Tensor& input, const char* indices) {
  return Tensor::of(nnc_index, detail::current, input.get(), indices);
}
inline Tensor index_tensors(const Tensor& input, const std::vector<Tensor>& indices) {
  return Tensor::of(nnc_index_tensors, detail::current, input.get(),
                    detail::handles(indices).data(), detail::count(indices));
}
inline Tensor index_put(const Tensor& input, const std::vector<Tensor>& indices,
                        const Tensor& values, bool accumulate = false) {
  return Tensor::of(nnc_index_put, detail::current, input.get(), detail::handles(indices).data(),
                    detail::count(indices), values.get(), accumulate);
}
inline Tensor index_put_(const Tensor& input, const std::vector<Tensor>& indices,
                         const Tensor& values, bool accumulate = false) {
  check(nnc_index_put_(detail::current, input.get(), detail::handles(indices).data(),
                       detail::count(indices), values.get(), accumulate));
  return input;
}
inline Tensor take(const Tensor& input, const Tensor& index) {
  return Tensor::of(nnc_take, detail::current, input.get(), index.get());
}
inline Tensor index_add_(const Tensor& input, int64_t dim, const Tensor& index,
                         const Tensor& source, double alpha = 1.0) {
  check(nnc_index_add_(detail::current, input.get(), dim, index.get(), source.get(), alpha));
  return input;
}
inline Tensor index_copy(const Tensor& input, int64_t dim, const Tensor& index,
                         const Tensor& source) {
  return Tensor::of(nnc_index_copy, detail::current, input.get(), dim, index.get(), source.get());
}
inline Tensor index_copy_(const Tensor& input, int64_t dim, const Tensor& index,
                          const Tensor& source) {
  check(nnc_index_copy_(detail::current, input.get(), dim, index.get(), source.get()));
  return input;
}
template <class N, detail::IfNumber<N> = 0>
Tensor index_fill(const Tensor& input, int64_t dim, const Tensor& index, N value) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_index_fill_i64, detail::current, input.get(), dim, index.get(), value);
  } else {
    return Tensor::of(nnc_index_fill, detail::current, input.get(), dim, index.get(), value);
  }
}
inline Tensor index_fill(const Tensor& input, int64_t dim, const Tensor& index,
                         const Tensor& value) {
  return Tensor::of(nnc_index_fill_tensor, detail::current, input.get(), dim, index.get(),
                    value.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor index_fill_(const Tensor& input, int64_t dim, const Tensor& index, N value) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_index_fill_i64_(detail::current, input.get(), dim, index.get(), value));
    return input;
  } else {
    check(nnc_index_fill_(detail::current, input.get(), dim, index.get(), value));
    return input;
  }
}
inline Tensor index_fill_(const Tensor& input, int64_t dim, const Tensor& index,
                          const Tensor& value) {
  check(nnc_index_fill_tensor_(detail::current, input.get(), dim, index.get(), value.get()));
  return input;
}
inline Tensor scatter_(const Tensor& input, int64_t dim, const Tensor& index, const Tensor& src) {
  check(nnc_scatter_(detail::current, input.get(), dim, index.get(), src.get()));
  return input;
}
template <class N, detail::IfNumber<N> = 0>
Tensor scatter_(const Tensor& input, int64_t dim, const Tensor& index, N value) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_scatter_scalar_i64_(detail::current, input.get(), dim, index.get(), value));
    return input;
  } else {
    check(nnc_scatter_scalar_(detail::current, input.get(), dim, index.get(), value));
    return input;
  }
}
inline Tensor scatter_add_(const Tensor& input, int64_t dim, const Tensor& index,
                           const Tensor& src) {
  check(nnc_scatter_add_(detail::current, input.get(), dim, index.get(), src.get()));
  return input;
}
inline Tensor scatter_src_reduce(const Tensor& input, int64_t dim, const Tensor& index,
                                 const Tensor& src, const char* reduce) {
  return Tensor::of(nnc_scatter_src_reduce, detail::current, input.get(), dim, index.get(),
                    src.get(), reduce);
}
inline Tensor scatter_src_reduce_(const Tensor& input, int64_t dim, const Tensor& index,
                                  const Tensor& src, const char* reduce) {
  check(nnc_scatter_src_reduce_(detail::current, input.get(), dim, index.get(), src.get(), reduce));
  return input;
}
template <class N, detail::IfNumber<N> = 0>
Tensor scatter_scalar_reduce(const Tensor& input, int64_t dim, const Tensor& index, N value,
                             const char* reduce) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_scatter_scalar_reduce_i64, detail::current, input.get(), dim, index.get(),
                      value, reduce);
  } else {
    return Tensor::of(nnc_scatter_scalar_reduce, detail::current, input.get(), dim, index.get(),
                      value, reduce);
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor scatter_scalar_reduce_(const Tensor& input, int64_t dim, const Tensor& index, N value,
                              const char* reduce) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_scatter_scalar_reduce_i64_(detail::current, input.get(), dim, index.get(), value,
                                         reduce));
    return input;
  } else {
    check(
        nnc_scatter_scalar_reduce_(detail::current, input.get(), dim, index.get(), value, reduce));
    return input;
  }
}
inline Tensor scatter_reduce(const Tensor& input, int64_t dim, const Tensor& index,
                             const Tensor& src, const char* reduce, bool include_self = true) {
  return Tensor::of(nnc_scatter_reduce, detail::current, input.get(), dim, index.get(), src.get(),
                    reduce, include_self);
}
inline Tensor scatter_reduce_(const Tensor& input, int64_t dim, const Tensor& index,
                              const Tensor& src, const char* reduce, bool include_self = true) {
  check(nnc_scatter_reduce_(detail::current, input.get(), dim, index.get(), src.get(), reduce,
                            include_self));
  return input;
}
inline Tensor masked_fill(const Tensor& input, const Tensor& mask, const Tensor& value) {
  return Tensor::of(nnc_masked_fill_tensor, detail::current, input.get(), mask.get(), value.get());
}
inline Tensor masked_fill_(const Tensor& input, const Tensor& mask, const Tensor& value) {
  check(nnc_masked_fill_tensor_(detail::current, input.get(), mask.get(), value.get()));
  return input;
}
inline std::vector<Tensor> nonzero_as_tuple(const Tensor& input) {
  return detail::several(nnc_nonzero_as_tuple, detail::room(input), detail::current, input.get());
}

// ---- <nnc/ops_linalg.h> ----

inline Tensor mm(const Tensor& input, const Tensor& mat2) {
  return Tensor::of(nnc_mm, detail::current, input.get(), mat2.get());
}
inline Tensor bmm(const Tensor& input, const Tensor& mat2) {
  return Tensor::of(nnc_bmm, detail::current, input.get(), mat2.get());
}
inline Tensor mv(const Tensor& input, const Tensor& vec) {
  return Tensor::of(nnc_mv, detail::current, input.get(), vec.get());
}
inline Tensor dot(const Tensor& input, const Tensor& tensor) {
  return Tensor::of(nnc_dot, detail::current, input.get(), tensor.get());
}
inline Tensor outer(const Tensor& input, const Tensor& vec2) {
  return Tensor::of(nnc_outer, detail::current, input.get(), vec2.get());
}
inline Tensor matmul(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_matmul, detail::current, input.get(), other.get());
}
inline Tensor addmm(const Tensor& input, const Tensor& mat1, const Tensor& mat2, double beta = 1.0,
                    double alpha = 1.0) {
  return Tensor::of(nnc_addmm, detail::current, input.get(), mat1.get(), mat2.get(), beta, alpha);
}
inline Tensor addmv(const Tensor& input, const Tensor& mat, const Tensor& vec, double beta = 1.0,
                    double alpha = 1.0) {
  return Tensor::of(nnc_addmv, detail::current, input.get(), mat.get(), vec.get(), beta, alpha);
}
inline Tensor baddbmm(const Tensor& input, const Tensor& batch1, const Tensor& batch2,
                      double beta = 1.0, double alpha = 1.0) {
  return Tensor::of(nnc_baddbmm, detail::current, input.get(), batch1.get(), batch2.get(), beta,
                    alpha);
}
inline Tensor linear(const Tensor& input, const Tensor& weight, const Tensor& bias = {}) {
  return Tensor::of(nnc_linear, detail::current, input.get(), weight.get(), bias.get());
}
inline Tensor einsum(const char* equation, const std::vector<Tensor>& operands) {
  return Tensor::of(nnc_einsum, detail::current, equation, detail::handles(operands).data(),
                    detail::count(operands));
}
inline Tensor tensordot(const Tensor& a, const Tensor& b, int64_t dims = 2) {
  return Tensor::of(nnc_tensordot, detail::current, a.get(), b.get(), dims);
}
inline Tensor tensordot_dims(const Tensor& a, const Tensor& b, const Ints& dims_a,
                             const Ints& dims_b) {
  return Tensor::of(nnc_tensordot_dims, detail::current, a.get(), b.get(), dims_a.data(),
                    detail::count(dims_a), dims_b.data(), detail::count(dims_b));
}
inline Tensor linalg_vector_norm(const Tensor& input, double ord = 2.0, const Ints& dim = {},
                                 bool keepdim = false, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_linalg_vector_norm, detail::current, input.get(), ord, dim.data(),
                    detail::count(dim), keepdim, dtype);
}
inline Tensor linalg_matrix_norm(const Tensor& input, double ord, const Ints& dim = {-2, -1},
                                 bool keepdim = false, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_linalg_matrix_norm, detail::current, input.get(), ord, dim.data(),
                    detail::count(dim), keepdim, dtype);
}
inline Tensor linalg_matrix_norm(const Tensor& input, const char* ord, const Ints& dim = {-2, -1},
                                 bool keepdim = false, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_linalg_matrix_norm_str, detail::current, input.get(), ord, dim.data(),
                    detail::count(dim), keepdim, dtype);
}
inline Tensor linalg_norm(const Tensor& input, std::optional<double> ord = std::nullopt,
                          const Ints& dim = {}, bool keepdim = false,
                          nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_linalg_norm, detail::current, input.get(), detail::pointer(ord), dim.data(),
                    detail::count(dim), keepdim, dtype);
}
inline Tensor linalg_norm(const Tensor& input, const char* ord, const Ints& dim = {},
                          bool keepdim = false, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_linalg_norm_str, detail::current, input.get(), ord, dim.data(),
                    detail::count(dim), keepdim, dtype);
}
inline Tensor norm(const Tensor& input, const char* p, const Ints& dim = {}, bool keepdim = false,
                   nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_norm_str, detail::current, input.get(), p, dim.data(), detail::count(dim),
                    keepdim, dtype);
}
inline Tensor linalg_inv(const Tensor& A) {
  return Tensor::of(nnc_linalg_inv, detail::current, A.get());
}
inline Tensor linalg_det(const Tensor& A) {
  return Tensor::of(nnc_linalg_det, detail::current, A.get());
}
inline std::tuple<Tensor, Tensor> linalg_slogdet(const Tensor& A) {
  return detail::tuple<2>(nnc_linalg_slogdet, detail::current, A.get());
}
inline Tensor linalg_solve(const Tensor& A, const Tensor& B, bool left = true) {
  return Tensor::of(nnc_linalg_solve, detail::current, A.get(), B.get(), left);
}
inline Tensor linalg_solve_triangular(const Tensor& input, const Tensor& B, bool upper,
                                      bool left = true, bool unitriangular = false) {
  return Tensor::of(nnc_linalg_solve_triangular, detail::current, input.get(), B.get(), upper, left,
                    unitriangular);
}
inline Tensor linalg_cholesky(const Tensor& input, bool upper = false) {
  return Tensor::of(nnc_linalg_cholesky, detail::current, input.get(), upper);
}
inline std::tuple<Tensor, Tensor> linalg_qr(const Tensor& A, const char* mode = "reduced") {
  return detail::tuple<2>(nnc_linalg_qr, detail::current, A.get(), mode);
}
inline std::tuple<Tensor, Tensor> linalg_eigh(const Tensor& input, const char* UPLO = "L") {
  return detail::tuple<2>(nnc_linalg_eigh, detail::current, input.get(), UPLO);
}
inline std::tuple<Tensor, Tensor, Tensor> linalg_svd(const Tensor& A, bool full_matrices = true,
                                                     const char* driver = nullptr) {
  return detail::tuple<3>(nnc_linalg_svd, detail::current, A.get(), full_matrices, driver);
}
inline std::tuple<Tensor, Tensor, Tensor, Tensor> linalg_lstsq(
    const Tensor& input, const Tensor& b, std::optional<double> rcond = std::nullopt,
    const char* driver = nullptr) {
  return detail::tuple<4>(nnc_linalg_lstsq, detail::current, input.get(), b.get(),
                          detail::pointer(rcond), driver);
}
inline Tensor linalg_pinv(const Tensor& input, std::optional<double> atol = std::nullopt,
                          std::optional<double> rtol = std::nullopt, bool hermitian = false) {
  return Tensor::of(nnc_linalg_pinv, detail::current, input.get(), detail::pointer(atol),
                    detail::pointer(rtol), hermitian);
}
inline Tensor linalg_matrix_power(const Tensor& input, int64_t n) {
  return Tensor::of(nnc_linalg_matrix_power, detail::current, input.get(), n);
}
inline Tensor linalg_matrix_exp(const Tensor& input) {
  return Tensor::of(nnc_linalg_matrix_exp, detail::current, input.get());
}
inline Tensor linalg_householder_product(const Tensor& input, const Tensor& tau) {
  return Tensor::of(nnc_linalg_householder_product, detail::current, input.get(), tau.get());
}
inline Tensor bilinear(const Tensor& input1, const Tensor& input2, const Tensor& weight,
                       const Tensor& bias = {}) {
  return Tensor::of(nnc_bilinear, detail::current, input1.get(), input2.get(), weight.get(),
                    bias.get());
}
inline Tensor grouped_mm(const Tensor& mat_a, const Tensor& mat_b, const Tensor& offs = {},
                         const Tensor& bias = {}, nnc_dtype out_dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_grouped_mm, detail::current, mat_a.get(), mat_b.get(), offs.get(),
                    bias.get(), out_dtype);
}

// ---- <nnc/ops_loss.h> ----

inline Tensor mse_loss(const Tensor& input, const Tensor& target,
                       nnc_reduction reduction = NNC_REDUCTION_MEAN, const Tensor& weight = {}) {
  return Tensor::of(nnc_mse_loss, detail::current, input.get(), target.get(), reduction,
                    weight.get());
}
inline Tensor l1_loss(const Tensor& input, const Tensor& target,
                      nnc_reduction reduction = NNC_REDUCTION_MEAN, const Tensor& weight = {}) {
  return Tensor::of(nnc_l1_loss, detail::current, input.get(), target.get(), reduction,
                    weight.get());
}
inline Tensor smooth_l1_loss(const Tensor& input, const Tensor& target,
                             nnc_reduction reduction = NNC_REDUCTION_MEAN, double beta = 1.0) {
  return Tensor::of(nnc_smooth_l1_loss, detail::current, input.get(), target.get(), reduction,
                    beta);
}
inline Tensor huber_loss(const Tensor& input, const Tensor& target,
                         nnc_reduction reduction = NNC_REDUCTION_MEAN, double delta = 1.0,
                         const Tensor& weight = {}) {
  return Tensor::of(nnc_huber_loss, detail::current, input.get(), target.get(), reduction, delta,
                    weight.get());
}
inline Tensor soft_margin_loss(const Tensor& input, const Tensor& target,
                               nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_soft_margin_loss, detail::current, input.get(), target.get(), reduction);
}
inline Tensor hinge_embedding_loss(const Tensor& input, const Tensor& target, double margin = 1.0,
                                   nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_hinge_embedding_loss, detail::current, input.get(), target.get(), margin,
                    reduction);
}
inline Tensor kl_div(const Tensor& input, const Tensor& target,
                     nnc_reduction reduction = NNC_REDUCTION_MEAN, bool log_target = false) {
  return Tensor::of(nnc_kl_div, detail::current, input.get(), target.get(), reduction, log_target);
}
inline Tensor poisson_nll_loss(const Tensor& input, const Tensor& target, bool log_input = true,
                               bool full = false, double eps = 1e-08,
                               nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_poisson_nll_loss, detail::current, input.get(), target.get(), log_input,
                    full, eps, reduction);
}
inline Tensor gaussian_nll_loss(const Tensor& input, const Tensor& target, const Tensor& var,
                                bool full = false, double eps = 1e-06,
                                nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_gaussian_nll_loss, detail::current, input.get(), target.get(), var.get(),
                    full, eps, reduction);
}
inline Tensor binary_cross_entropy(const Tensor& input, const Tensor& target,
                                   const Tensor& weight = {},
                                   nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_binary_cross_entropy, detail::current, input.get(), target.get(),
                    weight.get(), reduction);
}
inline Tensor binary_cross_entropy_with_logits(const Tensor& input, const Tensor& target,
                                               const Tensor& weight = {},
                                               nnc_reduction reduction = NNC_REDUCTION_MEAN,
                                               const Tensor& pos_weight = {}) {
  return Tensor::of(nnc_binary_cross_entropy_with_logits, detail::current, input.get(),
                    target.get(), weight.get(), reduction, pos_weight.get());
}
inline Tensor nll_loss(const Tensor& input, const Tensor& target, const Tensor& weight = {},
                       int64_t ignore_index = -100, nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_nll_loss, detail::current, input.get(), target.get(), weight.get(),
                    ignore_index, reduction);
}
inline Tensor cross_entropy(const Tensor& input, const Tensor& target, const Tensor& weight = {},
                            int64_t ignore_index = -100,
                            nnc_reduction reduction = NNC_REDUCTION_MEAN,
                            double label_smoothing = 0.0) {
  return Tensor::of(nnc_cross_entropy, detail::current, input.get(), target.get(), weight.get(),
                    ignore_index, reduction, label_smoothing);
}
inline Tensor multi_margin_loss(const Tensor& input, const Tensor& target, int64_t p = 1,
                                double margin = 1.0, const Tensor& weight = {},
                                nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_multi_margin_loss, detail::current, input.get(), target.get(), p, margin,
                    weight.get(), reduction);
}
inline Tensor multilabel_margin_loss(const Tensor& input, const Tensor& target,
                                     nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_multilabel_margin_loss, detail::current, input.get(), target.get(),
                    reduction);
}
inline Tensor multilabel_soft_margin_loss(const Tensor& input, const Tensor& target,
                                          const Tensor& weight = {},
                                          nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_multilabel_soft_margin_loss, detail::current, input.get(), target.get(),
                    weight.get(), reduction);
}
inline Tensor margin_ranking_loss(const Tensor& input1, const Tensor& input2, const Tensor& target,
                                  double margin = 0.0,
                                  nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_margin_ranking_loss, detail::current, input1.get(), input2.get(),
                    target.get(), margin, reduction);
}
inline Tensor cosine_embedding_loss(const Tensor& input1, const Tensor& input2,
                                    const Tensor& target, double margin = 0.0,
                                    nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_cosine_embedding_loss, detail::current, input1.get(), input2.get(),
                    target.get(), margin, reduction);
}
inline Tensor triplet_margin_loss(const Tensor& anchor, const Tensor& positive,
                                  const Tensor& negative, double margin = 1.0, double p = 2.0,
                                  double eps = 1e-06, bool swap = false,
                                  nnc_reduction reduction = NNC_REDUCTION_MEAN) {
  return Tensor::of(nnc_triplet_margin_loss, detail::current, anchor.get(), positive.get(),
                    negative.get(), margin, p, eps, swap, reduction);
}
inline Tensor ctc_loss(const Tensor& log_probs, const Tensor& targets, const Tensor& input_lengths,
                       const Tensor& target_lengths, int64_t blank = 0,
                       nnc_reduction reduction = NNC_REDUCTION_MEAN, bool zero_infinity = false) {
  return Tensor::of(nnc_ctc_loss, detail::current, log_probs.get(), targets.get(),
                    input_lengths.get(), target_lengths.get(), blank, reduction, zero_infinity);
}
inline Tensor ctc_loss_list(const Tensor& log_probs, const Tensor& targets,
                            const Ints& input_lengths, const Ints& target_lengths,
                            int64_t blank = 0, nnc_reduction reduction = NNC_REDUCTION_MEAN,
                            bool zero_infinity = false) {
  return Tensor::of(nnc_ctc_loss_list, detail::current, log_probs.get(), targets.get(),
                    input_lengths.data(), detail::count(input_lengths), target_lengths.data(),
                    detail::count(target_lengths), blank, reduction, zero_infinity);
}
inline Tensor linear_cross_entropy(const Tensor& input, const Tensor& linear_weight,
                                   const Tensor& target, const Tensor& linear_bias = {},
                                   const Tensor& weight = {},
                                   nnc_reduction reduction = NNC_REDUCTION_MEAN,
                                   std::optional<int64_t> ignore_index = std::nullopt,
                                   double label_smoothing = 0.0) {
  return Tensor::of(nnc_linear_cross_entropy, detail::current, input.get(), linear_weight.get(),
                    target.get(), linear_bias.get(), weight.get(), reduction,
                    detail::pointer(ignore_index), label_smoothing);
}

// ---- <nnc/ops_nn.h> ----

inline Tensor conv1d(const Tensor& input, const Tensor& weight, const Tensor& bias = {},
                     const Ints& stride = {1}, const Ints& padding = {0},
                     const Ints& dilation = {1}, int64_t groups = 1) {
  return Tensor::of(nnc_conv1d, detail::current, input.get(), weight.get(), bias.get(),
                    stride.data(), detail::count(stride), padding.data(), detail::count(padding),
                    dilation.data(), detail::count(dilation), groups);
}
inline Tensor conv2d(const Tensor& input, const Tensor& weight, const Tensor& bias = {},
                     const Ints& stride = {1}, const Ints& padding = {0},
                     const Ints& dilation = {1}, int64_t groups = 1) {
  return Tensor::of(nnc_conv2d, detail::current, input.get(), weight.get(), bias.get(),
                    stride.data(), detail::count(stride), padding.data(), detail::count(padding),
                    dilation.data(), detail::count(dilation), groups);
}
inline Tensor conv3d(const Tensor& input, const Tensor& weight, const Tensor& bias = {},
                     const Ints& stride = {1}, const Ints& padding = {0},
                     const Ints& dilation = {1}, int64_t groups = 1) {
  return Tensor::of(nnc_conv3d, detail::current, input.get(), weight.get(), bias.get(),
                    stride.data(), detail::count(stride), padding.data(), detail::count(padding),
                    dilation.data(), detail::count(dilation), groups);
}
inline Tensor conv_transpose1d(const Tensor& input, const Tensor& weight, const Tensor& bias = {},
                               const Ints& stride = {1}, const Ints& padding = {0},
                               const Ints& output_padding = {0}, int64_t groups = 1,
                               const Ints& dilation = {1}) {
  return Tensor::of(nnc_conv_transpose1d, detail::current, input.get(), weight.get(), bias.get(),
                    stride.data(), detail::count(stride), padding.data(), detail::count(padding),
                    output_padding.data(), detail::count(output_padding), groups, dilation.data(),
                    detail::count(dilation));
}
inline Tensor conv_transpose2d(const Tensor& input, const Tensor& weight, const Tensor& bias = {},
                               const Ints& stride = {1}, const Ints& padding = {0},
                               const Ints& output_padding = {0}, int64_t groups = 1,
                               const Ints& dilation = {1}) {
  return Tensor::of(nnc_conv_transpose2d, detail::current, input.get(), weight.get(), bias.get(),
                    stride.data(), detail::count(stride), padding.data(), detail::count(padding),
                    output_padding.data(), detail::count(output_padding), groups, dilation.data(),
                    detail::count(dilation));
}
inline Tensor conv_transpose3d(const Tensor& input, const Tensor& weight, const Tensor& bias = {},
                               const Ints& stride = {1}, const Ints& padding = {0},
                               const Ints& output_padding = {0}, int64_t groups = 1,
                               const Ints& dilation = {1}) {
  return Tensor::of(nnc_conv_transpose3d, detail::current, input.get(), weight.get(), bias.get(),
                    stride.data(), detail::count(stride), padding.data(), detail::count(padding),
                    output_padding.data(), detail::count(output_padding), groups, dilation.data(),
                    detail::count(dilation));
}
inline Tensor max_pool1d(const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
                         const Ints& padding = {0}, const Ints& dilation = {1},
                         bool ceil_mode = false) {
  return detail::first(nnc_max_pool1d, detail::current, input.get(), kernel_size.data(),
                       detail::count(kernel_size), stride.data(), detail::count(stride),
                       padding.data(), detail::count(padding), dilation.data(),
                       detail::count(dilation), ceil_mode);
}
inline Tensor max_pool2d(const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
                         const Ints& padding = {0}, const Ints& dilation = {1},
                         bool ceil_mode = false) {
  return detail::first(nnc_max_pool2d, detail::current, input.get(), kernel_size.data(),
                       detail::count(kernel_size), stride.data(), detail::count(stride),
                       padding.data(), detail::count(padding), dilation.data(),
                       detail::count(dilation), ceil_mode);
}
inline Tensor max_pool3d(const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
                         const Ints& padding = {0}, const Ints& dilation = {1},
                         bool ceil_mode = false) {
  return detail::first(nnc_max_pool3d, detail::current, input.get(), kernel_size.data(),
                       detail::count(kernel_size), stride.data(), detail::count(stride),
                       padding.data(), detail::count(padding), dilation.data(),
                       detail::count(dilation), ceil_mode);
}
inline std::tuple<Tensor, Tensor> max_pool1d_with_indices(
    const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
    const Ints& padding = {0}, const Ints& dilation = {1}, bool ceil_mode = false) {
  return detail::tuple<2>(nnc_max_pool1d_with_indices, detail::current, input.get(),
                          kernel_size.data(), detail::count(kernel_size), stride.data(),
                          detail::count(stride), padding.data(), detail::count(padding),
                          dilation.data(), detail::count(dilation), ceil_mode);
}
inline std::tuple<Tensor, Tensor> max_pool2d_with_indices(
    const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
    const Ints& padding = {0}, const Ints& dilation = {1}, bool ceil_mode = false) {
  return detail::tuple<2>(nnc_max_pool2d_with_indices, detail::current, input.get(),
                          kernel_size.data(), detail::count(kernel_size), stride.data(),
                          detail::count(stride), padding.data(), detail::count(padding),
                          dilation.data(), detail::count(dilation), ceil_mode);
}
inline std::tuple<Tensor, Tensor> max_pool3d_with_indices(
    const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
    const Ints& padding = {0}, const Ints& dilation = {1}, bool ceil_mode = false) {
  return detail::tuple<2>(nnc_max_pool3d_with_indices, detail::current, input.get(),
                          kernel_size.data(), detail::count(kernel_size), stride.data(),
                          detail::count(stride), padding.data(), detail::count(padding),
                          dilation.data(), detail::count(dilation), ceil_mode);
}
inline Tensor max_unpool1d(const Tensor& input, const Tensor& indices, const Ints& kernel_size,
                           const Ints& stride = {}, const Ints& padding = {0},
                           const Ints& output_size = {}) {
  return Tensor::of(nnc_max_unpool1d, detail::current, input.get(), indices.get(),
                    kernel_size.data(), detail::count(kernel_size), stride.data(),
                    detail::count(stride), padding.data(), detail::count(padding),
                    output_size.data(), detail::count(output_size));
}
inline Tensor max_unpool2d(const Tensor& input, const Tensor& indices, const Ints& kernel_size,
                           const Ints& stride = {}, const Ints& padding = {0},
                           const Ints& output_size = {}) {
  return Tensor::of(nnc_max_unpool2d, detail::current, input.get(), indices.get(),
                    kernel_size.data(), detail::count(kernel_size), stride.data(),
                    detail::count(stride), padding.data(), detail::count(padding),
                    output_size.data(), detail::count(output_size));
}
inline Tensor max_unpool3d(const Tensor& input, const Tensor& indices, const Ints& kernel_size,
                           const Ints& stride = {}, const Ints& padding = {0},
                           const Ints& output_size = {}) {
  return Tensor::of(nnc_max_unpool3d, detail::current, input.get(), indices.get(),
                    kernel_size.data(), detail::count(kernel_size), stride.data(),
                    detail::count(stride), padding.data(), detail::count(padding),
                    output_size.data(), detail::count(output_size));
}
inline Tensor avg_pool1d(const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
                         const Ints& padding = {0}, bool ceil_mode = false,
                         bool count_include_pad = true) {
  return Tensor::of(nnc_avg_pool1d, detail::current, input.get(), kernel_size.data(),
                    detail::count(kernel_size), stride.data(), detail::count(stride),
                    padding.data(), detail::count(padding), ceil_mode, count_include_pad);
}
inline Tensor avg_pool2d(const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
                         const Ints& padding = {0}, bool ceil_mode = false,
                         bool count_include_pad = true,
                         std::optional<int64_t> divisor_override = std::nullopt) {
  return Tensor::of(nnc_avg_pool2d, detail::current, input.get(), kernel_size.data(),
                    detail::count(kernel_size), stride.data(), detail::count(stride),
                    padding.data(), detail::count(padding), ceil_mode, count_include_pad,
                    detail::pointer(divisor_override));
}
inline Tensor avg_pool3d(const Tensor& input, const Ints& kernel_size, const Ints& stride = {},
                         const Ints& padding = {0}, bool ceil_mode = false,
                         bool count_include_pad = true,
                         std::optional<int64_t> divisor_override = std::nullopt) {
  return Tensor::of(nnc_avg_pool3d, detail::current, input.get(), kernel_size.data(),
                    detail::count(kernel_size), stride.data(), detail::count(stride),
                    padding.data(), detail::count(padding), ceil_mode, count_include_pad,
                    detail::pointer(divisor_override));
}
inline Tensor adaptive_avg_pool1d(const Tensor& input, const Ints& output_size) {
  return Tensor::of(nnc_adaptive_avg_pool1d, detail::current, input.get(), output_size.data(),
                    detail::count(output_size));
}
inline Tensor adaptive_avg_pool2d(const Tensor& input, const Ints& output_size) {
  return Tensor::of(nnc_adaptive_avg_pool2d, detail::current, input.get(), output_size.data(),
                    detail::count(output_size));
}
inline Tensor adaptive_avg_pool3d(const Tensor& input, const Ints& output_size) {
  return Tensor::of(nnc_adaptive_avg_pool3d, detail::current, input.get(), output_size.data(),
                    detail::count(output_size));
}
inline Tensor adaptive_max_pool1d(const Tensor& input, const Ints& output_size) {
  return detail::first(nnc_adaptive_max_pool1d, detail::current, input.get(), output_size.data(),
                       detail::count(output_size));
}
inline Tensor adaptive_max_pool2d(const Tensor& input, const Ints& output_size) {
  return detail::first(nnc_adaptive_max_pool2d, detail::current, input.get(), output_size.data(),
                       detail::count(output_size));
}
inline Tensor adaptive_max_pool3d(const Tensor& input, const Ints& output_size) {
  return detail::first(nnc_adaptive_max_pool3d, detail::current, input.get(), output_size.data(),
                       detail::count(output_size));
}
inline std::tuple<Tensor, Tensor> adaptive_max_pool1d_with_indices(const Tensor& input,
                                                                   const Ints& output_size) {
  return detail::tuple<2>(nnc_adaptive_max_pool1d_with_indices, detail::current, input.get(),
                          output_size.data(), detail::count(output_size));
}
inline std::tuple<Tensor, Tensor> adaptive_max_pool2d_with_indices(const Tensor& input,
                                                                   const Ints& output_size) {
  return detail::tuple<2>(nnc_adaptive_max_pool2d_with_indices, detail::current, input.get(),
                          output_size.data(), detail::count(output_size));
}
inline std::tuple<Tensor, Tensor> adaptive_max_pool3d_with_indices(const Tensor& input,
                                                                   const Ints& output_size) {
  return detail::tuple<2>(nnc_adaptive_max_pool3d_with_indices, detail::current, input.get(),
                          output_size.data(), detail::count(output_size));
}
inline Tensor fractional_max_pool2d(const Tensor& input, const Ints& kernel_size,
                                    const Ints& output_size,
                                    const std::vector<double>& output_ratio,
                                    const Tensor& random_samples) {
  return detail::first(nnc_fractional_max_pool2d, detail::current, input.get(), kernel_size.data(),
                       detail::count(kernel_size), output_size.data(), detail::count(output_size),
                       output_ratio.data(), detail::count(output_ratio), random_samples.get());
}
inline Tensor fractional_max_pool3d(const Tensor& input, const Ints& kernel_size,
                                    const Ints& output_size,
                                    const std::vector<double>& output_ratio,
                                    const Tensor& random_samples) {
  return detail::first(nnc_fractional_max_pool3d, detail::current, input.get(), kernel_size.data(),
                       detail::count(kernel_size), output_size.data(), detail::count(output_size),
                       output_ratio.data(), detail::count(output_ratio), random_samples.get());
}
inline std::tuple<Tensor, Tensor> fractional_max_pool2d_with_indices(
    const Tensor& input, const Ints& kernel_size, const Ints& output_size,
    const std::vector<double>& output_ratio, const Tensor& random_samples) {
  return detail::tuple<2>(nnc_fractional_max_pool2d_with_indices, detail::current, input.get(),
                          kernel_size.data(), detail::count(kernel_size), output_size.data(),
                          detail::count(output_size), output_ratio.data(),
                          detail::count(output_ratio), random_samples.get());
}
inline std::tuple<Tensor, Tensor> fractional_max_pool3d_with_indices(
    const Tensor& input, const Ints& kernel_size, const Ints& output_size,
    const std::vector<double>& output_ratio, const Tensor& random_samples) {
  return detail::tuple<2>(nnc_fractional_max_pool3d_with_indices, detail::current, input.get(),
                          kernel_size.data(), detail::count(kernel_size), output_size.data(),
                          detail::count(output_size), output_ratio.data(),
                          detail::count(output_ratio), random_samples.get());
}
inline Tensor lp_pool1d(const Tensor& input, double norm_type, const Ints& kernel_size,
                        const Ints& stride = {}, bool ceil_mode = false) {
  return Tensor::of(nnc_lp_pool1d, detail::current, input.get(), norm_type, kernel_size.data(),
                    detail::count(kernel_size), stride.data(), detail::count(stride), ceil_mode);
}
inline Tensor lp_pool2d(const Tensor& input, double norm_type, const Ints& kernel_size,
                        const Ints& stride = {}, bool ceil_mode = false) {
  return Tensor::of(nnc_lp_pool2d, detail::current, input.get(), norm_type, kernel_size.data(),
                    detail::count(kernel_size), stride.data(), detail::count(stride), ceil_mode);
}
inline Tensor lp_pool3d(const Tensor& input, double norm_type, const Ints& kernel_size,
                        const Ints& stride = {}, bool ceil_mode = false) {
  return Tensor::of(nnc_lp_pool3d, detail::current, input.get(), norm_type, kernel_size.data(),
                    detail::count(kernel_size), stride.data(), detail::count(stride), ceil_mode);
}
inline Tensor batch_norm(const Tensor& input, const Tensor& running_mean, const Tensor& running_var,
                         const Tensor& weight = {}, const Tensor& bias = {}, bool training = false,
                         double momentum = 0.1, double eps = 1e-05) {
  return Tensor::of(nnc_batch_norm, detail::current, input.get(), running_mean.get(),
                    running_var.get(), weight.get(), bias.get(), training, momentum, eps);
}
inline Tensor layer_norm(const Tensor& input, const Ints& normalized_shape,
                         const Tensor& weight = {}, const Tensor& bias = {}, double eps = 1e-05) {
  return Tensor::of(nnc_layer_norm, detail::current, input.get(), normalized_shape.data(),
                    detail::count(normalized_shape), weight.get(), bias.get(), eps);
}
inline Tensor group_norm(const Tensor& input, int64_t num_groups, const Tensor& weight = {},
                         const Tensor& bias = {}, double eps = 1e-05) {
  return Tensor::of(nnc_group_norm, detail::current, input.get(), num_groups, weight.get(),
                    bias.get(), eps);
}
inline Tensor instance_norm(const Tensor& input, const Tensor& running_mean = {},
                            const Tensor& running_var = {}, const Tensor& weight = {},
                            const Tensor& bias = {}, bool use_input_stats = true,
                            double momentum = 0.1, double eps = 1e-05) {
  return Tensor::of(nnc_instance_norm, detail::current, input.get(), running_mean.get(),
                    running_var.get(), weight.get(), bias.get(), use_input_stats, momentum, eps);
}
inline Tensor rms_norm(const Tensor& input, const Ints& normalized_shape, const Tensor& weight = {},
                       std::optional<double> eps = std::nullopt) {
  return Tensor::of(nnc_rms_norm, detail::current, input.get(), normalized_shape.data(),
                    detail::count(normalized_shape), weight.get(), detail::pointer(eps));
}
inline Tensor local_response_norm(const Tensor& input, int64_t size, double alpha = 0.0001,
                                  double beta = 0.75, double k = 1.0) {
  return Tensor::of(nnc_local_response_norm, detail::current, input.get(), size, alpha, beta, k);
}
inline Tensor normalize(const Tensor& input, double p = 2.0, int64_t dim = 1, double eps = 1e-12) {
  return Tensor::of(nnc_normalize, detail::current, input.get(), p, dim, eps);
}

// ---- <nnc/ops_pointwise.h> ----

inline Tensor add(const Tensor& input, const Tensor& other, double alpha = 1.0) {
  return Tensor::of(nnc_add, detail::current, input.get(), other.get(), alpha);
}
inline Tensor add_(const Tensor& input, const Tensor& other, double alpha = 1.0) {
  check(nnc_add_(detail::current, input.get(), other.get(), alpha));
  return input;
}
template <class N, detail::IfNumber<N> = 0>
Tensor add(const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_add_scalar_i64, detail::current, input.get(), other);
  } else {
    return Tensor::of(nnc_add_scalar, detail::current, input.get(), other);
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor add_(const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_add_scalar_i64_(detail::current, input.get(), other));
    return input;
  } else {
    check(nnc_add_scalar_(detail::current, input.get(), other));
    return input;
  }
}
inline Tensor sub(const Tensor& input, const Tensor& other, double alpha = 1.0) {
  return Tensor::of(nnc_sub, detail::current, input.get(), other.get(), alpha);
}
inline Tensor sub_(const Tensor& input, const Tensor& other, double alpha = 1.0) {
  check(nnc_sub_(detail::current, input.get(), other.get(), alpha));
  return input;
}
template <class N, detail::IfNumber<N> = 0>
Tensor sub(const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_sub_scalar_i64, detail::current, input.get(), other);
  } else {
    return Tensor::of(nnc_sub_scalar, detail::current, input.get(), other);
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor sub_(const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_sub_scalar_i64_(detail::current, input.get(), other));
    return input;
  } else {
    check(nnc_sub_scalar_(detail::current, input.get(), other));
    return input;
  }
}
inline Tensor mul(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_mul, detail::current, input.get(), other.get());
}
inline Tensor mul_(const Tensor& input, const Tensor& other) {
  check(nnc_mul_(detail::current, input.get(), other.get()));
  return input;
}
template <class N, detail::IfNumber<N> = 0>
Tensor mul(const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_mul_scalar_i64, detail::current, input.get(), other);
  } else {
    return Tensor::of(nnc_mul_scalar, detail::current, input.get(), other);
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor mul_(const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_mul_scalar_i64_(detail::current, input.get(), other));
    return input;
  } else {
    check(nnc_mul_scalar_(detail::current, input.get(), other));
    return input;
  }
}
inline Tensor div(const Tensor& input, const Tensor& other, const char* rounding_mode = nullptr) {
  return Tensor::of(nnc_div, detail::current, input.get(), other.get(), rounding_mode);
}
inline Tensor div_(const Tensor& input, const Tensor& other, const char* rounding_mode = nullptr) {
  check(nnc_div_(detail::current, input.get(), other.get(), rounding_mode));
  return input;
}
template <class N, detail::IfNumber<N> = 0>
Tensor div(const Tensor& input, N other, const char* rounding_mode = nullptr) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_div_scalar_i64, detail::current, input.get(), other, rounding_mode);
  } else {
    return Tensor::of(nnc_div_scalar, detail::current, input.get(), other, rounding_mode);
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor div_(const Tensor& input, N other, const char* rounding_mode = nullptr) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_div_scalar_i64_(detail::current, input.get(), other, rounding_mode));
    return input;
  } else {
    check(nnc_div_scalar_(detail::current, input.get(), other, rounding_mode));
    return input;
  }
}
inline Tensor floor_divide(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_floor_divide, detail::current, input.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor floor_divide(const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_floor_divide_scalar_i64, detail::current, input.get(), other);
  } else {
    return Tensor::of(nnc_floor_divide_scalar, detail::current, input.get(), other);
  }
}
inline Tensor remainder(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_remainder, detail::current, input.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor remainder(const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_remainder_scalar_i64, detail::current, input.get(), other);
  } else {
    return Tensor::of(nnc_remainder_scalar, detail::current, input.get(), other);
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor remainder(N self, const Tensor& other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_remainder_scalar_self_i64, detail::current, self, other.get());
  } else {
    return Tensor::of(nnc_remainder_scalar_self, detail::current, self, other.get());
  }
}
inline Tensor fmod(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_fmod, detail::current, input.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor fmod(const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_fmod_scalar_i64, detail::current, input.get(), other);
  } else {
    return Tensor::of(nnc_fmod_scalar, detail::current, input.get(), other);
  }
}
inline Tensor pow(const Tensor& input, const Tensor& exponent) {
  return Tensor::of(nnc_pow, detail::current, input.get(), exponent.get());
}
inline Tensor pow_(const Tensor& input, const Tensor& exponent) {
  check(nnc_pow_(detail::current, input.get(), exponent.get()));
  return input;
}
template <class N, detail::IfNumber<N> = 0>
Tensor pow(const Tensor& input, N exponent) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_pow_scalar_i64, detail::current, input.get(), exponent);
  } else {
    return Tensor::of(nnc_pow_scalar, detail::current, input.get(), exponent);
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor pow(N self, const Tensor& exponent) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_pow_scalar_self_i64, detail::current, self, exponent.get());
  } else {
    return Tensor::of(nnc_pow_scalar_self, detail::current, self, exponent.get());
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor pow_(const Tensor& input, N exponent) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_pow_scalar_i64_(detail::current, input.get(), exponent));
    return input;
  } else {
    check(nnc_pow_scalar_(detail::current, input.get(), exponent));
    return input;
  }
}
inline Tensor square(const Tensor& input) {
  return Tensor::of(nnc_square, detail::current, input.get());
}
inline Tensor maximum(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_maximum, detail::current, input.get(), other.get());
}
inline Tensor minimum(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_minimum, detail::current, input.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor clamp(const Tensor& input, N min, N max) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_clamp_i64, detail::current, input.get(),
                      detail::pointer(std::optional<int64_t>(min)),
                      detail::pointer(std::optional<int64_t>(max)));
  } else {
    return Tensor::of(nnc_clamp, detail::current, input.get(),
                      detail::pointer(std::optional<double>(min)),
                      detail::pointer(std::optional<double>(max)));
  }
}
inline Tensor clamp(const Tensor& input, std::optional<double> min = std::nullopt,
                    std::optional<double> max = std::nullopt) {
  return Tensor::of(nnc_clamp, detail::current, input.get(), detail::pointer(min),
                    detail::pointer(max));
}
template <class N, detail::IfNumber<N> = 0>
Tensor clamp_(const Tensor& input, N min, N max) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_clamp_i64_(detail::current, input.get(), detail::pointer(std::optional<int64_t>(min)),
                         detail::pointer(std::optional<int64_t>(max))));
    return input;
  } else {
    check(nnc_clamp_(detail::current, input.get(), detail::pointer(std::optional<double>(min)),
                     detail::pointer(std::optional<double>(max))));
    return input;
  }
}
inline Tensor clamp_(const Tensor& input, std::optional<double> min = std::nullopt,
                     std::optional<double> max = std::nullopt) {
  check(nnc_clamp_(detail::current, input.get(), detail::pointer(min), detail::pointer(max)));
  return input;
}
template <class N, detail::IfNumber<N> = 0>
Tensor clamp_min(const Tensor& input, N min) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_clamp_min_i64, detail::current, input.get(), min);
  } else {
    return Tensor::of(nnc_clamp_min, detail::current, input.get(), min);
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor clamp_max(const Tensor& input, N max) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_clamp_max_i64, detail::current, input.get(), max);
  } else {
    return Tensor::of(nnc_clamp_max, detail::current, input.get(), max);
  }
}
inline Tensor clamp(const Tensor& input, const Tensor& min = {}, const Tensor& max = {}) {
  return Tensor::of(nnc_clamp_tensor, detail::current, input.get(), min.get(), max.get());
}
inline Tensor clamp_(const Tensor& input, const Tensor& min = {}, const Tensor& max = {}) {
  check(nnc_clamp_tensor_(detail::current, input.get(), min.get(), max.get()));
  return input;
}
inline Tensor clamp_min(const Tensor& input, const Tensor& min) {
  return Tensor::of(nnc_clamp_min_tensor, detail::current, input.get(), min.get());
}
inline Tensor clamp_max(const Tensor& input, const Tensor& max) {
  return Tensor::of(nnc_clamp_max_tensor, detail::current, input.get(), max.get());
}
inline Tensor nan_to_num(const Tensor& input, std::optional<double> nan = std::nullopt,
                         std::optional<double> posinf = std::nullopt,
                         std::optional<double> neginf = std::nullopt) {
  return Tensor::of(nnc_nan_to_num, detail::current, input.get(), detail::pointer(nan),
                    detail::pointer(posinf), detail::pointer(neginf));
}
inline Tensor nan_to_num_(const Tensor& input, std::optional<double> nan = std::nullopt,
                          std::optional<double> posinf = std::nullopt,
                          std::optional<double> neginf = std::nullopt) {
  check(nnc_nan_to_num_(detail::current, input.get(), detail::pointer(nan), detail::pointer(posinf),
                        detail::pointer(neginf)));
  return input;
}
inline Tensor where(const Tensor& condition, const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_where, detail::current, condition.get(), input.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor where(const Tensor& condition, const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_where_scalar_i64, detail::current, condition.get(), input.get(), other);
  } else {
    return Tensor::of(nnc_where_scalar, detail::current, condition.get(), input.get(), other);
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor where(const Tensor& condition, N self, const Tensor& other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_where_scalar_self_i64, detail::current, condition.get(), self,
                      other.get());
  } else {
    return Tensor::of(nnc_where_scalar_self, detail::current, condition.get(), self, other.get());
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor where(const Tensor& condition, N self, N other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_where_scalars_i64, detail::current, condition.get(), self, other);
  } else {
    return Tensor::of(nnc_where_scalars, detail::current, condition.get(), self, other);
  }
}
inline Tensor lerp(const Tensor& input, const Tensor& end, const Tensor& weight) {
  return Tensor::of(nnc_lerp, detail::current, input.get(), end.get(), weight.get());
}
inline Tensor lerp_(const Tensor& input, const Tensor& end, const Tensor& weight) {
  check(nnc_lerp_(detail::current, input.get(), end.get(), weight.get()));
  return input;
}
inline Tensor lerp(const Tensor& input, const Tensor& end, double weight) {
  return Tensor::of(nnc_lerp_scalar, detail::current, input.get(), end.get(), weight);
}
inline Tensor lerp_(const Tensor& input, const Tensor& end, double weight) {
  check(nnc_lerp_scalar_(detail::current, input.get(), end.get(), weight));
  return input;
}
inline Tensor addcmul(const Tensor& input, const Tensor& tensor1, const Tensor& tensor2,
                      double value = 1.0) {
  return Tensor::of(nnc_addcmul, detail::current, input.get(), tensor1.get(), tensor2.get(), value);
}
inline Tensor addcmul_(const Tensor& input, const Tensor& tensor1, const Tensor& tensor2,
                       double value = 1.0) {
  check(nnc_addcmul_(detail::current, input.get(), tensor1.get(), tensor2.get(), value));
  return input;
}
inline Tensor addcdiv(const Tensor& input, const Tensor& tensor1, const Tensor& tensor2,
                      double value = 1.0) {
  return Tensor::of(nnc_addcdiv, detail::current, input.get(), tensor1.get(), tensor2.get(), value);
}
inline Tensor addcdiv_(const Tensor& input, const Tensor& tensor1, const Tensor& tensor2,
                       double value = 1.0) {
  check(nnc_addcdiv_(detail::current, input.get(), tensor1.get(), tensor2.get(), value));
  return input;
}
inline Tensor neg(const Tensor& input) {
  return Tensor::of(nnc_neg, detail::current, input.get());
}
inline Tensor neg_(const Tensor& input) {
  check(nnc_neg_(detail::current, input.get()));
  return input;
}
inline Tensor abs(const Tensor& input) {
  return Tensor::of(nnc_abs, detail::current, input.get());
}
inline Tensor sign(const Tensor& input) {
  return Tensor::of(nnc_sign, detail::current, input.get());
}
inline Tensor floor(const Tensor& input) {
  return Tensor::of(nnc_floor, detail::current, input.get());
}
inline Tensor ceil(const Tensor& input) {
  return Tensor::of(nnc_ceil, detail::current, input.get());
}
inline Tensor round(const Tensor& input) {
  return Tensor::of(nnc_round, detail::current, input.get());
}
inline Tensor round_decimals(const Tensor& input, int64_t decimals) {
  return Tensor::of(nnc_round_decimals, detail::current, input.get(), decimals);
}
inline Tensor trunc(const Tensor& input) {
  return Tensor::of(nnc_trunc, detail::current, input.get());
}
inline Tensor reciprocal(const Tensor& input) {
  return Tensor::of(nnc_reciprocal, detail::current, input.get());
}
inline Tensor exp(const Tensor& input) {
  return Tensor::of(nnc_exp, detail::current, input.get());
}
inline Tensor exp_(const Tensor& input) {
  check(nnc_exp_(detail::current, input.get()));
  return input;
}
inline Tensor expm1(const Tensor& input) {
  return Tensor::of(nnc_expm1, detail::current, input.get());
}
inline Tensor log(const Tensor& input) {
  return Tensor::of(nnc_log, detail::current, input.get());
}
inline Tensor log1p(const Tensor& input) {
  return Tensor::of(nnc_log1p, detail::current, input.get());
}
inline Tensor log2(const Tensor& input) {
  return Tensor::of(nnc_log2, detail::current, input.get());
}
inline Tensor log10(const Tensor& input) {
  return Tensor::of(nnc_log10, detail::current, input.get());
}
inline Tensor sqrt(const Tensor& input) {
  return Tensor::of(nnc_sqrt, detail::current, input.get());
}
inline Tensor sqrt_(const Tensor& input) {
  check(nnc_sqrt_(detail::current, input.get()));
  return input;
}
inline Tensor rsqrt(const Tensor& input) {
  return Tensor::of(nnc_rsqrt, detail::current, input.get());
}
inline Tensor sin(const Tensor& input) {
  return Tensor::of(nnc_sin, detail::current, input.get());
}
inline Tensor cos(const Tensor& input) {
  return Tensor::of(nnc_cos, detail::current, input.get());
}
inline Tensor tan(const Tensor& input) {
  return Tensor::of(nnc_tan, detail::current, input.get());
}
inline Tensor asin(const Tensor& input) {
  return Tensor::of(nnc_asin, detail::current, input.get());
}
inline Tensor acos(const Tensor& input) {
  return Tensor::of(nnc_acos, detail::current, input.get());
}
inline Tensor atan(const Tensor& input) {
  return Tensor::of(nnc_atan, detail::current, input.get());
}
inline Tensor sinh(const Tensor& input) {
  return Tensor::of(nnc_sinh, detail::current, input.get());
}
inline Tensor cosh(const Tensor& input) {
  return Tensor::of(nnc_cosh, detail::current, input.get());
}
inline Tensor erf(const Tensor& input) {
  return Tensor::of(nnc_erf, detail::current, input.get());
}
inline Tensor erfc(const Tensor& input) {
  return Tensor::of(nnc_erfc, detail::current, input.get());
}
inline Tensor atan2(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_atan2, detail::current, input.get(), other.get());
}
inline Tensor atan2_(const Tensor& input, const Tensor& other) {
  check(nnc_atan2_(detail::current, input.get(), other.get()));
  return input;
}
inline Tensor xlogy(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_xlogy, detail::current, input.get(), other.get());
}
inline Tensor xlogy(const Tensor& input, double other) {
  return Tensor::of(nnc_xlogy_scalar, detail::current, input.get(), other);
}
inline Tensor xlogy(double self, const Tensor& other) {
  return Tensor::of(nnc_xlogy_scalar_self, detail::current, self, other.get());
}
inline Tensor logit(const Tensor& input, std::optional<double> eps = std::nullopt) {
  return Tensor::of(nnc_logit, detail::current, input.get(), detail::pointer(eps));
}
inline Tensor lgamma(const Tensor& input) {
  return Tensor::of(nnc_lgamma, detail::current, input.get());
}
inline Tensor erfinv(const Tensor& input) {
  return Tensor::of(nnc_erfinv, detail::current, input.get());
}
inline Tensor eq(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_eq, detail::current, input.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor eq(const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_eq_scalar_i64, detail::current, input.get(), other);
  } else {
    return Tensor::of(nnc_eq_scalar, detail::current, input.get(), other);
  }
}
inline Tensor ne(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_ne, detail::current, input.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor ne(const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_ne_scalar_i64, detail::current, input.get(), other);
  } else {
    return Tensor::of(nnc_ne_scalar, detail::current, input.get(), other);
  }
}
inline Tensor lt(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_lt, detail::current, input.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor lt(const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_lt_scalar_i64, detail::current, input.get(), other);
  } else {
    return Tensor::of(nnc_lt_scalar, detail::current, input.get(), other);
  }
}
inline Tensor le(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_le, detail::current, input.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor le(const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_le_scalar_i64, detail::current, input.get(), other);
  } else {
    return Tensor::of(nnc_le_scalar, detail::current, input.get(), other);
  }
}
inline Tensor gt(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_gt, detail::current, input.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor gt(const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_gt_scalar_i64, detail::current, input.get(), other);
  } else {
    return Tensor::of(nnc_gt_scalar, detail::current, input.get(), other);
  }
}
inline Tensor ge(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_ge, detail::current, input.get(), other.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor ge(const Tensor& input, N other) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_ge_scalar_i64, detail::current, input.get(), other);
  } else {
    return Tensor::of(nnc_ge_scalar, detail::current, input.get(), other);
  }
}
inline Tensor logical_and(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_logical_and, detail::current, input.get(), other.get());
}
inline Tensor logical_or(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_logical_or, detail::current, input.get(), other.get());
}
inline Tensor logical_xor(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_logical_xor, detail::current, input.get(), other.get());
}
inline Tensor logical_not(const Tensor& input) {
  return Tensor::of(nnc_logical_not, detail::current, input.get());
}
inline Tensor bitwise_and(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_bitwise_and, detail::current, input.get(), other.get());
}
inline Tensor bitwise_and(const Tensor& input, int64_t other) {
  return Tensor::of(nnc_bitwise_and_scalar_i64, detail::current, input.get(), other);
}
inline Tensor bitwise_or(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_bitwise_or, detail::current, input.get(), other.get());
}
inline Tensor bitwise_or(const Tensor& input, int64_t other) {
  return Tensor::of(nnc_bitwise_or_scalar_i64, detail::current, input.get(), other);
}
inline Tensor bitwise_xor(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_bitwise_xor, detail::current, input.get(), other.get());
}
inline Tensor bitwise_xor(const Tensor& input, int64_t other) {
  return Tensor::of(nnc_bitwise_xor_scalar_i64, detail::current, input.get(), other);
}
inline Tensor bitwise_not(const Tensor& input) {
  return Tensor::of(nnc_bitwise_not, detail::current, input.get());
}
inline Tensor isnan(const Tensor& input) {
  return Tensor::of(nnc_isnan, detail::current, input.get());
}
inline Tensor isinf(const Tensor& input) {
  return Tensor::of(nnc_isinf, detail::current, input.get());
}
inline Tensor isfinite(const Tensor& input) {
  return Tensor::of(nnc_isfinite, detail::current, input.get());
}
inline Tensor isclose(const Tensor& input, const Tensor& other, double rtol = 1e-05,
                      double atol = 1e-08, bool equal_nan = false) {
  return Tensor::of(nnc_isclose, detail::current, input.get(), other.get(), rtol, atol, equal_nan);
}
inline bool allclose(const Tensor& input, const Tensor& other, double rtol = 1e-05,
                     double atol = 1e-08, bool equal_nan = false) {
  return detail::value<bool>(nnc_allclose, detail::current, input.get(), other.get(), rtol, atol,
                             equal_nan);
}
inline bool equal(const Tensor& input, const Tensor& other) {
  return detail::value<bool>(nnc_equal, detail::current, input.get(), other.get());
}

// ---- <nnc/ops_reduce.h> ----

inline Tensor sum(const Tensor& input, const Ints& dim = {}, bool keepdim = false,
                  nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_sum, detail::current, input.get(), dim.data(), detail::count(dim), keepdim,
                    dtype);
}
inline Tensor mean(const Tensor& input, const Ints& dim = {}, bool keepdim = false,
                   nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_mean, detail::current, input.get(), dim.data(), detail::count(dim), keepdim,
                    dtype);
}
inline Tensor prod(const Tensor& input, std::optional<int64_t> dim = std::nullopt,
                   bool keepdim = false, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_prod, detail::current, input.get(), detail::pointer(dim), keepdim, dtype);
}
inline Tensor cumsum(const Tensor& input, int64_t dim, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_cumsum, detail::current, input.get(), dim, dtype);
}
inline Tensor cumprod(const Tensor& input, int64_t dim, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_cumprod, detail::current, input.get(), dim, dtype);
}
inline std::tuple<Tensor, Tensor> cummax(const Tensor& input, int64_t dim) {
  return detail::tuple<2>(nnc_cummax, detail::current, input.get(), dim);
}
inline std::tuple<Tensor, Tensor> cummin(const Tensor& input, int64_t dim) {
  return detail::tuple<2>(nnc_cummin, detail::current, input.get(), dim);
}
inline Tensor nansum(const Tensor& input, const Ints& dim = {}, bool keepdim = false,
                     nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_nansum, detail::current, input.get(), dim.data(), detail::count(dim),
                    keepdim, dtype);
}
inline Tensor trace(const Tensor& input) {
  return Tensor::of(nnc_trace, detail::current, input.get());
}
inline Tensor norm(const Tensor& input, double p = 2.0, const Ints& dim = {}, bool keepdim = false,
                   nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_norm, detail::current, input.get(), p, dim.data(), detail::count(dim),
                    keepdim, dtype);
}
inline Tensor var(const Tensor& input, const Ints& dim = {},
                  std::optional<double> correction = std::nullopt, bool keepdim = false) {
  return Tensor::of(nnc_var, detail::current, input.get(), dim.data(), detail::count(dim),
                    detail::pointer(correction), keepdim);
}
inline Tensor std(const Tensor& input, const Ints& dim = {},
                  std::optional<double> correction = std::nullopt, bool keepdim = false) {
  return Tensor::of(nnc_std, detail::current, input.get(), dim.data(), detail::count(dim),
                    detail::pointer(correction), keepdim);
}
inline std::tuple<Tensor, Tensor> var_mean(const Tensor& input, const Ints& dim = {},
                                           std::optional<double> correction = std::nullopt,
                                           bool keepdim = false) {
  return detail::tuple<2>(nnc_var_mean, detail::current, input.get(), dim.data(),
                          detail::count(dim), detail::pointer(correction), keepdim);
}
inline std::tuple<Tensor, Tensor> std_mean(const Tensor& input, const Ints& dim = {},
                                           std::optional<double> correction = std::nullopt,
                                           bool keepdim = false) {
  return detail::tuple<2>(nnc_std_mean, detail::current, input.get(), dim.data(),
                          detail::count(dim), detail::pointer(correction), keepdim);
}
inline Tensor max(const Tensor& input) {
  return Tensor::of(nnc_max, detail::current, input.get());
}
inline Tensor min(const Tensor& input) {
  return Tensor::of(nnc_min, detail::current, input.get());
}
inline std::tuple<Tensor, Tensor> max(const Tensor& input, int64_t dim, bool keepdim = false) {
  return detail::tuple<2>(nnc_max_dim, detail::current, input.get(), dim, keepdim);
}
inline std::tuple<Tensor, Tensor> min(const Tensor& input, int64_t dim, bool keepdim = false) {
  return detail::tuple<2>(nnc_min_dim, detail::current, input.get(), dim, keepdim);
}
inline Tensor amax(const Tensor& input, const Ints& dim = {}, bool keepdim = false) {
  return Tensor::of(nnc_amax, detail::current, input.get(), dim.data(), detail::count(dim),
                    keepdim);
}
inline Tensor amin(const Tensor& input, const Ints& dim = {}, bool keepdim = false) {
  return Tensor::of(nnc_amin, detail::current, input.get(), dim.data(), detail::count(dim),
                    keepdim);
}
inline Tensor argmax(const Tensor& input, std::optional<int64_t> dim = std::nullopt,
                     bool keepdim = false) {
  return Tensor::of(nnc_argmax, detail::current, input.get(), detail::pointer(dim), keepdim);
}
inline Tensor argmin(const Tensor& input, std::optional<int64_t> dim = std::nullopt,
                     bool keepdim = false) {
  return Tensor::of(nnc_argmin, detail::current, input.get(), detail::pointer(dim), keepdim);
}
inline Tensor median(const Tensor& input) {
  return Tensor::of(nnc_median, detail::current, input.get());
}
inline std::tuple<Tensor, Tensor> median(const Tensor& input, int64_t dim, bool keepdim = false) {
  return detail::tuple<2>(nnc_median_dim, detail::current, input.get(), dim, keepdim);
}
inline std::tuple<Tensor, Tensor> kthvalue(const Tensor& input, int64_t k, int64_t dim = -1,
                                           bool keepdim = false) {
  return detail::tuple<2>(nnc_kthvalue, detail::current, input.get(), k, dim, keepdim);
}
inline std::tuple<Tensor, Tensor> mode(const Tensor& input, int64_t dim = -1,
                                       bool keepdim = false) {
  return detail::tuple<2>(nnc_mode, detail::current, input.get(), dim, keepdim);
}
inline Tensor quantile(const Tensor& input, const Tensor& q,
                       std::optional<int64_t> dim = std::nullopt, bool keepdim = false,
                       const char* interpolation = "linear") {
  return Tensor::of(nnc_quantile, detail::current, input.get(), q.get(), detail::pointer(dim),
                    keepdim, interpolation);
}
inline Tensor quantile(const Tensor& input, double q, std::optional<int64_t> dim = std::nullopt,
                       bool keepdim = false, const char* interpolation = "linear") {
  return Tensor::of(nnc_quantile_scalar, detail::current, input.get(), q, detail::pointer(dim),
                    keepdim, interpolation);
}
inline Tensor any(const Tensor& input, const Ints& dim = {}, bool keepdim = false) {
  return Tensor::of(nnc_any, detail::current, input.get(), dim.data(), detail::count(dim), keepdim);
}
inline Tensor all(const Tensor& input, const Ints& dim = {}, bool keepdim = false) {
  return Tensor::of(nnc_all, detail::current, input.get(), dim.data(), detail::count(dim), keepdim);
}
inline Tensor count_nonzero(const Tensor& input, const Ints& dim = {}) {
  return Tensor::of(nnc_count_nonzero, detail::current, input.get(), dim.data(),
                    detail::count(dim));
}
inline Tensor softmax(const Tensor& input, int64_t dim, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_softmax, detail::current, input.get(), dim, dtype);
}
inline Tensor log_softmax(const Tensor& input, int64_t dim, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_log_softmax, detail::current, input.get(), dim, dtype);
}
inline Tensor softmin(const Tensor& input, int64_t dim, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_softmin, detail::current, input.get(), dim, dtype);
}
inline Tensor logsumexp(const Tensor& input, const Ints& dim, bool keepdim = false) {
  return Tensor::of(nnc_logsumexp, detail::current, input.get(), dim.data(), detail::count(dim),
                    keepdim);
}

// ---- <nnc/ops_rnn.h> ----

inline std::tuple<Tensor, Tensor, Tensor> lstm(const Tensor& input, const std::vector<Tensor>& hx,
                                               const std::vector<Tensor>& params, bool has_biases,
                                               int64_t num_layers, double dropout, bool train,
                                               bool bidirectional, bool batch_first) {
  return detail::tuple<3>(nnc_lstm, detail::current, input.get(), detail::handles(hx).data(),
                          detail::count(hx), detail::handles(params).data(), detail::count(params),
                          has_biases, num_layers, dropout, train, bidirectional, batch_first);
}
inline std::tuple<Tensor, Tensor> gru(const Tensor& input, const Tensor& hx,
                                      const std::vector<Tensor>& params, bool has_biases,
                                      int64_t num_layers, double dropout, bool train,
                                      bool bidirectional, bool batch_first) {
  return detail::tuple<2>(nnc_gru, detail::current, input.get(), hx.get(),
                          detail::handles(params).data(), detail::count(params), has_biases,
                          num_layers, dropout, train, bidirectional, batch_first);
}
inline std::tuple<Tensor, Tensor> rnn_tanh(const Tensor& input, const Tensor& hx,
                                           const std::vector<Tensor>& params, bool has_biases,
                                           int64_t num_layers, double dropout, bool train,
                                           bool bidirectional, bool batch_first) {
  return detail::tuple<2>(nnc_rnn_tanh, detail::current, input.get(), hx.get(),
                          detail::handles(params).data(), detail::count(params), has_biases,
                          num_layers, dropout, train, bidirectional, batch_first);
}
inline std::tuple<Tensor, Tensor> rnn_relu(const Tensor& input, const Tensor& hx,
                                           const std::vector<Tensor>& params, bool has_biases,
                                           int64_t num_layers, double dropout, bool train,
                                           bool bidirectional, bool batch_first) {
  return detail::tuple<2>(nnc_rnn_relu, detail::current, input.get(), hx.get(),
                          detail::handles(params).data(), detail::count(params), has_biases,
                          num_layers, dropout, train, bidirectional, batch_first);
}
inline std::tuple<Tensor, Tensor> lstm_cell(const Tensor& input, const std::vector<Tensor>& hx,
                                            const Tensor& w_ih, const Tensor& w_hh,
                                            const Tensor& b_ih = {}, const Tensor& b_hh = {}) {
  return detail::tuple<2>(nnc_lstm_cell, detail::current, input.get(), detail::handles(hx).data(),
                          detail::count(hx), w_ih.get(), w_hh.get(), b_ih.get(), b_hh.get());
}
inline Tensor gru_cell(const Tensor& input, const Tensor& hx, const Tensor& w_ih,
                       const Tensor& w_hh, const Tensor& b_ih = {}, const Tensor& b_hh = {}) {
  return Tensor::of(nnc_gru_cell, detail::current, input.get(), hx.get(), w_ih.get(), w_hh.get(),
                    b_ih.get(), b_hh.get());
}
inline Tensor rnn_tanh_cell(const Tensor& input, const Tensor& hx, const Tensor& w_ih,
                            const Tensor& w_hh, const Tensor& b_ih = {}, const Tensor& b_hh = {}) {
  return Tensor::of(nnc_rnn_tanh_cell, detail::current, input.get(), hx.get(), w_ih.get(),
                    w_hh.get(), b_ih.get(), b_hh.get());
}
inline Tensor rnn_relu_cell(const Tensor& input, const Tensor& hx, const Tensor& w_ih,
                            const Tensor& w_hh, const Tensor& b_ih = {}, const Tensor& b_hh = {}) {
  return Tensor::of(nnc_rnn_relu_cell, detail::current, input.get(), hx.get(), w_ih.get(),
                    w_hh.get(), b_ih.get(), b_hh.get());
}

// ---- <nnc/ops_search.h> ----

inline Tensor searchsorted(const Tensor& sorted_sequence, const Tensor& input,
                           bool out_int32 = false, bool right = false, const char* side = nullptr,
                           const Tensor& sorter = {}) {
  return Tensor::of(nnc_searchsorted, detail::current, sorted_sequence.get(), input.get(),
                    out_int32, right, side, sorter.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor searchsorted(const Tensor& sorted_sequence, N self, bool out_int32 = false,
                    bool right = false, const char* side = nullptr, const Tensor& sorter = {}) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_searchsorted_scalar_i64, detail::current, sorted_sequence.get(), self,
                      out_int32, right, side, sorter.get());
  } else {
    return Tensor::of(nnc_searchsorted_scalar, detail::current, sorted_sequence.get(), self,
                      out_int32, right, side, sorter.get());
  }
}
inline Tensor isin(const Tensor& elements, const Tensor& test_elements, bool assume_unique = false,
                   bool invert = false) {
  return Tensor::of(nnc_isin, detail::current, elements.get(), test_elements.get(), assume_unique,
                    invert);
}
template <class N, detail::IfNumber<N> = 0>
Tensor isin(const Tensor& elements, N test_element, bool assume_unique = false,
            bool invert = false) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_isin_scalar_i64, detail::current, elements.get(), test_element,
                      assume_unique, invert);
  } else {
    return Tensor::of(nnc_isin_scalar, detail::current, elements.get(), test_element, assume_unique,
                      invert);
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor isin(N element, const Tensor& test_elements, bool assume_unique = false,
            bool invert = false) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_isin_scalar_self_i64, detail::current, element, test_elements.get(),
                      assume_unique, invert);
  } else {
    return Tensor::of(nnc_isin_scalar_self, detail::current, element, test_elements.get(),
                      assume_unique, invert);
  }
}
inline Tensor bincount(const Tensor& input, const Tensor& weights = {}, int64_t minlength = 0) {
  return Tensor::of(nnc_bincount, detail::current, input.get(), weights.get(), minlength);
}
inline Tensor histc(const Tensor& input, int64_t bins = 100, double min = 0.0, double max = 0.0) {
  return Tensor::of(nnc_histc, detail::current, input.get(), bins, min, max);
}
inline std::tuple<Tensor, Tensor, Tensor> unique(const Tensor& input, bool sorted = true,
                                                 std::optional<int64_t> dim = std::nullopt) {
  return detail::tuple<3>(nnc_unique, detail::current, input.get(), sorted, detail::pointer(dim));
}
inline Tensor repeat_interleave(const Tensor& input, const Tensor& repeats,
                                std::optional<int64_t> dim = std::nullopt,
                                std::optional<int64_t> output_size = std::nullopt) {
  return Tensor::of(nnc_repeat_interleave, detail::current, input.get(), repeats.get(),
                    detail::pointer(dim), detail::pointer(output_size));
}
inline Tensor repeat_interleave(const Tensor& input, int64_t repeats,
                                std::optional<int64_t> dim = std::nullopt,
                                std::optional<int64_t> output_size = std::nullopt) {
  return Tensor::of(nnc_repeat_interleave_scalar, detail::current, input.get(), repeats,
                    detail::pointer(dim), detail::pointer(output_size));
}

// ---- <nnc/ops_shape.h> ----

inline Tensor view_dtype(const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_view_dtype, detail::current, input.get(), dtype);
}
inline Tensor view_as(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_view_as, detail::current, input.get(), other.get());
}
inline Tensor flatten(const Tensor& input, int64_t start_dim = 0, int64_t end_dim = -1) {
  return Tensor::of(nnc_flatten, detail::current, input.get(), start_dim, end_dim);
}
inline Tensor unflatten(const Tensor& input, int64_t dim, const Ints& sizes) {
  return Tensor::of(nnc_unflatten, detail::current, input.get(), dim, sizes.data(),
                    detail::count(sizes));
}
inline Tensor squeeze(const Tensor& input, const Ints& dim = {}) {
  return Tensor::of(nnc_squeeze, detail::current, input.get(), dim.data(), detail::count(dim));
}
inline Tensor unsqueeze(const Tensor& input, int64_t dim) {
  return Tensor::of(nnc_unsqueeze, detail::current, input.get(), dim);
}
inline Tensor expand(const Tensor& input, const Ints& size) {
  return Tensor::of(nnc_expand, detail::current, input.get(), size.data(), detail::count(size));
}
inline Tensor expand_as(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_expand_as, detail::current, input.get(), other.get());
}
inline Tensor broadcast_to(const Tensor& input, const Ints& size) {
  return Tensor::of(nnc_broadcast_to, detail::current, input.get(), size.data(),
                    detail::count(size));
}
inline std::vector<Tensor> broadcast_tensors(const std::vector<Tensor>& tensors) {
  return detail::each(nnc_broadcast_tensors, tensors.size(), detail::current,
                      detail::handles(tensors).data(), detail::count(tensors));
}
inline Tensor as_strided(const Tensor& input, const Ints& size, const Ints& stride,
                         std::optional<int64_t> storage_offset = std::nullopt) {
  return Tensor::of(nnc_as_strided, detail::current, input.get(), size.data(), stride.data(),
                    detail::count(size), detail::pointer(storage_offset));
}
inline Tensor transpose(const Tensor& input, int64_t dim0, int64_t dim1) {
  return Tensor::of(nnc_transpose, detail::current, input.get(), dim0, dim1);
}
inline Tensor t(const Tensor& input) {
  return Tensor::of(nnc_t, detail::current, input.get());
}
inline Tensor permute(const Tensor& input, const Ints& dims) {
  return Tensor::of(nnc_permute, detail::current, input.get(), dims.data(), detail::count(dims));
}
inline Tensor movedim(const Tensor& input, const Ints& source, const Ints& destination) {
  return Tensor::of(nnc_movedim, detail::current, input.get(), source.data(), destination.data(),
                    detail::count(source));
}
inline Tensor select(const Tensor& input, int64_t dim, int64_t index) {
  return Tensor::of(nnc_select, detail::current, input.get(), dim, index);
}
inline Tensor narrow(const Tensor& input, int64_t dim, const Tensor& start, int64_t length) {
  return Tensor::of(nnc_narrow_tensor, detail::current, input.get(), dim, start.get(), length);
}
inline Tensor slice(const Tensor& input, int64_t dim, int64_t start, int64_t end,
                    int64_t step = 1) {
  return Tensor::of(nnc_slice, detail::current, input.get(), dim, start, end, step);
}
inline Tensor diagonal(const Tensor& input, int64_t offset = 0, int64_t dim1 = 0,
                       int64_t dim2 = 1) {
  return Tensor::of(nnc_diagonal, detail::current, input.get(), offset, dim1, dim2);
}
inline std::vector<Tensor> unbind(const Tensor& input, int64_t dim = 0) {
  return detail::several(nnc_unbind, detail::room(input, dim), detail::current, input.get(), dim);
}
inline std::vector<Tensor> split(const Tensor& input, const Ints& split_size, int64_t dim = 0) {
  return detail::several(nnc_split, detail::room(input, split_size, dim), detail::current,
                         input.get(), split_size.data(), detail::count(split_size), dim);
}
inline std::vector<Tensor> chunk(const Tensor& input, int64_t chunks, int64_t dim = 0) {
  return detail::several(nnc_chunk, detail::room(input, chunks, dim), detail::current, input.get(),
                         chunks, dim);
}
inline Tensor cat(const std::vector<Tensor>& tensors, int64_t dim = 0) {
  return Tensor::of(nnc_cat, detail::current, detail::handles(tensors).data(),
                    detail::count(tensors), dim);
}
inline Tensor stack(const std::vector<Tensor>& tensors, int64_t dim = 0) {
  return Tensor::of(nnc_stack, detail::current, detail::handles(tensors).data(),
                    detail::count(tensors), dim);
}
inline Tensor hstack(const std::vector<Tensor>& tensors) {
  return Tensor::of(nnc_hstack, detail::current, detail::handles(tensors).data(),
                    detail::count(tensors));
}
inline Tensor vstack(const std::vector<Tensor>& tensors) {
  return Tensor::of(nnc_vstack, detail::current, detail::handles(tensors).data(),
                    detail::count(tensors));
}
inline Tensor pad(const Tensor& input, const Ints& pad, const char* mode = "constant",
                  std::optional<double> value = std::nullopt) {
  return Tensor::of(nnc_pad, detail::current, input.get(), pad.data(), detail::count(pad), mode,
                    detail::pointer(value));
}
inline Tensor repeat(const Tensor& input, const Ints& repeats) {
  return Tensor::of(nnc_repeat, detail::current, input.get(), repeats.data(),
                    detail::count(repeats));
}
inline Tensor tile(const Tensor& input, const Ints& dims) {
  return Tensor::of(nnc_tile, detail::current, input.get(), dims.data(), detail::count(dims));
}
inline Tensor flip(const Tensor& input, const Ints& dims) {
  return Tensor::of(nnc_flip, detail::current, input.get(), dims.data(), detail::count(dims));
}
inline Tensor roll(const Tensor& input, const Ints& shifts, const Ints& dims = {}) {
  return Tensor::of(nnc_roll, detail::current, input.get(), shifts.data(), detail::count(shifts),
                    dims.data(), detail::count(dims));
}
inline Tensor tril(const Tensor& input, int64_t diagonal = 0) {
  return Tensor::of(nnc_tril, detail::current, input.get(), diagonal);
}
inline Tensor triu(const Tensor& input, int64_t diagonal = 0) {
  return Tensor::of(nnc_triu, detail::current, input.get(), diagonal);
}
inline Tensor diag(const Tensor& input, int64_t diagonal = 0) {
  return Tensor::of(nnc_diag, detail::current, input.get(), diagonal);
}
inline Tensor diag_embed(const Tensor& input, int64_t offset = 0, int64_t dim1 = -2,
                         int64_t dim2 = -1) {
  return Tensor::of(nnc_diag_embed, detail::current, input.get(), offset, dim1, dim2);
}
inline Tensor index_select(const Tensor& input, int64_t dim, const Tensor& index) {
  return Tensor::of(nnc_index_select, detail::current, input.get(), dim, index.get());
}
inline Tensor index_add(const Tensor& input, int64_t dim, const Tensor& index, const Tensor& source,
                        double alpha = 1.0) {
  return Tensor::of(nnc_index_add, detail::current, input.get(), dim, index.get(), source.get(),
                    alpha);
}
inline Tensor gather(const Tensor& input, int64_t dim, const Tensor& index) {
  return Tensor::of(nnc_gather, detail::current, input.get(), dim, index.get());
}
inline Tensor scatter(const Tensor& input, int64_t dim, const Tensor& index, const Tensor& src) {
  return Tensor::of(nnc_scatter, detail::current, input.get(), dim, index.get(), src.get());
}
template <class N, detail::IfNumber<N> = 0>
Tensor scatter(const Tensor& input, int64_t dim, const Tensor& index, N value) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_scatter_scalar_i64, detail::current, input.get(), dim, index.get(),
                      value);
  } else {
    return Tensor::of(nnc_scatter_scalar, detail::current, input.get(), dim, index.get(), value);
  }
}
inline Tensor scatter_add(const Tensor& input, int64_t dim, const Tensor& index,
                          const Tensor& src) {
  return Tensor::of(nnc_scatter_add, detail::current, input.get(), dim, index.get(), src.get());
}
inline Tensor take_along(const Tensor& input, const Tensor& indices,
                         std::optional<int64_t> dim = std::nullopt) {
  return Tensor::of(nnc_take_along_dim, detail::current, input.get(), indices.get(),
                    detail::pointer(dim));
}
template <class N, detail::IfNumber<N> = 0>
Tensor masked_fill(const Tensor& input, const Tensor& mask, N value) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_masked_fill_i64, detail::current, input.get(), mask.get(), value);
  } else {
    return Tensor::of(nnc_masked_fill, detail::current, input.get(), mask.get(), value);
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor masked_fill_(const Tensor& input, const Tensor& mask, N value) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_masked_fill_i64_(detail::current, input.get(), mask.get(), value));
    return input;
  } else {
    check(nnc_masked_fill_(detail::current, input.get(), mask.get(), value));
    return input;
  }
}
inline Tensor masked_select(const Tensor& input, const Tensor& mask) {
  return Tensor::of(nnc_masked_select, detail::current, input.get(), mask.get());
}
inline Tensor nonzero(const Tensor& input) {
  return Tensor::of(nnc_nonzero, detail::current, input.get());
}
inline Tensor one_hot(const Tensor& input, int64_t num_classes = -1) {
  return Tensor::of(nnc_one_hot, detail::current, input.get(), num_classes);
}
inline std::tuple<Tensor, Tensor> sort(const Tensor& input, int64_t dim = -1,
                                       bool descending = false) {
  return detail::tuple<2>(nnc_sort, detail::current, input.get(), dim, descending);
}
inline Tensor argsort(const Tensor& input, int64_t dim = -1, bool descending = false) {
  return Tensor::of(nnc_argsort, detail::current, input.get(), dim, descending);
}
inline std::tuple<Tensor, Tensor> topk(const Tensor& input, int64_t k, int64_t dim = -1,
                                       bool largest = true) {
  return detail::tuple<2>(nnc_topk, detail::current, input.get(), k, dim, largest);
}
inline std::tuple<Tensor, Tensor> topk_sorted(const Tensor& input, int64_t k, int64_t dim = -1,
                                              bool largest = true, bool sorted = true) {
  return detail::tuple<2>(nnc_topk_sorted, detail::current, input.get(), k, dim, largest, sorted);
}

// ---- <nnc/ops_vision.h> ----

inline Tensor pixel_shuffle(const Tensor& input, int64_t upscale_factor) {
  return Tensor::of(nnc_pixel_shuffle, detail::current, input.get(), upscale_factor);
}
inline Tensor pixel_unshuffle(const Tensor& input, int64_t downscale_factor) {
  return Tensor::of(nnc_pixel_unshuffle, detail::current, input.get(), downscale_factor);
}
inline Tensor channel_shuffle(const Tensor& input, int64_t groups) {
  return Tensor::of(nnc_channel_shuffle, detail::current, input.get(), groups);
}
inline Tensor unfold(const Tensor& input, const Ints& kernel_size, const Ints& dilation = {1},
                     const Ints& padding = {0}, const Ints& stride = {1}) {
  return Tensor::of(nnc_unfold, detail::current, input.get(), kernel_size.data(),
                    detail::count(kernel_size), dilation.data(), detail::count(dilation),
                    padding.data(), detail::count(padding), stride.data(), detail::count(stride));
}
inline Tensor fold(const Tensor& input, const Ints& output_size, const Ints& kernel_size,
                   const Ints& dilation = {1}, const Ints& padding = {0},
                   const Ints& stride = {1}) {
  return Tensor::of(nnc_fold, detail::current, input.get(), output_size.data(),
                    detail::count(output_size), kernel_size.data(), detail::count(kernel_size),
                    dilation.data(), detail::count(dilation), padding.data(),
                    detail::count(padding), stride.data(), detail::count(stride));
}
inline Tensor interpolate(const Tensor& input, const Ints& size = {},
                          const std::vector<double>& scale_factor = {},
                          const char* mode = "nearest", bool align_corners = false,
                          bool recompute_scale_factor = false, bool antialias = false) {
  return Tensor::of(nnc_interpolate, detail::current, input.get(), size.data(), detail::count(size),
                    scale_factor.data(), detail::count(scale_factor), mode, align_corners,
                    recompute_scale_factor, antialias);
}
inline Tensor affine_grid(const Tensor& theta, const Ints& size, bool align_corners = false) {
  return Tensor::of(nnc_affine_grid, detail::current, theta.get(), size.data(), detail::count(size),
                    align_corners);
}
inline Tensor grid_sample(const Tensor& input, const Tensor& grid, const char* mode = "bilinear",
                          const char* padding_mode = "zeros", bool align_corners = false) {
  return Tensor::of(nnc_grid_sample, detail::current, input.get(), grid.get(), mode, padding_mode,
                    align_corners);
}

// ---- <nnc/random.h> ----

inline Tensor rand(const Ints& dims, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_rand, detail::current, dims.data(), detail::count(dims), dtype);
}
inline Tensor randn(const Ints& dims, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_randn, detail::current, dims.data(), detail::count(dims), dtype);
}
inline Tensor rand_like(const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_rand_like, detail::current, input.get(), dtype);
}
inline Tensor randn_like(const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_randn_like, detail::current, input.get(), dtype);
}
inline Tensor rand_like_memory_format(const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT,
                                      nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  return Tensor::of(nnc_rand_like_memory_format, detail::current, input.get(), dtype,
                    memory_format);
}
inline Tensor randn_like_memory_format(
    const Tensor& input, nnc_dtype dtype = NNC_DTYPE_DEFAULT,
    nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  return Tensor::of(nnc_randn_like_memory_format, detail::current, input.get(), dtype,
                    memory_format);
}
inline Tensor randint_like(const Tensor& input, int64_t low, int64_t high,
                           nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_randint_like, detail::current, input.get(), low, high, dtype);
}
inline Tensor randint_like_memory_format(
    const Tensor& input, int64_t low, int64_t high, nnc_dtype dtype = NNC_DTYPE_DEFAULT,
    nnc_memory_format memory_format = NNC_MEMORY_FORMAT_DEFAULT) {
  return Tensor::of(nnc_randint_like_memory_format, detail::current, input.get(), low, high, dtype,
                    memory_format);
}
inline Tensor bernoulli(const Tensor& input) {
  return Tensor::of(nnc_bernoulli, detail::current, input.get());
}
inline Tensor normal(const Tensor& mean, const Tensor& std) {
  return Tensor::of(nnc_normal, detail::current, mean.get(), std.get());
}
inline Tensor normal(const Tensor& mean, double std = 1.0) {
  return Tensor::of(nnc_normal_scalar, detail::current, mean.get(), std);
}
inline Tensor normal(double mean, const Tensor& std) {
  return Tensor::of(nnc_normal_scalar_self, detail::current, mean, std.get());
}
inline Tensor normal_size(double mean, double std, const Ints& dims,
                          nnc_dtype dtype = NNC_DTYPE_DEFAULT) {
  return Tensor::of(nnc_normal_size, detail::current, mean, std, dims.data(), detail::count(dims),
                    dtype);
}
inline Tensor multinomial(const Tensor& input, int64_t num_samples, bool replacement = false) {
  return Tensor::of(nnc_multinomial, detail::current, input.get(), num_samples, replacement);
}
inline Tensor uniform_(const Tensor& input, double from = 0.0, double to = 1.0) {
  check(nnc_uniform_(detail::current, input.get(), from, to));
  return input;
}
inline Tensor normal_(const Tensor& input, double mean = 0.0, double std = 1.0) {
  check(nnc_normal_(detail::current, input.get(), mean, std));
  return input;
}
inline Tensor bernoulli_(const Tensor& input, double p) {
  check(nnc_bernoulli_(detail::current, input.get(), p));
  return input;
}
inline Tensor bernoulli_(const Tensor& input, const Tensor& p) {
  check(nnc_bernoulli_tensor_(detail::current, input.get(), p.get()));
  return input;
}
inline Tensor random_(const Tensor& input, int64_t from, std::optional<int64_t> to = std::nullopt) {
  check(nnc_random_(detail::current, input.get(), from, detail::pointer(to)));
  return input;
}
inline Tensor exponential_(const Tensor& input, double lambd = 1.0) {
  check(nnc_exponential_(detail::current, input.get(), lambd));
  return input;
}
inline Tensor log_normal_(const Tensor& input, double mean = 1.0, double std = 2.0) {
  check(nnc_log_normal_(detail::current, input.get(), mean, std));
  return input;
}
inline Tensor cauchy_(const Tensor& input, double median = 0.0, double sigma = 1.0) {
  check(nnc_cauchy_(detail::current, input.get(), median, sigma));
  return input;
}
inline Tensor geometric_(const Tensor& input, double p) {
  check(nnc_geometric_(detail::current, input.get(), p));
  return input;
}
inline int64_t initial_seed() {
  return detail::value<int64_t>(nnc_initial_seed, detail::current);
}
inline Tensor get_rng_state() {
  return Tensor::of(nnc_get_rng_state, detail::current);
}
inline Tensor set_rng_state(const Tensor& new_state) {
  check(nnc_set_rng_state(detail::current, new_state.get()));
  return new_state;
}

}  // namespace nnc

#endif
