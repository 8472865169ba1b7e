// SPDX-License-Identifier: Apache-2.0

package nnc

// #include "nnc_go.h"
import "C"

import (
	"fmt"
	"sort"
)

// Call runs the module: model(inputs...) in Python. Of several outputs it gives the first; Forward
// gives all, and takes keyword arguments.
func (m *Module) Call(ctx *Ctx, inputs ...*Tensor) (*Tensor, error) {
	if len(inputs) == 1 {
		var out *C.nnc_tensor
		err := check(C.nnc_module_call(ctx.c(), m.c(), inputs[0].c(), &out))
		keepAlive(ctx, m, inputs[0])
		return newTensor(ctx, out), err
	}
	outputs, err := m.Forward(ctx, inputs, nil)
	if err != nil || len(outputs) == 0 {
		return nil, err
	}
	for _, t := range outputs[1:] {
		t.Close()
	}
	return outputs[0], nil
}

// String is what PyTorch prints.
func (m *Module) String() string { return textOf(m.Repr(nil)) }

// String is what PyTorch prints.
func (o *Optimizer) String() string { return textOf(o.Repr(nil)) }

// Builder makes a module of yours and its layers. The first error ends it; Module tells it.
//
//	m := new(TinyModel)
//	b := nnc.NewBuilder(ctx, "TinyModel", m)
//	m.linear1 = b.Layer("linear1")(nnc.NewLinear(ctx, 100, 200))
//	return b.Module()
type Builder struct {
	ctx    *Ctx
	module *Module
	err    error
}

// NewBuilder begins a module of the class className whose forward is m's.
func NewBuilder(ctx *Ctx, className string, m UserModule) *Builder {
	b := &Builder{ctx: ctx}
	b.module, b.err = NewUserModule(ctx, className, m)
	return b
}

// Layer gives a function that registers what a constructor of a layer gives, or keeps its error:
// b.Layer("fc")(nnc.NewLinear(ctx, 4, 2)).
func (b *Builder) Layer(name string) func(*Module, error) *Module {
	return func(layer *Module, err error) *Module {
		if b.err == nil {
			b.err = err
		}
		return b.Register(name, layer)
	}
}

// Add makes a layer from text and registers it under name.
func (b *Builder) Add(name, layer string) *Module {
	if b.err == nil {
		b.err = b.module.Add(b.ctx, name, layer)
	}
	if b.err != nil {
		return nil
	}
	var m *Module
	m, b.err = b.module.GetSubmodule(b.ctx, name)
	return m
}

// Addf is Add with a layer as by fmt.Sprintf: b.Addf("fc", "Linear(%d, %d)", in, out).
func (b *Builder) Addf(name, format string, args ...any) *Module {
	return b.Add(name, fmt.Sprintf(format, args...))
}

// Register registers a module that is there already.
func (b *Builder) Register(name string, child *Module) *Module {
	if b.err == nil {
		b.err = b.module.RegisterModule(b.ctx, name, child)
	}
	return child
}

// Parameter registers a parameter with the values of data.
func (b *Builder) Parameter(name string, data *Tensor) *Tensor {
	var p *Tensor
	if b.err == nil {
		p, b.err = NewParameter(b.ctx, data, true)
	}
	if b.err == nil {
		b.err = b.module.RegisterParameter(b.ctx, name, p)
	}
	return p
}

// Module is what was built, or the first error.
func (b *Builder) Module() (*Module, error) {
	if b.err != nil {
		b.module.Close()
		return nil, b.err
	}
	return b.module, nil
}

// ---- named tensors and keyword arguments ----

// Item is an entry of a Named.
type Item struct {
	Key    string
	Tensor *Tensor // nil for an entry without one
}

// Items are all entries, such as those of NamedParameters and StateDict.
func (n *Named) Items(ctx *Ctx) ([]Item, error) {
	count := n.Count()
	if count < 0 { // a collection that is gone: an error that says so
		count = 1
	}
	items := make([]Item, 0, count)
	for i := int64(0); i < count; i++ {
		t, err := n.Tensor(ctx, i)
		if err != nil {
			return nil, err
		}
		items = append(items, Item{n.Key(i), t})
	}
	return items, nil
}

// Keys are the names of all entries.
func (n *Named) Keys() []string {
	keys := []string{}
	for i := int64(0); i < n.Count(); i++ {
		keys = append(keys, n.Key(i))
	}
	return keys
}

// KW are keyword arguments: nnc.KW{"hx": []*nnc.Tensor{h0, c0}}. Values are nil, bool, int, int64,
// float64, string, []int64, *Tensor, []*Tensor or *Module.
type KW map[string]any

// Kwargs makes them an object of libnnc's.
func (kw KW) Kwargs(ctx *Ctx) (*Kwargs, error) {
	k, err := NewKwargs(ctx)
	if err != nil {
		return nil, err
	}
	keys := make([]string, 0, len(kw))
	for key := range kw {
		keys = append(keys, key)
	}
	sort.Strings(keys) // so that of several errors always the same one comes
	for _, key := range keys {
		if err := k.set(key, kw[key]); err != nil {
			k.Close()
			return nil, err
		}
	}
	return k, nil
}

func (k *Kwargs) set(key string, value any) error {
	switch v := value.(type) {
	case nil:
		return k.SetNone(key)
	case bool:
		return k.SetBool(key, v)
	case int:
		return k.SetI64(key, int64(v))
	case int64:
		return k.SetI64(key, v)
	case float64:
		return k.SetF64(key, v)
	case string:
		return k.SetStr(key, v)
	case []int64:
		return k.SetI64s(key, v)
	case *Tensor:
		return k.SetTensor(key, v)
	case []*Tensor:
		return k.SetTensors(key, v)
	case *Module:
		return k.SetModule(key, v)
	}
	return errorf(ErrInvalid, "KW", "%s is a %T, which no keyword argument may be", key, value)
}

// ---- loaders ----

// Each runs f with every batch of one pass, in a scope that ends with the batch.
func (l *DataLoader) Each(ctx *Ctx, f func(ctx *Ctx, batch []*Tensor) error) error {
	it, err := l.Iter(ctx)
	if err != nil {
		return err
	}
	defer it.Close()
	for more := true; more; {
		err := InScope(ctx, func(s *Ctx) error {
			batch, err := it.Next(s)
			if more = len(batch) > 0; err != nil || !more {
				return err
			}
			return f(s, batch)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
