// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_shape.h"

#include "capi/guard.h"
#include "ops/index.h"
#include "ops/join.h"
#include "ops/shape.h"
#include "ops/shape_dtype.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

Tensor squeezed(const Tensor& x, const int64_t* dim, int64_t n_dim) {
  if (!dim) return ops::squeeze(x);
  const Sizes dims = LIST(dim);
  return n_dim == 1 ? ops::squeeze(x, dims[0]) : ops::squeeze(x, dims);
}

// A list that has nothing to do with the number of dimensions. The operation looks at its length
// before it reads it.
#define LONG_LIST(x) ::nnc::capi::list(x, n_##x, #x, int64_t{1} << 40)

// One size is that of all parts.
Tensors split(const Tensor& x, const int64_t* split_size, int64_t n_split_size, int64_t dim,
              int64_t capacity) {
  const Sizes sizes = LONG_LIST(split_size);
  return sizes.size() == 1 ? ops::split(x, sizes[0], dim, capacity)
                           : ops::split(x, sizes, dim, capacity);
}

}  // namespace

nnc_error* nnc_view(nnc_ctx* ctx, nnc_tensor* input, const int64_t* size, int64_t n_size,
                    nnc_tensor** out) {
  return PUT(out, ops::view(ARG(input), LIST(size)));
}

nnc_error* nnc_reshape(nnc_ctx* ctx, nnc_tensor* input, const int64_t* shape, int64_t n_shape,
                       nnc_tensor** out) {
  return PUT(out, ops::reshape(ARG(input), LIST(shape)));
}

nnc_error* nnc_view_as(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::view(ARG(input), ARG(other).sizes()));
}

nnc_error* nnc_flatten(nnc_ctx* ctx, nnc_tensor* input, int64_t start_dim, int64_t end_dim,
                       nnc_tensor** out) {
  return PUT(out, ops::flatten(ARG(input), start_dim, end_dim));
}

nnc_error* nnc_unflatten(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, const int64_t* sizes,
                         int64_t n_sizes, nnc_tensor** out) {
  return PUT(out, ops::unflatten(ARG(input), dim, LIST(sizes)));
}

nnc_error* nnc_squeeze(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dim, int64_t n_dim,
                       nnc_tensor** out) {
  return PUT(out, squeezed(ARG(input), dim, n_dim));
}

nnc_error* nnc_unsqueeze(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor** out) {
  return PUT(out, ops::unsqueeze(ARG(input), dim));
}

nnc_error* nnc_expand(nnc_ctx* ctx, nnc_tensor* input, const int64_t* size, int64_t n_size,
                      nnc_tensor** out) {
  return PUT(out, ops::expand(ARG(input), LIST(size)));
}

nnc_error* nnc_expand_as(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::expand(ARG(input), ARG(other).sizes()));
}

nnc_error* nnc_as_strided(nnc_ctx* ctx, nnc_tensor* input, const int64_t* size,
                          const int64_t* stride, int64_t n_size, const int64_t* storage_offset,
                          nnc_tensor** out) {
  return PUT(out, ops::as_strided(ARG(input), LIST(size), list(stride, n_size, "stride"),
                                  storage_offset ? *storage_offset : ARG(input).offset()));
}

nnc_error* nnc_transpose(nnc_ctx* ctx, nnc_tensor* input, int64_t dim0, int64_t dim1,
                         nnc_tensor** out) {
  return PUT(out, ops::transpose(ARG(input), dim0, dim1));
}

nnc_error* nnc_t(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::t(ARG(input)));
}

nnc_error* nnc_permute(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dims, int64_t n_dims,
                       nnc_tensor** out) {
  return PUT(out, ops::permute(ARG(input), LIST(dims)));
}

nnc_error* nnc_movedim(nnc_ctx* ctx, nnc_tensor* input, const int64_t* source,
                       const int64_t* destination, int64_t n_source, nnc_tensor** out) {
  return PUT(out,
             ops::movedim(ARG(input), LIST(source), list(destination, n_source, "destination")));
}

nnc_error* nnc_select(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int64_t index,
                      nnc_tensor** out) {
  return PUT(out, ops::select(ARG(input), dim, index));
}

nnc_error* nnc_narrow(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int64_t start, int64_t length,
                      nnc_tensor** out) {
  return PUT(out, ops::narrow(ARG(input), dim, start, length));
}

nnc_error* nnc_slice(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int64_t start, int64_t end,
                     int64_t step, nnc_tensor** out) {
  return PUT(out, ops::slice(ARG(input), dim, start, end, step));
}

nnc_error* nnc_diagonal(nnc_ctx* ctx, nnc_tensor* input, int64_t offset, int64_t dim1, int64_t dim2,
                        nnc_tensor** out) {
  return PUT(out, ops::diagonal(ARG(input), offset, dim1, dim2));
}

nnc_error* nnc_tensor_unfold(nnc_ctx* ctx, nnc_tensor* input, int64_t dimension, int64_t size,
                             int64_t step, nnc_tensor** out) {
  return PUT(out, ops::unfold(ARG(input), dimension, size, step));
}

