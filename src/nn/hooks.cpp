// SPDX-License-Identifier: Apache-2.0
#include "nn/hooks.h"

#include <memory>
#include <unordered_set>

#include "graph/record.h"

namespace nnc::nn {

// ---- ModuleHooks ----

namespace {
// Lists of hooks in the process.
std::atomic<int64_t> g_lists{0};

// Never freed: the functions' hosts may be gone when the process ends.
std::atomic<ModuleHooks*> g_of_all{nullptr};

ModuleHooks& make_once(std::atomic<ModuleHooks*>& place) {
  if (ModuleHooks* there = place.load(std::memory_order_acquire)) return *there;
  auto fresh = std::make_unique<ModuleHooks>();
  ModuleHooks* there = nullptr;
  return place.compare_exchange_strong(there, fresh.get()) ? *fresh.release() : *there;
}
}  // namespace

bool any_module_hooks() {
  return g_lists.load(std::memory_order_relaxed) > 0;
}

ModuleHooks::ModuleHooks() {
  g_lists.fetch_add(1, std::memory_order_relaxed);
}

ModuleHooks::ModuleHooks(const ModuleHooks& other) : ModuleHooks() {
  for (size_t i = 0; i < kOwnHookPlaces; ++i) {
    for (Entry& e : other.at(static_cast<ModuleHookPlace>(i))) {
      places_[i].add({Ref<Hook>::adopt(new Hook(std::move(e.function))), e.options});
    }
  }
  computed_ = other.computed();
}

ModuleHooks::~ModuleHooks() {
  g_lists.fetch_sub(1, std::memory_order_relaxed);
}

Ref<Hook> ModuleHooks::add(ModuleHookPlace place, Ref<HookFunction> f,
                           const ModuleHookOptions& options) {
  Ref<Hook> hook = Ref<Hook>::adopt(new Hook(std::move(f)));
  places_[static_cast<size_t>(place)].add({hook, options}, options.prepend);
  return hook;
}

std::vector<ModuleHooks::Entry> ModuleHooks::at(ModuleHookPlace place) const {
  std::vector<Entry> alive;
  for (const Place& p : places_[static_cast<size_t>(place)].alive()) {
    if (Ref<HookFunction> f = p.hook->function()) {
      alive.push_back({p.hook, std::move(f), p.options});
    }
  }
  return alive;
}

std::vector<ModuleHooks::Computed> ModuleHooks::computed() const {
  const ReadGuard lock(lock_);
  return computed_;
}

// The lock was free when the change was prepared.
void ModuleHooks::swap_computed(  // NOLINT(bugprone-exception-escape)
    std::vector<Computed>& list) noexcept {
  const std::lock_guard lock(lock_);
  std::swap(computed_, list);
}

bool ModuleHooks::any_computed() const {
  const ReadGuard lock(lock_);
  return !computed_.empty();
}

bool ModuleHooks::any(size_t first, size_t end) const {
  return std::any_of(places_ + first, places_ + end,
                     [](const HookRow<Place>& row) { return row.any(); });
}

ModuleHooks& Module::make_hooks() {
  return make_once(hooks_);
}

void Module::drop_hooks() {
  delete hooks();
}

void Module::copy_hooks(const Module& from) {
  if (const ModuleHooks* h = from.hooks(); h && h->any()) hooks_.store(new ModuleHooks(*h));
}

bool Module::is_hooked() const {
  const ModuleHooks *own = hooks(), *of_all = g_of_all.load(std::memory_order_acquire);
  return (own && own->any_of_calls()) || (of_all && of_all->any_of_calls());
}

Ref<Hook> register_hook_of_all_modules(ModuleHookPlace place, Ref<HookFunction> f,
                                       const ModuleHookOptions& options) {
  return make_once(g_of_all).add(place, std::move(f), options);
}

std::vector<ModuleHooks::Entry> hooks_of_all_modules(ModuleHookPlace place) {
  const ModuleHooks* const of_all = g_of_all.load(std::memory_order_acquire);
  return of_all ? of_all->at(place) : std::vector<ModuleHooks::Entry>();
}

// ---- backward ----

namespace {

std::vector<Ref<ModuleHook>> functions_of(const std::vector<ModuleHooks::Entry>& entries) {
  std::vector<Ref<ModuleHook>> functions;
  functions.reserve(entries.size());
  for (const ModuleHooks::Entry& e : entries) {
    functions.push_back(Ref<ModuleHook>::share(&e.as<ModuleHook>()));
  }
  return functions;
}

void check_count(const std::vector<Tensor>& given, const std::vector<Tensor>& expected,
                 const char* hook, const char* what) {
  check(given.size() == expected.size(), Code::kCallback, hook, " returned an invalid number of ",
        what, ", got ", static_cast<int64_t>(given.size()), ", but expected ",
        static_cast<int64_t>(expected.size()));
}

}  // namespace

// What the two nodes of a call have in common.
class HookedCall::Backward final : public Counted {
 public:
  Backward(Ref<Module> module, const Entries& pre, const Entries& hooks)
      : module_(std::move(module)), pre_(functions_of(pre)), hooks_(functions_of(hooks)) {}
  static void destroy(Backward* b) { delete b; }

