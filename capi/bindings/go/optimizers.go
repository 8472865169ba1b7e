// SPDX-License-Identifier: Apache-2.0

package nnc

// Parameters is what an optimizer steps: the parameters of a module, or tensors of yours.
type Parameters interface {
	*Module | []*Tensor
}

// Rate is a learning rate: a number for all groups of parameters, or one for each.
type Rate interface {
	float64 | int | []float64
}

func newOptimizerOf[P Parameters, O any](ctx *Ctx, name string, params P, options []O, names string, args ...any) (*Optimizer, error) {
	c, err := collect("nnc_optimizer_new", name, options, names, args)
	if err != nil {
		return nil, err
	}
	if tensors, ok := any(params).([]*Tensor); ok {
		return NewOptimizerFrom(ctx, c.text(), tensors)
	}
	return NewOptimizer(ctx, c.text(), any(params).(*Module))
}

func newSchedulerOf[O any](ctx *Ctx, name string, optimizer *Optimizer, options []O, names string, args ...any) (*LRScheduler, error) {
	c, err := collect("nnc_lr_scheduler_new", name, options, names, args)
	if err != nil {
		return nil, err
	}
	return NewLRScheduler(ctx, c.text(), optimizer)
}
