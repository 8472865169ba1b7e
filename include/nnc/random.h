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
/* nnc_rand in the sizes and strides of input; dtype NNC_DTYPE_DEFAULT is the type of input. */
NNC_CHECKED nnc_error *nnc_rand_like(nnc_ctx *ctx, nnc_tensor *input, nnc_dtype dtype,
                                     nnc_tensor **out);
/* nnc_randn in the sizes and strides of input; dtype NNC_DTYPE_DEFAULT is the type of input. */
NNC_CHECKED nnc_error *nnc_randn_like(nnc_ctx *ctx, nnc_tensor *input, nnc_dtype dtype,
                                      nnc_tensor **out);
/* nnc_rand_like in that order (torch: preserve); the elements are drawn as they then lie. */
NNC_CHECKED nnc_error *nnc_rand_like_memory_format(nnc_ctx *ctx, nnc_tensor *input, nnc_dtype dtype,
                                                   nnc_memory_format memory_format,
                                                   nnc_tensor **out);
/* nnc_randn_like in that order (torch: preserve); the elements are drawn as they then lie. */
NNC_CHECKED nnc_error *nnc_randn_like_memory_format(nnc_ctx *ctx, nnc_tensor *input,
                                                    nnc_dtype dtype,
                                                    nnc_memory_format memory_format,
                                                    nnc_tensor **out);
/* (dims): whole numbers low <= v < high (torch: low 0); dtype NNC_DTYPE_DEFAULT is int64.
 * NNC_E_INVALID: low >= high, or a bound that dtype does not hold. */
NNC_CHECKED nnc_error *nnc_randint(nnc_ctx *ctx, int64_t low, int64_t high, const int64_t *dims,
                                   int64_t ndim, nnc_dtype dtype, nnc_tensor **out);
/* nnc_randint in the sizes and strides of input (torch: low 0); dtype NNC_DTYPE_DEFAULT is the type
 * of input. */
NNC_CHECKED nnc_error *nnc_randint_like(nnc_ctx *ctx, nnc_tensor *input, int64_t low, int64_t high,
                                        nnc_dtype dtype, nnc_tensor **out);
/* The same in that order (torch: preserve); the elements are drawn as they then lie. */
NNC_CHECKED nnc_error *nnc_randint_like_memory_format(nnc_ctx *ctx, nnc_tensor *input, int64_t low,
                                                      int64_t high, nnc_dtype dtype,
                                                      nnc_memory_format memory_format,
                                                      nnc_tensor **out);
/* (n): a permutation of 0..n-1; dtype NNC_DTYPE_DEFAULT is int64. NNC_E_INVALID: negative n, or
 * more than dtype can count. */
NNC_CHECKED nnc_error *nnc_randperm(nnc_ctx *ctx, int64_t n, nnc_dtype dtype, nnc_tensor **out);
/* (input's sizes) in its type: 1 with the probability that input holds at that place, else 0. No
 * gradient. NNC_E_INVALID: a probability outside 0..1. NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_bernoulli(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);

/* (mean and std broadcast) of mean's type: normal with the mean and standard deviation that they
 * hold at that place. Gradients are 0. NNC_E_INVALID: a negative std. NNC_E_DTYPE: mean is not
 * floating point. */
NNC_CHECKED nnc_error *nnc_normal(nnc_ctx *ctx, nnc_tensor *mean, nnc_tensor *std,
                                  nnc_tensor **out);
/* The same with one standard deviation for all (torch: 1). */
NNC_CHECKED nnc_error *nnc_normal_scalar(nnc_ctx *ctx, nnc_tensor *mean, double std,
                                         nnc_tensor **out);
/* (std's sizes) of std's type: one mean for all. NNC_E_DTYPE: std is not floating point. */
NNC_CHECKED nnc_error *nnc_normal_scalar_self(nnc_ctx *ctx, double mean, nnc_tensor *std,
                                              nnc_tensor **out);
