// SPDX-License-Identifier: Apache-2.0
#include "nnc/tensor.h"

#include "capi/guard.h"
#include "graph/autograd_meta.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/elementwise.h"
#include "ops/host.h"
#include "ops/layout.h"
#include "ops/memory_format.h"
#include "ops/print.h"
#include "ops/type_info.h"
#include "tensor/bounded_bytes.h"

using namespace nnc;
using namespace nnc::capi;

namespace {

using ops::MemoryFormat;
using ops::same_or;
MemoryFormat dense_or(nnc_memory_format f) {
  return ops::memory_format_of(f, MemoryFormat::kContiguous);
}
Tensor filled(const Tensor& like, const Scalar& value, nnc_dtype dtype, nnc_memory_format f,
              const char* op) {
  return ops::full_like(like, value, dtype_or(dtype, like.dtype()), same_or(f), op);
}

}  // namespace

nnc_error* nnc_tensor_from_data(nnc_ctx* ctx, const void* data, const int64_t* dims, int64_t ndim,
                                nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::from_data(data, shape(dims, ndim), dtype_or(dtype, exec().default_dtype)));
}

nnc_error* nnc_as_tensor(nnc_ctx* ctx, nnc_tensor* data, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::to_dtype(ARG(data), dtype_or(dtype, ARG(data).dtype())));
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

nnc_error* nnc_empty_like(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, Tensor::empty_like(ARG(input), dtype_or(dtype, ARG(input).dtype())));
}

nnc_error* nnc_full_like(nnc_ctx* ctx, nnc_tensor* input, double fill_value, nnc_dtype dtype,
                         nnc_tensor** out) {
  return PUT(out, ops::full_like(ARG(input), fill_value, dtype_or(dtype, ARG(input).dtype())));
}

nnc_error* nnc_full_like_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t fill_value, nnc_dtype dtype,
                             nnc_tensor** out) {
  return PUT(out, ops::full_like(ARG(input), fill_value, dtype_or(dtype, ARG(input).dtype())));
}

nnc_error* nnc_new_empty(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dims, int64_t ndim,
                         nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, Tensor::empty(shape(dims, ndim), dtype_or(dtype, ARG(input).dtype())));
}

nnc_error* nnc_new_zeros(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dims, int64_t ndim,
                         nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::full(shape(dims, ndim), 0, dtype_or(dtype, ARG(input).dtype())));
}

nnc_error* nnc_new_ones(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dims, int64_t ndim,
                        nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::full(shape(dims, ndim), 1, dtype_or(dtype, ARG(input).dtype())));
}

nnc_error* nnc_new_full(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dims, int64_t ndim,
                        double fill_value, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::full(shape(dims, ndim), fill_value, dtype_or(dtype, ARG(input).dtype()),
                            "new_full"));
}

nnc_error* nnc_new_full_i64(nnc_ctx* ctx, nnc_tensor* input, const int64_t* dims, int64_t ndim,
                            int64_t fill_value, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::full(shape(dims, ndim), fill_value, dtype_or(dtype, ARG(input).dtype()),
                            "new_full"));
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

nnc_error* nnc_linspace_tensor(nnc_ctx* ctx, nnc_tensor* start, nnc_tensor* end, int64_t steps,
                               nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out,
             ops::linspace(ARG(start), ARG(end), steps, dtype_or(dtype, exec().default_dtype)));
}

nnc_error* nnc_eye(nnc_ctx* ctx, int64_t n, int64_t m, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::eye(n, m, dtype_or(dtype, exec().default_dtype)));
}

nnc_error* nnc_tril_indices(nnc_ctx* ctx, int64_t row, int64_t col, int64_t offset, nnc_dtype dtype,
                            nnc_tensor** out) {
  return PUT(out, ops::tril_indices(row, col, offset, dtype_or(dtype, DType::kInt64)));
}

nnc_error* nnc_triu_indices(nnc_ctx* ctx, int64_t row, int64_t col, int64_t offset, nnc_dtype dtype,
                            nnc_tensor** out) {
  return PUT(out, ops::triu_indices(row, col, offset, dtype_or(dtype, DType::kInt64)));
}

