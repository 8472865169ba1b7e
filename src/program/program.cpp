// SPDX-License-Identifier: Apache-2.0
#include "program/program.h"

#include <algorithm>

#include "graph/autograd_meta.h"

namespace nnc::program {
namespace {

void check_inputs(Span<const Tensor> inputs) {
  check(!is_recording(), Code::kInvalid, "a program cannot be used while another one is captured");
  int64_t i = 0;
  for (const Tensor& t : inputs) {
    check(t.defined(), Code::kInvalid, "inputs[", i, "] is NULL");
    ++i;
  }
}

// A function that is captured, or a hook of an optimizer, may call anything but its own program.
class Running {
 public:
  Running(ObjectMutex& mutex, std::atomic<std::thread::id>& thread) : thread_(thread) {
    check(thread.load(std::memory_order_relaxed) != std::this_thread::get_id(), Code::kInvalid,
          "the program is run by what it calls itself");
    lock_ = std::unique_lock(mutex);
    thread.store(std::this_thread::get_id(), std::memory_order_relaxed);
  }
  ~Running() { thread_.store({}, std::memory_order_relaxed); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  std::atomic<std::thread::id>& thread_;
  std::unique_lock<ObjectMutex> lock_;
};

}  // namespace

Ref<Program> Program::capture(Plan::Function function, Span<const Tensor> inputs) {
  check_inputs(inputs);
  Ref<Program> p = Ref<Program>::adopt(new Program(std::move(function), Purpose::kForward));
  p->make_plan(inputs);
  return p;
}

Ref<Program> Program::capture_step(Plan::Function function) {
  return Ref<Program>::adopt(new Program(std::move(function), Purpose::kTraining));
}

Plan* Program::find_plan(const Signature& wanted) {
  const auto at = std::find_if(plans_.begin(), plans_.end(), [&](const std::unique_ptr<Plan>& p) {
    return p->signature() == wanted && may_run(*p) && p->fits_grads();
  });
  if (at == plans_.end()) return nullptr;
  std::rotate(plans_.begin(), at, at + 1);
  return plans_.front().get();
}

Plan& Program::make_plan(Span<const Tensor> inputs) {
  plans_.reserve(kMostPlans);
  last_captured_ =
      nullptr;  // also where the function fails: what the host has kept is of that call
  auto plan = std::make_unique<Plan>(function_, inputs, purpose_);
  std::vector<const Plan*> over;
  for (const std::unique_ptr<Plan>& p : plans_) {
    if (!may_run(*p)) over.push_back(p.get());
  }
  // Nothing below fails.
  std::erase_if(plans_, [&](const std::unique_ptr<Plan>& p) {
    return std::find(over.begin(), over.end(), p.get()) != over.end();
  });
  if (plans_.size() == kMostPlans) plans_.pop_back();
  last_captured_ = plans_.insert(plans_.begin(), std::move(plan))->get();
  return *last_captured_;
}

std::vector<Tensor> Program::run(Span<const Tensor> inputs, int64_t most) {
  check_inputs(inputs);
  for (int64_t i = 0; trains() && i < inputs.size(); ++i) {
    check(!requires_grad(inputs[i]), Code::kInvalid, "inputs[", i,
          "] requires grad; a training step works on copies of its inputs, which would get the "
          "gradient: give the program what nnc_tensor_detach makes of it");
  }
  const Running running(mutex_, running_);
  if (!plans_.empty()) {
    const size_t expected = plans_.front()->signature().inputs.size();
    check(static_cast<size_t>(inputs.size()) == expected, Code::kInvalid, "the program has ",
          static_cast<int64_t>(expected), " inputs, got ", inputs.size());
  }
  if (last_captured_) last_captured_->keeps_tensors();
  const auto check_room = [most](const Plan& plan) {
    check(plan.output_count() <= most, Code::kInvalid, plan.output_count(),
          " tensors, but capacity is ", most);
  };
  if (Plan* const plan = find_plan(Signature(inputs, purpose_))) {
    check_room(*plan);
    return plan->run(inputs);
  }
  Plan& plan = make_plan(inputs);
  check_room(plan);
  return trains() ? plan.take_first_results() : plan.run(inputs);
}

std::string Program::text() {
  check_inputs({});
  const Running running(mutex_, running_);
  check(!plans_.empty(), Code::kState, "the program has not run yet");
  return plans_.front()->text();
}

}  // namespace nnc::program
