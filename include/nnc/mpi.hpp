// SPDX-License-Identifier: Apache-2.0
// Training on several processes for C++: torch.distributed over MPI. A header of its own, which
// nnc.hpp does not have, as libnnc-mpi is a library of its own (pkg-config: nnc-mpi).
//
//   namespace dist = nnc::distributed;
//   dist::init_process_group();
//   const dist::DistributedDataParallel model(nnc::Linear(4, 2), nnc::kw("bucket_cap_mb", 1.0));
//
// Functions are collective unless they say otherwise: all ranks call the same ones in the same
// order. Where no group is given they are about the first that init_process_group has made. When a
// rank is gone they are an nnc::Error with the code NNC_E_STATE on all others. <nnc/mpi.h> has the
// details, and the options that are given by name.
#ifndef NNC_MPI_HPP
#define NNC_MPI_HPP

#include <nnc/mpi.h>
#include <nnc/nnc.hpp>

namespace nnc {
namespace distributed {

// ---- groups ----

namespace detail {

// What is given by name.
template <class... K>
using IfKeywords = std::enable_if_t<(std::is_same_v<K, Keyword> && ...), int>;

// kw("timeout", 60.0), ...: "timeout=60.0, ...".
template <class... K>
std::string options(const K&... keywords) {
  const nnc::detail::Arguments given("", "nnc::distributed", {keywords...});
  if (given.kwargs) throw Error(NNC_E_INVALID, "nnc::distributed", "no option is a tensor");
  return Text(given.text).get();
}

}  // namespace detail

// torch.distributed.ProcessGroup: a handle; when the last copy ends the group is left. An empty one
// stands for the group of init_process_group.
class ProcessGroup : public Handle<nnc_mpi_group> {
 public:
  ProcessGroup() = default;
  explicit ProcessGroup(nnc_mpi_group* owned) : Handle(owned) {}
};

namespace detail {

// Never destroyed: a group that a program has not left is seen off when it ends, by the library.
inline ProcessGroup& group() {
  static ProcessGroup& first = *new ProcessGroup;
  return first;
}
// The C handle of the group that is meant.
inline nnc_mpi_group* of(const ProcessGroup& given) {
  const ProcessGroup& meant = given ? given : group();
  if (!meant)
    throw Error(NNC_E_STATE, "nnc::distributed", "init_process_group has not been called");
  return meant.get();
}

}  // namespace detail

// A group of the ranks of a communicator, of which comm points to the MPI_Comm; it begins MPI if
// the program has not. The first one is what the functions here are about where none is given.
template <class... K, detail::IfKeywords<K...> = 0>
ProcessGroup init_process_group(const void* comm, const K&... options) {
  ProcessGroup made(nnc::detail::make<nnc_mpi_group>(nnc_mpi_init, nnc::detail::current, comm,
                                                     detail::options(options...).c_str()));
  if (!detail::group()) detail::group() = made;
  return made;
}
// Text is no communicator: options are given by name.
template <class... K>
ProcessGroup init_process_group(const char* text, const K&... options) = delete;
// The same of all ranks of mpirun: init_process_group(kw("timeout", 60.0)).
template <class... K, detail::IfKeywords<K...> = 0>
ProcessGroup init_process_group(const K&... options) {
  return init_process_group(static_cast<const void*>(nullptr), options...);
}
// Not collective: has init_process_group been called?
inline bool is_initialized() {
  return static_cast<bool>(detail::group());
}
// Waits for the other ranks, leaves the group, and ends MPI if the library has begun it: the last
// call of a program.
inline void destroy_process_group(const ProcessGroup& group = {}) {
  nnc_mpi_group* leaving = detail::of(group);
  check(nnc_mpi_finalize(nnc::detail::current, leaving));
  if (leaving == detail::group().get()) detail::group() = ProcessGroup();
}
// Not collective: this rank cannot go on. The others end with an error that has the message.
inline void abort(const Text& message, const ProcessGroup& group = {}) {
  check(nnc_mpi_abort(nnc::detail::current, detail::of(group), message.get()));
}
// Not collective: the number of this rank, from 0.
inline int64_t rank(const ProcessGroup& group = {}) {
  return nnc_mpi_rank(detail::of(group));
}
// Not collective: how many ranks there are.
inline int64_t world_size(const ProcessGroup& group = {}) {
  return nnc_mpi_world_size(detail::of(group));
}
// Not collective: what happened on this rank since init_process_group(kw("trace", true)), for
// chrome://tracing and Perfetto.
inline void export_chrome_trace(const Text& path, const ProcessGroup& group = {}) {
  check(nnc_mpi_export_chrome_trace(nnc::detail::current, detail::of(group), path.get()));
}
// The version of libnnc-mpi.
inline std::string version() {
  return nnc_mpi_version();
}

// ---- collectives on tensors ----
// op is "sum", "avg", "product", "min", "max", "band", "bor" or "bxor". What ends with an
// underscore writes to its tensor, and returns it; the others have gradients.

// Returns when all ranks have called it.
inline void barrier(const ProcessGroup& group = {}) {
  check(nnc_mpi_barrier(nnc::detail::current, detail::of(group)));
}
// In place: the elements of all ranks, reduced.
inline Tensor all_reduce_(const Tensor& tensor, const Text& op = "sum",
                          const ProcessGroup& group = {}) {
  check(nnc_mpi_all_reduce_(nnc::detail::current, detail::of(group), tensor.get(), op.get()));
  return tensor;
}
// The same as a new tensor, with a gradient for "sum" and "avg".
inline Tensor all_reduce(const Tensor& input, const Text& op = "sum",
                         const ProcessGroup& group = {}) {
  return Tensor::of(nnc_mpi_all_reduce, nnc::detail::current, detail::of(group), input.get(),
                    op.get());
}
// In place: the elements that it has on rank src.
inline Tensor broadcast_(const Tensor& tensor, int64_t src = 0, const ProcessGroup& group = {}) {
  check(nnc_mpi_broadcast_(nnc::detail::current, detail::of(group), tensor.get(), src));
  return tensor;
}
// The same as a new tensor; its gradient is the sum of all ranks' for rank src.
inline Tensor broadcast(const Tensor& input, int64_t src = 0, const ProcessGroup& group = {}) {
  return Tensor::of(nnc_mpi_broadcast, nnc::detail::current, detail::of(group), input.get(), src);
}
// torch's all_gather_tensor: the inputs of all ranks one after the other along a dimension.
inline Tensor all_gather(const Tensor& input, int64_t gather_dim = 0,
                         const ProcessGroup& group = {}) {
  return Tensor::of(nnc_mpi_all_gather_tensor, nnc::detail::current, detail::of(group), input.get(),
                    gather_dim);
}
// torch's reduce_scatter_tensor: of the inputs, reduced, this rank's part along a dimension.
inline Tensor reduce_scatter(const Tensor& input, const Text& op = "sum", int64_t scatter_dim = 0,
                             const ProcessGroup& group = {}) {
  return Tensor::of(nnc_mpi_reduce_scatter_tensor, nnc::detail::current, detail::of(group),
                    input.get(), op.get(), scatter_dim);
}

// ---- modules ----

// torch.nn.parallel.DistributedDataParallel: a module that calls another, its child "module", and
// whose backward leaves in every gradient the mean of all ranks. Options are by name, behind the
// group if one is given: DistributedDataParallel(net, group, kw("bucket_cap_mb", 1.0)).
class DistributedDataParallel : public Module {
 public:
  template <class... K, detail::IfKeywords<K...> = 0>
  explicit DistributedDataParallel(const Module& module, const K&... options)
      : DistributedDataParallel(module, ProcessGroup(), options...) {}
  template <class... K>
  DistributedDataParallel(const Module& module, const ProcessGroup& group, const K&... options)
      : Module(nnc::detail::make<nnc_module>(nnc_mpi_distributed_data_parallel_new,
                                             nnc::detail::current, detail::of(group), module.get(),
                                             detail::options(options...).c_str())) {}
};

// Until the end of the block gradients are added up on each rank alone: torch's no_sync. Not
// collective, but the same on all ranks.
class NoSync {
 public:
  explicit NoSync(const DistributedDataParallel& ddp) : ddp_(ddp) {
    check(nnc_mpi_set_require_backward_grad_sync(nnc::detail::current, ddp_.get(), 0));
  }
  ~NoSync() {
    nnc_error_free(nnc_mpi_set_require_backward_grad_sync(nnc::detail::current, ddp_.get(), 1));
  }
  NoSync(const NoSync&) = delete;
  NoSync& operator=(const NoSync&) = delete;

