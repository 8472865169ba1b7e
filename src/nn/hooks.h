// SPDX-License-Identifier: Apache-2.0
// Hooks of modules: functions around a call, and with the gradients of its inputs and outputs.
#pragma once

#include <optional>
#include <vector>

#include "base/object_lock.h"
#include "graph/hook_row.h"
#include "graph/hooks.h"
#include "nn/lent_list.h"
#include "nn/module.h"

namespace nnc::nn {

// Note [Module hooks]
// As in PyTorch, a call takes the hooks of backward when it begins, those before forward then, and
// those after forward when that has ended: what is removed after that runs this time, what is added
// before it too. A module that has no hooks when its call begins runs none. A call that has hooks
// of backward puts a node before forward and one behind it, through which all gradients of the
// inputs and outputs go unchanged; the one behind leaves what it got for the one before. The nodes
// keep the module and the hooks. While no module has hooks, a call pays for them with one test.

// What a hook calls.
class ModuleHook : public HookFunction {
 public:
  Tensor call(const Tensor&) final { return {}; }

  // Before forward: the inputs. After it: inputs and outputs, or no outputs if forward has failed.
  // Before backward: the gradients of the outputs; after it: those of inputs and outputs.
  struct Seen {
    Module& module;
    Span<const Tensor> inputs;
    const Kwargs* kwargs;  // null unless the hook wants them
    Span<const Tensor> outputs;
  };
  // What replaces the inputs, the outputs, the gradients of the outputs, or those of the inputs.
  struct Change {
    std::optional<std::vector<Tensor>> tensors;
    std::optional<Kwargs> kwargs;  // before forward
  };
  virtual Change run(const Seen& seen) = 0;
};

// What a hook of state dicts calls: Note [State dicts] in state_dict.h.
class StateHook : public HookFunction {
 public:
  Tensor call(const Tensor&) final { return {}; }

  // What the hook may change; null is what its kind does not get.
  struct Seen {
    Module& module;
    const std::string& prefix;
    bool keep_vars = false;
    LentList<NamedTensor>* state = nullptr;
    LentList<std::string>*missing = nullptr, *unexpected = nullptr, *errors = nullptr;
  };
  virtual void run(const Seen& seen) = 0;
};

// What a hook of registrations calls: Note [Registration hooks] in registration_hooks.cpp.
class RegistrationHook : public HookFunction {
 public:
  Tensor call(const Tensor&) final { return {}; }

  // A tensor or a child. A buffer and a child may be None.
  struct Entry {
    Module& module;
    const std::string& name;
    Tensor tensor;
    Ref<Module> child;
    bool is_child = false;
  };
  // May put another tensor or child into its place.
  virtual void run(Entry& entry) = 0;
};

enum class ModuleHookPlace : uint8_t {
  kForwardPre,
  kForward,
  kBackwardPre,
  kBackward,
  kStateDictPre,
  kStateDictPost,
  kLoadPre,
  kLoadPost,
  kRegisterParameter,
  kRegisterBuffer,
  kRegisterModule
};
// Those of calls come first, then those of state dicts, then those of all modules alone.
inline constexpr size_t kCallHookPlaces = 4, kOwnHookPlaces = 8, kModuleHookPlaces = 11;

struct ModuleHookOptions {
  bool prepend = false;
  bool with_kwargs = false;
  bool always_call = false;  // after forward: also when the call has failed
};

// What computes a tensor of a module: Note [Computed tensors]. The same for all copies of a module.
class TensorSource : public Counted {
 public:
  virtual ~TensorSource() = default;
  static void destroy(TensorSource* s) { delete s; }
  // calls: for a call of m; otherwise somebody reads the tensor.
  virtual Tensor compute(Module& m, bool calls) const = 0;
  // Is that entry of the module what it computes from?
  virtual bool reads(std::string_view) const { return false; }
};

// Hooks, and what else a call of the module has to look at.
class ModuleHooks {
 public:
  // Note [Computed tensors]: the entry of that name.
  struct Computed {
    std::string name;
    Ref<TensorSource> source;
  };
  struct Entry {
    Ref<Hook> hook;
    Ref<HookFunction> function;
    ModuleHookOptions options;

    // The function as that of its place.
    template <class F>
    F& as() const {
      return static_cast<F&>(*function);
    }
  };

  ModuleHooks();
  // Hooks of modules that were copied. They have functions in common, and are removed apart.
  explicit ModuleHooks(const ModuleHooks& other);
  ModuleHooks& operator=(const ModuleHooks&) = delete;
  ~ModuleHooks();

  Ref<Hook> add(ModuleHookPlace place, Ref<HookFunction> f, const ModuleHookOptions& options);
  // Those that are not removed.
  std::vector<Entry> at(ModuleHookPlace place) const;
  std::vector<Computed> computed() const;
  void swap_computed(std::vector<Computed>& list) noexcept;  // NOLINT(bugprone-exception-escape)
  // Anything that calls have to look at, or state dicts?
  bool any_of_calls() const { return any_computed() || any(0, kCallHookPlaces); }
  bool any_of_states() const { return any(kCallHookPlaces, kOwnHookPlaces); }
  bool any() const { return any_of_calls() || any_of_states(); }

 private:
  struct Place {
    Ref<Hook> hook;
    ModuleHookOptions options;
  };
  bool any_computed() const;
  bool any(size_t first, size_t end) const;
  HookRow<Place> places_[kModuleHookPlaces];
  mutable ObjectMutex lock_;  // of what follows
  std::vector<Computed> computed_;
};

// Runs before those of the module.
Ref<Hook> register_hook_of_all_modules(ModuleHookPlace place, Ref<HookFunction> f,
                                       const ModuleHookOptions& options);
std::vector<ModuleHooks::Entry> hooks_of_all_modules(ModuleHookPlace place);

// One call of a module that has hooks.
class HookedCall {
 public:
  explicit HookedCall(Module& m);
  ~HookedCall();
  HookedCall(const HookedCall&) = delete;
  HookedCall& operator=(const HookedCall&) = delete;

  // What forward gets. It lies in this object.
  Inputs before(const Inputs& in);
  // What the call gives instead of forward's outputs.
  std::vector<Tensor> after(std::vector<Tensor> outputs);
  // One of these or forward has failed: calls the hooks that are always called and were not yet.
  void failed() noexcept;

 private:
  class Backward;
  using Entries = std::vector<ModuleHooks::Entry>;

  Entries hooks(ModuleHookPlace place) const;
  void run_hook(const ModuleHooks::Entry& e);

  const Ref<Module> module_;
  Ref<Backward> backward_;  // null without hooks of backward
  std::vector<Tensor> inputs_;
  Kwargs kwargs_;
  std::optional<std::vector<Tensor>> outputs_;
  std::vector<const HookFunction*> always_called_;  // so far
};

}  // namespace nnc::nn
