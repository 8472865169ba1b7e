// SPDX-License-Identifier: Apache-2.0

package nnc_test

import (
	"testing"

	. "nnc"
)

// Every layer is what its words in Python make, with the same initial values.
func TestLayersAreThoseOfTheirWords(t *testing.T) {
	within(t, func(ctx *Ctx) {
		for _, layer := range everyLayer {
			Check(ManualSeed(ctx, 1))
			words := Must(NewModule(ctx, layer.text))
			Check(ManualSeed(ctx, 1))
			made, err := layer.made(ctx)
			if err != nil {
				t.Errorf("%s: %v", layer.text, err)
				continue
			}
			if made.String() != words.String() {
				t.Errorf("%s: %s, not %s", layer.text, made, words)
			}
			expected := Must(Must(words.NamedParameters(ctx)).Items(ctx))
			for i, p := range Must(Must(made.NamedParameters(ctx)).Items(ctx)) {
				if p.Key != expected[i].Key || p.Tensor.String() != expected[i].Tensor.String() {
					t.Errorf("%s: %s is another", layer.text, p.Key)
				}
			}
		}
		if len(everyLayer) < 120 {
			t.Errorf("only %d layers", len(everyLayer))
		}
	})
}

func TestOptionsOfLayers(t *testing.T) {
	within(t, func(ctx *Ctx) {
		weight := Must(FromSlice(ctx, []float32{1, 3}))
		encoder := Must(NewTransformerEncoderLayer(ctx, 4, 2, TransformerEncoderLayerOptions{
			Dropout: Opt(0.0), Activation: "gelu", NormFirst: Opt(true), BatchFirst: Opt(true)}))
		for text, made := range map[string]func() (*Module, error){
			"Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1), padding=(2, 2))": func() (*Module, error) {
				return NewConv2d(ctx, 1, 6, 5, Conv2dOptions{Padding: 2})
			},
			"Conv2d(4, 6, kernel_size=(3, 5), stride=(1, 1), padding=same, groups=2, bias=False, padding_mode=reflect)": func() (*Module, error) {
				return NewConv2d(ctx, 4, 6, []int{3, 5}, Conv2dOptions{Stride: []int{1, 1}, Padding: "same",
					Groups: Opt(2), Bias: Opt(false), PaddingMode: "reflect"})
			},
			"BatchNorm1d(3, eps=0.001, momentum=None, affine=False, bias=False, track_running_stats=True)": func() (*Module, error) {
				return NewBatchNorm1d(ctx, 3, BatchNorm1dOptions{Eps: Opt(1e-3), Momentum: None,
					Affine: Opt(false)})
			},
			"Dropout(p=1.0, inplace=False)": func() (*Module, error) {
				return NewDropout(ctx, DropoutOptions{P: Opt(1.0)})
			},
			"Softmax(dim=-1)": func() (*Module, error) { return NewSoftmax(ctx, SoftmaxOptions{Dim: -1}) },
			"CrossEntropyLoss()": func() (*Module, error) {
				return NewCrossEntropyLoss(ctx, CrossEntropyLossOptions{Weight: weight, Reduction: "sum"})
			},
			"LayerNorm((2, 3), eps=1e-05, elementwise_affine=True, bias=True)": func() (*Module, error) {
				return NewLayerNorm(ctx, []int64{2, 3})
			},
			"LSTM(3, 4, num_layers=2, bidirectional=True)": func() (*Module, error) {
				return NewLSTM(ctx, 3, 4, LSTMOptions{NumLayers: Opt(2), Bidirectional: Opt(true)})
			},
		} {
			if m, err := made(); err != nil || m.String() != text {
				t.Errorf("%v, %v, not %s", m, err, text)
			}
		}
		double := Must(NewLinear(ctx, 2, 2, LinearOptions{DType: Float64}))
		if d := Must(double.GetParameter(ctx, "weight")).DType(); d != Float64 {
			t.Errorf("the weight is of type %v", d)
		}
		x := Must(Rand(ctx, Shape{1, 2}, Float32))
		target := Must(FromSlice(ctx, []int64{1}))
		loss := Must(NewCrossEntropyLoss(ctx, CrossEntropyLossOptions{Weight: weight, Reduction: "sum"}))
		want := Must(CrossEntropy(ctx, x, target, weight, -100, ReductionSum, 0))
		if got := Must(loss.Call(ctx, x, target)); got.String() != want.String() {
			t.Errorf("%v, not %v", got, want)
		}
		stack := Must(NewTransformerEncoder(ctx, encoder, 2))
		y := Must(stack.Call(ctx, Must(Rand(ctx, Shape{1, 3, 4}, Float32))))
		if len(y.Shape()) != 3 {
			t.Errorf("%v", y.Shape())
		}
		wantError(t, second(NewConv2d(ctx, 1, 6, 5, Conv2dOptions{}, Conv2dOptions{})), ErrInvalid,
			"nnc_module_new", "at most one")
		wantError(t, second(NewConv2d(ctx, 1, 6, 5, Conv2dOptions{Padding: struct{}{}})), ErrInvalid,
			"nnc_module_new", "padding cannot be a struct {}")
		wantError(t, second(NewConv2d(ctx, 1, 6, 5, Conv2dOptions{PaddingMode: "a\x00"})), ErrText,
			"nnc_module_new", "NUL")
		wantError(t, second(NewConv2d(ctx, 5, 6, 5, Conv2dOptions{Groups: Opt(2)})), ErrInvalid,
			"nnc_module_new", "")
	})
}

// The first error of a layer is that of the module.
func TestBuilderKeepsTheErrorOfALayer(t *testing.T) {
	within(t, func(ctx *Ctx) {
		b := NewBuilder(ctx, "Broken", forward(func(_ *Ctx, x ...*Tensor) (*Tensor, error) { return x[0], nil }))
		b.Layer("fc")(NewLinear(ctx, 4, 2))
		b.Layer("bad")(NewConv2d(ctx, 5, 6, 5, Conv2dOptions{Groups: Opt(2)}))
		b.Layer("after")(NewReLU(ctx))
		wantError(t, second(b.Module()), ErrInvalid, "nnc_module_new", "")
	})
}
