// SPDX-License-Identifier: Apache-2.0
#include "capi/scope.h"

#include <algorithm>
#include <cstdlib>
#include <mutex>

#include "base/error.h"
#include "capi/handle.h"
#include "capi/slots.h"

namespace nnc::capi {

Scope::~Scope() {
  if (handles_ != inline_) std::free(handles_);
}

void Scope::compact() {
  int64_t kept = 0;
  for (int64_t i = 0; i < size_; ++i) {
    const Slot* s = find(handles_[i]);
    if (s && s->scope.load() == this) handles_[kept++] = handles_[i];
  }
  size_ = kept;
}

void Scope::grow() {
  const int64_t capacity = std::max<int64_t>(64, capacity_ * 2);
  void* old = handles_ == inline_ ? nullptr : handles_;
  void* fresh = std::realloc(old, static_cast<size_t>(capacity) * sizeof(void*));
  check(fresh != nullptr, Code::kMemory, "scope: out of memory");
  if (!old) std::copy(inline_, inline_ + size_, static_cast<void**>(fresh));
  handles_ = static_cast<void**>(fresh);
  capacity_ = capacity;
}

void Scope::add(void* handle) {
  const std::lock_guard lock(lock_);
  check(!closed_, Code::kHandle, "scope: the scope has been released meanwhile");
  if (size_ == capacity_) {
    compact();
    if (size_ * 2 >= capacity_) grow();
  }
  handles_[size_++] = handle;
  room_.store(capacity_ - size_, std::memory_order_relaxed);
}

void Scope::make_room(int64_t n) {
  const std::lock_guard lock(lock_);
  compact();
  while (size_ * 2 >= capacity_ || capacity_ - size_ < n) grow();
  room_.store(capacity_ - size_, std::memory_order_relaxed);
}

void Scope::release_all() {
  for (int64_t i = size_ - 1; i >= 0; --i) {
    const Slot* s = find(handles_[i]);
    if (s && s->scope.load() == this) release_handle(handles_[i]);
  }
  size_ = 0;
}

void Scope::close() {
  try {
    const std::lock_guard lock(lock_);
    closed_ = true;
  } catch (const Error&) {
    return;  // Note [Fork]: its list may be half changed
  }
  ThreadRecord& thread = this_thread();
  if (thread.closing) {
    retain();
    next_closing_ = *thread.closing;
    *thread.closing = this;
    return;
  }
  Scope* waiting = nullptr;
  thread.closing = &waiting;
  release_all();
  while (waiting) {
    const Ref<Scope> next = Ref<Scope>::adopt(waiting);
    waiting = next->next_closing_;
    next->release_all();
  }
  thread.closing = nullptr;
}

}  // namespace nnc::capi
