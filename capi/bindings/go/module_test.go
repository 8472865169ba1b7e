// SPDX-License-Identifier: Apache-2.0

package nnc_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	. "nnc"
)

func TestModules(t *testing.T) {
	within(t, func(ctx *Ctx) {
		m := Must(NewModule(ctx, "Sequential(Linear(4, 2), ReLU())"))
		wantText(t, m, "Sequential(\n  (0): Linear(in_features=4, out_features=2, bias=True)\n  (1): ReLU()\n)")
		if n := len(Must(m.Parameters(ctx, true))); n != 2 {
			t.Error(n)
		}
		keys := Must(m.StateDict(ctx)).Keys()
		if !reflect.DeepEqual(keys, []string{"0.weight", "0.bias"}) {
			t.Error(keys)
		}
		Check(m.Eval(ctx))
		if m.Training() {
			t.Error("still in training mode")
		}
		missing, unexpected, err := m.LoadStateDict(ctx, Must(NewNamed(ctx)), false)
		if err != nil || len(missing.Keys()) != 2 || len(unexpected.Keys()) != 0 {
			t.Error(missing.Keys(), unexpected.Keys(), err)
		}

		lstm := Must(NewModule(ctx, "LSTM(3, 5)"))
		h, c := randn(ctx, 1, 2, 5), randn(ctx, 1, 2, 5)
		kwargs := Must(KW{"hx": []*Tensor{h, c}}.Kwargs(ctx))
		outputs := Must(lstm.Forward(ctx, []*Tensor{randn(ctx, 7, 2, 3)}, kwargs))
		if len(outputs) != 3 || !reflect.DeepEqual(outputs[0].Shape(), Shape{7, 2, 5}) {
			t.Error(outputs)
		}
		loss := Must(NewModule(ctx, "CrossEntropyLoss()"))
		Check(Must(loss.Call(ctx, leaf(ctx, 2, 3), Must(FromSlice(ctx, []int64{0, 2})))).Backward(ctx))
		_, err = KW{"x": struct{}{}}.Kwargs(ctx)
		wantError(t, err, ErrInvalid, "KW", "struct")
	})
}

// scale is a module of the test's with everything that one may have.
type scale struct {
	factor float64
	closed *atomic.Int32
}

func (s *scale) Forward(ctx *Ctx, x ...*Tensor) (*Tensor, error) {
	return MulScalar(ctx, x[0], s.factor)
}
func (s *scale) ExtraRepr() (string, error)             { return fmt.Sprintf("factor=%g", s.factor), nil }
func (s *scale) Copy(*Ctx, *Module) (UserModule, error) { c := *s; return &c, nil }
func (s *scale) Close() error                           { s.closed.Add(1); return nil }
func (s *scale) GetExtraState(ctx *Ctx, _ *Module) (*Tensor, error) {
	return Scalar(ctx, s.factor)
}
func (s *scale) SetExtraState(ctx *Ctx, _ *Module, state *Tensor) (err error) {
	s.factor, err = state.Item(ctx)
	return err
}
func (s *scale) RightInverse(ctx *Ctx, _ *Module, x *Tensor) ([]*Tensor, error) {
	y, err := DivScalar(ctx, x, s.factor, "")
	return []*Tensor{y}, err
}

