// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_pointwise.h"

#include "capi/guard.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/elementwise.h"
#include "ops/math.h"
#include "ops/number.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

ops::Rounding rounding(const char* mode) {
  return ops::rounding_of(mode ? mode : "", "div");
}

// A bound of clamp; NULL is none.
class Bound {
 public:
  template <class T>
  explicit Bound(const T* p) : set_(p != nullptr), value_(p ? Scalar(*p) : Scalar(0)) {}
  operator const Scalar*() const { return set_ ? &value_ : nullptr; }

 private:
  bool set_;
  Scalar value_;
};

// A number as one side of where, t being the other.
Tensor beside(const Tensor& t, const Scalar& v) {
  const DType type = ops::result_type(t, v);
  if (!is_floating(type)) ops::check_fits(v, type, "where");
  return Tensor::wrapped(v);
}

}  // namespace

nnc_error* nnc_add(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, double alpha,
                   nnc_tensor** out) {
  return PUT(out, ops::add(ARG(input), ARG(other), coefficient(alpha)));
}

nnc_error* nnc_add_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, double alpha) {
  return RUN(ops::add_(ARG(input), ARG(other), coefficient(alpha)));
}

nnc_error* nnc_sub(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, double alpha,
                   nnc_tensor** out) {
  return PUT(out, ops::sub(ARG(input), ARG(other), coefficient(alpha)));
}

nnc_error* nnc_sub_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, double alpha) {
  return RUN(ops::sub_(ARG(input), ARG(other), coefficient(alpha)));
}

nnc_error* nnc_mul(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::mul(ARG(input), ARG(other)));
}

nnc_error* nnc_mul_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other) {
  return RUN(ops::mul_(ARG(input), ARG(other)));
}

nnc_error* nnc_div(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, const char* rounding_mode,
                   nnc_tensor** out) {
  return PUT(out, ops::div(ARG(input), ARG(other), rounding(rounding_mode)));
}

nnc_error* nnc_div_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, const char* rounding_mode) {
  return RUN(ops::div_(ARG(input), ARG(other), rounding(rounding_mode)));
}

nnc_error* nnc_add_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return PUT(out, ops::add(ARG(input), other));
}

nnc_error* nnc_add_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other, nnc_tensor** out) {
  return PUT(out, ops::add(ARG(input), other));
}

nnc_error* nnc_sub_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return PUT(out, ops::sub(ARG(input), other));
}

nnc_error* nnc_sub_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other, nnc_tensor** out) {
  return PUT(out, ops::sub(ARG(input), other));
}

nnc_error* nnc_mul_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return PUT(out, ops::mul(ARG(input), other));
}

nnc_error* nnc_mul_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other, nnc_tensor** out) {
  return PUT(out, ops::mul(ARG(input), other));
}

nnc_error* nnc_div_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, const char* rounding_mode,
                          nnc_tensor** out) {
  return PUT(out, ops::div(ARG(input), other, rounding(rounding_mode)));
}

nnc_error* nnc_div_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other,
                              const char* rounding_mode, nnc_tensor** out) {
  return PUT(out, ops::div(ARG(input), other, rounding(rounding_mode)));
}

nnc_error* nnc_add_scalar_(nnc_ctx* ctx, nnc_tensor* input, double other) {
  return RUN(ops::add_(ARG(input), other));
}

nnc_error* nnc_add_scalar_i64_(nnc_ctx* ctx, nnc_tensor* input, int64_t other) {
  return RUN(ops::add_(ARG(input), other));
}

nnc_error* nnc_sub_scalar_(nnc_ctx* ctx, nnc_tensor* input, double other) {
  return RUN(ops::sub_(ARG(input), other));
}

nnc_error* nnc_sub_scalar_i64_(nnc_ctx* ctx, nnc_tensor* input, int64_t other) {
  return RUN(ops::sub_(ARG(input), other));
}

nnc_error* nnc_mul_scalar_(nnc_ctx* ctx, nnc_tensor* input, double other) {
  return RUN(ops::mul_(ARG(input), other));
}

nnc_error* nnc_mul_scalar_i64_(nnc_ctx* ctx, nnc_tensor* input, int64_t other) {
  return RUN(ops::mul_(ARG(input), other));
}

nnc_error* nnc_div_scalar_(nnc_ctx* ctx, nnc_tensor* input, double other,
                           const char* rounding_mode) {
  return RUN(ops::div_(ARG(input), other, rounding(rounding_mode)));
}

