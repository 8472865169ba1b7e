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

/* ---- numbers ----
 * A number of the host is a double, which counts as a float of Python's, or an int64_t, which
 * counts as an int, in the functions whose names have _i64. The kind matters where it does in
 * torch: an int64 tensor times 2.0 is float32, times 2 it is int64. A double is exact up to 2^53,
 * an int64_t always. A name with _scalar is torch's function with a number in the place of its last
 * tensor.
 *
 * What multiplies a tensor (alpha, beta, value) is always a double, and a whole number passes for
 * an int; of integer tensors a fraction is refused: NNC_E_DTYPE, "For integral input tensors,
 * argument alpha must not be a floating point number".
 *
 * A number becomes an element as in torch: a float is cut off for integers, an int may be negative
 * for uint8 (it wraps), anything but 0 is true for bool. What the type does not hold is
 * NNC_E_INVALID, "value cannot be converted to type int8_t without overflow". */

/* ---- making ---- */

/* Sizes are dims[0..ndim-1], up to 64 of them, none negative; ndim 0 makes a 0-dimensional tensor
 * of one element, and dims may then be NULL. dtype NNC_DTYPE_DEFAULT is the context's default type,
 * unless said. The tensor is new, lies in row-major order and does not require a gradient.
 * NNC_E_SHAPE: sizes that cannot be; NNC_E_DTYPE: no such type; NNC_E_MEMORY: too large. */

/* A copy of data: prod(dims) elements of dtype in row-major order. A bool byte that is not 0 is
 * true. NNC_E_INVALID: data is NULL, but there are elements. torch.tensor. */
NNC_CHECKED nnc_error *nnc_tensor_from_data(nnc_ctx *ctx, const void *data, const int64_t *dims,
                                            int64_t ndim, nnc_dtype dtype, nnc_tensor **out);
/* The caller's memory itself, no copy. strides[0..ndim-1] count elements, none negative; NULL:
 * row-major. The memory must stay valid until deleter(self) is called, once, from whichever thread
 * drops the last reference; deleter may be NULL. An exception that it throws ends there. On failure
 * it is not called. NNC_E_INVALID: data is NULL, but there are elements, or is not aligned to the
 * size of one; a negative stride; a bool byte that is neither 0 nor 1. Nor may a bool byte become
 * anything else later: results computed from it would mean nothing. torch.from_numpy. */
NNC_CHECKED nnc_error *nnc_from_blob(nnc_ctx *ctx, void *data, const int64_t *dims, int64_t ndim,
                                     const int64_t *strides, nnc_dtype dtype,
                                     void (*deleter)(uintptr_t self), uintptr_t self,
                                     nnc_tensor **out);
struct DLManagedTensorVersioned;
/* Another library's memory, by DLPack 1; the structure is that of <dlpack/dlpack.h>. copy NULL:
 * without a copy, unless the memory must not be written; *copy 1: always a copy, 0: never. Takes
 * ext_tensor over in any case: its deleter is called once, before an error is returned or when the
 * memory is no longer needed, from whichever thread drops the last reference. NNC_E_UNSUPPORTED:
 * a later major version, memory that is not the CPU's. NNC_E_DTYPE: an element type that does not
 * exist here. Otherwise as nnc_from_blob. torch.from_dlpack. */
NNC_CHECKED nnc_error *nnc_from_dlpack(nnc_ctx *ctx, struct DLManagedTensorVersioned *ext_tensor,
                                       const int32_t *copy, nnc_tensor **out);
/* The memory of tensor for another library, without a copy: version 1.3. The structure is yours
 * until its deleter is called, once, from any thread; the memory lives as long. Writes to it are
 * not counted as in-place writes: do not write to what backward still needs. NNC_E_STATE: tensor
 * requires a gradient (nnc_detach). torch.utils.dlpack.to_dlpack. */
NNC_CHECKED nnc_error *nnc_to_dlpack(nnc_ctx *ctx, nnc_tensor *tensor,
                                     struct DLManagedTensorVersioned **out);
