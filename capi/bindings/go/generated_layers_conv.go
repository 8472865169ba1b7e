// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// Conv1dOptions are the arguments of NewConv1d that have defaults, which are taken for what is left
// out.
type Conv1dOptions struct {
	Stride      any    `nn:"stride"`       // 1
	Padding     any    `nn:"padding"`      // 0
	Dilation    any    `nn:"dilation"`     // 1
	Groups      *int   `nn:"groups"`       // 1
	Bias        *bool  `nn:"bias"`         // True
	PaddingMode string `nn:"padding_mode"` // 'zeros'
	DType       DType  `nn:"dtype"`        // None
}

// NewConv1d is torch.nn.Conv1d(in_channels, out_channels, kernel_size, stride=1, padding=0,
// dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None).
func NewConv1d[K Size](ctx *Ctx, inChannels int, outChannels int, kernelSize K, options ...Conv1dOptions) (*Module, error) {
	return newLayer(ctx, "Conv1d", options, "in_channels out_channels kernel_size", inChannels, outChannels, kernelSize)
}

// Conv2dOptions are the arguments of NewConv2d that have defaults, which are taken for what is left
// out.
type Conv2dOptions struct {
	Stride      any    `nn:"stride"`       // 1
	Padding     any    `nn:"padding"`      // 0
	Dilation    any    `nn:"dilation"`     // 1
	Groups      *int   `nn:"groups"`       // 1
	Bias        *bool  `nn:"bias"`         // True
	PaddingMode string `nn:"padding_mode"` // 'zeros'
	DType       DType  `nn:"dtype"`        // None
}

// NewConv2d is torch.nn.Conv2d(in_channels, out_channels, kernel_size, stride=1, padding=0,
// dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None).
func NewConv2d[K Size](ctx *Ctx, inChannels int, outChannels int, kernelSize K, options ...Conv2dOptions) (*Module, error) {
	return newLayer(ctx, "Conv2d", options, "in_channels out_channels kernel_size", inChannels, outChannels, kernelSize)
}

// Conv3dOptions are the arguments of NewConv3d that have defaults, which are taken for what is left
// out.
type Conv3dOptions struct {
	Stride      any    `nn:"stride"`       // 1
	Padding     any    `nn:"padding"`      // 0
	Dilation    any    `nn:"dilation"`     // 1
	Groups      *int   `nn:"groups"`       // 1
	Bias        *bool  `nn:"bias"`         // True
	PaddingMode string `nn:"padding_mode"` // 'zeros'
	DType       DType  `nn:"dtype"`        // None
}

// NewConv3d is torch.nn.Conv3d(in_channels, out_channels, kernel_size, stride=1, padding=0,
// dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None).
func NewConv3d[K Size](ctx *Ctx, inChannels int, outChannels int, kernelSize K, options ...Conv3dOptions) (*Module, error) {
	return newLayer(ctx, "Conv3d", options, "in_channels out_channels kernel_size", inChannels, outChannels, kernelSize)
}

// ConvTranspose1dOptions are the arguments of NewConvTranspose1d that have defaults, which are
// taken for what is left out.
type ConvTranspose1dOptions struct {
	Stride        any    `nn:"stride"`         // 1
	Padding       any    `nn:"padding"`        // 0
	OutputPadding any    `nn:"output_padding"` // 0
	Groups        *int   `nn:"groups"`         // 1
	Bias          *bool  `nn:"bias"`           // True
	Dilation      any    `nn:"dilation"`       // 1
	PaddingMode   string `nn:"padding_mode"`   // 'zeros'
	DType         DType  `nn:"dtype"`          // None
}

// NewConvTranspose1d is torch.nn.ConvTranspose1d(in_channels, out_channels, kernel_size, stride=1,
// padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None,
// dtype=None).
func NewConvTranspose1d[K Size](ctx *Ctx, inChannels int, outChannels int, kernelSize K, options ...ConvTranspose1dOptions) (*Module, error) {
	return newLayer(ctx, "ConvTranspose1d", options, "in_channels out_channels kernel_size", inChannels, outChannels, kernelSize)
}

