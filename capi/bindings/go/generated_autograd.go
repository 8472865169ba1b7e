// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
	"runtime/cgo"
)

// RequiresGrad is nnc_tensor_requires_grad. 1 if operations on the tensor are recorded, 0 if not,
// -1 for a bad handle.
func (tensor *Tensor) RequiresGrad() bool {
	result := C.nnc_tensor_requires_grad(tensor.c())
	runtime.KeepAlive(tensor)
	return result == 1
}

// IsLeaf is nnc_tensor_is_leaf. 1 if no recorded operation made the tensor, 0 if one did, -1 for a
// bad handle.
func (tensor *Tensor) IsLeaf() bool {
	result := C.nnc_tensor_is_leaf(tensor.c())
	runtime.KeepAlive(tensor)
	return result == 1
}

// RequiresGrad_ is nnc_tensor_requires_grad_. From now on operations on the tensor are recorded, or
// with 0 no longer. ErrState: not a leaf. ErrDType: not floating point. PyTorch's defaults:
// requiresGrad true.
func (tensor *Tensor) RequiresGrad_(ctx *Ctx, requiresGrad bool) error {
	err := check(C.nnc_tensor_requires_grad_(ctx.c(), tensor.c(), cFlag(requiresGrad)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// Grad is nnc_tensor_grad. The gradient accumulated in a leaf, or in another tensor after
// Tensor.RetainGrad; *out is nil while there is none.
func (tensor *Tensor) Grad(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_tensor_grad(ctx.c(), tensor.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return newTensor(ctx, out), err
}

// SetGrad is nnc_tensor_set_grad. Replaces it; grad nil: none. ErrShape: not of the tensor's sizes
// and type.
func (tensor *Tensor) SetGrad(ctx *Ctx, grad *Tensor) error {
	err := check(C.nnc_tensor_set_grad(ctx.c(), tensor.c(), grad.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	runtime.KeepAlive(grad)
	return err
}

// GradFn is nnc_tensor_grad_fn. The name of the operation that made the tensor, "AddmmBackward0";
// *out is nil for a leaf.
func (tensor *Tensor) GradFn(ctx *Ctx) (string, error) {
	var out *C.nnc_string
	err := check(C.nnc_tensor_grad_fn(ctx.c(), tensor.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return takeString(out, err)
}

// Detach is nnc_detach. A view of the same memory through which no gradient flows.
func Detach(ctx *Ctx, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_detach(ctx.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Detach_ is nnc_detach_. The tensor itself becomes a leaf that wants no gradient. ErrState: it is
// a view of another.
func Detach_(ctx *Ctx, input *Tensor) error {
	err := check(C.nnc_detach_(ctx.c(), input.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(input)
	return err
}

// Backward is nnc_backward. Adds the gradients of a tensor of one element into the leaves that it
// was computed from, and frees the graph: torch.Tensor.backward(). ErrState: the graph was freed
// before, or nothing was recorded; what backward needs was written to since, or converted with its
// module. A backward that fails changes no .grad; unless it was to keep the graph, parts of that
// may be freed: run forward again.
func (tensor *Tensor) Backward(ctx *Ctx) error {
	err := check(C.nnc_backward(ctx.c(), tensor.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// AutogradBackward is nnc_autograd_backward. The general form: torch.autograd.backward. gradTensors
// is nil, or holds one for each tensor (nil: ones, for a tensor of one element). retainGraph not 0
// keeps the graph for another backward; createGraph not 0 does too, and makes the gradients
// differentiable: then a leaf and its gradient hold each other until Tensor.SetGrad or a zero_grad
// parts them, as in torch. inputs, unless nil, are all that gets a gradient; those that were
// computed retain theirs from then on, as after Tensor.RetainGrad. None at all is ErrInvalid.
// PyTorch's defaults: gradTensors nil, retainGraph false, createGraph false, inputs nil.
func AutogradBackward(ctx *Ctx, tensors, gradTensors []*Tensor, retainGraph, createGraph bool, inputs []*Tensor) error {
	if err := sameLength("nnc_autograd_backward", "gradTensors", len(gradTensors), len(tensors)); err != nil {
		return err
	}
	err := check(C.nnc_autograd_backward(ctx.c(), tensorList(tensors), C.int64_t(len(tensors)), tensorList(gradTensors), cFlag(retainGraph), cFlag(createGraph), tensorList(inputs), C.int64_t(len(inputs))))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensors)
	runtime.KeepAlive(gradTensors)
	runtime.KeepAlive(inputs)
	return err
}

// AutogradGrad is nnc_autograd_grad. The gradients of outputs with respect to inputs, one each in
// out[0..nInputs-1], while those of the leaves stay as they are: torch.autograd.grad. The other
// arguments as for AutogradBackward. ErrState: an input that was not used, unless allowUnused is
// not 0: nil then. PyTorch's defaults: gradOutputs nil, retainGraph false, createGraph false,
// allowUnused false.
func AutogradGrad(ctx *Ctx, outputs, inputs, gradOutputs []*Tensor, retainGraph, createGraph, allowUnused bool) ([]*Tensor, error) {
	if err := sameLength("nnc_autograd_grad", "gradOutputs", len(gradOutputs), len(outputs)); err != nil {
		return nil, err
	}
	result := make([]*C.nnc_tensor, len(inputs)+1)
	err := check(C.nnc_autograd_grad(ctx.c(), tensorList(outputs), C.int64_t(len(outputs)), tensorList(inputs), C.int64_t(len(inputs)), tensorList(gradOutputs), cFlag(retainGraph), cFlag(createGraph), cFlag(allowUnused), &result[0]))
	result = result[:len(inputs)]
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(outputs)
	runtime.KeepAlive(inputs)
	runtime.KeepAlive(gradOutputs)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// AutogradGradMaterializeGrads is nnc_autograd_grad_materialize_grads. The same with zeros of the
// input's sizes and type for an input that was not used, which require a gradient if createGraph is
// not 0: torch's materialize_grads. PyTorch's defaults: gradOutputs nil, retainGraph false,
// createGraph false.
func AutogradGradMaterializeGrads(ctx *Ctx, outputs, inputs, gradOutputs []*Tensor, retainGraph, createGraph bool) ([]*Tensor, error) {
	if err := sameLength("nnc_autograd_grad_materialize_grads", "gradOutputs", len(gradOutputs), len(outputs)); err != nil {
		return nil, err
	}
	result := make([]*C.nnc_tensor, len(inputs)+1)
	err := check(C.nnc_autograd_grad_materialize_grads(ctx.c(), tensorList(outputs), C.int64_t(len(outputs)), tensorList(inputs), C.int64_t(len(inputs)), tensorList(gradOutputs), cFlag(retainGraph), cFlag(createGraph), &result[0]))
	result = result[:len(inputs)]
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(outputs)
	runtime.KeepAlive(inputs)
	runtime.KeepAlive(gradOutputs)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// RetainGrad is nnc_tensor_retain_grad. From now on backward also fills the .grad of a tensor that
// was computed, as a leaf's; that of its latest value, if it is written to. What comes to a former
// .grad makes another one, where that of a leaf is written to. Nothing happens to a leaf. ErrState:
// the tensor does not require a gradient.
func (tensor *Tensor) RetainGrad(ctx *Ctx) error {
	err := check(C.nnc_tensor_retain_grad(ctx.c(), tensor.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	return err
}

// RetainsGrad is nnc_tensor_retains_grad. 1 after Tensor.RetainGrad of a tensor that was computed,
// 0 if not, -1 for a bad handle.
func (tensor *Tensor) RetainsGrad() bool {
	result := C.nnc_tensor_retains_grad(tensor.c())
	runtime.KeepAlive(tensor)
	return result == 1
}

// RegisterHook is nnc_tensor_register_hook. The hook gets the gradient of the tensor; an output, if
// there is one, replaces it, and must be of the same size and type. It runs for backward and for
// grad, but not where no gradient arrives. ErrState: the tensor does not require a gradient.
func (tensor *Tensor) RegisterHook(ctx *Ctx, hook Callback) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_tensor_register_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_tensor_register_hook(ctx.c(), tensor.c(), &C.nnc_go_callback, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterPostAccumulateGradHook is nnc_tensor_register_post_accumulate_grad_hook. The hook gets
// the leaf, after backward has added to its .grad and before it goes on: to use the gradient and
// drop it, say. It has no outputs. The .grad of such a leaf stays as the hook saw it even if
// backward fails later. ErrState: not a leaf that requires a gradient.
func (tensor *Tensor) RegisterPostAccumulateGradHook(ctx *Ctx, hook Callback) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_tensor_register_post_accumulate_grad_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_tensor_register_post_accumulate_grad_hook(ctx.c(), tensor.c(), &C.nnc_go_callback, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensor)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// AutogradRegisterMultiGradHook is nnc_autograd_register_multi_grad_hook. A hook of several
// tensors, without outputs. mode "all" (or nil): once in each backward that reaches any of them,
// when the gradients of all that it reaches are there; one input for each tensor, nil where no
// gradient arrived. "any": once, with the gradient that comes first. Leaves and outputs among the
// inputs of grad are as any other (torch refuses such leaves in mode "all", and passes over a
// tensor that is an output and an input of grad at once). ErrState: a tensor that does not require
// a gradient ("any" passes over those).
func AutogradRegisterMultiGradHook(ctx *Ctx, tensors []*Tensor, hook Callback, mode string) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_autograd_register_multi_grad_hook", "hook is nil")
	}
	if err := noNUL("nnc_autograd_register_multi_grad_hook", mode); err != nil {
		return nil, err
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_autograd_register_multi_grad_hook(ctx.c(), tensorList(tensors), C.int64_t(len(tensors)), &C.nnc_go_callback, C.uintptr_t(self), cTextOrNil(mode), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(tensors)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// Remove is nnc_hook_remove. Removes what was registered; a second time changes nothing.
func (hook *Hook) Remove(ctx *Ctx) error {
	err := check(C.nnc_hook_remove(ctx.c(), hook.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(hook)
	return err
}

// Apply is nnc_function_apply. Calls forward, and records backward if an input requires a gradient.
// An input that forward gives back comes out as a view of it, unless it is marked dirty: then as
// itself. More outputs than capacity are ErrInvalid: nothing is written, but forward has run.
func (function *Function) Apply(ctx *Ctx, inputs []*Tensor) ([]*Tensor, error) {
	result, err := fill(hostOutputs, hostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_function_apply(ctx.c(), function.c(), tensorList(inputs), C.int64_t(len(inputs)), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(function)
	runtime.KeepAlive(inputs)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// SaveForBackward is nnc_function_ctx_save_for_backward. In forward: what backward will need,
// inputs and outputs among them; replaces what was saved before. Writing to one of them later makes
// backward an error.
func (functionCtx *FunctionCtx) SaveForBackward(ctx *Ctx, tensors []*Tensor) error {
	err := check(C.nnc_function_ctx_save_for_backward(ctx.c(), functionCtx.c(), tensorList(tensors), C.int64_t(len(tensors))))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(functionCtx)
	runtime.KeepAlive(tensors)
	return err
}

// SavedTensors is nnc_function_ctx_saved_tensors. In backward: what forward saved, with its history
// where gradients are recorded. nil in tensors gives nil. ErrState: the graph was freed, or
// something was written to since.
func (functionCtx *FunctionCtx) SavedTensors(ctx *Ctx) ([]*Tensor, error) {
	result, err := fill(hostOutputs, mostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_function_ctx_saved_tensors(ctx.c(), functionCtx.c(), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(functionCtx)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// MarkDirty is nnc_function_ctx_mark_dirty. In forward: inputs that it writes to, all of which it
// must give back as outputs. ErrState: a leaf that requires a gradient, a view of one, or one that
// may not be written to otherwise; and of Function.Apply: a view beside another output, where
// gradients are recorded.
func (functionCtx *FunctionCtx) MarkDirty(ctx *Ctx, tensors []*Tensor) error {
	err := check(C.nnc_function_ctx_mark_dirty(ctx.c(), functionCtx.c(), tensorList(tensors), C.int64_t(len(tensors))))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(functionCtx)
	runtime.KeepAlive(tensors)
	return err
}

// MarkNonDifferentiable is nnc_function_ctx_mark_non_differentiable. In forward: outputs through
// which no gradient flows.
func (functionCtx *FunctionCtx) MarkNonDifferentiable(ctx *Ctx, tensors []*Tensor) error {
	err := check(C.nnc_function_ctx_mark_non_differentiable(ctx.c(), functionCtx.c(), tensorList(tensors), C.int64_t(len(tensors))))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(functionCtx)
	runtime.KeepAlive(tensors)
	return err
}

// SetMaterializeGrads is nnc_function_ctx_set_materialize_grads. In forward: with 0, backward gets
// nil instead of zeros for outputs that no gradient came from.
func (functionCtx *FunctionCtx) SetMaterializeGrads(ctx *Ctx, value bool) error {
	err := check(C.nnc_function_ctx_set_materialize_grads(ctx.c(), functionCtx.c(), cFlag(value)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(functionCtx)
	return err
}

// NeedsInputGrad is nnc_function_ctx_needs_input_grad. 1 if input `index` requires a gradient (in
// backward: if that is wanted now), 0 if not, -1 for a bad handle or index, or after the call.
func (functionCtx *FunctionCtx) NeedsInputGrad(index int64) bool {
	result := C.nnc_function_ctx_needs_input_grad(functionCtx.c(), C.int64_t(index))
	runtime.KeepAlive(functionCtx)
	return result == 1
}

// Checkpoint is nnc_checkpoint. Calls the function and records it, but keeps none of what backward
// will need: the function is called again when that is asked for. So it has to do the same again;
// the inputs may not be written to in between, and an input that the function writes to and gives
// back keeps itself, and self, alive until backward. preserveRNGState (torch: 1): the second call
// draws the same random numbers as the first; determinismCheck "default" (or nil): it must save
// tensors of the same sizes and types, "none": as many; more are passed over. What differs is
// ErrState in backward, and so is what the function writes to after it was saved, where torch goes
// on with the values that were written. This is torch's use_reentrant=False. self is kept until
// nothing needs it any more: then destroy is called, at the end of this call if nothing was
// recorded. On an error self stays yours. PyTorch's defaults: preserveRNGState true,
// determinismCheck "default".
func Checkpoint(ctx *Ctx, function Callback, inputs []*Tensor, preserveRNGState bool, determinismCheck string) ([]*Tensor, error) {
	if function == nil {
		return nil, errorf(ErrInvalid, "nnc_checkpoint", "function is nil")
	}
	if err := noNUL("nnc_checkpoint", determinismCheck); err != nil {
		return nil, err
	}
	self := cgo.NewHandle(function)
	result, err := fill(functionalOutputs, functionalOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_checkpoint(ctx.c(), &C.nnc_go_callback, C.uintptr_t(self), tensorList(inputs), C.int64_t(len(inputs)), cFlag(preserveRNGState), cTextOrNil(determinismCheck), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(inputs)
	if err != nil {
		self.Delete()
	}
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// CheckpointSequential is nnc_checkpoint_sequential. Runs the children of a module one after
// another, in so many segments of the same length (the last has the rest), each but the last as by
// Checkpoint. ErrInvalid: fewer children than segments, or less than one segment. PyTorch's
// defaults: preserveRNGState true.
func CheckpointSequential(ctx *Ctx, functions *Module, segments int64, input *Tensor, preserveRNGState bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_checkpoint_sequential(ctx.c(), functions.c(), C.int64_t(segments), input.c(), cFlag(preserveRNGState), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(functions)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AutogradJacobian is nnc_autograd_jacobian. The derivative of every element of every output by
// every element of every input: *nOut is outputs x inputs, those of the first output first; each
// has the size of its output followed by that of its input. Outputs without elements are taken,
// unlike in torch. PyTorch's defaults: createGraph false, strict false.
func AutogradJacobian(ctx *Ctx, fn Callback, inputs []*Tensor, createGraph, strict bool) ([]*Tensor, error) {
	if fn == nil {
		return nil, errorf(ErrInvalid, "nnc_autograd_jacobian", "fn is nil")
	}
	self := cgo.NewHandle(fn)
	defer self.Delete()
	result, err := fill(functionalOutputs, functionalOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_autograd_jacobian(ctx.c(), &C.nnc_go_callback, C.uintptr_t(self), tensorList(inputs), C.int64_t(len(inputs)), cFlag(createGraph), cFlag(strict), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(inputs)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// AutogradHessian is nnc_autograd_hessian. The second derivatives of a func with one output of one
// element: *nOut is inputs x inputs, those of the first input first; each has the size of one input
// followed by that of the other. PyTorch's defaults: createGraph false, strict false.
func AutogradHessian(ctx *Ctx, fn Callback, inputs []*Tensor, createGraph, strict bool) ([]*Tensor, error) {
	if fn == nil {
		return nil, errorf(ErrInvalid, "nnc_autograd_hessian", "fn is nil")
	}
	self := cgo.NewHandle(fn)
	defer self.Delete()
	result, err := fill(functionalOutputs, functionalOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_autograd_hessian(ctx.c(), &C.nnc_go_callback, C.uintptr_t(self), tensorList(inputs), C.int64_t(len(inputs)), cFlag(createGraph), cFlag(strict), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(inputs)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// AutogradVJP is nnc_autograd_vjp. The outputs of func, then the product of v and the jacobian, one
// for each input. v has a tensor of the same size for each output; it may be nil for one output of
// one element. PyTorch's defaults: v nil, createGraph false, strict false.
func AutogradVJP(ctx *Ctx, fn Callback, inputs, v []*Tensor, createGraph, strict bool) ([]*Tensor, error) {
	if fn == nil {
		return nil, errorf(ErrInvalid, "nnc_autograd_vjp", "fn is nil")
	}
	self := cgo.NewHandle(fn)
	defer self.Delete()
	result, err := fill(functionalOutputs, functionalOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_autograd_vjp(ctx.c(), &C.nnc_go_callback, C.uintptr_t(self), tensorList(inputs), C.int64_t(len(inputs)), tensorList(v), C.int64_t(len(v)), cFlag(createGraph), cFlag(strict), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(inputs)
	runtime.KeepAlive(v)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// AutogradJVP is nnc_autograd_jvp. The outputs of func, then the product of the jacobian and v, one
// for each output. v has a tensor of the same size for each input; it may be nil for one input of
// one element. PyTorch's defaults: v nil, createGraph false, strict false.
func AutogradJVP(ctx *Ctx, fn Callback, inputs, v []*Tensor, createGraph, strict bool) ([]*Tensor, error) {
	if fn == nil {
		return nil, errorf(ErrInvalid, "nnc_autograd_jvp", "fn is nil")
	}
	self := cgo.NewHandle(fn)
	defer self.Delete()
	result, err := fill(functionalOutputs, functionalOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_autograd_jvp(ctx.c(), &C.nnc_go_callback, C.uintptr_t(self), tensorList(inputs), C.int64_t(len(inputs)), tensorList(v), C.int64_t(len(v)), cFlag(createGraph), cFlag(strict), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(inputs)
	runtime.KeepAlive(v)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// AutogradHVP is nnc_autograd_hvp. The output of func, of one element, then the product of its
// hessian and v, one for each input. v as for AutogradJVP. PyTorch's defaults: v nil, createGraph
// false, strict false.
func AutogradHVP(ctx *Ctx, fn Callback, inputs, v []*Tensor, createGraph, strict bool) ([]*Tensor, error) {
	if fn == nil {
		return nil, errorf(ErrInvalid, "nnc_autograd_hvp", "fn is nil")
	}
	self := cgo.NewHandle(fn)
	defer self.Delete()
	result, err := fill(functionalOutputs, functionalOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_autograd_hvp(ctx.c(), &C.nnc_go_callback, C.uintptr_t(self), tensorList(inputs), C.int64_t(len(inputs)), tensorList(v), C.int64_t(len(v)), cFlag(createGraph), cFlag(strict), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(inputs)
	runtime.KeepAlive(v)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// AutogradVHP is nnc_autograd_vhp. The output of func, of one element, then the product of v and
// its hessian, one for each input; cheaper than AutogradHVP. v as for AutogradJVP. PyTorch's
// defaults: v nil, createGraph false, strict false.
func AutogradVHP(ctx *Ctx, fn Callback, inputs, v []*Tensor, createGraph, strict bool) ([]*Tensor, error) {
	if fn == nil {
		return nil, errorf(ErrInvalid, "nnc_autograd_vhp", "fn is nil")
	}
	self := cgo.NewHandle(fn)
	defer self.Delete()
	result, err := fill(functionalOutputs, functionalOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_autograd_vhp(ctx.c(), &C.nnc_go_callback, C.uintptr_t(self), tensorList(inputs), C.int64_t(len(inputs)), tensorList(v), C.int64_t(len(v)), cFlag(createGraph), cFlag(strict), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(inputs)
	runtime.KeepAlive(v)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// AutogradGradcheck is nnc_autograd_gradcheck. Compares the gradients of func at copies of the
// inputs, float64 for any sharpness, with central differences: |gradient - difference| <= atol +
// rtol |difference|, in every entry of every jacobian. Also: backward gives the same twice (but for
// nondetTol), zero for a gradient of zero, and, unless checkUndefinedGrad is 0, zero or nothing
// where no gradient arrives. torch: eps 1e-6, atol 1e-5, rtol 1e-3, raiseException 1, nondetTol 0,
// checkUndefinedGrad 1; its other checks have no counterpart. *out is 1; with raiseException 0 it
// is 0 where something is wrong, which is ErrState otherwise, with the entry that is furthest off.
// ErrInvalid: no input requires a gradient. PyTorch's defaults: eps 1e-06, atol 1e-05, rtol 0.001,
// raiseException true, nondetTol 0, checkUndefinedGrad true.
func AutogradGradcheck(ctx *Ctx, fn Callback, inputs []*Tensor, eps, atol, rtol float64, raiseException bool, nondetTol float64, checkUndefinedGrad bool) (bool, error) {
	if fn == nil {
		return false, errorf(ErrInvalid, "nnc_autograd_gradcheck", "fn is nil")
	}
	self := cgo.NewHandle(fn)
	var out C.int32_t
	defer self.Delete()
	err := check(C.nnc_autograd_gradcheck(ctx.c(), &C.nnc_go_callback, C.uintptr_t(self), tensorList(inputs), C.int64_t(len(inputs)), C.double(eps), C.double(atol), C.double(rtol), cFlag(raiseException), C.double(nondetTol), cFlag(checkUndefinedGrad), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(inputs)
	return out == 1, err
}

// AutogradGradgradcheck is nnc_autograd_gradgradcheck. The same of the gradients of the gradients
// that func has for gradOutputs, one for each output that requires a gradient; nil: drawn from the
// context's generator, uniform in [-1, 1). PyTorch's defaults: gradOutputs nil, eps 1e-06, atol
// 1e-05, rtol 0.001, raiseException true, nondetTol 0, checkUndefinedGrad true.
func AutogradGradgradcheck(ctx *Ctx, fn Callback, inputs, gradOutputs []*Tensor, eps, atol, rtol float64, raiseException bool, nondetTol float64, checkUndefinedGrad bool) (bool, error) {
	if fn == nil {
		return false, errorf(ErrInvalid, "nnc_autograd_gradgradcheck", "fn is nil")
	}
	self := cgo.NewHandle(fn)
	var out C.int32_t
	defer self.Delete()
	err := check(C.nnc_autograd_gradgradcheck(ctx.c(), &C.nnc_go_callback, C.uintptr_t(self), tensorList(inputs), C.int64_t(len(inputs)), tensorList(gradOutputs), C.int64_t(len(gradOutputs)), C.double(eps), C.double(atol), C.double(rtol), cFlag(raiseException), C.double(nondetTol), cFlag(checkUndefinedGrad), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(inputs)
	runtime.KeepAlive(gradOutputs)
	return out == 1, err
}
