// SPDX-License-Identifier: Apache-2.0

package nnc_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	. "nnc"
)

// within runs f in a scope of its own and fails the test where f panics or gives an error.
func within(t *testing.T, f func(ctx *Ctx)) {
	t.Helper()
	err := InScope(nil, func(ctx *Ctx) error {
		f(ctx)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func wantText(t *testing.T, got interface{ String() string }, want string) {
	t.Helper()
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func wantSlice[T Element](t *testing.T, ctx *Ctx, x *Tensor, want ...T) {
	t.Helper()
	if got := Must(ToSlice[T](ctx, x)); len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// wantError looks for libnnc's code and function, and for a part of the message.
func wantError(t *testing.T, err error, code Code, op, part string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v, want an *Error", err)
	}
	if !errors.Is(err, code) || e.Op != op || !strings.Contains(e.Message, part) {
		t.Errorf("got %v (%v), want %v of %s with %q", err, e.Code, code, op, part)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func second[T any](_ T, err error) error { return err }

func randn(ctx *Ctx, dims ...int64) *Tensor { return Must(Randn(ctx, dims, Float32)) }

// leaf is a tensor that requires a gradient.
func leaf(ctx *Ctx, dims ...int64) *Tensor {
	x := randn(ctx, dims...)
	Check(x.RequiresGrad_(ctx, true))
	return x
}

func sumOf(ctx *Ctx, x *Tensor) *Tensor { return Must(Sum(ctx, x, nil, false, DTypeDefault)) }

// forward is a module's forward as a function.
type forward func(ctx *Ctx, inputs ...*Tensor) (*Tensor, error)

func (f forward) Forward(ctx *Ctx, inputs ...*Tensor) (*Tensor, error) { return f(ctx, inputs...) }

func status(t *testing.T, field string) (n int64) {
	t.Helper()
	for _, line := range strings.Split(read(t, "/proc/self/status"), "\n") {
		if strings.HasPrefix(line, field+":") {
			fmt.Sscan(strings.TrimPrefix(line, field+":"), &n)
		}
	}
	return n
}

// flat fails the test where f, called often, leaves handles behind, or uses more and more memory or
// threads; Go keeps as many of those as have been in C at one time.
func flat(t *testing.T, times int, f func()) {
	t.Helper()
	settle := func() (int64, int64, int64) {
		for i := 0; i < 3; i++ { // finalizers run between collections
			runtime.GC()
			time.Sleep(20 * time.Millisecond)
		}
		return LiveHandles(), status(t, "Threads"), status(t, "VmRSS")
	}
	for i := 0; i < times/4+1; i++ {
		f()
	}
	handles, threads, memory := settle()
	for i := 0; i < times; i++ {
		f()
	}
	handles2, threads2, memory2 := settle()
	if handles2 > handles || threads2 > threads+24 || memory2 > memory+20<<10 {
		t.Errorf("handles %d -> %d, threads %d -> %d, memory %d -> %d KiB", handles, handles2, threads, threads2, memory, memory2)
	}
}

// together runs f in 8 goroutines and gives their errors.
func together(f func(i int) error) []error {
	var wait sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		wait.Add(1)
		go func(i int) {
			defer wait.Done()
			errs[i] = f(i)
		}(i)
	}
	wait.Wait()
	return errs
}

// child runs a test of this file in a process of its own, and gives what it prints and its error.
func child(t *testing.T, name string) (string, error) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^"+name+"$", "-test.count=1")
	c.Env = append(os.Environ(), "NNC_TEST_CHILD="+name)
	out, err := c.CombinedOutput()
	return string(out), err
}

func isChild(name string) bool { return os.Getenv("NNC_TEST_CHILD") == name }