// ConvTranspose2dOptions are the arguments of NewConvTranspose2d that have defaults, which are
// taken for what is left out.
type ConvTranspose2dOptions struct {
	Stride        any    `nn:"stride"`         // 1
	Padding       any    `nn:"padding"`        // 0
	OutputPadding any    `nn:"output_padding"` // 0
	Groups        *int   `nn:"groups"`         // 1
	Bias          *bool  `nn:"bias"`           // True
	Dilation      any    `nn:"dilation"`       // 1
	PaddingMode   string `nn:"padding_mode"`   // 'zeros'
	DType         DType  `nn:"dtype"`          // None
}

// NewConvTranspose2d is torch.nn.ConvTranspose2d(in_channels, out_channels, kernel_size, stride=1,
// padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None,
// dtype=None).
func NewConvTranspose2d[K Size](ctx *Ctx, inChannels int, outChannels int, kernelSize K, options ...ConvTranspose2dOptions) (*Module, error) {
	return newLayer(ctx, "ConvTranspose2d", options, "in_channels out_channels kernel_size", inChannels, outChannels, kernelSize)
}

// ConvTranspose3dOptions are the arguments of NewConvTranspose3d that have defaults, which are
// taken for what is left out.
type ConvTranspose3dOptions struct {
	Stride        any    `nn:"stride"`         // 1
	Padding       any    `nn:"padding"`        // 0
	OutputPadding any    `nn:"output_padding"` // 0
	Groups        *int   `nn:"groups"`         // 1
	Bias          *bool  `nn:"bias"`           // True
	Dilation      any    `nn:"dilation"`       // 1
	PaddingMode   string `nn:"padding_mode"`   // 'zeros'
	DType         DType  `nn:"dtype"`          // None
}

// NewConvTranspose3d is torch.nn.ConvTranspose3d(in_channels, out_channels, kernel_size, stride=1,
// padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None,
// dtype=None).
func NewConvTranspose3d[K Size](ctx *Ctx, inChannels int, outChannels int, kernelSize K, options ...ConvTranspose3dOptions) (*Module, error) {
	return newLayer(ctx, "ConvTranspose3d", options, "in_channels out_channels kernel_size", inChannels, outChannels, kernelSize)
}

// LazyConv1dOptions are the arguments of NewLazyConv1d that have defaults, which are taken for what
// is left out.
type LazyConv1dOptions struct {
	Stride      any    `nn:"stride"`       // 1
	Padding     any    `nn:"padding"`      // 0
	Dilation    any    `nn:"dilation"`     // 1
	Groups      *int   `nn:"groups"`       // 1
	Bias        *bool  `nn:"bias"`         // True
	PaddingMode string `nn:"padding_mode"` // 'zeros'
	DType       DType  `nn:"dtype"`        // None
}

// NewLazyConv1d is torch.nn.LazyConv1d(out_channels, kernel_size, stride=1, padding=0, dilation=1,
// groups=1, bias=True, padding_mode='zeros', device=None, dtype=None).
func NewLazyConv1d[K Size](ctx *Ctx, outChannels int, kernelSize K, options ...LazyConv1dOptions) (*Module, error) {
	return newLayer(ctx, "LazyConv1d", options, "out_channels kernel_size", outChannels, kernelSize)
}

// LazyConv2dOptions are the arguments of NewLazyConv2d that have defaults, which are taken for what
// is left out.
type LazyConv2dOptions struct {
	Stride      any    `nn:"stride"`       // 1
	Padding     any    `nn:"padding"`      // 0
	Dilation    any    `nn:"dilation"`     // 1
	Groups      *int   `nn:"groups"`       // 1
	Bias        *bool  `nn:"bias"`         // True
	PaddingMode string `nn:"padding_mode"` // 'zeros'
	DType       DType  `nn:"dtype"`        // None
}

