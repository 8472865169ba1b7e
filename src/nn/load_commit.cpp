// SPDX-License-Identifier: Apache-2.0
// Loading a state dict: what it changes, all or nothing. Note [Commit last].
#include <mutex>

#include "graph/record.h"
#include "kernels/copy.h"
#include "nn/container.h"
#include "nn/recorded.h"
#include "nn/state_dict.h"
#include "ops/undo.h"
#include "tensor/recording.h"
#include "tensor/replace_data.h"
#include "tensor/unwatched.h"

namespace nnc::nn {

// A module whose lists get other tensors, and what that takes back.
class StateLoad::Exchange final : public Counted {
 public:
  // Of the lists in which the entries were found: meanwhile the module may have others.
  explicit Exchange(const Level& level)
      : module(Ref<Module>::share(level.module)),
        seen_parameters_(*level.parameters),
        seen_buffers_(*level.buffers) {
    for (int64_t i = 0; i < seen_parameters_.size; ++i)
      parameters.push_back((*level.parameters)[i]);
    for (int64_t i = 0; i < seen_buffers_.size; ++i) buffers.push_back((*level.buffers)[i]);
  }
  bool is_of(const Level& level) const {
    return module.get() == level.module && seen_parameters_ == *level.parameters &&
           seen_buffers_ == *level.buffers;
  }
  static void destroy(Exchange* e) { delete e; }

  // All that can fail.
  void prepare() {
    // exchange() takes this lock: whoever cannot have it any more (Note [Fork]) learns it here.
    { const std::lock_guard names(module->names_lock_); }
    for (const NamedTensor& p : parameters) check_recorded(*module, p);
    for (const Buffer& b : buffers) check_recorded(*module, b);
    if (parameters_changed) parameters_ = list_of(parameters);
    if (buffers_changed) buffers_ = list_of(buffers);
    for (Flag& f : flags) {
      f.before = requires_grad(f.parameter);
      set_requires_grad(f.parameter, f.wanted);
      f.set = true;
    }
  }
  // Here and in what calls it nothing throws: the lock was free when this was prepared.
  void exchange() noexcept {  // NOLINT(bugprone-exception-escape)
    Module& m = *module;
    if (parameters_) {
      m.exchange_list(m.parameters_, Module::List::kParameters, parameters_, seen_parameters_);
    }
    if (buffers_) {
      m.exchange_list(m.buffers_, Module::List::kBuffers, buffers_, seen_buffers_);
    }
  }
  // So that the levels go on in the lists that are there now.
  void exchange_under(std::vector<Level>& levels) noexcept {  // NOLINT(bugprone-exception-escape)
    const AppendList<NamedTensor>* const former_parameters = seen_parameters_.list;
    const AppendList<Buffer>* const former_buffers = seen_buffers_.list;
    exchange();
    for (Level& l : levels) {
      if (l.parameters == former_parameters) l.parameters = seen_parameters_.list;
      if (l.buffers == former_buffers) l.buffers = seen_buffers_.list;
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

// A parameter that is given takes the place itself; of any other tensor a parameter is made that
// shares its memory. A buffer is what is given.
void StateLoad::assign(const NamedTensor& entry, const Place& place, const Tensor& given) {
  const Level& level = levels_.back();
  const bool wanted = requires_grad(Module::current(entry));
  if (place.is_parameter && wanted && !is_floating(given.dtype())) {
    errors_.add("While copying the parameter named \"" + *level.prefix + entry.name +
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
  Exchange& e = exchange_of(level);
  const auto index = static_cast<size_t>(place.index);  // in a list that only grows
  if (!place.is_parameter) {
    e.buffers_changed = true;
    e.buffers[index].tensor = t;
    return;
  }
  e.parameters_changed = true;
  e.parameters[index].tensor = t;
  if (t.impl() == given.impl()) e.flags.push_back({t, wanted});
}

// A module that is visited again has the same one, unless another thread has changed its lists.
StateLoad::Exchange& StateLoad::exchange_of(const Level& level) {
  Exchange*& latest = latest_[level.module];
  if (!latest || !latest->is_of(level)) {
    exchanges_.push_back(Ref<Exchange>::adopt(new Exchange(level)));
    latest = exchanges_.back().get();
  }
  return *latest;
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
  return p.impl()->is_parameter ? p : parameter_of(p, requires_grad(t), "load_state_dict");
}

void StateLoad::prepare_exchanges() {
  for (const Ref<Exchange>& e : exchanges_) e->prepare();
  former_->exchanges.insert(former_->exchanges.end(), exchanges_.begin(), exchanges_.end());
}

// A program that is being captured has the writes as steps of its own, and may refuse them.
void StateLoad::write_recorded() {
  if (!is_recording()) return;
  const auto recorded = [](const Write& w) {
    if (is_uninitialized(w.to)) return false;
    ops::note_values(w.to);
    kernels::copy(w.to.mutable_view(), w.from.view());
    w.to.bump_version();
    return true;
  };
  std::erase_if(writes_, recorded);
}

void StateLoad::commit() noexcept {  // NOLINT(bugprone-exception-escape)
  const Unwatched unwatched;
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
  for (const Ref<Exchange>& e : exchanges_) e->exchange_under(levels_);
  writes_.clear();
  sized_.clear();
  exchanges_.clear();
  latest_.clear();
}

// A function of the host's may see what was loaded until now.
void StateLoad::commit_for_host() {
  struct TakeBack final : UndoLog::Step {
    explicit TakeBack(const Ref<Exchange>& e) : exchange(e) {}
    void undo() noexcept override {  // NOLINT(bugprone-exception-escape)
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
  write_recorded();
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
  StateWalk::run(root_, {}, "load_state_dict");
  fail_on_problems();
  write_recorded();
  prepare_exchanges();
  LoadResult result{std::move(missing_.items()), std::move(unexpected_.items())};
  ready(result);
  commit();
  log.keep();
  return result;
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
