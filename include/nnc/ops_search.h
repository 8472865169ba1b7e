/* SPDX-License-Identifier: Apache-2.0 */
/* Places in sorted tensors, membership, distinct elements, counts and repetition.
 *
 * Element types are promoted as <nnc/ops_pointwise.h> says, dimensions count as in
 * <nnc/ops_shape.h>. Results are new tensors; only nnc_repeat_interleave has a gradient: backward
 * through the others is NNC_E_UNSUPPORTED, or they give integers and bool. */
#ifndef NNC_OPS_SEARCH_H
#define NNC_OPS_SEARCH_H

#include <nnc/autograd.h>

NNC_BEGIN

/* (input's sizes) of int64, or of int32 if out_int32 is not 0: where each element of input would be
 * put into sorted_sequence, whose last dimension is sorted: before elements that are equal to it,
 * behind them if right is not 0 or side is "right" (NULL: "left"). sorted_sequence is a vector, or
 * has the sizes of input but for the last. sorter of int64 names the order in which sorted_sequence
 * is sorted (NULL: it is). NaN is behind everything. NNC_E_SHAPE: sizes that do not fit.
 * NNC_E_INVALID: another side; side "left" with right. NNC_E_DTYPE: bool; another type of sorter.
 * NNC_E_INDEX: a place in sorter that there is not. */
NNC_CHECKED nnc_error *nnc_searchsorted(nnc_ctx *ctx, nnc_tensor *sorted_sequence,
                                        nnc_tensor *input, int32_t out_int32, int32_t right,
                                        const char *side, nnc_tensor *sorter, nnc_tensor **out);
/* (): the same of one float in a vector. */
NNC_CHECKED nnc_error *nnc_searchsorted_scalar(nnc_ctx *ctx, nnc_tensor *sorted_sequence,
                                               double self, int32_t out_int32, int32_t right,
                                               const char *side, nnc_tensor *sorter,
                                               nnc_tensor **out);
/* (): the same of one int. */
NNC_CHECKED nnc_error *nnc_searchsorted_scalar_i64(nnc_ctx *ctx, nnc_tensor *sorted_sequence,
                                                   int64_t self, int32_t out_int32, int32_t right,
                                                   const char *side, nnc_tensor *sorter,
                                                   nnc_tensor **out);

/* (elements' sizes) of bool: is each element in test_elements? With invert not 0: is it not? A NaN
 * is in nothing. assume_unique changes nothing. NNC_E_DTYPE: bool. */
NNC_CHECKED nnc_error *nnc_isin(nnc_ctx *ctx, nnc_tensor *elements, nnc_tensor *test_elements,
                                int32_t assume_unique, int32_t invert, nnc_tensor **out);
/* The same of one test element, a float. */
NNC_CHECKED nnc_error *nnc_isin_scalar(nnc_ctx *ctx, nnc_tensor *elements, double test_element,
                                       int32_t assume_unique, int32_t invert, nnc_tensor **out);
/* The same of one test element, an int. */
NNC_CHECKED nnc_error *nnc_isin_scalar_i64(nnc_ctx *ctx, nnc_tensor *elements, int64_t test_element,
                                           int32_t assume_unique, int32_t invert, nnc_tensor **out);
/* (): the same of one element, a float. */
NNC_CHECKED nnc_error *nnc_isin_scalar_self(nnc_ctx *ctx, double element, nnc_tensor *test_elements,
                                            int32_t assume_unique, int32_t invert,
                                            nnc_tensor **out);
/* (): the same of one element, an int. */
NNC_CHECKED nnc_error *nnc_isin_scalar_self_i64(nnc_ctx *ctx, int64_t element,
                                                nnc_tensor *test_elements, int32_t assume_unique,
                                                int32_t invert, nnc_tensor **out);

/* (max(input) + 1, at least minlength): how often each of 0, 1, 2, ... is in input (n) of integers,
 * in int64; with weights (n) (NULL: none) the sum of its weights, of float32 in float32, of others
 * in float64 (torch: minlength 0). Of no elements: (minlength) zeros of int64. NNC_E_INVALID: a
 * negative element or minlength. NNC_E_SHAPE: no vector; weights of another length. NNC_E_DTYPE:
 * input of floating point or bool. */
NNC_CHECKED nnc_error *nnc_bincount(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *weights,
                                    int64_t minlength, nnc_tensor **out);
/* (bins), of input's floating point type: how many elements lie in each of bins parts of equal
 * width of min..max, the last of which has its end too; others, and NaN, are left out. If min and
 * max are equal, the least and the largest element are taken (torch: bins 100, min 0, max 0), one
 * less and more if these are equal. No gradient. NNC_E_INVALID: bins < 1, min > max, an infinite
 * range. */
NNC_CHECKED nnc_error *nnc_histc(nnc_ctx *ctx, nnc_tensor *input, int64_t bins, double min,
                                 double max, nnc_tensor **out);

/* (k): the k distinct elements, in order, whether sorted is 0 or not. inverse (input's sizes) says
 * which of them each element is, counts (k) how many of each there are; both of int64, NULL if not
 * wanted. With dim (NULL: none) distinct slices along dim, in the order of their first elements
 * that differ: (input's sizes, dim of k), inverse (size of dim). A NaN is equal to none;
 * slices with NaNs are in no order. NNC_E_INVALID: dim with another dimension of no elements. */
NNC_CHECKED nnc_error *nnc_unique(nnc_ctx *ctx, nnc_tensor *input, int32_t sorted,
                                  const int64_t *dim, nnc_tensor **out, nnc_tensor **inverse,
                                  nnc_tensor **counts);

/* (sum of repeats) places along dim: place i of input repeats[i] times; dim NULL: of the flattened
 * input. One repeats, (1) or (), is that of every place. output_size NULL, or that sum.
 * NNC_E_INVALID: a negative repeats. NNC_E_SHAPE: not as many repeats as places; another
 * output_size. NNC_E_INDEX: dim of a number. NNC_E_DTYPE: repeats are no integers. */
NNC_CHECKED nnc_error *nnc_repeat_interleave(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *repeats,
                                             const int64_t *dim, const int64_t *output_size,
                                             nnc_tensor **out);
/* The same with one number for all places. */
NNC_CHECKED nnc_error *nnc_repeat_interleave_scalar(nnc_ctx *ctx, nnc_tensor *input,
                                                    int64_t repeats, const int64_t *dim,
                                                    const int64_t *output_size, nnc_tensor **out);

NNC_END

#endif
