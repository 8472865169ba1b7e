// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// MultiheadAttentionOptions are the arguments of NewMultiheadAttention that have defaults, which
// are taken for what is left out.
type MultiheadAttentionOptions struct {
	Dropout     *float64 `nn:"dropout"`       // 0.0
	Bias        *bool    `nn:"bias"`          // True
	AddBiasKv   *bool    `nn:"add_bias_kv"`   // False
	AddZeroAttn *bool    `nn:"add_zero_attn"` // False
	Kdim        any      `nn:"kdim"`          // None
	Vdim        any      `nn:"vdim"`          // None
	BatchFirst  *bool    `nn:"batch_first"`   // False
	DType       DType    `nn:"dtype"`         // None
}

// NewMultiheadAttention is torch.nn.MultiheadAttention(embed_dim, num_heads, dropout=0.0,
// bias=True, add_bias_kv=False, add_zero_attn=False, kdim=None, vdim=None, batch_first=False,
// device=None, dtype=None).
func NewMultiheadAttention(ctx *Ctx, embedDim int, numHeads int, options ...MultiheadAttentionOptions) (*Module, error) {
	return newLayer(ctx, "MultiheadAttention", options, "embed_dim num_heads", embedDim, numHeads)
}

// CosineSimilarityOptions are the arguments of NewCosineSimilarity that have defaults, which are
// taken for what is left out.
type CosineSimilarityOptions struct {
	Dim *int     `nn:"dim"` // 1
	Eps *float64 `nn:"eps"` // 1e-08
}

// NewCosineSimilarity is torch.nn.CosineSimilarity(dim=1, eps=1e-08).
func NewCosineSimilarity(ctx *Ctx, options ...CosineSimilarityOptions) (*Module, error) {
	return newLayer(ctx, "CosineSimilarity", options, "")
}

// PairwiseDistanceOptions are the arguments of NewPairwiseDistance that have defaults, which are
// taken for what is left out.
type PairwiseDistanceOptions struct {
	P       *float64 `nn:"p"`       // 2.0
	Eps     *float64 `nn:"eps"`     // 1e-06
	Keepdim *bool    `nn:"keepdim"` // False
}

// NewPairwiseDistance is torch.nn.PairwiseDistance(p=2.0, eps=1e-06, keepdim=False).
func NewPairwiseDistance(ctx *Ctx, options ...PairwiseDistanceOptions) (*Module, error) {
	return newLayer(ctx, "PairwiseDistance", options, "")
}

// EmbeddingOptions are the arguments of NewEmbedding that have defaults, which are taken for what
// is left out.
type EmbeddingOptions struct {
	PaddingIDX      any      `nn:"padding_idx"`        // None
	MaxNorm         any      `nn:"max_norm"`           // None
	NormType        *float64 `nn:"norm_type"`          // 2.0
	ScaleGradByFreq *bool    `nn:"scale_grad_by_freq"` // False
	Sparse          *bool    `nn:"sparse"`             // False
	Weight          *Tensor  `nn:"_weight"`            // None
	Freeze          *bool    `nn:"_freeze"`            // False
	DType           DType    `nn:"dtype"`              // None
}

// NewEmbedding is torch.nn.Embedding(num_embeddings, embedding_dim, padding_idx=None,
// max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False, _weight=None,
// _freeze=False, device=None, dtype=None).
func NewEmbedding(ctx *Ctx, numEmbeddings int, embeddingDim int, options ...EmbeddingOptions) (*Module, error) {
	return newLayer(ctx, "Embedding", options, "num_embeddings embedding_dim", numEmbeddings, embeddingDim)
}

// EmbeddingBagOptions are the arguments of NewEmbeddingBag that have defaults, which are taken for
// what is left out.
type EmbeddingBagOptions struct {
	MaxNorm           any      `nn:"max_norm"`            // None
	NormType          *float64 `nn:"norm_type"`           // 2.0
	ScaleGradByFreq   *bool    `nn:"scale_grad_by_freq"`  // False
	Mode              string   `nn:"mode"`                // 'mean'
	Sparse            *bool    `nn:"sparse"`              // False
	Weight            *Tensor  `nn:"_weight"`             // None
	IncludeLastOffset *bool    `nn:"include_last_offset"` // False
	PaddingIDX        any      `nn:"padding_idx"`         // None
	DType             DType    `nn:"dtype"`               // None
}

// NewEmbeddingBag is torch.nn.EmbeddingBag(num_embeddings, embedding_dim, max_norm=None,
// norm_type=2.0, scale_grad_by_freq=False, mode='mean', sparse=False, _weight=None,
// include_last_offset=False, padding_idx=None, device=None, dtype=None).
func NewEmbeddingBag(ctx *Ctx, numEmbeddings int, embeddingDim int, options ...EmbeddingBagOptions) (*Module, error) {
	return newLayer(ctx, "EmbeddingBag", options, "num_embeddings embedding_dim", numEmbeddings, embeddingDim)
}

// LinearOptions are the arguments of NewLinear that have defaults, which are taken for what is left
// out.
type LinearOptions struct {
	Bias  *bool `nn:"bias"`  // True
	DType DType `nn:"dtype"` // None
}

