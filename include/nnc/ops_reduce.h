/* SPDX-License-Identifier: Apache-2.0 */
/* Reductions, running sums, softmax.
 *
 * What holds for all of them, unless one says otherwise:
 *
 * dim[0..n_dim-1] are the dimensions that are reduced; n_dim 0, with dim NULL or not: all of them.
 * They count from 0, negative ones from the end. NNC_E_INDEX: no such dimension; NNC_E_INVALID: one
 * twice.
 * The result has the sizes of input without these dimensions, or with keepdim not 0 with 1 in their
 * places.
 * Its type is that of input, but int64 for sums and products of integers and bool. Another dtype
 * than NNC_DTYPE_DEFAULT is what input is converted to first, and the type of the result;
 * NNC_E_DTYPE: a sum or product of whole numbers whose gradient would be recorded. 16-bit types are
 * summed in float32. All differentiable. */
#ifndef NNC_OPS_REDUCE_H
#define NNC_OPS_REDUCE_H

#include <nnc/autograd.h>

NNC_BEGIN

/* ---- sums and products ---- */

/* The sum; of nothing 0. */
NNC_CHECKED nnc_error *nnc_sum(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                               int32_t keepdim, nnc_dtype dtype, nnc_tensor **out);
/* The sum divided by the number of elements; of nothing NaN. NNC_E_DTYPE: not floating point, and
 * dtype neither. */
NNC_CHECKED nnc_error *nnc_mean(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                                int32_t keepdim, nnc_dtype dtype, nnc_tensor **out);
/* The product over dimension *dim, or over all elements (dim NULL); of nothing 1. The gradient of
 * an element is the product of the others, beside infinity too, where PyTorch has NaN. */
NNC_CHECKED nnc_error *nnc_prod(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                int32_t keepdim, nnc_dtype dtype, nnc_tensor **out);
/* (input's sizes): element i along dim is the sum of input's elements 0..i. */
NNC_CHECKED nnc_error *nnc_cumsum(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_dtype dtype,
                                  nnc_tensor **out);
/* (input's sizes): element i along dim is the product of input's elements 0..i. */
NNC_CHECKED nnc_error *nnc_cumprod(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_dtype dtype,
                                   nnc_tensor **out);
/* (input's sizes) both: element i along dim is the largest of input's elements 0..i, and where it
 * stands, the last of several; from the first NaN on NaN. */
NNC_CHECKED nnc_error *nnc_cummax(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_tensor **values,
                                  nnc_tensor **indices);
/* The same of the smallest. */
NNC_CHECKED nnc_error *nnc_cummin(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_tensor **values,
                                  nnc_tensor **indices);
/* nnc_sum of the elements that are not NaN; those that are have the gradient 0. */
NNC_CHECKED nnc_error *nnc_nansum(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                  int64_t n_dim, int32_t keepdim, nnc_dtype dtype,
                                  nnc_tensor **out);
/* (): the sum of the main diagonal of a matrix (m, n); of integers in int64. NNC_E_SHAPE: no
 * matrix. NNC_E_DTYPE: bool. */
