// SPDX-License-Identifier: Apache-2.0

package nnc_test

import (
	"fmt"
	"testing"

	. "nnc"
)

// Every optimizer is what its words in Python make.
func TestOptimizersAreThoseOfTheirWords(t *testing.T) {
	within(t, func(ctx *Ctx) {
		for _, optimizer := range everyOptimizer {
			m := Must(NewModule(ctx, "Linear(3, 2, bias=False)"))
			words := Must(NewOptimizer(ctx, optimizer.text, m))
			if made, err := optimizer.made(ctx, m); err != nil || made.String() != words.String() {
				t.Errorf("%s: %v, %v, not %v", optimizer.text, made, err, words)
			}
		}
		if len(everyOptimizer) < 14 {
			t.Errorf("only %d optimizers", len(everyOptimizer))
		}
	})
}

// Every scheduler sets the rates that its words in Python set.
func TestSchedulersAreThoseOfTheirWords(t *testing.T) {
	within(t, func(ctx *Ctx) {
		m := Must(NewLinear(ctx, 2, 1))
		rates := func(made func(*Optimizer) (*LRScheduler, error)) string {
			sgd := Must(NewSGD(ctx, m, SGDOptions{LR: Opt(0.5), Momentum: Opt(0.9)}))
			s, err := made(sgd)
			if err != nil {
				return err.Error()
			}
			text := ""
			for i := 0; i < 5; i++ {
				text += fmt.Sprint(Must(sgd.GetOptionF64(ctx, 0, "lr")), " ")
				Check(sgd.Step(ctx))
				if err := s.Step(ctx, nil); err != nil {
					Check(s.StepMetrics(ctx, 1, nil)) // ReduceLROnPlateau
				}
			}
			return text
		}
		for _, scheduler := range everyScheduler {
			words := rates(func(o *Optimizer) (*LRScheduler, error) { return NewLRScheduler(ctx, scheduler.text, o) })
			made := rates(func(o *Optimizer) (*LRScheduler, error) { return scheduler.made(ctx, o) })
			if made != words {
				t.Errorf("%s: %s, not %s", scheduler.text, made, words)
			}
		}
		if len(everyScheduler) < 12 {
			t.Errorf("only %d schedulers", len(everyScheduler))
		}
	})
}

func TestOptimizersWithOptions(t *testing.T) {
	within(t, func(ctx *Ctx) {
		m := Must(NewModule(ctx, "Linear(3, 2)"))
		weight := Must(m.GetParameter(ctx, "weight"))
		for text, made := range map[string]func() (*Optimizer, error){
			"Adam(lr=0.01, betas=(0.8, 0.99), amsgrad=True)": func() (*Optimizer, error) {
				return NewAdam(ctx, m, AdamOptions{LR: Opt(0.01), Betas: []float64{0.8, 0.99}, Amsgrad: Opt(true)})
			},
			"Adam(lr=0.01, betas=(0.5, 0.75))": func() (*Optimizer, error) {
				return NewAdam(ctx, m, AdamOptions{LR: Opt(0.01), Betas: [2]float32{0.5, 0.75}})
			},
			"Adafactor(eps=(None, 0.01))": func() (*Optimizer, error) {
				return NewAdafactor(ctx, m, AdafactorOptions{Eps: []any{nil, 0.01}})
			},
			"SGD(lr=0.0, weight_decay=1.0)": func() (*Optimizer, error) {
				return NewSGD(ctx, m, SGDOptions{LR: Opt(0.0), WeightDecay: Opt(1.0)})
			},
			"LBFGS(max_eval=7, line_search_fn='strong_wolfe')": func() (*Optimizer, error) {
				return NewLBFGS(ctx, m, LBFGSOptions{MaxEval: Opt(7), LineSearchFn: "strong_wolfe"})
			},
		} {
			words := Must(NewOptimizer(ctx, text, m))
			if o, err := made(); err != nil || o.String() != words.String() {
				t.Errorf("%v, %v, not %s", o, err, words)
			}
		}
		one := Must(NewSGD(ctx, []*Tensor{weight}, SGDOptions{LR: Opt(0.1)}))
		if err := one.AddParamGroup(ctx, []*Tensor{weight}, ""); err == nil {
			t.Error("the weight is there twice")
		}
		wantError(t, second(NewSGD(ctx, []*Tensor{})), ErrInvalid, "nnc_optimizer_new_from", "")
		wantError(t, second(NewSGD(ctx, m, SGDOptions{}, SGDOptions{})), ErrInvalid, "nnc_optimizer_new", "at most one")
		wantError(t, second(NewAdam(ctx, m, AdamOptions{Betas: struct{}{}})), ErrInvalid, "nnc_optimizer_new",
			"betas cannot be a struct {}")
		wantError(t, second(NewCyclicLR(ctx, one, []float64{0.1, 0.1}, []float64{0.1, 0.2})), ErrInvalid, "nnc_lr_scheduler_new", "")
		if _, err := NewSWALR(ctx, one, []float64{0.05}); err != nil {
			t.Error(err)
		}
		if _, err := NewSWALR(ctx, Must(NewSGD(ctx, m)), 1); err != nil {
			t.Error(err)
		}
	})
}
