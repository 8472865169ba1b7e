// SPDX-License-Identifier: Apache-2.0

package nnc_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
	"unsafe"

	. "nnc"
)

// Thirty ways of misusing a library, numbered as in the other languages. None ends the process; each
// gives an error with libnnc's code, function and message.

func TestMisuse01UseAfterRelease(t *testing.T) {
	within(t, func(ctx *Ctx) {
		x, y := randn(ctx, 2), randn(ctx, 2)
		x.Close()
		wantError(t, second(Exp(ctx, x)), ErrHandle, "nnc_exp", "input")
		wantError(t, second(Stack(ctx, []*Tensor{y, x}, 0)), ErrHandle, "nnc_stack", "")
		wantError(t, second(ToSlice[float32](ctx, x)), ErrHandle, "nnc_tensor_copy_to", "")
		if x.Size(0) != -1 || x.NDim() != -1 || x.Shape() != nil || x.Data() != nil || x.Retain() != nil {
			t.Error("a released tensor has sizes")
		}
		if s := x.String(); !strings.Contains(s, "nnc_tensor_repr") {
			t.Error(s)
		}
		named := Must(NewNamed(ctx))
		named.Close()
		wantError(t, second(named.Items(ctx)), ErrHandle, "nnc_named_tensor", "")
		s := Must(ctx.Scope())
		z := randn(s, 2)
		s.Close()
		wantError(t, second(Exp(ctx, z)), ErrHandle, "nnc_exp", "input")
		wantError(t, second(Exp(s, y)), ErrHandle, "nnc_exp", "ctx")
	})
}

func TestMisuse02DoubleRelease(t *testing.T) {
	flat(t, 200, func() {
		x := randn(nil, 2)
		y := x.Retain()
		for i := 0; i < 3; i++ {
			if x.Close() != nil {
				t.Fatal("Close fails")
			}
		}
		if y.Size(0) != 2 {
			t.Fatal("Close of one handle ended another")
		}
		y.Close()
		var none *Tensor
		none.Close()
		(*Ctx)(nil).Close()
	})
}

func TestMisuse03ReleaseWhileBackwardUses(t *testing.T) {
	flat(t, 50, func() {
		x := leaf(nil, 64, 64)
		loss := sumOf(nil, Must(Exp(nil, Must(Matmul(nil, x, x)))))
		for i, err := range together(func(i int) error {
			if i == 0 {
				return loss.Backward(nil)
			}
			x.Close()
			loss.Close()
			runtime.GC()
			return nil
		}) {
			if err != nil {
				wantError(t, err, ErrHandle, "nnc_backward", "")
			}
			_ = i
		}
	})
}

func TestMisuse04WrongDType(t *testing.T) {
	within(t, func(ctx *Ctx) {
		x := Must(FromSlice(ctx, []int64{1, 2}))
		wantError(t, x.RequiresGrad_(ctx, true), ErrDType, "nnc_tensor_requires_grad_", "")
		wantError(t, second(ToSlice[float32](ctx, x)), ErrDType, "nnc_tensor_copy_to", "torch.int64")
		wantError(t, second(Must(NewModule(ctx, "Linear(2, 1)")).Call(ctx, x)), ErrDType, "nnc_module_call", "")
	})
}

func TestMisuse05WrongShape(t *testing.T) {
	within(t, func(ctx *Ctx) {
		wantError(t, second(Matmul(ctx, randn(ctx, 2, 3), randn(ctx, 2, 3))), ErrShape, "nnc_matmul", "2x3")
		wantError(t, second(FromSlice(ctx, []float32{1, 2, 3}, 2, 2)), ErrShape, "nnc_tensor_from_data", "3 elements")
	})
}