// NewLinear is torch.nn.Linear(in_features, out_features, bias=True, device=None, dtype=None).
func NewLinear(ctx *Ctx, inFeatures int, outFeatures int, options ...LinearOptions) (*Module, error) {
	return newLayer(ctx, "Linear", options, "in_features out_features", inFeatures, outFeatures)
}

// LazyLinearOptions are the arguments of NewLazyLinear that have defaults, which are taken for what
// is left out.
type LazyLinearOptions struct {
	Bias  *bool `nn:"bias"`  // True
	DType DType `nn:"dtype"` // None
}

// NewLazyLinear is torch.nn.LazyLinear(out_features, bias=True, device=None, dtype=None).
func NewLazyLinear(ctx *Ctx, outFeatures int, options ...LazyLinearOptions) (*Module, error) {
	return newLayer(ctx, "LazyLinear", options, "out_features", outFeatures)
}

// BilinearOptions are the arguments of NewBilinear that have defaults, which are taken for what is
// left out.
type BilinearOptions struct {
	Bias  *bool `nn:"bias"`  // True
	DType DType `nn:"dtype"` // None
}

// NewBilinear is torch.nn.Bilinear(in1_features, in2_features, out_features, bias=True,
// device=None, dtype=None).
func NewBilinear(ctx *Ctx, in1Features int, in2Features int, outFeatures int, options ...BilinearOptions) (*Module, error) {
	return newLayer(ctx, "Bilinear", options, "in1_features in2_features out_features", in1Features, in2Features, outFeatures)
}

// NonDynamicallyQuantizableLinearOptions are the arguments of NewNonDynamicallyQuantizableLinear
// that have defaults, which are taken for what is left out.
type NonDynamicallyQuantizableLinearOptions struct {
	Bias  *bool `nn:"bias"`  // True
	DType DType `nn:"dtype"` // None
}

// NewNonDynamicallyQuantizableLinear is torch.nn.NonDynamicallyQuantizableLinear(in_features,
// out_features, bias=True, device=None, dtype=None).
func NewNonDynamicallyQuantizableLinear(ctx *Ctx, inFeatures int, outFeatures int, options ...NonDynamicallyQuantizableLinearOptions) (*Module, error) {
	return newLayer(ctx, "NonDynamicallyQuantizableLinear", options, "in_features out_features", inFeatures, outFeatures)
}

// BatchNorm1dOptions are the arguments of NewBatchNorm1d that have defaults, which are taken for
// what is left out.
type BatchNorm1dOptions struct {
	Eps               *float64 `nn:"eps"`                 // 1e-05
	Momentum          any      `nn:"momentum"`            // 0.1
	Affine            *bool    `nn:"affine"`              // True
	TrackRunningStats *bool    `nn:"track_running_stats"` // True
	DType             DType    `nn:"dtype"`               // None
	Bias              *bool    `nn:"bias"`                // True
}

// NewBatchNorm1d is torch.nn.BatchNorm1d(num_features, eps=1e-05, momentum=0.1, affine=True,
// track_running_stats=True, device=None, dtype=None, *, bias=True).
func NewBatchNorm1d(ctx *Ctx, numFeatures int, options ...BatchNorm1dOptions) (*Module, error) {
	return newLayer(ctx, "BatchNorm1d", options, "num_features", numFeatures)
}

// BatchNorm2dOptions are the arguments of NewBatchNorm2d that have defaults, which are taken for
// what is left out.
type BatchNorm2dOptions struct {
	Eps               *float64 `nn:"eps"`                 // 1e-05
	Momentum          any      `nn:"momentum"`            // 0.1
	Affine            *bool    `nn:"affine"`              // True
	TrackRunningStats *bool    `nn:"track_running_stats"` // True
	DType             DType    `nn:"dtype"`               // None
	Bias              *bool    `nn:"bias"`                // True
}

// NewBatchNorm2d is torch.nn.BatchNorm2d(num_features, eps=1e-05, momentum=0.1, affine=True,
// track_running_stats=True, device=None, dtype=None, *, bias=True).
func NewBatchNorm2d(ctx *Ctx, numFeatures int, options ...BatchNorm2dOptions) (*Module, error) {
	return newLayer(ctx, "BatchNorm2d", options, "num_features", numFeatures)
}

// BatchNorm3dOptions are the arguments of NewBatchNorm3d that have defaults, which are taken for
// what is left out.
type BatchNorm3dOptions struct {
	Eps               *float64 `nn:"eps"`                 // 1e-05
	Momentum          any      `nn:"momentum"`            // 0.1
	Affine            *bool    `nn:"affine"`              // True
	TrackRunningStats *bool    `nn:"track_running_stats"` // True
	DType             DType    `nn:"dtype"`               // None
	Bias              *bool    `nn:"bias"`                // True
}

// NewBatchNorm3d is torch.nn.BatchNorm3d(num_features, eps=1e-05, momentum=0.1, affine=True,
// track_running_stats=True, device=None, dtype=None, *, bias=True).
func NewBatchNorm3d(ctx *Ctx, numFeatures int, options ...BatchNorm3dOptions) (*Module, error) {
	return newLayer(ctx, "BatchNorm3d", options, "num_features", numFeatures)
}

