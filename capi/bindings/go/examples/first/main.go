// SPDX-License-Identifier: Apache-2.0

// Learns y = 2x + 1 from four points.
package main

import (
	"errors"
	"fmt"
	"log"

	"nnc"
)

func main() {
	err := nnc.InScope(nil, train) // what is made in the scope goes with it
	if err != nil {
		log.Fatal(err)
	}
}

func train(ctx *nnc.Ctx) error {
	x := nnc.Must(nnc.FromSlice(ctx, []float32{0, 1, 2, 3}, 4, 1))
	y := nnc.Must(nnc.FromSlice(ctx, []float32{1, 3, 5, 7}, 4, 1))
	model := nnc.Must(nnc.NewLinear(ctx, 1, 1))
	sgd := nnc.Must(nnc.NewSGD(ctx, model, nnc.SGDOptions{LR: nnc.Opt(0.1)}))
	fmt.Println(model)
	for i := 0; i < 200; i++ {
		if err := nnc.InScope(ctx, func(s *nnc.Ctx) error { return step(s, model, sgd, x, y) }); err != nil {
			return err
		}
	}
	five := nnc.Must(nnc.FromSlice(ctx, []float32{5}, 1, 1))
	fmt.Println(nnc.Must(model.Call(nnc.Must(ctx.NoGrad()), five)))
	_, err := model.Call(ctx, nnc.Must(nnc.Zeros(ctx, nnc.Shape{2, 3}, nnc.Float32)))
	fmt.Println(errors.Is(err, nnc.ErrShape), err)
	return nil
}

// step is one step of the training; its tensors are gone when its scope ends.
func step(ctx *nnc.Ctx, model *nnc.Module, sgd *nnc.Optimizer, x, y *nnc.Tensor) error {
	prediction, err := model.Call(ctx, x)
	if err != nil {
		return err
	}
	loss, err := nnc.MSELoss(ctx, prediction, y, nnc.ReductionMean, nil)
	if err != nil {
		return err
	}
	if err := sgd.ZeroGrad(ctx); err != nil {
		return err
	}
	if err := loss.Backward(ctx); err != nil {
		return err
	}
	return sgd.Step(ctx)
}