func TestMisuse06Nil(t *testing.T) {
	within(t, func(ctx *Ctx) {
		wantError(t, second(Exp(ctx, nil)), ErrHandle, "nnc_exp", "NULL")
		wantError(t, second((*Module)(nil).Call(ctx, randn(ctx, 1))), ErrHandle, "nnc_module_call", "NULL")
		wantError(t, second(Cat(ctx, []*Tensor{nil}, 0)), ErrHandle, "nnc_cat", "")
		wantError(t, (*Optimizer)(nil).Step(ctx), ErrHandle, "nnc_optimizer_step", "NULL")
		if n := (*Tensor)(nil).NDim(); n != -1 {
			t.Error(n)
		}
		if y := Must(Linear(nil, randn(ctx, 1, 2), randn(ctx, 3, 2), nil)); y.Size(1) != 3 { // nil where it may be
			t.Error(y)
		}
		wantError(t, second(leaf(ctx, 1).RegisterHook(ctx, nil)), ErrInvalid, "nnc_tensor_register_hook", "hook is nil")
		wantError(t, second(NewUserModule(ctx, "Nothing", nil)), ErrInvalid, "nnc_module_new_user", "m is nil")
		nothing := Must(NewUserModule(ctx, "Nothing", forward(nil)))
		wantError(t, second(nothing.Call(ctx, randn(ctx, 1))), ErrCallback, "nnc_module_call", "nil pointer")
	})
}

// tensorHookOf runs a hook in backward.
func tensorHookOf(ctx *Ctx, hook Callback) (*Tensor, error) {
	x := leaf(ctx, 3)
	Must(x.RegisterHook(ctx, hook))
	err := sumOf(ctx, x).Backward(ctx)
	return Must(x.Grad(ctx)), err
}

// The compiler refuses it in Go; so the handle is forged.
func TestMisuse07ModuleForTensor(t *testing.T) {
	within(t, func(ctx *Ctx) {
		forged := (*Tensor)(unsafe.Pointer(Must(NewModule(ctx, "ReLU()"))))
		wantError(t, second(Exp(ctx, forged)), ErrHandle, "nnc_exp", "not a live tensor handle")
	})
}

func TestMisuse08PanicInForward(t *testing.T) {
	within(t, func(ctx *Ctx) {
		m := Must(NewUserModule(ctx, "Broken", forward(func(*Ctx, ...*Tensor) (*Tensor, error) {
			var none []int
			return nil, fmt.Errorf("never %d", none[3])
		})))
		x := randn(ctx, 2)
		wantError(t, second(m.Call(ctx, x)), ErrCallback, "nnc_module_call", "index out of range [3] with length 0 (misuse_test.go:")
		nothing := Must(NewUserModule(ctx, "Nothing", forward(func(*Ctx, ...*Tensor) (*Tensor, error) { return nil, nil })))
		wantError(t, second(nothing.Call(ctx, x)), ErrCallback, "nnc_module_call", "NULL")
		plain := Must(NewUserModule(ctx, "Plain", forward(func(*Ctx, ...*Tensor) (*Tensor, error) { return nil, os.ErrNotExist })))
		wantError(t, second(plain.Call(ctx, x)), ErrCallback, "nnc_module_call", "file does not exist")
		Must(Exp(ctx, x))
	})
}

func TestMisuse09PanicInHook(t *testing.T) {
	within(t, func(ctx *Ctx) {
		grad, err := tensorHookOf(ctx, func(*Ctx, []*Tensor) ([]*Tensor, error) { panic("in a hook") })
		wantError(t, err, ErrCallback, "nnc_backward", "panic: in a hook (misuse_test.go:")
		if grad != nil {
			t.Error("a backward that failed left a gradient")
		}
	})
}

// double is a custom function: 2x.
type double struct{ backward func(ctx *Ctx) }

func (double) Forward(ctx *Ctx, call *FunctionCtx, inputs []*Tensor) ([]*Tensor, error) {
	Check(call.SaveForBackward(ctx, inputs))
	return []*Tensor{Must(MulScalar(ctx, inputs[0], 2))}, nil
}

func (d double) Backward(ctx *Ctx, call *FunctionCtx, grads []*Tensor) ([]*Tensor, error) {
	if d.backward != nil {
		d.backward(ctx)
	}
	Must(call.SavedTensors(ctx))
	return []*Tensor{Must(MulScalar(ctx, grads[0], 2))}, nil
}

func TestMisuse10PanicInBackward(t *testing.T) {
	within(t, func(ctx *Ctx) {
		f := Must(NewFunction(ctx, "Double", double{func(*Ctx) { panic(errors.New("in backward")) }}))
		y := Must(f.Apply(ctx, []*Tensor{leaf(ctx, 2)}))
		wantError(t, sumOf(ctx, y[0]).Backward(ctx), ErrCallback, "nnc_backward", "panic: in backward")
	})
}