// SyncBatchNormOptions are the arguments of NewSyncBatchNorm that have defaults, which are taken
// for what is left out.
type SyncBatchNormOptions struct {
	Eps               *float64 `nn:"eps"`                 // 1e-05
	Momentum          any      `nn:"momentum"`            // 0.1
	Affine            *bool    `nn:"affine"`              // True
	TrackRunningStats *bool    `nn:"track_running_stats"` // True
	DType             DType    `nn:"dtype"`               // None
	Bias              *bool    `nn:"bias"`                // True
}

// NewSyncBatchNorm is torch.nn.SyncBatchNorm(num_features, eps=1e-05, momentum=0.1, affine=True,
// track_running_stats=True, process_group=None, device=None, dtype=None, *, bias=True).
func NewSyncBatchNorm(ctx *Ctx, numFeatures int, options ...SyncBatchNormOptions) (*Module, error) {
	return newLayer(ctx, "SyncBatchNorm", options, "num_features", numFeatures)
}

// InstanceNorm1dOptions are the arguments of NewInstanceNorm1d that have defaults, which are taken
// for what is left out.
type InstanceNorm1dOptions struct {
	Eps               *float64 `nn:"eps"`                 // 1e-05
	Momentum          any      `nn:"momentum"`            // 0.1
	Affine            *bool    `nn:"affine"`              // False
	TrackRunningStats *bool    `nn:"track_running_stats"` // False
	DType             DType    `nn:"dtype"`               // None
	Bias              *bool    `nn:"bias"`                // True
}

// NewInstanceNorm1d is torch.nn.InstanceNorm1d(num_features, eps=1e-05, momentum=0.1, affine=False,
// track_running_stats=False, device=None, dtype=None, *, bias=True).
func NewInstanceNorm1d(ctx *Ctx, numFeatures int, options ...InstanceNorm1dOptions) (*Module, error) {
	return newLayer(ctx, "InstanceNorm1d", options, "num_features", numFeatures)
}

// InstanceNorm2dOptions are the arguments of NewInstanceNorm2d that have defaults, which are taken
// for what is left out.
type InstanceNorm2dOptions struct {
	Eps               *float64 `nn:"eps"`                 // 1e-05
	Momentum          any      `nn:"momentum"`            // 0.1
	Affine            *bool    `nn:"affine"`              // False
	TrackRunningStats *bool    `nn:"track_running_stats"` // False
	DType             DType    `nn:"dtype"`               // None
	Bias              *bool    `nn:"bias"`                // True
}

// NewInstanceNorm2d is torch.nn.InstanceNorm2d(num_features, eps=1e-05, momentum=0.1, affine=False,
// track_running_stats=False, device=None, dtype=None, *, bias=True).
func NewInstanceNorm2d(ctx *Ctx, numFeatures int, options ...InstanceNorm2dOptions) (*Module, error) {
	return newLayer(ctx, "InstanceNorm2d", options, "num_features", numFeatures)
}

// InstanceNorm3dOptions are the arguments of NewInstanceNorm3d that have defaults, which are taken
// for what is left out.
type InstanceNorm3dOptions struct {
	Eps               *float64 `nn:"eps"`                 // 1e-05
	Momentum          any      `nn:"momentum"`            // 0.1
	Affine            *bool    `nn:"affine"`              // False
	TrackRunningStats *bool    `nn:"track_running_stats"` // False
	DType             DType    `nn:"dtype"`               // None
	Bias              *bool    `nn:"bias"`                // True
}

// NewInstanceNorm3d is torch.nn.InstanceNorm3d(num_features, eps=1e-05, momentum=0.1, affine=False,
// track_running_stats=False, device=None, dtype=None, *, bias=True).
func NewInstanceNorm3d(ctx *Ctx, numFeatures int, options ...InstanceNorm3dOptions) (*Module, error) {
	return newLayer(ctx, "InstanceNorm3d", options, "num_features", numFeatures)
}

// LazyBatchNorm1dOptions are the arguments of NewLazyBatchNorm1d that have defaults, which are
// taken for what is left out.
type LazyBatchNorm1dOptions struct {
	Eps               *float64 `nn:"eps"`                 // 1e-05
	Momentum          any      `nn:"momentum"`            // 0.1
	Affine            *bool    `nn:"affine"`              // True
	TrackRunningStats *bool    `nn:"track_running_stats"` // True
	DType             DType    `nn:"dtype"`               // None
	Bias              *bool    `nn:"bias"`                // True
}

// NewLazyBatchNorm1d is torch.nn.LazyBatchNorm1d(eps=1e-05, momentum=0.1, affine=True,
// track_running_stats=True, device=None, dtype=None, *, bias=True).
func NewLazyBatchNorm1d(ctx *Ctx, options ...LazyBatchNorm1dOptions) (*Module, error) {
	return newLayer(ctx, "LazyBatchNorm1d", options, "")
}

// LazyBatchNorm2dOptions are the arguments of NewLazyBatchNorm2d that have defaults, which are
// taken for what is left out.
type LazyBatchNorm2dOptions struct {
	Eps               *float64 `nn:"eps"`                 // 1e-05
	Momentum          any      `nn:"momentum"`            // 0.1
	Affine            *bool    `nn:"affine"`              // True
	TrackRunningStats *bool    `nn:"track_running_stats"` // True
	DType             DType    `nn:"dtype"`               // None
	Bias              *bool    `nn:"bias"`                // True
}

