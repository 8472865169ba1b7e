// SPDX-License-Identifier: Apache-2.0
// Changing what modules hold, all or nothing, of several modules together.
#pragma once

#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/object_lock.h"
#include "nn/child_order.h"
#include "nn/hooks.h"
#include "nn/module.h"

namespace nnc::nn {

// Lists that others have replaced: one thing for whoever keeps them.
class FormerLists final : public FormerList {
 public:
  std::vector<Ref<FormerList>> lists;
};

// One change of a module's lists: Note [Module lists]. The caller changes copies of the lists,
// prepare() does all that can fail, and commit() puts the copies in their places. The module's
// names stay locked meanwhile. Of several edits the parent's is made first, under one TreeLock.
class ModuleEdit {
 public:
  explicit ModuleEdit(Module& m);
  ModuleEdit(const ModuleEdit&) = delete;
  ModuleEdit& operator=(const ModuleEdit&) = delete;

  std::vector<NamedTensor>& parameters();
  std::vector<Buffer>& buffers();
  // Under a TreeLock.
  std::vector<Module::Child>& children();
  // Note [Computed tensors]
  std::vector<ModuleHooks::Computed>& computed();

  // op: the function that changes them, for messages.
  void prepare(const char* op);
  // The lists as they were go to `former`, which prepare() made room in.
  void commit() noexcept;  // NOLINT(bugprone-exception-escape)
  const Ref<FormerLists>& former() const { return former_; }

 private:
  // A list that is changed.
  template <class T>
  struct Copy {
    std::vector<T> elements;
    Ref<AppendList<T>> fresh;
  };
  template <class T>
  std::vector<T>& changed(std::optional<Copy<T>>& copy, const SharedList<T>& list);
  template <class T>
  void prepare_list(std::optional<Copy<T>>& copy, Module::List kind, const char* op);
  template <class T>
  void commit_list(std::optional<Copy<T>>& copy, SharedList<T>& list) noexcept;
  void check_cycles(const char* op);

  Module& m_;
  const std::lock_guard<ObjectMutex> lock_;
  std::optional<Copy<NamedTensor>> parameters_;
  std::optional<Copy<Buffer>> buffers_;
  std::optional<Copy<Module::Child>> children_;
  std::vector<ChildOrder> orders_;  // of children that are new
  std::optional<std::vector<ModuleHooks::Computed>> computed_;
  std::unordered_map<std::string_view, Module::Place> names_;
  const Ref<FormerLists> former_;
};

// A tensor, or none, that becomes a parameter, unless what follows fails.
class NewParameter {
 public:
  explicit NewParameter(const Tensor& t);
  ~NewParameter();
  NewParameter(const NewParameter&) = delete;
  NewParameter& operator=(const NewParameter&) = delete;
  void keep() noexcept { tensor_ = Tensor(); }

 private:
  Tensor tensor_;
  const bool required_grad_, was_parameter_;
};

// Held while children change, so that two threads cannot close a cycle together.
class TreeLock {
 public:
  TreeLock();

 private:
  const std::lock_guard<ProcessMutex> lock_;
};

}  // namespace nnc::nn