nnc_error* nnc_div_scalar_i64_(nnc_ctx* ctx, nnc_tensor* input, int64_t other,
                               const char* rounding_mode) {
  return RUN(ops::div_(ARG(input), other, rounding(rounding_mode)));
}

nnc_error* nnc_floor_divide(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::floor_divide(ARG(input), ARG(other)));
}

nnc_error* nnc_floor_divide_scalar(nnc_ctx* ctx, nnc_tensor* input, double other,
                                   nnc_tensor** out) {
  return PUT(out, ops::floor_divide(ARG(input), other));
}

nnc_error* nnc_floor_divide_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other,
                                       nnc_tensor** out) {
  return PUT(out, ops::floor_divide(ARG(input), other));
}

nnc_error* nnc_remainder(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::remainder(ARG(input), ARG(other)));
}

nnc_error* nnc_remainder_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return PUT(out, ops::remainder(ARG(input), other));
}

nnc_error* nnc_remainder_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other,
                                    nnc_tensor** out) {
  return PUT(out, ops::remainder(ARG(input), other));
}

nnc_error* nnc_remainder_scalar_self(nnc_ctx* ctx, double self, nnc_tensor* other,
                                     nnc_tensor** out) {
  return PUT(out, ops::remainder(Tensor::wrapped(self), ARG(other)));
}

nnc_error* nnc_remainder_scalar_self_i64(nnc_ctx* ctx, int64_t self, nnc_tensor* other,
                                         nnc_tensor** out) {
  return PUT(out, ops::remainder(Tensor::wrapped(self), ARG(other)));
}

nnc_error* nnc_fmod(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::fmod(ARG(input), ARG(other)));
}

nnc_error* nnc_fmod_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return PUT(out, ops::fmod(ARG(input), other));
}

nnc_error* nnc_fmod_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other, nnc_tensor** out) {
  return PUT(out, ops::fmod(ARG(input), other));
}

nnc_error* nnc_pow(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* exponent, nnc_tensor** out) {
  return PUT(out, ops::pow(ARG(input), ARG(exponent)));
}

nnc_error* nnc_pow_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* exponent) {
  return RUN(ops::pow_(ARG(input), ARG(exponent)));
}

nnc_error* nnc_pow_scalar(nnc_ctx* ctx, nnc_tensor* input, double exponent, nnc_tensor** out) {
  return PUT(out, ops::pow(ARG(input), exponent));
}

nnc_error* nnc_pow_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t exponent, nnc_tensor** out) {
  return PUT(out, ops::pow(ARG(input), exponent));
}

nnc_error* nnc_pow_scalar_self(nnc_ctx* ctx, double self, nnc_tensor* exponent, nnc_tensor** out) {
  return PUT(out, ops::pow(Tensor::wrapped(self), ARG(exponent)));
}

nnc_error* nnc_pow_scalar_self_i64(nnc_ctx* ctx, int64_t self, nnc_tensor* exponent,
                                   nnc_tensor** out) {
  return PUT(out, ops::pow(Tensor::wrapped(self), ARG(exponent)));
}

nnc_error* nnc_pow_scalar_(nnc_ctx* ctx, nnc_tensor* input, double exponent) {
  return RUN(ops::pow_(ARG(input), exponent));
}

nnc_error* nnc_pow_scalar_i64_(nnc_ctx* ctx, nnc_tensor* input, int64_t exponent) {
  return RUN(ops::pow_(ARG(input), exponent));
}

nnc_error* nnc_square(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::square(ARG(input)));
}

nnc_error* nnc_maximum(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::maximum(ARG(input), ARG(other)));
}

nnc_error* nnc_minimum(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::minimum(ARG(input), ARG(other)));
}

nnc_error* nnc_clamp(nnc_ctx* ctx, nnc_tensor* input, const double* min, const double* max,
                     nnc_tensor** out) {
  return PUT(out, ops::clamp(ARG(input), Bound(min), Bound(max)));
}

nnc_error* nnc_clamp_i64(nnc_ctx* ctx, nnc_tensor* input, const int64_t* min, const int64_t* max,
                         nnc_tensor** out) {
  return PUT(out, ops::clamp(ARG(input), Bound(min), Bound(max)));
}

nnc_error* nnc_clamp_(nnc_ctx* ctx, nnc_tensor* input, const double* min, const double* max) {
  return RUN(ops::clamp_(ARG(input), Bound(min), Bound(max)));
}