// NewLazyBatchNorm2d is torch.nn.LazyBatchNorm2d(eps=1e-05, momentum=0.1, affine=True,
// track_running_stats=True, device=None, dtype=None, *, bias=True).
func NewLazyBatchNorm2d(ctx *Ctx, options ...LazyBatchNorm2dOptions) (*Module, error) {
	return newLayer(ctx, "LazyBatchNorm2d", options, "")
}

// LazyBatchNorm3dOptions are the arguments of NewLazyBatchNorm3d that have defaults, which are
// taken for what is left out.
type LazyBatchNorm3dOptions struct {
	Eps               *float64 `nn:"eps"`                 // 1e-05
	Momentum          any      `nn:"momentum"`            // 0.1
	Affine            *bool    `nn:"affine"`              // True
	TrackRunningStats *bool    `nn:"track_running_stats"` // True
	DType             DType    `nn:"dtype"`               // None
	Bias              *bool    `nn:"bias"`                // True
}

// NewLazyBatchNorm3d is torch.nn.LazyBatchNorm3d(eps=1e-05, momentum=0.1, affine=True,
// track_running_stats=True, device=None, dtype=None, *, bias=True).
func NewLazyBatchNorm3d(ctx *Ctx, options ...LazyBatchNorm3dOptions) (*Module, error) {
	return newLayer(ctx, "LazyBatchNorm3d", options, "")
}

// LazyInstanceNorm1dOptions are the arguments of NewLazyInstanceNorm1d that have defaults, which
// are taken for what is left out.
type LazyInstanceNorm1dOptions struct {
	Eps               *float64 `nn:"eps"`                 // 1e-05
	Momentum          any      `nn:"momentum"`            // 0.1
	Affine            *bool    `nn:"affine"`              // True
	TrackRunningStats *bool    `nn:"track_running_stats"` // True
	DType             DType    `nn:"dtype"`               // None
	Bias              *bool    `nn:"bias"`                // True
}

// NewLazyInstanceNorm1d is torch.nn.LazyInstanceNorm1d(eps=1e-05, momentum=0.1, affine=True,
// track_running_stats=True, device=None, dtype=None, *, bias=True).
func NewLazyInstanceNorm1d(ctx *Ctx, options ...LazyInstanceNorm1dOptions) (*Module, error) {
	return newLayer(ctx, "LazyInstanceNorm1d", options, "")
}

// LazyInstanceNorm2dOptions are the arguments of NewLazyInstanceNorm2d that have defaults, which
// are taken for what is left out.
type LazyInstanceNorm2dOptions struct {
	Eps               *float64 `nn:"eps"`                 // 1e-05
	Momentum          any      `nn:"momentum"`            // 0.1
	Affine            *bool    `nn:"affine"`              // True
	TrackRunningStats *bool    `nn:"track_running_stats"` // True
	DType             DType    `nn:"dtype"`               // None
	Bias              *bool    `nn:"bias"`                // True
}

// NewLazyInstanceNorm2d is torch.nn.LazyInstanceNorm2d(eps=1e-05, momentum=0.1, affine=True,
// track_running_stats=True, device=None, dtype=None, *, bias=True).
func NewLazyInstanceNorm2d(ctx *Ctx, options ...LazyInstanceNorm2dOptions) (*Module, error) {
	return newLayer(ctx, "LazyInstanceNorm2d", options, "")
}

// LazyInstanceNorm3dOptions are the arguments of NewLazyInstanceNorm3d that have defaults, which
// are taken for what is left out.
type LazyInstanceNorm3dOptions struct {
	Eps               *float64 `nn:"eps"`                 // 1e-05
	Momentum          any      `nn:"momentum"`            // 0.1
	Affine            *bool    `nn:"affine"`              // True
	TrackRunningStats *bool    `nn:"track_running_stats"` // True
	DType             DType    `nn:"dtype"`               // None
	Bias              *bool    `nn:"bias"`                // True
}

// NewLazyInstanceNorm3d is torch.nn.LazyInstanceNorm3d(eps=1e-05, momentum=0.1, affine=True,
// track_running_stats=True, device=None, dtype=None, *, bias=True).
func NewLazyInstanceNorm3d(ctx *Ctx, options ...LazyInstanceNorm3dOptions) (*Module, error) {
	return newLayer(ctx, "LazyInstanceNorm3d", options, "")
}

// LayerNormOptions are the arguments of NewLayerNorm that have defaults, which are taken for what
// is left out.
type LayerNormOptions struct {
	Eps               *float64 `nn:"eps"`                // 1e-05
	ElementwiseAffine *bool    `nn:"elementwise_affine"` // True
	Bias              *bool    `nn:"bias"`               // True
	DType             DType    `nn:"dtype"`              // None
}

// NewLayerNorm is torch.nn.LayerNorm(normalized_shape, eps=1e-05, elementwise_affine=True,
// bias=True, device=None, dtype=None).
func NewLayerNorm[K Size](ctx *Ctx, normalizedShape K, options ...LayerNormOptions) (*Module, error) {
	return newLayer(ctx, "LayerNorm", options, "normalized_shape", normalizedShape)
}

// RMSNormOptions are the arguments of NewRMSNorm that have defaults, which are taken for what is
// left out.
type RMSNormOptions struct {
	Eps               any   `nn:"eps"`                // None
	ElementwiseAffine *bool `nn:"elementwise_affine"` // True
	DType             DType `nn:"dtype"`              // None
}

