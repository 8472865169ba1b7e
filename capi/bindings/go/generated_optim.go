// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
	"runtime/cgo"
)

// NewOptimizer is nnc_optimizer_new. From text, "SGD(lr=0.1, momentum=0.9)", "Adam(lr=1e-3,
// betas=(0.9, 0.999))", "AdamW()", for all parameters of a module; arguments and defaults are
// torch's (without params), Signature tells them. ErrText, ErrUnknown and ErrInvalid as for
// NewModule; a module without parameters is ErrInvalid. foreach and fused choose among equal
// results in torch and change nothing here; capturable is refused. With differentiable=True steps
// are recorded, see Optimizer.Step.
func NewOptimizer(ctx *Ctx, text string, module *Module) (*Optimizer, error) {
	if err := noNUL("nnc_optimizer_new", text); err != nil {
		return nil, err
	}
	var out *C.nnc_optimizer
	err := check(C.nnc_optimizer_new(ctx.c(), cText(text), module.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newOptimizer(ctx, out), err
}

// NewOptimizerFrom is nnc_optimizer_new_from. The same for nParams leaves of your own, or any
// tensors with differentiable=True. ErrState for a tensor that was computed, ErrInvalid for an
// empty list or one with a tensor twice.
func NewOptimizerFrom(ctx *Ctx, text string, params []*Tensor) (*Optimizer, error) {
	if err := noNUL("nnc_optimizer_new_from", text); err != nil {
		return nil, err
	}
	var out *C.nnc_optimizer
	err := check(C.nnc_optimizer_new_from(ctx.c(), cText(text), tensorList(params), C.int64_t(len(params)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(params)
	return newOptimizer(ctx, out), err
}

// Step is nnc_optimizer_step. One step for every parameter that has a gradient. A step that fails
// has changed no parameter. ErrDType: one of a type that is not floating point has a gradient.
// ErrInvalid: LBFGS, which needs a closure. ErrState: within a step of the same optimizer.
// Parameters of 16 bits are stepped in float32 and rounded once, where PyTorch rounds after each
// operation: an eps that is 0 in float16 makes NaN there of a gradient whose square is 0. One
// without elements is left alone, also by Adafactor and Muon, which divide by zero in PyTorch. Of
// an optimizer made with differentiable=True a step is an operation in place that backward goes
// through, whatever ctx says of gradients: to the parameters before it, their gradients (made with
// create_graph) and the state, which lies in new tensors after each step. As in torch the first
// momentum of SGD is a constant; a parameter that is a leaf that wants a gradient is ErrState, and
// foreach=True ErrUnsupported. Backward also goes through several steps of Adamax, Rprop, amsgrad
// and a centered RMSprop, which torch refuses. A loaded state keeps its history.
func (optimizer *Optimizer) Step(ctx *Ctx) error {
	err := check(C.nnc_optimizer_step(ctx.c(), optimizer.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	return err
}

// StepClosure is nnc_optimizer_step_closure. step(closure): calls closure, which has no inputs,
// computes the loss anew with its gradients (zero_grad, forward, backward) and gives it as its one
// output, a tensor of one element; then steps. Gradients are recorded during the call, whatever ctx
// says. LBFGS calls it as often as it needs. *out is the loss that the first call gave. If the
// closure fails, the parameters stay as they were before the step.
func (optimizer *Optimizer) StepClosure(ctx *Ctx, closure Callback) (*Tensor, error) {
	if closure == nil {
		return nil, errorf(ErrInvalid, "nnc_optimizer_step_closure", "closure is nil")
	}
	self := cgo.NewHandle(closure)
	var out *C.nnc_tensor
	defer self.Delete()
	err := check(C.nnc_optimizer_step_closure(ctx.c(), optimizer.c(), &C.nnc_go_callback, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	return newTensor(ctx, out), err
}

// ZeroGrad is nnc_optimizer_zero_grad. Sets every parameter's gradient to none.
func (optimizer *Optimizer) ZeroGrad(ctx *Ctx) error {
	err := check(C.nnc_optimizer_zero_grad(ctx.c(), optimizer.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	return err
}

// Repr is nnc_optimizer_repr. What print(optimizer) shows in PyTorch, without a final newline.
func (optimizer *Optimizer) Repr(ctx *Ctx) (string, error) {
	var out *C.nnc_string
	err := check(C.nnc_optimizer_repr(ctx.c(), optimizer.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	return takeString(out, err)
}

// AddParamGroup is nnc_optimizer_add_param_group. Adds a group of nParams leaves with options of
// its own, "lr=0.01, momentum=0.9"; those that are not named are the optimizer's. options may be
// nil. ErrInvalid for a parameter that is in a group already, and for a second group of LBFGS.
// PyTorch's defaults: options "".
func (optimizer *Optimizer) AddParamGroup(ctx *Ctx, params []*Tensor, options string) error {
	if err := noNUL("nnc_optimizer_add_param_group", options); err != nil {
		return err
	}
	err := check(C.nnc_optimizer_add_param_group(ctx.c(), optimizer.c(), tensorList(params), C.int64_t(len(params)), cTextOrNil(options)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	runtime.KeepAlive(params)
	return err
}

// ParamGroupCount is nnc_optimizer_param_group_count. The number of groups, -1 for a bad handle.
func (optimizer *Optimizer) ParamGroupCount() int64 {
	result := C.nnc_optimizer_param_group_count(optimizer.c())
	runtime.KeepAlive(optimizer)
	return int64(result)
}

// ParamGroups is nnc_optimizer_param_groups. All groups as they are now: for each its parameters
// themselves, "0.params.0", "0.params.1", then its options, "0.lr", as tensors of the form that
// Optimizer.StateDict has.
func (optimizer *Optimizer) ParamGroups(ctx *Ctx) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_optimizer_param_groups(ctx.c(), optimizer.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	return newNamed(ctx, out), err
}

// Defaults is nnc_optimizer_defaults. The options of a group that is added without any, "lr=0.001,
// momentum=0, ...".
func (optimizer *Optimizer) Defaults(ctx *Ctx) (string, error) {
	var out *C.nnc_string
	err := check(C.nnc_optimizer_defaults(ctx.c(), optimizer.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	return takeString(out, err)
}

// GetOption is nnc_optimizer_get_option. An option as Python prints it: "0.1", "(0.9, 0.999)",
// "None".
func (optimizer *Optimizer) GetOption(ctx *Ctx, group int64, name string) (string, error) {
	if err := noNUL("nnc_optimizer_get_option", name); err != nil {
		return "", err
	}
	var out *C.nnc_string
	err := check(C.nnc_optimizer_get_option(ctx.c(), optimizer.c(), C.int64_t(group), cText(name), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	return takeString(out, err)
}

// GetOptionF64 is nnc_optimizer_get_option_f64. An option that is a number; of a bool 0 or 1.
// ErrInvalid if it is none.
func (optimizer *Optimizer) GetOptionF64(ctx *Ctx, group int64, name string) (float64, error) {
	if err := noNUL("nnc_optimizer_get_option_f64", name); err != nil {
		return 0, err
	}
	var out C.double
	err := check(C.nnc_optimizer_get_option_f64(ctx.c(), optimizer.c(), C.int64_t(group), cText(name), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	return float64(out), err
}

// SetOptions is nnc_optimizer_set_options. Sets the options that the text names, "lr=0.01,
// betas=(0.9, 0.99)", all or none. PyTorch's defaults: options "".
func (optimizer *Optimizer) SetOptions(ctx *Ctx, group int64, options string) error {
	if err := noNUL("nnc_optimizer_set_options", options); err != nil {
		return err
	}
	err := check(C.nnc_optimizer_set_options(ctx.c(), optimizer.c(), C.int64_t(group), cTextOrNil(options)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	return err
}

// SetOptionF64 is nnc_optimizer_set_option_f64. Sets one option to a float.
func (optimizer *Optimizer) SetOptionF64(ctx *Ctx, group int64, name string, value float64) error {
	if err := noNUL("nnc_optimizer_set_option_f64", name); err != nil {
		return err
	}
	err := check(C.nnc_optimizer_set_option_f64(ctx.c(), optimizer.c(), C.int64_t(group), cText(name), C.double(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	return err
}

// SetOptionI64 is nnc_optimizer_set_option_i64. Sets one option to an int.
func (optimizer *Optimizer) SetOptionI64(ctx *Ctx, group int64, name string, value int64) error {
	if err := noNUL("nnc_optimizer_set_option_i64", name); err != nil {
		return err
	}
	err := check(C.nnc_optimizer_set_option_i64(ctx.c(), optimizer.c(), C.int64_t(group), cText(name), C.int64_t(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	return err
}

// SetOptionBool is nnc_optimizer_set_option_bool. Sets one option to False (0) or True (anything
// else).
func (optimizer *Optimizer) SetOptionBool(ctx *Ctx, group int64, name string, value bool) error {
	if err := noNUL("nnc_optimizer_set_option_bool", name); err != nil {
		return err
	}
	err := check(C.nnc_optimizer_set_option_bool(ctx.c(), optimizer.c(), C.int64_t(group), cText(name), cFlag(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	return err
}

// State is nnc_optimizer_state. What the optimizer keeps for a parameter, "step", "exp_avg", ...:
// the tensors themselves, in torch's order; nothing before the first step, but for the parameters
// that Adagrad is made with. ErrUnknown for a tensor that is in no group.
func (optimizer *Optimizer) State(ctx *Ctx, param *Tensor) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_optimizer_state(ctx.c(), optimizer.c(), param.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	runtime.KeepAlive(param)
	return newNamed(ctx, out), err
}

// StateDict is nnc_optimizer_state_dict. torch's state dict with the keys of its levels joined by
// dots. "state.3.exp_avg": what is kept for parameter 3, counted through all groups; the tensor
// itself. "param_groups.0.params": the numbers of the parameters of group 0, int64.
// "param_groups.0.lr": an option. A float is a tensor without dimensions of float64, an int of
// int64, a bool of bool; a tuple or list is one of one dimension (bool if all are; float64 if it
// holds a float, a None in it as NaN); a str holds its UTF-8 as uint8, and None is a tensor of
// float64 without elements. So is "state" where nothing is kept yet.
func (optimizer *Optimizer) StateDict(ctx *Ctx) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_optimizer_state_dict(ctx.c(), optimizer.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	return newNamed(ctx, out), err
}

// LoadStateDict is nnc_optimizer_load_state_dict. Takes over state and options from what
// Optimizer.StateDict gave, or from a state dict of torch's in that form. Tensors of state are
// copied, in the type of their parameter ("step" and other numbers as they are). An option that is
// missing stays as it is, as is a parameter's state if none of it is there, which then begins anew.
// ErrInvalid for other numbers of groups or parameters, ErrUnknown for a key that does not belong
// here, ErrShape and ErrDType for tensors that do not fit. On an error nothing has changed.
func (optimizer *Optimizer) LoadStateDict(ctx *Ctx, stateDict *Named) error {
	err := check(C.nnc_optimizer_load_state_dict(ctx.c(), optimizer.c(), stateDict.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	runtime.KeepAlive(stateDict)
	return err
}

// RegisterStepPreHook is nnc_optimizer_register_step_pre_hook. Before each step; an error of the
// hook ends the call.
func (optimizer *Optimizer) RegisterStepPreHook(ctx *Ctx, hook OptimizerHook) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_optimizer_register_step_pre_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_optimizer_register_step_pre_hook(ctx.c(), optimizer.c(), &C.nnc_go_optimizer_hook, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterStepPostHook is nnc_optimizer_register_step_post_hook. After each step; the step stands,
// also if the hook fails.
func (optimizer *Optimizer) RegisterStepPostHook(ctx *Ctx, hook OptimizerHook) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_optimizer_register_step_post_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_optimizer_register_step_post_hook(ctx.c(), optimizer.c(), &C.nnc_go_optimizer_hook, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterStateDictPreHook is nnc_optimizer_register_state_dict_pre_hook. Before
// Optimizer.StateDict. PyTorch's defaults: prepend false.
func (optimizer *Optimizer) RegisterStateDictPreHook(ctx *Ctx, hook OptimizerHook, prepend bool) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_optimizer_register_state_dict_pre_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_optimizer_register_state_dict_pre_hook(ctx.c(), optimizer.c(), &C.nnc_go_optimizer_hook, C.uintptr_t(self), cFlag(prepend), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterStateDictPostHook is nnc_optimizer_register_state_dict_post_hook. After
// Optimizer.StateDict, with its result, to which it may add or which it may replace. PyTorch's
// defaults: prepend false.
func (optimizer *Optimizer) RegisterStateDictPostHook(ctx *Ctx, hook OptimizerHook, prepend bool) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_optimizer_register_state_dict_post_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_optimizer_register_state_dict_post_hook(ctx.c(), optimizer.c(), &C.nnc_go_optimizer_hook, C.uintptr_t(self), cFlag(prepend), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterLoadStateDictPreHook is nnc_optimizer_register_load_state_dict_pre_hook. Before
// Optimizer.LoadStateDict, with what was given (a copy of the collection), to which it may add or
// which it may replace. PyTorch's defaults: prepend false.
func (optimizer *Optimizer) RegisterLoadStateDictPreHook(ctx *Ctx, hook OptimizerHook, prepend bool) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_optimizer_register_load_state_dict_pre_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_optimizer_register_load_state_dict_pre_hook(ctx.c(), optimizer.c(), &C.nnc_go_optimizer_hook, C.uintptr_t(self), cFlag(prepend), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterLoadStateDictPostHook is nnc_optimizer_register_load_state_dict_post_hook. After
// Optimizer.LoadStateDict; what was loaded stands, also if the hook fails. PyTorch's defaults:
// prepend false.
func (optimizer *Optimizer) RegisterLoadStateDictPostHook(ctx *Ctx, hook OptimizerHook, prepend bool) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_optimizer_register_load_state_dict_post_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_optimizer_register_load_state_dict_post_hook(ctx.c(), optimizer.c(), &C.nnc_go_optimizer_hook, C.uintptr_t(self), cFlag(prepend), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// NewLRScheduler is nnc_lr_scheduler_new. From text, "StepLR(step_size=30, gamma=0.1)",
// "OneCycleLR(max_lr=0.1, total_steps=100)"; arguments and defaults are torch's (without
// optimizer), Signature tells them ("optim.lr_scheduler.StepLR"). Schedulers within schedulers are
// made along with them: "SequentialLR([ConstantLR(0.1, 2), ExponentialLR(0.9)], milestones=[2])".
// As in torch, making one does its first step. ErrText, ErrUnknown and ErrInvalid as for NewModule.
// On an error the optimizer is as it was.
func NewLRScheduler(ctx *Ctx, text string, optimizer *Optimizer) (*LRScheduler, error) {
	if err := noNUL("nnc_lr_scheduler_new", text); err != nil {
		return nil, err
	}
	var out *C.nnc_lr_scheduler
	err := check(C.nnc_lr_scheduler_new(ctx.c(), cText(text), optimizer.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	return newLRScheduler(ctx, out), err
}

// NewLRSchedulerLambda is nnc_lr_scheduler_new_lambda. The same with functions, which the text
// gives names: "LambdaLR(warmup)", "LambdaLR([f, g])" for two groups, "CyclicLR(0.01, 0.1,
// scale_fn=f)". A table that is not known or lacks call is ErrInvalid; on an error self stays
// yours, and destroy is not called.
func NewLRSchedulerLambda(ctx *Ctx, text string, optimizer *Optimizer, lambda LRLambda) (*LRScheduler, error) {
	if lambda == nil {
		return nil, errorf(ErrInvalid, "nnc_lr_scheduler_new_lambda", "lambda is nil")
	}
	if err := noNUL("nnc_lr_scheduler_new_lambda", text); err != nil {
		return nil, err
	}
	self := cgo.NewHandle(lambda)
	var out *C.nnc_lr_scheduler
	err := check(C.nnc_lr_scheduler_new_lambda(ctx.c(), cText(text), optimizer.c(), &C.nnc_go_lr_lambda, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(optimizer)
	if err != nil {
		self.Delete()
	}
	return newLRScheduler(ctx, out), err
}

// Step is nnc_lr_scheduler_step. Sets the learning rates of the next epoch, or of *epoch, unless
// that is nil (which need not be whole, and is at most 2**53; SequentialLR and ChainedScheduler
// take none). For ReduceLROnPlateau see below: it is ErrInvalid here. ErrInvalid: OneCycleLR is at
// its end. A step that fails changes nothing. PyTorch's defaults: epoch nil.
func (scheduler *LRScheduler) Step(ctx *Ctx, epoch *float64) error {
	err := check(C.nnc_lr_scheduler_step(ctx.c(), scheduler.c(), cOptionalReal(epoch)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(scheduler)
	return err
}

// StepMetrics is nnc_reduce_lr_on_plateau_step. The step of ReduceLROnPlateau, to which the metric
// is told: lr falls when that has not got better for `patience` steps. ErrInvalid for another
// scheduler. PyTorch's defaults: epoch nil.
func (scheduler *LRScheduler) StepMetrics(ctx *Ctx, metrics float64, epoch *float64) error {
	err := check(C.nnc_reduce_lr_on_plateau_step(ctx.c(), scheduler.c(), C.double(metrics), cOptionalReal(epoch)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(scheduler)
	return err
}

// GetLastLR is nnc_lr_scheduler_get_last_lr. The learning rates that the last step set, one for
// each group: float64, of one dimension.
func (scheduler *LRScheduler) GetLastLR(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_lr_scheduler_get_last_lr(ctx.c(), scheduler.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(scheduler)
	return newTensor(ctx, out), err
}

// StateDict is nnc_lr_scheduler_state_dict. torch's state dict, "last_epoch", "base_lrs",
// "_step_count", ..., in the form that Optimizer.StateDict has; that of a scheduler within as
// "_schedulers.0.last_epoch". Functions of yours stand as None. MultiStepLR's milestones are
// counted, as torch's Counter does: "milestones.30" says how often 30 is there (in a file it is a
// dict, of which torch's step() without an epoch makes the same); a sorted list if not all are
// whole numbers.
func (scheduler *LRScheduler) StateDict(ctx *Ctx) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_lr_scheduler_state_dict(ctx.c(), scheduler.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(scheduler)
	return newNamed(ctx, out), err
}

// LoadStateDict is nnc_lr_scheduler_load_state_dict. Takes over such a state. What is missing stays
// as it is; ErrUnknown for a key that does not belong here, ErrInvalid for a value of another kind.
// On an error nothing has changed. The optimizer's options are not touched: they are part of its
// own state dict.
func (scheduler *LRScheduler) LoadStateDict(ctx *Ctx, stateDict *Named) error {
	err := check(C.nnc_lr_scheduler_load_state_dict(ctx.c(), scheduler.c(), stateDict.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(scheduler)
	runtime.KeepAlive(stateDict)
	return err
}

// NewAveragedModel is nnc_averaged_model_new. An AveragedModel: a module with a deep copy of model
// as its child "module", by whose forward it computes, and the int64 buffer "n_averaged", 0. model
// stays as it is. avgFn is how weights p become averages a, after n models; nil is get_swa_avg_fn:
// "get_swa_avg_fn()"                  a + (p - a) / (n + 1) "get_swa_multi_avg_fn()"            the
// same, by interpolation with the float32 1 / (n + 1) "get_ema_avg_fn(decay=0.999)"       decay * a
// + (1 - decay) * p "get_ema_multi_avg_fn(decay=0.999)" the same, by interpolation useBuffers not 0
// (torch: 0) averages buffers as well, else they are copied. ErrUnknown, ErrText: another avgFn;
// ErrInvalid: decay not in [0, 1].
func NewAveragedModel(ctx *Ctx, model *Module, avgFn string, useBuffers bool) (*Module, error) {
	if err := noNUL("nnc_averaged_model_new", avgFn); err != nil {
		return nil, err
	}
	var out *C.nnc_module
	err := check(C.nnc_averaged_model_new(ctx.c(), model.c(), cTextOrNil(avgFn), cFlag(useBuffers), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(model)
	return newModule(ctx, out), err
}

// GetSWAAvgFn is nnc_get_swa_avg_fn. The avg_fn of equal weights:
// torch.optim.swa_utils.get_swa_avg_fn. Yours to release.
func GetSWAAvgFn(ctx *Ctx) (string, error) {
	var out *C.nnc_string
	err := check(C.nnc_get_swa_avg_fn(ctx.c(), &out))
	runtime.KeepAlive(ctx)
	return takeString(out, err)
}

// GetEMAAvgFn is nnc_get_ema_avg_fn. The avg_fn of weights that decay (torch: 0.999):
// torch.optim.swa_utils.get_ema_avg_fn. Yours to release. ErrInvalid: decay not in [0, 1].
func GetEMAAvgFn(ctx *Ctx, decay float64) (string, error) {
	var out *C.nnc_string
	err := check(C.nnc_get_ema_avg_fn(ctx.c(), C.double(decay), &out))
	runtime.KeepAlive(ctx)
	return takeString(out, err)
}

// AveragedModelUpdateParameters is nnc_averaged_model_update_parameters. Takes the weights of model
// into the averages and adds 1 to n_averaged; while that is 0 they are copied. Nothing has changed
// after an error. Integers round toward 0. ErrInvalid: averaged is no AveragedModel, or model has
// another number of tensors; ErrShape: other sizes; ErrDType: buffers of integers with
// get_swa_multi_avg_fn.
func AveragedModelUpdateParameters(ctx *Ctx, averaged, model *Module) error {
	err := check(C.nnc_averaged_model_update_parameters(ctx.c(), averaged.c(), model.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(averaged)
	runtime.KeepAlive(model)
	return err
}

// UpdateBN is nnc_update_bn. Computes the running statistics of the batch normalization layers in
// model anew, after its weights were averaged, say: resets them, puts all modules into training
// mode and calls model with each tensor of loader; then they are the plain averages over these
// batches, whatever the layers' momentum. All modules then get the mode that model had. A model
// without such layers is not called. On an error statistics and modes are what they were.
// ErrInvalid, ErrShape: as the call of the model has them.
func UpdateBN(ctx *Ctx, loader []*Tensor, model *Module) error {
	err := check(C.nnc_update_bn(ctx.c(), tensorList(loader), C.int64_t(len(loader)), model.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(loader)
	runtime.KeepAlive(model)
	return err
}

// UpdateBNCallback is nnc_update_bn_callback. The same with batches from a function of yours,
// called without inputs until it gives no output. The first output is the batch; others are passed
// over, as torch does with targets. self stays yours. ErrInvalid: a table that is not known or
// lacks call.
func UpdateBNCallback(ctx *Ctx, loader Callback, model *Module) error {
	if loader == nil {
		return errorf(ErrInvalid, "nnc_update_bn_callback", "loader is nil")
	}
	self := cgo.NewHandle(loader)
	defer self.Delete()
	err := check(C.nnc_update_bn_callback(ctx.c(), &C.nnc_go_callback, C.uintptr_t(self), model.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(model)
	return err
}
