// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// AdaptiveLogSoftmaxWithLossOptions are the arguments of NewAdaptiveLogSoftmaxWithLoss that have
// defaults, which are taken for what is left out.
type AdaptiveLogSoftmaxWithLossOptions struct {
	DivValue *float64 `nn:"div_value"` // 4.0
	HeadBias *bool    `nn:"head_bias"` // False
	DType    DType    `nn:"dtype"`     // None
}

// NewAdaptiveLogSoftmaxWithLoss is torch.nn.AdaptiveLogSoftmaxWithLoss(in_features, n_classes,
// cutoffs, div_value=4.0, head_bias=False, device=None, dtype=None).
func NewAdaptiveLogSoftmaxWithLoss(ctx *Ctx, inFeatures int, nClasses int, cutoffs []int, options ...AdaptiveLogSoftmaxWithLossOptions) (*Module, error) {
	return newLayer(ctx, "AdaptiveLogSoftmaxWithLoss", options, "in_features n_classes cutoffs", inFeatures, nClasses, cutoffs)
}

// L1LossOptions are the arguments of NewL1Loss that have defaults, which are taken for what is left
// out.
type L1LossOptions struct {
	Reduction string `nn:"reduction"` // 'mean'
}

// NewL1Loss is torch.nn.L1Loss(size_average=None, reduce=None, reduction='mean').
func NewL1Loss(ctx *Ctx, options ...L1LossOptions) (*Module, error) {
	return newLayer(ctx, "L1Loss", options, "")
}

// MSELossOptions are the arguments of NewMSELoss that have defaults, which are taken for what is
// left out.
type MSELossOptions struct {
	Reduction string `nn:"reduction"` // 'mean'
}

// NewMSELoss is torch.nn.MSELoss(size_average=None, reduce=None, reduction='mean').
func NewMSELoss(ctx *Ctx, options ...MSELossOptions) (*Module, error) {
	return newLayer(ctx, "MSELoss", options, "")
}

// SoftMarginLossOptions are the arguments of NewSoftMarginLoss that have defaults, which are taken
// for what is left out.
type SoftMarginLossOptions struct {
	Reduction string `nn:"reduction"` // 'mean'
}

// NewSoftMarginLoss is torch.nn.SoftMarginLoss(size_average=None, reduce=None, reduction='mean').
func NewSoftMarginLoss(ctx *Ctx, options ...SoftMarginLossOptions) (*Module, error) {
	return newLayer(ctx, "SoftMarginLoss", options, "")
}

// MultiLabelMarginLossOptions are the arguments of NewMultiLabelMarginLoss that have defaults,
// which are taken for what is left out.
type MultiLabelMarginLossOptions struct {
	Reduction string `nn:"reduction"` // 'mean'
}

// NewMultiLabelMarginLoss is torch.nn.MultiLabelMarginLoss(size_average=None, reduce=None,
// reduction='mean').
func NewMultiLabelMarginLoss(ctx *Ctx, options ...MultiLabelMarginLossOptions) (*Module, error) {
	return newLayer(ctx, "MultiLabelMarginLoss", options, "")
}

// SmoothL1LossOptions are the arguments of NewSmoothL1Loss that have defaults, which are taken for
// what is left out.
type SmoothL1LossOptions struct {
	Reduction string   `nn:"reduction"` // 'mean'
	Beta      *float64 `nn:"beta"`      // 1.0
}

// NewSmoothL1Loss is torch.nn.SmoothL1Loss(size_average=None, reduce=None, reduction='mean',
// beta=1.0).
func NewSmoothL1Loss(ctx *Ctx, options ...SmoothL1LossOptions) (*Module, error) {
	return newLayer(ctx, "SmoothL1Loss", options, "")
}

// HuberLossOptions are the arguments of NewHuberLoss that have defaults, which are taken for what
// is left out.
type HuberLossOptions struct {
	Reduction string   `nn:"reduction"` // 'mean'
	Delta     *float64 `nn:"delta"`     // 1.0
}

// NewHuberLoss is torch.nn.HuberLoss(reduction='mean', delta=1.0).
func NewHuberLoss(ctx *Ctx, options ...HuberLossOptions) (*Module, error) {
	return newLayer(ctx, "HuberLoss", options, "")
}

