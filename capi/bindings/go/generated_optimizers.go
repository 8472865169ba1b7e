// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// AdadeltaOptions are the arguments of NewAdadelta that have defaults, which are taken for what is
// left out.
type AdadeltaOptions struct {
	LR             *float64 `nn:"lr"`             // 1.0
	Rho            *float64 `nn:"rho"`            // 0.9
	Eps            *float64 `nn:"eps"`            // 1e-06
	WeightDecay    *float64 `nn:"weight_decay"`   // 0
	Foreach        *bool    `nn:"foreach"`        // None
	Maximize       *bool    `nn:"maximize"`       // False
	Differentiable *bool    `nn:"differentiable"` // False
}

// NewAdadelta is torch.optim.Adadelta(lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, foreach=None, *,
// capturable=False, maximize=False, differentiable=False).
func NewAdadelta[P Parameters](ctx *Ctx, params P, options ...AdadeltaOptions) (*Optimizer, error) {
	return newOptimizerOf(ctx, "Adadelta", params, options, "")
}

// AdafactorOptions are the arguments of NewAdafactor that have defaults, which are taken for what
// is left out.
type AdafactorOptions struct {
	LR          *float64 `nn:"lr"`           // 0.01
	Beta2Decay  *float64 `nn:"beta2_decay"`  // -0.8
	Eps         any      `nn:"eps"`          // (None, 0.001): a number, a slice or array of numbers, or None
	D           *float64 `nn:"d"`            // 1.0
	WeightDecay *float64 `nn:"weight_decay"` // 0.0
	Foreach     *bool    `nn:"foreach"`      // None
	Maximize    *bool    `nn:"maximize"`     // False
}

// NewAdafactor is torch.optim.Adafactor(lr=0.01, beta2_decay=-0.8, eps=(None, 0.001), d=1.0,
// weight_decay=0.0, *, foreach=None, maximize=False).
func NewAdafactor[P Parameters](ctx *Ctx, params P, options ...AdafactorOptions) (*Optimizer, error) {
	return newOptimizerOf(ctx, "Adafactor", params, options, "")
}

// AdagradOptions are the arguments of NewAdagrad that have defaults, which are taken for what is
// left out.
type AdagradOptions struct {
	LR                      *float64 `nn:"lr"`                        // 0.01
	LRDecay                 *float64 `nn:"lr_decay"`                  // 0
	WeightDecay             *float64 `nn:"weight_decay"`              // 0
	InitialAccumulatorValue *float64 `nn:"initial_accumulator_value"` // 0
	Eps                     *float64 `nn:"eps"`                       // 1e-10
	Foreach                 *bool    `nn:"foreach"`                   // None
	Maximize                *bool    `nn:"maximize"`                  // False
	Differentiable          *bool    `nn:"differentiable"`            // False
	Fused                   *bool    `nn:"fused"`                     // None
}

// NewAdagrad is torch.optim.Adagrad(lr=0.01, lr_decay=0, weight_decay=0,
// initial_accumulator_value=0, eps=1e-10, foreach=None, *, maximize=False, differentiable=False,
// fused=None).
func NewAdagrad[P Parameters](ctx *Ctx, params P, options ...AdagradOptions) (*Optimizer, error) {
	return newOptimizerOf(ctx, "Adagrad", params, options, "")
}

// AdamOptions are the arguments of NewAdam that have defaults, which are taken for what is left
// out.
type AdamOptions struct {
	LR                   *float64 `nn:"lr"`                     // 0.001
	Betas                any      `nn:"betas"`                  // (0.9, 0.999): a number, a slice or array of numbers, or None
	Eps                  *float64 `nn:"eps"`                    // 1e-08
	WeightDecay          *float64 `nn:"weight_decay"`           // 0
	Amsgrad              *bool    `nn:"amsgrad"`                // False
	Foreach              *bool    `nn:"foreach"`                // None
	Maximize             *bool    `nn:"maximize"`               // False
	Differentiable       *bool    `nn:"differentiable"`         // False
	Fused                *bool    `nn:"fused"`                  // None
	DecoupledWeightDecay *bool    `nn:"decoupled_weight_decay"` // False
}

// NewAdam is torch.optim.Adam(lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0,
// amsgrad=False, *, foreach=None, maximize=False, capturable=False, differentiable=False,
// fused=None, decoupled_weight_decay=False).
func NewAdam[P Parameters](ctx *Ctx, params P, options ...AdamOptions) (*Optimizer, error) {
	return newOptimizerOf(ctx, "Adam", params, options, "")
}

