// SPDX-License-Identifier: Apache-2.0
// A call of a kernel that was kept.
#pragma once

#include <memory>

#include "base/small_vector.h"
#include "kernels/common/call.h"

namespace nnc::program {

// A copy of a call with its arguments.
class Step {
 public:
  explicit Step(const kernels::Call& c);
  Step(Step&& o) noexcept = default;
  Step& operator=(Step&& o) noexcept;
  ~Step() { drop(); }

  void run() const { type_->run(functions_, count_, arguments_.data()); }
  void visit(kernels::OperandVisitor& v) const;
  const char* name() const { return name_; }
  // Is it a call of the family whose list ends with `last`?
  template <class F>
  bool is(F* last) const {
    return count_ > 0 && static_cast<F* const*>(functions_)[count_ - 1] == last;
  }
  template <class T>
  T& argument(int64_t i) const {
    return *static_cast<T*>(arguments_[i]);
  }

  int64_t module = -1;      // which of the modules called, in the list of the program
  int64_t nanoseconds = 0;  // of the run that measured

 private:
  void drop() noexcept;
  const kernels::CallType* type_;
  const void* functions_;
  size_t count_;
  const char* name_;
  std::unique_ptr<std::byte[]> memory_;
  SmallVector<void*, 8> arguments_;
};

}  // namespace nnc::program
