// SPDX-License-Identifier: Apache-2.0

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime/cgo"
	"unsafe"
)

// UserModule is what a module of yours computes. It may have more methods, each of which is called
// if it is there: those of the interfaces below, and Close when the module is gone.
type UserModule interface {
	Forward(ctx *Ctx, inputs ...*Tensor) (*Tensor, error)
}

// MultiForwarder is called in the place of Forward: with keyword arguments (or nil), and for several
// outputs.
type MultiForwarder interface {
	ForwardMulti(ctx *Ctx, module *Module, inputs []*Tensor, kwargs *Kwargs) ([]*Tensor, error)
}

// ExtraReprer says what stands between the parentheses when the module is printed.
type ExtraReprer interface {
	ExtraRepr() (string, error)
}

// Copier makes the state of a copy, for Deepcopy.
type Copier interface {
	Copy(ctx *Ctx, module *Module) (UserModule, error)
}

// ExtraStater gives what state dicts have of the module beside its parameters and buffers, and
// takes it back.
type ExtraStater interface {
	GetExtraState(ctx *Ctx, module *Module) (*Tensor, error)
	SetExtraState(ctx *Ctx, module *Module, state *Tensor) error
}

// RightInverser is for parametrizations: the inputs that Forward has to get to give x.
type RightInverser interface {
	RightInverse(ctx *Ctx, module *Module, x *Tensor) ([]*Tensor, error)
}

// moduleTable is C's table of the methods that the module has.
func moduleTable(m UserModule) C.nnc_module_vtable {
	table := C.nnc_go_module_vtable
	if _, ok := m.(ExtraReprer); !ok {
		table.extra_repr = nil
	}
	if _, ok := m.(Copier); !ok {
		table.copy = nil
	}
	if _, ok := m.(ExtraStater); !ok {
		table.get_extra_state, table.set_extra_state = nil, nil
	}
	if _, ok := m.(RightInverser); !ok {
		table.right_inverse = nil
	}
	return table
}

func forwardOf(m UserModule, ctx *Ctx, module *Module, inputs []*Tensor, kwargs *Kwargs) ([]*Tensor, error) {
	if multi, ok := m.(MultiForwarder); ok {
		return multi.ForwardMulti(ctx, module, inputs, kwargs)
	}
	if kwargs != nil && kwargs.Count() > 0 {
		return nil, errorf(ErrInvalid, "nnc_module_forward", "this module's Forward takes no keyword arguments")
	}
	y, err := m.Forward(ctx, inputs...)
	return []*Tensor{y}, err
}

//export nncGoModuleForward
func nncGoModuleForward(self C.uintptr_t, c *C.nnc_ctx, module *C.nnc_module, inputs **C.nnc_tensor,
	nInputs C.int64_t, kwargs *C.nnc_kwargs, outputs **C.nnc_tensor, capacity C.int64_t, nOutputs *C.int64_t) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		given, err := forwardOf(value[UserModule](self), ctx, newModule(ctx, module),
			borrowTensors(ctx, inputs, nInputs), newKwargs(ctx, kwargs))
		if err != nil {
			return err
		}
		*nOutputs = C.int64_t(len(given))
		return putAll(ctx, given, outputs, capacity)
	})
}

//export nncGoModuleExtraRepr
func nncGoModuleExtraRepr(self C.uintptr_t, c *C.nnc_ctx, out **C.nnc_string) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		s, err := value[ExtraReprer](self).ExtraRepr()
		if err != nil {
			return err
		}
		return check(C.nnc_string_new(ctx.c(), cText(s), C.int64_t(len(s)), out))
	})
}

//export nncGoModuleCopy
func nncGoModuleCopy(self C.uintptr_t, c *C.nnc_ctx, module *C.nnc_module, copied *C.uintptr_t) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		m, err := value[Copier](self).Copy(ctx, newModule(ctx, module))
		if err == nil {
			*copied = C.uintptr_t(cgo.NewHandle(m))
		}
		return err
	})
}

//export nncGoModuleGetExtraState
func nncGoModuleGetExtraState(self C.uintptr_t, c *C.nnc_ctx, module *C.nnc_module, out **C.nnc_tensor) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		t, err := value[ExtraStater](self).GetExtraState(ctx, newModule(ctx, module))
		if err != nil {
			return err
		}
		return put(ctx, t, out)
	})
}

//export nncGoModuleSetExtraState
func nncGoModuleSetExtraState(self C.uintptr_t, c *C.nnc_ctx, module *C.nnc_module, state *C.nnc_tensor) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		return value[ExtraStater](self).SetExtraState(ctx, newModule(ctx, module), newTensor(ctx, state))
	})
}