// AdamWOptions are the arguments of NewAdamW that have defaults, which are taken for what is left
// out.
type AdamWOptions struct {
	LR             *float64 `nn:"lr"`             // 0.001
	Betas          any      `nn:"betas"`          // (0.9, 0.999): a number, a slice or array of numbers, or None
	Eps            *float64 `nn:"eps"`            // 1e-08
	WeightDecay    *float64 `nn:"weight_decay"`   // 0.01
	Amsgrad        *bool    `nn:"amsgrad"`        // False
	Maximize       *bool    `nn:"maximize"`       // False
	Foreach        *bool    `nn:"foreach"`        // None
	Differentiable *bool    `nn:"differentiable"` // False
	Fused          *bool    `nn:"fused"`          // None
}

// NewAdamW is torch.optim.AdamW(lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01,
// amsgrad=False, *, maximize=False, foreach=None, capturable=False, differentiable=False,
// fused=None).
func NewAdamW[P Parameters](ctx *Ctx, params P, options ...AdamWOptions) (*Optimizer, error) {
	return newOptimizerOf(ctx, "AdamW", params, options, "")
}

// AdamaxOptions are the arguments of NewAdamax that have defaults, which are taken for what is left
// out.
type AdamaxOptions struct {
	LR             *float64 `nn:"lr"`             // 0.002
	Betas          any      `nn:"betas"`          // (0.9, 0.999): a number, a slice or array of numbers, or None
	Eps            *float64 `nn:"eps"`            // 1e-08
	WeightDecay    *float64 `nn:"weight_decay"`   // 0
	Foreach        *bool    `nn:"foreach"`        // None
	Maximize       *bool    `nn:"maximize"`       // False
	Differentiable *bool    `nn:"differentiable"` // False
}

// NewAdamax is torch.optim.Adamax(lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0,
// foreach=None, *, maximize=False, differentiable=False, capturable=False).
func NewAdamax[P Parameters](ctx *Ctx, params P, options ...AdamaxOptions) (*Optimizer, error) {
	return newOptimizerOf(ctx, "Adamax", params, options, "")
}

// ASGDOptions are the arguments of NewASGD that have defaults, which are taken for what is left
// out.
type ASGDOptions struct {
	LR             *float64 `nn:"lr"`             // 0.01
	Lambd          *float64 `nn:"lambd"`          // 0.0001
	Alpha          *float64 `nn:"alpha"`          // 0.75
	T0             *float64 `nn:"t0"`             // 1000000.0
	WeightDecay    *float64 `nn:"weight_decay"`   // 0
	Foreach        *bool    `nn:"foreach"`        // None
	Maximize       *bool    `nn:"maximize"`       // False
	Differentiable *bool    `nn:"differentiable"` // False
}

// NewASGD is torch.optim.ASGD(lr=0.01, lambd=0.0001, alpha=0.75, t0=1000000.0, weight_decay=0,
// foreach=None, maximize=False, differentiable=False, capturable=False).
func NewASGD[P Parameters](ctx *Ctx, params P, options ...ASGDOptions) (*Optimizer, error) {
	return newOptimizerOf(ctx, "ASGD", params, options, "")
}

// LBFGSOptions are the arguments of NewLBFGS that have defaults, which are taken for what is left
// out.
type LBFGSOptions struct {
	LR              *float64 `nn:"lr"`               // 1
	MaxIter         *int     `nn:"max_iter"`         // 20
	MaxEval         *int     `nn:"max_eval"`         // None
	ToleranceGrad   *float64 `nn:"tolerance_grad"`   // 1e-07
	ToleranceChange *float64 `nn:"tolerance_change"` // 1e-09
	HistorySize     *int     `nn:"history_size"`     // 100
	LineSearchFn    string   `nn:"line_search_fn"`   // None
	Maximize        *bool    `nn:"maximize"`         // False
}

// NewLBFGS is torch.optim.LBFGS(lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-07,
// tolerance_change=1e-09, history_size=100, line_search_fn=None, *, maximize=False).
func NewLBFGS[P Parameters](ctx *Ctx, params P, options ...LBFGSOptions) (*Optimizer, error) {
	return newOptimizerOf(ctx, "LBFGS", params, options, "")
}

