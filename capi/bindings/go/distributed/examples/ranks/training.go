// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"nnc"
	"nnc/distributed"
)

const (
	classes      = 2
	ownBatch     = 4 // samples of a rank
	trainedSteps = 3
)

// trained is a network after some steps: of one process with all samples, or of all ranks with a
// part of them each.
func trained(ctx *nnc.Ctx, g *distributed.ProcessGroup, asRanks bool) *nnc.Module {
	nnc.Check(nnc.ManualSeed(ctx, 0))
	model := nnc.Must(nnc.NewModule(ctx, "Sequential(Linear(4, 8), ReLU(), Linear(8, 2))"))
	called := model
	if asRanks {
		called = nnc.Must(distributed.NewDistributedDataParallel(ctx, g, model, distributed.DistributedDataParallelOptions{
			BroadcastBuffers: nnc.Opt(true), BucketCapMB: nnc.Opt(0.0001), FindUnusedParameters: nnc.Opt(false),
			GradientAsBucketView: nnc.Opt(true), StaticGraph: nnc.Opt(false)}))
	}
	sgd := nnc.Must(nnc.NewOptimizer(ctx, "SGD(lr=0.1)", model))
	all := ownBatch * g.WorldSize()
	inputs := nnc.Must(nnc.Randn(ctx, nnc.Shape{all, 4}, nnc.Float32))
	targets := nnc.Must(nnc.Randint(ctx, 0, classes, nnc.Shape{all}, nnc.Int64))
	if asRanks {
		inputs = nnc.Must(nnc.Narrow(ctx, inputs, 0, ownBatch*g.Rank(), ownBatch))
		targets = nnc.Must(nnc.Narrow(ctx, targets, 0, ownBatch*g.Rank(), ownBatch))
	}
	for i := 0; i < trainedSteps; i++ {
		nnc.Check(sgd.ZeroGrad(ctx))
		scores := nnc.Must(called.Call(ctx, inputs))
		loss := nnc.Must(nnc.CrossEntropy(ctx, scores, targets, nil, -100, nnc.ReductionMean, 0))
		nnc.Check(loss.Backward(ctx))
		nnc.Check(sgd.Step(ctx))
	}
	return model
}

// dataParallel: all ranks together learn what one process does.
func dataParallel(ctx *nnc.Ctx, g *distributed.ProcessGroup) {
	one := nnc.Must(trained(ctx, g, false).Parameters(ctx, true))
	many := nnc.Must(trained(ctx, g, true).Parameters(ctx, true))
	want("number of parameters", len(many), 4)
	for i := range one {
		if !nnc.Must(nnc.Allclose(ctx, many[i], one[i], 1e-5, 1e-6, false)) {
			nnc.Check(fmt.Errorf("parameter %d: %v of all ranks, %v of one", i, many[i], one[i]))
		}
	}
}

// accumulation: within NoSync gradients are this rank's, after it those of all.
func accumulation(ctx *nnc.Ctx, g *distributed.ProcessGroup) {
	ddp := nnc.Must(distributed.NewDistributedDataParallel(ctx, g,
		nnc.Must(nnc.NewLinear(ctx, 2, 1, nnc.LinearOptions{Bias: nnc.Opt(false)}))))
	want("names", nnc.Must(ddp.StateDict(ctx)).Keys(), []string{"module.weight"})
	rank, size := float32(g.Rank()), float32(g.WorldSize())
	backward := func() error {
		x := nnc.Must(nnc.Full(ctx, nnc.Shape{1, 2}, float64(rank), nnc.Float32))
		return sum(ctx, nnc.Must(ddp.Call(ctx, x))).Backward(ctx)
	}
	gradient := func() []float32 {
		weight := nnc.Must(ddp.GetParameter(ctx, "module.weight"))
		return floats(ctx, nnc.Must(weight.Grad(ctx)))
	}
	nnc.Check(distributed.NoSync(ctx, ddp, backward))
	want("gradient of one rank", gradient(), []float32{rank, rank})
	mine := errors.New("mine")
	want("error of no_sync", distributed.NoSync(ctx, ddp, func() error { return mine }), mine)
	nnc.Check(backward()) // twice the rank, reduced
	want("gradient of all ranks", gradient(), []float32{size - 1, size - 1})
}

