// SPDX-License-Identifier: Apache-2.0
// Steps of optimizers.
#include <algorithm>

#include "graph/autograd_meta.h"
#include "kernels/copy.h"
#include "ops/convert.h"
#include "optim/optimizer.h"
#include "tensor/recording.h"

namespace nnc::optim {
namespace {

class Flag {
 public:
  explicit Flag(bool& flag) : flag_(flag) { flag_ = true; }
  ~Flag() { flag_ = false; }
  Flag(const Flag&) = delete;
  Flag& operator=(const Flag&) = delete;

 private:
  bool& flag_;
};

}  // namespace

void Optimizer::zero_grad() {
  const ReadGuard lock(lock_);
  for (const Group& g : groups_) {
    for (const Tensor& p : g.params) drop_grad(p);
  }
}

std::vector<Update> Optimizer::prepare_all() {
  std::vector<Update> updates;
  updates.reserve(states_.size());
  for (const Group& group : groups_) {
    for (size_t i = 0; i < group.params.size(); ++i) {
      const Tensor& p = group.params[i];
      const Tensor g = grad_of(p);
      if (!g.defined()) continue;
      const auto index = static_cast<int64_t>(group.first + i);
      check(is_floating(p.dtype()), Code::kDtype, "step: parameter ", index, " is torch.",
            p.dtype(), " and has a gradient; only floating point types are updated");
      check(p.contiguous() || !may_overlap(p.sizes(), p.strides()), Code::kState,
            "step: parameter ", index, ": more than one element of the written-to tensor refers ",
            "to a single memory location, size ", p.sizes(), ", stride ", p.strides());
      check(same_sizes(p.sizes(), g.sizes()), Code::kShape, "step: parameter ", index,
            " has sizes ", p.sizes(), ", its gradient ", g.sizes());
      const State& state = states_[group.first + i];
      const bool first =
          std::none_of(state.begin(), state.end(), [](const Tensor& t) { return t.defined(); });
      const Tensor converted = ops::to_dtype(g, p.dtype());
      if (differentiable())
        updates.push_back({group.first + i, p, converted, state, first});
      else
        updates.push_back(
            {group.first + i, ops::contiguous(p), ops::contiguous(converted), state, first});
      group.settings.rule->prepare(updates.back());
    }
  }
  return updates;
}

Tensor Optimizer::step_now(const Closure*) {
  if (differentiable()) {
    step_recorded();
    return {};
  }
  const GradGuard off(false);
  std::vector<Update> updates = prepare_all();
  size_t next = 0;
  for (const Group& group : groups_) {
    for (; next < updates.size() && updates[next].index < group.first + group.params.size();
         ++next) {
      Update& u = updates[next];
      const Tensor& p = group.params[u.index - group.first];
      group.settings.rule->apply(u);
      states_[u.index].swap(u.state);
      if (!u.p.same(p)) kernels::copy(p.mutable_view(), u.p.view());
      p.bump_version();
    }
  }
  return {};
}

Tensor Optimizer::step_with_hooks(const Closure* closure) {
  run_hooks(HookPlace::kStepPre, nullptr);
  Tensor loss;
  const bool own = algorithm_.create != nullptr;  // calls the closure itself
  if (closure && !own) loss = (*closure)();
  {
    const std::lock_guard lock(lock_);
    check(!stepping_, Code::kState, "a step is under way");
    const Flag stepping(stepping_);
    const Tensor first = step_now(closure);
    if (own) loss = first;
  }
  run_hooks(HookPlace::kStepPost, nullptr);
  return loss;
}

class Optimizer::StepAction final : public RecordedAction {
 public:
  explicit StepAction(Optimizer& o) : optimizer_(Ref<Optimizer>::share(&o)) {}
  void run() override { optimizer_->step_with_hooks(nullptr); }
  const char* name() const override { return "optimizer step"; }
  std::vector<Tensor> leaves() const override { return optimizer_->params(); }
  const void* subject() const override { return optimizer_.get(); }
  bool calls_host() const override {
    const auto has = [this](HookPlace place) {
      return optimizer_->hooks_[static_cast<size_t>(place)].any();
    };
    return has(HookPlace::kStepPre) || has(HookPlace::kStepPost);
  }

 private:
  const Ref<Optimizer> optimizer_;
};

Ref<RecordedAction> Optimizer::step_action() {
  return Ref<StepAction>::adopt(new StepAction(*this));
}

void Optimizer::step() {
  // Its numbers change from step to step: the learning rate, the count of steps.
  if (is_recording()) [[unlikely]]
    return recording().act(step_action());
  step_with_hooks(nullptr);
}

Tensor Optimizer::step(Closure closure) {
  const auto recorded = [&] {
    const GradGuard on(true);
    Tensor loss = closure();
    check(loss.defined() && loss.numel() == 1, Code::kCallback,
          "closure: expected a loss of one element");
    return loss;
  };
  const Closure call(recorded);
  if (is_recording()) [[unlikely]] {
    check(algorithm_.create == nullptr, Code::kUnsupported, "step: ", algorithm_.name,
          " decides itself how often its closure is called, which ", "cannot be captured");
    Tensor loss = recorded();
    step();
    return loss;
  }
  return step_with_hooks(&call);
}

Ref<Hook> Optimizer::add_hook(HookPlace place, Ref<OptimizerHook> hook, bool first) {
  Ref<Hook> h = Ref<Hook>::adopt(new Hook(std::move(hook)));
  hooks_[static_cast<size_t>(place)].add({h}, first);
  return h;
}

Optimizer::~Optimizer() = default;

// Without the lock: a hook may call whatever it likes.
void Optimizer::run_hooks(HookPlace place, StateDict* state) {
  for (const PlacedHook& h : hooks_[static_cast<size_t>(place)].alive()) {
    const Ref<HookFunction> f = h.hook->function();
    if (f) static_cast<OptimizerHook&>(*f).run(*this, state);
  }
}

}  // namespace nnc::optim