// numbers is a dataset of n numbers; get may fail.
type numbers struct {
	n   int64
	get func(index int64)
}

func (d numbers) Len() int64 { return d.n }

func (d numbers) Get(ctx *Ctx, index int64) ([]*Tensor, error) {
	if d.get != nil {
		d.get(index)
	}
	t, err := Scalar(ctx, index)
	return []*Tensor{t}, err
}

func TestMisuse11PanicInDatasetWorkers(t *testing.T) {
	within(t, func(ctx *Ctx) {
		d := Must(NewUserDataset(ctx, numbers{40, func(i int64) {
			if i == 13 {
				panic("sample 13")
			}
		}}, true))
		l := Must(NewDataLoader(ctx, d, nil, "batch_size=4, num_workers=3", nil))
		it := Must(l.Iter(ctx))
		var batches, failures int
		for i := 0; i < 10; i++ {
			batch, err := it.Next(ctx)
			if err != nil {
				wantError(t, err, ErrCallback, "nnc_data_loader_next", "panic: sample 13")
				failures++
			} else if len(batch) == 1 {
				batches++
			}
		}
		if batches != 9 || failures != 1 {
			t.Errorf("%d batches, %d failures", batches, failures)
		}
	})
}

func TestMisuse12PanicInLRLambda(t *testing.T) {
	within(t, func(ctx *Ctx) {
		o := Must(NewOptimizer(ctx, "SGD(lr=1)", Must(NewModule(ctx, "Linear(1, 1)"))))
		s := Must(NewLRSchedulerLambda(ctx, "LambdaLR(f)", o, func(name string, x float64) (float64, error) {
			if x > 0 {
				panic("at " + name)
			}
			return 1, nil
		}))
		wantError(t, s.Step(ctx, nil), ErrCallback, "nnc_lr_scheduler_step", "panic: at f")
	})
}

type closer struct {
	forward
	closed *atomic.Int32
}

func (c closer) Close() error {
	c.closed.Add(1)
	panic("in Close")
}

// Go has no destructors: the nearest is Close, which libnnc's end of an object calls.
func TestMisuse13PanicInDestructor(t *testing.T) {
	var closed atomic.Int32
	same := forward(func(_ *Ctx, x ...*Tensor) (*Tensor, error) { return x[0], nil })
	m := Must(NewUserModule(nil, "Closer", closer{same, &closed}))
	m.Close()
	_ = Must(NewUserModule(nil, "Closer", closer{same, &closed})) // its finalizer
	for i := 0; i < 100 && closed.Load() < 2; i++ {
		runtime.GC()
		time.Sleep(10 * time.Millisecond)
	}
	if n := closed.Load(); n != 2 {
		t.Errorf("Close was called %d times", n)
	}
}

func TestMisuse14ErrorCrosses(t *testing.T) {
	within(t, func(ctx *Ctx) {
		x := randn(ctx, 2, 3)
		for _, wrap := range []func(error) error{
			func(err error) error { return err },
			func(err error) error { return fmt.Errorf("layer 3: %w", err) },
			func(err error) error { Check(err); return nil },
		} {
			m := Must(NewUserModule(ctx, "Inner", forward(func(ctx *Ctx, x ...*Tensor) (*Tensor, error) {
				return nil, wrap(second(Matmul(ctx, x[0], x[0])))
			})))
			outer := Must(NewModule(ctx, "Sequential()"))
			Check(SequentialAppend(ctx, outer, m))
			wantError(t, second(outer.Call(ctx, x)), ErrShape, "nnc_module_call", "2x3")
		}
	})
}

func TestMisuse15CallbackCallsBack(t *testing.T) {
	within(t, func(ctx *Ctx) {
		linear := Must(NewModule(ctx, "Linear(3, 3)"))
		grad, err := tensorHookOf(ctx, func(ctx *Ctx, grads []*Tensor) ([]*Tensor, error) {
			recording := Must(ctx.Fork("grad=True"))
			y := Must(linear.Call(recording, randn(ctx, 2, 3)))
			return []*Tensor{Must(MulScalar(ctx, grads[0], 3))}, sumOf(recording, y).Backward(recording)
		})
		if err != nil {
			t.Fatal(err)
		}
		wantSlice(t, ctx, grad, float32(3), 3, 3)
		if Must(Must(linear.GetParameter(ctx, "bias")).Grad(ctx)) == nil {
			t.Error("the inner backward did nothing")
		}
		var m *Module // one that calls itself without end
		m = Must(NewUserModule(ctx, "Endless", forward(func(ctx *Ctx, x ...*Tensor) (*Tensor, error) { return m.Call(ctx, x...) })))
		wantError(t, second(m.Call(ctx, randn(ctx, 1))), ErrCallback, "nnc_module_call", "recursion")
	})
}