/* data itself if it has that type, else a copy that has. dtype NNC_DTYPE_DEFAULT: data itself.
 * torch.as_tensor of a tensor; of memory it is nnc_from_blob. */
NNC_CHECKED nnc_error *nnc_as_tensor(nnc_ctx *ctx, nnc_tensor *data, nnc_dtype dtype,
                                     nnc_tensor **out);
/* Uninitialised: the elements are whatever the memory held. */
NNC_CHECKED nnc_error *nnc_empty(nnc_ctx *ctx, const int64_t *dims, int64_t ndim, nnc_dtype dtype,
                                 nnc_tensor **out);
/* Every element is 0. */
NNC_CHECKED nnc_error *nnc_zeros(nnc_ctx *ctx, const int64_t *dims, int64_t ndim, nnc_dtype dtype,
                                 nnc_tensor **out);
/* Every element is 1. */
NNC_CHECKED nnc_error *nnc_ones(nnc_ctx *ctx, const int64_t *dims, int64_t ndim, nnc_dtype dtype,
                                nnc_tensor **out);
/* Every element is fill_value, a float. */
NNC_CHECKED nnc_error *nnc_full(nnc_ctx *ctx, const int64_t *dims, int64_t ndim, double fill_value,
                                nnc_dtype dtype, nnc_tensor **out);
/* The same with an int; dtype NNC_DTYPE_DEFAULT is int64. */
NNC_CHECKED nnc_error *nnc_full_i64(nnc_ctx *ctx, const int64_t *dims, int64_t ndim,
                                    int64_t fill_value, nnc_dtype dtype, nnc_tensor **out);
/* Zeros in the sizes of input; dtype NNC_DTYPE_DEFAULT is the type of input. */
NNC_CHECKED nnc_error *nnc_zeros_like(nnc_ctx *ctx, nnc_tensor *input, nnc_dtype dtype,
                                      nnc_tensor **out);
/* The same with ones. */
NNC_CHECKED nnc_error *nnc_ones_like(nnc_ctx *ctx, nnc_tensor *input, nnc_dtype dtype,
                                     nnc_tensor **out);
/* Uninitialised, in the sizes of input and, where they have no gaps, its strides; dtype
 * NNC_DTYPE_DEFAULT is the type of input. */
NNC_CHECKED nnc_error *nnc_empty_like(nnc_ctx *ctx, nnc_tensor *input, nnc_dtype dtype,
                                      nnc_tensor **out);
/* The same with every element fill_value, a float. */
NNC_CHECKED nnc_error *nnc_full_like(nnc_ctx *ctx, nnc_tensor *input, double fill_value,
                                     nnc_dtype dtype, nnc_tensor **out);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_full_like_i64(nnc_ctx *ctx, nnc_tensor *input, int64_t fill_value,
                                         nnc_dtype dtype, nnc_tensor **out);
/* nnc_empty whose dtype NNC_DTYPE_DEFAULT is the type of input: torch.Tensor.new_empty. */
NNC_CHECKED nnc_error *nnc_new_empty(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dims,
                                     int64_t ndim, nnc_dtype dtype, nnc_tensor **out);
/* The same with zeros. */
NNC_CHECKED nnc_error *nnc_new_zeros(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dims,
                                     int64_t ndim, nnc_dtype dtype, nnc_tensor **out);
/* The same with ones. */
NNC_CHECKED nnc_error *nnc_new_ones(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dims,
                                    int64_t ndim, nnc_dtype dtype, nnc_tensor **out);
/* The same with every element fill_value, a float. */
NNC_CHECKED nnc_error *nnc_new_full(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dims,
                                    int64_t ndim, double fill_value, nnc_dtype dtype,
                                    nnc_tensor **out);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_new_full_i64(nnc_ctx *ctx, nnc_tensor *input, const int64_t *dims,
                                        int64_t ndim, int64_t fill_value, nnc_dtype dtype,
                                        nnc_tensor **out);
