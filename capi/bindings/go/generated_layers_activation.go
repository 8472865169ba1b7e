// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// ReLUOptions are the arguments of NewReLU that have defaults, which are taken for what is left
// out.
type ReLUOptions struct {
	Inplace *bool `nn:"inplace"` // False
}

// NewReLU is torch.nn.ReLU(inplace=False).
func NewReLU(ctx *Ctx, options ...ReLUOptions) (*Module, error) {
	return newLayer(ctx, "ReLU", options, "")
}

// ReLU6Options are the arguments of NewReLU6 that have defaults, which are taken for what is left
// out.
type ReLU6Options struct {
	Inplace *bool `nn:"inplace"` // False
}

// NewReLU6 is torch.nn.ReLU6(inplace=False).
func NewReLU6(ctx *Ctx, options ...ReLU6Options) (*Module, error) {
	return newLayer(ctx, "ReLU6", options, "")
}

// SELUOptions are the arguments of NewSELU that have defaults, which are taken for what is left
// out.
type SELUOptions struct {
	Inplace *bool `nn:"inplace"` // False
}

// NewSELU is torch.nn.SELU(inplace=False).
func NewSELU(ctx *Ctx, options ...SELUOptions) (*Module, error) {
	return newLayer(ctx, "SELU", options, "")
}

// SiLUOptions are the arguments of NewSiLU that have defaults, which are taken for what is left
// out.
type SiLUOptions struct {
	Inplace *bool `nn:"inplace"` // False
}

// NewSiLU is torch.nn.SiLU(inplace=False).
func NewSiLU(ctx *Ctx, options ...SiLUOptions) (*Module, error) {
	return newLayer(ctx, "SiLU", options, "")
}

// MishOptions are the arguments of NewMish that have defaults, which are taken for what is left
// out.
type MishOptions struct {
	Inplace *bool `nn:"inplace"` // False
}

// NewMish is torch.nn.Mish(inplace=False).
func NewMish(ctx *Ctx, options ...MishOptions) (*Module, error) {
	return newLayer(ctx, "Mish", options, "")
}

// HardswishOptions are the arguments of NewHardswish that have defaults, which are taken for what
// is left out.
type HardswishOptions struct {
	Inplace *bool `nn:"inplace"` // False
}

// NewHardswish is torch.nn.Hardswish(inplace=False).
func NewHardswish(ctx *Ctx, options ...HardswishOptions) (*Module, error) {
	return newLayer(ctx, "Hardswish", options, "")
}

// HardsigmoidOptions are the arguments of NewHardsigmoid that have defaults, which are taken for
// what is left out.
type HardsigmoidOptions struct {
	Inplace *bool `nn:"inplace"` // False
}

// NewHardsigmoid is torch.nn.Hardsigmoid(inplace=False).
func NewHardsigmoid(ctx *Ctx, options ...HardsigmoidOptions) (*Module, error) {
	return newLayer(ctx, "Hardsigmoid", options, "")
}

// NewSigmoid is torch.nn.Sigmoid().
func NewSigmoid(ctx *Ctx) (*Module, error) {
	return newLayer(ctx, "Sigmoid", []struct{}{}, "")
}

// NewTanh is torch.nn.Tanh().
func NewTanh(ctx *Ctx) (*Module, error) {
	return newLayer(ctx, "Tanh", []struct{}{}, "")
}

// NewLogSigmoid is torch.nn.LogSigmoid().
func NewLogSigmoid(ctx *Ctx) (*Module, error) {
	return newLayer(ctx, "LogSigmoid", []struct{}{}, "")
}

// NewSoftsign is torch.nn.Softsign().
func NewSoftsign(ctx *Ctx) (*Module, error) {
	return newLayer(ctx, "Softsign", []struct{}{}, "")
}

// NewTanhshrink is torch.nn.Tanhshrink().
func NewTanhshrink(ctx *Ctx) (*Module, error) {
	return newLayer(ctx, "Tanhshrink", []struct{}{}, "")
}

// ELUOptions are the arguments of NewELU that have defaults, which are taken for what is left out.
type ELUOptions struct {
	Alpha   *float64 `nn:"alpha"`   // 1.0
	Inplace *bool    `nn:"inplace"` // False
}

// NewELU is torch.nn.ELU(alpha=1.0, inplace=False).
func NewELU(ctx *Ctx, options ...ELUOptions) (*Module, error) {
	return newLayer(ctx, "ELU", options, "")
}

// CELUOptions are the arguments of NewCELU that have defaults, which are taken for what is left
// out.
type CELUOptions struct {
	Alpha   *float64 `nn:"alpha"`   // 1.0
	Inplace *bool    `nn:"inplace"` // False
}

// NewCELU is torch.nn.CELU(alpha=1.0, inplace=False).
func NewCELU(ctx *Ctx, options ...CELUOptions) (*Module, error) {
	return newLayer(ctx, "CELU", options, "")
}

// LeakyReLUOptions are the arguments of NewLeakyReLU that have defaults, which are taken for what
// is left out.
type LeakyReLUOptions struct {
	NegativeSlope *float64 `nn:"negative_slope"` // 0.01
	Inplace       *bool    `nn:"inplace"`        // False
}

// NewLeakyReLU is torch.nn.LeakyReLU(negative_slope=0.01, inplace=False).
func NewLeakyReLU(ctx *Ctx, options ...LeakyReLUOptions) (*Module, error) {
	return newLayer(ctx, "LeakyReLU", options, "")
}

// HardtanhOptions are the arguments of NewHardtanh that have defaults, which are taken for what is
// left out.
type HardtanhOptions struct {
	MinVal   *float64 `nn:"min_val"`   // -1.0
	MaxVal   *float64 `nn:"max_val"`   // 1.0
	Inplace  *bool    `nn:"inplace"`   // False
	MinValue any      `nn:"min_value"` // None
	MaxValue any      `nn:"max_value"` // None
}

