/* SPDX-License-Identifier: Apache-2.0 */
/* Shapes, joining and indexing. A view looks at the same memory: writing to one shows in the
 * other. A dimension number may be negative: it then counts from the end. All differentiable
 * unless said. */
#ifndef NNC_OPS_SHAPE_H
#define NNC_OPS_SHAPE_H

#include <nnc/autograd.h>

NNC_BEGIN

/* ---- other sizes ---- */
/* The same elements with other sizes; one size may be -1 (what is left). nnc_view fails where the
 * strides allow no view, nnc_reshape copies then. */
NNC_CHECKED nnc_error *nnc_view(nnc_ctx *ctx, nnc_tensor *input, const int64_t *size,
                                int64_t n_size, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_reshape(nnc_ctx *ctx, nnc_tensor *input, const int64_t *shape,
                                   int64_t n_shape, nnc_tensor **out);
/* nnc_view with the sizes of other. */
NNC_CHECKED nnc_error *nnc_view_as(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                   nnc_tensor **out);
/* Dimensions start_dim to end_dim, both included, become one. torch's defaults: 0 and -1. */
NNC_CHECKED nnc_error *nnc_flatten(nnc_ctx *ctx, nnc_tensor *input, int64_t start_dim,
                                   int64_t end_dim, nnc_tensor **out);
/* Dimension dim becomes several; one of the sizes may be -1. */
NNC_CHECKED nnc_error *nnc_unflatten(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                     const int64_t *sizes, int64_t n_sizes, nnc_tensor **out);
/* Without the dimensions of size 1: all of them (dim NULL), or those that dim names. */
NNC_CHECKED nnc_error *nnc_squeeze(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                   int64_t n_dim, nnc_tensor **out);
/* With a dimension of size 1 put in at dim. */
NNC_CHECKED nnc_error *nnc_unsqueeze(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                     nnc_tensor **out);
/* A view that repeats dimensions of size 1 (and new leading ones) without a copy; -1 keeps a
 * size. */
NNC_CHECKED nnc_error *nnc_expand(nnc_ctx *ctx, nnc_tensor *input, const int64_t *size,
                                  int64_t n_size, nnc_tensor **out);
/* nnc_expand to the sizes of other. */
NNC_CHECKED nnc_error *nnc_expand_as(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                     nnc_tensor **out);
/* A view of input's storage with any sizes, strides and offset (in elements); offset NULL keeps
 * the input's. */
NNC_CHECKED nnc_error *nnc_as_strided(nnc_ctx *ctx, nnc_tensor *input, const int64_t *size,
                                      const int64_t *stride, int64_t n_size,
                                      const int64_t *storage_offset, nnc_tensor **out);

/* ---- other orders of the dimensions: views ---- */
/* Two dimensions exchanged. */
NNC_CHECKED nnc_error *nnc_transpose(nnc_ctx *ctx, nnc_tensor *input, int64_t dim0, int64_t dim1,
                                     nnc_tensor **out);
/* A matrix transposed; fewer dimensions stay as they are. */
NNC_CHECKED nnc_error *nnc_t(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* Dimension i of the result is dimension dims[i] of input. */
NNC_CHECKED nnc_error *nnc_permute(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dims,
                                   int64_t n_dims, nnc_tensor **out);
/* Dimensions source[i] move to the places destination[i]; the others keep their order. */
NNC_CHECKED nnc_error *nnc_movedim(nnc_ctx *ctx, nnc_tensor *input, const int64_t *source,
                                   const int64_t *destination, int64_t n_source, nnc_tensor **out);

/* ---- parts: views ---- */
/* input[..., index, ...], without dimension dim. */
NNC_CHECKED nnc_error *nnc_select(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int64_t index,
                                  nnc_tensor **out);
/* Places start to start + length - 1 of dim. */
NNC_CHECKED nnc_error *nnc_narrow(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int64_t start,
                                  int64_t length, nnc_tensor **out);
/* input[..., start:end:step, ...] by Python's rules: bounds may be negative and are clamped
 * (INT64_MAX as end: to the end); step is positive. */
NNC_CHECKED nnc_error *nnc_slice(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int64_t start,
                                 int64_t end, int64_t step, nnc_tensor **out);
/* The diagonal of dimensions dim1 and dim2, as the last dimension. torch's defaults: 0, 0, 1. */
NNC_CHECKED nnc_error *nnc_diagonal(nnc_ctx *ctx, nnc_tensor *input, int64_t offset, int64_t dim1,
                                    int64_t dim2, nnc_tensor **out);
/* Windows of size places, step apart, along dimension: their contents become the last dimension.
 * torch.Tensor.unfold. */
NNC_CHECKED nnc_error *nnc_tensor_unfold(nnc_ctx *ctx, nnc_tensor *input, int64_t dimension,
                                         int64_t size, int64_t step, nnc_tensor **out);

/* ---- parts in a list ----
 * out has room for capacity handles; *n_out is how many there are. If that is more than capacity it
 * is an error and nothing is written. */
/* nnc_select of every place of dim. */
NNC_CHECKED nnc_error *nnc_unbind(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_tensor **out,
                                  int64_t capacity, int64_t *n_out);
/* Parts of the given lengths along dim. A single length is that of every part; the last one may be
 * shorter. */
NNC_CHECKED nnc_error *nnc_split(nnc_ctx *ctx, nnc_tensor *input, const int64_t *split_size,
                                 int64_t n_split_size, int64_t dim, nnc_tensor **out,
                                 int64_t capacity, int64_t *n_out);
/* At most `chunks` parts of one length; the last one may be shorter. */
NNC_CHECKED nnc_error *nnc_chunk(nnc_ctx *ctx, nnc_tensor *input, int64_t chunks, int64_t dim,
                                 nnc_tensor **out, int64_t capacity, int64_t *n_out);

/* ---- joining ---- */
/* All tensors one behind the other along dim; in their common type. */
NNC_CHECKED nnc_error *nnc_cat(nnc_ctx *ctx, nnc_tensor *const *tensors, int64_t n_tensors,
                               int64_t dim, nnc_tensor **out);
/* Tensors of one size along a new dimension dim. */
NNC_CHECKED nnc_error *nnc_stack(nnc_ctx *ctx, nnc_tensor *const *tensors, int64_t n_tensors,
                                 int64_t dim, nnc_tensor **out);
/* nnc_cat along dimension 1; of vectors and numbers along dimension 0. */
NNC_CHECKED nnc_error *nnc_hstack(nnc_ctx *ctx, nnc_tensor *const *tensors, int64_t n_tensors,
                                  nnc_tensor **out);
/* nnc_cat along dimension 0; vectors and numbers count as rows. */
NNC_CHECKED nnc_error *nnc_vstack(nnc_ctx *ctx, nnc_tensor *const *tensors, int64_t n_tensors,
                                  nnc_tensor **out);
/* pad[0], pad[1] more places before and after the last dimension, pad[2], pad[3] around the one
 * before, ...; negative ones cut off. mode "constant" (also NULL) fills with value (NULL: 0);
 * "reflect", "replicate" and "circular" with input's own elements, for 1 to 3 padded dimensions
 * behind a channel and perhaps a batch dimension. */
NNC_CHECKED nnc_error *nnc_pad(nnc_ctx *ctx, nnc_tensor *input, const int64_t *pad, int64_t n_pad,
                               const char *mode, const double *value, nnc_tensor **out);

/* ---- copies ---- */
/* repeats[i] copies side by side along dimension i; more repeats than dimensions add leading
 * ones. */
NNC_CHECKED nnc_error *nnc_repeat(nnc_ctx *ctx, nnc_tensor *input, const int64_t *repeats,
                                  int64_t n_repeats, nnc_tensor **out);
/* The same, with 1 for the leading dimensions that dims leaves out. */
NNC_CHECKED nnc_error *nnc_tile(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dims,
                                int64_t n_dims, nnc_tensor **out);
/* Backwards along each of dims. */
NNC_CHECKED nnc_error *nnc_flip(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dims,
                                int64_t n_dims, nnc_tensor **out);
/* Moved round in a circle by shifts[i] places along dims[i]; dims NULL: all elements in row-major
 * order. */
NNC_CHECKED nnc_error *nnc_roll(nnc_ctx *ctx, nnc_tensor *input, const int64_t *shifts,
                                int64_t n_shifts, const int64_t *dims, int64_t n_dims,
                                nnc_tensor **out);
/* The elements on and below (tril) or above (triu) a diagonal of the last two dimensions; the
 * others are 0. */
NNC_CHECKED nnc_error *nnc_tril(nnc_ctx *ctx, nnc_tensor *input, int64_t diagonal,
                                nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_triu(nnc_ctx *ctx, nnc_tensor *input, int64_t diagonal,
                                nnc_tensor **out);

/* ---- indexing ----
 * An index is a tensor of int64 or int32 with values from 0 to the size of the dimension - 1. */
/* Places index[0], index[1], ... of dim. */
NNC_CHECKED nnc_error *nnc_index_select(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                        nnc_tensor *index, nnc_tensor **out);
/* input with alpha times place i of source added to place index[i] of dim. */
NNC_CHECKED nnc_error *nnc_index_add(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                     nnc_tensor *index, nnc_tensor *source, double alpha,
                                     nnc_tensor **out);
/* out[i][j][k] = input[i][index[i][j][k]][k] for dim 1 of three. */
NNC_CHECKED nnc_error *nnc_gather(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_tensor *index,
                                  nnc_tensor **out);
/* input with out[i][index[i][j][k]][k] = src[i][j][k] for dim 1 of three. */
NNC_CHECKED nnc_error *nnc_scatter(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_tensor *index,
                                   nnc_tensor *src, nnc_tensor **out);
/* nnc_scatter of one number. */
NNC_CHECKED nnc_error *nnc_scatter_value(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                         nnc_tensor *index, double value, nnc_tensor **out);
/* nnc_scatter that adds. */
NNC_CHECKED nnc_error *nnc_scatter_add(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                       nnc_tensor *index, nnc_tensor *src, nnc_tensor **out);
/* nnc_gather with the other dimensions broadcast; dim NULL: of input in row-major order. */
NNC_CHECKED nnc_error *nnc_take_along_dim(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *indices,
                                          const int64_t *dim, nnc_tensor **out);
/* value where the bool tensor mask, which is broadcast, is true; else input. */
NNC_CHECKED nnc_error *nnc_masked_fill(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mask,
                                       double value, nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_masked_fill_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mask,
                                        double value);
/* The elements where mask is true, as a vector. */
NNC_CHECKED nnc_error *nnc_masked_select(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mask,
                                         nnc_tensor **out);
/* (n, ndim): the indices of the n elements that are not zero. */
NNC_CHECKED nnc_error *nnc_nonzero(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* 1 at the place that the int64 tensor input says, along a new last dimension of num_classes
 * places; -1: as many as there are classes. */
NNC_CHECKED nnc_error *nnc_one_hot(nnc_ctx *ctx, nnc_tensor *input, int64_t num_classes,
                                   nnc_tensor **out);

/* ---- order ---- */
/* Values in order along dim and where they were (int64). Equal ones keep their order, NaN counts as
 * the largest. */
NNC_CHECKED nnc_error *nnc_sort(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int32_t descending,
                                nnc_tensor **values, nnc_tensor **indices);
/* The second result of nnc_sort alone. */
NNC_CHECKED nnc_error *nnc_argsort(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int32_t descending,
                                   nnc_tensor **out);
/* The k largest (or smallest) values along dim, in order, and where they were. */
NNC_CHECKED nnc_error *nnc_topk(nnc_ctx *ctx, nnc_tensor *input, int64_t k, int64_t dim,
                                int32_t largest, nnc_tensor **values, nnc_tensor **indices);

NNC_END

#endif