/* start, start + step, ... before end: (ceil((end - start) / step)). NNC_E_INVALID: step is 0 or
 * leads away from end; a bound is not finite, or beyond int64 for an integer type; elements wrap.
 * NNC_E_DTYPE: bool. */
NNC_CHECKED nnc_error *nnc_arange(nnc_ctx *ctx, double start, double end, double step,
                                  nnc_dtype dtype, nnc_tensor **out);
/* The same with ints, exact; dtype NNC_DTYPE_DEFAULT is int64. */
NNC_CHECKED nnc_error *nnc_arange_i64(nnc_ctx *ctx, int64_t start, int64_t end, int64_t step,
                                      nnc_dtype dtype, nnc_tensor **out);
/* (steps): from start to end, both included, evenly spaced. NNC_E_INVALID: negative steps; a
 * bound that dtype does not hold. NNC_E_DTYPE: bool. */
NNC_CHECKED nnc_error *nnc_linspace(nnc_ctx *ctx, double start, double end, int64_t steps,
                                    nnc_dtype dtype, nnc_tensor **out);
/* The same with tensors without dimensions as ends; no gradient. NNC_E_SHAPE: one has dimensions.
 */
NNC_CHECKED nnc_error *nnc_linspace_tensor(nnc_ctx *ctx, nnc_tensor *start, nnc_tensor *end,
                                           int64_t steps, nnc_dtype dtype, nnc_tensor **out);
/* ---- orders of elements in memory: torch's memory_format ----
 * A tensor (N, C, H, W), or (N, C, D, H, W) in 3D, is channels-last if its elements lie in the
 * order (N, H, W, C). NNC_E_SHAPE: another number of dimensions; NNC_E_INVALID: no such format. */
typedef int32_t nnc_memory_format;
enum {
  NNC_MEMORY_FORMAT_MINIMUM_ = -1,
  NNC_MEMORY_FORMAT_DEFAULT = 0, /* the default of torch's function */
  NNC_CONTIGUOUS_FORMAT = 1,     /* row-major */
  NNC_PRESERVE_FORMAT = 2,       /* as the input lies */
  NNC_CHANNELS_LAST = 3,
  NNC_CHANNELS_LAST_3D = 4
};

/* nnc_empty in that order (torch: contiguous). NNC_E_INVALID: preserve. */
NNC_CHECKED nnc_error *nnc_empty_memory_format(nnc_ctx *ctx, const int64_t *dims, int64_t ndim,
                                               nnc_dtype dtype, nnc_memory_format memory_format,
                                               nnc_tensor **out);
/* nnc_empty_like in that order (torch: preserve). */
NNC_CHECKED nnc_error *nnc_empty_like_memory_format(nnc_ctx *ctx, nnc_tensor *input,
                                                    nnc_dtype dtype,
                                                    nnc_memory_format memory_format,
                                                    nnc_tensor **out);
/* nnc_zeros_like in that order (torch: preserve, in all of these). */
NNC_CHECKED nnc_error *nnc_zeros_like_memory_format(nnc_ctx *ctx, nnc_tensor *input,
                                                    nnc_dtype dtype,
                                                    nnc_memory_format memory_format,
                                                    nnc_tensor **out);
/* nnc_ones_like in that order. */
NNC_CHECKED nnc_error *nnc_ones_like_memory_format(nnc_ctx *ctx, nnc_tensor *input, nnc_dtype dtype,
                                                   nnc_memory_format memory_format,
                                                   nnc_tensor **out);
/* nnc_full_like in that order. */
NNC_CHECKED nnc_error *nnc_full_like_memory_format(nnc_ctx *ctx, nnc_tensor *input,
                                                   double fill_value, nnc_dtype dtype,
                                                   nnc_memory_format memory_format,
                                                   nnc_tensor **out);