// MuonOptions are the arguments of NewMuon that have defaults, which are taken for what is left
// out.
type MuonOptions struct {
	LR             *float64 `nn:"lr"`              // 0.001
	WeightDecay    *float64 `nn:"weight_decay"`    // 0.1
	Momentum       *float64 `nn:"momentum"`        // 0.95
	Nesterov       *bool    `nn:"nesterov"`        // True
	NsCoefficients any      `nn:"ns_coefficients"` // (3.4445, -4.775, 2.0315): a number, a slice or array of numbers, or None
	Eps            *float64 `nn:"eps"`             // 1e-07
	NsSteps        *int     `nn:"ns_steps"`        // 5
	AdjustLRFn     string   `nn:"adjust_lr_fn"`    // None
}

// NewMuon is torch.optim.Muon(lr=0.001, weight_decay=0.1, momentum=0.95, nesterov=True,
// ns_coefficients=(3.4445, -4.775, 2.0315), eps=1e-07, ns_steps=5, adjust_lr_fn=None).
func NewMuon[P Parameters](ctx *Ctx, params P, options ...MuonOptions) (*Optimizer, error) {
	return newOptimizerOf(ctx, "Muon", params, options, "")
}

// NAdamOptions are the arguments of NewNAdam that have defaults, which are taken for what is left
// out.
type NAdamOptions struct {
	LR                   *float64 `nn:"lr"`                     // 0.002
	Betas                any      `nn:"betas"`                  // (0.9, 0.999): a number, a slice or array of numbers, or None
	Eps                  *float64 `nn:"eps"`                    // 1e-08
	WeightDecay          *float64 `nn:"weight_decay"`           // 0
	MomentumDecay        *float64 `nn:"momentum_decay"`         // 0.004
	DecoupledWeightDecay *bool    `nn:"decoupled_weight_decay"` // False
	Foreach              *bool    `nn:"foreach"`                // None
	Maximize             *bool    `nn:"maximize"`               // False
	Differentiable       *bool    `nn:"differentiable"`         // False
}

// NewNAdam is torch.optim.NAdam(lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0,
// momentum_decay=0.004, decoupled_weight_decay=False, *, foreach=None, maximize=False,
// capturable=False, differentiable=False).
func NewNAdam[P Parameters](ctx *Ctx, params P, options ...NAdamOptions) (*Optimizer, error) {
	return newOptimizerOf(ctx, "NAdam", params, options, "")
}

// RAdamOptions are the arguments of NewRAdam that have defaults, which are taken for what is left
// out.
type RAdamOptions struct {
	LR                   *float64 `nn:"lr"`                     // 0.001
	Betas                any      `nn:"betas"`                  // (0.9, 0.999): a number, a slice or array of numbers, or None
	Eps                  *float64 `nn:"eps"`                    // 1e-08
	WeightDecay          *float64 `nn:"weight_decay"`           // 0
	DecoupledWeightDecay *bool    `nn:"decoupled_weight_decay"` // False
	Foreach              *bool    `nn:"foreach"`                // None
	Maximize             *bool    `nn:"maximize"`               // False
	Differentiable       *bool    `nn:"differentiable"`         // False
}

// NewRAdam is torch.optim.RAdam(lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0,
// decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
// differentiable=False).
func NewRAdam[P Parameters](ctx *Ctx, params P, options ...RAdamOptions) (*Optimizer, error) {
	return newOptimizerOf(ctx, "RAdam", params, options, "")
}

// RMSpropOptions are the arguments of NewRMSprop that have defaults, which are taken for what is
// left out.
type RMSpropOptions struct {
	LR             *float64 `nn:"lr"`             // 0.01
	Alpha          *float64 `nn:"alpha"`          // 0.99
	Eps            *float64 `nn:"eps"`            // 1e-08
	WeightDecay    *float64 `nn:"weight_decay"`   // 0
	Momentum       *float64 `nn:"momentum"`       // 0
	Centered       *bool    `nn:"centered"`       // False
	Foreach        *bool    `nn:"foreach"`        // None
	Maximize       *bool    `nn:"maximize"`       // False
	Differentiable *bool    `nn:"differentiable"` // False
}

// NewRMSprop is torch.optim.RMSprop(lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0,
// centered=False, capturable=False, foreach=None, maximize=False, differentiable=False).
func NewRMSprop[P Parameters](ctx *Ctx, params P, options ...RMSpropOptions) (*Optimizer, error) {
	return newOptimizerOf(ctx, "RMSprop", params, options, "")
}

