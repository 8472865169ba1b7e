/* SPDX-License-Identifier: Apache-2.0 */
/* Shapes, joining and indexing.
 *
 * What holds for all of them, unless one says otherwise:
 *
 * A view looks at the memory of input: writing to one shows in the other. Other results are new.
 * Dimensions count from 0, negative ones from the end: NNC_E_INDEX if there is no such dimension.
 * Sizes of a result stand in brackets; those not spoken of are those of input.
 * Every element type is taken, and the result has that of input. A list that is NULL has length 0.
 * All differentiable in their floating point tensors. */
#ifndef NNC_OPS_SHAPE_H
#define NNC_OPS_SHAPE_H

#include <nnc/autograd.h>

NNC_BEGIN

/* ---- other sizes ---- */

/* (size): the same elements in row-major order with other sizes, as a view. One size may be -1:
 * what is left. NNC_E_SHAPE: another number of elements; strides that allow no view. */
NNC_CHECKED nnc_error *nnc_view(nnc_ctx *ctx, nnc_tensor *input, const int64_t *size,
                                int64_t n_size, nnc_tensor **out);
/* The same bytes as elements of dtype: a view through which no gradient flows, as in torch. Of
 * another size in bytes: the last dimension is so many times longer or shorter. What is true of
 * bools (<nnc/tensor.h>) holds for such a view too. NNC_E_SHAPE: no dimensions, a last dimension
 * that is not dense, or sizes, strides or an offset that do not divide. NNC_E_INVALID: as bool, and
 * a byte is neither 0 nor 1. */
NNC_CHECKED nnc_error *nnc_view_dtype(nnc_ctx *ctx, nnc_tensor *input, nnc_dtype dtype,
                                      nnc_tensor **out);
/* (shape): nnc_view where the strides allow it, else a copy. NNC_E_SHAPE: another number of
 * elements. */
NNC_CHECKED nnc_error *nnc_reshape(nnc_ctx *ctx, nnc_tensor *input, const int64_t *shape,
                                   int64_t n_shape, nnc_tensor **out);
/* (other's sizes): nnc_view with the sizes of other. */
NNC_CHECKED nnc_error *nnc_view_as(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                   nnc_tensor **out);
/* Dimensions start_dim to end_dim, both included, become one (torch: start_dim 0, end_dim -1); a
 * 0-dimensional tensor becomes (1). A view where the strides allow it. NNC_E_INVALID: start_dim is
 * behind end_dim. */
NNC_CHECKED nnc_error *nnc_flatten(nnc_ctx *ctx, nnc_tensor *input, int64_t start_dim,
                                   int64_t end_dim, nnc_tensor **out);
/* Dimension dim becomes several of the given sizes, one of which may be -1. A view. NNC_E_SHAPE:
 * their product is not the size of dim. */
NNC_CHECKED nnc_error *nnc_unflatten(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                     const int64_t *sizes, int64_t n_sizes, nnc_tensor **out);
/* A view without the dimensions of size 1: all of them (dim NULL), or those that dim names; one of
 * another size stays. */
NNC_CHECKED nnc_error *nnc_squeeze(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dim,
                                   int64_t n_dim, nnc_tensor **out);
/* A view with a dimension of size 1 put in at dim, -ndim-1..ndim. */
NNC_CHECKED nnc_error *nnc_unsqueeze(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                     nnc_tensor **out);
/* (size): a view that repeats dimensions of size 1, and new leading ones, without a copy; -1 keeps
 * a size. NNC_E_SHAPE: another size than 1 would have to change. */
NNC_CHECKED nnc_error *nnc_expand(nnc_ctx *ctx, nnc_tensor *input, const int64_t *size,
                                  int64_t n_size, nnc_tensor **out);
/* (other's sizes): nnc_expand to the sizes of other. */
NNC_CHECKED nnc_error *nnc_expand_as(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                     nnc_tensor **out);
/* (size): torch's other name of nnc_expand. */
NNC_CHECKED nnc_error *nnc_broadcast_to(nnc_ctx *ctx, nnc_tensor *input, const int64_t *size,
                                        int64_t n_size, nnc_tensor **out);
/* Each of the n_tensors tensors expanded to the sizes to which all broadcast; out has room for as
 * many. */
