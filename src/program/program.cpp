// SPDX-License-Identifier: Apache-2.0
#include "program/program.h"

#include <algorithm>

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

}  // namespace

Ref<Program> Program::capture(Plan::Function function, Span<const Tensor> inputs) {
  check_inputs(inputs);
  Ref<Program> p = Ref<Program>::adopt(new Program(std::move(function)));
  p->plans_.push_back(std::make_unique<Plan>(p->function_, inputs));
  return p;
}

Plan& Program::plan_for(Span<const Tensor> inputs) {
  const Signature wanted(inputs);
  const auto at = std::find_if(plans_.begin(), plans_.end(), [&](const std::unique_ptr<Plan>& p) {
    return p->signature() == wanted;
  });
  if (at != plans_.end() && (*at)->is_current()) {
    std::rotate(plans_.begin(), at, at + 1);
    return *plans_.front();
  }
  std::unique_ptr<Plan> plan = std::make_unique<Plan>(function_, inputs);
  if (at != plans_.end()) plans_.erase(at);
  if (plans_.size() == kMostPlans) plans_.pop_back();
  plans_.insert(plans_.begin(), std::move(plan));
  return *plans_.front();
}

std::vector<Tensor> Program::run(Span<const Tensor> inputs) {
  check_inputs(inputs);
  const std::lock_guard lock(mutex_);
  const size_t expected = plans_.front()->signature().inputs.size();
  check(static_cast<size_t>(inputs.size()) == expected, Code::kInvalid, "the program has ",
        static_cast<int64_t>(expected), " inputs, got ", inputs.size());
  return plan_for(inputs).run(inputs);
}

std::string Program::text() {
  check_inputs({});
  const std::lock_guard lock(mutex_);
  return plans_.front()->text();
}

}  // namespace nnc::program
