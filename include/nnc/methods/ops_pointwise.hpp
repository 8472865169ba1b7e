// SPDX-License-Identifier: Apache-2.0
// The definitions of those methods of <nnc/methods.hpp> that are operations of
// <nnc/ops_pointwise.h>. Made by capi/bindings/cpp/generate.py.
#ifndef NNC_METHODS_OPS_POINTWISE_HPP
#define NNC_METHODS_OPS_POINTWISE_HPP

#include <nnc/functions/ops_pointwise.hpp>

namespace nnc {

inline Tensor TensorMethods::add(const Tensor& other, double alpha) const {
  return nnc::add(self(), other, alpha);
}
inline Tensor TensorMethods::add_(const Tensor& other, double alpha) const {
  return nnc::add_(self(), other, alpha);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::add(N other) const {
  return nnc::add(self(), other);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::add_(N other) const {
  return nnc::add_(self(), other);
}
inline Tensor TensorMethods::sub(const Tensor& other, double alpha) const {
  return nnc::sub(self(), other, alpha);
}
inline Tensor TensorMethods::sub_(const Tensor& other, double alpha) const {
  return nnc::sub_(self(), other, alpha);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::sub(N other) const {
  return nnc::sub(self(), other);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::sub_(N other) const {
  return nnc::sub_(self(), other);
}
inline Tensor TensorMethods::mul(const Tensor& other) const {
  return nnc::mul(self(), other);
}
inline Tensor TensorMethods::mul_(const Tensor& other) const {
  return nnc::mul_(self(), other);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::mul(N other) const {
  return nnc::mul(self(), other);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::mul_(N other) const {
  return nnc::mul_(self(), other);
}
inline Tensor TensorMethods::div(const Tensor& other, const Text& rounding_mode) const {
  return nnc::div(self(), other, rounding_mode);
}
inline Tensor TensorMethods::div_(const Tensor& other, const Text& rounding_mode) const {
  return nnc::div_(self(), other, rounding_mode);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::div(N other, const Text& rounding_mode) const {
  return nnc::div(self(), other, rounding_mode);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::div_(N other, const Text& rounding_mode) const {
  return nnc::div_(self(), other, rounding_mode);
}
inline Tensor TensorMethods::floor_divide(const Tensor& other) const {
  return nnc::floor_divide(self(), other);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::floor_divide(N other) const {
  return nnc::floor_divide(self(), other);
}
inline Tensor TensorMethods::remainder(const Tensor& other) const {
  return nnc::remainder(self(), other);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::remainder(N other) const {
  return nnc::remainder(self(), other);
}
inline Tensor TensorMethods::fmod(const Tensor& other) const {
  return nnc::fmod(self(), other);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::fmod(N other) const {
  return nnc::fmod(self(), other);
}
inline Tensor TensorMethods::pow(const Tensor& exponent) const {
  return nnc::pow(self(), exponent);
}
inline Tensor TensorMethods::pow_(const Tensor& exponent) const {
  return nnc::pow_(self(), exponent);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::pow(N exponent) const {
  return nnc::pow(self(), exponent);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::pow_(N exponent) const {
  return nnc::pow_(self(), exponent);
}
inline Tensor TensorMethods::square() const {
  return nnc::square(self());
}
inline Tensor TensorMethods::maximum(const Tensor& other) const {
  return nnc::maximum(self(), other);
}
inline Tensor TensorMethods::minimum(const Tensor& other) const {
  return nnc::minimum(self(), other);
}
inline Tensor TensorMethods::clamp(std::optional<Scalar> min, std::optional<Scalar> max) const {
  return nnc::clamp(self(), min, max);
}
inline Tensor TensorMethods::clamp_(std::optional<Scalar> min, std::optional<Scalar> max) const {
  return nnc::clamp_(self(), min, max);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::clamp_min(N min) const {
  return nnc::clamp_min(self(), min);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::clamp_max(N max) const {
  return nnc::clamp_max(self(), max);
}
inline Tensor TensorMethods::clamp(const Tensor& min, const Tensor& max) const {
  return nnc::clamp(self(), min, max);
}
inline Tensor TensorMethods::clamp_(const Tensor& min, const Tensor& max) const {
  return nnc::clamp_(self(), min, max);
}
inline Tensor TensorMethods::clamp_min(const Tensor& min) const {
  return nnc::clamp_min(self(), min);
}
inline Tensor TensorMethods::clamp_max(const Tensor& max) const {
  return nnc::clamp_max(self(), max);
}
inline Tensor TensorMethods::nan_to_num(std::optional<double> nan, std::optional<double> posinf,
                                        std::optional<double> neginf) const {
  return nnc::nan_to_num(self(), nan, posinf, neginf);
}
inline Tensor TensorMethods::nan_to_num_(std::optional<double> nan, std::optional<double> posinf,
                                         std::optional<double> neginf) const {
  return nnc::nan_to_num_(self(), nan, posinf, neginf);
}
inline Tensor TensorMethods::lerp(const Tensor& end, const Tensor& weight) const {
  return nnc::lerp(self(), end, weight);
}
inline Tensor TensorMethods::lerp_(const Tensor& end, const Tensor& weight) const {
  return nnc::lerp_(self(), end, weight);
}
inline Tensor TensorMethods::lerp(const Tensor& end, double weight) const {
  return nnc::lerp(self(), end, weight);
}
inline Tensor TensorMethods::lerp_(const Tensor& end, double weight) const {
  return nnc::lerp_(self(), end, weight);
}
inline Tensor TensorMethods::addcmul(const Tensor& tensor1, const Tensor& tensor2,
                                     double value) const {
  return nnc::addcmul(self(), tensor1, tensor2, value);
}
inline Tensor TensorMethods::addcmul_(const Tensor& tensor1, const Tensor& tensor2,
                                      double value) const {
  return nnc::addcmul_(self(), tensor1, tensor2, value);
}
inline Tensor TensorMethods::addcdiv(const Tensor& tensor1, const Tensor& tensor2,
                                     double value) const {
  return nnc::addcdiv(self(), tensor1, tensor2, value);
}
inline Tensor TensorMethods::addcdiv_(const Tensor& tensor1, const Tensor& tensor2,
                                      double value) const {
  return nnc::addcdiv_(self(), tensor1, tensor2, value);
}
inline Tensor TensorMethods::neg() const {
  return nnc::neg(self());
}
inline Tensor TensorMethods::neg_() const {
  return nnc::neg_(self());
}
inline Tensor TensorMethods::abs() const {
  return nnc::abs(self());
}
inline Tensor TensorMethods::sign() const {
  return nnc::sign(self());
}
inline Tensor TensorMethods::floor() const {
  return nnc::floor(self());
}
inline Tensor TensorMethods::ceil() const {
  return nnc::ceil(self());
}
inline Tensor TensorMethods::round() const {
  return nnc::round(self());
}
inline Tensor TensorMethods::round(Int decimals) const {
  return nnc::round(self(), decimals);
}
inline Tensor TensorMethods::trunc() const {
  return nnc::trunc(self());
}
inline Tensor TensorMethods::reciprocal() const {
  return nnc::reciprocal(self());
}
inline Tensor TensorMethods::exp() const {
  return nnc::exp(self());
}
inline Tensor TensorMethods::exp_() const {
  return nnc::exp_(self());
}
inline Tensor TensorMethods::expm1() const {
  return nnc::expm1(self());
}
inline Tensor TensorMethods::log() const {
  return nnc::log(self());
}
inline Tensor TensorMethods::log1p() const {
  return nnc::log1p(self());
}
inline Tensor TensorMethods::log2() const {
  return nnc::log2(self());
}
inline Tensor TensorMethods::log10() const {
  return nnc::log10(self());
}
inline Tensor TensorMethods::sqrt() const {
  return nnc::sqrt(self());
}
inline Tensor TensorMethods::sqrt_() const {
  return nnc::sqrt_(self());
}
inline Tensor TensorMethods::rsqrt() const {
  return nnc::rsqrt(self());
}
inline Tensor TensorMethods::sin() const {
  return nnc::sin(self());
}
inline Tensor TensorMethods::cos() const {
  return nnc::cos(self());
}
inline Tensor TensorMethods::tan() const {
  return nnc::tan(self());
}
inline Tensor TensorMethods::asin() const {
  return nnc::asin(self());
}
inline Tensor TensorMethods::acos() const {
  return nnc::acos(self());
}
inline Tensor TensorMethods::atan() const {
  return nnc::atan(self());
}
inline Tensor TensorMethods::sinh() const {
  return nnc::sinh(self());
}
inline Tensor TensorMethods::cosh() const {
  return nnc::cosh(self());
}
inline Tensor TensorMethods::erf() const {
  return nnc::erf(self());
}
inline Tensor TensorMethods::erfc() const {
  return nnc::erfc(self());
}
inline Tensor TensorMethods::atan2(const Tensor& other) const {
  return nnc::atan2(self(), other);
}
inline Tensor TensorMethods::atan2_(const Tensor& other) const {
  return nnc::atan2_(self(), other);
}
inline Tensor TensorMethods::xlogy(const Tensor& other) const {
  return nnc::xlogy(self(), other);
}
inline Tensor TensorMethods::xlogy(double other) const {
  return nnc::xlogy(self(), other);
}
inline Tensor TensorMethods::logit(std::optional<double> eps) const {
  return nnc::logit(self(), eps);
}
inline Tensor TensorMethods::lgamma() const {
  return nnc::lgamma(self());
}
inline Tensor TensorMethods::erfinv() const {
  return nnc::erfinv(self());
}
inline Tensor TensorMethods::eq(const Tensor& other) const {
  return nnc::eq(self(), other);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::eq(N other) const {
  return nnc::eq(self(), other);
}
inline Tensor TensorMethods::ne(const Tensor& other) const {
  return nnc::ne(self(), other);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::ne(N other) const {
  return nnc::ne(self(), other);
}
inline Tensor TensorMethods::lt(const Tensor& other) const {
  return nnc::lt(self(), other);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::lt(N other) const {
  return nnc::lt(self(), other);
}
inline Tensor TensorMethods::le(const Tensor& other) const {
  return nnc::le(self(), other);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::le(N other) const {
  return nnc::le(self(), other);
}
inline Tensor TensorMethods::gt(const Tensor& other) const {
  return nnc::gt(self(), other);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::gt(N other) const {
  return nnc::gt(self(), other);
}
inline Tensor TensorMethods::ge(const Tensor& other) const {
  return nnc::ge(self(), other);
}
template <class N, detail::IfNumber<N>>
Tensor TensorMethods::ge(N other) const {
  return nnc::ge(self(), other);
}
inline Tensor TensorMethods::logical_and(const Tensor& other) const {
  return nnc::logical_and(self(), other);
}
inline Tensor TensorMethods::logical_or(const Tensor& other) const {
  return nnc::logical_or(self(), other);
}
inline Tensor TensorMethods::logical_xor(const Tensor& other) const {
  return nnc::logical_xor(self(), other);
}
inline Tensor TensorMethods::logical_not() const {
  return nnc::logical_not(self());
}
inline Tensor TensorMethods::bitwise_and(const Tensor& other) const {
  return nnc::bitwise_and(self(), other);
}
inline Tensor TensorMethods::bitwise_and(Int other) const {
  return nnc::bitwise_and(self(), other);
}
inline Tensor TensorMethods::bitwise_or(const Tensor& other) const {
  return nnc::bitwise_or(self(), other);
}
inline Tensor TensorMethods::bitwise_or(Int other) const {
  return nnc::bitwise_or(self(), other);
}
inline Tensor TensorMethods::bitwise_xor(const Tensor& other) const {
  return nnc::bitwise_xor(self(), other);
}
inline Tensor TensorMethods::bitwise_xor(Int other) const {
  return nnc::bitwise_xor(self(), other);
}
inline Tensor TensorMethods::bitwise_not() const {
  return nnc::bitwise_not(self());
}
inline Tensor TensorMethods::isnan() const {
  return nnc::isnan(self());
}
inline Tensor TensorMethods::isinf() const {
  return nnc::isinf(self());
}
inline Tensor TensorMethods::isfinite() const {
  return nnc::isfinite(self());
}
inline Tensor TensorMethods::isclose(const Tensor& other, double rtol, double atol,
                                     Flag equal_nan) const {
  return nnc::isclose(self(), other, rtol, atol, equal_nan);
}
inline bool TensorMethods::allclose(const Tensor& other, double rtol, double atol,
                                    Flag equal_nan) const {
  return nnc::allclose(self(), other, rtol, atol, equal_nan);
}
inline bool TensorMethods::equal(const Tensor& other) const {
  return nnc::equal(self(), other);
}

}  // namespace nnc

#endif