NNC_CHECKED nnc_error *nnc_broadcast_tensors(nnc_ctx *ctx, nnc_tensor *const *tensors,
                                             int64_t n_tensors, nnc_tensor **out);
/* (size): a view of input's memory with any sizes, strides and offset, counted in elements;
 * storage_offset NULL is that of input. Elements of input that coincide in memory share its
 * gradient equally. NNC_E_INVALID: it would reach beyond the memory. */
NNC_CHECKED nnc_error *nnc_as_strided(nnc_ctx *ctx, nnc_tensor *input, const int64_t *size,
                                      const int64_t *stride, int64_t n_size,
                                      const int64_t *storage_offset, nnc_tensor **out);

/* ---- other orders of the dimensions: views ---- */

/* Dimensions dim0 and dim1 exchanged. */
NNC_CHECKED nnc_error *nnc_transpose(nnc_ctx *ctx, nnc_tensor *input, int64_t dim0, int64_t dim1,
                                     nnc_tensor **out);
/* (n, m) for a matrix (m, n); a vector or a 0-dimensional tensor stays as it is. NNC_E_SHAPE: more
 * than 2 dimensions. */
NNC_CHECKED nnc_error *nnc_t(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* Dimension i of the result is dimension dims[i] of input. NNC_E_SHAPE: not one for each dimension.
 * NNC_E_INVALID: one twice. */
NNC_CHECKED nnc_error *nnc_permute(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dims,
                                   int64_t n_dims, nnc_tensor **out);
/* Dimensions source[i] move to the places destination[i]; the others keep their order.
 * NNC_E_INVALID: one twice. */
NNC_CHECKED nnc_error *nnc_movedim(nnc_ctx *ctx, nnc_tensor *input, const int64_t *source,
                                   const int64_t *destination, int64_t n_source, nnc_tensor **out);

/* ---- parts: views ---- */

/* input[..., index, ...] without dimension dim. NNC_E_INDEX: index outside -size..size-1. */
NNC_CHECKED nnc_error *nnc_select(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int64_t index,
                                  nnc_tensor **out);
/* Places start..start + length - 1 of dim; a negative start counts from the end. NNC_E_INDEX: it
 * reaches beyond the end. */
NNC_CHECKED nnc_error *nnc_narrow(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int64_t start,
                                  int64_t length, nnc_tensor **out);
/* The same with a tensor without dimensions as start. NNC_E_INVALID: not a whole number. */
NNC_CHECKED nnc_error *nnc_narrow_tensor(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                         nnc_tensor *start, int64_t length, nnc_tensor **out);
/* input[..., start:end:step, ...] by the rules of Python: a negative bound counts from the end, one
 * that is too far is the end (INT64_MAX as end: to the end). (ceil((end - start) / step)) places.
 * NNC_E_INVALID: step < 1. */
NNC_CHECKED nnc_error *nnc_slice(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int64_t start,
                                 int64_t end, int64_t step, nnc_tensor **out);
/* The diagonal of dimensions dim1 and dim2 becomes the last dimension (torch: offset 0, dim1 0,
 * dim2 1); offset > 0 lies above the main one. NNC_E_INVALID: dim1 is dim2. */
NNC_CHECKED nnc_error *nnc_diagonal(nnc_ctx *ctx, nnc_tensor *input, int64_t offset, int64_t dim1,
                                    int64_t dim2, nnc_tensor **out);
/* Windows of size places, step apart, along dimension, which gets (n - size) / step + 1 of them,
 * rounded down; their contents become the last dimension. torch.Tensor.unfold. NNC_E_SHAPE: size >
 * n. NNC_E_INVALID: step < 1. */
NNC_CHECKED nnc_error *nnc_tensor_unfold(nnc_ctx *ctx, nnc_tensor *input, int64_t dimension,
                                         int64_t size, int64_t step, nnc_tensor **out);

/* ---- parts in a list: views ----
 * out has room for capacity handles; *n_out becomes the number of parts. NNC_E_INVALID if there
 * are more than capacity; no part is made then. Writing in place into a part, or a view of one, is
 * NNC_E_STATE where that would be recorded for gradients, as in torch; so is computing with it,
 * where gradients are wanted, after something was written into what it is a part of. */

/* nnc_select of every place of dim. */
NNC_CHECKED nnc_error *nnc_unbind(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_tensor **out,
                                  int64_t capacity, int64_t *n_out);
/* Parts of the given lengths along dim, which must add up to its size. A single length is that of
 * every part, and the last one may be shorter: max(1, ceil(size / length)) parts. NNC_E_SHAPE: they
 * do not add up. NNC_E_INVALID: a negative length. */
NNC_CHECKED nnc_error *nnc_split(nnc_ctx *ctx, nnc_tensor *input, const int64_t *split_size,
                                 int64_t n_split_size, int64_t dim, nnc_tensor **out,
                                 int64_t capacity, int64_t *n_out);
/* Parts of ceil(size / chunks) places along dim; the last one may be shorter, and there may be
 * fewer than chunks. NNC_E_INVALID: chunks < 1. */
NNC_CHECKED nnc_error *nnc_chunk(nnc_ctx *ctx, nnc_tensor *input, int64_t chunks, int64_t dim,
                                 nnc_tensor **out, int64_t capacity, int64_t *n_out);

/* By a vector of int64 the parts between its places, by the rules of nnc_slice: (0..i0), (i0..i1),
 * ..., (ik..end); by a 0-dimensional one as nnc_tensor_split_sections. NNC_E_DTYPE: not int64. */
NNC_CHECKED nnc_error *nnc_tensor_split(nnc_ctx *ctx, nnc_tensor *input,
                                        nnc_tensor *tensor_indices_or_sections, int64_t dim,
                                        nnc_tensor **out, int64_t capacity, int64_t *n_out);
/* As many parts as sections says, of which the first (size of dim mod sections) are longer by 1.
 * NNC_E_INVALID: sections < 1. */
NNC_CHECKED nnc_error *nnc_tensor_split_sections(nnc_ctx *ctx, nnc_tensor *input, int64_t sections,
                                                 int64_t dim, nnc_tensor **out, int64_t capacity,
                                                 int64_t *n_out);
/* nnc_tensor_split by a list. */
NNC_CHECKED nnc_error *nnc_tensor_split_indices(nnc_ctx *ctx, nnc_tensor *input,
                                                const int64_t *indices, int64_t n_indices,
                                                int64_t dim, nnc_tensor **out, int64_t capacity,
                                                int64_t *n_out);

/* ---- joining: a new tensor in the common type of all ---- */

/* The tensors one behind the other along dim; the other sizes agree, but for tensors (0), which are
 * left out; of them alone dim may be anything. NNC_E_INVALID: an empty list. NNC_E_SHAPE: sizes
 * that do not agree. */
NNC_CHECKED nnc_error *nnc_cat(nnc_ctx *ctx, nnc_tensor *const *tensors, int64_t n_tensors,
                               int64_t dim, nnc_tensor **out);
/* Tensors of one size along a new dimension dim of size n_tensors. Errors as for nnc_cat. */
NNC_CHECKED nnc_error *nnc_stack(nnc_ctx *ctx, nnc_tensor *const *tensors, int64_t n_tensors,
                                 int64_t dim, nnc_tensor **out);
/* nnc_cat along dimension 1; of vectors and 0-dimensional tensors along dimension 0. */
NNC_CHECKED nnc_error *nnc_hstack(nnc_ctx *ctx, nnc_tensor *const *tensors, int64_t n_tensors,
                                  nnc_tensor **out);
/* nnc_cat along dimension 0, where a vector counts as (1, n) and a 0-dimensional tensor as (1,
 * 1). */
NNC_CHECKED nnc_error *nnc_vstack(nnc_ctx *ctx, nnc_tensor *const *tensors, int64_t n_tensors,
                                  nnc_tensor **out);
/* pad[0] and pad[1] more places before and after the last dimension, pad[2] and pad[3] around the
 * one before, and so on; negative ones cut off. mode "constant" (NULL: that) fills with value
 * (NULL: 0; a float). "reflect" mirrors input at its first and last place, "replicate" repeats
 * these, "circular" continues at the other end: for 1 to 3 padded dimensions behind a channel and
 * perhaps a batch dimension, value NULL or 0. NNC_E_INVALID: n_pad is odd, more than 2 ndim or
 * more than 64; another mode. NNC_E_SHAPE: a result of negative size; more places than the mode
 * has; with "replicate", or along all of pad "reflect", an empty result; with both no channels. */
NNC_CHECKED nnc_error *nnc_pad(nnc_ctx *ctx, nnc_tensor *input, const int64_t *pad, int64_t n_pad,
                               const char *mode, const double *value, nnc_tensor **out);

/* ---- copies ---- */

/* (repeats[i] * size): copies side by side along dimension i; more repeats than dimensions add
 * leading dimensions. NNC_E_SHAPE: fewer, or a negative one. */
NNC_CHECKED nnc_error *nnc_repeat(nnc_ctx *ctx, nnc_tensor *input, const int64_t *repeats,
                                  int64_t n_repeats, nnc_tensor **out);
/* nnc_repeat with 1 for the leading dimensions that dims leaves out. */
NNC_CHECKED nnc_error *nnc_tile(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dims,
                                int64_t n_dims, nnc_tensor **out);
/* (input's sizes): backwards along each of dims. NNC_E_INVALID: one twice. */
NNC_CHECKED nnc_error *nnc_flip(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dims,
                                int64_t n_dims, nnc_tensor **out);
/* (input's sizes): moved round in a circle by shifts[i] places along dims[i]; dims NULL: one shift
 * for all elements in row-major order. NNC_E_INVALID: not as many shifts as dims. */
NNC_CHECKED nnc_error *nnc_roll(nnc_ctx *ctx, nnc_tensor *input, const int64_t *shifts,
                                int64_t n_shifts, const int64_t *dims, int64_t n_dims,
                                nnc_tensor **out);
/* (input's sizes): the elements on and below a diagonal of the last two dimensions, the others 0
 * (torch: diagonal 0, the main one; positive ones lie above). NNC_E_SHAPE: fewer than 2
 * dimensions. */
NNC_CHECKED nnc_error *nnc_tril(nnc_ctx *ctx, nnc_tensor *input, int64_t diagonal,
                                nnc_tensor **out);
/* The same on and above the diagonal. */
NNC_CHECKED nnc_error *nnc_triu(nnc_ctx *ctx, nnc_tensor *input, int64_t diagonal,
                                nnc_tensor **out);

/* Of a vector (n): the matrix (n + |diagonal|, n + |diagonal|) that has it on a diagonal, and 0
 * elsewhere. Of a matrix: a copy of that diagonal (torch: diagonal 0; positive ones lie above the
 * main one). NNC_E_SHAPE: other dimensions. */
NNC_CHECKED nnc_error *nnc_diag(nnc_ctx *ctx, nnc_tensor *input, int64_t diagonal,
                                nnc_tensor **out);
/* The last dimension, of n places, becomes a diagonal of dimensions dim1 and dim2 of the result,
 * both of size n + |offset|, and everything else 0 (torch: offset 0, dim1 -2, dim2 -1).
 * NNC_E_INVALID: dim1 is dim2. */
NNC_CHECKED nnc_error *nnc_diag_embed(nnc_ctx *ctx, nnc_tensor *input, int64_t offset, int64_t dim1,
                                      int64_t dim2, nnc_tensor **out);

/* ---- indexing: new tensors ----
 * An index is a tensor of int64 or int32 with values 0..size-1 of the dimension that it indexes:
 * NNC_E_INDEX for another value, NNC_E_DTYPE for another type. */

/* (input's sizes, dim of index's length): places index[0], index[1], ... of dim. index has at most
 * one dimension. */
NNC_CHECKED nnc_error *nnc_index_select(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                        nnc_tensor *index, nnc_tensor **out);
/* (input's sizes): input with alpha times place i of source added to place index[i] of dim (torch:
 * alpha 1). source has input's type, and its sizes but for dim, where it is as long as index. */
NNC_CHECKED nnc_error *nnc_index_add(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                     nnc_tensor *index, nnc_tensor *source, double alpha,
                                     nnc_tensor **out);
/* (index's sizes): out[i][j][k] = input[i][index[i][j][k]][k] for dim 1 of three. index is no
 * longer than input in the other dimensions. */
NNC_CHECKED nnc_error *nnc_gather(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_tensor *index,
                                  nnc_tensor **out);
/* (input's sizes): input, but out[i][index[i][j][k]][k] = src[i][j][k] for dim 1 of three; of
 * several values for one place one stays. index is no longer than src, and than input but in dim.
 * src has input's type. */
NNC_CHECKED nnc_error *nnc_scatter(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, nnc_tensor *index,
                                   nnc_tensor *src, nnc_tensor **out);
/* nnc_scatter of one number, a float. */
NNC_CHECKED nnc_error *nnc_scatter_scalar(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                          nnc_tensor *index, double value, nnc_tensor **out);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_scatter_scalar_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                              nnc_tensor *index, int64_t value, nnc_tensor **out);
/* nnc_scatter that adds to input, several values for one place too. */
NNC_CHECKED nnc_error *nnc_scatter_add(nnc_ctx *ctx, nnc_tensor *input, int64_t dim,
                                       nnc_tensor *index, nnc_tensor *src, nnc_tensor **out);
