// SPDX-License-Identifier: Apache-2.0
// The definitions of those methods of <nnc/methods.hpp> that are operations of
// <nnc/ops_activation.h>. Made by capi/bindings/cpp/generate.py.
#ifndef NNC_METHODS_OPS_ACTIVATION_HPP
#define NNC_METHODS_OPS_ACTIVATION_HPP

#include <nnc/functions/ops_activation.hpp>

namespace nnc {

inline Tensor TensorMethods::relu() const {
  return nnc::relu(self());
}
inline Tensor TensorMethods::relu_() const {
  return nnc::relu_(self());
}
inline Tensor TensorMethods::relu6() const {
  return nnc::relu6(self());
}
inline Tensor TensorMethods::relu6_() const {
  return nnc::relu6_(self());
}
inline Tensor TensorMethods::hardtanh(double min_val, double max_val) const {
  return nnc::hardtanh(self(), min_val, max_val);
}
inline Tensor TensorMethods::hardtanh_(double min_val, double max_val) const {
  return nnc::hardtanh_(self(), min_val, max_val);
}
inline Tensor TensorMethods::leaky_relu(double negative_slope) const {
  return nnc::leaky_relu(self(), negative_slope);
}
inline Tensor TensorMethods::leaky_relu_(double negative_slope) const {
  return nnc::leaky_relu_(self(), negative_slope);
}
inline Tensor TensorMethods::prelu(const Tensor& weight) const {
  return nnc::prelu(self(), weight);
}
inline Tensor TensorMethods::rrelu(double lower, double upper, Flag training) const {
  return nnc::rrelu(self(), lower, upper, training);
}
inline Tensor TensorMethods::rrelu_(double lower, double upper, Flag training) const {
  return nnc::rrelu_(self(), lower, upper, training);
}
inline Tensor TensorMethods::threshold(double threshold, double value) const {
  return nnc::threshold(self(), threshold, value);
}
inline Tensor TensorMethods::threshold_(double threshold, double value) const {
  return nnc::threshold_(self(), threshold, value);
}
inline Tensor TensorMethods::hardsigmoid() const {
  return nnc::hardsigmoid(self());
}
inline Tensor TensorMethods::hardsigmoid_() const {
  return nnc::hardsigmoid_(self());
}
inline Tensor TensorMethods::hardswish() const {
  return nnc::hardswish(self());
}
inline Tensor TensorMethods::hardswish_() const {
  return nnc::hardswish_(self());
}
inline Tensor TensorMethods::hardshrink(double lambd) const {
  return nnc::hardshrink(self(), lambd);
}
inline Tensor TensorMethods::softshrink(double lambd) const {
  return nnc::softshrink(self(), lambd);
}
inline Tensor TensorMethods::sigmoid() const {
  return nnc::sigmoid(self());
}
inline Tensor TensorMethods::sigmoid_() const {
  return nnc::sigmoid_(self());
}
inline Tensor TensorMethods::tanh() const {
  return nnc::tanh(self());
}
inline Tensor TensorMethods::tanh_() const {
  return nnc::tanh_(self());
}
inline Tensor TensorMethods::elu(double alpha) const {
  return nnc::elu(self(), alpha);
}
inline Tensor TensorMethods::elu_(double alpha) const {
  return nnc::elu_(self(), alpha);
}
inline Tensor TensorMethods::selu() const {
  return nnc::selu(self());
}
inline Tensor TensorMethods::selu_() const {
  return nnc::selu_(self());
}
inline Tensor TensorMethods::celu(double alpha) const {
  return nnc::celu(self(), alpha);
}
inline Tensor TensorMethods::celu_(double alpha) const {
  return nnc::celu_(self(), alpha);
}
inline Tensor TensorMethods::gelu(const Text& approximate) const {
  return nnc::gelu(self(), approximate);
}
inline Tensor TensorMethods::silu() const {
  return nnc::silu(self());
}
inline Tensor TensorMethods::silu_() const {
  return nnc::silu_(self());
}
inline Tensor TensorMethods::mish() const {
  return nnc::mish(self());
}
inline Tensor TensorMethods::mish_() const {
  return nnc::mish_(self());
}
inline Tensor TensorMethods::softplus(double beta, double threshold) const {
  return nnc::softplus(self(), beta, threshold);
}
inline Tensor TensorMethods::softsign() const {
  return nnc::softsign(self());
}
inline Tensor TensorMethods::tanhshrink() const {
  return nnc::tanhshrink(self());
}
inline Tensor TensorMethods::logsigmoid() const {
  return nnc::logsigmoid(self());
}
inline Tensor TensorMethods::glu(Int dim) const {
  return nnc::glu(self(), dim);
}

}  // namespace nnc

#endif