// NewLazyConv2d is torch.nn.LazyConv2d(out_channels, kernel_size, stride=1, padding=0, dilation=1,
// groups=1, bias=True, padding_mode='zeros', device=None, dtype=None).
func NewLazyConv2d[K Size](ctx *Ctx, outChannels int, kernelSize K, options ...LazyConv2dOptions) (*Module, error) {
	return newLayer(ctx, "LazyConv2d", options, "out_channels kernel_size", outChannels, kernelSize)
}

// LazyConv3dOptions are the arguments of NewLazyConv3d that have defaults, which are taken for what
// is left out.
type LazyConv3dOptions struct {
	Stride      any    `nn:"stride"`       // 1
	Padding     any    `nn:"padding"`      // 0
	Dilation    any    `nn:"dilation"`     // 1
	Groups      *int   `nn:"groups"`       // 1
	Bias        *bool  `nn:"bias"`         // True
	PaddingMode string `nn:"padding_mode"` // 'zeros'
	DType       DType  `nn:"dtype"`        // None
}

// NewLazyConv3d is torch.nn.LazyConv3d(out_channels, kernel_size, stride=1, padding=0, dilation=1,
// groups=1, bias=True, padding_mode='zeros', device=None, dtype=None).
func NewLazyConv3d[K Size](ctx *Ctx, outChannels int, kernelSize K, options ...LazyConv3dOptions) (*Module, error) {
	return newLayer(ctx, "LazyConv3d", options, "out_channels kernel_size", outChannels, kernelSize)
}

// LazyConvTranspose1dOptions are the arguments of NewLazyConvTranspose1d that have defaults, which
// are taken for what is left out.
type LazyConvTranspose1dOptions struct {
	Stride        any    `nn:"stride"`         // 1
	Padding       any    `nn:"padding"`        // 0
	OutputPadding any    `nn:"output_padding"` // 0
	Groups        *int   `nn:"groups"`         // 1
	Bias          *bool  `nn:"bias"`           // True
	Dilation      any    `nn:"dilation"`       // 1
	PaddingMode   string `nn:"padding_mode"`   // 'zeros'
	DType         DType  `nn:"dtype"`          // None
}

// NewLazyConvTranspose1d is torch.nn.LazyConvTranspose1d(out_channels, kernel_size, stride=1,
// padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None,
// dtype=None).
func NewLazyConvTranspose1d[K Size](ctx *Ctx, outChannels int, kernelSize K, options ...LazyConvTranspose1dOptions) (*Module, error) {
	return newLayer(ctx, "LazyConvTranspose1d", options, "out_channels kernel_size", outChannels, kernelSize)
}

// LazyConvTranspose2dOptions are the arguments of NewLazyConvTranspose2d that have defaults, which
// are taken for what is left out.
type LazyConvTranspose2dOptions struct {
	Stride        any    `nn:"stride"`         // 1
	Padding       any    `nn:"padding"`        // 0
	OutputPadding any    `nn:"output_padding"` // 0
	Groups        *int   `nn:"groups"`         // 1
	Bias          *bool  `nn:"bias"`           // True
	Dilation      any    `nn:"dilation"`       // 1
	PaddingMode   string `nn:"padding_mode"`   // 'zeros'
	DType         DType  `nn:"dtype"`          // None
}

// NewLazyConvTranspose2d is torch.nn.LazyConvTranspose2d(out_channels, kernel_size, stride=1,
// padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None,
// dtype=None).
func NewLazyConvTranspose2d[K Size](ctx *Ctx, outChannels int, kernelSize K, options ...LazyConvTranspose2dOptions) (*Module, error) {
	return newLayer(ctx, "LazyConvTranspose2d", options, "out_channels kernel_size", outChannels, kernelSize)
}

