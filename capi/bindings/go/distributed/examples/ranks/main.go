// SPDX-License-Identifier: Apache-2.0

// Package distributed as ranks of mpirun: what it gives is compared with what is known beforehand. A
// rank that fails says why, and ends.
//
//	mpirun -np 2 ranks          all of the package
//	mpirun -np 2 ranks abort    rank 0 gives up, and the others say what they get
package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"reflect"
	"runtime"
	"strings"
	"time"

	"nnc"
	"nnc/distributed"
)

func main() {
	log.SetFlags(0)
	runtime.LockOSThread() // for where the program begins MPI itself; nothing else needs it
	run := test
	if len(os.Args) > 1 && os.Args[1] == "abort" {
		run = abort
	}
	if err := nnc.InScope(nil, run); err != nil {
		log.Fatal(err)
	}
}

// want ends the test unless both are the same.
func want(what string, got, expected any) {
	if !reflect.DeepEqual(got, expected) {
		nnc.Check(fmt.Errorf("%s: got %v, want %v", what, got, expected))
	}
}

// wantError ends the test unless err is of that kind, names the C function, and has the part.
func wantError(err error, code nnc.Code, op, part string) {
	var e *nnc.Error
	if !errors.As(err, &e) || e.Code != code || e.Op != op || !strings.Contains(e.Message, part) {
		nnc.Check(fmt.Errorf("got error %v, want %v of %s with %q", err, code, op, part))
	}
}

func second[T any](_ T, err error) error { return err }

func floats(ctx *nnc.Ctx, t *nnc.Tensor) []float32 { return nnc.Must(nnc.ToSlice[float32](ctx, t)) }

func sum(ctx *nnc.Ctx, t *nnc.Tensor) *nnc.Tensor {
	return nnc.Must(nnc.Sum(ctx, t, nil, false, nnc.DTypeDefault))
}

func test(ctx *nnc.Ctx) error {
	g := nnc.Must(distributed.Init(ctx, distributed.InitOptions{Comm: communicator(), Timeout: time.Minute,
		HeartbeatTimeout: 20 * time.Second, Check: nnc.Opt(true), Monitor: nnc.Opt(true), Trace: nnc.Opt(true)})).Keep()
	defer g.Close()
	want("version", distributed.Version(), nnc.Version())
	for _, part := range []func(*nnc.Ctx, *distributed.ProcessGroup){
		collectives, gradients, misuse, dataParallel, accumulation, batchNorm, sampler, checkpoints, garbage} {
		if err := nnc.InScope(ctx, func(s *nnc.Ctx) error { part(s, g); return nil }); err != nil {
			return err
		}
	}
	rank, size := g.Rank(), g.WorldSize()
	nnc.Check(g.Barrier(ctx))
	nnc.Check(g.Finalize(ctx))
	nnc.Check(g.Close())
	nnc.Check(g.Close())
	want("rank of a closed group", g.Rank(), int64(-1))
	want("size without a group", (*distributed.ProcessGroup)(nil).WorldSize(), int64(-1))
	wantError(g.Barrier(ctx), nnc.ErrHandle, "nnc_mpi_barrier", "group")
	endMPI()
	if rank == 0 {
		fmt.Printf("%d ranks: well\n", size)
	}
	return nil
}

// ranks is what every rank's x is made of: {1, 2} * (rank + 1).
func ranks(ctx *nnc.Ctx, g *distributed.ProcessGroup) (x *nnc.Tensor, n, size float32) {
	n, size = float32(g.Rank())+1, float32(g.WorldSize())
	return nnc.Must(nnc.FromSlice(ctx, []float32{n, 2 * n})), n, size
}

func collectives(ctx *nnc.Ctx, g *distributed.ProcessGroup) {
	x, n, size := ranks(ctx, g)
	total := size * (size + 1) / 2
	want("all_reduce", floats(ctx, nnc.Must(g.AllReduce(ctx, x, ""))), []float32{total, 2 * total})
	want("avg", floats(ctx, nnc.Must(g.AllReduce(ctx, x, distributed.Avg))), []float32{total / size, 2 * total / size})
	y := nnc.Must(nnc.Clone(ctx, x))
	nnc.Check(g.AllReduce_(ctx, y, distributed.Max))
	want("all_reduce_ max", floats(ctx, y), []float32{size, 2 * size})
	bits := nnc.Must(nnc.FromSlice(ctx, []int64{int64(n)}))
	nnc.Check(g.AllReduce_(ctx, bits, distributed.BOr))
	var either int64
	for i := int64(1); i <= g.WorldSize(); i++ {
		either |= i
	}
	want("all_reduce_ bor", nnc.Must(nnc.ToSlice[int64](ctx, bits)), []int64{either})
	y = nnc.Must(nnc.Clone(ctx, x))
	nnc.Check(g.Broadcast_(ctx, y, int64(size)-1))
	want("broadcast_", floats(ctx, y), []float32{size, 2 * size})
	want("broadcast", floats(ctx, nnc.Must(g.Broadcast(ctx, x, 0))), []float32{1, 2})
	var all []float32
	for i := float32(1); i <= size; i++ {
		all = append(all, i, 2*i)
	}
	want("all_gather", floats(ctx, nnc.Must(g.AllGatherTensor(ctx, x, -1))), all)
	ones := nnc.Must(nnc.Ones(ctx, nnc.Shape{int64(size), 3}, nnc.Float32))
	part := nnc.Must(g.ReduceScatterTensor(ctx, ones, distributed.Sum, 0))
	want("reduce_scatter sizes", part.Shape(), nnc.Shape{1, 3})
	want("reduce_scatter", floats(ctx, part), []float32{size, size, size})
}