func TestUserModules(t *testing.T) {
	var closed atomic.Int32
	within(t, func(ctx *Ctx) {
		state := &scale{3, &closed}
		m := Must(NewUserModule(ctx, "Scale", state))
		net := Must(NewModule(ctx, "Sequential(Linear(2, 2))"))
		Check(SequentialAppend(ctx, net, m))
		wantText(t, net, "Sequential(\n  (0): Linear(in_features=2, out_features=2, bias=True)\n  (1): Scale(factor=3)\n)")
		x := Must(FromSlice(ctx, []float32{1, 2}, 1, 2))
		y := Must(net.Call(ctx, x))
		if !Must(Allclose(ctx, y, Must(MulScalar(ctx, Must(Must(SequentialGet(ctx, net, 0)).Call(ctx, x)), 3)), 1e-5, 1e-8, false)) {
			t.Error(y)
		}
		copied := Must(net.Deepcopy(ctx))
		dict := Must(net.StateDict(ctx))
		if keys := strings.Join(dict.Keys(), " "); keys != "0.weight 0.bias 1._extra_state" {
			t.Error(keys)
		}
		state.factor = 5
		if _, _, err := net.LoadStateDict(ctx, dict, true); err != nil || state.factor != 5 && state.factor != 3 {
			t.Error(state.factor, err)
		}
		if state.factor != 3 { // what the state dict had
			t.Error(state.factor)
		}
		state.factor = 7
		if !strings.Contains(copied.String(), "factor=3") {
			t.Error(copied)
		}
		linear := Must(NewModule(ctx, "Linear(2, 2)"))
		before := Must(ToSlice[float32](ctx, Must(linear.GetParameter(ctx, "weight"))))
		Check(ParametrizeRegisterParametrization(ctx, linear, "weight", m, false))
		after := Must(linear.GetParameter(ctx, "parametrizations.weight.original"))
		if got := Must(ToSlice[float32](ctx, after)); got[0]*7-before[0] > 1e-5 || before[0]-got[0]*7 > 1e-5 {
			t.Error(before, got)
		}
		kwargs := Must(KW{"other": 1}.Kwargs(ctx))
		wantError(t, second(m.Forward(ctx, []*Tensor{x}, kwargs)), ErrInvalid, "nnc_module_forward", "no keyword arguments")
	})
	if n := closed.Load(); n != 2 {
		t.Errorf("Close was called %d times", n)
	}
}

// swap gives its inputs in the opposite order, and what a keyword argument adds.
type swap struct{}

func (swap) Forward(*Ctx, ...*Tensor) (*Tensor, error) { panic("ForwardMulti comes first") }
func (swap) ForwardMulti(ctx *Ctx, _ *Module, x []*Tensor, kwargs *Kwargs) ([]*Tensor, error) {
	extra, err := kwargs.Tensor(ctx, "extra")
	return []*Tensor{x[1], x[0], extra}, err
}

func TestSeveralOutputs(t *testing.T) {
	within(t, func(ctx *Ctx) {
		m := Must(NewUserModule(ctx, "Swap", swap{}))
		kept := Must(FromSlice(nil, []float32{3})) // of no scope
		kwargs := Must(KW{"extra": kept}.Kwargs(ctx))
		y := Must(m.Forward(ctx, []*Tensor{Must(Scalar(ctx, float32(1))), kept}, kwargs))
		wantSlice(t, ctx, y[0], float32(3))
		wantSlice(t, ctx, y[1], float32(1))
		wantSlice(t, ctx, y[2], float32(3))
		if n := len(Must(m.Forward(ctx, []*Tensor{kept, kept}, kwargs))); n != 3 || kept.Size(0) != 1 {
			t.Error(n)
		}
	})
}

func TestBuilder(t *testing.T) {
	within(t, func(ctx *Ctx) {
		var first *Module
		f := forward(func(ctx *Ctx, x ...*Tensor) (*Tensor, error) { return first.Call(ctx, x...) })
		b := NewBuilder(ctx, "Net", f)
		first = b.Add("first", "Linear(2, 3)")
		b.Register("second", Must(NewModule(ctx, "ReLU()")))
		b.Parameter("scale", Must(Ones(ctx, Shape{3}, Float32)))
		m := Must(b.Module())
		if n := len(Must(m.Parameters(ctx, true))); n != 3 {
			t.Error(n)
		}
		b = NewBuilder(ctx, "Net", f)
		if b.Add("first", "Linaer(2, 3)") != nil || b.Add("first", "Linear(2, 3)") != nil {
			t.Error("a layer after an error")
		}
		_, err := b.Module()
		wantError(t, err, ErrUnknown, "nnc_module_add", "Linear")
	})
}

