// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
)

// SequentialLen is nnc_sequential_len. How many modules there are; -1 for a handle that is not of a
// Sequential.
func SequentialLen(sequential *Module) int64 {
	result := C.nnc_sequential_len(sequential.c())
	runtime.KeepAlive(sequential)
	return int64(result)
}

// SequentialGet is nnc_sequential_get. The module at idx.
func SequentialGet(ctx *Ctx, sequential *Module, idx int64) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_sequential_get(ctx.c(), sequential.c(), C.int64_t(idx), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sequential)
	return newModule(ctx, out), err
}

// SequentialSlice is nnc_sequential_slice. Another Sequential of the modules in the slice, which
// keep their names.
func SequentialSlice(ctx *Ctx, sequential *Module, start, end, step int64) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_sequential_slice(ctx.c(), sequential.c(), C.int64_t(start), C.int64_t(end), C.int64_t(step), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sequential)
	return newModule(ctx, out), err
}

// SequentialSet is nnc_sequential_set. Puts another module in the place of the one at idx, under
// its name.
func SequentialSet(ctx *Ctx, sequential *Module, idx int64, module *Module) error {
	err := check(C.nnc_sequential_set(ctx.c(), sequential.c(), C.int64_t(idx), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sequential)
	runtime.KeepAlive(module)
	return err
}

// SequentialDelete is nnc_sequential_delete. Takes out the module at idx. Those that stay are
// numbered again from 0.
func SequentialDelete(ctx *Ctx, sequential *Module, idx int64) error {
	err := check(C.nnc_sequential_delete(ctx.c(), sequential.c(), C.int64_t(idx)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sequential)
	return err
}

// SequentialDeleteSlice is nnc_sequential_delete_slice. Takes out the modules in the slice. Those
// that stay are numbered again from 0.
func SequentialDeleteSlice(ctx *Ctx, sequential *Module, start, end, step int64) error {
	err := check(C.nnc_sequential_delete_slice(ctx.c(), sequential.c(), C.int64_t(start), C.int64_t(end), C.int64_t(step)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sequential)
	return err
}

// SequentialPop is nnc_sequential_pop. Takes out the module at key, and gives it. Those that stay
// are numbered again from 0.
func SequentialPop(ctx *Ctx, sequential *Module, key int64) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_sequential_pop(ctx.c(), sequential.c(), C.int64_t(key), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sequential)
	return newModule(ctx, out), err
}

// SequentialAppend is nnc_sequential_append. Puts a module in at the end, under its number.
func SequentialAppend(ctx *Ctx, sequential, module *Module) error {
	err := check(C.nnc_sequential_append(ctx.c(), sequential.c(), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sequential)
	runtime.KeepAlive(module)
	return err
}

// SequentialInsert is nnc_sequential_insert. Puts a module in before the one at index, -len..len
// (ErrIndex); that one and what follows are numbered again.
func SequentialInsert(ctx *Ctx, sequential *Module, index int64, module *Module) error {
	err := check(C.nnc_sequential_insert(ctx.c(), sequential.c(), C.int64_t(index), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sequential)
	runtime.KeepAlive(module)
	return err
}

// SequentialExtend is nnc_sequential_extend. Puts in at the end what another Sequential or
// ModuleList has, all or none.
func SequentialExtend(ctx *Ctx, sequential, modules *Module) error {
	err := check(C.nnc_sequential_extend(ctx.c(), sequential.c(), modules.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sequential)
	runtime.KeepAlive(modules)
	return err
}

// SequentialConcat is nnc_sequential_concat. Another Sequential of the modules of both, numbered
// from 0: PyTorch's + of two.
func SequentialConcat(ctx *Ctx, sequential, other *Module) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_sequential_concat(ctx.c(), sequential.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(sequential)
	runtime.KeepAlive(other)
	return newModule(ctx, out), err
}

// ModuleListLen is nnc_module_list_len. How many modules there are; -1 for a handle that is not of
// a ModuleList.
func ModuleListLen(moduleList *Module) int64 {
	result := C.nnc_module_list_len(moduleList.c())
	runtime.KeepAlive(moduleList)
	return int64(result)
}

// ModuleListGet is nnc_module_list_get. The module at idx.
func ModuleListGet(ctx *Ctx, moduleList *Module, idx int64) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_module_list_get(ctx.c(), moduleList.c(), C.int64_t(idx), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleList)
	return newModule(ctx, out), err
}

// ModuleListSlice is nnc_module_list_slice. Another ModuleList of the modules in the slice,
// numbered from 0.
func ModuleListSlice(ctx *Ctx, moduleList *Module, start, end, step int64) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_module_list_slice(ctx.c(), moduleList.c(), C.int64_t(start), C.int64_t(end), C.int64_t(step), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleList)
	return newModule(ctx, out), err
}

// ModuleListSet is nnc_module_list_set. Puts another module in the place of the one at idx, under
// its name.
func ModuleListSet(ctx *Ctx, moduleList *Module, idx int64, module *Module) error {
	err := check(C.nnc_module_list_set(ctx.c(), moduleList.c(), C.int64_t(idx), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleList)
	runtime.KeepAlive(module)
	return err
}

// ModuleListDelete is nnc_module_list_delete. Takes out the module at idx. Those that stay are
// numbered again from 0.
func ModuleListDelete(ctx *Ctx, moduleList *Module, idx int64) error {
	err := check(C.nnc_module_list_delete(ctx.c(), moduleList.c(), C.int64_t(idx)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleList)
	return err
}

// ModuleListDeleteSlice is nnc_module_list_delete_slice. Takes out the modules in the slice. Those
// that stay are numbered again from 0.
func ModuleListDeleteSlice(ctx *Ctx, moduleList *Module, start, end, step int64) error {
	err := check(C.nnc_module_list_delete_slice(ctx.c(), moduleList.c(), C.int64_t(start), C.int64_t(end), C.int64_t(step)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleList)
	return err
}

// ModuleListPop is nnc_module_list_pop. Takes out the module at key, and gives it. Those that stay
// are numbered again from 0.
func ModuleListPop(ctx *Ctx, moduleList *Module, key int64) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_module_list_pop(ctx.c(), moduleList.c(), C.int64_t(key), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleList)
	return newModule(ctx, out), err
}

// ModuleListAppend is nnc_module_list_append. Puts a module in at the end, under its number.
func ModuleListAppend(ctx *Ctx, moduleList, module *Module) error {
	err := check(C.nnc_module_list_append(ctx.c(), moduleList.c(), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleList)
	runtime.KeepAlive(module)
	return err
}

// ModuleListInsert is nnc_module_list_insert. Puts a module in before the one at index, -len..len
// (ErrIndex); that one and what follows are numbered again. (PyTorch's ModuleList takes no negative
// index here.).
func ModuleListInsert(ctx *Ctx, moduleList *Module, index int64, module *Module) error {
	err := check(C.nnc_module_list_insert(ctx.c(), moduleList.c(), C.int64_t(index), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleList)
	runtime.KeepAlive(module)
	return err
}

// ModuleListExtend is nnc_module_list_extend. Puts in at the end what another Sequential or
// ModuleList has, all or none.
func ModuleListExtend(ctx *Ctx, moduleList, modules *Module) error {
	err := check(C.nnc_module_list_extend(ctx.c(), moduleList.c(), modules.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleList)
	runtime.KeepAlive(modules)
	return err
}

// ModuleListConcat is nnc_module_list_concat. Another ModuleList of the modules of both, numbered
// from 0: PyTorch's + of two.
func ModuleListConcat(ctx *Ctx, moduleList, other *Module) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_module_list_concat(ctx.c(), moduleList.c(), other.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleList)
	runtime.KeepAlive(other)
	return newModule(ctx, out), err
}

// ModuleDictLen is nnc_module_dict_len. How many entries there are; -1 for a handle that is not of
// a ModuleDict.
func ModuleDictLen(moduleDict *Module) int64 {
	result := C.nnc_module_dict_len(moduleDict.c())
	runtime.KeepAlive(moduleDict)
	return int64(result)
}

// ModuleDictContains is nnc_module_dict_contains. 1 if there is such a key, 0 if not; -1 for a
// handle that is not of a ModuleDict, or a key that is nil.
func ModuleDictContains(moduleDict *Module, key string) bool {
	if err := noNUL("nnc_module_dict_contains", key); err != nil {
		return false
	}
	result := C.nnc_module_dict_contains(moduleDict.c(), cText(key))
	runtime.KeepAlive(moduleDict)
	return result == 1
}

// ModuleDictGet is nnc_module_dict_get. The module under that key.
func ModuleDictGet(ctx *Ctx, moduleDict *Module, key string) (*Module, error) {
	if err := noNUL("nnc_module_dict_get", key); err != nil {
		return nil, err
	}
	var out *C.nnc_module
	err := check(C.nnc_module_dict_get(ctx.c(), moduleDict.c(), cText(key), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleDict)
	return newModule(ctx, out), err
}

// ModuleDictSet is nnc_module_dict_set. Puts a module in under that key: in the place of the one
// that has it, or at the end.
func ModuleDictSet(ctx *Ctx, moduleDict *Module, key string, module *Module) error {
	if err := noNUL("nnc_module_dict_set", key); err != nil {
		return err
	}
	err := check(C.nnc_module_dict_set(ctx.c(), moduleDict.c(), cText(key), module.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleDict)
	runtime.KeepAlive(module)
	return err
}

// ModuleDictPop is nnc_module_dict_pop. Takes out the module under that key, and gives it.
func ModuleDictPop(ctx *Ctx, moduleDict *Module, key string) (*Module, error) {
	if err := noNUL("nnc_module_dict_pop", key); err != nil {
		return nil, err
	}
	var out *C.nnc_module
	err := check(C.nnc_module_dict_pop(ctx.c(), moduleDict.c(), cText(key), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleDict)
	return newModule(ctx, out), err
}

// ModuleDictUpdate is nnc_module_dict_update. Puts in the modules of a collection under their keys,
// as ModuleDictSet does, all or none. ErrInvalid for an entry that is a tensor.
func ModuleDictUpdate(ctx *Ctx, moduleDict *Module, modules *Named) error {
	err := check(C.nnc_module_dict_update(ctx.c(), moduleDict.c(), modules.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleDict)
	runtime.KeepAlive(modules)
	return err
}

// ModuleDictDelete is nnc_module_dict_delete. Takes out the module under that key.
func ModuleDictDelete(ctx *Ctx, moduleDict *Module, key string) error {
	if err := noNUL("nnc_module_dict_delete", key); err != nil {
		return err
	}
	err := check(C.nnc_module_dict_delete(ctx.c(), moduleDict.c(), cText(key)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleDict)
	return err
}

// ModuleDictClear is nnc_module_dict_clear. Takes out all.
func ModuleDictClear(ctx *Ctx, moduleDict *Module) error {
	err := check(C.nnc_module_dict_clear(ctx.c(), moduleDict.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleDict)
	return err
}

// ModuleDictKeys is nnc_module_dict_keys. A collection of the keys, in order, with their modules.
func ModuleDictKeys(ctx *Ctx, moduleDict *Module) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_module_dict_keys(ctx.c(), moduleDict.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleDict)
	return newNamed(ctx, out), err
}

// ModuleDictItems is nnc_module_dict_items. ModuleDictKeys: a collection has both.
func ModuleDictItems(ctx *Ctx, moduleDict *Module) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_module_dict_items(ctx.c(), moduleDict.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleDict)
	return newNamed(ctx, out), err
}

// ModuleDictValues is nnc_module_dict_values. ModuleDictKeys: a collection has both.
func ModuleDictValues(ctx *Ctx, moduleDict *Module) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_module_dict_values(ctx.c(), moduleDict.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(moduleDict)
	return newNamed(ctx, out), err
}

// ParameterDictLen is nnc_parameter_dict_len. How many entries there are; -1 for a handle that is
// not of a ParameterDict.
func ParameterDictLen(parameterDict *Module) int64 {
	result := C.nnc_parameter_dict_len(parameterDict.c())
	runtime.KeepAlive(parameterDict)
	return int64(result)
}

// ParameterDictContains is nnc_parameter_dict_contains. 1 if there is such a key, 0 if not; -1 for
// a handle that is not of a ParameterDict, or a key that is nil.
func ParameterDictContains(parameterDict *Module, key string) bool {
	if err := noNUL("nnc_parameter_dict_contains", key); err != nil {
		return false
	}
	result := C.nnc_parameter_dict_contains(parameterDict.c(), cText(key))
	runtime.KeepAlive(parameterDict)
	return result == 1
}

// ParameterDictAt is nnc_parameter_dict_at. The parameter under that key.
func ParameterDictAt(ctx *Ctx, parameterDict *Module, key string) (*Tensor, error) {
	if err := noNUL("nnc_parameter_dict_at", key); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_parameter_dict_at(ctx.c(), parameterDict.c(), cText(key), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterDict)
	return newTensor(ctx, out), err
}

// ParameterDictGet is nnc_parameter_dict_get. The parameter under that key; otherwise defaultValue
// itself, which may be nil, and so may *out be then.
func ParameterDictGet(ctx *Ctx, parameterDict *Module, key string, defaultValue *Tensor) (*Tensor, error) {
	if err := noNUL("nnc_parameter_dict_get", key); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_parameter_dict_get(ctx.c(), parameterDict.c(), cText(key), defaultValue.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterDict)
	runtime.KeepAlive(defaultValue)
	return newTensor(ctx, out), err
}

// ParameterDictSet is nnc_parameter_dict_set. Puts a parameter in under that key: in the place of
// the one that has it, or at the end. ErrDType for a tensor that is not floating point.
func ParameterDictSet(ctx *Ctx, parameterDict *Module, key string, value *Tensor) error {
	if err := noNUL("nnc_parameter_dict_set", key); err != nil {
		return err
	}
	err := check(C.nnc_parameter_dict_set(ctx.c(), parameterDict.c(), cText(key), value.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterDict)
	runtime.KeepAlive(value)
	return err
}

// ParameterDictSetdefault is nnc_parameter_dict_setdefault. The parameter under that key. If there
// is none, defaultValue is put in as ParameterDictSet does, and given.
func ParameterDictSetdefault(ctx *Ctx, parameterDict *Module, key string, defaultValue *Tensor) (*Tensor, error) {
	if err := noNUL("nnc_parameter_dict_setdefault", key); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_parameter_dict_setdefault(ctx.c(), parameterDict.c(), cText(key), defaultValue.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterDict)
	runtime.KeepAlive(defaultValue)
	return newTensor(ctx, out), err
}

// ParameterDictPop is nnc_parameter_dict_pop. Takes out the parameter under that key, and gives it.
func ParameterDictPop(ctx *Ctx, parameterDict *Module, key string) (*Tensor, error) {
	if err := noNUL("nnc_parameter_dict_pop", key); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_parameter_dict_pop(ctx.c(), parameterDict.c(), cText(key), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterDict)
	return newTensor(ctx, out), err
}

// ParameterDictPopitem is nnc_parameter_dict_popitem. Takes out the last entry, and gives a
// collection of it alone. ErrUnknown if there is none.
func ParameterDictPopitem(ctx *Ctx, parameterDict *Module) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_parameter_dict_popitem(ctx.c(), parameterDict.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterDict)
	return newNamed(ctx, out), err
}

// ParameterDictUpdate is nnc_parameter_dict_update. Puts in the tensors of a collection under their
// keys, as ParameterDictSet does, all or none. ErrInvalid for an entry without a tensor.
func ParameterDictUpdate(ctx *Ctx, parameterDict *Module, parameters *Named) error {
	err := check(C.nnc_parameter_dict_update(ctx.c(), parameterDict.c(), parameters.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterDict)
	runtime.KeepAlive(parameters)
	return err
}

// ParameterDictCopy is nnc_parameter_dict_copy. Another ParameterDict of the same parameters.
func ParameterDictCopy(ctx *Ctx, parameterDict *Module) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_parameter_dict_copy(ctx.c(), parameterDict.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterDict)
	return newModule(ctx, out), err
}

// ParameterDictFromkeys is nnc_parameter_dict_fromkeys. A ParameterDict with the keys of a
// collection, each with a parameter that shares the memory of defaultValue. parameterDict is not
// asked for its entries.
func ParameterDictFromkeys(ctx *Ctx, parameterDict *Module, keys *Named, defaultValue *Tensor) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_parameter_dict_fromkeys(ctx.c(), parameterDict.c(), keys.c(), defaultValue.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterDict)
	runtime.KeepAlive(keys)
	runtime.KeepAlive(defaultValue)
	return newModule(ctx, out), err
}

// ParameterDictDelete is nnc_parameter_dict_delete. Takes out the parameter under that key.
func ParameterDictDelete(ctx *Ctx, parameterDict *Module, key string) error {
	if err := noNUL("nnc_parameter_dict_delete", key); err != nil {
		return err
	}
	err := check(C.nnc_parameter_dict_delete(ctx.c(), parameterDict.c(), cText(key)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterDict)
	return err
}

// ParameterDictClear is nnc_parameter_dict_clear. Takes out all.
func ParameterDictClear(ctx *Ctx, parameterDict *Module) error {
	err := check(C.nnc_parameter_dict_clear(ctx.c(), parameterDict.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterDict)
	return err
}

// ParameterDictKeys is nnc_parameter_dict_keys. A collection of the keys, in order, with their
// parameters.
func ParameterDictKeys(ctx *Ctx, parameterDict *Module) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_parameter_dict_keys(ctx.c(), parameterDict.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterDict)
	return newNamed(ctx, out), err
}

// ParameterDictItems is nnc_parameter_dict_items. ParameterDictKeys: a collection has both.
func ParameterDictItems(ctx *Ctx, parameterDict *Module) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_parameter_dict_items(ctx.c(), parameterDict.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterDict)
	return newNamed(ctx, out), err
}

// ParameterDictValues is nnc_parameter_dict_values. ParameterDictKeys: a collection has both.
func ParameterDictValues(ctx *Ctx, parameterDict *Module) (*Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_parameter_dict_values(ctx.c(), parameterDict.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterDict)
	return newNamed(ctx, out), err
}

// ParameterListLen is nnc_parameter_list_len. How many parameters there are; -1 for a handle that
// is not of a ParameterList.
func ParameterListLen(parameterList *Module) int64 {
	result := C.nnc_parameter_list_len(parameterList.c())
	runtime.KeepAlive(parameterList)
	return int64(result)
}

// ParameterListGet is nnc_parameter_list_get. The parameter at idx.
func ParameterListGet(ctx *Ctx, parameterList *Module, idx int64) (*Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_parameter_list_get(ctx.c(), parameterList.c(), C.int64_t(idx), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterList)
	return newTensor(ctx, out), err
}

// ParameterListSlice is nnc_parameter_list_slice. Another ParameterList of the parameters in the
// slice.
func ParameterListSlice(ctx *Ctx, parameterList *Module, start, end, step int64) (*Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_parameter_list_slice(ctx.c(), parameterList.c(), C.int64_t(start), C.int64_t(end), C.int64_t(step), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterList)
	return newModule(ctx, out), err
}

// ParameterListSet is nnc_parameter_list_set. Puts another parameter in the place of the one at
// idx.
func ParameterListSet(ctx *Ctx, parameterList *Module, idx int64, param *Tensor) error {
	err := check(C.nnc_parameter_list_set(ctx.c(), parameterList.c(), C.int64_t(idx), param.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterList)
	runtime.KeepAlive(param)
	return err
}

// ParameterListAppend is nnc_parameter_list_append. Puts a parameter in at the end.
func ParameterListAppend(ctx *Ctx, parameterList *Module, value *Tensor) error {
	err := check(C.nnc_parameter_list_append(ctx.c(), parameterList.c(), value.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterList)
	runtime.KeepAlive(value)
	return err
}

// ParameterListExtend is nnc_parameter_list_extend. Puts nValues parameters in at the end, all or
// none.
func ParameterListExtend(ctx *Ctx, parameterList *Module, values []*Tensor) error {
	err := check(C.nnc_parameter_list_extend(ctx.c(), parameterList.c(), tensorList(values), C.int64_t(len(values))))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(parameterList)
	runtime.KeepAlive(values)
	return err
}
