// SPDX-License-Identifier: Apache-2.0

package nnc

// #include "nnc_go.h"
import "C"

import (
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"runtime/cgo"
	"strings"
	"unsafe"
)

// What libnnc calls. Each kind of table has one function here for each of its members; self is the
// cgo.Handle of what the user gave. Calls come on the thread of the goroutine that called libnnc,
// but for those of a loader's workers. Panics become errors; runtime.Goexit (t.FailNow) must not be
// called.

// guarded runs f, which may panic, with the context of a callback.
func guarded(c *C.nnc_ctx, f func(ctx *Ctx) error) (result *C.nnc_error) {
	ctx := borrowCtx(c)
	defer func() {
		ctx.scope.ended.Store(true)
		if r := recover(); r != nil {
			result = toC(recovered(r))
		}
	}()
	return toC(f(ctx))
}

// recovered makes an error of what was recovered: that of Must, else one that tells where it began.
func recovered(r any) error {
	if f, ok := r.(failure); ok {
		return f.error
	}
	pcs := make([]uintptr, 32)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	panicking := false
	for {
		frame, more := frames.Next()
		switch {
		case frame.Function == "runtime.gopanic":
			panicking = true
		case panicking && !strings.HasPrefix(frame.Function, "runtime."):
			return fmt.Errorf("panic: %v (%s:%d)", r, filepath.Base(frame.File), frame.Line)
		}
		if !more {
			return fmt.Errorf("panic: %v", r)
		}
	}
}

func value[T any](self C.uintptr_t) T { return cgo.Handle(self).Value().(T) }

func borrowTensors(ctx *Ctx, list **C.nnc_tensor, n C.int64_t) []*Tensor {
	return newTensors(ctx, unsafe.Slice(list, int(n)))
}

// put writes what a function gave. One that no scope holds gets a second handle, which the call's
// scope holds: otherwise it might be collected before libnnc looks at it.
func put(ctx *Ctx, t *Tensor, out **C.nnc_tensor) error {
	if t == nil || !t.owned {
		*out = t.c()
		return nil
	}
	err := check(C.nnc_tensor_cpu(ctx.c(), t.c(), out))
	keepAlive(ctx, t)
	return err
}

func putAll(ctx *Ctx, given []*Tensor, list **C.nnc_tensor, capacity C.int64_t) error {
	if C.int64_t(len(given)) > capacity {
		return errorf(ErrCallback, "", "%d outputs, expected at most %d", len(given), capacity)
	}
	room := unsafe.Slice(list, int(capacity))
	for i, t := range given {
		if err := put(ctx, t, &room[i]); err != nil {
			return err
		}
	}
	return nil
}

// made refuses an object that is not of the call's scope, see put.
func made(owned bool) error {
	if owned {
		return errorf(ErrCallback, "", "what a hook gives back has to be made with the context that it gets")
	}
	return nil
}

// drop ends what the user gave. If it is an io.Closer it is told so; there is nobody left who
// could be told of an error.
func drop(self cgo.Handle) {
	defer func() { _ = recover() }()
	v := self.Value()
	self.Delete()
	if c, ok := v.(io.Closer); ok {
		_ = c.Close()
	}
}

//export nncGoDestroy
func nncGoDestroy(self C.uintptr_t) { drop(cgo.Handle(self)) }

// Callback is a function of yours from tensors to tensors: a hook, a closure, a function to
// differentiate. All that it is given goes with the call; Retain keeps it.
type Callback func(ctx *Ctx, inputs []*Tensor) ([]*Tensor, error)

//export nncGoCall
func nncGoCall(self C.uintptr_t, c *C.nnc_ctx, inputs **C.nnc_tensor, nInputs C.int64_t,
	outputs **C.nnc_tensor, capacity C.int64_t, nOutputs *C.int64_t) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		given, err := value[Callback](self)(ctx, borrowTensors(ctx, inputs, nInputs))
		if err != nil {
			return err
		}
		*nOutputs = C.int64_t(len(given))
		return putAll(ctx, given, outputs, capacity)
	})
}

// Distance is a function of two tensors, for TripletMarginWithDistanceLoss.
type Distance func(ctx *Ctx, x1, x2 *Tensor) (*Tensor, error)

//export nncGoDistance
func nncGoDistance(self C.uintptr_t, c *C.nnc_ctx, x1, x2 *C.nnc_tensor, out **C.nnc_tensor) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		t, err := value[Distance](self)(ctx, newTensor(ctx, x1), newTensor(ctx, x2))
		if err != nil {
			return err
		}
		return put(ctx, t, out)
	})
}

// SavedTensorsHooks stand in the way of tensors that are kept for backward: what Pack gives is kept
// instead, and Unpack makes a tensor of it.
type SavedTensorsHooks interface {
	Pack(ctx *Ctx, tensor *Tensor) (any, error)
	Unpack(ctx *Ctx, packed any) (*Tensor, error)
}

