/* SPDX-License-Identifier: Apache-2.0 */
/* Random tensors. Every draw comes from the context's generator in PyTorch's order: the same seed
 * gives the same numbers. A call that fails has drawn nothing. */
#ifndef NNC_RANDOM_H
#define NNC_RANDOM_H

#include <nnc/tensor.h>

NNC_BEGIN

/* ---- new tensors ----
 * dims and dtype as in <nnc/tensor.h>. */

/* (dims): uniform in [0, 1). NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_rand(nnc_ctx *ctx, const int64_t *dims, int64_t ndim, nnc_dtype dtype,
                                nnc_tensor **out);
/* (dims): normal with mean 0 and standard deviation 1. NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_randn(nnc_ctx *ctx, const int64_t *dims, int64_t ndim, nnc_dtype dtype,
                                 nnc_tensor **out);
/* (dims): whole numbers low <= v < high (torch: low 0); dtype NNC_DTYPE_DEFAULT is int64.
 * NNC_E_INVALID: low >= high, or a bound that dtype does not hold. */
NNC_CHECKED nnc_error *nnc_randint(nnc_ctx *ctx, int64_t low, int64_t high, const int64_t *dims,
                                   int64_t ndim, nnc_dtype dtype, nnc_tensor **out);
/* (n): a permutation of 0..n-1; dtype NNC_DTYPE_DEFAULT is int64. NNC_E_INVALID: negative n, or
 * more than dtype can count. */
NNC_CHECKED nnc_error *nnc_randperm(nnc_ctx *ctx, int64_t n, nnc_dtype dtype, nnc_tensor **out);
/* (input's sizes) in its type: 1 with the probability that input holds at that place, else 0. No
 * gradient. NNC_E_INVALID: a probability outside 0..1. NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_bernoulli(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);

/* ---- in place ----
 * Under the rules of in-place functions in <nnc/ops_pointwise.h>; the gradient of input is 0. */

/* Uniform in [from, to) (torch: 0, 1). NNC_E_INVALID: from > to. NNC_E_DTYPE: not floating
 * point. */
NNC_CHECKED nnc_error *nnc_uniform_(nnc_ctx *ctx, nnc_tensor *input, double from, double to);
/* Normal with that mean and standard deviation (torch: 0, 1). NNC_E_INVALID: negative std.
 * NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_normal_(nnc_ctx *ctx, nnc_tensor *input, double mean, double std);
/* 1 with probability p (torch: 0.5), else 0; any type. NNC_E_INVALID: p outside 0..1. */
NNC_CHECKED nnc_error *nnc_bernoulli_(nnc_ctx *ctx, nnc_tensor *input, double p);

NNC_END

#endif
