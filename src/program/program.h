// SPDX-License-Identifier: Apache-2.0
// Programs: forwards that are captured once and run from a plan.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>

#include "base/object_lock.h"
#include "program/plan.h"

namespace nnc::program {

class Program final : public Counted {
 public:
  // Captures function for inputs like these.
  static Ref<Program> capture(Plan::Function function, Span<const Tensor> inputs);
  // Of a training step, which the first run of each kind of inputs captures, while it takes it.
  static Ref<Program> capture_step(Plan::Function function);
  static void destroy(Program* p) { delete p; }

  // Captures anew for inputs of another kind, or if what was captured has changed.
  // More outputs than `most` are an error.
  std::vector<Tensor> run(Span<const Tensor> inputs, int64_t most = INT64_MAX);
  bool trains() const { return purpose_ == Purpose::kTraining; }
  std::string text();

 private:
  Program(Plan::Function f, Purpose purpose) : function_(std::move(f)), purpose_(purpose) {}
  // The plan that holds for the inputs, which becomes the first of plans_; null: there is none.
  Plan* find_plan(const Signature& wanted);
  Plan& make_plan(Span<const Tensor> inputs);
  bool may_run(Plan& p) const {
    return !p.is_outdated() && (&p == last_captured_ || !p.keeps_tensors());
  }

  // Plans for so many kinds of inputs are kept, those that ran last.
  static constexpr size_t kMostPlans = 16;
  const Plan::Function function_;
  const Purpose purpose_;
  std::atomic<std::thread::id> running_{};  // the thread that holds the mutex
  ObjectMutex mutex_;                       // of the plans, and of the memory in which they compute
  std::vector<std::unique_ptr<Plan>> plans_;
  Plan* last_captured_ = nullptr;
};

}  // namespace nnc::program