//export nncGoModuleRightInverse
func nncGoModuleRightInverse(self C.uintptr_t, c *C.nnc_ctx, module *C.nnc_module, x *C.nnc_tensor,
	outputs **C.nnc_tensor, capacity C.int64_t, nOutputs *C.int64_t) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		given, err := value[RightInverser](self).RightInverse(ctx, newModule(ctx, module), newTensor(ctx, x))
		if err != nil {
			return err
		}
		*nOutputs = C.int64_t(len(given))
		return putAll(ctx, given, outputs, capacity)
	})
}

// ModuleHookCall is what a hook of a module is called with: its inputs (of a backward hook the
// gradients of the inputs), keyword arguments and outputs, as far as that kind of hook has them.
type ModuleHookCall struct {
	Module          *Module
	Inputs, Outputs []*Tensor
	Kwargs          *Kwargs
	ReplacedKwargs  *Kwargs // what a pre-hook with keyword arguments puts in the place of Kwargs
}

// ModuleHook runs before or after a module's forward or backward; what it gives, unless that is
// nil, takes the place of the inputs or outputs.
type ModuleHook func(ctx *Ctx, call *ModuleHookCall) ([]*Tensor, error)

//export nncGoModuleHook
func nncGoModuleHook(self C.uintptr_t, c *C.nnc_ctx, module *C.nnc_module, inputs **C.nnc_tensor, nInputs C.int64_t,
	kwargs *C.nnc_kwargs, outputs **C.nnc_tensor, nOutputs C.int64_t, replaced **C.nnc_tensor, capacity C.int64_t,
	nReplaced *C.int64_t, replacedKwargs **C.nnc_kwargs) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		call := ModuleHookCall{Module: newModule(ctx, module), Inputs: borrowTensors(ctx, inputs, nInputs),
			Kwargs: newKwargs(ctx, kwargs), Outputs: borrowTensors(ctx, outputs, nOutputs)}
		given, err := value[ModuleHook](self)(ctx, &call)
		if err != nil {
			return err
		}
		if k := call.ReplacedKwargs; k != nil {
			if err := made(k.owned); err != nil {
				return err
			}
			*replacedKwargs = k.c()
		}
		if given == nil {
			return nil // C's -1 stays: nothing is replaced
		}
		*nReplaced = C.int64_t(len(given))
		return putAll(ctx, given, replaced, capacity)
	})
}

// RegistrationHook runs when a parameter or buffer (tensor) or a child is registered under name, and
// may give another one for its place.
type RegistrationHook func(ctx *Ctx, module *Module, name string, tensor *Tensor, child *Module) (*Tensor, *Module, error)

//export nncGoRegistrationHook
func nncGoRegistrationHook(self C.uintptr_t, c *C.nnc_ctx, module *C.nnc_module, name *C.char, tensor *C.nnc_tensor,
	child *C.nnc_module, replacedTensor **C.nnc_tensor, replacedChild **C.nnc_module) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		t, m, err := value[RegistrationHook](self)(ctx, newModule(ctx, module), C.GoString(name),
			newTensor(ctx, tensor), newModule(ctx, child))
		if err != nil {
			return err
		}
		if m != nil { // a second handle, which the call's scope holds, see put
			if err := check(C.nnc_module_get_submodule(ctx.c(), m.c(), cText(""), replacedChild)); err != nil {
				return err
			}
		}
		if t == nil {
			return nil
		}
		return put(ctx, t, replacedTensor)
	})
}

// StateDictCall is what a hook of state dicts is called with, as far as that kind of hook has it.
type StateDictCall struct {
	Module                                 *Module
	StateDict                              *Named
	Prefix                                 string
	KeepVars                               bool
	MissingKeys, UnexpectedKeys, ErrorMsgs *Named
}

// StateDictHook runs before or after a module's state dict is made or loaded.
type StateDictHook func(ctx *Ctx, call *StateDictCall) error

//export nncGoStateDictHook
func nncGoStateDictHook(self C.uintptr_t, c *C.nnc_ctx, module *C.nnc_module, stateDict *C.nnc_named, prefix *C.char,
	keepVars C.int32_t, missing, unexpected, messages *C.nnc_named) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		return value[StateDictHook](self)(ctx, &StateDictCall{Module: newModule(ctx, module),
			StateDict: newNamed(ctx, stateDict), Prefix: C.GoString(prefix), KeepVars: keepVars != 0,
			MissingKeys: newNamed(ctx, missing), UnexpectedKeys: newNamed(ctx, unexpected), ErrorMsgs: newNamed(ctx, messages)})
	})
}

// ModuleCallback is called with each module of a tree, see Apply.
type ModuleCallback func(ctx *Ctx, module *Module) error

//export nncGoModuleCallback
func nncGoModuleCallback(self C.uintptr_t, c *C.nnc_ctx, module *C.nnc_module) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error { return value[ModuleCallback](self)(ctx, newModule(ctx, module)) })
}

// ---- what is made of them ----

