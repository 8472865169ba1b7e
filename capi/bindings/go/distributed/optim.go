// SPDX-License-Identifier: Apache-2.0

package distributed

// #include "nnc_go_mpi.h"
import "C"

import (
	"runtime"
	"unsafe"

	"nnc"
)

// ZeroRedundancyOptimizer is torch.distributed.optim.ZeroRedundancyOptimizer, stage 1 of ZeRO: an
// optimizer whose state is shared out among the ranks. Nil counts as C's NULL.
type ZeroRedundancyOptimizer struct{ handle }

// NewZeroRedundancyOptimizer makes the optimizer of the module's parameters from text, as
// nnc.NewOptimizer does: torch's ZeroRedundancyOptimizer(module.parameters(), Adam, lr=1e-3) is
// "Adam(lr=1e-3)" here. Each parameter, the largest first, belongs to the rank that has the fewest
// elements until then; that rank steps it, and broadcasts it. nnc.ErrInvalid: as for
// nnc.NewOptimizer; LBFGS, which has no state of a single parameter; parameters that differ between
// ranks.
func NewZeroRedundancyOptimizer(ctx *nnc.Ctx, group *ProcessGroup, text string, module *nnc.Module) (*ZeroRedundancyOptimizer, error) {
	if err := noNUL("nnc_mpi_zero_redundancy_optimizer_new", text); err != nil {
		return nil, err
	}
	var out *C.nnc_mpi_zero
	err := check(C.nnc_mpi_zero_redundancy_optimizer_new(cCtx(ctx), group.c(), cText(text), cModule(module), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(group)
	runtime.KeepAlive(module)
	if err != nil {
		return nil, err
	}
	z := &ZeroRedundancyOptimizer{handle{ptr: (*C.nnc_go_mpi_any)(unsafe.Pointer(out)), owned: !inScope(ctx)}}
	if z.owned {
		runtime.SetFinalizer(z, (*ZeroRedundancyOptimizer).finalize)
	}
	return z, nil
}

func (z *ZeroRedundancyOptimizer) c() *C.nnc_mpi_zero {
	if z == nil {
		return nil
	}
	return (*C.nnc_mpi_zero)(unsafe.Pointer(z.ptr))
}

func (z *ZeroRedundancyOptimizer) finalize() { z.release() }

// Close releases the optimizer; once more changes nothing. Calls with it fail from then on.
func (z *ZeroRedundancyOptimizer) Close() error {
	if z != nil {
		z.release()
	}
	return nil
}

// Keep takes the optimizer out of the scope that it was made in: it then lives until Close or until
// it is garbage.
func (z *ZeroRedundancyOptimizer) Keep() *ZeroRedundancyOptimizer {
	if z != nil && z.keep() {
		runtime.SetFinalizer(z, (*ZeroRedundancyOptimizer).finalize)
	}
	return z
}

// Step is torch's step: of this rank's parameters, then all ranks get those of the others. A rank
// whose own step fails fails the call on all, and what was stepped stays.
func (z *ZeroRedundancyOptimizer) Step(ctx *nnc.Ctx) error {
	err := check(C.nnc_mpi_zero_step(cCtx(ctx), z.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(z)
	return err
}

// ZeroGrad is torch's zero_grad: it sets the gradient of every parameter to none. It is not
// collective. nnc.ErrHandle, as for all methods, if the optimizer is gone.
func (z *ZeroRedundancyOptimizer) ZeroGrad(ctx *nnc.Ctx) error {
	err := check(C.nnc_mpi_zero_zero_grad(cCtx(ctx), z.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(z)
	return err
}

// Optimizer is torch's attribute optim: the optimizer of this rank's part, in which options are set
// and for which schedulers are made, on each rank alike. Its own step is that of the part alone. It
// is not collective.
func (z *ZeroRedundancyOptimizer) Optimizer(ctx *nnc.Ctx) (*nnc.Optimizer, error) {
	var out *C.nnc_optimizer
	err := check(C.nnc_mpi_zero_optimizer(cCtx(ctx), z.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(z)
	return asOptimizer(ctx, uintptr(unsafe.Pointer(out))), err
}

// StateDict is torch's consolidate_state_dict and state_dict: the state dict of an optimizer of all
// parameters, on every rank, for nnc.Optimizer.LoadStateDict or LoadStateDict with any number of
// ranks. nnc.ErrState: a rank has failed, or does not come.
func (z *ZeroRedundancyOptimizer) StateDict(ctx *nnc.Ctx) (*nnc.Named, error) {
	var out *C.nnc_named
	err := check(C.nnc_mpi_zero_state_dict(cCtx(ctx), z.c(), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(z)
	return newNamed(ctx, out), err
}

// LoadStateDict is torch's load_state_dict: it takes this rank's part out of the state dict of an
// optimizer of all parameters, which is the same on all ranks. Errors as for
// nnc.Optimizer.LoadStateDict, on all ranks if on one; then nothing has changed.
func (z *ZeroRedundancyOptimizer) LoadStateDict(ctx *nnc.Ctx, stateDict *nnc.Named) error {
	err := check(C.nnc_mpi_zero_load_state_dict(cCtx(ctx), z.c(), cNamed(stateDict)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(z)
	runtime.KeepAlive(stateDict)
	return err
}