// HingeEmbeddingLossOptions are the arguments of NewHingeEmbeddingLoss that have defaults, which
// are taken for what is left out.
type HingeEmbeddingLossOptions struct {
	Margin    *float64 `nn:"margin"`    // 1.0
	Reduction string   `nn:"reduction"` // 'mean'
}

// NewHingeEmbeddingLoss is torch.nn.HingeEmbeddingLoss(margin=1.0, size_average=None, reduce=None,
// reduction='mean').
func NewHingeEmbeddingLoss(ctx *Ctx, options ...HingeEmbeddingLossOptions) (*Module, error) {
	return newLayer(ctx, "HingeEmbeddingLoss", options, "")
}

// MarginRankingLossOptions are the arguments of NewMarginRankingLoss that have defaults, which are
// taken for what is left out.
type MarginRankingLossOptions struct {
	Margin    *float64 `nn:"margin"`    // 0.0
	Reduction string   `nn:"reduction"` // 'mean'
}

// NewMarginRankingLoss is torch.nn.MarginRankingLoss(margin=0.0, size_average=None, reduce=None,
// reduction='mean').
func NewMarginRankingLoss(ctx *Ctx, options ...MarginRankingLossOptions) (*Module, error) {
	return newLayer(ctx, "MarginRankingLoss", options, "")
}

// CosineEmbeddingLossOptions are the arguments of NewCosineEmbeddingLoss that have defaults, which
// are taken for what is left out.
type CosineEmbeddingLossOptions struct {
	Margin    *float64 `nn:"margin"`    // 0.0
	Reduction string   `nn:"reduction"` // 'mean'
}

// NewCosineEmbeddingLoss is torch.nn.CosineEmbeddingLoss(margin=0.0, size_average=None,
// reduce=None, reduction='mean').
func NewCosineEmbeddingLoss(ctx *Ctx, options ...CosineEmbeddingLossOptions) (*Module, error) {
	return newLayer(ctx, "CosineEmbeddingLoss", options, "")
}

// CrossEntropyLossOptions are the arguments of NewCrossEntropyLoss that have defaults, which are
// taken for what is left out.
type CrossEntropyLossOptions struct {
	Weight         *Tensor  `nn:"weight"`          // None
	IgnoreIndex    *int     `nn:"ignore_index"`    // -100
	Reduction      string   `nn:"reduction"`       // 'mean'
	LabelSmoothing *float64 `nn:"label_smoothing"` // 0.0
}

// NewCrossEntropyLoss is torch.nn.CrossEntropyLoss(weight=None, size_average=None,
// ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0).
func NewCrossEntropyLoss(ctx *Ctx, options ...CrossEntropyLossOptions) (*Module, error) {
	return newLayer(ctx, "CrossEntropyLoss", options, "")
}

// NLLLossOptions are the arguments of NewNLLLoss that have defaults, which are taken for what is
// left out.
type NLLLossOptions struct {
	Weight      *Tensor `nn:"weight"`       // None
	IgnoreIndex *int    `nn:"ignore_index"` // -100
	Reduction   string  `nn:"reduction"`    // 'mean'
}

// NewNLLLoss is torch.nn.NLLLoss(weight=None, size_average=None, ignore_index=-100, reduce=None,
// reduction='mean').
func NewNLLLoss(ctx *Ctx, options ...NLLLossOptions) (*Module, error) {
	return newLayer(ctx, "NLLLoss", options, "")
}

// NLLLoss2dOptions are the arguments of NewNLLLoss2d that have defaults, which are taken for what
// is left out.
type NLLLoss2dOptions struct {
	Weight      *Tensor `nn:"weight"`       // None
	IgnoreIndex *int    `nn:"ignore_index"` // -100
	Reduction   string  `nn:"reduction"`    // 'mean'
}

// NewNLLLoss2d is torch.nn.NLLLoss2d(weight=None, size_average=None, ignore_index=-100,
// reduce=None, reduction='mean').
func NewNLLLoss2d(ctx *Ctx, options ...NLLLoss2dOptions) (*Module, error) {
	return newLayer(ctx, "NLLLoss2d", options, "")
}