nnc_error* nnc_meshgrid(nnc_ctx* ctx, nnc_tensor* const* tensors, int64_t n_tensors,
                        const char* indexing, nnc_tensor** out, int64_t capacity, int64_t* n_out) {
  return PUT(out_list(out, capacity, n_out),
             ops::meshgrid(LIST(tensors), indexing ? indexing : "ij"));
}

int64_t nnc_tensor_ndim(nnc_tensor* tensor) {
  return get(tensor, [](const Tensor& t) { return t.dim(); });
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
  return get_marked(tensor, NNC_DTYPE_DEFAULT,
                    [](const Tensor& t) { return static_cast<nnc_dtype>(t.dtype()); });
}

int64_t nnc_tensor_element_size(nnc_tensor* tensor) {
  return get(tensor, [](const Tensor& t) { return item_size(t.dtype()); });
}

int64_t nnc_tensor_nbytes(nnc_tensor* tensor) {
  return get(tensor, [](const Tensor& t) { return bounded_bytes(t.numel(), t.dtype()); });
}

int32_t nnc_is_floating_point(nnc_tensor* tensor) {
  return get_marked(tensor, -1, [](const Tensor& t) { return int32_t{is_floating(t.dtype())}; });
}

int32_t nnc_is_complex(nnc_tensor* tensor) {
  return get(tensor, [](const Tensor&) { return int32_t{0}; });
}

const char* nnc_tensor_device(nnc_tensor* tensor) {
  return get_marked(tensor, nullptr, [](const Tensor&) { return "cpu"; });
}

int32_t nnc_tensor_is_contiguous(nnc_tensor* tensor) {
  return get(tensor, [](const Tensor& t) { return int32_t{t.contiguous()}; });
}

int64_t nnc_tensor_version(nnc_tensor* tensor) {
  return get(tensor, [](const Tensor& t) { return static_cast<int64_t>(t.version()); });
}

int32_t nnc_tensor_is_contiguous_memory_format(nnc_tensor* tensor, nnc_memory_format f) {
  return get(tensor, [&](const Tensor& t) { return int32_t{is_contiguous(t, dense_or(f))}; });
}

const void* nnc_tensor_data(nnc_tensor* tensor) {
  return get(tensor, nullptr, [](const Tensor& t) { return ops::read_data(t); });
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
  return PUT(out, to_text(MARKED(tensor)));
}

nnc_error* nnc_tensor_type(nnc_ctx* ctx, nnc_tensor* tensor, nnc_string** out) {
  return PUT(out, ops::type_text(ARG(tensor).dtype()));
}

nnc_error* nnc_promote_types(nnc_ctx* ctx, nnc_dtype type1, nnc_dtype type2, nnc_dtype* out) {
  return PUT(out, static_cast<nnc_dtype>(promote_types(ARG(type1), ARG(type2))));
}

nnc_error* nnc_result_type(nnc_ctx* ctx, nnc_tensor* tensor, nnc_tensor* other, nnc_dtype* out) {
  return PUT(out, static_cast<nnc_dtype>(result_type(ARG(tensor), ARG(other))));
}

nnc_error* nnc_result_type_scalar(nnc_ctx* ctx, nnc_tensor* tensor, double other, nnc_dtype* out) {
  return PUT(out, static_cast<nnc_dtype>(ops::result_type(ARG(tensor), other)));
}

nnc_error* nnc_result_type_scalar_i64(nnc_ctx* ctx, nnc_tensor* tensor, int64_t other,
                                      nnc_dtype* out) {
  return PUT(out, static_cast<nnc_dtype>(ops::result_type(ARG(tensor), other)));
}

nnc_error* nnc_finfo(nnc_ctx* ctx, nnc_dtype dtype, const char* field, double* out) {
  return PUT(out, ops::finfo(dtype_or(dtype, exec().default_dtype), ARG(field)));
}

nnc_error* nnc_tensor_to(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype, nnc_tensor** out) {
  return PUT(out, ops::to_dtype(ARG(input), dtype_or(dtype, ARG(input).dtype())));
}

nnc_error* nnc_tensor_float(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::to_dtype(ARG(input), DType::kFloat32));
}

