// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// AsTensor is nnc_as_tensor. data itself if it has that type, else a copy that has. dtype
// NNC_DTYPE_DEFAULT: data itself. torch.as_tensor of a tensor; of memory it is nnc_from_blob.
// PyTorch's defaults: dtype DTypeDefault.
func AsTensor(ctx *Ctx, data *Tensor, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_as_tensor(ctx.c(), data.c(), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(data)
	return newTensor(ctx, out), err
}

// Empty is nnc_empty. Uninitialised: the elements are whatever the memory held. PyTorch's defaults:
// dtype DTypeDefault.
func Empty(ctx *Ctx, dims []int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_empty(ctx.c(), cInts(dims), C.int64_t(len(dims)), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// Zeros is nnc_zeros. Every element is 0. PyTorch's defaults: dtype DTypeDefault.
func Zeros(ctx *Ctx, dims []int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_zeros(ctx.c(), cInts(dims), C.int64_t(len(dims)), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// Ones is nnc_ones. Every element is 1. PyTorch's defaults: dtype DTypeDefault.
func Ones(ctx *Ctx, dims []int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_ones(ctx.c(), cInts(dims), C.int64_t(len(dims)), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// Full is nnc_full. Every element is fillValue, a float. PyTorch's defaults: dtype DTypeDefault.
func Full(ctx *Ctx, dims []int64, fillValue float64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_full(ctx.c(), cInts(dims), C.int64_t(len(dims)), C.double(fillValue), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// FullI64 is nnc_full_i64. The same with an int; dtype NNC_DTYPE_DEFAULT is int64. PyTorch's
// defaults: dtype DTypeDefault.
func FullI64(ctx *Ctx, dims []int64, fillValue int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_full_i64(ctx.c(), cInts(dims), C.int64_t(len(dims)), C.int64_t(fillValue), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// ZerosLike is nnc_zeros_like. Zeros in the sizes of input; dtype NNC_DTYPE_DEFAULT is the type of
// input. PyTorch's defaults: dtype DTypeDefault.
func ZerosLike(ctx *Ctx, input *Tensor, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_zeros_like(ctx.c(), input.c(), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// OnesLike is nnc_ones_like. The same with ones. PyTorch's defaults: dtype DTypeDefault.
func OnesLike(ctx *Ctx, input *Tensor, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_ones_like(ctx.c(), input.c(), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// EmptyLike is nnc_empty_like. Uninitialised, in the sizes of input and, where they have no gaps,
// its strides; dtype NNC_DTYPE_DEFAULT is the type of input. PyTorch's defaults: dtype
// DTypeDefault.
func EmptyLike(ctx *Ctx, input *Tensor, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_empty_like(ctx.c(), input.c(), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// FullLike is nnc_full_like. The same with every element fillValue, a float. PyTorch's defaults:
// dtype DTypeDefault.
func FullLike(ctx *Ctx, input *Tensor, fillValue float64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_full_like(ctx.c(), input.c(), C.double(fillValue), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// FullLikeI64 is nnc_full_like_i64. The same with an int. PyTorch's defaults: dtype DTypeDefault.
func FullLikeI64(ctx *Ctx, input *Tensor, fillValue int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_full_like_i64(ctx.c(), input.c(), C.int64_t(fillValue), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// NewEmpty is nnc_new_empty. Empty whose dtype NNC_DTYPE_DEFAULT is the type of input:
// torch.Tensor.new_empty. PyTorch's defaults: dtype DTypeDefault.
func NewEmpty(ctx *Ctx, input *Tensor, dims []int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_new_empty(ctx.c(), input.c(), cInts(dims), C.int64_t(len(dims)), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// NewZeros is nnc_new_zeros. The same with zeros. PyTorch's defaults: dtype DTypeDefault.
func NewZeros(ctx *Ctx, input *Tensor, dims []int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_new_zeros(ctx.c(), input.c(), cInts(dims), C.int64_t(len(dims)), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// NewOnes is nnc_new_ones. The same with ones. PyTorch's defaults: dtype DTypeDefault.
func NewOnes(ctx *Ctx, input *Tensor, dims []int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_new_ones(ctx.c(), input.c(), cInts(dims), C.int64_t(len(dims)), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// NewFull is nnc_new_full. The same with every element fillValue, a float. PyTorch's defaults:
// dtype DTypeDefault.
func NewFull(ctx *Ctx, input *Tensor, dims []int64, fillValue float64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_new_full(ctx.c(), input.c(), cInts(dims), C.int64_t(len(dims)), C.double(fillValue), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// NewFullI64 is nnc_new_full_i64. The same with an int. PyTorch's defaults: dtype DTypeDefault.
func NewFullI64(ctx *Ctx, input *Tensor, dims []int64, fillValue int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_new_full_i64(ctx.c(), input.c(), cInts(dims), C.int64_t(len(dims)), C.int64_t(fillValue), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Arange is nnc_arange. start, start + step, ... before end: (ceil((end - start) / step)).
// ErrInvalid: step is 0 or leads away from end; a bound is not finite, or beyond int64 for an
// integer type; elements wrap. ErrDType: bool. PyTorch's defaults: step 1, dtype DTypeDefault.
func Arange(ctx *Ctx, start, end, step float64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_arange(ctx.c(), C.double(start), C.double(end), C.double(step), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// ArangeI64 is nnc_arange_i64. The same with ints, exact; dtype NNC_DTYPE_DEFAULT is int64.
// PyTorch's defaults: step 1, dtype DTypeDefault.
func ArangeI64(ctx *Ctx, start, end, step int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_arange_i64(ctx.c(), C.int64_t(start), C.int64_t(end), C.int64_t(step), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// Linspace is nnc_linspace. (steps): from start to end, both included, evenly spaced. ErrInvalid:
// negative steps; a bound that dtype does not hold. ErrDType: bool. PyTorch's defaults: dtype
// DTypeDefault.
func Linspace(ctx *Ctx, start, end float64, steps int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linspace(ctx.c(), C.double(start), C.double(end), C.int64_t(steps), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// LinspaceTensor is nnc_linspace_tensor. The same with tensors without dimensions as ends; no
// gradient. ErrShape: one has dimensions. PyTorch's defaults: dtype DTypeDefault.
func LinspaceTensor(ctx *Ctx, start, end *Tensor, steps int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linspace_tensor(ctx.c(), start.c(), end.c(), C.int64_t(steps), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(start)
	runtime.KeepAlive(end)
	return newTensor(ctx, out), err
}

// EmptyMemoryFormat is nnc_empty_memory_format. Empty in that order (torch: contiguous).
// ErrInvalid: preserve. PyTorch's defaults: dtype DTypeDefault, memoryFormat MemoryFormatDefault.
func EmptyMemoryFormat(ctx *Ctx, dims []int64, dtype DType, memoryFormat MemoryFormat) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_empty_memory_format(ctx.c(), cInts(dims), C.int64_t(len(dims)), C.nnc_dtype(dtype), C.nnc_memory_format(memoryFormat), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// EmptyLikeMemoryFormat is nnc_empty_like_memory_format. EmptyLike in that order (torch: preserve).
// PyTorch's defaults: dtype DTypeDefault, memoryFormat MemoryFormatDefault.
func EmptyLikeMemoryFormat(ctx *Ctx, input *Tensor, dtype DType, memoryFormat MemoryFormat) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_empty_like_memory_format(ctx.c(), input.c(), C.nnc_dtype(dtype), C.nnc_memory_format(memoryFormat), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ZerosLikeMemoryFormat is nnc_zeros_like_memory_format. ZerosLike in that order (torch: preserve,
// in all of these). PyTorch's defaults: dtype DTypeDefault, memoryFormat MemoryFormatDefault.
func ZerosLikeMemoryFormat(ctx *Ctx, input *Tensor, dtype DType, memoryFormat MemoryFormat) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_zeros_like_memory_format(ctx.c(), input.c(), C.nnc_dtype(dtype), C.nnc_memory_format(memoryFormat), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// OnesLikeMemoryFormat is nnc_ones_like_memory_format. OnesLike in that order. PyTorch's defaults:
// dtype DTypeDefault, memoryFormat MemoryFormatDefault.
func OnesLikeMemoryFormat(ctx *Ctx, input *Tensor, dtype DType, memoryFormat MemoryFormat) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_ones_like_memory_format(ctx.c(), input.c(), C.nnc_dtype(dtype), C.nnc_memory_format(memoryFormat), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// FullLikeMemoryFormat is nnc_full_like_memory_format. FullLike in that order. PyTorch's defaults:
// dtype DTypeDefault, memoryFormat MemoryFormatDefault.
func FullLikeMemoryFormat(ctx *Ctx, input *Tensor, fillValue float64, dtype DType, memoryFormat MemoryFormat) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_full_like_memory_format(ctx.c(), input.c(), C.double(fillValue), C.nnc_dtype(dtype), C.nnc_memory_format(memoryFormat), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// FullLikeMemoryFormatI64 is nnc_full_like_memory_format_i64. FullLikeI64 in that order. PyTorch's
// defaults: dtype DTypeDefault, memoryFormat MemoryFormatDefault.
func FullLikeMemoryFormatI64(ctx *Ctx, input *Tensor, fillValue int64, dtype DType, memoryFormat MemoryFormat) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_full_like_memory_format_i64(ctx.c(), input.c(), C.int64_t(fillValue), C.nnc_dtype(dtype), C.nnc_memory_format(memoryFormat), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// CloneMemoryFormat is nnc_clone_memory_format. Clone in that order (torch: preserve). PyTorch's
// defaults: memoryFormat MemoryFormatDefault.
func CloneMemoryFormat(ctx *Ctx, input *Tensor, memoryFormat MemoryFormat) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_clone_memory_format(ctx.c(), input.c(), C.nnc_memory_format(memoryFormat), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ContiguousMemoryFormat is nnc_contiguous_memory_format. input itself if its elements lie in that
// order already, else a copy (torch: contiguous). ErrInvalid: preserve, of an input that is not
// row-major. PyTorch's defaults: memoryFormat MemoryFormatDefault.
func ContiguousMemoryFormat(ctx *Ctx, input *Tensor, memoryFormat MemoryFormat) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_contiguous_memory_format(ctx.c(), input.c(), C.nnc_memory_format(memoryFormat), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ToMemoryFormat is nnc_tensor_to_memory_format. Tensor.To in that order (torch: preserve); input
// itself if type and order are those already. PyTorch's defaults: dtype DTypeDefault, memoryFormat
// MemoryFormatDefault.
func (input *Tensor) ToMemoryFormat(ctx *Ctx, dtype DType, memoryFormat MemoryFormat) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_to_memory_format(ctx.c(), input.c(), C.nnc_dtype(dtype), C.nnc_memory_format(memoryFormat), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ToCopy is nnc_tensor_to_copy. The same, in memory of its own whatever input is:
// torch.Tensor.to(copy=True). PyTorch's defaults: dtype DTypeDefault, memoryFormat
// MemoryFormatDefault.
func (input *Tensor) ToCopy(ctx *Ctx, dtype DType, memoryFormat MemoryFormat) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_to_copy(ctx.c(), input.c(), C.nnc_dtype(dtype), C.nnc_memory_format(memoryFormat), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Eye is nnc_eye. (n, m): ones on the diagonal, zeros elsewhere. ErrInvalid: n or m is negative.
// PyTorch's defaults: dtype DTypeDefault.
func Eye(ctx *Ctx, n, m int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_eye(ctx.c(), C.int64_t(n), C.int64_t(m), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// TrilIndices is nnc_tril_indices. (2, n): the rows, then the columns of the n elements (i, j) of a
// (row, col) matrix with j - i <= offset, row by row (torch: offset 0, dtype int64). ErrInvalid:
// row or col is negative. ErrDType: neither int64 nor int32. PyTorch's defaults: offset 0, dtype
// DTypeDefault.
func TrilIndices(ctx *Ctx, row, col, offset int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tril_indices(ctx.c(), C.int64_t(row), C.int64_t(col), C.int64_t(offset), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// TriuIndices is nnc_triu_indices. The same with j - i >= offset. PyTorch's defaults: offset 0,
// dtype DTypeDefault.
func TriuIndices(ctx *Ctx, row, col, offset int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_triu_indices(ctx.c(), C.int64_t(row), C.int64_t(col), C.int64_t(offset), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// Meshgrid is nnc_meshgrid. A view of each tensor in the sizes that all of them make together,
// (n_0, n_1, ...), in which it varies along its own dimension; tensors have one dimension or none.
// indexing "ij" (torch's default, also nil); "xy" exchanges the first two dimensions. out, capacity
// and nOut as in <nnc/ops_shape.h>. ErrDType: tensors of several types. ErrShape: one of two
// dimensions. PyTorch's defaults: indexing "".
func Meshgrid(ctx *Ctx, tensors []*Tensor, indexing string) ([]*Tensor, error) {
	if err := noNUL("nnc_meshgrid", indexing); err != nil {
		return nil, err
	}
	result, err := fill(hostOutputs, mostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_meshgrid(ctx.c(), tensorList(tensors), C.int64_t(len(tensors)), cTextOrNil(indexing), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensors)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// NDim is nnc_tensor_ndim. The number of dimensions.
func (tensor *Tensor) NDim() int64 {
	result := C.nnc_tensor_ndim(tensor.c())
	runtime.KeepAlive(tensor)
	return int64(result)
}

// Numel is nnc_tensor_numel. The number of elements: the product of the sizes.
func (tensor *Tensor) Numel() int64 {
	result := C.nnc_tensor_numel(tensor.c())
	runtime.KeepAlive(tensor)
	return int64(result)
}

// Size is nnc_tensor_size. The size of dimension dim, which counts from the end if negative; -1 if
// out of range.
func (tensor *Tensor) Size(dim int64) int64 {
	result := C.nnc_tensor_size(tensor.c(), C.int64_t(dim))
	runtime.KeepAlive(tensor)
	return int64(result)
}

// Stride is nnc_tensor_stride. How many elements lie between neighbours along dim; dim as for
// Tensor.Size.
func (tensor *Tensor) Stride(dim int64) int64 {
	result := C.nnc_tensor_stride(tensor.c(), C.int64_t(dim))
	runtime.KeepAlive(tensor)
	return int64(result)
}

// StorageOffset is nnc_tensor_storage_offset. How many elements lie in the memory before the first
// one.
func (tensor *Tensor) StorageOffset() int64 {
	result := C.nnc_tensor_storage_offset(tensor.c())
	runtime.KeepAlive(tensor)
	return int64(result)
}

// DType is nnc_tensor_dtype. The element type; 0 for a bad handle.
func (tensor *Tensor) DType() DType {
	result := C.nnc_tensor_dtype(tensor.c())
	runtime.KeepAlive(tensor)
	return DType(result)
}

// ElementSize is nnc_tensor_element_size. The size of an element in bytes.
func (tensor *Tensor) ElementSize() int64 {
	result := C.nnc_tensor_element_size(tensor.c())
	runtime.KeepAlive(tensor)
	return int64(result)
}

// NBytes is nnc_tensor_nbytes. numel * element_size, at most 2^63 - 1: torch.Tensor.nbytes.
func (tensor *Tensor) NBytes() int64 {
	result := C.nnc_tensor_nbytes(tensor.c())
	runtime.KeepAlive(tensor)
	return int64(result)
}

// IsFloatingPoint is nnc_is_floating_point. 1 if the elements are floating point, else 0.
func IsFloatingPoint(tensor *Tensor) bool {
	result := C.nnc_is_floating_point(tensor.c())
	runtime.KeepAlive(tensor)
	return result == 1
}

// IsComplex is nnc_is_complex. 0: there are no complex tensors.
func IsComplex(tensor *Tensor) bool {
	result := C.nnc_is_complex(tensor.c())
	runtime.KeepAlive(tensor)
	return result == 1
}

// Device is nnc_tensor_device. "cpu".
func (tensor *Tensor) Device() string {
	result := C.GoString(C.nnc_tensor_device(tensor.c()))
	runtime.KeepAlive(tensor)
	return result
}

// IsContiguous is nnc_tensor_is_contiguous. 1 if the elements lie in row-major order without gaps,
// else 0.
func (tensor *Tensor) IsContiguous() bool {
	result := C.nnc_tensor_is_contiguous(tensor.c())
	runtime.KeepAlive(tensor)
	return result == 1
}

// IsContiguousMemoryFormat is nnc_tensor_is_contiguous_memory_format. 1 if they lie in that order
// without gaps, else 0 (torch: contiguous; preserve is the same); -1 if there is no such format.
func (tensor *Tensor) IsContiguousMemoryFormat(memoryFormat MemoryFormat) bool {
	result := C.nnc_tensor_is_contiguous_memory_format(tensor.c(), C.nnc_memory_format(memoryFormat))
	runtime.KeepAlive(tensor)
	return result == 1
}

// Version is nnc_tensor_version. Counts the in-place writes to the memory, through any tensor that
// shares it. A call that fails gives back what it wrote; where that was a part of the memory, it
// counts as written.
func (tensor *Tensor) Version() int64 {
	result := C.nnc_tensor_version(tensor.c())
	runtime.KeepAlive(tensor)
	return int64(result)
}

// Item is nnc_tensor_item. The value of a tensor of one element. An int64 beyond 2^53 is rounded:
// see Tensor.ItemI64. ErrShape: not one element.
func (tensor *Tensor) Item(ctx *Ctx) (float64, error) {
	var out C.double
	err := check(C.nnc_tensor_item(ctx.c(), tensor.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return float64(out), err
}

// ItemI64 is nnc_tensor_item_i64. The same as an int, exact for integers; a fraction is cut off.
// ErrInvalid: NaN, infinite or beyond an int64_t.
func (tensor *Tensor) ItemI64(ctx *Ctx) (int64, error) {
	var out C.int64_t
	err := check(C.nnc_tensor_item_i64(ctx.c(), tensor.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return int64(out), err
}

// Repr is nnc_tensor_repr. What print(tensor) shows in PyTorch, without a final newline. ErrInvalid
// if that is longer than 256 MiB, as it may be with ten dimensions and more.
func (tensor *Tensor) Repr(ctx *Ctx) (string, error) {
	var out *C.nnc_string
	err := check(C.nnc_tensor_repr(ctx.c(), tensor.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return takeString(out, err)
}

// Type is nnc_tensor_type. What torch.Tensor.type() gives: "torch.FloatTensor".
func (tensor *Tensor) Type(ctx *Ctx) (string, error) {
	var out *C.nnc_string
	err := check(C.nnc_tensor_type(ctx.c(), tensor.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return takeString(out, err)
}

// PromoteTypes is nnc_promote_types. What two element types compute in. ErrDType: no such type.
func PromoteTypes(ctx *Ctx, type1, type2 DType) (DType, error) {
	var out C.nnc_dtype
	err := check(C.nnc_promote_types(ctx.c(), C.nnc_dtype(type1), C.nnc_dtype(type2), &out))
	runtime.KeepAlive(ctx)
	return DType(out), err
}

// ResultType is nnc_result_type. What two tensors compute in: a tensor without dimensions counts
// only where its kind (bool, int, float) is the higher one.
func ResultType(ctx *Ctx, tensor, other *Tensor) (DType, error) {
	var out C.nnc_dtype
	err := check(C.nnc_result_type(ctx.c(), tensor.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	runtime.KeepAlive(other)
	return DType(out), err
}

// ResultTypeScalar is nnc_result_type_scalar. The same of a tensor and a float.
func ResultTypeScalar(ctx *Ctx, tensor *Tensor, other float64) (DType, error) {
	var out C.nnc_dtype
	err := check(C.nnc_result_type_scalar(ctx.c(), tensor.c(), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return DType(out), err
}

// ResultTypeScalarI64 is nnc_result_type_scalar_i64. The same of a tensor and an int.
func ResultTypeScalarI64(ctx *Ctx, tensor *Tensor, other int64) (DType, error) {
	var out C.nnc_dtype
	err := check(C.nnc_result_type_scalar_i64(ctx.c(), tensor.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return DType(out), err
}

// Finfo is nnc_finfo. A field of torch.finfo(dtype), dtype NNC_DTYPE_DEFAULT being the context's
// default type: "bits", "eps", "max", "min", "tiny", "smallest_normal" or "resolution". ErrUnknown:
// another field. ErrDType: not floating point. PyTorch's defaults: dtype DTypeDefault.
func Finfo(ctx *Ctx, dtype DType, field string) (float64, error) {
	if err := noNUL("nnc_finfo", field); err != nil {
		return 0, err
	}
	var out C.double
	err := check(C.nnc_finfo(ctx.c(), C.nnc_dtype(dtype), cText(field), &out))
	runtime.KeepAlive(ctx)
	return float64(out), err
}

// To is nnc_tensor_to. (input's sizes) with elements of dtype: torch.Tensor.to. input itself if it
// has that type already. A float is cut off for integers, and beyond their range gives what PyTorch
// gives on x86. PyTorch's defaults: dtype DTypeDefault.
func (input *Tensor) To(ctx *Ctx, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_to(ctx.c(), input.c(), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Float is nnc_tensor_float. Tensor.To float32.
func (input *Tensor) Float(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_float(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Double is nnc_tensor_double. Tensor.To float64.
func (input *Tensor) Double(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_double(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Half is nnc_tensor_half. Tensor.To float16.
func (input *Tensor) Half(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_half(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// BFloat16 is nnc_tensor_bfloat16. Tensor.To bfloat16.
func (input *Tensor) BFloat16(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_bfloat16(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Long is nnc_tensor_long. Tensor.To int64.
func (input *Tensor) Long(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_long(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Int is nnc_tensor_int. Tensor.To int32.
func (input *Tensor) Int(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_int(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Short is nnc_tensor_short. Tensor.To int16.
func (input *Tensor) Short(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_short(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Char is nnc_tensor_char. Tensor.To int8.
func (input *Tensor) Char(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_char(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Byte is nnc_tensor_byte. Tensor.To uint8.
func (input *Tensor) Byte(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_byte(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Bool is nnc_tensor_bool. Tensor.To bool.
func (input *Tensor) Bool(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_bool(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// TypeAs is nnc_type_as. Tensor.To the type of other.
func TypeAs(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_type_as(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// CPU is nnc_tensor_cpu. input itself: all tensors are on the CPU.
func (input *Tensor) CPU(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_cpu(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Clone is nnc_clone. (input's sizes): a copy in memory of its own.
func Clone(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_clone(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Contiguous is nnc_contiguous. input itself if it lies in row-major order already, else a copy
// that does.
func Contiguous(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_contiguous(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Copy_ is nnc_copy_. input = src, converted and broadcast to its sizes. ErrShape: it does not
// broadcast.
func Copy_(ctx *Ctx, input, src *Tensor) error {
	err := check(C.nnc_copy_(ctx.c(), input.c(), src.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(src)
	return err
}

// Fill_ is nnc_fill_. Every element becomes value, a float.
func Fill_(ctx *Ctx, input *Tensor, value float64) error {
	err := check(C.nnc_fill_(ctx.c(), input.c(), C.double(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// FillI64_ is nnc_fill_i64_. The same with an int.
func FillI64_(ctx *Ctx, input *Tensor, value int64) error {
	err := check(C.nnc_fill_i64_(ctx.c(), input.c(), C.int64_t(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Zero_ is nnc_zero_. Every element becomes 0.
func Zero_(ctx *Ctx, input *Tensor) error {
	err := check(C.nnc_zero_(ctx.c(), input.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Rand is nnc_rand. (dims): uniform in [0, 1). ErrDType: not floating point. PyTorch's defaults:
// dtype DTypeDefault.
func Rand(ctx *Ctx, dims []int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_rand(ctx.c(), cInts(dims), C.int64_t(len(dims)), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// Randn is nnc_randn. (dims): normal with mean 0 and standard deviation 1. ErrDType: not floating
// point. PyTorch's defaults: dtype DTypeDefault.
func Randn(ctx *Ctx, dims []int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_randn(ctx.c(), cInts(dims), C.int64_t(len(dims)), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// RandLike is nnc_rand_like. Rand in the sizes and strides of input; dtype NNC_DTYPE_DEFAULT is the
// type of input. PyTorch's defaults: dtype DTypeDefault.
func RandLike(ctx *Ctx, input *Tensor, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_rand_like(ctx.c(), input.c(), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// RandnLike is nnc_randn_like. Randn in the sizes and strides of input; dtype NNC_DTYPE_DEFAULT is
// the type of input. PyTorch's defaults: dtype DTypeDefault.
func RandnLike(ctx *Ctx, input *Tensor, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_randn_like(ctx.c(), input.c(), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// RandLikeMemoryFormat is nnc_rand_like_memory_format. RandLike in that order (torch: preserve);
// the elements are drawn as they then lie. PyTorch's defaults: dtype DTypeDefault, memoryFormat
// MemoryFormatDefault.
func RandLikeMemoryFormat(ctx *Ctx, input *Tensor, dtype DType, memoryFormat MemoryFormat) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_rand_like_memory_format(ctx.c(), input.c(), C.nnc_dtype(dtype), C.nnc_memory_format(memoryFormat), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// RandnLikeMemoryFormat is nnc_randn_like_memory_format. RandnLike in that order (torch: preserve);
// the elements are drawn as they then lie. PyTorch's defaults: dtype DTypeDefault, memoryFormat
// MemoryFormatDefault.
func RandnLikeMemoryFormat(ctx *Ctx, input *Tensor, dtype DType, memoryFormat MemoryFormat) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_randn_like_memory_format(ctx.c(), input.c(), C.nnc_dtype(dtype), C.nnc_memory_format(memoryFormat), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Randint is nnc_randint. (dims): whole numbers low <= v < high (torch: low 0); dtype
// NNC_DTYPE_DEFAULT is int64. ErrInvalid: low >= high, or a bound that dtype does not hold.
// PyTorch's defaults: dtype DTypeDefault.
func Randint(ctx *Ctx, low, high int64, dims []int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_randint(ctx.c(), C.int64_t(low), C.int64_t(high), cInts(dims), C.int64_t(len(dims)), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// RandintLike is nnc_randint_like. Randint in the sizes and strides of input (torch: low 0); dtype
// NNC_DTYPE_DEFAULT is the type of input. PyTorch's defaults: dtype DTypeDefault.
func RandintLike(ctx *Ctx, input *Tensor, low, high int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_randint_like(ctx.c(), input.c(), C.int64_t(low), C.int64_t(high), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// RandintLikeMemoryFormat is nnc_randint_like_memory_format. The same in that order (torch:
// preserve); the elements are drawn as they then lie. PyTorch's defaults: dtype DTypeDefault,
// memoryFormat MemoryFormatDefault.
func RandintLikeMemoryFormat(ctx *Ctx, input *Tensor, low, high int64, dtype DType, memoryFormat MemoryFormat) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_randint_like_memory_format(ctx.c(), input.c(), C.int64_t(low), C.int64_t(high), C.nnc_dtype(dtype), C.nnc_memory_format(memoryFormat), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Randperm is nnc_randperm. (n): a permutation of 0..n-1; dtype NNC_DTYPE_DEFAULT is int64.
// ErrInvalid: negative n, or more than dtype can count. PyTorch's defaults: dtype DTypeDefault.
func Randperm(ctx *Ctx, n int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_randperm(ctx.c(), C.int64_t(n), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// Bernoulli is nnc_bernoulli. (input's sizes) in its type: 1 with the probability that input holds
// at that place, else 0. No gradient. ErrInvalid: a probability outside 0..1. ErrDType: not
// floating point.
func Bernoulli(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_bernoulli(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Normal is nnc_normal. (mean and std broadcast) of mean's type: normal with the mean and standard
// deviation that they hold at that place. Gradients are 0. ErrInvalid: a negative std. ErrDType:
// mean is not floating point.
func Normal(ctx *Ctx, mean, std *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_normal(ctx.c(), mean.c(), std.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(mean)
	runtime.KeepAlive(std)
	return newTensor(ctx, out), err
}

// NormalScalar is nnc_normal_scalar. The same with one standard deviation for all (torch: 1).
// PyTorch's defaults: std 1.
func NormalScalar(ctx *Ctx, mean *Tensor, std float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_normal_scalar(ctx.c(), mean.c(), C.double(std), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(mean)
	return newTensor(ctx, out), err
}

// NormalScalarSelf is nnc_normal_scalar_self. (std's sizes) of std's type: one mean for all.
// ErrDType: std is not floating point.
func NormalScalarSelf(ctx *Ctx, mean float64, std *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_normal_scalar_self(ctx.c(), C.double(mean), std.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(std)
	return newTensor(ctx, out), err
}

// NormalSize is nnc_normal_size. (dims): one mean and one standard deviation. ErrDType: not
// floating point. PyTorch's defaults: dtype DTypeDefault.
func NormalSize(ctx *Ctx, mean, std float64, dims []int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_normal_size(ctx.c(), C.double(mean), C.double(std), cInts(dims), C.int64_t(len(dims)), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// Multinomial is nnc_multinomial. (..., numSamples) of int64 for input (..., n), of one dimension
// or two: indices drawn with the weights that each row of input holds, which need not sum to 1
// (torch: replacement 0). Without replacement no index comes twice in a row; one of weight 0 comes
// when all others have. ErrInvalid: numSamples < 1, or > n without replacement; a weight that is
// negative, infinite or NaN; a row without weight. ErrDType: not floating point. PyTorch's
// defaults: replacement false.
func Multinomial(ctx *Ctx, input *Tensor, numSamples int64, replacement bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_multinomial(ctx.c(), input.c(), C.int64_t(numSamples), cFlag(replacement), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Uniform_ is nnc_uniform_. Uniform in [from, to) (torch: 0, 1). ErrInvalid: from > to; a bound, or
// to - from, beyond the largest number of the type. ErrDType: not floating point. PyTorch's
// defaults: from 0, to 1.
func Uniform_(ctx *Ctx, input *Tensor, from, to float64) error {
	err := check(C.nnc_uniform_(ctx.c(), input.c(), C.double(from), C.double(to)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Normal_ is nnc_normal_. Normal with that mean and standard deviation (torch: 0, 1). ErrInvalid:
// negative std. ErrDType: not floating point. PyTorch's defaults: mean 0, std 1.
func Normal_(ctx *Ctx, input *Tensor, mean, std float64) error {
	err := check(C.nnc_normal_(ctx.c(), input.c(), C.double(mean), C.double(std)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Bernoulli_ is nnc_bernoulli_. 1 with probability p (torch: 0.5), else 0; any type. ErrInvalid: p
// outside 0..1.
func Bernoulli_(ctx *Ctx, input *Tensor, p float64) error {
	err := check(C.nnc_bernoulli_(ctx.c(), input.c(), C.double(p)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// BernoulliTensor_ is nnc_bernoulli_tensor_. 1 with the probability that p, broadcast to input,
// holds at that place. ErrShape: p does not broadcast to input. ErrInvalid: a probability outside
// 0..1. ErrDType: p is not floating point.
func BernoulliTensor_(ctx *Ctx, input, p *Tensor) error {
	err := check(C.nnc_bernoulli_tensor_(ctx.c(), input.c(), p.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(p)
	return err
}

// Random_ is nnc_random_. Whole numbers from <= v < *to (torch: from 0); to nil: up to the largest
// one that the type holds with all below it, and with from INT64_MIN, for int64, float32, float64
// and bfloat16, all of int64. from 0 and to nil draw as random_() without either. ErrInvalid: from
// >= to, or a bound that the type does not hold. PyTorch's defaults: to nil.
func Random_(ctx *Ctx, input *Tensor, from int64, to *int64) error {
	err := check(C.nnc_random_(ctx.c(), input.c(), C.int64_t(from), cOptionalInt(to)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Exponential_ is nnc_exponential_. Exponential: density lambd * exp(-lambd * x) (torch: 1).
// ErrInvalid: lambd is not positive. ErrDType: not floating point. PyTorch's defaults: lambd 1.
func Exponential_(ctx *Ctx, input *Tensor, lambd float64) error {
	err := check(C.nnc_exponential_(ctx.c(), input.c(), C.double(lambd)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// LogNormal_ is nnc_log_normal_. exp of normal numbers with that mean and standard deviation
// (torch: 1, 2). ErrInvalid: std is not positive. ErrDType: not floating point. PyTorch's defaults:
// mean 1, std 2.
func LogNormal_(ctx *Ctx, input *Tensor, mean, std float64) error {
	err := check(C.nnc_log_normal_(ctx.c(), input.c(), C.double(mean), C.double(std)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Cauchy_ is nnc_cauchy_. Cauchy: density sigma / (pi * ((x - median)^2 + sigma^2)) (torch: 0, 1).
// ErrInvalid: sigma is not positive. ErrDType: not floating point. PyTorch's defaults: median 0,
// sigma 1.
func Cauchy_(ctx *Ctx, input *Tensor, median, sigma float64) error {
	err := check(C.nnc_cauchy_(ctx.c(), input.c(), C.double(median), C.double(sigma)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Geometric_ is nnc_geometric_. The number of trials of probability p up to the first success: k
// with p * (1 - p)^(k - 1). ErrInvalid: p outside 0 < p < 1. ErrDType: bool.
func Geometric_(ctx *Ctx, input *Tensor, p float64) error {
	err := check(C.nnc_geometric_(ctx.c(), input.c(), C.double(p)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// NewGenerator is nnc_generator_new. A variant of ctx with a generator of its own, in the state of
// torch.Generator(): its seed is 67280421310721. Ctx.Fork(ctx, "seed=0", out) is the same with
// another seed.
func NewGenerator(ctx *Ctx) (*Ctx, error) {
	var out *C.nnc_ctx
	err := check(C.nnc_generator_new(ctx.c(), &out))
	runtime.KeepAlive(ctx)
	return newCtx(ctx, out), err
}

// InitialSeed is nnc_initial_seed. The seed that it was last given, modulo 2^64:
// torch.initial_seed.
func InitialSeed(ctx *Ctx) (int64, error) {
	var out C.int64_t
	err := check(C.nnc_initial_seed(ctx.c(), &out))
	runtime.KeepAlive(ctx)
	return int64(out), err
}

// GetRNGState is nnc_get_rng_state. (5056) of uint8: its state, byte for byte that of
// torch.get_rng_state.
func GetRNGState(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_get_rng_state(ctx.c(), &out))
	runtime.KeepAlive(ctx)
	return newTensor(ctx, out), err
}

// SetRNGState is nnc_set_rng_state. Puts such a state back: what is drawn next is what was drawn
// after it was taken. ErrDType: not uint8. ErrInvalid: not in row-major order, or no state.
func SetRNGState(ctx *Ctx, newState *Tensor) error {
	err := check(C.nnc_set_rng_state(ctx.c(), newState.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(newState)
	return err
}
