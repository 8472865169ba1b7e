// SPDX-License-Identifier: Apache-2.0
#include "engine/multi_hook.h"

namespace nnc {
namespace {
constinit thread_local CurrentRun* t_run __attribute__((tls_model("initial-exec"))) = nullptr;
}

CurrentRun* CurrentRun::get() {
  return t_run;
}

CurrentRun::CurrentRun() : outer_(t_run) {
  t_run = this;
}

CurrentRun::~CurrentRun() {
  t_run = outer_;
  for (const Ref<KeptInRun>& k : kept_) {
    std::vector<Tensor> dropped;  // freed after the lock
    const std::lock_guard lock(k->mutex);
    if (k->run != this) continue;
    k->run = nullptr;
    dropped.swap(k->tensors);
  }
}

namespace {

// What the hooks of the tensors have in common. Its address is the key of what a run gathers.
struct Group final : Counted {
  Group(const Ref<MultiGradFunction>& f, size_t n) : receivers(n), function(f) {}
  static void destroy(Group* g) { delete g; }

  // The nodes and leaves that have the hooks, null for those that are gone: references to them
  // would be cycles.
  std::vector<std::atomic<const void*>> receivers;
  const Ref<MultiGradFunction> function;
};

const void* receiver_of(const Tensor& t) {
  const Edge e = gradient_edge(t);
  return e.node ? static_cast<const void*>(e.node.get()) : e.leaf.get();
}

class AllHook final : public HookFunction {
 public:
  AllHook(const Ref<Group>& group, size_t place, const Tensor& t) : group_(group), place_(place) {
    group_->receivers[place] = receiver_of(t);
  }
  ~AllHook() override { group_->receivers[place_] = nullptr; }

  Tensor call(const Tensor& g) override {
    const CurrentRun& run = *CurrentRun::get();
    CurrentRun::Gathered& here = CurrentRun::get()->gathered(group_.get());
    if (here.missing < 0) {
      here.missing = 0;
      for (const auto& r : group_->receivers) here.missing += r && run.reaches(r) ? 1 : 0;
      here.gradients.resize(group_->receivers.size());
    }
    here.gradients[place_] = g;
    if (--here.missing > 0) return {};
    const std::vector<Tensor> all = std::move(here.gradients);
    group_->function->call(all);
    return {};
  }

 private:
  const Ref<Group> group_;
  const size_t place_;
};

class AnyHook final : public HookFunction {
 public:
  explicit AnyHook(const Ref<Group>& group) : group_(group) {}

  Tensor call(const Tensor& g) override {
    CurrentRun::Gathered& here = CurrentRun::get()->gathered(group_.get());
    if (here.missing == 0) return {};
    here.missing = 0;
    group_->function->call(Span<const Tensor>(&g, 1));
    return {};
  }

 private:
  const Ref<Group> group_;
};

}  // namespace

std::vector<Ref<Hook>> register_multi_grad_hook(Span<const Tensor> tensors,
                                                const Ref<MultiGradFunction>& function,
                                                MultiGradMode mode) {
  const bool all = mode == MultiGradMode::kAll;
  for (int64_t i = 0; i < tensors.size(); ++i) {
    check(!all || requires_grad(tensors[i]), Code::kState, "register_multi_grad_hook: element ", i,
          " of tensors does not require grad");
  }
  const Ref<Group> group =
      Ref<Group>::adopt(new Group(function, static_cast<size_t>(tensors.size())));
  std::vector<Ref<Hook>> hooks;
  hooks.reserve(static_cast<size_t>(tensors.size()));
  try {
    for (int64_t i = 0; i < tensors.size(); ++i) {
      const Tensor& t = tensors[i];
      if (!requires_grad(t)) continue;
      HookFunction* f =
          all ? static_cast<HookFunction*>(new AllHook(group, static_cast<size_t>(i), t))
              : new AnyHook(group);
      hooks.push_back(register_hook(t, Ref<HookFunction>::adopt(f)));
    }
  } catch (...) {
    for (const Ref<Hook>& h : hooks) h->remove();
    throw;
  }
  return hooks;
}

}  // namespace nnc
