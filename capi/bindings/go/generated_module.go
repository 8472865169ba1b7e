// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
	"runtime/cgo"
)

// NewKwargs is nnc_kwargs_new. An empty bag of keyword arguments.
func NewKwargs(ctx *Ctx) (*Kwargs, error) {
	var out *C.nnc_kwargs
	err := check(C.nnc_kwargs_new(ctx.c(), &out))
	runtime.KeepAlive(ctx)
	return newKwargs(ctx, out), err
}

// SetNone is nnc_kwargs_set_none. Sets key to Python's None.
func (kwargs *Kwargs) SetNone(key string) error {
	if err := noNUL("nnc_kwargs_set_none", key); err != nil {
		return err
	}
	err := check(C.nnc_kwargs_set_none(kwargs.c(), cText(key)))
	runtime.KeepAlive(kwargs)
	return err
}

// SetBool is nnc_kwargs_set_bool. Sets key to False (0) or True (anything else).
func (kwargs *Kwargs) SetBool(key string, value bool) error {
	if err := noNUL("nnc_kwargs_set_bool", key); err != nil {
		return err
	}
	err := check(C.nnc_kwargs_set_bool(kwargs.c(), cText(key), cFlag(value)))
	runtime.KeepAlive(kwargs)
	return err
}

// SetI64 is nnc_kwargs_set_i64. Sets key to an int.
func (kwargs *Kwargs) SetI64(key string, value int64) error {
	if err := noNUL("nnc_kwargs_set_i64", key); err != nil {
		return err
	}
	err := check(C.nnc_kwargs_set_i64(kwargs.c(), cText(key), C.int64_t(value)))
	runtime.KeepAlive(kwargs)
	return err
}

// SetF64 is nnc_kwargs_set_f64. Sets key to a float.
func (kwargs *Kwargs) SetF64(key string, value float64) error {
	if err := noNUL("nnc_kwargs_set_f64", key); err != nil {
		return err
	}
	err := check(C.nnc_kwargs_set_f64(kwargs.c(), cText(key), C.double(value)))
	runtime.KeepAlive(kwargs)
	return err
}

// SetStr is nnc_kwargs_set_str. Sets key to a str, which is copied.
func (kwargs *Kwargs) SetStr(key, value string) error {
	if err := noNUL("nnc_kwargs_set_str", key, value); err != nil {
		return err
	}
	err := check(C.nnc_kwargs_set_str(kwargs.c(), cText(key), cText(value)))
	runtime.KeepAlive(kwargs)
	return err
}

// SetI64s is nnc_kwargs_set_i64s. Sets key to a tuple of n ints, which are copied.
func (kwargs *Kwargs) SetI64s(key string, values []int64) error {
	if err := noNUL("nnc_kwargs_set_i64s", key); err != nil {
		return err
	}
	err := check(C.nnc_kwargs_set_i64s(kwargs.c(), cText(key), cInts(values), C.int64_t(len(values))))
	runtime.KeepAlive(kwargs)
	return err
}

// SetTensor is nnc_kwargs_set_tensor. Sets key to a tensor, which the bag then shares.
func (kwargs *Kwargs) SetTensor(key string, value *Tensor) error {
	if err := noNUL("nnc_kwargs_set_tensor", key); err != nil {
		return err
	}
	err := check(C.nnc_kwargs_set_tensor(kwargs.c(), cText(key), value.c()))
	runtime.KeepAlive(kwargs)
	runtime.KeepAlive(value)
	return err
}

// SetTensors is nnc_kwargs_set_tensors. Sets key to a tuple of n tensors, such as (h_0, c_0) for
// LSTM's hx.
func (kwargs *Kwargs) SetTensors(key string, values []*Tensor) error {
	if err := noNUL("nnc_kwargs_set_tensors", key); err != nil {
		return err
	}
	err := check(C.nnc_kwargs_set_tensors(kwargs.c(), cText(key), tensorList(values), C.int64_t(len(values))))
	runtime.KeepAlive(kwargs)
	runtime.KeepAlive(values)
	return err
}

// Count is nnc_kwargs_count. The number of keys that are set, -1 for a bad handle.
func (kwargs *Kwargs) Count() int64 {
	result := C.nnc_kwargs_count(kwargs.c())
	runtime.KeepAlive(kwargs)
	return int64(result)
}

