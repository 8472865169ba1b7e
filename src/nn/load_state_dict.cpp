// SPDX-License-Identifier: Apache-2.0
// Loading a state dict: what it gives to whom. Note [State dicts].
#include <unordered_set>

#include "graph/record.h"
#include "nn/recorded.h"
#include "nn/state_dict.h"
#include "ops/convert.h"
#include "ops/undo.h"

namespace nnc::nn {
namespace {

constexpr const char* kLoadStateDict = "load_state_dict";

void append_keys(std::string& text, const char* what, const std::vector<std::string>& keys) {
  if (keys.empty()) return;
  text += "\n\t";
  text += what;
  text += " key(s) in state_dict: ";
  for (size_t i = 0; i < keys.size(); ++i) {
    text += (i ? ", \"" : "\"") + keys[i] + "\"";
  }
  text += ". ";
}

std::string size_text(const Tensor& t) {
  std::string text = "torch.Size(";
  append_text(text, t.sizes());
  return text + ")";
}

// As PyTorch did before 0.4, states may have a vector of one element where there is a number now.
Tensor without_former_dimension(const Tensor& given, const Tensor& own) {
  const bool former = own.dim() == 0 && given.dim() == 1 && given.size(0) == 1;
  return former ? given.alias({}, {}, given.impl()->offset) : given;
}

}  // namespace

bool StateLoad::wants(const Module& child, const std::string& name) {
  Level& level = levels_.back();
  const auto part = level.parts.find(name);
  next_.clear();
  if (part != level.parts.end()) next_ = std::move(part->second);
  return !next_.empty() || StateWalk::wants(child, name);
}

// By the names behind the module's prefix: its own entries, and what belongs to children.
void StateLoad::sort(Level& level, const Given& given) const {
  for (const NamedTensor* e : given) {
    std::string_view rest = e->name;
    if (level.changed && !rest.starts_with(*level.prefix)) continue;
    rest.remove_prefix(level.prefix->size());
    const size_t dot = rest.find('.');
    if (dot == std::string_view::npos)
      level.own[rest] = e;
    else
      level.parts[rest.substr(0, dot)].push_back(e);
  }
}

const Tensor* StateLoad::given(std::string_view name) const {
  const auto at = levels_.back().own.find(name);
  return at == levels_.back().own.end() ? nullptr : &at->second->tensor;
}

// What hooks change is seen by the module and those below it. As in PyTorch, they find what may be
// missing.
void StateLoad::run_pre_hooks(Module& m, const std::string& prefix, Given& given) {
  const auto hooks = state_hooks(m, ModuleHookPlace::kLoadPre);
  if (hooks.empty()) return;
  commit_for_host();
  std::vector<NamedTensor> state;
  std::unordered_set<std::string_view> keys;
  for (const NamedTensor* e : given) {
    state.push_back(*e);
    keys.insert(e->name);
  }
  for (const Buffer& b : m.buffers()) {
    const std::string key = prefix + b.name;
    if (b.may_be_missing && b.tensor.defined() && !keys.count(key))
      state.push_back({key, b.tensor});
  }
  LentList<NamedTensor> lent(std::move(state));
  for (const auto& hook : hooks) {
    hook.as<StateHook>().run({m, prefix, false, &lent, &missing_, &unexpected_, &errors_});
  }
  given.clear();
  for (const NamedTensor& e : changed_.emplace_back(std::move(lent.items()))) given.push_back(&e);
}

void StateLoad::enter(Module& m, const std::string& prefix) {
  Given given = std::exchange(next_, {});
  const size_t before = changed_.size();
  run_pre_hooks(m, prefix, given);
  sort(levels_.emplace_back(Level{&m, &prefix, changed_.size() > before, {}, {}}), given);
  m.load_from_state_dict(*this);
  load_extra_state();
  add_unexpected(levels_.back(), given);
}

void StateLoad::leave(Module& m, const std::string& prefix) {
  levels_.pop_back();
  const auto hooks = state_hooks(m, ModuleHookPlace::kLoadPost);
  if (hooks.empty()) return;
  commit_for_host();
  for (const auto& hook : hooks) {
    hook.as<StateHook>().run({m, prefix, false, nullptr, &missing_, &unexpected_});
  }
}

namespace {
// Gives back the extra state that there was.
struct RestoreExtraState final : UndoLog::Step {
  explicit RestoreExtraState(Module& m)
      : module(Ref<Module>::share(&m)), former(m.get_extra_state()) {}
  void undo() noexcept override {
    try {
      module->set_extra_state(former);
    } catch (...) {
    }
  }
  const Ref<Module> module;
  const Tensor former;
};
}  // namespace

void StateLoad::load_extra_state() {
  const Level& level = levels_.back();
  Module& m = *level.module;
  const Tensor* const state = given(kExtraState);
  if (!m.takes_extra_state() && !state) return;
  std::string key = *level.prefix + kExtraState;
  if (!m.takes_extra_state()) {
    unexpected_.add(std::move(key));
  } else if (!state) {
    missing_.add(std::move(key));
  } else {
    check(state->defined(), Code::kInvalid, kLoadStateDict, ": '", key, "' has no tensor");
    commit_for_host();
    if (m.gives_extra_state()) {
      UndoLog::note(nullptr, [&] { return std::make_unique<RestoreExtraState>(m); });
    }
    m.set_extra_state(*state);
  }
}

void Module::load_from_state_dict(StateLoad& load) {
  load.load_entries();
}

void StateLoad::load_entries() {
  const GradGuard off(false);
  Level& level = levels_.back();
  const AppendList<NamedTensor>& parameters = level.module->parameters();
  const AppendList<Buffer>& buffers = level.module->buffers();
  level.parameters = &parameters;
  level.buffers = &buffers;
  for (int64_t i = 0, n = parameters.size(); i < n; ++i) {
    load_entry(parameters[i], {i, true, false});
  }
  for (int64_t i = 0, n = buffers.size(); i < n; ++i) {
    if (buffers[i].persistent) load_entry(buffers[i], {i, false, buffers[i].may_be_missing});
  }
}

void StateLoad::load_entry(const NamedTensor& entry, const Place& place) {
  const Tensor own = Module::listed(entry);
  if (!own.defined()) return;
  const std::string key = *levels_.back().prefix + entry.name;
  const Tensor* const found = given(entry.name);
  if (!found) {
    if (!place.may_be_missing) missing_.add(key);
    return;
  }
  if (!found->defined()) {
    errors_.add("While copying the parameter named \"" + key +
                "\", expected a tensor from checkpoint but received None");
    return;
  }
  const bool lazy = is_uninitialized(own);
  if (is_uninitialized(*found)) {
    check(lazy, Code::kState, kLoadStateDict, ": '", key, "'", kUninitialized);
    return;
  }
  const Tensor t = without_former_dimension(*found, own);
  if (!lazy && !same_sizes(t.sizes(), own.sizes())) {
    errors_.add("size mismatch for " + key + ": copying a param with shape " + size_text(t) +
                " from checkpoint, the shape in current model is " + size_text(own) + ".");
    return;
  }
  if (options_.assign) return assign(entry, place, t);
  check_inplace(own, kLoadStateDict);
  const auto sized = lazy ? sized_.find(own.impl()) : sized_.end();
  if (sized != sized_.end() && !same_sizes(sized->second.sizes(), t.sizes())) {
    errors_.add("size mismatch for " + key + ": it is the same tensor as one that gets " +
                size_text(sized->second) + ", and is given " + size_text(t) + ".");
    return;
  }
  const Tensor from = ops::contiguous(ops::to_dtype(detach(t), own.dtype()));
  writes_.push_back({own, lazy ? ops::clone(from) : from});
  if (lazy) check_recorded(DataReplacement{own, writes_.back().from});
  if (lazy) sized_.emplace(own.impl(), writes_.back().from);
}

// In the order of the state dict, whether the name belongs to nobody or what it names is no module.
void StateLoad::add_unexpected(const Level& level, const Given& given) {
  const Module& m = *level.module;
  std::unordered_set<std::string_view> own;
  if (!given.empty()) {
    for (const NamedTensor& p : m.parameters()) {
      if (Module::listed(p).defined()) own.insert(p.name);
    }
    for (const Buffer& b : m.buffers()) {
      if (b.persistent && Module::listed(b).defined()) own.insert(b.name);
    }
  }
  for (const NamedTensor* e : given) {
    std::string_view name = e->name;
    if (level.changed && !name.starts_with(*level.prefix)) continue;
    name.remove_prefix(level.prefix->size());
    if (name == kExtraState) continue;
    const size_t dot = name.find('.');
    const bool known = dot == std::string_view::npos
                           ? own.count(name) > 0
                           : m.child_named(name.substr(0, dot)) != nullptr;
    if (!known) unexpected_.add(e->name);
  }
}

void StateLoad::fail_on_problems() {
  std::string problems;
  if (options_.strict) {
    append_keys(problems, "Missing", missing_.items());
    append_keys(problems, "Unexpected", unexpected_.items());
  }
  for (const std::string& e : errors_.items()) problems += "\n\t" + e;
  check(problems.empty(), Code::kInvalid, kLoadStateDict, ": Error(s) in loading state_dict for ",
        root_.type_name(), ":", problems);
}

}  // namespace nnc::nn