nnc_error* nnc_clamp_i64_(nnc_ctx* ctx, nnc_tensor* input, const int64_t* min, const int64_t* max) {
  return RUN(ops::clamp_(ARG(input), Bound(min), Bound(max)));
}

nnc_error* nnc_clamp_min(nnc_ctx* ctx, nnc_tensor* input, double min, nnc_tensor** out) {
  return PUT(out, ops::clamp_min(ARG(input), min));
}

nnc_error* nnc_clamp_min_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t min, nnc_tensor** out) {
  return PUT(out, ops::clamp_min(ARG(input), min));
}

nnc_error* nnc_clamp_max(nnc_ctx* ctx, nnc_tensor* input, double max, nnc_tensor** out) {
  return PUT(out, ops::clamp_max(ARG(input), max));
}

nnc_error* nnc_clamp_max_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t max, nnc_tensor** out) {
  return PUT(out, ops::clamp_max(ARG(input), max));
}

nnc_error* nnc_where(nnc_ctx* ctx, nnc_tensor* condition, nnc_tensor* input, nnc_tensor* other,
                     nnc_tensor** out) {
  return PUT(out, ops::where(ARG(condition), ARG(input), ARG(other)));
}

nnc_error* nnc_where_scalar(nnc_ctx* ctx, nnc_tensor* condition, nnc_tensor* input, double other,
                            nnc_tensor** out) {
  return PUT(out, ops::where(ARG(condition), ARG(input), beside(ARG(input), other)));
}

nnc_error* nnc_where_scalar_i64(nnc_ctx* ctx, nnc_tensor* condition, nnc_tensor* input,
                                int64_t other, nnc_tensor** out) {
  return PUT(out, ops::where(ARG(condition), ARG(input), beside(ARG(input), other)));
}

nnc_error* nnc_where_scalar_self(nnc_ctx* ctx, nnc_tensor* condition, double self,
                                 nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::where(ARG(condition), beside(ARG(other), self), ARG(other)));
}

nnc_error* nnc_where_scalar_self_i64(nnc_ctx* ctx, nnc_tensor* condition, int64_t self,
                                     nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::where(ARG(condition), beside(ARG(other), self), ARG(other)));
}

nnc_error* nnc_where_scalars(nnc_ctx* ctx, nnc_tensor* condition, double self, double other,
                             nnc_tensor** out) {
  return PUT(out, ops::where(ARG(condition), Tensor::wrapped(self), Tensor::wrapped(other)));
}

nnc_error* nnc_where_scalars_i64(nnc_ctx* ctx, nnc_tensor* condition, int64_t self, int64_t other,
                                 nnc_tensor** out) {
  return PUT(out, ops::where(ARG(condition), Tensor::wrapped(self), Tensor::wrapped(other)));
}

nnc_error* nnc_lerp(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* end, nnc_tensor* weight,
                    nnc_tensor** out) {
  return PUT(out, ops::lerp(ARG(input), ARG(end), ARG(weight)));
}

nnc_error* nnc_lerp_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* end, nnc_tensor* weight) {
  return RUN(ops::lerp_(ARG(input), ARG(end), ARG(weight)));
}

nnc_error* nnc_lerp_scalar(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* end, double weight,
                           nnc_tensor** out) {
  return PUT(out, ops::lerp(ARG(input), ARG(end), weight));
}

nnc_error* nnc_lerp_scalar_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* end, double weight) {
  return RUN(ops::lerp_(ARG(input), ARG(end), weight));
}

nnc_error* nnc_addcmul(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor1, nnc_tensor* tensor2,
                       double value, nnc_tensor** out) {
  return PUT(out, ops::addcmul(ARG(input), ARG(tensor1), ARG(tensor2), coefficient(value)));
}

nnc_error* nnc_addcmul_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor1, nnc_tensor* tensor2,
                        double value) {
  return RUN(ops::addcmul_(ARG(input), ARG(tensor1), ARG(tensor2), coefficient(value)));
}

nnc_error* nnc_addcdiv(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor1, nnc_tensor* tensor2,
                       double value, nnc_tensor** out) {
  return PUT(out, ops::addcdiv(ARG(input), ARG(tensor1), ARG(tensor2), coefficient(value)));
}

nnc_error* nnc_addcdiv_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor1, nnc_tensor* tensor2,
                        double value) {
  return RUN(ops::addcdiv_(ARG(input), ARG(tensor1), ARG(tensor2), coefficient(value)));
}

nnc_error* nnc_neg(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::neg(ARG(input)));
}

