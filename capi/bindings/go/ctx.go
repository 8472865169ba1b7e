// SPDX-License-Identifier: Apache-2.0

package nnc

// #include "nnc_go.h"
import "C"

import (
	"runtime"
	"sync/atomic"
)

// scope says whether what is made through a context belongs to a scope, which releases it.
type scope struct{ ended atomic.Bool }

func (ctx *Ctx) inScope() bool {
	return ctx != nil && ctx.scope != nil && !ctx.scope.ended.Load()
}

func (ctx *Ctx) scopeOf() *scope {
	if ctx == nil {
		return nil
	}
	return ctx.scope
}

// Scope is a context like ctx in which every object that is made is released when it is closed. It
// has to be closed: no finalizer ends a scope, because what was made in it may still be in use.
func (ctx *Ctx) Scope() (*Ctx, error) {
	var out *C.nnc_ctx
	err := check(C.nnc_ctx_scope(ctx.c(), &out))
	runtime.KeepAlive(ctx)
	if err != nil {
		return nil, err
	}
	return borrowCtx(out), nil
}

// Close releases the context, and ends the scope if it is one; once more changes nothing.
func (ctx *Ctx) Close() error {
	if ctx != nil {
		if ctx.isScope {
			ctx.scope.ended.Store(true)
		}
		ctx.release()
	}
	return nil
}

// InScope runs f in a scope, which ends when f returns. Where Must or Check panics in f, that is the
// error; other panics go on.
func InScope(ctx *Ctx, f func(ctx *Ctx) error) (err error) {
	s, err := ctx.Scope()
	if err != nil {
		return err
	}
	defer func() {
		s.Close()
		switch r := recover().(type) {
		case nil:
		case failure:
			err = r.error
		default:
			panic(r)
		}
	}()
	return f(s)
}

// NoGrad is a variant of ctx under which nothing is recorded for backward: torch.no_grad.
func (ctx *Ctx) NoGrad() (*Ctx, error) { return ctx.Fork("grad=False") }

// borrowCtx is a scope that nothing but Close, or the call that it was given for, ends.
func borrowCtx(c *C.nnc_ctx) *Ctx {
	return &Ctx{handle: handle{ptr: anyCtx(c)}, scope: new(scope), isScope: true}
}