NNC_CHECKED nnc_error *nnc_trace(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* (sum of |input|^p)^(1 / p) (torch: p 2); p infinity: the largest |input|, -infinity: the
 * smallest; p 0: how many are not 0. NNC_E_DTYPE: not floating point, or narrowed by dtype. */
NNC_CHECKED nnc_error *nnc_norm(nnc_ctx *ctx, nnc_tensor *input, double p, const int64_t *dim,
                                int64_t n_dim, int32_t keepdim, nnc_dtype dtype, nnc_tensor **out);

/* ---- moments: NNC_E_DTYPE for anything but floating point ---- */

/* The variance: the sum of the squared deviations from the mean over max(0, n - correction) (NULL:
 * 1). */
NNC_CHECKED nnc_error *nnc_var(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                               const double *correction, int32_t keepdim, nnc_tensor **out);
/* The standard deviation: the square root of nnc_var. */
NNC_CHECKED nnc_error *nnc_std(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                               const double *correction, int32_t keepdim, nnc_tensor **out);
/* Both sizes those of nnc_var: the variance and the mean, NaN beside an infinity. */
NNC_CHECKED nnc_error *nnc_var_mean(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                    int64_t n_dim, const double *correction, int32_t keepdim,
                                    nnc_tensor **var, nnc_tensor **mean);
/* Both sizes those of nnc_var: the standard deviation and the mean. */
NNC_CHECKED nnc_error *nnc_std_mean(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                    int64_t n_dim, const double *correction, int32_t keepdim,
                                    nnc_tensor **std, nnc_tensor **mean);

/* ---- extremes ----
 * In the type of input; NaN counts as the most extreme. Nothing has none: NNC_E_INVALID or
 * NNC_E_INDEX. */

/* (): the largest element. Equal ones share the gradient. */
NNC_CHECKED nnc_error *nnc_max(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* (): the smallest element. Equal ones share the gradient. */
NNC_CHECKED nnc_error *nnc_min(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The largest elements along dim and where the first of them stand, int64. The gradient goes
 * there. */
NNC_CHECKED nnc_error *nnc_max_dim(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int32_t keepdim,
                                   nnc_tensor **values, nnc_tensor **indices);
/* The smallest elements along dim and where the first of them stand, int64. The gradient goes
 * there. */
NNC_CHECKED nnc_error *nnc_min_dim(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int32_t keepdim,
                                   nnc_tensor **values, nnc_tensor **indices);
/* The largest elements. Equal ones share the gradient. */
NNC_CHECKED nnc_error *nnc_amax(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                                int32_t keepdim, nnc_tensor **out);
/* The smallest elements. Equal ones share the gradient. */
NNC_CHECKED nnc_error *nnc_amin(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                                int32_t keepdim, nnc_tensor **out);
/* Where the first largest element stands along *dim, or in the flattened input (dim NULL), int64.
 * No gradient. NNC_E_DTYPE: bool. */
NNC_CHECKED nnc_error *nnc_argmax(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                  int32_t keepdim, nnc_tensor **out);
/* Where the first smallest element stands, in the same way. */
NNC_CHECKED nnc_error *nnc_argmin(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                  int32_t keepdim, nnc_tensor **out);
/* (): the median, of two elements in the middle the lower; NaN if there is one, and of no elements.
 * The gradient is shared evenly by the elements that are equal to it. Of no integers, as in
 * PyTorch, it is the least of int32 and int64 and 0 of smaller types, of no bool true. NNC_E_DTYPE:
 * bool. */
NNC_CHECKED nnc_error *nnc_median(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* The same along dim, and where it stands: of equal ones counted in the order of their places, of
 * NaN the first. NNC_E_INDEX: no elements. */
NNC_CHECKED nnc_error *nnc_median_dim(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int32_t keepdim,
                                      nnc_tensor **values, nnc_tensor **indices);
/* The k-th smallest element along dim, from 1 on, and where it stands, of several equal ones where
 * PyTorch finds it (torch: dim -1). NaN is larger than all numbers. NNC_E_INVALID: k is not
 * in 1..size. NNC_E_DTYPE: bool. NNC_E_INDEX: no elements. */
NNC_CHECKED nnc_error *nnc_kthvalue(nnc_ctx *ctx, nnc_tensor *input, int64_t k, int64_t dim,
                                    int32_t keepdim, nnc_tensor **values, nnc_tensor **indices);
/* The most frequent element along dim, of several the smallest, and its last place, of more than 16
 * elements the place that PyTorch finds (torch: dim -1). A NaN is equal to none, and
 * sorted nowhere. NNC_E_INDEX: no elements. */
NNC_CHECKED nnc_error *nnc_mode(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int32_t keepdim,
                                nnc_tensor **values, nnc_tensor **indices);
/* (q's length, input's sizes without dim): along dim (NULL: of all elements) what stands at rank
 * q * (n - 1) of the sorted elements, without the first dimension for a q (). Between two ranks
 * interpolation decides (NULL: "linear"): "linear" mixes the two elements, "lower", "higher" and
 * "nearest" take one, a half to the even rank, "midpoint" is their mean. NaN if there is one. q has
 * input's type; gradients go to both. NNC_E_DTYPE: neither float32 nor float64, or another type of
 * q. NNC_E_SHAPE: q has more than one dimension. NNC_E_INVALID: no elements; q outside 0..1;
 * another word. */
NNC_CHECKED nnc_error *nnc_quantile(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *q,
                                    const int64_t *dim, int32_t keepdim, const char *interpolation,
                                    nnc_tensor **out);
/* The same with a number as q. */
NNC_CHECKED nnc_error *nnc_quantile_scalar(nnc_ctx *ctx, nnc_tensor *input, double q,
                                           const int64_t *dim, int32_t keepdim,
                                           const char *interpolation, nnc_tensor **out);

/* ---- truth: no gradient ---- */

/* Whether an element is not 0: bool, but uint8 for uint8; of nothing false. */
NNC_CHECKED nnc_error *nnc_any(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                               int32_t keepdim, nnc_tensor **out);
/* Whether all elements are not 0: bool, but uint8 for uint8; of nothing true. */
NNC_CHECKED nnc_error *nnc_all(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim, int64_t n_dim,
                               int32_t keepdim, nnc_tensor **out);
/* How many elements are not 0, int64. */
NNC_CHECKED nnc_error *nnc_count_nonzero(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                         int64_t n_dim, nnc_tensor **out);

/* ---- exponentials along a dimension: NNC_E_DTYPE for anything but floating point, unless there
 * are no elements ---- */

/* (input's sizes): exp(input) / sum of exp(input) along dim, without overflow. */
NNC_CHECKED nnc_error *nnc_softmax(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_dtype dtype,
                                   nnc_tensor **out);
/* (input's sizes): the logarithm of nnc_softmax, without loss. */
NNC_CHECKED nnc_error *nnc_log_softmax(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                       nnc_dtype dtype, nnc_tensor **out);
/* (input's sizes): nnc_softmax of -input. */
NNC_CHECKED nnc_error *nnc_softmin(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_dtype dtype,
                                   nnc_tensor **out);
/* log(sum of exp(input)), without overflow; integers are converted to the default type. */
NNC_CHECKED nnc_error *nnc_logsumexp(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                     int64_t n_dim, int32_t keepdim, nnc_tensor **out);

NNC_END

#endif
