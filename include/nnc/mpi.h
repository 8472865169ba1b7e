/* SPDX-License-Identifier: Apache-2.0 */
/* Training on several processes and machines, over MPI: torch.distributed. In a library of its own,
 * libnnc-mpi (pkg-config: nnc-mpi), which needs an MPI; libnnc knows nothing of it. */
#ifndef NNC_MPI_H
#define NNC_MPI_H

#include <nnc/nnc.h>

NNC_BEGIN

/* Handles, errors, contexts and ownership are libnnc's. What follows is collective unless it says
 * otherwise: all ranks of a group call the same functions with the same sizes and options in the
 * same order, each group from one thread at a time.
 *
 * When a rank is gone. Every wait ends. A rank whose process ends, however it ends, without having
 * left its group (nnc_release, or nnc_mpi_finalize) ends the waits of all others at once; one that
 * stands still (a stopped process, a machine without power) after heartbeat_timeout; one that
 * computes on and does not come, after timeout. Then and for ever after the functions of the group
 * are NNC_E_STATE on all other ranks, with a message that names that rank; what they would have
 * changed is not changed, but for gradients that backward had added up. mpirun itself ends all
 * processes when one ends badly; with Open MPI's "--enable-recovery" the others live to see the
 * error. So they do, most often, with MPICH's "-disable-auto-cleanup", whose mpiexec does not pass
 * on what is printed after that; where it is built on UCX, as Debian's is, UCX_TLS=^cma keeps that
 * from ending a process which reads from one that is gone. A process of a group that has failed
 * must not call MPI_Finalize, which would wait for ever: nnc_mpi_finalize knows.
 *
 * Threads. The library calls MPI from a thread of its own, so that what is under way goes on while
 * the caller computes. Where the host has begun MPI itself with less than MPI_THREAD_MULTIPLE there
 * is no such thread: functions are called on the thread that may call MPI, and what is under way
 * goes on in them alone. In a child of the process (fork) a group is NNC_E_STATE. */

/* torch.distributed.ProcessGroup: the ranks of a communicator. Any thread may release it; a module
 * or an optimizer that was made with it keeps it alive. */
typedef struct nnc_mpi_group nnc_mpi_group;
/* torch.distributed.optim.ZeroRedundancyOptimizer. */
typedef struct nnc_mpi_zero nnc_mpi_zero;

/* The version of libnnc-mpi, "0.1.0". Static text. */
NNC_API const char *nnc_mpi_version(void);

/* ---- groups ---- */

/* torch.distributed.init_process_group(backend="mpi"): a group of the ranks of a communicator, of
 * which it makes copies of its own. comm points to the host's MPI_Comm (of the MPI that the library
 * was built with) and is read before the call returns; NULL is MPI_COMM_WORLD. MPI is begun
 * (MPI_Init_thread) if the host has not. options, which may be NULL:
 *   timeout=1800.0           seconds that a collective may take; torch's default
 *   heartbeat_timeout=30.0   seconds without a sign of life after which a rank counts as gone
 *   check=True               before a collective on tensors all ranks compare what they call:
 *                            NNC_E_INVALID for all where they differ, and nothing else happens. It
 *                            costs the time of one short message
 *   monitor=True             join the ranks by TCP connections, over which they watch each other;
 *                            False: what is gone is missed after timeout alone
 *   trace=False              note what happens, for nnc_mpi_export_chrome_trace
 * NNC_E_STATE: MPI has been ended; the ranks cannot reach each other; not all have come within
 * timeout. */
NNC_CHECKED nnc_error *nnc_mpi_init(nnc_ctx *ctx, const void *comm, const char *options,
                                    nnc_mpi_group **out);
/* torch.distributed.destroy_process_group: waits until all ranks have come, leaves the group, and
 * ends MPI (MPI_Finalize) if nnc_mpi_init has begun it; groups cannot be made after that. Programs
 * that do not call it, because they end otherwise, are seen off when they call exit, for which they
 * wait ten seconds at most. NNC_E_STATE: a rank has failed, or does not come. MPI is not ended
 * then, and mpirun says that the program has ended badly. */
NNC_CHECKED nnc_error *nnc_mpi_finalize(nnc_ctx *ctx, nnc_mpi_group *group);
/* Not collective: this rank cannot go on. All ranks get the message with its number. Nothing
 * happens to a group that has failed already. */
