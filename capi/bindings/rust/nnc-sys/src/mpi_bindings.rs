// SPDX-License-Identifier: Apache-2.0
// Made by generate.py from the C headers.
// With bindgen 0.60.1.

use super::bindings::*;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_mpi_group {
    _unused: [u8; 0],
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct nnc_mpi_zero {
    _unused: [u8; 0],
}
extern "C" {
    /// The version of libnnc-mpi, "0.1.0". Static text.
    pub fn nnc_mpi_version() -> *const ::std::os::raw::c_char;
}
extern "C" {
    /// torch.distributed.init_process_group(backend="mpi"): a group of the ranks of a communicator, of
    /// which it makes copies of its own. comm points to the host's MPI_Comm (of the MPI that the library
    /// was built with) and is read before the call returns; NULL is MPI_COMM_WORLD. MPI is begun
    /// (MPI_Init_thread) if the host has not. options, which may be NULL:
    /// ```text
    ///   timeout=1800.0           seconds that a collective may take; torch's default
    ///   heartbeat_timeout=30.0   seconds without a sign of life after which a rank counts as gone
    ///   check=True               before a collective on tensors all ranks compare what they call:
    ///                            NNC_E_INVALID for all where they differ, and nothing else happens. It
    ///                            costs the time of one short message
    ///   monitor=True             join the ranks by TCP connections, over which they watch each other;
    ///                            False: what is gone is missed after timeout alone
    ///   trace=False              note what happens, for nnc_mpi_export_chrome_trace
    /// ```
    /// NNC_E_STATE: MPI has been ended; the ranks cannot reach each other; not all have come within
    /// timeout.
    pub fn nnc_mpi_init(
        ctx: *mut nnc_ctx,
        comm: *const ::std::os::raw::c_void,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_mpi_group,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.distributed.destroy_process_group: waits until all ranks have come, leaves the group, and
    /// ends MPI (MPI_Finalize) if nnc_mpi_init has begun it; groups cannot be made after that. Programs
    /// that do not call it, because they end otherwise, are seen off when they call exit, for which they
    /// wait ten seconds at most. NNC_E_STATE: a rank has failed, or does not come. MPI is not ended
    /// then, and mpirun says that the program has ended badly.
    pub fn nnc_mpi_finalize(ctx: *mut nnc_ctx, group: *mut nnc_mpi_group) -> *mut nnc_error;
}
extern "C" {
    /// Not collective: this rank cannot go on. All ranks get the message with its number. Nothing
    /// happens to a group that has failed already.
    pub fn nnc_mpi_abort(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        message: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.distributed.get_rank: 0..size-1; -1 for a bad handle.
    pub fn nnc_mpi_rank(group: *mut nnc_mpi_group) -> i64;
}
extern "C" {
    /// torch.distributed.get_world_size: how many ranks there are; -1 for a bad handle.
    pub fn nnc_mpi_world_size(group: *mut nnc_mpi_group) -> i64;
}
extern "C" {
    /// Not collective: writes what happened on this rank since nnc_mpi_init(trace=True), in the format
    /// that chrome://tracing and Perfetto show: when gradients came, how long the collectives of buckets
    /// took, and how long backward waited for them. NNC_E_STATE: the group was made without trace.
    /// NNC_E_FILE: path cannot be written.
    pub fn nnc_mpi_export_chrome_trace(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        path: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.distributed.barrier: returns when all ranks have called it.
    pub fn nnc_mpi_barrier(ctx: *mut nnc_ctx, group: *mut nnc_mpi_group) -> *mut nnc_error;
}
extern "C" {
    /// torch.distributed.all_reduce: tensor = its elements on all ranks, reduced.
    pub fn nnc_mpi_all_reduce_(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        tensor: *mut nnc_tensor,
        op: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.distributed.nn.functional.all_reduce: (input's sizes). The gradient is that of all ranks,
    /// reduced alike. NNC_E_UNSUPPORTED: input requires a gradient and op is neither "sum" nor "avg",
    /// whose gradient in PyTorch is wrong.
    pub fn nnc_mpi_all_reduce(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        input: *mut nnc_tensor,
        op: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.distributed.broadcast: tensor = that of rank src. NNC_E_INDEX: there is no such rank.
    pub fn nnc_mpi_broadcast_(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        tensor: *mut nnc_tensor,
        src: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.distributed.nn.functional.broadcast: (input's sizes). The gradient is the sum of all ranks'
    /// for rank src, and zeros for the others.
    pub fn nnc_mpi_broadcast(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        input: *mut nnc_tensor,
        src: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.distributed.\_functional_collectives.all_gather_tensor: the inputs of all ranks one after
    /// the other along dimension gather_dim, which counts from the end if negative. The gradient is
    /// reduce-scattered by "sum". NNC_E_INDEX: no such dimension. NNC_E_UNSUPPORTED: more than 2^31 - 1
    /// elements of a rank.
    pub fn nnc_mpi_all_gather_tensor(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        input: *mut nnc_tensor,
        gather_dim: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.distributed.\_functional_collectives.reduce_scatter_tensor: of the inputs, reduced, this
    /// rank's part along scatter_dim. The gradient is gathered. NNC_E_SHAPE: the size of scatter_dim is
    /// not a multiple of the number of ranks. NNC_E_INDEX and NNC_E_UNSUPPORTED as above, both.
    pub fn nnc_mpi_reduce_scatter_tensor(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        input: *mut nnc_tensor,
        op: *const ::std::os::raw::c_char,
        scatter_dim: i64,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Compares the parameters and buffers of the module on all ranks: names, order, sizes, element
    /// types, and which parameters require gradients. NNC_E_INVALID on all ranks where they differ,
    /// naming the first that does, with both forms of it.
    pub fn nnc_mpi_verify_module(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        module: *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Gives the parameters and buffers of the module the values that they have on rank src, in place.
    /// NNC_E_INVALID as for nnc_mpi_verify_module, NNC_E_INDEX: no such rank. On an error nothing has
    /// changed.
    pub fn nnc_mpi_broadcast_module(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        module: *mut nnc_module,
        src: i64,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.nn.parallel.DistributedDataParallel: a module that calls \`module\`, its child of that name,
    /// with what it is called with, and whose backward leaves in the .grad of every parameter the mean
    /// of all ranks. Parameters and buffers are verified and get the values of rank 0. Gradients are put
    /// into buckets, at first in the reverse order of the parameters, after the first backward in the
    /// order in which rank 0's backward made them; a bucket is all-reduced while backward goes on with
    /// the next. A gradient of 1 MiB and more is reduced where it is: .grad has a meaning when backward
    /// has ended, not in hooks before. Between a forward and its backward parameters, their types and
    /// who requires a gradient stay. options, which may be NULL, with torch's names and defaults:
    /// \- broadcast_buffers=True: each forward begins with rank 0's buffers for all.
    /// \- bucket_cap_mb=25.0: MiB of a bucket; the first has 1 MiB at most.
    /// \- find_unused_parameters=False: a backward need not reach all parameters. What no rank has
    /// ```text
    ///   reached keeps the .grad that it has; where some have, the others count as 0.
    /// ```
    /// \- gradient_as_bucket_view=False: .grad is a view of its bucket, which saves memory and a copy;
    /// ```text
    ///   then what an earlier backward gave changes with the next.
    /// ```
    /// \- static_graph=False: every backward of a rank reaches the same parameters as its first one did;
    /// ```text
    ///   as find_unused_parameters, but without its search each time.
    /// ```
    /// \- gradient_compression=None: with 'float16' or 'bfloat16' float32 gradients travel in 16 bits
    /// ```text
    ///   from the second backward on; sums are made in float32 (torch's fp16_compress_hook and
    ///   bf16_compress_hook).
    /// ```
    /// \- error_feedback=True: what compression has rounded off is added to the next gradient.
    /// A backward that does not reach a parameter, without find_unused_parameters, is NNC_E_STATE on all
    /// ranks with its name and rank. So is a forward while a backward has failed half-way.
    /// NNC_E_INVALID: no parameter requires a gradient; parameters, buffers or options differ between
    /// ranks. Where the group was made with check=True, ranks that have called it a different number of
    /// times, because a backward failed on one of them, find that in the next: NNC_E_STATE, and the
    /// group has failed. So is a backward after the module was released, or a forward with a parameter
    /// that requires a gradient only since.
    /// Calls on one module are one thread's at a time. It cannot be copied (nnc_module_deepcopy).
    pub fn nnc_mpi_distributed_data_parallel_new(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        module: *mut nnc_module,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Not collective, but the same on all ranks: torch's require_backward_grad_sync, what no_sync()
    /// sets to False. With 0, gradients of later forwards are added up on each rank alone, until a
    /// backward of a forward that was called with 1 reduces the sums. NNC_E_HANDLE: not the handle that
    /// nnc_mpi_distributed_data_parallel_new gave.
    pub fn nnc_mpi_set_require_backward_grad_sync(
        ctx: *mut nnc_ctx,
        ddp: *mut nnc_module,
        require_backward_grad_sync: i32,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.nn.SyncBatchNorm.convert_sync_batchnorm: puts SyncBatchNorm into the place of each
    /// BatchNorm1d, 2d and 3d of the module, with its parameters, buffers and arguments; in training
    /// mode their means and variances are those of the batches of all ranks together, with gradients
    /// through them. \*out is the module itself, or its replacement if it is a BatchNorm. Collective when
    /// called, not here. NNC_E_UNSUPPORTED: a BatchNorm that is lazy.
    pub fn nnc_mpi_convert_sync_batchnorm(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        module: *mut nnc_module,
        out: *mut *mut nnc_module,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.utils.data.DistributedSampler: (n) of int64, the indices of this rank's part of \`length\`
    /// samples for one epoch, torch's numbers for the same seed and epoch. Not collective. group may be
    /// NULL if both num_replicas and rank are given. options, which may be NULL:
    /// ```text
    ///   num_replicas=None   the group's number of ranks
    ///   rank=None           the group's
    ///   shuffle=True        in the order of randperm, seeded with seed + epoch
    ///   seed=0              the same on all ranks
    ///   drop_last=False     leave out what does not divide; else the first samples come again
    ///   epoch=0             torch's set_epoch
    ///   start=0             how many samples of the epoch the ranks have had together: to go on within
    ///                       an epoch, with another number of ranks too. As the ranks take turns, the
    ///                       samples of a batch of all ranks are the same for any number of them
    /// ```
    /// NNC_E_INVALID: a negative length, a start beyond it, a rank that is not below num_replicas.
    pub fn nnc_mpi_distributed_sampler_indices(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        length: i64,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_tensor,
    ) -> *mut nnc_error;
}
extern "C" {
    /// The same indices in batches, for nnc_data_loader_new. Two more options:
    /// ```text
    ///   batch_size=1             samples of a batch of this rank
    ///   drop_last_batch=False    leave out a last batch that is not full: DataLoader's drop_last
    /// ```
    pub fn nnc_mpi_distributed_sampler_new(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        dataset: *mut nnc_dataset,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_sampler,
    ) -> *mut nnc_error;
}
extern "C" {
    /// torch.distributed.optim.ZeroRedundancyOptimizer, stage 1 of ZeRO: an optimizer from text, as for
    /// nnc_optimizer_new, whose state is shared out among the ranks. Each parameter, the largest first,
    /// belongs to the rank that has the fewest elements until then, as in torch; that rank steps it, and
    /// broadcasts it. NNC_E_INVALID: as for nnc_optimizer_new; LBFGS, which has no state of a single
    /// parameter; parameters that differ between ranks.
    pub fn nnc_mpi_zero_redundancy_optimizer_new(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        text: *const ::std::os::raw::c_char,
        module: *mut nnc_module,
        out: *mut *mut nnc_mpi_zero,
    ) -> *mut nnc_error;
}
extern "C" {
    /// One step: of this rank's parameters, then all ranks get those of the others. A rank whose own
    /// step fails fails the call on all, and what was stepped stays.
    pub fn nnc_mpi_zero_step(ctx: *mut nnc_ctx, zero: *mut nnc_mpi_zero) -> *mut nnc_error;
}
extern "C" {
    /// Not collective: sets the gradient of every parameter to none.
    pub fn nnc_mpi_zero_zero_grad(ctx: *mut nnc_ctx, zero: *mut nnc_mpi_zero) -> *mut nnc_error;
}
extern "C" {
    /// Not collective: the optimizer of this rank's part, in which options are set and for which
    /// schedulers are made, on each rank alike. Its own step is that of the part alone.
    pub fn nnc_mpi_zero_optimizer(
        ctx: *mut nnc_ctx,
        zero: *mut nnc_mpi_zero,
        out: *mut *mut nnc_optimizer,
    ) -> *mut nnc_error;
}
extern "C" {
    /// consolidate_state_dict and state_dict: the state dict of an optimizer of all parameters, on every
    /// rank, for nnc_optimizer_load_state_dict or nnc_mpi_zero_load_state_dict with any number of ranks.
    pub fn nnc_mpi_zero_state_dict(
        ctx: *mut nnc_ctx,
        zero: *mut nnc_mpi_zero,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// Takes this rank's part out of the state dict of an optimizer of all parameters, which is the same
    /// on all ranks. Errors as for nnc_optimizer_load_state_dict, on all ranks if on one; then nothing
    /// has changed.
    pub fn nnc_mpi_zero_load_state_dict(
        ctx: *mut nnc_ctx,
        zero: *mut nnc_mpi_zero,
        state_dict: *mut nnc_named,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_save by rank 0; returns on all ranks when the file is there, or with rank 0's error. named of
    /// the other ranks is not looked at, and may be NULL.
    pub fn nnc_mpi_save(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        named: *mut nnc_named,
        path: *const ::std::os::raw::c_char,
    ) -> *mut nnc_error;
}
extern "C" {
    /// nnc_load by rank 0, which reads the file and gives it to the others: it need not be where they
    /// are. Any number of ranks loads what any number has saved. options as for nnc_load, but for mmap
    /// (NNC_E_UNSUPPORTED).
    pub fn nnc_mpi_load(
        ctx: *mut nnc_ctx,
        group: *mut nnc_mpi_group,
        path: *const ::std::os::raw::c_char,
        options: *const ::std::os::raw::c_char,
        out: *mut *mut nnc_named,
    ) -> *mut nnc_error;
}
