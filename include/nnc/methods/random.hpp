// SPDX-License-Identifier: Apache-2.0
// The definitions of those methods of <nnc/methods.hpp> that are operations of <nnc/random.h>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_METHODS_RANDOM_HPP
#define NNC_METHODS_RANDOM_HPP

#include <nnc/functions/random.hpp>

namespace nnc {

inline Tensor TensorMethods::bernoulli() const {
  return nnc::bernoulli(self());
}
inline Tensor TensorMethods::multinomial(Int num_samples, Flag replacement) const {
  return nnc::multinomial(self(), num_samples, replacement);
}
inline Tensor TensorMethods::uniform_(double from, double to) const {
  return nnc::uniform_(self(), from, to);
}
inline Tensor TensorMethods::normal_(double mean, double std) const {
  return nnc::normal_(self(), mean, std);
}
inline Tensor TensorMethods::bernoulli_(double p) const {
  return nnc::bernoulli_(self(), p);
}
inline Tensor TensorMethods::bernoulli_(const Tensor& p) const {
  return nnc::bernoulli_(self(), p);
}
inline Tensor TensorMethods::random_(Int from, std::optional<Int> to) const {
  return nnc::random_(self(), from, to);
}
inline Tensor TensorMethods::random_() const {
  return nnc::random_(self());
}
inline Tensor TensorMethods::random_(Int to) const {
  return nnc::random_(self(), to);
}
inline Tensor TensorMethods::exponential_(double lambd) const {
  return nnc::exponential_(self(), lambd);
}
inline Tensor TensorMethods::log_normal_(double mean, double std) const {
  return nnc::log_normal_(self(), mean, std);
}
inline Tensor TensorMethods::cauchy_(double median, double sigma) const {
  return nnc::cauchy_(self(), median, sigma);
}
inline Tensor TensorMethods::geometric_(double p) const {
  return nnc::geometric_(self(), p);
}

}  // namespace nnc

#endif
