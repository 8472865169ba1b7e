/* SPDX-License-Identifier: Apache-2.0 */
/* Reductions, running sums, softmax.
 *
 * dim[0..n_dim-1] are the dimensions that go (negative ones count from the end); NULL or n_dim 0:
 * all of them. A single `const int64_t *dim` may be NULL for the flattened tensor. keepdim leaves
 * them with size 1. dtype 0 is the input's type, and int64 for sums and products of whole numbers;
 * another one is what the input is converted to first. All differentiable unless said. Errors:
 * NNC_E_INDEX for a dimension that is not there, NNC_E_INVALID for one that is named twice,
 * NNC_E_DTYPE. */
#ifndef NNC_OPS_REDUCE_H
#define NNC_OPS_REDUCE_H

#include <nnc/autograd.h>

NNC_BEGIN

/* ---- sums and products; of nothing: 0, NaN (mean) and 1 ---- */
NNC_CHECKED nnc_error *nnc_sum(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                               int32_t keepdim, nnc_dtype dtype, nnc_tensor **out);
/* Floating point only. */
NNC_CHECKED nnc_error *nnc_mean(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                                int32_t keepdim, nnc_dtype dtype, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_prod(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                int32_t keepdim, nnc_dtype dtype, nnc_tensor **out);
/* input[0] + ... + input[i] along dim. */
NNC_CHECKED nnc_error *nnc_cumsum(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_dtype dtype,
                                  nnc_tensor **out);
/* (sum |input|^p)^(1/p), floating point only; p infinite: the largest (-inf: the smallest) |input|;
 * p 0: how many are not 0. torch's default is 2. */
NNC_CHECKED nnc_error *nnc_norm(nnc_ctx *ctx, nnc_tensor *input, double p, const int64_t *dim,
                                int64_t n_dim, int32_t keepdim, nnc_dtype dtype, nnc_tensor **out);

/* ---- moments, floating point only: squared deviations from the mean over n - correction (NULL:
 * 1), its square root, and both with the mean ---- */
NNC_CHECKED nnc_error *nnc_var(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                               const double *correction, int32_t keepdim, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_std(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                               const double *correction, int32_t keepdim, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_var_mean(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                    int64_t n_dim, const double *correction, int32_t keepdim,
                                    nnc_tensor **out_var, nnc_tensor **out_mean);
NNC_CHECKED nnc_error *nnc_std_mean(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                    int64_t n_dim, const double *correction, int32_t keepdim,
                                    nnc_tensor **out_std, nnc_tensor **out_mean);

/* ---- extremes; NaN counts as the most extreme. Nothing has none: NNC_E_INVALID or NNC_E_INDEX.
 * Equal elements share the gradient, but for the _dim forms, where the one that was picked (the
 * first) gets it. ---- */
NNC_CHECKED nnc_error *nnc_max(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_min(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_max_dim(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int32_t keepdim,
                                   nnc_tensor **out_values, nnc_tensor **out_indices);
NNC_CHECKED nnc_error *nnc_min_dim(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int32_t keepdim,
                                   nnc_tensor **out_values, nnc_tensor **out_indices);
NNC_CHECKED nnc_error *nnc_amax(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                                int32_t keepdim, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_amin(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                                int32_t keepdim, nnc_tensor **out);
/* Where the first extreme stands, int64; dim NULL: in the flattened tensor. Not differentiable, not
 * of bool. */
NNC_CHECKED nnc_error *nnc_argmax(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                  int32_t keepdim, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_argmin(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                  int32_t keepdim, nnc_tensor **out);

/* ---- truth: bool (uint8 of uint8), whether any or all elements are not 0, and int64, how many
 * are. Not differentiable. ---- */
NNC_CHECKED nnc_error *nnc_any(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                               int32_t keepdim, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_all(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                               int32_t keepdim, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_count_nonzero(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                         int64_t n_dim, nnc_tensor **out);

/* ---- exponentials along a dimension, floating point only ---- */
/* exp(input) / sum exp(input) */
NNC_CHECKED nnc_error *nnc_softmax(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_dtype dtype,
                                   nnc_tensor **out);
/* Its logarithm. */
NNC_CHECKED nnc_error *nnc_log_softmax(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                       nnc_dtype dtype, nnc_tensor **out);
/* softmax(-input) */
NNC_CHECKED nnc_error *nnc_softmin(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_dtype dtype,
                                   nnc_tensor **out);
/* log sum exp(input); whole numbers are converted to the default type. */
NNC_CHECKED nnc_error *nnc_logsumexp(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                     int64_t n_dim, int32_t keepdim, nnc_tensor **out);

NNC_END

#endif
