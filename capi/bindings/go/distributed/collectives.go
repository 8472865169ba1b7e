// SPDX-License-Identifier: Apache-2.0

package distributed

// #include "nnc_go_mpi.h"
import "C"

import (
	"runtime"

	"nnc"
)

// Tensors are of any element type and any strides, of the same sizes and type on all ranks, and all
// ranks get the same bits. What ends with an underscore writes to its tensor, outside of any history;
// an error leaves it as it was. The others have gradients, which are collectives again: all ranks go
// backward through the same ones in the same order.

// ReduceOp is torch.distributed.ReduceOp; "" is Sum. nnc.ErrUnknown for one that does not exist;
// nnc.ErrDType for BAnd, BOr and BXor of floating point, Avg of integers and Sum of bool.
type ReduceOp string

// What elements of several ranks become. Min and Max of NaN and a number are NaN.
const (
	Sum     ReduceOp = "sum"
	Avg     ReduceOp = "avg"
	Product ReduceOp = "product"
	Min     ReduceOp = "min"
	Max     ReduceOp = "max"
	BAnd    ReduceOp = "band"
	BOr     ReduceOp = "bor"
	BXor    ReduceOp = "bxor"
)

// Barrier is torch.distributed.barrier: it returns when all ranks have called it. nnc.ErrState, as
// for all that is collective: a rank has failed, or does not come.
func (g *ProcessGroup) Barrier(ctx *nnc.Ctx) error {
	err := check(C.nnc_mpi_barrier(cCtx(ctx), g.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(g)
	return err
}

// AllReduce_ is torch.distributed.all_reduce: tensor becomes its elements on all ranks, reduced.
// Errors of op as for ReduceOp.
func (g *ProcessGroup) AllReduce_(ctx *nnc.Ctx, tensor *nnc.Tensor, op ReduceOp) error {
	if err := noNUL("nnc_mpi_all_reduce_", string(op)); err != nil {
		return err
	}
	err := check(C.nnc_mpi_all_reduce_(cCtx(ctx), g.c(), cTensor(tensor), cTextOrNil(string(op))))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(g)
	runtime.KeepAlive(tensor)
	return err
}

// AllReduce is torch.distributed.nn.functional.all_reduce. The gradient is that of all ranks, reduced
// alike. nnc.ErrUnsupported: input requires a gradient and op is neither Sum nor Avg, whose gradient
// in PyTorch is wrong. Other errors of op as for ReduceOp.
func (g *ProcessGroup) AllReduce(ctx *nnc.Ctx, input *nnc.Tensor, op ReduceOp) (*nnc.Tensor, error) {
	if err := noNUL("nnc_mpi_all_reduce", string(op)); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_mpi_all_reduce(cCtx(ctx), g.c(), cTensor(input), cTextOrNil(string(op)), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(g)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// Broadcast_ is torch.distributed.broadcast: tensor becomes that of rank src. nnc.ErrIndex: there is
// no such rank.
func (g *ProcessGroup) Broadcast_(ctx *nnc.Ctx, tensor *nnc.Tensor, src int64) error {
	err := check(C.nnc_mpi_broadcast_(cCtx(ctx), g.c(), cTensor(tensor), C.int64_t(src)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(g)
	runtime.KeepAlive(tensor)
	return err
}

// Broadcast is torch.distributed.nn.functional.broadcast. The gradient is the sum of all ranks' for
// rank src, and zeros for the others. nnc.ErrIndex: there is no such rank.
func (g *ProcessGroup) Broadcast(ctx *nnc.Ctx, input *nnc.Tensor, src int64) (*nnc.Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_mpi_broadcast(cCtx(ctx), g.c(), cTensor(input), C.int64_t(src), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(g)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// AllGatherTensor is torch.distributed._functional_collectives.all_gather_tensor: the inputs of all
// ranks one after the other along dimension gatherDim, which counts from the end if negative. The
// gradient is reduce-scattered by Sum. nnc.ErrIndex: no such dimension. nnc.ErrUnsupported: more than
// 2^31 - 1 elements of a rank.
func (g *ProcessGroup) AllGatherTensor(ctx *nnc.Ctx, input *nnc.Tensor, gatherDim int64) (*nnc.Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_mpi_all_gather_tensor(cCtx(ctx), g.c(), cTensor(input), C.int64_t(gatherDim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(g)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}

// ReduceScatterTensor is torch.distributed._functional_collectives.reduce_scatter_tensor: of the
// inputs, reduced, this rank's part along scatterDim. The gradient is gathered. nnc.ErrShape: the
// size of scatterDim is not a multiple of the number of ranks. Other errors as for ReduceOp and
// AllGatherTensor.
func (g *ProcessGroup) ReduceScatterTensor(ctx *nnc.Ctx, input *nnc.Tensor, op ReduceOp, scatterDim int64) (*nnc.Tensor, error) {
	if err := noNUL("nnc_mpi_reduce_scatter_tensor", string(op)); err != nil {
		return nil, err
	}
	var out *C.nnc_tensor
	err := check(C.nnc_mpi_reduce_scatter_tensor(cCtx(ctx), g.c(), cTensor(input), cTextOrNil(string(op)),
		C.int64_t(scatterDim), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(g)
	runtime.KeepAlive(input)
	return newTensor(ctx, out), err
}
