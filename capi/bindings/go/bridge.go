// SPDX-License-Identifier: Apache-2.0

package nnc

// #include "nnc_go.h"
import "C"

import (
	"unsafe"

	"nnc/internal/bridge"
)

// What package distributed, which is optional and calls another library, needs of this one.
func init() {
	bridge.Handle = handleOf
	bridge.InScope = (*Ctx).inScope
	bridge.NewTensor = func(ctx *Ctx, h uintptr) *Tensor { return newTensor(ctx, *(**C.nnc_tensor)(unsafe.Pointer(&h))) }
	bridge.NewModule = func(ctx *Ctx, h uintptr) *Module { return newModule(ctx, *(**C.nnc_module)(unsafe.Pointer(&h))) }
	bridge.NewOptimizer = func(ctx *Ctx, h uintptr) *Optimizer {
		return newOptimizer(ctx, *(**C.nnc_optimizer)(unsafe.Pointer(&h)))
	}
	bridge.NewNamed = func(ctx *Ctx, h uintptr) *Named { return newNamed(ctx, *(**C.nnc_named)(unsafe.Pointer(&h))) }
	bridge.NewSampler = func(ctx *Ctx, h uintptr) *Sampler { return newSampler(ctx, *(**C.nnc_sampler)(unsafe.Pointer(&h))) }
}

func handleOf(object any) uintptr {
	switch o := object.(type) {
	case *Ctx:
		return uintptr(unsafe.Pointer(o.c()))
	case *Tensor:
		return uintptr(unsafe.Pointer(o.c()))
	case *Module:
		return uintptr(unsafe.Pointer(o.c()))
	case *Optimizer:
		return uintptr(unsafe.Pointer(o.c()))
	case *Named:
		return uintptr(unsafe.Pointer(o.c()))
	case *Dataset:
		return uintptr(unsafe.Pointer(o.c()))
	}
	panic(errorf(ErrInternal, "bridge", "a %T has no handle", object))
}