nnc_error* nnc_neg_(nnc_ctx* ctx, nnc_tensor* input) {
  return RUN(ops::neg_(ARG(input)));
}

nnc_error* nnc_abs(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::abs(ARG(input)));
}

nnc_error* nnc_sign(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::sign(ARG(input)));
}

nnc_error* nnc_reciprocal(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::reciprocal(ARG(input)));
}

nnc_error* nnc_exp(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::exp(ARG(input)));
}

nnc_error* nnc_exp_(nnc_ctx* ctx, nnc_tensor* input) {
  return RUN(ops::exp_(ARG(input)));
}

nnc_error* nnc_expm1(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::expm1(ARG(input)));
}

nnc_error* nnc_log(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::log(ARG(input)));
}

nnc_error* nnc_log1p(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::log1p(ARG(input)));
}

nnc_error* nnc_log2(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::log2(ARG(input)));
}

nnc_error* nnc_log10(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::log10(ARG(input)));
}

nnc_error* nnc_sqrt(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::sqrt(ARG(input)));
}

nnc_error* nnc_sqrt_(nnc_ctx* ctx, nnc_tensor* input) {
  return RUN(ops::sqrt_(ARG(input)));
}

nnc_error* nnc_rsqrt(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::rsqrt(ARG(input)));
}

nnc_error* nnc_sin(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::sin(ARG(input)));
}

nnc_error* nnc_cos(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::cos(ARG(input)));
}

nnc_error* nnc_tan(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::tan(ARG(input)));
}

nnc_error* nnc_asin(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::asin(ARG(input)));
}

nnc_error* nnc_acos(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::acos(ARG(input)));
}

nnc_error* nnc_atan(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::atan(ARG(input)));
}

nnc_error* nnc_sinh(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::sinh(ARG(input)));
}

nnc_error* nnc_cosh(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::cosh(ARG(input)));
}

nnc_error* nnc_erf(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::erf(ARG(input)));
}

nnc_error* nnc_erfc(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::erfc(ARG(input)));
}

nnc_error* nnc_floor(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::floor(ARG(input)));
}

nnc_error* nnc_ceil(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::ceil(ARG(input)));
}

nnc_error* nnc_round(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::round(ARG(input)));
}

nnc_error* nnc_trunc(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::trunc(ARG(input)));
}

nnc_error* nnc_eq(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::eq(ARG(input), ARG(other)));
}

nnc_error* nnc_ne(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::ne(ARG(input), ARG(other)));
}

nnc_error* nnc_lt(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::lt(ARG(input), ARG(other)));
}

nnc_error* nnc_le(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::le(ARG(input), ARG(other)));
}

nnc_error* nnc_gt(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::gt(ARG(input), ARG(other)));
}

nnc_error* nnc_ge(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::ge(ARG(input), ARG(other)));
}

nnc_error* nnc_eq_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return PUT(out, ops::eq(ARG(input), other));
}

nnc_error* nnc_eq_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other, nnc_tensor** out) {
  return PUT(out, ops::eq(ARG(input), other));
}

nnc_error* nnc_ne_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return PUT(out, ops::ne(ARG(input), other));
}

nnc_error* nnc_ne_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other, nnc_tensor** out) {
  return PUT(out, ops::ne(ARG(input), other));
}

nnc_error* nnc_lt_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return PUT(out, ops::lt(ARG(input), other));
}

nnc_error* nnc_lt_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other, nnc_tensor** out) {
  return PUT(out, ops::lt(ARG(input), other));
}

nnc_error* nnc_le_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return PUT(out, ops::le(ARG(input), other));
}

nnc_error* nnc_le_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other, nnc_tensor** out) {
  return PUT(out, ops::le(ARG(input), other));
}

nnc_error* nnc_gt_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return PUT(out, ops::gt(ARG(input), other));
}

nnc_error* nnc_gt_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other, nnc_tensor** out) {
  return PUT(out, ops::gt(ARG(input), other));
}

nnc_error* nnc_ge_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return PUT(out, ops::ge(ARG(input), other));
}

nnc_error* nnc_ge_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other, nnc_tensor** out) {
  return PUT(out, ops::ge(ARG(input), other));
}

nnc_error* nnc_logical_and(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::logical_and(ARG(input), ARG(other)));
}

nnc_error* nnc_logical_or(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::logical_or(ARG(input), ARG(other)));
}

nnc_error* nnc_logical_xor(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::logical_xor(ARG(input), ARG(other)));
}

nnc_error* nnc_logical_not(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::logical_not(ARG(input)));
}

