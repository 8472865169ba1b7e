// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// Searchsorted is nnc_searchsorted. (input's sizes) of int64, or of int32 if outInt32 is not 0:
// where each element of input would be put into sortedSequence, whose last dimension is sorted:
// before elements that are equal to it, behind them if right is not 0 or side is "right" (nil:
// "left"). sortedSequence is a vector, or has the sizes of input but for the last. sorter of int64
// names the order in which sortedSequence is sorted (nil: it is). NaN is behind everything.
// ErrShape: sizes that do not fit. ErrInvalid: another side; side "left" with right. ErrDType:
// bool; another type of sorter. ErrIndex: a place in sorter that there is not. PyTorch's defaults:
// outInt32 false, right false, side "", sorter nil.
func Searchsorted(ctx *Ctx, sortedSequence, input *Tensor, outInt32, right bool, side string, sorter *Tensor) (*Tensor, error) {
	if err := noNUL("nnc_searchsorted", side); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_searchsorted(ctx.c(), sortedSequence.c(), input.c(), cFlag(outInt32), cFlag(right), cTextOrNil(side), sorter.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sortedSequence)
	runtime.KeepAlive(input)
	runtime.KeepAlive(sorter)
	return newTensor(ctx, out), err
}

// SearchsortedScalar is nnc_searchsorted_scalar. (): the same of one float in a vector. PyTorch's
// defaults: outInt32 false, right false, side "", sorter nil.
func SearchsortedScalar(ctx *Ctx, sortedSequence *Tensor, self float64, outInt32, right bool, side string, sorter *Tensor) (*Tensor, error) {
	if err := noNUL("nnc_searchsorted_scalar", side); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_searchsorted_scalar(ctx.c(), sortedSequence.c(), C.double(self), cFlag(outInt32), cFlag(right), cTextOrNil(side), sorter.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sortedSequence)
	runtime.KeepAlive(sorter)
	return newTensor(ctx, out), err
}

// SearchsortedScalarI64 is nnc_searchsorted_scalar_i64. (): the same of one int. PyTorch's
// defaults: outInt32 false, right false, side "", sorter nil.
func SearchsortedScalarI64(ctx *Ctx, sortedSequence *Tensor, self int64, outInt32, right bool, side string, sorter *Tensor) (*Tensor, error) {
	if err := noNUL("nnc_searchsorted_scalar_i64", side); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_searchsorted_scalar_i64(ctx.c(), sortedSequence.c(), C.int64_t(self), cFlag(outInt32), cFlag(right), cTextOrNil(side), sorter.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sortedSequence)
	runtime.KeepAlive(sorter)
	return newTensor(ctx, out), err
}