func TestHooks(t *testing.T) {
	within(t, func(ctx *Ctx) {
		m := Must(NewModule(ctx, "Linear(2, 2)"))
		var calls []string
		note := func(name string, give func(*Ctx, *ModuleHookCall) ([]*Tensor, error)) ModuleHook {
			return func(ctx *Ctx, call *ModuleHookCall) ([]*Tensor, error) {
				calls = append(calls, fmt.Sprintf("%s %d %d", name, len(call.Inputs), len(call.Outputs)))
				return give(ctx, call)
			}
		}
		nothing := func(*Ctx, *ModuleHookCall) ([]*Tensor, error) { return nil, nil }
		pre := Must(m.RegisterForwardPreHook(ctx, note("pre", nothing), false, false))
		Must(m.RegisterForwardHook(ctx, note("post", func(ctx *Ctx, call *ModuleHookCall) ([]*Tensor, error) {
			y, err := MulScalar(ctx, call.Outputs[0], 0)
			return []*Tensor{y}, err
		}), false, false, false))
		Must(m.RegisterFullBackwardHook(ctx, note("backward", nothing), false))
		y := Must(m.Call(ctx, leaf(ctx, 1, 2)))
		wantSlice(t, ctx, Must(Detach(ctx, y)), float32(0), 0)
		Check(sumOf(ctx, y).Backward(ctx))
		Check(pre.Remove(ctx))
		Must(m.Call(ctx, randn(ctx, 1, 2)))
		want := []string{"pre 1 0", "post 1 1", "backward 1 1", "post 1 1"}
		if !reflect.DeepEqual(calls, want) {
			t.Errorf("got %v, want %v", calls, want)
		}

		names := ""
		global := Must(RegisterModuleParameterRegistrationHook(ctx, func(_ *Ctx, _ *Module, name string, _ *Tensor, _ *Module) (*Tensor, *Module, error) {
			names += name
			return nil, nil, nil
		}))
		Check(m.RegisterParameter(ctx, "extra", Must(Ones(ctx, Shape{1}, Float32))))
		Check(global.Remove(ctx))
		kept := Must(NewModule(nil, "Sigmoid()"))
		global = Must(RegisterModuleModuleRegistrationHook(ctx, func(*Ctx, *Module, string, *Tensor, *Module) (*Tensor, *Module, error) {
			return nil, kept, nil
		}))
		Check(m.RegisterModule(ctx, "child", Must(NewModule(ctx, "Tanh()"))))
		Check(global.Remove(ctx))
		if names != "extra" || !strings.Contains(m.String(), "(child): Sigmoid()") {
			t.Error(names, m)
		}
		Must(m.RegisterStateDictPostHook(ctx, func(ctx *Ctx, call *StateDictCall) error {
			return call.StateDict.Set("added", Must(Scalar(ctx, int64(1))))
		}))
		if keys := strings.Join(Must(m.StateDict(ctx)).Keys(), " "); keys != "weight bias extra added" {
			t.Error(keys)
		}
		n := 0
		Check(m.Apply(ctx, func(_ *Ctx, m *Module) error { n++; return nil }))
		if n != 2 {
			t.Errorf("Apply called %d times", n)
		}
	})
}

// halves keeps tensors as slices.
type halves struct{ packed, unpacked int }

func (h *halves) Pack(ctx *Ctx, x *Tensor) (any, error) {
	h.packed++
	return ToSlice[float32](ctx, x)
}
func (h *halves) Unpack(ctx *Ctx, packed any) (*Tensor, error) {
	h.unpacked++
	return FromSlice(ctx, packed.([]float32))
}

