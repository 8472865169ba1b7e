// SPDX-License-Identifier: Apache-2.0
#include "nnc/tensor.h"

#include "capi/guard.h"
#include "graph/autograd_meta.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/host.h"
#include "ops/layout.h"
#include "ops/print.h"

using namespace nnc;
using namespace nnc::capi;

nnc_error* nnc_tensor_from_data(nnc_ctx* ctx, const void* data, const int64_t* dims, int64_t ndim,
                                nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::from_data(data, shape(dims, ndim), dtype_or(dtype, exec().default_dtype)));
}

nnc_error* nnc_tensor_from_memory(nnc_ctx* ctx, void* data, const int64_t* dims, int64_t ndim,
                                  const int64_t* strides, nnc_dtype dtype,
                                  void (*deleter)(uintptr_t), uintptr_t self, nnc_tensor** out) {
  return guard(__func__, ctx, [&](const Call& c) {
    check_out(out, "out");
    const Sizes sizes = shape(dims, ndim);
    const Dims steps = strides ? Dims(list(strides, ndim, "strides")) : contiguous_strides(sizes);
    const Tensor y = ops::from_memory(data, sizes, steps, dtype_or(dtype, exec().default_dtype));
    c.put(out, y);
    y.impl()->storage->set_deleter(deleter, self);
  });
}

nnc_error* nnc_empty(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, nnc_dtype dtype,
                     nnc_tensor** out) {
  return PUT(out, Tensor::empty(shape(dims, ndim), dtype_or(dtype, exec().default_dtype)));
}

nnc_error* nnc_zeros(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, nnc_dtype dtype,
                     nnc_tensor** out) {
  return PUT(out, ops::full(shape(dims, ndim), 0, dtype_or(dtype, exec().default_dtype)));
}

nnc_error* nnc_ones(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, nnc_dtype dtype,
                    nnc_tensor** out) {
  return PUT(out, ops::full(shape(dims, ndim), 1, dtype_or(dtype, exec().default_dtype)));
}

nnc_error* nnc_full(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, double fill_value,
                    nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::full(shape(dims, ndim), fill_value, dtype_or(dtype, exec().default_dtype)));
}

nnc_error* nnc_full_i64(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, int64_t fill_value,
                        nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::full(shape(dims, ndim), fill_value, dtype_or(dtype, DType::kInt64)));
}

nnc_error* nnc_zeros_like(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::full_like(ARG(input), 0, dtype_or(dtype, ARG(input).dtype())));
}

nnc_error* nnc_ones_like(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::full_like(ARG(input), 1, dtype_or(dtype, ARG(input).dtype())));
}

nnc_error* nnc_arange(nnc_ctx* ctx, double start, double end, double step, nnc_dtype dtype,
                      nnc_tensor** out) {
  return PUT(out, ops::arange(start, end, step, dtype_or(dtype, exec().default_dtype)));
}

nnc_error* nnc_arange_i64(nnc_ctx* ctx, int64_t start, int64_t end, int64_t step, nnc_dtype dtype,
                          nnc_tensor** out) {
  return PUT(out, ops::arange(start, end, step, dtype_or(dtype, DType::kInt64)));
}

nnc_error* nnc_linspace(nnc_ctx* ctx, double start, double end, int64_t steps, nnc_dtype dtype,
                        nnc_tensor** out) {
  return PUT(out, ops::linspace(start, end, steps, dtype_or(dtype, exec().default_dtype)));
}

nnc_error* nnc_eye(nnc_ctx* ctx, int64_t n, int64_t m, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::eye(n, m, dtype_or(dtype, exec().default_dtype)));
}

int64_t nnc_tensor_ndim(nnc_tensor* tensor) {
  return get(tensor, NNC_DTYPE_DEFAULT, [](const Tensor& t) { return t.dim(); });
}

int64_t nnc_tensor_numel(nnc_tensor* tensor) {
  return get(tensor, [](const Tensor& t) { return t.numel(); });
}

int64_t nnc_tensor_size(nnc_tensor* tensor, int64_t dim) {
  return get(tensor, [&](const Tensor& t) {
    return dim >= -t.dim() && dim < t.dim() ? t.size(dim) : int64_t{-1};
  });
}

int64_t nnc_tensor_stride(nnc_tensor* tensor, int64_t dim) {
  return get(tensor, [&](const Tensor& t) {
    return dim >= -t.dim() && dim < t.dim() ? t.stride(dim) : int64_t{-1};
  });
}

int64_t nnc_tensor_storage_offset(nnc_tensor* tensor) {
  return get(tensor, [](const Tensor& t) { return t.offset(); });
}

nnc_dtype nnc_tensor_dtype(nnc_tensor* tensor) {
  return get(tensor, NNC_DTYPE_DEFAULT,
             [](const Tensor& t) { return static_cast<nnc_dtype>(t.dtype()); });
}

int64_t nnc_tensor_element_size(nnc_tensor* tensor) {
  return get(tensor, [](const Tensor& t) { return item_size(t.dtype()); });
}

int32_t nnc_tensor_is_contiguous(nnc_tensor* tensor) {
  return get(tensor, [](const Tensor& t) { return int32_t{t.contiguous()}; });
}

int64_t nnc_tensor_version(nnc_tensor* tensor) {
  return get(tensor, [](const Tensor& t) { return static_cast<int64_t>(t.version()); });
}

const void* nnc_tensor_data(nnc_tensor* tensor) {
  return get(tensor, nullptr, [](const Tensor& t) { return ops::materialize(t).view().data(); });
}

void* nnc_tensor_data_mut(nnc_tensor* tensor) {
  return get(tensor, nullptr, [](const Tensor& t) { return ops::host_data(t); });
}

nnc_error* nnc_tensor_copy_to(nnc_ctx* ctx, nnc_tensor* tensor, void* dst, int64_t nbytes) {
  return RUN(ops::copy_to(ARG(tensor), dst, nbytes));
}

nnc_error* nnc_tensor_item(nnc_ctx* ctx, nnc_tensor* tensor, double* out) {
  return PUT(out, ops::item(ARG(tensor)));
}

nnc_error* nnc_tensor_item_i64(nnc_ctx* ctx, nnc_tensor* tensor, int64_t* out) {
  return PUT(out, ops::item_i64(ARG(tensor)));
}

nnc_error* nnc_tensor_repr(nnc_ctx* ctx, nnc_tensor* tensor, nnc_string** out) {
  return PUT(out, to_text(ARG(tensor)));
}

nnc_error* nnc_tensor_to(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::to_dtype(ARG(input), dtype_or(dtype, ARG(input).dtype())));
}

nnc_error* nnc_clone(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::clone(ARG(input)));
}

nnc_error* nnc_contiguous(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::contiguous(ARG(input)));
}

nnc_error* nnc_copy_(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* src) {
  return RUN(ops::copy_(ARG(input), ARG(src)));
}

nnc_error* nnc_fill_(nnc_ctx* ctx, nnc_tensor* input, double value) {
  return RUN(ops::fill_(ARG(input), value));
}

nnc_error* nnc_fill_i64_(nnc_ctx* ctx, nnc_tensor* input, int64_t value) {
  return RUN(ops::fill_(ARG(input), value));
}

nnc_error* nnc_zero_(nnc_ctx* ctx, nnc_tensor* input) {
  return RUN(ops::zero_(ARG(input)));
}