// NewRMSNorm is torch.nn.RMSNorm(normalized_shape, eps=None, elementwise_affine=True, device=None,
// dtype=None).
func NewRMSNorm[K Size](ctx *Ctx, normalizedShape K, options ...RMSNormOptions) (*Module, error) {
	return newLayer(ctx, "RMSNorm", options, "normalized_shape", normalizedShape)
}

// GroupNormOptions are the arguments of NewGroupNorm that have defaults, which are taken for what
// is left out.
type GroupNormOptions struct {
	Eps    *float64 `nn:"eps"`    // 1e-05
	Affine *bool    `nn:"affine"` // True
	DType  DType    `nn:"dtype"`  // None
	Bias   *bool    `nn:"bias"`   // True
}

// NewGroupNorm is torch.nn.GroupNorm(num_groups, num_channels, eps=1e-05, affine=True, device=None,
// dtype=None, *, bias=True).
func NewGroupNorm(ctx *Ctx, numGroups int, numChannels int, options ...GroupNormOptions) (*Module, error) {
	return newLayer(ctx, "GroupNorm", options, "num_groups num_channels", numGroups, numChannels)
}

// LocalResponseNormOptions are the arguments of NewLocalResponseNorm that have defaults, which are
// taken for what is left out.
type LocalResponseNormOptions struct {
	Alpha *float64 `nn:"alpha"` // 0.0001
	Beta  *float64 `nn:"beta"`  // 0.75
	K     *float64 `nn:"k"`     // 1.0
}

// NewLocalResponseNorm is torch.nn.LocalResponseNorm(size, alpha=0.0001, beta=0.75, k=1.0).
func NewLocalResponseNorm(ctx *Ctx, size int, options ...LocalResponseNormOptions) (*Module, error) {
	return newLayer(ctx, "LocalResponseNorm", options, "size", size)
}

// CrossMapLRN2dOptions are the arguments of NewCrossMapLRN2d that have defaults, which are taken
// for what is left out.
type CrossMapLRN2dOptions struct {
	Alpha *float64 `nn:"alpha"` // 0.0001
	Beta  *float64 `nn:"beta"`  // 0.75
	K     *int     `nn:"k"`     // 1
}

// NewCrossMapLRN2d is torch.nn.CrossMapLRN2d(size, alpha=0.0001, beta=0.75, k=1).
func NewCrossMapLRN2d(ctx *Ctx, size int, options ...CrossMapLRN2dOptions) (*Module, error) {
	return newLayer(ctx, "CrossMapLRN2d", options, "size", size)
}

// RNNBaseOptions are the arguments of NewRNNBase that have defaults, which are taken for what is
// left out.
type RNNBaseOptions struct {
	NumLayers     *int     `nn:"num_layers"`    // 1
	Bias          *bool    `nn:"bias"`          // True
	BatchFirst    *bool    `nn:"batch_first"`   // False
	Dropout       *float64 `nn:"dropout"`       // 0.0
	Bidirectional *bool    `nn:"bidirectional"` // False
	ProjSize      *int     `nn:"proj_size"`     // 0
	DType         DType    `nn:"dtype"`         // None
}

// NewRNNBase is torch.nn.RNNBase(mode, input_size, hidden_size, num_layers=1, bias=True,
// batch_first=False, dropout=0.0, bidirectional=False, proj_size=0, device=None, dtype=None).
func NewRNNBase(ctx *Ctx, mode string, inputSize int, hiddenSize int, options ...RNNBaseOptions) (*Module, error) {
	return newLayer(ctx, "RNNBase", options, "mode input_size hidden_size", mode, inputSize, hiddenSize)
}

// LSTMOptions are the arguments of NewLSTM that have defaults, which are taken for what is left
// out.
type LSTMOptions struct {
	NumLayers     *int     `nn:"num_layers"`    // 1
	Bias          *bool    `nn:"bias"`          // True
	BatchFirst    *bool    `nn:"batch_first"`   // False
	Dropout       *float64 `nn:"dropout"`       // 0.0
	Bidirectional *bool    `nn:"bidirectional"` // False
	ProjSize      *int     `nn:"proj_size"`     // 0
	DType         DType    `nn:"dtype"`         // None
}

// NewLSTM is torch.nn.LSTM(input_size, hidden_size, num_layers=1, bias=True, batch_first=False,
// dropout=0.0, bidirectional=False, proj_size=0, device=None, dtype=None).
func NewLSTM(ctx *Ctx, inputSize int, hiddenSize int, options ...LSTMOptions) (*Module, error) {
	return newLayer(ctx, "LSTM", options, "input_size hidden_size", inputSize, hiddenSize)
}

// GRUOptions are the arguments of NewGRU that have defaults, which are taken for what is left out.
type GRUOptions struct {
	NumLayers     *int     `nn:"num_layers"`    // 1
	Bias          *bool    `nn:"bias"`          // True
	BatchFirst    *bool    `nn:"batch_first"`   // False
	Dropout       *float64 `nn:"dropout"`       // 0.0
	Bidirectional *bool    `nn:"bidirectional"` // False
	DType         DType    `nn:"dtype"`         // None
}

// NewGRU is torch.nn.GRU(input_size, hidden_size, num_layers=1, bias=True, batch_first=False,
// dropout=0.0, bidirectional=False, *, device=None, dtype=None).
func NewGRU(ctx *Ctx, inputSize int, hiddenSize int, options ...GRUOptions) (*Module, error) {
	return newLayer(ctx, "GRU", options, "input_size hidden_size", inputSize, hiddenSize)
}

