// SPDX-License-Identifier: Apache-2.0
// A call of a kernel, or another action, that was kept.
#pragma once

#include <memory>

#include "base/small_vector.h"
#include "kernels/common/call.h"
#include "tensor/recording.h"

namespace nnc::program {

// A copy of a call with its arguments; or an action, which has none.
class Step {
 public:
  explicit Step(const kernels::Call& c);
  explicit Step(Ref<RecordedAction> a);
  Step(Step&& o) noexcept = default;
  Step& operator=(Step&& o) noexcept;
  ~Step() { drop(); }

  void run() const {
    if (action_) return action_->run();
    type_->run(functions_, count_, arguments_.data());
    for (Storage* s : changes) s->bump_version();
  }
  void visit(kernels::OperandVisitor& v) const;
  const char* name() const { return name_; }
  bool is_action() const { return action_.get() != nullptr; }
  bool calls_host() const { return action_ && action_->calls_host(); }
  bool may_change_outside() const { return action_ || !changes.empty(); }
  // Is it a call of the family whose list ends with `last`?
  template <class F>
  bool is(F* last) const {
    return count_ > 0 && static_cast<F* const*>(functions_)[count_ - 1] == last;
  }
  template <class T>
  T& argument(int64_t i) const {
    return *static_cast<T*>(arguments_[i]);
  }

  int64_t module = -1;               // which of the modules called, in the list of the program
  int64_t call = -1;                 // the outermost of those under way
  int64_t nanoseconds = INT64_MAX;   // of the fastest run that was measured
  SmallVector<Storage*, 1> changes;  // of memory from outside
  // Of an action: does the program compute anything behind it?
  bool is_followed = false;
  size_t formers = 0;  // of its plan, which are copied before this step or an earlier one

 private:
  void drop() noexcept;
  Ref<RecordedAction> action_;
  const kernels::CallType* type_;
  const void* functions_;
  size_t count_;
  const char* name_;
  std::unique_ptr<std::byte[]> memory_;
  SmallVector<void*, 8> arguments_;
};

}  // namespace nnc::program