func TestFunctions(t *testing.T) {
	within(t, func(ctx *Ctx) {
		f := Must(NewFunction(ctx, "Double", double{}))
		x := leaf(ctx, 2)
		y := Must(f.Apply(ctx, []*Tensor{x}))[0]
		if name := Must(y.GradFn(ctx)); name != "DoubleBackward" {
			t.Error(name)
		}
		Check(sumOf(ctx, y).Backward(ctx))
		wantSlice(t, ctx, Must(x.Grad(ctx)), float32(2), 2)

		square := func(ctx *Ctx, x []*Tensor) ([]*Tensor, error) {
			y, err := Square(ctx, x[0])
			return []*Tensor{y}, err
		}
		z := Must(FromSlice(ctx, []float32{1, 2}))
		wantSlice(t, ctx, Must(AutogradJacobian(ctx, square, []*Tensor{z}, false, false))[0], float32(2), 0, 0, 4)
		again := leaf(ctx, 2)
		Check(sumOf(ctx, Must(Checkpoint(ctx, square, []*Tensor{again}, true, ""))[0]).Backward(ctx))
		if !Must(Equal(ctx, Must(again.Grad(ctx)), Must(MulScalar(ctx, Must(Detach(ctx, again)), 2)))) {
			t.Error(again)
		}

		hooks := new(halves)
		hooked := Must(ctx.WithSavedTensorsHooks(hooks))
		w := leaf(ctx, 2)
		Check(sumOf(hooked, Must(Mul(hooked, w, z))).Backward(ctx))
		wantSlice(t, ctx, Must(w.Grad(ctx)), float32(1), 2)
		if hooks.packed == 0 || hooks.unpacked == 0 {
			t.Error(hooks)
		}

		distance := func(ctx *Ctx, a, b *Tensor) (*Tensor, error) {
			return Sum(ctx, Must(Abs(ctx, Must(Sub(ctx, a, b, 1)))), []int64{1}, false, DTypeDefault)
		}
		rows := func(v float32) *Tensor { return Must(FromSlice(ctx, []float32{v, v}, 1, 2)) }
		loss := Must(TripletMarginWithDistanceLoss(ctx, rows(0), rows(1), rows(5), distance, 10, false, ReductionMean))
		wantSlice(t, ctx, loss, float32(2))
		loss = Must(TripletMarginWithDistanceLoss(ctx, rows(0), rows(1), rows(5), nil, 1, false, ReductionMean))
		wantSlice(t, ctx, loss, float32(0))
	})
}

func TestOptimizers(t *testing.T) {
	within(t, func(ctx *Ctx) {
		x := Must(FromSlice(ctx, []float32{3}))
		Check(x.RequiresGrad_(ctx, true))
		o := Must(NewOptimizerFrom(ctx, "LBFGS(lr=1, line_search_fn='strong_wolfe')", []*Tensor{x}))
		closure := func(ctx *Ctx, _ []*Tensor) ([]*Tensor, error) {
			Check(o.ZeroGrad(ctx))
			loss := sumOf(ctx, Must(Square(ctx, x)))
			return []*Tensor{loss}, loss.Backward(ctx)
		}
		if v := Must(Must(o.StepClosure(ctx, closure)).Item(ctx)); v != 9 {
			t.Error(v)
		}
		if v := Must(Must(Detach(ctx, x)).Item(ctx)); v > 1e-3 || v < -1e-3 {
			t.Error(v)
		}
		sgd := Must(NewOptimizerFrom(ctx, "SGD(lr=0.5)", []*Tensor{x}))
		if !strings.HasPrefix(sgd.String(), "SGD (\nParameter Group 0\n") {
			t.Error(sgd)
		}
		steps := 0
		Must(sgd.RegisterStepPreHook(ctx, func(_ *Ctx, _ *Optimizer, d *Named) (*Named, error) { steps++; return nil, nil }))
		Must(sgd.RegisterStateDictPostHook(ctx, func(ctx *Ctx, _ *Optimizer, d *Named) (*Named, error) {
			replaced := Must(NewNamed(ctx))
			return replaced, replaced.AddNamed("inner", d)
		}, false))
		s := Must(NewLRSchedulerLambda(ctx, "LambdaLR(warmup)", sgd, func(name string, epoch float64) (float64, error) {
			if name != "warmup" {
				t.Error(name)
			}
			return 1 / (1 + epoch), nil
		}))
		Check(sgd.Step(ctx))
		Check(s.Step(ctx, nil))
		if lr := Must(sgd.GetOptionF64(ctx, 0, "lr")); lr != 0.25 || steps != 1 {
			t.Error(lr, steps)
		}
		if keys := Must(sgd.StateDict(ctx)).Keys(); !strings.HasPrefix(keys[0], "inner.") {
			t.Error(keys)
		}
		Must(sgd.RegisterStateDictPostHook(ctx, func(*Ctx, *Optimizer, *Named) (*Named, error) { return NewNamed(nil) }, false))
		wantError(t, second(sgd.StateDict(ctx)), ErrCallback, "nnc_optimizer_state_dict", "context that it gets")
	})
}

