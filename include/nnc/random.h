/* SPDX-License-Identifier: Apache-2.0 */
/* Random tensors. Every draw comes from the context's generator in PyTorch's order, so the same
 * seed gives the same numbers. */
#ifndef NNC_RANDOM_H
#define NNC_RANDOM_H

#include <nnc/tensor.h>

NNC_BEGIN

/* Uniform in [0, 1), floating point. */
NNC_CHECKED nnc_error *nnc_rand(nnc_ctx *ctx, const int64_t *dims, int64_t ndim, nnc_dtype dtype,
                                nnc_tensor **out);
/* Normal with mean 0 and deviation 1, floating point. */
NNC_CHECKED nnc_error *nnc_randn(nnc_ctx *ctx, const int64_t *dims, int64_t ndim, nnc_dtype dtype,
                                 nnc_tensor **out);
/* Whole numbers low <= v < high; dtype 0: int64. */
NNC_CHECKED nnc_error *nnc_randint(nnc_ctx *ctx, int64_t low, int64_t high, const int64_t *dims,
                                   int64_t ndim, nnc_dtype dtype, nnc_tensor **out);
/* A permutation of 0 .. n-1; dtype 0: int64. */
NNC_CHECKED nnc_error *nnc_randperm(nnc_ctx *ctx, int64_t n, nnc_dtype dtype, nnc_tensor **out);
/* 1 with the probability that input holds at that place, else 0; of input's type. */
NNC_CHECKED nnc_error *nnc_bernoulli(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);

/* The same draws written into a tensor. */
NNC_CHECKED nnc_error *nnc_uniform_(nnc_ctx *ctx, nnc_tensor *input, double from, double to);
NNC_CHECKED nnc_error *nnc_normal_(nnc_ctx *ctx, nnc_tensor *input, double mean, double std);
NNC_CHECKED nnc_error *nnc_bernoulli_(nnc_ctx *ctx, nnc_tensor *input, double p);

NNC_END

#endif
