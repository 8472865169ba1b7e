// SPDX-License-Identifier: Apache-2.0
// Optimizers: parameters in groups, and one fused pass over each of them per step.
#pragma once

#include <functional>
#include <unordered_map>

#include "base/function_ref.h"
#include "base/object_lock.h"
#include "graph/hook_row.h"
#include "graph/hooks.h"
#include "optim/rule.h"
#include "tensor/recording.h"

namespace nnc::optim {

// What a hook calls.
class OptimizerHook : public HookFunction {
 public:
  // state is null for hooks around a step, before a state dict and after a load.
  virtual void run(Optimizer& o, StateDict* state) = 0;

 private:
  Tensor call(const Tensor&) final { return {}; }  // no gradient goes through
};
enum class HookPlace : uint8_t {
  kStepPre,
  kStepPost,
  kStateDictPre,
  kStateDictPost,
  kLoadPre,
  kLoadPost
};

class Optimizer : public Counted {
 public:
  // Computes the loss and its gradients anew.
  using Closure = FunctionRef<Tensor()>;

  Optimizer(const Algorithm& algorithm, Options defaults)
      : algorithm_(algorithm), defaults_(std::move(defaults)) {}
  virtual ~Optimizer();
  static void destroy(Optimizer* o) { delete o; }

  // Updates every parameter that has a gradient, or none of them. Note [Commit last].
  void step();
  // As a program takes it.
  Ref<RecordedAction> step_action();
  // The first loss.
  Tensor step(Closure closure);
  void zero_grad();
  std::string repr() const;
  const Algorithm& algorithm() const { return algorithm_; }
  // A graph goes through steps. As in torch, groups have no say in it.
  bool differentiable() const {
    return defaults_.has("differentiable") && defaults_.flag("differentiable");
  }

  // ---- groups ----
  void add_group(std::vector<Tensor> params, const char* options);
  int64_t group_count() const;
  // Copies; a name of an option that there is none of, and another kind of value, are errors.
  const Options& defaults() const { return defaults_; }
  std::vector<Options> options() const;
  Options options(int64_t group) const;
  void set_options(int64_t group, const char* text);
  void set_option(int64_t group, const char* name, Option value);
  // For all groups at once, as schedulers do; names may be new.
  void replace_options(std::vector<Options> options);
  // Of all groups.
  std::vector<Tensor> params() const;
  StateDict param_groups() const;

  // ---- state ----
  StateDict state_of(const Tensor& param) const;
  StateDict state_dict();
  // `ready` is called when nothing can fail any more but what it does.
  void load_state_dict(
      StateDict state, FunctionRef<void()> ready = [] {});

  Ref<Hook> add_hook(HookPlace place, Ref<OptimizerHook> hook, bool first);

  // Held by every call; also by those of schedulers.
  RecursiveObjectMutex& lock() const { return lock_; }

 protected:
  // A group's options, and what they make of steps.
  struct Settings {
    Options options;
    std::unique_ptr<const Rule> rule;
  };
  struct Group {
    std::vector<Tensor> params;
    size_t first;  // of its parameters, through all groups
    Settings settings;
  };

  Settings settings_of(Options o) const;
  virtual void check_group(const Group& g) const;
  virtual Tensor step_now(const Closure* closure);
  virtual StateDict state_at(size_t index) const;
  // What the entries say of a parameter's state, checked; the function then takes it over, and
  // cannot fail.
  using Commit = std::function<void()>;
  virtual Commit read_state(size_t index, const Tensor& p, const StateDict& entries);

  const std::vector<Group>& groups() const { return groups_; }

 private:
  const Group& group(int64_t i) const;
  std::vector<Update> prepare_all();
  class StepAction;
  // Another setting, which a program would not make again.
  void check_change() const;
  void step_recorded();
  Tensor step_with_hooks(const Closure* closure);
  void run_hooks(HookPlace place, StateDict* state);
  Commit read_dict(const StateDict& state);
  Options read_options(const Group& g, const std::string& prefix,
                       const std::vector<const StateEntry*>& entries) const;

  const Algorithm& algorithm_;
  const Options defaults_;
  std::vector<Group> groups_;
  std::vector<State> states_;                              // for each parameter
  std::unordered_map<const TensorImpl*, size_t> grouped_;  // those parameters, with their places
  struct PlacedHook {
    Ref<Hook> hook;
  };
  HookRow<PlacedHook> hooks_[6];
  bool stepping_ = false;
  mutable RecursiveObjectMutex lock_;
};

// From text, "SGD(lr=0.1)", for leaves; with differentiable=True for any tensors.
Ref<Optimizer> make_optimizer(const char* text, std::vector<Tensor> params, const char* op);
// The signature of "SGD" (without params), or null.
const Signature* find_signature(std::string_view name);
// Of all optimizers.
std::vector<std::string_view> optimizer_names();

}  // namespace nnc::optim