// LazyConvTranspose3dOptions are the arguments of NewLazyConvTranspose3d that have defaults, which
// are taken for what is left out.
type LazyConvTranspose3dOptions struct {
	Stride        any    `nn:"stride"`         // 1
	Padding       any    `nn:"padding"`        // 0
	OutputPadding any    `nn:"output_padding"` // 0
	Groups        *int   `nn:"groups"`         // 1
	Bias          *bool  `nn:"bias"`           // True
	Dilation      any    `nn:"dilation"`       // 1
	PaddingMode   string `nn:"padding_mode"`   // 'zeros'
	DType         DType  `nn:"dtype"`          // None
}

// NewLazyConvTranspose3d is torch.nn.LazyConvTranspose3d(out_channels, kernel_size, stride=1,
// padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None,
// dtype=None).
func NewLazyConvTranspose3d[K Size](ctx *Ctx, outChannels int, kernelSize K, options ...LazyConvTranspose3dOptions) (*Module, error) {
	return newLayer(ctx, "LazyConvTranspose3d", options, "out_channels kernel_size", outChannels, kernelSize)
}

// FoldOptions are the arguments of NewFold that have defaults, which are taken for what is left
// out.
type FoldOptions struct {
	Dilation any `nn:"dilation"` // 1
	Padding  any `nn:"padding"`  // 0
	Stride   any `nn:"stride"`   // 1
}

// NewFold is torch.nn.Fold(output_size, kernel_size, dilation=1, padding=0, stride=1).
func NewFold[K Size](ctx *Ctx, outputSize K, kernelSize K, options ...FoldOptions) (*Module, error) {
	return newLayer(ctx, "Fold", options, "output_size kernel_size", outputSize, kernelSize)
}

// UnfoldOptions are the arguments of NewUnfold that have defaults, which are taken for what is left
// out.
type UnfoldOptions struct {
	Dilation any `nn:"dilation"` // 1
	Padding  any `nn:"padding"`  // 0
	Stride   any `nn:"stride"`   // 1
}

// NewUnfold is torch.nn.Unfold(kernel_size, dilation=1, padding=0, stride=1).
func NewUnfold[K Size](ctx *Ctx, kernelSize K, options ...UnfoldOptions) (*Module, error) {
	return newLayer(ctx, "Unfold", options, "kernel_size", kernelSize)
}

// FractionalMaxPool2dOptions are the arguments of NewFractionalMaxPool2d that have defaults, which
// are taken for what is left out.
type FractionalMaxPool2dOptions struct {
	OutputSize    any   `nn:"output_size"`    // None
	OutputRatio   any   `nn:"output_ratio"`   // None
	ReturnIndices *bool `nn:"return_indices"` // False
}

// NewFractionalMaxPool2d is torch.nn.FractionalMaxPool2d(kernel_size, output_size=None,
// output_ratio=None, return_indices=False, _random_samples=None).
func NewFractionalMaxPool2d[K Size](ctx *Ctx, kernelSize K, options ...FractionalMaxPool2dOptions) (*Module, error) {
	return newLayer(ctx, "FractionalMaxPool2d", options, "kernel_size", kernelSize)
}

// FractionalMaxPool3dOptions are the arguments of NewFractionalMaxPool3d that have defaults, which
// are taken for what is left out.
type FractionalMaxPool3dOptions struct {
	OutputSize    any   `nn:"output_size"`    // None
	OutputRatio   any   `nn:"output_ratio"`   // None
	ReturnIndices *bool `nn:"return_indices"` // False
}

// NewFractionalMaxPool3d is torch.nn.FractionalMaxPool3d(kernel_size, output_size=None,
// output_ratio=None, return_indices=False, _random_samples=None).
func NewFractionalMaxPool3d[K Size](ctx *Ctx, kernelSize K, options ...FractionalMaxPool3dOptions) (*Module, error) {
	return newLayer(ctx, "FractionalMaxPool3d", options, "kernel_size", kernelSize)
}

// NewReflectionPad1d is torch.nn.ReflectionPad1d(padding).
func NewReflectionPad1d[K Size](ctx *Ctx, padding K) (*Module, error) {
	return newLayer(ctx, "ReflectionPad1d", []struct{}{}, "padding", padding)
}

