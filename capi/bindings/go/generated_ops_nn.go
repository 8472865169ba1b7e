// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// Conv1d is nnc_conv1d. (N, C_out, L_out), L_out = (L + 2 padding - dilation (kernel - 1) - 1) /
// stride + 1, rounded down. weight is (C_out, C_in / groups, kernel), bias (C_out) or nil (torch:
// stride 1, padding 0, dilation 1, groups 1). With NNC_PADDING_SAME as nPadding, padding is chosen
// such that L_out is L: torch's padding="same", for stride 1. A sum over no input channels is 0, so
// that out is bias (torch: a tensor without channels). PyTorch's defaults: bias nil, stride nil,
// padding nil, dilation nil, groups 1.
func Conv1d(ctx *Ctx, input, weight, bias *Tensor, stride, padding, dilation []int64, groups int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_conv1d(ctx.c(), input.c(), weight.c(), bias.c(), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cInts(dilation), C.int64_t(len(dilation)), C.int64_t(groups), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(weight)
	runtime.KeepAlive(bias)
	return newTensor(ctx, out), err
}

// Conv2d is nnc_conv2d. (N, C_out, H_out, W_out), each of them as L_out of Conv1d. weight is
// (C_out, C_in / groups, kernel_h, kernel_w). The rest as for Conv1d. PyTorch's defaults: bias nil,
// stride nil, padding nil, dilation nil, groups 1.
func Conv2d(ctx *Ctx, input, weight, bias *Tensor, stride, padding, dilation []int64, groups int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_conv2d(ctx.c(), input.c(), weight.c(), bias.c(), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cInts(dilation), C.int64_t(len(dilation)), C.int64_t(groups), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(weight)
	runtime.KeepAlive(bias)
	return newTensor(ctx, out), err
}

// Conv3d is nnc_conv3d. (N, C_out, D_out, H_out, W_out), each of them as L_out of Conv1d. weight is
// (C_out, C_in / groups, kernel_d, kernel_h, kernel_w). The rest as for Conv1d. PyTorch's defaults:
// bias nil, stride nil, padding nil, dilation nil, groups 1.
func Conv3d(ctx *Ctx, input, weight, bias *Tensor, stride, padding, dilation []int64, groups int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_conv3d(ctx.c(), input.c(), weight.c(), bias.c(), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cInts(dilation), C.int64_t(len(dilation)), C.int64_t(groups), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(weight)
	runtime.KeepAlive(bias)
	return newTensor(ctx, out), err
}

// ConvTranspose1d is nnc_conv_transpose1d. (N, C_out, L_out), L_out = (L - 1) stride - 2 padding +
// dilation (kernel - 1) + outputPadding + 1: what Conv1d does to gradients, as a layer. weight is
// (C_in, C_out / groups, kernel), bias (C_out) or nil (torch: stride 1, padding 0, outputPadding 0,
// groups 1, dilation 1). outputPadding is smaller than stride or dilation. PyTorch's defaults: bias
// nil, stride nil, padding nil, outputPadding nil, groups 1, dilation nil.
func ConvTranspose1d(ctx *Ctx, input, weight, bias *Tensor, stride, padding, outputPadding []int64, groups int64, dilation []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_conv_transpose1d(ctx.c(), input.c(), weight.c(), bias.c(), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cInts(outputPadding), C.int64_t(len(outputPadding)), C.int64_t(groups), cInts(dilation), C.int64_t(len(dilation)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(weight)
	runtime.KeepAlive(bias)
	return newTensor(ctx, out), err
}

// ConvTranspose2d is nnc_conv_transpose2d. (N, C_out, H_out, W_out), each of them as L_out of
// ConvTranspose1d; weight is (C_in, C_out / groups, kernel_h, kernel_w). PyTorch's defaults: bias
// nil, stride nil, padding nil, outputPadding nil, groups 1, dilation nil.
func ConvTranspose2d(ctx *Ctx, input, weight, bias *Tensor, stride, padding, outputPadding []int64, groups int64, dilation []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_conv_transpose2d(ctx.c(), input.c(), weight.c(), bias.c(), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cInts(outputPadding), C.int64_t(len(outputPadding)), C.int64_t(groups), cInts(dilation), C.int64_t(len(dilation)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(weight)
	runtime.KeepAlive(bias)
	return newTensor(ctx, out), err
}

// ConvTranspose3d is nnc_conv_transpose3d. (N, C_out, D_out, H_out, W_out), each of them as L_out
// of ConvTranspose1d; weight is (C_in, C_out / groups, kernel_d, kernel_h, kernel_w). PyTorch's
// defaults: bias nil, stride nil, padding nil, outputPadding nil, groups 1, dilation nil.
func ConvTranspose3d(ctx *Ctx, input, weight, bias *Tensor, stride, padding, outputPadding []int64, groups int64, dilation []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_conv_transpose3d(ctx.c(), input.c(), weight.c(), bias.c(), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cInts(outputPadding), C.int64_t(len(outputPadding)), C.int64_t(groups), cInts(dilation), C.int64_t(len(dilation)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(weight)
	runtime.KeepAlive(bias)
	return newTensor(ctx, out), err
}

// MaxPool1d is nnc_max_pool1d. The largest element of each window (torch: stride kernelSize,
// padding 0, dilation 1, ceilMode 0). Padding counts as minus infinity, which is what a window
// becomes that dilation leads around the input; NaN counts as the largest. indices (nil: not
// wanted) becomes where each stands in its channel, -1 if nowhere, int64, in the sizes of out.
// PyTorch's defaults: stride nil, padding nil, dilation nil, ceilMode false.
func MaxPool1d(ctx *Ctx, input *Tensor, kernelSize, stride, padding, dilation []int64, ceilMode bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_max_pool1d(ctx.c(), input.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cInts(dilation), C.int64_t(len(dilation)), cFlag(ceilMode), &out, nil))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// MaxPool2d is nnc_max_pool2d. The same over (H, W); indices count in the row-major plane of H x W.
// PyTorch's defaults: stride nil, padding nil, dilation nil, ceilMode false.
func MaxPool2d(ctx *Ctx, input *Tensor, kernelSize, stride, padding, dilation []int64, ceilMode bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_max_pool2d(ctx.c(), input.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cInts(dilation), C.int64_t(len(dilation)), cFlag(ceilMode), &out, nil))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// MaxPool3d is nnc_max_pool3d. The same over (D, H, W); indices count in the row-major volume of D
// x H x W. PyTorch's defaults: stride nil, padding nil, dilation nil, ceilMode false.
func MaxPool3d(ctx *Ctx, input *Tensor, kernelSize, stride, padding, dilation []int64, ceilMode bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_max_pool3d(ctx.c(), input.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cInts(dilation), C.int64_t(len(dilation)), cFlag(ceilMode), &out, nil))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// MaxPool1dWithIndices is nnc_max_pool1d_with_indices. MaxPool1d of which both results are wanted.
// PyTorch's defaults: stride nil, padding nil, dilation nil, ceilMode false.
func MaxPool1dWithIndices(ctx *Ctx, input *Tensor, kernelSize, stride, padding, dilation []int64, ceilMode bool) (*Tensor, *Tensor, error) {
	var out *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_max_pool1d_with_indices(ctx.c(), input.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cInts(dilation), C.int64_t(len(dilation)), cFlag(ceilMode), &out, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), newTensor(ctx, indices), err
}

// MaxPool2dWithIndices is nnc_max_pool2d_with_indices. MaxPool2d of which both results are wanted.
// PyTorch's defaults: stride nil, padding nil, dilation nil, ceilMode false.
func MaxPool2dWithIndices(ctx *Ctx, input *Tensor, kernelSize, stride, padding, dilation []int64, ceilMode bool) (*Tensor, *Tensor, error) {
	var out *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_max_pool2d_with_indices(ctx.c(), input.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cInts(dilation), C.int64_t(len(dilation)), cFlag(ceilMode), &out, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), newTensor(ctx, indices), err
}

// MaxPool3dWithIndices is nnc_max_pool3d_with_indices. MaxPool3d of which both results are wanted.
// PyTorch's defaults: stride nil, padding nil, dilation nil, ceilMode false.
func MaxPool3dWithIndices(ctx *Ctx, input *Tensor, kernelSize, stride, padding, dilation []int64, ceilMode bool) (*Tensor, *Tensor, error) {
	var out *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_max_pool3d_with_indices(ctx.c(), input.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cInts(dilation), C.int64_t(len(dilation)), cFlag(ceilMode), &out, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), newTensor(ctx, indices), err
}

// MaxUnpool1d is nnc_max_unpool1d. Zeros but for the elements of input, each at its place of
// indices: the inverse of MaxPool1d, of which the arguments are. Of elements with one place the
// last stays. Spatial sizes are outputSize or, if it is nil, (L - 1) stride - 2 padding +
// kernelSize. ErrIndex: an index outside them. PyTorch's defaults: stride nil, padding nil,
// outputSize nil.
func MaxUnpool1d(ctx *Ctx, input, indices *Tensor, kernelSize, stride, padding, outputSize []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_max_unpool1d(ctx.c(), input.c(), indices.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cInts(outputSize), C.int64_t(len(outputSize)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(indices)
	return newTensor(ctx, out), err
}

// MaxUnpool2d is nnc_max_unpool2d. The same for MaxPool2d. PyTorch's defaults: stride nil, padding
// nil, outputSize nil.
func MaxUnpool2d(ctx *Ctx, input, indices *Tensor, kernelSize, stride, padding, outputSize []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_max_unpool2d(ctx.c(), input.c(), indices.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cInts(outputSize), C.int64_t(len(outputSize)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(indices)
	return newTensor(ctx, out), err
}

// MaxUnpool3d is nnc_max_unpool3d. The same for MaxPool3d. PyTorch's defaults: stride nil, padding
// nil, outputSize nil.
func MaxUnpool3d(ctx *Ctx, input, indices *Tensor, kernelSize, stride, padding, outputSize []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_max_unpool3d(ctx.c(), input.c(), indices.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cInts(outputSize), C.int64_t(len(outputSize)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(indices)
	return newTensor(ctx, out), err
}

// AvgPool1d is nnc_avg_pool1d. The mean of each window (torch: stride kernelSize, padding 0,
// ceilMode 0, countIncludePad 1). Padding counts as zeros, or with countIncludePad 0 not at all;
// quotients of int64 are cut off. ErrDType: neither floating point nor int64. PyTorch's defaults:
// stride nil, padding nil, ceilMode false, countIncludePad true.
func AvgPool1d(ctx *Ctx, input *Tensor, kernelSize, stride, padding []int64, ceilMode, countIncludePad bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_avg_pool1d(ctx.c(), input.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cFlag(ceilMode), cFlag(countIncludePad), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AvgPool2d is nnc_avg_pool2d. The same over (H, W). The sum is divided by divisorOverride, or by
// the number of elements if that is nil. ErrInvalid: a divisor of 0. PyTorch's defaults: stride
// nil, padding nil, ceilMode false, countIncludePad true, divisorOverride nil.
func AvgPool2d(ctx *Ctx, input *Tensor, kernelSize, stride, padding []int64, ceilMode, countIncludePad bool, divisorOverride *int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_avg_pool2d(ctx.c(), input.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cFlag(ceilMode), cFlag(countIncludePad), cOptionalInt(divisorOverride), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AvgPool3d is nnc_avg_pool3d. The same over (D, H, W). PyTorch's defaults: stride nil, padding
// nil, ceilMode false, countIncludePad true, divisorOverride nil.
func AvgPool3d(ctx *Ctx, input *Tensor, kernelSize, stride, padding []int64, ceilMode, countIncludePad bool, divisorOverride *int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_avg_pool3d(ctx.c(), input.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(stride), C.int64_t(len(stride)), cInts(padding), C.int64_t(len(padding)), cFlag(ceilMode), cFlag(countIncludePad), cOptionalInt(divisorOverride), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AdaptiveAvgPool1d is nnc_adaptive_avg_pool1d. (N, C, outputSize): the mean of each of outputSize
// windows that together cover the input; window i of S runs from i L / S, rounded down, to (i + 1)
// L / S, rounded up. In all adaptive pools an outputSize of -1 keeps that size (None in torch).
// ErrDType: not floating point.
func AdaptiveAvgPool1d(ctx *Ctx, input *Tensor, outputSize []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_adaptive_avg_pool1d(ctx.c(), input.c(), cInts(outputSize), C.int64_t(len(outputSize)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AdaptiveAvgPool2d is nnc_adaptive_avg_pool2d. The same over (H, W).
func AdaptiveAvgPool2d(ctx *Ctx, input *Tensor, outputSize []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_adaptive_avg_pool2d(ctx.c(), input.c(), cInts(outputSize), C.int64_t(len(outputSize)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AdaptiveAvgPool3d is nnc_adaptive_avg_pool3d. The same over (D, H, W).
func AdaptiveAvgPool3d(ctx *Ctx, input *Tensor, outputSize []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_adaptive_avg_pool3d(ctx.c(), input.c(), cInts(outputSize), C.int64_t(len(outputSize)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AdaptiveMaxPool1d is nnc_adaptive_max_pool1d. (N, C, outputSize): the largest element of the
// windows of AdaptiveAvgPool1d. indices (nil: not wanted) as for MaxPool1d.
func AdaptiveMaxPool1d(ctx *Ctx, input *Tensor, outputSize []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_adaptive_max_pool1d(ctx.c(), input.c(), cInts(outputSize), C.int64_t(len(outputSize)), &out, nil))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AdaptiveMaxPool2d is nnc_adaptive_max_pool2d. The same over (H, W).
func AdaptiveMaxPool2d(ctx *Ctx, input *Tensor, outputSize []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_adaptive_max_pool2d(ctx.c(), input.c(), cInts(outputSize), C.int64_t(len(outputSize)), &out, nil))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AdaptiveMaxPool3d is nnc_adaptive_max_pool3d. The same over (D, H, W).
func AdaptiveMaxPool3d(ctx *Ctx, input *Tensor, outputSize []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_adaptive_max_pool3d(ctx.c(), input.c(), cInts(outputSize), C.int64_t(len(outputSize)), &out, nil))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AdaptiveMaxPool1dWithIndices is nnc_adaptive_max_pool1d_with_indices. AdaptiveMaxPool1d of which
// both results are wanted.
func AdaptiveMaxPool1dWithIndices(ctx *Ctx, input *Tensor, outputSize []int64) (*Tensor, *Tensor, error) {
	var out *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_adaptive_max_pool1d_with_indices(ctx.c(), input.c(), cInts(outputSize), C.int64_t(len(outputSize)), &out, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), newTensor(ctx, indices), err
}

// AdaptiveMaxPool2dWithIndices is nnc_adaptive_max_pool2d_with_indices. AdaptiveMaxPool2d of which
// both results are wanted.
func AdaptiveMaxPool2dWithIndices(ctx *Ctx, input *Tensor, outputSize []int64) (*Tensor, *Tensor, error) {
	var out *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_adaptive_max_pool2d_with_indices(ctx.c(), input.c(), cInts(outputSize), C.int64_t(len(outputSize)), &out, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), newTensor(ctx, indices), err
}

// AdaptiveMaxPool3dWithIndices is nnc_adaptive_max_pool3d_with_indices. AdaptiveMaxPool3d of which
// both results are wanted.
func AdaptiveMaxPool3dWithIndices(ctx *Ctx, input *Tensor, outputSize []int64) (*Tensor, *Tensor, error) {
	var out *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_adaptive_max_pool3d_with_indices(ctx.c(), input.c(), cInts(outputSize), C.int64_t(len(outputSize)), &out, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), newTensor(ctx, indices), err
}

// FractionalMaxPool2d is nnc_fractional_max_pool2d. (N, C, outputSize) of (N, C, H, W), or both
// without N: the largest element of outputSize windows of kernelSize, NaN counting as that.
// outputSize may be nil: then it is the sizes of input times outputRatio, of one number for each
// dimension, rounded down. Where the windows of a channel begin a sample u of it says: with a = (L
// - kernelSize) / (outputSize - 1), window i at (i + u) a less u a, both rounded down, and the last
// one at L - kernelSize. randomSamples (N, C, 2), of input's type, has u along W and H; nil: drawn
// as Rand draws, in PyTorch's order. indices as for MaxPool2d. Floating point. After Graham,
// Fractional Max-Pooling, 2014. ErrShape: windows that do not fit, samples of other sizes;
// ErrInvalid: neither list.
func FractionalMaxPool2d(ctx *Ctx, input *Tensor, kernelSize, outputSize []int64, outputRatio []float64, randomSamples *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_fractional_max_pool2d(ctx.c(), input.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(outputSize), C.int64_t(len(outputSize)), cReals(outputRatio), C.int64_t(len(outputRatio)), randomSamples.c(), &out, nil))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(randomSamples)
	return newTensor(ctx, out), err
}

// FractionalMaxPool3d is nnc_fractional_max_pool3d. The same over (D, H, W), with samples (N, C, 3)
// along D, H and W.
func FractionalMaxPool3d(ctx *Ctx, input *Tensor, kernelSize, outputSize []int64, outputRatio []float64, randomSamples *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_fractional_max_pool3d(ctx.c(), input.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(outputSize), C.int64_t(len(outputSize)), cReals(outputRatio), C.int64_t(len(outputRatio)), randomSamples.c(), &out, nil))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(randomSamples)
	return newTensor(ctx, out), err
}

// FractionalMaxPool2dWithIndices is nnc_fractional_max_pool2d_with_indices. FractionalMaxPool2d of
// which both results are wanted.
func FractionalMaxPool2dWithIndices(ctx *Ctx, input *Tensor, kernelSize, outputSize []int64, outputRatio []float64, randomSamples *Tensor) (*Tensor, *Tensor, error) {
	var out *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_fractional_max_pool2d_with_indices(ctx.c(), input.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(outputSize), C.int64_t(len(outputSize)), cReals(outputRatio), C.int64_t(len(outputRatio)), randomSamples.c(), &out, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(randomSamples)
	return newTensor(ctx, out), newTensor(ctx, indices), err
}

// FractionalMaxPool3dWithIndices is nnc_fractional_max_pool3d_with_indices. FractionalMaxPool3d of
// which both results are wanted.
func FractionalMaxPool3dWithIndices(ctx *Ctx, input *Tensor, kernelSize, outputSize []int64, outputRatio []float64, randomSamples *Tensor) (*Tensor, *Tensor, error) {
	var out *C.nnc_tensor
	var indices *C.nnc_tensor
	err := check(C.nnc_fractional_max_pool3d_with_indices(ctx.c(), input.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(outputSize), C.int64_t(len(outputSize)), cReals(outputRatio), C.int64_t(len(outputRatio)), randomSamples.c(), &out, &indices))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(randomSamples)
	return newTensor(ctx, out), newTensor(ctx, indices), err
}

// LPPool1d is nnc_lp_pool1d. (sum of x^normType)^(1 / normType) over each window (torch: stride
// kernelSize, ceilMode 0); with normType INFINITY or -INFINITY the largest or the least |x|.
// ErrInvalid: normType 0. PyTorch's defaults: stride nil, ceilMode false.
func LPPool1d(ctx *Ctx, input *Tensor, normType float64, kernelSize, stride []int64, ceilMode bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_lp_pool1d(ctx.c(), input.c(), C.double(normType), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(stride), C.int64_t(len(stride)), cFlag(ceilMode), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LPPool2d is nnc_lp_pool2d. The same over (H, W). PyTorch's defaults: stride nil, ceilMode false.
func LPPool2d(ctx *Ctx, input *Tensor, normType float64, kernelSize, stride []int64, ceilMode bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_lp_pool2d(ctx.c(), input.c(), C.double(normType), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(stride), C.int64_t(len(stride)), cFlag(ceilMode), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// LPPool3d is nnc_lp_pool3d. The same over (D, H, W). PyTorch's defaults: stride nil, ceilMode
// false.
func LPPool3d(ctx *Ctx, input *Tensor, normType float64, kernelSize, stride []int64, ceilMode bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_lp_pool3d(ctx.c(), input.c(), C.double(normType), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(stride), C.int64_t(len(stride)), cFlag(ceilMode), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// BatchNorm is nnc_batch_norm. input (N, C, ...): each channel minus its mean, over sqrt(variance +
// eps), times weight (C), plus bias (C) (torch: training 0, momentum 0.1, eps 1e-5). With training
// not 0 by the statistics of the batch, and runningMean and runningVar (C), unless nil, become (1 -
// momentum) * themselves + momentum * these (the variance divided by n - 1); else by the running
// ones. ErrInvalid: one value per channel in training. ErrDType, here and below: not all of input's
// type, nor, beside 16-bit floats, all of float32. PyTorch's defaults: weight nil, bias nil,
// training false, momentum 0.1, eps 1e-05.
func BatchNorm(ctx *Ctx, input, runningMean, runningVar, weight, bias *Tensor, training bool, momentum, eps float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_batch_norm(ctx.c(), input.c(), runningMean.c(), runningVar.c(), weight.c(), bias.c(), cFlag(training), C.double(momentum), C.double(eps), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(runningMean)
	runtime.KeepAlive(runningVar)
	runtime.KeepAlive(weight)
	runtime.KeepAlive(bias)
	return newTensor(ctx, out), err
}

// LayerNorm is nnc_layer_norm. The same over the last dimensions, whose sizes are normalizedShape
// (torch: eps 1e-5); weight and bias have that shape. ErrShape: other sizes. PyTorch's defaults:
// weight nil, bias nil, eps 1e-05.
func LayerNorm(ctx *Ctx, input *Tensor, normalizedShape []int64, weight, bias *Tensor, eps float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_layer_norm(ctx.c(), input.c(), cInts(normalizedShape), C.int64_t(len(normalizedShape)), weight.c(), bias.c(), C.double(eps), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(weight)
	runtime.KeepAlive(bias)
	return newTensor(ctx, out), err
}

// GroupNorm is nnc_group_norm. The same over each of numGroups groups of channels of each sample of
// input (N, C, ...) (torch: eps 1e-5); weight and bias are (C). ErrInvalid: groups that do not
// divide C, or that hold a single value each. PyTorch's defaults: weight nil, bias nil, eps 1e-05.
func GroupNorm(ctx *Ctx, input *Tensor, numGroups int64, weight, bias *Tensor, eps float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_group_norm(ctx.c(), input.c(), C.int64_t(numGroups), weight.c(), bias.c(), C.double(eps), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(weight)
	runtime.KeepAlive(bias)
	return newTensor(ctx, out), err
}

// InstanceNorm is nnc_instance_norm. The same over each channel of each sample of input (N, C, ...)
// (torch: useInputStats 1, momentum 0.1, eps 1e-5). With useInputStats 0 by the running statistics,
// else these move as for BatchNorm. Types as there, but running statistics may have another type.
// PyTorch's defaults: runningMean nil, runningVar nil, weight nil, bias nil, useInputStats true,
// momentum 0.1, eps 1e-05.
func InstanceNorm(ctx *Ctx, input, runningMean, runningVar, weight, bias *Tensor, useInputStats bool, momentum, eps float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_instance_norm(ctx.c(), input.c(), runningMean.c(), runningVar.c(), weight.c(), bias.c(), cFlag(useInputStats), C.double(momentum), C.double(eps), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(runningMean)
	runtime.KeepAlive(runningVar)
	runtime.KeepAlive(weight)
	runtime.KeepAlive(bias)
	return newTensor(ctx, out), err
}

// RMSNorm is nnc_rms_norm. input / sqrt(mean of input^2 + eps) over the last dimensions, times
// weight of any type; eps nil is the distance from 1 to the next value of input's type, of float32
// beside 16-bit floats. PyTorch's defaults: weight nil, eps nil.
func RMSNorm(ctx *Ctx, input *Tensor, normalizedShape []int64, weight *Tensor, eps *float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_rms_norm(ctx.c(), input.c(), cInts(normalizedShape), C.int64_t(len(normalizedShape)), weight.c(), cOptionalReal(eps), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(weight)
	return newTensor(ctx, out), err
}

// LocalResponseNorm is nnc_local_response_norm. input / (k + alpha * the mean of the squares of the
// size channels around, zeros beyond the ends)^beta for input (N, C, ...) (torch: alpha 1e-4, beta
// 0.75, k 1). PyTorch's defaults: alpha 0.0001, beta 0.75, k 1.
func LocalResponseNorm(ctx *Ctx, input *Tensor, size int64, alpha, beta, k float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_local_response_norm(ctx.c(), input.c(), C.int64_t(size), C.double(alpha), C.double(beta), C.double(k), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Normalize is nnc_normalize. input / max(Norm of p along dim, eps) (torch: p 2, dim 1, eps 1e-12).
// PyTorch's defaults: p 2, dim 1, eps 1e-12.
func Normalize(ctx *Ctx, input *Tensor, p float64, dim int64, eps float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_normalize(ctx.c(), input.c(), C.double(p), C.int64_t(dim), C.double(eps), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}
