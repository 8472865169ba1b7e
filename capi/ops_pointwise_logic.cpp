// SPDX-License-Identifier: Apache-2.0
// Comparison and logic.
#include "nnc/ops_pointwise.h"

#include "capi/guard.h"
#include "ops/compare.h"

using namespace nnc;
using namespace nnc::capi;

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