// BCELossOptions are the arguments of NewBCELoss that have defaults, which are taken for what is
// left out.
type BCELossOptions struct {
	Weight    *Tensor `nn:"weight"`    // None
	Reduction string  `nn:"reduction"` // 'mean'
}

// NewBCELoss is torch.nn.BCELoss(weight=None, size_average=None, reduce=None, reduction='mean').
func NewBCELoss(ctx *Ctx, options ...BCELossOptions) (*Module, error) {
	return newLayer(ctx, "BCELoss", options, "")
}

// MultiLabelSoftMarginLossOptions are the arguments of NewMultiLabelSoftMarginLoss that have
// defaults, which are taken for what is left out.
type MultiLabelSoftMarginLossOptions struct {
	Weight    *Tensor `nn:"weight"`    // None
	Reduction string  `nn:"reduction"` // 'mean'
}

// NewMultiLabelSoftMarginLoss is torch.nn.MultiLabelSoftMarginLoss(weight=None, size_average=None,
// reduce=None, reduction='mean').
func NewMultiLabelSoftMarginLoss(ctx *Ctx, options ...MultiLabelSoftMarginLossOptions) (*Module, error) {
	return newLayer(ctx, "MultiLabelSoftMarginLoss", options, "")
}

// BCEWithLogitsLossOptions are the arguments of NewBCEWithLogitsLoss that have defaults, which are
// taken for what is left out.
type BCEWithLogitsLossOptions struct {
	Weight    *Tensor `nn:"weight"`     // None
	Reduction string  `nn:"reduction"`  // 'mean'
	PosWeight *Tensor `nn:"pos_weight"` // None
}

// NewBCEWithLogitsLoss is torch.nn.BCEWithLogitsLoss(weight=None, size_average=None, reduce=None,
// reduction='mean', pos_weight=None).
func NewBCEWithLogitsLoss(ctx *Ctx, options ...BCEWithLogitsLossOptions) (*Module, error) {
	return newLayer(ctx, "BCEWithLogitsLoss", options, "")
}

// MultiMarginLossOptions are the arguments of NewMultiMarginLoss that have defaults, which are
// taken for what is left out.
type MultiMarginLossOptions struct {
	P         *int     `nn:"p"`         // 1
	Margin    *float64 `nn:"margin"`    // 1.0
	Weight    *Tensor  `nn:"weight"`    // None
	Reduction string   `nn:"reduction"` // 'mean'
}

// NewMultiMarginLoss is torch.nn.MultiMarginLoss(p=1, margin=1.0, weight=None, size_average=None,
// reduce=None, reduction='mean').
func NewMultiMarginLoss(ctx *Ctx, options ...MultiMarginLossOptions) (*Module, error) {
	return newLayer(ctx, "MultiMarginLoss", options, "")
}

// KLDivLossOptions are the arguments of NewKLDivLoss that have defaults, which are taken for what
// is left out.
type KLDivLossOptions struct {
	Reduction string `nn:"reduction"`  // 'mean'
	LogTarget *bool  `nn:"log_target"` // False
}

// NewKLDivLoss is torch.nn.KLDivLoss(size_average=None, reduce=None, reduction='mean',
// log_target=False).
func NewKLDivLoss(ctx *Ctx, options ...KLDivLossOptions) (*Module, error) {
	return newLayer(ctx, "KLDivLoss", options, "")
}

// PoissonNLLLossOptions are the arguments of NewPoissonNLLLoss that have defaults, which are taken
// for what is left out.
type PoissonNLLLossOptions struct {
	LogInput  *bool    `nn:"log_input"` // True
	Full      *bool    `nn:"full"`      // False
	Eps       *float64 `nn:"eps"`       // 1e-08
	Reduction string   `nn:"reduction"` // 'mean'
}

// NewPoissonNLLLoss is torch.nn.PoissonNLLLoss(log_input=True, full=False, size_average=None,
// eps=1e-08, reduce=None, reduction='mean').
func NewPoissonNLLLoss(ctx *Ctx, options ...PoissonNLLLossOptions) (*Module, error) {
	return newLayer(ctx, "PoissonNLLLoss", options, "")
}