// Isin is nnc_isin. (elements' sizes) of bool: is each element in testElements? With invert not 0:
// is it not? A NaN is in nothing. assumeUnique changes nothing. ErrDType: bool. PyTorch's defaults:
// assumeUnique false, invert false.
func Isin(ctx *Ctx, elements, testElements *Tensor, assumeUnique, invert bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_isin(ctx.c(), elements.c(), testElements.c(), cFlag(assumeUnique), cFlag(invert), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(elements)
	runtime.KeepAlive(testElements)
	return newTensor(ctx, out), err
}

// IsinScalar is nnc_isin_scalar. The same of one test element, a float. PyTorch's defaults:
// assumeUnique false, invert false.
func IsinScalar(ctx *Ctx, elements *Tensor, testElement float64, assumeUnique, invert bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_isin_scalar(ctx.c(), elements.c(), C.double(testElement), cFlag(assumeUnique), cFlag(invert), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(elements)
	return newTensor(ctx, out), err
}

// IsinScalarI64 is nnc_isin_scalar_i64. The same of one test element, an int. PyTorch's defaults:
// assumeUnique false, invert false.
func IsinScalarI64(ctx *Ctx, elements *Tensor, testElement int64, assumeUnique, invert bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_isin_scalar_i64(ctx.c(), elements.c(), C.int64_t(testElement), cFlag(assumeUnique), cFlag(invert), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(elements)
	return newTensor(ctx, out), err
}

// IsinScalarSelf is nnc_isin_scalar_self. (): the same of one element, a float. PyTorch's defaults:
// assumeUnique false, invert false.
func IsinScalarSelf(ctx *Ctx, element float64, testElements *Tensor, assumeUnique, invert bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_isin_scalar_self(ctx.c(), C.double(element), testElements.c(), cFlag(assumeUnique), cFlag(invert), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(testElements)
	return newTensor(ctx, out), err
}

// IsinScalarSelfI64 is nnc_isin_scalar_self_i64. (): the same of one element, an int. PyTorch's
// defaults: assumeUnique false, invert false.
func IsinScalarSelfI64(ctx *Ctx, element int64, testElements *Tensor, assumeUnique, invert bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_isin_scalar_self_i64(ctx.c(), C.int64_t(element), testElements.c(), cFlag(assumeUnique), cFlag(invert), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(testElements)
	return newTensor(ctx, out), err
}

// Bincount is nnc_bincount. (max(input) + 1, at least minlength): how often each of 0, 1, 2, ... is
// in input (n) of integers, in int64; with weights (n) (nil: none) the sum of its weights, of
// float32 in float32, of others in float64 (torch: minlength 0). Of no elements: (minlength) zeros
// of int64. ErrInvalid: a negative element or minlength. ErrShape: no vector; weights of another
// length. ErrDType: input of floating point or bool. PyTorch's defaults: weights nil, minlength 0.
func Bincount(ctx *Ctx, input, weights *Tensor, minlength int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_bincount(ctx.c(), input.c(), weights.c(), C.int64_t(minlength), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(weights)
	return newTensor(ctx, out), err
}

// Histc is nnc_histc. (bins), of input's floating point type: how many elements lie in each of bins
// parts of equal width of min..max, the last of which has its end too; others, and NaN, are left
// out. If min and max are equal, the least and the largest element are taken (torch: bins 100, min
// 0, max 0), one less and more if these are equal. No gradient. ErrInvalid: bins < 1, min > max, an
// infinite range. PyTorch's defaults: bins 100, min 0, max 0.
func Histc(ctx *Ctx, input *Tensor, bins int64, min, max float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_histc(ctx.c(), input.c(), C.int64_t(bins), C.double(min), C.double(max), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Unique is nnc_unique. (k): the k distinct elements, in order, whether sorted is 0 or not. inverse
// (input's sizes) says which of them each element is, counts (k) how many of each there are; both
// of int64, nil if not wanted. With dim (nil: none) distinct slices along dim, in the order of
// their first elements that differ: (input's sizes, dim of k), inverse (size of dim). A NaN is
// equal to none; slices with NaNs are in no order. ErrInvalid: dim with another dimension of no
// elements. PyTorch's defaults: sorted true, dim nil.
func Unique(ctx *Ctx, input *Tensor, sorted bool, dim *int64) (*Tensor, *Tensor, *Tensor, error) {
	var out *C.nnc_tensor
	var inverse *C.nnc_tensor
	var counts *C.nnc_tensor
	err := check(C.nnc_unique(ctx.c(), input.c(), cFlag(sorted), cOptionalInt(dim), &out, &inverse, &counts))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), newTensor(ctx, inverse), newTensor(ctx, counts), err
}

// RepeatInterleave is nnc_repeat_interleave. (sum of repeats) places along dim: place i of input
// repeats[i] times; dim nil: of the flattened input. One repeats, (1) or (), is that of every
// place. outputSize nil, or that sum. ErrInvalid: a negative repeats. ErrShape: not as many repeats
// as places; another outputSize. ErrIndex: dim of a number. ErrDType: repeats are no integers.
// PyTorch's defaults: dim nil, outputSize nil.
func RepeatInterleave(ctx *Ctx, input, repeats *Tensor, dim, outputSize *int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_repeat_interleave(ctx.c(), input.c(), repeats.c(), cOptionalInt(dim), cOptionalInt(outputSize), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(repeats)
	return newTensor(ctx, out), err
}

// RepeatInterleaveScalar is nnc_repeat_interleave_scalar. The same with one number for all places.
// PyTorch's defaults: dim nil, outputSize nil.
func RepeatInterleaveScalar(ctx *Ctx, input *Tensor, repeats int64, dim, outputSize *int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_repeat_interleave_scalar(ctx.c(), input.c(), C.int64_t(repeats), cOptionalInt(dim), cOptionalInt(outputSize), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}
