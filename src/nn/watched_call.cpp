// SPDX-License-Identifier: Apache-2.0
#include "nn/watched_call.h"

#include "nn/functional_call.h"
#include "nn/hooks.h"
#include "ops/convert.h"
#include "tensor/exec.h"
#include "tensor/recording.h"

namespace nnc::nn {
namespace {

// How many modules that are not called may lie between a caller and a module.
constexpr size_t kMaxContainers = 100;

class WatchHook final : public ModuleHook {
 public:
  WatchHook(Ref<CallWatch> watch, bool before) : watch_(std::move(watch)), before_(before) {}
  Change run(const Seen& seen) override {
    if (!watch_->is_mine()) return {};
    if (before_)
      watch_->enter(seen.module, seen.inputs);
    else
      watch_->leave(seen.module, seen.outputs);
    return {};
  }

 private:
  const Ref<CallWatch> watch_;
  const bool before_;
};

// Hooks, modes and the generator, until this ends.
class Watching {
 public:
  Watching(const ModuleTree& tree, const Ref<CallWatch>& watch, CallMode mode)
      : generator_(current_generator()), random_(generator_.saved()) {
    for (Module* m : tree.modules()) former_.push_back({Ref<Module>::share(m), m->training()});
    hooks_.reserve(2 * former_.size());
    try {
      for (const Former& f : former_) {
        hook(*f.module, ModuleHookPlace::kForwardPre, watch);
        hook(*f.module, ModuleHookPlace::kForward, watch);
      }
    } catch (...) {
      unhook();
      throw;
    }
    if (mode == CallMode::kSame) return;
    for (const Former& f : former_) f.module->set_training(mode == CallMode::kTrain);
  }
  ~Watching() {
    unhook();
    for (const Former& f : former_) f.module->set_training(f.training);
    generator_.restore(random_);
  }
  Watching(const Watching&) = delete;
  Watching& operator=(const Watching&) = delete;

 private:
  struct Former {
    Ref<Module> module;
    bool training;
  };
  void hook(Module& m, ModuleHookPlace place, const Ref<CallWatch>& watch) {
    const bool before = place == ModuleHookPlace::kForwardPre;
    ModuleHookOptions options;
    options.always_call = !before;
    hooks_.push_back(
        m.make_hooks().add(place, Ref<HookFunction>::adopt(new WatchHook(watch, before)), options));
  }
  void unhook() noexcept {
    for (const Ref<Hook>& h : hooks_) h->remove();
  }

  Generator& generator_;
  const Generator::Saved random_;
  std::vector<Former> former_;
  std::vector<Ref<Hook>> hooks_;
};

void check_sized(const ModuleTree& tree) {
  const auto sized = [](const auto& list) {
    for (const NamedTensor& e : list) {
      check(!e.tensor.defined() || !is_uninitialized(e.tensor), Code::kInvalid,
            "a lazy module gets its sizes from its first call, which must come before");
    }
  };
  for (const Module* m : tree.modules()) {
    sized(m->parameters());
    sized(m->buffers());
  }
}

// Buffers as they are, in memory of their own, and parameters that are leaves of their own.
void replace_tensors(const ModuleTree& tree, bool detached, Replacements& replacements) {
  std::unordered_map<const TensorImpl*, Tensor> copies;
  const auto replace = [&](const NamedTensor& e, const auto& copy) {
    const Tensor now = t_replacements ? t_replacements->of(e) : e.tensor;
    if (!now.defined() || e.computed) return;
    Tensor& other = copies[now.impl()];
    if (!other.defined()) other = copy(now);
    replacements.put(e, other);
  };
  const auto leaf = [](const Tensor& p) {
    Tensor t = detach(p);
    if (is_floating(t.dtype())) set_requires_grad(t, true);
    return t;
  };
  for (const Module* m : tree.modules()) {
    const ModuleLists lists(*m);
    for (const Buffer& b : *lists.buffers)
      replace(b, [](const Tensor& t) { return ops::clone(t); });
    if (detached) {
      for (const NamedTensor& p : *lists.parameters) replace(p, leaf);
    }
    replacements.keep(*m, lists);
  }
  replacements.apply();
}

}  // namespace

ModuleTree::ModuleTree(Module& root) : modules_(root.modules()) {
  for (Module* m : modules_) {
    held_.push_back(Ref<Module>::share(m));
    const AppendList<Module::Child>& children = m->children();
    const int64_t n = children.size();
    for (int64_t i = 0; i < n; ++i) {
      if (children[i].module) places_[children[i].module.get()].push_back({m, &children[i].name});
    }
  }
}

ModuleTree::Way ModuleTree::way(const Module* caller, Module& m) const {
  const auto found = places_.find(&m);
  if (found == places_.end()) return {{&m, nullptr}};
  for (const Place& start : found->second) {
    Way up{{&m, start.name}};
    Place at = start;
    while (at.parent != caller && up.size() <= kMaxContainers) {
      const auto above = places_.find(at.parent);
      if (above == places_.end()) break;
      up.emplace_back(at.parent, above->second[0].name);
      at = above->second[0];
    }
    if (at.parent == caller) return Way(up.rbegin(), up.rend());
  }
  return {{&m, found->second[0].name}};
}

std::vector<Tensor> call_watched(const ModuleTree& tree, const Inputs& in, CallMode mode,
                                 const Ref<CallWatch>& watch, bool detached) {
  check(!is_recording(), Code::kUnsupported,
        "calls that are watched are no part of a program: they cannot be captured");
  check_sized(tree);
  Replacements replacements;
  replace_tensors(tree, detached, replacements);
  const Watching watching(tree, watch, mode);
  return tree.modules().front()->call(in);
}

}  // namespace nnc::nn