// RNNOptions are the arguments of NewRNN that have defaults, which are taken for what is left out.
type RNNOptions struct {
	NumLayers     *int     `nn:"num_layers"`    // 1
	Nonlinearity  string   `nn:"nonlinearity"`  // 'tanh'
	Bias          *bool    `nn:"bias"`          // True
	BatchFirst    *bool    `nn:"batch_first"`   // False
	Dropout       *float64 `nn:"dropout"`       // 0.0
	Bidirectional *bool    `nn:"bidirectional"` // False
	DType         DType    `nn:"dtype"`         // None
}

// NewRNN is torch.nn.RNN(input_size, hidden_size, num_layers=1, nonlinearity='tanh', bias=True,
// batch_first=False, dropout=0.0, bidirectional=False, *, device=None, dtype=None).
func NewRNN(ctx *Ctx, inputSize int, hiddenSize int, options ...RNNOptions) (*Module, error) {
	return newLayer(ctx, "RNN", options, "input_size hidden_size", inputSize, hiddenSize)
}

// RNNCellBaseOptions are the arguments of NewRNNCellBase that have defaults, which are taken for
// what is left out.
type RNNCellBaseOptions struct {
	DType DType `nn:"dtype"` // None
}

// NewRNNCellBase is torch.nn.RNNCellBase(input_size, hidden_size, bias, num_chunks, device=None,
// dtype=None).
func NewRNNCellBase(ctx *Ctx, inputSize int, hiddenSize int, bias bool, numChunks int, options ...RNNCellBaseOptions) (*Module, error) {
	return newLayer(ctx, "RNNCellBase", options, "input_size hidden_size bias num_chunks", inputSize, hiddenSize, bias, numChunks)
}

// RNNCellOptions are the arguments of NewRNNCell that have defaults, which are taken for what is
// left out.
type RNNCellOptions struct {
	Bias         *bool  `nn:"bias"`         // True
	Nonlinearity string `nn:"nonlinearity"` // 'tanh'
	DType        DType  `nn:"dtype"`        // None
}

// NewRNNCell is torch.nn.RNNCell(input_size, hidden_size, bias=True, nonlinearity='tanh',
// device=None, dtype=None).
func NewRNNCell(ctx *Ctx, inputSize int, hiddenSize int, options ...RNNCellOptions) (*Module, error) {
	return newLayer(ctx, "RNNCell", options, "input_size hidden_size", inputSize, hiddenSize)
}

// LSTMCellOptions are the arguments of NewLSTMCell that have defaults, which are taken for what is
// left out.
type LSTMCellOptions struct {
	Bias  *bool `nn:"bias"`  // True
	DType DType `nn:"dtype"` // None
}

// NewLSTMCell is torch.nn.LSTMCell(input_size, hidden_size, bias=True, device=None, dtype=None).
func NewLSTMCell(ctx *Ctx, inputSize int, hiddenSize int, options ...LSTMCellOptions) (*Module, error) {
	return newLayer(ctx, "LSTMCell", options, "input_size hidden_size", inputSize, hiddenSize)
}

// GRUCellOptions are the arguments of NewGRUCell that have defaults, which are taken for what is
// left out.
type GRUCellOptions struct {
	Bias  *bool `nn:"bias"`  // True
	DType DType `nn:"dtype"` // None
}

// NewGRUCell is torch.nn.GRUCell(input_size, hidden_size, bias=True, device=None, dtype=None).
func NewGRUCell(ctx *Ctx, inputSize int, hiddenSize int, options ...GRUCellOptions) (*Module, error) {
	return newLayer(ctx, "GRUCell", options, "input_size hidden_size", inputSize, hiddenSize)
}

// FlattenOptions are the arguments of NewFlatten that have defaults, which are taken for what is
// left out.
type FlattenOptions struct {
	StartDim *int `nn:"start_dim"` // 1
	EndDim   *int `nn:"end_dim"`   // -1
}

// NewFlatten is torch.nn.Flatten(start_dim=1, end_dim=-1).
func NewFlatten(ctx *Ctx, options ...FlattenOptions) (*Module, error) {
	return newLayer(ctx, "Flatten", options, "")
}

// NewUnflatten is torch.nn.Unflatten(dim, unflattened_size).
func NewUnflatten(ctx *Ctx, dim int, unflattenedSize []int) (*Module, error) {
	return newLayer(ctx, "Unflatten", []struct{}{}, "dim unflattened_size", dim, unflattenedSize)
}

// DropoutOptions are the arguments of NewDropout that have defaults, which are taken for what is
// left out.
type DropoutOptions struct {
	P       *float64 `nn:"p"`       // 0.5
	Inplace *bool    `nn:"inplace"` // False
}

// NewDropout is torch.nn.Dropout(p=0.5, inplace=False).
func NewDropout(ctx *Ctx, options ...DropoutOptions) (*Module, error) {
	return newLayer(ctx, "Dropout", options, "")
}

// Dropout1dOptions are the arguments of NewDropout1d that have defaults, which are taken for what
// is left out.
type Dropout1dOptions struct {
	P       *float64 `nn:"p"`       // 0.5
	Inplace *bool    `nn:"inplace"` // False
}

