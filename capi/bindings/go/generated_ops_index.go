// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// Index is nnc_index. input[indices], indices being what stands between Python's brackets: decimal
// integers, slices "start:stop:step", "...", "None" (or "newaxis") for a new dimension of size 1,
// "True" and "False" for one of size 1 and 0, with commas between them: "1:3, ..., None, ::2, -1".
// A view; with True or False a copy. ErrText: what cannot be read, with its place; a step below 1.
// ErrIndex: an integer outside -size..size-1; more of them than dimensions.
func Index(ctx *Ctx, input *Tensor, indices string) (*Tensor, error) {
	if err := noNUL("nnc_index", indices); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_index(ctx.c(), input.c(), cText(indices), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// IndexTensors is nnc_index_tensors. input[indices[0], indices[1], ...]: tensors of integers
// -size..size-1, masks (bool or uint8, of the sizes of the dimensions that they cover), or nil for
// all of a dimension. All broadcast to common sizes, a mask of k dimensions as k vectors of the
// places where it is true. In the result these sizes take the place of the indexed dimensions if
// those are neighbours, else they stand first. An integer without dimensions selects, and a bool
// without dimensions is a new dimension of size 1 or 0; with nothing else but nil the result is a
// view. ErrIndex: another integer; sizes that do not broadcast; a mask of other sizes; more indices
// than dimensions, or none.
func IndexTensors(ctx *Ctx, input *Tensor, indices []*Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_index_tensors(ctx.c(), input.c(), tensorList(indices), C.int64_t(len(indices)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(indices)
	return newTensor(ctx, out), err
}

// IndexAssign is nnc_tensor_index_assign. input[indices] = value, in place; indices as for Index.
// value broadcasts, but for leading dimensions of size 1, and is converted to input's type.
// ErrShape: it does not broadcast.
func (input *Tensor) IndexAssign(ctx *Ctx, indices string, value *Tensor) error {
	if err := noNUL("nnc_tensor_index_assign", indices); err != nil {
		return err
	}
	err := check(C.nnc_tensor_index_assign(ctx.c(), input.c(), cText(indices), value.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(value)
	return err
}

// IndexAssignScalar is nnc_tensor_index_assign_scalar. The same with a float.
func (input *Tensor) IndexAssignScalar(ctx *Ctx, indices string, value float64) error {
	if err := noNUL("nnc_tensor_index_assign_scalar", indices); err != nil {
		return err
	}
	err := check(C.nnc_tensor_index_assign_scalar(ctx.c(), input.c(), cText(indices), C.double(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// IndexAssignScalarI64 is nnc_tensor_index_assign_scalar_i64. The same with an int.
func (input *Tensor) IndexAssignScalarI64(ctx *Ctx, indices string, value int64) error {
	if err := noNUL("nnc_tensor_index_assign_scalar_i64", indices); err != nil {
		return err
	}
	err := check(C.nnc_tensor_index_assign_scalar_i64(ctx.c(), input.c(), cText(indices), C.int64_t(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// IndexPut is nnc_index_put. values in the places of input that indices name, as IndexTensors finds
// them but for numbers without dimensions, which broadcast like the others. accumulate not 0: added
// to them, several for one place too; else one of them stays. values broadcasts to the sizes of
// these places, one to those of a mask alone always, of any type unless added: ErrShape if not.
// (torch: 0.). PyTorch's defaults: accumulate false.
func IndexPut(ctx *Ctx, input *Tensor, indices []*Tensor, values *Tensor, accumulate bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_index_put(ctx.c(), input.c(), tensorList(indices), C.int64_t(len(indices)), values.c(), cFlag(accumulate), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(indices)
	runtime.KeepAlive(values)
	return newTensor(ctx, out), err
}

// IndexPut_ is nnc_index_put_. The same in place. PyTorch's defaults: accumulate false.
func IndexPut_(ctx *Ctx, input *Tensor, indices []*Tensor, values *Tensor, accumulate bool) error {
	err := check(C.nnc_index_put_(ctx.c(), input.c(), tensorList(indices), C.int64_t(len(indices)), values.c(), cFlag(accumulate)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(indices)
	runtime.KeepAlive(values)
	return err
}

// Take is nnc_take. (index's sizes): the elements of input in row-major order at those places,
// int64, of which negative ones count from the end.
func Take(ctx *Ctx, input, index *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_take(ctx.c(), input.c(), index.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	return newTensor(ctx, out), err
}

// IndexAdd_ is nnc_index_add_. IndexAdd in place. PyTorch's defaults: alpha 1.
func IndexAdd_(ctx *Ctx, input *Tensor, dim int64, index, source *Tensor, alpha float64) error {
	err := check(C.nnc_index_add_(ctx.c(), input.c(), C.int64_t(dim), index.c(), source.c(), C.double(alpha)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	runtime.KeepAlive(source)
	return err
}

// IndexCopy is nnc_index_copy. input with place i of source in place index[i] of dim; of several
// for one place one stays. source has input's sizes but for dim, where it is as long as index,
// int64. ErrShape: other sizes.
func IndexCopy(ctx *Ctx, input *Tensor, dim int64, index, source *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_index_copy(ctx.c(), input.c(), C.int64_t(dim), index.c(), source.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	runtime.KeepAlive(source)
	return newTensor(ctx, out), err
}

// IndexCopy_ is nnc_index_copy_. The same in place.
func IndexCopy_(ctx *Ctx, input *Tensor, dim int64, index, source *Tensor) error {
	err := check(C.nnc_index_copy_(ctx.c(), input.c(), C.int64_t(dim), index.c(), source.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	runtime.KeepAlive(source)
	return err
}

// IndexFill is nnc_index_fill. input with value, a float, in the places of dim that index names,
// int64, of which negative ones count from the end.
func IndexFill(ctx *Ctx, input *Tensor, dim int64, index *Tensor, value float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_index_fill(ctx.c(), input.c(), C.int64_t(dim), index.c(), C.double(value), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	return newTensor(ctx, out), err
}

// IndexFillI64 is nnc_index_fill_i64. The same with an int.
func IndexFillI64(ctx *Ctx, input *Tensor, dim int64, index *Tensor, value int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_index_fill_i64(ctx.c(), input.c(), C.int64_t(dim), index.c(), C.int64_t(value), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	return newTensor(ctx, out), err
}

// IndexFillTensor is nnc_index_fill_tensor. The same with a tensor without dimensions, of any type.
// ErrShape: it has dimensions.
func IndexFillTensor(ctx *Ctx, input *Tensor, dim int64, index, value *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_index_fill_tensor(ctx.c(), input.c(), C.int64_t(dim), index.c(), value.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	runtime.KeepAlive(value)
	return newTensor(ctx, out), err
}

// IndexFill_ is nnc_index_fill_. IndexFill in place, with a float.
func IndexFill_(ctx *Ctx, input *Tensor, dim int64, index *Tensor, value float64) error {
	err := check(C.nnc_index_fill_(ctx.c(), input.c(), C.int64_t(dim), index.c(), C.double(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	return err
}

// IndexFillI64_ is nnc_index_fill_i64_. The same in place, with an int.
func IndexFillI64_(ctx *Ctx, input *Tensor, dim int64, index *Tensor, value int64) error {
	err := check(C.nnc_index_fill_i64_(ctx.c(), input.c(), C.int64_t(dim), index.c(), C.int64_t(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	return err
}

// IndexFillTensor_ is nnc_index_fill_tensor_. The same in place, with a tensor.
func IndexFillTensor_(ctx *Ctx, input *Tensor, dim int64, index, value *Tensor) error {
	err := check(C.nnc_index_fill_tensor_(ctx.c(), input.c(), C.int64_t(dim), index.c(), value.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	runtime.KeepAlive(value)
	return err
}

// Scatter_ is nnc_scatter_. Scatter in place.
func Scatter_(ctx *Ctx, input *Tensor, dim int64, index, src *Tensor) error {
	err := check(C.nnc_scatter_(ctx.c(), input.c(), C.int64_t(dim), index.c(), src.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	runtime.KeepAlive(src)
	return err
}

// ScatterScalar_ is nnc_scatter_scalar_. The same of one number, a float.
func ScatterScalar_(ctx *Ctx, input *Tensor, dim int64, index *Tensor, value float64) error {
	err := check(C.nnc_scatter_scalar_(ctx.c(), input.c(), C.int64_t(dim), index.c(), C.double(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	return err
}

// ScatterScalarI64_ is nnc_scatter_scalar_i64_. The same with an int.
func ScatterScalarI64_(ctx *Ctx, input *Tensor, dim int64, index *Tensor, value int64) error {
	err := check(C.nnc_scatter_scalar_i64_(ctx.c(), input.c(), C.int64_t(dim), index.c(), C.int64_t(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	return err
}

// ScatterAdd_ is nnc_scatter_add_. ScatterAdd in place.
func ScatterAdd_(ctx *Ctx, input *Tensor, dim int64, index, src *Tensor) error {
	err := check(C.nnc_scatter_add_(ctx.c(), input.c(), C.int64_t(dim), index.c(), src.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	runtime.KeepAlive(src)
	return err
}

// ScatterSrcReduce is nnc_scatter_src_reduce. torch.scatter with a reduce: "add" adds src to the
// places of Scatter, "multiply" multiplies them, several times if an index comes again. As in torch
// without a gradient (ErrUnsupported when backward comes there): ScatterReduce has one. ErrInvalid:
// another word.
func ScatterSrcReduce(ctx *Ctx, input *Tensor, dim int64, index, src *Tensor, reduce string) (*Tensor, error) {
	if err := noNUL("nnc_scatter_src_reduce", reduce); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_scatter_src_reduce(ctx.c(), input.c(), C.int64_t(dim), index.c(), src.c(), cText(reduce), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	runtime.KeepAlive(src)
	return newTensor(ctx, out), err
}

// ScatterSrcReduce_ is nnc_scatter_src_reduce_. The same in place.
func ScatterSrcReduce_(ctx *Ctx, input *Tensor, dim int64, index, src *Tensor, reduce string) error {
	if err := noNUL("nnc_scatter_src_reduce_", reduce); err != nil {
		return err
	}
	err := check(C.nnc_scatter_src_reduce_(ctx.c(), input.c(), C.int64_t(dim), index.c(), src.c(), cText(reduce)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	runtime.KeepAlive(src)
	return err
}

// ScatterScalarReduce is nnc_scatter_scalar_reduce. ScatterSrcReduce of one number, a float.
func ScatterScalarReduce(ctx *Ctx, input *Tensor, dim int64, index *Tensor, value float64, reduce string) (*Tensor, error) {
	if err := noNUL("nnc_scatter_scalar_reduce", reduce); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_scatter_scalar_reduce(ctx.c(), input.c(), C.int64_t(dim), index.c(), C.double(value), cText(reduce), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	return newTensor(ctx, out), err
}

// ScatterScalarReduceI64 is nnc_scatter_scalar_reduce_i64. The same with an int.
func ScatterScalarReduceI64(ctx *Ctx, input *Tensor, dim int64, index *Tensor, value int64, reduce string) (*Tensor, error) {
	if err := noNUL("nnc_scatter_scalar_reduce_i64", reduce); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_scatter_scalar_reduce_i64(ctx.c(), input.c(), C.int64_t(dim), index.c(), C.int64_t(value), cText(reduce), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	return newTensor(ctx, out), err
}

// ScatterScalarReduce_ is nnc_scatter_scalar_reduce_. The same in place, with a float.
func ScatterScalarReduce_(ctx *Ctx, input *Tensor, dim int64, index *Tensor, value float64, reduce string) error {
	if err := noNUL("nnc_scatter_scalar_reduce_", reduce); err != nil {
		return err
	}
	err := check(C.nnc_scatter_scalar_reduce_(ctx.c(), input.c(), C.int64_t(dim), index.c(), C.double(value), cText(reduce)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	return err
}

// ScatterScalarReduceI64_ is nnc_scatter_scalar_reduce_i64_. The same in place, with an int.
func ScatterScalarReduceI64_(ctx *Ctx, input *Tensor, dim int64, index *Tensor, value int64, reduce string) error {
	if err := noNUL("nnc_scatter_scalar_reduce_i64_", reduce); err != nil {
		return err
	}
	err := check(C.nnc_scatter_scalar_reduce_i64_(ctx.c(), input.c(), C.int64_t(dim), index.c(), C.int64_t(value), cText(reduce)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	return err
}

// ScatterReduce is nnc_scatter_reduce. torch.scatter_reduce: what src brings to one place by index
// (as Scatter does) becomes one number: reduce is "sum", "prod", "mean" (of integers rounded down),
// "amax" or "amin" (NaN if one is NaN). includeSelf not 0 (torch's default): with what stands
// there; places without an index stay as they are. The gradient of amax and amin is shared by all
// that are equal to it. ErrInvalid: another word. ErrDType: the mean of bools. PyTorch's defaults:
// includeSelf true.
func ScatterReduce(ctx *Ctx, input *Tensor, dim int64, index, src *Tensor, reduce string, includeSelf bool) (*Tensor, error) {
	if err := noNUL("nnc_scatter_reduce", reduce); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_scatter_reduce(ctx.c(), input.c(), C.int64_t(dim), index.c(), src.c(), cText(reduce), cFlag(includeSelf), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	runtime.KeepAlive(src)
	return newTensor(ctx, out), err
}

// ScatterReduce_ is nnc_scatter_reduce_. The same in place. PyTorch's defaults: includeSelf true.
func ScatterReduce_(ctx *Ctx, input *Tensor, dim int64, index, src *Tensor, reduce string, includeSelf bool) error {
	if err := noNUL("nnc_scatter_reduce_", reduce); err != nil {
		return err
	}
	err := check(C.nnc_scatter_reduce_(ctx.c(), input.c(), C.int64_t(dim), index.c(), src.c(), cText(reduce), cFlag(includeSelf)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(index)
	runtime.KeepAlive(src)
	return err
}

// MaskedFillTensor is nnc_masked_fill_tensor. MaskedFill with a tensor without dimensions, of any
// type. ErrShape: it has dimensions.
func MaskedFillTensor(ctx *Ctx, input, mask, value *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_masked_fill_tensor(ctx.c(), input.c(), mask.c(), value.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(mask)
	runtime.KeepAlive(value)
	return newTensor(ctx, out), err
}

// MaskedFillTensor_ is nnc_masked_fill_tensor_. The same in place; mask broadcasts to input's
// sizes.
func MaskedFillTensor_(ctx *Ctx, input, mask, value *Tensor) error {
	err := check(C.nnc_masked_fill_tensor_(ctx.c(), input.c(), mask.c(), value.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(mask)
	runtime.KeepAlive(value)
	return err
}

// NonzeroAsTuple is nnc_nonzero_as_tuple. (n), int64, one for each dimension, of which a tensor
// without any counts as having one: together the places of the n elements that are not 0, in
// row-major order. out has room for capacity handles; *nOut becomes their number. No gradient.
// ErrInvalid: there are more.
func NonzeroAsTuple(ctx *Ctx, input *Tensor) ([]*Tensor, error) {
	result, err := fill(hostOutputs, mostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_nonzero_as_tuple(ctx.c(), input.c(), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}
