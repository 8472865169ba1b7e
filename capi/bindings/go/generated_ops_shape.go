// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// View is nnc_view. (size): the same elements in row-major order with other sizes, as a view. One
// size may be -1: what is left. ErrShape: another number of elements; strides that allow no view.
func View(ctx *Ctx, input *Tensor, size []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_view(ctx.c(), input.c(), cInts(size), C.int64_t(len(size)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ViewDType is nnc_view_dtype. The same bytes as elements of dtype: a view through which no
// gradient flows, as in torch. Of another size in bytes: the last dimension is so many times longer
// or shorter. What is true of bools (<nnc/tensor.h>) holds for such a view too. ErrShape: no
// dimensions, a last dimension that is not dense, or sizes, strides or an offset that do not
// divide. ErrInvalid: as bool, and a byte is neither 0 nor 1. PyTorch's defaults: dtype
// DTypeDefault.
func ViewDType(ctx *Ctx, input *Tensor, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_view_dtype(ctx.c(), input.c(), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Reshape is nnc_reshape. (shape): View where the strides allow it, else a copy. ErrShape: another
// number of elements.
func Reshape(ctx *Ctx, input *Tensor, shape []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_reshape(ctx.c(), input.c(), cInts(shape), C.int64_t(len(shape)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ViewAs is nnc_view_as. (other's sizes): View with the sizes of other.
func ViewAs(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_view_as(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// Flatten is nnc_flatten. Dimensions startDim to endDim, both included, become one (torch: startDim
// 0, endDim -1); a 0-dimensional tensor becomes (1). A view where the strides allow it. ErrInvalid:
// startDim is behind endDim. PyTorch's defaults: startDim 0, endDim -1.
func Flatten(ctx *Ctx, input *Tensor, startDim, endDim int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_flatten(ctx.c(), input.c(), C.int64_t(startDim), C.int64_t(endDim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Unflatten is nnc_unflatten. Dimension dim becomes several of the given sizes, one of which may be
// -1. A view. ErrShape: their product is not the size of dim.
func Unflatten(ctx *Ctx, input *Tensor, dim int64, sizes []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_unflatten(ctx.c(), input.c(), C.int64_t(dim), cInts(sizes), C.int64_t(len(sizes)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Squeeze is nnc_squeeze. A view without the dimensions of size 1: all of them (dim nil), or those
// that dim names; one of another size stays. PyTorch's defaults: dim nil.
func Squeeze(ctx *Ctx, input *Tensor, dim []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_squeeze(ctx.c(), input.c(), cInts(dim), C.int64_t(len(dim)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Unsqueeze is nnc_unsqueeze. A view with a dimension of size 1 put in at dim, -ndim-1..ndim.
func Unsqueeze(ctx *Ctx, input *Tensor, dim int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_unsqueeze(ctx.c(), input.c(), C.int64_t(dim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Expand is nnc_expand. (size): a view that repeats dimensions of size 1, and new leading ones,
// without a copy; -1 keeps a size. ErrShape: another size than 1 would have to change.
func Expand(ctx *Ctx, input *Tensor, size []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_expand(ctx.c(), input.c(), cInts(size), C.int64_t(len(size)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ExpandAs is nnc_expand_as. (other's sizes): Expand to the sizes of other.
func ExpandAs(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_expand_as(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// BroadcastTo is nnc_broadcast_to. (size): torch's other name of Expand.
func BroadcastTo(ctx *Ctx, input *Tensor, size []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_broadcast_to(ctx.c(), input.c(), cInts(size), C.int64_t(len(size)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// BroadcastTensors is nnc_broadcast_tensors. Each of the nTensors tensors expanded to the sizes to
// which all broadcast; out has room for as many.
func BroadcastTensors(ctx *Ctx, tensors []*Tensor) ([]*Tensor, error) {
	result := make([]*C.nnc_tensor, len(tensors)+1)
	err := check(C.nnc_broadcast_tensors(ctx.c(), tensorList(tensors), C.int64_t(len(tensors)), &result[0]))
	result = result[:len(tensors)]
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensors)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// AsStrided is nnc_as_strided. (size): a view of input's memory with any sizes, strides and offset,
// counted in elements; storageOffset nil is that of input. Elements of input that coincide in
// memory share its gradient equally. ErrInvalid: it would reach beyond the memory. PyTorch's
// defaults: storageOffset nil.
func AsStrided(ctx *Ctx, input *Tensor, size, stride []int64, storageOffset *int64) (*Tensor, error) {
	if err := sameLength("nnc_as_strided", "stride", len(stride), len(size)); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_as_strided(ctx.c(), input.c(), cInts(size), cInts(stride), C.int64_t(len(size)), cOptionalInt(storageOffset), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Transpose is nnc_transpose. Dimensions dim0 and dim1 exchanged.
func Transpose(ctx *Ctx, input *Tensor, dim0, dim1 int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_transpose(ctx.c(), input.c(), C.int64_t(dim0), C.int64_t(dim1), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// T is nnc_t. (n, m) for a matrix (m, n); a vector or a 0-dimensional tensor stays as it is.
// ErrShape: more than 2 dimensions.
func T(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_t(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Permute is nnc_permute. Dimension i of the result is dimension dims[i] of input. ErrShape: not
// one for each dimension. ErrInvalid: one twice.
func Permute(ctx *Ctx, input *Tensor, dims []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_permute(ctx.c(), input.c(), cInts(dims), C.int64_t(len(dims)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Movedim is nnc_movedim. Dimensions source[i] move to the places destination[i]; the others keep
// their order. ErrInvalid: one twice.
func Movedim(ctx *Ctx, input *Tensor, source, destination []int64) (*Tensor, error) {
	if err := sameLength("nnc_movedim", "destination", len(destination), len(source)); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_movedim(ctx.c(), input.c(), cInts(source), cInts(destination), C.int64_t(len(source)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Select is nnc_select. input[..., index, ...] without dimension dim. ErrIndex: index outside
// -size..size-1.
func Select(ctx *Ctx, input *Tensor, dim, index int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_select(ctx.c(), input.c(), C.int64_t(dim), C.int64_t(index), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Narrow is nnc_narrow. Places start..start + length - 1 of dim; a negative start counts from the
// end. ErrIndex: it reaches beyond the end.
func Narrow(ctx *Ctx, input *Tensor, dim, start, length int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_narrow(ctx.c(), input.c(), C.int64_t(dim), C.int64_t(start), C.int64_t(length), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// NarrowTensor is nnc_narrow_tensor. The same with a tensor without dimensions as start.
// ErrInvalid: not a whole number.
func NarrowTensor(ctx *Ctx, input *Tensor, dim int64, start *Tensor, length int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_narrow_tensor(ctx.c(), input.c(), C.int64_t(dim), start.c(), C.int64_t(length), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(start)
	return newTensor(ctx, out), err
}

// Slice is nnc_slice. input[..., start:end:step, ...] by the rules of Python: a negative bound
// counts from the end, one that is too far is the end (INT64_MAX as end: to the end). (ceil((end -
// start) / step)) places. ErrInvalid: step < 1. PyTorch's defaults: dim 0, step 1.
func Slice(ctx *Ctx, input *Tensor, dim, start, end, step int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_slice(ctx.c(), input.c(), C.int64_t(dim), C.int64_t(start), C.int64_t(end), C.int64_t(step), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Diagonal is nnc_diagonal. The diagonal of dimensions dim1 and dim2 becomes the last dimension
// (torch: offset 0, dim1 0, dim2 1); offset > 0 lies above the main one. ErrInvalid: dim1 is dim2.
// PyTorch's defaults: offset 0, dim1 0, dim2 1.
func Diagonal(ctx *Ctx, input *Tensor, offset, dim1, dim2 int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_diagonal(ctx.c(), input.c(), C.int64_t(offset), C.int64_t(dim1), C.int64_t(dim2), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Unfold is nnc_tensor_unfold. Windows of size places, step apart, along dimension, which gets (n -
// size) / step + 1 of them, rounded down; their contents become the last dimension.
// torch.Tensor.unfold. ErrShape: size > n. ErrInvalid: step < 1.
func (input *Tensor) Unfold(ctx *Ctx, dimension, size, step int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_unfold(ctx.c(), input.c(), C.int64_t(dimension), C.int64_t(size), C.int64_t(step), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Unbind is nnc_unbind. Select of every place of dim. PyTorch's defaults: dim 0.
func Unbind(ctx *Ctx, input *Tensor, dim int64) ([]*Tensor, error) {
	result, err := fill(hostOutputs, mostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_unbind(ctx.c(), input.c(), C.int64_t(dim), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// Split is nnc_split. Parts of the given lengths along dim, which must add up to its size. A single
// length is that of every part, and the last one may be shorter: max(1, ceil(size / length)) parts.
// ErrShape: they do not add up. ErrInvalid: a negative length. PyTorch's defaults: dim 0.
func Split(ctx *Ctx, input *Tensor, splitSize []int64, dim int64) ([]*Tensor, error) {
	result, err := fill(hostOutputs, mostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_split(ctx.c(), input.c(), cInts(splitSize), C.int64_t(len(splitSize)), C.int64_t(dim), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// Chunk is nnc_chunk. Parts of ceil(size / chunks) places along dim; the last one may be shorter,
// and there may be fewer than chunks. ErrInvalid: chunks < 1. PyTorch's defaults: dim 0.
func Chunk(ctx *Ctx, input *Tensor, chunks, dim int64) ([]*Tensor, error) {
	result, err := fill(hostOutputs, mostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_chunk(ctx.c(), input.c(), C.int64_t(chunks), C.int64_t(dim), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// TensorSplit is nnc_tensor_split. By a vector of int64 the parts between its places, by the rules
// of Slice: (0..i0), (i0..i1), ..., (ik..end); by a 0-dimensional one as TensorSplitSections.
// ErrDType: not int64. PyTorch's defaults: dim 0.
func TensorSplit(ctx *Ctx, input, tensorIndicesOrSections *Tensor, dim int64) ([]*Tensor, error) {
	result, err := fill(hostOutputs, mostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_tensor_split(ctx.c(), input.c(), tensorIndicesOrSections.c(), C.int64_t(dim), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(tensorIndicesOrSections)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// TensorSplitSections is nnc_tensor_split_sections. As many parts as sections says, of which the
// first (size of dim mod sections) are longer by 1. ErrInvalid: sections < 1. PyTorch's defaults:
// dim 0.
func TensorSplitSections(ctx *Ctx, input *Tensor, sections, dim int64) ([]*Tensor, error) {
	result, err := fill(hostOutputs, mostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_tensor_split_sections(ctx.c(), input.c(), C.int64_t(sections), C.int64_t(dim), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// TensorSplitIndices is nnc_tensor_split_indices. TensorSplit by a list. PyTorch's defaults: dim 0.
func TensorSplitIndices(ctx *Ctx, input *Tensor, indices []int64, dim int64) ([]*Tensor, error) {
	result, err := fill(hostOutputs, mostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_tensor_split_indices(ctx.c(), input.c(), cInts(indices), C.int64_t(len(indices)), C.int64_t(dim), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// Cat is nnc_cat. The tensors one behind the other along dim; the other sizes agree, but for
// tensors (0), which are left out; of them alone dim may be anything. ErrInvalid: an empty list.
// ErrShape: sizes that do not agree. PyTorch's defaults: dim 0.
func Cat(ctx *Ctx, tensors []*Tensor, dim int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_cat(ctx.c(), tensorList(tensors), C.int64_t(len(tensors)), C.int64_t(dim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensors)
	return newTensor(ctx, out), err
}

// Stack is nnc_stack. Tensors of one size along a new dimension dim of size nTensors. Errors as for
// Cat. PyTorch's defaults: dim 0.
func Stack(ctx *Ctx, tensors []*Tensor, dim int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_stack(ctx.c(), tensorList(tensors), C.int64_t(len(tensors)), C.int64_t(dim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensors)
	return newTensor(ctx, out), err
}

// Hstack is nnc_hstack. Cat along dimension 1; of vectors and 0-dimensional tensors along dimension
// 0.
func Hstack(ctx *Ctx, tensors []*Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_hstack(ctx.c(), tensorList(tensors), C.int64_t(len(tensors)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensors)
	return newTensor(ctx, out), err
}

// Vstack is nnc_vstack. Cat along dimension 0, where a vector counts as (1, n) and a 0-dimensional
// tensor as (1, 1).
func Vstack(ctx *Ctx, tensors []*Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_vstack(ctx.c(), tensorList(tensors), C.int64_t(len(tensors)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensors)
	return newTensor(ctx, out), err
}

// Pad is nnc_pad. pad[0] and pad[1] more places before and after the last dimension, pad[2] and
// pad[3] around the one before, and so on; negative ones cut off. mode "constant" (nil: that) fills
// with value (nil: 0; a float). "reflect" mirrors input at its first and last place, "replicate"
// repeats these, "circular" continues at the other end: for 1 to 3 padded dimensions behind a
// channel and perhaps a batch dimension, value nil or 0. ErrInvalid: nPad is odd, more than 2 ndim
// or more than 64; another mode. ErrShape: a result of negative size; more places than the mode
// has; with "replicate", or along all of pad "reflect", an empty result; with both no channels.
// PyTorch's defaults: mode "constant", value nil.
func Pad(ctx *Ctx, input *Tensor, pad []int64, mode string, value *float64) (*Tensor, error) {
	if err := noNUL("nnc_pad", mode); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_pad(ctx.c(), input.c(), cInts(pad), C.int64_t(len(pad)), cTextOrNil(mode), cOptionalReal(value), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Repeat is nnc_repeat. (repeats[i] * size): copies side by side along dimension i; more repeats
// than dimensions add leading dimensions. ErrShape: fewer, or a negative one.
func Repeat(ctx *Ctx, input *Tensor, repeats []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_repeat(ctx.c(), input.c(), cInts(repeats), C.int64_t(len(repeats)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Tile is nnc_tile. Repeat with 1 for the leading dimensions that dims leaves out.
func Tile(ctx *Ctx, input *Tensor, dims []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tile(ctx.c(), input.c(), cInts(dims), C.int64_t(len(dims)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Flip is nnc_flip. (input's sizes): backwards along each of dims. ErrInvalid: one twice.
func Flip(ctx *Ctx, input *Tensor, dims []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_flip(ctx.c(), input.c(), cInts(dims), C.int64_t(len(dims)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Roll is nnc_roll. (input's sizes): moved round in a circle by shifts[i] places along dims[i];
// dims nil: one shift for all elements in row-major order. ErrInvalid: not as many shifts as dims.
// PyTorch's defaults: dims nil.
func Roll(ctx *Ctx, input *Tensor, shifts, dims []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_roll(ctx.c(), input.c(), cInts(shifts), C.int64_t(len(shifts)), cInts(dims), C.int64_t(len(dims)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Tril is nnc_tril. (input's sizes): the elements on and below a diagonal of the last two
// dimensions, the others 0 (torch: diagonal 0, the main one; positive ones lie above). ErrShape:
// fewer than 2 dimensions. PyTorch's defaults: diagonal 0.
func Tril(ctx *Ctx, input *Tensor, diagonal int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tril(ctx.c(), input.c(), C.int64_t(diagonal), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Triu is nnc_triu. The same on and above the diagonal. PyTorch's defaults: diagonal 0.
func Triu(ctx *Ctx, input *Tensor, diagonal int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_triu(ctx.c(), input.c(), C.int64_t(diagonal), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Diag is nnc_diag. Of a vector (n): the matrix (n + |diagonal|, n + |diagonal|) that has it on a
// diagonal, and 0 elsewhere. Of a matrix: a copy of that diagonal (torch: diagonal 0; positive ones
// lie above the main one). ErrShape: other dimensions. PyTorch's defaults: diagonal 0.
func Diag(ctx *Ctx, input *Tensor, diagonal int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_diag(ctx.c(), input.c(), C.int64_t(diagonal), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// DiagEmbed is nnc_diag_embed. The last dimension, of n places, becomes a diagonal of dimensions
// dim1 and dim2 of the result, both of size n + |offset|, and everything else 0 (torch: offset 0,
// dim1 -2, dim2 -1). ErrInvalid: dim1 is dim2. PyTorch's defaults: offset 0, dim1 -2, dim2 -1.
func DiagEmbed(ctx *Ctx, input *Tensor, offset, dim1, dim2 int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_diag_embed(ctx.c(), input.c(), C.int64_t(offset), C.int64_t(dim1), C.int64_t(dim2), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// IndexSelect is nnc_index_select. (input's sizes, dim of index's length): places index[0],
// index[1], ... of dim. index has at most one dimension.
func IndexSelect(ctx *Ctx, input *Tensor, dim int64, index *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_index_select(ctx.c(), input.c(), C.int64_t(dim), index.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	return newTensor(ctx, out), err
}

// IndexAdd is nnc_index_add. (input's sizes): input with alpha times place i of source added to
// place index[i] of dim (torch: alpha 1). source has input's type, and its sizes but for dim, where
// it is as long as index. PyTorch's defaults: alpha 1.
func IndexAdd(ctx *Ctx, input *Tensor, dim int64, index, source *Tensor, alpha float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_index_add(ctx.c(), input.c(), C.int64_t(dim), index.c(), source.c(), C.double(alpha), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	runtime.KeepAlive(source)
	return newTensor(ctx, out), err
}

// Gather is nnc_gather. (index's sizes): out[i][j][k] = input[i][index[i][j][k]][k] for dim 1 of
// three. index is no longer than input in the other dimensions.
func Gather(ctx *Ctx, input *Tensor, dim int64, index *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_gather(ctx.c(), input.c(), C.int64_t(dim), index.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	return newTensor(ctx, out), err
}

// Scatter is nnc_scatter. (input's sizes): input, but out[i][index[i][j][k]][k] = src[i][j][k] for
// dim 1 of three; of several values for one place one stays. index is no longer than src, and than
// input but in dim. src has input's type.
func Scatter(ctx *Ctx, input *Tensor, dim int64, index, src *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_scatter(ctx.c(), input.c(), C.int64_t(dim), index.c(), src.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	runtime.KeepAlive(src)
	return newTensor(ctx, out), err
}

// ScatterScalar is nnc_scatter_scalar. Scatter of one number, a float.
func ScatterScalar(ctx *Ctx, input *Tensor, dim int64, index *Tensor, value float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_scatter_scalar(ctx.c(), input.c(), C.int64_t(dim), index.c(), C.double(value), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	return newTensor(ctx, out), err
}

// ScatterScalarI64 is nnc_scatter_scalar_i64. The same with an int.
func ScatterScalarI64(ctx *Ctx, input *Tensor, dim int64, index *Tensor, value int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_scatter_scalar_i64(ctx.c(), input.c(), C.int64_t(dim), index.c(), C.int64_t(value), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	return newTensor(ctx, out), err
}

// ScatterAdd is nnc_scatter_add. Scatter that adds to input, several values for one place too.
func ScatterAdd(ctx *Ctx, input *Tensor, dim int64, index, src *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_scatter_add(ctx.c(), input.c(), C.int64_t(dim), index.c(), src.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	runtime.KeepAlive(src)
	return newTensor(ctx, out), err
}

// TakeAlongDim is nnc_take_along_dim. Gather with the other dimensions of both broadcast, where
// -size..-1 count from the end; dim nil: of the flattened input, with the flattened indices.
// indices is int64, without dim int32 too. PyTorch's defaults: dim nil.
func TakeAlongDim(ctx *Ctx, input, indices *Tensor, dim *int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_take_along_dim(ctx.c(), input.c(), indices.c(), cOptionalInt(dim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(indices)
	return newTensor(ctx, out), err
}

// MaskedFill is nnc_masked_fill. value, a float, where mask is true, else input; both are
// broadcast. ErrDType: mask is not bool.
func MaskedFill(ctx *Ctx, input, mask *Tensor, value float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_masked_fill(ctx.c(), input.c(), mask.c(), C.double(value), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(mask)
	return newTensor(ctx, out), err
}

// MaskedFillI64 is nnc_masked_fill_i64. The same with an int.
func MaskedFillI64(ctx *Ctx, input, mask *Tensor, value int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_masked_fill_i64(ctx.c(), input.c(), mask.c(), C.int64_t(value), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(mask)
	return newTensor(ctx, out), err
}

// MaskedFill_ is nnc_masked_fill_. The same in place, with a float; mask broadcasts to input's
// sizes.
func MaskedFill_(ctx *Ctx, input, mask *Tensor, value float64) error {
	err := check(C.nnc_masked_fill_(ctx.c(), input.c(), mask.c(), C.double(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(mask)
	return err
}

// MaskedFillI64_ is nnc_masked_fill_i64_. The same in place, with an int.
func MaskedFillI64_(ctx *Ctx, input, mask *Tensor, value int64) error {
	err := check(C.nnc_masked_fill_i64_(ctx.c(), input.c(), mask.c(), C.int64_t(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(mask)
	return err
}

// MaskedSelect is nnc_masked_select. (number of true ones): the elements where mask is true, in
// row-major order; both are broadcast. ErrDType: mask is not bool.
func MaskedSelect(ctx *Ctx, input, mask *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_masked_select(ctx.c(), input.c(), mask.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(mask)
	return newTensor(ctx, out), err
}

// Nonzero is nnc_nonzero. (n, ndim), int64: the indices of the n elements that are not 0, in
// row-major order. No gradient.
func Nonzero(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_nonzero(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// OneHot is nnc_one_hot. (input's sizes, numClasses), int64: 1 at the place that input says, else
// 0; numClasses -1 is the largest value + 1. No gradient. ErrDType: input is not int64. ErrIndex: a
// value that is negative or too large. PyTorch's defaults: numClasses -1.
func OneHot(ctx *Ctx, input *Tensor, numClasses int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_one_hot(ctx.c(), input.c(), C.int64_t(numClasses), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Sort is nnc_sort. (input's sizes), both: the values along dim in order, smallest first or,
// descending not 0, largest first, and where they were, int64 (torch: dim -1, descending 0). Equal
// ones keep their order; NaN counts as the largest. PyTorch's defaults: dim -1, descending false.
func Sort(ctx *Ctx, input *Tensor, dim int64, descending bool) (*Tensor, *Tensor, error) {
	var values *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_sort(ctx.c(), input.c(), C.int64_t(dim), cFlag(descending), &values, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, values), newTensor(ctx, indices), err
}

// Argsort is nnc_argsort. The indices of Sort alone. PyTorch's defaults: dim -1, descending false.
func Argsort(ctx *Ctx, input *Tensor, dim int64, descending bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_argsort(ctx.c(), input.c(), C.int64_t(dim), cFlag(descending), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Topk is nnc_topk. (input's sizes, dim of size k), both: the k largest values along dim or,
// largest 0, the smallest, in order, and where they were, int64 (torch: dim -1, largest 1).
// ErrIndex: k outside 0..size. A 0-dim input gives its element for k 0 too. ErrDType: bool.
// PyTorch's defaults: dim -1, largest true.
func Topk(ctx *Ctx, input *Tensor, k, dim int64, largest bool) (*Tensor, *Tensor, error) {
	var values *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_topk(ctx.c(), input.c(), C.int64_t(k), C.int64_t(dim), cFlag(largest), &values, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, values), newTensor(ctx, indices), err
}

// TopkSorted is nnc_topk_sorted. The same whether sorted is 0 or not: in any order is what torch
// promises for 0. PyTorch's defaults: dim -1, largest true, sorted true.
func TopkSorted(ctx *Ctx, input *Tensor, k, dim int64, largest, sorted bool) (*Tensor, *Tensor, error) {
	var values *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_topk_sorted(ctx.c(), input.c(), C.int64_t(k), C.int64_t(dim), cFlag(largest), cFlag(sorted), &values, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, values), newTensor(ctx, indices), err
}