// NewUserModule is a module whose forward is m's: it can stand in a Sequential as any other. m
// should hold its layers, not the module that this gives, or that is never collected. See Builder.
func NewUserModule(ctx *Ctx, className string, m UserModule) (*Module, error) {
	if m == nil {
		return nil, errorf(ErrInvalid, "nnc_module_new_user", "m is nil")
	}
	if err := noNUL("nnc_module_new_user", className); err != nil {
		return nil, err
	}
	var out *C.nnc_module
	table, self := moduleTable(m), cgo.NewHandle(m)
	err := check(C.nnc_module_new_user(ctx.c(), cText(className), &table, C.uintptr_t(self), &out))
	if err != nil {
		self.Delete()
	}
	return newModule(ctx, out), err
}

// NewUserDataset is a dataset of yours. anyThread: several workers of a loader may call Get at a
// time; else only goroutines that call libnnc do.
func NewUserDataset(ctx *Ctx, d UserDataset, anyThread bool) (*Dataset, error) {
	if d == nil {
		return nil, errorf(ErrInvalid, "nnc_dataset_new_user", "d is nil")
	}
	var out *C.nnc_dataset
	table, self := C.nnc_go_dataset_vtable, cgo.NewHandle(d)
	table.any_thread = C.int64_t(cFlag(anyThread))
	err := check(C.nnc_dataset_new_user(ctx.c(), &table, C.uintptr_t(self), &out))
	if err != nil {
		self.Delete()
	}
	return newDataset(ctx, out), err
}

// NewFunction is a function with a backward of its own; results of Apply print
// "grad_fn=<nameBackward>".
func NewFunction(ctx *Ctx, name string, f CustomFunction) (*Function, error) {
	if f == nil {
		return nil, errorf(ErrInvalid, "nnc_function_new", "f is nil")
	}
	if err := noNUL("nnc_function_new", name); err != nil {
		return nil, err
	}
	var out *C.nnc_function
	self := cgo.NewHandle(f)
	err := check(C.nnc_function_new(ctx.c(), cText(name), &C.nnc_go_function_vtable, C.uintptr_t(self), &out))
	if err != nil {
		self.Delete()
	}
	return newFunction(ctx, out), err
}

// WithSavedTensorsHooks is a variant of ctx: what operations under it keep for backward goes through
// the hooks.
func (ctx *Ctx) WithSavedTensorsHooks(hooks SavedTensorsHooks) (*Ctx, error) {
	if hooks == nil {
		return nil, errorf(ErrInvalid, "nnc_autograd_saved_tensors_hooks", "hooks is nil")
	}
	var out *C.nnc_ctx
	self := cgo.NewHandle(hooks)
	err := check(C.nnc_autograd_saved_tensors_hooks(ctx.c(), &C.nnc_go_saved_tensors_hooks, C.uintptr_t(self), &out))
	if err != nil {
		self.Delete()
	}
	return newCtx(ctx, out), err
}

// TripletMarginWithDistanceLoss is nnc_triplet_margin_with_distance_loss; a nil distance is
// PyTorch's, the pairwise one.
func TripletMarginWithDistanceLoss(ctx *Ctx, anchor, positive, negative *Tensor, distance Distance, margin float64,
	swap bool, reduction Reduction) (*Tensor, error) {
	var out *C.nnc_tensor
	var function C.nnc_distance_function
	if distance != nil {
		function = C.nnc_distance_function(C.nnc_go_distance)
	}
	self := cgo.NewHandle(distance)
	defer self.Delete()
	err := check(C.nnc_triplet_margin_with_distance_loss(ctx.c(), anchor.c(), positive.c(), negative.c(), function,
		C.uintptr_t(self), C.double(margin), cFlag(swap), C.nnc_reduction(reduction), &out))
	keepAlive(ctx, anchor, positive, negative)
	return newTensor(ctx, out), err
}

// FromBlob is nnc_from_blob: a tensor of memory that is not Go's (C.malloc, mmap). deleter, which may
// be nil, is called once neither the tensor nor a view of it needs the memory. strides may be nil.
func FromBlob(ctx *Ctx, data unsafe.Pointer, dims, strides []int64, dtype DType, deleter func()) (*Tensor, error) {
	if err := sameLength("nnc_from_blob", "strides", len(strides), len(dims)); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	self := cgo.NewHandle(&blob{deleter})
	err := check(C.nnc_from_blob(ctx.c(), data, cInts(dims), C.int64_t(len(dims)), cInts(strides), C.nnc_dtype(dtype),
		(*[0]byte)(C.nnc_go_deleter), C.uintptr_t(self), &out))
	keepAlive(ctx)
	if err != nil {
		self.Delete()
	}
	return newTensor(ctx, out), err
}

// blob is the self of foreign memory: closed when it is not needed any more.
type blob struct{ deleter func() }

func (b *blob) Close() error {
	if b.deleter != nil {
		b.deleter()
	}
	return nil
}
