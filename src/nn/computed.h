// SPDX-License-Identifier: Apache-2.0
// Tensors that a module computes in the place of a parameter or a buffer of its own.
#pragma once

#include <algorithm>

#include "nn/edit.h"
#include "nn/functional_call.h"

namespace nnc::nn {

// Note [Computed tensors]
// Parametrizations, weight normalization and pruning let a tensor be computed from others where a
// layer had a parameter or a buffer. The layer finds its tensors by their places, so the entry
// stays in its list; it is marked, and no listing has it. Its tensor stays in it for calls that
// have begun before. What computes the tensor is kept with the
// module's hooks. A call of the module computes it after the hooks before forward, and lets it
// stand in its place until forward has ended: Note [Functional calls]. Whoever asks for it by name
// at another time gets one computed for him.

// The tensors that a call of m computes stand in their places.
class ComputedScope {
 public:
  explicit ComputedScope(Module& m);

 private:
  std::optional<Replacements> replacements_;
};

// The tensor `name` that another is computed from.
Tensor part_of(Module& m, const std::string& name);
// What computes the entry `name`; null if nothing does.
Ref<TensorSource> source_of(const Module& m, std::string_view name);

// Fails for a parameter of a lazy layer that has no sizes yet.
void check_initialized(const Tensor& t, std::string_view name, const Module& m);
// Is it a container of parameters?
bool holds_parameters(const Module& m);
// Fails for a tensor that cannot be computed: of a list of parameters, or of what another tensor is
// computed from.
void check_changeable(const Module& m, std::string_view name);
// The parameter of that name, which has a value and is not computed.
Tensor own_parameter(const Module& m, const std::string& name);

// In an edit of the module: from now on source computes the entry, where `own` still stands. Fails
// if somebody else has changed that meanwhile.
void set_source(ModuleEdit& edit, const std::string& name, const Tensor& own,
                const Ref<TensorSource>& source);
// From now on a tensor stands there again, which `source` has computed.
void set_tensor(ModuleEdit& edit, const std::string& name, const Ref<TensorSource>& source,
                const Tensor& t);

// The entry that has the name; an end of the list: there is none.
template <class T>
auto find_entry(std::vector<T>& list, std::string_view name) {
  return std::find_if(list.begin(), list.end(), [&](const T& e) { return e.name == name; });
}
template <class T>
void erase_entry(std::vector<T>& list, std::string_view name) {
  std::erase_if(list, [&](const T& e) { return e.name == name; });
}

}  // namespace nnc::nn
