// SPDX-License-Identifier: Apache-2.0
#include "base/undo.h"

#include <utility>

namespace nnc {

constinit thread_local UndoLog* UndoLog::t_current __attribute__((tls_model("initial-exec"))) =
    nullptr;

UndoLog::~UndoLog() {
  t_current = outer_;
  for (Step* s = last_.get(); s; s = s->earlier_.get()) s->undo();
  drop();
}

void UndoLog::keep() noexcept {
  if (outer_ && last_) {
    Step* first = last_.get();
    while (first->earlier_) first = first->earlier_.get();
    first->earlier_ = std::move(outer_->last_);
    outer_->last_ = std::move(last_);
  }
  drop();
}

// One by one: the chain may be longer than the stack is deep.
void UndoLog::drop() noexcept {
  while (last_) last_ = std::move(last_->earlier_);
}

bool UndoLog::has(const void* object) const noexcept {
  for (const Step* s = last_.get(); s; s = s->earlier_.get()) {
    if (object && s->object_ == object) return true;
  }
  return false;
}

void UndoLog::add(const void* object, std::unique_ptr<Step> step) noexcept {
  step->object_ = object;
  step->earlier_ = std::move(last_);
  last_ = std::move(step);
}

}  // namespace nnc
