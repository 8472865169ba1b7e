// SPDX-License-Identifier: Apache-2.0
// Hooks of several tensors at once, and what they and checkpoints ask of the run that calls them.
#pragma once

#include <map>
#include <vector>

#include "base/object_lock.h"
#include "graph/autograd_meta.h"

namespace nnc {

// Tensors that are kept until the end of a run. Who holds them otherwise finds none of another run.
struct KeptInRun final : Counted {
  static void destroy(KeptInRun* k) { delete k; }
  ObjectLock<HolderGone::kTakeOver> mutex;
  const void* run = nullptr;  // null: there are none
  std::vector<Tensor> tensors;
};

// What a hook may know of the run that it is called in.
class CurrentRun {
 public:
  // Of one multi-tensor hook in this run.
  struct Gathered {
    int64_t missing = -1;  // calls still to come; -1: not known yet
    std::vector<Tensor> gradients;
  };

  // Null outside of runs. A run within another hides it.
  static CurrentRun* get();
  // Will the hooks of this receiver of gradients, a node or a leaf, be called?
  virtual bool reaches(const void* receiver) const = 0;
  Gathered& gathered(const void* hook) { return gathered_[hook]; }
  void keep(const Ref<KeptInRun>& kept) { kept_.push_back(kept); }

 protected:
  CurrentRun();
  ~CurrentRun();
  CurrentRun(const CurrentRun&) = delete;
  CurrentRun& operator=(const CurrentRun&) = delete;

 private:
  CurrentRun* const outer_;
  std::map<const void*, Gathered> gathered_;
  std::vector<Ref<KeptInRun>> kept_;
};

enum class MultiGradMode : uint8_t { kAll, kAny };
// Called with a gradient for each tensor, undefined for those that the run does not reach (all), or
// with the first one (any).
class MultiGradFunction : public Counted {
 public:
  virtual ~MultiGradFunction() = default;
  static void destroy(MultiGradFunction* f) { delete f; }
  virtual void call(Span<const Tensor> gradients) = 0;
};

// torch.autograd.graph.register_multi_grad_hook: the hooks that this takes, one for each tensor
// (any: for each that requires a gradient).
std::vector<Ref<Hook>> register_multi_grad_hook(Span<const Tensor> tensors,
                                                const Ref<MultiGradFunction>& function,
                                                MultiGradMode mode);

}  // namespace nnc
