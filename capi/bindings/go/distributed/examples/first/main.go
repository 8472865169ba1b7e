// SPDX-License-Identifier: Apache-2.0

// Learns y = 2x + 1 from four points for each rank: mpirun -np 2 first.
package main

import (
	"fmt"
	"log"

	"nnc"
	"nnc/distributed"
)

func main() {
	if err := nnc.InScope(nil, train); err != nil {
		log.Fatal(err) // the other ranks get an error that names this one
	}
}

func train(ctx *nnc.Ctx) error {
	group := nnc.Must(distributed.Init(ctx))
	model := nnc.Must(nnc.NewLinear(ctx, 1, 1))
	ddp := nnc.Must(distributed.NewDistributedDataParallel(ctx, group, model)) // has rank 0's parameters
	sgd := nnc.Must(nnc.NewSGD(ctx, model, nnc.SGDOptions{LR: nnc.Opt(0.02)}))
	first := 4 * float32(group.Rank())
	x := nnc.Must(nnc.FromSlice(ctx, []float32{first, first + 1, first + 2, first + 3}, 4, 1))
	y := nnc.Must(nnc.AddScalar(ctx, nnc.Must(nnc.MulScalar(ctx, x, 2)), 1))
	for i := 0; i < 1000; i++ {
		if err := nnc.InScope(ctx, func(s *nnc.Ctx) error { return step(s, ddp, sgd, x, y) }); err != nil {
			return err
		}
	}
	if group.Rank() == 0 {
		fmt.Println(nnc.Must(model.Call(ctx, nnc.Must(nnc.FromSlice(ctx, []float32{5}, 1, 1)))))
	}
	return group.Finalize(ctx)
}

// step is one step of the training, whose gradients are the mean of all ranks.
func step(ctx *nnc.Ctx, ddp *nnc.Module, sgd *nnc.Optimizer, x, y *nnc.Tensor) error {
	loss := nnc.Must(nnc.MSELoss(ctx, nnc.Must(ddp.Call(ctx, x)), y, nnc.ReductionMean, nil))
	nnc.Check(sgd.ZeroGrad(ctx))
	nnc.Check(loss.Backward(ctx))
	return sgd.Step(ctx)
}
