// SPDX-License-Identifier: Apache-2.0
#include "base/undo.h"

#include <cstdint>
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
    if (!outer_->last_) {
      outer_->first_ = first_;
      outer_->root_ = root_;
    } else {
      for (Step* s = last_.get(); s; s = s->earlier_.get()) outer_->plant(s);
      first_->earlier_ = std::move(outer_->last_);
    }
    outer_->last_ = std::move(last_);
  }
  drop();
}

// One by one: the chain may be longer than the stack is deep.
void UndoLog::drop() noexcept {
  while (last_) last_ = std::move(last_->earlier_);
  first_ = root_ = nullptr;
}

namespace {
// One to one, so that its bits tell all objects apart.
uint64_t bits_of(const void* object) {
  uint64_t h = reinterpret_cast<uintptr_t>(object);
  h = (h ^ (h >> 32)) * 0x9e3779b97f4a7c15u;
  return h ^ (h >> 32);
}
}  // namespace

bool UndoLog::has(const void* object) const noexcept {
  if (!object) return false;
  const Step* s = root_;
  for (uint64_t bits = bits_of(object); s && s->object_ != object; bits >>= 1) {
    s = s->below_[bits & 1];
  }
  return s;
}

void UndoLog::plant(Step* step) noexcept {
  step->below_[0] = step->below_[1] = nullptr;
  if (!step->object_) return;
  Step** at = &root_;
  for (uint64_t bits = bits_of(step->object_); *at; bits >>= 1) {
    if ((*at)->object_ == step->object_) return;
    at = &(*at)->below_[bits & 1];
  }
  *at = step;
}

void UndoLog::add(const void* object, std::unique_ptr<Step> step) noexcept {
  step->object_ = object;
  step->earlier_ = std::move(last_);
  last_ = std::move(step);
  if (!first_) first_ = last_.get();
  plant(last_.get());
}

}  // namespace nnc
