// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// Add is nnc_add. input + alpha * other (torch: alpha 1). PyTorch's defaults: alpha 1.
func Add(ctx *Ctx, input, other *Tensor, alpha float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_add(ctx.c(), input.c(), other.c(), C.double(alpha), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// Add_ is nnc_add_. The same in place. PyTorch's defaults: alpha 1.
func Add_(ctx *Ctx, input, other *Tensor, alpha float64) error {
	err := check(C.nnc_add_(ctx.c(), input.c(), other.c(), C.double(alpha)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return err
}

// AddScalar is nnc_add_scalar. input + other with a float.
func AddScalar(ctx *Ctx, input *Tensor, other float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_add_scalar(ctx.c(), input.c(), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AddScalarI64 is nnc_add_scalar_i64. input + other with an int.
func AddScalarI64(ctx *Ctx, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_add_scalar_i64(ctx.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AddScalar_ is nnc_add_scalar_. The same in place, with a float.
func AddScalar_(ctx *Ctx, input *Tensor, other float64) error {
	err := check(C.nnc_add_scalar_(ctx.c(), input.c(), C.double(other)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// AddScalarI64_ is nnc_add_scalar_i64_. The same in place, with an int.
func AddScalarI64_(ctx *Ctx, input *Tensor, other int64) error {
	err := check(C.nnc_add_scalar_i64_(ctx.c(), input.c(), C.int64_t(other)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Sub is nnc_sub. input - alpha * other (torch: alpha 1). ErrDType: bool tensors. PyTorch's
// defaults: alpha 1.
func Sub(ctx *Ctx, input, other *Tensor, alpha float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_sub(ctx.c(), input.c(), other.c(), C.double(alpha), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// Sub_ is nnc_sub_. The same in place. PyTorch's defaults: alpha 1.
func Sub_(ctx *Ctx, input, other *Tensor, alpha float64) error {
	err := check(C.nnc_sub_(ctx.c(), input.c(), other.c(), C.double(alpha)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return err
}

// SubScalar is nnc_sub_scalar. input - other with a float.
func SubScalar(ctx *Ctx, input *Tensor, other float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_sub_scalar(ctx.c(), input.c(), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// SubScalarI64 is nnc_sub_scalar_i64. input - other with an int.
func SubScalarI64(ctx *Ctx, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_sub_scalar_i64(ctx.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// SubScalar_ is nnc_sub_scalar_. The same in place, with a float.
func SubScalar_(ctx *Ctx, input *Tensor, other float64) error {
	err := check(C.nnc_sub_scalar_(ctx.c(), input.c(), C.double(other)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// SubScalarI64_ is nnc_sub_scalar_i64_. The same in place, with an int.
func SubScalarI64_(ctx *Ctx, input *Tensor, other int64) error {
	err := check(C.nnc_sub_scalar_i64_(ctx.c(), input.c(), C.int64_t(other)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Mul is nnc_mul. input * other.
func Mul(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_mul(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// Mul_ is nnc_mul_. The same in place.
func Mul_(ctx *Ctx, input, other *Tensor) error {
	err := check(C.nnc_mul_(ctx.c(), input.c(), other.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return err
}

// MulScalar is nnc_mul_scalar. input * other with a float.
func MulScalar(ctx *Ctx, input *Tensor, other float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_mul_scalar(ctx.c(), input.c(), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// MulScalarI64 is nnc_mul_scalar_i64. input * other with an int.
func MulScalarI64(ctx *Ctx, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_mul_scalar_i64(ctx.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// MulScalar_ is nnc_mul_scalar_. The same in place, with a float.
func MulScalar_(ctx *Ctx, input *Tensor, other float64) error {
	err := check(C.nnc_mul_scalar_(ctx.c(), input.c(), C.double(other)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// MulScalarI64_ is nnc_mul_scalar_i64_. The same in place, with an int.
func MulScalarI64_(ctx *Ctx, input *Tensor, other int64) error {
	err := check(C.nnc_mul_scalar_i64_(ctx.c(), input.c(), C.int64_t(other)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Div is nnc_div. input / other. roundingMode nil: the true quotient; integers compute in the
// default type. "trunc" rounds it towards 0, "floor" down; integers stay integers, and the
// gradients are 0. ErrInvalid: another word; a rounded division of integers by 0
// ("ZeroDivisionError"). ErrDType: rounded, of bool. PyTorch's defaults: roundingMode "".
func Div(ctx *Ctx, input, other *Tensor, roundingMode string) (*Tensor, error) {
	if err := noNUL("nnc_div", roundingMode); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_div(ctx.c(), input.c(), other.c(), cTextOrNil(roundingMode), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// Div_ is nnc_div_. The same in place. PyTorch's defaults: roundingMode "".
func Div_(ctx *Ctx, input, other *Tensor, roundingMode string) error {
	if err := noNUL("nnc_div_", roundingMode); err != nil {
		return err
	}
	err := check(C.nnc_div_(ctx.c(), input.c(), other.c(), cTextOrNil(roundingMode)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return err
}

// DivScalar is nnc_div_scalar. input / other with a float. roundingMode as for Div. PyTorch's
// defaults: roundingMode "".
func DivScalar(ctx *Ctx, input *Tensor, other float64, roundingMode string) (*Tensor, error) {
	if err := noNUL("nnc_div_scalar", roundingMode); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_div_scalar(ctx.c(), input.c(), C.double(other), cTextOrNil(roundingMode), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// DivScalarI64 is nnc_div_scalar_i64. input / other with an int. roundingMode as for Div. PyTorch's
// defaults: roundingMode "".
func DivScalarI64(ctx *Ctx, input *Tensor, other int64, roundingMode string) (*Tensor, error) {
	if err := noNUL("nnc_div_scalar_i64", roundingMode); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_div_scalar_i64(ctx.c(), input.c(), C.int64_t(other), cTextOrNil(roundingMode), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// DivScalar_ is nnc_div_scalar_. The same in place, with a float. PyTorch's defaults: roundingMode
// "".
func DivScalar_(ctx *Ctx, input *Tensor, other float64, roundingMode string) error {
	if err := noNUL("nnc_div_scalar_", roundingMode); err != nil {
		return err
	}
	err := check(C.nnc_div_scalar_(ctx.c(), input.c(), C.double(other), cTextOrNil(roundingMode)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// DivScalarI64_ is nnc_div_scalar_i64_. The same in place, with an int. PyTorch's defaults:
// roundingMode "".
func DivScalarI64_(ctx *Ctx, input *Tensor, other int64, roundingMode string) error {
	if err := noNUL("nnc_div_scalar_i64_", roundingMode); err != nil {
		return err
	}
	err := check(C.nnc_div_scalar_i64_(ctx.c(), input.c(), C.int64_t(other), cTextOrNil(roundingMode)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// FloorDivide is nnc_floor_divide. input / other, rounded down. As in torch it has no gradient:
// backward through it is ErrUnsupported.
func FloorDivide(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_floor_divide(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// FloorDivideScalar is nnc_floor_divide_scalar. The same with a float.
func FloorDivideScalar(ctx *Ctx, input *Tensor, other float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_floor_divide_scalar(ctx.c(), input.c(), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// FloorDivideScalarI64 is nnc_floor_divide_scalar_i64. The same with an int.
func FloorDivideScalarI64(ctx *Ctx, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_floor_divide_scalar_i64(ctx.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Remainder is nnc_remainder. input - other * floor(input / other): what is left, with the sign of
// other.
func Remainder(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_remainder(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// RemainderScalar is nnc_remainder_scalar. The same with a float.
func RemainderScalar(ctx *Ctx, input *Tensor, other float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_remainder_scalar(ctx.c(), input.c(), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// RemainderScalarI64 is nnc_remainder_scalar_i64. The same with an int.
func RemainderScalarI64(ctx *Ctx, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_remainder_scalar_i64(ctx.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// RemainderScalarSelf is nnc_remainder_scalar_self. The same of a float as input; other has a
// gradient (torch: none).
func RemainderScalarSelf(ctx *Ctx, self float64, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_remainder_scalar_self(ctx.c(), C.double(self), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// RemainderScalarSelfI64 is nnc_remainder_scalar_self_i64. The same of an int as input.
func RemainderScalarSelfI64(ctx *Ctx, self int64, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_remainder_scalar_self_i64(ctx.c(), C.int64_t(self), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// Fmod is nnc_fmod. input - other * trunc(input / other): what is left, with the sign of input.
func Fmod(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_fmod(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// FmodScalar is nnc_fmod_scalar. The same with a float.
func FmodScalar(ctx *Ctx, input *Tensor, other float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_fmod_scalar(ctx.c(), input.c(), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// FmodScalarI64 is nnc_fmod_scalar_i64. The same with an int.
func FmodScalarI64(ctx *Ctx, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_fmod_scalar_i64(ctx.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Pow is nnc_pow. input to the power exponent. Of integers it wraps, and a negative exponent gives
// 0, or 1 or -1 where input is that. The gradient of exponent is 0 where input is 0 and exponent >=
// 0, and so are the derivatives of that. ErrDType: two bool tensors.
func Pow(ctx *Ctx, input, exponent *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_pow(ctx.c(), input.c(), exponent.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(exponent)
	return newTensor(ctx, out), err
}

// Pow_ is nnc_pow_. The same in place.
func Pow_(ctx *Ctx, input, exponent *Tensor) error {
	err := check(C.nnc_pow_(ctx.c(), input.c(), exponent.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(exponent)
	return err
}

// PowScalar is nnc_pow_scalar. The same with a float, which is rounded to input's type first: up to
// 32 units of the last place of float32 from the power of the number itself.
func PowScalar(ctx *Ctx, input *Tensor, exponent float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_pow_scalar(ctx.c(), input.c(), C.double(exponent), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// PowScalarI64 is nnc_pow_scalar_i64. The same with an int. ErrInvalid: a negative one for
// integers.
func PowScalarI64(ctx *Ctx, input *Tensor, exponent int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_pow_scalar_i64(ctx.c(), input.c(), C.int64_t(exponent), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// PowScalarSelf is nnc_pow_scalar_self. self^exponent, of a float; the gradient is out * log(self),
// 0 where self is 0 and exponent is not negative.
func PowScalarSelf(ctx *Ctx, self float64, exponent *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_pow_scalar_self(ctx.c(), C.double(self), exponent.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(exponent)
	return newTensor(ctx, out), err
}

// PowScalarSelfI64 is nnc_pow_scalar_self_i64. The same of an int.
func PowScalarSelfI64(ctx *Ctx, self int64, exponent *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_pow_scalar_self_i64(ctx.c(), C.int64_t(self), exponent.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(exponent)
	return newTensor(ctx, out), err
}

// PowScalar_ is nnc_pow_scalar_. The same in place, with a float.
func PowScalar_(ctx *Ctx, input *Tensor, exponent float64) error {
	err := check(C.nnc_pow_scalar_(ctx.c(), input.c(), C.double(exponent)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// PowScalarI64_ is nnc_pow_scalar_i64_. The same in place, with an int.
func PowScalarI64_(ctx *Ctx, input *Tensor, exponent int64) error {
	err := check(C.nnc_pow_scalar_i64_(ctx.c(), input.c(), C.int64_t(exponent)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Square is nnc_square. input * input; of bool in int64.
func Square(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_square(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Maximum is nnc_maximum. The larger of both; NaN if one is NaN. The gradient of equal ones is
// shared half and half.
func Maximum(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_maximum(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// Minimum is nnc_minimum. The smaller of both, in the same way.
func Minimum(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_minimum(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// Clamp is nnc_clamp. input held in min..max: where it is less than min, min, then where it is more
// than max, max. A bound of nil is none; a NaN makes everything NaN. The gradient is 0 where a
// bound was taken and at the bounds. ErrInvalid: both bounds nil; one that the result's type does
// not hold. PyTorch's defaults: min nil, max nil.
func Clamp(ctx *Ctx, input *Tensor, min, max *float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_clamp(ctx.c(), input.c(), cOptionalReal(min), cOptionalReal(max), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ClampI64 is nnc_clamp_i64. The same with ints. PyTorch's defaults: min nil, max nil.
func ClampI64(ctx *Ctx, input *Tensor, min, max *int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_clamp_i64(ctx.c(), input.c(), cOptionalInt(min), cOptionalInt(max), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Clamp_ is nnc_clamp_. The same in place, with floats. PyTorch's defaults: min nil, max nil.
func Clamp_(ctx *Ctx, input *Tensor, min, max *float64) error {
	err := check(C.nnc_clamp_(ctx.c(), input.c(), cOptionalReal(min), cOptionalReal(max)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// ClampI64_ is nnc_clamp_i64_. The same in place, with ints. PyTorch's defaults: min nil, max nil.
func ClampI64_(ctx *Ctx, input *Tensor, min, max *int64) error {
	err := check(C.nnc_clamp_i64_(ctx.c(), input.c(), cOptionalInt(min), cOptionalInt(max)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// ClampMin is nnc_clamp_min. max(input, min).
func ClampMin(ctx *Ctx, input *Tensor, min float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_clamp_min(ctx.c(), input.c(), C.double(min), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ClampMinI64 is nnc_clamp_min_i64. The same with an int.
func ClampMinI64(ctx *Ctx, input *Tensor, min int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_clamp_min_i64(ctx.c(), input.c(), C.int64_t(min), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ClampMax is nnc_clamp_max. min(input, max).
func ClampMax(ctx *Ctx, input *Tensor, max float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_clamp_max(ctx.c(), input.c(), C.double(max), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ClampMaxI64 is nnc_clamp_max_i64. The same with an int.
func ClampMaxI64(ctx *Ctx, input *Tensor, max int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_clamp_max_i64(ctx.c(), input.c(), C.int64_t(max), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ClampTensor is nnc_clamp_tensor. Clamp with tensors as bounds, nil for none; all are broadcast.
// The gradient goes to what was taken: input, min or max; a tie of input and one bound is shared
// half and half. PyTorch's defaults: min nil, max nil.
func ClampTensor(ctx *Ctx, input, min, max *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_clamp_tensor(ctx.c(), input.c(), min.c(), max.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(min)
	runtime.KeepAlive(max)
	return newTensor(ctx, out), err
}

// ClampTensor_ is nnc_clamp_tensor_. The same in place. PyTorch's defaults: min nil, max nil.
func ClampTensor_(ctx *Ctx, input, min, max *Tensor) error {
	err := check(C.nnc_clamp_tensor_(ctx.c(), input.c(), min.c(), max.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(min)
	runtime.KeepAlive(max)
	return err
}

// ClampMinTensor is nnc_clamp_min_tensor. max(input, min) with a tensor; gradients as of Maximum.
func ClampMinTensor(ctx *Ctx, input, min *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_clamp_min_tensor(ctx.c(), input.c(), min.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(min)
	return newTensor(ctx, out), err
}

// ClampMaxTensor is nnc_clamp_max_tensor. min(input, max) with a tensor.
func ClampMaxTensor(ctx *Ctx, input, max *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_clamp_max_tensor(ctx.c(), input.c(), max.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(max)
	return newTensor(ctx, out), err
}

// NanToNum is nnc_nan_to_num. input, but nan for NaN (nil: 0), posinf for infinity and neginf for
// -infinity (nil: the largest and the lowest number of the type). Integers and bool are copied. The
// gradient is 0 where input is not finite. PyTorch's defaults: nan nil, posinf nil, neginf nil.
func NanToNum(ctx *Ctx, input *Tensor, nan, posinf, neginf *float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_nan_to_num(ctx.c(), input.c(), cOptionalReal(nan), cOptionalReal(posinf), cOptionalReal(neginf), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// NanToNum_ is nnc_nan_to_num_. The same in place. PyTorch's defaults: nan nil, posinf nil, neginf
// nil.
func NanToNum_(ctx *Ctx, input *Tensor, nan, posinf, neginf *float64) error {
	err := check(C.nnc_nan_to_num_(ctx.c(), input.c(), cOptionalReal(nan), cOptionalReal(posinf), cOptionalReal(neginf)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Where is nnc_where. input where condition is true, else other; all three are broadcast. ErrDType:
// condition is neither bool nor, as in older programs, uint8.
func Where(ctx *Ctx, condition, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_where(ctx.c(), condition.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(condition)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// WhereScalar is nnc_where_scalar. The same with a float as other. It does not raise the type of
// floating point input.
func WhereScalar(ctx *Ctx, condition, input *Tensor, other float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_where_scalar(ctx.c(), condition.c(), input.c(), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(condition)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// WhereScalarI64 is nnc_where_scalar_i64. The same with an int as other, which raises only bool, to
// int64. ErrInvalid: out of the range of an integer input.
func WhereScalarI64(ctx *Ctx, condition, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_where_scalar_i64(ctx.c(), condition.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(condition)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// WhereScalarSelf is nnc_where_scalar_self. WhereScalar with the float where condition is true.
func WhereScalarSelf(ctx *Ctx, condition *Tensor, self float64, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_where_scalar_self(ctx.c(), condition.c(), C.double(self), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(condition)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// WhereScalarSelfI64 is nnc_where_scalar_self_i64. WhereScalarI64 with the int where condition is
// true.
func WhereScalarSelfI64(ctx *Ctx, condition *Tensor, self int64, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_where_scalar_self_i64(ctx.c(), condition.c(), C.int64_t(self), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(condition)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// WhereScalars is nnc_where_scalars. (condition's sizes): the one float where condition is true,
// else the other, in the default type.
func WhereScalars(ctx *Ctx, condition *Tensor, self, other float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_where_scalars(ctx.c(), condition.c(), C.double(self), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(condition)
	return newTensor(ctx, out), err
}

// WhereScalarsI64 is nnc_where_scalars_i64. The same of two ints, in int64.
func WhereScalarsI64(ctx *Ctx, condition *Tensor, self, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_where_scalars_i64(ctx.c(), condition.c(), C.int64_t(self), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(condition)
	return newTensor(ctx, out), err
}

// Lerp is nnc_lerp. input + weight * (end - input). ErrDType: not all of one floating type; a
// weight () may have another one.
func Lerp(ctx *Ctx, input, end, weight *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_lerp(ctx.c(), input.c(), end.c(), weight.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(end)
	runtime.KeepAlive(weight)
	return newTensor(ctx, out), err
}

// Lerp_ is nnc_lerp_. The same in place.
func Lerp_(ctx *Ctx, input, end, weight *Tensor) error {
	err := check(C.nnc_lerp_(ctx.c(), input.c(), end.c(), weight.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(end)
	runtime.KeepAlive(weight)
	return err
}

// LerpScalar is nnc_lerp_scalar. The same with a number as weight.
func LerpScalar(ctx *Ctx, input, end *Tensor, weight float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_lerp_scalar(ctx.c(), input.c(), end.c(), C.double(weight), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(end)
	return newTensor(ctx, out), err
}

// LerpScalar_ is nnc_lerp_scalar_. The same in place, with a number as weight.
func LerpScalar_(ctx *Ctx, input, end *Tensor, weight float64) error {
	err := check(C.nnc_lerp_scalar_(ctx.c(), input.c(), end.c(), C.double(weight)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(end)
	return err
}

// Addcmul is nnc_addcmul. input + value * tensor1 * tensor2 (torch: value 1). ErrDType: bool.
// PyTorch's defaults: value 1.
func Addcmul(ctx *Ctx, input, tensor1, tensor2 *Tensor, value float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_addcmul(ctx.c(), input.c(), tensor1.c(), tensor2.c(), C.double(value), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(tensor1)
	runtime.KeepAlive(tensor2)
	return newTensor(ctx, out), err
}

// Addcmul_ is nnc_addcmul_. The same in place. PyTorch's defaults: value 1.
func Addcmul_(ctx *Ctx, input, tensor1, tensor2 *Tensor, value float64) error {
	err := check(C.nnc_addcmul_(ctx.c(), input.c(), tensor1.c(), tensor2.c(), C.double(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(tensor1)
	runtime.KeepAlive(tensor2)
	return err
}

// Addcdiv is nnc_addcdiv. input + value * tensor1 / tensor2 (torch: value 1). ErrDType: tensor1 and
// tensor2 both of integers. PyTorch's defaults: value 1.
func Addcdiv(ctx *Ctx, input, tensor1, tensor2 *Tensor, value float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_addcdiv(ctx.c(), input.c(), tensor1.c(), tensor2.c(), C.double(value), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(tensor1)
	runtime.KeepAlive(tensor2)
	return newTensor(ctx, out), err
}

// Addcdiv_ is nnc_addcdiv_. The same in place. PyTorch's defaults: value 1.
func Addcdiv_(ctx *Ctx, input, tensor1, tensor2 *Tensor, value float64) error {
	err := check(C.nnc_addcdiv_(ctx.c(), input.c(), tensor1.c(), tensor2.c(), C.double(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(tensor1)
	runtime.KeepAlive(tensor2)
	return err
}

// Neg is nnc_neg. -input. ErrDType: bool.
func Neg(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_neg(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Neg_ is nnc_neg_. The same in place.
func Neg_(ctx *Ctx, input *Tensor) error {
	err := check(C.nnc_neg_(ctx.c(), input.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Abs is nnc_abs. |input|; its gradient at 0 is 0. ErrDType: bool.
func Abs(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_abs(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Sign is nnc_sign. -1, 0 or 1, and NaN for NaN. Its gradient is 0.
func Sign(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_sign(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Floor is nnc_floor. The largest whole number that is not above input. Gradient 0. ErrDType: bool.
func Floor(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_floor(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Ceil is nnc_ceil. The smallest whole number that is not below input. Gradient 0. ErrDType: bool.
func Ceil(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_ceil(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Round is nnc_round. The nearest whole number, a half to the even one. Gradient 0. ErrDType: bool.
func Round(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_round(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// RoundDecimals is nnc_round_decimals. torch.round with decimals: round(input * 10^decimals) /
// 10^decimals; a negative decimals rounds to tens, hundreds, ... Where input * 10^decimals
// overflows the type, input itself, for which PyTorch has infinity or NaN. Gradient 0. ErrDType:
// integers and bool.
func RoundDecimals(ctx *Ctx, input *Tensor, decimals int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_round_decimals(ctx.c(), input.c(), C.int64_t(decimals), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Trunc is nnc_trunc. input without its fraction. Gradient 0. ErrDType: bool.
func Trunc(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_trunc(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Reciprocal is nnc_reciprocal. 1 / input.
func Reciprocal(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_reciprocal(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Exp is nnc_exp. e to the power input.
func Exp(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_exp(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Exp_ is nnc_exp_. The same in place.
func Exp_(ctx *Ctx, input *Tensor) error {
	err := check(C.nnc_exp_(ctx.c(), input.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Expm1 is nnc_expm1. exp(input) - 1, without loss for input near 0.
func Expm1(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_expm1(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Log is nnc_log. The natural logarithm; NaN for input < 0.
func Log(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_log(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Log1p is nnc_log1p. log(1 + input), without loss for input near 0.
func Log1p(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_log1p(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Log2 is nnc_log2. The logarithm to the base 2.
func Log2(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_log2(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Log10 is nnc_log10. The logarithm to the base 10.
func Log10(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_log10(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Sqrt is nnc_sqrt. The square root; NaN for input < 0.
func Sqrt(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_sqrt(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Sqrt_ is nnc_sqrt_. The same in place.
func Sqrt_(ctx *Ctx, input *Tensor) error {
	err := check(C.nnc_sqrt_(ctx.c(), input.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Rsqrt is nnc_rsqrt. 1 / sqrt(input).
func Rsqrt(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_rsqrt(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Sin is nnc_sin. The sine of an angle in radians.
func Sin(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_sin(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Cos is nnc_cos. The cosine of an angle in radians.
func Cos(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_cos(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Tan is nnc_tan. The tangent of an angle in radians.
func Tan(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tan(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Asin is nnc_asin. The arc sine in -pi/2..pi/2; NaN for |input| > 1.
func Asin(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_asin(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Acos is nnc_acos. The arc cosine in 0..pi; NaN for |input| > 1.
func Acos(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_acos(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Atan is nnc_atan. The arc tangent in -pi/2..pi/2.
func Atan(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_atan(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Sinh is nnc_sinh. The hyperbolic sine.
func Sinh(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_sinh(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Cosh is nnc_cosh. The hyperbolic cosine.
func Cosh(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_cosh(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Erf is nnc_erf. The error function 2 / sqrt(pi) * integral of exp(-t^2) over 0..input.
func Erf(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_erf(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Erfc is nnc_erfc. 1 - erf(input), without loss for large input.
func Erfc(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_erfc(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Atan2 is nnc_atan2. The angle in -pi..pi of the point whose x is other and whose y is input; the
// gradients at (0, 0) are 0, and so are their derivatives.
func Atan2(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_atan2(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// Atan2_ is nnc_atan2_. The same in place.
func Atan2_(ctx *Ctx, input, other *Tensor) error {
	err := check(C.nnc_atan2_(ctx.c(), input.c(), other.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return err
}

// Xlogy is nnc_xlogy. input * log(other), and 0 where input is 0 unless other is NaN. The gradient
// of input is 0 where input is 0 and other <= 0, and so are the derivatives of that.
func Xlogy(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_xlogy(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// XlogyScalar is nnc_xlogy_scalar. The same with a number as other.
func XlogyScalar(ctx *Ctx, input *Tensor, other float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_xlogy_scalar(ctx.c(), input.c(), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// XlogyScalarSelf is nnc_xlogy_scalar_self. The same with a number as input.
func XlogyScalarSelf(ctx *Ctx, self float64, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_xlogy_scalar_self(ctx.c(), C.double(self), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// Logit is nnc_logit. log(z / (1 - z)), z being input held in eps..1 - eps; eps nil or negative: z
// is input, and the result is NaN outside 0..1. The gradient is 0 where input was not kept.
// PyTorch's defaults: eps nil.
func Logit(ctx *Ctx, input *Tensor, eps *float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_logit(ctx.c(), input.c(), cOptionalReal(eps), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Lgamma is nnc_lgamma. The natural logarithm of |gamma(input)|; infinite at 0, -1, -2, ..., where
// its gradient is NaN, but infinite at 0, and the derivative of that infinite.
func Lgamma(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_lgamma(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Erfinv is nnc_erfinv. The number whose Erf is input; infinite at 1 and -1, NaN beyond.
func Erfinv(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_erfinv(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Eq is nnc_eq. input == other.
func Eq(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_eq(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// EqScalar is nnc_eq_scalar. input == other, a float.
func EqScalar(ctx *Ctx, input *Tensor, other float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_eq_scalar(ctx.c(), input.c(), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// EqScalarI64 is nnc_eq_scalar_i64. input == other, an int.
func EqScalarI64(ctx *Ctx, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_eq_scalar_i64(ctx.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Ne is nnc_ne. input != other.
func Ne(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_ne(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// NeScalar is nnc_ne_scalar. input != other, a float.
func NeScalar(ctx *Ctx, input *Tensor, other float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_ne_scalar(ctx.c(), input.c(), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// NeScalarI64 is nnc_ne_scalar_i64. input != other, an int.
func NeScalarI64(ctx *Ctx, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_ne_scalar_i64(ctx.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Lt is nnc_lt. input < other.
func Lt(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_lt(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// LtScalar is nnc_lt_scalar. input < other, a float.
func LtScalar(ctx *Ctx, input *Tensor, other float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_lt_scalar(ctx.c(), input.c(), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LtScalarI64 is nnc_lt_scalar_i64. input < other, an int.
func LtScalarI64(ctx *Ctx, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_lt_scalar_i64(ctx.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Le is nnc_le. input <= other.
func Le(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_le(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// LeScalar is nnc_le_scalar. input <= other, a float.
func LeScalar(ctx *Ctx, input *Tensor, other float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_le_scalar(ctx.c(), input.c(), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LeScalarI64 is nnc_le_scalar_i64. input <= other, an int.
func LeScalarI64(ctx *Ctx, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_le_scalar_i64(ctx.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Gt is nnc_gt. input > other.
func Gt(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_gt(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// GtScalar is nnc_gt_scalar. input > other, a float.
func GtScalar(ctx *Ctx, input *Tensor, other float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_gt_scalar(ctx.c(), input.c(), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// GtScalarI64 is nnc_gt_scalar_i64. input > other, an int.
func GtScalarI64(ctx *Ctx, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_gt_scalar_i64(ctx.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Ge is nnc_ge. input >= other.
func Ge(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_ge(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// GeScalar is nnc_ge_scalar. input >= other, a float.
func GeScalar(ctx *Ctx, input *Tensor, other float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_ge_scalar(ctx.c(), input.c(), C.double(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// GeScalarI64 is nnc_ge_scalar_i64. input >= other, an int.
func GeScalarI64(ctx *Ctx, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_ge_scalar_i64(ctx.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LogicalAnd is nnc_logical_and. Both are not 0.
func LogicalAnd(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_logical_and(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// LogicalOr is nnc_logical_or. One at least is not 0.
func LogicalOr(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_logical_or(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// LogicalXor is nnc_logical_xor. Exactly one is not 0.
func LogicalXor(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_logical_xor(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// LogicalNot is nnc_logical_not. input is 0.
func LogicalNot(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_logical_not(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// BitwiseAnd is nnc_bitwise_and. input & other, in the common type. ErrDType: floating point.
func BitwiseAnd(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_bitwise_and(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// BitwiseAndScalarI64 is nnc_bitwise_and_scalar_i64. The same with an int, of which integers take
// the bits that they have room for; bool with it gives int64.
func BitwiseAndScalarI64(ctx *Ctx, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_bitwise_and_scalar_i64(ctx.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// BitwiseOr is nnc_bitwise_or. input | other, in the common type. ErrDType: floating point.
func BitwiseOr(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_bitwise_or(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// BitwiseOrScalarI64 is nnc_bitwise_or_scalar_i64. The same with an int.
func BitwiseOrScalarI64(ctx *Ctx, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_bitwise_or_scalar_i64(ctx.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// BitwiseXor is nnc_bitwise_xor. input ^ other, in the common type. ErrDType: floating point.
func BitwiseXor(ctx *Ctx, input, other *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_bitwise_xor(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// BitwiseXorScalarI64 is nnc_bitwise_xor_scalar_i64. The same with an int.
func BitwiseXorScalarI64(ctx *Ctx, input *Tensor, other int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_bitwise_xor_scalar_i64(ctx.c(), input.c(), C.int64_t(other), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// BitwiseNot is nnc_bitwise_not. ~input, of bool its negation, in the type of input. ErrDType:
// floating point.
func BitwiseNot(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_bitwise_not(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Isnan is nnc_isnan. input is not a number.
func Isnan(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_isnan(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Isinf is nnc_isinf. input is infinite.
func Isinf(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_isinf(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Isfinite is nnc_isfinite. input is neither infinite nor NaN.
func Isfinite(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_isfinite(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Isclose is nnc_isclose. |input - other| <= atol + rtol * |other|, or both are equal (torch: rtol
// 1e-5, atol 1e-8, equalNan 0). Two NaN are close if equalNan is not 0. ErrDType: not of one type.
// ErrInvalid: negative rtol or atol. PyTorch's defaults: rtol 1e-05, atol 1e-08, equalNan false.
func Isclose(ctx *Ctx, input, other *Tensor, rtol, atol float64, equalNan bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_isclose(ctx.c(), input.c(), other.c(), C.double(rtol), C.double(atol), cFlag(equalNan), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return newTensor(ctx, out), err
}

// Allclose is nnc_allclose. out = 1 if Isclose is true everywhere, else 0. PyTorch's defaults: rtol
// 1e-05, atol 1e-08, equalNan false.
func Allclose(ctx *Ctx, input, other *Tensor, rtol, atol float64, equalNan bool) (bool, error) {
	var out C.int32_t
	err := check(C.nnc_allclose(ctx.c(), input.c(), other.c(), C.double(rtol), C.double(atol), cFlag(equalNan), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return out == 1, err
}

// Equal is nnc_equal. out = 1 if both have the same sizes and equal elements, whatever their types,
// else 0.
func Equal(ctx *Ctx, input, other *Tensor) (bool, error) {
	var out C.int32_t
	err := check(C.nnc_equal(ctx.c(), input.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(other)
	return out == 1, err
}