/* nnc_full_like_i64 in that order. */
NNC_CHECKED nnc_error *nnc_full_like_memory_format_i64(nnc_ctx *ctx, nnc_tensor *input,
                                                       int64_t fill_value, nnc_dtype dtype,
                                                       nnc_memory_format memory_format,
                                                       nnc_tensor **out);
/* nnc_clone in that order (torch: preserve). */
NNC_CHECKED nnc_error *nnc_clone_memory_format(nnc_ctx *ctx, nnc_tensor *input,
                                               nnc_memory_format memory_format, nnc_tensor **out);
/* input itself if its elements lie in that order already, else a copy (torch: contiguous).
 * NNC_E_INVALID: preserve, of an input that is not row-major. */
NNC_CHECKED nnc_error *nnc_contiguous_memory_format(nnc_ctx *ctx, nnc_tensor *input,
                                                    nnc_memory_format memory_format,
                                                    nnc_tensor **out);
/* nnc_tensor_to in that order (torch: preserve); input itself if type and order are those
 * already. */
NNC_CHECKED nnc_error *nnc_tensor_to_memory_format(nnc_ctx *ctx, nnc_tensor *input, nnc_dtype dtype,
                                                   nnc_memory_format memory_format,
                                                   nnc_tensor **out);
/* The same, in memory of its own whatever input is: torch.Tensor.to(copy=True). */
NNC_CHECKED nnc_error *nnc_tensor_to_copy(nnc_ctx *ctx, nnc_tensor *input, nnc_dtype dtype,
                                          nnc_memory_format memory_format, nnc_tensor **out);
/* (n, m): ones on the diagonal, zeros elsewhere. NNC_E_INVALID: n or m is negative. */
NNC_CHECKED nnc_error *nnc_eye(nnc_ctx *ctx, int64_t n, int64_t m, nnc_dtype dtype,
                               nnc_tensor **out);

/* (2, n): the rows, then the columns of the n elements (i, j) of a (row, col) matrix with
 * j - i <= offset, row by row (torch: offset 0, dtype int64). NNC_E_INVALID: row or col is
 * negative. NNC_E_DTYPE: neither int64 nor int32. */
NNC_CHECKED nnc_error *nnc_tril_indices(nnc_ctx *ctx, int64_t row, int64_t col, int64_t offset,
                                        nnc_dtype dtype, nnc_tensor **out);
/* The same with j - i >= offset. */
NNC_CHECKED nnc_error *nnc_triu_indices(nnc_ctx *ctx, int64_t row, int64_t col, int64_t offset,
                                        nnc_dtype dtype, nnc_tensor **out);
/* A view of each tensor in the sizes that all of them make together, (n_0, n_1, ...), in which it
 * varies along its own dimension; tensors have one dimension or none. indexing "ij" (torch's
 * default, also NULL); "xy" exchanges the first two dimensions. out, capacity and n_out as in
 * <nnc/ops_shape.h>. NNC_E_DTYPE: tensors of several types. NNC_E_SHAPE: one of two dimensions. */
NNC_CHECKED nnc_error *nnc_meshgrid(nnc_ctx *ctx, nnc_tensor *const *tensors, int64_t n_tensors,
                                    const char *indexing, nnc_tensor **out, int64_t capacity,
                                    int64_t *n_out);

/* ---- reading: -1 for a bad handle, or NULL where a pointer is returned ---- */

