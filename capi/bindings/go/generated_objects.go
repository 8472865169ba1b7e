// SPDX-License-Identifier: Apache-2.0
// Code generated. Made by generate.py from the C headers. DO NOT EDIT.

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
	"unsafe"
)

// The kinds of errors.
const (
	ErrHandle      Code = 1  // nil, released, foreign or made-up handle
	ErrInvalid     Code = 2  // an argument's value
	ErrShape       Code = 3  // sizes that do not fit together
	ErrDType       Code = 4  // an element type that is not taken here
	ErrIndex       Code = 5  // an index or dimension out of range
	ErrText        Code = 6  // a text literal that cannot be read
	ErrUnknown     Code = 7  // a name or argument that does not exist
	ErrState       Code = 8  // not possible in this state, such as a second backward
	ErrMemory      Code = 9  // out of memory, or a size that cannot be addressed
	ErrUnsupported Code = 10 // meaningful, but not offered by this build
	ErrCallback    Code = 11 // user code failed
	ErrInternal    Code = 12 // a defect of the library; please report it
	ErrFile        Code = 13 // a file that cannot be read or written, or is not what it should be
)

// Types of elements.
const (
	DTypeDefault DType = 0 // what torch would take: the default type, or the input's
	Float32      DType = 1
	Float64      DType = 2
	Float16      DType = 3
	BFloat16     DType = 4
	Int64        DType = 5
	Int32        DType = 6
	Int16        DType = 7
	Int8         DType = 8
	Uint8        DType = 9
	Bool         DType = 10
)

// Orders of dimensions in memory.
const (
	MemoryFormatDefault MemoryFormat = 0 // the default of torch's function
	ContiguousFormat    MemoryFormat = 1 // row-major
	PreserveFormat      MemoryFormat = 2 // as the input lies
	ChannelsLast        MemoryFormat = 3
	ChannelsLast3d      MemoryFormat = 4
)

// What a loss makes of its elements.
const (
	ReductionDefault   Reduction = 0 // the mean
	ReductionNone      Reduction = 1
	ReductionMean      Reduction = 2
	ReductionSum       Reduction = 3
	ReductionBatchmean Reduction = 4 // the sum over the batch size; kl_div only
)

// A padding that keeps the size.
const (
	PaddingSame int64 = -1
)

// Ctx is a handle on an nnc_ctx. Nil counts as C's NULL.
type Ctx struct {
	handle
	scope   *scope
	isScope bool
}

func (c *Ctx) c() *C.nnc_ctx {
	if c == nil {
		return nil
	}
	return (*C.nnc_ctx)(unsafe.Pointer(c.ptr))
}

// newCtx takes over a handle that was made through ctx.
func newCtx(ctx *Ctx, ptr *C.nnc_ctx) *Ctx {
	if ptr == nil {
		return nil
	}
	c := &Ctx{handle: handle{ptr: anyCtx(ptr), owned: !ctx.inScope()}, scope: ctx.scopeOf()}
	if c.owned {
		runtime.SetFinalizer(c, (*Ctx).finalize)
	}
	return c
}

func (c *Ctx) finalize() { c.release() }