  // Tensors with the node before forward or behind it, if one of them wants a gradient.
  void enter(std::vector<Tensor>& inputs) { inputs_ = hook(inputs, &Backward::run_hooks); }
  void leave(std::vector<Tensor>& outputs) { outputs_ = hook(outputs, &Backward::run_pre_hooks); }

 private:
  // The places of the tensors among what forward gets or gives; nothing if none wants a gradient.
  struct Places {
    bool hooked = false;
    std::vector<size_t> tensors;
    size_t count = 0;
  };
  // Of the gradients that a node got and of those that it gives on, which it may change.
  using RunHooks = void (Backward::*)(const Tensors& gy, Tensors& gx);
  struct PassOn;

  Places hook(std::vector<Tensor>& list, RunHooks run);
  void run_hooks(const Tensors& gy, Tensors& gx);
  void run_pre_hooks(const Tensors& gy, Tensors& gx);
  void run_without_inputs(const std::vector<Tensor>& grad_output);
  void put_back(const std::vector<Tensor>& gradients, const Places& places, Tensors& gx) const;

  const Ref<Module> module_;
  const std::vector<Ref<ModuleHook>> pre_, hooks_;
  Places inputs_, outputs_;
  SpinLock lock_;
  std::optional<std::vector<Tensor>> grad_output_;  // from the node behind to the one before
};

// y = x, gx = gy. As in PyTorch, gradients that have not come are zeros.
struct HookedCall::Backward::PassOn final : Node {
  PassOn(Ref<Backward> b, RunHooks r) : owner(std::move(b)), run(r) {}
  const char* name() const override { return "BackwardHookFunctionBackward"; }
  bool runs_without_gradients() const override { return true; }
  Tensors backward(const Tensors& gy) override {
    Tensors gx;
    for (int64_t i = 0; i < gy.size(); ++i) {
      gx.push_back(gy[i].defined() ? gy[i] : Tensor::zeros(outputs[i].sizes, outputs[i].dtype));
    }
    (owner.get()->*run)(gy, gx);
    return gx;
  }