NNC_CHECKED nnc_error *nnc_mpi_abort(nnc_ctx *ctx, nnc_mpi_group *group, const char *message);
/* torch.distributed.get_rank: 0..size-1; -1 for a bad handle. */
NNC_API int64_t nnc_mpi_rank(nnc_mpi_group *group);
/* torch.distributed.get_world_size: how many ranks there are; -1 for a bad handle. */
NNC_API int64_t nnc_mpi_world_size(nnc_mpi_group *group);
/* Not collective: writes what happened on this rank since nnc_mpi_init(trace=True), in the format
 * that chrome://tracing and Perfetto show: when gradients came, how long the collectives of buckets
 * took, and how long backward waited for them. NNC_E_STATE: the group was made without trace.
 * NNC_E_FILE: path cannot be written. */
NNC_CHECKED nnc_error *nnc_mpi_export_chrome_trace(nnc_ctx *ctx, nnc_mpi_group *group,
                                                   const char *path);

/* ---- collectives on tensors ----
 * Tensors are of any element type and any strides, of the same sizes and type on all ranks. op is
 * "sum" (also NULL), "avg", "product", "min", "max", "band", "bor" or "bxor": torch's ReduceOp.
 * NNC_E_UNKNOWN: another one. NNC_E_DTYPE: "band", "bor" and "bxor" of floating point, "avg" of
 * integers, "sum" of bool. min and max of NaN and a number are NaN. All ranks get the same bits.
 * What ends with an underscore writes to its tensor, outside of any history, when the result is
 * there; an error leaves it as it was.
 * The others have gradients, which are collectives again, in backward and in backward of backward:
 * all ranks go backward through the same ones in the same order. */

/* torch.distributed.barrier: returns when all ranks have called it. */
NNC_CHECKED nnc_error *nnc_mpi_barrier(nnc_ctx *ctx, nnc_mpi_group *group);
/* torch.distributed.all_reduce: tensor = its elements on all ranks, reduced. */
NNC_CHECKED nnc_error *nnc_mpi_all_reduce_(nnc_ctx *ctx, nnc_mpi_group *group, nnc_tensor *tensor,
                                           const char *op);
/* torch.distributed.nn.functional.all_reduce: (input's sizes). The gradient is that of all ranks,
 * reduced alike. NNC_E_UNSUPPORTED: input requires a gradient and op is neither "sum" nor "avg",
 * whose gradient in PyTorch is wrong. */
NNC_CHECKED nnc_error *nnc_mpi_all_reduce(nnc_ctx *ctx, nnc_mpi_group *group, nnc_tensor *input,
                                          const char *op, nnc_tensor **out);
/* torch.distributed.broadcast: tensor = that of rank src. NNC_E_INDEX: there is no such rank. */
NNC_CHECKED nnc_error *nnc_mpi_broadcast_(nnc_ctx *ctx, nnc_mpi_group *group, nnc_tensor *tensor,
                                          int64_t src);
/* torch.distributed.nn.functional.broadcast: (input's sizes). The gradient is the sum of all ranks'
 * for rank src, and zeros for the others. */
NNC_CHECKED nnc_error *nnc_mpi_broadcast(nnc_ctx *ctx, nnc_mpi_group *group, nnc_tensor *input,
                                         int64_t src, nnc_tensor **out);
/* torch.distributed._functional_collectives.all_gather_tensor: the inputs of all ranks one after
 * the other along dimension gather_dim, which counts from the end if negative. The gradient is
 * reduce-scattered by "sum". NNC_E_INDEX: no such dimension. NNC_E_UNSUPPORTED: more than 2^31 - 1
 * elements of a rank. */
NNC_CHECKED nnc_error *nnc_mpi_all_gather_tensor(nnc_ctx *ctx, nnc_mpi_group *group,
                                                 nnc_tensor *input, int64_t gather_dim,
                                                 nnc_tensor **out);
/* torch.distributed._functional_collectives.reduce_scatter_tensor: of the inputs, reduced, this
 * rank's part along scatter_dim. The gradient is gathered. NNC_E_SHAPE: the size of scatter_dim is
 * not a multiple of the number of ranks. NNC_E_INDEX and NNC_E_UNSUPPORTED as above, both. */
NNC_CHECKED nnc_error *nnc_mpi_reduce_scatter_tensor(nnc_ctx *ctx, nnc_mpi_group *group,
                                                     nnc_tensor *input, const char *op,
                                                     int64_t scatter_dim, nnc_tensor **out);

/* ---- modules ---- */

/* Compares the parameters and buffers of the module on all ranks: names, order, sizes, element
 * types, and which parameters require gradients. NNC_E_INVALID on all ranks where they differ,
 * naming the first that does, with both forms of it. */