// NewReflectionPad2d is torch.nn.ReflectionPad2d(padding).
func NewReflectionPad2d[K Size](ctx *Ctx, padding K) (*Module, error) {
	return newLayer(ctx, "ReflectionPad2d", []struct{}{}, "padding", padding)
}

// NewReflectionPad3d is torch.nn.ReflectionPad3d(padding).
func NewReflectionPad3d[K Size](ctx *Ctx, padding K) (*Module, error) {
	return newLayer(ctx, "ReflectionPad3d", []struct{}{}, "padding", padding)
}

// NewReplicationPad1d is torch.nn.ReplicationPad1d(padding).
func NewReplicationPad1d[K Size](ctx *Ctx, padding K) (*Module, error) {
	return newLayer(ctx, "ReplicationPad1d", []struct{}{}, "padding", padding)
}

// NewReplicationPad2d is torch.nn.ReplicationPad2d(padding).
func NewReplicationPad2d[K Size](ctx *Ctx, padding K) (*Module, error) {
	return newLayer(ctx, "ReplicationPad2d", []struct{}{}, "padding", padding)
}

// NewReplicationPad3d is torch.nn.ReplicationPad3d(padding).
func NewReplicationPad3d[K Size](ctx *Ctx, padding K) (*Module, error) {
	return newLayer(ctx, "ReplicationPad3d", []struct{}{}, "padding", padding)
}

// NewZeroPad1d is torch.nn.ZeroPad1d(padding).
func NewZeroPad1d[K Size](ctx *Ctx, padding K) (*Module, error) {
	return newLayer(ctx, "ZeroPad1d", []struct{}{}, "padding", padding)
}

// NewZeroPad2d is torch.nn.ZeroPad2d(padding).
func NewZeroPad2d[K Size](ctx *Ctx, padding K) (*Module, error) {
	return newLayer(ctx, "ZeroPad2d", []struct{}{}, "padding", padding)
}

// NewZeroPad3d is torch.nn.ZeroPad3d(padding).
func NewZeroPad3d[K Size](ctx *Ctx, padding K) (*Module, error) {
	return newLayer(ctx, "ZeroPad3d", []struct{}{}, "padding", padding)
}

// NewConstantPad1d is torch.nn.ConstantPad1d(padding, value).
func NewConstantPad1d[K Size](ctx *Ctx, padding K, value float64) (*Module, error) {
	return newLayer(ctx, "ConstantPad1d", []struct{}{}, "padding value", padding, value)
}

// NewConstantPad2d is torch.nn.ConstantPad2d(padding, value).
func NewConstantPad2d[K Size](ctx *Ctx, padding K, value float64) (*Module, error) {
	return newLayer(ctx, "ConstantPad2d", []struct{}{}, "padding value", padding, value)
}

// NewConstantPad3d is torch.nn.ConstantPad3d(padding, value).
func NewConstantPad3d[K Size](ctx *Ctx, padding K, value float64) (*Module, error) {
	return newLayer(ctx, "ConstantPad3d", []struct{}{}, "padding value", padding, value)
}

// NewCircularPad1d is torch.nn.CircularPad1d(padding).
func NewCircularPad1d[K Size](ctx *Ctx, padding K) (*Module, error) {
	return newLayer(ctx, "CircularPad1d", []struct{}{}, "padding", padding)
}

// NewCircularPad2d is torch.nn.CircularPad2d(padding).
func NewCircularPad2d[K Size](ctx *Ctx, padding K) (*Module, error) {
	return newLayer(ctx, "CircularPad2d", []struct{}{}, "padding", padding)
}

// NewCircularPad3d is torch.nn.CircularPad3d(padding).
func NewCircularPad3d[K Size](ctx *Ctx, padding K) (*Module, error) {
	return newLayer(ctx, "CircularPad3d", []struct{}{}, "padding", padding)
}