 private:
  Module ddp_;
};

// Puts SyncBatchNorm into the place of each BatchNorm of the module, whose statistics are those of
// the batches of all ranks. The module, or what is in its place if it is one itself.
inline Module convert_sync_batchnorm(const Module& module, const ProcessGroup& group = {}) {
  return Module(nnc::detail::make<nnc_module>(nnc_mpi_convert_sync_batchnorm, nnc::detail::current,
                                              detail::of(group), module.get()));
}
// An error on all ranks if parameters or buffers differ between them, which names the first.
inline void verify_module(const Module& module, const ProcessGroup& group = {}) {
  check(nnc_mpi_verify_module(nnc::detail::current, detail::of(group), module.get()));
}
// Gives parameters and buffers the values that they have on rank src.
inline void broadcast_module(const Module& module, int64_t src = 0,
                             const ProcessGroup& group = {}) {
  check(nnc_mpi_broadcast_module(nnc::detail::current, detail::of(group), module.get(), src));
}

// ---- data ----

// torch.utils.data.DistributedSampler: this rank's part of the samples of each epoch. Options are
// by name, behind the group if one is given: DistributedSampler(dataset, kw("shuffle", false)). Not
// collective.
class DistributedSampler {
 public:
  template <class... K, detail::IfKeywords<K...> = 0>
  explicit DistributedSampler(const Dataset& dataset, const K&... options)
      : DistributedSampler(dataset, ProcessGroup(), options...) {}
  template <class... K>
  DistributedSampler(const Dataset& dataset, const ProcessGroup& group, const K&... options)
      : dataset_(dataset), group_(group), options_(detail::options(options...)) {}
  // The epoch whose order comes next; start is how many of its samples the ranks have had together,
  // to go on within it.
  void set_epoch(int64_t epoch, int64_t start = 0) {
    epoch_ = detail::options(kw("epoch", epoch), kw("start", start));
  }
  // This rank's indices for the epoch, of int64.
  Tensor indices() const {
    return Tensor::of(nnc_mpi_distributed_sampler_indices, nnc::detail::current, group(),
                      dataset_.size(), options("").c_str());
  }
  // A loader of this rank's samples for the epoch, with the options of nnc::DataLoader.
  DataLoader loader(int64_t batch_size = 1, bool drop_last = false,
                    const Text& loader_options = "") const {
    const std::string batches =
        detail::options(kw("batch_size", batch_size), kw("drop_last_batch", drop_last));
    const Handle<nnc_sampler> sampler(
        nnc::detail::make<nnc_sampler>(nnc_mpi_distributed_sampler_new, nnc::detail::current,
                                       group(), dataset_.get(), options(batches).c_str()));
    return DataLoader(nnc::detail::make<nnc_data_loader>(
        nnc_data_loader_new, nnc::detail::current, dataset_.get(), sampler.get(),
        loader_options.get(), static_cast<nnc_ctx*>(nullptr)));
  }

