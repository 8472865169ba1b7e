// SPDX-License-Identifier: Apache-2.0
// What a backward does to .grad.
#pragma once

#include <memory>

#include "base/small_vector.h"
#include "graph/autograd_meta.h"
#include "graph/hooks.h"

namespace nnc {

// Nobody else has the tensor, or its memory.
inline bool sole_owner(const Tensor& t) {
  return t.ref()->use_count() == 1 && t.impl()->storage->use_count() == 1;
}

// Note [Shared leaves]
// Backwards of several threads may reach one leaf. Each has the locks of all the leaves that it
// reaches, taken in the order of their addresses, from its look at .grad until its own gradient is
// there: none is lost. What was in .grad is released behind the locks, for that may call the host.
class LeafLocks {
 public:
  explicit LeafLocks(Span<const Tensor> leaves);  // each once
  ~LeafLocks();
  LeafLocks(const LeafLocks&) = delete;
  LeafLocks& operator=(const LeafLocks&) = delete;

 private:
  void unlock();
  SmallVector<AutogradMeta*, 8> locked_;
};

// A change of one tensor's .grad: all that can fail is done by the constructor (Note [Commit
// last]). A first gradient is handed over as it is where it can be. One that adds to a former is
// kept beside it until commit(), so that a run that fails leaves all gradients as they were. As in
// PyTorch the former of a leaf is written to, and that of a computed tensor replaced by the sum.
class GradientUpdate {
 public:
  // Under the lock of the leaf, with commit().
  GradientUpdate(Tensor leaf, Tensor g);
  GradientUpdate(const Ref<RetainedGrad>& retained, Tensor g);
  void commit();

 private:
  void prepare(Tensor old, const Tensor& leaf);
  void prepare_exact_sum();

  Tensor leaf_;  // or:
  Ref<RetainedGrad> retained_;
  Tensor old_, g_;
  bool adds_ = false;
  std::unique_ptr<ExactSum> exact_;
};

}  // namespace nnc