// RpropOptions are the arguments of NewRprop that have defaults, which are taken for what is left
// out.
type RpropOptions struct {
	LR             *float64 `nn:"lr"`             // 0.01
	Etas           any      `nn:"etas"`           // (0.5, 1.2): a number, a slice or array of numbers, or None
	StepSizes      any      `nn:"step_sizes"`     // (1e-06, 50): a number, a slice or array of numbers, or None
	Foreach        *bool    `nn:"foreach"`        // None
	Maximize       *bool    `nn:"maximize"`       // False
	Differentiable *bool    `nn:"differentiable"` // False
}

// NewRprop is torch.optim.Rprop(lr=0.01, etas=(0.5, 1.2), step_sizes=(1e-06, 50), *,
// capturable=False, foreach=None, maximize=False, differentiable=False).
func NewRprop[P Parameters](ctx *Ctx, params P, options ...RpropOptions) (*Optimizer, error) {
	return newOptimizerOf(ctx, "Rprop", params, options, "")
}

// SGDOptions are the arguments of NewSGD that have defaults, which are taken for what is left out.
type SGDOptions struct {
	LR             *float64 `nn:"lr"`             // 0.001
	Momentum       *float64 `nn:"momentum"`       // 0
	Dampening      *float64 `nn:"dampening"`      // 0
	WeightDecay    *float64 `nn:"weight_decay"`   // 0
	Nesterov       *bool    `nn:"nesterov"`       // False
	Maximize       *bool    `nn:"maximize"`       // False
	Foreach        *bool    `nn:"foreach"`        // None
	Differentiable *bool    `nn:"differentiable"` // False
	Fused          *bool    `nn:"fused"`          // None
}

// NewSGD is torch.optim.SGD(lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *,
// maximize=False, foreach=None, differentiable=False, fused=None).
func NewSGD[P Parameters](ctx *Ctx, params P, options ...SGDOptions) (*Optimizer, error) {
	return newOptimizerOf(ctx, "SGD", params, options, "")
}

// StepLROptions are the arguments of NewStepLR that have defaults, which are taken for what is left
// out.
type StepLROptions struct {
	Gamma     *float64 `nn:"gamma"`      // 0.1
	LastEpoch *int     `nn:"last_epoch"` // -1
}

// NewStepLR is torch.optim.lr_scheduler.StepLR(step_size, gamma=0.1, last_epoch=-1).
func NewStepLR(ctx *Ctx, optimizer *Optimizer, stepSize int, options ...StepLROptions) (*LRScheduler, error) {
	return newSchedulerOf(ctx, "StepLR", optimizer, options, "step_size", stepSize)
}

// MultiStepLROptions are the arguments of NewMultiStepLR that have defaults, which are taken for
// what is left out.
type MultiStepLROptions struct {
	Gamma     *float64 `nn:"gamma"`      // 0.1
	LastEpoch *int     `nn:"last_epoch"` // -1
}

// NewMultiStepLR is torch.optim.lr_scheduler.MultiStepLR(milestones, gamma=0.1, last_epoch=-1).
func NewMultiStepLR(ctx *Ctx, optimizer *Optimizer, milestones []int, options ...MultiStepLROptions) (*LRScheduler, error) {
	return newSchedulerOf(ctx, "MultiStepLR", optimizer, options, "milestones", milestones)
}

// ConstantLROptions are the arguments of NewConstantLR that have defaults, which are taken for what
// is left out.
type ConstantLROptions struct {
	Factor     *float64 `nn:"factor"`      // 0.3333333333333333
	TotalIters *int     `nn:"total_iters"` // 5
	LastEpoch  *int     `nn:"last_epoch"`  // -1
}

// NewConstantLR is torch.optim.lr_scheduler.ConstantLR(factor=0.3333333333333333, total_iters=5,
// last_epoch=-1).
func NewConstantLR(ctx *Ctx, optimizer *Optimizer, options ...ConstantLROptions) (*LRScheduler, error) {
	return newSchedulerOf(ctx, "ConstantLR", optimizer, options, "")
}

// LinearLROptions are the arguments of NewLinearLR that have defaults, which are taken for what is
// left out.
type LinearLROptions struct {
	StartFactor *float64 `nn:"start_factor"` // 0.3333333333333333
	EndFactor   *float64 `nn:"end_factor"`   // 1.0
	TotalIters  *int     `nn:"total_iters"`  // 5
	LastEpoch   *int     `nn:"last_epoch"`   // -1
}