func anyCtx(ptr *C.nnc_ctx) *C.nnc_go_any { return (*C.nnc_go_any)(unsafe.Pointer(ptr)) }

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (c *Ctx) Keep() *Ctx {
	if c != nil && c.keep() {
		runtime.SetFinalizer(c, (*Ctx).finalize)
	}
	return c
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (c *Ctx) IsSame(other *Ctx) bool {
	return c != nil && other != nil && c.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (c *Ctx) Retain() *Ctx {
	if c == nil || !c.retain() {
		return nil
	}
	r := &Ctx{handle: handle{ptr: c.ptr, owned: true}, scope: c.scope}
	runtime.SetFinalizer(r, (*Ctx).finalize)
	return r
}

// Tensor is a handle on an nnc_tensor. Nil counts as C's NULL.
type Tensor struct{ handle }

func (t *Tensor) c() *C.nnc_tensor {
	if t == nil {
		return nil
	}
	return (*C.nnc_tensor)(unsafe.Pointer(t.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (t *Tensor) Close() error {
	if t != nil {
		t.release()
	}
	return nil
}

// newTensor takes over a handle that was made through ctx.
func newTensor(ctx *Ctx, ptr *C.nnc_tensor) *Tensor {
	if ptr == nil {
		return nil
	}
	t := &Tensor{handle: handle{ptr: anyTensor(ptr), owned: !ctx.inScope()}}
	if t.owned {
		runtime.SetFinalizer(t, (*Tensor).finalize)
		tensorMade()
	}
	return t
}

func (t *Tensor) finalize() { t.release() }

func anyTensor(ptr *C.nnc_tensor) *C.nnc_go_any { return (*C.nnc_go_any)(unsafe.Pointer(ptr)) }

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (t *Tensor) Keep() *Tensor {
	if t != nil && t.keep() {
		runtime.SetFinalizer(t, (*Tensor).finalize)
	}
	return t
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (t *Tensor) IsSame(other *Tensor) bool {
	return t != nil && other != nil && t.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (t *Tensor) Retain() *Tensor {
	if t == nil || !t.retain() {
		return nil
	}
	r := &Tensor{handle: handle{ptr: t.ptr, owned: true}}
	runtime.SetFinalizer(r, (*Tensor).finalize)
	return r
}

// Module is a handle on an nnc_module. Nil counts as C's NULL.
type Module struct{ handle }

func (m *Module) c() *C.nnc_module {
	if m == nil {
		return nil
	}
	return (*C.nnc_module)(unsafe.Pointer(m.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (m *Module) Close() error {
	if m != nil {
		m.release()
	}
	return nil
}

// newModule takes over a handle that was made through ctx.
func newModule(ctx *Ctx, ptr *C.nnc_module) *Module {
	if ptr == nil {
		return nil
	}
	m := &Module{handle: handle{ptr: anyModule(ptr), owned: !ctx.inScope()}}
	if m.owned {
		runtime.SetFinalizer(m, (*Module).finalize)
	}
	return m
}

func (m *Module) finalize() { m.release() }

func anyModule(ptr *C.nnc_module) *C.nnc_go_any { return (*C.nnc_go_any)(unsafe.Pointer(ptr)) }

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (m *Module) Keep() *Module {
	if m != nil && m.keep() {
		runtime.SetFinalizer(m, (*Module).finalize)
	}
	return m
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (m *Module) IsSame(other *Module) bool {
	return m != nil && other != nil && m.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (m *Module) Retain() *Module {
	if m == nil || !m.retain() {
		return nil
	}
	r := &Module{handle: handle{ptr: m.ptr, owned: true}}
	runtime.SetFinalizer(r, (*Module).finalize)
	return r
}

// Optimizer is a handle on an nnc_optimizer. Nil counts as C's NULL.
type Optimizer struct{ handle }

func (o *Optimizer) c() *C.nnc_optimizer {
	if o == nil {
		return nil
	}
	return (*C.nnc_optimizer)(unsafe.Pointer(o.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (o *Optimizer) Close() error {
	if o != nil {
		o.release()
	}
	return nil
}

// newOptimizer takes over a handle that was made through ctx.
func newOptimizer(ctx *Ctx, ptr *C.nnc_optimizer) *Optimizer {
	if ptr == nil {
		return nil
	}
	o := &Optimizer{handle: handle{ptr: anyOptimizer(ptr), owned: !ctx.inScope()}}
	if o.owned {
		runtime.SetFinalizer(o, (*Optimizer).finalize)
	}
	return o
}

func (o *Optimizer) finalize() { o.release() }

func anyOptimizer(ptr *C.nnc_optimizer) *C.nnc_go_any { return (*C.nnc_go_any)(unsafe.Pointer(ptr)) }

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (o *Optimizer) Keep() *Optimizer {
	if o != nil && o.keep() {
		runtime.SetFinalizer(o, (*Optimizer).finalize)
	}
	return o
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (o *Optimizer) IsSame(other *Optimizer) bool {
	return o != nil && other != nil && o.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (o *Optimizer) Retain() *Optimizer {
	if o == nil || !o.retain() {
		return nil
	}
	r := &Optimizer{handle: handle{ptr: o.ptr, owned: true}}
	runtime.SetFinalizer(r, (*Optimizer).finalize)
	return r
}

// LRScheduler is a handle on an nnc_lr_scheduler. Nil counts as C's NULL.
type LRScheduler struct{ handle }

func (l *LRScheduler) c() *C.nnc_lr_scheduler {
	if l == nil {
		return nil
	}
	return (*C.nnc_lr_scheduler)(unsafe.Pointer(l.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (l *LRScheduler) Close() error {
	if l != nil {
		l.release()
	}
	return nil
}

// newLRScheduler takes over a handle that was made through ctx.
func newLRScheduler(ctx *Ctx, ptr *C.nnc_lr_scheduler) *LRScheduler {
	if ptr == nil {
		return nil
	}
	l := &LRScheduler{handle: handle{ptr: anyLRScheduler(ptr), owned: !ctx.inScope()}}
	if l.owned {
		runtime.SetFinalizer(l, (*LRScheduler).finalize)
	}
	return l
}

func (l *LRScheduler) finalize() { l.release() }

func anyLRScheduler(ptr *C.nnc_lr_scheduler) *C.nnc_go_any {
	return (*C.nnc_go_any)(unsafe.Pointer(ptr))
}

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (l *LRScheduler) Keep() *LRScheduler {
	if l != nil && l.keep() {
		runtime.SetFinalizer(l, (*LRScheduler).finalize)
	}
	return l
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (l *LRScheduler) IsSame(other *LRScheduler) bool {
	return l != nil && other != nil && l.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (l *LRScheduler) Retain() *LRScheduler {
	if l == nil || !l.retain() {
		return nil
	}
	r := &LRScheduler{handle: handle{ptr: l.ptr, owned: true}}
	runtime.SetFinalizer(r, (*LRScheduler).finalize)
	return r
}

// Named is a handle on an nnc_named. Nil counts as C's NULL.
type Named struct{ handle }

func (n *Named) c() *C.nnc_named {
	if n == nil {
		return nil
	}
	return (*C.nnc_named)(unsafe.Pointer(n.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (n *Named) Close() error {
	if n != nil {
		n.release()
	}
	return nil
}

// newNamed takes over a handle that was made through ctx.
func newNamed(ctx *Ctx, ptr *C.nnc_named) *Named {
	if ptr == nil {
		return nil
	}
	n := &Named{handle: handle{ptr: anyNamed(ptr), owned: !ctx.inScope()}}
	if n.owned {
		runtime.SetFinalizer(n, (*Named).finalize)
	}
	return n
}

func (n *Named) finalize() { n.release() }

func anyNamed(ptr *C.nnc_named) *C.nnc_go_any { return (*C.nnc_go_any)(unsafe.Pointer(ptr)) }

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (n *Named) Keep() *Named {
	if n != nil && n.keep() {
		runtime.SetFinalizer(n, (*Named).finalize)
	}
	return n
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (n *Named) IsSame(other *Named) bool {
	return n != nil && other != nil && n.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (n *Named) Retain() *Named {
	if n == nil || !n.retain() {
		return nil
	}
	r := &Named{handle: handle{ptr: n.ptr, owned: true}}
	runtime.SetFinalizer(r, (*Named).finalize)
	return r
}

// Kwargs is a handle on an nnc_kwargs. Nil counts as C's NULL.
type Kwargs struct{ handle }

func (k *Kwargs) c() *C.nnc_kwargs {
	if k == nil {
		return nil
	}
	return (*C.nnc_kwargs)(unsafe.Pointer(k.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (k *Kwargs) Close() error {
	if k != nil {
		k.release()
	}
	return nil
}

// newKwargs takes over a handle that was made through ctx.
func newKwargs(ctx *Ctx, ptr *C.nnc_kwargs) *Kwargs {
	if ptr == nil {
		return nil
	}
	k := &Kwargs{handle: handle{ptr: anyKwargs(ptr), owned: !ctx.inScope()}}
	if k.owned {
		runtime.SetFinalizer(k, (*Kwargs).finalize)
	}
	return k
}

func (k *Kwargs) finalize() { k.release() }

func anyKwargs(ptr *C.nnc_kwargs) *C.nnc_go_any { return (*C.nnc_go_any)(unsafe.Pointer(ptr)) }

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (k *Kwargs) Keep() *Kwargs {
	if k != nil && k.keep() {
		runtime.SetFinalizer(k, (*Kwargs).finalize)
	}
	return k
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (k *Kwargs) IsSame(other *Kwargs) bool {
	return k != nil && other != nil && k.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (k *Kwargs) Retain() *Kwargs {
	if k == nil || !k.retain() {
		return nil
	}
	r := &Kwargs{handle: handle{ptr: k.ptr, owned: true}}
	runtime.SetFinalizer(r, (*Kwargs).finalize)
	return r
}

// Hook is a handle on an nnc_hook. Nil counts as C's NULL.
type Hook struct{ handle }

func (h *Hook) c() *C.nnc_hook {
	if h == nil {
		return nil
	}
	return (*C.nnc_hook)(unsafe.Pointer(h.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (h *Hook) Close() error {
	if h != nil {
		h.release()
	}
	return nil
}

// newHook takes over a handle that was made through ctx.
func newHook(ctx *Ctx, ptr *C.nnc_hook) *Hook {
	if ptr == nil {
		return nil
	}
	h := &Hook{handle: handle{ptr: anyHook(ptr), owned: !ctx.inScope()}}
	if h.owned {
		runtime.SetFinalizer(h, (*Hook).finalize)
	}
	return h
}

func (h *Hook) finalize() { h.release() }

func anyHook(ptr *C.nnc_hook) *C.nnc_go_any { return (*C.nnc_go_any)(unsafe.Pointer(ptr)) }

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (h *Hook) Keep() *Hook {
	if h != nil && h.keep() {
		runtime.SetFinalizer(h, (*Hook).finalize)
	}
	return h
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (h *Hook) IsSame(other *Hook) bool {
	return h != nil && other != nil && h.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (h *Hook) Retain() *Hook {
	if h == nil || !h.retain() {
		return nil
	}
	r := &Hook{handle: handle{ptr: h.ptr, owned: true}}
	runtime.SetFinalizer(r, (*Hook).finalize)
	return r
}

// Function is a handle on an nnc_function. Nil counts as C's NULL.
type Function struct{ handle }

func (f *Function) c() *C.nnc_function {
	if f == nil {
		return nil
	}
	return (*C.nnc_function)(unsafe.Pointer(f.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (f *Function) Close() error {
	if f != nil {
		f.release()
	}
	return nil
}

// newFunction takes over a handle that was made through ctx.
func newFunction(ctx *Ctx, ptr *C.nnc_function) *Function {
	if ptr == nil {
		return nil
	}
	f := &Function{handle: handle{ptr: anyFunction(ptr), owned: !ctx.inScope()}}
	if f.owned {
		runtime.SetFinalizer(f, (*Function).finalize)
	}
	return f
}

func (f *Function) finalize() { f.release() }

func anyFunction(ptr *C.nnc_function) *C.nnc_go_any { return (*C.nnc_go_any)(unsafe.Pointer(ptr)) }

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (f *Function) Keep() *Function {
	if f != nil && f.keep() {
		runtime.SetFinalizer(f, (*Function).finalize)
	}
	return f
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (f *Function) IsSame(other *Function) bool {
	return f != nil && other != nil && f.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (f *Function) Retain() *Function {
	if f == nil || !f.retain() {
		return nil
	}
	r := &Function{handle: handle{ptr: f.ptr, owned: true}}
	runtime.SetFinalizer(r, (*Function).finalize)
	return r
}

// FunctionCtx is a handle on an nnc_function_ctx. Nil counts as C's NULL.
type FunctionCtx struct{ handle }

func (f *FunctionCtx) c() *C.nnc_function_ctx {
	if f == nil {
		return nil
	}
	return (*C.nnc_function_ctx)(unsafe.Pointer(f.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (f *FunctionCtx) Close() error {
	if f != nil {
		f.release()
	}
	return nil
}

// newFunctionCtx takes over a handle that was made through ctx.
func newFunctionCtx(ctx *Ctx, ptr *C.nnc_function_ctx) *FunctionCtx {
	if ptr == nil {
		return nil
	}
	f := &FunctionCtx{handle: handle{ptr: anyFunctionCtx(ptr), owned: !ctx.inScope()}}
	if f.owned {
		runtime.SetFinalizer(f, (*FunctionCtx).finalize)
	}
	return f
}

func (f *FunctionCtx) finalize() { f.release() }

func anyFunctionCtx(ptr *C.nnc_function_ctx) *C.nnc_go_any {
	return (*C.nnc_go_any)(unsafe.Pointer(ptr))
}

// PackedSequence is a handle on an nnc_packed_sequence. Nil counts as C's NULL.
type PackedSequence struct{ handle }

func (p *PackedSequence) c() *C.nnc_packed_sequence {
	if p == nil {
		return nil
	}
	return (*C.nnc_packed_sequence)(unsafe.Pointer(p.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (p *PackedSequence) Close() error {
	if p != nil {
		p.release()
	}
	return nil
}

// newPackedSequence takes over a handle that was made through ctx.
func newPackedSequence(ctx *Ctx, ptr *C.nnc_packed_sequence) *PackedSequence {
	if ptr == nil {
		return nil
	}
	p := &PackedSequence{handle: handle{ptr: anyPackedSequence(ptr), owned: !ctx.inScope()}}
	if p.owned {
		runtime.SetFinalizer(p, (*PackedSequence).finalize)
	}
	return p
}

func (p *PackedSequence) finalize() { p.release() }

func anyPackedSequence(ptr *C.nnc_packed_sequence) *C.nnc_go_any {
	return (*C.nnc_go_any)(unsafe.Pointer(ptr))
}

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (p *PackedSequence) Keep() *PackedSequence {
	if p != nil && p.keep() {
		runtime.SetFinalizer(p, (*PackedSequence).finalize)
	}
	return p
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (p *PackedSequence) IsSame(other *PackedSequence) bool {
	return p != nil && other != nil && p.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (p *PackedSequence) Retain() *PackedSequence {
	if p == nil || !p.retain() {
		return nil
	}
	r := &PackedSequence{handle: handle{ptr: p.ptr, owned: true}}
	runtime.SetFinalizer(r, (*PackedSequence).finalize)
	return r
}

// Program is a handle on an nnc_program. Nil counts as C's NULL.
type Program struct{ handle }

func (p *Program) c() *C.nnc_program {
	if p == nil {
		return nil
	}
	return (*C.nnc_program)(unsafe.Pointer(p.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (p *Program) Close() error {
	if p != nil {
		p.release()
	}
	return nil
}

// newProgram takes over a handle that was made through ctx.
func newProgram(ctx *Ctx, ptr *C.nnc_program) *Program {
	if ptr == nil {
		return nil
	}
	p := &Program{handle: handle{ptr: anyProgram(ptr), owned: !ctx.inScope()}}
	if p.owned {
		runtime.SetFinalizer(p, (*Program).finalize)
	}
	return p
}

func (p *Program) finalize() { p.release() }

func anyProgram(ptr *C.nnc_program) *C.nnc_go_any { return (*C.nnc_go_any)(unsafe.Pointer(ptr)) }

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (p *Program) Keep() *Program {
	if p != nil && p.keep() {
		runtime.SetFinalizer(p, (*Program).finalize)
	}
	return p
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (p *Program) IsSame(other *Program) bool {
	return p != nil && other != nil && p.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (p *Program) Retain() *Program {
	if p == nil || !p.retain() {
		return nil
	}
	r := &Program{handle: handle{ptr: p.ptr, owned: true}}
	runtime.SetFinalizer(r, (*Program).finalize)
	return r
}

// Dataset is a handle on an nnc_dataset. Nil counts as C's NULL.
type Dataset struct{ handle }

func (d *Dataset) c() *C.nnc_dataset {
	if d == nil {
		return nil
	}
	return (*C.nnc_dataset)(unsafe.Pointer(d.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (d *Dataset) Close() error {
	if d != nil {
		d.release()
	}
	return nil
}

// newDataset takes over a handle that was made through ctx.
func newDataset(ctx *Ctx, ptr *C.nnc_dataset) *Dataset {
	if ptr == nil {
		return nil
	}
	d := &Dataset{handle: handle{ptr: anyDataset(ptr), owned: !ctx.inScope()}}
	if d.owned {
		runtime.SetFinalizer(d, (*Dataset).finalize)
	}
	return d
}

func (d *Dataset) finalize() { d.release() }

func anyDataset(ptr *C.nnc_dataset) *C.nnc_go_any { return (*C.nnc_go_any)(unsafe.Pointer(ptr)) }

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (d *Dataset) Keep() *Dataset {
	if d != nil && d.keep() {
		runtime.SetFinalizer(d, (*Dataset).finalize)
	}
	return d
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (d *Dataset) IsSame(other *Dataset) bool {
	return d != nil && other != nil && d.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (d *Dataset) Retain() *Dataset {
	if d == nil || !d.retain() {
		return nil
	}
	r := &Dataset{handle: handle{ptr: d.ptr, owned: true}}
	runtime.SetFinalizer(r, (*Dataset).finalize)
	return r
}

// Sampler is a handle on an nnc_sampler. Nil counts as C's NULL.
type Sampler struct{ handle }

func (s *Sampler) c() *C.nnc_sampler {
	if s == nil {
		return nil
	}
	return (*C.nnc_sampler)(unsafe.Pointer(s.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (s *Sampler) Close() error {
	if s != nil {
		s.release()
	}
	return nil
}

// newSampler takes over a handle that was made through ctx.
func newSampler(ctx *Ctx, ptr *C.nnc_sampler) *Sampler {
	if ptr == nil {
		return nil
	}
	s := &Sampler{handle: handle{ptr: anySampler(ptr), owned: !ctx.inScope()}}
	if s.owned {
		runtime.SetFinalizer(s, (*Sampler).finalize)
	}
	return s
}

func (s *Sampler) finalize() { s.release() }

func anySampler(ptr *C.nnc_sampler) *C.nnc_go_any { return (*C.nnc_go_any)(unsafe.Pointer(ptr)) }

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (s *Sampler) Keep() *Sampler {
	if s != nil && s.keep() {
		runtime.SetFinalizer(s, (*Sampler).finalize)
	}
	return s
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (s *Sampler) IsSame(other *Sampler) bool {
	return s != nil && other != nil && s.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (s *Sampler) Retain() *Sampler {
	if s == nil || !s.retain() {
		return nil
	}
	r := &Sampler{handle: handle{ptr: s.ptr, owned: true}}
	runtime.SetFinalizer(r, (*Sampler).finalize)
	return r
}

// DataLoader is a handle on an nnc_data_loader. Nil counts as C's NULL.
type DataLoader struct{ handle }

func (d *DataLoader) c() *C.nnc_data_loader {
	if d == nil {
		return nil
	}
	return (*C.nnc_data_loader)(unsafe.Pointer(d.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (d *DataLoader) Close() error {
	if d != nil {
		d.release()
	}
	return nil
}

// newDataLoader takes over a handle that was made through ctx.
func newDataLoader(ctx *Ctx, ptr *C.nnc_data_loader) *DataLoader {
	if ptr == nil {
		return nil
	}
	d := &DataLoader{handle: handle{ptr: anyDataLoader(ptr), owned: !ctx.inScope()}}
	if d.owned {
		runtime.SetFinalizer(d, (*DataLoader).finalize)
	}
	return d
}

func (d *DataLoader) finalize() { d.release() }

func anyDataLoader(ptr *C.nnc_data_loader) *C.nnc_go_any { return (*C.nnc_go_any)(unsafe.Pointer(ptr)) }

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (d *DataLoader) Keep() *DataLoader {
	if d != nil && d.keep() {
		runtime.SetFinalizer(d, (*DataLoader).finalize)
	}
	return d
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (d *DataLoader) IsSame(other *DataLoader) bool {
	return d != nil && other != nil && d.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (d *DataLoader) Retain() *DataLoader {
	if d == nil || !d.retain() {
		return nil
	}
	r := &DataLoader{handle: handle{ptr: d.ptr, owned: true}}
	runtime.SetFinalizer(r, (*DataLoader).finalize)
	return r
}

// DataLoaderIter is a handle on an nnc_data_loader_iter. Nil counts as C's NULL.
type DataLoaderIter struct{ handle }

func (d *DataLoaderIter) c() *C.nnc_data_loader_iter {
	if d == nil {
		return nil
	}
	return (*C.nnc_data_loader_iter)(unsafe.Pointer(d.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (d *DataLoaderIter) Close() error {
	if d != nil {
		d.release()
	}
	return nil
}

// newDataLoaderIter takes over a handle that was made through ctx.
func newDataLoaderIter(ctx *Ctx, ptr *C.nnc_data_loader_iter) *DataLoaderIter {
	if ptr == nil {
		return nil
	}
	d := &DataLoaderIter{handle: handle{ptr: anyDataLoaderIter(ptr), owned: !ctx.inScope()}}
	if d.owned {
		runtime.SetFinalizer(d, (*DataLoaderIter).finalize)
	}
	return d
}

func (d *DataLoaderIter) finalize() { d.release() }

func anyDataLoaderIter(ptr *C.nnc_data_loader_iter) *C.nnc_go_any {
	return (*C.nnc_go_any)(unsafe.Pointer(ptr))
}

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (d *DataLoaderIter) Keep() *DataLoaderIter {
	if d != nil && d.keep() {
		runtime.SetFinalizer(d, (*DataLoaderIter).finalize)
	}
	return d
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (d *DataLoaderIter) IsSame(other *DataLoaderIter) bool {
	return d != nil && other != nil && d.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (d *DataLoaderIter) Retain() *DataLoaderIter {
	if d == nil || !d.retain() {
		return nil
	}
	r := &DataLoaderIter{handle: handle{ptr: d.ptr, owned: true}}
	runtime.SetFinalizer(r, (*DataLoaderIter).finalize)
	return r
}

// Profiler is a handle on an nnc_profiler. Nil counts as C's NULL.
type Profiler struct{ handle }

func (p *Profiler) c() *C.nnc_profiler {
	if p == nil {
		return nil
	}
	return (*C.nnc_profiler)(unsafe.Pointer(p.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (p *Profiler) Close() error {
	if p != nil {
		p.release()
	}
	return nil
}

// newProfiler takes over a handle that was made through ctx.
func newProfiler(ctx *Ctx, ptr *C.nnc_profiler) *Profiler {
	if ptr == nil {
		return nil
	}
	p := &Profiler{handle: handle{ptr: anyProfiler(ptr), owned: !ctx.inScope()}}
	if p.owned {
		runtime.SetFinalizer(p, (*Profiler).finalize)
	}
	return p
}

func (p *Profiler) finalize() { p.release() }

func anyProfiler(ptr *C.nnc_profiler) *C.nnc_go_any { return (*C.nnc_go_any)(unsafe.Pointer(ptr)) }

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (p *Profiler) Keep() *Profiler {
	if p != nil && p.keep() {
		runtime.SetFinalizer(p, (*Profiler).finalize)
	}
	return p
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (p *Profiler) IsSame(other *Profiler) bool {
	return p != nil && other != nil && p.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (p *Profiler) Retain() *Profiler {
	if p == nil || !p.retain() {
		return nil
	}
	r := &Profiler{handle: handle{ptr: p.ptr, owned: true}}
	runtime.SetFinalizer(r, (*Profiler).finalize)
	return r
}

// SummaryWriter is a handle on an nnc_summary_writer. Nil counts as C's NULL.
type SummaryWriter struct{ handle }

func (s *SummaryWriter) c() *C.nnc_summary_writer {
	if s == nil {
		return nil
	}
	return (*C.nnc_summary_writer)(unsafe.Pointer(s.ptr))
}

// Close releases the object; once more changes nothing. Calls with it fail from then on.
func (s *SummaryWriter) Close() error {
	if s != nil {
		s.release()
	}
	return nil
}

// newSummaryWriter takes over a handle that was made through ctx.
func newSummaryWriter(ctx *Ctx, ptr *C.nnc_summary_writer) *SummaryWriter {
	if ptr == nil {
		return nil
	}
	s := &SummaryWriter{handle: handle{ptr: anySummaryWriter(ptr), owned: !ctx.inScope()}}
	if s.owned {
		runtime.SetFinalizer(s, (*SummaryWriter).finalize)
	}
	return s
}

func (s *SummaryWriter) finalize() { s.release() }

func anySummaryWriter(ptr *C.nnc_summary_writer) *C.nnc_go_any {
	return (*C.nnc_go_any)(unsafe.Pointer(ptr))
}

// Keep takes the object out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (s *SummaryWriter) Keep() *SummaryWriter {
	if s != nil && s.keep() {
		runtime.SetFinalizer(s, (*SummaryWriter).finalize)
	}
	return s
}

// IsSame tells whether both are handles on one object: a parameter, or a gradient, is one object
// however often it is asked for.
func (s *SummaryWriter) IsSame(other *SummaryWriter) bool {
	return s != nil && other != nil && s.same(&other.handle)
}

// Retain gives another handle on the same object, which has a life of its own: it outlives the
// scope of this one, or the callback that got it. Nil if the object is gone.
func (s *SummaryWriter) Retain() *SummaryWriter {
	if s == nil || !s.retain() {
		return nil
	}
	r := &SummaryWriter{handle: handle{ptr: s.ptr, owned: true}}
	runtime.SetFinalizer(r, (*SummaryWriter).finalize)
	return r
}

// tensorList is the C array of handles; nil for none.
func tensorList(list []*Tensor) **C.nnc_tensor {
	if len(list) == 0 {
		return nil
	}
	handles := make([]*C.nnc_tensor, len(list))
	for i, t := range list {
		handles[i] = t.c()
	}
	return &handles[0]
}

func newTensors(ctx *Ctx, handles []*C.nnc_tensor) []*Tensor {
	list := make([]*Tensor, len(handles))
	for i, h := range handles {
		list[i] = newTensor(ctx, h)
	}
	return list
}

// datasetList is the C array of handles; nil for none.
func datasetList(list []*Dataset) **C.nnc_dataset {
	if len(list) == 0 {
		return nil
	}
	handles := make([]*C.nnc_dataset, len(list))
	for i, t := range list {
		handles[i] = t.c()
	}
	return &handles[0]
}

func newDatasets(ctx *Ctx, handles []*C.nnc_dataset) []*Dataset {
	list := make([]*Dataset, len(handles))
	for i, h := range handles {
		list[i] = newDataset(ctx, h)
	}
	return list
}