nnc_error* nnc_unbind(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor** out,
                      int64_t capacity, int64_t* n_out) {
  return PUT(out_list(out, capacity, n_out), ops::unbind(ARG(input), dim, capacity));
}

nnc_error* nnc_split(nnc_ctx* ctx, nnc_tensor* input, const int64_t* split_size,
                     int64_t n_split_size, int64_t dim, nnc_tensor** out, int64_t capacity,
                     int64_t* n_out) {
  return PUT(out_list(out, capacity, n_out),
             split(ARG(input), split_size, n_split_size, dim, capacity));
}

nnc_error* nnc_chunk(nnc_ctx* ctx, nnc_tensor* input, int64_t chunks, int64_t dim, nnc_tensor** out,
                     int64_t capacity, int64_t* n_out) {
  return PUT(out_list(out, capacity, n_out), ops::chunk(ARG(input), chunks, dim, capacity));
}

nnc_error* nnc_cat(nnc_ctx* ctx, nnc_tensor* const* tensors, int64_t n_tensors, int64_t dim,
                   nnc_tensor** out) {
  return PUT(out, ops::cat(LIST(tensors), dim));
}

nnc_error* nnc_stack(nnc_ctx* ctx, nnc_tensor* const* tensors, int64_t n_tensors, int64_t dim,
                     nnc_tensor** out) {
  return PUT(out, ops::stack(LIST(tensors), dim));
}

nnc_error* nnc_hstack(nnc_ctx* ctx, nnc_tensor* const* tensors, int64_t n_tensors,
                      nnc_tensor** out) {
  return PUT(out, ops::hstack(LIST(tensors)));
}

nnc_error* nnc_vstack(nnc_ctx* ctx, nnc_tensor* const* tensors, int64_t n_tensors,
                      nnc_tensor** out) {
  return PUT(out, ops::vstack(LIST(tensors)));
}

nnc_error* nnc_pad(nnc_ctx* ctx, nnc_tensor* input, const int64_t* pad, int64_t n_pad,
                   const char* mode, const double* value, nnc_tensor** out) {
  return PUT(out, ops::pad(ARG(input), LIST(pad), mode ? mode : "constant", value ? *value : 0.0));
}

nnc_error* nnc_repeat(nnc_ctx* ctx, nnc_tensor* input, const int64_t* repeats, int64_t n_repeats,
                      nnc_tensor** out) {
  return PUT(out, ops::repeat(ARG(input), LIST(repeats)));
}

nnc_error* nnc_tile(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dims, int64_t n_dims,
                    nnc_tensor** out) {
  return PUT(out, ops::tile(ARG(input), LIST(dims)));
}

nnc_error* nnc_flip(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dims, int64_t n_dims,
                    nnc_tensor** out) {
  return PUT(out, ops::flip(ARG(input), LIST(dims)));
}

nnc_error* nnc_roll(nnc_ctx* ctx, nnc_tensor* input, const int64_t* shifts, int64_t n_shifts,
                    const int64_t* dims, int64_t n_dims, nnc_tensor** out) {
  return PUT(out, ops::roll(ARG(input), LONG_LIST(shifts), LONG_LIST(dims)));
}

nnc_error* nnc_tril(nnc_ctx* ctx, nnc_tensor* input, int64_t diagonal, nnc_tensor** out) {
  return PUT(out, ops::tril(ARG(input), diagonal));
}

nnc_error* nnc_triu(nnc_ctx* ctx, nnc_tensor* input, int64_t diagonal, nnc_tensor** out) {
  return PUT(out, ops::triu(ARG(input), diagonal));
}

nnc_error* nnc_index_select(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                            nnc_tensor** out) {
  return PUT(out, ops::index_select(ARG(input), dim, ARG(index)));
}

nnc_error* nnc_index_add(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                         nnc_tensor* source, double alpha, nnc_tensor** out) {
  return PUT(out, ops::index_add(ARG(input), dim, ARG(index), ARG(source), coefficient(alpha)));
}

nnc_error* nnc_gather(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                      nnc_tensor** out) {
  return PUT(out, ops::gather(ARG(input), dim, ARG(index)));
}

nnc_error* nnc_scatter(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                       nnc_tensor* src, nnc_tensor** out) {
  return PUT(out, ops::scatter(ARG(input), dim, ARG(index), ARG(src)));
}

nnc_error* nnc_scatter_scalar(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                              double value, nnc_tensor** out) {
  return PUT(out, ops::scatter(ARG(input), dim, ARG(index), value));
}

nnc_error* nnc_scatter_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                                  int64_t value, nnc_tensor** out) {
  return PUT(out, ops::scatter(ARG(input), dim, ARG(index), value));
}

nnc_error* nnc_scatter_add(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                           nnc_tensor* src, nnc_tensor** out) {
  return PUT(out, ops::scatter_add(ARG(input), dim, ARG(index), ARG(src)));
}

