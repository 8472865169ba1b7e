// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/init.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_INIT_HPP
#define NNC_FUNCTIONS_INIT_HPP

#include <nnc/tensor.hpp>

namespace nnc {

inline double init_calculate_gain(const Text& nonlinearity,
                                  std::optional<double> param = std::nullopt) {
  return detail::value<double>(nnc_init_calculate_gain, detail::current, nonlinearity.get(),
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
                                    const Text& mode = "fan_in",
                                    const Text& nonlinearity = "leaky_relu") {
  check(
      nnc_init_kaiming_uniform_(detail::current, tensor.get(), a, mode.get(), nonlinearity.get()));
  return tensor;
}
inline Tensor init_kaiming_normal_(const Tensor& tensor, double a = 0.0,
                                   const Text& mode = "fan_in",
                                   const Text& nonlinearity = "leaky_relu") {
  check(nnc_init_kaiming_normal_(detail::current, tensor.get(), a, mode.get(), nonlinearity.get()));
  return tensor;
}
inline Tensor init_eye_(const Tensor& tensor) {
  check(nnc_init_eye_(detail::current, tensor.get()));
  return tensor;
}
inline Tensor init_dirac_(const Tensor& tensor, Int groups = 1) {
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

namespace init {

inline double calculate_gain(const Text& nonlinearity, std::optional<double> param = std::nullopt) {
  return nnc::init_calculate_gain(nonlinearity, param);
}
inline Tensor uniform_(const Tensor& tensor, double a = 0.0, double b = 1.0) {
  return nnc::init_uniform_(tensor, a, b);
}
inline Tensor normal_(const Tensor& tensor, double mean = 0.0, double std = 1.0) {
  return nnc::init_normal_(tensor, mean, std);
}
inline Tensor trunc_normal_(const Tensor& tensor, double mean = 0.0, double std = 1.0,
                            double a = -2.0, double b = 2.0) {
  return nnc::init_trunc_normal_(tensor, mean, std, a, b);
}
template <class N, detail::IfNumber<N> = 0>
Tensor constant_(const Tensor& tensor, N val) {
  return nnc::init_constant_(tensor, val);
}
inline Tensor ones_(const Tensor& tensor) {
  return nnc::init_ones_(tensor);
}
inline Tensor zeros_(const Tensor& tensor) {
  return nnc::init_zeros_(tensor);
}
inline Tensor xavier_uniform_(const Tensor& tensor, double gain = 1.0) {
  return nnc::init_xavier_uniform_(tensor, gain);
}
inline Tensor xavier_normal_(const Tensor& tensor, double gain = 1.0) {
  return nnc::init_xavier_normal_(tensor, gain);
}
inline Tensor kaiming_uniform_(const Tensor& tensor, double a = 0.0, const Text& mode = "fan_in",
                               const Text& nonlinearity = "leaky_relu") {
  return nnc::init_kaiming_uniform_(tensor, a, mode, nonlinearity);
}
inline Tensor kaiming_normal_(const Tensor& tensor, double a = 0.0, const Text& mode = "fan_in",
                              const Text& nonlinearity = "leaky_relu") {
  return nnc::init_kaiming_normal_(tensor, a, mode, nonlinearity);
}
inline Tensor eye_(const Tensor& tensor) {
  return nnc::init_eye_(tensor);
}
inline Tensor dirac_(const Tensor& tensor, Int groups = 1) {
  return nnc::init_dirac_(tensor, groups);
}
inline Tensor orthogonal_(const Tensor& tensor, double gain = 1.0) {
  return nnc::init_orthogonal_(tensor, gain);
}
inline Tensor sparse_(const Tensor& tensor, double sparsity, double std = 0.01) {
  return nnc::init_sparse_(tensor, sparsity, std);
}

}  // namespace init

}  // namespace nnc

#endif
