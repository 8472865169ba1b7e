/* SPDX-License-Identifier: Apache-2.0 */
/* Indexing: Python's brackets, and places that an index names written to. Reading along one
 * dimension is in <nnc/ops_shape.h>.
 *
 * What holds for all of them, unless one says otherwise:
 *
 * An index is a tensor of int64 or int32 with values 0..size-1 of the dimension that it indexes:
 * NNC_E_INDEX for another value, NNC_E_DTYPE for another type. What is written (src, source,
 * values) has input's type: NNC_E_DTYPE.
 * A function without an underscore returns a new tensor of input's sizes and type; with one it
 * writes to input, which shares no memory with what is read, and whose elements lie apart in
 * memory: NNC_E_STATE. All differentiable in input and what is written. */
#ifndef NNC_OPS_INDEX_H
#define NNC_OPS_INDEX_H

#include <nnc/autograd.h>

NNC_BEGIN

/* ---- brackets ---- */

/* input[indices], indices being what stands between Python's brackets: decimal integers, slices
 * "start:stop:step", "...", "None" (or "newaxis") for a new dimension of size 1, "True" and "False"
 * for one of size 1 and 0, with commas between them: "1:3, ..., None, ::2, -1". A view; with True
 * or False a copy. NNC_E_TEXT: what cannot be read, with its place; a step below 1. NNC_E_INDEX: an
 * integer outside -size..size-1; more of them than dimensions. */
NNC_CHECKED nnc_error *nnc_index(nnc_ctx *ctx, nnc_tensor *input, const char *indices,
                                 nnc_tensor **out);
/* input[indices[0], indices[1], ...]: tensors of integers -size..size-1, masks (bool or uint8, of
 * the sizes of the dimensions that they cover), or NULL for all of a dimension. All broadcast to
 * common sizes, a mask of k dimensions as k vectors of the places where it is true. In the result
 * these sizes take the place of the indexed dimensions if those are neighbours, else they stand
 * first. An integer without dimensions selects, and a bool without dimensions is a new dimension of
 * size 1 or 0; with nothing else but NULL the result is a view. NNC_E_INDEX: another integer; sizes
 * that do not broadcast; a mask of other sizes; more indices than dimensions, or none. */
NNC_CHECKED nnc_error *nnc_index_tensors(nnc_ctx *ctx, nnc_tensor *input,
                                         nnc_tensor *const *indices, int64_t n_indices,
                                         nnc_tensor **out);
/* input[indices] = value, in place; indices as for nnc_index. value broadcasts, but for leading
 * dimensions of size 1, and is converted to input's type. NNC_E_SHAPE: it does not broadcast. */
NNC_CHECKED nnc_error *nnc_tensor_index_assign(nnc_ctx *ctx, nnc_tensor *input, const char *indices,
                                               nnc_tensor *value);
/* The same with a float. */
NNC_CHECKED nnc_error *nnc_tensor_index_assign_scalar(nnc_ctx *ctx, nnc_tensor *input,
                                                      const char *indices, double value);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_tensor_index_assign_scalar_i64(nnc_ctx *ctx, nnc_tensor *input,
                                                          const char *indices, int64_t value);
/* values in the places of input that indices name, as nnc_index_tensors finds them but for numbers
 * without dimensions, which broadcast like the others. accumulate not 0: added to them, several for
 * one place too; else one of them stays. values broadcasts to the sizes of these places, one to
 * those of a mask alone always, of any type unless added: NNC_E_SHAPE if not. (torch: 0.) */
NNC_CHECKED nnc_error *nnc_index_put(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *const *indices,
                                     int64_t n_indices, nnc_tensor *values, int32_t accumulate,
                                     nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_index_put_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *const *indices,
                                      int64_t n_indices, nnc_tensor *values, int32_t accumulate);
/* (index's sizes): the elements of input in row-major order at those places, int64, of which
 * negative ones count from the end. */
NNC_CHECKED nnc_error *nnc_take(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *index,
                                nnc_tensor **out);

/* ---- places along a dimension that a vector names ---- */

/* nnc_index_add in place. */
NNC_CHECKED nnc_error *nnc_index_add_(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                      nnc_tensor *index, nnc_tensor *source, double alpha);
/* input with place i of source in place index[i] of dim; of several for one place one stays. source
 * has input's sizes but for dim, where it is as long as index, int64. NNC_E_SHAPE: other sizes. */
