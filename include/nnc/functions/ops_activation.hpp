// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_activation.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_ACTIVATION_HPP
#define NNC_FUNCTIONS_OPS_ACTIVATION_HPP

#include <nnc/tensor.hpp>

namespace nnc {

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
                    Flag training = false) {
  return Tensor::of(nnc_rrelu, detail::current, input.get(), lower, upper, training);
}
inline Tensor rrelu_(const Tensor& input, double lower = 0.125, double upper = 0.3333333333333333,
                     Flag training = false) {
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
inline Tensor gelu(const Tensor& input, const Text& approximate = "none") {
  return Tensor::of(nnc_gelu, detail::current, input.get(), approximate.get());
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
inline Tensor glu(const Tensor& input, Int dim = -1) {
  return Tensor::of(nnc_glu, detail::current, input.get(), dim);
}
inline Tensor gumbel_softmax(const Tensor& logits, double tau = 1.0, Flag hard = false,
                             double eps = 1e-10, Int dim = -1) {
  return Tensor::of(nnc_gumbel_softmax, detail::current, logits.get(), tau, hard, eps, dim);
}

}  // namespace nnc

#endif