func batchNorm(ctx *nnc.Ctx, g *distributed.ProcessGroup) {
	model := nnc.Must(distributed.ConvertSyncBatchNorm(ctx, g, nnc.Must(nnc.NewModule(ctx, "Sequential(BatchNorm1d(2))"))))
	if !strings.Contains(model.String(), "SyncBatchNorm") {
		nnc.Check(fmt.Errorf("not converted: %v", model))
	}
	rank := float32(g.Rank())
	y := nnc.Must(model.Call(ctx, nnc.Must(nnc.FromSlice(ctx, []float32{rank, 0, rank, 1}, 2, 2))))
	total := nnc.Must(nnc.Sum(ctx, nnc.Must(nnc.Detach(ctx, y)), []int64{0}, false, nnc.DTypeDefault))
	nnc.Check(g.AllReduce_(ctx, total, distributed.Sum))
	for _, v := range floats(ctx, total) { // the mean over all ranks is gone
		want("mean", math.Abs(float64(v)) < 1e-5, true)
	}
}

func sampler(ctx *nnc.Ctx, g *distributed.ProcessGroup) {
	s := nnc.Must(distributed.NewDistributedSampler(nil, distributed.DistributedSamplerOptions{
		NumReplicas: nnc.Opt[int64](3), Rank: nnc.Opt[int64](1), Seed: nnc.Opt[int64](7)}))
	s.SetEpoch(2)
	indices := func(s *distributed.DistributedSampler, length int64) []int64 {
		return nnc.Must(nnc.ToSlice[int64](ctx, nnc.Must(s.Indices(ctx, length))))
	}
	want("indices", indices(s, 11), []int64{9, 3, 1, 6}) // PyTorch's
	s.SetStart(3)
	want("indices from the third on", indices(s, 11), []int64{3, 1, 6})
	wantError(second(s.Indices(ctx, -1)), nnc.ErrInvalid, "nnc_mpi_distributed_sampler_indices", "length")
	s.SetEpoch(0)
	data := nnc.Must(nnc.NewTensorDataset(ctx, []*nnc.Tensor{nnc.Must(nnc.Arange(ctx, 0, 11, 1, nnc.Int64))}))
	want("all indices of a rank", len(indices(s, 11)), 4)

	// Of the group's ranks each gets its samples, in batches of two.
	s = nnc.Must(distributed.NewDistributedSampler(g, distributed.DistributedSamplerOptions{
		Shuffle: nnc.Opt(false), DropLast: nnc.Opt(true)}))
	own := indices(s, 11)
	loader := nnc.Must(nnc.NewDataLoader(ctx, data, nnc.Must(s.Batches(ctx, data, 2, false)), "", nil))
	var got []int64
	nnc.Check(loader.Each(ctx, func(ctx *nnc.Ctx, batch []*nnc.Tensor) error {
		got = append(got, nnc.Must(nnc.ToSlice[int64](ctx, batch[0]))...)
		return nil
	}))
	want("samples of the loader", got, own)
	want("first sample", own[0], g.Rank())
}