// Key is nnc_kwargs_key. Key index (0 the first that was set). ErrIndex if there is none.
func (kwargs *Kwargs) Key(ctx *Ctx, index int64) (string, error) {
	var out *C.nnc_string
	err := check(C.nnc_kwargs_key(ctx.c(), kwargs.c(), C.int64_t(index), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(kwargs)
	return takeString(out, err)
}

// Tensor is nnc_kwargs_tensor. The tensor that key is set to; *out is nil if the key is not set, or
// to None. ErrInvalid if it is set to something else.
func (kwargs *Kwargs) Tensor(ctx *Ctx, key string) (*Tensor, error) {
	if err := noNUL("nnc_kwargs_tensor", key); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_kwargs_tensor(ctx.c(), kwargs.c(), cText(key), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(kwargs)
	return newTensor(ctx, out), err
}

// NewNamed is nnc_named_new. An empty collection.
func NewNamed(ctx *Ctx) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_named_new(ctx.c(), &out))
	runtime.KeepAlive(ctx)
	return newNamed(ctx, out), err
}

// Add is nnc_named_add. Appends an entry, which shares the tensor; nil: a key alone. A key that is
// there already is ErrInvalid.
func (named *Named) Add(key string, tensor *Tensor) error {
	if err := noNUL("nnc_named_add", key); err != nil {
		return err
	}
	err := check(C.nnc_named_add(named.c(), cText(key), tensor.c()))
	runtime.KeepAlive(named)
	runtime.KeepAlive(tensor)
	return err
}

// AddModule is nnc_named_add_module. The same with a module.
func (named *Named) AddModule(key string, module *Module) error {
	if err := noNUL("nnc_named_add_module", key); err != nil {
		return err
	}
	err := check(C.nnc_named_add_module(named.c(), cText(key), module.c()))
	runtime.KeepAlive(named)
	runtime.KeepAlive(module)
	return err
}

// Set is nnc_named_set. Puts an entry in the place of the one that has its key, or appends it:
// named[key] = tensor.
func (named *Named) Set(key string, tensor *Tensor) error {
	if err := noNUL("nnc_named_set", key); err != nil {
		return err
	}
	err := check(C.nnc_named_set(named.c(), cText(key), tensor.c()))
	runtime.KeepAlive(named)
	runtime.KeepAlive(tensor)
	return err
}

// Remove is nnc_named_remove. Takes an entry out; those behind it move up. A key that is not there
// is ErrUnknown.
func (named *Named) Remove(key string) error {
	if err := noNUL("nnc_named_remove", key); err != nil {
		return err
	}
	err := check(C.nnc_named_remove(named.c(), cText(key)))
	runtime.KeepAlive(named)
	return err
}

// Get is nnc_named_get. The tensor of the entry that has this key; *out is nil if there is none.
func (named *Named) Get(ctx *Ctx, key string) (*Tensor, error) {
	if err := noNUL("nnc_named_get", key); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_named_get(ctx.c(), named.c(), cText(key), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(named)
	return newTensor(ctx, out), err
}

// AddNamed is nnc_named_add_named. Appends all entries of other under "key.", a dictionary in the
// dictionary: named[key] = other, all or none. Of a collection without entries it is an entry of
// its own, an empty dictionary. ErrInvalid for a key that is there already.
func (named *Named) AddNamed(key string, other *Named) error {
	if err := noNUL("nnc_named_add_named", key); err != nil {
		return err
	}
	err := check(C.nnc_named_add_named(named.c(), cText(key), other.c()))
	runtime.KeepAlive(named)
	runtime.KeepAlive(other)
	return err
}

// Sub is nnc_named_sub. The entries under "key.", with these keys' beginnings taken off:
// named[key]. ErrUnknown if there are none, nor an empty dictionary of that key.
func (named *Named) Sub(ctx *Ctx, key string) (*Named, error) {
	if err := noNUL("nnc_named_sub", key); err != nil {
		return nil, err
	}
	var out *C.nnc_named
	err := check(C.nnc_named_sub(ctx.c(), named.c(), cText(key), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(named)
	return newNamed(ctx, out), err
}

// AddList is nnc_named_add_list. The same as a list, or as a tuple if isTuple is not 0: named[key]
// = [...]. The keys of other have to be "0", "1" and so on in this order, or begin with these and a
// dot: ErrInvalid.
func (named *Named) AddList(key string, other *Named, isTuple bool) error {
	if err := noNUL("nnc_named_add_list", key); err != nil {
		return err
	}
	err := check(C.nnc_named_add_list(named.c(), cText(key), other.c(), cFlag(isTuple)))
	runtime.KeepAlive(named)
	runtime.KeepAlive(other)
	return err
}

// Kind is nnc_named_kind. What Python has under key: "Tensor", "Module", "NoneType", "bool", "int",
// "float", "str", "tuple", "list" or "dict", of an entry or of what lies below. "": what the
// collection is itself, unless it has an entry of that key, as that of a file with nothing but a
// tensor does. nil if there is nothing. The text is static.
func (named *Named) Kind(key string) string {
	if err := noNUL("nnc_named_kind", key); err != nil {
		return ""
	}
	result := C.GoString(C.nnc_named_kind(named.c(), cText(key)))
	runtime.KeepAlive(named)
	return result
}

// AddValue is nnc_named_add_value. Appends a plain value that text has as Python does: "5", "0.1",
// "True", "None", "'words'", and tuples and lists of these, "(0.9, 0.999)"; an int of more than 64
// bits is a float. Lists and tuples of numbers, or of bools, are one entry; others are one for each
// element, "key.0" and so on, as Load has it. ErrText for another text, ErrInvalid for another
// value and for a key that is there already.
func (named *Named) AddValue(key, value string) error {
	if err := noNUL("nnc_named_add_value", key, value); err != nil {
		return err
	}
	err := check(C.nnc_named_add_value(named.c(), cText(key), cText(value)))
	runtime.KeepAlive(named)
	return err
}

// Value is nnc_named_value. A value as Python prints it: "5", "(0.9, 0.999)", "None", a str without
// quotes, a tensor as Tensor.Repr does; None for an entry without a tensor. ErrUnknown for a key
// that is not there.
func (named *Named) Value(ctx *Ctx, key string) (string, error) {
	if err := noNUL("nnc_named_value", key); err != nil {
		return "", err
	}
	var out *C.nnc_string
	err := check(C.nnc_named_value(ctx.c(), named.c(), cText(key), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(named)
	return takeString(out, err)
}

// Count is nnc_named_count. The number of entries, -1 for a bad handle.
func (named *Named) Count() int64 {
	result := C.nnc_named_count(named.c())
	runtime.KeepAlive(named)
	return int64(result)
}

// Key is nnc_named_key. The key of entry index (0 the first). It lives until the collection is
// released, whatever becomes of the entry. nil if there is no such entry.
func (named *Named) Key(index int64) string {
	result := C.GoString(C.nnc_named_key(named.c(), C.int64_t(index)))
	runtime.KeepAlive(named)
	return result
}

// Tensor is nnc_named_tensor. The tensor of entry index; *out is nil if it has none. ErrIndex if
// there is no such entry.
func (named *Named) Tensor(ctx *Ctx, index int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_named_tensor(ctx.c(), named.c(), C.int64_t(index), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(named)
	return newTensor(ctx, out), err
}

// Module is nnc_named_module. The module of entry index; *out is nil if it has none. ErrIndex if
// there is no such entry.
func (named *Named) Module(ctx *Ctx, index int64) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_named_module(ctx.c(), named.c(), C.int64_t(index), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(named)
	return newModule(ctx, out), err
}

// NewModule is nnc_module_new. The module that text describes, in training mode.
func NewModule(ctx *Ctx, text string) (*Module, error) {
	if err := noNUL("nnc_module_new", text); err != nil {
		return nil, err
	}
	var out *C.nnc_module
	err := check(C.nnc_module_new(ctx.c(), cText(text), &out))
	runtime.KeepAlive(ctx)
	return newModule(ctx, out), err
}

// NewModuleKwargs is nnc_module_new_kwargs. The same with further keyword arguments, for tensors
// (such as a loss's weight). kwargs may be nil.
func NewModuleKwargs(ctx *Ctx, text string, kwargs *Kwargs) (*Module, error) {
	if err := noNUL("nnc_module_new_kwargs", text); err != nil {
		return nil, err
	}
	var out *C.nnc_module
	err := check(C.nnc_module_new_kwargs(ctx.c(), cText(text), kwargs.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(kwargs)
	return newModule(ctx, out), err
}

// ModuleContainer is nnc_module_container. An empty module of a class of yours: children are added
// below, its forward is yours to write with nnc_module_call on the children. className is what it
// prints, "LeNet": letters, digits, '_' and '.'; another is ErrInvalid. Calling it is
// ErrUnsupported.
func ModuleContainer(ctx *Ctx, className string) (*Module, error) {
	if err := noNUL("nnc_module_container", className); err != nil {
		return nil, err
	}
	var out *C.nnc_module
	err := check(C.nnc_module_container(ctx.c(), cText(className), &out))
	runtime.KeepAlive(ctx)
	return newModule(ctx, out), err
}

// Deepcopy is nnc_module_deepcopy. What copy.deepcopy gives: the module and its descendants anew,
// in the same modes, with copies of their tensors, which require gradients where those do. What is
// shared among them is shared in the copy. Gradients of parameters are not copied, those of buffers
// are; hooks are the same functions (<nnc/nn_hooks.h>). ErrUnsupported: one of the modules has a
// vtable without copy; ErrState: a buffer that was computed from what requires a gradient.
func (module *Module) Deepcopy(ctx *Ctx) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_module_deepcopy(ctx.c(), module.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newModule(ctx, out), err
}

// Add is nnc_module_add. Makes a child from text, as NewModule, and registers it;
// Module.GetSubmodule gives its handle.
func (module *Module) Add(ctx *Ctx, name, text string) error {
	if err := noNUL("nnc_module_add", name, text); err != nil {
		return err
	}
	err := check(C.nnc_module_add(ctx.c(), module.c(), cText(name), cText(text)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// RegisterModule is nnc_module_register_module. Registers a child. nil registers the name without
// one: None is printed, and no listing has it. ErrInvalid if the module is the child or one of its
// descendants.
func (module *Module) RegisterModule(ctx *Ctx, name string, child *Module) error {
	if err := noNUL("nnc_module_register_module", name); err != nil {
		return err
	}
	err := check(C.nnc_module_register_module(ctx.c(), module.c(), cText(name), child.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(child)
	return err
}

// NewParameter is nnc_parameter_new. torch.nn.Parameter(data): a new tensor that shares the memory
// of data, prints as "Parameter containing:" and is a leaf, which requires a gradient unless
// requiresGrad is 0 (torch: 1). data nil: no elements, of ctx's default type. ErrDType: data is not
// of floating point type, which only requiresGrad 0 takes.
func NewParameter(ctx *Ctx, data *Tensor, requiresGrad bool) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_parameter_new(ctx.c(), data.c(), cFlag(requiresGrad), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(data)
	return newTensor(ctx, out), err
}

// RegisterParameter is nnc_module_register_parameter. Registers a parameter: a leaf of floating
// point type, which requires a gradient from then on, or what NewParameter gave, frozen or not. nil
// registers the name without a value; a container of parameters takes none (ErrInvalid). ErrState
// for a tensor that was computed.
func (module *Module) RegisterParameter(ctx *Ctx, name string, param *Tensor) error {
	if err := noNUL("nnc_module_register_parameter", name); err != nil {
		return err
	}
	err := check(C.nnc_module_register_parameter(ctx.c(), module.c(), cText(name), param.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(param)
	return err
}

// RegisterBuffer is nnc_module_register_buffer. Registers a buffer: a tensor that is no parameter.
// A persistent one is part of the state dict (torch: 1); -1: as the buffer is that has the name,
// module.name = tensor; a new one is persistent. nil registers the name without a value. PyTorch's
// defaults: persistent true.
func (module *Module) RegisterBuffer(ctx *Ctx, name string, tensor *Tensor, persistent bool) error {
	if err := noNUL("nnc_module_register_buffer", name); err != nil {
		return err
	}
	err := check(C.nnc_module_register_buffer(ctx.c(), module.c(), cText(name), tensor.c(), cFlag(persistent)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(tensor)
	return err
}

// Forward is nnc_module_forward. The general form: inputs in torch's order (nil: left out), or by
// the names of forward's parameters in kwargs ("input", "target", "hx"; kwargs may be nil). A name
// that forward does not have is ErrUnknown, an argument that is missing, given twice or too many
// ErrInvalid. Outputs come flattened in torch's order (LSTM: output, h_n, c_n); *nOutputs is how
// many there are. More than capacity is an error: nothing is written, and nothing has run but
// forwards of yours, whose outputs are counted afterwards.
func (module *Module) Forward(ctx *Ctx, inputs []*Tensor, kwargs *Kwargs) ([]*Tensor, error) {
	result, err := fill(hostOutputs, hostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_module_forward(ctx.c(), module.c(), tensorList(inputs), C.int64_t(len(inputs)), kwargs.c(), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(inputs)
	runtime.KeepAlive(kwargs)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// GetSubmodule is nnc_module_get_submodule. The descendant at path; ErrUnknown if it is None.
func (module *Module) GetSubmodule(ctx *Ctx, path string) (*Module, error) {
	if err := noNUL("nnc_module_get_submodule", path); err != nil {
		return nil, err
	}
	var out *C.nnc_module
	err := check(C.nnc_module_get_submodule(ctx.c(), module.c(), cText(path), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newModule(ctx, out), err
}

// GetParameter is nnc_module_get_parameter. The parameter at path itself, no copy; *out is nil if
// it is registered without a value.
func (module *Module) GetParameter(ctx *Ctx, path string) (*Tensor, error) {
	if err := noNUL("nnc_module_get_parameter", path); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_module_get_parameter(ctx.c(), module.c(), cText(path), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newTensor(ctx, out), err
}

// GetBuffer is nnc_module_get_buffer. The buffer at path itself, no copy; *out is nil if it is
// registered without a value.
func (module *Module) GetBuffer(ctx *Ctx, path string) (*Tensor, error) {
	if err := noNUL("nnc_module_get_buffer", path); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_module_get_buffer(ctx.c(), module.c(), cText(path), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newTensor(ctx, out), err
}

// NamedParameters is nnc_module_named_parameters. All parameters of the module and its descendants;
// a shared one is listed once.
func (module *Module) NamedParameters(ctx *Ctx) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_module_named_parameters(ctx.c(), module.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newNamed(ctx, out), err
}

// NamedBuffers is nnc_module_named_buffers. All buffers of the module and its descendants; a shared
// one is listed once.
func (module *Module) NamedBuffers(ctx *Ctx) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_module_named_buffers(ctx.c(), module.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newNamed(ctx, out), err
}

// NamedChildren is nnc_module_named_children. The immediate children, a shared one once.
func (module *Module) NamedChildren(ctx *Ctx) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_module_named_children(ctx.c(), module.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newNamed(ctx, out), err
}

// NamedModules is nnc_module_named_modules. The module (key "") and all its descendants, each once,
// parents first.
func (module *Module) NamedModules(ctx *Ctx) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_module_named_modules(ctx.c(), module.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newNamed(ctx, out), err
}

// Repr is nnc_module_repr. What print(module) shows in PyTorch, without a final newline. ErrInvalid
// if that is longer than 256 MiB, as shared and deeply nested modules may print.
func (module *Module) Repr(ctx *Ctx) (string, error) {
	var out *C.nnc_string
	err := check(C.nnc_module_repr(ctx.c(), module.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return takeString(out, err)
}

// Training is nnc_module_training. 1 in training mode, 0 in evaluation mode, -1 for a bad handle.
func (module *Module) Training() bool {
	result := C.nnc_module_training(module.c())
	runtime.KeepAlive(module)
	return result == 1
}

// Train is nnc_module_train. Puts the module and its descendants into training mode (mode not 0) or
// evaluation mode. PyTorch's defaults: mode true.
func (module *Module) Train(ctx *Ctx, mode bool) error {
	err := check(C.nnc_module_train(ctx.c(), module.c(), cFlag(mode)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// Eval is nnc_module_eval. Module.Train with mode 0.
func (module *Module) Eval(ctx *Ctx) error {
	err := check(C.nnc_module_eval(ctx.c(), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// ZeroGrad is nnc_module_zero_grad. Sets every parameter's gradient to none.
func (module *Module) ZeroGrad(ctx *Ctx) error {
	err := check(C.nnc_module_zero_grad(ctx.c(), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// RequiresGrad_ is nnc_module_requires_grad_. Sets for every parameter whether it requires a
// gradient. PyTorch's defaults: requiresGrad true.
func (module *Module) RequiresGrad_(ctx *Ctx, requiresGrad bool) error {
	err := check(C.nnc_module_requires_grad_(ctx.c(), module.c(), cFlag(requiresGrad)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// To is nnc_module_to. Converts floating point parameters, buffers and gradients to another
// floating point type, all or none. They stay the same tensors: handles on them see the new type.
// What a forward saved before is refused in backward where it would be read in another type. An
// optimizer's state does not follow: SGD converts its momentum in the next step, Adam and AdamW
// refuse the step, as in torch. ErrDType for a type that is not floating point. It waits until
// calls of other threads have ended; ErrState if one of them does not within ten seconds. PyTorch's
// defaults: dtype DTypeDefault.
func (module *Module) To(ctx *Ctx, dtype DType) error {
	err := check(C.nnc_module_to(ctx.c(), module.c(), C.nnc_dtype(dtype)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// StateDict is nnc_module_state_dict. Parameters and persistent buffers, detached; they share
// memory with the module. A module that is registered under several names has its entries under
// each; if that multiplies to more than a million it is ErrInvalid.
func (module *Module) StateDict(ctx *Ctx) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_module_state_dict(ctx.c(), module.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newNamed(ctx, out), err
}

// StateDictPrefix is nnc_module_state_dict_prefix. The same with torch's arguments. prefix stands
// before the keys as it is, with no dot between; nil is "". keepVars not 0 (torch: 0): the
// parameters and buffers themselves, not detached.
func (module *Module) StateDictPrefix(ctx *Ctx, prefix string, keepVars bool) (*Named, error) {
	if err := noNUL("nnc_module_state_dict_prefix", prefix); err != nil {
		return nil, err
	}
	var out *C.nnc_named
	err := check(C.nnc_module_state_dict_prefix(ctx.c(), module.c(), cTextOrNil(prefix), cFlag(keepVars), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newNamed(ctx, out), err
}

// LoadStateDict is nnc_module_load_state_dict. Copies the tensors of state into the module,
// converted to its types. strict: a missing or unexpected key is an error. A wrong shape always is
// (both ErrInvalid), but a vector of one element goes where there is a tensor without dimensions.
// num_batches_tracked may be missing. Of several values for a tensor with several names the last
// name's stays. On an error nothing has changed. missing and unexpected may be nil; otherwise they
// receive the keys. PyTorch's defaults: strict true.
func (module *Module) LoadStateDict(ctx *Ctx, state *Named, strict bool) (*Named, *Named, error) {
	var missing *C.nnc_named
	var unexpected *C.nnc_named
	err := check(C.nnc_module_load_state_dict(ctx.c(), module.c(), state.c(), cFlag(strict), &missing, &unexpected))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(state)
	return newNamed(ctx, missing), newNamed(ctx, unexpected), err
}

// LoadStateDictAssign is nnc_module_load_state_dict_assign. The same with torch's assign (torch:
// 0). Not 0: the tensors of state, with their types and memory, take the places of the module's
// own, so optimizers have to be made afterwards. A parameter is taken itself, of any other tensor a
// parameter is made that shares its memory, for each name another; both require gradients as the
// former one did (ErrInvalid for a type that is not floating point then). A buffer is the tensor
// itself, detached if that is a parameter. Calls under way go on with the former tensors.
func (module *Module) LoadStateDictAssign(ctx *Ctx, state *Named, strict, assign bool) (*Named, *Named, error) {
	var missing *C.nnc_named
	var unexpected *C.nnc_named
	err := check(C.nnc_module_load_state_dict_assign(ctx.c(), module.c(), state.c(), cFlag(strict), cFlag(assign), &missing, &unexpected))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(state)
	return newNamed(ctx, missing), newNamed(ctx, unexpected), err
}

// GetExtraState is nnc_module_get_extra_state. The tensor that the module's vtable gives for state
// dicts. ErrUnsupported: it has no vtable, or one without get_extra_state.
func (module *Module) GetExtraState(ctx *Ctx) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_module_get_extra_state(ctx.c(), module.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newTensor(ctx, out), err
}

// SetExtraState is nnc_module_set_extra_state. Gives the module's vtable such a tensor.
// ErrUnsupported: it has no vtable, or one without set_extra_state.
func (module *Module) SetExtraState(ctx *Ctx, state *Tensor) error {
	err := check(C.nnc_module_set_extra_state(ctx.c(), module.c(), state.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(state)
	return err
}

// FunctionalCall is nnc_functional_call. Module.Forward with other tensors in the place of
// parameters and buffers of module and its descendants, those at the paths that are the keys of
// parameterAndBufferDicts. Gradients go to these; the module stays as it is, and a call of another
// thread does not see them. What forward writes to buffers, such as running statistics, is written
// to those given. Forwards of yours find them under the same names, by Module.GetParameter,
// Module.GetBuffer and the lists. tieWeights not 0 (torch: 1): a tensor also stands in the place of
// all others that are the same parameter; two for one are ErrInvalid. strict not 0 (torch: 0): keys
// are all names and no others, else ErrInvalid, which lists them; otherwise a key whose module does
// not exist is ErrUnknown, and one that its module does not have is passed over. So is the name of
// what weight_norm, spectral_norm or pruning of <nnc/nn_utils.h> and <nnc/nn_prune.h> computes. In
// the place of a tensor that is parametrized nothing can stand: the call computes it from what
// right_inverse makes of the one given, which gets no gradient, as in PyTorch. Sizes and types are
// checked by the operations that use the tensors.
func FunctionalCall(ctx *Ctx, module *Module, parameterAndBufferDicts *Named, inputs []*Tensor, kwargs *Kwargs, tieWeights, strict bool) ([]*Tensor, error) {
	result, err := fill(hostOutputs, hostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_functional_call(ctx.c(), module.c(), parameterAndBufferDicts.c(), tensorList(inputs), C.int64_t(len(inputs)), kwargs.c(), cFlag(tieWeights), cFlag(strict), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(parameterAndBufferDicts)
	runtime.KeepAlive(inputs)
	runtime.KeepAlive(kwargs)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// RegisterForwardPreHook is nnc_module_register_forward_pre_hook. Before forward: the hook gets the
// inputs, no outputs, and may replace the inputs. withKwargs not 0: it gets the keyword arguments
// too, to which it may add, or puts others into *replaced_kwargs, nil before. PyTorch's defaults:
// prepend false, withKwargs false.
func (module *Module) RegisterForwardPreHook(ctx *Ctx, hook ModuleHook, prepend, withKwargs bool) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_module_register_forward_pre_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_module_register_forward_pre_hook(ctx.c(), module.c(), &C.nnc_go_module_hook, C.uintptr_t(self), cFlag(prepend), cFlag(withKwargs), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterForwardHook is nnc_module_register_forward_hook. After forward: the hook gets inputs and
// outputs, and may replace the outputs. withKwargs not 0: it gets the keyword arguments too.
// alwaysCall not 0: it is called also when the call has failed, in forward or in a hook, without
// outputs if there are none; what it fails with then is dropped, and what it replaces is lost.
// PyTorch's defaults: prepend false, withKwargs false, alwaysCall false.
func (module *Module) RegisterForwardHook(ctx *Ctx, hook ModuleHook, prepend, withKwargs, alwaysCall bool) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_module_register_forward_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_module_register_forward_hook(ctx.c(), module.c(), &C.nnc_go_module_hook, C.uintptr_t(self), cFlag(prepend), cFlag(withKwargs), cFlag(alwaysCall), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterFullBackwardPreHook is nnc_module_register_full_backward_pre_hook. In backward, when the
// gradients of the outputs are there: the hook gets them as outputs, no inputs, and may replace
// them by as many. A module with hooks of backward gives views of what forward gets and gives,
// which must not be written to in place (ErrState). PyTorch's defaults: prepend false.
func (module *Module) RegisterFullBackwardPreHook(ctx *Ctx, hook ModuleHook, prepend bool) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_module_register_full_backward_pre_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_module_register_full_backward_pre_hook(ctx.c(), module.c(), &C.nnc_go_module_hook, C.uintptr_t(self), cFlag(prepend), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterFullBackwardHook is nnc_module_register_full_backward_hook. In backward, when the
// gradients of the inputs are there: the hook gets them as inputs, zeros where none came, and those
// of the outputs as outputs; it may replace the inputs' by as many. Where no input requires a
// gradient it gets nil for each, when the gradients of the outputs are there, and may replace
// nothing. PyTorch's defaults: prepend false.
func (module *Module) RegisterFullBackwardHook(ctx *Ctx, hook ModuleHook, prepend bool) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_module_register_full_backward_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_module_register_full_backward_hook(ctx.c(), module.c(), &C.nnc_go_module_hook, C.uintptr_t(self), cFlag(prepend), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterModuleForwardPreHook is nnc_register_module_forward_pre_hook.
// Module.RegisterForwardPreHook of every module.
func RegisterModuleForwardPreHook(ctx *Ctx, hook ModuleHook) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_register_module_forward_pre_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_register_module_forward_pre_hook(ctx.c(), &C.nnc_go_module_hook, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterModuleForwardHook is nnc_register_module_forward_hook. Module.RegisterForwardHook of
// every module.
func RegisterModuleForwardHook(ctx *Ctx, hook ModuleHook, withKwargs, alwaysCall bool) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_register_module_forward_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_register_module_forward_hook(ctx.c(), &C.nnc_go_module_hook, C.uintptr_t(self), cFlag(withKwargs), cFlag(alwaysCall), &out))
	runtime.KeepAlive(ctx)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterModuleFullBackwardPreHook is nnc_register_module_full_backward_pre_hook.
// Module.RegisterFullBackwardPreHook of every module.
func RegisterModuleFullBackwardPreHook(ctx *Ctx, hook ModuleHook) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_register_module_full_backward_pre_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_register_module_full_backward_pre_hook(ctx.c(), &C.nnc_go_module_hook, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterModuleFullBackwardHook is nnc_register_module_full_backward_hook.
// Module.RegisterFullBackwardHook of every module.
func RegisterModuleFullBackwardHook(ctx *Ctx, hook ModuleHook) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_register_module_full_backward_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_register_module_full_backward_hook(ctx.c(), &C.nnc_go_module_hook, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterModuleParameterRegistrationHook is nnc_register_module_parameter_registration_hook.
// Before a parameter that is not None is registered: by Module.RegisterParameter, by a
// ParameterList or ParameterDict, or by Module.LoadStateDictAssign. What a layer registers while it
// is made is shown when the layer is whole and has its initial values: its parameters, then its
// buffers, then its children; PyTorch calls the hook during construction. As in PyTorch, a deep
// copy shows nothing. Nor is what parametrizations, pruning, the older weight_norm and
// spectral_norm, and fusion change in a module that is there, which PyTorch does show; a
// ParametrizationList is shown as any module. The hook ends when it is removed.
func RegisterModuleParameterRegistrationHook(ctx *Ctx, hook RegistrationHook) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_register_module_parameter_registration_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_register_module_parameter_registration_hook(ctx.c(), &C.nnc_go_registration_hook, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterModuleBufferRegistrationHook is nnc_register_module_buffer_registration_hook. The same
// for buffers: Module.RegisterBuffer, Module.LoadStateDictAssign.
func RegisterModuleBufferRegistrationHook(ctx *Ctx, hook RegistrationHook) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_register_module_buffer_registration_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_register_module_buffer_registration_hook(ctx.c(), &C.nnc_go_registration_hook, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterModuleModuleRegistrationHook is nnc_register_module_module_registration_hook. The same
// for children: Module.RegisterModule, Module.Add, Module.SetSubmodule, and the containers, but for
// what is inserted into a list.
func RegisterModuleModuleRegistrationHook(ctx *Ctx, hook RegistrationHook) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_register_module_module_registration_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_register_module_module_registration_hook(ctx.c(), &C.nnc_go_registration_hook, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterStateDictPreHook is nnc_module_register_state_dict_pre_hook. Before the module's entries
// are read: the hook gets prefix and keep_vars.
func (module *Module) RegisterStateDictPreHook(ctx *Ctx, hook StateDictHook) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_module_register_state_dict_pre_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_module_register_state_dict_pre_hook(ctx.c(), module.c(), &C.nnc_go_state_dict_hook, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterStateDictPostHook is nnc_module_register_state_dict_post_hook. After those of the module
// and its descendants: the hook gets state_dict, which holds all entries until then, those of other
// modules too, prefix and keep_vars.
func (module *Module) RegisterStateDictPostHook(ctx *Ctx, hook StateDictHook) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_module_register_state_dict_post_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_module_register_state_dict_post_hook(ctx.c(), module.c(), &C.nnc_go_state_dict_hook, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterLoadStateDictPreHook is nnc_module_register_load_state_dict_pre_hook. Before the module's
// entries are loaded: the hook gets state_dict, a collection of the entries whose keys begin with
// prefix, and the three lists. What it changes in state_dict is seen by the module and those below
// it. A message in error_msgs makes the call fail (ErrInvalid), strict or not.
func (module *Module) RegisterLoadStateDictPreHook(ctx *Ctx, hook StateDictHook) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_module_register_load_state_dict_pre_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_module_register_load_state_dict_pre_hook(ctx.c(), module.c(), &C.nnc_go_state_dict_hook, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// RegisterLoadStateDictPostHook is nnc_module_register_load_state_dict_post_hook. After the module
// and its descendants are loaded, which the hook can see: it gets missing_keys and unexpected_keys
// as far as they are known. What it leaves there is what strict refuses and the call gives. prefix
// is the module's.
func (module *Module) RegisterLoadStateDictPostHook(ctx *Ctx, hook StateDictHook) (*Hook, error) {
	if hook == nil {
		return nil, errorf(ErrInvalid, "nnc_module_register_load_state_dict_post_hook", "hook is nil")
	}
	self := cgo.NewHandle(hook)
	var out *C.nnc_hook
	err := check(C.nnc_module_register_load_state_dict_post_hook(ctx.c(), module.c(), &C.nnc_go_state_dict_hook, C.uintptr_t(self), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	if err != nil {
		self.Delete()
	}
	return newHook(ctx, out), err
}

// SetModule is nnc_kwargs_set_module. Sets key to a module, which the bag then shares: the
// distance_function of a TripletMarginWithDistanceLoss, which may be a module of yours
// (nnc_module_new_user). It becomes a child of the module that is made.
func (kwargs *Kwargs) SetModule(key string, value *Module) error {
	if err := noNUL("nnc_kwargs_set_module", key); err != nil {
		return err
	}
	err := check(C.nnc_kwargs_set_module(kwargs.c(), cText(key), value.c()))
	runtime.KeepAlive(kwargs)
	runtime.KeepAlive(value)
	return err
}

// EmbeddingFromPretrained is nnc_embedding_from_pretrained. Embedding (torch: normType 2, flags 0).
// The row at paddingIDX stays as it is. PyTorch's defaults: freeze true, paddingIDX nil, maxNorm
// nil, normType 2, scaleGradByFreq false, sparse false.
func EmbeddingFromPretrained(ctx *Ctx, embeddings *Tensor, freeze bool, paddingIDX *int64, maxNorm *float64, normType float64, scaleGradByFreq, sparse bool) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_embedding_from_pretrained(ctx.c(), embeddings.c(), cFlag(freeze), cOptionalInt(paddingIDX), cOptionalReal(maxNorm), C.double(normType), cFlag(scaleGradByFreq), cFlag(sparse), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(embeddings)
	return newModule(ctx, out), err
}

// EmbeddingBagFromPretrained is nnc_embedding_bag_from_pretrained. EmbeddingBag (torch: normType 2,
// mode "mean", flags 0); mode nil is "mean". PyTorch's defaults: freeze true, maxNorm nil, normType
// 2, scaleGradByFreq false, mode "mean", sparse false, includeLastOffset false, paddingIDX nil.
func EmbeddingBagFromPretrained(ctx *Ctx, embeddings *Tensor, freeze bool, maxNorm *float64, normType float64, scaleGradByFreq bool, mode string, sparse, includeLastOffset bool, paddingIDX *int64) (*Module, error) {
	if err := noNUL("nnc_embedding_bag_from_pretrained", mode); err != nil {
		return nil, err
	}
	var out *C.nnc_module
	err := check(C.nnc_embedding_bag_from_pretrained(ctx.c(), embeddings.c(), cFlag(freeze), cOptionalReal(maxNorm), C.double(normType), cFlag(scaleGradByFreq), cTextOrNil(mode), cFlag(sparse), cFlag(includeLastOffset), cOptionalInt(paddingIDX), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(embeddings)
	return newModule(ctx, out), err
}

// AdaptiveLogSoftmaxWithLossLogProb is nnc_adaptive_log_softmax_with_loss_log_prob. (N, n_classes):
// the logarithm of each class's probability for input (N, in_features). ErrShape: input is no
// matrix.
func AdaptiveLogSoftmaxWithLossLogProb(ctx *Ctx, module *Module, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_adaptive_log_softmax_with_loss_log_prob(ctx.c(), module.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AdaptiveLogSoftmaxWithLossPredict is nnc_adaptive_log_softmax_with_loss_predict. (N) of int64:
// the most probable class. Rows whose best score of the head is a class have that one; only for the
// others the clusters are computed. ErrShape: input is no matrix.
func AdaptiveLogSoftmaxWithLossPredict(ctx *Ctx, module *Module, input *Tensor) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_adaptive_log_softmax_with_loss_predict(ctx.c(), module.c(), input.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ResetRunningStats is nnc_module_reset_running_stats. Sets running_mean and num_batches_tracked to
// 0 and running_var to 1, if the layer has them.
func (module *Module) ResetRunningStats(ctx *Ctx) error {
	err := check(C.nnc_module_reset_running_stats(ctx.c(), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// RNNBaseAllWeights is nnc_rnn_base_all_weights. The parameters, layer by layer and direction by
// direction, each weight_ih, weight_hh and, where there are such, bias_ih, bias_hh and weight_hr:
// out has room for capacity tensors, *nOut is how many there are. More than capacity is ErrInvalid.
func RNNBaseAllWeights(ctx *Ctx, module *Module) ([]*Tensor, error) {
	result, err := fill(hostOutputs, mostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_rnn_base_all_weights(ctx.c(), module.c(), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// MultiheadAttentionMergeMasks is nnc_multihead_attention_merge_masks. One mask of two, of which
// each may be nil: attnMask (L, L) or (N num_heads, L, L) and keyPaddingMask (N, L), for query (N,
// L, E). With an attnMask it has size (N, num_heads, L, L), the sum of both (true where one is
// true), and *maskType is 2; keyPaddingMask alone is itself, with type 1. Without both, *mergedMask
// is nil and *maskType -1 (torch: None). ErrShape: of another size.
func MultiheadAttentionMergeMasks(ctx *Ctx, module *Module, attnMask, keyPaddingMask, query *Tensor) (*Tensor, int64, error) {
	var mergedMask *C.nnc_tensor
	var maskType C.int64_t
	err := check(C.nnc_multihead_attention_merge_masks(ctx.c(), module.c(), attnMask.c(), keyPaddingMask.c(), query.c(), &mergedMask, &maskType))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(attnMask)
	runtime.KeepAlive(keyPaddingMask)
	runtime.KeepAlive(query)
	return newTensor(ctx, mergedMask), int64(maskType), err
}

// Parameters is nnc_module_parameters. The parameters, each once: out has room for capacity
// tensors, *nOut is how many there are. More than capacity is ErrInvalid. PyTorch's defaults:
// recurse true.
func (module *Module) Parameters(ctx *Ctx, recurse bool) ([]*Tensor, error) {
	result, err := fill(hostOutputs, mostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_module_parameters(ctx.c(), module.c(), cFlag(recurse), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// Buffers is nnc_module_buffers. The same of the buffers. PyTorch's defaults: recurse true.
func (module *Module) Buffers(ctx *Ctx, recurse bool) ([]*Tensor, error) {
	result, err := fill(hostOutputs, mostOutputs, func(list **C.nnc_tensor, capacity C.int64_t, n *C.int64_t) *C.nnc_error {
		return C.nnc_module_buffers(ctx.c(), module.c(), cFlag(recurse), list, capacity, n)
	})
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	if err != nil {
		return nil, err
	}
	return newTensors(ctx, result), nil
}

// Children is nnc_module_children. The immediate children, each once, with their places as keys:
// "0", "1", ...
func (module *Module) Children(ctx *Ctx) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_module_children(ctx.c(), module.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newNamed(ctx, out), err
}

// Modules is nnc_module_modules. The module and its descendants, parents first, with their places
// as keys. PyTorch's defaults: removeDuplicate true.
func (module *Module) Modules(ctx *Ctx, removeDuplicate bool) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_module_modules(ctx.c(), module.c(), cFlag(removeDuplicate), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newNamed(ctx, out), err
}

// NamedParametersPrefix is nnc_module_named_parameters_prefix. Module.NamedParameters with its
// arguments.
func (module *Module) NamedParametersPrefix(ctx *Ctx, prefix string, recurse, removeDuplicate bool) (*Named, error) {
	if err := noNUL("nnc_module_named_parameters_prefix", prefix); err != nil {
		return nil, err
	}
	var out *C.nnc_named
	err := check(C.nnc_module_named_parameters_prefix(ctx.c(), module.c(), cTextOrNil(prefix), cFlag(recurse), cFlag(removeDuplicate), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newNamed(ctx, out), err
}

// NamedBuffersPrefix is nnc_module_named_buffers_prefix. Module.NamedBuffers with its arguments.
func (module *Module) NamedBuffersPrefix(ctx *Ctx, prefix string, recurse, removeDuplicate bool) (*Named, error) {
	if err := noNUL("nnc_module_named_buffers_prefix", prefix); err != nil {
		return nil, err
	}
	var out *C.nnc_named
	err := check(C.nnc_module_named_buffers_prefix(ctx.c(), module.c(), cTextOrNil(prefix), cFlag(recurse), cFlag(removeDuplicate), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newNamed(ctx, out), err
}

// NamedModulesPrefix is nnc_module_named_modules_prefix. Module.NamedModules with its arguments.
func (module *Module) NamedModulesPrefix(ctx *Ctx, prefix string, removeDuplicate bool) (*Named, error) {
	if err := noNUL("nnc_module_named_modules_prefix", prefix); err != nil {
		return nil, err
	}
	var out *C.nnc_named
	err := check(C.nnc_module_named_modules_prefix(ctx.c(), module.c(), cTextOrNil(prefix), cFlag(removeDuplicate), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return newNamed(ctx, out), err
}

// ExtraRepr is nnc_module_extra_repr. What stands between the parentheses when the module is
// printed.
func (module *Module) ExtraRepr(ctx *Ctx) (string, error) {
	var out *C.nnc_string
	err := check(C.nnc_module_extra_repr(ctx.c(), module.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return takeString(out, err)
}

// SetSubmodule is nnc_module_set_submodule. Puts child into the place of the module at the path
// target, or adds it to the parent if strict is 0 and there is none. ErrInvalid: an empty target or
// name, or the child contains the parent; ErrUnknown: the parent does not exist, or with strict the
// module; ErrInvalid: target is a parameter or buffer. Calls under way go on with the former
// module. PyTorch's defaults: strict false.
func (module *Module) SetSubmodule(ctx *Ctx, target string, child *Module, strict bool) error {
	if err := noNUL("nnc_module_set_submodule", target); err != nil {
		return err
	}
	err := check(C.nnc_module_set_submodule(ctx.c(), module.c(), cText(target), child.c(), cFlag(strict)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	runtime.KeepAlive(child)
	return err
}

// ZeroGradSetToNone is nnc_module_zero_grad_set_to_none. Module.ZeroGrad; with setToNone 0
// gradients that are there become zeros, without a history.
func (module *Module) ZeroGradSetToNone(ctx *Ctx, setToNone bool) error {
	err := check(C.nnc_module_zero_grad_set_to_none(ctx.c(), module.c(), cFlag(setToNone)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// ResetParameters is nnc_module_reset_parameters. Gives the parameters, and what BatchNorm and
// InstanceNorm track, the values that they are made with, drawn from ctx's generator: in place, of
// the sizes and types that they have now. Whether they require gradients, and their gradients,
// stay. ErrUnsupported: a class that has no such method in PyTorch, such as one without parameters,
// MultiheadAttention or one of yours. An Embedding draws its table even if that was given to it. On
// an error nothing has changed, the generator included.
func (module *Module) ResetParameters(ctx *Ctx) error {
	err := check(C.nnc_module_reset_parameters(ctx.c(), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// Apply is nnc_module_apply. Calls fn for every module of the tree, children before their parents:
// to initialise parameters, say. As in PyTorch, a module with several parents gets a call from
// each. An error of fn ends the call; what it did before stays. ErrInvalid: a table that is not
// known or lacks call.
func (module *Module) Apply(ctx *Ctx, fn ModuleCallback) error {
	if fn == nil {
		return errorf(ErrInvalid, "nnc_module_apply", "fn is nil")
	}
	self := cgo.NewHandle(fn)
	defer self.Delete()
	err := check(C.nnc_module_apply(ctx.c(), module.c(), &C.nnc_go_module_callback, C.uintptr_t(self)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// Float is nnc_module_float. Module.To with float32.
func (module *Module) Float(ctx *Ctx) error {
	err := check(C.nnc_module_float(ctx.c(), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// Double is nnc_module_double. Module.To with float64.
func (module *Module) Double(ctx *Ctx) error {
	err := check(C.nnc_module_double(ctx.c(), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// Half is nnc_module_half. Module.To with float16.
func (module *Module) Half(ctx *Ctx) error {
	err := check(C.nnc_module_half(ctx.c(), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// BFloat16 is nnc_module_bfloat16. Module.To with bfloat16.
func (module *Module) BFloat16(ctx *Ctx) error {
	err := check(C.nnc_module_bfloat16(ctx.c(), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// Type is nnc_module_type. Converts all parameters, gradients and buffers, integers too, to any
// type. ErrDType: a parameter that requires a gradient, and a type that is not floating point.
func (module *Module) Type(ctx *Ctx, dstType DType) error {
	err := check(C.nnc_module_type(ctx.c(), module.c(), C.nnc_dtype(dstType)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// CPU is nnc_module_cpu. Changes nothing: there is no other device.
func (module *Module) CPU(ctx *Ctx) error {
	err := check(C.nnc_module_cpu(ctx.c(), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}

// ToEmpty is nnc_module_to_empty. Gives parameters, gradients and buffers new memory, whose content
// is arbitrary. recurse 0: those of the module alone. PyTorch's defaults: recurse true.
func (module *Module) ToEmpty(ctx *Ctx, recurse bool) error {
	err := check(C.nnc_module_to_empty(ctx.c(), module.c(), cFlag(recurse)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(module)
	return err
}