func TestMisuse16OneOptimizerManyThreads(t *testing.T) {
	within(t, func(ctx *Ctx) {
		x := Must(FromSlice(ctx, []float32{0}))
		Check(x.RequiresGrad_(ctx, true))
		Check(x.SetGrad(ctx, Must(FromSlice(ctx, []float32{1}))))
		o := Must(NewOptimizerFrom(ctx, "SGD(lr=1)", []*Tensor{x}))
		for _, err := range together(func(int) error {
			for i := 0; i < 100; i++ {
				if err := o.Step(nil); err != nil {
					return err
				}
			}
			return nil
		}) {
			if err != nil {
				t.Error(err)
			}
		}
		wantSlice(t, ctx, x, float32(-800))
	})
}

func TestMisuse17OneModuleManyThreads(t *testing.T) {
	within(t, func(ctx *Ctx) {
		m := Must(NewModule(ctx, "Sequential(Linear(8, 8), ReLU(), Linear(8, 4))"))
		user := Must(NewUserModule(ctx, "User", forward(func(ctx *Ctx, x ...*Tensor) (*Tensor, error) { return m.Call(ctx, x...) })))
		x := randn(ctx, 5, 8)
		want := Must(ToSlice[float32](ctx, Must(m.Call(ctx, x))))
		for _, err := range together(func(int) error {
			return InScope(nil, func(ctx *Ctx) error {
				for i := 0; i < 100; i++ {
					if got := Must(ToSlice[float32](ctx, Must(user.Call(ctx, x)))); fmt.Sprint(got) != fmt.Sprint(want) {
						return fmt.Errorf("got %v, want %v", got, want)
					}
				}
				return nil
			})
		}) {
			if err != nil {
				t.Error(err)
			}
		}
	})
}

// A backward that begins while another one still reads the graph may find all of it there. What
// passes counts whole, and what does not leaves nothing.
func TestMisuse18OneGraphManyThreads(t *testing.T) {
	within(t, func(ctx *Ctx) {
		for round := 0; round < 20; round++ {
			x := Must(FromSlice(ctx, []float32{1, 2}))
			Check(x.RequiresGrad_(ctx, true))
			loss := sumOf(ctx, Must(Square(ctx, x)))
			passed := 0
			for _, err := range together(func(int) error { return loss.Backward(nil) }) {
				if err == nil {
					passed++
				} else {
					wantError(t, err, ErrState, "nnc_backward", "")
				}
			}
			if passed != 1 {
				t.Errorf("%v backwards passed", passed)
			}
			wantSlice(t, ctx, Must(x.Grad(ctx)), float32(2), 4)
			wantError(t, loss.Backward(nil), ErrState, "nnc_backward", "")
		}
	})
}

// A Go program cannot fork: only exec is offered, because the other threads of the runtime would be
// missing. So a child process computes, started while its parent does.
func TestMisuse19ChildProcess(t *testing.T) {
	if isChild(t.Name()) {
		fmt.Println(Must(FromSlice(nil, []float32{1, 2})))
		return
	}
	done := make(chan bool)
	go func() {
		for i := 0; i < 100; i++ {
			Must(Exp(nil, randn(nil, 100, 100))).Close()
		}
		close(done)
	}()
	out, err := child(t, t.Name())
	if err != nil || !strings.Contains(out, "tensor([1., 2.])") {
		t.Error(out, err)
	}
	<-done
}

func TestMisuse20ManyGoroutines(t *testing.T) {
	m := Must(NewModule(nil, "Linear(4, 4)"))
	x := randn(nil, 2, 4)
	room := make(chan bool, 16) // a thread is needed for each goroutine that is in C
	flat(t, 8, func() {
		var wait sync.WaitGroup
		for i := 0; i < 1000; i++ {
			wait.Add(1)
			room <- true
			go func() {
				defer wait.Done()
				defer func() { <-room }()
				s := Must((*Ctx)(nil).Scope())
				defer s.Close()
				Check(sumOf(s, Must(m.Call(s, x))).Backward(s))
			}()
		}
		wait.Wait()
	})
}