NNC_CHECKED nnc_error *nnc_mpi_verify_module(nnc_ctx *ctx, nnc_mpi_group *group,
                                             nnc_module *module);
/* Gives the parameters and buffers of the module the values that they have on rank src, in place.
 * NNC_E_INVALID as for nnc_mpi_verify_module, NNC_E_INDEX: no such rank. On an error nothing has
 * changed. */
NNC_CHECKED nnc_error *nnc_mpi_broadcast_module(nnc_ctx *ctx, nnc_mpi_group *group,
                                                nnc_module *module, int64_t src);

/* torch.nn.parallel.DistributedDataParallel: a module that calls `module`, its child of that name,
 * with what it is called with, and whose backward leaves in the .grad of every parameter the mean
 * of all ranks. Parameters and buffers are verified and get the values of rank 0. Gradients are put
 * into buckets, at first in the reverse order of the parameters, after the first backward in the
 * order in which rank 0's backward made them; a bucket is all-reduced while backward goes on with
 * the next. A gradient of 1 MiB and more is reduced where it is: .grad has a meaning when backward
 * has ended, not in hooks before. Between a forward and its backward parameters, their types and
 * who requires a gradient stay. options, which may be NULL, with torch's names and defaults:
 * - broadcast_buffers=True: each forward begins with rank 0's buffers for all.
 * - bucket_cap_mb=25.0: MiB of a bucket; the first has 1 MiB at most.
 * - find_unused_parameters=False: a backward need not reach all parameters. What no rank has
 *   reached keeps the .grad that it has; where some have, the others count as 0.
 * - gradient_as_bucket_view=False: .grad is a view of its bucket, which saves memory and a copy;
 *   then what an earlier backward gave changes with the next.
 * - static_graph=False: every backward of a rank reaches the same parameters as its first one did;
 *   as find_unused_parameters, but without its search each time.
 * - gradient_compression=None: with 'float16' or 'bfloat16' float32 gradients travel in 16 bits
 *   from the second backward on; sums are made in float32 (torch's fp16_compress_hook and
 *   bf16_compress_hook).
 * - error_feedback=True: what compression has rounded off is added to the next gradient.
 * A backward that does not reach a parameter, without find_unused_parameters, is NNC_E_STATE on all
 * ranks with its name and rank. So is a forward while a backward has failed half-way.
 * NNC_E_INVALID: no parameter requires a gradient; parameters, buffers or options differ between
 * ranks. Where the group was made with check=True, ranks that have called it a different number of
 * times, because a backward failed on one of them, find that in the next: NNC_E_STATE, and the
 * group has failed. So is a backward after the module was released, or a forward with a parameter
 * that requires a gradient only since.
 * Calls on one module are one thread's at a time. It cannot be copied (nnc_module_deepcopy). */
NNC_CHECKED nnc_error *nnc_mpi_distributed_data_parallel_new(nnc_ctx *ctx, nnc_mpi_group *group,
                                                             nnc_module *module,
                                                             const char *options, nnc_module **out);
/* Not collective, but the same on all ranks: torch's require_backward_grad_sync, what no_sync()
 * sets to False. With 0, gradients of later forwards are added up on each rank alone, until a
 * backward of a forward that was called with 1 reduces the sums. NNC_E_HANDLE: not the handle that
 * nnc_mpi_distributed_data_parallel_new gave. */
NNC_CHECKED nnc_error *nnc_mpi_set_require_backward_grad_sync(nnc_ctx *ctx, nnc_module *ddp,
                                                              int32_t require_backward_grad_sync);

/* torch.nn.SyncBatchNorm.convert_sync_batchnorm: puts SyncBatchNorm into the place of each
 * BatchNorm1d, 2d and 3d of the module, with its parameters, buffers and arguments; in training
 * mode their means and variances are those of the batches of all ranks together, with gradients
 * through them. *out is the module itself, or its replacement if it is a BatchNorm. Collective when
 * called, not here. NNC_E_UNSUPPORTED: a BatchNorm that is lazy. */
NNC_CHECKED nnc_error *nnc_mpi_convert_sync_batchnorm(nnc_ctx *ctx, nnc_mpi_group *group,
                                                      nnc_module *module, nnc_module **out);

/* ---- data ---- */