nnc_error* nnc_bitwise_and(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::bitwise_and(ARG(input), ARG(other)));
}

nnc_error* nnc_bitwise_and_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other,
                                      nnc_tensor** out) {
  return PUT(out, ops::bitwise_and(ARG(input), Tensor::wrapped(other)));
}

nnc_error* nnc_bitwise_or(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::bitwise_or(ARG(input), ARG(other)));
}

nnc_error* nnc_bitwise_or_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other,
                                     nnc_tensor** out) {
  return PUT(out, ops::bitwise_or(ARG(input), Tensor::wrapped(other)));
}

nnc_error* nnc_bitwise_xor(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::bitwise_xor(ARG(input), ARG(other)));
}

nnc_error* nnc_bitwise_xor_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t other,
                                      nnc_tensor** out) {
  return PUT(out, ops::bitwise_xor(ARG(input), Tensor::wrapped(other)));
}

nnc_error* nnc_bitwise_not(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::bitwise_not(ARG(input)));
}

nnc_error* nnc_isnan(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::isnan(ARG(input)));
}

nnc_error* nnc_isinf(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::isinf(ARG(input)));
}

nnc_error* nnc_isfinite(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::isfinite(ARG(input)));
}

nnc_error* nnc_isclose(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, double rtol, double atol,
                       int32_t equal_nan, nnc_tensor** out) {
  return PUT(out, ops::isclose(ARG(input), ARG(other), rtol, atol, equal_nan));
}

nnc_error* nnc_allclose(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, double rtol,
                        double atol, int32_t equal_nan, int32_t* out) {
  return PUT(out, int32_t{ops::allclose(ARG(input), ARG(other), rtol, atol, equal_nan)});
}

nnc_error* nnc_equal(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, int32_t* out) {
  return PUT(out, int32_t{ops::equal(ARG(input), ARG(other))});
}

nnc_error* nnc_clamp_tensor(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* min, nnc_tensor* max,
                            nnc_tensor** out) {
  return PUT(out, ops::clamp(ARG(input), OPT(min), OPT(max)));
}

nnc_error* nnc_clamp_tensor_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* min, nnc_tensor* max) {
  return RUN(ops::clamp_(ARG(input), OPT(min), OPT(max)));
}

nnc_error* nnc_clamp_min_tensor(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* min,
                                nnc_tensor** out) {
  return PUT(out, ops::clamp_min(ARG(input), ARG(min)));
}

nnc_error* nnc_clamp_max_tensor(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* max,
                                nnc_tensor** out) {
  return PUT(out, ops::clamp_max(ARG(input), ARG(max)));
}

nnc_error* nnc_nan_to_num(nnc_ctx* ctx, nnc_tensor* input, const double* nan, const double* posinf,
                          const double* neginf, nnc_tensor** out) {
  return PUT(out, ops::nan_to_num(ARG(input), OPT(nan), OPT(posinf), OPT(neginf)));
}

nnc_error* nnc_nan_to_num_(nnc_ctx* ctx, nnc_tensor* input, const double* nan, const double* posinf,
                           const double* neginf) {
  return RUN(ops::nan_to_num_(ARG(input), OPT(nan), OPT(posinf), OPT(neginf)));
}

nnc_error* nnc_round_decimals(nnc_ctx* ctx, nnc_tensor* input, int64_t decimals, nnc_tensor** out) {
  return PUT(out, ops::round(ARG(input), decimals));
}

nnc_error* nnc_atan2(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::atan2(ARG(input), ARG(other)));
}

nnc_error* nnc_atan2_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other) {
  return RUN(ops::atan2_(ARG(input), ARG(other)));
}

nnc_error* nnc_xlogy(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::xlogy(ARG(input), ARG(other)));
}

nnc_error* nnc_xlogy_scalar(nnc_ctx* ctx, nnc_tensor* input, double other, nnc_tensor** out) {
  return PUT(out, ops::xlogy(ARG(input), Scalar(other)));
}

nnc_error* nnc_xlogy_scalar_self(nnc_ctx* ctx, double self, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::xlogy(Scalar(self), ARG(other)));
}

nnc_error* nnc_logit(nnc_ctx* ctx, nnc_tensor* input, const double* eps, nnc_tensor** out) {
  return PUT(out, ops::logit(ARG(input), OPT(eps)));
}

nnc_error* nnc_lgamma(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::lgamma(ARG(input)));
}

nnc_error* nnc_erfinv(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::erfinv(ARG(input)));
}
