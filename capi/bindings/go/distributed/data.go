// SPDX-License-Identifier: Apache-2.0

package distributed

// #include "nnc_go_mpi.h"
import "C"

import (
	"runtime"
	"unsafe"

	"nnc"
)

// DistributedSamplerOptions are the arguments of NewDistributedSampler that have defaults, which are
// taken for what is left out.
type DistributedSamplerOptions struct {
	NumReplicas *int64 // None: the group's number of ranks
	Rank        *int64 // None: the group's
	Shuffle     *bool  // True: in the order of randperm, seeded with Seed plus the epoch
	Seed        *int64 // 0: the same on all ranks
	DropLast    *bool  // False: the first samples come again; True: leave out what does not divide
}

// DistributedSampler is torch.utils.data.DistributedSampler: this rank's part of the samples of an
// epoch, torch's numbers for the same seed and epoch. Nothing of it is collective. It is a Go object
// alone, which needs no Close.
type DistributedSampler struct {
	group        *ProcessGroup
	options      DistributedSamplerOptions
	epoch, start int64
}

// NewDistributedSampler takes the group, which may be nil if the options have NumReplicas and Rank.
// nnc.ErrInvalid: more than one set of options. Their values are looked at when they are used.
func NewDistributedSampler(group *ProcessGroup, options ...DistributedSamplerOptions) (*DistributedSampler, error) {
	o, err := only("NewDistributedSampler", options)
	if err != nil {
		return nil, err
	}
	return &DistributedSampler{group: group, options: o}, nil
}

// SetEpoch is torch's set_epoch: the next Indices and Batches are that epoch's, from its beginning.
func (s *DistributedSampler) SetEpoch(epoch int64) { s.epoch, s.start = epoch, 0 }

// SetStart goes on within the epoch: start is how many of its samples the ranks have had together,
// also with another number of ranks. torch has nothing like it. As the ranks take turns, the samples
// of a batch of all ranks are the same for any number of them.
func (s *DistributedSampler) SetStart(start int64) { s.start = start }

func (s *DistributedSampler) words() (w words) {
	w.integer("num_replicas", s.options.NumReplicas)
	w.integer("rank", s.options.Rank)
	w.flag("shuffle", s.options.Shuffle)
	w.integer("seed", s.options.Seed)
	w.flag("drop_last", s.options.DropLast)
	w.integer("epoch", &s.epoch)
	w.integer("start", &s.start)
	return w
}

// Indices is torch's iterator over the sampler: (n) of int64, the indices of this rank's part of
// `length` samples. nnc.ErrInvalid: a negative length, a start beyond it, a rank that is not below
// the number of replicas.
func (s *DistributedSampler) Indices(ctx *nnc.Ctx, length int64) (*nnc.Tensor, error) {
	var out *C.nnc_tensor
	err := check(C.nnc_mpi_distributed_sampler_indices(cCtx(ctx), s.group.c(), C.int64_t(length), cText(s.words().String()), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(s)
	return newTensor(ctx, out), err
}

// Batches are the same indices of the dataset's samples in batches of batchSize, for
// nnc.NewDataLoader: torch's DataLoader(dataset, batch_size, sampler=s, drop_last=dropLastBatch).
// They are those of the epoch that is set now: each epoch has batches, and a loader, of its own.
// Errors as for Indices; nnc.ErrInvalid also for a batchSize below 1.
func (s *DistributedSampler) Batches(ctx *nnc.Ctx, dataset *nnc.Dataset, batchSize int64, dropLastBatch bool) (*nnc.Sampler, error) {
	w := s.words()
	w.integer("batch_size", &batchSize)
	w.flag("drop_last_batch", &dropLastBatch)
	var out *C.nnc_sampler
	err := check(C.nnc_mpi_distributed_sampler_new(cCtx(ctx), s.group.c(), cDataset(dataset), cText(w.String()), &out))
	runtime.KeepAlive(ctx)
	runtime.KeepAlive(s)
	runtime.KeepAlive(dataset)
	return asSampler(ctx, uintptr(unsafe.Pointer(out))), err
}