//export nncGoPack
func nncGoPack(self C.uintptr_t, c *C.nnc_ctx, tensor *C.nnc_tensor, packed *C.uintptr_t) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		kept, err := value[SavedTensorsHooks](self).Pack(ctx, newTensor(ctx, tensor))
		if err == nil {
			*packed = C.uintptr_t(cgo.NewHandle(kept))
		}
		return err
	})
}

//export nncGoUnpack
func nncGoUnpack(self C.uintptr_t, c *C.nnc_ctx, packed C.uintptr_t, out **C.nnc_tensor) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		t, err := value[SavedTensorsHooks](self).Unpack(ctx, cgo.Handle(packed).Value())
		if err != nil {
			return err
		}
		return put(ctx, t, out)
	})
}

//export nncGoDrop
func nncGoDrop(self, packed C.uintptr_t) { cgo.Handle(packed).Delete() }

// CustomFunction is torch.autograd.Function: a forward with a backward of its own.
type CustomFunction interface {
	Forward(ctx *Ctx, call *FunctionCtx, inputs []*Tensor) ([]*Tensor, error)
	// Backward gives the gradient of each input; nil: none.
	Backward(ctx *Ctx, call *FunctionCtx, gradOutputs []*Tensor) ([]*Tensor, error)
}

//export nncGoFunctionForward
func nncGoFunctionForward(self C.uintptr_t, c *C.nnc_ctx, call *C.nnc_function_ctx, inputs **C.nnc_tensor,
	nInputs C.int64_t, outputs **C.nnc_tensor, capacity C.int64_t, nOutputs *C.int64_t) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		given, err := value[CustomFunction](self).Forward(ctx, newFunctionCtx(ctx, call), borrowTensors(ctx, inputs, nInputs))
		if err != nil {
			return err
		}
		*nOutputs = C.int64_t(len(given))
		return putAll(ctx, given, outputs, capacity)
	})
}

//export nncGoFunctionBackward
func nncGoFunctionBackward(self C.uintptr_t, c *C.nnc_ctx, call *C.nnc_function_ctx, gradOutputs **C.nnc_tensor,
	nGradOutputs C.int64_t, gradInputs **C.nnc_tensor, nInputs C.int64_t) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		given, err := value[CustomFunction](self).Backward(ctx, newFunctionCtx(ctx, call), borrowTensors(ctx, gradOutputs, nGradOutputs))
		if err != nil {
			return err
		}
		if C.int64_t(len(given)) != nInputs {
			return errorf(ErrCallback, "", "Backward gave %d gradients, expected %d", len(given), nInputs)
		}
		return putAll(ctx, given, gradInputs, nInputs)
	})
}

// UserDataset is a dataset of yours: torch's Dataset with __len__ and __getitem__.
type UserDataset interface {
	Len() int64
	Get(ctx *Ctx, index int64) ([]*Tensor, error)
}

//export nncGoDatasetLen
func nncGoDatasetLen(self C.uintptr_t, c *C.nnc_ctx, out *C.int64_t) *C.nnc_error {
	return guarded(c, func(*Ctx) error {
		*out = C.int64_t(value[UserDataset](self).Len())
		return nil
	})
}

//export nncGoDatasetGet
func nncGoDatasetGet(self C.uintptr_t, c *C.nnc_ctx, index C.int64_t, out **C.nnc_tensor, capacity C.int64_t,
	nOut *C.int64_t) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		given, err := value[UserDataset](self).Get(ctx, int64(index))
		if err != nil {
			return err
		}
		*nOut = C.int64_t(len(given))
		return putAll(ctx, given, out, capacity)
	})
}

// OptimizerHook runs around an optimizer's step, state dict or load. stateDict is nil where there is
// none; where it may be replaced, what is given takes its place.
type OptimizerHook func(ctx *Ctx, optimizer *Optimizer, stateDict *Named) (*Named, error)

//export nncGoOptimizerHook
func nncGoOptimizerHook(self C.uintptr_t, c *C.nnc_ctx, optimizer *C.nnc_optimizer, stateDict *C.nnc_named,
	out **C.nnc_named) *C.nnc_error {
	return guarded(c, func(ctx *Ctx) error {
		given, err := value[OptimizerHook](self)(ctx, newOptimizer(ctx, optimizer), newNamed(ctx, stateDict))
		if err != nil || given == nil {
			return err
		}
		*out = given.c()
		return made(given.owned)
	})
}

// LRLambda computes a factor of x, the epoch; name is that of the text, "f" in "LambdaLR([f, g])".
type LRLambda func(name string, x float64) (float64, error)

//export nncGoLRLambda
func nncGoLRLambda(self C.uintptr_t, name *C.char, x C.double, out *C.double) *C.nnc_error {
	return guarded(nil, func(*Ctx) error {
		y, err := value[LRLambda](self)(C.GoString(name), float64(x))
		*out = C.double(y)
		return err
	})
}