// MaxPool1dOptions are the arguments of NewMaxPool1d that have defaults, which are taken for what
// is left out.
type MaxPool1dOptions struct {
	Stride        any   `nn:"stride"`         // None
	Padding       any   `nn:"padding"`        // 0
	Dilation      any   `nn:"dilation"`       // 1
	ReturnIndices *bool `nn:"return_indices"` // False
	CeilMode      *bool `nn:"ceil_mode"`      // False
}

// NewMaxPool1d is torch.nn.MaxPool1d(kernel_size, stride=None, padding=0, dilation=1,
// return_indices=False, ceil_mode=False).
func NewMaxPool1d[K Size](ctx *Ctx, kernelSize K, options ...MaxPool1dOptions) (*Module, error) {
	return newLayer(ctx, "MaxPool1d", options, "kernel_size", kernelSize)
}

// MaxPool2dOptions are the arguments of NewMaxPool2d that have defaults, which are taken for what
// is left out.
type MaxPool2dOptions struct {
	Stride        any   `nn:"stride"`         // None
	Padding       any   `nn:"padding"`        // 0
	Dilation      any   `nn:"dilation"`       // 1
	ReturnIndices *bool `nn:"return_indices"` // False
	CeilMode      *bool `nn:"ceil_mode"`      // False
}

// NewMaxPool2d is torch.nn.MaxPool2d(kernel_size, stride=None, padding=0, dilation=1,
// return_indices=False, ceil_mode=False).
func NewMaxPool2d[K Size](ctx *Ctx, kernelSize K, options ...MaxPool2dOptions) (*Module, error) {
	return newLayer(ctx, "MaxPool2d", options, "kernel_size", kernelSize)
}

// MaxPool3dOptions are the arguments of NewMaxPool3d that have defaults, which are taken for what
// is left out.
type MaxPool3dOptions struct {
	Stride        any   `nn:"stride"`         // None
	Padding       any   `nn:"padding"`        // 0
	Dilation      any   `nn:"dilation"`       // 1
	ReturnIndices *bool `nn:"return_indices"` // False
	CeilMode      *bool `nn:"ceil_mode"`      // False
}

// NewMaxPool3d is torch.nn.MaxPool3d(kernel_size, stride=None, padding=0, dilation=1,
// return_indices=False, ceil_mode=False).
func NewMaxPool3d[K Size](ctx *Ctx, kernelSize K, options ...MaxPool3dOptions) (*Module, error) {
	return newLayer(ctx, "MaxPool3d", options, "kernel_size", kernelSize)
}

// AvgPool1dOptions are the arguments of NewAvgPool1d that have defaults, which are taken for what
// is left out.
type AvgPool1dOptions struct {
	Stride          any   `nn:"stride"`            // None
	Padding         any   `nn:"padding"`           // 0
	CeilMode        *bool `nn:"ceil_mode"`         // False
	CountIncludePad *bool `nn:"count_include_pad"` // True
}

// NewAvgPool1d is torch.nn.AvgPool1d(kernel_size, stride=None, padding=0, ceil_mode=False,
// count_include_pad=True).
func NewAvgPool1d[K Size](ctx *Ctx, kernelSize K, options ...AvgPool1dOptions) (*Module, error) {
	return newLayer(ctx, "AvgPool1d", options, "kernel_size", kernelSize)
}

// AvgPool2dOptions are the arguments of NewAvgPool2d that have defaults, which are taken for what
// is left out.
type AvgPool2dOptions struct {
	Stride          any   `nn:"stride"`            // None
	Padding         any   `nn:"padding"`           // 0
	CeilMode        *bool `nn:"ceil_mode"`         // False
	CountIncludePad *bool `nn:"count_include_pad"` // True
	DivisorOverride any   `nn:"divisor_override"`  // None
}