// gradients goes backward through each collective: the loss of rank r is (r + 1) times its sum.
func gradients(ctx *nnc.Ctx, g *distributed.ProcessGroup) {
	_, n, size := ranks(ctx, g)
	total := size * (size + 1) / 2
	rows := g.WorldSize()
	through := func(what string, expected float32, f func(x *nnc.Tensor) (*nnc.Tensor, error)) {
		x := nnc.Must(nnc.Ones(ctx, nnc.Shape{rows}, nnc.Float32))
		nnc.Check(x.RequiresGrad_(ctx, true))
		loss := nnc.Must(nnc.MulScalar(ctx, sum(ctx, nnc.Must(f(x))), float64(n)))
		nnc.Check(loss.Backward(ctx))
		got := floats(ctx, nnc.Must(x.Grad(ctx)))
		want("gradient of "+what, []float32{got[0], got[rows-1]}, []float32{expected, expected})
	}
	through("all_reduce", total, func(x *nnc.Tensor) (*nnc.Tensor, error) { return g.AllReduce(ctx, x, distributed.Sum) })
	through("avg", total/size, func(x *nnc.Tensor) (*nnc.Tensor, error) { return g.AllReduce(ctx, x, distributed.Avg) })
	through("all_gather", total, func(x *nnc.Tensor) (*nnc.Tensor, error) { return g.AllGatherTensor(ctx, x, 0) })
	var sources float32
	if n == 1 {
		sources = total
	}
	through("broadcast", sources, func(x *nnc.Tensor) (*nnc.Tensor, error) { return g.Broadcast(ctx, x, 0) })

	// Of reduce_scatter an element has the gradient of the rank that got it.
	x := nnc.Must(nnc.Ones(ctx, nnc.Shape{rows}, nnc.Float32))
	nnc.Check(x.RequiresGrad_(ctx, true))
	y := nnc.Must(g.ReduceScatterTensor(ctx, x, distributed.Sum, 0))
	nnc.Check(nnc.Must(nnc.MulScalar(ctx, sum(ctx, y), float64(n))).Backward(ctx))
	for i, got := range floats(ctx, nnc.Must(x.Grad(ctx))) {
		want("gradient of reduce_scatter", got, float32(i+1))
	}
}

func misuse(ctx *nnc.Ctx, g *distributed.ProcessGroup) {
	x, _, _ := ranks(ctx, g)
	before := floats(ctx, x)
	wantError(g.AllReduce_(ctx, x, "mean"), nnc.ErrUnknown, "nnc_mpi_all_reduce_", "avg")
	wantError(g.AllReduce_(ctx, x, distributed.BAnd), nnc.ErrDType, "nnc_mpi_all_reduce_", "")
	wantError(g.AllReduce_(ctx, x, "su\x00m"), nnc.ErrText, "nnc_mpi_all_reduce_", "NUL")
	wantError(g.Broadcast_(ctx, x, g.WorldSize()), nnc.ErrIndex, "nnc_mpi_broadcast_", "")
	want("x after errors", floats(ctx, x), before)
	wantError(second(g.AllGatherTensor(ctx, x, 1)), nnc.ErrIndex, "nnc_mpi_all_gather_tensor", "")
	wantError(second((*distributed.ProcessGroup)(nil).AllReduce(ctx, x, "")), nnc.ErrHandle, "nnc_mpi_all_reduce", "")
	wantError(second(g.AllReduce(ctx, nil, "")), nnc.ErrHandle, "nnc_mpi_all_reduce", "")
	wantError(second(distributed.Init(ctx, distributed.InitOptions{}, distributed.InitOptions{})), nnc.ErrInvalid,
		"nnc_mpi_init", "2 sets")
	nnc.Check(x.RequiresGrad_(ctx, true))
	wantError(second(g.AllReduce(ctx, x, distributed.Max)), nnc.ErrUnsupported, "nnc_mpi_all_reduce", "")
	if g.WorldSize() > 1 { // of other sizes on rank 0: an error for all
		sizes := nnc.Shape{2}
		if g.Rank() == 0 {
			sizes = nnc.Shape{3}
		}
		wantError(g.AllReduce_(ctx, nnc.Must(nnc.Ones(ctx, sizes, nnc.Float32)), ""), nnc.ErrInvalid, "nnc_mpi_all_reduce_", "")
		other := nnc.Must(nnc.NewLinear(ctx, int(sizes[0]), 1))
		wantError(g.VerifyModule(ctx, other), nnc.ErrInvalid, "nnc_mpi_verify_module", "weight")
	}
	plain := nnc.Must(nnc.NewLinear(ctx, 2, 1))
	called := false
	err := distributed.NoSync(ctx, plain, func() error { called = true; return nil })
	wantError(err, nnc.ErrHandle, "nnc_mpi_set_require_backward_grad_sync", "")
	want("called by no_sync", called, false)
	wantError(second(distributed.NewDistributedDataParallel(ctx, g, plain, distributed.DistributedDataParallelOptions{
		GradientCompression: nnc.Int8})), nnc.ErrInvalid, "nnc_mpi_distributed_data_parallel_new", "int8")
}