nnc_error* nnc_take_along_dim(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* indices,
                              const int64_t* dim, nnc_tensor** out) {
  return PUT(out, dim ? ops::take_along_dim(ARG(input), ARG(indices), *dim)
                      : ops::take_along_dim(ARG(input), ARG(indices)));
}

nnc_error* nnc_masked_fill(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mask, double value,
                           nnc_tensor** out) {
  return PUT(out, ops::masked_fill(ARG(input), ARG(mask), value));
}

nnc_error* nnc_masked_fill_i64(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mask, int64_t value,
                               nnc_tensor** out) {
  return PUT(out, ops::masked_fill(ARG(input), ARG(mask), value));
}

nnc_error* nnc_masked_fill_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mask, double value) {
  return RUN(ops::masked_fill_(ARG(input), ARG(mask), value));
}

nnc_error* nnc_masked_fill_i64_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mask, int64_t value) {
  return RUN(ops::masked_fill_(ARG(input), ARG(mask), value));
}

nnc_error* nnc_masked_select(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mask, nnc_tensor** out) {
  return PUT(out, ops::masked_select(ARG(input), ARG(mask)));
}

nnc_error* nnc_nonzero(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::nonzero(ARG(input)));
}

nnc_error* nnc_one_hot(nnc_ctx* ctx, nnc_tensor* input, int64_t num_classes, nnc_tensor** out) {
  return PUT(out, ops::one_hot(ARG(input), num_classes));
}

nnc_error* nnc_sort(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int32_t descending,
                    nnc_tensor** values, nnc_tensor** indices) {
  return PUT(outs(OUT(values), OUT(indices)), ops::sort(ARG(input), dim, descending));
}

nnc_error* nnc_argsort(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, int32_t descending,
                       nnc_tensor** out) {
  return PUT(out, ops::argsort(ARG(input), dim, descending));
}

nnc_error* nnc_topk(nnc_ctx* ctx, nnc_tensor* input, int64_t k, int64_t dim, int32_t largest,
                    nnc_tensor** values, nnc_tensor** indices) {
  return PUT(outs(OUT(values), OUT(indices)), ops::topk(ARG(input), k, dim, largest));
}

nnc_error* nnc_diag(nnc_ctx* ctx, nnc_tensor* input, int64_t diagonal, nnc_tensor** out) {
  return PUT(out, ops::diag(ARG(input), diagonal));
}

nnc_error* nnc_diag_embed(nnc_ctx* ctx, nnc_tensor* input, int64_t offset, int64_t dim1,
                          int64_t dim2, nnc_tensor** out) {
  return PUT(out, ops::diag_embed(ARG(input), offset, dim1, dim2));
}

nnc_error* nnc_broadcast_to(nnc_ctx* ctx, nnc_tensor* input, const int64_t* size, int64_t n_size,
                            nnc_tensor** out) {
  return PUT(out, ops::broadcast_to(ARG(input), LIST(size)));
}

nnc_error* nnc_broadcast_tensors(nnc_ctx* ctx, nnc_tensor* const* tensors, int64_t n_tensors,
                                 nnc_tensor** out) {
  return PUT(out_array(out), ops::broadcast_tensors(LIST(tensors)));
}

nnc_error* nnc_tensor_split(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* tensor_indices_or_sections,
                            int64_t dim, nnc_tensor** out, int64_t capacity, int64_t* n_out) {
  return PUT(out_list(out, capacity, n_out),
             ops::tensor_split(ARG(input), ARG(tensor_indices_or_sections), dim, capacity));
}

nnc_error* nnc_tensor_split_sections(nnc_ctx* ctx, nnc_tensor* input, int64_t sections, int64_t dim,
                                     nnc_tensor** out, int64_t capacity, int64_t* n_out) {
  return PUT(out_list(out, capacity, n_out),
             ops::tensor_split(ARG(input), sections, dim, capacity));
}

nnc_error* nnc_tensor_split_indices(nnc_ctx* ctx, nnc_tensor* input, const int64_t* indices,
                                    int64_t n_indices, int64_t dim, nnc_tensor** out,
                                    int64_t capacity, int64_t* n_out) {
  return PUT(out_list(out, capacity, n_out),
             ops::tensor_split(ARG(input), LONG_LIST(indices), dim, capacity));
}

nnc_error* nnc_narrow_tensor(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* start,
                             int64_t length, nnc_tensor** out) {
  return PUT(out, ops::narrow(ARG(input), dim, ARG(start), length));
}

nnc_error* nnc_view_dtype(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::view_dtype(ARG(input), ARG(dtype)));
}

// Sorted is one of the orders that torch may give unsorted.
nnc_error* nnc_topk_sorted(nnc_ctx* ctx, nnc_tensor* input, int64_t k, int64_t dim, int32_t largest,
                           int32_t, nnc_tensor** values, nnc_tensor** indices) {
  return PUT(outs(OUT(values), OUT(indices)), ops::topk(ARG(input), k, dim, largest));
}
