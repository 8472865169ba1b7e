// SPDX-License-Identifier: Apache-2.0

/*
Package nnc is torch.nn for Go: tensors, gradients, layers, optimizers and data loaders of libnnc,
with PyTorch's names, defaults, numbers and printed text, on the CPU.

Every function of the C interface is here. What computes takes a context first, nil for the default
one, then C's arguments in their order: nil, "" and 0 of a type are PyTorch's defaults where it has
None there, numbers that may be left out are pointers (see Opt). A trailing underscore is PyTorch's:
the function works in place. Functions of an object are its methods.

	y, err := nnc.ReLU(ctx, x)
	model, err := nnc.NewModule(ctx, "Sequential(Linear(784, 10), ReLU())")
	y, err = model.Call(ctx, x)

# Memory

What is made through a scope (Ctx.Scope, InScope) is released when the scope ends: a step of a
training, say. Anything else lives until its Close, or until the collector finds that nobody has it.

# Errors

Errors are of type *Error, and errors.Is(err, nnc.ErrShape) tells their kind. Must and Check panic
with one; InScope, and libnnc's call of a function of yours, make an error of that again.

# Goroutines

All objects may be used from any goroutine; for the elements of a tensor that one writes to, see
"Threads" in nnc/status.h. Settings such as NoGrad are a context's: they follow it, not the goroutine
or its thread. Functions of yours must not call runtime.Goexit (as testing.T.FailNow does) while
libnnc calls them.
*/
package nnc
