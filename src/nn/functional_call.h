// SPDX-License-Identifier: Apache-2.0
// Calls of modules with other tensors in the place of their parameters and buffers
// (torch.func.functional_call).
#pragma once

#include <unordered_map>

#include "nn/hooks.h"
#include "nn/module.h"

namespace nnc::nn {

// The lists of a module's tensors, and what computes some of them, as they were at one moment.
struct ModuleLists {
  explicit ModuleLists(const Module& m);
  // The entry of that name; null if there is none.
  const NamedTensor* find(std::string_view name) const;

  const AppendList<NamedTensor>* parameters;
  const AppendList<Buffer>* buffers;
  std::vector<ModuleHooks::Computed> computed;
};

// Note [Functional calls] in module.h: what stands in the place of entries of lists.
class Replacements {
 public:
  Replacements() : outer_(t_replacements) {}
  Replacements(const Replacements&) = delete;
  Replacements& operator=(const Replacements&) = delete;
  ~Replacements() { t_replacements = outer_; }

  // The entry lies in a list of its module, Note [Module lists].
  void put(const NamedTensor& entry, Tensor t) { tensors_.insert_or_assign(&entry, std::move(t)); }
  // The call keeps to these lists of m.
  void keep(const Module& m, ModuleLists lists) { lists_.emplace(&m, std::move(lists)); }
  // From now on, until it ends.
  void apply() { t_replacements = this; }
  // What stands in the place of an entry, in this call or one around it; null: nothing does.
  const Tensor* find(const NamedTensor& entry) const;
  // The lists that it, or a call around it, keeps to; null: those of the module.
  const ModuleLists* lists_of(const Module& m) const;
  // The same, or the entry's own.
  const Tensor& of(const NamedTensor& entry) const;

 private:
  std::unordered_map<const NamedTensor*, Tensor> tensors_;
  std::unordered_map<const Module*, ModuleLists> lists_;
  const Replacements* outer_;
};

// Calls module with `tensors` in the place of the parameters and buffers at those paths, and, with
// tie_weights, of all that are the same tensor. strict: each is named, and nothing else; otherwise
// names that do not exist in their modules are passed over.
std::vector<Tensor> functional_call(Module& module, Span<const NamedTensor> tensors,
                                    const Inputs& in, bool tie_weights, bool strict);

}  // namespace nnc::nn