nnc_error* nnc_tensor_double(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::to_dtype(ARG(input), DType::kFloat64));
}

nnc_error* nnc_tensor_half(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::to_dtype(ARG(input), DType::kFloat16));
}

nnc_error* nnc_tensor_bfloat16(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::to_dtype(ARG(input), DType::kBFloat16));
}

nnc_error* nnc_tensor_long(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::to_dtype(ARG(input), DType::kInt64));
}

nnc_error* nnc_tensor_int(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::to_dtype(ARG(input), DType::kInt32));
}

nnc_error* nnc_tensor_short(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::to_dtype(ARG(input), DType::kInt16));
}

nnc_error* nnc_tensor_char(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::to_dtype(ARG(input), DType::kInt8));
}

nnc_error* nnc_tensor_byte(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::to_dtype(ARG(input), DType::kUInt8));
}

nnc_error* nnc_tensor_bool(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ops::to_dtype(ARG(input), DType::kBool));
}

nnc_error* nnc_type_as(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor* other, nnc_tensor** out) {
  return PUT(out, ops::to_dtype(ARG(input), ARG(other).dtype()));
}

nnc_error* nnc_tensor_cpu(nnc_ctx* ctx, nnc_tensor* input, nnc_tensor** out) {
  return PUT(out, ARG(input));
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

nnc_error* nnc_empty_memory_format(nnc_ctx* ctx, const int64_t* dims, int64_t ndim, nnc_dtype dtype,
                                   nnc_memory_format memory_format, nnc_tensor** out) {
  return PUT(out, ops::empty(shape(dims, ndim), dtype_or(dtype, exec().default_dtype),
                             dense_or(memory_format)));
}

nnc_error* nnc_empty_like_memory_format(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype,
                                        nnc_memory_format memory_format, nnc_tensor** out) {
  return PUT(out, ops::empty_like(ARG(input), dtype_or(dtype, ARG(input).dtype()),
                                  same_or(memory_format)));
}

nnc_error* nnc_clone_memory_format(nnc_ctx* ctx, nnc_tensor* input, nnc_memory_format memory_format,
                                   nnc_tensor** out) {
  return PUT(out, ops::clone(ARG(input), same_or(memory_format)));
}

nnc_error* nnc_contiguous_memory_format(nnc_ctx* ctx, nnc_tensor* input,
                                        nnc_memory_format memory_format, nnc_tensor** out) {
  return PUT(out, ops::contiguous(ARG(input), dense_or(memory_format)));
}

nnc_error* nnc_tensor_to_memory_format(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype,
                                       nnc_memory_format memory_format, nnc_tensor** out) {
  return PUT(out, ops::to(ARG(input), dtype_or(dtype, ARG(input).dtype()), same_or(memory_format)));
}

nnc_error* nnc_tensor_to_copy(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype,
                              nnc_memory_format format, nnc_tensor** out) {
  return PUT(out, ops::to_copy(ARG(input), dtype_or(dtype, ARG(input).dtype()), same_or(format)));
}

nnc_error* nnc_zeros_like_memory_format(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype,
                                        nnc_memory_format f, nnc_tensor** out) {
  return PUT(out, filled(ARG(input), 0, dtype, f, "zeros_like"));
}

nnc_error* nnc_ones_like_memory_format(nnc_ctx* ctx, nnc_tensor* input, nnc_dtype dtype,
                                       nnc_memory_format f, nnc_tensor** out) {
  return PUT(out, filled(ARG(input), 1, dtype, f, "ones_like"));
}

nnc_error* nnc_full_like_memory_format(nnc_ctx* ctx, nnc_tensor* input, double v, nnc_dtype dtype,
                                       nnc_memory_format f, nnc_tensor** out) {
  return PUT(out, filled(ARG(input), v, dtype, f, "full_like"));
}

nnc_error* nnc_full_like_memory_format_i64(nnc_ctx* ctx, nnc_tensor* input, int64_t v,
                                           nnc_dtype dtype, nnc_memory_format f, nnc_tensor** out) {
  return PUT(out, filled(ARG(input), v, dtype, f, "full_like"));
}