/* The number of dimensions. */
NNC_API int64_t nnc_tensor_ndim(nnc_tensor *tensor);
/* The number of elements: the product of the sizes. */
NNC_API int64_t nnc_tensor_numel(nnc_tensor *tensor);
/* The size of dimension dim, which counts from the end if negative; -1 if out of range. */
NNC_API int64_t nnc_tensor_size(nnc_tensor *tensor, int64_t dim);
/* How many elements lie between neighbours along dim; dim as for nnc_tensor_size. */
NNC_API int64_t nnc_tensor_stride(nnc_tensor *tensor, int64_t dim);
/* How many elements lie in the memory before the first one. */
NNC_API int64_t nnc_tensor_storage_offset(nnc_tensor *tensor);
/* The element type; 0 for a bad handle. */
NNC_API nnc_dtype nnc_tensor_dtype(nnc_tensor *tensor);
/* The size of an element in bytes. */
NNC_API int64_t nnc_tensor_element_size(nnc_tensor *tensor);
/* numel * element_size, at most 2^63 - 1: torch.Tensor.nbytes. */
NNC_API int64_t nnc_tensor_nbytes(nnc_tensor *tensor);
/* 1 if the elements are floating point, else 0. */
NNC_API int32_t nnc_is_floating_point(nnc_tensor *tensor);
/* 0: there are no complex tensors. */
NNC_API int32_t nnc_is_complex(nnc_tensor *tensor);
/* "cpu". */
NNC_API const char *nnc_tensor_device(nnc_tensor *tensor);
/* 1 if the elements lie in row-major order without gaps, else 0. */
NNC_API int32_t nnc_tensor_is_contiguous(nnc_tensor *tensor);
/* 1 if they lie in that order without gaps, else 0 (torch: contiguous; preserve is the same); -1 if
 * there is no such format. */
NNC_API int32_t nnc_tensor_is_contiguous_memory_format(nnc_tensor *tensor,
                                                       nnc_memory_format memory_format);
/* Counts the in-place writes to the memory, through any tensor that shares it. A call that fails
 * gives back what it wrote; where that was a part of the memory, it counts as written. */
NNC_API int64_t nnc_tensor_version(nnc_tensor *tensor);
/* The first element; the others lie where the strides say. Valid until the tensor (and every tensor
 * that shares its memory) is gone or is written to. */
NNC_API const void *nnc_tensor_data(nnc_tensor *tensor);
/* The same for writing. Counts as an in-place write: do not write to what backward still needs.
 * Into a bool tensor write 0 and 1 only: results computed from other bytes would mean nothing. */
NNC_API void *nnc_tensor_data_mut(nnc_tensor *tensor);
/* Copies the elements in row-major order to dst. NNC_E_INVALID: nbytes, the size of dst, is not
 * exactly numel * element_size; dst is NULL, but there are elements. */
NNC_CHECKED nnc_error *nnc_tensor_copy_to(nnc_ctx *ctx, nnc_tensor *tensor, void *dst,
                                          int64_t nbytes);
/* The value of a tensor of one element. An int64 beyond 2^53 is rounded: see nnc_tensor_item_i64.
 * NNC_E_SHAPE: not one element. */
NNC_CHECKED nnc_error *nnc_tensor_item(nnc_ctx *ctx, nnc_tensor *tensor, double *out);
/* The same as an int, exact for integers; a fraction is cut off. NNC_E_INVALID: NaN, infinite or
 * beyond an int64_t. */
NNC_CHECKED nnc_error *nnc_tensor_item_i64(nnc_ctx *ctx, nnc_tensor *tensor, int64_t *out);
/* What print(tensor) shows in PyTorch, without a final newline. NNC_E_INVALID if that is longer
 * than 256 MiB, as it may be with ten dimensions and more. */
NNC_CHECKED nnc_error *nnc_tensor_repr(nnc_ctx *ctx, nnc_tensor *tensor, nnc_string **out);

/* What torch.Tensor.type() gives: "torch.FloatTensor". */
NNC_CHECKED nnc_error *nnc_tensor_type(nnc_ctx *ctx, nnc_tensor *tensor, nnc_string **out);

/* ---- element types ---- */

/* What two element types compute in. NNC_E_DTYPE: no such type. */
NNC_CHECKED nnc_error *nnc_promote_types(nnc_ctx *ctx, nnc_dtype type1, nnc_dtype type2,
                                         nnc_dtype *out);
/* What two tensors compute in: a tensor without dimensions counts only where its kind (bool, int,
 * float) is the higher one. */
