// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_pointwise.h"

#include "capi/guard.h"
#include "ops/arith.h"
#include "ops/math.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

ops::Rounding rounding(const char* mode) {
  return ops::rounding_of(mode ? mode : "", "div");
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
