// SPDX-License-Identifier: Apache-2.0
// The operations of <nnc/ops_pointwise.h> for C++: see <nnc/functions.hpp>.
// Made by capi/bindings/cpp/generate.py.
#ifndef NNC_FUNCTIONS_OPS_POINTWISE_HPP
#define NNC_FUNCTIONS_OPS_POINTWISE_HPP

#include <nnc/tensor.hpp>

namespace nnc {

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
inline Tensor div(const Tensor& input, const Tensor& other, const Text& rounding_mode = nullptr) {
  return Tensor::of(nnc_div, detail::current, input.get(), other.get(), rounding_mode.get());
}
inline Tensor div_(const Tensor& input, const Tensor& other, const Text& rounding_mode = nullptr) {
  check(nnc_div_(detail::current, input.get(), other.get(), rounding_mode.get()));
  return input;
}
template <class N, detail::IfNumber<N> = 0>
Tensor div(const Tensor& input, N other, const Text& rounding_mode = nullptr) {
  if constexpr (std::is_integral_v<N>) {
    return Tensor::of(nnc_div_scalar_i64, detail::current, input.get(), other, rounding_mode.get());
  } else {
    return Tensor::of(nnc_div_scalar, detail::current, input.get(), other, rounding_mode.get());
  }
}
template <class N, detail::IfNumber<N> = 0>
Tensor div_(const Tensor& input, N other, const Text& rounding_mode = nullptr) {
  if constexpr (std::is_integral_v<N>) {
    check(nnc_div_scalar_i64_(detail::current, input.get(), other, rounding_mode.get()));
    return input;
  } else {
    check(nnc_div_scalar_(detail::current, input.get(), other, rounding_mode.get()));
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
inline Tensor clamp(const Tensor& input, std::optional<Scalar> min,
                    std::optional<Scalar> max = std::nullopt) {
  if (detail::all_whole(min, max)) {
    return Tensor::of(nnc_clamp_i64, detail::current, input.get(),
                      detail::pointer(detail::number<int64_t>(min)),
                      detail::pointer(detail::number<int64_t>(max)));
  } else {
    return Tensor::of(nnc_clamp, detail::current, input.get(),
                      detail::pointer(detail::number<double>(min)),
                      detail::pointer(detail::number<double>(max)));
  }
}
inline Tensor clamp_(const Tensor& input, std::optional<Scalar> min,
                     std::optional<Scalar> max = std::nullopt) {
  if (detail::all_whole(min, max)) {
    check(nnc_clamp_i64_(detail::current, input.get(),
                         detail::pointer(detail::number<int64_t>(min)),
                         detail::pointer(detail::number<int64_t>(max))));
    return input;
  } else {
    check(nnc_clamp_(detail::current, input.get(), detail::pointer(detail::number<double>(min)),
                     detail::pointer(detail::number<double>(max))));
    return input;
  }
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
inline Tensor where(const Tensor& condition, Scalar self, Scalar other) {
  if (detail::all_whole(self, other)) {
    return Tensor::of(nnc_where_scalars_i64, detail::current, condition.get(),
                      detail::number<int64_t>(self), detail::number<int64_t>(other));
  } else {
    return Tensor::of(nnc_where_scalars, detail::current, condition.get(),
                      detail::number<double>(self), detail::number<double>(other));
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
inline Tensor round(const Tensor& input, Int decimals) {
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
inline Tensor bitwise_and(const Tensor& input, Int other) {
  return Tensor::of(nnc_bitwise_and_scalar_i64, detail::current, input.get(), other);
}
inline Tensor bitwise_or(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_bitwise_or, detail::current, input.get(), other.get());
}
inline Tensor bitwise_or(const Tensor& input, Int other) {
  return Tensor::of(nnc_bitwise_or_scalar_i64, detail::current, input.get(), other);
}
inline Tensor bitwise_xor(const Tensor& input, const Tensor& other) {
  return Tensor::of(nnc_bitwise_xor, detail::current, input.get(), other.get());
}
inline Tensor bitwise_xor(const Tensor& input, Int other) {
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
                      double atol = 1e-08, Flag equal_nan = false) {
  return Tensor::of(nnc_isclose, detail::current, input.get(), other.get(), rtol, atol, equal_nan);
}
inline bool allclose(const Tensor& input, const Tensor& other, double rtol = 1e-05,
                     double atol = 1e-08, Flag equal_nan = false) {
  return detail::value<bool>(nnc_allclose, detail::current, input.get(), other.get(), rtol, atol,
                             equal_nan);
}
inline bool equal(const Tensor& input, const Tensor& other) {
  return detail::value<bool>(nnc_equal, detail::current, input.get(), other.get());
}

}  // namespace nnc

#endif
