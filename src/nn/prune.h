// SPDX-License-Identifier: Apache-2.0
// Elements of parameters set to zero by a mask: torch.nn.utils.prune. See nnc/nn_prune.h.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "nn/module.h"
#include "text/kwargs.h"

namespace nnc::nn {

// How much is pruned: a number of elements or slices, or a part of them.
struct PruneAmount {
  double part = 0;
  std::optional<int64_t> count;
};

// Which elements of a tensor stay.
class PruningMethod {
 public:
  // What of a tensor that is pruned already a method looks at: the elements that stay, the slices
  // along dim() in which some stay, or everything.
  enum class Type { kUnstructured, kStructured, kGlobal };

  virtual ~PruningMethod() = default;
  virtual Type type() const = 0;
  virtual int64_t dim() const { return -1; }
  // A mask, of default_mask's size and type, in which 0 is pruned; by t, which says how important
  // elements are.
  virtual Tensor compute_mask(const Tensor& t, const Tensor& default_mask) const = 0;
};
using Pruning = std::unique_ptr<const PruningMethod>;

// ---- the methods (prune_methods.cpp) ----
Pruning prune_identity();
Pruning prune_random_unstructured(const PruneAmount& amount);
Pruning prune_l1_unstructured(const PruneAmount& amount);
Pruning prune_random_structured(const PruneAmount& amount, int64_t dim);
// By norms of order n; word, unless it is empty, is "fro" or "nuc" in its place.
Pruning prune_ln_structured(const PruneAmount& amount, double n, std::string_view word,
                            int64_t dim);
Pruning prune_custom_from_mask(const Tensor& mask);
// "L1Unstructured(amount=0.2)"; mask=... of CustomFromMask comes from kwargs.
Pruning read_pruning_method(const char* text, const Kwargs* kwargs, const char* op);

// ---- of modules ----
// importance_scores may be undefined. All or nothing; gives the lists that it replaced.
[[nodiscard]] Ref<FormerList> prune(Module& m, const std::string& name, const Pruning& method,
                                    const Tensor& importance_scores);
// The parameters at these paths together; what stands there are their scores, undefined: they
// themselves.
[[nodiscard]] Ref<FormerList> prune_global(Module& m, Span<const NamedTensor> parameters,
                                           const Pruning& method);
// The parameter becomes what it was multiplied with the mask.
[[nodiscard]] Ref<FormerList> remove_pruning(Module& m, const std::string& name);
// Is anything in the tree pruned?
bool is_pruned(Module& m);

}  // namespace nnc::nn
