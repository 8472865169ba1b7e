// SPDX-License-Identifier: Apache-2.0
#include "nnc/random.h"

#include "capi/guard.h"
#include "ops/random.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_rand(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, nnc_dtype dtype,
                    nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::rand(c.sizes(dims, ndim, "dims"), c.dtype(dtype, exec().default_dtype)));
  });
}

nnc_error* nnc_randn(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, nnc_dtype dtype,
                     nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::randn(c.sizes(dims, ndim, "dims"), c.dtype(dtype, exec().default_dtype)));
  });
}

nnc_error* nnc_randint(nnc_ctx* ctx, int64_t low, int64_t high, const int64_t* dims, int64_t ndim,
                       nnc_dtype dtype, nnc_tensor** out) {
  return guard(__func__, ctx, out, [&](const Call& c) {
    c.put(out, ops::randint(low, high, c.sizes(dims, ndim, "dims"), c.dtype(dtype, DType::kInt64)));
  });
}

nnc_error* nnc_randperm(nnc_ctx* ctx, int64_t n, nnc_dtype dtype, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::randperm(n, c.dtype(dtype, DType::kInt64))); });
}

nnc_error* nnc_bernoulli(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return guard(__func__, ctx, out,
               [&](const Call& c) { c.put(out, ops::bernoulli(c.tensor(input, "input"))); });
}

nnc_error* nnc_uniform_(nnc_ctx* ctx, nnc_tensor* input, double from, double to) {
  return guard(__func__, ctx,
               [&](const Call& c) { ops::uniform_(c.tensor(input, "input"), from, to); });
}

nnc_error* nnc_normal_(nnc_ctx* ctx, nnc_tensor* input, double mean, double std) {
  return guard(__func__, ctx,
               [&](const Call& c) { ops::normal_(c.tensor(input, "input"), mean, std); });
}

nnc_error* nnc_bernoulli_(nnc_ctx* ctx, nnc_tensor* input, double p) {
  return guard(__func__, ctx, [&](const Call& c) { ops::bernoulli_(c.tensor(input, "input"), p); });
}
