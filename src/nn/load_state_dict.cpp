// SPDX-License-Identifier: Apache-2.0
// Loading a state dict: Note [State dicts].
#include <algorithm>
#include <unordered_set>

#include "graph/record.h"
#include "kernels/copy.h"
#include "nn/container.h"
#include "nn/state_dict.h"
#include "ops/convert.h"
#include "ops/undo.h"
#include "tensor/replace_data.h"

namespace nnc::nn {
namespace {

constexpr const char* kOp = "load_state_dict";

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

// A module whose lists get other tensors, and what that takes back.
class StateLoad::Exchange final : public Counted {
 public:
  explicit Exchange(Module& m)
      : module(Ref<Module>::share(&m)),
        seen_parameters_(m.parameters()),
        seen_buffers_(m.buffers()) {
    for (const NamedTensor& p : m.parameters()) parameters.push_back(p);
    for (const Buffer& b : m.buffers()) buffers.push_back(b);
  }
  static void destroy(Exchange* e) { delete e; }

  // All that can fail.
  void prepare() {
    if (parameters_changed) parameters_ = list_of(parameters);
    if (buffers_changed) buffers_ = list_of(buffers);
    for (Flag& f : flags) {
      f.before = requires_grad(f.parameter);
      set_requires_grad(f.parameter, f.wanted);
      f.set = true;
    }
  }
  void exchange() noexcept {
    Module& m = *module;
    if (parameters_) {
      m.exchange_list(m.parameters_, Module::List::kParameters, parameters_, seen_parameters_);
    }
    if (buffers_) {
      m.exchange_list(m.buffers_, Module::List::kBuffers, buffers_, seen_buffers_);
    }
  }
  void restore_flags() noexcept {
    for (size_t i = flags.size(); i-- > 0;) {
      if (flags[i].set) set_requires_grad(flags[i].parameter, flags[i].before);
      flags[i].set = false;
    }
  }

  // Parameters that are given are taken themselves, but require gradients as the former ones do.
  struct Flag {
    Tensor parameter;
    bool wanted, before = false, set = false;
  };
  const Ref<Module> module;
  std::vector<NamedTensor> parameters;
  std::vector<Buffer> buffers;
  std::vector<Flag> flags;
  bool parameters_changed = false, buffers_changed = false;

 private:
  template <class T>
  static Ref<AppendList<T>> list_of(const std::vector<T>& entries) {
    Ref<AppendList<T>> list = Ref<AppendList<T>>::adopt(new AppendList<T>);
    for (const T& e : entries) list->append(e);
    return list;
  }

  Ref<AppendList<NamedTensor>> parameters_;
  Ref<AppendList<Buffer>> buffers_;
  Module::SeenList<NamedTensor> seen_parameters_;
  Module::SeenList<Buffer> seen_buffers_;
};

// The lists that were replaced, which may still be read.
class StateLoad::Former final : public FormerList {
 public:
  std::vector<Ref<Exchange>> exchanges;
};

StateLoad::StateLoad(Module& root, const LoadOptions& options) : root_(root), options_(options) {}

StateLoad::~StateLoad() {
  for (const Ref<Exchange>& e : exchanges_) e->restore_flags();  // has not come to its exchange
}

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
  std::vector<NamedTensor>& state = changed_.emplace_back();
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
  for (const auto& hook : hooks) {
    hook.as<StateHook>().run(
        {m, prefix, false, &state, &result_.missing, &result_.unexpected, &errors_});
  }
  given.clear();
  for (const NamedTensor& e : state) given.push_back(&e);
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
    hook.as<StateHook>().run({m, prefix, false, nullptr, &result_.missing, &result_.unexpected});
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
    result_.unexpected.push_back(std::move(key));
  } else if (!state) {
    result_.missing.push_back(std::move(key));
  } else {
    check(state->defined(), Code::kInvalid, kOp, ": '", key, "' has no tensor");
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
  const AppendList<NamedTensor>& parameters = levels_.back().module->parameters();
  for (int64_t i = 0, n = parameters.size(); i < n; ++i) {
    load_entry(parameters[i], {i, true, false});
  }
  const AppendList<Buffer>& buffers = levels_.back().module->buffers();
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
    if (!place.may_be_missing) result_.missing.push_back(key);
    return;
  }
  if (!found->defined()) {
    errors_.push_back("While copying the parameter named \"" + key +
                      "\", expected a tensor from checkpoint but received None");
    return;
  }
  const bool lazy = is_uninitialized(own);
  if (is_uninitialized(*found)) {
    check(lazy, Code::kState, kOp, ": '", key, "'", kUninitialized);
    return;
  }
  const Tensor t = without_former_dimension(*found, own);
  if (!lazy && !same_sizes(t.sizes(), own.sizes())) {
    errors_.push_back("size mismatch for " + key + ": copying a param with shape " + size_text(t) +
                      " from checkpoint, the shape in current model is " + size_text(own) + ".");
    return;
  }
  if (options_.assign) return assign(entry, place, t);
  check_inplace(own, kOp);
  for (const Write& w : writes_) {
    if (!lazy || w.to.impl() != own.impl() || same_sizes(w.from.sizes(), t.sizes())) continue;
    errors_.push_back("size mismatch for " + key + ": it is the same tensor as one that gets " +
                      size_text(w.from) + ", and is given " + size_text(t) + ".");
    return;
  }
  const Tensor from = ops::contiguous(ops::to_dtype(detach(t), own.dtype()));
  writes_.push_back({own, lazy ? ops::clone(from) : from});
}