// checkpoints has the optimizer with a shared state, files and the trace too.
func checkpoints(ctx *nnc.Ctx, g *distributed.ProcessGroup) {
	model := nnc.Must(nnc.NewLinear(ctx, 3, 2))
	nnc.Check(g.BroadcastModule(ctx, model, g.WorldSize()-1))
	nnc.Check(g.VerifyModule(ctx, model))
	ddp := nnc.Must(distributed.NewDistributedDataParallel(ctx, g, model, distributed.DistributedDataParallelOptions{
		GradientCompression: nnc.BFloat16, ErrorFeedback: nnc.Opt(true)}))
	zero := nnc.Must(distributed.NewZeroRedundancyOptimizer(ctx, g, "Adam(lr=0.01)", model)).Keep()
	defer zero.Close()
	wantError(second(distributed.NewZeroRedundancyOptimizer(ctx, g, "LBFGS()", model)), nnc.ErrInvalid,
		"nnc_mpi_zero_redundancy_optimizer_new", "LBFGS")
	weight := nnc.Must(model.GetParameter(ctx, "weight"))
	before := floats(ctx, weight)
	nnc.Check(sum(ctx, nnc.Must(ddp.Call(ctx, nnc.Must(nnc.Ones(ctx, nnc.Shape{1, 3}, nnc.Float32))))).Backward(ctx))
	nnc.Check(zero.Step(ctx))
	for i, w := range floats(ctx, weight) { // the first step of Adam is lr, whoever makes it
		want("step", math.Abs(float64(before[i]-w)-0.01) < 1e-4, true)
	}
	state := nnc.Must(zero.StateDict(ctx))
	nnc.Check(zero.LoadStateDict(ctx, state))
	nnc.Check(zero.ZeroGrad(ctx))
	want("gradient after zero_grad", nnc.Must(weight.Grad(ctx)) == nil, true)
	want("lr", nnc.Must(nnc.Must(zero.Optimizer(ctx)).GetOptionF64(ctx, 0, "lr")), 0.01)

	folder := os.TempDir()
	if g.Rank() == 0 {
		folder = nnc.Must(os.MkdirTemp("", "nnc"))
		defer os.RemoveAll(folder)
	}
	path := filepath.Join(folder, "run.pt") // rank 0's alone
	var named *nnc.Named
	if g.Rank() == 0 {
		named = nnc.Must(nnc.NewNamed(ctx))
		nnc.Check(named.AddNamed("model", nnc.Must(model.StateDict(ctx))))
		nnc.Check(named.AddNamed("optimizer", state))
		nnc.Check(named.AddValue("epoch", "3"))
	}
	nnc.Check(g.Save(ctx, named, path))
	found := nnc.Must(g.Load(ctx, path, ""))
	want("epoch", nnc.Must(found.Value(ctx, "epoch")), "3")
	want("saved weight", floats(ctx, nnc.Must(found.Get(ctx, "model.weight"))), floats(ctx, weight))
	nnc.Check(zero.LoadStateDict(ctx, nnc.Must(found.Sub(ctx, "optimizer"))))
	wantError(second(g.Load(ctx, filepath.Join(folder, "nothing.pt"), "")), nnc.ErrFile, "nnc_mpi_load", "")

	trace := filepath.Join(nnc.Must(os.MkdirTemp("", "nnc")), "trace.json")
	defer os.RemoveAll(filepath.Dir(trace))
	nnc.Check(g.ExportChromeTrace(ctx, trace))
	want("trace", len(nnc.Must(os.ReadFile(trace))) > 100, true)
	wantError(g.ExportChromeTrace(ctx, filepath.Dir(trace)), nnc.ErrFile, "nnc_mpi_export_chrome_trace", "")
}

// garbage: what is outside of scopes goes when the collector finds it, and no collection during a
// call takes what the call needs.
func garbage(_ *nnc.Ctx, g *distributed.ProcessGroup) {
	stop := make(chan bool)
	done := make(chan bool)
	go func() {
		for {
			select {
			case <-stop:
				close(done)
				return
			default:
				runtime.GC()
				time.Sleep(time.Millisecond)
			}
		}
	}()
	settled := func() int64 {
		for i := 0; i < 3; i++ { // finalizers run between collections
			runtime.GC()
			time.Sleep(20 * time.Millisecond)
		}
		return nnc.LiveHandles()
	}
	use := func(closing bool) {
		for i := 0; i < 20; i++ {
			model := nnc.Must(nnc.NewLinear(nil, 2, 1))
			zero := nnc.Must(distributed.NewZeroRedundancyOptimizer(nil, g, "SGD(lr=0.1)", model))
			ddp := nnc.Must(distributed.NewDistributedDataParallel(nil, g, model))
			y := nnc.Must(ddp.Call(nil, nnc.Must(nnc.Ones(nil, nnc.Shape{3, 2}, nnc.Float32))))
			nnc.Check(sum(nil, nnc.Must(g.AllReduce(nil, y, ""))).Backward(nil))
			nnc.Check(zero.Step(nil))
			if closing {
				ddp.Close()
			}
		}
	}
	use(false) // nothing but the group has the modules
	first := settled()
	use(true)
	close(stop)
	<-done
	if last := settled(); last > first+20 { // what hangs together goes one collection after the other
		nnc.Check(fmt.Errorf("handles %d -> %d", first, last))
	}
}

// abort: rank 0 gives up, and the others get its message.
func abort(ctx *nnc.Ctx) error {
	g := nnc.Must(distributed.Init(ctx, distributed.InitOptions{Timeout: time.Minute}))
	if g.Rank() == 0 {
		nnc.Check(g.Abort(ctx, "the disk is full"))
	}
	err := g.Barrier(ctx)
	wantError(err, nnc.ErrState, "nnc_mpi_barrier", "the disk is full")
	fmt.Printf("rank %d: %v\n", g.Rank(), err)
	wantError(g.Finalize(ctx), nnc.ErrState, "nnc_mpi_finalize", "rank 0")
	return nil
}