func TestMisuse21Migration(t *testing.T) {
	within(t, func(ctx *Ctx) {
		x := leaf(ctx, 4)
		scope := Must(ctx.Scope())
		quiet := Must(scope.NoGrad())
		threads := map[int]bool{}
		for i := 0; i < 20; i++ {
			done := make(chan int)
			go func() {
				runtime.LockOSThread() // of the test's: the thread ends with the goroutine, the next has another
				if Must(Exp(quiet, x)).RequiresGrad() || !Must(Exp(scope, x)).RequiresGrad() {
					t.Error("a setting did not come along")
				}
				done <- syscall.Gettid()
			}()
			threads[<-done] = true
		}
		if len(threads) < 2 {
			t.Errorf("only %d threads", len(threads))
		}
		before := LiveHandles()
		scope.Close()
		if n := before - LiveHandles(); n < 41 { // 40 tensors and the scope
			t.Errorf("the scope released %d handles", n)
		}
	})
}

func TestMisuse22ExitWhileWorkersRun(t *testing.T) {
	if isChild(t.Name()) {
		d := Must(NewUserDataset(nil, numbers{1000, func(int64) { time.Sleep(time.Millisecond) }}, true))
		l := Must(NewDataLoader(nil, d, nil, "batch_size=10, num_workers=4", nil))
		it := Must(l.Iter(nil))
		Must(it.Next(nil))
		go func() {
			for {
				Must(Matmul(nil, randn(nil, 200, 200), randn(nil, 200, 200))).Close()
			}
		}()
		fmt.Println("leaves")
		os.Exit(7)
	}
	for i := 0; i < 3; i++ {
		out, err := child(t, t.Name())
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 7 || out != "leaves\n" {
			t.Error(out, err)
		}
	}
}

// A Go program is linked with the library, which cannot be unloaded: it is there once, all the time.
func TestMisuse23Unload(t *testing.T) {
	paths := map[string]bool{}
	for _, line := range strings.Split(read(t, "/proc/self/maps"), "\n") {
		if i := strings.Index(line, "/"); i >= 0 && strings.Contains(line, "libnnc.so") {
			paths[line[i:]] = true
		}
	}
	if len(paths) != 1 {
		t.Errorf("loaded from %v", paths)
	}
}

func TestMisuse24NUL(t *testing.T) {
	within(t, func(ctx *Ctx) {
		wantError(t, second(NewModule(ctx, "Linear(1, \x001)")), ErrText, "nnc_module_new", "NUL at position 10")
		m := Must(NewModule(ctx, "Linear(1, 1)"))
		wantError(t, second(m.GetParameter(ctx, "weight\x00s")), ErrText, "nnc_module_get_parameter", "NUL")
		wantError(t, second(Load(ctx, "/tmp/\x00", "")), ErrText, "nnc_load", "NUL")
		if Has("nn.Linear\x00") || !Has("nn.Linear") {
			t.Error("Has")
		}
		broken := Must(NewUserModule(ctx, "Broken", forward(func(*Ctx, ...*Tensor) (*Tensor, error) { return nil, errors.New("a\x00b") })))
		wantError(t, second(broken.Call(ctx, randn(ctx, 1))), ErrCallback, "nnc_module_call", `a\x00b`)
	})
}

func TestMisuse25NotUTF8(t *testing.T) {
	within(t, func(ctx *Ctx) {
		err := second(NewModule(ctx, "Lin\xffear(1, 1)"))
		if err == nil || !strings.Contains(err.Error(), `\xff`) {
			t.Error(err)
		}
		if err := second(Must(NewNamed(ctx)).Get(ctx, "\xfe")); err != nil { // a key that is not there
			t.Error(err)
		}
		broken := Must(NewUserModule(ctx, "Broken", forward(func(*Ctx, ...*Tensor) (*Tensor, error) { return nil, errors.New("a\xc0b") })))
		wantError(t, second(broken.Call(ctx, randn(ctx, 1))), ErrCallback, "nnc_module_call", `a\xc0b`)
	})
}

