// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// PixelShuffle is nnc_pixel_shuffle. (..., C, H r, W r) of (..., C r^2, H, W), r being
// upscaleFactor: element (c, h r + i, w r + j) is input's (c r^2 + i r + j, h, w).
func PixelShuffle(ctx *Ctx, input *Tensor, upscaleFactor int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_pixel_shuffle(ctx.c(), input.c(), C.int64_t(upscaleFactor), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// PixelUnshuffle is nnc_pixel_unshuffle. (..., C r^2, H / r, W / r) of (..., C, H, W), r being
// downscaleFactor: the inverse of PixelShuffle.
func PixelUnshuffle(ctx *Ctx, input *Tensor, downscaleFactor int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_pixel_unshuffle(ctx.c(), input.c(), C.int64_t(downscaleFactor), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ChannelShuffle is nnc_channel_shuffle. (input's sizes) of (N, C, ...): the channels as a matrix
// (groups, C / groups), transposed.
func ChannelShuffle(ctx *Ctx, input *Tensor, groups int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_channel_shuffle(ctx.c(), input.c(), C.int64_t(groups), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Unfold is nnc_unfold. (N, C product(kernelSize), L) of (N, C, H, W), or both without N: each
// block of input as a column, with zeros where it lies in the padding. PyTorch's defaults: dilation
// nil, padding nil, stride nil.
func Unfold(ctx *Ctx, input *Tensor, kernelSize, dilation, padding, stride []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_unfold(ctx.c(), input.c(), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(dilation), C.int64_t(len(dilation)), cInts(padding), C.int64_t(len(padding)), cInts(stride), C.int64_t(len(stride)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Fold is nnc_fold. (N, C, outputSize) of (N, C product(kernelSize), L), or both without N: the
// columns of input added up, each element where Unfold would have read it; what lies in the padding
// is dropped. Sums of a 16-bit type are rounded once, those of bool say whether any element is
// true. PyTorch's defaults: dilation nil, padding nil, stride nil.
func Fold(ctx *Ctx, input *Tensor, outputSize, kernelSize, dilation, padding, stride []int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_fold(ctx.c(), input.c(), cInts(outputSize), C.int64_t(len(outputSize)), cInts(kernelSize), C.int64_t(len(kernelSize)), cInts(dilation), C.int64_t(len(dilation)), cInts(padding), C.int64_t(len(padding)), cInts(stride), C.int64_t(len(stride)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Interpolate is nnc_interpolate. (N, C, size) of (N, C, spatial): the image in another size, for 1
// to 3 spatial dimensions. Either size is given, or scaleFactor: then sizes are those of input
// times scaleFactor, rounded down, and the other list is nil. Along each dimension result i stands
// at p = (i + 0.5) s - 0.5 of input, where s is 1 / scaleFactor, or the ratio of the sizes if size
// is given or recomputeScaleFactor is not 0; with alignCorners not 0, at p = i (in - 1) / (out -
// 1). mode (nil: "nearest"): - "nearest": the element at i s, rounded down, but in images, as in
// PyTorch, i itself where the size stays and i / 2 where it doubles, whatever scaleFactor is (so in
// channels-last volumes of more than 3 channels); "nearest-exact": at (i + 0.5) s, rounded down; -
// "linear", "bilinear", "trilinear", for 1, 2 and 3 dimensions: between the two elements around
// max(p, 0) along a straight line; - "bicubic", for 2: of the four around p by the cubic
// convolution of Keys with a = -0.75; beyond the edge the last element is repeated; - "area":
// nnc_adaptive_avg_pool of that size, 0 too. antialias not 0, for "bilinear" and "bicubic": where s
// > 1, the kernel (a = -0.5 there) is s times as wide, and its weights are divided by their sum
// (torch: all three flags 0). Floating point, and uint8 for the nearest ones, whose places are
// computed in float32, for float64 in that; and for images, as PyTorch has them: along the rows,
// then across them, each sum with weights of 15 bits and rounded to a byte; along a dimension that
// keeps its size they stay as they are. ErrShape: dimensions that the mode does not have, an empty
// image; ErrInvalid: both lists or none, another length, a mode that does not exist, alignCorners
// or antialias where they say nothing. PyTorch's defaults: size nil, scaleFactor nil, mode
// "nearest", alignCorners false, recomputeScaleFactor false, antialias false.
func Interpolate(ctx *Ctx, input *Tensor, size []int64, scaleFactor []float64, mode string, alignCorners, recomputeScaleFactor, antialias bool) (*Tensor, error) {
	if err := noNUL("nnc_interpolate", mode); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_interpolate(ctx.c(), input.c(), cInts(size), C.int64_t(len(size)), cReals(scaleFactor), C.int64_t(len(scaleFactor)), cTextOrNil(mode), cFlag(alignCorners), cFlag(recomputeScaleFactor), cFlag(antialias), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AffineGrid is nnc_affine_grid. (N, size[2:], 2) or (N, size[2:], 3): the places that theta (N, 2,
// 3) or (N, 3, 4) moves the positions of an image of that size (N, C, H, W) or (N, C, D, H, W) to:
// theta times (x, y, 1) or (x, y, z, 1). Along each dimension -1 and 1 are the outer edges of the
// first and the last position, or their middles with alignCorners not 0 (torch: 0). Floating point.
// ErrShape: sizes that do not fit; ErrInvalid: a size below 1. PyTorch's defaults: alignCorners
// false.
func AffineGrid(ctx *Ctx, theta *Tensor, size []int64, alignCorners bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_affine_grid(ctx.c(), theta.c(), cInts(size), C.int64_t(len(size)), cFlag(alignCorners), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(theta)
	return newTensor(ctx, out), err
}

// GridSample is nnc_grid_sample. (N, C, sizes of the grid): input (N, C, H, W) or (N, C, D, H, W)
// at the places (x, y) or (x, y, z) of grid (N, H_out, W_out, 2) or (N, D_out, H_out, W_out, 3),
// which count as in AffineGrid. mode (nil: "bilinear"): "nearest", ties to even; "bilinear";
// "bicubic" as in Interpolate, not for volumes. paddingMode (nil: "zeros") says what lies outside:
// "zeros"; "border", the nearest element of the edge; "reflection" at the edges. A place that is
// NaN lies outside for "zeros"; otherwise it is the first position, but NaN with "bicubic". Both
// tensors have one floating point type. ErrShape: sizes that do not fit, an empty image;
// ErrInvalid: another mode. PyTorch's defaults: mode "bilinear", paddingMode "zeros", alignCorners
// false.
func GridSample(ctx *Ctx, input, grid *Tensor, mode, paddingMode string, alignCorners bool) (*Tensor, error) {
	if err := noNUL("nnc_grid_sample", mode, paddingMode); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_grid_sample(ctx.c(), input.c(), grid.c(), cTextOrNil(mode), cTextOrNil(paddingMode), cFlag(alignCorners), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(grid)
	return newTensor(ctx, out), err
}
