// SPDX-License-Identifier: Apache-2.0
// A call of a module that somebody watches and that leaves it as it was.
#pragma once

#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "nn/module.h"

namespace nnc::nn {

// Where modules stand in the tree. It keeps them.
class ModuleTree {
 public:
  explicit ModuleTree(Module& root);
  // Parents first.
  const std::vector<Module*>& modules() const { return modules_; }

  // The way from `caller` down to m, without the caller: modules that are not called themselves,
  // then m, and their names. The first name of m alone if there is none, and none for the root.
  using Way = std::vector<std::pair<Module*, const std::string*>>;
  Way way(const Module* caller, Module& m) const;

 private:
  struct Place {
    Module* parent;
    const std::string* name;  // lies in the parent's list
  };
  std::vector<Module*> modules_;
  std::vector<Ref<Module>> held_;
  std::unordered_map<const Module*, std::vector<Place>> places_;
};

// Told of each call of a module of the tree, by the thread that made it.
class CallWatch : public Counted {
 public:
  virtual ~CallWatch() = default;
  static void destroy(CallWatch* w) { delete w; }
  virtual void enter(Module& m, Span<const Tensor> inputs) = 0;
  // Without outputs if the call has failed.
  virtual void leave(Module& m, Span<const Tensor> outputs) = 0;

  bool is_mine() const { return std::this_thread::get_id() == thread_; }

 private:
  const std::thread::id thread_ = std::this_thread::get_id();
};

enum class CallMode : uint8_t { kEval, kTrain, kSame };

// Calls the root of the tree, under these modes. Buffers are copies meanwhile, and with `detached`
// parameters are new leaves on the same memory that require gradients. Modes and the generator are
// then as before, also on an error; an Error for lazy modules before their first call, and while a
// program is captured.
std::vector<Tensor> call_watched(const ModuleTree& tree, const Inputs& in, CallMode mode,
                                 const Ref<CallWatch>& watch, bool detached = false);

}  // namespace nnc::nn
