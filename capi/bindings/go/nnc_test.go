// SPDX-License-Identifier: Apache-2.0

package nnc_test

import (
	"errors"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	. "nnc"
)

// Every function that the headers declare is called from a Go file.
func TestEveryFunctionIsReachable(t *testing.T) {
	headers, _ := filepath.Glob("../../../include/nnc/*.h")
	declared := map[string]bool{}
	for _, h := range headers {
		// Of another library, libnnc-mpi.
		if filepath.Base(h) == "mpi.h" {
			continue
		}
		for _, m := range regexp.MustCompile(`(?s)NNC_(?:API|CHECKED) [^;(]*?(nnc_\w+)\(`).FindAllStringSubmatch(read(t, h), -1) {
			declared[m[1]] = true
		}
	}
	if len(declared) < 900 {
		t.Fatalf("only %d functions in %d headers", len(declared), len(headers))
	}
	sources, _ := filepath.Glob("*.go")
	called := map[string]bool{}
	for _, s := range sources {
		if !strings.HasSuffix(s, "_test.go") {
			for _, m := range regexp.MustCompile(`C\.(nnc_\w+)\(`).FindAllStringSubmatch(read(t, s), -1) {
				called[m[1]] = true
			}
		}
	}
	for name := range declared {
		if !called[name] {
			t.Errorf("%s is not reachable", name)
		}
	}
	t.Logf("%d functions", len(declared))
}

// Every function that is generated takes nil and zeros for all its arguments, and a released object
// for each: an error or a result, never a crash.
func TestEveryFunctionTakesNothing(t *testing.T) {
	without := map[string]bool{"nnc_memory_limit": true, // no memory would be left
		"nnc_parametrize_cached_begin": true, "nnc_parametrize_cached_end": true, // would hold for other tests
		"nnc_summary_writer_new": true} // would make a folder here
	failed := 0
	for name, function := range everyFunction {
		if without[name] {
			continue
		}
		for _, of := range []func(reflect.Type) reflect.Value{reflect.Zero, released} {
			f := reflect.ValueOf(function)
			arguments := make([]reflect.Value, f.Type().NumIn())
			for i := range arguments {
				arguments[i] = of(f.Type().In(i))
			}
			results := f.Call(arguments)
			if n := len(results); n > 0 && !results[n-1].IsZero() {
				if err, ok := results[n-1].Interface().(error); ok {
					var e *Error
					if failed++; !errors.As(err, &e) || e.Op != name || e.Code == ErrInternal {
						t.Errorf("%s: %v", name, err)
					}
				}
			}
		}
	}
	if failed < len(everyFunction) {
		t.Errorf("only %d errors of %d functions", failed, len(everyFunction))
	}
}

// released is an object that is gone, or the zero of another type.
func released(kind reflect.Type) reflect.Value {
	for _, gone := range []interface{ Close() error }{Must(Zeros(nil, nil, Float32)), Must(NewModule(nil, "ReLU()")),
		Must(NewCtx("")), Must(NewNamed(nil)), Must(NewKwargs(nil))} {
		gone.Close()
		if reflect.TypeOf(gone) == kind {
			return reflect.ValueOf(gone)
		}
	}
	return reflect.Zero(kind)
}

func TestTensors(t *testing.T) {
	within(t, func(ctx *Ctx) {
		x := Must(FromSlice(ctx, []float32{1, 2, 3, 4, 5, 6}, 2, 3))
		wantText(t, x, "tensor([[1., 2., 3.],\n        [4., 5., 6.]])")
		if !reflect.DeepEqual(x.Shape(), Shape{2, 3}) || x.Numel() != 6 || x.DType() != Float32 {
			t.Errorf("%v %v %v", x.Shape(), x.Numel(), x.DType())
		}
		wantSlice(t, ctx, Must(Index(ctx, x, "1, ::2")), float32(4), 6)
		wantSlice(t, ctx, Must(Transpose(ctx, x, 0, 1)), float32(1), 4, 2, 5, 3, 6)
		y := Must(Add(ctx, x, x, 2))
		wantSlice(t, ctx, Must(Sum(ctx, y, []int64{1}, false, DTypeDefault)), float32(18), 45)
		if v := Must(Must(Mean(ctx, x, nil, false, DTypeDefault)).Item(ctx)); v != 3.5 {
			t.Error(v)
		}
		values, indices := Must2(MaxDim(ctx, x, 1, false))
		wantSlice(t, ctx, values, float32(3), 6)
		wantSlice(t, ctx, indices, int64(2), 2)
		Check(Fill_(ctx, x, 7))
		wantSlice(t, ctx, Must(Index(ctx, x, "0")), float32(7), 7, 7)
		wantSlice(t, ctx, Must(FromSlice(ctx, []bool{true, false})), true, false)
		wantSlice(t, ctx, Must(FromSlice(ctx, []int{3, -7})), 3, -7)
		wantSlice(t, ctx, Must(Scalar(ctx, uint8(200))), uint8(200))
		wantSlice[float64](t, ctx, Must(FromSlice(ctx, []float64{})))
		parts := Must(Unbind(ctx, Must(ArangeI64(ctx, 0, 1000, 1, DTypeDefault)), 0))
		if len(parts) != 1000 || Must(parts[999].ItemI64(ctx)) != 999 { // more than there is room for at first
			t.Error(len(parts))
		}
		wantSlice(t, ctx, Must(Clamp(ctx, Must(FromSlice(ctx, []float32{-1, 0.25, 2})), Opt(0.0), nil)), float32(0), 0.25, 2)
	})
}

func TestBackward(t *testing.T) {
	within(t, func(ctx *Ctx) {
		x := Must(FromSlice(ctx, []float32{1, 2, 3}))
		Check(x.RequiresGrad_(ctx, true))
		Check(Must(Sum(ctx, Must(Square(ctx, x)), nil, false, 0)).Backward(ctx))
		wantSlice(t, ctx, Must(x.Grad(ctx)), float32(2), 4, 6)
		if y := Must(Exp(Must(ctx.NoGrad()), x)); y.RequiresGrad() {
			t.Error("recorded under NoGrad")
		}
		grads := Must(AutogradGrad(ctx, []*Tensor{Must(Sum(ctx, Must(Exp(ctx, x)), nil, false, 0))}, []*Tensor{x}, nil, false, false, false))
		if Must(Allclose(ctx, grads[0], Must(Exp(ctx, x)), 1e-5, 1e-8, false)) != true {
			t.Error(grads[0])
		}
	})
}

// A loop that closes nothing and has no scope does not fill the memory.
func TestCollector(t *testing.T) {
	x := Must(Ones(nil, Shape{1 << 20}, Float32))
	for i := 0; i < 500; i++ { // 2 GB
		Must(AddScalar(nil, x, 1))
	}
	if peak := status(t, "VmHWM"); peak > 1<<20 {
		t.Errorf("%d KiB", peak)
	}
}

// The first program stands in the README as it is.
func TestReadme(t *testing.T) {
	_, program, _ := strings.Cut(read(t, "examples/first/main.go"), "package main")
	if !strings.Contains(read(t, "README.md"), "package main"+program+"```") {
		t.Error("README.md has another program than examples/first/main.go")
	}
}
