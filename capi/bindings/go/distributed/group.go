// SPDX-License-Identifier: Apache-2.0

package distributed

// #include "nnc_go_mpi.h"
import "C"

import (
	"runtime"
	"time"
	"unsafe"

	"nnc"
)

// Version is that of libnnc-mpi, "0.1.0".
func Version() string { return C.GoString(C.nnc_mpi_version()) }

// ProcessGroup is torch.distributed.ProcessGroup: the ranks of a communicator. A module or an
// optimizer that was made with it keeps it alive. Nil counts as C's NULL.
type ProcessGroup struct {
	handle
	modules []*nnc.Module // see NewDistributedDataParallel
}

// InitOptions are the options of Init; the defaults are taken for what is left out.
type InitOptions struct {
	// Comm points to an MPI_Comm, of the MPI that the library was built with, if the program has begun
	// MPI itself; it is read before Init returns. Nil is MPI_COMM_WORLD. If MPI was begun with less
	// than MPI_THREAD_MULTIPLE, all functions of the group must be called on the thread that may call
	// MPI: see runtime.LockOSThread.
	Comm unsafe.Pointer
	// Timeout is how long a collective may take: 30 minutes, as in torch.
	Timeout time.Duration
	// HeartbeatTimeout is the time without a sign of life after which a rank counts as gone: 30 s.
	HeartbeatTimeout time.Duration
	// Check, true: before a collective on tensors all ranks compare what they call, and it is
	// nnc.ErrInvalid for all where they differ.
	Check *bool
	// Monitor, true: the ranks watch each other over TCP. Without it what is gone is missed after
	// Timeout alone.
	Monitor *bool
	// Trace, false: note what happens, for ExportChromeTrace.
	Trace *bool
}

// Init is torch.distributed.init_process_group(backend="mpi"): the group of all ranks of mpirun, or
// of the communicator in the options. MPI is begun if the program has not. nnc.ErrState: MPI has been
// ended; the ranks cannot reach each other; not all have come within Timeout.
func Init(ctx *nnc.Ctx, options ...InitOptions) (*ProcessGroup, error) {
	o, err := only("nnc_mpi_init", options)
	if err != nil {
		return nil, err
	}
	var w words
	w.seconds("timeout", o.Timeout)
	w.seconds("heartbeat_timeout", o.HeartbeatTimeout)
	w.flag("check", o.Check)
	w.flag("monitor", o.Monitor)
	w.flag("trace", o.Trace)
	var out *C.nnc_mpi_group
	err = check(C.nnc_mpi_init(cCtx(ctx), o.Comm, cText(w.String()), &out))
	runtime.KeepAlive(ctx)
	if err != nil {
		return nil, err
	}
	g := &ProcessGroup{handle: handle{ptr: (*C.nnc_go_mpi_any)(unsafe.Pointer(out)), owned: !inScope(ctx)}}
	if g.owned {
		runtime.SetFinalizer(g, (*ProcessGroup).finalize)
	}
	return g, nil
}

func (g *ProcessGroup) c() *C.nnc_mpi_group {
	if g == nil {
		return nil
	}
	return (*C.nnc_mpi_group)(unsafe.Pointer(g.ptr))
}

func (g *ProcessGroup) finalize() { g.release() }

// Close releases the group; once more changes nothing. Calls with it fail from then on. It is not
// collective, waits for nobody and does not end MPI: see Finalize.
func (g *ProcessGroup) Close() error {
	if g != nil {
		g.release()
		g.modules = nil
	}
	return nil
}

// Keep takes the group out of the scope that it was made in: it then lives until Close or until it
// is garbage.
func (g *ProcessGroup) Keep() *ProcessGroup {
	if g != nil && g.keep() {
		runtime.SetFinalizer(g, (*ProcessGroup).finalize)
	}
	return g
}

// Finalize is torch.distributed.destroy_process_group: it waits until all ranks have come, leaves the
// group, and ends MPI if Init has begun it; groups cannot be made after that. nnc.ErrState: a rank
// has failed, or does not come; MPI is not ended then.
func (g *ProcessGroup) Finalize(ctx *nnc.Ctx) error {
	err := check(C.nnc_mpi_finalize(cCtx(ctx), g.c()))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(g)
	return err
}

// Abort says that this rank cannot go on: the functions of the group are nnc.ErrState on all ranks
// from then on, with this rank's number and the message. It is not collective. Nothing happens to a
// group that has failed already.
func (g *ProcessGroup) Abort(ctx *nnc.Ctx, message string) error {
	if err := noNUL("nnc_mpi_abort", message); err != nil {
		return err
	}
	err := check(C.nnc_mpi_abort(cCtx(ctx), g.c(), cText(message)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(g)
	return err
}

// Rank is torch.distributed.get_rank: 0..WorldSize-1; -1 for a group that is gone.
func (g *ProcessGroup) Rank() int64 {
	rank := int64(C.nnc_mpi_rank(g.c()))
	runtime.KeepAlive(g)
	return rank
}

// WorldSize is torch.distributed.get_world_size: how many ranks there are; -1 for a group that is
// gone.
func (g *ProcessGroup) WorldSize() int64 {
	size := int64(C.nnc_mpi_world_size(g.c()))
	runtime.KeepAlive(g)
	return size
}

// ExportChromeTrace writes what happened on this rank since Init, in the format that chrome://tracing
// and Perfetto show: when gradients came, how long the collectives of buckets took, and how long
// backward waited for them. It is not collective; torch has its profiler for that. nnc.ErrState: the
// group was made without Trace. nnc.ErrFile: path cannot be written.
func (g *ProcessGroup) ExportChromeTrace(ctx *nnc.Ctx, path string) error {
	if err := noNUL("nnc_mpi_export_chrome_trace", path); err != nil {
		return err
	}
	err := check(C.nnc_mpi_export_chrome_trace(cCtx(ctx), g.c(), cText(path)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(g)
	return err
}

// Save is nnc.Save by rank 0, torch.save where rank 0 alone calls it; it returns on all ranks when
// the file is there, or with rank 0's error. named of the other ranks is not looked at, and may be
// nil.
func (g *ProcessGroup) Save(ctx *nnc.Ctx, named *nnc.Named, path string) error {
	if err := noNUL("nnc_mpi_save", path); err != nil {
		return err
	}
	err := check(C.nnc_mpi_save(cCtx(ctx), g.c(), cNamed(named), cText(path)))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(g)
	runtime.KeepAlive(named)
	return err
}

// Load is nnc.Load, torch.load, by rank 0, which reads the file and gives it to the others: it need
// not be where they are. Any number of ranks loads what any number has saved. Options as for
// nnc.Load, but for mmap, which is nnc.ErrUnsupported.
func (g *ProcessGroup) Load(ctx *nnc.Ctx, path, options string) (*nnc.Named, error) {
	if err := noNUL("nnc_mpi_load", path, options); err != nil {
		return nil, err
	}
	var out *C.nnc_named
	err := check(C.nnc_mpi_load(cCtx(ctx), g.c(), cText(path), cTextOrNil(options), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(g)
	return newNamed(ctx, out), err
}
