/* SPDX-License-Identifier: Apache-2.0 */
/* Tensors: making them, reading them, printing them. */
#ifndef NNC_TENSOR_H
#define NNC_TENSOR_H

#include <nnc/context.h>

NNC_BEGIN

/* Element types. Sizes in bytes: 4, 8, 2, 2, 8, 4, 2, 1, 1, 1. A bool is a byte that is 0 or 1. */
typedef int32_t nnc_dtype;
enum {
  NNC_DTYPE_MINIMUM_ = -1,
  NNC_DTYPE_DEFAULT = 0, /* what torch would take: the default type, or the input's */
  NNC_FLOAT32 = 1,
  NNC_FLOAT64 = 2,
  NNC_FLOAT16 = 3,
  NNC_BFLOAT16 = 4,
  NNC_INT64 = 5,
  NNC_INT32 = 6,
  NNC_INT16 = 7,
  NNC_INT8 = 8,
  NNC_UINT8 = 9,
  NNC_BOOL = 10
};

/* ---- making (the result does not require a gradient) ----
 * Shapes are dims[0..ndim-1]; ndim 0 makes a 0-dimensional tensor (dims may then be NULL). */

/* A copy of data: prod(dims) elements of dtype in row-major order. torch.tensor. */
NNC_CHECKED nnc_error *nnc_tensor_from_data(nnc_ctx *ctx, const void *data, const int64_t *dims,
                                            int64_t ndim, nnc_dtype dtype, nnc_tensor **out);
/* The caller's memory itself, no copy. strides counts elements (NULL: row-major). The memory must
 * stay valid until deleter(self) is called, from whichever thread drops the last reference; deleter
 * may be NULL. On failure deleter is not called. torch.from_numpy. */
NNC_CHECKED nnc_error *nnc_tensor_from_memory(nnc_ctx *ctx, void *data, const int64_t *dims,
                                              int64_t ndim, const int64_t *strides, nnc_dtype dtype,
                                              void (*deleter)(uintptr_t self), uintptr_t self,
                                              nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_empty(nnc_ctx *ctx, const int64_t *dims, int64_t ndim, nnc_dtype dtype,
                                 nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_zeros(nnc_ctx *ctx, const int64_t *dims, int64_t ndim, nnc_dtype dtype,
                                 nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_ones(nnc_ctx *ctx, const int64_t *dims, int64_t ndim, nnc_dtype dtype,
                                nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_full(nnc_ctx *ctx, const int64_t *dims, int64_t ndim, double fill_value,
                                nnc_dtype dtype, nnc_tensor **out);
/* Like input in sizes and, with dtype 0, in element type. */
NNC_CHECKED nnc_error *nnc_zeros_like(nnc_ctx *ctx, nnc_tensor *input, nnc_dtype dtype,
                                      nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_ones_like(nnc_ctx *ctx, nnc_tensor *input, nnc_dtype dtype,
                                     nnc_tensor **out);
/* start, start + step, ... before end. dtype 0: int64 if all three are whole numbers, else the
 * default type. */
NNC_CHECKED nnc_error *nnc_arange(nnc_ctx *ctx, double start, double end, double step,
                                  nnc_dtype dtype, nnc_tensor **out);
/* steps values from start to end, both included, evenly spaced. */
NNC_CHECKED nnc_error *nnc_linspace(nnc_ctx *ctx, double start, double end, int64_t steps,
                                    nnc_dtype dtype, nnc_tensor **out);
/* The (n, m) matrix with ones on its diagonal. */
NNC_CHECKED nnc_error *nnc_eye(nnc_ctx *ctx, int64_t n, int64_t m, nnc_dtype dtype,
                               nnc_tensor **out);

/* ---- reading ----
 * A bad handle gives -1, or NULL where a pointer is returned. */
NNC_API int64_t nnc_tensor_ndim(nnc_tensor *tensor);
NNC_API int64_t nnc_tensor_numel(nnc_tensor *tensor);
/* dim counts from the end if negative; -1 if out of range. */
NNC_API int64_t nnc_tensor_size(nnc_tensor *tensor, int64_t dim);
NNC_API int64_t nnc_tensor_stride(nnc_tensor *tensor, int64_t dim); /* in elements */
NNC_API int64_t nnc_tensor_storage_offset(nnc_tensor *tensor);
NNC_API nnc_dtype nnc_tensor_dtype(nnc_tensor *tensor); /* 0 for a bad handle */
NNC_API int64_t nnc_tensor_element_size(nnc_tensor *tensor);
NNC_API int32_t nnc_tensor_is_contiguous(nnc_tensor *tensor);
NNC_API int64_t nnc_tensor_version(nnc_tensor *tensor); /* counts in-place writes */
/* The first element; the others lie where the strides say. Valid until the tensor (and every tensor
 * that shares its memory) is gone or is written to. */
NNC_API const void *nnc_tensor_data(nnc_tensor *tensor);
/* The same for writing. Counts as an in-place write: do not write to what backward still needs. */
NNC_API void *nnc_tensor_data_mut(nnc_tensor *tensor);
/* Copies the elements in row-major order to dst, which holds nbytes bytes: exactly
 * numel * element_size. */
NNC_CHECKED nnc_error *nnc_tensor_copy_to(nnc_ctx *ctx, nnc_tensor *tensor, void *dst,
                                          int64_t nbytes);
/* The value of a tensor of one element. */
NNC_CHECKED nnc_error *nnc_tensor_item(nnc_ctx *ctx, nnc_tensor *tensor, double *out);
/* The same as an integer: exact for all int64. A fraction is cut off. */
NNC_CHECKED nnc_error *nnc_tensor_item_int(nnc_ctx *ctx, nnc_tensor *tensor, int64_t *out);
/* What print(tensor) shows in PyTorch, without a final newline. */
NNC_CHECKED nnc_error *nnc_tensor_repr(nnc_ctx *ctx, nnc_tensor *tensor, nnc_string **out);

/* ---- converting ---- */
/* input itself if it already has that type. torch.Tensor.to(dtype). Differentiable. */
NNC_CHECKED nnc_error *nnc_tensor_to(nnc_ctx *ctx, nnc_tensor *input, nnc_dtype dtype,
                                     nnc_tensor **out);
NNC_CHECKED nnc_error *nnc_clone(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* input itself if it is row-major already. */
NNC_CHECKED nnc_error *nnc_contiguous(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);

/* ---- writing in place ---- */
/* src is converted and broadcast to input's sizes. */
NNC_CHECKED nnc_error *nnc_copy_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *src);
NNC_CHECKED nnc_error *nnc_fill_(nnc_ctx *ctx, nnc_tensor *input, double value);
NNC_CHECKED nnc_error *nnc_zero_(nnc_ctx *ctx, nnc_tensor *input);

NNC_END

#endif
