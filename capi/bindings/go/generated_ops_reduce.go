// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// Sum is nnc_sum. The sum; of nothing 0. PyTorch's defaults: dim nil, keepdim false, dtype
// DTypeDefault.
func Sum(ctx *Ctx, input *Tensor, dim []int64, keepdim bool, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_sum(ctx.c(), input.c(), cInts(dim), C.int64_t(len(dim)), cFlag(keepdim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Mean is nnc_mean. The sum divided by the number of elements; of nothing NaN. ErrDType: not
// floating point, and dtype neither. PyTorch's defaults: dim nil, keepdim false, dtype
// DTypeDefault.
func Mean(ctx *Ctx, input *Tensor, dim []int64, keepdim bool, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_mean(ctx.c(), input.c(), cInts(dim), C.int64_t(len(dim)), cFlag(keepdim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Prod is nnc_prod. The product over dimension *dim, or over all elements (dim nil); of nothing 1.
// The gradient of an element is the product of the others, beside infinity too, where PyTorch has
// NaN. PyTorch's defaults: dim nil, keepdim false, dtype DTypeDefault.
func Prod(ctx *Ctx, input *Tensor, dim *int64, keepdim bool, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_prod(ctx.c(), input.c(), cOptionalInt(dim), cFlag(keepdim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Cumsum is nnc_cumsum. (input's sizes): element i along dim is the sum of input's elements 0..i.
// PyTorch's defaults: dtype DTypeDefault.
func Cumsum(ctx *Ctx, input *Tensor, dim int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_cumsum(ctx.c(), input.c(), C.int64_t(dim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Cumprod is nnc_cumprod. (input's sizes): element i along dim is the product of input's elements
// 0..i. PyTorch's defaults: dtype DTypeDefault.
func Cumprod(ctx *Ctx, input *Tensor, dim int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_cumprod(ctx.c(), input.c(), C.int64_t(dim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Cummax is nnc_cummax. (input's sizes) both: element i along dim is the largest of input's
// elements 0..i, and where it stands, the last of several; from the first NaN on NaN.
func Cummax(ctx *Ctx, input *Tensor, dim int64) (*Tensor, *Tensor, error) {
	var values *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_cummax(ctx.c(), input.c(), C.int64_t(dim), &values, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, values), newTensor(ctx, indices), err
}

// Cummin is nnc_cummin. The same of the smallest.
func Cummin(ctx *Ctx, input *Tensor, dim int64) (*Tensor, *Tensor, error) {
	var values *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_cummin(ctx.c(), input.c(), C.int64_t(dim), &values, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, values), newTensor(ctx, indices), err
}

// Nansum is nnc_nansum. Sum of the elements that are not NaN; those that are have the gradient 0.
// PyTorch's defaults: dim nil, keepdim false, dtype DTypeDefault.
func Nansum(ctx *Ctx, input *Tensor, dim []int64, keepdim bool, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_nansum(ctx.c(), input.c(), cInts(dim), C.int64_t(len(dim)), cFlag(keepdim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Trace is nnc_trace. (): the sum of the main diagonal of a matrix (m, n); of integers in int64.
// ErrShape: no matrix. ErrDType: bool.
func Trace(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_trace(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Norm is nnc_norm. (sum of |input|^p)^(1 / p) (torch: p 2); p infinity: the largest |input|,
// -infinity: the smallest; p 0: how many are not 0. ErrDType: not floating point, or narrowed by
// dtype. PyTorch's defaults: p 2, dim nil, keepdim false, dtype DTypeDefault.
func Norm(ctx *Ctx, input *Tensor, p float64, dim []int64, keepdim bool, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_norm(ctx.c(), input.c(), C.double(p), cInts(dim), C.int64_t(len(dim)), cFlag(keepdim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Var is nnc_var. The variance: the sum of the squared deviations from the mean over max(0, n -
// correction) (nil: 1). PyTorch's defaults: dim nil, correction nil, keepdim false.
func Var(ctx *Ctx, input *Tensor, dim []int64, correction *float64, keepdim bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_var(ctx.c(), input.c(), cInts(dim), C.int64_t(len(dim)), cOptionalReal(correction), cFlag(keepdim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Std is nnc_std. The standard deviation: the square root of Var. PyTorch's defaults: dim nil,
// correction nil, keepdim false.
func Std(ctx *Ctx, input *Tensor, dim []int64, correction *float64, keepdim bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_std(ctx.c(), input.c(), cInts(dim), C.int64_t(len(dim)), cOptionalReal(correction), cFlag(keepdim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// VarMean is nnc_var_mean. Both sizes those of Var: the variance and the mean, NaN beside an
// infinity. PyTorch's defaults: dim nil, correction nil, keepdim false.
func VarMean(ctx *Ctx, input *Tensor, dim []int64, correction *float64, keepdim bool) (*Tensor, *Tensor, error) {
	var variance *C.nnc_tensor
	var mean *C.nnc_tensor
	err := check(C.nnc_var_mean(ctx.c(), input.c(), cInts(dim), C.int64_t(len(dim)), cOptionalReal(correction), cFlag(keepdim), &variance, &mean))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, variance), newTensor(ctx, mean), err
}

// StdMean is nnc_std_mean. Both sizes those of Var: the standard deviation and the mean. PyTorch's
// defaults: dim nil, correction nil, keepdim false.
func StdMean(ctx *Ctx, input *Tensor, dim []int64, correction *float64, keepdim bool) (*Tensor, *Tensor, error) {
	var std *C.nnc_tensor
	var mean *C.nnc_tensor
	err := check(C.nnc_std_mean(ctx.c(), input.c(), cInts(dim), C.int64_t(len(dim)), cOptionalReal(correction), cFlag(keepdim), &std, &mean))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, std), newTensor(ctx, mean), err
}

// Max is nnc_max. (): the largest element. Equal ones share the gradient.
func Max(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_max(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Min is nnc_min. (): the smallest element. Equal ones share the gradient.
func Min(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_min(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// MaxDim is nnc_max_dim. The largest elements along dim and where the first of them stand, int64.
// The gradient goes there. PyTorch's defaults: keepdim false.
func MaxDim(ctx *Ctx, input *Tensor, dim int64, keepdim bool) (*Tensor, *Tensor, error) {
	var values *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_max_dim(ctx.c(), input.c(), C.int64_t(dim), cFlag(keepdim), &values, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, values), newTensor(ctx, indices), err
}

// MinDim is nnc_min_dim. The smallest elements along dim and where the first of them stand, int64.
// The gradient goes there. PyTorch's defaults: keepdim false.
func MinDim(ctx *Ctx, input *Tensor, dim int64, keepdim bool) (*Tensor, *Tensor, error) {
	var values *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_min_dim(ctx.c(), input.c(), C.int64_t(dim), cFlag(keepdim), &values, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, values), newTensor(ctx, indices), err
}

// Amax is nnc_amax. The largest elements. Equal ones share the gradient. PyTorch's defaults: dim
// nil, keepdim false.
func Amax(ctx *Ctx, input *Tensor, dim []int64, keepdim bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_amax(ctx.c(), input.c(), cInts(dim), C.int64_t(len(dim)), cFlag(keepdim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Amin is nnc_amin. The smallest elements. Equal ones share the gradient. PyTorch's defaults: dim
// nil, keepdim false.
func Amin(ctx *Ctx, input *Tensor, dim []int64, keepdim bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_amin(ctx.c(), input.c(), cInts(dim), C.int64_t(len(dim)), cFlag(keepdim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Argmax is nnc_argmax. Where the first largest element stands along *dim, or in the flattened
// input (dim nil), int64. No gradient. ErrDType: bool. PyTorch's defaults: dim nil, keepdim false.
func Argmax(ctx *Ctx, input *Tensor, dim *int64, keepdim bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_argmax(ctx.c(), input.c(), cOptionalInt(dim), cFlag(keepdim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Argmin is nnc_argmin. Where the first smallest element stands, in the same way. PyTorch's
// defaults: dim nil, keepdim false.
func Argmin(ctx *Ctx, input *Tensor, dim *int64, keepdim bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_argmin(ctx.c(), input.c(), cOptionalInt(dim), cFlag(keepdim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Median is nnc_median. (): the median, of two elements in the middle the lower; NaN if there is
// one, and of no elements. The gradient is shared evenly by the elements that are equal to it. Of
// no integers, as in PyTorch, it is the least of int32 and int64 and 0 of smaller types, of no bool
// true. ErrDType: bool.
func Median(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_median(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// MedianDim is nnc_median_dim. The same along dim, and where it stands: of equal ones counted in
// the order of their places, of NaN the first. ErrIndex: no elements. PyTorch's defaults: keepdim
// false.
func MedianDim(ctx *Ctx, input *Tensor, dim int64, keepdim bool) (*Tensor, *Tensor, error) {
	var values *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_median_dim(ctx.c(), input.c(), C.int64_t(dim), cFlag(keepdim), &values, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, values), newTensor(ctx, indices), err
}

// Kthvalue is nnc_kthvalue. The k-th smallest element along dim, from 1 on, and where it stands, of
// several equal ones where PyTorch finds it (torch: dim -1). NaN is larger than all numbers.
// ErrInvalid: k is not in 1..size. ErrDType: bool. ErrIndex: no elements. PyTorch's defaults: dim
// -1, keepdim false.
func Kthvalue(ctx *Ctx, input *Tensor, k, dim int64, keepdim bool) (*Tensor, *Tensor, error) {
	var values *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_kthvalue(ctx.c(), input.c(), C.int64_t(k), C.int64_t(dim), cFlag(keepdim), &values, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, values), newTensor(ctx, indices), err
}

// Mode is nnc_mode. The most frequent element along dim, of several the smallest, and its last
// place, of more than 16 elements the place that PyTorch finds (torch: dim -1). A NaN is equal to
// none, and sorted nowhere. ErrIndex: no elements. PyTorch's defaults: dim -1, keepdim false.
func Mode(ctx *Ctx, input *Tensor, dim int64, keepdim bool) (*Tensor, *Tensor, error) {
	var values *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_mode(ctx.c(), input.c(), C.int64_t(dim), cFlag(keepdim), &values, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, values), newTensor(ctx, indices), err
}

// Quantile is nnc_quantile. (q's length, input's sizes without dim): along dim (nil: of all
// elements) what stands at rank q * (n - 1) of the sorted elements, without the first dimension for
// a q (). Between two ranks interpolation decides (nil: "linear"): "linear" mixes the two elements,
// "lower", "higher" and "nearest" take one, a half to the even rank, "midpoint" is their mean. NaN
// if there is one. q has input's type; gradients go to both. ErrDType: neither float32 nor float64,
// or another type of q. ErrShape: q has more than one dimension. ErrInvalid: no elements; q outside
// 0..1; another word. PyTorch's defaults: dim nil, keepdim false, interpolation "linear".
func Quantile(ctx *Ctx, input, q *Tensor, dim *int64, keepdim bool, interpolation string) (*Tensor, error) {
	if err := noNUL("nnc_quantile", interpolation); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_quantile(ctx.c(), input.c(), q.c(), cOptionalInt(dim), cFlag(keepdim), cTextOrNil(interpolation), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(q)
	return newTensor(ctx, out), err
}

// QuantileScalar is nnc_quantile_scalar. The same with a number as q. PyTorch's defaults: dim nil,
// keepdim false, interpolation "linear".
func QuantileScalar(ctx *Ctx, input *Tensor, q float64, dim *int64, keepdim bool, interpolation string) (*Tensor, error) {
	if err := noNUL("nnc_quantile_scalar", interpolation); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_quantile_scalar(ctx.c(), input.c(), C.double(q), cOptionalInt(dim), cFlag(keepdim), cTextOrNil(interpolation), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Any is nnc_any. Whether an element is not 0: bool, but uint8 for uint8; of nothing false.
// PyTorch's defaults: dim nil, keepdim false.
func Any(ctx *Ctx, input *Tensor, dim []int64, keepdim bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_any(ctx.c(), input.c(), cInts(dim), C.int64_t(len(dim)), cFlag(keepdim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// All is nnc_all. Whether all elements are not 0: bool, but uint8 for uint8; of nothing true.
// PyTorch's defaults: dim nil, keepdim false.
func All(ctx *Ctx, input *Tensor, dim []int64, keepdim bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_all(ctx.c(), input.c(), cInts(dim), C.int64_t(len(dim)), cFlag(keepdim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// CountNonzero is nnc_count_nonzero. How many elements are not 0, int64. PyTorch's defaults: dim
// nil.
func CountNonzero(ctx *Ctx, input *Tensor, dim []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_count_nonzero(ctx.c(), input.c(), cInts(dim), C.int64_t(len(dim)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Softmax is nnc_softmax. (input's sizes): exp(input) / sum of exp(input) along dim, without
// overflow. PyTorch's defaults: dtype DTypeDefault.
func Softmax(ctx *Ctx, input *Tensor, dim int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_softmax(ctx.c(), input.c(), C.int64_t(dim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LogSoftmax is nnc_log_softmax. (input's sizes): the logarithm of Softmax, without loss. PyTorch's
// defaults: dtype DTypeDefault.
func LogSoftmax(ctx *Ctx, input *Tensor, dim int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_log_softmax(ctx.c(), input.c(), C.int64_t(dim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Softmin is nnc_softmin. (input's sizes): Softmax of -input. PyTorch's defaults: dtype
// DTypeDefault.
func Softmin(ctx *Ctx, input *Tensor, dim int64, dtype DType) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_softmin(ctx.c(), input.c(), C.int64_t(dim), C.nnc_dtype(dtype), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Logsumexp is nnc_logsumexp. log(sum of exp(input)), without overflow; integers are converted to
// the default type. PyTorch's defaults: keepdim false.
func Logsumexp(ctx *Ctx, input *Tensor, dim []int64, keepdim bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_logsumexp(ctx.c(), input.c(), cInts(dim), C.int64_t(len(dim)), cFlag(keepdim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}
