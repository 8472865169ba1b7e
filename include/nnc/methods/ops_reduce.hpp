// SPDX-License-Identifier: Apache-2.0
// The definitions of those methods of <nnc/methods.hpp> that are operations of <nnc/ops_reduce.h>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_METHODS_OPS_REDUCE_HPP
#define NNC_METHODS_OPS_REDUCE_HPP

#include <nnc/functions/ops_reduce.hpp>

namespace nnc {

inline Tensor TensorMethods::sum(const Ints& dim, Flag keepdim, DType dtype) const {
  return nnc::sum(self(), dim, keepdim, dtype);
}
inline Tensor TensorMethods::mean(const Ints& dim, Flag keepdim, DType dtype) const {
  return nnc::mean(self(), dim, keepdim, dtype);
}
inline Tensor TensorMethods::prod(std::optional<Int> dim, Flag keepdim, DType dtype) const {
  return nnc::prod(self(), dim, keepdim, dtype);
}
inline Tensor TensorMethods::cumsum(Int dim, DType dtype) const {
  return nnc::cumsum(self(), dim, dtype);
}
inline Tensor TensorMethods::cumprod(Int dim, DType dtype) const {
  return nnc::cumprod(self(), dim, dtype);
}
inline std::tuple<Tensor, Tensor> TensorMethods::cummax(Int dim) const {
  return nnc::cummax(self(), dim);
}
inline std::tuple<Tensor, Tensor> TensorMethods::cummin(Int dim) const {
  return nnc::cummin(self(), dim);
}
inline Tensor TensorMethods::nansum(const Ints& dim, Flag keepdim, DType dtype) const {
  return nnc::nansum(self(), dim, keepdim, dtype);
}
inline Tensor TensorMethods::trace() const {
  return nnc::trace(self());
}
inline Tensor TensorMethods::norm(double p, const Ints& dim, Flag keepdim, DType dtype) const {
  return nnc::norm(self(), p, dim, keepdim, dtype);
}
inline Tensor TensorMethods::var(const Ints& dim, std::optional<double> correction,
                                 Flag keepdim) const {
  return nnc::var(self(), dim, correction, keepdim);
}
inline Tensor TensorMethods::std(const Ints& dim, std::optional<double> correction,
                                 Flag keepdim) const {
  return nnc::std(self(), dim, correction, keepdim);
}
inline std::tuple<Tensor, Tensor> TensorMethods::var_mean(const Ints& dim,
                                                          std::optional<double> correction,
                                                          Flag keepdim) const {
  return nnc::var_mean(self(), dim, correction, keepdim);
}
inline std::tuple<Tensor, Tensor> TensorMethods::std_mean(const Ints& dim,
                                                          std::optional<double> correction,
                                                          Flag keepdim) const {
  return nnc::std_mean(self(), dim, correction, keepdim);
}
inline Tensor TensorMethods::max() const {
  return nnc::max(self());
}
inline Tensor TensorMethods::min() const {
  return nnc::min(self());
}
inline std::tuple<Tensor, Tensor> TensorMethods::max(Int dim, Flag keepdim) const {
  return nnc::max(self(), dim, keepdim);
}
inline std::tuple<Tensor, Tensor> TensorMethods::min(Int dim, Flag keepdim) const {
  return nnc::min(self(), dim, keepdim);
}
inline Tensor TensorMethods::amax(const Ints& dim, Flag keepdim) const {
  return nnc::amax(self(), dim, keepdim);
}
inline Tensor TensorMethods::amin(const Ints& dim, Flag keepdim) const {
  return nnc::amin(self(), dim, keepdim);
}
inline Tensor TensorMethods::argmax(std::optional<Int> dim, Flag keepdim) const {
  return nnc::argmax(self(), dim, keepdim);
}
inline Tensor TensorMethods::argmin(std::optional<Int> dim, Flag keepdim) const {
  return nnc::argmin(self(), dim, keepdim);
}
inline Tensor TensorMethods::median() const {
  return nnc::median(self());
}
inline std::tuple<Tensor, Tensor> TensorMethods::median(Int dim, Flag keepdim) const {
  return nnc::median(self(), dim, keepdim);
}
inline std::tuple<Tensor, Tensor> TensorMethods::kthvalue(Int k, Int dim, Flag keepdim) const {
  return nnc::kthvalue(self(), k, dim, keepdim);
}
inline std::tuple<Tensor, Tensor> TensorMethods::mode(Int dim, Flag keepdim) const {
  return nnc::mode(self(), dim, keepdim);
}
inline Tensor TensorMethods::quantile(const Tensor& q, std::optional<Int> dim, Flag keepdim,
                                      const Text& interpolation) const {
  return nnc::quantile(self(), q, dim, keepdim, interpolation);
}
inline Tensor TensorMethods::quantile(double q, std::optional<Int> dim, Flag keepdim,
                                      const Text& interpolation) const {
  return nnc::quantile(self(), q, dim, keepdim, interpolation);
}
inline Tensor TensorMethods::any(const Ints& dim, Flag keepdim) const {
  return nnc::any(self(), dim, keepdim);
}
inline Tensor TensorMethods::all(const Ints& dim, Flag keepdim) const {
  return nnc::all(self(), dim, keepdim);
}
inline Tensor TensorMethods::count_nonzero(const Ints& dim) const {
  return nnc::count_nonzero(self(), dim);
}
inline Tensor TensorMethods::softmax(Int dim, DType dtype) const {
  return nnc::softmax(self(), dim, dtype);
}
inline Tensor TensorMethods::log_softmax(Int dim, DType dtype) const {
  return nnc::log_softmax(self(), dim, dtype);
}
inline Tensor TensorMethods::softmin(Int dim, DType dtype) const {
  return nnc::softmin(self(), dim, dtype);
}
inline Tensor TensorMethods::logsumexp(const Ints& dim, Flag keepdim) const {
  return nnc::logsumexp(self(), dim, keepdim);
}

}  // namespace nnc

#endif
