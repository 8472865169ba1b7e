// SPDX-License-Identifier: Apache-2.0
#include "nnc/random.h"

#include "capi/guard.h"
#include "ops/random.h"
#include "ops/random_like.h"

using namespace nnc;
using namespace nnc::capi;
using ops::same_or;

nnc_error* nnc_rand(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, nnc_dtype dtype,
                    nnc_tensor** out) {
  return PUT(out, ops::rand(shape(dims, ndim), dtype_or(dtype, exec().default_dtype)));
}

nnc_error* nnc_randn(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, nnc_dtype dtype,
                     nnc_tensor** out) {
  return PUT(out, ops::randn(shape(dims, ndim), dtype_or(dtype, exec().default_dtype)));
}

nnc_error* nnc_rand_like(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::rand_like(ARG(input), dtype_or(dtype, ARG(input).dtype())));
}

nnc_error* nnc_randn_like(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::randn_like(ARG(input), dtype_or(dtype, ARG(input).dtype())));
}

nnc_error* nnc_randint(nnc_ctx* ctx, int64_t low, int64_t high, const int64_t* dims, int64_t ndim,
                       nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::randint(low, high, shape(dims, ndim), dtype_or(dtype, DType::kInt64)));
}

nnc_error* nnc_rand_like_memory_format(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype,
                                       nnc_memory_format f, nnc_tensor** out) {
  return PUT(out, ops::rand_like(ARG(input), dtype_or(dtype, ARG(input).dtype()), same_or(f)));
}

nnc_error* nnc_randn_like_memory_format(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype,
                                        nnc_memory_format f, nnc_tensor** out) {
  return PUT(out, ops::randn_like(ARG(input), dtype_or(dtype, ARG(input).dtype()), same_or(f)));
}

nnc_error* nnc_randint_like(nnc_ctx* ctx, nnc_tensor* input, int64_t low, int64_t high,
                            nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::randint_like(ARG(input), low, high, dtype_or(dtype, ARG(input).dtype())));
}

nnc_error* nnc_randint_like_memory_format(nnc_ctx* ctx, nnc_tensor* input, int64_t low,
                                          int64_t high, nnc_dtype dtype, nnc_memory_format f,
                                          nnc_tensor** out) {
  const auto type = [&] { return dtype_or(dtype, ARG(input).dtype()); };
  return PUT(out, ops::randint_like(ARG(input), low, high, type(), same_or(f)));
}

nnc_error* nnc_randperm(nnc_ctx* ctx, int64_t n, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::randperm(n, dtype_or(dtype, DType::kInt64)));
}

nnc_error* nnc_bernoulli(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::bernoulli(ARG(input)));
}

nnc_error* nnc_normal(nnc_ctx* ctx, nnc_tensor* mean, nnc_tensor* std, nnc_tensor** out) {
  return PUT(out, ops::normal(ARG(mean), ARG(std)));
}

nnc_error* nnc_normal_scalar(nnc_ctx* ctx, nnc_tensor* mean, double std, nnc_tensor** out) {
  return PUT(out, ops::normal(ARG(mean), std));
}

nnc_error* nnc_normal_scalar_self(nnc_ctx* ctx, double mean, nnc_tensor* std, nnc_tensor** out) {
  return PUT(out, ops::normal(mean, ARG(std)));
}

nnc_error* nnc_normal_size(nnc_ctx* ctx, double mean, double std, const int64_t* dims, int64_t ndim,
                           nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::normal(mean, std, shape(dims, ndim), dtype_or(dtype, exec().default_dtype)));
}

nnc_error* nnc_multinomial(nnc_ctx* ctx, nnc_tensor* input, int64_t num_samples,
                           int32_t replacement, nnc_tensor** out) {
  return PUT(out, ops::multinomial(ARG(input), num_samples, replacement));
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

nnc_error* nnc_bernoulli_tensor_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* p) {
  return RUN(ops::bernoulli_(ARG(input), ARG(p)));
}

nnc_error* nnc_random_(nnc_ctx* ctx, nnc_tensor* input, int64_t from, const int64_t* to) {
  return RUN(to ? ops::random_(ARG(input), from, *to) : ops::random_(ARG(input), from));
}

nnc_error* nnc_exponential_(nnc_ctx* ctx, nnc_tensor* input, double lambd) {
  return RUN(ops::exponential_(ARG(input), lambd));
}

nnc_error* nnc_log_normal_(nnc_ctx* ctx, nnc_tensor* input, double mean, double std) {
  return RUN(ops::log_normal_(ARG(input), mean, std));
}

nnc_error* nnc_cauchy_(nnc_ctx* ctx, nnc_tensor* input, double median, double sigma) {
  return RUN(ops::cauchy_(ARG(input), median, sigma));
}

nnc_error* nnc_geometric_(nnc_ctx* ctx, nnc_tensor* input, double p) {
  return RUN(ops::geometric_(ARG(input), p));
}

nnc_error* nnc_initial_seed(nnc_ctx* ctx, int64_t* out) {
  return PUT(out, static_cast<int64_t>(current_generator().initial_seed()));
}

nnc_error* nnc_get_rng_state(nnc_ctx* ctx, nnc_tensor** out) {
  return PUT(out, ops::rng_state());
}

nnc_error* nnc_set_rng_state(nnc_ctx* ctx, nnc_tensor* new_state) {
  return RUN(ops::set_rng_state(ARG(new_state)));
}