NNC_CHECKED nnc_error *nnc_result_type(nnc_ctx *ctx, nnc_tensor *tensor, nnc_tensor *other,
                                       nnc_dtype *out);
/* The same of a tensor and a float. */
NNC_CHECKED nnc_error *nnc_result_type_scalar(nnc_ctx *ctx, nnc_tensor *tensor, double other,
                                              nnc_dtype *out);
/* The same of a tensor and an int. */
NNC_CHECKED nnc_error *nnc_result_type_scalar_i64(nnc_ctx *ctx, nnc_tensor *tensor, int64_t other,
                                                  nnc_dtype *out);
/* A field of torch.finfo(dtype), dtype NNC_DTYPE_DEFAULT being the context's default type: "bits",
 * "eps", "max", "min", "tiny", "smallest_normal" or "resolution". NNC_E_UNKNOWN: another field.
 * NNC_E_DTYPE: not floating point. */
NNC_CHECKED nnc_error *nnc_finfo(nnc_ctx *ctx, nnc_dtype dtype, const char *field, double *out);

/* ---- converting: differentiable ---- */

/* (input's sizes) with elements of dtype: torch.Tensor.to. input itself if it has that type
 * already. A float is cut off for integers, and beyond their range gives what PyTorch gives on
 * x86. */
NNC_CHECKED nnc_error *nnc_tensor_to(nnc_ctx *ctx, nnc_tensor *input, nnc_dtype dtype,
                                     nnc_tensor **out);
/* nnc_tensor_to float32. */
NNC_CHECKED nnc_error *nnc_tensor_float(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* nnc_tensor_to float64. */
NNC_CHECKED nnc_error *nnc_tensor_double(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* nnc_tensor_to float16. */
NNC_CHECKED nnc_error *nnc_tensor_half(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* nnc_tensor_to bfloat16. */
NNC_CHECKED nnc_error *nnc_tensor_bfloat16(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* nnc_tensor_to int64. */
NNC_CHECKED nnc_error *nnc_tensor_long(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* nnc_tensor_to int32. */
NNC_CHECKED nnc_error *nnc_tensor_int(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* nnc_tensor_to int16. */
NNC_CHECKED nnc_error *nnc_tensor_short(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* nnc_tensor_to int8. */
NNC_CHECKED nnc_error *nnc_tensor_char(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* nnc_tensor_to uint8. */
NNC_CHECKED nnc_error *nnc_tensor_byte(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* nnc_tensor_to bool. */
NNC_CHECKED nnc_error *nnc_tensor_bool(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* nnc_tensor_to the type of other. */
NNC_CHECKED nnc_error *nnc_type_as(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *other,
                                   nnc_tensor **out);
/* input itself: all tensors are on the CPU. */
NNC_CHECKED nnc_error *nnc_tensor_cpu(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* (input's sizes): a copy in memory of its own. */
NNC_CHECKED nnc_error *nnc_clone(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);
/* input itself if it lies in row-major order already, else a copy that does. */
NNC_CHECKED nnc_error *nnc_contiguous(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor **out);

/* ---- writing in place ---- */

/* Under the rules of in-place functions in <nnc/ops_pointwise.h>. */

/* input = src, converted and broadcast to its sizes. NNC_E_SHAPE: it does not broadcast. */
NNC_CHECKED nnc_error *nnc_copy_(nnc_ctx *ctx, nnc_tensor *input, nnc_tensor *src);
/* Every element becomes value, a float. */
NNC_CHECKED nnc_error *nnc_fill_(nnc_ctx *ctx, nnc_tensor *input, double value);
/* The same with an int. */
NNC_CHECKED nnc_error *nnc_fill_i64_(nnc_ctx *ctx, nnc_tensor *input, int64_t value);
/* Every element becomes 0. */
NNC_CHECKED nnc_error *nnc_zero_(nnc_ctx *ctx, nnc_tensor *input);

NNC_END

#endif