// NewDropout1d is torch.nn.Dropout1d(p=0.5, inplace=False).
func NewDropout1d(ctx *Ctx, options ...Dropout1dOptions) (*Module, error) {
	return newLayer(ctx, "Dropout1d", options, "")
}

// Dropout2dOptions are the arguments of NewDropout2d that have defaults, which are taken for what
// is left out.
type Dropout2dOptions struct {
	P       *float64 `nn:"p"`       // 0.5
	Inplace *bool    `nn:"inplace"` // False
}

// NewDropout2d is torch.nn.Dropout2d(p=0.5, inplace=False).
func NewDropout2d(ctx *Ctx, options ...Dropout2dOptions) (*Module, error) {
	return newLayer(ctx, "Dropout2d", options, "")
}

// Dropout3dOptions are the arguments of NewDropout3d that have defaults, which are taken for what
// is left out.
type Dropout3dOptions struct {
	P       *float64 `nn:"p"`       // 0.5
	Inplace *bool    `nn:"inplace"` // False
}

// NewDropout3d is torch.nn.Dropout3d(p=0.5, inplace=False).
func NewDropout3d(ctx *Ctx, options ...Dropout3dOptions) (*Module, error) {
	return newLayer(ctx, "Dropout3d", options, "")
}

// AlphaDropoutOptions are the arguments of NewAlphaDropout that have defaults, which are taken for
// what is left out.
type AlphaDropoutOptions struct {
	P       *float64 `nn:"p"`       // 0.5
	Inplace *bool    `nn:"inplace"` // False
}

// NewAlphaDropout is torch.nn.AlphaDropout(p=0.5, inplace=False).
func NewAlphaDropout(ctx *Ctx, options ...AlphaDropoutOptions) (*Module, error) {
	return newLayer(ctx, "AlphaDropout", options, "")
}

// FeatureAlphaDropoutOptions are the arguments of NewFeatureAlphaDropout that have defaults, which
// are taken for what is left out.
type FeatureAlphaDropoutOptions struct {
	P       *float64 `nn:"p"`       // 0.5
	Inplace *bool    `nn:"inplace"` // False
}

// NewFeatureAlphaDropout is torch.nn.FeatureAlphaDropout(p=0.5, inplace=False).
func NewFeatureAlphaDropout(ctx *Ctx, options ...FeatureAlphaDropoutOptions) (*Module, error) {
	return newLayer(ctx, "FeatureAlphaDropout", options, "")
}

// TransformerOptions are the arguments of NewTransformer that have defaults, which are taken for
// what is left out.
type TransformerOptions struct {
	DModel           *int     `nn:"d_model"`            // 512
	Nhead            *int     `nn:"nhead"`              // 8
	NumEncoderLayers *int     `nn:"num_encoder_layers"` // 6
	NumDecoderLayers *int     `nn:"num_decoder_layers"` // 6
	DimFeedforward   *int     `nn:"dim_feedforward"`    // 2048
	Dropout          *float64 `nn:"dropout"`            // 0.1
	Activation       string   `nn:"activation"`         // F.relu
	LayerNormEps     *float64 `nn:"layer_norm_eps"`     // 1e-05
	BatchFirst       *bool    `nn:"batch_first"`        // False
	NormFirst        *bool    `nn:"norm_first"`         // False
	Bias             *bool    `nn:"bias"`               // True
	DType            DType    `nn:"dtype"`              // None
}

// NewTransformer is torch.nn.Transformer(d_model=512, nhead=8, num_encoder_layers=6,
// num_decoder_layers=6, dim_feedforward=2048, dropout=0.1, activation=F.relu, custom_encoder=None,
// custom_decoder=None, layer_norm_eps=1e-05, batch_first=False, norm_first=False, bias=True,
// device=None, dtype=None).
func NewTransformer(ctx *Ctx, options ...TransformerOptions) (*Module, error) {
	return newLayer(ctx, "Transformer", options, "")
}

// TransformerEncoderOptions are the arguments of NewTransformerEncoder that have defaults, which
// are taken for what is left out.
type TransformerEncoderOptions struct {
	Norm               *Module `nn:"norm"`                 // None
	EnableNestedTensor *bool   `nn:"enable_nested_tensor"` // True
	MaskCheck          *bool   `nn:"mask_check"`           // True
}

// NewTransformerEncoder is torch.nn.TransformerEncoder(encoder_layer, num_layers, norm=None,
// enable_nested_tensor=True, mask_check=True).
func NewTransformerEncoder(ctx *Ctx, encoderLayer *Module, numLayers int, options ...TransformerEncoderOptions) (*Module, error) {
	return newLayer(ctx, "TransformerEncoder", options, "encoder_layer num_layers", encoderLayer, numLayers)
}

// TransformerDecoderOptions are the arguments of NewTransformerDecoder that have defaults, which
// are taken for what is left out.
type TransformerDecoderOptions struct {
	Norm *Module `nn:"norm"` // None
}

// NewTransformerDecoder is torch.nn.TransformerDecoder(decoder_layer, num_layers, norm=None).
func NewTransformerDecoder(ctx *Ctx, decoderLayer *Module, numLayers int, options ...TransformerDecoderOptions) (*Module, error) {
	return newLayer(ctx, "TransformerDecoder", options, "decoder_layer num_layers", decoderLayer, numLayers)
}

