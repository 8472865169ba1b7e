// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// Embedding is nnc_embedding. (input's sizes, embedding_dim): the rows of weight (num_embeddings,
// embedding_dim) that input, int64 or int32, names. paddingIDX (nil: none) is a row that gets no
// gradient; negative ones count from the end. maxNorm (nil: none): rows that are named and whose
// normType-norm is larger are first scaled down to it in weight itself. scaleGradByFreq not 0: the
// gradient of a row is divided by the number of its uses (torch: nil, nil, 2, 0). ErrIndex: no such
// row. PyTorch's defaults: paddingIDX nil, maxNorm nil, normType 2, scaleGradByFreq false.
func Embedding(ctx *Ctx, input, weight *Tensor, paddingIDX *int64, maxNorm *float64, normType float64, scaleGradByFreq bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_embedding(ctx.c(), input.c(), weight.c(), cOptionalInt(paddingIDX), cOptionalReal(maxNorm), C.double(normType), cFlag(scaleGradByFreq), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(weight)
	return newTensor(ctx, out), err
}

// EmbeddingBag is nnc_embedding_bag. (bags, embedding_dim): the "sum", "mean" or "max" (mode; nil:
// "mean") of the rows of weight that each bag of input names, 0 for an empty bag. input is (bags,
// n), offsets then nil; or it is a vector, and offsets, a vector of int64 or int32 that begins with
// 0, says where each bag begins; with includeLastOffset not 0 it also says, last, where the last
// bag ends. perSampleWeights, of input's sizes and weight's type, multiplies the rows that are
// summed (nil: 1; "sum" only). Entries equal to paddingIDX (nil: none) belong to no bag. maxNorm,
// normType and scaleGradByFreq are those of Embedding; the last not with "max". sparse must be 0:
// there are no sparse gradients (ErrUnsupported). Differentiable in weight and perSampleWeights.
// ErrIndex: no such row. ErrInvalid: offsets that decrease or lie outside. PyTorch's defaults:
// offsets nil, maxNorm nil, normType 2, scaleGradByFreq false, mode "mean", sparse false,
// perSampleWeights nil, includeLastOffset false, paddingIDX nil.
func EmbeddingBag(ctx *Ctx, input, weight, offsets *Tensor, maxNorm *float64, normType float64, scaleGradByFreq bool, mode string, sparse bool, perSampleWeights *Tensor, includeLastOffset bool, paddingIDX *int64) (*Tensor, error) {
	if err := noNUL("nnc_embedding_bag", mode); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_embedding_bag(ctx.c(), input.c(), weight.c(), offsets.c(), cOptionalReal(maxNorm), C.double(normType), cFlag(scaleGradByFreq), cTextOrNil(mode), cFlag(sparse), perSampleWeights.c(), cFlag(includeLastOffset), cOptionalInt(paddingIDX), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(weight)
	runtime.KeepAlive(offsets)
	runtime.KeepAlive(perSampleWeights)
	return newTensor(ctx, out), err
}

// Dropout is nnc_dropout. Each element is 0 with probability p, else divided by 1 - p. PyTorch's
// defaults: p 0.5, training true.
func Dropout(ctx *Ctx, input *Tensor, p float64, training bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_dropout(ctx.c(), input.c(), C.double(p), cFlag(training), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Dropout_ is nnc_dropout_. The same in place. PyTorch's defaults: p 0.5, training true.
func Dropout_(ctx *Ctx, input *Tensor, p float64, training bool) error {
	err := check(C.nnc_dropout_(ctx.c(), input.c(), C.double(p), cFlag(training)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Dropout1d is nnc_dropout1d. The same for whole channels of (N, C, L) or (C, L). PyTorch's
// defaults: p 0.5, training true.
func Dropout1d(ctx *Ctx, input *Tensor, p float64, training bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_dropout1d(ctx.c(), input.c(), C.double(p), cFlag(training), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Dropout1d_ is nnc_dropout1d_. The same in place. PyTorch's defaults: p 0.5, training true.
func Dropout1d_(ctx *Ctx, input *Tensor, p float64, training bool) error {
	err := check(C.nnc_dropout1d_(ctx.c(), input.c(), C.double(p), cFlag(training)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Dropout2d is nnc_dropout2d. The same for whole channels of (N, C, H, W); as in torch 3 dimensions
// count as (N, C, L). PyTorch's defaults: p 0.5, training true.
func Dropout2d(ctx *Ctx, input *Tensor, p float64, training bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_dropout2d(ctx.c(), input.c(), C.double(p), cFlag(training), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Dropout2d_ is nnc_dropout2d_. The same in place. PyTorch's defaults: p 0.5, training true.
func Dropout2d_(ctx *Ctx, input *Tensor, p float64, training bool) error {
	err := check(C.nnc_dropout2d_(ctx.c(), input.c(), C.double(p), cFlag(training)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Dropout3d is nnc_dropout3d. The same for whole channels of (N, C, D, H, W) or (C, D, H, W).
// PyTorch's defaults: p 0.5, training true.
func Dropout3d(ctx *Ctx, input *Tensor, p float64, training bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_dropout3d(ctx.c(), input.c(), C.double(p), cFlag(training), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Dropout3d_ is nnc_dropout3d_. The same in place. PyTorch's defaults: p 0.5, training true.
func Dropout3d_(ctx *Ctx, input *Tensor, p float64, training bool) error {
	err := check(C.nnc_dropout3d_(ctx.c(), input.c(), C.double(p), cFlag(training)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// AlphaDropout is nnc_alpha_dropout. Elements take the value that SELU has far below 0 with
// probability p; then all are scaled and moved such that mean 0 and variance 1 stay. PyTorch's
// defaults: p 0.5, training false.
func AlphaDropout(ctx *Ctx, input *Tensor, p float64, training bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_alpha_dropout(ctx.c(), input.c(), C.double(p), cFlag(training), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AlphaDropout_ is nnc_alpha_dropout_. The same in place. PyTorch's defaults: p 0.5, training
// false.
func AlphaDropout_(ctx *Ctx, input *Tensor, p float64, training bool) error {
	err := check(C.nnc_alpha_dropout_(ctx.c(), input.c(), C.double(p), cFlag(training)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// FeatureAlphaDropout is nnc_feature_alpha_dropout. The same for whole channels, dimension 1 of
// input. PyTorch's defaults: p 0.5, training false.
func FeatureAlphaDropout(ctx *Ctx, input *Tensor, p float64, training bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_feature_alpha_dropout(ctx.c(), input.c(), C.double(p), cFlag(training), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// FeatureAlphaDropout_ is nnc_feature_alpha_dropout_. The same in place. PyTorch's defaults: p 0.5,
// training false.
func FeatureAlphaDropout_(ctx *Ctx, input *Tensor, p float64, training bool) error {
	err := check(C.nnc_feature_alpha_dropout_(ctx.c(), input.c(), C.double(p), cFlag(training)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}
