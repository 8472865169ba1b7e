// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// CosineSimilarity is nnc_cosine_similarity. (x1 and x2 broadcast, without dim): the cosine of the
// angle between vectors along dim (torch: 1), each first divided by its length, which counts as eps
// if it is shorter (torch: 1e-8). One of the two may be of integers. PyTorch's defaults: dim 1, eps
// 1e-08.
func CosineSimilarity(ctx *Ctx, x1, x2 *Tensor, dim int64, eps float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_cosine_similarity(ctx.c(), x1.c(), x2.c(), C.int64_t(dim), C.double(eps), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(x1)
	runtime.KeepAlive(x2)
	return newTensor(ctx, out), err
}

// PairwiseDistance is nnc_pairwise_distance. (x1 and x2 broadcast, without the last dimension; 1 in
// its place if keepdim is not 0): the p-norm of x1 - x2 + eps (torch: eps 1e-6, keepdim 0).
// Integers take the default floating point type. PyTorch's defaults: p 2, eps 1e-06, keepdim false.
func PairwiseDistance(ctx *Ctx, x1, x2 *Tensor, p, eps float64, keepdim bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_pairwise_distance(ctx.c(), x1.c(), x2.c(), C.double(p), C.double(eps), cFlag(keepdim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(x1)
	runtime.KeepAlive(x2)
	return newTensor(ctx, out), err
}

// Pdist is nnc_pdist. (n (n - 1) / 2): the distances of the rows i < j of input (n, m), (0, 1), (0,
// 2), ... first. ErrInvalid: p < 0. PyTorch's defaults: p 2.
func Pdist(ctx *Ctx, input *Tensor, p float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_pdist(ctx.c(), input.c(), C.double(p), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Cdist is nnc_cdist. (batch, n, r): the distances from each row of x1 (batch, n, m) to each of x2
// (batch, r, m), of one type; batch dimensions are broadcast and may be missing. computeMode says
// whether distances for p 2 come from a matrix product, which is faster and rounds as the squares
// of the elements: "use_mm_for_euclid_dist", "donot_use_mm_for_euclid_dist", or (the same as nil)
// "use_mm_for_euclid_dist_if_necessary": if n or r is above 25. Rows with NaN are NaN apart, where
// torch passes over it at p = inf. ErrInvalid: p < 0. PyTorch's defaults: p 2, computeMode
// "use_mm_for_euclid_dist_if_necessary".
func Cdist(ctx *Ctx, x1, x2 *Tensor, p float64, computeMode string) (*Tensor, error) {
	if err := noNUL("nnc_cdist", computeMode); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_cdist(ctx.c(), x1.c(), x2.c(), C.double(p), cTextOrNil(computeMode), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(x1)
	runtime.KeepAlive(x2)
	return newTensor(ctx, out), err
}