func TestData(t *testing.T) {
	within(t, func(ctx *Ctx) {
		Check(ManualSeed(ctx, 0))
		d := Must(NewUserDataset(ctx, numbers{n: 10}, true))
		if d.Len() != 10 {
			t.Error(d.Len())
		}
		var seen []int64
		for _, workers := range []string{"0", "2"} {
			seen = nil
			l := Must(NewDataLoader(ctx, d, nil, "batch_size=4, num_workers="+workers, nil))
			Check(l.Each(ctx, func(ctx *Ctx, batch []*Tensor) error {
				seen = append(seen, Must(ToSlice[int64](ctx, batch[0]))...)
				return nil
			}))
			if fmt.Sprint(seen) != "[0 1 2 3 4 5 6 7 8 9]" {
				t.Error(workers, seen)
			}
		}
		pairs := Must(NewTensorDataset(ctx, []*Tensor{randn(ctx, 6, 3), randn(ctx, 6)}))
		parts := Must(RandomSplit(ctx, pairs, []int64{4, 2}))
		if len(parts) != 2 || parts[1].Len() != 2 {
			t.Error(parts)
		}
		sample := Must(parts[0].Get(ctx, -1))
		if len(sample) != 2 || sample[0].Size(0) != 3 {
			t.Error(sample)
		}
	})
}

func TestFiles(t *testing.T) {
	within(t, func(ctx *Ctx) {
		dir := t.TempDir()
		m := Must(NewModule(ctx, "Sequential(Linear(2, 2), Tanh())"))
		x := randn(ctx, 1, 2)
		want := Must(m.Call(ctx, x))
		for _, c := range []struct {
			name string
			save func(path string) error
			load func(path string) (*Module, error)
		}{
			{"model.nnc", func(p string) error { return ModelSave(ctx, m, p) }, func(p string) (*Module, error) { return ModelLoad(ctx, p, "") }},
			{"model.safetensors", func(p string) error { return SafetensorsSaveModel(ctx, m, nil, p) }, func(p string) (*Module, error) {
				fresh := Must(NewModule(ctx, "Sequential(Linear(2, 2), Tanh())"))
				_, _, err := SafetensorsLoadModel(ctx, fresh, p, "", true)
				return fresh, err
			}},
			{"model.pt", func(p string) error { return Save(ctx, Must(m.StateDict(ctx)), p) }, func(p string) (*Module, error) {
				fresh := Must(NewModule(ctx, "Sequential(Linear(2, 2), Tanh())"))
				_, _, err := fresh.LoadStateDict(ctx, Must(Load(ctx, p, "")), true)
				return fresh, err
			}},
		} {
			path := filepath.Join(dir, c.name)
			Check(c.save(path))
			if loaded := Must(c.load(path)); !Must(Equal(ctx, Must(loaded.Call(ctx, x)), want)) {
				t.Errorf("%s: %v", c.name, loaded)
			}
		}
		o := Must(NewOptimizer(ctx, "Adam()", m))
		extra := Must(NewNamed(ctx))
		Check(extra.AddValue("epoch", "5"))
		Check(TrainingSave(ctx, m, o, nil, extra, filepath.Join(dir, "run")))
		loaded := Must(TrainingLoad(ctx, filepath.Join(dir, "run"), m, o, nil))
		if v := Must(loaded.Value(ctx, "epoch")); v != "5" {
			t.Error(v)
		}
	})
}

func TestSameObjects(t *testing.T) {
	within(t, func(ctx *Ctx) {
		linear := Must(NewLinear(ctx, 2, 2))
		w := Must(linear.GetParameter(ctx, "weight"))
		if !w.IsSame(Must(linear.GetParameter(ctx, "weight"))) || w.IsSame(Must(linear.GetParameter(ctx, "bias"))) {
			t.Error("a parameter is one object")
		}
		if w.IsSame(nil) || w.IsSame(randn(ctx, 2, 2)) {
			t.Error("others are not the same")
		}
		w.Close()
		if w.IsSame(w) {
			t.Error("a closed one is none")
		}
	})
}