// NewAvgPool2d is torch.nn.AvgPool2d(kernel_size, stride=None, padding=0, ceil_mode=False,
// count_include_pad=True, divisor_override=None).
func NewAvgPool2d[K Size](ctx *Ctx, kernelSize K, options ...AvgPool2dOptions) (*Module, error) {
	return newLayer(ctx, "AvgPool2d", options, "kernel_size", kernelSize)
}

// AvgPool3dOptions are the arguments of NewAvgPool3d that have defaults, which are taken for what
// is left out.
type AvgPool3dOptions struct {
	Stride          any   `nn:"stride"`            // None
	Padding         any   `nn:"padding"`           // 0
	CeilMode        *bool `nn:"ceil_mode"`         // False
	CountIncludePad *bool `nn:"count_include_pad"` // True
	DivisorOverride any   `nn:"divisor_override"`  // None
}

// NewAvgPool3d is torch.nn.AvgPool3d(kernel_size, stride=None, padding=0, ceil_mode=False,
// count_include_pad=True, divisor_override=None).
func NewAvgPool3d[K Size](ctx *Ctx, kernelSize K, options ...AvgPool3dOptions) (*Module, error) {
	return newLayer(ctx, "AvgPool3d", options, "kernel_size", kernelSize)
}

// NewAdaptiveAvgPool1d is torch.nn.AdaptiveAvgPool1d(output_size).
func NewAdaptiveAvgPool1d[K Size](ctx *Ctx, outputSize K) (*Module, error) {
	return newLayer(ctx, "AdaptiveAvgPool1d", []struct{}{}, "output_size", outputSize)
}

// NewAdaptiveAvgPool2d is torch.nn.AdaptiveAvgPool2d(output_size).
func NewAdaptiveAvgPool2d[K Size](ctx *Ctx, outputSize K) (*Module, error) {
	return newLayer(ctx, "AdaptiveAvgPool2d", []struct{}{}, "output_size", outputSize)
}

// NewAdaptiveAvgPool3d is torch.nn.AdaptiveAvgPool3d(output_size).
func NewAdaptiveAvgPool3d[K Size](ctx *Ctx, outputSize K) (*Module, error) {
	return newLayer(ctx, "AdaptiveAvgPool3d", []struct{}{}, "output_size", outputSize)
}

// AdaptiveMaxPool1dOptions are the arguments of NewAdaptiveMaxPool1d that have defaults, which are
// taken for what is left out.
type AdaptiveMaxPool1dOptions struct {
	ReturnIndices *bool `nn:"return_indices"` // False
}

// NewAdaptiveMaxPool1d is torch.nn.AdaptiveMaxPool1d(output_size, return_indices=False).
func NewAdaptiveMaxPool1d[K Size](ctx *Ctx, outputSize K, options ...AdaptiveMaxPool1dOptions) (*Module, error) {
	return newLayer(ctx, "AdaptiveMaxPool1d", options, "output_size", outputSize)
}

// AdaptiveMaxPool2dOptions are the arguments of NewAdaptiveMaxPool2d that have defaults, which are
// taken for what is left out.
type AdaptiveMaxPool2dOptions struct {
	ReturnIndices *bool `nn:"return_indices"` // False
}

// NewAdaptiveMaxPool2d is torch.nn.AdaptiveMaxPool2d(output_size, return_indices=False).
func NewAdaptiveMaxPool2d[K Size](ctx *Ctx, outputSize K, options ...AdaptiveMaxPool2dOptions) (*Module, error) {
	return newLayer(ctx, "AdaptiveMaxPool2d", options, "output_size", outputSize)
}

// AdaptiveMaxPool3dOptions are the arguments of NewAdaptiveMaxPool3d that have defaults, which are
// taken for what is left out.
type AdaptiveMaxPool3dOptions struct {
	ReturnIndices *bool `nn:"return_indices"` // False
}

// NewAdaptiveMaxPool3d is torch.nn.AdaptiveMaxPool3d(output_size, return_indices=False).
func NewAdaptiveMaxPool3d[K Size](ctx *Ctx, outputSize K, options ...AdaptiveMaxPool3dOptions) (*Module, error) {
	return newLayer(ctx, "AdaptiveMaxPool3d", options, "output_size", outputSize)
}