// A parameter that is given takes the place itself; of any other tensor a parameter is made that
// shares its memory. A buffer is what is given.
void StateLoad::assign(const NamedTensor& entry, const Place& place, const Tensor& given) {
  const Level& level = levels_.back();
  Module& m = *level.module;
  const bool wanted = requires_grad(Module::current(entry));
  if (place.is_parameter && wanted && !is_floating(given.dtype())) {
    errors_.push_back("While copying the parameter named \"" + *level.prefix + entry.name +
                      "\": only tensors of floating point dtype can require gradients, got torch." +
                      dtype_name(given.dtype()));
    return;
  }
  const bool taken = given.impl()->is_parameter;
  Tensor t = taken == place.is_parameter ? given : detach(given);
  if (place.is_parameter && !taken) {
    set_requires_grad(t, wanted);
    t.impl()->is_parameter = true;
  }
  t = shown(entry, place, t);
  const auto same = [&](const Ref<Exchange>& e) { return e->module.get() == &m; };
  auto at = std::find_if(exchanges_.begin(), exchanges_.end(), same);
  if (at == exchanges_.end()) {
    exchanges_.push_back(Ref<Exchange>::adopt(new Exchange(m)));
    at = exchanges_.end() - 1;
  }
  Exchange& e = **at;
  const auto index = static_cast<size_t>(place.index);
  if (!place.is_parameter) {
    e.buffers_changed = true;
    e.buffers[index].tensor = t;
    return;
  }
  e.parameters_changed = true;
  e.parameters[index].tensor = t;
  if (t.impl() == given.impl()) e.flags.push_back({t, wanted});
}

// What hooks of registrations put into the place of t.
Tensor StateLoad::shown(const NamedTensor& entry, const Place& place, const Tensor& t) {
  const ModuleHookPlace hooks =
      place.is_parameter ? ModuleHookPlace::kRegisterParameter : ModuleHookPlace::kRegisterBuffer;
  if (hooks_of_all_modules(hooks).empty()) return t;
  commit_for_host();
  Module& m = *levels_.back().module;
  if (!place.is_parameter) return m.shown_buffer(entry.name, t);
  const Tensor p = m.shown_parameter(entry.name, t);
  return p.impl()->is_parameter ? p : parameter_of(p, requires_grad(t), kOp);
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
    if (!known) result_.unexpected.push_back(e->name);
  }
}

void StateLoad::fail_on_problems() const {
  std::string problems;
  if (options_.strict) {
    append_keys(problems, "Missing", result_.missing);
    append_keys(problems, "Unexpected", result_.unexpected);
  }
  for (const std::string& e : errors_) problems += "\n\t" + e;
  check(problems.empty(), Code::kInvalid, kOp, ": Error(s) in loading state_dict for ",
        root_.type_name(), ":", problems);
}

void StateLoad::prepare_exchanges() {
  for (const Ref<Exchange>& e : exchanges_) e->prepare();
  former_->exchanges.insert(former_->exchanges.end(), exchanges_.begin(), exchanges_.end());
}

void StateLoad::commit() noexcept {
  for (const Write& w : writes_) {
    // A tensor of a lazy module takes the size of what is given.
    if (is_uninitialized(w.to)) {
      DataReplacement{w.to, w.from}.commit_sizes();
      w.to.impl()->uninitialized.store(false, std::memory_order_release);
      continue;
    }
    kernels::copy(w.to.mutable_view(), w.from.view());
    w.to.bump_version();
  }
  for (const Ref<Exchange>& e : exchanges_) e->exchange();
  writes_.clear();
  exchanges_.clear();
}

// A function of the host's may see what was loaded until now.
void StateLoad::commit_for_host() {
  struct TakeBack final : UndoLog::Step {
    explicit TakeBack(const Ref<Exchange>& e) : exchange(e) {}
    void undo() noexcept override {
      exchange->exchange();
      exchange->restore_flags();
    }
    const Ref<Exchange> exchange;
  };
  // Note [Lazy modules]: the mark returns, the size stays.
  struct Mark final : UndoLog::Step {
    explicit Mark(const Tensor& t) : tensor(t) {}
    void undo() noexcept override {
      tensor.impl()->uninitialized.store(true, std::memory_order_release);
    }
    const Tensor tensor;
  };
  for (const Write& w : writes_) {
    if (is_uninitialized(w.to))
      UndoLog::note(nullptr, [&] { return std::make_unique<Mark>(w.to); });
    else
      ops::note_values(w.to);
  }
  prepare_exchanges();
  std::vector<std::unique_ptr<TakeBack>> steps;
  for (const Ref<Exchange>& e : exchanges_) steps.push_back(std::make_unique<TakeBack>(e));
  commit();
  for (auto& step : steps) {
    UndoLog::note(nullptr, [&] { return std::move(step); });
  }
}

LoadResult StateLoad::run(Span<const NamedTensor> state, Ref<FormerList>& former,
                          FunctionRef<void(const LoadResult&)> ready) {
  former_ = Ref<Former>::adopt(new Former);
  former = former_;
  for (const NamedTensor& e : state) next_.push_back(&e);
  UndoLog log;
  StateWalk::run(root_, {}, kOp);
  fail_on_problems();
  prepare_exchanges();
  ready(result_);
  commit();
  log.keep();
  return std::move(result_);
}

LoadResult Module::load_state_dict(Span<const NamedTensor> state, const LoadOptions& options,
                                   Ref<FormerList>& former,
                                   FunctionRef<void(const LoadResult&)> ready) {
  return StateLoad(*this, options).run(state, former, ready);
}

LoadResult Module::load_state_dict(Span<const NamedTensor> state, bool strict) {
  Ref<FormerList> none;
  return load_state_dict(state, {strict, false}, none);
}

}  // namespace nnc::nn
