// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// ReLU is nnc_relu. max(input, 0); its gradient at 0 is 0. Integers too.
func ReLU(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_relu(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ReLU_ is nnc_relu_. The same in place.
func ReLU_(ctx *Ctx, input *Tensor) error {
	err := check(C.nnc_relu_(ctx.c(), input.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// ReLU6 is nnc_relu6. input held in 0..6. Integers too.
func ReLU6(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_relu6(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ReLU6_ is nnc_relu6_. The same in place.
func ReLU6_(ctx *Ctx, input *Tensor) error {
	err := check(C.nnc_relu6_(ctx.c(), input.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Hardtanh is nnc_hardtanh. input held in minVal..maxVal (torch: -1, 1); its gradient at the bounds
// is 0. Integers too, with the bounds cut off. ErrInvalid: minVal > maxVal. PyTorch's defaults:
// minVal -1, maxVal 1.
func Hardtanh(ctx *Ctx, input *Tensor, minVal, maxVal float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_hardtanh(ctx.c(), input.c(), C.double(minVal), C.double(maxVal), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Hardtanh_ is nnc_hardtanh_. The same in place; but minVal > maxVal makes every element maxVal.
// PyTorch's defaults: minVal -1, maxVal 1.
func Hardtanh_(ctx *Ctx, input *Tensor, minVal, maxVal float64) error {
	err := check(C.nnc_hardtanh_(ctx.c(), input.c(), C.double(minVal), C.double(maxVal)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// LeakyReLU is nnc_leaky_relu. input where it is positive, else negativeSlope * input (torch:
// 0.01). PyTorch's defaults: negativeSlope 0.01.
func LeakyReLU(ctx *Ctx, input *Tensor, negativeSlope float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_leaky_relu(ctx.c(), input.c(), C.double(negativeSlope), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LeakyReLU_ is nnc_leaky_relu_. The same in place. With a negative negativeSlope backward fails.
// PyTorch's defaults: negativeSlope 0.01.
func LeakyReLU_(ctx *Ctx, input *Tensor, negativeSlope float64) error {
	err := check(C.nnc_leaky_relu_(ctx.c(), input.c(), C.double(negativeSlope)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// PReLU is nnc_prelu. input where it is positive, else weight * input. weight has one element, or
// one for each channel, dimension 1 of input, and input's type. ErrShape: another number.
func PReLU(ctx *Ctx, input, weight *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_prelu(ctx.c(), input.c(), weight.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(weight)
	return newTensor(ctx, out), err
}

// RReLU is nnc_rrelu. LeakyReLU with a slope for each element <= 0 that is drawn from lower..upper
// (torch: 1/8, 1/3) if training is not 0 (torch: 0), else the middle of both. ErrInvalid: lower >
// upper. PyTorch's defaults: lower 0.125, upper 0.333333, training false.
func RReLU(ctx *Ctx, input *Tensor, lower, upper float64, training bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_rrelu(ctx.c(), input.c(), C.double(lower), C.double(upper), cFlag(training), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// RReLU_ is nnc_rrelu_. The same in place. PyTorch's defaults: lower 0.125, upper 0.333333,
// training false.
func RReLU_(ctx *Ctx, input *Tensor, lower, upper float64, training bool) error {
	err := check(C.nnc_rrelu_(ctx.c(), input.c(), C.double(lower), C.double(upper), cFlag(training)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Threshold is nnc_threshold. input where it is > threshold, else value. Integers too, with both
// numbers cut off to their type. ErrInvalid: a number that the type does not hold.
func Threshold(ctx *Ctx, input *Tensor, threshold, value float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_threshold(ctx.c(), input.c(), C.double(threshold), C.double(value), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Threshold_ is nnc_threshold_. The same in place. The gradient is found from the result: a value
// above threshold lets it through everywhere, as in torch.
func Threshold_(ctx *Ctx, input *Tensor, threshold, value float64) error {
	err := check(C.nnc_threshold_(ctx.c(), input.c(), C.double(threshold), C.double(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Hardsigmoid is nnc_hardsigmoid. relu6(input + 3) / 6. Has second derivatives, 0, unlike torch's.
func Hardsigmoid(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_hardsigmoid(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Hardsigmoid_ is nnc_hardsigmoid_. The same in place.
func Hardsigmoid_(ctx *Ctx, input *Tensor) error {
	err := check(C.nnc_hardsigmoid_(ctx.c(), input.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Hardswish is nnc_hardswish. input * relu6(input + 3) / 6.
func Hardswish(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_hardswish(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Hardswish_ is nnc_hardswish_. The same in place.
func Hardswish_(ctx *Ctx, input *Tensor) error {
	err := check(C.nnc_hardswish_(ctx.c(), input.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Hardshrink is nnc_hardshrink. input, but 0 in -lambd..lambd (torch: 0.5). PyTorch's defaults:
// lambd 0.5.
func Hardshrink(ctx *Ctx, input *Tensor, lambd float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_hardshrink(ctx.c(), input.c(), C.double(lambd), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Softshrink is nnc_softshrink. input moved by lambd towards 0, and 0 in -lambd..lambd (torch:
// 0.5). ErrInvalid: lambd < 0. PyTorch's defaults: lambd 0.5.
func Softshrink(ctx *Ctx, input *Tensor, lambd float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_softshrink(ctx.c(), input.c(), C.double(lambd), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Sigmoid is nnc_sigmoid. 1 / (1 + exp(-input)). Integers compute in the default type.
func Sigmoid(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_sigmoid(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Sigmoid_ is nnc_sigmoid_. The same in place.
func Sigmoid_(ctx *Ctx, input *Tensor) error {
	err := check(C.nnc_sigmoid_(ctx.c(), input.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Tanh is nnc_tanh. The hyperbolic tangent. Integers compute in the default type.
func Tanh(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tanh(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Tanh_ is nnc_tanh_. The same in place.
func Tanh_(ctx *Ctx, input *Tensor) error {
	err := check(C.nnc_tanh_(ctx.c(), input.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// ELU is nnc_elu. input where it is positive, else alpha * (exp(input) - 1) (torch: 1). PyTorch's
// defaults: alpha 1.
func ELU(ctx *Ctx, input *Tensor, alpha float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_elu(ctx.c(), input.c(), C.double(alpha), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ELU_ is nnc_elu_. The same in place. With a negative alpha backward fails. PyTorch's defaults:
// alpha 1.
func ELU_(ctx *Ctx, input *Tensor, alpha float64) error {
	err := check(C.nnc_elu_(ctx.c(), input.c(), C.double(alpha)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// SELU is nnc_selu. 1.0507 * ELU of alpha 1.6733: the constants that keep mean 0 and variance 1.
func SELU(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_selu(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// SELU_ is nnc_selu_. The same in place.
func SELU_(ctx *Ctx, input *Tensor) error {
	err := check(C.nnc_selu_(ctx.c(), input.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// CELU is nnc_celu. input where it is positive, else alpha * (exp(input / alpha) - 1) (torch: 1).
// ErrInvalid: alpha is 0. PyTorch's defaults: alpha 1.
func CELU(ctx *Ctx, input *Tensor, alpha float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_celu(ctx.c(), input.c(), C.double(alpha), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// CELU_ is nnc_celu_. The same in place. PyTorch's defaults: alpha 1.
func CELU_(ctx *Ctx, input *Tensor, alpha float64) error {
	err := check(C.nnc_celu_(ctx.c(), input.c(), C.double(alpha)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// GELU is nnc_gelu. input * P(input), P the distribution function of the standard normal
// distribution. approximate "none" (nil: that), or "tanh" for input * (1 + tanh(sqrt(2 / pi) *
// (input + 0.044715 * input^3))) / 2. ErrInvalid: another word. PyTorch's defaults: approximate
// "none".
func GELU(ctx *Ctx, input *Tensor, approximate string) (*Tensor, error) {
	if err := noNUL("nnc_gelu", approximate); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_gelu(ctx.c(), input.c(), cTextOrNil(approximate), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// SiLU is nnc_silu. input * sigmoid(input).
func SiLU(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_silu(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// SiLU_ is nnc_silu_. The same in place.
func SiLU_(ctx *Ctx, input *Tensor) error {
	err := check(C.nnc_silu_(ctx.c(), input.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Mish is nnc_mish. input * tanh(log(1 + exp(input))).
func Mish(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_mish(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Mish_ is nnc_mish_. The same in place.
func Mish_(ctx *Ctx, input *Tensor) error {
	err := check(C.nnc_mish_(ctx.c(), input.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Softplus is nnc_softplus. log(1 + exp(beta * input)) / beta, and input where beta * input >
// threshold (torch: 1, 20). PyTorch's defaults: beta 1, threshold 20.
func Softplus(ctx *Ctx, input *Tensor, beta, threshold float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_softplus(ctx.c(), input.c(), C.double(beta), C.double(threshold), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Softsign is nnc_softsign. input / (1 + |input|); of integers in float32 (torch adds the 1 in
// their type, where it wraps).
func Softsign(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_softsign(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Tanhshrink is nnc_tanhshrink. input - tanh(input). Its gradient needs input as it was (that of
// torch only its tanh).
func Tanhshrink(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tanhshrink(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LogSigmoid is nnc_logsigmoid. log(sigmoid(input)), without overflow.
func LogSigmoid(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_logsigmoid(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// GLU is nnc_glu. (input's sizes, dim of half its size): a * sigmoid(b), a and b the halves of
// input along dim (torch: -1). ErrShape: the size of dim is odd. PyTorch's defaults: dim -1.
func GLU(ctx *Ctx, input *Tensor, dim int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_glu(ctx.c(), input.c(), C.int64_t(dim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// GumbelSoftmax is nnc_gumbel_softmax. Samples of one-hot vectors along dim that keep a gradient:
// the softmax of (logits + g) / tau with g = -log(e) for draws e of the exponential distribution,
// PyTorch's, from the context's generator. hard not 0: 1 where that is largest, else 0, with the
// gradient of the softmax. eps has no effect, as in torch (torch: tau 1, hard 0, eps 1e-10, dim
// -1). PyTorch's defaults: tau 1, hard false, eps 1e-10, dim -1.
func GumbelSoftmax(ctx *Ctx, logits *Tensor, tau float64, hard bool, eps float64, dim int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_gumbel_softmax(ctx.c(), logits.c(), C.double(tau), cFlag(hard), C.double(eps), C.int64_t(dim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(logits)
	return newTensor(ctx, out), err
}
