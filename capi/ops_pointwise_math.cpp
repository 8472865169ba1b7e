// SPDX-License-Identifier: Apache-2.0
// Signs, roundings and functions of real numbers.
#include "nnc/ops_pointwise.h"

#include "capi/guard.h"
#include "ops/math.h"

using namespace nnc;
using namespace nnc::capi;

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
