// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_embedding.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_EMBEDDING_HPP
#define NNC_FUNCTIONS_OPS_EMBEDDING_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor embedding(const Tensor& input, const Tensor& weight,
                        std::optional<Int> padding_idx = std::nullopt,
                        std::optional<double> max_norm = std::nullopt, double norm_type = 2.0,
                        Flag scale_grad_by_freq = false) {
  return Tensor::of(nnc_embedding, detail::current, input.get(), weight.get(),
                    detail::pointer(padding_idx), detail::pointer(max_norm), norm_type,
                    scale_grad_by_freq);
}
inline Tensor embedding_bag(const Tensor& input, const Tensor& weight, const Tensor& offsets = {},
                            std::optional<double> max_norm = std::nullopt, double norm_type = 2.0,
                            Flag scale_grad_by_freq = false, const Text& mode = "mean",
                            Flag sparse = false, const Tensor& per_sample_weights = {},
                            Flag include_last_offset = false,
                            std::optional<Int> padding_idx = std::nullopt) {
  return Tensor::of(nnc_embedding_bag, detail::current, input.get(), weight.get(), offsets.get(),
                    detail::pointer(max_norm), norm_type, scale_grad_by_freq, mode.get(), sparse,
                    per_sample_weights.get(), include_last_offset, detail::pointer(padding_idx));
}
inline Tensor dropout(const Tensor& input, double p = 0.5, Flag training = true) {
  return Tensor::of(nnc_dropout, detail::current, input.get(), p, training);
}
inline Tensor dropout_(const Tensor& input, double p = 0.5, Flag training = true) {
  check(nnc_dropout_(detail::current, input.get(), p, training));
  return input;
}
inline Tensor dropout1d(const Tensor& input, double p = 0.5, Flag training = true) {
  return Tensor::of(nnc_dropout1d, detail::current, input.get(), p, training);
}
inline Tensor dropout1d_(const Tensor& input, double p = 0.5, Flag training = true) {
  check(nnc_dropout1d_(detail::current, input.get(), p, training));
  return input;
}
inline Tensor dropout2d(const Tensor& input, double p = 0.5, Flag training = true) {
  return Tensor::of(nnc_dropout2d, detail::current, input.get(), p, training);
}
inline Tensor dropout2d_(const Tensor& input, double p = 0.5, Flag training = true) {
  check(nnc_dropout2d_(detail::current, input.get(), p, training));
  return input;
}
inline Tensor dropout3d(const Tensor& input, double p = 0.5, Flag training = true) {
  return Tensor::of(nnc_dropout3d, detail::current, input.get(), p, training);
}
inline Tensor dropout3d_(const Tensor& input, double p = 0.5, Flag training = true) {
  check(nnc_dropout3d_(detail::current, input.get(), p, training));
  return input;
}
inline Tensor alpha_dropout(const Tensor& input, double p = 0.5, Flag training = false) {
  return Tensor::of(nnc_alpha_dropout, detail::current, input.get(), p, training);
}
inline Tensor alpha_dropout_(const Tensor& input, double p = 0.5, Flag training = false) {
  check(nnc_alpha_dropout_(detail::current, input.get(), p, training));
  return input;
}
inline Tensor feature_alpha_dropout(const Tensor& input, double p = 0.5, Flag training = false) {
  return Tensor::of(nnc_feature_alpha_dropout, detail::current, input.get(), p, training);
}
inline Tensor feature_alpha_dropout_(const Tensor& input, double p = 0.5, Flag training = false) {
  check(nnc_feature_alpha_dropout_(detail::current, input.get(), p, training));
  return input;
}

}  // namespace nnc

#endif