// NewHardtanh is torch.nn.Hardtanh(min_val=-1.0, max_val=1.0, inplace=False, min_value=None,
// max_value=None).
func NewHardtanh(ctx *Ctx, options ...HardtanhOptions) (*Module, error) {
	return newLayer(ctx, "Hardtanh", options, "")
}

// ThresholdOptions are the arguments of NewThreshold that have defaults, which are taken for what
// is left out.
type ThresholdOptions struct {
	Inplace *bool `nn:"inplace"` // False
}

// NewThreshold is torch.nn.Threshold(threshold, value, inplace=False).
func NewThreshold(ctx *Ctx, threshold float64, value float64, options ...ThresholdOptions) (*Module, error) {
	return newLayer(ctx, "Threshold", options, "threshold value", threshold, value)
}

// RReLUOptions are the arguments of NewRReLU that have defaults, which are taken for what is left
// out.
type RReLUOptions struct {
	Lower   *float64 `nn:"lower"`   // 0.125
	Upper   *float64 `nn:"upper"`   // 0.3333333333333333
	Inplace *bool    `nn:"inplace"` // False
}

// NewRReLU is torch.nn.RReLU(lower=0.125, upper=0.3333333333333333, inplace=False).
func NewRReLU(ctx *Ctx, options ...RReLUOptions) (*Module, error) {
	return newLayer(ctx, "RReLU", options, "")
}

// SoftplusOptions are the arguments of NewSoftplus that have defaults, which are taken for what is
// left out.
type SoftplusOptions struct {
	Beta      *float64 `nn:"beta"`      // 1.0
	Threshold *float64 `nn:"threshold"` // 20.0
}

// NewSoftplus is torch.nn.Softplus(beta=1.0, threshold=20.0).
func NewSoftplus(ctx *Ctx, options ...SoftplusOptions) (*Module, error) {
	return newLayer(ctx, "Softplus", options, "")
}

// HardshrinkOptions are the arguments of NewHardshrink that have defaults, which are taken for what
// is left out.
type HardshrinkOptions struct {
	Lambd *float64 `nn:"lambd"` // 0.5
}

// NewHardshrink is torch.nn.Hardshrink(lambd=0.5).
func NewHardshrink(ctx *Ctx, options ...HardshrinkOptions) (*Module, error) {
	return newLayer(ctx, "Hardshrink", options, "")
}

// SoftshrinkOptions are the arguments of NewSoftshrink that have defaults, which are taken for what
// is left out.
type SoftshrinkOptions struct {
	Lambd *float64 `nn:"lambd"` // 0.5
}

// NewSoftshrink is torch.nn.Softshrink(lambd=0.5).
func NewSoftshrink(ctx *Ctx, options ...SoftshrinkOptions) (*Module, error) {
	return newLayer(ctx, "Softshrink", options, "")
}

// GELUOptions are the arguments of NewGELU that have defaults, which are taken for what is left
// out.
type GELUOptions struct {
	Approximate string `nn:"approximate"` // 'none'
}

// NewGELU is torch.nn.GELU(approximate='none').
func NewGELU(ctx *Ctx, options ...GELUOptions) (*Module, error) {
	return newLayer(ctx, "GELU", options, "")
}

// GLUOptions are the arguments of NewGLU that have defaults, which are taken for what is left out.
type GLUOptions struct {
	Dim *int `nn:"dim"` // -1
}

// NewGLU is torch.nn.GLU(dim=-1).
func NewGLU(ctx *Ctx, options ...GLUOptions) (*Module, error) {
	return newLayer(ctx, "GLU", options, "")
}

// PReLUOptions are the arguments of NewPReLU that have defaults, which are taken for what is left
// out.
type PReLUOptions struct {
	NumParameters *int     `nn:"num_parameters"` // 1
	Init          *float64 `nn:"init"`           // 0.25
	DType         DType    `nn:"dtype"`          // None
}

// NewPReLU is torch.nn.PReLU(num_parameters=1, init=0.25, device=None, dtype=None).
func NewPReLU(ctx *Ctx, options ...PReLUOptions) (*Module, error) {
	return newLayer(ctx, "PReLU", options, "")
}

// SoftmaxOptions are the arguments of NewSoftmax that have defaults, which are taken for what is
// left out.
type SoftmaxOptions struct {
	Dim any `nn:"dim"` // None
}

// NewSoftmax is torch.nn.Softmax(dim=None).
func NewSoftmax(ctx *Ctx, options ...SoftmaxOptions) (*Module, error) {
	return newLayer(ctx, "Softmax", options, "")
}

// SoftminOptions are the arguments of NewSoftmin that have defaults, which are taken for what is
// left out.
type SoftminOptions struct {
	Dim any `nn:"dim"` // None
}

// NewSoftmin is torch.nn.Softmin(dim=None).
func NewSoftmin(ctx *Ctx, options ...SoftminOptions) (*Module, error) {
	return newLayer(ctx, "Softmin", options, "")
}

// LogSoftmaxOptions are the arguments of NewLogSoftmax that have defaults, which are taken for what
// is left out.
type LogSoftmaxOptions struct {
	Dim any `nn:"dim"` // None
}

// NewLogSoftmax is torch.nn.LogSoftmax(dim=None).
func NewLogSoftmax(ctx *Ctx, options ...LogSoftmaxOptions) (*Module, error) {
	return newLayer(ctx, "LogSoftmax", options, "")
}

// NewSoftmax2d is torch.nn.Softmax2d().
func NewSoftmax2d(ctx *Ctx) (*Module, error) {
	return newLayer(ctx, "Softmax2d", []struct{}{}, "")
}