// TransformerEncoderLayerOptions are the arguments of NewTransformerEncoderLayer that have
// defaults, which are taken for what is left out.
type TransformerEncoderLayerOptions struct {
	DimFeedforward *int     `nn:"dim_feedforward"` // 2048
	Dropout        *float64 `nn:"dropout"`         // 0.1
	Activation     string   `nn:"activation"`      // F.relu
	LayerNormEps   *float64 `nn:"layer_norm_eps"`  // 1e-05
	BatchFirst     *bool    `nn:"batch_first"`     // False
	NormFirst      *bool    `nn:"norm_first"`      // False
	Bias           *bool    `nn:"bias"`            // True
	DType          DType    `nn:"dtype"`           // None
}

// NewTransformerEncoderLayer is torch.nn.TransformerEncoderLayer(d_model, nhead,
// dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-05, batch_first=False,
// norm_first=False, bias=True, device=None, dtype=None).
func NewTransformerEncoderLayer(ctx *Ctx, dModel int, nhead int, options ...TransformerEncoderLayerOptions) (*Module, error) {
	return newLayer(ctx, "TransformerEncoderLayer", options, "d_model nhead", dModel, nhead)
}

// TransformerDecoderLayerOptions are the arguments of NewTransformerDecoderLayer that have
// defaults, which are taken for what is left out.
type TransformerDecoderLayerOptions struct {
	DimFeedforward *int     `nn:"dim_feedforward"` // 2048
	Dropout        *float64 `nn:"dropout"`         // 0.1
	Activation     string   `nn:"activation"`      // F.relu
	LayerNormEps   *float64 `nn:"layer_norm_eps"`  // 1e-05
	BatchFirst     *bool    `nn:"batch_first"`     // False
	NormFirst      *bool    `nn:"norm_first"`      // False
	Bias           *bool    `nn:"bias"`            // True
	DType          DType    `nn:"dtype"`           // None
}

// NewTransformerDecoderLayer is torch.nn.TransformerDecoderLayer(d_model, nhead,
// dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-05, batch_first=False,
// norm_first=False, bias=True, device=None, dtype=None).
func NewTransformerDecoderLayer(ctx *Ctx, dModel int, nhead int, options ...TransformerDecoderLayerOptions) (*Module, error) {
	return newLayer(ctx, "TransformerDecoderLayer", options, "d_model nhead", dModel, nhead)
}

// NewPixelShuffle is torch.nn.PixelShuffle(upscale_factor).
func NewPixelShuffle(ctx *Ctx, upscaleFactor int) (*Module, error) {
	return newLayer(ctx, "PixelShuffle", []struct{}{}, "upscale_factor", upscaleFactor)
}

// NewPixelUnshuffle is torch.nn.PixelUnshuffle(downscale_factor).
func NewPixelUnshuffle(ctx *Ctx, downscaleFactor int) (*Module, error) {
	return newLayer(ctx, "PixelUnshuffle", []struct{}{}, "downscale_factor", downscaleFactor)
}

// NewChannelShuffle is torch.nn.ChannelShuffle(groups).
func NewChannelShuffle(ctx *Ctx, groups int) (*Module, error) {
	return newLayer(ctx, "ChannelShuffle", []struct{}{}, "groups", groups)
}

// UpsampleOptions are the arguments of NewUpsample that have defaults, which are taken for what is
// left out.
type UpsampleOptions struct {
	Size                 any    `nn:"size"`                   // None
	ScaleFactor          any    `nn:"scale_factor"`           // None
	Mode                 string `nn:"mode"`                   // 'nearest'
	AlignCorners         *bool  `nn:"align_corners"`          // None
	RecomputeScaleFactor *bool  `nn:"recompute_scale_factor"` // None
}

// NewUpsample is torch.nn.Upsample(size=None, scale_factor=None, mode='nearest',
// align_corners=None, recompute_scale_factor=None).
func NewUpsample(ctx *Ctx, options ...UpsampleOptions) (*Module, error) {
	return newLayer(ctx, "Upsample", options, "")
}

// UpsamplingNearest2dOptions are the arguments of NewUpsamplingNearest2d that have defaults, which
// are taken for what is left out.
type UpsamplingNearest2dOptions struct {
	Size        any `nn:"size"`         // None
	ScaleFactor any `nn:"scale_factor"` // None
}

// NewUpsamplingNearest2d is torch.nn.UpsamplingNearest2d(size=None, scale_factor=None).
func NewUpsamplingNearest2d(ctx *Ctx, options ...UpsamplingNearest2dOptions) (*Module, error) {
	return newLayer(ctx, "UpsamplingNearest2d", options, "")
}

// UpsamplingBilinear2dOptions are the arguments of NewUpsamplingBilinear2d that have defaults,
// which are taken for what is left out.
type UpsamplingBilinear2dOptions struct {
	Size        any `nn:"size"`         // None
	ScaleFactor any `nn:"scale_factor"` // None
}

// NewUpsamplingBilinear2d is torch.nn.UpsamplingBilinear2d(size=None, scale_factor=None).
func NewUpsamplingBilinear2d(ctx *Ctx, options ...UpsamplingBilinear2dOptions) (*Module, error) {
	return newLayer(ctx, "UpsamplingBilinear2d", options, "")
}