// GaussianNLLLossOptions are the arguments of NewGaussianNLLLoss that have defaults, which are
// taken for what is left out.
type GaussianNLLLossOptions struct {
	Full      *bool    `nn:"full"`      // False
	Eps       *float64 `nn:"eps"`       // 1e-06
	Reduction string   `nn:"reduction"` // 'mean'
}

// NewGaussianNLLLoss is torch.nn.GaussianNLLLoss(*, full=False, eps=1e-06, reduction='mean').
func NewGaussianNLLLoss(ctx *Ctx, options ...GaussianNLLLossOptions) (*Module, error) {
	return newLayer(ctx, "GaussianNLLLoss", options, "")
}

// TripletMarginLossOptions are the arguments of NewTripletMarginLoss that have defaults, which are
// taken for what is left out.
type TripletMarginLossOptions struct {
	Margin    *float64 `nn:"margin"`    // 1.0
	P         *float64 `nn:"p"`         // 2.0
	Eps       *float64 `nn:"eps"`       // 1e-06
	Swap      *bool    `nn:"swap"`      // False
	Reduction string   `nn:"reduction"` // 'mean'
}

// NewTripletMarginLoss is torch.nn.TripletMarginLoss(margin=1.0, p=2.0, eps=1e-06, swap=False,
// size_average=None, reduce=None, reduction='mean').
func NewTripletMarginLoss(ctx *Ctx, options ...TripletMarginLossOptions) (*Module, error) {
	return newLayer(ctx, "TripletMarginLoss", options, "")
}

// CTCLossOptions are the arguments of NewCTCLoss that have defaults, which are taken for what is
// left out.
type CTCLossOptions struct {
	Blank        *int   `nn:"blank"`         // 0
	Reduction    string `nn:"reduction"`     // 'mean'
	ZeroInfinity *bool  `nn:"zero_infinity"` // False
}

// NewCTCLoss is torch.nn.CTCLoss(blank=0, reduction='mean', zero_infinity=False).
func NewCTCLoss(ctx *Ctx, options ...CTCLossOptions) (*Module, error) {
	return newLayer(ctx, "CTCLoss", options, "")
}

// TripletMarginWithDistanceLossOptions are the arguments of NewTripletMarginWithDistanceLoss that
// have defaults, which are taken for what is left out.
type TripletMarginWithDistanceLossOptions struct {
	Margin    *float64 `nn:"margin"`    // 1.0
	Swap      *bool    `nn:"swap"`      // False
	Reduction string   `nn:"reduction"` // 'mean'
}

// NewTripletMarginWithDistanceLoss is torch.nn.TripletMarginWithDistanceLoss(*,
// distance_function=None, margin=1.0, swap=False, reduction='mean').
func NewTripletMarginWithDistanceLoss(ctx *Ctx, options ...TripletMarginWithDistanceLossOptions) (*Module, error) {
	return newLayer(ctx, "TripletMarginWithDistanceLoss", options, "")
}

// LinearCrossEntropyLossOptions are the arguments of NewLinearCrossEntropyLoss that have defaults,
// which are taken for what is left out.
type LinearCrossEntropyLossOptions struct {
	OutFeatures    any      `nn:"out_features"`    // ()
	Bias           *bool    `nn:"bias"`            // False
	DType          DType    `nn:"dtype"`           // None
	Reduction      string   `nn:"reduction"`       // 'mean'
	Weight         *Tensor  `nn:"weight"`          // None
	IgnoreIndex    any      `nn:"ignore_index"`    // None
	LabelSmoothing *float64 `nn:"label_smoothing"` // 0.0
}

// NewLinearCrossEntropyLoss is torch.nn.LinearCrossEntropyLoss(in_features, num_classes, *,
// out_features=(), bias=False, device=None, dtype=None, reduction='mean', weight=None,
// ignore_index=None, label_smoothing=0.0, options=None).
func NewLinearCrossEntropyLoss(ctx *Ctx, inFeatures int, numClasses int, options ...LinearCrossEntropyLossOptions) (*Module, error) {
	return newLayer(ctx, "LinearCrossEntropyLoss", options, "in_features num_classes", inFeatures, numClasses)
}
