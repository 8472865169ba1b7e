// SPDX-License-Identifier: Apache-2.0

package distributed

// #cgo pkg-config: nnc-mpi
// #include "nnc_go_mpi.h"
import "C"

import (
	"fmt"
	"strings"
	"sync/atomic"
	"unsafe"

	"nnc"
	"nnc/internal/bridge"
)

// ---- what is package nnc's ----

// Package bridge does not know these types; a mistake there ends the program before main.
var (
	inScope     = bridge.InScope.(func(*nnc.Ctx) bool)
	asTensor    = bridge.NewTensor.(func(*nnc.Ctx, uintptr) *nnc.Tensor)
	asModule    = bridge.NewModule.(func(*nnc.Ctx, uintptr) *nnc.Module)
	asOptimizer = bridge.NewOptimizer.(func(*nnc.Ctx, uintptr) *nnc.Optimizer)
	asNamed     = bridge.NewNamed.(func(*nnc.Ctx, uintptr) *nnc.Named)
	asSampler   = bridge.NewSampler.(func(*nnc.Ctx, uintptr) *nnc.Sampler)
)

// Handles are numbers that only look like pointers: they are read out of a uintptr, because a
// conversion would be one of a number that may point anywhere.

func cCtx(ctx *nnc.Ctx) *C.nnc_ctx {
	h := bridge.Handle(ctx)
	return *(**C.nnc_ctx)(unsafe.Pointer(&h))
}

func cTensor(t *nnc.Tensor) *C.nnc_tensor {
	h := bridge.Handle(t)
	return *(**C.nnc_tensor)(unsafe.Pointer(&h))
}

func cModule(m *nnc.Module) *C.nnc_module {
	h := bridge.Handle(m)
	return *(**C.nnc_module)(unsafe.Pointer(&h))
}

func cNamed(n *nnc.Named) *C.nnc_named {
	h := bridge.Handle(n)
	return *(**C.nnc_named)(unsafe.Pointer(&h))
}

func cDataset(d *nnc.Dataset) *C.nnc_dataset {
	h := bridge.Handle(d)
	return *(**C.nnc_dataset)(unsafe.Pointer(&h))
}

func newTensor(ctx *nnc.Ctx, p *C.nnc_tensor) *nnc.Tensor {
	return asTensor(ctx, uintptr(unsafe.Pointer(p)))
}

func newModule(ctx *nnc.Ctx, p *C.nnc_module) *nnc.Module {
	return asModule(ctx, uintptr(unsafe.Pointer(p)))
}

func newNamed(ctx *nnc.Ctx, p *C.nnc_named) *nnc.Named {
	return asNamed(ctx, uintptr(unsafe.Pointer(p)))
}

// ---- this package's own objects ----

// handle is what package nnc's objects are too: a number of libnnc's that is never used again once
// the object is gone, so that a call with it afterwards is an error and no crash.
type handle struct {
	ptr      *C.nnc_go_mpi_any
	owned    bool // released by the collector; else by the scope that it was made in
	released atomic.Bool
}

// release is what Close and the finalizer do.
func (h *handle) release() {
	if h.released.CompareAndSwap(false, true) {
		C.nnc_release(unsafe.Pointer(h.ptr))
	}
}

// keep takes the handle out of its scope; true if it was in one.
func (h *handle) keep() bool {
	if h.owned || C.nnc_keep(unsafe.Pointer(h.ptr)) == nil {
		return false
	}
	h.owned = true
	return true
}

// ---- errors ----

func errorf(code nnc.Code, op, format string, args ...any) error {
	return &nnc.Error{Code: code, Op: op, Message: fmt.Sprintf(format, args...)}
}

// check takes over an error of C's.
func check(e *C.nnc_error) error {
	if e == nil {
		return nil
	}
	defer C.nnc_error_free(e)
	return &nnc.Error{Code: nnc.Code(C.nnc_error_code(e)), Op: C.GoString(C.nnc_error_op(e)),
		Message: C.GoString(C.nnc_error_message(e))}
}

// ---- texts ----

// noNUL refuses what C would cut short.
func noNUL(op string, texts ...string) error {
	for _, s := range texts {
		if i := strings.IndexByte(s, 0); i >= 0 {
			return errorf(nnc.ErrText, op, "%q has a NUL at position %d", s, i)
		}
	}
	return nil
}

// cText is s for the time of one call: the library copies what it keeps.
func cText(s string) *C.char {
	b := make([]byte, len(s)+1)
	copy(b, s)
	return (*C.char)(unsafe.Pointer(&b[0]))
}

// cTextOrNil has C's NULL, the default, for "".
func cTextOrNil(s string) *C.char {
	if s == "" {
		return nil
	}
	return cText(s)
}
