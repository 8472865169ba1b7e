// SPDX-License-Identifier: Apache-2.0

// Package bridge lets the other packages of this module call C with the objects of package nnc, and
// make such objects of what C gives. C's types are different ones in each package that uses cgo, so
// handles pass as numbers. Package nnc, which this one cannot import, sets the variables when it is
// initialized. The folder is internal because a handle without its object has no owner.
package bridge

// Handle is the C handle of a *nnc.Ctx, *nnc.Tensor, *nnc.Module, *nnc.Optimizer, *nnc.Named or
// *nnc.Dataset; 0 for nil. The caller keeps the object alive while the handle is in use.
var Handle func(object any) uintptr

// InScope is a func(*nnc.Ctx) bool: whether what is made through the context belongs to a scope.
var InScope any

// What takes over a handle that was made through a context: each is a func(*nnc.Ctx, uintptr) that
// gives an object of that name, nil for 0.
var NewTensor, NewModule, NewOptimizer, NewNamed, NewSampler any
