// SPDX-License-Identifier: Apache-2.0

// TinyModel through the C interface, by cgo alone.
package main

// #cgo LDFLAGS: -lnnc
// #include <stdlib.h>
// #include <nnc/nnc.h>
import "C"

import (
	"fmt"
	"os"
	"unsafe"
)

type failure struct {
	code C.nnc_code
	text string
}

func (f *failure) Error() string { return f.text }

// check makes a Go error of a returned error object; must ends on one.
func check(e *C.nnc_error) error {
	if e == nil {
		return nil
	}
	defer C.nnc_error_free(e)
	return &failure{C.nnc_error_code(e),
		C.GoString(C.nnc_error_op(e)) + ": " + C.GoString(C.nnc_error_message(e))}
}

func must(e *C.nnc_error) {
	if err := check(e); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// text calls f with C strings that live until it returns.
func text(f func(s []*C.char), strings ...string) {
	var s []*C.char
	for _, t := range strings {
		p := C.CString(t)
		defer C.free(unsafe.Pointer(p))
		s = append(s, p)
	}
	f(s)
}

type tinyModel struct {
	module *C.nnc_module
	layers []*C.nnc_module
}

func newTinyModel(ctx *C.nnc_ctx) *tinyModel {
	m := &tinyModel{}
	text(func(s []*C.char) { must(C.nnc_module_container(ctx, s[0], &m.module)) }, "TinyModel")
	for _, layer := range [][2]string{{"linear1", "Linear(100, 200)"}, {"activation", "ReLU()"},
		{"linear2", "Linear(200, 10)"}, {"softmax", "Softmax(dim=-1)"}} {
		text(func(s []*C.char) {
			var child *C.nnc_module
			must(C.nnc_module_add(ctx, m.module, s[0], s[1]))
			must(C.nnc_module_get_submodule(ctx, m.module, s[0], &child))
			m.layers = append(m.layers, child)
		}, layer[0], layer[1])
	}
	return m
}

func (m *tinyModel) forward(ctx *C.nnc_ctx, x *C.nnc_tensor) (*C.nnc_tensor, error) {
	for _, layer := range m.layers {
		if err := check(C.nnc_module_call(ctx, layer, x, &x)); err != nil {
			return nil, err
		}
	}
	return x, nil
}

func rand(ctx *C.nnc_ctx, sizes ...C.int64_t) (x *C.nnc_tensor) {
	must(C.nnc_rand(ctx, &sizes[0], C.int64_t(len(sizes)), C.NNC_FLOAT32, &x))
	return
}

func main() {
	var ctx *C.nnc_ctx // a scope: every handle made through it dies with it
	must(C.nnc_ctx_scope(nil, &ctx))
	must(C.nnc_manual_seed(ctx, 0))
	model := newTinyModel(ctx)
	var repr *C.nnc_string
	must(C.nnc_module_repr(ctx, model.module, &repr))
	fmt.Println(C.GoString(C.nnc_string_data(repr)))
	var parameters *C.nnc_named
	must(C.nnc_module_named_parameters(ctx, model.module, &parameters))
	for i := C.int64_t(0); i < C.nnc_named_count(parameters); i++ {
		var p *C.nnc_tensor
		must(C.nnc_named_tensor(ctx, parameters, i, &p))
		fmt.Print(C.GoString(C.nnc_named_key(parameters, i)))
		for d := C.int64_t(0); d < C.nnc_tensor_ndim(p); d++ {
			fmt.Print(" ", C.nnc_tensor_size(p, d))
		}
		fmt.Println()
	}

	x := rand(ctx, 2, 100)
	classes, n := []int64{3, 7}, C.int64_t(2)
	var target *C.nnc_tensor
	must(C.nnc_tensor_from_data(ctx, unsafe.Pointer(&classes[0]), &n, 1, C.NNC_INT64, &target))
	var sgd *C.nnc_optimizer
	text(func(s []*C.char) { must(C.nnc_optimizer_new(ctx, s[0], model.module, &sgd)) }, "SGD(lr=0.5)")
	for i := 0; i < 2; i++ {
		must(C.nnc_optimizer_zero_grad(ctx, sgd))
		y, err := model.forward(ctx, x)
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		var loss *C.nnc_tensor
		var value C.double
		must(C.nnc_cross_entropy(ctx, y, target, nil, -100, C.NNC_REDUCTION_MEAN, 0, &loss))
		must(C.nnc_backward(ctx, loss))
		must(C.nnc_optimizer_step(ctx, sgd))
		must(C.nnc_tensor_item(ctx, loss, &value))
		fmt.Printf("loss %.4f\n", float64(value))
	}

	_, err := model.forward(ctx, rand(ctx, 2, 3))
	if f, is := err.(*failure); is && f.code == C.NNC_E_SHAPE {
		fmt.Println("error", f)
	}
	C.nnc_release(unsafe.Pointer(x))
	C.nnc_release(unsafe.Pointer(x)) // once more: harmless
	C.nnc_release(unsafe.Pointer(ctx))
	fmt.Println("ok")
}