func TestScopesAndHandles(t *testing.T) {
	flat(t, 20, func() {
		var kept, retained *Tensor
		within(t, func(ctx *Ctx) {
			kept = randn(ctx, 3).Keep()
			m := Must(NewUserModule(ctx, "Keeper", forward(func(ctx *Ctx, x ...*Tensor) (*Tensor, error) {
				retained = x[0].Retain()
				return x[0], nil
			})))
			Must(m.Call(ctx, randn(ctx, 4)))
			fork := Must(ctx.Fork("default_dtype='float64'"))
			if d := Must(Zeros(fork, Shape{1}, DTypeDefault)).DType(); d != Float64 || Must(fork.Get("default_dtype")) != "float64" {
				t.Error(d)
			}
		})
		if kept.Size(0) != 3 || retained.Size(0) != 4 {
			t.Error(kept, retained)
		}
		managed := Must(kept.ToDLPack(nil))
		back := Must(FromDLPack(nil, managed, nil))
		if back.Data() != kept.Data() {
			t.Error("copied")
		}
	})
}

// What is left to the collector goes, with what it held of Go's.
func TestFinalizers(t *testing.T) {
	var closed atomic.Int32
	flat(t, 100, func() {
		m := Must(NewUserModule(nil, "Scale", &scale{2, &closed}))
		x := randn(nil, 100, 100)
		Check(x.RequiresGrad_(nil, true))
		Must(x.RegisterHook(nil, func(_ *Ctx, g []*Tensor) ([]*Tensor, error) { return g, nil }))
		Check(sumOf(nil, Must(m.Call(nil, x))).Backward(nil))
	})
	if closed.Load() < 100 {
		t.Errorf("only %d modules went", closed.Load())
	}
}

func TestPrograms(t *testing.T) {
	flat(t, 5, func() {
		within(t, func(ctx *Ctx) {
			calls := 0
			f := func(ctx *Ctx, x []*Tensor) ([]*Tensor, error) {
				calls++
				y, err := ReLU(ctx, Must(MulScalar(ctx, x[0], 2)))
				return []*Tensor{y}, err
			}
			x := Must(FromSlice(ctx, []float32{-1, 2}))
			p := Must(ProgramCaptureCallback(ctx, f, []*Tensor{x}))
			for i := 0; i < 3; i++ {
				wantSlice(t, ctx, Must(p.Run(ctx, []*Tensor{x}))[0], float32(0), 4)
			}
			longer := Must(FromSlice(ctx, []float32{3, 2, 1}))
			wantSlice(t, ctx, Must(p.Run(ctx, []*Tensor{longer}))[0], float32(6), 4, 2)
			if calls != 2 {
				t.Errorf("called %d times", calls)
			}
			elsewhere := Must(ProgramCaptureCallback(ctx, func(_ *Ctx, x []*Tensor) ([]*Tensor, error) {
				y, err := Neg(nil, x[0]) // of no scope
				return []*Tensor{y}, err
			}, []*Tensor{x}))
			for i := 0; i < 3; i++ {
				Check(Fill_(ctx, x, float64(i)))
				wantSlice(t, ctx, Must(elsewhere.Run(ctx, []*Tensor{x}))[0], float32(-i), float32(-i))
			}
			m := Must(NewModule(ctx, "Linear(2, 1)"))
			o := Must(NewOptimizer(ctx, "SGD(lr=0.01)", m))
			step := Must(ProgramCaptureStep(ctx, func(ctx *Ctx, x []*Tensor) ([]*Tensor, error) {
				Check(o.ZeroGrad(ctx))
				loss := sumOf(ctx, Must(Square(ctx, Must(m.Call(ctx, x[0])))))
				Check(loss.Backward(ctx))
				return []*Tensor{loss}, o.Step(ctx)
			}))
			first := Must(Must(step.Run(ctx, []*Tensor{x}))[0].Item(ctx))
			var last float64
			for i := 0; i < 20; i++ {
				last = Must(Must(step.Run(ctx, []*Tensor{x}))[0].Item(ctx))
			}
			if last >= first {
				t.Errorf("loss %v -> %v", first, last)
			}
		})
	})
}

func TestBatchNormOfLoader(t *testing.T) {
	within(t, func(ctx *Ctx) {
		m := Must(NewModule(ctx, "BatchNorm1d(1)"))
		left := 3
		Check(UpdateBNCallback(ctx, func(ctx *Ctx, _ []*Tensor) ([]*Tensor, error) {
			if left--; left < 0 {
				return nil, nil
			}
			x, err := Full(ctx, Shape{4, 1}, 5, Float32)
			return []*Tensor{x}, err
		}, m))
		wantSlice(t, ctx, Must(m.GetBuffer(ctx, "running_mean")), float32(5))
	})
}