// NewLinearLR is torch.optim.lr_scheduler.LinearLR(start_factor=0.3333333333333333, end_factor=1.0,
// total_iters=5, last_epoch=-1).
func NewLinearLR(ctx *Ctx, optimizer *Optimizer, options ...LinearLROptions) (*LRScheduler, error) {
	return newSchedulerOf(ctx, "LinearLR", optimizer, options, "")
}

// ExponentialLROptions are the arguments of NewExponentialLR that have defaults, which are taken
// for what is left out.
type ExponentialLROptions struct {
	LastEpoch *int `nn:"last_epoch"` // -1
}

// NewExponentialLR is torch.optim.lr_scheduler.ExponentialLR(gamma, last_epoch=-1).
func NewExponentialLR(ctx *Ctx, optimizer *Optimizer, gamma float64, options ...ExponentialLROptions) (*LRScheduler, error) {
	return newSchedulerOf(ctx, "ExponentialLR", optimizer, options, "gamma", gamma)
}

// PolynomialLROptions are the arguments of NewPolynomialLR that have defaults, which are taken for
// what is left out.
type PolynomialLROptions struct {
	TotalIters *int     `nn:"total_iters"` // 5
	Power      *float64 `nn:"power"`       // 1.0
	LastEpoch  *int     `nn:"last_epoch"`  // -1
}

// NewPolynomialLR is torch.optim.lr_scheduler.PolynomialLR(total_iters=5, power=1.0,
// last_epoch=-1).
func NewPolynomialLR(ctx *Ctx, optimizer *Optimizer, options ...PolynomialLROptions) (*LRScheduler, error) {
	return newSchedulerOf(ctx, "PolynomialLR", optimizer, options, "")
}

// CosineAnnealingLROptions are the arguments of NewCosineAnnealingLR that have defaults, which are
// taken for what is left out.
type CosineAnnealingLROptions struct {
	EtaMin    *float64 `nn:"eta_min"`    // 0.0
	LastEpoch *int     `nn:"last_epoch"` // -1
}

// NewCosineAnnealingLR is torch.optim.lr_scheduler.CosineAnnealingLR(T_max, eta_min=0.0,
// last_epoch=-1).
func NewCosineAnnealingLR(ctx *Ctx, optimizer *Optimizer, tMax int, options ...CosineAnnealingLROptions) (*LRScheduler, error) {
	return newSchedulerOf(ctx, "CosineAnnealingLR", optimizer, options, "T_max", tMax)
}

// CosineAnnealingWarmRestartsOptions are the arguments of NewCosineAnnealingWarmRestarts that have
// defaults, which are taken for what is left out.
type CosineAnnealingWarmRestartsOptions struct {
	TMult     *int     `nn:"T_mult"`     // 1
	EtaMin    *float64 `nn:"eta_min"`    // 0.0
	LastEpoch *int     `nn:"last_epoch"` // -1
}

// NewCosineAnnealingWarmRestarts is torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(T_0,
// T_mult=1, eta_min=0.0, last_epoch=-1).
func NewCosineAnnealingWarmRestarts(ctx *Ctx, optimizer *Optimizer, t0 int, options ...CosineAnnealingWarmRestartsOptions) (*LRScheduler, error) {
	return newSchedulerOf(ctx, "CosineAnnealingWarmRestarts", optimizer, options, "T_0", t0)
}

// CyclicLROptions are the arguments of NewCyclicLR that have defaults, which are taken for what is
// left out.
type CyclicLROptions struct {
	StepSizeUp    *int     `nn:"step_size_up"`   // 2000
	StepSizeDown  *int     `nn:"step_size_down"` // None
	Mode          string   `nn:"mode"`           // 'triangular'
	Gamma         *float64 `nn:"gamma"`          // 1.0
	ScaleMode     string   `nn:"scale_mode"`     // 'cycle'
	CycleMomentum *bool    `nn:"cycle_momentum"` // True
	BaseMomentum  any      `nn:"base_momentum"`  // 0.8: a number, a slice or array of numbers, or None
	MaxMomentum   any      `nn:"max_momentum"`   // 0.9: a number, a slice or array of numbers, or None
	LastEpoch     *int     `nn:"last_epoch"`     // -1
}