/* nnc_gather with the other dimensions of both broadcast, where -size..-1 count from the end; dim
 * NULL: of the flattened input, with the flattened indices. indices is int64, without dim int32
 * too. */
NNC_CHECKED nnc_error *nnc_take_along_dim(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *indices,
                                          const int64_t *dim, nnc_tensor **out);
/* value, a float, where mask is true, else input; both are broadcast. NNC_E_DTYPE: mask is not
 * bool. */
NNC_CHECKED nnc_error *nnc_masked_fill(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mask,
                                       double value, nnc_tensor **out);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_masked_fill_i64(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mask,
                                           int64_t value, nnc_tensor **out);
/* The same in place, with a float; mask broadcasts to input's sizes. */
NNC_CHECKED nnc_error *nnc_masked_fill_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mask,
                                        double value);
/* The same in place, with an int. */
NNC_CHECKED nnc_error *nnc_masked_fill_i64_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mask,
                                            int64_t value);
/* (number of true ones): the elements where mask is true, in row-major order; both are broadcast.
 * NNC_E_DTYPE: mask is not bool. */
NNC_CHECKED nnc_error *nnc_masked_select(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *mask,
                                         nnc_tensor **out);
/* (n, ndim), int64: the indices of the n elements that are not 0, in row-major order. No
 * gradient. */
