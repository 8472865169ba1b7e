// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/nn_utils.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_NN_UTILS_HPP
#define NNC_FUNCTIONS_NN_UTILS_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline Tensor get_total_norm(const std::vector<Tensor>& tensors, double norm_type = 2.0,
                             Flag error_if_nonfinite = false,
                             std::optional<Flag> foreach = std::nullopt) {
  return Tensor::of(nnc_get_total_norm, detail::current, detail::handles(tensors).data(),
                    detail::count(tensors), norm_type, error_if_nonfinite, detail::choice(foreach));
}
inline void clip_grads_with_norm_(const std::vector<Tensor>& parameters, double max_norm,
                                  const Tensor& total_norm,
                                  std::optional<Flag> foreach = std::nullopt) {
  check(nnc_clip_grads_with_norm_(detail::current, detail::handles(parameters).data(),
                                  detail::count(parameters), max_norm, total_norm.get(),
                                  detail::choice(foreach)));
}
inline Tensor clip_grad_norm_(const std::vector<Tensor>& parameters, double max_norm,
                              double norm_type = 2.0, Flag error_if_nonfinite = false,
                              std::optional<Flag> foreach = std::nullopt) {
  return Tensor::of(nnc_clip_grad_norm_, detail::current, detail::handles(parameters).data(),
                    detail::count(parameters), max_norm, norm_type, error_if_nonfinite,
                    detail::choice(foreach));
}
inline void clip_grad_value_(const std::vector<Tensor>& parameters, double clip_value,
                             std::optional<Flag> foreach = std::nullopt) {
  check(nnc_clip_grad_value_(detail::current, detail::handles(parameters).data(),
                             detail::count(parameters), clip_value, detail::choice(foreach)));
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

}  // namespace nnc

#endif