// NewCyclicLR is torch.optim.lr_scheduler.CyclicLR(base_lr, max_lr, step_size_up=2000,
// step_size_down=None, mode='triangular', gamma=1.0, scale_fn=None, scale_mode='cycle',
// cycle_momentum=True, base_momentum=0.8, max_momentum=0.9, last_epoch=-1).
func NewCyclicLR[R Rate](ctx *Ctx, optimizer *Optimizer, baseLR R, maxLR R, options ...CyclicLROptions) (*LRScheduler, error) {
	return newSchedulerOf(ctx, "CyclicLR", optimizer, options, "base_lr max_lr", baseLR, maxLR)
}

// OneCycleLROptions are the arguments of NewOneCycleLR that have defaults, which are taken for what
// is left out.
type OneCycleLROptions struct {
	TotalSteps     *int     `nn:"total_steps"`      // None
	Epochs         *int     `nn:"epochs"`           // None
	StepsPerEpoch  *int     `nn:"steps_per_epoch"`  // None
	PctStart       *float64 `nn:"pct_start"`        // 0.3
	AnnealStrategy string   `nn:"anneal_strategy"`  // 'cos'
	CycleMomentum  *bool    `nn:"cycle_momentum"`   // True
	BaseMomentum   any      `nn:"base_momentum"`    // 0.85: a number, a slice or array of numbers, or None
	MaxMomentum    any      `nn:"max_momentum"`     // 0.95: a number, a slice or array of numbers, or None
	DivFactor      *float64 `nn:"div_factor"`       // 25.0
	FinalDivFactor *float64 `nn:"final_div_factor"` // 10000.0
	ThreePhase     *bool    `nn:"three_phase"`      // False
	LastEpoch      *int     `nn:"last_epoch"`       // -1
}

// NewOneCycleLR is torch.optim.lr_scheduler.OneCycleLR(max_lr, total_steps=None, epochs=None,
// steps_per_epoch=None, pct_start=0.3, anneal_strategy='cos', cycle_momentum=True,
// base_momentum=0.85, max_momentum=0.95, div_factor=25.0, final_div_factor=10000.0,
// three_phase=False, last_epoch=-1).
func NewOneCycleLR[R Rate](ctx *Ctx, optimizer *Optimizer, maxLR R, options ...OneCycleLROptions) (*LRScheduler, error) {
	return newSchedulerOf(ctx, "OneCycleLR", optimizer, options, "max_lr", maxLR)
}

// SWALROptions are the arguments of NewSWALR that have defaults, which are taken for what is left
// out.
type SWALROptions struct {
	AnnealEpochs   *int   `nn:"anneal_epochs"`   // 10
	AnnealStrategy string `nn:"anneal_strategy"` // 'cos'
	LastEpoch      *int   `nn:"last_epoch"`      // -1
}

// NewSWALR is torch.optim.lr_scheduler.SWALR(swa_lr, anneal_epochs=10, anneal_strategy='cos',
// last_epoch=-1).
func NewSWALR[R Rate](ctx *Ctx, optimizer *Optimizer, swaLR R, options ...SWALROptions) (*LRScheduler, error) {
	return newSchedulerOf(ctx, "SWALR", optimizer, options, "swa_lr", swaLR)
}

// ReduceLROnPlateauOptions are the arguments of NewReduceLROnPlateau that have defaults, which are
// taken for what is left out.
type ReduceLROnPlateauOptions struct {
	Mode          string   `nn:"mode"`           // 'min'
	Factor        *float64 `nn:"factor"`         // 0.1
	Patience      *int     `nn:"patience"`       // 10
	Threshold     *float64 `nn:"threshold"`      // 0.0001
	ThresholdMode string   `nn:"threshold_mode"` // 'rel'
	Cooldown      *int     `nn:"cooldown"`       // 0
	MinLR         any      `nn:"min_lr"`         // 0: a number, a slice or array of numbers, or None
	Eps           *float64 `nn:"eps"`            // 1e-08
}

// NewReduceLROnPlateau is torch.optim.lr_scheduler.ReduceLROnPlateau(mode='min', factor=0.1,
// patience=10, threshold=0.0001, threshold_mode='rel', cooldown=0, min_lr=0, eps=1e-08).
func NewReduceLROnPlateau(ctx *Ctx, optimizer *Optimizer, options ...ReduceLROnPlateauOptions) (*LRScheduler, error) {
	return newSchedulerOf(ctx, "ReduceLROnPlateau", optimizer, options, "")
}