/* (dims): one mean and one standard deviation. NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_normal_size(nnc_ctx *ctx, double mean, double std, const int64_t *dims,
                                       int64_t ndim, nnc_dtype dtype, nnc_tensor **out);
/* (..., num_samples) of int64 for input (..., n), of one dimension or two: indices drawn with the
 * weights that each row of input holds, which need not sum to 1 (torch: replacement 0). Without
 * replacement no index comes twice in a row; one of weight 0 comes when all others have.
 * NNC_E_INVALID: num_samples < 1, or > n without replacement; a weight that is negative, infinite
 * or NaN; a row without weight. NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_multinomial(nnc_ctx *ctx, nnc_tensor *input, int64_t num_samples,
                                       int32_t replacement, nnc_tensor **out);

/* ---- in place ----
 * Under the rules of in-place functions in <nnc/ops_pointwise.h>; the gradient of input is 0. */

/* Uniform in [from, to) (torch: 0, 1). NNC_E_INVALID: from > to; a bound, or to - from, beyond the
 * largest number of the type. NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_uniform_(nnc_ctx *ctx, nnc_tensor *input, double from, double to);
/* Normal with that mean and standard deviation (torch: 0, 1). NNC_E_INVALID: negative std.
 * NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_normal_(nnc_ctx *ctx, nnc_tensor *input, double mean, double std);
/* 1 with probability p (torch: 0.5), else 0; any type. NNC_E_INVALID: p outside 0..1. */
NNC_CHECKED nnc_error *nnc_bernoulli_(nnc_ctx *ctx, nnc_tensor *input, double p);
/* 1 with the probability that p, broadcast to input, holds at that place. NNC_E_SHAPE: p does not
 * broadcast to input. NNC_E_INVALID: a probability outside 0..1. NNC_E_DTYPE: p is not floating
 * point. */
NNC_CHECKED nnc_error *nnc_bernoulli_tensor_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *p);
/* Whole numbers from <= v < *to (torch: from 0); to NULL: up to the largest one that the type holds
 * with all below it, and with from INT64_MIN, for int64, float32, float64 and bfloat16, all of
 * int64. from 0 and to NULL draw as random_() without either. NNC_E_INVALID: from >= to, or a bound
 * that the type does not hold. */
NNC_CHECKED nnc_error *nnc_random_(nnc_ctx *ctx, nnc_tensor *input, int64_t from,
                                   const int64_t *to);
/* Exponential: density lambd * exp(-lambd * x) (torch: 1). NNC_E_INVALID: lambd is not positive.
 * NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_exponential_(nnc_ctx *ctx, nnc_tensor *input, double lambd);
/* exp of normal numbers with that mean and standard deviation (torch: 1, 2). NNC_E_INVALID: std is
 * not positive. NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_log_normal_(nnc_ctx *ctx, nnc_tensor *input, double mean, double std);
/* Cauchy: density sigma / (pi * ((x - median)^2 + sigma^2)) (torch: 0, 1). NNC_E_INVALID: sigma is
 * not positive. NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_cauchy_(nnc_ctx *ctx, nnc_tensor *input, double median, double sigma);
/* The number of trials of probability p up to the first success: k with p * (1 - p)^(k - 1).
 * NNC_E_INVALID: p outside 0 < p < 1. NNC_E_DTYPE: bool. */
NNC_CHECKED nnc_error *nnc_geometric_(nnc_ctx *ctx, nnc_tensor *input, double p);

/* ---- generators ----
 * A context has a generator, and functions draw from that of the context that they are given: where
 * torch takes generator=, pass a context. nnc_manual_seed is in <nnc/context.h>. */

/* A variant of ctx with a generator of its own, in the state of torch.Generator(): its seed is
 * 67280421310721. nnc_ctx_fork(ctx, "seed=0", out) is the same with another seed. */
NNC_CHECKED nnc_error *nnc_generator_new(nnc_ctx *ctx, nnc_ctx **out);

/* The seed that it was last given, modulo 2^64: torch.initial_seed. */
NNC_CHECKED nnc_error *nnc_initial_seed(nnc_ctx *ctx, int64_t *out);
/* (5056) of uint8: its state, byte for byte that of torch.get_rng_state. */
NNC_CHECKED nnc_error *nnc_get_rng_state(nnc_ctx *ctx, nnc_tensor **out);
/* Puts such a state back: what is drawn next is what was drawn after it was taken. NNC_E_DTYPE: not
 * uint8. NNC_E_INVALID: not in row-major order, or no state. */
NNC_CHECKED nnc_error *nnc_set_rng_state(nnc_ctx *ctx, nnc_tensor *new_state);

NNC_END

#endif
