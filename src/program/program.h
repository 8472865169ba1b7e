// SPDX-License-Identifier: Apache-2.0
// Programs: forwards that are captured once and run from a plan.
#pragma once

#include <memory>
#include <mutex>

#include "program/plan.h"

namespace nnc::program {

class Program final : public Counted {
 public:
  // Captures function for inputs like these.
  static Ref<Program> capture(Plan::Function function, Span<const Tensor> inputs);
  static void destroy(Program* p) { delete p; }

  // Captures anew for inputs of another kind, or if a constant has changed.
  std::vector<Tensor> run(Span<const Tensor> inputs);
  std::string text();

 private:
  explicit Program(Plan::Function f) : function_(std::move(f)) {}
  // The first of plans_ from now on.
  Plan& plan_for(Span<const Tensor> inputs);

  // Plans for so many kinds of inputs are kept, those that ran last.
  static constexpr size_t kMostPlans = 16;
  const Plan::Function function_;
  std::mutex mutex_;  // of the plans, and of the memory in which they compute
  std::vector<std::unique_ptr<Plan>> plans_;
};

}  // namespace nnc::program