 private:
  // None is needed where num_replicas and rank are given.
  nnc_mpi_group* group() const { return group_ ? group_.get() : detail::group().get(); }
  std::string options(const std::string& more) const {
    std::string all = options_;
    for (const std::string* text : {&epoch_, &more})
      if (!text->empty()) all += (all.empty() ? "" : ", ") + *text;
    return all;
  }
  Dataset dataset_;
  ProcessGroup group_;
  std::string options_, epoch_;
};

// ---- optimizers ----

// torch.distributed.optim.ZeroRedundancyOptimizer: an optimizer whose state is shared out among the
// ranks, each of which steps its own part.
class ZeroRedundancyOptimizer : public Handle<nnc_mpi_zero> {
 public:
  // "Adam(lr=0.01)", for all parameters of a module.
  ZeroRedundancyOptimizer(const Text& text, const Module& module, const ProcessGroup& group = {})
      : Handle(nnc::detail::make<nnc_mpi_zero>(nnc_mpi_zero_redundancy_optimizer_new,
                                               nnc::detail::current, detail::of(group), text.get(),
                                               module.get())) {}
  // ZeroRedundancyOptimizer(net, nnc::Adam, kw("lr", 0.01)), with a group behind Adam if one is
  // given.
  template <class... K, detail::IfKeywords<K...> = 0>
  ZeroRedundancyOptimizer(const Module& module, const OptimizerName& optimizer,
                          const K&... defaults)
      : ZeroRedundancyOptimizer(module, optimizer, ProcessGroup(), defaults...) {}
  template <class... K>
  ZeroRedundancyOptimizer(const Module& module, const OptimizerName& optimizer,
                          const ProcessGroup& group, const K&... defaults)
      : ZeroRedundancyOptimizer(
            std::string(optimizer.name) + "(" + detail::options(defaults...) + ")", module, group) {
  }
  // One step of this rank's parameters; then all ranks get those of the others.
  void step() const { check(nnc_mpi_zero_step(nnc::detail::current, get())); }
  // Not collective: sets the gradient of every parameter to none.
  void zero_grad() const { check(nnc_mpi_zero_zero_grad(nnc::detail::current, get())); }
  // Not collective: the optimizer of this rank's part, for options and schedulers, on each rank
  // alike.
  Optimizer optim() const {
    return Optimizer(
        nnc::detail::make<nnc_optimizer>(nnc_mpi_zero_optimizer, nnc::detail::current, get()));
  }
  // The state of an optimizer of all parameters, on every rank.
  StateDict state_dict() const {
    return StateDict(
        nnc::detail::make<nnc_named>(nnc_mpi_zero_state_dict, nnc::detail::current, get()));
  }
  // Takes this rank's part out of the state of an optimizer of all parameters.
  void load_state_dict(const StateDict& state) const {
    check(nnc_mpi_zero_load_state_dict(nnc::detail::current, get(), state.get()));
  }
};

// ---- checkpoints ----

// nnc::save by rank 0, whose tensors alone count; returns when the file is there.
inline void save(const StateDict& tensors, const Text& path, const ProcessGroup& group = {}) {
  check(nnc_mpi_save(nnc::detail::current, detail::of(group), tensors.get(), path.get()));
}
// nnc::load by rank 0, which gives what it has read to all. entries() are its tensors.
inline StateDict load(const Text& path, const Text& options = "", const ProcessGroup& group = {}) {
  return StateDict(nnc::detail::make<nnc_named>(nnc_mpi_load, nnc::detail::current,
                                                detail::of(group), path.get(), options.get()));
}

}  // namespace distributed
}  // namespace nnc

#endif