// LPPool1dOptions are the arguments of NewLPPool1d that have defaults, which are taken for what is
// left out.
type LPPool1dOptions struct {
	Stride   any   `nn:"stride"`    // None
	CeilMode *bool `nn:"ceil_mode"` // False
}

// NewLPPool1d is torch.nn.LPPool1d(norm_type, kernel_size, stride=None, ceil_mode=False).
func NewLPPool1d[K Size](ctx *Ctx, normType float64, kernelSize K, options ...LPPool1dOptions) (*Module, error) {
	return newLayer(ctx, "LPPool1d", options, "norm_type kernel_size", normType, kernelSize)
}

// LPPool2dOptions are the arguments of NewLPPool2d that have defaults, which are taken for what is
// left out.
type LPPool2dOptions struct {
	Stride   any   `nn:"stride"`    // None
	CeilMode *bool `nn:"ceil_mode"` // False
}

// NewLPPool2d is torch.nn.LPPool2d(norm_type, kernel_size, stride=None, ceil_mode=False).
func NewLPPool2d[K Size](ctx *Ctx, normType float64, kernelSize K, options ...LPPool2dOptions) (*Module, error) {
	return newLayer(ctx, "LPPool2d", options, "norm_type kernel_size", normType, kernelSize)
}

// LPPool3dOptions are the arguments of NewLPPool3d that have defaults, which are taken for what is
// left out.
type LPPool3dOptions struct {
	Stride   any   `nn:"stride"`    // None
	CeilMode *bool `nn:"ceil_mode"` // False
}

// NewLPPool3d is torch.nn.LPPool3d(norm_type, kernel_size, stride=None, ceil_mode=False).
func NewLPPool3d[K Size](ctx *Ctx, normType float64, kernelSize K, options ...LPPool3dOptions) (*Module, error) {
	return newLayer(ctx, "LPPool3d", options, "norm_type kernel_size", normType, kernelSize)
}

// MaxUnpool1dOptions are the arguments of NewMaxUnpool1d that have defaults, which are taken for
// what is left out.
type MaxUnpool1dOptions struct {
	Stride  any `nn:"stride"`  // None
	Padding any `nn:"padding"` // 0
}

// NewMaxUnpool1d is torch.nn.MaxUnpool1d(kernel_size, stride=None, padding=0).
func NewMaxUnpool1d[K Size](ctx *Ctx, kernelSize K, options ...MaxUnpool1dOptions) (*Module, error) {
	return newLayer(ctx, "MaxUnpool1d", options, "kernel_size", kernelSize)
}

// MaxUnpool2dOptions are the arguments of NewMaxUnpool2d that have defaults, which are taken for
// what is left out.
type MaxUnpool2dOptions struct {
	Stride  any `nn:"stride"`  // None
	Padding any `nn:"padding"` // 0
}

// NewMaxUnpool2d is torch.nn.MaxUnpool2d(kernel_size, stride=None, padding=0).
func NewMaxUnpool2d[K Size](ctx *Ctx, kernelSize K, options ...MaxUnpool2dOptions) (*Module, error) {
	return newLayer(ctx, "MaxUnpool2d", options, "kernel_size", kernelSize)
}

// MaxUnpool3dOptions are the arguments of NewMaxUnpool3d that have defaults, which are taken for
// what is left out.
type MaxUnpool3dOptions struct {
	Stride  any `nn:"stride"`  // None
	Padding any `nn:"padding"` // 0
}

// NewMaxUnpool3d is torch.nn.MaxUnpool3d(kernel_size, stride=None, padding=0).
func NewMaxUnpool3d[K Size](ctx *Ctx, kernelSize K, options ...MaxUnpool3dOptions) (*Module, error) {
	return newLayer(ctx, "MaxUnpool3d", options, "kernel_size", kernelSize)
}
