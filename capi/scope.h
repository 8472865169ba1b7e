// SPDX-License-Identifier: Apache-2.0
// The handles that die together with a scope context.
#pragma once

#include <atomic>
#include <cstdint>

#include "base/object_lock.h"
#include "base/ref.h"

namespace nnc::capi {

class Scope final : public Counted {
 public:
  static void destroy(Scope* s) { delete s; }
  void add(void* handle);
  // The next n do not fail, unless other threads add to the scope as well.
  void reserve(int64_t n) {
    if (room_.load(std::memory_order_relaxed) < n) make_room(n);
  }
  // Releases what is still registered; additions fail from then on. Scopes that this ends in turn
  // are closed one after another, however deep they are nested.
  void close();
  bool closed() const { return closed_.load(); }

 private:
  ~Scope();
  void make_room(int64_t n);
  void compact();
  void grow();
  void release_all();

  static constexpr int64_t kInline = 4;
  ObjectMutex lock_;
  std::atomic<bool> closed_{false};
  void* inline_[kInline];
  void** handles_ = inline_;
  int64_t size_ = 0, capacity_ = kInline;
  std::atomic<int64_t> room_{kInline};  // between them
  Scope* next_closing_ = nullptr;
};

}  // namespace nnc::capi
