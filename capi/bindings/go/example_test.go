// SPDX-License-Identifier: Apache-2.0

package nnc_test

import (
	"errors"
	"fmt"

	"nnc"
)

func ExampleFromSlice() {
	x, err := nnc.FromSlice(nil, []float32{1, 2, 3, 4, 5, 6}, 2, 3)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer x.Close()
	fmt.Println(x)
	fmt.Println(x.Shape(), x.DType())
	// Output:
	// tensor([[1., 2., 3.],
	//         [4., 5., 6.]])
	// [2 3] torch.float32
}

func ExampleError() {
	err := nnc.InScope(nil, func(ctx *nnc.Ctx) error {
		x := nnc.Must(nnc.Ones(ctx, nnc.Shape{2, 3}, nnc.Float32))
		_, err := nnc.Matmul(ctx, x, x)
		return err
	})
	var e *nnc.Error
	fmt.Println(errors.Is(err, nnc.ErrShape), errors.As(err, &e) && e.Op == "nnc_matmul")
	// Output: true true
}

// Residual adds what its layer computes to the input.
type Residual struct{ layer *nnc.Module }

func (r *Residual) Forward(ctx *nnc.Ctx, inputs ...*nnc.Tensor) (*nnc.Tensor, error) {
	y, err := r.layer.Call(ctx, inputs[0])
	if err != nil {
		return nil, err
	}
	return nnc.Add(ctx, inputs[0], y, 1)
}

func ExampleBuilder() {
	err := nnc.InScope(nil, func(ctx *nnc.Ctx) error {
		r := new(Residual)
		b := nnc.NewBuilder(ctx, "Residual", r)
		r.layer = b.Layer("layer")(nnc.NewLinear(ctx, 4, 4))
		residual, err := b.Module()
		if err != nil {
			return err
		}
		net := nnc.Must(nnc.NewModule(ctx, "Sequential(Linear(2, 4))"))
		nnc.Check(nnc.SequentialAppend(ctx, net, residual))
		fmt.Println(net)
		y, err := net.Call(ctx, nnc.Must(nnc.Ones(ctx, nnc.Shape{3, 2}, nnc.Float32)))
		fmt.Println(y.Shape())
		return err
	})
	fmt.Println(err)
	// Output:
	// Sequential(
	//   (0): Linear(in_features=2, out_features=4, bias=True)
	//   (1): Residual(
	//     (layer): Linear(in_features=4, out_features=4, bias=True)
	//   )
	// )
	// [3 4]
	// <nil>
}

func ExampleTensor_Backward() {
	err := nnc.InScope(nil, func(ctx *nnc.Ctx) error {
		x := nnc.Must(nnc.FromSlice(ctx, []float64{1, 2, 3}))
		nnc.Check(x.RequiresGrad_(ctx, true))
		y := nnc.Must(nnc.Sum(ctx, nnc.Must(nnc.Square(ctx, x)), nil, false, nnc.DTypeDefault))
		nnc.Check(y.Backward(ctx))
		fmt.Println(y)
		fmt.Println(x.Grad(ctx))
		return nil
	})
	fmt.Println(err)
	// Output:
	// tensor(14., dtype=torch.float64, grad_fn=<SumBackward0>)
	// tensor([2., 4., 6.], dtype=torch.float64) <nil>
	// <nil>
}
