// SPDX-License-Identifier: Apache-2.0

package distributed

// #include "nnc_go_mpi.h"
import "C"

import (
	"runtime"

	"nnc"
)

// DistributedDataParallelOptions are the arguments of NewDistributedDataParallel that have defaults,
// torch's, which are taken for what is left out.
type DistributedDataParallelOptions struct {
	BroadcastBuffers     *bool     // True: each forward begins with rank 0's buffers for all
	BucketCapMB          *float64  // 25.0: MiB of a bucket; the first has 1 MiB at most
	FindUnusedParameters *bool     // False: a backward need not reach all parameters
	GradientAsBucketView *bool     // False: .grad is a view of its bucket, which saves memory and a copy
	StaticGraph          *bool     // False: every backward reaches the same parameters as the first
	GradientCompression  nnc.DType // none; Float16, BFloat16: float32 gradients travel in 16 bits
	ErrorFeedback        *bool     // True: what compression has rounded off is added to the next gradient
}

// NewDistributedDataParallel is torch.nn.parallel.DistributedDataParallel: a module that calls
// `module`, its child of that name, with what it is called with, and whose backward leaves in the
// .grad of every parameter the mean of all ranks. Parameters and buffers are verified and get the
// values of rank 0. Gradients are put into buckets, each of which is all-reduced while backward goes
// on with the next; <nnc/mpi.h> has the details. Calls on one module are one goroutine's at a time.
//
// nnc.ErrInvalid: no parameter requires a gradient; parameters or buffers differ between ranks. A
// backward that does not reach a parameter, without FindUnusedParameters, is nnc.ErrState on all
// ranks with its name and rank; so is a forward while a backward has failed half-way. The module
// cannot be copied (Deepcopy).
//
// The module lives until its Close, the end of its scope, or until the group is closed or garbage. It
// is not left to the collector alone: that could take it between a forward and its backward, which
// would then reduce nothing on this rank, while the others wait.
func NewDistributedDataParallel(ctx *nnc.Ctx, group *ProcessGroup, module *nnc.Module, options ...DistributedDataParallelOptions) (*nnc.Module, error) {
	o, err := only("nnc_mpi_distributed_data_parallel_new", options)
	if err != nil {
		return nil, err
	}
	var w words
	w.flag("broadcast_buffers", o.BroadcastBuffers)
	w.real("bucket_cap_mb", o.BucketCapMB)
	w.flag("find_unused_parameters", o.FindUnusedParameters)
	w.flag("gradient_as_bucket_view", o.GradientAsBucketView)
	w.flag("static_graph", o.StaticGraph)
	w.dtype("gradient_compression", o.GradientCompression)
	w.flag("error_feedback", o.ErrorFeedback)
	var out *C.nnc_module
	err = check(C.nnc_mpi_distributed_data_parallel_new(cCtx(ctx), group.c(), cModule(module), cText(w.String()), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(group)
	runtime.KeepAlive(module)
	if err != nil {
		return nil, err
	}
	ddp := newModule(ctx, out)
	group.modules = append(group.modules, ddp)
	return ddp, nil
}

// SetRequireBackwardGradSync is torch's require_backward_grad_sync, an attribute of the module: with
// false, gradients of later forwards are added up on each rank alone, until a backward of a forward
// that was called with true reduces the sums. It is not collective, but the same on all ranks.
// nnc.ErrHandle: ddp is not what NewDistributedDataParallel gave.
func SetRequireBackwardGradSync(ctx *nnc.Ctx, ddp *nnc.Module, sync bool) error {
	var flag C.int32_t
	if sync {
		flag = 1
	}
	err := check(C.nnc_mpi_set_require_backward_grad_sync(cCtx(ctx), cModule(ddp), flag))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(ddp)
	return err
}

// NoSync is torch's no_sync: gradients of forwards in f are added up on each rank alone. After f, or
// a panic in it, gradients are reduced again: it does not nest. The error is f's, or that of
// SetRequireBackwardGradSync, without which f is not called.
func NoSync(ctx *nnc.Ctx, ddp *nnc.Module, f func() error) (err error) {
	if err := SetRequireBackwardGradSync(ctx, ddp, false); err != nil {
		return err
	}
	defer func() {
		if again := SetRequireBackwardGradSync(ctx, ddp, true); err == nil {
			err = again
		}
	}()
	return f()
}

// ConvertSyncBatchNorm is torch.nn.SyncBatchNorm.convert_sync_batchnorm: it puts SyncBatchNorm into
// the place of each BatchNorm1d, 2d and 3d of the module, with its parameters, buffers and arguments;
// in training mode their means and variances are those of the batches of all ranks together, with
// gradients through them. It gives the module itself, or its replacement if it is a BatchNorm. What
// it gives is collective when called; this is not. nnc.ErrUnsupported: a BatchNorm that is lazy.
func ConvertSyncBatchNorm(ctx *nnc.Ctx, group *ProcessGroup, module *nnc.Module) (*nnc.Module, error) {
	var out *C.nnc_module
	err := check(C.nnc_mpi_convert_sync_batchnorm(cCtx(ctx), group.c(), cModule(module), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(group)
	runtime.KeepAlive(module)
	return newModule(ctx, out), err
}

// VerifyModule compares the parameters and buffers of the module on all ranks: names, order, sizes,
// element types, and which parameters require gradients; torch does it within
// DistributedDataParallel. nnc.ErrInvalid on all ranks where they differ, naming the first that does,
// with both forms of it.
func (g *ProcessGroup) VerifyModule(ctx *nnc.Ctx, module *nnc.Module) error {
	err := check(C.nnc_mpi_verify_module(cCtx(ctx), g.c(), cModule(module)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(g)
	runtime.KeepAlive(module)
	return err
}

// BroadcastModule gives the parameters and buffers of the module the values that they have on rank
// src, in place; torch does it within DistributedDataParallel. nnc.ErrInvalid as for VerifyModule,
// nnc.ErrIndex: no such rank. On an error nothing has changed.
func (g *ProcessGroup) BroadcastModule(ctx *nnc.Ctx, module *nnc.Module, src int64) error {
	err := check(C.nnc_mpi_broadcast_module(cCtx(ctx), g.c(), cModule(module), C.int64_t(src)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(g)
	runtime.KeepAlive(module)
	return err
}
