// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc_test

import "nnc"

var everyOptimizer = []struct {
	text string
	made func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error)
}{
	{"Adadelta(lr=0.25)", func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error) {
		return nnc.NewAdadelta(ctx, m, nnc.AdadeltaOptions{LR: nnc.Opt(0.25)})
	}},
	{"Adafactor(lr=0.25)", func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error) {
		return nnc.NewAdafactor(ctx, m, nnc.AdafactorOptions{LR: nnc.Opt(0.25)})
	}},
	{"Adagrad(lr=0.25)", func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error) {
		return nnc.NewAdagrad(ctx, m, nnc.AdagradOptions{LR: nnc.Opt(0.25)})
	}},
	{"Adam(lr=0.25)", func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error) {
		return nnc.NewAdam(ctx, m, nnc.AdamOptions{LR: nnc.Opt(0.25)})
	}},
	{"AdamW(lr=0.25)", func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error) {
		return nnc.NewAdamW(ctx, m, nnc.AdamWOptions{LR: nnc.Opt(0.25)})
	}},
	{"Adamax(lr=0.25)", func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error) {
		return nnc.NewAdamax(ctx, m, nnc.AdamaxOptions{LR: nnc.Opt(0.25)})
	}},
	{"ASGD(lr=0.25)", func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error) {
		return nnc.NewASGD(ctx, m, nnc.ASGDOptions{LR: nnc.Opt(0.25)})
	}},
	{"LBFGS(lr=0.25)", func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error) {
		return nnc.NewLBFGS(ctx, m, nnc.LBFGSOptions{LR: nnc.Opt(0.25)})
	}},
	{"Muon(lr=0.25)", func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error) {
		return nnc.NewMuon(ctx, m, nnc.MuonOptions{LR: nnc.Opt(0.25)})
	}},
	{"NAdam(lr=0.25)", func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error) {
		return nnc.NewNAdam(ctx, m, nnc.NAdamOptions{LR: nnc.Opt(0.25)})
	}},
	{"RAdam(lr=0.25)", func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error) {
		return nnc.NewRAdam(ctx, m, nnc.RAdamOptions{LR: nnc.Opt(0.25)})
	}},
	{"RMSprop(lr=0.25)", func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error) {
		return nnc.NewRMSprop(ctx, m, nnc.RMSpropOptions{LR: nnc.Opt(0.25)})
	}},
	{"Rprop(lr=0.25)", func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error) {
		return nnc.NewRprop(ctx, m, nnc.RpropOptions{LR: nnc.Opt(0.25)})
	}},
	{"SGD(lr=0.25)", func(ctx *nnc.Ctx, m *nnc.Module) (*nnc.Optimizer, error) {
		return nnc.NewSGD(ctx, m, nnc.SGDOptions{LR: nnc.Opt(0.25)})
	}},
}

var everyScheduler = []struct {
	text string
	made func(ctx *nnc.Ctx, o *nnc.Optimizer) (*nnc.LRScheduler, error)
}{
	{"StepLR(4)", func(ctx *nnc.Ctx, o *nnc.Optimizer) (*nnc.LRScheduler, error) { return nnc.NewStepLR(ctx, o, 4) }},
	{"MultiStepLR([2, 4])", func(ctx *nnc.Ctx, o *nnc.Optimizer) (*nnc.LRScheduler, error) {
		return nnc.NewMultiStepLR(ctx, o, []int{2, 4})
	}},
	{"ConstantLR()", func(ctx *nnc.Ctx, o *nnc.Optimizer) (*nnc.LRScheduler, error) { return nnc.NewConstantLR(ctx, o) }},
	{"LinearLR()", func(ctx *nnc.Ctx, o *nnc.Optimizer) (*nnc.LRScheduler, error) { return nnc.NewLinearLR(ctx, o) }},
	{"ExponentialLR(0.5)", func(ctx *nnc.Ctx, o *nnc.Optimizer) (*nnc.LRScheduler, error) {
		return nnc.NewExponentialLR(ctx, o, 0.5)
	}},
	{"PolynomialLR()", func(ctx *nnc.Ctx, o *nnc.Optimizer) (*nnc.LRScheduler, error) { return nnc.NewPolynomialLR(ctx, o) }},
	{"CosineAnnealingLR(4)", func(ctx *nnc.Ctx, o *nnc.Optimizer) (*nnc.LRScheduler, error) {
		return nnc.NewCosineAnnealingLR(ctx, o, 4)
	}},
	{"CosineAnnealingWarmRestarts(4)", func(ctx *nnc.Ctx, o *nnc.Optimizer) (*nnc.LRScheduler, error) {
		return nnc.NewCosineAnnealingWarmRestarts(ctx, o, 4)
	}},
	{"CyclicLR(0.5, 0.5)", func(ctx *nnc.Ctx, o *nnc.Optimizer) (*nnc.LRScheduler, error) {
		return nnc.NewCyclicLR(ctx, o, 0.5, 0.5)
	}},
	{"OneCycleLR(0.5, total_steps=10)", func(ctx *nnc.Ctx, o *nnc.Optimizer) (*nnc.LRScheduler, error) {
		return nnc.NewOneCycleLR(ctx, o, 0.5, nnc.OneCycleLROptions{TotalSteps: nnc.Opt(10)})
	}},
	{"SWALR(0.5)", func(ctx *nnc.Ctx, o *nnc.Optimizer) (*nnc.LRScheduler, error) { return nnc.NewSWALR(ctx, o, 0.5) }},
	{"ReduceLROnPlateau()", func(ctx *nnc.Ctx, o *nnc.Optimizer) (*nnc.LRScheduler, error) {
		return nnc.NewReduceLROnPlateau(ctx, o)
	}},
}