/* torch.utils.data.DistributedSampler: (n) of int64, the indices of this rank's part of `length`
 * samples for one epoch, torch's numbers for the same seed and epoch. Not collective. group may be
 * NULL if both num_replicas and rank are given. options, which may be NULL:
 *   num_replicas=None   the group's number of ranks
 *   rank=None           the group's
 *   shuffle=True        in the order of randperm, seeded with seed + epoch
 *   seed=0              the same on all ranks
 *   drop_last=False     leave out what does not divide; else the first samples come again
 *   epoch=0             torch's set_epoch
 *   start=0             how many samples of the epoch the ranks have had together: to go on within
 *                       an epoch, with another number of ranks too. As the ranks take turns, the
 *                       samples of a batch of all ranks are the same for any number of them
 * NNC_E_INVALID: a negative length, a start beyond it, a rank that is not below num_replicas. */
NNC_CHECKED nnc_error *nnc_mpi_distributed_sampler_indices(nnc_ctx *ctx, nnc_mpi_group *group,
                                                           int64_t length, const char *options,
                                                           nnc_tensor **out);
/* The same indices in batches, for nnc_data_loader_new. Two more options:
 *   batch_size=1             samples of a batch of this rank
 *   drop_last_batch=False    leave out a last batch that is not full: DataLoader's drop_last */
NNC_CHECKED nnc_error *nnc_mpi_distributed_sampler_new(nnc_ctx *ctx, nnc_mpi_group *group,
                                                       nnc_dataset *dataset, const char *options,
                                                       nnc_sampler **out);

/* ---- optimizers ---- */

/* torch.distributed.optim.ZeroRedundancyOptimizer, stage 1 of ZeRO: an optimizer from text, as for
 * nnc_optimizer_new, whose state is shared out among the ranks. Each parameter, the largest first,
 * belongs to the rank that has the fewest elements until then, as in torch; that rank steps it, and
 * broadcasts it. NNC_E_INVALID: as for nnc_optimizer_new; LBFGS, which has no state of a single
 * parameter; parameters that differ between ranks. */
NNC_CHECKED nnc_error *nnc_mpi_zero_redundancy_optimizer_new(nnc_ctx *ctx, nnc_mpi_group *group,
                                                             const char *text, nnc_module *module,
                                                             nnc_mpi_zero **out);
/* One step: of this rank's parameters, then all ranks get those of the others. A rank whose own
 * step fails fails the call on all, and what was stepped stays. */
NNC_CHECKED nnc_error *nnc_mpi_zero_step(nnc_ctx *ctx, nnc_mpi_zero *zero);
/* Not collective: sets the gradient of every parameter to none. */
NNC_CHECKED nnc_error *nnc_mpi_zero_zero_grad(nnc_ctx *ctx, nnc_mpi_zero *zero);
/* Not collective: the optimizer of this rank's part, in which options are set and for which
 * schedulers are made, on each rank alike. Its own step is that of the part alone. */
NNC_CHECKED nnc_error *nnc_mpi_zero_optimizer(nnc_ctx *ctx, nnc_mpi_zero *zero,
                                              nnc_optimizer **out);
/* consolidate_state_dict and state_dict: the state dict of an optimizer of all parameters, on every
 * rank, for nnc_optimizer_load_state_dict or nnc_mpi_zero_load_state_dict with any number of ranks.
 */
NNC_CHECKED nnc_error *nnc_mpi_zero_state_dict(nnc_ctx *ctx, nnc_mpi_zero *zero, nnc_named **out);
/* Takes this rank's part out of the state dict of an optimizer of all parameters, which is the same
 * on all ranks. Errors as for nnc_optimizer_load_state_dict, on all ranks if on one; then nothing
 * has changed. */
NNC_CHECKED nnc_error *nnc_mpi_zero_load_state_dict(nnc_ctx *ctx, nnc_mpi_zero *zero,
                                                    nnc_named *state_dict);

/* ---- checkpoints ---- */

/* nnc_save by rank 0; returns on all ranks when the file is there, or with rank 0's error. named of
 * the other ranks is not looked at, and may be NULL. */
NNC_CHECKED nnc_error *nnc_mpi_save(nnc_ctx *ctx, nnc_mpi_group *group, nnc_named *named,
                                    const char *path);
/* nnc_load by rank 0, which reads the file and gives it to the others: it need not be where they
 * are. Any number of ranks loads what any number has saved. options as for nnc_load, but for mmap
 * (NNC_E_UNSUPPORTED). */
NNC_CHECKED nnc_error *nnc_mpi_load(nnc_ctx *ctx, nnc_mpi_group *group, const char *path,
                                    const char *options, nnc_named **out);

NNC_END

#endif