  const Ref<Backward> owner;
  const RunHooks run;
};

HookedCall::Backward::Places HookedCall::Backward::hook(std::vector<Tensor>& list, RunHooks run) {
  Places places;
  places.count = list.size();
  places.hooked = grad_enabled() && std::any_of(list.begin(), list.end(), requires_grad);
  if (!places.hooked) return places;
  const Ref<PassOn> node = Ref<PassOn>::adopt(new PassOn(Ref<Backward>::share(this), run));
  std::vector<Tensor> passed = list;
  for (size_t i = 0; i < list.size(); ++i) {
    const Tensor& t = list[i];
    if (!t.defined()) continue;
    places.tensors.push_back(i);
    add_edge(*node, gradient_edge(t));
    if (requires_grad(t)) {
      passed[i] = t.alias();
      link_view(passed[i], t, ViewOutput::kOfCustomFunction);
      attach(passed[i], node);
    } else {
      node->outputs.push_back({Dims(t.sizes()), t.dtype()});
    }
  }
  list = std::move(passed);
  return places;
}

void HookedCall::Backward::put_back(const std::vector<Tensor>& gradients, const Places& places,
                                    Tensors& gx) const {
  const std::string who = module_->type_name();
  for (int64_t i = 0; i < gx.size(); ++i) {
    const Tensor& g = gradients[places.tensors[static_cast<size_t>(i)]];
    if (g.defined()) check_replaced_gradient(gx[i], g, who.c_str());
    gx[i] = g;
  }
}

namespace {
// With nothing where there is no tensor.
std::vector<Tensor> spread(const Tensors& list, const std::vector<size_t>& places, size_t count) {
  std::vector<Tensor> all(count);
  for (size_t i = 0; i < places.size(); ++i) all[places[i]] = list[static_cast<int64_t>(i)];
  return all;
}
}  // namespace

void HookedCall::Backward::run_pre_hooks(const Tensors& gy, Tensors& gx) {
  std::vector<Tensor> grad_output = spread(gy, outputs_.tensors, outputs_.count);
  for (const Ref<ModuleHook>& h : pre_) {
    ModuleHook::Change change = h->run({*module_, {}, nullptr, grad_output});
    if (!change.tensors) continue;
    check_count(*change.tensors, grad_output, "Backward pre hook", "grad_output");
    grad_output = std::move(*change.tensors);
  }
  put_back(grad_output, outputs_, gx);
  if (!inputs_.hooked) return run_without_inputs(grad_output);
  const std::lock_guard lock(lock_);
  std::optional<std::vector<Tensor>> left(std::move(grad_output));
  std::swap(grad_output_, left);
}

// No gradient goes on to the inputs, so the hooks run when those of the outputs are there.
void HookedCall::Backward::run_without_inputs(const std::vector<Tensor>& grad_output) {
  const std::vector<Tensor> none(inputs_.count);
  for (const Ref<ModuleHook>& h : hooks_) {
    const ModuleHook::Change change = h->run({*module_, none, nullptr, grad_output});
    const bool replaces =
        change.tensors && std::any_of(change.tensors->begin(), change.tensors->end(),
                                      [](const Tensor& t) { return t.defined(); });
    check(!replaces, Code::kCallback,
          "Backward hook for Modules where no input requires gradient should always return None or "
          "None for all gradients.");
  }
}

void HookedCall::Backward::run_hooks(const Tensors&, Tensors& gx) {
  std::optional<std::vector<Tensor>> grad_output;
  {
    const std::lock_guard lock(lock_);
    std::swap(grad_output, grad_output_);
  }
  // Gradients may come to the inputs without having gone through the outputs.
  if (!grad_output) return;
  std::vector<Tensor> grad_input = spread(gx, inputs_.tensors, inputs_.count);
  for (const Ref<ModuleHook>& h : hooks_) {
    ModuleHook::Change change = h->run({*module_, grad_input, nullptr, *grad_output});
    if (!change.tensors) continue;
    check_count(*change.tensors, grad_input, "Backward hook", "grad_input");
    grad_input = std::move(*change.tensors);
  }
  put_back(grad_input, inputs_, gx);
}

// ---- one call ----

HookedCall::HookedCall(Module& m) : module_(Ref<Module>::share(&m)) {
  const Entries pre = hooks(ModuleHookPlace::kBackwardPre),
                back = hooks(ModuleHookPlace::kBackward);
  if (pre.empty() && back.empty()) return;
  backward_ = Ref<Backward>::adopt(new Backward(module_, pre, back));
}

HookedCall::~HookedCall() = default;

// Those of all modules, then the module's own.
HookedCall::Entries HookedCall::hooks(ModuleHookPlace place) const {
  Entries all;
  for (const ModuleHooks* list : {g_of_all.load(std::memory_order_acquire), module_->hooks()}) {
    if (!list) continue;
    for (ModuleHooks::Entry& e : list->at(place)) all.push_back(std::move(e));
  }
  return all;
}

Inputs HookedCall::before(const Inputs& in) {
  inputs_.assign(in.tensors.begin(), in.tensors.end());
  if (in.kwargs) kwargs_ = *in.kwargs;
  for (const ModuleHooks::Entry& e : hooks(ModuleHookPlace::kForwardPre)) {
    const Kwargs* const kwargs = e.options.with_kwargs ? &kwargs_ : nullptr;
    ModuleHook::Change change = e.as<ModuleHook>().run({*module_, inputs_, kwargs, {}});
    if (change.tensors) inputs_ = std::move(*change.tensors);
    if (change.kwargs) kwargs_ = std::move(*change.kwargs);
  }
  if (backward_) backward_->enter(inputs_);
  return {inputs_, kwargs_.empty() ? nullptr : &kwargs_};
}

void HookedCall::run_hook(const ModuleHooks::Entry& e) {
  if (e.options.always_call) always_called_.push_back(e.function.get());
  const Span<const Tensor> outputs =
      outputs_ ? Span<const Tensor>(*outputs_) : Span<const Tensor>();
  ModuleHook::Change change = e.as<ModuleHook>().run(
      {*module_, inputs_, e.options.with_kwargs ? &kwargs_ : nullptr, outputs});
  if (change.tensors) outputs_ = std::move(*change.tensors);
}

std::vector<Tensor> HookedCall::after(std::vector<Tensor> outputs) {
  outputs_ = std::move(outputs);
  for (const ModuleHooks::Entry& e : hooks(ModuleHookPlace::kForward)) run_hook(e);
  if (backward_) backward_->leave(*outputs_);
  return *std::move(outputs_);
}

// What these fail with comes second to what the call has failed with.
void HookedCall::failed() noexcept {
  try {
    std::unordered_set<const HookFunction*> done(always_called_.begin(), always_called_.end());
    for (const ModuleHooks::Entry& e : hooks(ModuleHookPlace::kForward)) {
      if (!e.options.always_call || !done.insert(e.function.get()).second) continue;
      try {
        run_hook(e);
      } catch (...) {
      }
    }
  } catch (...) {
  }
}

}  // namespace nnc::nn