NNC_CHECKED nnc_error *nnc_index_copy(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                      nnc_tensor *index, nnc_tensor *source, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_index_copy_(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                       nnc_tensor *index, nnc_tensor *source);
/* input with value, a float, in the places of dim that index names, int64, of which negative ones
 * count from the end. */
NNC_CHECKED nnc_error *nnc_index_fill(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                      nnc_tensor *index, double value, nnc_tensor **out);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_index_fill_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                          nnc_tensor *index, int64_t value, nnc_tensor **out);
/* The same with a tensor without dimensions, of any type. NNC_E_SHAPE: it has dimensions. */
NNC_CHECKED nnc_error *nnc_index_fill_tensor(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                             nnc_tensor *index, nnc_tensor *value,
                                             nnc_tensor **out);
/* nnc_index_fill in place, with a float. */
NNC_CHECKED nnc_error *nnc_index_fill_(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                       nnc_tensor *index, double value);
/* The same in place, with an int. */
NNC_CHECKED nnc_error *nnc_index_fill_i64_(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                           nnc_tensor *index, int64_t value);
/* The same in place, with a tensor. */
NNC_CHECKED nnc_error *nnc_index_fill_tensor_(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                              nnc_tensor *index, nnc_tensor *value);

/* ---- a place along dim for each element ---- */

/* nnc_scatter in place. */
NNC_CHECKED nnc_error *nnc_scatter_(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_tensor *index,
                                    nnc_tensor *src);
/* The same of one number, a float. */
NNC_CHECKED nnc_error *nnc_scatter_scalar_(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                           nnc_tensor *index, double value);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_scatter_scalar_i64_(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                               nnc_tensor *index, int64_t value);
/* nnc_scatter_add in place. */
NNC_CHECKED nnc_error *nnc_scatter_add_(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                        nnc_tensor *index, nnc_tensor *src);
/* torch.scatter with a reduce: "add" adds src to the places of nnc_scatter, "multiply" multiplies
 * them, several times if an index comes again. As in torch without a gradient (NNC_E_UNSUPPORTED
 * when backward comes there): nnc_scatter_reduce has one. NNC_E_INVALID: another word. */
NNC_CHECKED nnc_error *nnc_scatter_src_reduce(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                              nnc_tensor *index, nnc_tensor *src,
                                              const char *reduce, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_scatter_src_reduce_(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                               nnc_tensor *index, nnc_tensor *src,
                                               const char *reduce);
/* nnc_scatter_src_reduce of one number, a float. */
NNC_CHECKED nnc_error *nnc_scatter_scalar_reduce(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                                 nnc_tensor *index, double value,
                                                 const char *reduce, nnc_tensor **out);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_scatter_scalar_reduce_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                                     nnc_tensor *index, int64_t value,
                                                     const char *reduce, nnc_tensor **out);
/* The same in place, with a float. */
NNC_CHECKED nnc_error *nnc_scatter_scalar_reduce_(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                                  nnc_tensor *index, double value,
                                                  const char *reduce);
/* The same in place, with an int. */
NNC_CHECKED nnc_error *nnc_scatter_scalar_reduce_i64_(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                                      nnc_tensor *index, int64_t value,
                                                      const char *reduce);
/* torch.scatter_reduce: what src brings to one place by index (as nnc_scatter does) becomes one
 * number: reduce is "sum", "prod", "mean" (of integers rounded down), "amax" or "amin" (NaN if one
 * is NaN). include_self not 0 (torch's default): with what stands there; places without an index
 * stay as they are. The gradient of amax and amin is shared by all that are equal to it.
 * NNC_E_INVALID: another word. NNC_E_DTYPE: the mean of bools. */
NNC_CHECKED nnc_error *nnc_scatter_reduce(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                          nnc_tensor *index, nnc_tensor *src, const char *reduce,
                                          int32_t include_self, nnc_tensor **out);
/* The same in place. */
NNC_CHECKED nnc_error *nnc_scatter_reduce_(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                           nnc_tensor *index, nnc_tensor *src, const char *reduce,
                                           int32_t include_self);

/* ---- masks ---- */

/* nnc_masked_fill with a tensor without dimensions, of any type. NNC_E_SHAPE: it has dimensions. */
NNC_CHECKED nnc_error *nnc_masked_fill_tensor(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mask,
                                              nnc_tensor *value, nnc_tensor **out);
/* The same in place; mask broadcasts to input's sizes. */
NNC_CHECKED nnc_error *nnc_masked_fill_tensor_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mask,
                                               nnc_tensor *value);
/* (n), int64, one for each dimension, of which a tensor without any counts as having one: together
 * the places of the n elements that are not 0, in row-major order. out has room for capacity
 * handles; *n_out becomes their number. No gradient. NNC_E_INVALID: there are more. */
NNC_CHECKED nnc_error *nnc_nonzero_as_tuple(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out,
                                            int64_t capacity, int64_t *n_out);

NNC_END

#endif
