// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// MSELoss is nnc_mse_loss. (input - target)^2, times weight, unless nil; the mean then is over the
// sum of the weights. ErrShape: weight has other sizes than input. PyTorch's defaults: reduction
// ReductionMean, weight nil.
func MSELoss(ctx *Ctx, input, target *Tensor, reduction Reduction, weight *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_mse_loss(ctx.c(), input.c(), target.c(), C.nnc_reduction(reduction), weight.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	runtime.KeepAlive(weight)
	return newTensor(ctx, out), err
}

// L1Loss is nnc_l1_loss. |input - target|, weighted as MSELoss. PyTorch's defaults: reduction
// ReductionMean, weight nil.
func L1Loss(ctx *Ctx, input, target *Tensor, reduction Reduction, weight *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_l1_loss(ctx.c(), input.c(), target.c(), C.nnc_reduction(reduction), weight.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	runtime.KeepAlive(weight)
	return newTensor(ctx, out), err
}

// SmoothL1Loss is nnc_smooth_l1_loss. (input - target)^2 / (2 beta) where |input - target| < beta,
// else |input - target| - beta / 2 (torch: beta 1); beta 0 is L1Loss. ErrInvalid: beta < 0.
// PyTorch's defaults: reduction ReductionMean, beta 1.
func SmoothL1Loss(ctx *Ctx, input, target *Tensor, reduction Reduction, beta float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_smooth_l1_loss(ctx.c(), input.c(), target.c(), C.nnc_reduction(reduction), C.double(beta), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	return newTensor(ctx, out), err
}

// HuberLoss is nnc_huber_loss. (input - target)^2 / 2 where |input - target| <= delta, else delta
// (|input - target| - delta / 2) (torch: delta 1); times weight, unless nil, of the sizes of input
// (ErrShape), with the mean over the elements. Gradients: of one type. ErrInvalid: delta <= 0.
// PyTorch's defaults: reduction ReductionMean, delta 1, weight nil.
func HuberLoss(ctx *Ctx, input, target *Tensor, reduction Reduction, delta float64, weight *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_huber_loss(ctx.c(), input.c(), target.c(), C.nnc_reduction(reduction), C.double(delta), weight.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	runtime.KeepAlive(weight)
	return newTensor(ctx, out), err
}

// SoftMarginLoss is nnc_soft_margin_loss. log(1 + exp(-target input)), target being 1 or -1 and
// without a gradient. PyTorch's defaults: reduction ReductionMean.
func SoftMarginLoss(ctx *Ctx, input, target *Tensor, reduction Reduction) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_soft_margin_loss(ctx.c(), input.c(), target.c(), C.nnc_reduction(reduction), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	return newTensor(ctx, out), err
}

// HingeEmbeddingLoss is nnc_hinge_embedding_loss. input where target is 1, max(0, margin - input)
// where it is -1 (torch: margin 1). PyTorch's defaults: margin 1, reduction ReductionMean.
func HingeEmbeddingLoss(ctx *Ctx, input, target *Tensor, margin float64, reduction Reduction) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_hinge_embedding_loss(ctx.c(), input.c(), target.c(), C.double(margin), C.nnc_reduction(reduction), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	return newTensor(ctx, out), err
}

// KLDiv is nnc_kl_div. target (log(target) - input), input being a logarithm; with logTarget not 0
// (torch: 0) so is target: exp(target) (target - input). PyTorch's defaults: reduction
// ReductionMean, logTarget false.
func KLDiv(ctx *Ctx, input, target *Tensor, reduction Reduction, logTarget bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_kl_div(ctx.c(), input.c(), target.c(), C.nnc_reduction(reduction), cFlag(logTarget), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	return newTensor(ctx, out), err
}

// PoissonNLLLoss is nnc_poisson_nll_loss. exp(input) - target input, or with logInput 0 input -
// target log(input + eps); full not 0 adds Stirling's approximation of log(target!) for targets
// above 1 (torch: logInput 1, full 0, eps 1e-8). PyTorch's defaults: logInput true, full false, eps
// 1e-08, reduction ReductionMean.
func PoissonNLLLoss(ctx *Ctx, input, target *Tensor, logInput, full bool, eps float64, reduction Reduction) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_poisson_nll_loss(ctx.c(), input.c(), target.c(), cFlag(logInput), cFlag(full), C.double(eps), C.nnc_reduction(reduction), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	return newTensor(ctx, out), err
}

// GaussianNLLLoss is nnc_gaussian_nll_loss. (log(v) + (input - target)^2 / v) / 2, v = max(var,
// eps); full not 0 adds log(2 pi) / 2 (torch: full 0, eps 1e-6). var has the sizes of input, or
// lacks the last one, or has 1 in its place. ErrInvalid: a negative var. ErrDType: one that is not
// floating point. PyTorch's defaults: full false, eps 1e-06, reduction ReductionMean.
func GaussianNLLLoss(ctx *Ctx, input, target, variance *Tensor, full bool, eps float64, reduction Reduction) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_gaussian_nll_loss(ctx.c(), input.c(), target.c(), variance.c(), cFlag(full), C.double(eps), C.nnc_reduction(reduction), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	runtime.KeepAlive(variance)
	return newTensor(ctx, out), err
}

// BinaryCrossEntropy is nnc_binary_cross_entropy. -(target log(input) + (1 - target) log(1 -
// input)), the logarithms being at least -100, times weight, unless nil. input is in 0..1.
// ErrInvalid: it is not. ErrShape: sizes of target that differ, or of weight that do not repeat to
// them. PyTorch's defaults: weight nil, reduction ReductionMean.
func BinaryCrossEntropy(ctx *Ctx, input, target, weight *Tensor, reduction Reduction) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_binary_cross_entropy(ctx.c(), input.c(), target.c(), weight.c(), C.nnc_reduction(reduction), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	runtime.KeepAlive(weight)
	return newTensor(ctx, out), err
}

// BinaryCrossEntropyWithLogits is nnc_binary_cross_entropy_with_logits. BinaryCrossEntropy of
// sigmoid(input), computed from input; posWeight, unless nil, multiplies the first term. The result
// has the type of target, floating point too. PyTorch's defaults: weight nil, reduction
// ReductionMean, posWeight nil.
func BinaryCrossEntropyWithLogits(ctx *Ctx, input, target, weight *Tensor, reduction Reduction, posWeight *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_binary_cross_entropy_with_logits(ctx.c(), input.c(), target.c(), weight.c(), C.nnc_reduction(reduction), posWeight.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	runtime.KeepAlive(weight)
	runtime.KeepAlive(posWeight)
	return newTensor(ctx, out), err
}

// NLLLoss is nnc_nll_loss. -weight[t] input[t] for the class t = target, int64, or without d uint8:
// input is (N, C, d...) and target (N, d...), or (C) and (); none gives the sizes of target. weight
// is (C), with d C numbers of any sizes, or nil: 1. Targets equal to ignoreIndex (torch: -100)
// count as 0, and the mean is over the weights of the others. ErrIndex: another target outside
// 0..C-1. PyTorch's defaults: weight nil, ignoreIndex -100, reduction ReductionMean.
func NLLLoss(ctx *Ctx, input, target, weight *Tensor, ignoreIndex int64, reduction Reduction) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_nll_loss(ctx.c(), input.c(), target.c(), weight.c(), C.int64_t(ignoreIndex), C.nnc_reduction(reduction), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	runtime.KeepAlive(weight)
	return newTensor(ctx, out), err
}

// CrossEntropy is nnc_cross_entropy. NLLLoss of the log_softmax of input over its classes. A
// floating point target of the sizes of input holds class probabilities instead; ignoreIndex must
// be negative then. labelSmoothing in 0..1 (torch: 0) mixes the target with 1 / C; less and NaN are
// 0, more is ErrInvalid. For probabilities weight is (C), with smoothing too for a mean, else (C,
// 1, ...). Samples whose target is ignoreIndex have no gradient, also if their scores are not
// finite (torch: NaN then). PyTorch's defaults: weight nil, ignoreIndex -100, reduction
// ReductionMean, labelSmoothing 0.
func CrossEntropy(ctx *Ctx, input, target, weight *Tensor, ignoreIndex int64, reduction Reduction, labelSmoothing float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_cross_entropy(ctx.c(), input.c(), target.c(), weight.c(), C.int64_t(ignoreIndex), C.nnc_reduction(reduction), C.double(labelSmoothing), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	runtime.KeepAlive(weight)
	return newTensor(ctx, out), err
}

// MultiMarginLoss is nnc_multi_margin_loss. The sum over the classes i other than t = target of
// weight[t] max(0, margin - input[t] + input[i])^p / C for input (N, C) or (C) of float32 or
// float64 (torch: p 1, margin 1). weight is (C), or nil: 1. Has second derivatives, unlike torch's.
// ErrInvalid: p is neither 1 nor 2. PyTorch's defaults: p 1, margin 1, weight nil, reduction
// ReductionMean.
func MultiMarginLoss(ctx *Ctx, input, target *Tensor, p int64, margin float64, weight *Tensor, reduction Reduction) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_multi_margin_loss(ctx.c(), input.c(), target.c(), C.int64_t(p), C.double(margin), weight.c(), C.nnc_reduction(reduction), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	runtime.KeepAlive(weight)
	return newTensor(ctx, out), err
}

// MultilabelMarginLoss is nnc_multilabel_margin_loss. The sum over labels j, the entries of target
// before its first -1, and all other classes i of max(0, 1 - input[j] + input[i]) / C; input, as
// above, and target, int64, are (N, C) or (C). PyTorch's defaults: reduction ReductionMean.
func MultilabelMarginLoss(ctx *Ctx, input, target *Tensor, reduction Reduction) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_multilabel_margin_loss(ctx.c(), input.c(), target.c(), C.nnc_reduction(reduction), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	return newTensor(ctx, out), err
}

// MultilabelSoftMarginLoss is nnc_multilabel_soft_margin_loss. The mean over the classes, the last
// dimension, of BinaryCrossEntropyWithLogits, times weight, unless nil. PyTorch's defaults: weight
// nil, reduction ReductionMean.
func MultilabelSoftMarginLoss(ctx *Ctx, input, target, weight *Tensor, reduction Reduction) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_multilabel_soft_margin_loss(ctx.c(), input.c(), target.c(), weight.c(), C.nnc_reduction(reduction), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(target)
	runtime.KeepAlive(weight)
	return newTensor(ctx, out), err
}

// MarginRankingLoss is nnc_margin_ranking_loss. max(0, margin - target (input1 - input2)) (torch:
// margin 0). PyTorch's defaults: margin 0, reduction ReductionMean.
func MarginRankingLoss(ctx *Ctx, input1, input2, target *Tensor, margin float64, reduction Reduction) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_margin_ranking_loss(ctx.c(), input1.c(), input2.c(), target.c(), C.double(margin), C.nnc_reduction(reduction), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input1)
	runtime.KeepAlive(input2)
	runtime.KeepAlive(target)
	return newTensor(ctx, out), err
}

// CosineEmbeddingLoss is nnc_cosine_embedding_loss. 1 - cos where target is 1, max(0, cos - margin)
// where it is -1 (torch: margin 0); cos is that of the angle between the rows of input1 and input2,
// (N, D) with target (N), or (D) with (). PyTorch's defaults: margin 0, reduction ReductionMean.
func CosineEmbeddingLoss(ctx *Ctx, input1, input2, target *Tensor, margin float64, reduction Reduction) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_cosine_embedding_loss(ctx.c(), input1.c(), input2.c(), target.c(), C.double(margin), C.nnc_reduction(reduction), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input1)
	runtime.KeepAlive(input2)
	runtime.KeepAlive(target)
	return newTensor(ctx, out), err
}

// TripletMarginLoss is nnc_triplet_margin_loss. max(0, margin + |anchor - positive| - |anchor -
// negative|), with the p-norm over the last dimension of the difference plus eps; swap not 0
// compares with |positive - negative| where that is smaller (torch: margin 1, p 2, eps 1e-6, swap
// 0). ErrInvalid: margin <= 0. PyTorch's defaults: margin 1, p 2, eps 1e-06, swap false, reduction
// ReductionMean.
func TripletMarginLoss(ctx *Ctx, anchor, positive, negative *Tensor, margin, p, eps float64, swap bool, reduction Reduction) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_triplet_margin_loss(ctx.c(), anchor.c(), positive.c(), negative.c(), C.double(margin), C.double(p), C.double(eps), cFlag(swap), C.nnc_reduction(reduction), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(anchor)
	runtime.KeepAlive(positive)
	runtime.KeepAlive(negative)
	return newTensor(ctx, out), err
}

// CTCLoss is nnc_ctc_loss. Connectionist temporal classification: -log of the probability of all
// ways to spread a target over the steps, blanks between. logProbs (T, N, C) holds logarithms of
// probabilities; targets, in 0..C-1, are (N, S), or all of them one after the other; inputLengths
// (at most T) and targetLengths, (N) of integers, say how much of each counts. logProbs may be (T,
// C): one sequence, and () comes out. The mean is over losses each divided by its target's length,
// at least 1. zeroInfinity not 0 makes infinite losses, of targets too long for their steps, and
// their gradients 0 (torch: blank 0, zeroInfinity 0). Computed in logarithms, in logProbs's type.
// Differentiable in logProbs, once, as what LogSoftmax gives: the gradient is that of rows whose
// probabilities add up to 1. ErrIndex: a target or blank outside 0..C-1. PyTorch's defaults: blank
// 0, reduction ReductionMean, zeroInfinity false.
func CTCLoss(ctx *Ctx, logProbs, targets, inputLengths, targetLengths *Tensor, blank int64, reduction Reduction, zeroInfinity bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_ctc_loss(ctx.c(), logProbs.c(), targets.c(), inputLengths.c(), targetLengths.c(), C.int64_t(blank), C.nnc_reduction(reduction), cFlag(zeroInfinity), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(logProbs)
	runtime.KeepAlive(targets)
	runtime.KeepAlive(inputLengths)
	runtime.KeepAlive(targetLengths)
	return newTensor(ctx, out), err
}

// CTCLossList is nnc_ctc_loss_list. The same with lengths that are lists. PyTorch's defaults: blank
// 0, reduction ReductionMean, zeroInfinity false.
func CTCLossList(ctx *Ctx, logProbs, targets *Tensor, inputLengths, targetLengths []int64, blank int64, reduction Reduction, zeroInfinity bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_ctc_loss_list(ctx.c(), logProbs.c(), targets.c(), cInts(inputLengths), C.int64_t(len(inputLengths)), cInts(targetLengths), C.int64_t(len(targetLengths)), C.int64_t(blank), C.nnc_reduction(reduction), cFlag(zeroInfinity), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(logProbs)
	runtime.KeepAlive(targets)
	return newTensor(ctx, out), err
}

// LinearCrossEntropy is nnc_linear_cross_entropy. CrossEntropy of Linear of input (N, in) or (in),
// linearWeight (C, in) and linearBias (C), or nil. Scores are computed for some samples at a time,
// in backward once more, and never all held in memory, unless a graph of the gradients is wanted,
// or target holds probabilities and it or weight requires grad. ignoreIndex nil is -100; it must be
// nil for class probabilities. linearWeight may be (C, d..., in) and linearBias (C, d...); scores
// then are (N, C, d...). PyTorch's defaults: linearBias nil, weight nil, reduction ReductionMean,
// ignoreIndex nil, labelSmoothing 0.
func LinearCrossEntropy(ctx *Ctx, input, linearWeight, target, linearBias, weight *Tensor, reduction Reduction, ignoreIndex *int64, labelSmoothing float64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_linear_cross_entropy(ctx.c(), input.c(), linearWeight.c(), target.c(), linearBias.c(), weight.c(), C.nnc_reduction(reduction), cOptionalInt(ignoreIndex), C.double(labelSmoothing), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	runtime.KeepAlive(linearWeight)
	runtime.KeepAlive(target)
	runtime.KeepAlive(linearBias)
	runtime.KeepAlive(weight)
	return newTensor(ctx, out), err
}
