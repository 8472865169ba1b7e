// SPDX-License-Identifier: Apache-2.0
#include "nnc/ops_index.h"

#include "capi/guard.h"
#include "ops/index.h"

using namespace nnc;
using namespace nnc::capi;
using namespace nnc::ops;

namespace {

std::vector<Tensor> many(nnc_tensor* const* indices, int64_t n) {
  return optional_list(indices, n, "indices");
}

}  // namespace

nnc_error* nnc_index(nnc_ctx* ctx, nnc_tensor* input, const char* indices, nnc_tensor** out) {
  return PUT(out, index(ARG(input), std::string_view(ARG(indices))));
}

nnc_error* nnc_index_tensors(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* const* indices,
                             int64_t n_indices, nnc_tensor** out) {
  return PUT(out, index(ARG(input), many(indices, n_indices)));
}

nnc_error* nnc_tensor_index_assign(nnc_ctx* ctx, nnc_tensor* input, const char* indices,
                                   nnc_tensor* value) {
  return RUN(index_assign(ARG(input), ARG(indices), ARG(value)));
}

nnc_error* nnc_tensor_index_assign_scalar(nnc_ctx* ctx, nnc_tensor* input, const char* indices,
                                          double value) {
  return RUN(index_assign(ARG(input), ARG(indices), value));
}

nnc_error* nnc_tensor_index_assign_scalar_i64(nnc_ctx* ctx, nnc_tensor* input, const char* indices,
                                              int64_t value) {
  return RUN(index_assign(ARG(input), ARG(indices), value));
}

nnc_error* nnc_index_put(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* const* indices,
                         int64_t n_indices, nnc_tensor* values, int32_t accumulate,
                         nnc_tensor** out) {
  return PUT(out, index_put(ARG(input), many(indices, n_indices), ARG(values), accumulate));
}

nnc_error* nnc_index_put_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* const* indices,
                          int64_t n_indices, nnc_tensor* values, int32_t accumulate) {
  return RUN(index_put_(ARG(input), many(indices, n_indices), ARG(values), accumulate));
}

nnc_error* nnc_take(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* index, nnc_tensor** out) {
  return PUT(out, take(ARG(input), ARG(index)));
}

nnc_error* nnc_index_add_(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                          nnc_tensor* source, double alpha) {
  return RUN(index_add_(ARG(input), dim, ARG(index), ARG(source), coefficient(alpha)));
}

nnc_error* nnc_index_copy(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                          nnc_tensor* source, nnc_tensor** out) {
  return PUT(out, index_copy(ARG(input), dim, ARG(index), ARG(source)));
}

nnc_error* nnc_index_copy_(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                           nnc_tensor* source) {
  return RUN(index_copy_(ARG(input), dim, ARG(index), ARG(source)));
}

nnc_error* nnc_index_fill(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                          double value, nnc_tensor** out) {
  return PUT(out, index_fill(ARG(input), dim, ARG(index), value));
}

nnc_error* nnc_index_fill_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                              int64_t value, nnc_tensor** out) {
  return PUT(out, index_fill(ARG(input), dim, ARG(index), value));
}

nnc_error* nnc_index_fill_tensor(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                                 nnc_tensor* value, nnc_tensor** out) {
  return PUT(out, index_fill(ARG(input), dim, ARG(index), ARG(value)));
}

nnc_error* nnc_index_fill_(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                           double value) {
  return RUN(index_fill_(ARG(input), dim, ARG(index), value));
}

nnc_error* nnc_index_fill_i64_(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                               int64_t value) {
  return RUN(index_fill_(ARG(input), dim, ARG(index), value));
}

nnc_error* nnc_index_fill_tensor_(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                                  nnc_tensor* value) {
  return RUN(index_fill_(ARG(input), dim, ARG(index), ARG(value)));
}

nnc_error* nnc_scatter_(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                        nnc_tensor* src) {
  return RUN(scatter_(ARG(input), dim, ARG(index), ARG(src)));
}

nnc_error* nnc_scatter_scalar_(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                               double value) {
  return RUN(scatter_(ARG(input), dim, ARG(index), value));
}

nnc_error* nnc_scatter_scalar_i64_(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                                   int64_t value) {
  return RUN(scatter_(ARG(input), dim, ARG(index), value));
}

nnc_error* nnc_scatter_add_(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                            nnc_tensor* src) {
  return RUN(scatter_add_(ARG(input), dim, ARG(index), ARG(src)));
}

nnc_error* nnc_scatter_src_reduce(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                                  nnc_tensor* src, const char* reduce, nnc_tensor** out) {
  return PUT(out, scatter(ARG(input), dim, ARG(index), ARG(src), ARG(reduce)));
}

nnc_error* nnc_scatter_src_reduce_(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                                   nnc_tensor* src, const char* reduce) {
  return RUN(scatter_(ARG(input), dim, ARG(index), ARG(src), ARG(reduce)));
}

nnc_error* nnc_scatter_scalar_reduce(nnc_ctx* ctx, nnc_tensor* input, int64_t dim,
                                     nnc_tensor* index, double value, const char* reduce,
                                     nnc_tensor** out) {
  return PUT(out, scatter(ARG(input), dim, ARG(index), value, ARG(reduce)));
}

nnc_error* nnc_scatter_scalar_reduce_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t dim,
                                         nnc_tensor* index, int64_t value, const char* reduce,
                                         nnc_tensor** out) {
  return PUT(out, scatter(ARG(input), dim, ARG(index), value, ARG(reduce)));
}

nnc_error* nnc_scatter_scalar_reduce_(nnc_ctx* ctx, nnc_tensor* input, int64_t dim,
                                      nnc_tensor* index, double value, const char* reduce) {
  return RUN(scatter_(ARG(input), dim, ARG(index), value, ARG(reduce)));
}

nnc_error* nnc_scatter_scalar_reduce_i64_(nnc_ctx* ctx, nnc_tensor* input, int64_t dim,
                                          nnc_tensor* index, int64_t value, const char* reduce) {
  return RUN(scatter_(ARG(input), dim, ARG(index), value, ARG(reduce)));
}

nnc_error* nnc_scatter_reduce(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                              nnc_tensor* src, const char* reduce, int32_t include_self,
                              nnc_tensor** out) {
  return PUT(out, scatter_reduce(ARG(input), dim, ARG(index), ARG(src), ARG(reduce), include_self));
}

nnc_error* nnc_scatter_reduce_(nnc_ctx* ctx, nnc_tensor* input, int64_t dim, nnc_tensor* index,
                               nnc_tensor* src, const char* reduce, int32_t include_self) {
  return RUN(scatter_reduce_(ARG(input), dim, ARG(index), ARG(src), ARG(reduce), include_self));
}

nnc_error* nnc_masked_fill_tensor(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mask,
                                  nnc_tensor* value, nnc_tensor** out) {
  return PUT(out, masked_fill(ARG(input), ARG(mask), ARG(value)));
}

nnc_error* nnc_masked_fill_tensor_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* mask,
                                   nnc_tensor* value) {
  return RUN(masked_fill_(ARG(input), ARG(mask), ARG(value)));
}

nnc_error* nnc_nonzero_as_tuple(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out, int64_t capacity,
                                int64_t* n_out) {
  return PUT(out_list(out, capacity, n_out), nonzero_as_tuple(ARG(input), capacity));
}
