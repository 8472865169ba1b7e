// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_reduce.h"

#include "capi/guard.h"
#include "ops/reduce.h"
#include "ops/softmax.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_sum(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                   int32_t keepdim, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::sum(ARG(input), LIST(dim), keepdim, OPT(dtype)));
}

nnc_error* nnc_mean(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                    int32_t keepdim, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::mean(ARG(input), LIST(dim), keepdim, OPT(dtype)));
}

nnc_error* nnc_prod(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int32_t keepdim,
                    nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::prod(ARG(input), OPT(dim), keepdim, OPT(dtype)));
}

nnc_error* nnc_cumsum(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_dtype dtype,
                      nnc_tensor** out) {
  return PUT(out, ops::cumsum(ARG(input), dim, OPT(dtype)));
}

nnc_error* nnc_norm(nnc_ctx* ctx, nnc_tensor* input, double p, const int64_t* dim, int64_t n_dim,
                    int32_t keepdim, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::norm(ARG(input), p, LIST(dim), keepdim, OPT(dtype)));
}

nnc_error* nnc_var(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                   const double* correction, int32_t keepdim, nnc_tensor** out) {
  return PUT(out, ops::var(ARG(input), LIST(dim), correction ? *correction : 1, keepdim));
}

nnc_error* nnc_std(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                   const double* correction, int32_t keepdim, nnc_tensor** out) {
  return PUT(out, ops::std(ARG(input), LIST(dim), correction ? *correction : 1, keepdim));
}

nnc_error* nnc_var_mean(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                        const double* correction, int32_t keepdim, nnc_tensor** var,
                        nnc_tensor** mean) {
  return PUT(outs(OUT(var), OUT(mean)),
             ops::var_mean(ARG(input), LIST(dim), correction ? *correction : 1, keepdim));
}

nnc_error* nnc_std_mean(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                        const double* correction, int32_t keepdim, nnc_tensor** std,
                        nnc_tensor** mean) {
  return PUT(outs(OUT(std), OUT(mean)),
             ops::std_mean(ARG(input), LIST(dim), correction ? *correction : 1, keepdim));
}

nnc_error* nnc_max(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::max(ARG(input)));
}

nnc_error* nnc_min(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::min(ARG(input)));
}

nnc_error* nnc_max_dim(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int32_t keepdim,
                       nnc_tensor** values, nnc_tensor** indices) {
  return PUT(outs(OUT(values), OUT(indices)), ops::max_dim(ARG(input), dim, keepdim));
}

nnc_error* nnc_min_dim(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int32_t keepdim,
                       nnc_tensor** values, nnc_tensor** indices) {
  return PUT(outs(OUT(values), OUT(indices)), ops::min_dim(ARG(input), dim, keepdim));
}

nnc_error* nnc_amax(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                    int32_t keepdim, nnc_tensor** out) {
  return PUT(out, ops::amax(ARG(input), LIST(dim), keepdim));
}

nnc_error* nnc_amin(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                    int32_t keepdim, nnc_tensor** out) {
  return PUT(out, ops::amin(ARG(input), LIST(dim), keepdim));
}

nnc_error* nnc_argmax(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int32_t keepdim,
                      nnc_tensor** out) {
  return PUT(out, ops::argmax(ARG(input), OPT(dim), keepdim));
}

nnc_error* nnc_argmin(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int32_t keepdim,
                      nnc_tensor** out) {
  return PUT(out, ops::argmin(ARG(input), OPT(dim), keepdim));
}

nnc_error* nnc_any(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                   int32_t keepdim, nnc_tensor** out) {
  return PUT(out, ops::any(ARG(input), LIST(dim), keepdim));
}

nnc_error* nnc_all(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                   int32_t keepdim, nnc_tensor** out) {
  return PUT(out, ops::all(ARG(input), LIST(dim), keepdim));
}

nnc_error* nnc_count_nonzero(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                             nnc_tensor** out) {
  return PUT(out, ops::count_nonzero(ARG(input), LIST(dim)));
}

nnc_error* nnc_softmax(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_dtype dtype,
                       nnc_tensor** out) {
  return PUT(out, ops::softmax(ARG(input), dim, OPT(dtype)));
}

nnc_error* nnc_log_softmax(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_dtype dtype,
                           nnc_tensor** out) {
  return PUT(out, ops::log_softmax(ARG(input), dim, OPT(dtype)));
}

nnc_error* nnc_softmin(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_dtype dtype,
                       nnc_tensor** out) {
  return PUT(out, ops::softmin(ARG(input), dim, OPT(dtype)));
}

nnc_error* nnc_logsumexp(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                         int32_t keepdim, nnc_tensor** out) {
  return PUT(out, ops::logsumexp(ARG(input), LIST(dim), keepdim));
}

nnc_error* nnc_cumprod(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_dtype dtype,
                       nnc_tensor** out) {
  return PUT(out, ops::cumprod(ARG(input), dim, OPT(dtype)));
}

nnc_error* nnc_cummax(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor** values,
                      nnc_tensor** indices) {
  return PUT(outs(OUT(values), OUT(indices)), ops::cummax(ARG(input), dim));
}

nnc_error* nnc_cummin(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor** values,
                      nnc_tensor** indices) {
  return PUT(outs(OUT(values), OUT(indices)), ops::cummin(ARG(input), dim));
}

nnc_error* nnc_nansum(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                      int32_t keepdim, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::nansum(ARG(input), LIST(dim), keepdim, OPT(dtype)));
}

nnc_error* nnc_trace(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::trace(ARG(input)));
}

nnc_error* nnc_median(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::median(ARG(input)));
}

nnc_error* nnc_median_dim(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int32_t keepdim,
                          nnc_tensor** values, nnc_tensor** indices) {
  return PUT(outs(OUT(values), OUT(indices)), ops::median_dim(ARG(input), dim, keepdim));
}

nnc_error* nnc_kthvalue(nnc_ctx* ctx, nnc_tensor* input, int64_t k, int64_t dim, int32_t keepdim,
                        nnc_tensor** values, nnc_tensor** indices) {
  return PUT(outs(OUT(values), OUT(indices)), ops::kthvalue(ARG(input), k, dim, keepdim));
}

nnc_error* nnc_mode(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int32_t keepdim,
                    nnc_tensor** values, nnc_tensor** indices) {
  return PUT(outs(OUT(values), OUT(indices)), ops::mode(ARG(input), dim, keepdim));
}

nnc_error* nnc_quantile(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* q, const int64_t* dim,
                        int32_t keepdim, const char* interpolation, nnc_tensor** out) {
  return PUT(out, ops::quantile(ARG(input), ARG(q), OPT(dim), keepdim,
                                interpolation ? interpolation : "linear"));
}

nnc_error* nnc_quantile_scalar(nnc_ctx* ctx, nnc_tensor* input, double q, const int64_t* dim,
                               int32_t keepdim, const char* interpolation, nnc_tensor** out) {
  return PUT(out, ops::quantile(ARG(input), q, OPT(dim), keepdim,
                                interpolation ? interpolation : "linear"));
}