func TestMisuse26IndexOutOfRange(t *testing.T) {
	within(t, func(ctx *Ctx) {
		x := randn(ctx, 2, 3)
		wantError(t, second(Select(ctx, x, 0, 2)), ErrIndex, "nnc_select", "")
		wantError(t, second(Index(ctx, x, "0, 3")), ErrIndex, "nnc_index", "")
		wantError(t, second(Softmax(ctx, x, 2, DTypeDefault)), ErrIndex, "nnc_softmax", "")
		named := Must(NewNamed(ctx))
		wantError(t, second(named.Tensor(ctx, 0)), ErrIndex, "nnc_named_tensor", "")
		if named.Key(-1) != "" || x.Size(7) != -1 {
			t.Error("an index that is not there")
		}
	})
}

func TestMisuse27AbsurdSizes(t *testing.T) {
	within(t, func(ctx *Ctx) {
		for _, dims := range []Shape{{1 << 62}, {1 << 40, 1 << 40}, {1 << 62, 4}} {
			wantError(t, second(Zeros(ctx, dims, Float32)), ErrMemory, "nnc_zeros", "")
			wantError(t, second(FromSlice(ctx, []float32{1}, dims...)), ErrShape, "nnc_tensor_from_data", "")
		}
		wantError(t, second(NewModule(ctx, "Linear(4611686018427387904, 1)")), ErrMemory, "nnc_module_new", "")
		if err := second(Zeros(ctx, Shape{-1}, Float32)); err == nil {
			t.Error("a negative size")
		}
	})
}

func TestMisuse28MemoryOfTheHost(t *testing.T) {
	// Go's memory is copied, so that it may go or change.
	data := []float32{1, 2, 3, 4}
	x := Must(FromSlice(nil, data))
	data[0] = 9
	data = nil
	runtime.GC()
	within(t, func(ctx *Ctx) { wantSlice(t, ctx, x, float32(1), 2, 3, 4) })

	// Other memory is shared, and stays until the last view is gone.
	memory, err := syscall.Mmap(-1, 0, 4096, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		t.Fatal(err)
	}
	var freed atomic.Bool
	y := Must(FromBlob(nil, unsafe.Pointer(&memory[0]), Shape{1024}, nil, Float32, func() {
		freed.Store(true)
		syscall.Munmap(memory)
	}))
	Check(Fill_(nil, y, 5))
	view := Must(Narrow(nil, y, 0, 1000, 24))
	y.Close()
	runtime.GC()
	if freed.Load() {
		t.Fatal("freed too early")
	}
	within(t, func(ctx *Ctx) {
		if v := Must(Must(Index(ctx, view, "23")).Item(ctx)); v != 5 {
			t.Error(v)
		}
	})
	view.Close()
	if !freed.Load() {
		t.Error("not freed")
	}
	wantError(t, second(FromBlob(nil, nil, Shape{4}, nil, Float32, nil)), ErrInvalid, "nnc_from_blob", "NULL")
}

func TestMisuse29Cycle(t *testing.T) {
	within(t, func(ctx *Ctx) {
		a, b := Must(NewModule(ctx, "Sequential()")), Must(NewModule(ctx, "Sequential()"))
		wantError(t, a.RegisterModule(ctx, "self", a), ErrInvalid, "nnc_module_register_module", "")
		Check(a.RegisterModule(ctx, "b", b))
		wantError(t, b.RegisterModule(ctx, "a", a), ErrInvalid, "nnc_module_register_module", "")
	})
}

func TestMisuse30CorruptFile(t *testing.T) {
	within(t, func(ctx *Ctx) {
		path := filepath.Join(t.TempDir(), "model.safetensors")
		m := Must(NewModule(ctx, "Linear(2, 2)"))
		Check(SafetensorsSaveModel(ctx, m, nil, path))
		whole := read(t, path)
		for _, broken := range []string{"", whole[:20], "\xff" + whole[1:], strings.Repeat("x", 100)} {
			Check(os.WriteFile(path, []byte(broken), 0o600))
			_, _, err := SafetensorsLoadModel(ctx, m, path, "", true)
			wantError(t, err, ErrFile, "nnc_safetensors_load_model", "model.safetensors")
			wantError(t, second(Load(ctx, path, "")), ErrFile, "nnc_load", "model.safetensors")
		}
		wantError(t, second(Load(ctx, path+".not", "")), ErrFile, "nnc_load", "No such file")
	})
}