NNC_CHECKED nnc_error *nnc_nonzero(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* (input's sizes, num_classes), int64: 1 at the place that input says, else 0; num_classes -1 is
 * the largest value + 1. No gradient. NNC_E_DTYPE: input is not int64. NNC_E_INDEX: a value that is
 * negative or too large. */
NNC_CHECKED nnc_error *nnc_one_hot(nnc_ctx *ctx, nnc_tensor *input, int64_t num_classes,
                                   nnc_tensor **out);

/* ---- order ---- */

/* (input's sizes), both: the values along dim in order, smallest first or, descending not 0,
 * largest first, and where they were, int64 (torch: dim -1, descending 0). Equal ones keep their
 * order; NaN counts as the largest. */
NNC_CHECKED nnc_error *nnc_sort(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int32_t descending,
                                nnc_tensor **values, nnc_tensor **indices);
/* The indices of nnc_sort alone. */
NNC_CHECKED nnc_error *nnc_argsort(nnc_ctx *ctx, nnc_tensor *input, int64_t dim, int32_t descending,
                                   nnc_tensor **out);
/* (input's sizes, dim of size k), both: the k largest values along dim or, largest 0, the smallest,
 * in order, and where they were, int64 (torch: dim -1, largest 1). NNC_E_INDEX: k outside 0..size.
 * A 0-dim input gives its element for k 0 too. NNC_E_DTYPE: bool. */
NNC_CHECKED nnc_error *nnc_topk(nnc_ctx *ctx, nnc_tensor *input, int64_t k, int64_t dim,
                                int32_t largest, nnc_tensor **values, nnc_tensor **indices);
/* The same whether sorted is 0 or not: in any order is what torch promises for 0. */
NNC_CHECKED nnc_error *nnc_topk_sorted(nnc_ctx *ctx, nnc_tensor *input, int64_t k, int64_t dim,
                                       int32_t largest, int32_t sorted, nnc_tensor **values,
                                       nnc_tensor **indices);

NNC_END

#endif
