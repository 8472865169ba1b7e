// SPDX-License-Identifier: Apache-2.0
#include "nnc/random.h"

#include "capi/guard.h"
#include "ops/random.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_rand(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, nnc_dtype dtype,
                    nnc_tensor** out) {
  return PUT(out, ops::rand(shape(dims, ndim), dtype_or(dtype, exec().default_dtype)));
}

nnc_error* nnc_randn(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, nnc_dtype dtype,
                     nnc_tensor** out) {
  return PUT(out, ops::randn(shape(dims, ndim), dtype_or(dtype, exec().default_dtype)));
}

nnc_error* nnc_randint(nnc_ctx* ctx, int64_t low, int64_t high, const int64_t* dims, int64_t ndim,
                       nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::randint(low, high, shape(dims, ndim), dtype_or(dtype, DType::kInt64)));
}

nnc_error* nnc_randperm(nnc_ctx* ctx, int64_t n, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::randperm(n, dtype_or(dtype, DType::kInt64)));
}

nnc_error* nnc_bernoulli(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::bernoulli(ARG(input)));
}

nnc_error* nnc_uniform_(nnc_ctx* ctx, nnc_tensor* input, double from, double to) {
  return RUN(ops::uniform_(ARG(input), from, to));
}

nnc_error* nnc_normal_(nnc_ctx* ctx, nnc_tensor* input, double mean, double std) {
  return RUN(ops::normal_(ARG(input), mean, std));
}

nnc_error* nnc_bernoulli_(nnc_ctx* ctx, nnc_tensor* input, double p) {
  return RUN(ops::bernoulli_(ARG(input), p));
}
